//! What is asked, in which words and order.

use super::{Bits, ClauseId};
use crate::domain::options::Matter;
use crate::domain::packed::packed;
use crate::domain::{Set, Slot};
use crate::notice::condition::Condition;

/// A fact asked for under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The fact; of records and lists the slot of the whole.
    pub fact: Slot,
    /// Whether it belongs to the ladder's group, whose asking stops at the first open fact.
    pub ladder: bool,
    /// Whether the outcome waits for it; otherwise it only completes the result.
    pub needed: bool,
    /// Whether who is not asked, or need not answer and does not, has nothing of what it asks for.
    pub means_none: bool,
    /// Matters in which it is asked.
    pub matters: Set<Matter>,
    /// When it is asked.
    pub when: Condition,
    /// The clauses that need it.
    pub clauses: Vec<ClauseId>,
    /// The page it is asked on, by its place.
    pub page: u8,
}
packed!(Question { fact, ladder, needed, means_none, matters, when, clauses, page });

/// A page of the wizard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its key.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// A sentence below it.
    pub lead: String,
}
packed!(Page { key, title, lead });

/// Who can bring it about that a fact becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum By {
    /// 时间: waiting is enough.
    Time,
    /// 本人.
    #[default]
    Person,
    /// 单位.
    Unit,
    /// 不能改变: what is past, or who one is.
    Nobody,
}
packed!(enum By { 0 = Time, 1 = Person, 2 = Unit, 3 = Nobody });

impl By {
    /// All of them with their word, the easiest first.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Time, "时间"),
        (Self::Person, "本人"),
        (Self::Unit, "单位"),
        (Self::Nobody, "不能改变"),
    ];

    /// Its word.
    #[must_use]
    pub fn text(self) -> &'static str {
        Self::ALL.iter().find(|(by, _)| *by == self).map_or("", |(_, word)| word)
    }
}

/// How a fact is asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// The fact.
    pub fact: Slot,
    /// The page that asks it.
    pub page: u8,
    /// A short name for summaries.
    pub label: String,
    /// The question.
    pub ask: String,
    /// Help in one or two sentences.
    pub hint: String,
    /// Help beside options, of the fact itself or of its members: option, words.
    pub options: Vec<(String, String)>,
    /// Options that are not offered to whom they do not concern, and when that is certain; a case may
    /// name them all the same.
    pub omissions: Vec<(Bits, Condition)>,
    /// Labels and help of the members: key, label, hint.
    pub members: Vec<(String, String, String)>,
    /// Who can change it.
    pub by: By,
    /// Members of list entries that can still change once entered, and by whom.
    pub changeable: Vec<(u16, By)>,
}
packed!(Wording { fact, page, label, ask, hint, options, omissions, members, by, changeable });
