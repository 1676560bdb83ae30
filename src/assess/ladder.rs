//! The ladder (阶梯): which row applies, which prior title counts, and whether the years suffice.
//!
//! Rows, classes of education, policies and delays are the notice's; the way of counting is
//! contract §7: whole years to 31 December of the cut-off's year.

use super::assessment::{Prior, Rung, RungStatus, Standing, Status};
use super::policy::Relief;
use super::years;
use crate::domain::fact::{Derived, RowKind as List, education, qualification, title};
use crate::domain::{Cell, Fact, Row as Entry, Slot, Truth, options};
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, Ladder, Notice, Row, RowKind, VerifyId};
use chrono::Datelike;

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
    /// Clauses of reduction and delay.
    pub reductions: Vec<ClauseId>,
    /// Clauses that lengthened the years.
    pub delays: Vec<ClauseId>,
}

const PROMOTION: usize = 0;
const TRI_YES: usize = 0;
const TRI_NO: usize = 1;
const TRI_UNCLEAR: usize = 2;
const REGULAR: u8 = 0;

/// Climbs to the level that `facts` name, and derives the ladder's facts on the way. They stay
/// derived only if no fact is missing.
pub fn climb(notice: &Notice, ladder: &Ladder, facts: &mut Facts<'_>) -> Climb {
    let row = derive(ladder, facts);
    if let Some(missing) = first_missing(notice, facts) {
        for fact in [Derived::Class, Derived::Plain, Derived::Row, Derived::Met] {
            facts.derive(fact, Cell::Open);
        }
        return Climb { missing: Some(missing), ..Climb::default() };
    }
    let mut climb = Climb::default();
    if facts.cell(Derived::Plain.slot()).chosen() == Some(TRI_YES) {
        promotion(ladder, row, facts, &mut climb);
    } else {
        change(ladder, facts, &mut climb);
    }
    publish(facts, &climb);
    climb
}

/// Derives what can be told of the ladder's facts so far.
pub fn derive<'l>(ladder: &'l Ladder, facts: &mut Facts<'_>) -> Option<&'l Row> {
    derive_plain(ladder, facts);
    let row = derive_row(ladder, facts);
    derive_met(ladder, row, facts);
    row
}

/// The first fact of the ladder's group that is asked and open: asking stops there.
fn first_missing(notice: &Notice, facts: &Facts<'_>) -> Option<Slot> {
    notice
        .questions
        .iter()
        .filter(|question| question.ladder && question.needed)
        .find(|question| facts.cell(question.fact).is_open() && question.when.holds(facts))
        .map(|question| question.fact)
}

fn both(holds: bool) -> Cell {
    Cell::option(usize::from(!holds))
}

/// A plain promotion: to a level above every title held in the ladder's series.
fn derive_plain(ladder: &Ladder, facts: &mut Facts<'_>) {
    let Some(titles) = facts.case.rows(List::Title) else {
        return;
    };
    let change = match facts.case.option(Fact::ChangeKind) {
        None if titles.is_empty() => PROMOTION,
        None => return,
        Some(change) => change,
    };
    let Some(target) = target(facts) else { return };
    let held =
        titles.iter().any(|entry| in_series(ladder, entry) && level_of(entry) >= Some(target));
    facts.derive(Derived::Plain, both(change == PROMOTION && !held));
}

/// The row for the best education; open while something it rests on is.
fn derive_row<'l>(ladder: &'l Ladder, facts: &mut Facts<'_>) -> Option<&'l Row> {
    let entries = facts.case.rows(List::Education)?;
    let class = best_class(ladder, entries, facts)?;
    facts.derive(Derived::Class, Cell::option(class));
    let target = target(facts)?;
    for row in &ladder.rows {
        if usize::from(row.target) != target || row.classes & (1 << class) == 0 {
            continue;
        }
        match row.when.test(facts) {
            Truth::Yes => {
                let kind = match row.kind {
                    RowKind::Direct => 0,
                    RowKind::Probation => 1,
                    RowKind::Prior(_) => 2,
                };
                facts.derive(Derived::Row, Cell::option(kind));
                return Some(row);
            }
            Truth::Open => return None,
            Truth::No => {}
        }
    }
    facts.derive(Derived::Row, Cell::option(3));
    None
}

