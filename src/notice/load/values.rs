//! Named values (`[[value]]`): said once, and put wherever their name stands.
//!
//! A text that begins with `@name` has the value in the name's place, and `{@name}` has it anywhere
//! within a text. What the value is decides what the text becomes: `years = "@本科年限"` is the number,
//! `"@截止日-3年"` a day. Values are put in before a file is read as TOML, line by line, so that every
//! finding keeps its line.

use std::collections::BTreeMap;

use super::Text;
use super::slips::line_and_column;
use crate::notice::finding::{Code, Finding};

/// Puts the values of a folder's files where their names stand; what names none there is.
pub fn fill(texts: &mut [Text]) -> Vec<Finding> {
    let mut values: BTreeMap<String, toml::Value> = BTreeMap::new();
    let mut findings = Vec::new();
    for text in texts.iter().filter(|text| is_rules(text)) {
        for (name, value) in own(text) {
            let note = match &value {
                _ if values.contains_key(&name) => Some((Code::DuplicateId, "这个名称写了两次")),
                toml::Value::Integer(_) | toml::Value::Float(_) => None,
                toml::Value::String(words) if !words.contains(['@', '"', '\\', '\n']) => None,
                _ => Some((Code::Syntax, "is 应为一个数，或者一段不带 @ 和引号的文字")),
            };
            match note {
                Some((code, note)) => {
                    let finding = Finding::new(code, &text.name).within(&name);
                    findings.push(finding.noting(note));
                }
                None => {
                    values.insert(name, value);
                }
            }
        }
    }
    for text in texts.iter_mut().filter(|text| is_rules(text) && text.text.contains('@')) {
        let (filled, unknown) = put(&text.text, &values);
        for (at, name) in unknown {
            let note = format!("没有名为「{name}」的值，请在 [[value]] 中写明");
            let place = line_and_column(&text.text, at);
            findings.push(
                Finding::new(Code::UnknownName, &text.name).at(place).saw(&name).noting(note),
            );
        }
        text.text = filled;
    }
    findings
}

/// Whether the text is a file of rules or a form: cases are written out in full.
fn is_rules(text: &Text) -> bool {
    text.name.ends_with(".toml") && text.parts().first() != Some(&super::CASES)
}

/// The values a file names; none where it is no TOML, which is told when it is read.
fn own(text: &Text) -> Vec<(String, toml::Value)> {
    let parsed =
        text.text.contains("[[value]]").then(|| text.text.parse::<toml::Table>().ok()).flatten();
    let Some(toml::Value::Array(tables)) = parsed.and_then(|mut table| table.remove("value"))
    else {
        return Vec::new();
    };
    let value = |table: &toml::Value| {
        let name = table.get("name")?.as_str().filter(|name| !name.is_empty())?;
        Some((name.to_owned(), table.get("is")?.clone()))
    };
    tables.iter().filter_map(value).collect()
}

/// The text with values in the place of names, and the names that there are not, with their byte.
fn put(text: &str, values: &BTreeMap<String, toml::Value>) -> (String, Vec<(usize, String)>) {
    let mut out = String::with_capacity(text.len());
    let mut unknown = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let whole = rest.starts_with("\"@");
        if !whole && !rest.starts_with("{@") {
            let next = rest.char_indices().nth(1).map_or(rest.len(), |(next, _)| next);
            out.push_str(rest.get(..next).unwrap_or_default());
            at += next;
            continue;
        }
        let body = rest.get(2..).unwrap_or_default();
        let name = values
            .keys()
            .filter(|name| body.starts_with(name.as_str()))
            .max_by_key(|name| name.len());
        let after = name.map(|name| body.get(name.len()..).unwrap_or_default());
        match (name.and_then(|name| values.get(name)), after) {
            (Some(value), Some(after)) if whole && after.starts_with('"') => {
                // The whole text: the value itself.
                out.push_str(&value.to_string());
                at = text.len() - after.len() + 1;
            }
            (Some(value), Some(after)) if whole => {
                out.push('"');
                out.push_str(&plain(value));
                at = text.len() - after.len();
            }
            (Some(value), Some(after)) if after.starts_with('}') => {
                out.push_str(&plain(value));
                at = text.len() - after.len() + 1;
            }
            _ => {
                let name: String = body
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                    .collect();
                unknown.push((at, name));
                out.push_str(rest.get(..2).unwrap_or_default());
                at += 2;
            }
        }
    }
    (out, unknown)
}

fn plain(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: &str = "[[value]]\nname = \"年限\"\nis = 4\n[[value]]\nname = \"年限长\"\nis = 5\n\
        [[value]]\nname = \"截止日\"\nis = \"2026-08-31\"\n";

    fn fill_one(words: &str) -> (String, Vec<Finding>) {
        let text = |name: &str, words: &str| Text { name: name.to_owned(), text: words.to_owned() };
        let mut texts = [text("a/v.toml", VALUES), text("a/r.toml", words)];
        let findings = fill(&mut texts);
        (texts.into_iter().next_back().map(|text| text.text).unwrap_or_default(), findings)
    }

    #[test]
    fn a_value_stands_where_its_name_stood_as_what_it_is() {
        for (written, wanted) in [
            ("years = \"@年限\"", "years = 4"),
            ("years = \"@年限长\"", "years = 5"),
            ("cutoff = \"@截止日\"", "cutoff = \"2026-08-31\""),
            ("from = \"@截止日-3年\"", "from = \"2026-08-31-3年\""),
            ("meaning = \"满{@年限}年，写信到 a@b.cn\"", "meaning = \"满4年，写信到 a@b.cn\""),
        ] {
            assert_eq!(fill_one(written), (wanted.to_owned(), Vec::new()), "{written}");
        }
    }

    #[test]
    fn a_name_there_is_not_is_told_with_its_place() {
        let (text, findings) = fill_one("a = 1\nyears = \"@工龄\"");
        assert_eq!(text, "a = 1\nyears = \"@工龄\"");
        assert_eq!(findings.len(), 1);
        assert_eq!((findings[0].code, findings[0].line), (Code::UnknownName, 2));
    }
}
