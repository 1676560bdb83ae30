//! The numbers that rules write: thresholds, spans before and behind a day, years in digits.

use std::collections::BTreeSet;

use toml::Value;

use super::numbers::{MONTHS_A_YEAR, YEAR_DIGITS, amounts, numbers, year_spans};
use super::years::ranges;
use crate::domain::{Fact, Kind, Vocabulary};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// Keys whose numbers are places and no thresholds.
const PLACES: &[&str] = &["committee", "target_committee", "clause"];
/// The type of a fact that may be any number.
const DECIMAL: &str = "数字";

/// A number of a rule.
pub(super) struct Figure {
    /// The key it stands under.
    pub(super) key: String,
    /// The number, as words of the notice would write it in digits.
    pub(super) number: String,
    /// Of a limit whether the number itself is on the side of what is more.
    pub(super) upper: Option<bool>,
    /// Whether it counts years, months or days.
    pub(super) time: bool,
    /// Of a limit of whole numbers the same limit by the number next to it: at most 5 is below 6.
    pub(super) same: Option<(String, bool)>,
}

/// What is known of the notice where the numbers of a condition are read.
#[derive(Default)]
pub(super) struct Known<'s> {
    /// The days until which years run.
    pub(super) cutoffs: Vec<&'s str>,
    /// Facts and members that may be any number, not whole ones only.
    pub(super) decimals: BTreeSet<String>,
}

/// The facts and members that may be any number.
pub(super) fn decimals(set: &NoticeSet, folder: &Folder) -> BTreeSet<String> {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let own = files().flat_map(|file| &file.fact);
    let members =
        own.clone().flat_map(|fact| &fact.member).chain(files().flat_map(|it| &it.member));
    let members = members.filter(|it| it.kind == DECIMAL).map(|it| it.key.clone());
    let own = own.filter(|it| it.kind == DECIMAL).map(|it| it.key.clone());
    let vocabulary = Vocabulary::default();
    let known = Fact::ALL.iter().flat_map(|fact| {
        let key = matches!(fact.kind(), Kind::Number(_)).then(|| fact.key().to_owned());
        let Kind::List(list) = fact.kind() else { return key.into_iter().collect::<Vec<_>>() };
        let all = vocabulary.members(list).into_iter();
        let all = all.filter(|member| matches!(member.kind, Kind::Number(_)));
        all.map(|member| member.key.to_owned()).collect()
    });
    own.chain(members).chain(known).collect()
}

/// How many years the spans have that a clause's rules write as its words print them: 近三年（2023年至2025年）.
pub(super) fn whole_spans(clause: &Clause, words: &str) -> Vec<String> {
    let printed = year_spans(words);
    let own = literal_years(clause).into_iter().filter(|span| printed.contains(span));
    own.map(|span| length(span).to_string()).collect()
}

/// How many years the spans have that words print: three, of 2024年至2026年.
pub(super) fn lengths(words: &str) -> Vec<String> {
    year_spans(words).into_iter().map(|span| length(span).to_string()).collect()
}

/// How many years lie from one to another, with both.
const fn length((from, until): (u32, u32)) -> u32 {
    until.saturating_sub(from).saturating_add(1)
}

/// The first and the last year of the ranges that the rules of a clause write in digits.
fn literal_years(clause: &Clause) -> Vec<(u32, u32)> {
    let digits =
        |value: &Value| value.as_integer().filter(|year| year.to_string().len() == YEAR_DIGITS);
    let mut found = Vec::new();
    clause.conditions().for_each(|when| ranges(when, &digits, &mut found));
    let years = |(_, from, to)| Some((u32::try_from(from).ok()?, u32::try_from(to).ok()?));
    found.into_iter().filter_map(years).collect()
}

/// Years that rules of a clause write in digits, where its words say how many they are (近三年) and another sentence of
/// the notice prints which.
pub(super) fn years_elsewhere(clause: &Clause, source: &str) -> BTreeSet<String> {
    let (words, printed) = (clause.words(), year_spans(source));
    let said: BTreeSet<String> = amounts(&words).into_iter().map(|(_, years)| years).collect();
    let own = literal_years(clause)
        .into_iter()
        .filter(|span| printed.contains(span) && said.contains(&length(*span).to_string()));
    own.flat_map(|(from, until)| [from.to_string(), until.to_string()]).collect()
}

