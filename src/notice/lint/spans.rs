//! Which years of reviews and of hours are counted, held against the words: 任现职以来 goes back as far as the longest row,
//! 上年度 is the year before, 2023年至2025年 are these three, however they are reckoned.

use toml::Value;

use super::held::is_since;
use super::numbers::{Unit, YEAR_DIGITS, counted_with, year_spans, years};
use super::years::{OF_TODAY, ranges, reckoned};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;
use crate::notice::source::ladder::Ladder;
use crate::notice::source::{Courses, OF_CUTOFF, Year};

/// Words for the year before that of the notice, and for some years up to it.
const LAST_YEAR: &[&str] = &["上年度", "上一年度", "上一年"];
const NEAR: &str = "近";
/// Words by which hours are asked of each year, and of some of them.
const EACH: &[&str] = &["每年", "各年", "历年", "逐年", "每个年度"];
const SOME: &[&str] = &["近", "上年度", "上一年", "前"];
/// A year that lies so far back is before anybody's hours.
const LONG_AGO: i32 = 10;

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = reviews(folder);
    findings.extend(printed(folder));
    for (file, courses) in
        folder.files.iter().filter_map(|(name, file)| Some((name, file.courses.as_ref()?)))
    {
        for (code, key, found, note) in hours(folder, courses) {
            let finding = Finding::new(code, file).within("[courses]").of(key);
            findings.push(finding.saw(&found).noting(note));
        }
    }
    findings
}

/// Reviews since somebody has the title, of which some years are left out. Where the words name no years all of them
/// count as well; unless the notice takes those that are told and no other.
fn reviews(folder: &Folder) -> Vec<Finding> {
    let lengthening = || folder.clauses().filter(|clause| !clause.lengthen.is_empty());
    let since = lengthening().any(|clause| is_since(&clause.words()));
    let names_years = |words: &str| words.contains(NEAR) || !years(words).is_empty();
    let open = !lengthening().any(|clause| names_years(&clause.words()));
    let ladders = || folder.files.iter().flat_map(|(_, file)| &file.ladder).filter_map(year_of);
    let rows = folder.clauses().flat_map(|clause| &clause.row);
    let longest = rows.filter(|row| row.needed_level().is_some()).filter_map(|row| row.years).max();
    let (Some(longest), Some(early), Some(late)) = (longest, ladders().min(), ladders().max())
    else {
        return Vec::new();
    };
    let (first, last) = (early - longest, late - 1);
    let mut findings = Vec::new();
    for (file, delay) in
        folder.files.iter().filter_map(|(name, file)| Some((name, file.delay.as_ref()?)))
    {
        let why = match (since, open && delay.unanswered.is_none()) {
            (true, _) => "原文说任现职以来的考核都算",
            (false, true) => "原文没有说只算哪几年的考核",
            (false, false) => continue,
        };
        let mut told = |key: &str, own: &str, note: String| {
            let finding = Finding::new(Code::Incomplete, file).within("[delay]").of(key);
            findings.push(finding.saw(own).noting(note));
        };
        if delay.from.by_cutoff(early).is_some_and(|from| from > first) {
            let own = delay.from.text();
            let note = format!(
                "{why}，最长的一档要满 {longest} 年，{first} 年的也算，from 写的是「{own}」。请写「截止年-{longest}」或者更早"
            );
            told("from", &own, note);
        }
        if delay.to.by_cutoff(late).is_some_and(|to| to < last) {
            let own = delay.to.text();
            let note = format!("{why}，{last} 年的也算，to 写的是「{own}」。请改正");
            told("to", &own, note);
        }
    }
    findings
}

/// Ranges of years that a condition reckons from the cut-off or from today, as long as those that the words print and not
/// the same.
fn printed(folder: &Folder) -> Vec<Finding> {
    let Some(today) = own_year(folder) else { return Vec::new() };
    let ladders = || folder.files.iter().flat_map(|(_, file)| &file.ladder).filter_map(year_of);
    // Of ladders with other cut-offs nobody knows which is meant.
    let cutoff = ladders().max().filter(|last| ladders().all(|other| other == *last));
    let year = |value: &Value| {
        let (base, steps) = reckoned(value.as_str()?)?;
        let base = match base {
            OF_CUTOFF => cutoff?,
            OF_TODAY => today,
            _ => return None,
        };
        Some(i64::from(base) + steps)
    };
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let words = clause.words();
        let singles = single_years(&words).map(|year| (year, year));
        let spans: Vec<(i64, i64)> = year_spans(&words)
            .into_iter()
            .chain(singles)
            .map(|(from, until)| (from.into(), until.into()))
            .collect();
        let mut own = Vec::new();
        clause.conditions().for_each(|when| ranges(when, &year, &mut own));
        let derived = |year: i64| clause.derived.contains(&year.to_string());
        for (key, from, to) in
            own.into_iter().filter(|(_, from, to)| !spans.contains(&(*from, *to)))
        {
            let alike = spans.iter().find(|(first, last)| last - first == to - from);
            if let Some((first, last)) = alike.filter(|_| !derived(from) && !derived(to)) {
                let note = format!(
                    "原文印的是 {first} 年到 {last} 年，规则算出来的是 {from} 年到 {to} 年。请改正 {key}"
                );
                let finding = Finding::new(Code::ForeignFigure, file).within(&clause.id);
                findings.push(finding.of(key).saw(&from.to_string()).noting(note));
            }
        }
    }
    findings
}

/// The year of the notice.
fn own_year(folder: &Folder) -> Option<i32> {
    let mut heads = folder.files.iter().filter_map(|(_, file)| file.notice.as_ref());
    heads.next().map(|head| i32::from(head.year))
}

