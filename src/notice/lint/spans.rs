//! Which years of reviews and of hours are counted, held against the words: 任现职以来 goes back as far as the longest row,
//! 上年度 is the year before, 2023年至2025年 are three.

use super::held::is_since;
use super::numbers::{Unit, YEAR_DIGITS, counted_with, year_spans, years};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;
use crate::notice::source::ladder::Ladder;
use crate::notice::source::{Courses, Year};

/// Words for the year before that of the notice, and for some years up to it.
const LAST_YEAR: &[&str] = &["上年度", "上一年度", "上一年"];
const NEAR: &str = "近";

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = reviews(folder);
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

/// Reviews since somebody has the title, of which some years are left out.
fn reviews(folder: &Folder) -> Vec<Finding> {
    let says = |clause: &Clause| !clause.lengthen.is_empty() && is_since(&clause.words());
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
        if !folder.clauses().any(says) {
            continue;
        }
        let mut told = |key: &str, own: &str, note: String| {
            let finding = Finding::new(Code::Incomplete, file).within("[delay]").of(key);
            findings.push(finding.saw(own).noting(note));
        };
        if delay.from.by_cutoff(early).is_some_and(|from| from > first) {
            let own = delay.from.text();
            let note = format!(
                "原文说任现职以来的考核都算，最长的一档要满 {longest} 年，{first} 年的也算，from 写的是「{own}」。请写「截止年-{longest}」或者更早"
            );
            told("from", &own, note);
        }
        if delay.to.by_cutoff(late).is_some_and(|to| to < last) {
            let own = delay.to.text();
            let note =
                format!("原文说任现职以来的考核都算，{last} 年的也算，to 写的是「{own}」。请改正");
            told("to", &own, note);
        }
    }
    findings
}

/// The year of a ladder's cut-off.
fn year_of(ladder: &Ladder) -> Option<i32> {
    ladder.cutoff.get(..YEAR_DIGITS)?.parse().ok()
}

/// Code, key, what is written, sentence.
type Told = (Code, &'static str, String, String);

/// Years of hours that the words print and that are not counted.
fn hours(folder: &Folder, courses: &Courses) -> Vec<Told> {
    let heads = folder.files.iter().filter_map(|(_, file)| file.notice.as_ref());
    let Some(own) = heads.map(|head| i32::from(head.year)).next() else { return Vec::new() };
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
    let printed = |year: i32| cited().any(|clause| clause.words().contains(&year.to_string()));
    if let Some((first, from)) = first.zip(starts)
        && from > first
        && !printed(from)
    {
        let note = format!(
            "公需科目从「{from}」年起才要求，学时从 {first} 年算起：前面的几年不要求了。原文没有印这一年的，请写「{first}」"
        );
        told.push((Code::ForeignFigure, "public", from.to_string(), note));
    }
    told
}

/// Which years may be the last that words speak of; none where they speak of none.
fn last_years(words: &str, own: i32) -> Vec<i32> {
    let behind = |end: usize| words.get(end..).is_some_and(|rest| rest.starts_with("年度"));
    let of_year = years(words).into_iter().find(|(end, _)| behind(*end));
    match of_year.and_then(|(_, year)| i32::try_from(year).ok()) {
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
