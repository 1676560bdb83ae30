//! Conditions that cannot be meant: a limit beyond what can be filled in, fewer where the words ask for so many, entries
//! that go on for another reason than that they go on, a policy that does not look at what it is for.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, Told, last_key};
use super::reads::Read;
use crate::domain::Kind;
use crate::notice::finding::Code;
use crate::notice::source::clause::Clause;

/// Words by which fewer are let in.
const LESS: &[&str] = &[
    "不超过",
    "不得超过",
    "不多于",
    "不高于",
    "不大于",
    "不得高于",
    "最多",
    "至多",
    "以下",
    "以内",
    "之内",
    "年内",
    "月内",
    "日内",
    "未满",
    "不满",
    "不足",
    "少于",
    "低于",
    "小于",
    "达不到",
    "未达",
    "排名前",
    "名列前",
    "没有",
    "无",
    "未",
    "限",
    "仅",
    "只",
];
/// Words of a label that say that something has not ended.
pub(super) const STILL: &[&str] = &[
    "仍",
    "还",
    "尚",
    "至今",
    "现在",
    "目前",
    "未结束",
    "没有结束",
    "在岗",
    "在职",
    "继续",
    "没有止",
];
/// A whole number of at least this is a year.
const FIRST_YEAR: i64 = 1900;

impl Book<'_> {
    /// Everything of one clause.
    pub fn never_meant(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        for read in reads.iter().filter(|read| read.shared.is_none()) {
            told.extend(self.beyond(read));
        }
        let rows = clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior));
        let opening = rows.chain(clause.grant.iter().map(|grant| &grant.when));
        let opening = opening.chain(clause.exception.iter().map(|rule| &rule.when));
        let opening = opening.chain(self.reader.exempts(clause));
        if !LESS.iter().any(|word| text.contains(word)) {
            opening.for_each(|when| fewer(when, "", true, &mut told));
        }
        for when in clause.conditions() {
            self.goes_on(when, "", &mut told);
        }
        for grant in &clause.grant {
            let read = self.reader.condition(&grant.when, super::reads::Effect::Opens, None);
            let own = |path: &str| path.split('.').next() == grant.fact.split('.').next();
            if !read.is_empty() && !read.iter().any(|read| own(&read.path)) {
                let label = self.spoken.label(&grant.fact);
                let note = format!(
                    "“{}”问的是{label}（{}），when 却没有看它。请核对 when 里写的是哪一项",
                    grant.policy, grant.fact
                );
                told.insert((Code::OtherFact, "when".to_owned(), grant.fact.clone(), note));
            }
        }
        told
    }

    /// A limit beyond what can be filled in: everybody is on one side of it, and another fact is meant.
    fn beyond(&self, read: &Read<'_>) -> Option<Told> {
        let (low, high) = match read.kind {
            Kind::Whole(low, high) => (low, high),
            Kind::Number(high) => (0, i64::from(high)),
            _ => return None,
        };
        let table = read.value.as_table().into_iter().flatten();
        let limits = table.filter_map(|(key, value)| Some((key.as_str(), value.as_integer()?)));
        let only = read.value.as_integer().map(|number| ("", number));
        let all = |key: &str, number: i64| key == "at_least" && number == low && low > 0;
        let (key, number) = limits
            .chain(only)
            .find(|(key, number)| !(low..=high).contains(number) || all(key, *number))?;
        let everybody = all(key, number)
            || matches!((key, number < low), ("at_least" | "above", true))
            || matches!((key, number > high), ("at_most" | "below", true));
        let note = format!(
            "{}（{}）只能填 {low} 到 {high}，规则写的是「{number}」：{}。请核对条件里写的是哪一项",
            self.spoken.label(&read.path),
            read.path,
            if everybody { "谁都符合" } else { "谁都不符合" }
        );
        Some((Code::NeverHolds, last_key(&read.path), number.to_string(), note))
    }

    /// Which entries go on is told by whether they do.
    fn goes_on(&self, when: &Value, list: &str, told: &mut BTreeSet<Told>) {
        match when {
            Value::Table(table) => {
                for (key, value) in table {
                    let keys = value.as_table().filter(|_| key == "ongoing").into_iter().flatten();
                    for (member, _) in keys {
                        let path = format!("{list}.{member}");
                        let label = self.spoken.label(&path);
                        if label != path && !STILL.iter().any(|word| label.contains(word)) {
                            let note = format!(
                                "没有写止日的，要看是不是还在（ongoing），规则看的却是「{label}」（{member}）。请核对是哪一项"
                            );
                            told.insert((Code::OtherFact, key.clone(), member.clone(), note));
                        }
                    }
                    let is_list =
                        matches!(self.notice.vocabulary().fact(key), Some((_, Kind::List(_))));
                    self.goes_on(value, if is_list { key } else { list }, told);
                }
            }
            Value::Array(values) => values.iter().for_each(|value| self.goes_on(value, list, told)),
            _ => {}
        }
    }
}

/// Limits that let in whoever has fewer.
fn fewer(when: &Value, key: &str, plain: bool, told: &mut BTreeSet<Told>) {
    match when {
        Value::Table(table) => {
            for (own, value) in table {
                let number =
                    value.as_float().or_else(|| value.as_integer()?.to_string().parse().ok());
                let year = value.as_integer().is_some_and(|number| number >= FIRST_YEAR);
                let has = |keys: [&str; 2]| keys.iter().any(|key| table.contains_key(*key));
                // What is bounded on both sides is a step of several: 1.5年提前2年，3年提前3年.
                let steps = has(["below", "at_most"]) && has(["at_least", "above"]);
                let less = !steps && ["below", "at_most"].contains(&own.as_str());
                let more = !steps && ["at_least", "above"].contains(&own.as_str());
                if let Some(number) = number.filter(|_| !year)
                    && (less && plain || more && !plain)
                {
                    let other = match own.as_str() {
                        "below" => "at_least",
                        "at_most" => "above",
                        "at_least" => "below",
                        _ => "at_most",
                    };
                    let note = format!(
                        "{key} 的 {own} 让不到「{number}」的人也过得去，原文没有说不超过、不足、以内这样的话。请改成 {other}，或者改正 not"
                    );
                    told.insert((Code::WrongSide, own.clone(), number.to_string(), note));
                }
                let turns = ["not", "none"].contains(&own.as_str());
                let key = if turns || number.is_some() { key } else { own };
                fewer(value, key, plain != turns, told);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| fewer(value, key, plain, told)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    #[test]
    fn whoever_has_fewer_is_let_in_by_a_limit_from_above_or_by_the_contrary_of_one_from_below() {
        for (when, is) in [
            ("{ a = { at_least = 3 } }", false),
            ("{ a = { below = 3 } }", true),
            ("{ a = { some = { years = { below = 1.5 } } } }", true),
            ("{ a = { count = { b = \"c\" }, at_most = 3 } }", true),
            ("{ a = { at_least = 2, below = 3 } }", false),
            ("{ not = { a = { at_least = 3 } } }", true),
            ("{ not = { a = { below = 3 } } }", false),
            ("{ a = { some = { year = { at_most = 2025 } } } }", false),
        ] {
            let mut told = BTreeSet::new();
            fewer(&written(when), "", true, &mut told);
            assert_eq!(!told.is_empty(), is, "{when}");
        }
    }
}
