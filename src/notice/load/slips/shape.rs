//! Tables that are TOML, but not of the shape they must have: each table is read by itself, and a key
//! at fault is set aside, so that one fault does not hide the next.

use serde::de::{DeserializeOwned, IntoDeserializer};
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue, Error};

use super::line_and_column;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Text;

/// Faults looked for in one table.
const MOST: usize = 12;

/// Every fault of every table of the file.
pub fn findings<T: DeserializeOwned>(text: &Text, whole: &DeTable<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (key, value) in whole {
        match value.get_ref() {
            DeValue::Array(entries) => {
                for entry in entries {
                    let mut one = DeArray::default();
                    one.push(entry.clone());
                    let value = Spanned::new(value.span(), DeValue::Array(one));
                    faults::<T>(text, key, value, &mut found);
                }
            }
            _ => faults::<T>(text, key, value.clone(), &mut found),
        }
    }
    found
}

/// The faults of one table of the file, read as if there were no other.
fn faults<'i, T: DeserializeOwned>(
    text: &Text,
    key: &Spanned<std::borrow::Cow<'i, str>>,
    mut value: Spanned<DeValue<'i>>,
    found: &mut Vec<Finding>,
) {
    let mut aside: Vec<String> = Vec::new();
    for _ in 0..MOST {
        let mut table = DeTable::default();
        table.insert(key.clone(), value.clone());
        let Err(wrong) =
            T::deserialize(Spanned::new(0..text.text.len(), table).into_deserializer())
        else {
            return;
        };
        let wrong: Error = wrong;
        // What a key that was set aside leaves behind is no fault of its own.
        if let Some(missing) = between(wrong.message(), "missing field `")
            && (aside.iter().any(|key| key == missing) || whole_file::<T>(missing))
        {
            return;
        }
        found.push(finding(text, &wrong));
        let at = wrong.span().map_or(usize::MAX, |span| span.start);
        match remove(value.get_mut(), at) {
            Some(removed) => aside.push(removed),
            None => return,
        }
    }
}

/// Whether a field is missing only because the file was cut into its tables.
fn whole_file<T: DeserializeOwned>(missing: &str) -> bool {
    T::deserialize(Spanned::new(0..0, DeTable::default()).into_deserializer())
        .is_err_and(|wrong: Error| between(wrong.message(), "missing field `") == Some(missing))
}

/// Takes the key at which, or in whose value, the fault lies out of its table; its name.
fn remove(value: &mut DeValue<'_>, at: usize) -> Option<String> {
    match value {
        DeValue::Array(entries) => entries.iter_mut().find_map(|entry| remove(entry.get_mut(), at)),
        DeValue::Table(table) => {
            let holds = |key: &Spanned<std::borrow::Cow<'_, str>>, value: &Spanned<DeValue<'_>>| {
                key.span().contains(&at) || value.span().contains(&at)
            };
            let key =
                table.iter().find(|(key, value)| holds(key, value)).map(|(key, _)| key.clone())?;
            let deeper =
                table.get_mut(key.get_ref().as_ref()).and_then(|value| match value.get_mut() {
                    DeValue::Array(entries) => entries
                        .iter_mut()
                        .find(|entry| {
                            matches!(entry.get_ref(), DeValue::Table(_))
                                && entry.span().contains(&at)
                        })
                        .and_then(|entry| remove(entry.get_mut(), at)),
                    _ => None,
                });
            if deeper.is_none() {
                table.remove(key.get_ref().as_ref());
            }
            Some(deeper.unwrap_or_else(|| key.get_ref().to_string()))
        }
        _ => None,
    }
}

/// A table within another that its file does not have, with the name of the other.
fn orphan(text: &str) -> Option<(&str, &str)> {
    let headers = || {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or_default().trim());
        lines.filter(|line| line.starts_with('[') && line.ends_with(']'))
    };
    let is = |line: &str, table: &str| line.trim_matches(['[', ']']) == table;
    headers().find_map(|line| {
        let table = line.trim_matches(['[', ']']);
        let (parent, _) = table.split_once('.')?;
        (!headers().any(|other| is(other, parent))).then_some((table, parent))
    })
}

/// A fault of shape in Chinese.
pub fn finding(text: &Text, wrong: &Error) -> Finding {
    let message = wrong.message();
    let span = wrong.span().unwrap_or(0..0);
    let (line, column) = line_and_column(&text.text, span.start);
    let words = text.text.get(span).unwrap_or_default();
    let words = if words.chars().count() > 60 || words.contains('\n') { "" } else { words };
    let at = |code: Code| Finding::new(code, &text.name).at((line, column));
    if let Some(key) = between(message, "unknown field `") {
        let known: Vec<&str> = message.split('`').skip(3).step_by(2).collect();
        let finding = at(Code::UnknownKey).of(key).among(known.iter().copied());
        return if known.is_empty() || finding.nearest.is_some() {
            finding
        } else {
            finding.noting(format!("这张表没有这个键，可以写的有：{}", known.join("、")))
        };
    }
    if let Some(key) = between(message, "missing field `") {
        let finding = at(Code::MissingKey).of(key);
        return match orphan(&text.text) {
            Some((table, parent)) => finding.noting(format!(
                "[[{table}]] 要写在 [{parent}] 的后面，两样在同一份文件里：这份文件没有 [{parent}]"
            )),
            None => finding,
        };
    }
    if let Some(expected) =
        message.rsplit("expected ").next().filter(|_| message.contains("invalid type"))
    {
        let one = words.starts_with('[') && !words.starts_with("[[");
        let remedy = match kind(expected) {
            SEVERAL if one => format!("这种表可以有几张，每一张都写成 [{words}]"),
            kind => format!("这里应为{kind}"),
        };
        return at(Code::WrongType).saw(words).noting(remedy);
    }
    if message.contains("untagged enum Words") {
        return at(Code::WrongType)
            .saw(words)
            .noting("这里应为加引号的文字，或者用 [ ] 括起来的几段文字");
    }
    if message.contains("untagged enum Possible") {
        return at(Code::WrongType).saw(words).noting("这里应为年数，或者 \"未写\"");
    }
    if message.contains("invalid value") {
        return at(Code::WrongType).saw(words).noting("这个数太大、太小，或者不是整数");
    }
    at(Code::Syntax).saw(words)
}

/// What a list, or a table of which there may be several, should have been.
const SEVERAL: &str = "用 [ ] 括起来的列表，如 [\"工程师\"]";

/// What a value should have been, for people.
fn kind(expected: &str) -> &'static str {
    match expected.trim_start_matches("a ").trim_start_matches("an ") {
        "i32" | "i64" | "u8" | "u16" | "u32" | "u64" | "usize" | "integer" => {
            "不加引号的整数，如 4"
        }
        "f64" | "f32" => "不加引号的数，如 1.5",
        "bool" | "boolean" => "true 或 false，不加引号",
        "string" => "加引号的文字，如 \"工程师\"",
        "sequence" => SEVERAL,
        "map" => "一张表，写作 [[名称]] 另起一行，或者 { 键 = 内容 }",
        other if other.starts_with("struct ") => {
            "一张表，写作 [[名称]] 另起一行，或者 { 键 = 内容 }"
        }
        _ => "别的写法，请照同一种表的例子",
    }
}

/// What stands behind `before`, up to the next `` ` ``.
fn between<'m>(message: &'m str, before: &str) -> Option<&'m str> {
    message.split_once(before)?.1.split('`').next()
}
