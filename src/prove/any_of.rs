//! Conditions of which one is enough in a rule, where the words ask for all of them: 在乡镇工作满10年，仍在乡镇岗位的 written
//! with `any`; and conditions that are all asked for, where a rule refuses only whoever lacks every one of them.

use std::collections::BTreeSet;

use toml::Value;

use super::facts::{Book, NAMED, STOPS, Told, is_truth};
use super::reads::{Effect, Read};
use super::words::choice;
use crate::domain::Kind;
use crate::domain::options::UNCLEAR;
use crate::notice::finding::Code;
use crate::notice::source::clause::Clause;

const ANY: &str = "any";
/// What stands between two things of which one is enough.
const EITHER: &[&str] = &["或", "、", "；", ";", "。", "\n", "/"];
/// Words by which one of several is enough.
const ONE_OF: &[&str] = &["之一", "任一", "任意", "任何一", "其中一", "有一项", "一项即可", "均可"];
/// Words by which a sentence refuses only whoever lacks both.
const NEITHER: &[&str] =
    &["既", "均未", "都未", "均不", "都不", "均无", "都没有", "也未", "也没有", "也不"];
/// Words before what is asked for.
const ASKING: &[&str] = &["须", "应当", "必须", "应具", "应满", "应有", "应取", "应在"];
/// What is said of somebody who lacks something, and how a limit is not met.
const NO: &str = "否";
const LACKING: &[&str] = &["not", "below", "before", "after"];
/// How entries of a list are looked at.
const LOOKS: &[&str] = &["some", "count", "every"];

/// Conditions of which one is enough, on the entries of a list where one is named.
struct Alternatives<'v> {
    list: Option<&'v str>,
    of: Vec<&'v Value>,
}

