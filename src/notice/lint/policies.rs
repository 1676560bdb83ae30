//! What policies and 转评 leave out that the words of their clauses print, and policies that are had too easily.

use std::collections::BTreeSet;

use toml::Value;

use super::halves::names;
use super::numbers::{amounts, caps};
use crate::domain::options::UNCLEAR;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::source::clause::{Clause, Grant};

/// Whether the years are met without policies, and whether they are met at all.
const MET: &str = "ladder.met";
const STATUS: &str = "ladder.status";
/// Words by which policies are taken together, and of what they do.
const TOGETHER: &[&str] = &["累计", "累加", "合计", "叠加", "总共", "相加"];
const SHORTER: &[&str] = &["放宽", "提前", "缩短", "减少"];
/// Keys that join conditions and are no facts.
const JOINING: &[&str] = &["any", "all", "not", "count", "of", "at_least", "at_most"];

/// What policies and 转评 leave out that the words of their clauses print: a cap, a wait, and of a policy that
/// may shorten the years under conditions the same conditions where it certainly does.
pub(super) fn check(folder: &Folder) -> Vec<Finding> {
    let files = || folder.files.iter().map(|(name, file)| (name.as_str(), file));
    let mut findings = Vec::new();
    for (name, ladder) in
        files().flat_map(|(name, file)| file.ladder.iter().map(move |it| (name, it)))
    {
        let place = if ladder.key.is_empty() { "[[ladder]]" } else { &ladder.key };
        let mut half = |key: &str, note: String| {
            let finding = Finding::new(Code::Incomplete, name).within(place);
            findings.push(finding.of(key).noting(note));
        };
        let of = |grant: &Grant| grant.ladder.is_empty() || grant.ladder.contains(&ladder.key);
        let capped = folder.clauses().find(|clause| {
            let words = clause.words();
            let capped = !caps(&words).is_empty();
            let together = || {
                let has = |all: &[&str]| all.iter().any(|word| words.contains(word));
                has(TOGETHER) && has(SHORTER)
            };
            capped && (clause.grant.iter().any(of) || together())
        });
        if let Some(clause) = capped.filter(|_| ladder.combine.is_some() && ladder.cap.is_none()) {
            let note = format!("{} 的原文写了政策加起来最多几年，请写 cap", clause.id);
            half("cap", note);
        }
        if let Some((clause, cap)) = capped.zip(ladder.cap) {
            let printed = caps(&clause.words());
            if !printed.contains(&cap.to_string()) && !clause.derived.contains(&cap.to_string()) {
                let printed: Vec<&str> = printed.iter().map(String::as_str).collect();
                let note = format!(
                    "cap 写了「{cap}」，{} 的原文写的是最多 {} 年。请改正",
                    clause.id,
                    printed.join("、")
                );
                half("cap", note);
            }
        }
        if let Some(rule) = ladder.transfer.as_ref().filter(|rule| rule.wait == 0) {
            let cited = folder.clauses().find(|clause| rule.clause.as_ref() == Some(&clause.id));
            let words = cited.map(Clause::words).unwrap_or_default();
            if !amounts(&words).is_empty() {
                let note = "这一条的原文写了转评以后要满几年，请在 transfer 里写 wait".to_owned();
                half("transfer", note);
            }
        }
    }
    for (name, clause) in folder.filed_clauses() {
        findings.extend(without_policies(clause).map(|(key, note)| {
            Finding::new(Code::WrongAnswer, name).within(&clause.id).of(key).noting(note)
        }));
        findings.extend(too_easily(clause).map(|note| {
            Finding::new(Code::Incomplete, name).within(&clause.id).of("grant").noting(note)
        }));
        for grant in clause.grant.iter().filter(|grant| grant.certain > 0) {
            let mut possible = clause.grant.iter();
            let wider = possible.find_map(|other| {
                let less = other.certain == 0 && other.fact == grant.fact;
                let read = less.then(|| facts(&other.when))?;
                read.into_iter().find(|key| !names(&grant.when, key))
            });
            if let Some(key) = wider {
                let note = format!(
                    "同一项政策可能提前的那一张看了 {key}，确定提前的这一张没有看：不符合的人也确定提前了。请在 when 里写上"
                );
                let finding = Finding::new(Code::Incomplete, name).within(&clause.id);
                findings.push(finding.of("grant").noting(note));
            }
        }
    }
    findings
}

/// A rule about whoever needs policies that is written for whoever meets the years without them, or for whoever falls short.
fn without_policies(clause: &Clause) -> Option<(&'static str, String)> {
    let words = clause.words();
    let of_policies = SHORTER.iter().any(|word| words.contains(word));
    let mut whens = clause.exclude.iter().filter_map(|rule| rule.when.as_ref()?.as_table());
    whens.find_map(|when| {
        let is = |key: &str, word: &str| when.get(key).and_then(Value::as_str) == Some(word);
        if !of_policies || !when.contains_key(MET) {
            None
        } else if is(MET, "是") {
            Some((
                MET,
                format!(
                    "原文说的是靠政策才满足的人，{MET} = \"是\" 是不靠政策就满足的人。请改成否"
                ),
            ))
        } else {
            let falls_short = when.contains_key(STATUS) && !is(STATUS, "满足");
            falls_short
                .then(|| (STATUS, format!("原文说的是靠政策才满足的人，{STATUS} 要写「满足」")))
        }
    })
}

/// A policy that certainly shortens the years of whoever does not know, or by fewer conditions than beside it.
fn too_easily(clause: &Clause) -> Option<String> {
    let certain = || clause.grant.iter().filter(|grant| grant.certain > 0);
    if certain().any(|grant| says(&grant.when, UNCLEAR)) {
        return Some(format!(
            "答“{UNCLEAR}”的人也确定提前了（certain）。请改成 possible；原文不这样的，删去「{UNCLEAR}」"
        ));
    }
    let all = |grant: &Grant| -> BTreeSet<String> {
        facts(&grant.when).into_iter().map(str::to_owned).collect()
    };
    let is_less = |one: &Grant, other: &Grant| {
        one.fact == other.fact
            && one.certain == other.certain
            && one.levels == other.levels
            && one.when.is_table()
            && all(one).len() < all(other).len()
            && all(one).is_subset(&all(other))
    };
    certain().any(|one| certain().any(|other| is_less(one, other))).then(|| {
        "同一项政策有两张都确定提前，一张看的比另一张少：少看的那几样就不起作用了。请删去多余的一张，或者写上条件".to_owned()
    })
}

/// Whether a condition names an option.
fn says(when: &Value, option: &str) -> bool {
    match when {
        Value::Table(table) => table.iter().any(|(key, value)| key != "not" && says(value, option)),
        Value::Array(values) => values.iter().any(|value| says(value, option)),
        _ => when.as_str() == Some(option),
    }
}

/// The facts that a condition names, however they are joined.
fn facts(when: &Value) -> Vec<&str> {
    match when {
        Value::Table(table) => {
            let joined =
                |(key, value)| if JOINING.contains(&key) { facts(value) } else { vec![key] };
            table.iter().map(|(key, value)| (key.as_str(), value)).flat_map(joined).collect()
        }
        Value::Array(values) => values.iter().flat_map(facts).collect(),
        _ => Vec::new(),
    }
}
