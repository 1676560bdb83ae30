//! Rules held against the sentence that speaks of them, where a clause has several: the years of a class of
//! education, what a result of the yearly review adds, what a policy takes off, and on which side of a
//! limit somebody is refused.

use std::collections::BTreeSet;

use toml::Value;

use super::numbers::{Stance, amounts, behind, stance};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;

/// Where a sentence ends that speaks of one thing.
const STOPS: &[char] = &['。', '；', ';', '！', '\n'];
/// Words before the years that a policy takes off.
const SHORTER: &[&str] = &["提前", "缩短", "减少", "放宽", "或"];
const MONTHS_A_YEAR: i32 = 12;

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        for clause in &file.clause {
            let words = clause.quote.pieces().concat();
            let mut finding = |code, key: &str, number: &str, note: String| {
                let finding = Finding::new(code, name).within(&clause.id).of(key).saw(number);
                findings.push(finding.noting(note));
            };
            for (key, name, years) in spoken(clause) {
                let said = said_of(&words, &name);
                let derived = clause.derived.iter().any(|number| *number == years.to_string());
                if !said.is_empty() && !said.contains(&years.to_string()) && !derived {
                    let note = format!("原文说“{name}”的那一句里，没有「{years}」这个数");
                    finding(Code::ForeignFigure, key, &years.to_string(), note);
                }
            }
            let off = behind(&words, SHORTER);
            for grant in clause.grant.iter().filter(|grant| grant.certain > 0 && !off.is_empty()) {
                let years = grant.certain.to_string();
                if !off.contains(&years) && !clause.derived.contains(&years) {
                    let note = format!("原文没有说提前「{years}」年");
                    finding(Code::ForeignFigure, "certain", &years, note);
                }
            }
            for limit in limits(clause) {
                let said = stance(&words, &limit.number, limit.time);
                if said.is_some_and(|said| contradicts(said, &limit)) {
                    let note = format!("与原文说「{}」的方向相反", limit.number);
                    finding(Code::WrongSide, "when", &limit.number, note);
                }
            }
        }
    }
    findings
}

/// A number that limits for whom a rule holds.
struct Limit {
    number: String,
    /// Whether it holds above it.
    above: bool,
    /// Whether who it holds for is refused.
    refuses: bool,
    /// Whether it is a span of time.
    time: bool,
}

/// Whether a rule holds on the other side of a limit than the words about it say.
const fn contradicts(said: Stance, limit: &Limit) -> bool {
    match said {
        Stance::Less => limit.above,
        Stance::More => !limit.above,
        // What is asked for: who has less is refused, who has enough is let in.
        Stance::Least => limit.above == limit.refuses,
        Stance::Most => limit.above != limit.refuses,
    }
}

/// What the clause's rules give years for by a name that its words may have.
fn spoken(clause: &Clause) -> Vec<(&'static str, String, i32)> {
    let rows = clause.row.iter().filter_map(|row| {
        let months = row.months.filter(|months| months % MONTHS_A_YEAR == 0);
        let years = row.years.or(months.map(|months| months / MONTHS_A_YEAR))?;
        Some(row.classes.iter().map(move |class| ("years", class.clone(), years)))
    });
    let reviews = clause.lengthen.iter();
    let reviews = reviews.map(|rule| ("years", rule.result.clone(), rule.years));
    rows.flatten().chain(reviews).collect()
}

/// The years, or months in years, of all sentences that have this name; nothing where none has both.
fn said_of(words: &str, name: &str) -> BTreeSet<String> {
    let sentences = words.split(STOPS).filter(|sentence| {
        // 不合格 is no 合格.
        let mut places = sentence.match_indices(name);
        places.any(|(at, _)| !sentence.get(..at).unwrap_or_default().ends_with(['不', '本']))
    });
    sentences.flat_map(amounts).collect()
}

/// The numbers that limit whom the clause's rules hold for.
fn limits(clause: &Clause) -> Vec<Limit> {
    let mut found = Vec::new();
    let refusing = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    refusing.for_each(|when| sides(when, true, true, &mut found));
    let opening = clause.row.iter().filter_map(|row| row.when.as_ref());
    let opening = opening.chain(clause.grant.iter().map(|grant| &grant.when));
    let opening = opening.chain(clause.exception.iter().map(|rule| &rule.when));
    opening.for_each(|when| sides(when, true, false, &mut found));
    found
}

fn sides(when: &Value, plain: bool, refuses: bool, found: &mut Vec<Limit>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                let above = match key.as_str() {
                    "at_least" | "above" | "until" | "before" => Some(true),
                    "at_most" | "below" | "from" | "after" => Some(false),
                    _ => None,
                };
                let number = match value {
                    Value::Integer(number) => Some(number.to_string()),
                    Value::String(day) => ago(day),
                    _ => None,
                };
                if let (Some(above), Some(number)) = (above, number) {
                    let (above, time) = (above == plain, value.is_str());
                    found.push(Limit { number, above, refuses, time });
                }
                let turns = ["not", "none"].contains(&key.as_str());
                sides(value, plain != turns, refuses, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|it| sides(it, plain, refuses, found)),
        _ => {}
    }
}

/// How many years or months a day lies back from another.
fn ago(day: &str) -> Option<String> {
    let (_, back) = day.rsplit_once('-')?;
    let number = back.trim_end_matches(['年', '月', '日']);
    let counts = number.len() < back.len() && number.chars().all(|mark| mark.is_ascii_digit());
    counts.then(|| number.to_owned())
}
