//! What a notice says, a line a rule, made from the rules and never typed: what an official goes through
//! beside the printed text. Whatever a rule decides by stands in its line.

mod ladder;
mod rest;
mod times;

use super::sentence::{sentence, sentence_of};
use crate::domain::fact::ListKind;
use crate::domain::options::{Listed, Matter};
use crate::domain::{Kind, Place, Set, Slot};
use crate::notice::condition::Condition;
use crate::notice::model::{ClauseId, Effect, VerifyId};
use crate::notice::{Notice, names};

/// Every rule of a notice: what it does, its clause, and for whom; the name of the notice first.
#[must_use]
pub fn said(notice: &Notice) -> Vec<String> {
    let mut book = Book { notice, lines: vec![format!("【{}】", notice.head.name)] };
    book.questions();
    book.refusals();
    book.judgements();
    book.ladders();
    book.kinds();
    book.courses();
    book.times();
    book.fees();
    book.papers();
    book.points();
    book.certificate();
    book.lines
}

/// The lines so far, and the notice they are of.
struct Book<'n> {
    notice: &'n Notice,
    lines: Vec<String>,
}

impl<'n> Book<'n> {
    /// Adds what a rule does, whose it is, and its parts that say something; once.
    fn line(&mut self, what: &str, whose: &str, parts: impl IntoIterator<Item = String>) {
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let between = if whose.is_empty() { "" } else { " " };
        let line = format!("{what}{between}{whose}：{}", parts.join("；"));
        if !self.lines.contains(&line) {
            self.lines.push(line);
        }
    }

    fn when(&self, when: &Condition) -> String {
        sentence(self.notice, when)
    }

    /// The condition, with words before it; nothing where it always holds.
    fn only(&self, before: &str, when: &Condition) -> String {
        if *when == Condition::Always {
            String::new()
        } else {
            before.to_owned() + &self.when(when)
        }
    }

    /// The same of one entry of a list.
    fn entry(&self, before: &str, list: ListKind, when: &Condition) -> String {
        if *when == Condition::Always {
            return String::new();
        }
        before.to_owned() + &sentence_of(self.notice, list, when)
    }

    /// The ids of clauses.
    fn clauses(&self, ids: &[ClauseId]) -> String {
        let ids = ids.iter().filter_map(|id| self.notice.clause(*id));
        ids.map(|clause| clause.id.as_str()).collect::<Vec<_>>().join("、")
    }

    /// The matters a rule is for, where they are not all that the notice covers.
    fn matters(&self, matters: Set<Matter>) -> String {
        if self.notice.covers.within(matters) {
            return String::new();
        }
        "限".to_owned() + &self.names(matters)
    }

    /// Options by name.
    fn names<T: Listed>(&self, some: Set<T>) -> String {
        let names = some.places().filter_map(|place| self.notice.name(place));
        names.collect::<Vec<_>>().join("、")
    }

    /// The same with words before them; nothing where none is named, or all are meant.
    fn among<T: Listed>(&self, before: &str, some: Set<T>) -> String {
        let all = some == Set::ALL || some.is_empty();
        if all { String::new() } else { before.to_owned() + &self.names(some) }
    }

    fn name<T: Listed>(&self, place: Place<T>) -> &'n str {
        self.notice.name(place).unwrap_or_default()
    }

    fn label(&self, slot: Slot) -> String {
        format!("“{}”", names::label(self.notice, slot))
    }

    /// The options of a fact, by their bits.
    fn options(&self, slot: Slot, bits: u64) -> String {
        let Some(Kind::Choice(options) | Kind::Many(options)) =
            self.notice.vocabulary.kind_at(slot)
        else {
            return String::new();
        };
        let places = (0..64).filter(|place| bits >> place & 1 == 1);
        places.filter_map(|place| options.get(place)).collect::<Vec<_>>().join("、")
    }

    /// What is to be verified.
    fn item(&self, id: VerifyId) -> &'n str {
        id.of(&self.notice.verify).map_or("", |item| item.id.as_str())
    }

    fn verify(&self, id: Option<VerifyId>) -> String {
        id.map_or_else(String::new, |id| format!("须核实 {}", self.item(id)))
    }
}

/// What becomes of the preliminary judgement.
fn effect(effect: Option<Effect>) -> String {
    let word = Effect::ALL.iter().find(|(known, _)| Some(*known) == effect);
    word.map_or_else(String::new, |(_, word)| format!("预判：{word}"))
}

/// Words with others before them; nothing of nothing.
fn told(before: &str, words: &str) -> String {
    if words.is_empty() { String::new() } else { before.to_owned() + words }
}

/// How undecided rules that are passed over are marked.
fn lenient(is_lenient: bool) -> String {
    if is_lenient { "答不清楚的放过".to_owned() } else { String::new() }
}