impl Book<'_> {
    /// Everything of one clause.
    pub fn any_of(&self, clause: &Clause, text: &str) -> BTreeSet<Told> {
        let rows = clause.row.iter().flat_map(|row| row.when.iter().chain(&row.prior));
        let opening = rows.chain(clause.grant.iter().map(|grant| &grant.when));
        let opening = opening.chain(clause.exception.iter().map(|rule| &rule.when));
        let mut told = BTreeSet::new();
        for when in opening.chain(self.reader.exempts(clause)) {
            let mut sets = Vec::new();
            self.alternatives(when, None, &mut sets);
            for set in sets {
                told.extend(self.all_asked(clause, &set, text));
            }
        }
        for when in clause.exclude.iter().filter_map(|rule| rule.when.as_ref()) {
            told.extend(self.lacks_all(clause, when, text));
        }
        told
    }

    /// The sets of conditions of which one is enough; of n of a list each by itself.
    fn alternatives<'v>(
        &self,
        when: &'v Value,
        list: Option<&'v str>,
        found: &mut Vec<Alternatives<'v>>,
    ) {
        match when {
            Value::Array(all) if all.iter().all(Value::is_table) => {
                found.push(Alternatives { list, of: all.iter().collect() });
                for one in all {
                    self.alternatives(one, list, found);
                }
            }
            Value::Table(table) => {
                for (key, value) in table {
                    let is_list =
                        matches!(self.notice.vocabulary().fact(key), Some((_, Kind::List(_))));
                    let entries = value.as_table().filter(|_| is_list).into_iter().flatten();
                    for (_, entry) in entries.filter(|(look, _)| LOOKS.contains(&look.as_str())) {
                        self.alternatives(entry, Some(key), found);
                    }
                    match key.as_str() {
                        ANY => self.alternatives(value, list, found),
                        "all" | "of" => {
                            let all = value.as_array().into_iter().flatten();
                            all.for_each(|one| self.alternatives(one, list, found));
                        }
                        "count" if list.is_none() => self.alternatives(value, list, found),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }

    /// Alternatives that look at different things, between which the words say no 或.
    fn all_asked(&self, clause: &Clause, set: &Alternatives<'_>, text: &str) -> Option<Told> {
        if clause.derived.iter().any(|it| it == ANY) || ONE_OF.iter().any(|it| text.contains(it)) {
            return None;
        }
        let reads: Vec<Vec<Read<'_>>> =
            set.of.iter().map(|it| self.reader.condition(it, Effect::Opens, set.list)).collect();
        let paths = |of: &[Read<'_>]| -> BTreeSet<String> {
            of.iter().map(|read| read.path.clone()).collect()
        };
        // 不清楚 is what may be and no alternative.
        if reads.iter().flatten().any(|it| it.value.as_str() == Some(UNCLEAR)) {
            return None;
        }
        let either = |words: &str| EITHER.iter().any(|mark| words.contains(mark));
        let mut pairs = reads.windows(2).filter_map(|pair| {
            let [one, other] = pair else { return None };
            let apart = !one.is_empty() && paths(one).is_disjoint(&paths(other));
            apart.then(|| self.between(one, other, text).unwrap_or(text))
        });
        let said = pairs.find(|words| !either(words))?.trim();
        let note = format!(
            "原文这几样之间没有“或”（“{said}”），规则写成了有一样就算（any，或者几张表）。要都符合的，写进同一个 when；确实有一样就算的，写进 derived = [\"{ANY}\"]"
        );
        Some((Code::Unnamed, "when".to_owned(), ANY.to_owned(), note))
    }

    /// The words between what speaks of the one and what speaks of the other, where these stand nearest to each other.
    fn between<'t>(&self, one: &[Read<'_>], other: &[Read<'_>], text: &'t str) -> Option<&'t str> {
        let (ones, others) = (self.stands(one, text), self.stands(other, text));
        let pairs = ones.iter().flat_map(|a| others.iter().map(move |b| (*a, *b)));
        let gaps = pairs.filter_map(|((from, end), (start, until))| {
            if end <= start {
                Some((end, start))
            } else if until <= from {
                Some((until, from))
            } else {
                None
            }
        });
        let (from, to) = gaps.min_by_key(|(from, to)| to - from)?;
        text.get(from..to)
    }

    /// Where a text speaks of what is read.
    fn stands(&self, reads: &[Read<'_>], text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        for read in reads {
            let words = match choice(read.kind) {
                Some(options) if !is_truth(options) => self.options_meant(read, text),
                _ => {
                    let (said, opposite) = self.spoken.found(&read.path, text);
                    said.into_iter().chain(opposite).collect()
                }
            };
            for word in words {
                found.extend(text.match_indices(word).map(|(at, _)| (at, at + word.len())));
            }
        }
        found
    }

    /// A rule for whoever lacks several things at once that one sentence asks for.
    fn lacks_all(&self, clause: &Clause, when: &Value, text: &str) -> Option<Told> {
        if when.as_table().is_none_or(|table| table.contains_key(ANY)) {
            return None;
        }
        let reads = self.reader.condition(when, Effect::Refuses, None);
        // Of whom something is asked is told by what they are, not by what they lack.
        let is_of_whom = |read: &Read<'_>| NAMED.iter().any(|fact| fact.key() == read.path);
        let lacking: Vec<Read<'_>> = reads
            .into_iter()
            .filter(|read| is_lack(read.value) == read.plain && !is_of_whom(read))
            .collect();
        let asked = |sentence: &&str| {
            let at = ASKING.iter().filter_map(|word| sentence.find(word)).min();
            let behind = at.and_then(|at| sentence.get(at..)).unwrap_or_default();
            let own = |read: &&Read<'_>| self.says(read, behind);
            !NEITHER.iter().any(|word| sentence.contains(word))
                && lacking
                    .iter()
                    .filter(own)
                    .map(|it| fact(&it.path))
                    .collect::<BTreeSet<_>>()
                    .len()
                    > 1
        };
        let sentence = text.split(STOPS).find(asked)?;
        if NEITHER.iter().any(|word| text.contains(word))
            || clause.derived.iter().any(|it| it == ANY)
        {
            return None;
        }
        let note = format!(
            "原文“{}”是几样都要，缺一样就不行；这一条写在同一个 when 里，几样都缺才排除。请一样写一条 [[clause.exclude]]",
            sentence.trim()
        );
        Some((Code::Unnamed, "when".to_owned(), ANY.to_owned(), note))
    }
}

/// Whether a value of a condition says that something is lacking.
fn is_lack(value: &Value) -> bool {
    match value {
        Value::String(word) => word == NO,
        Value::Table(table) => LACKING.iter().any(|key| table.contains_key(*key)),
        _ => false,
    }
}

/// The fact of a path, which may go on to a member of its entries.
fn fact(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}
