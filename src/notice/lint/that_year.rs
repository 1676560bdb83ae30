//! Years that are let off hours, held against 那年初 and 那年末: what is let off must touch the year that is looked at,
//! where the words say 全年 it must last all of it, and where they say 当年 the rule must look at that year. An entry that only began after that year, or ended before it,
//! has nothing to do with it.

use std::collections::BTreeMap;

use toml::{Table, Value};

use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::Clause;

/// The first and the last day of the year that is looked at.
const FIRST: &str = "那年初";
const LAST: &str = "那年末";
/// Bounds that leave out what is earlier, and what is later.
const LOWER: &[&str] = &["from", "after"];
const UPPER: &[&str] = &["until", "before"];
/// Words by which all of a year is meant.
const WHOLE: &[&str] = &["全年", "整年", "整个年度", "全部年度"];
/// Words by which one year is meant at a time, and how a rule looks at it.
const THAT: &[&str] = &["该年度", "当年", "该年", "那一年", "当年度"];
const LOOKED_AT: &str = "那年";
/// Words by which more than that year, or another, is meant.
const OTHER_YEARS: &[&str] = &["次年", "下一年", "上年", "上一年", "前一年", "跨年"];

/// How a date is held against that year.
#[derive(Debug, Clone, Copy, Default)]
struct Bounds<'v> {
    lower: Option<&'v str>,
    upper: Option<&'v str>,
}

/// A finding for each exemption that looks beside the year, or at less of it than the words say.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let order = dates(folder);
    let mut findings = Vec::new();
    for (file, courses) in
        folder.files.iter().filter_map(|(name, file)| Some((name, file.courses.as_ref()?)))
    {
        for rule in &courses.exempt {
            let clause = folder.clauses().find(|clause| clause.id == rule.clause);
            let words = clause.map(Clause::words).unwrap_or_default();
            let whole = WHOLE.iter().find(|word| words.contains(**word)).copied();
            let mut told = Vec::new();
            walk(&rule.when, &order, whole, &mut told);
            for (key, note) in told {
                let finding = Finding::new(Code::WrongSide, file).within(&rule.clause);
                findings.push(finding.of(&key).noting(note));
            }
            for note in added_up(&rule.when, &words).into_iter().chain(stepped(&rule.when, &words))
            {
                let finding = Finding::new(Code::WrongSide, file).within(&rule.clause);
                findings.push(finding.of("when").noting(note));
            }
            let that = THAT.iter().find(|word| words.contains(**word));
            if let Some(word) = that.filter(|_| !rule.when.to_string().contains(LOOKED_AT)) {
                let note = format!(
                    "原文说的是“{word}”，[[courses.exempt]] 没有看是哪一年（那年、那年初、那年末）：哪一年都不要求了。请写上"
                );
                let finding = Finding::new(Code::Incomplete, file).within(&rule.clause);
                findings.push(finding.of("exempt").noting(note));
            }
        }
    }
    findings
}

/// What is added up of more than that year, or of another.
fn added_up(when: &Value, words: &str) -> Vec<String> {
    match when {
        Value::Table(table) => {
            let mut told: Vec<String> = table.values().flat_map(|it| added_up(it, words)).collect();
            let day = |table: &Table, key: &str| -> Option<String> {
                table.get(key).and_then(Value::as_str).map(str::to_owned)
            };
            if let Some(sum) = table.get("sum").and_then(Value::as_table) {
                let ends = [day(sum, "since"), day(sum, "until")];
                let inside = ends == [Some(FIRST.to_owned()), Some(LAST.to_owned())];
                let near = OTHER_YEARS.iter().any(|word| words.contains(word));
                told.extend((!inside && !near).then(|| {
                    format!(
                        "加起来的不只是那一年里的：请写 since = \"{FIRST}\"、until = \"{LAST}\""
                    )
                }));
            }
            told
        }
        Value::Array(values) => values.iter().flat_map(|it| added_up(it, words)).collect(),
        _ => Vec::new(),
    }
}

/// A day reckoned from that year into another.
fn stepped(when: &Value, words: &str) -> Option<String> {
    match when {
        Value::Table(table) => table.values().find_map(|it| stepped(it, words)),
        Value::Array(values) => values.iter().find_map(|it| stepped(it, words)),
        _ => {
            let day = when.as_str()?;
            let steps = [FIRST, LAST].iter().find_map(|base| day.strip_prefix(base))?;
            let near = OTHER_YEARS.iter().any(|word| words.contains(word));
            (!steps.is_empty() && !near).then(|| {
                format!("「{day}」在那一年以外，原文没有说别的年份。请写 {FIRST} 或者 {LAST}")
            })
        }
    }
}

/// The dates of each list in the order in which they are declared: what begins stands before what ends.
fn dates(folder: &Folder) -> Vec<String> {
    let files = || folder.files.iter().map(|(_, file)| file);
    let own = files().flat_map(|file| &file.fact).flat_map(|fact| &fact.member);
    let more = files().flat_map(|file| &file.member);
    own.chain(more).filter(|member| member.kind == "日期").map(|it| it.key.clone()).collect()
}

