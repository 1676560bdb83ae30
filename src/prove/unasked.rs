//! Facts that a rule reads and nobody is asked for: such a rule waits for ever.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::fact::{FACTS, FIRST_ADDED, Fact, Kind};
use crate::domain::options::UNCLEAR;
use crate::domain::{Slot, options};
use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::model::{Bits, Effect, Notice, VerifyRule};
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

/// Options of facts of which several may be chosen that no rule reads, though others of them refuse: whoever
/// chooses one of them passes as if nothing had been chosen.
pub fn unread_options(notice: &Notice) -> Vec<Finding> {
    let exclusions = notice.exclusions.iter().map(|rule| &rule.when);
    let refusing = exclusions.chain(notice.elsewhere.iter().map(|rule| &rule.when));
    let mut refused: BTreeMap<Slot, Bits> = BTreeMap::new();
    refusing.for_each(|when| options_read(when, &mut refused));
    let mut read = refused.clone();
    // What is asked of everybody because the notice does not print it is no rule of the notice.
    let common = |rule: &&VerifyRule| rule.lenient && rule.effect == Some(Effect::Deny);
    let verify = notice.verify_rules.iter().filter(|rule| !common(rule));
    let verify = verify.flat_map(|rule| rule.unless.iter().chain([&rule.when]));
    let paths = notice.paths.iter().map(|rule| &rule.when);
    let ladders = notice.ladders.iter();
    let rows = ladders.clone().flat_map(|ladder| ladder.rows.iter().map(|row| &row.when));
    let off = ladders.flat_map(|ladder| &ladder.reductions).flat_map(|reduction| &reduction.rules);
    let kinds = notice.kinds.iter().map(|rule| &rule.when);
    let materials = notice.materials.iter().map(|rule| &rule.when);
    let rules = verify.chain(paths).chain(rows).chain(kinds);
    for when in rules.chain(off.map(|rule| &rule.when)).chain(materials) {
        options_read(when, &mut read);
    }
    let mut findings = Vec::new();
    for question in &notice.questions {
        let Some(Kind::Many(options)) = notice.vocabulary.kind_at(question.fact) else {
            continue;
        };
        if !refused.contains_key(&question.fact) {
            continue;
        }
        let bits = read.get(&question.fact).copied().unwrap_or(0);
        for (place, option) in options.iter().filter(|(_, option)| *option != UNCLEAR) {
            if bits >> place & 1 == 0 {
                let finding = Finding::new(Code::UnreadOption, &notice.edition);
                let key = names::key(Some(notice), question.fact);
                findings.push(finding.within(key).saw(option));
            }
        }
    }
    findings
}

/// Adds the options that a condition names, by the fact.
pub fn options_read(when: &Condition, read: &mut BTreeMap<Slot, Bits>) {
    let parts = match when {
        Condition::All(parts) | Condition::Any(parts) => parts.as_slice(),
        Condition::Several(inner) => inner.0.as_slice(),
        Condition::Not(part) => std::slice::from_ref(&**part),
        Condition::Is(slot, bits, _) => {
            *read.entry(*slot).or_default() |= bits;
            &[]
        }
        _ => &[],
    };
    for part in parts {
        options_read(part, read);
    }
}
