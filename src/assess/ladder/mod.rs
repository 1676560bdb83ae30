//! The ladder (阶梯): which row applies, which prior title counts, and whether the years suffice.
//!
//! Rows, classes of education, reductions, delays and the way of counting are the notice's.

mod change;
mod prior;
mod row;
mod rungs;
mod verdict;

use chrono::Datelike;

use super::assessment::{LadderResult, Status};
use super::doubt::doubt;
use super::years;
use crate::domain::cells::OPEN;
use crate::domain::fact::{Derived, FACTS, FIRST_ADDED, ListKind, title};
use crate::domain::options::{ApplicationKind, Level, REGULAR, REVIEW, Series};
use crate::domain::{Cell, Entry, Fact, Place, Set, Slot, Truth};
use crate::notice::condition::{Doubt, Facts};
use crate::notice::model::{
    ClauseId, Ladder, Notice, Qualification, Question, Row, RowKind, VerifyId,
};
use prior::Candidate;
pub use prior::source_rule;
use row::{EducationClass, in_series, level_of};

/// How one level of the ladder is judged.
#[derive(Debug, Clone, Default)]
pub struct LevelResult {
    /// The first fact that is missing; nothing else is known then.
    pub missing: Option<Slot>,
    /// The ladder for this level; its rungs are left out.
    pub ladder: LadderResult,
    /// 申请类型 so far.
    pub kind: Option<Place<ApplicationKind>>,
    /// What has to be verified.
    pub verify: Vec<VerifyId>,
    /// Facts answered 不清楚 that matter.
    pub unclear: Vec<Slot>,
    /// The clause of the reduction that shortened the years.
    pub reduction: Option<ClauseId>,
    /// The year from which on reviews lengthened them.
    pub delayed_since: Option<i32>,
}

const TRI_YES: usize = 0;
const TRI_NO: usize = 1;
const TRI_UNCLEAR: usize = 2;

/// One case held against one ladder: what is the same for every level is worked out once.
#[derive(Debug)]
pub struct LadderCheck<'a> {
    ladder: &'a Ladder,
    /// The places of the questions of the ladder's group that are not answered and for which the outcome waits.
    open: Vec<Place<Question>>,
    /// All questions of the notice.
    questions: &'a [Question],
    /// The rows that are for the class of education and the series.
    rows: Vec<Place<Row>>,
    /// Whether the lists are answered on which it rests that a prior title is enough.
    answered: bool,
    /// What is known by its name of each of the case's qualifications.
    known: Vec<Option<&'a Qualification>>,
    /// The best class of education. No level enters into it, as an entry of education has no member
    /// that is compared with one.
    class: EducationClass,
    /// What could be the prior title for the level looked at last.
    candidates: Vec<Candidate>,
    /// The series whose titles count: the one applied for, and those the ladder names beside it.
    series: Set<Series>,
    /// Whether a row beside the one that applies could apply too.
    other: bool,
}

impl<'a> LadderCheck<'a> {
    /// The case of `facts` held against `ladder`, which is one of `notice`.
    pub fn new(notice: &'a Notice, ladder: &'a Ladder, facts: &Facts<'_>) -> Self {
        let class = row::best_class(ladder, facts);
        let questions = notice.questions.as_slice();
        let open = notice.ladder_questions().iter().copied().filter(|place| {
            let question = place.of(questions);
            question.is_some_and(|question| facts.state(question.fact) == OPEN)
        });
        Self {
            ladder,
            questions,
            open: open.collect(),
            rows: row::of_class(ladder, class, facts),
            answered: row::is_answered(ladder, notice, facts),
            known: prior::known(ladder, facts),
            class,
            candidates: Vec::new(),
            series: row::own_series(ladder, facts),
            other: false,
        }
    }

