//! The ladder (阶梯): which row applies, which prior title counts, and whether the years suffice.
//!
//! Rows, classes of education, policies and delays are the notice's; the way of counting is
//! contract §7: whole years to 31 December of the cut-off's year.

mod prior;
mod row;
mod rungs;

use super::assessment::{Standing, Status};
use super::years;
use crate::domain::fact::{Derived, RowKind as List, title};
use crate::domain::{Cell, Fact, Row as Entry, Slot};
use crate::notice::condition::Facts;
use crate::notice::model::{Bits, ClauseId, Ladder, Notice, Question, Row, RowKind, VerifyId};
use chrono::Datelike;
use prior::Candidate;

/// What climbing to one level found.
#[derive(Debug, Clone, Default)]
pub struct Climb {
    /// The first fact that is missing; nothing else is known then.
    pub missing: Option<Slot>,
    /// How the ladder stands, rungs left out.
    pub standing: Standing,
    /// 申请类型 so far.
    pub kind: Option<u8>,
    /// What has to be verified.
    pub verify: Vec<VerifyId>,
    /// Facts answered 不清楚 that matter.
    pub unclear: Vec<Slot>,
    /// The clause of the policy that shortened the years.
    pub reduction: Option<ClauseId>,
    /// The year from which on reviews lengthened them.
    pub delayed_since: Option<i32>,
}

const PROMOTION: usize = 0;
const TRI_YES: usize = 0;
const TRI_NO: usize = 1;
const TRI_UNCLEAR: usize = 2;
const REGULAR: u8 = 0;

/// A case before the ladder: what is the same for every level is worked out once.
#[derive(Debug)]
pub struct Climber<'a> {
    ladder: &'a Ladder,
    /// From the first to the last question of the ladder's group.
    questions: &'a [Question],
    /// The best class of education; none while it is not answered. No level enters into it, as an
    /// entry of education has no member that is compared with one.
    class: Option<usize>,
    /// What could be the prior title for the level looked at last.
    candidates: Vec<Candidate>,
    /// The series whose titles count: the one applied for, and those the ladder names beside it.
    series: Bits,
}

impl<'a> Climber<'a> {
    /// The case of `facts` before the ladder of `notice`.
    pub fn new(notice: &'a Notice, ladder: &'a Ladder, facts: &Facts<'_>) -> Self {
        let first = notice.questions.iter().position(|question| question.ladder).unwrap_or(0);
        let last = notice.questions.iter().rposition(|question| question.ladder);
        let questions = last.and_then(|last| notice.questions.get(first..=last));
        Self {
            ladder,
            questions: questions.unwrap_or_default(),
            class: row::best_class(ladder, facts),
            candidates: Vec::new(),
            series: own_series(ladder, facts),
        }
    }

    /// Climbs to the level that `facts` name, and derives the ladder's facts on the way. They stay
    /// derived only if no fact is missing.
    pub fn climb(&mut self, facts: &mut Facts<'_>) -> Climb {
        let mut climb = Climb::default();
        let row = self.derive(facts);
        climb.missing = self.first_missing(facts);
        if climb.missing.is_some() {
            for fact in [Derived::Class, Derived::Plain, Derived::Row, Derived::Met] {
                facts.derive(fact, Cell::Open);
            }
        } else {
            if facts.cell(Derived::Plain.slot()).chosen() == Some(TRI_YES) {
                self.promotion(row, facts, &mut climb);
            } else {
                change(self.ladder, facts, &mut climb);
            }
            publish(facts, &climb);
        }
        climb
    }

    /// Derives what can be told of the ladder's facts so far; the row that applies with its place.
    pub fn derive(&mut self, facts: &mut Facts<'_>) -> Option<(usize, &'a Row)> {
        row::derive_plain(self.series, facts);
        let row = row::derive_row(self.ladder, self.class, facts);
        self.candidates.clear();
        if let Some((_, Row { kind: RowKind::Prior(level), .. })) = row {
            prior::candidates(self.ladder, self.series, *level, facts, &mut self.candidates);
        }
        row::derive_met(self.ladder, row.map(|(_, row)| row), &self.candidates, facts);
        row
    }

    /// The first fact of the ladder's group that is asked and open: asking stops there.
    fn first_missing(&self, facts: &Facts<'_>) -> Option<Slot> {
        self.questions
            .iter()
            .filter(|question| question.ladder && question.needed)
            .find(|question| facts.cell(question.fact).is_open() && question.when.holds(facts))
            .map(|question| question.fact)
    }

    fn promotion(&self, row: Option<(usize, &Row)>, facts: &Facts<'_>, climb: &mut Climb) {
        let ladder = self.ladder;
        match row {
            None => climb.standing.status = Some(Status::Unclear),
            Some((place, row)) => {
                climb.standing.target = Some(row.target);
                climb.standing.row = u16::try_from(place).ok();
                climb.standing.required = Some(row.years);
                climb.verify.extend(row.verify);
                match row.kind {
                    RowKind::Direct => direct(ladder, climb),
                    RowKind::Probation => probation(ladder, row, facts, climb),
                    RowKind::Prior(level) => {
                        let level = (self.series, level);
                        prior::choose(ladder, row, level, &self.candidates, facts, climb);
                    }
                }
                if !matches!(row.kind, RowKind::Prior(_)) {
                    delay_without_prior(ladder, facts, climb);
                }
                odd_reviews(ladder, facts, climb);
            }
        }
        skills_and_kind(ladder, facts, climb);
    }
}

