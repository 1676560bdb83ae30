//! From conditions as written to conditions as tested.

mod days;
mod lists;
mod numbers;
mod spells;
mod years;

use toml::Value;

use super::context::{Choices, Context, Shape};
use crate::domain::Set;
use crate::domain::fact::{Derived, Fact, Kind, ListKind, Slot};
use crate::domain::options::{Level, UNCLEAR};
use crate::notice::condition::{Condition, SURE};
use crate::notice::finding::Code;

/// What the keys of a condition name.
#[derive(Debug, Clone, Copy)]
enum Scope {
    /// Facts.
    Facts,
    /// Members of the entries of a list.
    Entry(ListKind),
}

impl Context<'_> {
    /// A condition on facts; always true where none is written.
    pub fn condition(&mut self, written: Option<&Value>) -> Condition {
        written.map_or(Condition::Always, |written| self.any_of(written, Scope::Facts))
    }

    /// A condition on facts, limited to these levels applied for; to none in particular where there
    /// are none.
    pub fn limited(&mut self, written: Option<&Value>, levels: &[String]) -> Condition {
        let when = self.condition(written);
        if levels.is_empty() {
            return when;
        }
        let levels: Set<Level> = self.set(levels);
        all(vec![Condition::Is(Fact::TargetLevel.slot(), levels.bits(), SURE), when])
    }

    /// A condition on the entries of a list; always true where none is written.
    pub fn entry_condition(&mut self, kind: ListKind, written: Option<&Value>) -> Condition {
        written.map_or(Condition::Always, |written| self.any_of(written, Scope::Entry(kind)))
    }

    fn any_of(&mut self, written: &Value, scope: Scope) -> Condition {
        match written {
            Value::Array(tables) => {
                any(tables.iter().map(|table| self.any_of(table, scope)).collect())
            }
            Value::Table(table) => self.all_of(table, scope),
            _ => {
                self.report(Code::Syntax, "条件应写成 { 事实 = 取值 }，或由这样的表组成的列表");
                Condition::Always
            }
        }
    }

    fn all_of(&mut self, table: &toml::Table, scope: Scope) -> Condition {
        let parts: Vec<Condition> =
            table.iter().map(|(key, value)| self.part(key, value, scope)).collect();
        self.check_possible(&parts, scope);
        if parts.is_empty() {
            self.report(Code::Syntax, "条件是空的，请写明或删去");
        }
        all(parts)
    }

    fn part(&mut self, key: &str, value: &Value, scope: Scope) -> Condition {
        match key {
            "any" => return self.any_of(value, scope),
            "all" => {
                let Value::Array(tables) = value else {
                    self.report(Code::Syntax, "all 后面应为列表");
                    return Condition::Always;
                };
                let parts: Vec<Condition> =
                    tables.iter().map(|table| self.any_of(table, scope)).collect();
                self.check_possible(&parts, scope);
                return all(parts);
            }
            "not" => return Condition::Not(Box::new(self.any_of(value, scope))),
            "count" => return self.several(value, scope),
            "group" => return self.group(value),
            _ => {}
        }
        let found = match scope {
            Scope::Facts => self.fact(key),
            Scope::Entry(kind) => self.member(kind, key),
        };
        let Some((slot, shape)) = found else {
            self.report(Code::UnknownFact, format!("没有「{key}」这一项事实，请核对键名"));
            return Condition::Always;
        };
        if matches!(scope, Scope::Facts) {
            self.reads(slot);
        }
        self.test(key, slot, &shape, value)
    }

    fn group(&mut self, value: &Value) -> Condition {
        match value {
            Value::Array(names) => any(names.iter().map(|name| self.group(name)).collect()),
            Value::String(name) => {
                let Some((_, when)) = self.groups.get(name).cloned() else {
                    self.report(
                        Code::UnknownName,
                        format!("没有名为「{name}」的人群，请在 [[group]] 中写明"),
                    );
                    return Condition::Always;
                };
                // Taken out while it is read, so that a group that names itself is reported, not followed.
                let kept = self.groups.remove(name);
                let condition = self.any_of(&when, Scope::Facts);
                if let Some(kept) = kept {
                    self.groups.insert(name.clone(), kept);
                }
                condition
            }
            _ => {
                self.report(Code::Syntax, "group 后面应为人群名称");
                Condition::Always
            }
        }
    }

    fn test(&mut self, key: &str, slot: Slot, shape: &Shape, value: &Value) -> Condition {
        if let Value::String(word) = value {
            match (word.as_str(), shape) {
                ("已填", _) => return Condition::Given(slot, true),
                ("未填", _) => return Condition::Given(slot, false),
                ("有", Shape::List(kind)) => return Condition::Filled(place(*kind), true),
                ("无", Shape::List(kind)) => return Condition::Filled(place(*kind), false),
                _ => {}
            }
        }
        match shape {
            Shape::Options(options) => self.options_test(slot, options, value),
            Shape::Number => self.number_test(key, slot, value),
            Shape::Year => self.year_test(key, slot, value),
            Shape::Date => self.date_test(key, slot, value),
            Shape::List(kind) => self.list_test(key, *kind, value),
            Shape::Opaque => {
                let note = lists::of_record(key)
                    .unwrap_or_else(|| format!("「{key}」的条件只能写作 已填 或 未填"));
                self.report(Code::Syntax, note);
                Condition::Always
            }
        }
    }

    fn options_test(&mut self, slot: Slot, names: &Choices, value: &Value) -> Condition {
        match value {
            Value::String(name) => self.is(slot, names, std::slice::from_ref(name)),
            Value::Array(_) => {
                let chosen = self.strings(value);
                self.is(slot, names, &chosen)
            }
            Value::Table(table) if table.contains_key("unclear") => {
                let word = table.get("unclear").and_then(Value::as_str);
                match (table.get("not"), word, table.len()) {
                    (Some(value), Some("成立"), 2) => {
                        let chosen = self.strings(value);
                        let Condition::Is(slot, bits, _) = self.is(slot, names, &chosen) else {
                            return Condition::Always;
                        };
                        Condition::Not(Box::new(Condition::Is(slot, bits, SURE)))
                    }
                    _ => self.bad_test("{ not = …, unclear = \"成立\" }"),
                }
            }
            Value::Table(table) => match table.iter().next() {
                Some((key, value)) if table.len() == 1 => match (key.as_str(), value) {
                    ("not", value) => {
                        let chosen = self.strings(value);
                        Condition::Not(Box::new(self.is(slot, names, &chosen)))
                    }
                    ("same_as", Value::String(other)) => self
                        .other(other)
                        .map_or(Condition::Always, |other| Condition::Same(slot, other)),
                    ("at_least", Value::String(other)) => self
                        .other(other)
                        .map_or(Condition::Always, |other| Condition::AtLeast(slot, other)),
                    _ => self.bad_test("not、same_as 或 at_least"),
                },
                _ => self.bad_test("not、same_as 或 at_least"),
            },
            _ => self.bad_test("一个选项、选项的列表"),
        }
    }

    fn is(&mut self, slot: Slot, options: &Choices, chosen: &[String]) -> Condition {
        let bits = self.bits_of(chosen, options);
        if chosen.is_empty() {
            self.report(Code::NeverHolds, "一个选项也没有，条件永远不成立");
        }
        // 不清楚 decides nothing, unless the condition names it.
        let unclear = options
            .place(UNCLEAR)
            .and_then(|place| u8::try_from(place).ok())
            .filter(|place| bits >> place & 1 == 0);
        Condition::Is(slot, bits, unclear.unwrap_or(SURE))
    }

    fn strings(&mut self, value: &Value) -> Vec<String> {
        let one = std::slice::from_ref(value);
        let list = value.as_array().map_or(one, Vec::as_slice);
        list.iter()
            .filter_map(|item| match item {
                Value::String(text) => Some(text.clone()),
                _ => {
                    self.report(Code::Syntax, "选项应为文字");
                    None
                }
            })
            .collect()
    }

    fn other(&mut self, key: &str) -> Option<Slot> {
        let found = self.fact(key).map(|(slot, _)| slot);
        match found {
            Some(slot) => self.reads(slot),
            None => self.report(Code::UnknownFact, format!("没有「{key}」这一项事实，请核对键名")),
        }
        found
    }

    fn bad_test(&mut self, expected: &str) -> Condition {
        self.report(Code::Syntax, format!("条件写法不对，应为{expected}"));
        Condition::Always
    }

    /// Whether several options of what is tested can be chosen together.
    fn multiple(&self, part: &Condition, scope: Scope) -> bool {
        let Condition::Is(slot, ..) = part else { return false };
        let kind = match scope {
            Scope::Facts if *slot == Derived::Usable.slot() => return true,
            Scope::Facts => self.vocabulary.kind_at(*slot),
            Scope::Entry(list) => {
                self.vocabulary.members(list).get(usize::from(*slot)).map(|member| member.kind)
            }
        };
        matches!(kind, Some(Kind::Many(_)))
    }

    /// Two tests of one single-choice fact that no answer meets together.
    fn check_possible(&mut self, parts: &[Condition], scope: Scope) {
        let multiple: Vec<bool> = parts.iter().map(|part| self.multiple(part, scope)).collect();
        for (place, part) in parts.iter().enumerate() {
            let several = multiple.get(place).copied().unwrap_or_default();
            for other in parts.iter().skip(place + 1) {
                let clash = match (part, other) {
                    (Condition::Is(one, bits, _), Condition::Is(two, more, _)) => {
                        one == two && bits & more == 0 && !several
                    }
                    (Condition::Is(one, bits, _), Condition::Not(not))
                    | (Condition::Not(not), Condition::Is(one, bits, _)) => {
                        matches!(&**not, Condition::Is(two, more, _) if one == two && bits & !more == 0)
                    }
                    (Condition::Filled(one, yes), Condition::Filled(two, no)) => {
                        one == two && yes != no
                    }
                    (Condition::Given(one, yes), Condition::Given(two, no)) => {
                        one == two && yes != no
                    }
                    (
                        Condition::Given(one, false),
                        Condition::Is(two, ..) | Condition::Range(two, _),
                    )
                    | (
                        Condition::Is(two, ..) | Condition::Range(two, _),
                        Condition::Given(one, false),
                    ) => one == two,
                    _ => false,
                };
                if clash {
                    self.report(Code::NeverHolds, "同一事实的两个条件互相排斥，永远不会成立");
                }
            }
        }
    }
}