    /// Judges the level that `facts` name, and derives the ladder's facts on the way. They stay
    /// derived only if no fact is missing.
    pub fn judge(&mut self, facts: &mut Facts<'_>) -> LevelResult {
        let mut result = LevelResult::default();
        let row = self.derive(facts);
        result.missing = self.first_missing(facts);
        if result.missing.is_some() {
            for fact in [Derived::Class, Derived::Plain, Derived::Row, Derived::Met] {
                facts.derive(fact, Cell::Open);
            }
        } else {
            if facts.cell(Derived::Plain.slot()).chosen() == Some(TRI_YES) {
                self.promotion(row, facts, &mut result);
            } else {
                change::change(self.ladder, facts, &mut result);
            }
            publish(self.ladder, facts, &result);
        }
        result
    }

    /// Derives what can be told of the ladder's facts so far; the row that applies with its place.
    pub fn derive(&mut self, facts: &mut Facts<'_>) -> Option<(Place<Row>, &'a Row)> {
        row::derive_plain(self.series, facts);
        let (row, met) = self.choose_row(facts)?;
        row::derive_kind(row.map(|(_, row)| row), facts);
        row::derive_met(met, facts);
        row
    }

    /// Of the rows that apply the first that is met; else the first of which that is not known yet;
    /// else the first. With it whether it is met; none at all while it is open which apply.
    #[expect(clippy::type_complexity, reason = "a row with its place, and whether it is met")]
    fn choose_row(
        &mut self,
        facts: &mut Facts<'_>,
    ) -> Option<(Option<(Place<Row>, &'a Row)>, Option<bool>)> {
        self.candidates.clear();
        self.other = false;
        let class = match self.class {
            EducationClass::Open => return None,
            EducationClass::Class(class) => class,
            EducationClass::None => {
                facts.place::<Level>(Fact::TargetLevel)?;
                return Some((None, Some(false)));
            }
        };
        facts.derive(Derived::Class, Cell::of(class));
        let target = facts.place(Fact::TargetLevel)?;
        let mut best: Option<((Place<Row>, &'a Row), Option<bool>, Vec<Candidate>)> = None;
        for place in self.rows.iter().copied() {
            let row = place.of(&self.ladder.rows);
            let Some(row) = row.filter(|row| row.target == target) else {
                continue;
            };
            let truth = row.when.test(facts);
            if truth == Truth::No {
                continue;
            }
            if self.is_passed_over(row, truth, facts) {
                continue;
            }
            if truth == Truth::Open {
                best.as_ref()?;
                self.other = true;
                continue;
            }
            let mut candidates = std::mem::take(&mut self.candidates);
            if let RowKind::Prior(level) = row.kind {
                let titles = (self.series, self.known.as_slice());
                let wanted = (row, level, self.has_reviews(facts));
                prior::candidates(self.ladder, titles, wanted, facts, &mut candidates);
            }
            let met = row::met(self.ladder, self.answered, row, &candidates, facts);
            let better = match &best {
                None => true,
                Some((_, Some(false), _)) => met != Some(false),
                Some((_, None, _)) => met == Some(true),
                Some(_) => false,
            };
            if better {
                best = Some(((place, row), met, candidates));
            }
            if met == Some(true) {
                break;
            }
        }
        let Some((row, met, candidates)) = best else {
            return Some((None, Some(false)));
        };
        self.other &= met != Some(true);
        self.candidates = candidates;
        Some((Some(row), met))
    }

    /// Whether a row rests on what the person left out, where the notice says that who leaves it out has
    /// nothing of it.
    fn is_passed_over(&self, row: &Row, truth: Truth, facts: &Facts<'_>) -> bool {
        let mut known = |slot: Slot| {
            let is_derived = (FACTS..FIRST_ADDED).contains(&slot);
            let waits = |question: &Question| {
                question.needed && question.fact == slot && question.when.test(facts) != Truth::No
            };
            if is_derived || facts.state(slot) == OPEN && self.questions.iter().any(waits) {
                return Some(Doubt::Unclear);
            }
            doubt(self.questions, slot, REVIEW, facts).filter(|why| *why != Doubt::Nothing)
        };
        let when = truth == Truth::Open && !row.when.could(true, facts, &mut known);
        when || matches!(row.kind, RowKind::Since(slot) if facts.state(slot) == OPEN && known(slot).is_none())
    }

    /// The first fact of the ladder's group that is asked and open: asking stops there.
    fn first_missing(&self, facts: &Facts<'_>) -> Option<Slot> {
        let mut open = self.open.iter().filter_map(|place| place.of(self.questions));
        open.find(|question| question.when.holds(facts)).map(|question| question.fact)
    }

    /// Whether the person may have reviews: who is not asked for them, or may leave them out as having none, has none.
    fn has_reviews(&self, facts: &Facts<'_>) -> bool {
        let slot = Fact::AnnualReviews.slot();
        let asks = |question: &Question| {
            question.fact == slot && !question.means_none && question.when.test(facts) != Truth::No
        };
        facts.case.entries(ListKind::AnnualReview).is_some() || self.questions.iter().any(asks)
    }

    fn promotion(
        &self,
        row: Option<(Place<Row>, &Row)>,
        facts: &Facts<'_>,
        result: &mut LevelResult,
    ) {
        let ladder = self.ladder;
        match row {
            None => result.ladder.status = Some(Status::Unclear),
            Some((place, row)) => {
                result.ladder.target = Some(row.target);
                result.ladder.row = Some(place);
                result.ladder.required = Some(row.years);
                result.verify.extend(row.verify);
                match row.kind {
                    RowKind::Direct => direct(ladder, facts, result),
                    RowKind::Probation => probation(ladder, row, facts, result),
                    RowKind::Since(slot) => since(ladder, row, slot, facts, result),
                    RowKind::Prior(level) => {
                        let level = (self.series, level);
                        verdict::choose(ladder, row, level, &self.candidates, facts, result);
                    }
                }
                if !matches!(row.kind, RowKind::Prior(_)) {
                    delay_without_prior(ladder, facts, result);
                }
                odd_reviews(ladder, facts, result);
                if self.other && result.ladder.status == Some(Status::Unmet) {
                    result.ladder.status = Some(Status::Unclear);
                    result.verify.push(ladder.items.unclear);
                }
            }
        }
        skills_and_kind(ladder, facts, result);
        let application = row.and_then(|(_, row)| row.application);
        if result.kind.is_some() && application.is_some() {
            result.kind = application;
        }
    }
}

/// So many years since the date of a fact.
fn since(ladder: &Ladder, row: &Row, slot: Slot, facts: &Facts<'_>, result: &mut LevelResult) {
    let Cell::Day(date) = facts.cell(slot) else {
        result.ladder.status = Some(Status::Unclear);
        result.unclear.push(slot);
        return;
    };
    let clock = prior::clock(ladder, facts);
    let served = clock.served(date, 0);
    result.ladder.served = Some(served);
    result.ladder.shortfall = Some((row.years - served).max(0));
    result.ladder.earliest = Some(clock.earliest(date, 0, row.years));
    result.ladder.status = Some(if served >= row.years {
        Status::Met
    } else if clock.served_at_most(date, 0) >= row.years {
        result.verify.push(ladder.items.inexact);
        Status::Unclear
    } else {
        Status::Unmet
    });
}

fn direct(ladder: &Ladder, facts: &Facts<'_>, result: &mut LevelResult) {
    result.ladder.shortfall = Some(0);
    result.ladder.earliest = Some(prior::clock(ladder, facts).cutoff.year());
    result.ladder.status = Some(Status::Met);
}

fn probation(ladder: &Ladder, row: &Row, facts: &Facts<'_>, result: &mut LevelResult) {
    let months = facts.case.whole(Fact::ProbationMonths).unwrap_or(0);
    let served = months / 12;
    let short = (row.months - months).max(0);
    result.ladder.served = Some(served);
    result.ladder.shortfall = Some((short + 11) / 12);
    let passed = facts.case.option(Fact::ProbationPassed);
    let year = prior::clock(ladder, facts).cutoff.year();
    let (status, earliest) = if short > 0 {
        (Status::Unmet, Some(year + (short + 11) / 12))
    } else if passed == Some(TRI_YES) {
        (Status::Met, Some(year))
    } else if passed == Some(TRI_NO) {
        (Status::Unmet, None)
    } else {
        result.unclear.push(Fact::ProbationPassed.slot());
        (Status::Unclear, None)
    };
    result.ladder.status = Some(status);
    result.ladder.earliest = earliest;
}

/// Rows without a prior title do not say how a delay counts, so it is only reported.
fn delay_without_prior(ladder: &Ladder, facts: &Facts<'_>, result: &mut LevelResult) {
    let Some(rule) = &ladder.delay else { return };
    let since = facts.case.until.year(rule.years.0);
    let delay = years::delay(rule, facts, since);
    if delay > 0 {
        result.ladder.delay = delay;
        result.delayed_since = Some(since);
        result.ladder.earliest = None;
        if result.ladder.status == Some(Status::Met) {
            result.ladder.status = Some(Status::Unclear);
            result.verify.push(rule.direct_item);
        }
    }
}

fn odd_reviews(ladder: &Ladder, facts: &Facts<'_>, result: &mut LevelResult) {
    if let Some(rule) = &ladder.delay
        && years::has_unclear_review(rule, facts)
    {
        result.verify.push(rule.unclear_item);
    }
}

/// Skills, and the 申请类型 that follows from the ladder alone.
fn skills_and_kind(ladder: &Ladder, facts: &Facts<'_>, result: &mut LevelResult) {
    let met = facts.cell(Derived::Met.slot()).chosen() == Some(TRI_YES);
    let skilled = facts.case.option(Fact::IsSkilledTalent);
    if result.ladder.status == Some(Status::Met) {
        result.kind = Some(REGULAR);
        if result.ladder.reduction > 0 {
            result.verify.push(ladder.items.shortened);
        }
    } else if !met && skilled == Some(TRI_YES) {
        result.kind = Some(REGULAR);
        result.ladder.status = Some(Status::Unclear);
        result.verify.push(ladder.items.skilled);
    } else if !met && skilled == Some(TRI_UNCLEAR) {
        result.unclear.push(Fact::IsSkilledTalent.slot());
    }
}

/// Makes the result visible to the notice's own conditions.
fn publish(ladder: &Ladder, facts: &mut Facts<'_>, result: &LevelResult) {
    let found = &result.ladder;
    let status = match found.status {
        Some(Status::Met) => 0,
        Some(Status::Unmet) => 1,
        _ => 2,
    };
    facts.derive(Derived::Status, Cell::option(status));
    facts.derive(Derived::Reduction, Cell::Number(f64::from(found.reduction)));
    let needed = found.required.unwrap_or(0) + found.delay - found.reduction;
    let spare = found.prior.and(found.served).map(|served| served - needed.max(0));
    facts.derive(Derived::Spare, spare.map_or(Cell::Open, |years| Cell::Number(f64::from(years))));
    let prior = match found.prior {
        Some(prior) => usize::from(prior.qualification),
        None => 2,
    };
    facts.derive(Derived::Prior, Cell::option(prior));
    // Where the ladder asks for none, the only title there is is the one that somebody has.
    let held = match (found.prior, facts.case.entries(ListKind::Title)) {
        (Some(prior), _) => Cell::Day(prior.obtained),
        (None, Some([only])) => only.cell(usize::from(ladder.start)),
        (None, _) => Cell::Open,
    };
    facts.derive(Derived::Held, held);
    let medium = found
        .prior
        .filter(|prior| !prior.qualification)
        .and_then(|prior| facts.case.entries(ListKind::Title)?.get(prior.place))
        .map_or(Cell::Open, |entry| entry.cell(title::MEDIUM));
    facts.derive(Derived::PriorMedium, medium);
    if facts.cell(Derived::Plain.slot()).chosen() != Some(TRI_YES) {
        facts.derive(Derived::Row, Cell::Open);
        facts.derive(Derived::Class, Cell::Open);
    }
}
