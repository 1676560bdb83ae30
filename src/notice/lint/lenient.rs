//! Conditions on the entries of a list by which fewer are refused, or more let in, than the words say: whoever has one bad
//! year among good ones, whoever left a year out, and whoever has it once where the words say 均.

use toml::{Table, Value};

use super::sayings::STOPS;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;

/// How the entries are looked at, and what a year left out comes to.
const EVERY: &str = "every";
const SOME: &str = "some";
const MISSING: &str = "missing";
const NOT_MET: &str = "不成立";
/// Looks that a year left out makes come to less.
const FEWER: &[&str] = &["some", "every", "count"];
/// Words by which nobody is meant but who has it so in all of the years.
const ALL: &[&str] =
    &["均未", "均不", "均没有", "均无", "都未", "都不", "都没有", "全部未", "从未"];

/// Words right before what has to be so each time.
const EACH: &[&str] = &["均为", "均在", "均", "都为", "都是", "都", "全部为", "全为"];

/// The findings of one edition.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        let words = clause.words();
        let all = words.split(STOPS).any(|it| ALL.iter().any(|word| it.contains(word)));
        let mut told = Vec::new();
        let excludes = clause.exclude.iter().filter_map(|rule| rule.when.as_ref());
        excludes.for_each(|when| walk(when, true, &mut told));
        let rows = clause.row.iter().filter_map(|row| row.when.as_ref());
        let grants = clause.grant.iter().map(|grant| &grant.when);
        let exceptions = clause.exception.iter().map(|rule| &rule.when);
        for when in rows.chain(grants).chain(exceptions) {
            once(when, &words, &mut told);
        }
        for (key, note) in told.into_iter().filter(|(key, _)| *key != EVERY || !all) {
            let finding = Finding::new(Code::WrongSide, file).within(&clause.id).of(key);
            findings.push(finding.noting(note));
        }
    }
    findings
}

fn walk(when: &Value, plain: bool, told: &mut Vec<(&'static str, String)>) {
    match when {
        Value::Table(table) => {
            if plain {
                told.extend(every(table).into_iter().chain(left_out(table)));
            }
            for (key, value) in table {
                walk(value, plain != ["not", "none"].contains(&key.as_str()), told);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| walk(value, plain, told)),
        _ => {}
    }
}

/// Entries of which one is enough though the words say 均 of it, where somebody is let in.
fn once(when: &Value, words: &str, told: &mut Vec<(&'static str, String)>) {
    match when {
        Value::Table(table) => {
            let looked = table.get(SOME).and_then(Value::as_table).into_iter().flatten();
            for (_, option) in looked {
                let Some(option) = option.as_str() else { continue };
                if EACH.iter().any(|word| words.contains(&format!("{word}{option}"))) {
                    let note = format!(
                        "原文说的是均为「{option}」，some 有一条就算。请改成 every，年度写 years = {{ from, to }}"
                    );
                    told.push((SOME, note));
                }
            }
            table.iter().for_each(|(_, value)| once(value, words, told));
        }
        Value::Array(values) => values.iter().for_each(|value| once(value, words, told)),
        _ => {}
    }
}

fn every(table: &Table) -> Option<(&'static str, String)> {
    table.get(EVERY).filter(|look| look.is_table()).map(|_| {
        let note =
            "every 要条条都是这样才排除：有一条不是的就过得去。有一条就不得申报的，请改成 some"
                .to_owned();
        (EVERY, note)
    })
}

fn left_out(table: &Table) -> Option<(&'static str, String)> {
    let not_met = table.get(MISSING).and_then(Value::as_str) == Some(NOT_MET);
    let fewer = FEWER.iter().any(|look| table.contains_key(*look));
    let at_most = ["at_most", "below"].iter().any(|key| table.contains_key(*key));
    (not_met && fewer && !at_most).then(|| {
        let note = format!(
            "没有填的年度写了 {MISSING} = \"{NOT_MET}\"，这一条是排除的：少填那一年的人就过得去。请删去 {MISSING}，或者写成 not = {{ … every … }}"
        );
        (MISSING, note)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notice::source::written;

    #[test]
    fn whoever_has_one_bad_year_or_left_one_out_is_let_in() {
        for (when, keys) in [
            ("{ a = { every = { b = \"不合格\" } } }", vec![EVERY]),
            ("{ a = { some = { b = \"不合格\" }, missing = \"不成立\" } }", vec![MISSING]),
            ("{ not = { a = { every = { b = \"是\" }, missing = \"不成立\" } } }", vec![]),
            ("{ a = { some = { b = \"不合格\" } } }", vec![]),
        ] {
            let mut told = Vec::new();
            walk(&written(when), true, &mut told);
            assert_eq!(told.into_iter().map(|it| it.0).collect::<Vec<_>>(), keys, "{when}");
        }
    }

    #[test]
    fn once_is_not_each_time() {
        for (words, when, found) in [
            ("近3年考核均为优秀的，可申报", "{ a = { some = { b = \"优秀\" } } }", 1),
            ("近3年考核均为优秀的，可申报", "{ a = { every = { b = \"优秀\" } } }", 0),
            ("近3年考核有优秀的，可申报", "{ a = { some = { b = \"优秀\" } } }", 0),
        ] {
            let mut told = Vec::new();
            once(&written(when), words, &mut told);
            assert_eq!(told.len(), found, "{words} {when}");
        }
    }
}
