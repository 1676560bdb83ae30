//! Whom words name apart from all others: whoever nothing is asked of (自由职业者不作此要求) is not whom a rule refuses, and a
//! word that stands for several options (市外) means all of them.

use std::collections::BTreeSet;

use super::apart::takes_out;
use super::facts::{Book, PARTS, STOPS, Told, chosen, is_truth, last_key};
use super::reads::{Effect, Read};
use super::words::choice;
use crate::domain::options::OptionList;
use crate::notice::finding::Code;
use crate::notice::source::clause::Clause;

impl Book<'_> {
    /// Everything of one clause.
    pub fn exempted(&self, clause: &Clause, reads: &[Read<'_>], text: &str) -> BTreeSet<Told> {
        let mut told = BTreeSet::new();
        let refusing = || {
            reads
                .iter()
                .filter(|it| it.effect == Effect::Refuses && it.shared.is_none() && it.plain)
        };
        for read in refusing().filter(|it| !it.value.is_table()) {
            let Some(options) = choice(read.kind).filter(|it| !is_truth(*it)) else { continue };
            let named = chosen(options, read.value);
            let parts = || text.split(STOPS).flat_map(|sentence| sentence.split(PARTS));
            let (out, others): (Vec<&str>, Vec<&str>) = parts().partition(|it| takes_out(it));
            let said = |all: &[&str]| -> BTreeSet<&str> {
                all.iter().flat_map(|part| self.words.said(options, part)).collect()
            };
            let (out, others) = (said(&out), said(&others));
            for option in named.iter().filter(|it| out.contains(it.as_str())) {
                if !others.contains(option.as_str()) && !clause.derived.contains(option) {
                    let note = format!(
                        "原文不要求「{option}」，规则不让申报的却只是他们。请写成 {} = {{ not = \"{option}\" }}",
                        last_key(&read.path)
                    );
                    told.insert((Code::OtherFact, last_key(&read.path), option.clone(), note));
                }
            }
            // Levels are told by the series, and better results by 以上.
            if matches!(options.list, OptionList::Levels | OptionList::Reviews) {
                continue;
            }
            let same = refusing().filter(|it| it.path == read.path);
            let everywhere: BTreeSet<String> =
                same.flat_map(|it| chosen(options, it.value)).collect();
            for (word, all) in self.words.found(options, text) {
                let some = all.iter().any(|it| named.contains(*it));
                let offered = |it: &&&str| options.names().any(|name| name == **it);
                let lost: Vec<&str> = all
                    .iter()
                    .filter(offered)
                    .filter(|it| !everywhere.contains(**it))
                    .copied()
                    .collect();
                if some
                    && !lost.is_empty()
                    && !lost.iter().any(|it| clause.derived.iter().any(|own| own == it))
                {
                    let lost = lost.join("、");
                    let note = format!(
                        "原文的“{word}”也指「{lost}」，规则没有写：这样的人也过得去。请写上"
                    );
                    told.insert((Code::Unnamed, last_key(&read.path), lost, note));
                }
            }
        }
        told
    }
}
