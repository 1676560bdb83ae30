//! What keeps a case from its goal, and which facts bear on it.

use super::candidates::ladder_conditions;
use super::change::whole;
use crate::assess::assessment::{Assessment, CourseStatus, Outcome, RaisedItem};
use crate::domain::fact::{Derived, FACTS, FIRST_ADDED, Fact};
use crate::domain::options::{Matter, REVIEW};
use crate::domain::order;
use crate::domain::{Case, Place, Slot};
use crate::notice::Notice;
use crate::notice::condition::Condition;
use crate::notice::model::VerifyRule;

/// Facts the ladder reads by itself, whatever a notice's conditions say.
const LADDER: [Fact; 10] = [
    Fact::TargetSeries,
    Fact::TargetLevel,
    Fact::ChangeKind,
    Fact::Titles,
    Fact::Qualifications,
    Fact::Education,
    Fact::ProbationMonths,
    Fact::ProbationPassed,
    Fact::IsSkilledTalent,
    Fact::AnnualReviews,
];

/// Something that must go before the goal is reached: at least one of these facts must change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    /// The facts, records and lists as a whole, in the order of their slots.
    pub facts: Vec<Slot>,
    /// Whether time bears on it.
    pub time: bool,
}

/// Whether the goal is reached: 可申报, or, where only what the notice never settles is left to
/// verify, the preliminary judgement 可申报.
#[must_use]
pub fn reached(notice: &Notice, case: &Case, assessment: &Assessment) -> bool {
    assessment.outcome == Outcome::Eligible
        || (assessment.outcome == Outcome::Verify
            && assessment.preliminary == Some(true)
            && blocking(notice, case, assessment).next().is_none())
}

/// Items that keep the outcome open and are not standing ones.
pub fn blocking<'a>(
    notice: &'a Notice,
    case: &Case,
    assessment: &'a Assessment,
) -> impl Iterator<Item = &'a RaisedItem> {
    let matter = matter(case);
    assessment.verify.iter().filter(move |raised| {
        let blocking = raised.item.of(&notice.verify).is_some_and(|item| item.blocking);
        blocking && !rules(notice, raised).any(|rule| stands(rule, matter))
    })
}

fn rules<'a>(notice: &'a Notice, raised: &'a RaisedItem) -> impl Iterator<Item = &'a VerifyRule> {
    raised.rules.iter().filter_map(|rule| rule.of(&notice.verify_rules))
}

fn stands(rule: &VerifyRule, matter: Option<Place<Matter>>) -> bool {
    matter.is_some_and(|matter| rule.matters.has(matter))
        && rule.when == Condition::Always
        && rule.unless.is_none()
}

/// The matter the case is about.
fn matter(case: &Case) -> Option<Place<Matter>> {
    case.place(Fact::Matter)
}

/// Everything in the way; empty only where nothing could be named.
#[must_use]
pub fn obstacles(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<Obstacle> {
    let mut found = Vec::new();
    for slot in &assessment.unanswered {
        found.push(unanswered(notice, *slot));
    }
    for exclusion in assessment.grounds(notice) {
        let mut facts = ObstacleFacts::new(notice);
        facts.condition(&exclusion.when);
        found.push(facts.finish());
    }
    // Hours that are required stand in no ground.
    let required = notice.courses.as_ref().is_some_and(|courses| courses.gate);
    if required && assessment.courses == Some(CourseStatus::Unmet) {
        let mut facts = ObstacleFacts::new(notice);
        facts.courses();
        found.push(facts.finish());
    }
    for raised in blocking(notice, case, assessment) {
        found.push(to_verify(notice, raised));
    }
    if found.is_empty() {
        found.push(judgement(notice, case, assessment));
    }
    found
}

fn unanswered(notice: &Notice, slot: Slot) -> Obstacle {
    let mut facts = ObstacleFacts::new(notice);
    facts.fact(slot);
    for question in notice.questions.iter().filter(|question| question.fact == slot) {
        facts.condition(&question.when);
        if question.ladder {
            facts.ladder();
        }
    }
    facts.finish()
}

fn to_verify(notice: &Notice, raised: &RaisedItem) -> Obstacle {
    let mut facts = ObstacleFacts::new(notice);
    for rule in rules(notice, raised) {
        facts.condition(&rule.when);
        rule.unless.iter().for_each(|unless| facts.condition(unless));
    }
    for slot in &raised.facts {
        facts.fact(*slot);
    }
    if raised.rules.is_empty() {
        facts.ladder();
        for kind in notice.kinds.iter().filter(|kind| kind.verify == Some(raised.item)) {
            facts.condition(&kind.when);
        }
    }
    facts.finish()
}

/// Nothing is left to verify but what stands, and yet the judgement is not 可申报.
fn judgement(notice: &Notice, case: &Case, assessment: &Assessment) -> Obstacle {
    let mut facts = ObstacleFacts::new(notice);
    let matter = matter(case);
    // That which holds must not, or one must that does not yet.
    let found = assessment.found.judgement;
    for (place, rule) in Place::each(&notice.judgements) {
        let is_own = matter.is_some_and(|matter| rule.matters.has(matter));
        if is_own && found.is_none_or(|found| place <= found) {
            facts.condition(&rule.when);
        }
    }
    if matter == Some(REVIEW) {
        if assessment.courses == Some(CourseStatus::Unmet) {
            facts.courses();
        }
        facts.ladder();
        if notice.kinds.iter().any(|rule| Some(rule.kind) == assessment.kind) {
            notice.kinds.iter().for_each(|kind| facts.condition(&kind.when));
        }
    }
    facts.finish()
}

/// Collects the facts of one obstacle.
struct ObstacleFacts<'a> {
    notice: &'a Notice,
    facts: Vec<Slot>,
    time: bool,
}

impl<'a> ObstacleFacts<'a> {
    const fn new(notice: &'a Notice) -> Self {
        Self { notice, facts: Vec::new(), time: false }
    }

    fn condition(&mut self, condition: &Condition) {
        condition.visit(&mut |slot, _| self.fact(slot));
    }

    /// Takes in a fact; of what the engine derives, the facts it is derived from.
    fn fact(&mut self, slot: Slot) {
        if !(FACTS..FIRST_ADDED).contains(&slot) {
            self.facts.push(whole(slot));
        } else if slot == Derived::Action.slot() {
            self.facts.push(Fact::Cert.slot());
        } else if slot == Derived::Committee.slot() {
            self.facts.extend([Fact::TargetSeries.slot(), Fact::TargetLevel.slot()]);
        } else {
            self.facts.push(Fact::Achievements.slot());
            self.ladder();
        }
    }

    /// What continuing education is judged by.
    fn courses(&mut self) {
        self.fact(Fact::ContinuingEducation.slot());
        self.fact(Fact::FirstSubmitToCommittee.slot());
    }

    fn ladder(&mut self) {
        if self.time {
            return;
        }
        self.time = true;
        self.facts.extend(LADDER.iter().map(|fact| fact.slot()));
        for ladder in &self.notice.ladders {
            self.facts.extend(ladder.reductions.iter().map(|reduction| reduction.fact));
            ladder_conditions(ladder, &mut |condition| self.condition(condition));
        }
    }

    fn finish(mut self) -> Obstacle {
        order::sort(&mut self.facts);
        self.facts.dedup();
        Obstacle { facts: self.facts, time: self.time }
    }
}
