//! The answers as read under the notice in use: what questions need.

use super::Shared;
use crate::domain::{Case, Fact, Fault};
use crate::flow::steps::{Deriving, steps_by};
use crate::flow::{self, Answers, Reading, Step};
use crate::notice::Notice;

/// The answers as read. Nothing is concluded yet: that is a [`View`](super::View).
#[derive(Debug, Clone)]
pub struct Filled {
    /// The notice.
    pub notice: Shared<Notice>,
    /// The answers as typed, with the day.
    pub answers: Answers,
    /// The answers as facts.
    pub case: Case,
    /// What was typed but does not fit.
    pub faults: Vec<Fault>,
    /// The pages with what they ask.
    pub steps: Vec<Step>,
}

impl Filled {
    /// Reads `answers` under `notice`; the day is `now` (`YYYY-MM-DDTHH:MM`) unless one was given. Questions are
    /// asked by `facts`.
    #[must_use]
    pub fn new(notice: Shared<Notice>, answers: &Answers, now: &str, facts: Deriving) -> Self {
        let mut answers = answers.clone();
        if answers.get(Fact::Today.key()).is_empty() {
            answers.set(Fact::Today.key(), now);
        }
        let Reading { case, faults } = flow::read(&notice, &answers);
        let steps = steps_by(&notice, &case, facts);
        Self { notice, answers, case, faults, steps }
    }
}
