//! Questions that may stay open although their answer can exclude: whoever leaves one out would pass.

use std::collections::{BTreeMap, BTreeSet};

use toml::Value;

use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::{File, MEANS_NONE};

/// Types of facts.
const TRUTH: &str = "是否";
const DATE: &str = "日期";
/// What a rule says that 不清楚 does not touch.
const LENIENT: &str = "不影响";

/// A finding for each such question that does not say what leaving it out means.
pub fn check(set: &NoticeSet, own: &Folder) -> Vec<Finding> {
    let files: Vec<&(String, File)> = set.common.files.iter().chain(&own.files).collect();
    let mut groups: BTreeMap<&str, &Value> = BTreeMap::new();
    let mut grounds: BTreeMap<&str, &Value> = BTreeMap::new();
    for (_, file) in &files {
        groups.extend(file.group.iter().map(|group| (group.name.as_str(), &group.when)));
        grounds.extend(file.ground.iter().map(|ground| (ground.name.as_str(), &ground.when)));
    }
    let clauses = || own.files.iter().flat_map(|(_, file)| &file.clause);
    let excludes = clauses().flat_map(|clause| &clause.exclude).filter_map(|exclude| {
        let ground = exclude.ground.as_deref().and_then(|name| grounds.get(name).copied());
        exclude.when.as_ref().or(ground)
    });
    let elsewhere = clauses().flat_map(|clause| &clause.elsewhere);
    let refusing: Vec<&Value> =
        excludes.chain(elsewhere.filter_map(|rule| rule.when.as_ref())).collect();
    let mut read = BTreeSet::new();
    for when in &refusing {
        facts(when, &groups, 0, &mut read);
    }
    // What only takes somebody out of a refusal lets nobody in by being left out.
    let only_exempts = |fact: &str| {
        let mut all = refusing.iter().filter(|when| stands(when, fact, None)).peekable();
        all.peek().is_some() && all.all(|when| !stands(when, fact, Some(true)))
    };
    let questions = || files.iter().flat_map(|(_, file)| &file.question);
    let needed: BTreeSet<&str> = questions()
        .filter(|question| !question.optional)
        .map(|question| question.fact.as_str())
        .collect();
    let kinds = kinds(&files);
    let mut findings = Vec::new();
    for (name, clause) in own.filed_clauses() {
        for rule in clause.exclude.iter().filter(|rule| rule.unclear.as_deref() == Some(LENIENT)) {
            let note = format!(
                "“不得申报”写了 unclear = \"{LENIENT}\"：答“不清楚”的人也过得去。请删去；通知写明了“不清楚”怎样办的，照写成规则"
            );
            let finding = Finding::new(Code::OpenDoor, name).within(&clause.id).of("unclear");
            findings.push(finding.saw(rule.unclear.as_deref().unwrap_or_default()).noting(note));
        }
    }
    for (name, file) in &own.files {
        findings.extend(unanswered(name, file));
        for question in file.question.iter().filter(|question| question.optional) {
            let fact = question.fact.as_str();
            if read.contains(fact) && !needed.contains(fact) && question.unanswered.is_none() {
                findings.push(Finding::new(Code::OpenDoor, name).within(fact).of("optional"));
            }
            let passes =
                question.unanswered.is_some() && read.contains(fact) && !only_exempts(fact);
            let mut reading = refusing.iter().filter(|when| stands(when, fact, None));
            let kind = kinds.get(fact).copied().unwrap_or_default();
            let owner = question.when.as_ref().and_then(owned);
            // To leave out what everybody can answer, or what whoever is asked has, is not to have nothing.
            let why = match (kind, owner) {
                _ if !passes => continue,
                (TRUTH, _) => "这一项问的是或不是，谁都能答".to_owned(),
                (_, Some(owner)) => format!("只有 {owner} 答“是”的人才被问到这一项，他们一定有"),
                (DATE, None) if reading.all(|when| owns(when, &kinds)) => {
                    "“不得申报”里还看了别的一项，那一项符合的人一定有这个日期".to_owned()
                }
                _ => continue,
            };
            let note = format!(
                "{why}，不答不等于没有：不答就绕过了“不得申报”。请删去 optional 和 unanswered"
            );
            let finding = Finding::new(Code::OpenDoor, name).within(fact);
            findings.push(finding.of("optional").noting(note));
        }
    }
    findings
}

/// The types of the facts that a notice adds.
fn kinds<'f>(files: &[&'f (String, File)]) -> BTreeMap<&'f str, &'f str> {
    let all = files.iter().flat_map(|(_, file)| &file.fact);
    all.map(|fact| (fact.key.as_str(), fact.kind.as_str())).collect()
}

/// Whether a condition says besides that somebody is or has something that the notice asks of its own.
fn owns(when: &Value, kinds: &BTreeMap<&str, &str>) -> bool {
    let table = when.as_table().into_iter().flatten();
    let mut said = table.filter_map(|(key, value)| Some((key.as_str(), value.as_str()?)));
    said.any(|(key, word)| kinds.contains_key(key) && !["否", "没有", "无"].contains(&word))
}

/// What is said of leaving something out, and is no word for it.
fn unanswered(name: &str, file: &File) -> Vec<Finding> {
    let questions = file.question.iter().map(|it| (it.fact.as_str(), &it.unanswered));
    let delay = file.delay.iter().map(|it| ("delay", &it.unanswered));
    let said = questions.chain(delay).filter_map(|(table, word)| Some((table, word.as_deref()?)));
    said.filter(|(_, word)| *word != MEANS_NONE)
        .map(|(table, word)| {
            let finding = Finding::new(Code::UnknownOption, name).within(table).of("unanswered");
            finding.saw(word).noting(format!("unanswered 应为 {MEANS_NONE}"))
        })
        .collect()
}

/// The fact that somebody has said to have to whom a question is put.
fn owned(when: &Value) -> Option<&str> {
    let all = when.as_table()?.iter();
    all.into_iter().find(|(_, value)| value.as_str() == Some("是")).map(|(key, _)| key.as_str())
}

/// Whether a condition reads a fact: anywhere, or only where it has to be so, or where it must not be.
fn stands(when: &Value, fact: &str, plain: Option<bool>) -> bool {
    match when {
        Value::Table(table) => table.iter().any(|(key, value)| {
            let turned = plain.map(|plain| plain != ["not", "none"].contains(&key.as_str()));
            key == fact && plain != Some(false) || stands(value, fact, turned)
        }),
        Value::Array(values) => values.iter().any(|value| stands(value, fact, plain)),
        _ => false,
    }
}

/// The facts that a condition reads, of named groups as well.
fn facts(when: &Value, groups: &BTreeMap<&str, &Value>, depth: u8, found: &mut BTreeSet<String>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table {
                found.insert(key.clone());
                if let Some((record, _)) = key.split_once('.') {
                    found.insert(record.to_owned());
                }
                let names = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                for name in names.iter().filter(|_| key == "group" && depth < 8) {
                    if let Some(group) = name.as_str().and_then(|name| groups.get(name)) {
                        facts(group, groups, depth + 1, found);
                    }
                }
                facts(value, groups, depth, found);
            }
        }
        Value::Array(values) => {
            for value in values {
                facts(value, groups, depth, found);
            }
        }
        _ => {}
    }
}