fn place(kind: ListKind) -> u8 {
    u8::try_from(kind.place()).unwrap_or(u8::MAX)
}

/// All of `parts`, written so that it is quickly tested: what is itself made of several tests is
/// taken apart, and tests of single facts come first, as most conditions fail at one of them.
fn all(parts: Vec<Condition>) -> Condition {
    let mut flat = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Condition::Always => {}
            Condition::All(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    flat.sort_by_key(is_compound);
    match <[Condition; 1]>::try_from(flat) {
        Ok([only]) => only,
        Err(flat) if flat.is_empty() => Condition::Always,
        Err(flat) => Condition::All(flat),
    }
}

/// Any of `parts`, as [`all`]; options of one fact become one test.
fn any(parts: Vec<Condition>) -> Condition {
    let mut flat: Vec<Condition> = Vec::with_capacity(parts.len());
    for part in parts {
        match part {
            Condition::Any(inner) => inner.into_iter().for_each(|part| add(&mut flat, part)),
            other => add(&mut flat, other),
        }
    }
    flat.sort_by_key(is_compound);
    match <[Condition; 1]>::try_from(flat) {
        Ok([only]) => only,
        Err(flat) => Condition::Any(flat),
    }
}

fn add(flat: &mut Vec<Condition>, part: Condition) {
    let same = |known: &&mut Condition| matches!((known, &part), (Condition::Is(one, ..), Condition::Is(two, ..)) if one == two);
    match (flat.iter_mut().find(same), &part) {
        // Named by one of them, 不清楚 is among the options now.
        (Some(Condition::Is(_, known, unclear)), Condition::Is(_, bits, other)) => {
            *known |= bits;
            if *other == SURE {
                *unclear = SURE;
            }
        }
        _ => flat.push(part),
    }
}

const fn is_compound(part: &Condition) -> bool {
    !matches!(
        part,
        Condition::Always
            | Condition::Is(..)
            | Condition::Range(..)
            | Condition::Dates(..)
            | Condition::NotBefore(..)
            | Condition::Given(..)
            | Condition::Filled(..)
            | Condition::Same(..)
            | Condition::AtLeast(..)
            | Condition::YearsSince(..)
    )
}
