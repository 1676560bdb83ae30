//! From what the cells say and what was answered for the unit to the facts of a case. A list with an
//! entry that is not whole, or with a cell that was not understood, stays open as a whole.

use std::collections::BTreeMap;

use super::case_format;
use super::people::Person;
use super::target::{is_list, is_record};
use crate::domain::Value;
use crate::domain::order;
use crate::domain::packed::{Bytes, Packed, packed};

/// A value that travels and is saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Given(pub Value);

impl Packed for Given {
    fn pack(&self, out: &mut Vec<u8>) {
        match &self.0 {
            Value::Whole(number) => {
                0u8.pack(out);
                number.pack(out);
            }
            Value::Number(number) => {
                1u8.pack(out);
                number.pack(out);
            }
            Value::Text(text) => {
                2u8.pack(out);
                text.pack(out);
            }
            Value::List(items) => {
                3u8.pack(out);
                items.len().pack(out);
                for item in items {
                    Self(item.clone()).pack(out);
                }
            }
            Value::Map(entries) => {
                4u8.pack(out);
                entries.len().pack(out);
                for (key, value) in entries {
                    key.pack(out);
                    Self(value.clone()).pack(out);
                }
            }
            Value::Other => 5u8.pack(out),
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self(unpacked(from, 0))
    }
}

/// More entries than this are no answer of ours, nor are deeper ones.
const MOST: usize = 1_000;
const DEEPEST: u8 = 6;

fn unpacked(from: &mut Bytes<'_>, depth: u8) -> Value {
    let kind = u8::unpack(from);
    if matches!(kind, 3 | 4) && depth >= DEEPEST {
        from.spoil();
        return Value::Other;
    }
    match kind {
        0 => Value::Whole(i64::unpack(from)),
        1 => Value::Number(f64::unpack(from)),
        2 => Value::Text(String::unpack(from)),
        3 => {
            let count = usize::unpack(from).min(MOST);
            Value::List((0..count).map(|_| unpacked(from, depth + 1)).collect())
        }
        4 => {
            let count = usize::unpack(from).min(MOST);
            Value::Map(
                (0..count).map(|_| (String::unpack(from), unpacked(from, depth + 1))).collect(),
            )
        }
        _ => Value::Other,
    }
}

/// Answers by fact.
pub type Answers = BTreeMap<String, Value>;

/// What was answered by hand: once for the unit, for parts of lists, and for single people.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ByHand {
    /// For everybody whose cells do not say it, by fact.
    pub unit: Answers,
    /// Members of list entries that no cell says, by `list.member`; `list.complete` declares that the
    /// roster has all years.
    pub parts: Answers,
    /// For single people, by their key, over everything else.
    pub own: BTreeMap<String, Answers>,
}

impl Packed for ByHand {
    fn pack(&self, out: &mut Vec<u8>) {
        let answers = |answers: &Answers| -> Vec<(String, Given)> {
            answers.iter().map(|(key, value)| (key.clone(), Given(value.clone()))).collect()
        };
        answers(&self.unit).pack(out);
        answers(&self.parts).pack(out);
        let own: Vec<(String, Vec<(String, Given)>)> =
            self.own.iter().map(|(key, own)| (key.clone(), answers(own))).collect();
        own.pack(out);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        let answers = |list: Vec<(String, Given)>| -> Answers {
            list.into_iter().map(|(key, value)| (key, value.0)).collect()
        };
        let unit = answers(Packed::unpack(from));
        let parts = answers(Packed::unpack(from));
        let own: Vec<(String, Vec<(String, Given)>)> = Packed::unpack(from);
        Self { unit, parts, own: own.into_iter().map(|(key, own)| (key, answers(own))).collect() }
    }
}

/// Why a fact of a person stays open though the roster says something of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The fact.
    pub fact: String,
    /// The member that is missing; empty where a cell was not understood.
    pub member: String,
}
packed!(Gap { fact, member });

/// The facts of a person, and why some stay open.
#[must_use]
pub fn facts(person: &Person, by_hand: &ByHand) -> (Answers, Vec<Gap>) {
    let (mut facts, mut gaps) = by_cells(person, by_hand);
    for (fact, value) in &by_hand.unit {
        // What a cell says, though not understood, is not overruled by what holds for the others.
        if !facts.contains_key(fact) && !gaps.iter().any(|gap| gap.fact == *fact) {
            facts.insert(fact.clone(), value.clone());
        }
    }
    if let Some(own) = by_hand.own.get(&person.key) {
        for (fact, value) in own {
            facts.insert(fact.clone(), value.clone());
            gaps.retain(|gap| gap.fact != *fact);
        }
    }
    (facts, gaps)
}

