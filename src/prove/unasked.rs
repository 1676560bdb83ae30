//! Facts that a rule reads and nobody is asked for: such a rule waits for ever.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::fact::{FACTS, FIRST_ADDED, Fact, Kind};
use crate::domain::options::{CERTIFICATE, Matter, REVIEW, UNCLEAR};
use crate::domain::{Place, Set, Slot};
use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::model::{Bits, Effect, Notice, RowKind, VerifyRule};
use crate::notice::names;

/// Facts that every case has without being asked.
const GIVEN: &[Fact] = &[Fact::Edition, Fact::Matter, Fact::Today];

/// What rules read in a matter in which no question asks it.
pub fn never_asked(notice: &Notice) -> Vec<Finding> {
    let mut told: BTreeSet<(Place<Matter>, Slot)> = BTreeSet::new();
    let mut read = |matters: Set<Matter>, when: &Condition| {
        for (matter, _) in notice.matters() {
            if matters.has(matter) {
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
    // Rows and policies are for reviews.
    for ladder in &notice.ladders {
        read(Set::of(REVIEW), &ladder.when);
        for row in &ladder.rows {
            read(Set::of(REVIEW), &row.when);
            if let RowKind::Since(slot) = row.kind {
                read(Set::of(REVIEW), &Condition::Given(slot, true));
            }
        }
        let policies = ladder.reductions.iter().flat_map(|policy| &policy.rules);
        policies.for_each(|grant| read(Set::of(REVIEW), &grant.when));
    }
    notice.kinds.iter().for_each(|rule| read(Set::of(REVIEW), &rule.when));
    let hours = notice.courses.iter().filter_map(|courses| courses.rule.as_ref());
    hours.for_each(|rule| read(Set::of(REVIEW), &rule.exempt));
    told.into_iter()
        .map(|(matter, slot)| {
            let matter = notice.name(matter).unwrap_or_default();
            let key = names::key(Some(notice), slot);
            let label = names::label(notice, slot);
            let label = if label == key { String::new() } else { format!("（{label}）") };
            let others = notice.questions.iter().any(|question| question.fact == slot);
            let remedy = if others {
                format!("这一问没有写给“{matter}”，请在它的 matters 里加上")
            } else {
                format!("请加 [[question]] fact = \"{key}\"；没有写怎样问的，再加 [[wording]]")
            };
            let note =
                format!("办“{matter}”时，有规则要看「{key}」{label}，却没有问题问它，这条规则永远等不到回答。{remedy}");
            Finding::new(Code::NeverAsked, &notice.edition).within(matter).saw(key).noting(note)
        })
        .collect()
}

/// What is asked in a matter that is judged by itself and that none of its rules reads: of whoever is judged a
/// condition was left out.
pub fn unread_in_matter(notice: &Notice) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, matter) in notice.matters() {
        if !notice.judgements.iter().any(|rule| rule.matters.has(place)) {
            continue;
        }
        let mut read: BTreeSet<Slot> = BTreeSet::new();
        {
            let mut see = |matters: Set<Matter>, when: &Condition| {
                if matters.has(place) {
                    when.visit(&mut |slot, _| {
                        read.insert(whole(slot));
                    });
                }
            };
            notice.exclusions.iter().for_each(|rule| see(rule.matters, &rule.when));
            notice.elsewhere.iter().for_each(|rule| see(rule.matters, &rule.when));
            notice.remarks.iter().for_each(|rule| see(rule.matters, &rule.when));
            notice.paths.iter().for_each(|rule| see(rule.matters, &rule.when));
            notice.judgements.iter().for_each(|rule| see(rule.matters, &rule.when));
            notice.materials.iter().for_each(|rule| see(rule.matters, &rule.when));
            notice.windows.iter().for_each(|rule| see(rule.matters, &rule.when));
            for rule in &notice.verify_rules {
                see(rule.matters, &rule.when);
                rule.unless.iter().for_each(|unless| see(rule.matters, unless));
            }
            for question in &notice.questions {
                see(question.matters, &question.when);
            }
        }
        let asked = notice.questions.iter().filter(|it| it.matters.has(place) && it.needed);
        for question in asked.filter(|question| !read.contains(&whole(question.fact))) {
            let key = names::key(Some(notice), question.fact);
            let label = names::label(notice, question.fact);
            let note = format!(
                "办“{matter}”时问了「{key}」（{label}），却没有一条规则看它。[[judgement]] 漏写了条件的，请补上；不用问的，从这一问的 matters 里删去“{matter}”"
            );
            let finding = Finding::new(Code::Unread, &notice.edition).within(matter);
            findings.push(finding.saw(key).noting(note));
        }
    }
    findings
}

/// Matters that the notice covers and prints no path for at all: everybody has to ask, and nothing says whom.
pub fn pathless(notice: &Notice, folder: &Folder) -> Vec<Finding> {
    let mut roles = folder.files.iter().filter_map(|(_, file)| file.roles.as_ref());
    let said = roles.any(|roles| roles.no_path.is_some());
    let without = notice.matters().filter(|(matter, _)| {
        let has_path = notice.paths.iter().any(|path| path.matters.has(*matter));
        *matter != CERTIFICATE && !has_path && !said
    });
    without
        .map(|(_, matter)| {
            let note = format!(
                "[notice] covers 写了“{matter}”，却没有一条它的申报路径，谁办都只能得到“需人工核实”。请写 [[clause.path]] matters = [\"{matter}\"]；通知没有写路径的，在 [roles] 里写 no_path，指明核实哪一项；不办这一项的，从 covers 里删去"
            );
            Finding::new(Code::NoPath, &notice.edition).within("[notice]").saw(matter).noting(note)
        })
        .collect()
}

/// The fact that is asked for a part of it.
pub fn whole(slot: Slot) -> Slot {
    let record = Fact::ALL.get(usize::from(slot)).and_then(|fact| fact.record());
    record.map_or(slot, Fact::slot)
}

fn is_asked(notice: &Notice, matter: Place<Matter>, slot: Slot) -> bool {
    // What the engine derives is no question.
    (FACTS..FIRST_ADDED).contains(&slot)
        || GIVEN.iter().any(|fact| fact.slot() == slot)
        || notice
            .questions
            .iter()
            .any(|question| question.fact == slot && question.matters.has(matter))
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
