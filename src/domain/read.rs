//! From raw values to a case: every value is checked against the dictionary, and the first that
//! does not fit is named with its key path and the remedy.

use super::case::{Case, Entry};
use super::date::{Moment, PartialDate};
use super::fact::{Cell, Fact, Kind, ListKind, Member, Need, yearly};
use super::options::Options;
use super::value::{Fault, Value};
use super::vocabulary::Vocabulary;

/// Reads a whole case. `edition` finds the vocabulary of an edition by its id, and knows thereby
/// which ids there are.
///
/// # Errors
/// The first value that does not fit.
pub fn case<'a>(
    value: &Value,
    edition: impl Fn(&str) -> Option<&'a Vocabulary>,
) -> Result<Case, Fault> {
    let Value::Map(entries) = value else {
        return Err(Fault::new("(case)", "应为一个 JSON 对象，即花括号中的键和值"));
    };
    let mut case = Case::default();
    let mut vocabulary = Vocabulary::NONE;
    if let Some((_, id)) = entries.iter().find(|(key, _)| key == Fact::Edition.key()) {
        let Value::Text(id) = id else {
            return Err(Fault::new(Fact::Edition.key(), "应为通知版本的标识文字"));
        };
        vocabulary = edition(id).ok_or_else(|| {
            Fault::new(Fact::Edition.key(), format!("没有通知版本「{id}」，请核对标识"))
        })?;
        case.edition = Some(id.clone());
    }
    for (key, value) in entries {
        fact(&mut case, vocabulary, key, value)?;
    }
    Ok(case)
}

/// Reads one fact into `case`.
///
/// # Errors
/// The first part of the value that does not fit.
pub fn fact(
    case: &mut Case,
    vocabulary: &Vocabulary,
    key: &str,
    value: &Value,
) -> Result<(), Fault> {
    // A letter looked for in a text would bring the search of texts to the first questions (decision 0020).
    let found = vocabulary.fact(key).filter(|_| key.bytes().all(|byte| byte != b'.'));
    let Some((slot, kind)) = found else {
        return Err(Fault::new(key, "没有这一项，请核对键名"));
    };
    match kind {
        Kind::Edition => Ok(()),
        Kind::Record => record(case, vocabulary, key, value),
        Kind::List(list) => {
            case.set_entries(list, rows(vocabulary, list, key, value)?);
            Ok(())
        }
        Kind::Moment => {
            let moment = text(value).and_then(Moment::parse).ok_or_else(|| {
                Fault::new(key, "应为真实日期，写作 YYYY-MM-DD 或 YYYY-MM-DDTHH:MM")
            })?;
            case.today = Some(moment);
            case.set(slot, Cell::Day(PartialDate { date: moment.date, exact: true }), None);
            Ok(())
        }
        kind => {
            let (cell, text) = scalar(kind, key, value)?;
            case.set(slot, cell, text);
            Ok(())
        }
    }
}

fn record(case: &mut Case, vocabulary: &Vocabulary, key: &str, value: &Value) -> Result<(), Fault> {
    let Some(record) = Fact::named(key) else { return Ok(()) };
    let entries = object(key, value)?;
    for (key, value) in entries {
        let path = format!("{}.{key}", record.key());
        let Some(member) = record.members().find(|member| member.short_key() == key) else {
            return Err(Fault::new(path, "没有这一项，请核对键名"));
        };
        let (cell, text) = scalar(vocabulary.kind(member), &path, value)?;
        case.set(member.slot(), cell, text);
    }
    for member in record.members() {
        let needed = match member.need() {
            Need::Always => true,
            Need::Never => false,
            Need::Unless(other, option) => case.option(other) != Some(option),
        };
        if needed && case.cell(member.slot()).is_open() {
            return Err(Fault::new(member.key(), "缺少这一项，请补充"));
        }
    }
    case.set(record.slot(), Cell::Given, None);
    Ok(())
}

