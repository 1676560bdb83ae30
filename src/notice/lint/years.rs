//! Years that nobody filled in: a condition on every entry of a list is met by whoever leaves a year out. And
//! hours that a clause lets somebody off.

use std::collections::BTreeSet;

use toml::{Table, Value};

use super::heads::{lists, unnumbered};
use crate::domain::Vocabulary;
use crate::domain::fact::{Fact, Kind};
use crate::notice::coverage::squeeze;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::OF_CUTOFF;
use crate::notice::source::clause::Clause;

/// Words from which years are reckoned in a condition; behind the key of a date stands 年.
const BASES: &[&str] = &[OF_CUTOFF, OF_TODAY, "那年", "任现职年"];
/// Those of them that are the same for everybody.
const OF_ALL: &[&str] = &[OF_CUTOFF, OF_TODAY];
/// The year of today.
pub(super) const OF_TODAY: &str = "今年";
/// Bounds of a range of years, whether they are the lower one, and how far the first year inside lies from them.
const ENDS: &[(&str, bool, i64)] = &[
    ("from", true, 0),
    ("at_least", true, 0),
    ("above", true, 1),
    ("to", false, 0),
    ("at_most", false, 0),
    ("below", false, -1),
];
/// A whole number of at least this is a year.
const FIRST_YEAR: i64 = 1900;
/// Words by which a sentence speaks of each of several years.
const EACH: &[&str] = &["每年", "各年", "历年", "逐年", "均", "近", "连续"];
/// Words by which a sentence lets somebody off.
const FREEING: &[&str] = &[
    "可以不参加",
    "可不参加",
    "不需参加",
    "无需参加",
    "不用参加",
    "免修",
    "免学",
    "免予",
    "免除",
    "免于",
    "不作要求",
    "不做要求",
    "不要求",
    "不作继续教育",
    "不做继续教育",
    "不作为必备",
    "不受继续教育",
    "视为完成",
    "视同完成",
    "视为达到",
    "视同达到",
];
/// What they are let off.
const HOURS: &[&str] = &["继续教育", "学时", "公需科目", "专业科目"];

/// How far a year lies from that of a date, where the word is a year that is reckoned from another.
pub fn distance(word: &str) -> Option<i64> {
    let (base, steps) = reckoned(word)?;
    Some(if BASES.contains(&base) { 0 } else { steps.abs() })
}

/// From what a year is reckoned, and how many years behind it.
pub(super) fn reckoned(word: &str) -> Option<(&str, i64)> {
    let (base, steps) = word.split_at_checked(word.find(['+', '-']).unwrap_or(word.len()))?;
    let steps = if steps.is_empty() { 0 } else { steps.parse().ok()? };
    let is_key = |key: &str| key.starts_with(|mark: char| mark.is_ascii_lowercase());
    let known = BASES.contains(&base) || base.strip_suffix('年').is_some_and(is_key);
    known.then_some((base, steps))
}

/// How many years a range of years has that is reckoned from another year: 近3年; one or less where its ends are not
/// reckoned from the same. Nothing where it is no such range, or has no lower end.
#[must_use]
pub fn counted(range: &Table) -> Option<i64> {
    let (mut low, mut high) = (None, None);
    for (key, value) in range {
        let (_, is_low, beyond) = ENDS.iter().find(|(end, ..)| end == key)?;
        let (base, steps) = reckoned(value.as_str()?).filter(|(base, _)| BASES.contains(base))?;
        let end = if *is_low { &mut low } else { &mut high };
        *end = Some((base, steps + beyond));
    }
    let (base, low) = low?;
    let (other, high) = high.unwrap_or((base, 0));
    Some(if base == other { high - low + 1 } else { 0 })
}

/// The first and the last year that a range lets through, reckoned from the year of the cut-off or of today; nothing
/// where it says another year, or none.
#[must_use]
pub fn reckoned_range(range: &Table) -> Option<(i64, i64)> {
    let (mut low, mut high) = (i64::MIN, i64::MAX);
    for (key, value) in range {
        let (_, is_low, beyond) = ENDS.iter().find(|(end, ..)| end == key)?;
        let (_, steps) = reckoned(value.as_str()?).filter(|(base, _)| OF_ALL.contains(base))?;
        let end = steps + beyond;
        if *is_low { low = low.max(end) } else { high = high.min(end) }
    }
    (low > i64::MIN || high < i64::MAX).then_some((low, high))
}

