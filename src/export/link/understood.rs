//! Items as a case: what still fits is taken, what does not is named.

use super::wire::{Item, Said, tag};
use crate::domain::fact::{FIRST_ADDED, Kind, RowKind};
use crate::domain::read::Dialect;
use crate::domain::{Case, Fact, Slot, Value, read as dictionary};
use crate::export::words;
use crate::notice::Notice;

/// What is said of an answer whose question is not known here at all.
const GONE: &str = "一项现在已经没有的回答";

/// Takes the items up into `case`; the labels of those that no longer fit.
pub fn take(case: &mut Case, notice: Option<&Notice>, items: &[Item]) -> Vec<String> {
    let mut taking = Taking {
        case,
        notice,
        dialect: notice.map(Notice::dialect).unwrap_or_default(),
        lost: Vec::new(),
    };
    let mut records: Vec<(Fact, Vec<(String, Value)>)> = Vec::new();
    for (tagged, said) in items {
        let Some(fact) = fact(*tagged) else {
            taking.added(*tagged, said);
            continue;
        };
        if let Kind::Record = fact.kind() {
            records.push((fact, Vec::new()));
            continue;
        }
        let Some(value) = value(fact.kind(), said) else {
            taking.lose(fact.slot());
            continue;
        };
        if let (Kind::Rows(kind), Said::Entries(entries)) = (fact.kind(), said)
            && entries.iter().any(|entry| members(kind, entry).len() < entry.len())
        {
            taking.lose(fact.slot());
        }
        match fact.record() {
            None => taking.write(fact, &value),
            Some(record) => {
                let members = records.iter_mut().find(|(known, _)| *known == record);
                if let Some((_, members)) = members {
                    members.push((fact.short_key().to_owned(), value));
                }
            }
        }
    }
    for (record, members) in records {
        taking.write(record, &Value::Map(members));
    }
    taking.lost
}

struct Taking<'t> {
    case: &'t mut Case,
    notice: Option<&'t Notice>,
    dialect: Dialect<'t>,
    lost: Vec<String>,
}

impl Taking<'_> {
    fn write(&mut self, fact: Fact, value: &Value) {
        let mut tried = self.case.clone();
        if dictionary::fact(&mut tried, &self.dialect, fact.key(), value).is_ok() {
            *self.case = tried;
        } else {
            self.lose(fact.slot());
        }
    }

    fn added(&mut self, tagged: u16, said: &Said) {
        let added = self.notice.iter().flat_map(|notice| &notice.added);
        let found = (FIRST_ADDED..).zip(added).find(|(_, added)| tag(&added.key) == tagged);
        let Some((slot, added)) = found else {
            return self.name(GONE);
        };
        let value = match said {
            Said::Option(tagged) => option(&added.options, *tagged),
            Said::Number(number) => Some(number_value(*number)),
            _ => None,
        };
        let written = value.is_some_and(|value| {
            dictionary::fact(self.case, &self.dialect, &added.key, &value).is_ok()
        });
        if !written {
            self.lose(slot);
        }
    }

    /// Names the fact that was lost; a member by its record, which is asked as one.
    fn lose(&mut self, slot: Slot) {
        let fact = Fact::ALL.get(usize::from(slot)).filter(|_| slot < FIRST_ADDED);
        let slot = fact.and_then(|fact| fact.record()).map_or(slot, Fact::slot);
        match self.notice {
            Some(notice) => self.name(words::label(notice, slot)),
            None => self.name(GONE),
        }
    }

    fn name(&mut self, label: &str) {
        if !self.lost.iter().any(|lost| lost == label) {
            self.lost.push(label.to_owned());
        }
    }
}

fn fact(tagged: u16) -> Option<Fact> {
    let known = |fact: &&Fact| **fact != Fact::Edition && tag(fact.key()) == tagged;
    Fact::ALL.iter().find(known).copied()
}

fn option<S: AsRef<str>>(options: &[S], tagged: u16) -> Option<Value> {
    let mut found = options.iter().filter(|option| tag(option.as_ref()) == tagged);
    let word = found.next()?.as_ref().to_owned();
    // Two options of one tag cannot be told apart.
    found.next().is_none().then_some(Value::Text(word))
}

fn value(kind: Kind, said: &Said) -> Option<Value> {
    match (kind, said) {
        (Kind::Choice(options), Said::Option(tagged)) => option(options, *tagged),
        (Kind::Many(options), Said::Options(tags)) => {
            let chosen = tags.iter().map(|tagged| option(options, *tagged));
            chosen.collect::<Option<_>>().map(Value::List)
        }
        (Kind::Whole(..) | Kind::Number(_), Said::Number(number)) => Some(number_value(*number)),
        (Kind::Date, Said::Day(day)) => Some(Value::Text(day.to_string())),
        (Kind::Moment, Said::Moment(moment)) => Some(Value::Text(moment.to_string())),
        (Kind::Text, Said::Words(words)) => Some(Value::Text(words.clone())),
        (Kind::Rows(kind), Said::Entries(entries)) => {
            let entries = entries.iter().map(|entry| Value::Map(members(kind, entry)));
            Some(Value::List(entries.collect()))
        }
        _ => None,
    }
}

/// The members that still fit; an entry that lacks one it needs is refused by the dictionary.
fn members(kind: RowKind, entry: &[Item]) -> Vec<(String, Value)> {
    let known = entry.iter().filter_map(|(tagged, said)| {
        let member = kind.members().iter().find(|member| tag(member.key) == *tagged)?;
        Some((member.key.to_owned(), value(member.kind, said)?))
    });
    known.collect()
}

#[expect(clippy::cast_possible_truncation, reason = "whole, and far below 2^53")]
fn number_value(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < 1e15 {
        Value::Whole(number as i64)
    } else {
        Value::Number(number)
    }
}
