//! How each title that could be the prior title fares, and which one is taken.

use chrono::Datelike;

use super::prior::{Candidate, Wait, clock};
use super::{LevelResult, in_series, level_of};
use crate::assess::assessment::Status;
use crate::assess::reduction::Reductions;
use crate::assess::years::Clock;
use crate::domain::fact::{Fact, ListKind};
use crate::domain::options::{Level, Series};
use crate::domain::{PartialDate, Place, Set};
use crate::notice::condition::Facts;
use crate::notice::model::{Ladder, Row, VerifyId};

/// How one candidate fares: what it needs, and which reduction helps.
#[derive(Debug, Clone, Copy)]
struct Verdict {
    candidate: Candidate,
    status: Status,
    reduction: i32,
    item: Option<VerifyId>,
    /// Whether only reviews that are not told keep the years from sufficing.
    reviews: bool,
    earliest: i32,
    need: i32,
}

/// Chooses the candidate that fares best, and says how.
pub fn choose(
    ladder: &Ladder,
    row: &Row,
    (series, level): (Set<Series>, Place<Level>),
    candidates: &[Candidate],
    facts: &Facts<'_>,
    result: &mut LevelResult,
) {
    // Reductions matter only to those whose years do not suffice without.
    let reductions = if candidates.iter().all(|candidate| candidate.suffices(row)) {
        Reductions::default()
    } else {
        Reductions::of(ladder, facts)
    };
    let clock = clock(ladder, facts);
    let best = candidates
        .iter()
        .map(|candidate| judge((ladder, clock), row, &reductions, *candidate))
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
        return without(ladder, (series, level), facts, result);
    };
    let found = &mut result.ladder;
    found.status = Some(best.status);
    found.served = Some(best.candidate.served);
    found.reduction = best.reduction;
    found.delay = best.candidate.delay;
    found.earliest = Some(best.earliest);
    found.shortfall = Some(((best.need - best.reduction).max(0) - best.candidate.served).max(0));
    found.prior = Some(best.candidate.prior);
    if best.reduction > 0 {
        found.reduced_by = reductions.best;
        result.reduction = reductions.clause;
    }
    result.delayed_since = Some(best.candidate.prior.obtained.date.year());
    result.verify.extend(best.candidate.condition);
    result.verify.extend(best.item);
    result.unclear.extend(best.reviews.then(|| Fact::AnnualReviews.slot()));
}

/// There is no candidate; perhaps a title of another series stands for one.
fn without(
    ladder: &Ladder,
    (series, level): (Set<Series>, Place<Level>),
    facts: &Facts<'_>,
    result: &mut LevelResult,
) {
    let titles = facts.case.entries(ListKind::Title).unwrap_or_default();
    let elsewhere =
        titles.iter().any(|entry| !in_series(series, entry) && level_of(entry) >= Some(level));
    result.ladder.status = Some(if elsewhere { Status::Unclear } else { Status::Unmet });
    if elsewhere {
        result.verify.push(ladder.items.contradictory_change);
    }
}

fn judge(
    (ladder, clock): (&Ladder, Clock),
    row: &Row,
    reductions: &Reductions,
    candidate: Candidate,
) -> Verdict {
    let need = row.years + candidate.delay;
    let served = candidate.served;
    let there = !candidate.late;
    let surely = need + candidate.untold;
    let reaches = |reduction: i32| there && served >= (surely - reduction).max(0);
    let might = |reduction: i32| there && candidate.served_at_most >= (need - reduction).max(0);
    let certain = reductions.certain;
    let mut reviews = false;
    let (mut status, reduction, item) = if there && served >= surely {
        (Status::Met, 0, None)
    } else if certain > 0 && reaches(certain) {
        (Status::Met, certain, None)
    } else if there && candidate.untold > 0 && served >= (need - certain).max(0) {
        reviews = true;
        (Status::Unclear, if served >= need { 0 } else { certain }, None)
    } else if might(certain) {
        (Status::Unclear, certain, candidate.doubt)
    } else if reductions.possible > 0 && might(reductions.possible) {
        (Status::Unclear, certain, Some(ladder.items.partial))
    } else if might(reductions.added) {
        (Status::Unclear, certain, Some(ladder.items.stacked))
    } else {
        (Status::Unmet, certain, None)
    };
    if status == Status::Met && candidate.hard {
        status = Status::Unclear;
    }
    let mut item = item;
    let mut earliest = clock.earliest(candidate.from, candidate.gap, (need - reduction).max(0));
    if candidate.late {
        earliest = earliest.max(first_year(clock, candidate.prior.obtained));
    }
    match candidate.waits {
        Wait::Open if status == Status::Met => {
            status = Status::Unclear;
            item = Some(ladder.items.inexact);
        }
        Wait::Over | Wait::Open => {}
        Wait::Until(year) => {
            status = Status::Unmet;
            item = None;
            reviews = false;
            earliest = earliest.max(year);
        }
    }
    Verdict { candidate, status, reduction, item, reviews, earliest, need }
}

/// The first year by whose cut-off a title of this date is there.
fn first_year(clock: Clock, obtained: PartialDate) -> i32 {
    let day = obtained.date;
    let after = (day.month(), day.day()) > (clock.cutoff.month(), clock.cutoff.day());
    day.year() + i32::from(after)
}