/// The ranges of years of a condition, by what `year` makes of their ends: the key of the first, and both; the last counts.
pub(super) fn ranges(
    when: &Value,
    year: &impl Fn(&Value) -> Option<i64>,
    found: &mut Vec<(&'static str, i64, i64)>,
) {
    match when {
        Value::Table(table) => {
            let end = |low: bool| {
                let whole =
                    ENDS.iter().filter(|(_, is_low, beyond)| *is_low == low && *beyond == 0);
                whole.into_iter().find_map(|(key, ..)| Some((*key, year(table.get(*key)?)?)))
            };
            let range = end(true).zip(end(false));
            found.extend(range.map(|((key, from), (_, to))| (key, from, to)));
            table.values().for_each(|value| ranges(value, year, found));
        }
        Value::Array(values) => values.iter().for_each(|value| ranges(value, year, found)),
        _ => {}
    }
}

/// So many years behind that of a date, where the word says so (`hired_on年+3`).
#[must_use]
pub fn behind_date(word: &str) -> Option<i64> {
    let (base, steps) = reckoned(word)?;
    (!BASES.contains(&base) && steps != 0).then_some(steps)
}

/// Whether the words lead a list, and each of its items lets somebody off by itself.
fn is_freed_by_items(folder: &Folder, words: &str, freed: &BTreeSet<&str>) -> bool {
    let source = folder.source.as_ref().map(|it| it.text.as_str()).unwrap_or_default();
    let (words, own) = (squeeze(words), |line: &str| squeeze(unnumbered(line)));
    let mut all = lists(source).into_iter().filter(|list| words.contains(&own(list.head)));
    let rests = |line: &str| {
        let mut clauses = folder.clauses().filter(|clause| freed.contains(clause.id.as_str()));
        clauses.any(|clause| squeeze(&clause.words()).contains(&own(line)))
    };
    all.next().is_some_and(|list| list.items.iter().all(|line| rests(line)))
}

/// The findings of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let lists = yearly(set, folder);
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    let hours = || files().flat_map(|(_, file)| &file.courses).filter(|it| it.to_year.is_some());
    let freed: BTreeSet<&str> =
        hours().flat_map(|it| &it.exempt).map(|rule| rule.clause.as_str()).collect();
    let asked = hours().next().is_some();
    let mut findings = Vec::new();
    for (name, file) in files() {
        let mut report = |place: &str, key: &str, note: String, unless: &'static str| {
            let finding = Finding::new(Code::Incomplete, name).within(place).of(key);
            findings.push(finding.noting(note).unless(unless));
        };
        for clause in &file.clause {
            let words = clause.words();
            for (list, form) in passes(clause, &words, &lists) {
                let note = format!(
                    "{list} 的 {form} 只看填了的年度，少填一年也过得去。请加 years，逐年看，如 {list} = {{ years = {{ from = \"截止年-2\", to = \"截止年\" }}, {form} = {{ … }} }}"
                );
                report(&clause.id, form, note, "不是逐年看的");
            }
            let free = FREEING.iter().find(|word| words.contains(**word));
            if let Some(word) = free.filter(|_| asked && !freed.contains(clause.id.as_str()))
                && HOURS.iter().any(|hours| words.contains(hours))
                && !is_freed_by_items(folder, &words, &freed)
            {
                let note = format!(
                    "原文说“{word}”，[courses] 却没有写对谁、对哪些年度不要求：这样的人也会被当作学时不够。请写 [[courses.exempt]]，clause = \"{}\"",
                    clause.id
                );
                report(&clause.id, "exempt", note, "说的不是学时的");
            }
        }
        for rule in file.judgement.iter().filter(|rule| rule.result == "可申报") {
            let place = rule.clauses.first().map_or("[[judgement]]", String::as_str);
            let mut found = BTreeSet::new();
            rule.when.iter().for_each(|when| look(when, true, &lists, &mut found));
            for (list, form) in found {
                let note = format!(
                    "{list} 的 {form} 只看填了的年度，少填一年也过得去。请加 years，逐年看"
                );
                report(place, form, note, "不是逐年看的");
            }
        }
    }
    findings
}

