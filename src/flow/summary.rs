//! Answers in words, for checking and for the receipt.

use super::answers::{Answers, NONE, SOME};
use crate::domain::fact::{Fact, Kind};
use crate::export::words;
use crate::notice::Notice;

/// What was answered for the fact with this key, one line an entry; empty where nothing was.
#[must_use]
pub fn said(notice: &Notice, answers: &Answers, key: &str) -> Vec<String> {
    let Some(fact) = Fact::named(key) else { return plain(notice, answers, key) };
    let labels = notice
        .wordings
        .iter()
        .find(|wording| words::key(Some(notice), wording.fact) == key)
        .map(|wording| wording.members.as_slice())
        .unwrap_or_default();
    let label = |member: &str| {
        labels.iter().find(|(name, _, _)| name == member).map_or_else(|| member.to_owned(), |(_, label, _)| label.clone())
    };
    match fact.kind() {
        Kind::Record => {
            let parts: Vec<String> = fact
                .members()
                .filter_map(|member| part(notice, answers, member.key(), &label(member.short_key())))
                .collect();
            if parts.is_empty() { Vec::new() } else { vec![parts.join("；")] }
        }
        Kind::Rows(rows) if answers.get(key) == SOME => (0..answers.entries(key))
            .map(|place| {
                let parts: Vec<String> = rows
                    .members()
                    .iter()
                    .filter_map(|member| {
                        part(notice, answers, &format!("{key}.{place}.{}", member.key), &label(member.key))
                    })
                    .collect();
                parts.join("；")
            })
            .collect(),
        Kind::Many(_) if answers.get(key) != NONE => answers.chosen(key).map(str::to_owned).collect(),
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

/// 本区 is told by the district's name.
fn shown(notice: &Notice, text: &str) -> String {
    if text == "本区" { notice.head.district.clone() } else { text.to_owned() }
}
