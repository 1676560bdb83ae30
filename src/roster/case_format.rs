//! What the case format says of a fact, in the one place of the desk that asks it.

use crate::domain::fact::ListKind;
use crate::domain::options::Options;
use crate::domain::packed::packed;
use crate::domain::{Fact, Kind, Vocabulary};

/// What kind of answer a fact, or a member of one, takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// One of these.
    One(Vec<String>),
    /// Any of these.
    Some(Vec<String>),
    /// A whole number between these.
    Whole(i64, i64),
    /// A number up to this.
    Number(u16),
    /// A month or a day.
    Date,
    /// A few words.
    Text,
    /// A record of these members: key, whether it must be there, answer.
    Record(Vec<Part>),
    /// A list of entries with these members.
    List(Vec<Part>),
}

packed!(enum Answer {
    0 = One(options),
    1 = Some(options),
    2 = Whole(low, high),
    3 = Number(high),
    4 = Date,
    5 = Text,
    6 = Record(members),
    7 = List(members)
});

/// A member of a record or of a list's entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its key.
    pub key: String,
    /// What a notice calls it; empty until one is asked ([`Answer::labelled`]).
    pub label: String,
    /// Whether an entry is none without it.
    pub needed: bool,
    /// What it takes.
    pub answer: Answer,
}
packed!(Part { key, label, needed, answer });

impl Answer {
    /// The same with its members called as `label` says of their keys.
    #[must_use]
    pub fn labelled(mut self, label: &impl Fn(&str) -> String) -> Self {
        if let Self::Record(parts) | Self::List(parts) = &mut self {
            for part in parts {
                part.label = label(&part.key);
                part.answer = part.answer.clone().labelled(label);
            }
        }
        self
    }
}

/// What kind of answer `fact` takes; none where the case format has no such fact to answer.
#[must_use]
pub fn answer(fact: &str) -> Option<Answer> {
    answer_in(Vocabulary::NONE, fact)
}

/// The same where a notice has its part in the vocabulary.
#[must_use]
pub fn answer_in(vocabulary: &Vocabulary, key: &str) -> Option<Answer> {
    let (_, kind) = vocabulary.fact(key).filter(|_| !key.contains('.'))?;
    match kind {
        Kind::Record => Some(Answer::Record(
            Fact::named(key)?
                .members()
                .filter_map(|member| {
                    Some(Part {
                        key: member.short_key().to_owned(),
                        label: String::new(),
                        needed: member.need() == crate::domain::fact::Need::Always,
                        answer: of(vocabulary, vocabulary.kind(member))?,
                    })
                })
                .collect(),
        )),
        kind => of(vocabulary, kind),
    }
}

/// What kind of answer a member of a list or record takes.
#[must_use]
pub fn member(fact: &str, member: &str) -> Option<Answer> {
    match answer(fact)? {
        Answer::Record(parts) | Answer::List(parts) => {
            parts.into_iter().find(|part| part.key == member).map(|part| part.answer)
        }
        _ => None,
    }
}

/// The members of a list or record, each with whether an entry is none without it. Nothing is made anew
/// for it: this is asked for every person.
#[must_use]
pub fn members(fact: &str) -> Vec<(&'static str, bool)> {
    use crate::domain::fact::Need;
    let Some(fact) = Fact::named(fact) else { return Vec::new() };
    match fact.kind() {
        Kind::List(list) => {
            let members = list.members().iter();
            members.map(|member| (member.key, member.need == Need::Always)).collect()
        }
        Kind::Record => fact
            .members()
            .map(|member| (member.short_key(), member.need() == Need::Always))
            .collect(),
        _ => Vec::new(),
    }
}

/// The options of a fact, or of a member of one; empty where it has none.
#[must_use]
pub fn options(fact: &str, part: &str) -> Vec<String> {
    let found = if part.is_empty() { answer(fact) } else { member(fact, part) };
    match found {
        Some(Answer::One(options) | Answer::Some(options)) => options,
        _ => Vec::new(),
    }
}

fn of(vocabulary: &Vocabulary, kind: Kind<'_>) -> Option<Answer> {
    let owned = |options: Options<'_>| options.names().map(str::to_owned).collect();
    Some(match kind {
        Kind::Choice(options) => Answer::One(owned(options)),
        Kind::Many(options) => Answer::Some(owned(options)),
        Kind::Whole(low, high) => Answer::Whole(low, high),
        Kind::Number(high) => Answer::Number(high),
        Kind::Date => Answer::Date,
        Kind::Text => Answer::Text,
        Kind::List(list) => Answer::List(parts(vocabulary, list)),
        Kind::Moment | Kind::Edition | Kind::Record => return None,
    })
}

fn parts(vocabulary: &Vocabulary, list: ListKind) -> Vec<Part> {
    vocabulary
        .members(list)
        .iter()
        .filter_map(|member| {
            Some(Part {
                key: member.key.to_owned(),
                label: String::new(),
                needed: member.need == crate::domain::fact::Need::Always,
                answer: of(vocabulary, member.kind)?,
            })
        })
        .collect()
}
