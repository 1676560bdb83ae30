//! Years that a notice prints one by one (2023年至2025年), held against those that rules reckon from another: the number
//! of years is right, and the years are not. And years of hours that rules leave out.

use toml::{Table, Value};

use super::held::is_since;
use super::numbers::{YEAR_DIGITS, year_spans};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;
use crate::notice::source::{Courses, Year};

/// Bounds of a range of years.
const FIRST: &[&str] = &["from", "at_least"];
const LAST: &[&str] = &["to", "at_most"];
/// From what years are reckoned.
const OF_CUTOFF: &str = "截止年";
const OF_TODAY: &str = "今年";
/// Words by which hours are asked of each year, and of some of them.
const EACH: &[&str] = &["每年", "各年", "历年", "逐年", "每个年度"];
const SOME: &[&str] = &["近", "上年度", "上一年", "前"];
/// A year that lies so far back is before anybody's hours.
const LONG_AGO: i32 = 10;
/// Words by which one year is meant at a time, and the year of a rule that is looked at.
const THAT: &[&str] = &["该年度", "当年", "该年", "那一年", "当年度"];
const LOOKED_AT: &str = "那年";

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    let Some(own) = files().find_map(|(_, file)| file.notice.as_ref()).map(|head| head.year) else {
        return Vec::new();
    };
    let ladders = files().flat_map(|(_, file)| &file.ladder);
    let cutoffs = ladders.filter_map(|it| it.cutoff.get(..YEAR_DIGITS)?.parse::<i64>().ok());
    let cutoffs: Vec<i64> = cutoffs.collect();
    let cutoff = cutoffs.iter().max().copied().filter(|it| cutoffs.iter().all(|other| other == it));
    let bases = Bases { cutoff, today: i64::from(own) };
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let spans: Vec<(i64, i64)> = year_spans(&clause.words())
            .into_iter()
            .map(|(from, until)| (from.into(), until.into()))
            .collect();
        let mut ranges = Vec::new();
        clause.conditions().for_each(|when| bases.ranges(when, &mut ranges));
        for (key, (from, to)) in ranges {
            let alike = spans.iter().find(|(first, last)| last - first == to - from);
            let derived = |year: i64| clause.derived.contains(&year.to_string());
            if let Some((first, last)) = alike.filter(|_| !spans.contains(&(from, to)))
                && !derived(from)
                && !derived(to)
            {
                let note = format!(
                    "原文印的是 {first} 年到 {last} 年，规则算出来的是 {from} 年到 {to} 年。请改正 {key}"
                );
                let finding = Finding::new(Code::ForeignFigure, file).within(&clause.id);
                findings.push(finding.of(&key).saw(&from.to_string()).noting(note));
            }
        }
    }
    let last_cutoff = i32::try_from(cutoff.unwrap_or(bases.today)).unwrap_or_default();
    for (file, courses) in files().filter_map(|(name, file)| Some((name, file.courses.as_ref()?))) {
        for (code, place, key, note) in hours(folder, courses, i32::from(own), last_cutoff) {
            findings.push(Finding::new(code, file).within(&place).of(key).noting(note));
        }
    }
    findings
}

/// The years from which others are reckoned; that of the cut-off where all ladders have the same.
struct Bases {
    cutoff: Option<i64>,
    today: i64,
}

impl Bases {
    fn year(&self, value: &Value) -> Option<i64> {
        let word = value.as_str()?;
        let of = |base: &str, year: Option<i64>| {
            let steps = word.strip_prefix(base)?;
            let steps = if steps.is_empty() { 0 } else { steps.parse::<i64>().ok()? };
            Some(year? + steps)
        };
        of(OF_CUTOFF, self.cutoff).or_else(|| of(OF_TODAY, Some(self.today)))
    }

    /// The range of years that a table says, with its first key.
    fn range(&self, table: &Table) -> Option<(String, (i64, i64))> {
        let end = |keys: &[&str]| {
            let (key, value) = table.iter().find(|(key, _)| keys.contains(&key.as_str()))?;
            Some((key.clone(), self.year(value)?))
        };
        let ((key, from), (_, to)) = (end(FIRST)?, end(LAST)?);
        Some((key, (from, to)))
    }

    fn ranges(&self, when: &Value, found: &mut Vec<(String, (i64, i64))>) {
        match when {
            Value::Table(table) => {
                found.extend(self.range(table));
                table.values().for_each(|value| self.ranges(value, found));
            }
            Value::Array(values) => values.iter().for_each(|value| self.ranges(value, found)),
            _ => {}
        }
    }
}

/// Code, place, key, sentence.
type Told = (Code, String, &'static str, String);

/// Years of hours that are left out though the words ask for each since somebody has the title, and exemptions that
/// do not look at the year.
fn hours(folder: &Folder, courses: &Courses, own: i32, cutoff: i32) -> Vec<Told> {
    let mut told = Vec::new();
    let cited = || folder.clauses().filter(|clause| courses.clauses.contains(&clause.id));
    let last = courses.to_year.as_ref().and_then(|year| year.by_cutoff(cutoff));
    let place = "[courses]".to_owned();
    let has = |words: &str, all: &[&str]| all.iter().any(|word| words.contains(word));
    let since = cited().map(Clause::words).find(|words| {
        is_since(words) && has(words, EACH) && !has(words, SOME) && year_spans(words).is_empty()
    });
    if let Some((words, last)) = since.zip(last) {
        if let Some(years) = courses.years {
            let note = format!(
                "原文说任现职以来每年都要，years = {years} 只看最近 {years} 年。请删去 years"
            );
            told.push((Code::Incomplete, place.clone(), "years", note));
        }
        if last < own - 1 && !words.contains(&last.to_string()) {
            let written = courses.to_year.as_ref().map(Year::text).unwrap_or_default();
            let note = format!(
                "原文说任现职以来每年都要，to_year 写的是「{written}」：{} 年的不看了。请改正",
                own - 1
            );
            told.push((Code::ForeignFigure, place.clone(), "to_year", note));
        }
        let from = courses.public.iter().map(|hours| hours.from).min();
        if let Some(from) =
            from.filter(|it| *it > own - LONG_AGO && !words.contains(&it.to_string()))
        {
            let note = format!(
                "原文说任现职以来每年都要公需科目，public 的 from 写了「{from}」：以前的不要求了。请写早一些（如 2000）"
            );
            told.push((Code::ForeignFigure, place.clone(), "public", note));
        }
    }
    for rule in &courses.exempt {
        let clause = folder.clauses().find(|clause| clause.id == rule.clause);
        let words = clause.map(Clause::words).unwrap_or_default();
        let that = THAT.iter().find(|word| words.contains(**word));
        if let Some(word) = that.filter(|_| !rule.when.to_string().contains(LOOKED_AT)) {
            let note = format!(
                "原文说的是“{word}”，[[courses.exempt]] 没有看是哪一年（那年、那年初、那年末）：哪一年都不要求了。请写上"
            );
            told.push((Code::Incomplete, rule.clause.clone(), "exempt", note));
        }
    }
    told
}
