//! Facts of which the words speak otherwise than by their own name: a place by what the notice calls its options, what goes
//! on by an end that is not there; and facts whose name shares a piece with what the words speak of, which is another.

use super::facts::{Book, Told, chosen, is_place, is_truth, last_key};
use super::meant::STILL;
use super::reads::Read;
use super::words::choice;
use crate::domain::Kind;
use crate::notice::finding::Code;
use crate::notice::names;
use crate::notice::source::clause::Clause;

/// What is said of a date that is not there.
const UNFILLED: &str = "未填";

impl Book<'_> {
    /// Facts of which the words have a short piece alone, and only within the word of another that is asked: 医疗事故 for
    /// 质量安全责任事故.
    pub(super) fn piece_of_another(
        &self,
        clause: &Clause,
        reads: &[Read<'_>],
        text: &str,
    ) -> Vec<Told> {
        let mut told = Vec::new();
        let is_truth = |kind| choice(kind).is_some_and(is_truth);
        let own = reads.iter().filter(|it| it.shared.is_none() && is_truth(it.kind));
        for read in own.filter(|it| self.spoken.surely(&it.path, text).is_empty()) {
            let (pieces, _) = self.spoken.found(&read.path, text);
            let Some(piece) = pieces.first() else { continue };
            let questions = self.notice.questions.iter();
            let others = questions.map(|question| names::key(Some(self.notice), question.fact));
            let mut others = others.filter(|key| {
                let kind = self.notice.vocabulary().fact(key).map(|(_, kind)| kind);
                kind.is_some_and(is_truth)
                    && self.spoken.surely(key, text).iter().any(|word| {
                        word.contains(piece) && !text.replace(word, "·").contains(piece)
                    })
            });
            let label = self.spoken.label(&read.path);
            if let Some(other) =
                others.next().filter(|_| !clause.derived.iter().any(|it| it == label))
            {
                let note = format!(
                    "规则看的是「{label}」（{}），原文的“{piece}”说的是「{}」（{other}）。请核对；由原文推算出来的，写进 derived = [\"{label}\"]",
                    read.path,
                    self.spoken.label(other)
                );
                told.push((Code::OtherFact, last_key(&read.path), read.path.clone(), note));
            }
        }
        told
    }

    /// Whether the words have what the notice calls an option of a place, and of no other: 市外单位.
    pub(super) fn calls_place(&self, read: &Read<'_>, text: &str) -> bool {
        let Some(options) = choice(read.kind).filter(|options| is_place(*options)) else {
            return false;
        };
        let named = chosen(options, read.value);
        let found = self.words.found(options, text).into_iter();
        let mut called = found.filter(|(word, all)| {
            all.iter().any(|it| named.contains(*it)) && self.words.calls_only(options, word)
        });
        called.next().is_some()
    }

    /// Whether a text speaks of what is read: by an option that is meant, or by a word of the fact's own.
    pub(super) fn says(&self, read: &Read<'_>, text: &str) -> bool {
        !self.options_meant(read, text).is_empty()
            || !self.spoken.surely(&read.path, text).is_empty()
    }

    /// The words of a text for the options that are meant of a choice.
    pub(super) fn options_meant<'a>(&'a self, read: &Read<'a>, text: &str) -> Vec<&'a str> {
        let Some(options) = choice(read.kind).filter(|it| !is_truth(*it)) else {
            return Vec::new();
        };
        let named = chosen(options, read.value);
        let found = self.words.found(options, text).into_iter();
        let found = found.filter(|(_, of)| of.iter().any(|it| named.contains(*it)));
        found.map(|(word, _)| word).collect()
    }

    /// Whether a fact only says that an entry goes on, of which the same rule says that it has no last day.
    pub(super) fn goes_with_end(&self, read: &Read<'_>, reads: &[Read<'_>]) -> bool {
        let list = |path: &str| path.split_once('.').map(|(list, _)| list.to_owned());
        let Some(own) = list(&read.path) else { return false };
        let endless = reads.iter().any(|other| {
            other.rule == read.rule
                && list(&other.path).as_ref() == Some(&own)
                && matches!(other.kind, Kind::Date)
                && other.value.as_str() == Some(UNFILLED)
        });
        endless && STILL.iter().any(|word| self.spoken.label(&read.path).contains(word))
    }
}
