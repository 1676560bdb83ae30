//! Answers in words, for checking and for the receipt.

use super::answers::{Answers, NONE, SOME, path_of};
use super::texts;
use crate::domain::Fault;
use crate::domain::fact::{Fact, Kind};
use crate::domain::options::OptionList;
use crate::notice::Notice;
use crate::notice::days::{dated, is_date};
use crate::notice::names;

/// What was answered for the fact with this key, one line an entry; empty where nothing was.
#[must_use]
pub fn said(notice: &Notice, answers: &Answers, key: &str) -> Vec<String> {
    let Some((_, kind)) = notice.vocabulary.fact(key) else {
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
    match kind {
        Kind::Record => {
            let parts: Vec<String> = Fact::named(key)
                .into_iter()
                .flat_map(Fact::members)
                .filter_map(|member| {
                    part(notice, answers, member.key(), &label(member.short_key()))
                })
                .collect();
            if parts.is_empty() { Vec::new() } else { vec![parts.join("；")] }
        }
        Kind::List(rows) if answers.get(key) == SOME => {
            let members = notice.vocabulary.members(rows);
            answers
                .filled(key)
                .map(|(_, id)| {
                    let parts: Vec<String> = members
                        .iter()
                        .filter_map(|member| {
                            let path = path_of(key, id, member.key);
                            part(notice, answers, &path, &label(member.key))
                        })
                        .collect();
                    parts.join("；")
                })
                .collect()
        }
        Kind::Many(_) if answers.get(key) != NONE => {
            answers.chosen(key).map(str::to_owned).collect()
        }
        _ => plain(notice, answers, key),
    }
}

fn plain(notice: &Notice, answers: &Answers, key: &str) -> Vec<String> {
    let text = shown_beside(notice, answers, key);
    if text.is_empty() { Vec::new() } else { vec![text] }
}

fn part(notice: &Notice, answers: &Answers, path: &str, label: &str) -> Option<String> {
    let text = shown_beside(notice, answers, path);
    (!text.is_empty()).then(|| format!("{label}：{text}"))
}

/// The answer at `path` as shown; a level by its name in the series that stands beside it.
fn shown_beside(notice: &Notice, answers: &Answers, path: &str) -> String {
    let text = answers.get(path);
    let series = path.strip_suffix("level").map(|before| answers.get(&[before, "series"].concat()));
    let series = series.and_then(|name| notice.vocabulary.place(name));
    let level = series.zip(notice.vocabulary.place(text));
    match level {
        Some((series, level)) => notice.vocabulary.level_in_words(level, Some(series)),
        None => shown(notice, text),
    }
}

/// An answer as shown: 本区 is told by the district's name, a level by the word every series has,
/// and what the military gave is not only 评定.
#[must_use]
pub fn shown(notice: &Notice, text: &str) -> String {
    if text == "本区" {
        return notice.head.district.clone();
    }
    if text == "军队评定" {
        return "军队评定或任命".to_owned();
    }
    if is_date(text) {
        return dated(text);
    }
    let levels = notice.options(OptionList::Levels);
    let vocabulary = &notice.vocabulary;
    let Some((place, word)) =
        levels.place(text).and_then(|place| Some((place, vocabulary.levels_of(None)?.get(place)?)))
    else {
        return text.to_owned();
    };
    // Its own brackets would stand before others.
    let mut shown: String = word.split(['（', '）']).collect();
    let mut mark = "（";
    for (series, names) in &vocabulary.levels {
        let series = series.and_then(|series| notice.name(series));
        if let Some((series, name)) = series.zip(names.get(place)) {
            shown.extend([mark, series, "系列：", name]);
            mark = "；";
        }
    }
    if mark == "；" { shown + "）" } else { shown }
}

/// Why a value does not fit, for who types into boxes and not into a file.
fn plain_reason(reason: &str) -> String {
    // By its end: searching within a text weighs 8 KB of program.
    if reason.split('，').next().is_some_and(|head| head.ends_with("真实日期")) {
        return "请填年份（四位数）和月份（1 到 12）；填了日的，要是真有的一天".to_owned();
    }
    if let Some(range) = reason.strip_prefix("应为 ").and_then(|rest| rest.strip_suffix(" 的整数"))
    {
        return ["请填整数，", &range.replace('至', "到"), "；没有填 0"].concat();
    }
    if let Some(range) = reason.strip_prefix("应为 ").and_then(|rest| rest.strip_suffix(" 的数字"))
    {
        return ["请填数，", &range.replace('至', "到"), "，可以有小数"].concat();
    }
    if reason.ends_with("个字的文字") {
        return "请填文字，不超过 200 个字".to_owned();
    }
    reason.to_owned()
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
    let reason = plain_reason(&fault.reason);
    match entry {
        Some(number) => format!("第 {number} 条的“{label}”：{reason}"),
        None => format!("“{label}”：{reason}"),
    }
}