/// The year of a ladder's cut-off.
fn year_of(ladder: &Ladder) -> Option<i32> {
    ladder.cutoff.get(..YEAR_DIGITS)?.parse().ok()
}

/// Code, key, what is written, sentence.
type Told = (Code, &'static str, String, String);

/// Years of hours that the words print and that are not counted.
fn hours(folder: &Folder, courses: &Courses) -> Vec<Told> {
    let Some(own) = own_year(folder) else { return Vec::new() };
    let mut ladders = folder.files.iter().flat_map(|(_, file)| &file.ladder);
    let cutoff = ladders.find_map(year_of).unwrap_or(own);
    let last = courses.to_year.as_ref().and_then(|year| year.by_cutoff(cutoff));
    let Some(last) = last else { return Vec::new() };
    let cited = || folder.clauses().filter(|clause| courses.clauses.contains(&clause.id));
    let mut told = Vec::new();
    for clause in cited() {
        let words = clause.words();
        let derived = |number: i32| clause.derived.contains(&number.to_string());
        let span = year_spans(&words).into_iter().next();
        let span = span.and_then(|(from, until)| {
            Some((i32::try_from(from).ok()?, i32::try_from(until).ok()?))
        });
        let lasts = match span {
            Some((_, until)) => vec![until],
            None => last_years(&words, own),
        };
        if let Some(until) = lasts.first().filter(|_| !lasts.contains(&last) && !derived(last)) {
            let written = courses.to_year.as_ref().map(Year::text).unwrap_or_default();
            let note = format!("原文的学时算到 {until} 年，to_year 写的是「{written}」。请改正");
            told.push((Code::ForeignFigure, "to_year", written, note));
        }
        if let Some(((from, until), years)) = span.zip(courses.years)
            && years != until - from + 1
            && !derived(years)
        {
            let note =
                format!("原文的学时从 {from} 年算到 {until} 年，years 写的是「{years}」。请改正");
            told.push((Code::ForeignFigure, "years", years.to_string(), note));
        }
    }
    let first = courses.years.map(|years| last - years + 1);
    let starts = courses.public.iter().map(|hours| hours.from).min();
    // Of 2024年至2026年 the last is printed as well, and begins nothing.
    let printed = |year: i32| {
        cited().map(Clause::words).any(|words| {
            let word = if year_spans(&words).is_empty() {
                year.to_string()
            } else {
                format!("{year}年起")
            };
            words.contains(&word)
        })
    };
    if let Some((first, from)) = first.zip(starts)
        && from > first
        && !printed(from)
    {
        let note = format!(
            "公需科目从「{from}」年起才要求，学时从 {first} 年算起：前面的几年不要求了。原文没有印这一年的，请写「{first}」"
        );
        told.push((Code::ForeignFigure, "public", from.to_string(), note));
    }
    told.extend(since(folder, courses, own, last));
    told
}

/// The same where the words ask for hours of each year since somebody has the title.
fn since(folder: &Folder, courses: &Courses, own: i32, last: i32) -> Vec<Told> {
    let has = |words: &str, all: &[&str]| all.iter().any(|word| words.contains(word));
    let cited = folder.clauses().filter(|clause| courses.clauses.contains(&clause.id));
    let of_each = cited.map(Clause::words).find(|words| {
        is_since(words) && has(words, EACH) && !has(words, SOME) && year_spans(words).is_empty()
    });
    let Some(words) = of_each else { return Vec::new() };
    let mut told = Vec::new();
    if let Some(years) = courses.years {
        let note =
            format!("原文说任现职以来每年都要，years = {years} 只看最近 {years} 年。请删去 years");
        told.push((Code::Incomplete, "years", years.to_string(), note));
    }
    if last < own - 1 && !words.contains(&last.to_string()) {
        let written = courses.to_year.as_ref().map(Year::text).unwrap_or_default();
        let note = format!(
            "原文说任现职以来每年都要，to_year 写的是「{written}」：{} 年的不看了。请改正",
            own - 1
        );
        told.push((Code::ForeignFigure, "to_year", written, note));
    }
    let from = courses.public.iter().map(|hours| hours.from).min();
    let late = from.filter(|it| *it > own - LONG_AGO && !words.contains(&it.to_string()));
    if let Some(from) = late {
        let note = format!(
            "原文说任现职以来每年都要公需科目，public 的 from 写了「{from}」：以前的不要求了。请写早一些（如 2000）"
        );
        told.push((Code::ForeignFigure, "public", from.to_string(), note));
    }
    told
}

/// The years that words print by themselves: 2025年度.
fn single_years(words: &str) -> impl Iterator<Item = u32> {
    let behind = |end: usize| words.get(end..).is_some_and(|rest| rest.starts_with("年度"));
    years(words).into_iter().filter(move |(end, _)| behind(*end)).map(|(_, year)| year)
}

/// Which years may be the last that words speak of; none where they speak of none.
fn last_years(words: &str, own: i32) -> Vec<i32> {
    match single_years(words).next().and_then(|year| i32::try_from(year).ok()) {
        Some(year) => vec![year],
        None if LAST_YEAR.iter().any(|word| words.contains(word)) => vec![own - 1],
        // Whether this year is among the last three is not said.
        None if is_near(words) => vec![own - 1, own],
        None => Vec::new(),
    }
}

/// Whether words speak of some years up to now: 近3年.
fn is_near(words: &str) -> bool {
    let years = counted_with(words).into_iter().filter(|(.., unit)| *unit == Unit::Year);
    years.into_iter().any(|(at, ..)| words.get(..at).unwrap_or_default().trim_end().ends_with(NEAR))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_counts_years() {
        assert!(is_near("近3年每年不少于90学时") && is_near("申报人最近3年应每年完成90学时"));
        assert!(!is_near("每年不少于90学时"));
    }
}
