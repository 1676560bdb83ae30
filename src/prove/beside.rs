//! Numbers, days and places held against the fact that the words put next to them.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, PARTS, STOPS, Told, chosen, is_place, last_key};
use super::reads::Read;
use super::words::{HERE, choice};
use crate::domain::{Fact, Kind};
use crate::notice::finding::Code;
use crate::notice::lint::limits::limit;
use crate::notice::lint::sayings::{Figure, counted};
use crate::notice::names;
use crate::notice::source::clause::Clause;

/// What joins two facts of which the same is said.
const JOINTS: &[char] = &['、', '和', '与', '及', '或'];
/// The facts that say where something is.
const PLACES: [Fact; 3] = [Fact::EmployerLocation, Fact::ArchiveLocation, Fact::InsuredLocation];

impl Book<'_> {
    /// Numbers, days and places that the words say of another fact.
    pub fn of_others(&self, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let own = reads.iter().map(|read| (read.path.clone(), read.kind));
        let asked = self.notice.questions.iter().filter_map(|question| {
            let key = names::key(Some(self.notice), question.fact);
            Some((key.to_owned(), self.notice.vocabulary().fact(key)?.1))
        });
        let all: Vec<(String, Kind<'_>)> = own.chain(asked).collect();
        let rivals = |is: &dyn Fn(Kind<'_>) -> bool| -> BTreeSet<String> {
            all.iter()
                .filter(|(path, kind)| is(*kind) && !path.contains('.'))
                .map(|(path, _)| path.clone())
                .collect()
        };
        let measures =
            rivals(&|kind| matches!(kind, Kind::Whole(..) | Kind::Number(_) | Kind::Date));
        let mut places = rivals(&|kind| choice(kind).is_some_and(is_place));
        for fact in PLACES {
            places.insert(fact.key().to_owned());
        }
        for read in reads.iter().filter(|it| it.shared.is_none() && !it.path.contains('.')) {
            let mut lost: Vec<(String, String)> = Vec::new();
            if measures.contains(&read.path) {
                for (number, figure) in figures(read.value) {
                    let at = |sentence: &str| {
                        counted(sentence, &figure)
                            .into_iter()
                            .map(|(at, ..)| at)
                            .collect::<Vec<_>>()
                    };
                    lost.extend(
                        self.nearer(read, &measures, text, &at).map(|other| (number, other)),
                    );
                }
            }
            if let Some(options) = choice(read.kind).filter(|options| is_place(*options)) {
                for option in chosen(options, read.value) {
                    let at = |sentence: &str| {
                        let found = self.words.found(options, sentence).into_iter();
                        let found = found.filter(|(_, all)| all.contains(option.as_str()));
                        let places = |word: &str| {
                            sentence.match_indices(word).map(|(at, _)| at).collect::<Vec<_>>()
                        };
                        found.flat_map(|(word, _)| places(word)).collect::<Vec<_>>()
                    };
                    lost.extend(self.nearer(read, &places, text, &at).map(|other| (option, other)));
                }
            }
            for (what, other) in lost {
                let note = format!(
                    "规则写的是{}（{}）「{what}」，原文里「{what}」说的却是{}（{other}）。请核对条件里写的是哪一项",
                    self.spoken.label(&read.path),
                    read.path,
                    self.spoken.label(&other)
                );
                told.insert((Code::OtherFact, last_key(&read.path), what, note));
            }
        }
        told
    }

    /// The fact that the words put next to a number or option, where they never put the rule's own there.
    fn nearer(
        &self,
        read: &Read<'_>,
        rivals: &BTreeSet<String>,
        text: &str,
        at: &dyn Fn(&str) -> Vec<usize>,
    ) -> Option<String> {
        let mut other = None;
        for sentence in text.split(STOPS) {
            for place in at(sentence) {
                let next = self.next_to(sentence, place, rivals, &read.path);
                if next.contains(&read.path) {
                    return None;
                }
                other = other.or_else(|| next.into_iter().next());
            }
        }
        other
    }

    /// The facts whose word stands next to a place: the last before it in its part of the sentence, else the
    /// first behind it there, else the last before it.
    fn next_to(
        &self,
        sentence: &str,
        place: usize,
        facts: &BTreeSet<String>,
        own: &str,
    ) -> Vec<String> {
        let from = sentence.get(..place).and_then(|it| it.rfind(PARTS)).unwrap_or(0);
        let to = sentence
            .get(place..)
            .and_then(|it| it.find(PARTS))
            .map_or(sentence.len(), |to| place + to);
        let mut all: Vec<(usize, usize, &String)> = Vec::new();
        for fact in facts {
            let words = if fact == own {
                // The longest word of the sentence may stand behind, a shorter one next to the number.
                let own = |text: &str| {
                    let (said, opposite) = self.spoken.found(fact, text);
                    said.into_iter().chain(opposite).collect::<Vec<_>>()
                };
                let mut all = own(sentence);
                all.extend(own(sentence.get(from..place).unwrap_or_default()));
                all
            } else {
                self.spoken.surely(fact, sentence)
            };
            for word in words {
                all.extend(sentence.match_indices(word).map(|(at, _)| (at, at + word.len(), fact)));
            }
        }
        let last = |low: usize| {
            all.iter().filter(|(at, ..)| (low..place).contains(at)).map(|(_, end, _)| *end).max()
        };
        let first =
            all.iter().filter(|(at, ..)| (place..to).contains(at)).map(|(at, ..)| *at).min();
        // 单位、档案存放均在重庆 says it of both.
        let joined = |mut end: usize| {
            let mut names: Vec<String> = Vec::new();
            loop {
                let own = all.iter().filter(|(_, other, _)| *other == end);
                names.extend(own.clone().map(|(.., fact)| (*fact).clone()));
                let Some(begin) = own.map(|(at, ..)| *at).min() else { return names };
                let before = all.iter().map(|(_, end, _)| *end).filter(|end| *end <= begin).max();
                let Some(before) = before else { return names };
                let gap = sentence.get(before..begin).unwrap_or_default();
                if before == end || !gap.chars().all(|mark| JOINTS.contains(&mark)) {
                    return names;
                }
                end = before;
            }
        };
        let begins = |at: usize| {
            let own = all.iter().filter(move |(other, ..)| *other == at);
            own.map(|(.., fact)| (*fact).clone()).collect()
        };
        match (last(from), first) {
            (Some(end), _) => joined(end),
            (None, Some(at)) => begins(at),
            (None, None) => last(0).map(joined).unwrap_or_default(),
        }
    }

    /// Places that the words of a clause that refuses ask for, without any of its rules looking where: 在本区参加社会保险
    /// 满12个月 is not the same as so many months anywhere.
    pub fn places(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        if clause.exclude.is_empty() {
            return told;
        }
        let read = |path: &str| reads.iter().any(|read| read.path == path);
        for fact in PLACES {
            let key = fact.key();
            let Some(options) = self.words.options(key).filter(|_| !read(key)) else { continue };
            for part in text.split(STOPS).flat_map(|sentence| sentence.split(PARTS)) {
                let here = self.words.found(options, part);
                let here: Vec<_> = here.iter().filter(|(_, all)| all.contains(HERE)).collect();
                let Some((word, _)) = here.first() else { continue };
                let all: BTreeSet<String> =
                    PLACES.iter().map(|fact| fact.key().to_owned()).collect();
                // A question that asks for what there is in that place looks there by itself.
                let spoken = reads.iter().filter(|read| self.spoken.speaks(&read.path, part));
                let mut asks = spoken.map(|read| self.spoken.ask(&read.path));
                if asks.any(|ask| {
                    here.iter().any(|(word, _)| ask.contains(word)) || ask.contains(HERE)
                }) {
                    continue;
                }
                let at = part.find(word).unwrap_or(0);
                if !self.next_to(part, at, &all, key).iter().any(|it| it == key) {
                    continue;
                }
                let label = self.spoken.label(key);
                let note = format!(
                    "原文说的是“{}”，规则没有看{label}（{key}）：在别处的人也过得去。请另写一条看它的规则（{key} = {{ not = \"{HERE}\" }}）；\
                     已经在别处写了、或者问的时候就只问本地的，不用写",
                    part.trim()
                );
                told.insert((Code::Unnamed, key.to_owned(), (*word).to_owned(), note));
            }
        }
        told
    }
}

/// The limits of a condition, as they are written and as the words would have them.
fn figures(value: &Value) -> Vec<(String, Figure)> {
    let table = value.as_table().into_iter().flatten();
    // hired_on+1年 is said of the other date as well.
    let plain = |value: &Value| {
        !value.as_str().is_some_and(|day| day.starts_with(|mark: char| mark.is_ascii_alphabetic()))
    };
    let limits =
        table.filter(|(_, value)| plain(value)).filter_map(|(key, value)| limit(key, value));
    limits
        .map(|(figure, _)| {
            let number = match &figure {
                Figure::Count(number) | Figure::Span(number, _) | Figure::Day(number) => number,
            };
            (number.clone(), figure)
        })
        .collect()
}
