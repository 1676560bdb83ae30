//! What words, places and roles stand for.

use super::Context;
use crate::domain::Place;
use crate::notice::finding::Code;
use crate::notice::model::{self, VerifyId};

/// What is asked where no table says it better.
const PLAIN_ASK: &str = "通知没有写明，请向受理机关核实";

/// Roles that keep a verdict from being given: their items must be waited for.
const STOPPING: &[&str] = &[
    "unclear",
    "unasked",
    "no_path",
    "unsettled",
    "unwritten",
    "courses",
    "inexact",
    "other_series",
];

impl Context<'_> {
    /// A place in the size it travels in; one that does not fit is reported, never another's.
    pub fn small<T: TryFrom<usize> + Default>(&mut self, place: usize, what: &str) -> T {
        T::try_from(place).unwrap_or_else(|_| {
            self.report(
                Code::Incomplete,
                format!("{what}太多，装不下第 {} 个，请分开写", place + 1),
            );
            T::default()
        })
    }

    /// The item raised in a role; where no table names one, a plain one stands in, so that
    /// nothing is ever passed over in silence.
    pub fn role(&mut self, role: &str) -> VerifyId {
        if let Some(id) = self.roles.named(role).cloned() {
            let place = self.item(&id);
            let item = place.of(&self.verify);
            if STOPPING.contains(&role) && item.is_some_and(|item| !item.blocking) {
                let code = if role == "no_path" { Code::NoPath } else { Code::NothingToVerify };
                let note = format!(
                    "[roles] {role} 用的「{id}」写了 blocking = false，结论就不等它。请改用要等的一项"
                );
                self.report(code, note);
            }
            return place;
        }
        if let Some(place) = self.verify.iter().position(|item| item.id == role) {
            return self.small(place, "待核实事项");
        }
        self.verify.push(model::Verify {
            id: role.to_owned(),
            blocking: true,
            ask: PLAIN_ASK.to_owned(),
            whom: Place::new(0),
            clauses: Vec::new(),
        });
        self.small(self.verify.len() - 1, "待核实事项")
    }

    /// What a word stands for; `first` where nothing is said.
    pub fn worded<T: Copy, const N: usize>(
        &mut self,
        word: Option<&str>,
        first: T,
        known: &[(T, &str); N],
        key: &str,
    ) -> T {
        let Some(word) = word else { return first };
        let found = known.iter().find(|(_, known)| *known == word);
        if found.is_none() {
            let words: Vec<&str> = known.iter().map(|(_, word)| *word).collect();
            let message = format!("没有「{word}」，{key} 应为 {}", words.join("、"));
            self.report(Code::UnknownOption, message);
        }
        found.map_or(first, |(what, _)| *what)
    }

    /// Whether a rule is passed over where an answer 不清楚 leaves it undecided.
    pub fn lenient(&mut self, word: Option<&str>) -> bool {
        self.worded(word, false, &[(true, "不影响")], "unclear")
    }

    /// What a rule does to the preliminary judgement, by its word.
    pub fn effect(&mut self, word: Option<&str>) -> Option<model::Effect> {
        let word = word?;
        let found = model::Effect::ALL.iter().find(|(_, known)| *known == word);
        if found.is_none() {
            let message = format!("没有「{word}」，preliminary 应为 不可申报 或 不作预判");
            self.report(Code::UnknownOption, message);
        }
        found.map(|(effect, _)| *effect)
    }
}
