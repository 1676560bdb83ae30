//! What stands beside an option in a row of options, and no rule reads.

use std::collections::BTreeSet;

use super::refusing::{Missing, excluding, sending};
use super::unsaid::printed;
use super::words::Words;
use super::written::Reader;
use crate::notice::source::clause::Clause;

/// What stands between options of which each is meant.
const JOINTS: &[&str] = &["、", "或", "或者", "和", "及", "以及", "与"];

/// Options that the words join to one which a rule that refuses reads of entries of a list, and that no rule of the
/// clause reads: 基本合格、不合格的.
pub(super) fn enumerated(words: &Words<'_>, reader: &Reader<'_>, clause: &Clause) -> Vec<Missing> {
    let rules = excluding(clause).into_iter().chain(sending(clause));
    let refusing = reader.named(rules.flatten());
    let mut read = reader.named(clause.conditions()).options;
    let lengthened: BTreeSet<String> =
        clause.lengthen.iter().map(|rule| rule.result.clone()).collect();
    let text = printed(clause);
    let mut found = Vec::new();
    for (key, (options, own)) in refusing.options.iter().filter(|(key, _)| key.contains('.')) {
        let Some(options) = options else { continue };
        let named = words.named(*options, &text);
        let is_read: BTreeSet<String> =
            read.remove(key).map(|(_, all)| all).into_iter().flatten().collect();
        let has = |all: &BTreeSet<&str>, of: &BTreeSet<String>| {
            all.iter().any(|option| of.contains(*option))
        };
        for (word, all) in &named {
            if has(all, &is_read) || has(all, &lengthened) {
                continue;
            }
            let mut beside = named.iter().filter(|(_, others)| has(others, own));
            let joined = beside.any(|(other, _)| {
                JOINTS.iter().any(|joint| {
                    text.contains(&format!("{word}{joint}{other}"))
                        || text.contains(&format!("{other}{joint}{word}"))
                })
            });
            if joined {
                let note = format!(
                    "原文把「{word}」和规则写了的并列，规则里没有它。请写进这一条规则的条件"
                );
                found.push((key.clone(), (*word).to_owned(), note));
            }
        }
    }
    found
}
