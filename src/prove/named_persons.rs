//! Whom a clause names and its rules do not: of 非公单位人员、流动人员 one was forgotten, or the condition
//! that says whom a path is for.

use std::collections::{BTreeMap, BTreeSet};

use super::unasked::options_read;
use super::words::{Words, choice};
use crate::domain::{Fact, Kind, Slot};
use crate::notice::Notice;
use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::model::{Bits, ClauseId};
use crate::notice::names;

/// A finding for each option that the words of a clause have, of a fact that its rules read (of a clause
/// that refuses or prints a path also the kind of person), and that none of its rules names.
pub fn unnamed(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let mut rules: BTreeMap<ClauseId, Vec<&Condition>> = BTreeMap::new();
    let exclusions = notice.exclusions.iter().map(|rule| (rule.clause, &rule.when));
    let elsewhere = notice.elsewhere.iter().map(|rule| (rule.clause, &rule.when));
    let paths = notice.paths.iter();
    let paths = paths.flat_map(|rule| rule.clauses.iter().map(move |clause| (*clause, &rule.when)));
    for (clause, when) in exclusions.chain(elsewhere).chain(paths) {
        rules.entry(clause).or_default().push(when);
    }
    let mut findings = Vec::new();
    for clause in rules.keys().copied() {
        // Several clauses may say a part each of one sentence.
        let quote = |place: ClauseId| place.of(&notice.clauses);
        let quote = |place| quote(place).map(|clause| clause.quote.concat()).unwrap_or_default();
        let own = quote(clause);
        let same = rules.iter().filter(|(other, _)| {
            let other = quote(**other);
            other.contains(&own) || own.contains(&other)
        });
        let conditions = same.flat_map(|(_, conditions)| conditions);
        let Some(clause) = clause.of(&notice.clauses) else { continue };
        let written = folder.files.iter().find_map(|(name, file)| {
            Some((name, file.clause.iter().find(|other| other.id == clause.id)?))
        });
        let Some((file, _)) = written else { continue };
        let mut read: BTreeMap<Slot, Bits> = BTreeMap::from([(Fact::PersonCategory.slot(), 0)]);
        conditions.for_each(|when| options_read(when, &mut read));
        let text = clause.quote.concat();
        let named: BTreeSet<String> =
            read.iter().flat_map(|(slot, bits)| chosen(notice, *slot, *bits)).collect();
        for slot in read.keys().copied() {
            let Some(options) = notice.vocabulary.kind_at(slot).and_then(choice) else { continue };
            for (word, all) in words.found(options, &text) {
                for option in all.into_iter().filter(|option| !named.contains(*option)) {
                    let finding = Finding::new(Code::Unnamed, file).within(&clause.id);
                    let finding = finding.of(names::key(Some(notice), slot)).saw(option);
                    findings.push(if word == option {
                        finding
                    } else {
                        let note = format!(
                            "原文说到“{word}”，也就是「{option}」，这一条的规则里没有。请写进条件"
                        );
                        finding.noting(note)
                    });
                }
            }
        }
    }
    findings
}

/// The options of a fact, with their bits.
fn options(notice: &Notice, slot: Slot) -> Vec<(Bits, String)> {
    match notice.vocabulary.kind_at(slot) {
        Some(Kind::Choice(options) | Kind::Many(options)) => {
            options.iter().map(|(place, option)| (1 << place, option.to_owned())).collect()
        }
        _ => Vec::new(),
    }
}

/// Those among `bits`.
fn chosen(notice: &Notice, slot: Slot, bits: Bits) -> Vec<String> {
    let options = options(notice, slot).into_iter();
    options.filter(|(bit, _)| bits & bit != 0).map(|(_, option)| option).collect()
}