fn walk(when: &Value, order: &[String], whole: Option<&str>, told: &mut Vec<(String, String)>) {
    match when {
        Value::Table(table) => {
            told.extend(beside(table, order, whole));
            for (_, value) in
                table.iter().filter(|(key, _)| !["not", "none"].contains(&key.as_str()))
            {
                walk(value, order, whole, told);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, order, whole, told)),
        _ => {}
    }
}

/// What is wrong with the dates of one table, with the key.
fn beside(table: &Table, order: &[String], whole: Option<&str>) -> Option<(String, String)> {
    let dated: BTreeMap<&str, Bounds<'_>> = table
        .iter()
        // Time that is added up within the year says both of its ends by itself.
        .filter(|(key, _)| *key != "sum")
        .filter_map(|(key, value)| Some((key.as_str(), bounds(value.as_table()?)?)))
        .collect();
    if dated.is_empty() || dated.values().any(|it| it.lower.is_some() && it.upper.is_some()) {
        let (key, both) = dated.iter().find(|(_, it)| it.lower.is_some())?;
        let inside = (both.lower, both.upper) == (Some(FIRST), Some(LAST));
        return (!inside).then(|| {
            let note = format!(
                "{key} 写的不是那一年里的哪一天。那一年里的写 {{ from = \"{FIRST}\", until = \"{LAST}\" }}"
            );
            ((*key).to_owned(), note)
        });
    }
    let begins = dated.iter().find(|(_, it)| it.upper.is_some());
    let ends = dated.iter().find(|(_, it)| it.lower.is_some());
    // What goes on has no last day.
    let goes_on = table.values().any(|value| value.as_str() == Some("未填"));
    let place = |key: &str| order.iter().position(|own| own == key);
    let (Some((begin, from)), true) = (begins, ends.is_some() || goes_on) else {
        let (key, _) = dated.iter().next()?;
        let note = format!(
            "{key} 只看了那一年的一头：那一年以前就结束了、或者以后才开始的，也不要求学时了。起的一天写 until = \"{LAST}\"，止的一天写 from = \"{FIRST}\"（全年的，反过来）"
        );
        return Some(((*key).to_owned(), note));
    };
    if let Some((end, to)) = ends {
        if place(begin) > place(end) {
            let note = format!("{begin} 和 {end} 写反了：起的一天写 until，止的一天写 from");
            return Some(((*begin).to_owned(), note));
        }
        let (from, to) = (from.upper, to.lower);
        if let Some(word) = whole.filter(|_| (from, to) != (Some(FIRST), Some(LAST))) {
            let note = format!(
                "原文说“{word}”，规则里那一年只有几天的也算了。请写 {begin} = {{ until = \"{FIRST}\" }}、{end} = {{ from = \"{LAST}\" }}"
            );
            return Some(((*begin).to_owned(), note));
        }
    }
    None
}

/// The bounds of a date by the year that is looked at; none where it is held against nothing of it.
fn bounds(limits: &Table) -> Option<Bounds<'_>> {
    let day = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let day = limits.get(*key)?.as_str()?;
            [FIRST, LAST].into_iter().find(|base| day.starts_with(base))
        })
    };
    let found = Bounds { lower: day(LOWER), upper: day(UPPER) };
    (found.lower.is_some() || found.upper.is_some()).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    fn is_beside(when: &str, words: &str) -> bool {
        let order = ["began".to_owned(), "ended".to_owned()];
        let whole = WHOLE.iter().find(|word| words.contains(**word)).copied();
        let mut told = Vec::new();
        walk(&written(when), &order, whole, &mut told);
        !told.is_empty()
    }

    #[test]
    fn what_is_let_off_touches_the_year_and_lasts_all_of_it_where_the_words_say_so() {
        let all = "{ began = { until = \"那年初\" }, ended = { from = \"那年末\" } }";
        let some = "{ began = { until = \"那年末\" }, ended = { from = \"那年初\" } }";
        let on = "{ began = { until = \"那年初\" }, still = \"是\", ended = \"未填\" }";
        let within = "{ work_started = { from = \"那年初\", until = \"那年末\" } }";
        for right in [all, some, on, within] {
            let said = if right == some { "产假期间的年度" } else { "全年援藏的" };
            assert!(!is_beside(right, said), "{right}");
        }
        assert!(is_beside(some, "全年援藏的"));
        for (from, to) in [("until", "after"), ("from", "before")] {
            for right in [all, some, within] {
                let wrong = right.replace(from, to);
                assert!(is_beside(&wrong, "产假期间的年度"), "{wrong}");
            }
        }
        let turned = all.replace("began", "·").replace("ended", "began").replace('·', "ended");
        assert!(is_beside(&turned, ""), "{turned}");
    }
}