fn rows(
    vocabulary: &Vocabulary,
    list: ListKind,
    key: &str,
    value: &Value,
) -> Result<Vec<Entry>, Fault> {
    let Value::List(items) = value else {
        return Err(Fault::new(key, "应为列表；没有时写 []"));
    };
    if items.len() > 100 {
        return Err(Fault::new(key, "最多 100 条"));
    }
    let members = vocabulary.members(list);
    let mut rows: Vec<Entry> = Vec::with_capacity(items.len());
    for (place, item) in items.iter().enumerate() {
        let path = format!("{key}[{place}]");
        let row = row(&members, &path, item)?;
        let year = row.cell(yearly::YEAR);
        if list.distinct_years() && rows.iter().any(|other| other.cell(yearly::YEAR) == year) {
            return Err(Fault::new(format!("{path}.year"), "同一年份只能填一条"));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn row(members: &[Member<'_>], path: &str, value: &Value) -> Result<Entry, Fault> {
    let mut row = Entry { cells: vec![Cell::Open; members.len()], texts: Vec::new() };
    for (key, value) in object(path, value)? {
        let path = format!("{path}.{key}");
        let found = members.iter().enumerate().find(|(_, member)| member.key == key);
        let Some((place, member)) = found else {
            return Err(Fault::new(path, "没有这一项，请核对键名"));
        };
        let (cell, text) = scalar(member.kind, &path, value)?;
        if let Some(slot) = row.cells.get_mut(place) {
            *slot = cell;
        }
        if let Some(text) = text {
            row.texts.retain(|(other, _)| *other != place);
            row.texts.push((place, text));
        }
    }
    for (place, member) in members.iter().enumerate() {
        if member.need == Need::Always && row.cell(place).is_open() {
            return Err(Fault::new(format!("{path}.{}", member.key), "缺少这一项，请补充"));
        }
    }
    Ok(row)
}

/// Whether `value` fits the member of an entry at `path`, whose type is `kind`.
///
/// # Errors
/// The value does not fit.
pub fn member(kind: Kind<'_>, path: &str, value: &Value) -> Result<(), Fault> {
    scalar(kind, path, value).map(|_| ())
}

fn scalar(kind: Kind<'_>, path: &str, value: &Value) -> Result<(Cell, Option<String>), Fault> {
    let cell = match kind {
        Kind::Choice(options) => choice(options, path, value)?,
        Kind::Many(options) => {
            let Value::List(items) = value else {
                return Err(Fault::new(path, "应为列表；没有时写 []"));
            };
            if items.len() > 100 {
                return Err(Fault::new(path, "最多 100 条"));
            }
            let mut bits = 0;
            for (place, item) in items.iter().enumerate() {
                if let Cell::Options(bit) = choice(options, &format!("{path}[{place}]"), item)? {
                    bits |= bit;
                }
            }
            Cell::Options(bits)
        }
        Kind::Whole(low, high) => whole(low, high, path, value)?,
        Kind::Number(high) => match number(value) {
            Some(number) if (0.0..=f64::from(high)).contains(&number) => Cell::Number(number),
            _ => return Err(Fault::new(path, format!("应为 0 至 {high} 的数字"))),
        },
        Kind::Date => match text(value).and_then(PartialDate::parse) {
            Some(date) => Cell::Day(date),
            None => {
                return Err(Fault::new(
                    path,
                    "应为 1950 至 2100 年间的真实日期，写作 YYYY-MM 或 YYYY-MM-DD",
                ));
            }
        },
        Kind::Text => match text(value) {
            Some(words) if !words.trim().is_empty() && words.chars().count() <= 200 => {
                return Ok((Cell::Given, Some(words.to_owned())));
            }
            _ => return Err(Fault::new(path, "应为 1 至 200 个字的文字")),
        },
        Kind::Moment | Kind::Edition | Kind::Record | Kind::List(_) => {
            return Err(Fault::new(path, "此处不能填写这种内容"));
        }
    };
    Ok((cell, None))
}

fn choice(options: Options<'_>, path: &str, value: &Value) -> Result<Cell, Fault> {
    text(value).and_then(|words| options.place(words)).map(Cell::option).ok_or_else(|| {
        let names: Vec<&str> = options.names().collect();
        Fault::new(path, format!("应为以下之一：{}", names.join("、")))
    })
}

fn whole(low: i64, high: i64, path: &str, value: &Value) -> Result<Cell, Fault> {
    match value {
        #[expect(clippy::cast_precision_loss, reason = "the ranges are far below 2^52")]
        Value::Whole(number) if (low..=high).contains(number) => Ok(Cell::Number(*number as f64)),
        _ => Err(Fault::new(path, format!("应为 {low} 至 {high} 的整数"))),
    }
}

fn text(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

#[expect(clippy::cast_precision_loss, reason = "the ranges are far below 2^52")]
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Whole(number) => Some(*number as f64),
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn object<'v>(path: &str, value: &'v Value) -> Result<&'v [(String, Value)], Fault> {
    match value {
        Value::Map(entries) => Ok(entries),
        _ => Err(Fault::new(path, "应为对象，即花括号中的键和值")),
    }
}
