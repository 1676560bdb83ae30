//! A further condition of a policy, behind 且 (满10年且仍在乡村学校任教的) or a comma (满12个月，支援期间未发生事故的): a rule
//! without it is for whoever meets the first.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, PARTS, STOPS, Told, is_truth};
use super::reads::{Effect, Read};
use super::words::choice;
use crate::domain::options::OptionList;
use crate::notice::finding::Code;
use crate::notice::lint::heads::unnumbered;
use crate::notice::lint::{MONTHS_A_YEAR, counted_with, numbers_in};
use crate::notice::names;
use crate::notice::source::clause::Clause;

/// Between two conditions, and where the second ends.
const BOTH: char = '且';
/// Words for what a policy grants.
const EFFECTS: &[&str] =
    &["放宽", "提前", "缩短", "减少", "视同", "视为", "不作", "不做", "不受", "不要求"];
/// Words of how several policies go together.
const TOGETHER: &[&str] = &["均符合", "都符合", "同时符合", "累加", "累计", "叠加"];
/// Letters of a part that may be a condition.
const SHORTEST: usize = 4;
const ENDS: &[char] = &['，', ',', '的', '：', ':'];

impl Book<'_> {
    /// Everything of one clause.
    pub fn further(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let grants = clause.grant.iter().map(|grant| ("grant", &grant.when));
        let opened = clause.exception.iter().map(|rule| ("exception", &rule.when));
        let mut told = self.parts_passed_over(clause, text);
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

    /// Parts of the sentences of policies, before what these grant, of which nothing that the clause's rules read says anything.
    fn parts_passed_over(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let whens = clause.grant.iter().map(|grant| &grant.when);
        let reads: Vec<Read<'_>> =
            whens.flat_map(|when| self.reader.condition(when, Effect::Opens, None)).collect();
        if reads.is_empty() {
            return BTreeSet::new();
        }
        let numbers = months(clause);
        let mut told = BTreeSet::new();
        for sentence in text.split(STOPS) {
            let before = EFFECTS.iter().filter_map(|word| sentence.find(word)).min();
            let Some(before) = before.and_then(|at| sentence.get(..at)) else { continue };
            // What stands in the part of the effect is what is granted.
            let Some((before, _)) = before.rsplit_once(PARTS) else { continue };
            for part in before.split(PARTS).map(|part| unnumbered(part).trim()) {
                if part.chars().count() >= SHORTEST && !self.is_read(clause, &reads, &numbers, part)
                {
                    let note = format!(
                        "原文还有“{part}”，这项政策的规则没有看它说的事：不符合的人也算。请把它写进 when（没有问的，先加一项事实和问题）；不用看的，写进 derived = [\"{part}\"]"
                    );
                    told.insert((Code::Unnamed, "grant".to_owned(), part.to_owned(), note));
                }
            }
        }
        told
    }

    /// Whether a part of a sentence says something of what is read, or only which policy it is or how policies go together.
    fn is_read(
        &self,
        clause: &Clause,
        reads: &[Read<'_>],
        numbers: &BTreeSet<u64>,
        part: &str,
    ) -> bool {
        let counted = counted_with(part);
        let mut counted = counted.iter().filter_map(|(_, number, unit)| unit.in_months(*number));
        let mut called = clause
            .grant
            .iter()
            .flat_map(|grant| [grant.policy.as_str(), self.spoken.label(&grant.fact)]);
        let is_little = |word: &str| part.chars().count() < word.chars().count() + SHORTEST;
        reads.iter().any(|read| self.says(read, part))
            || counted.any(|months| numbers.contains(&months))
            || !self.words.said(self.words.levels(), part).is_empty()
            || clause.derived.iter().any(|word| part.contains(word.as_str()))
            || called.any(|word| part.contains(word) && is_little(word))
            || TOGETHER.iter().any(|word| part.contains(word))
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

/// The spans of a clause's policies, in months.
fn months(clause: &Clause) -> BTreeSet<u64> {
    let mut found = BTreeSet::new();
    for grant in &clause.grant {
        for number in
            numbers_in(&grant.when.to_string()).iter().filter_map(|it| it.parse::<u64>().ok())
        {
            found.extend([number, number * MONTHS_A_YEAR]);
        }
    }
    found
}
