//! Answers in words, for checking and for the receipt.

use super::answers::{Answers, NONE, SOME, path_of};
use super::texts;
use crate::domain::Fault;
use crate::domain::fact::{Fact, Kind};
use crate::notice::Notice;
use crate::notice::names;

/// What was answered for the fact with this key, one line an entry; empty where nothing was.
#[must_use]
pub fn said(notice: &Notice, answers: &Answers, key: &str) -> Vec<String> {
    let Some(fact) = Fact::named(key) else {
        return plain(notice, answers, key);
    };
    let labels = notice
        .wordings
        .iter()
        .find(|wording| names::key(Some(notice), wording.fact) == key)
        .map(|wording| wording.members.as_slice())
        .unwrap_or_default();
    let label = |member: &str| {
        labels
            .iter()
            .find(|(name, _, _)| name == member)
            .map_or_else(|| member.to_owned(), |(_, label, _)| label.clone())
    };
    match fact.kind() {
        Kind::Record => {
            let parts: Vec<String> = fact
                .members()
                .filter_map(|member| {
                    part(notice, answers, member.key(), &label(member.short_key()))
                })
                .collect();
            if parts.is_empty() { Vec::new() } else { vec![parts.join("；")] }
        }
        Kind::Rows(rows) if answers.get(key) == SOME => answers
            .filled(key)
            .map(|(_, id)| {
                let parts: Vec<String> = rows
                    .members()
                    .iter()
                    .filter_map(|member| {
                        let path = path_of(key, id, member.key);
                        part(notice, answers, &path, &label(member.key))
                    })
                    .collect();
                parts.join("；")
            })
            .collect(),
        Kind::Many(_) if answers.get(key) != NONE => {
            answers.chosen(key).map(str::to_owned).collect()
        }
        _ => plain(notice, answers, key),
    }
}

fn plain(notice: &Notice, answers: &Answers, key: &str) -> Vec<String> {
    let text = shown(notice, answers.get(key));
    if text.is_empty() { Vec::new() } else { vec![text] }
}

fn part(notice: &Notice, answers: &Answers, path: &str, label: &str) -> Option<String> {
    let text = shown(notice, answers.get(path));
    (!text.is_empty()).then(|| format!("{label}：{text}"))
}

/// An answer as shown: 本区 is told by the district's name.
#[must_use]
pub fn shown(notice: &Notice, text: &str) -> String {
    if text == "本区" { notice.head.district.clone() } else { text.to_owned() }
}

/// A fault in words, with the names of the entry and member it lies in.
#[must_use]
pub fn fault(notice: &Notice, answers: &Answers, fault: &Fault) -> String {
    let (key, entry, member) = match texts::member(&fault.path) {
        Some((list, id, rest)) => (list, answers.number(list, id), rest),
        None => match fault.path.split_once('.') {
            Some((key, rest)) => (key, None, rest),
            None => (fault.path.as_str(), None, ""),
        },
    };
    // Behind the member may stand the part of a date.
    let member = member.split('.').next().unwrap_or_default();
    let wording =
        notice.wordings.iter().find(|wording| names::key(Some(notice), wording.fact) == key);
    let label = wording.map_or(key, |wording| {
        let found = wording.members.iter().find(|(name, _, _)| name == member);
        found.map_or(wording.label.as_str(), |(_, label, _)| label.as_str())
    });
    match entry {
        Some(number) => format!("第 {number} 条的“{label}”：{}", fault.reason),
        None => format!("“{label}”：{}", fault.reason),
    }
}
