//! Answers and changes in words: label and answer, as a person reads them.

use super::words;
use crate::assess::whatif::Change;
use crate::domain::fact::{Cell, FACTS, FIRST_ADDED, Fact, Kind, ListKind, Member};
use crate::domain::{Case, Entry, Slot, decimal};
use crate::notice::Notice;

/// What is said of an empty list or choice.
const NONE: &str = "无";
/// The answer of whoever does not know.
const UNCLEAR: &str = "不清楚";

/// Every answered fact with its answer, in the dictionary's order; of records and lists the whole.
#[must_use]
pub fn answers(notice: &Notice, case: &Case) -> Vec<(String, String)> {
    let added = Slot::try_from(notice.vocabulary.added.len()).unwrap_or(0);
    (0..FACTS)
        .chain(FIRST_ADDED..FIRST_ADDED.saturating_add(added))
        .filter(|slot| !case.cell(*slot).is_open() && !is_member(*slot))
        .map(|slot| (name(notice, slot).to_owned(), answer(notice, case, slot)))
        .collect()
}

/// The name of a fact for people; those no page asks for have one here.
fn name(notice: &Notice, slot: Slot) -> &str {
    match fact(slot) {
        Some(Fact::Edition) => "通知版本",
        Some(Fact::Matter) => "办理事项",
        Some(Fact::Today) => "按哪一天算",
        Some(Fact::TargetSpecialty) => "申报专业",
        _ => words::label(notice, slot),
    }
}

fn fact(slot: Slot) -> Option<Fact> {
    Fact::ALL.get(usize::from(slot)).copied()
}

fn is_member(slot: Slot) -> bool {
    fact(slot).is_some_and(|fact| fact.record().is_some())
}

/// The answer to the fact at `slot`.
#[must_use]
pub fn answer(notice: &Notice, case: &Case, slot: Slot) -> String {
    let Some(kind) = notice.vocabulary.kind_at(slot) else {
        return plain(case.cell(slot));
    };
    match kind {
        Kind::Moment => case.today.map(words::moment).unwrap_or_default(),
        Kind::Text => case.text_at(slot).unwrap_or_default().to_owned(),
        Kind::Record => {
            let members = fact(slot).into_iter().flat_map(Fact::members);
            let answered = members.filter(|member| !case.cell(member.slot()).is_open());
            let parts = answered.map(|member| {
                let label = member_label(notice, slot, member.short_key());
                labelled(label, &answer(notice, case, member.slot()))
            });
            listed(&parts.collect::<Vec<_>>())
        }
        Kind::List(list) => entries(notice, list, case.entries(list).unwrap_or_default()),
        kind => cell(kind, case.cell(slot)),
    }
}

/// The entries of a list, numbered where there are several.
fn entries(notice: &Notice, list: ListKind, rows: &[Entry]) -> String {
    let mut text = String::new();
    for (place, row) in rows.iter().enumerate() {
        if rows.len() > 1 {
            if place > 0 {
                text.push('；');
            }
            text.push('（');
            text.push_str(&(place + 1).to_string());
            text.push('）');
        }
        text.push_str(&entry(notice, list, row));
    }
    if text.is_empty() { NONE.to_owned() } else { text }
}

/// One entry of a list.
#[must_use]
pub fn entry(notice: &Notice, list: ListKind, row: &Entry) -> String {
    let members = notice.vocabulary.members(list);
    let members = members.iter().enumerate().filter(|(place, _)| !row.cell(*place).is_open());
    let part = |(place, member): (usize, &Member<'_>)| {
        let words = match member.kind {
            Kind::Text => row.text(place).unwrap_or_default().to_owned(),
            kind => cell(kind, row.cell(place)),
        };
        labelled(member_label(notice, list.slot(), member.key), &words)
    };
    listed(&members.map(part).collect::<Vec<_>>())
}