/// The best class of the entries finished by the cut-off; the last class where none fits.
fn best_class(ladder: &Ladder, entries: &[Entry], facts: &Facts<'_>) -> Option<usize> {
    let last = ladder.classes.len().checked_sub(1)?;
    let best = entries
        .iter()
        .filter(|entry| {
            entry.date(education::GRADUATED).is_none_or(|day| day.date <= ladder.cutoff)
        })
        .filter_map(|entry| {
            ladder.classes.iter().position(|class| class.when.holds_of(entry, facts))
        })
        .min();
    Some(best.unwrap_or(last))
}

/// 满足 without policies or skills.
fn derive_met(ladder: &Ladder, row: Option<&Row>, facts: &mut Facts<'_>) {
    let met = match row.map(|row| row.kind) {
        None => {
            if facts.cell(Derived::Row.slot()).is_open() {
                return;
            }
            false
        }
        Some(RowKind::Direct) => true,
        Some(RowKind::Probation) => match facts.case.whole(Fact::ProbationMonths) {
            None => return,
            Some(months) if months < 12 => false,
            Some(_) => match facts.case.option(Fact::ProbationPassed) {
                None => return,
                Some(passed) => passed == TRI_YES,
            },
        },
        Some(RowKind::Prior(level)) => {
            let answered = facts.case.rows(List::Qualification).is_some()
                && (ladder.delay.is_none() || facts.case.rows(List::AnnualReview).is_some());
            if !answered {
                return;
            }
            let need = row.map_or(0, |row| row.years);
            candidates(ladder, level, facts)
                .iter()
                .any(|candidate| !candidate.hard && candidate.served >= need + candidate.delay)
        }
    };
    facts.derive(Derived::Met, both(met));
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

fn promotion(ladder: &Ladder, row: Option<&Row>, facts: &Facts<'_>, climb: &mut Climb) {
    match row {
        None => climb.standing.status = Some(Status::Unclear),
        Some(row) => {
            climb.standing.target = Some(row.target);
            climb.standing.row = place_of(ladder, row);
            climb.standing.required = Some(row.years);
            climb.verify.extend(row.verify);
            match row.kind {
                RowKind::Direct => direct(ladder, climb),
                RowKind::Probation => probation(ladder, row, facts, climb),
                RowKind::Prior(level) => prior(ladder, row, level, facts, climb),
            }
            if !matches!(row.kind, RowKind::Prior(_)) {
                delay_without_prior(ladder, facts, climb);
            }
            odd_reviews(ladder, facts, climb);
        }
    }
    skills_and_kind(ladder, facts, climb);
}

fn place_of(ladder: &Ladder, row: &Row) -> Option<u16> {
    ladder
        .rows
        .iter()
        .position(|other| std::ptr::eq(other, row))
        .and_then(|place| u16::try_from(place).ok())
}

fn direct(ladder: &Ladder, climb: &mut Climb) {
    climb.standing.shortfall = Some(0);
    climb.standing.earliest = Some(ladder.cutoff.year());
    climb.standing.status = Some(Status::Met);
}

fn probation(ladder: &Ladder, row: &Row, facts: &Facts<'_>, climb: &mut Climb) {
    let served = facts.case.whole(Fact::ProbationMonths).unwrap_or(0) / 12;
    climb.standing.served = Some(served);
    climb.standing.shortfall = Some((row.years - served).max(0));
    let passed = facts.case.option(Fact::ProbationPassed);
    let (status, earliest) = if served < row.years {
        (Status::Unmet, Some(ladder.cutoff.year() + 1))
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
    let delay = years::delay(rule, facts, rule.years.0);
    if delay.years > 0 {
        climb.standing.delay = delay.years;
        climb.delays = delay.clauses;
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

/// A title or qualification at the prior level.
#[derive(Debug, Clone)]
struct Candidate {
    prior: Prior,
    gap: i32,
    served: i32,
    delay: i32,
    delay_clauses: Vec<ClauseId>,
    /// What has to be verified before it counts.
    condition: Option<VerifyId>,
    /// Whether that condition keeps it from counting for certain.
    hard: bool,
}

fn candidates(ladder: &Ladder, level: u8, facts: &Facts<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (place, entry) in facts.case.rows(List::Title).unwrap_or_default().iter().enumerate() {
        if in_series(ladder, entry) && level_of(entry) == Some(usize::from(level)) {
            let condition = source_condition(ladder, entry, facts);
            found.extend(candidate(
                ladder,
                facts,
                &Weighed { entry, place, level, qualification: false, condition },
            ));
        }
    }
    for (place, entry) in
        facts.case.rows(List::Qualification).unwrap_or_default().iter().enumerate()
    {
        let name = entry.text(qualification::NAME).unwrap_or_default();
        let known =
            ladder.qualifications.iter().find(|(begins, _)| name.starts_with(begins.as_str()));
        let (counts, condition) = match known {
            Some((_, counts)) => (*counts == level, None),
            None => (
                entry.option(qualification::IN_TABLE) != Some(TRI_NO)
                    && entry.option(qualification::MAPS_TO_LEVEL) == Some(usize::from(level)),
                Some(ladder.items.qualification),
            ),
        };
        if counts {
            found.extend(candidate(
                ladder,
                facts,
                &Weighed { entry, place, level, qualification: true, condition },
            ));
        }
    }
    found
}

struct Weighed<'a> {
    entry: &'a Entry,
    place: usize,
    level: u8,
    qualification: bool,
    condition: Option<VerifyId>,
}

fn candidate(ladder: &Ladder, facts: &Facts<'_>, weighed: &Weighed<'_>) -> Option<Candidate> {
    let (obtained, gap) = if weighed.qualification {
        (qualification::OBTAINED, qualification::GAP_MONTHS)
    } else {
        (title::OBTAINED, title::GAP_MONTHS)
    };
    let obtained = weighed.entry.date(obtained)?;
    let gap = weighed.entry.whole(gap);
    let delay = ladder
        .delay
        .as_ref()
        .map(|rule| years::delay(rule, facts, obtained.date.year()))
        .unwrap_or_default();
    Some(Candidate {
        prior: Prior {
            qualification: weighed.qualification,
            place: weighed.place,
            level: weighed.level,
            obtained,
        },
        gap,
        served: years::served(obtained, gap, ladder.cutoff.year()),
        delay: delay.years,
        delay_clauses: delay.clauses,
        condition: weighed.condition,
        hard: weighed.condition.is_some() && !weighed.qualification,
    })
}

/// What has to be verified of a title because of where it was obtained.
fn source_condition(ladder: &Ladder, entry: &Entry, facts: &Facts<'_>) -> Option<VerifyId> {
    let Cell::Options(source) = entry.cell(title::SOURCE) else {
        return None;
    };
    let rule = ladder.sources.iter().find(|rule| rule.sources & source != 0)?;
    match &rule.unless {
        Some(unless) if unless.holds(facts) => None,
        _ => Some(rule.verify),
    }
}

/// How one candidate fares: what it needs, and which policy helps.
#[derive(Debug, Clone)]
struct Verdict {
    candidate: Candidate,
    status: Status,
    reduction: i32,
    item: Option<VerifyId>,
    earliest: i32,
    need: i32,
}

fn prior(ladder: &Ladder, row: &Row, level: u8, facts: &Facts<'_>, climb: &mut Climb) {
    let relief = Relief::of(ladder, facts);
    let best = candidates(ladder, level, facts)
        .into_iter()
        .map(|candidate| judge(ladder, row, &relief, candidate))
        // The first of equals stays, so titles go before qualifications and the list's order counts.
        .min_by_key(|verdict| {
            let condition =
                u8::from(verdict.candidate.condition.is_some()) + u8::from(verdict.candidate.hard);
            (
                verdict.status,
                condition,
                verdict.reduction,
                verdict.earliest,
                verdict.candidate.prior.obtained.date,
                verdict.candidate.prior.qualification,
            )
        });
    let Some(best) = best else {
        let titles = facts.case.rows(List::Title).unwrap_or_default();
        let elsewhere = titles
            .iter()
            .any(|entry| !in_series(ladder, entry) && level_of(entry) >= Some(usize::from(level)));
        climb.standing.status = Some(if elsewhere { Status::Unclear } else { Status::Unmet });
        if elsewhere {
            climb.verify.push(ladder.items.contradictory_change);
        }
        return;
    };
    let standing = &mut climb.standing;
    standing.status = Some(best.status);
    standing.served = Some(best.candidate.served);
    standing.reduction = best.reduction;
    standing.delay = best.candidate.delay;
    standing.earliest = Some(best.earliest);
    standing.shortfall = Some(((best.need - best.reduction).max(0) - best.candidate.served).max(0));
    standing.prior = Some(best.candidate.prior);
    if best.reduction > 0 {
        standing.policy = relief.policy;
        climb.reductions.extend(relief.clause);
    }
    climb.delays.clone_from(&best.candidate.delay_clauses);
    climb.verify.extend(best.candidate.condition);
    climb.verify.extend(best.item);
}

fn judge(ladder: &Ladder, row: &Row, relief: &Relief, candidate: Candidate) -> Verdict {
    let need = row.years + candidate.delay;
    let served = candidate.served;
    let reaches = |reduction: i32| served >= (need - reduction).max(0);
    let certain = relief.certain;
    let (mut status, reduction, item) = if served >= need {
        (Status::Met, 0, None)
    } else if certain > 0 && reaches(certain) {
        (Status::Met, certain, None)
    } else if relief.possible > 0 && reaches(relief.possible) {
        (Status::Unclear, certain, Some(ladder.items.partial))
    } else if reaches(relief.stacked) {
        (Status::Unclear, certain, Some(ladder.items.stacked))
    } else {
        (Status::Unmet, certain, None)
    };
    if status == Status::Met && candidate.hard {
        status = Status::Unclear;
    }
    let earliest = years::earliest(
        candidate.prior.obtained,
        candidate.gap,
        (need - reduction).max(0),
        ladder.cutoff.year(),
    );
    Verdict { candidate, status, reduction, item, earliest, need }
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

/// The five rungs, each by the same way of counting.
pub fn rungs(notice: &Notice, ladder: &Ladder, facts: &Facts<'_>) -> Vec<Rung> {
    (0..options::LEVELS.len()).map(|level| rung(notice, ladder, facts, level)).collect()
}

fn rung(notice: &Notice, ladder: &Ladder, facts: &Facts<'_>, level: usize) -> Rung {
    let held = facts.case.rows(List::Title).unwrap_or_default().iter().any(|entry| {
        in_series(ladder, entry)
            && level_of(entry) >= Some(level)
            && source_condition(ladder, entry, facts).is_none()
    });
    let mut rung = Rung {
        level: u8::try_from(level).unwrap_or(0),
        status: RungStatus::Held,
        required: None,
        served: None,
        earliest: None,
    };
    if held {
        return rung;
    }
    let mut other = Facts::new(facts.case);
    other.level = Some(Cell::option(level));
    let climb = climb(notice, ladder, &mut other);
    rung.status = match (climb.missing, climb.standing.status) {
        (None, Some(status)) => RungStatus::Judged(status),
        _ => RungStatus::Open,
    };
    rung.required = climb.standing.required;
    rung.served = climb.standing.served;
    rung.earliest = climb.standing.earliest;
    rung
}

fn target(facts: &Facts<'_>) -> Option<usize> {
    facts.cell(Fact::TargetLevel.slot()).chosen()
}

fn level_of(entry: &Entry) -> Option<usize> {
    entry.option(title::LEVEL)
}

fn in_series(ladder: &Ladder, entry: &Entry) -> bool {
    matches!(entry.cell(title::SERIES), Cell::Options(series) if ladder.series & series != 0)
}
