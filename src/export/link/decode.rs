//! Items as a case: what still fits is taken, what does not is named.

use super::wire::{Item, Said, tag};
use crate::domain::fact::{Kind, Member};
use crate::domain::options::Options;
use crate::domain::{Case, Fact, Slot, Value, Vocabulary, read as dictionary};
use crate::export::words;
use crate::notice::Notice;

/// What is said of an answer whose question is not known here at all.
const GONE: &str = "一项现在已经没有的回答";

/// Takes the items up into `case`; the labels of those that no longer fit.
pub fn take(case: &mut Case, notice: Option<&Notice>, items: &[Item]) -> Vec<String> {
    let vocabulary = notice.map_or(Vocabulary::NONE, |notice| &notice.vocabulary);
    let mut taking = Taking { case, notice, vocabulary, lost: Vec::new() };
    let mut records: Vec<(Fact, Vec<(String, Value)>)> = Vec::new();
    for (tagged, said) in items {
        let Some((slot, key, kind)) = fact(vocabulary, *tagged) else {
            taking.name(GONE);
            continue;
        };
        let standard = Fact::ALL.get(usize::from(slot)).copied();
        if let (Kind::Record, Some(record)) = (kind, standard) {
            records.push((record, Vec::new()));
            continue;
        }
        let Some(value) = value(vocabulary, kind, said) else {
            taking.lose(slot);
            continue;
        };
        if let (Kind::List(list), Said::Entries(entries)) = (kind, said) {
            let own = vocabulary.members(list);
            if entries.iter().any(|entry| members(vocabulary, &own, entry).len() < entry.len()) {
                taking.lose(slot);
            }
        }
        match standard.and_then(Fact::record) {
            None => taking.write(slot, key, &value),
            Some(record) => {
                let members = records.iter_mut().find(|(known, _)| *known == record);
                if let (Some((_, members)), Some(member)) = (members, standard) {
                    members.push((member.short_key().to_owned(), value));
                }
            }
        }
    }
    for (record, members) in records {
        taking.write(record.slot(), record.key(), &Value::Map(members));
    }
    taking.lost
}

struct Taking<'t> {
    case: &'t mut Case,
    notice: Option<&'t Notice>,
    vocabulary: &'t Vocabulary,
    lost: Vec<String>,
}

impl Taking<'_> {
    fn write(&mut self, slot: Slot, key: &str, value: &Value) {
        let mut tried = self.case.clone();
        if dictionary::fact(&mut tried, self.vocabulary, key, value).is_ok() {
            *self.case = tried;
        } else {
            self.lose(slot);
        }
    }

    /// Names the fact that was lost; a member by its record, which is asked as one.
    fn lose(&mut self, slot: Slot) {
        let fact = Fact::ALL.get(usize::from(slot));
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

/// The fact of this tag, members of records among them.
fn fact(vocabulary: &Vocabulary, tagged: u16) -> Option<(Slot, &str, Kind<'_>)> {
    let known = |fact: &&Fact| **fact != Fact::Edition && tag(fact.key()) == tagged;
    let standard = Fact::ALL.iter().find(known);
    let added = || vocabulary.facts().find(|(_, key, _)| tag(key) == tagged);
    standard
        .map(|fact| (fact.slot(), fact.key(), vocabulary.kind(*fact)))
        .or_else(added)
        .filter(|(_, _, kind)| *kind != Kind::Edition)
}

fn option(options: Options<'_>, tagged: u16) -> Option<Value> {
    let named = |place: &usize| {
        let standard = options.list.names().get(*place).copied();
        standard.or_else(|| options.get(*place)).is_some_and(|name| tag(name) == tagged)
    };
    let mut found = (0..options.len()).filter(named);
    let name = options.get(found.next()?)?;
    // Two options of one tag cannot be told apart.
    found.next().is_none().then(|| Value::Text(name.to_owned()))
}

fn value(vocabulary: &Vocabulary, kind: Kind<'_>, said: &Said) -> Option<Value> {
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
        (Kind::List(list), Said::Entries(entries)) => {
            let own = vocabulary.members(list);
            let entries = entries.iter().map(|entry| Value::Map(members(vocabulary, &own, entry)));
            Some(Value::List(entries.collect()))
        }
        _ => None,
    }
}

/// The members that still fit; an entry that lacks one it needs is refused by the dictionary.
fn members(vocabulary: &Vocabulary, own: &[Member<'_>], entry: &[Item]) -> Vec<(String, Value)> {
    let known = entry.iter().filter_map(|(tagged, said)| {
        let member = own.iter().find(|member| tag(member.key) == *tagged)?;
        Some((member.key.to_owned(), value(vocabulary, member.kind, said)?))
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
