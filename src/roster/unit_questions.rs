//! What is asked once for the unit: every fact, or part of a list, that the judgements of some people
//! wait for, the most awaited first.

use super::case_format::{self, Answer};
use super::desk::Desk;
use super::facts::Given;
use super::judge::{Cause, fact_label, member_label};
use crate::domain::order;
use crate::domain::packed::packed;
use crate::export::words;
use crate::notice::Notice;

/// A question to the unit.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitQuestion {
    /// The fact, or `list.member`.
    pub key: String,
    /// A short name.
    pub label: String,
    /// The question.
    pub ask: String,
    /// Help.
    pub hint: String,
    /// How it is answered.
    pub shape: Answer,
    /// How many people wait for it.
    pub count: usize,
    /// What was answered.
    pub answer: Option<Given>,
}
packed!(UnitQuestion { key, label, ask, hint, shape, count, answer });

/// What is asked of the unit: what was answered already, then what people wait for.
#[must_use]
pub fn asks(desk: &Desk) -> Vec<UnitQuestion> {
    let Some(notice) = &desk.notice else { return Vec::new() };
    let mut of_causes = vec![0usize; desk.said.causes().len()];
    for place in desk.briefs.iter().flat_map(|brief| &brief.lacks) {
        let count = usize::try_from(*place).ok().and_then(|place| of_causes.get_mut(place));
        if let Some(count) = count {
            *count += 1;
        }
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    for (cause, count) in desk.said.causes().iter().zip(of_causes) {
        // A case that could not be read waits for its mistake to be mended, not for answers.
        let Cause::Unanswered(slot, gap) = cause else { continue };
        let key = words::key(Some(notice), *slot);
        let key = match gap {
            // A cell nobody understands is mended in its place, not for the unit.
            Some(gap) if gap.member.is_empty() => continue,
            Some(gap) => format!("{key}.{}", gap.member),
            None => key.to_owned(),
        };
        match counts.iter_mut().find(|(other, _)| *other == key) {
            Some((_, all)) => *all += count,
            None if count > 0 => counts.push((key, count)),
            None => {}
        }
    }
    let answered = desk.by_hand.unit.iter().chain(&desk.by_hand.parts);
    let mut asks: Vec<UnitQuestion> = answered
        .filter_map(|(key, value)| {
            ask(notice, key, 0)
                .map(|ask| UnitQuestion { answer: Some(Given(value.clone())), ..ask })
        })
        .collect();
    order::sort_by_key(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    asks.extend(
        counts
            .into_iter()
            .filter(|(key, _)| {
                !desk.by_hand.unit.contains_key(key) && !desk.by_hand.parts.contains_key(key)
            })
            .filter_map(|(key, count)| ask(notice, &key, count)),
    );
    asks
}

/// How a fact, or a part of one, is asked.
#[must_use]
pub fn ask(notice: &Notice, key: &str, count: usize) -> Option<UnitQuestion> {
    let made = |label: String, ask: String, hint: String, shape: Answer| {
        Some(UnitQuestion { key: key.to_owned(), label, ask, hint, shape, count, answer: None })
    };
    if let Some((fact, member)) = key.split_once('.') {
        let of = fact_label(notice, fact);
        if member == "complete" {
            return made(
                format!("{of}：是否写全"),
                format!("名册里写的「{of}」，是不是每个人所有年份的都写全了？"),
                "没有写全的，程序不会当作没有；请选“否”，或者在个人那里补上。".to_owned(),
                Answer::One(vec!["是".to_owned(), "否".to_owned()]),
            );
        }
        let shape = shape(notice, fact, case_format::member(fact, member)?);
        let label = member_label(notice, fact, member);
        return made(
            format!("{of}：{label}"),
            format!("名册里没有写「{of}」的「{label}」。没有写的，都是哪一种？"),
            "只用于名册里没有写明的人；有不一样的，可以在下面的表里单独改。".to_owned(),
            shape,
        );
    }
    let wording =
        notice.wordings.iter().find(|wording| words::key(Some(notice), wording.fact) == key);
    let answer = case_format::answer_in(&notice.vocabulary, key)?;
    let found = shape(notice, key, answer);
    match wording {
        Some(wording) => {
            made(wording.label.clone(), wording.ask.clone(), wording.hint.clone(), found)
        }
        None => made(key.to_owned(), key.to_owned(), String::new(), found),
    }
}

fn shape(notice: &Notice, fact: &str, answer: Answer) -> Answer {
    answer.labelled(&|member| member_label(notice, fact, member))
}