/// What the person's cells say, with the parts that were answered for the unit, and nothing else.
#[must_use]
pub fn by_cells(person: &Person, by_hand: &ByHand) -> (Answers, Vec<Gap>) {
    let mut facts = Answers::new();
    let mut gaps = Vec::new();
    let mut names: Vec<&'static str> = person.pieces.iter().map(|piece| piece.fact).collect();
    names.dedup();
    order::sort(&mut names);
    names.dedup();
    for fact in names {
        if person.unclear.iter().any(|unclear| unclear.fact == fact) {
            gaps.push(Gap { fact: fact.to_owned(), member: String::new() });
            continue;
        }
        let value = if is_list(fact) {
            list(person, fact, by_hand)
        } else if is_record(fact) {
            record(person, fact)
        } else {
            let piece = person.pieces.iter().find(|piece| piece.fact == fact);
            piece.map(|piece| piece.value.clone()).ok_or(String::new())
        };
        match value {
            Ok(value) => {
                facts.insert(fact.to_owned(), value);
            }
            Err(member) => gaps.push(Gap { fact: fact.to_owned(), member }),
        }
    }
    for unclear in &person.unclear {
        let gap = Gap { fact: unclear.fact.clone(), member: String::new() };
        if !facts.contains_key(&gap.fact) && !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
    (facts, gaps)
}

/// A list of the person's entries, or the member that one lacks.
fn list(person: &Person, fact: &str, by_hand: &ByHand) -> Result<Value, String> {
    let mut entries: BTreeMap<u16, Answers> = BTreeMap::new();
    for piece in person.pieces.iter().filter(|piece| piece.fact == fact && !piece.member.is_empty())
    {
        entries
            .entry(piece.entry)
            .or_default()
            .insert(piece.member.to_owned(), piece.value.clone());
    }
    let yearly = matches!(fact, "annual_reviews" | "continuing_education");
    let part = |member: &str| {
        let mut parts = by_hand.parts.iter();
        parts.find(|(key, _)| key.split_once('.') == Some((fact, member))).map(|(_, value)| value)
    };
    if yearly {
        if part("complete") != Some(&Value::Text("是".to_owned())) {
            return Err("complete".to_owned());
        }
        for (year, entry) in &mut entries {
            entry.insert("year".to_owned(), Value::Whole(i64::from(*year)));
        }
    }
    let members = case_format::members(fact);
    let mut merged: Vec<Answers> = Vec::new();
    for (_, entry) in entries {
        match merged.iter_mut().find(|other| !yearly && same_entry(other, &entry)) {
            Some(other) => other.extend(entry),
            None => merged.push(entry),
        }
    }
    let mut items = Vec::new();
    for mut entry in merged {
        for (key, needed) in &members {
            if entry.contains_key(*key) {
                continue;
            }
            match part(key) {
                Some(value) => {
                    entry.insert((*key).to_owned(), value.clone());
                }
                None if *needed => return Err((*key).to_owned()),
                None => {}
            }
        }
        items.push(Value::Map(entry.into_iter().collect()));
    }
    Ok(Value::List(items))
}

/// Whether two entries speak of one thing: they share a member and contradict each other in none.
fn same_entry(one: &Answers, other: &Answers) -> bool {
    let both = || other.iter().filter_map(|(key, value)| Some((value, one.get(key)?)));
    both().count() > 0 && both().all(|(one, other)| one == other)
}

/// A record, or the member it lacks.
fn record(person: &Person, fact: &str) -> Result<Value, String> {
    let entries: Vec<(String, Value)> = person
        .pieces
        .iter()
        .filter(|piece| piece.fact == fact)
        .map(|piece| (piece.member.to_owned(), piece.value.clone()))
        .collect();
    let members = case_format::members(fact);
    let there = |wanted: &str| entries.iter().any(|(key, _)| key == wanted);
    match members.iter().find(|(key, needed)| *needed && !there(key)) {
        Some((missing, _)) => Err((*missing).to_owned()),
        None => Ok(Value::Map(entries)),
    }
}
