//! From answers as typed to a case: what can be read becomes facts, the rest stays typed and is
//! named with its path and the remedy.

use super::answers::{Answers, EntryId, NONE, SOME, path_of};
use super::dates;
use crate::domain::fact::{Fact, Kind, ListKind, Need};
use crate::domain::{Case, Fault, Value, Vocabulary, decimal, read as dictionary};
use crate::notice::Notice;

/// What could be read, and what not.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The facts that were answered validly.
    pub case: Case,
    /// What was typed but does not fit, by the path of the input.
    pub faults: Vec<Fault>,
}

impl Reading {
    /// The fault at the input `path` itself.
    #[must_use]
    pub fn fault(&self, path: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| fault.path == path)
    }

    /// The first fault at `path` or below it.
    #[must_use]
    pub fn fault_within(&self, path: &str) -> Option<&Fault> {
        self.faults.iter().find(|fault| {
            fault
                .path
                .strip_prefix(path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }
}

/// Reads all answers under `notice`.
#[must_use]
pub fn read(notice: &Notice, answers: &Answers) -> Reading {
    let mut read = Read { answers, vocabulary: &notice.vocabulary, reading: Reading::default() };
    read.reading.case.edition = Some(notice.edition.clone());
    for (_, key, kind) in notice.vocabulary.facts() {
        match kind {
            Kind::Edition => {}
            Kind::Record => read.record(key),
            Kind::List(rows) => read.list(key, rows),
            kind => read.scalar(key, kind),
        }
    }
    read.reading
}

struct Read<'r> {
    answers: &'r Answers,
    vocabulary: &'r Vocabulary,
    reading: Reading,
}

impl Read<'_> {
    fn fault(&mut self, path: impl Into<String>, reason: impl Into<String>) {
        self.reading.faults.push(Fault::new(path, reason));
    }

    /// Writes a fact down; what the dictionary refuses is told in the words of `reason`.
    fn write(&mut self, key: &str, value: &Value, reason: impl FnOnce(Fault) -> Fault) {
        let written = dictionary::fact(&mut self.reading.case, self.vocabulary, key, value);
        if let Err(fault) = written {
            self.reading.faults.push(reason(fault));
        }
    }

    fn scalar(&mut self, key: &str, kind: Kind<'_>) {
        if let Some(value) = self.leaf(key, kind) {
            self.write(key, &value, |_| Fault::new(key, remedy(kind)));
        }
    }

    /// What was typed at `path` as the value it means; none where it is empty or a fault.
    fn leaf(&mut self, path: &str, kind: Kind<'_>) -> Option<Value> {
        if let Kind::Many(_) = kind {
            let chosen = || self.answers.chosen(path).map(|option| Value::Text(option.to_owned()));
            return (!self.answers.get(path).is_empty()).then(|| Value::List(chosen().collect()));
        }
        match leaf(self.answers.get(path), kind) {
            Ok(value) => value,
            Err((part, reason)) => {
                self.fault(input_of(path, part), reason);
                None
            }
        }
    }

    /// The members of a record; every one that is needed and missing is named.
    fn record(&mut self, key: &str) {
        let Some(record) = Fact::named(key) else { return };
        let before = self.reading.faults.len();
        let mut entries = Vec::new();
        let mut missing = Vec::new();
        for member in record.members() {
            let empty = self.answers.get(member.key()).is_empty();
            if let Some(value) = self.leaf(member.key(), self.vocabulary.kind(member)) {
                entries.push((member.short_key().to_owned(), value));
            }
            let needed = match member.need() {
                Need::Always => true,
                Need::Never => false,
                Need::Unless(other, option) => self.answers.is_other(other, option),
            };
            if needed && empty {
                missing.push(member);
            }
        }
        if entries.is_empty() && self.reading.faults.len() == before {
            return;
        }
        for member in missing {
            self.fault(input_of(member.key(), 0), missing_words(member.kind()));
        }
        if self.reading.faults.len() == before {
            self.write(record.key(), &Value::Map(entries), |fault| {
                let kind = Fact::named(&fault.path).map_or(Kind::Text, Fact::kind);
                Fault::new(fault.path, remedy(kind))
            });
        }
    }

    /// The entries of a list in which something was typed; those left blank are none.
    fn list(&mut self, key: &str, rows: ListKind) {
        match self.answers.get(key) {
            NONE => return self.write(key, &Value::List(Vec::new()), |fault| fault),
            SOME => {}
            _ => return,
        }
        let filled: Vec<EntryId> = self.answers.filled(key).map(|(_, id)| id).collect();
        if filled.is_empty() {
            return self.fault(key, NO_ENTRY);
        }
        let before = self.reading.faults.len();
        let entries = filled.iter().map(|id| self.entry(key, *id, rows)).collect();
        if self.reading.faults.len() > before {
            return;
        }
        self.write(key, &Value::List(entries), |fault| {
            // Only whole entries have come so far: a year that is there twice is left.
            let mut parts = fault.path.split(['[', ']', '.']).skip(1);
            let id = parts.next().and_then(|place| filled.get(place.parse::<usize>().ok()?));
            let member = parts.last().unwrap_or_default();
            let path = id.map_or_else(|| key.to_owned(), |id| path_of(key, *id, member));
            Fault::new(path, fault.reason)
        });
    }

    fn entry(&mut self, key: &str, id: EntryId, rows: ListKind) -> Value {
        let mut members = Vec::new();
        for member in self.vocabulary.members(rows) {
            let path = path_of(key, id, member.key);
            if let Some(value) = self.leaf(&path, member.kind) {
                match dictionary::member(member.kind, &path, &value) {
                    Ok(()) => members.push((member.key.to_owned(), value)),
                    Err(_) => self.fault(path, remedy(member.kind)),
                }
            } else if member.need == Need::Always && self.answers.get(&path).is_empty() {
                self.fault(path, missing_words(member.kind));
            }
        }
        Value::Map(members)
    }
}