/// 转评 and 多评: the years they need are not printed, so only the type is told.
fn change(ladder: &Ladder, facts: &Facts<'_>, climb: &mut Climb) {
    climb.standing.status = Some(Status::Unclear);
    let titles = facts.case.rows(List::Title).unwrap_or_default();
    let chosen = facts.case.option(Fact::ChangeKind);
    let rule = ladder.changes.iter().find(|rule| {
        Some(usize::from(rule.change)) == chosen
            && titles.iter().any(|entry| rule.from.holds_of(entry, facts))
    });
    match rule {
        Some(rule) => {
            climb.kind = Some(rule.kind);
            climb.verify.push(rule.verify);
        }
        None => climb.verify.push(ladder.items.contradictory_change),
    }
}

fn direct(ladder: &Ladder, climb: &mut Climb) {
    climb.standing.shortfall = Some(0);
    climb.standing.earliest = Some(ladder.cutoff.year());
    climb.standing.status = Some(Status::Met);
}

fn probation(ladder: &Ladder, row: &Row, facts: &Facts<'_>, climb: &mut Climb) {
    let months = facts.case.whole(Fact::ProbationMonths).unwrap_or(0);
    let served = months / 12;
    let short = (row.months - months).max(0);
    climb.standing.served = Some(served);
    climb.standing.shortfall = Some((short + 11) / 12);
    let passed = facts.case.option(Fact::ProbationPassed);
    let (status, earliest) = if short > 0 {
        (Status::Unmet, Some(ladder.cutoff.year() + (short + 11) / 12))
    } else if passed == Some(TRI_YES) {
        (Status::Met, Some(ladder.cutoff.year()))
    } else if passed == Some(TRI_NO) {
        (Status::Unmet, None)
    } else {
        climb.unclear.push(Fact::ProbationPassed.slot());
        (Status::Unclear, None)
    };
    climb.standing.status = Some(status);
    climb.standing.earliest = earliest;
}

/// Rows without a prior title do not say how a delay counts, so it is only reported.
fn delay_without_prior(ladder: &Ladder, facts: &Facts<'_>, climb: &mut Climb) {
    let Some(rule) = &ladder.delay else { return };
    let since = rule.years.0;
    let delay = years::delay(rule, facts, since);
    if delay > 0 {
        climb.standing.delay = delay;
        climb.delayed_since = Some(since);
        climb.standing.earliest = None;
        if climb.standing.status == Some(Status::Met) {
            climb.standing.status = Some(Status::Unclear);
            climb.verify.push(rule.direct_item);
        }
    }
}

fn odd_reviews(ladder: &Ladder, facts: &Facts<'_>, climb: &mut Climb) {
    if let Some(rule) = &ladder.delay
        && years::has_unclear_review(rule, facts)
    {
        climb.verify.push(rule.unclear_item);
    }
}

/// Skills, and the 申请类型 that follows from the ladder alone.
fn skills_and_kind(ladder: &Ladder, facts: &Facts<'_>, climb: &mut Climb) {
    let met = facts.cell(Derived::Met.slot()).chosen() == Some(TRI_YES);
    let skilled = facts.case.option(Fact::IsSkilledTalent);
    if climb.standing.status == Some(Status::Met) {
        climb.kind = Some(REGULAR);
        if climb.standing.reduction > 0 {
            climb.verify.push(ladder.items.shortened);
        }
    } else if !met && skilled == Some(TRI_YES) {
        climb.kind = Some(REGULAR);
        climb.standing.status = Some(Status::Unclear);
        climb.verify.push(ladder.items.skilled);
    } else if !met && skilled == Some(TRI_UNCLEAR) {
        climb.unclear.push(Fact::IsSkilledTalent.slot());
    }
}

/// Makes the result visible to the notice's own conditions.
fn publish(facts: &mut Facts<'_>, climb: &Climb) {
    let standing = &climb.standing;
    let status = match standing.status {
        Some(Status::Met) => 0,
        Some(Status::Unmet) => 1,
        _ => 2,
    };
    facts.derive(Derived::Status, Cell::option(status));
    facts.derive(Derived::Reduction, Cell::Number(f64::from(standing.reduction)));
    let needed = standing.required.unwrap_or(0) + standing.delay - standing.reduction;
    let spare = standing.prior.and(standing.served).map(|served| served - needed.max(0));
    facts.derive(Derived::Spare, spare.map_or(Cell::Open, |years| Cell::Number(f64::from(years))));
    let prior = match standing.prior {
        Some(prior) => usize::from(prior.qualification),
        None => 2,
    };
    facts.derive(Derived::Prior, Cell::option(prior));
    let medium = standing
        .prior
        .filter(|prior| !prior.qualification)
        .and_then(|prior| facts.case.rows(List::Title)?.get(prior.place))
        .map_or(Cell::Open, |entry| entry.cell(title::MEDIUM));
    facts.derive(Derived::PriorMedium, medium);
    if facts.cell(Derived::Plain.slot()).chosen() != Some(TRI_YES) {
        facts.derive(Derived::Row, Cell::Open);
        facts.derive(Derived::Class, Cell::Open);
    }
}

fn level_of(entry: &Entry) -> Option<usize> {
    entry.option(title::LEVEL)
}

fn in_series(series: Bits, entry: &Entry) -> bool {
    matches!(entry.cell(title::SERIES), Cell::Options(own) if own & series != 0)
}

/// The series whose titles count for the series applied for.
fn own_series(ladder: &Ladder, facts: &Facts<'_>) -> Bits {
    match facts.cell(Fact::TargetSeries.slot()) {
        Cell::Options(series) => (series & ladder.series) | ladder.prior_series,
        _ => 0,
    }
}
