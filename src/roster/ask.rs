//! What is asked once for the unit: every fact, or part of a list, that the judgements of some people
//! wait for, the most awaited first.

use super::desk::Desk;
use super::facts::Given;
use super::judge::{fact_label, member_label};
use super::vocabulary::{self, Answer};
use crate::domain::order;
use crate::domain::packed::packed;
use crate::export::words;
use crate::notice::Notice;

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// One of these.
    One(Vec<String>),
    /// Any of these, or none.
    Some(Vec<String>),
    /// A whole number between these.
    Whole(i64, i64),
    /// A number up to this.
    Number(u16),
    /// A month or a day.
    Date,
    /// A few words.
    Text,
    /// A record; each member's key, label, whether it is needed, and shape.
    Record(Vec<Member>),
    /// A list; each member of an entry.
    List(Vec<Member>),
}
packed!(enum Shape {
    0 = One(options),
    1 = Some(options),
    2 = Whole(low, high),
    3 = Number(high),
    4 = Date,
    5 = Text,
    6 = Record(members),
    7 = List(members)
});

/// A member of a record or entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its key.
    pub key: String,
    /// What it is called.
    pub label: String,
    /// Whether an entry is none without it.
    pub needed: bool,
    /// How it is answered.
    pub shape: Shape,
}
packed!(Member { key, label, needed, shape });

/// A question to the unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// The fact, or `list.member`.
    pub key: String,
    /// A short name.
    pub label: String,
    /// The question.
    pub ask: String,
    /// Help.
    pub hint: String,
    /// How it is answered.
    pub shape: Shape,
    /// How many people wait for it.
    pub count: usize,
    /// What was answered.
    pub answer: Option<Given>,
}
packed!(Ask { key, label, ask, hint, shape, count, answer });

/// What is asked of the unit: what was answered already, then what people wait for.
#[must_use]
pub fn asks(desk: &Desk) -> Vec<Ask> {
    let Some(notice) = &desk.notice else { return Vec::new() };
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut add = |key: String| match counts.iter_mut().find(|(other, _)| *other == key) {
        Some((_, count)) => *count += 1,
        None => counts.push((key, 1)),
    };
    for judged in &desk.judged {
        for slot in &judged.assessment.unanswered {
            let key = words::key(Some(notice), *slot);
            match judged.gaps.iter().find(|gap| gap.fact == key) {
                // A cell nobody understands is mended in its place, not for the unit.
                Some(gap) if gap.member.is_empty() => {}
                Some(gap) => add(format!("{key}.{}", gap.member)),
                None => add(key.to_owned()),
            }
        }
    }
    let answered = desk.by_hand.unit.iter().chain(&desk.by_hand.parts);
    let mut asks: Vec<Ask> = answered
        .filter_map(|(key, value)| {
            ask(notice, key, 0).map(|ask| Ask { answer: Some(Given(value.clone())), ..ask })
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
pub fn ask(notice: &Notice, key: &str, count: usize) -> Option<Ask> {
    let made = |label: String, ask: String, hint: String, shape: Shape| {
        Some(Ask { key: key.to_owned(), label, ask, hint, shape, count, answer: None })
    };
    if let Some((fact, member)) = key.split_once('.') {
        let of = fact_label(notice, fact);
        if member == "complete" {
            return made(
                format!("{of}：是否写全"),
                format!("名册里写的「{of}」，是不是每个人所有年份的都写全了？"),
                "没有写全的，程序不会当作没有；请选“否”，或者在个人那里补上。".to_owned(),
                Shape::One(vec!["是".to_owned(), "否".to_owned()]),
            );
        }
        let shape = shape(notice, fact, vocabulary::member(fact, member)?);
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
    let answer = vocabulary::answer_in(&notice.dialect, key)?;
    let found = shape(notice, key, answer);
    match wording {
        Some(wording) => {
            made(wording.label.clone(), wording.ask.clone(), wording.hint.clone(), found)
        }
        None => made(key.to_owned(), key.to_owned(), String::new(), found),
    }
}

fn shape(notice: &Notice, fact: &str, answer: Answer) -> Shape {
    let members = |parts: Vec<vocabulary::Part>| {
        parts
            .into_iter()
            .map(|part| Member {
                label: member_label(notice, fact, &part.key),
                shape: shape(notice, fact, part.answer),
                key: part.key,
                needed: part.needed,
            })
            .collect()
    };
    match answer {
        Answer::One(options) => Shape::One(options),
        Answer::Some(options) => Shape::Some(options),
        Answer::Whole(low, high) => Shape::Whole(low, high),
        Answer::Number(high) => Shape::Number(high),
        Answer::Date => Shape::Date,
        Answer::Text => Shape::Text,
        Answer::Record(parts) => Shape::Record(members(parts)),
        Answer::List(parts) => Shape::List(members(parts)),
    }
}
