//! A second condition of a policy, behind 且 (满10年且仍在乡村学校任教的): a rule without it is for whoever meets the first.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, STOPS, Told, is_truth};
use super::reads::Effect;
use super::words::choice;
use crate::domain::options::OptionList;
use crate::notice::finding::Code;
use crate::notice::names;
use crate::notice::source::clause::Clause;

/// Between two conditions, and where the second ends.
const BOTH: char = '且';
const ENDS: &[char] = &['，', ',', '的', '：', ':'];

impl Book<'_> {
    /// Everything of one clause.
    pub fn further(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let grants = clause.grant.iter().map(|grant| ("grant", &grant.when));
        let opened = clause.exception.iter().map(|rule| ("exception", &rule.when));
        let mut told = BTreeSet::new();
        for (key, when) in grants.chain(opened) {
            let reads = self.reader.condition(when, Effect::Opens, None);
            // Of several policies each has its own sentence.
            let own = |sentence: &&str| {
                let first = sentence.split(BOTH).next().unwrap_or_default();
                reads.iter().any(|it| self.spoken.speaks(&it.path, first))
            };
            let sentences = text.split(STOPS).filter(own);
            for part in sentences.flat_map(|sentence| sentence.split(BOTH).skip(1)) {
                let part = part.split(ENDS).next().unwrap_or_default();
                if let Some(word) = self.not_read(when, part)
                    && !clause.derived.contains(&word)
                {
                    let note = format!(
                        "原文还要“{part}”，这一张没有看：不符合的人也算。请把「{word}」写进 when；已经写在别处的，写进 derived"
                    );
                    told.insert((Code::Unnamed, key.to_owned(), word, note));
                }
            }
        }
        told
    }

    /// What a part of a sentence says of a fact of the notice's own that a condition does not read; nothing where it reads
    /// one that the part speaks of.
    fn not_read(&self, when: &Value, part: &str) -> Option<String> {
        let read: BTreeSet<String> = self
            .reader
            .condition(when, Effect::Opens, None)
            .into_iter()
            .map(|it| it.path)
            .collect();
        let mut lost = None;
        for question in &self.notice.questions {
            let key = names::key(Some(self.notice), question.fact);
            let Some(options) = self.notice.vocabulary().kind_at(question.fact).and_then(choice)
            else {
                continue;
            };
            let word = match options.list {
                _ if is_truth(options) => self.spoken.surely(key, part).first().copied(),
                OptionList::Own => self.words.said(options, part).into_iter().next(),
                _ => None,
            };
            let Some(word) = word else { continue };
            if read.contains(key) {
                return None;
            }
            lost = lost.or_else(|| Some(word.to_owned()));
        }
        lost
    }
}