/// The numbers of a condition; of whom something is asked at all, none.
pub(super) fn of_condition(key: &str, value: &Value, known: &Known<'_>, found: &mut Vec<Figure>) {
    match value {
        Value::Table(table) => {
            if let Some(years) = super::years::counted(table) {
                let figure = Figure { time: true, ..whole(key, years) };
                found.extend((years > 1).then_some(figure));
                return;
            }
            let from = found.len();
            for (key, value) in table.iter().filter(|(key, _)| !PLACES.contains(&key.as_str())) {
                of_condition(key, value, known, found);
            }
            // What is no whole number has none next to it.
            if known.decimals.contains(key) || table.contains_key("sum") {
                found.iter_mut().skip(from).for_each(|figure| figure.same = None);
            }
        }
        Value::Array(values) => {
            // 四项中的两项: how many there are is how many are written.
            if key == "of" {
                found.push(whole(key, i64::try_from(values.len()).unwrap_or(0)));
            }
            for value in values {
                of_condition(key, value, known, found);
            }
        }
        Value::Integer(number) if !(key == "at_least" && *number == 1) => {
            let upper = match key {
                "at_least" | "below" => Some(true),
                "at_most" | "above" => Some(false),
                _ => None,
            };
            let near = match key {
                "at_least" | "below" => number.checked_sub(1),
                "at_most" | "above" => number.checked_add(1),
                _ => None,
            };
            let same = near.filter(|near| *near > 0).zip(upper);
            let same = same.map(|(near, upper)| (near.to_string(), !upper));
            found.push(Figure { upper, same, ..whole(key, *number) });
        }
        Value::String(word) => {
            if let Some(years) = super::years::distance(word) {
                found.extend((years > 0).then(|| whole(key, years)));
                return;
            }
            let from = known.cutoffs.iter().find_map(|cutoff| word.strip_prefix(cutoff));
            let upper = side_of_span(key, word);
            let figures = days(key, from.unwrap_or(word));
            found.extend(figures.into_iter().map(|figure| Figure { upper, ..figure }));
        }
        _ => {}
    }
}

/// Of a day so many years, months or days before or behind another, whether the number itself is on the side of what is
/// more: before a day so many years ago is what is longer than that, before one so many months ahead what is shorter.
pub(super) fn side_of_span(key: &str, word: &str) -> Option<bool> {
    if crate::domain::PartialDate::parse(word).is_some() || !word.ends_with(['年', '月', '日']) {
        return None;
    }
    let ago = word.chars().rfind(|mark| ['+', '-'].contains(mark))? == '-';
    match key {
        "until" | "after" => Some(ago),
        "before" | "from" => Some(!ago),
        _ => None,
    }
}

pub(super) fn whole(key: &str, number: i64) -> Figure {
    let (upper, same) = (None, None);
    Figure { key: key.to_owned(), number: number.to_string(), upper, time: false, same }
}

/// The numbers of a day as rules write it; none where the word is no day. What hour it is, is left out.
pub(super) fn days(key: &str, word: &str) -> Vec<Figure> {
    let is_day = word.starts_with(|mark: char| mark.is_ascii_digit() || mark == '第')
        || word.starts_with("倒数")
        || ["截止日", "今天"].iter().any(|start| word.starts_with(start))
        || word.contains(['+', '-']);
    let day = word.split(['T', ' ']).next().unwrap_or_default();
    // An option of that look, 5年以上 or 35岁, is a name.
    let is_name = day.contains(['以', '岁', '级', '类']);
    let found = if is_day && !is_name { numbers(day) } else { BTreeSet::new() };
    let (upper, same) = (None, None);
    let figure =
        |number| Figure { key: key.to_owned(), number, upper, time: true, same: same.clone() };
    found.into_iter().map(figure).collect()
}

/// Whether the years of a clause's words run from a day that one of its exclusions reads: 调入教师岗位满1年方可转评.
pub(super) fn runs_from_date(clause: &Clause) -> bool {
    let mut excludes = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    excludes.any(|when| {
        let mut found = Vec::new();
        of_condition("when", when, &Known::default(), &mut found);
        found.iter().any(|figure| figure.time)
    })
}

/// So many months in years, where they are whole.
pub(super) fn in_years(months: &str) -> Option<String> {
    let months = months.parse::<u64>().ok().filter(|months| months % MONTHS_A_YEAR == 0)?;
    Some((months / MONTHS_A_YEAR).to_string())
}
