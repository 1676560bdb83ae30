//! From answers as typed to a case: what can be read becomes facts, the rest stays typed and is
//! named with its path and the remedy.

use super::answers::{Answers, NONE, SOME};
use crate::domain::fact::{Fact, Kind};
use crate::domain::{Case, Fault, Value, read as dictionary};
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
    let dialect = notice.dialect();
    let mut reading = Reading::default();
    reading.case.edition = Some(notice.edition.clone());
    let keys = Fact::ALL
        .iter()
        .filter(|fact| fact.record().is_none() && **fact != Fact::Edition)
        .map(|fact| (fact.key(), fact.kind()))
        .chain(notice.added.iter().map(|added| {
            let kind = if added.options.is_empty() {
                Kind::Whole(added.range.0, added.range.1)
            } else {
                Kind::Choice(&[])
            };
            (added.key.as_str(), kind)
        }));
    for (key, kind) in keys {
        match value(answers, key, kind) {
            Ok(None) => {}
            Ok(Some(value)) => {
                if let Err(fault) = dictionary::fact(&mut reading.case, &dialect, key, &value) {
                    reading.faults.push(Fault::new(input_path(&fault.path), fault.reason));
                }
            }
            Err(fault) => reading.faults.push(fault),
        }
    }
    reading
}

/// Key paths write `titles[0].level`, inputs `titles.0.level`.
fn input_path(path: &str) -> String {
    path.replace('[', ".").replace(']', "")
}

fn value(answers: &Answers, key: &str, kind: Kind) -> Result<Option<Value>, Fault> {
    match kind {
        Kind::Record => record(answers, key),
        Kind::Rows(rows) => {
            let members = rows.members().iter().map(|member| (member.key, member.kind));
            list(answers, key, &members.collect::<Vec<_>>())
        }
        Kind::Many(_) => Ok(match answers.get(key) {
            "" => None,
            NONE => Some(Value::List(Vec::new())),
            _ => Some(Value::List(
                answers.chosen(key).map(|option| Value::Text(option.to_owned())).collect(),
            )),
        }),
        kind => Ok(leaf(answers.get(key), kind)),
    }
}

/// One input as the value it means; nothing where it is empty.
fn leaf(typed: &str, kind: Kind) -> Option<Value> {
    let text = plain(typed);
    if text.is_empty() {
        return None;
    }
    Some(match kind {
        Kind::Whole(..) => text.parse().map_or(Value::Text(text), Value::Whole),
        Kind::Number(_) => decimal(&text).map_or(Value::Text(text), Value::Number),
        Kind::Date | Kind::Moment => Value::Text(date(&text)),
        _ => Value::Text(typed.trim().to_owned()),
    })
}

/// A number with at most three decimals. Written by hand because the standard reader of all
/// decimals costs 20 KB of download.
fn decimal(text: &str) -> Option<f64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    if whole.len() > 6
        || fraction.len() > 3
        || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    whole.parse::<u32>().ok()?;
    // One division of two whole numbers gives the nearest number, as the standard reader does.
    let digits = [whole, fraction].concat().parse::<u32>().ok()?;
    let scale = fraction.bytes().fold(1.0, |scale, _| scale * 10.0);
    Some(f64::from(digits) / scale)
}

/// Full-width digits, stops and spaces as people type them on a phone.
fn plain(typed: &str) -> String {
    typed
        .trim()
        .chars()
        .map(|letter| match letter {
            '０'..='９' => char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0'))
                .unwrap_or(letter),
            '．' | '。' => '.',
            '－' | '—' => '-',
            '　' => ' ',
            other => other,
        })
        .collect()
}

/// A date with whatever stands between its numbers, as `YYYY-MM` or `YYYY-MM-DD`.
fn date(text: &str) -> String {
    let (day, clock) = match text.split_once('T') {
        Some((day, clock)) => (day, Some(clock)),
        None => (text, None),
    };
    let numbers: Vec<&str> = day
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .collect();
    let mut out = String::new();
    for (place, number) in numbers.iter().enumerate() {
        if place > 0 {
            out.push('-');
        }
        if place > 0 && number.len() == 1 {
            out.push('0');
        }
        out.push_str(number);
    }
    if let Some(clock) = clock {
        out.push('T');
        out.push_str(clock);
    }
    out
}

fn record(answers: &Answers, key: &str) -> Result<Option<Value>, Fault> {
    let Some(fact) = Fact::named(key) else {
        return Ok(None);
    };
    let mut entries = Vec::new();
    for member in fact.members() {
        if let Some(value) = value(answers, member.key(), member.kind())? {
            entries.push((member.short_key().to_owned(), value));
        }
    }
    Ok((!entries.is_empty()).then_some(Value::Map(entries)))
}

fn list(answers: &Answers, key: &str, members: &[(&str, Kind)]) -> Result<Option<Value>, Fault> {
    match answers.get(key) {
        NONE => Ok(Some(Value::List(Vec::new()))),
        SOME => {
            let count = answers.entries(key);
            if count == 0 {
                return Err(Fault::new(key, "您选了“有”，请至少填写一条"));
            }
            let entry = |place: usize| {
                let filled = members.iter().filter_map(|(member, kind)| {
                    Some((
                        (*member).to_owned(),
                        leaf(answers.get(&format!("{key}.{place}.{member}")), *kind)?,
                    ))
                });
                Value::Map(filled.collect())
            };
            Ok(Some(Value::List((0..count).map(entry).collect())))
        }
        _ => Ok(None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_however_they_are_separated() {
        for typed in ["2018-6", "2018年6月", "2018.06", "２０１８／６", "2018 6"] {
            assert_eq!(leaf(typed, Kind::Date), Some(Value::Text("2018-06".to_owned())), "{typed}");
        }
        assert_eq!(leaf("2018年12月1日", Kind::Date), Some(Value::Text("2018-12-01".to_owned())));
    }

    #[test]
    fn numbers_may_be_typed_full_width() {
        assert_eq!(leaf(" １２ ", Kind::Whole(0, 720)), Some(Value::Whole(12)));
        assert_eq!(leaf("1．5", Kind::Number(50)), Some(Value::Number(1.5)));
        assert_eq!(leaf("十二", Kind::Whole(0, 720)), Some(Value::Text("十二".to_owned())));
    }
}