const CHOOSE_AGAIN: &str = "请重新选择";
const NO_ENTRY: &str = "您选了“有”，请至少填写一条；没有的请选“无”";

/// The input of a part of a date; the first part has the path of the date itself.
fn input_of(path: &str, part: usize) -> String {
    if part == 0 { path.to_owned() } else { [path, ".", &part.to_string()].concat() }
}

/// What is to be typed, where something else was.
fn remedy(kind: Kind<'_>) -> String {
    match kind {
        Kind::Whole(low @ 1900.., high) => format!("请填 {low} 到 {high} 的年份，例如 2021"),
        Kind::Whole(0, high) => format!("请填 0 到 {high} 的整数，没有填 0"),
        Kind::Whole(low, high) => format!("请填 {low} 到 {high} 的整数"),
        Kind::Number(high) => format!("请填 0 到 {high} 的数字，没有填 0"),
        Kind::Text => "请写在 200 个字以内".to_owned(),
        _ => CHOOSE_AGAIN.to_owned(),
    }
}

/// What is to be done where nothing was answered.
fn missing_words(kind: Kind<'_>) -> String {
    match kind {
        Kind::Choice(_) | Kind::Many(_) => "请选择".to_owned(),
        Kind::Date | Kind::Moment => "请填年份和月份".to_owned(),
        Kind::Text => "请填写".to_owned(),
        kind => remedy(kind),
    }
}

/// One input as the value it means; nothing where it is empty.
///
/// # Errors
/// The part of a date that does not fit, and the remedy.
fn leaf(typed: &str, kind: Kind<'_>) -> Result<Option<Value>, dates::Wrong> {
    if kind == Kind::Date {
        return Ok(dates::read(typed)?.map(Value::Text));
    }
    let text = dates::plain(typed);
    Ok((!text.is_empty()).then(|| match kind {
        Kind::Whole(..) => text.parse().map_or(Value::Text(text), Value::Whole),
        Kind::Number(_) => decimal::read(&text).map_or(Value::Text(text), Value::Number),
        Kind::Moment => Value::Text(text),
        _ => Value::Text(typed.trim().to_owned()),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_may_be_typed_full_width() {
        let leaf = |typed, kind| leaf(typed, kind).unwrap();
        assert_eq!(leaf(" １２ ", Kind::Whole(0, 720)), Some(Value::Whole(12)));
        assert_eq!(leaf("1．5", Kind::Number(50)), Some(Value::Number(1.5)));
        assert_eq!(leaf("1.23456", Kind::Number(50)), Some(Value::Number(1.23456)));
        assert_eq!(leaf("十二", Kind::Whole(0, 720)), Some(Value::Text("十二".to_owned())));
    }
}