/// The short name of a member of a record or list entry.
fn member_label<'n>(notice: &'n Notice, whole: Slot, key: &'n str) -> &'n str {
    notice
        .wordings
        .iter()
        .find(|wording| wording.fact == whole)
        .and_then(|wording| wording.members.iter().find(|(member, _, _)| member == key))
        .map_or(key, |(_, label, _)| label.as_str())
}

fn labelled(label: &str, words: &str) -> String {
    let mut text = label.to_owned();
    text.push(' ');
    text.push_str(words);
    text
}

fn listed(parts: &[String]) -> String {
    if parts.is_empty() { NONE.to_owned() } else { parts.join("，") }
}

/// A value of a kind in words.
fn cell(kind: Kind<'_>, now: Cell) -> String {
    match (kind, now) {
        (Kind::Choice(options) | Kind::Many(options), Cell::Options(bits)) => {
            let names: Vec<&str> = options.chosen(bits).collect();
            if names.is_empty() { NONE.to_owned() } else { names.join("、") }
        }
        _ => plain(now),
    }
}

fn plain(now: Cell) -> String {
    match now {
        Cell::Number(number) => decimal::written(number),
        Cell::Day(day) => words::dated(&day.to_string()),
        Cell::Open | Cell::Options(_) | Cell::Given => String::new(),
    }
}

/// Alternatives of one change in words.
#[must_use]
pub fn change(notice: &Notice, case: &Case, alternatives: &[Change]) -> String {
    if let Some(fact) = whatever(notice, case, alternatives) {
        return ["答清「", words::label(notice, fact), "」，答什么都可以"].concat();
    }
    let mut said: Vec<String> = Vec::new();
    for change in alternatives {
        let words = if said.is_empty() { opening(notice, case, change) } else { String::new() };
        said.push(words + &becomes(notice, case, change));
    }
    said.join(" 或 ")
}

/// The fact that has to be answered where any answer but 不清楚 serves.
fn whatever(notice: &Notice, case: &Case, alternatives: &[Change]) -> Option<Slot> {
    let fact = alternatives.first()?.fact().filter(|fact| case.cell(*fact).is_open())?;
    let Some(Kind::Choice(options)) = notice.vocabulary.kind_at(fact) else {
        return None;
    };
    let clear = options.names().filter(|name| *name != UNCLEAR).count();
    (clear > 1 && alternatives.len() == clear).then_some(fact)
}

/// What is to change.
fn opening(notice: &Notice, case: &Case, change: &Change) -> String {
    let Some(fact) = change.fact() else {
        return "等到 ".to_owned();
    };
    let mut text = String::from("「");
    text.push_str(words::label(notice, fact));
    text.push('」');
    match change {
        Change::Entry { list, place, member, .. } => {
            text.push_str("第 ");
            text.push_str(&(place + 1).to_string());
            text.push_str(" 条的");
            let members = notice.vocabulary.members(*list);
            let key = members.get(*member).map_or("", |member| member.key);
            text.push_str(member_label(notice, fact, key));
            text.push_str("改为 ");
        }
        Change::Add { .. } => text.push_str("增加一条："),
        // What was not answered does not change, it is answered.
        _ if case.cell(fact).is_open() => return ["答清", &text, "："].concat(),
        _ => text.push_str("改为 "),
    }
    text
}

/// What it becomes.
fn becomes(notice: &Notice, case: &Case, change: &Change) -> String {
    match change {
        Change::Year(year) => year.to_string() + " 年",
        Change::Entry { list, member, to, .. } => {
            let members = notice.vocabulary.members(*list);
            members.get(*member).map_or_else(String::new, |member| cell(member.kind, *to))
        }
        Change::Add { list, row } => entry(notice, *list, row),
        Change::List { list, rows } => entries(notice, *list, rows),
        Change::Answers(_) => {
            let mut after = case.clone();
            change.apply(&mut after);
            change.fact().map_or_else(String::new, |fact| answer(notice, &after, fact))
        }
    }
}
