//! Facts that a rule reads and nobody is asked for: such a rule waits for ever.

use std::collections::BTreeSet;

use crate::domain::fact::{FACTS, FIRST_ADDED, Fact};
use crate::domain::{Slot, options};
use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::model::{Bits, Notice};
use crate::notice::names;

/// Facts that every case has without being asked.
const GIVEN: &[Fact] = &[Fact::Edition, Fact::Matter, Fact::Today];

/// What rules read in a matter in which no question asks it.
pub fn never_asked(notice: &Notice) -> Vec<Finding> {
    let mut told: BTreeSet<(usize, Slot)> = BTreeSet::new();
    let mut read = |matters: Bits, when: &Condition| {
        for matter in (0..options::MATTERS.len()).filter(|matter| notice.covers(*matter)) {
            if matters >> matter & 1 == 1 {
                when.visit(&mut |slot, _| {
                    let slot = whole(slot);
                    if !is_asked(notice, matter, slot) {
                        told.insert((matter, slot));
                    }
                });
            }
        }
    };
    // A rule that says 不影响 waits for nobody.
    let exclusions = notice.exclusions.iter().filter(|rule| !rule.lenient);
    exclusions.for_each(|rule| read(rule.matters, &rule.when));
    notice.elsewhere.iter().for_each(|rule| read(rule.matters, &rule.when));
    notice.paths.iter().for_each(|rule| read(rule.matters, &rule.when));
    notice.judgements.iter().for_each(|rule| read(rule.matters, &rule.when));
    for rule in notice.verify_rules.iter().filter(|rule| !rule.lenient) {
        read(rule.matters, &rule.when);
        rule.unless.iter().for_each(|unless| read(rule.matters, unless));
    }
    told.into_iter()
        .map(|(matter, slot)| {
            let matter = options::MATTERS.get(matter).copied().unwrap_or_default();
            let key = names::key(Some(notice), slot);
            Finding::new(Code::NeverAsked, &notice.edition).within(matter).saw(key)
        })
        .collect()
}

/// The fact that is asked for a part of it.
pub fn whole(slot: Slot) -> Slot {
    let record = Fact::ALL.get(usize::from(slot)).and_then(|fact| fact.record());
    record.map_or(slot, Fact::slot)
}

fn is_asked(notice: &Notice, matter: usize, slot: Slot) -> bool {
    // What the engine derives is no question.
    (FACTS..FIRST_ADDED).contains(&slot)
        || GIVEN.iter().any(|fact| fact.slot() == slot)
        || notice
            .questions
            .iter()
            .any(|question| question.fact == slot && question.matters >> matter & 1 == 1)
}
