//! How many of a list a rule asks for, held against the number that the words put there: 下列条件中的两项, 发明专利2项以上.

use toml::Value;

use super::numbers::{Unit, counted_with, number_of, tokens};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;

/// Units by which entries and conditions are counted.
const UNITS: &[&str] = &["项", "篇", "个", "次", "件", "部", "条", "种", "名"];
/// Words before a number of conditions.
const LISTED: &[&str] = &["下列", "以下", "上述", "其中", "之中", "条件中", "中的", "情形"];
/// Words by which every entry of so many years is meant.
const EVERY: &[&str] = &["均", "每年", "都", "连续"];
/// Letters between these and the number.
const NEAR: usize = 14;
/// Where a part of a sentence ends.
const PARTS: &[char] = &['。', '；', ';', '，', ',', '、', '：', ':', '\n'];

/// A finding for each number of a count that the words do not put there.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (name, file) in &folder.files {
        for clause in &file.clause {
            let words = clause.words();
            let mut asked = Vec::new();
            clause.conditions().for_each(|when| counts(when, None, &mut asked));
            for (of, number) in asked {
                let printed = match &of {
                    None => of_conditions(&words),
                    Some(option) => behind(&words, option),
                };
                let number = number.to_string();
                if printed.is_empty()
                    || printed.contains(&number)
                    || clause.derived.contains(&number)
                {
                    continue;
                }
                let what = of.as_deref().unwrap_or("下列条件");
                let note = format!(
                    "“{what}”原文要 {} 项，规则写的是「{number}」。请改正 at_least；由原文推算出来的，写进 derived",
                    printed.join("、")
                );
                let finding = Finding::new(Code::ForeignFigure, name).within(&clause.id);
                findings.push(finding.of("at_least").saw(&number).noting(note));
            }
        }
    }
    findings
}

/// The counts of a condition: of conditions, or of entries of one kind, with the least that is asked for.
fn counts(when: &Value, key: Option<&str>, found: &mut Vec<(Option<String>, i64)>) {
    match when {
        Value::Table(table) => {
            if let Some(number) = table.get("at_least").and_then(Value::as_integer) {
                if table.get("of").is_some_and(Value::is_array) && key == Some("count") {
                    found.push((None, number));
                }
                let entries = table.get("count").and_then(Value::as_table);
                let options = entries.into_iter().flatten().filter_map(|(_, value)| value.as_str());
                found.extend(options.map(|option| (Some(option.to_owned()), number)));
            }
            table.iter().for_each(|(key, value)| counts(value, Some(key), found));
        }
        Value::Array(values) => values.iter().for_each(|value| counts(value, None, found)),
        _ => {}
    }
}

/// The numbers of conditions of a list.
fn of_conditions(words: &str) -> Vec<String> {
    let found = tokens(words).into_iter().filter_map(|(at, token)| {
        let after = words.get(at + token.len()..)?;
        let before: Vec<char> = words.get(..at)?.chars().rev().take(NEAR).collect();
        let before: String = before.into_iter().rev().collect();
        let listed = LISTED.iter().any(|word| before.contains(word));
        let counts = ["项", "条", "个"].iter().any(|unit| after.starts_with(unit));
        (listed && counts).then(|| number_of(token)).flatten()
    });
    found.collect()
}

/// The numbers behind an option in its part of a sentence.
fn behind(words: &str, option: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in words.split(PARTS) {
        let Some(at) = part.find(option) else { continue };
        let rest = part.get(at + option.len()..).unwrap_or_default();
        let next = tokens(rest).into_iter().find(|(at, token)| {
            let after = rest.get(at + token.len()..).unwrap_or_default();
            UNITS.iter().any(|unit| after.trim_start().starts_with(unit))
        });
        let before = part.get(..at).unwrap_or_default();
        // 有2次以上优秀; 近3年均为优秀.
        let last = || {
            let all = counted_with(before).into_iter().rev();
            let every = EVERY.iter().any(|word| before.contains(word));
            let mut all =
                all.filter(|(.., unit)| *unit == Unit::Count || every && *unit == Unit::Year);
            all.next().map(|(_, number, _)| number.to_string())
        };
        found.extend(next.and_then(|(_, token)| number_of(token)).or_else(last));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_asked_for_is_the_one_next_to_the_list_or_the_option() {
        let words = "具备下列条件中两项的，可破格：1.发明专利1项以上；2.论文3篇以上";
        assert_eq!(of_conditions(words), ["2"]);
        assert_eq!(behind(words, "发明专利"), ["1"]);
        assert_eq!(behind(words, "论文"), ["3"]);
        assert!(behind(words, "著作").is_empty());
        assert_eq!(behind("近5年考核有2次以上优秀的", "优秀"), ["2"]);
        assert_eq!(behind("年度考核近3年均为优秀", "优秀"), ["3"]);
    }
}