/// The lists whose entries have a year.
fn yearly(set: &NoticeSet, folder: &Folder) -> BTreeSet<String> {
    let files = || set.common.files.iter().chain(&folder.files).map(|(_, file)| file);
    let is_year = |min: Option<i64>| min.is_some_and(|min| min >= FIRST_YEAR);
    let own = files().flat_map(|file| &file.fact);
    let own = own.filter(|fact| fact.member.iter().any(|member| is_year(member.min)));
    let more = files().flat_map(|file| &file.member).filter(|member| is_year(member.min));
    let dictionary = Vocabulary::default();
    let known = Fact::ALL.iter().filter(|fact| {
        let Kind::List(list) = fact.kind() else { return false };
        let members = dictionary.members(list);
        members.iter().any(|member| matches!(member.kind, Kind::Whole(FIRST_YEAR.., _)))
    });
    known
        .map(|fact| fact.key().to_owned())
        .chain(own.map(|fact| fact.key.clone()))
        .chain(more.filter_map(|member| member.list.clone()))
        .collect()
}

/// The conditions of a clause by which somebody passes who left a year out: list and form.
fn passes<'c>(
    clause: &'c Clause,
    words: &str,
    lists: &BTreeSet<String>,
) -> BTreeSet<(&'c str, &'c str)> {
    let mut found = BTreeSet::new();
    let rows = clause.row.iter().flat_map(|row| &row.when);
    let opening = rows
        .chain(clause.grant.iter().map(|grant| &grant.when))
        .chain(clause.exception.iter().map(|rule| &rule.when))
        .chain(clause.path.iter().filter_map(|rule| rule.when.as_ref()));
    opening.for_each(|when| look(when, true, lists, &mut found));
    // Whoever did something once is refused whichever year it was; of each year only where the words say so, or
    // where the rule is about the reviews or hours of one year, which everybody has who is asked for them.
    let each = EACH.iter().any(|word| words.contains(word));
    let refusing = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
    let mut refused = BTreeSet::new();
    refusing.clone().for_each(|when| look(when, false, lists, &mut refused));
    let of_one = |list: &str| refusing.clone().any(|when| names_a_year(when, list));
    found.extend(refused.into_iter().filter(|(list, _)| each || of_one(list)));
    found
}

/// Whether a condition on a list of which everybody has an entry a year names one year.
fn names_a_year(when: &Value, list: &str) -> bool {
    let of_all = [Fact::AnnualReviews, Fact::ContinuingEducation].map(Fact::key);
    let names = |value: &Value| {
        let year = value.get("some").and_then(|entry| entry.get("year"));
        year.is_some_and(|year| year.is_integer() || year.is_str())
    };
    match when {
        Value::Table(table) => table.iter().any(|(key, value)| {
            key == list && of_all.contains(&list) && names(value) || names_a_year(value, list)
        }),
        Value::Array(values) => values.iter().any(|value| names_a_year(value, list)),
        _ => false,
    }
}

/// The forms that hold of entries that are not there (`passing`), or do not hold.
fn look<'c>(
    when: &'c Value,
    passing: bool,
    lists: &BTreeSet<String>,
    found: &mut BTreeSet<(&'c str, &'c str)>,
) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                let forms = value.as_table().filter(|_| lists.contains(key));
                match forms {
                    Some(forms) if forms.contains_key("years") => {}
                    Some(forms) => found.extend(
                        forms
                            .keys()
                            .filter(|form| is_passed(forms, form, passing))
                            .map(|form| (key.as_str(), form.as_str())),
                    ),
                    None => look(value, passing != (key == "not"), lists, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| look(value, passing, lists, found)),
        _ => {}
    }
}

/// Whether the form comes to `passing` the sooner the fewer entries there are.
fn is_passed(forms: &Table, form: &str, passing: bool) -> bool {
    let more = ["at_least", "above", "exactly"].iter().any(|bound| forms.contains_key(*bound));
    match form {
        "every" | "none" => passing,
        "some" => !passing,
        "count" => more != passing,
        _ => false,
    }
}
