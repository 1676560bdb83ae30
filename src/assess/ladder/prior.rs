//! Which title or qualification counts as the prior title (前置职称), and what it is worth.

use chrono::{Datelike, NaiveDate};

use super::{LevelResult, TRI_NO, in_series, level_of};
use crate::assess::assessment::{Prior, Status};
use crate::assess::reduction::Reductions;
use crate::assess::years::{self, Clock};
use crate::domain::fact::{Fact, ListKind, qualification, title};
use crate::domain::options::{Level, Series};
use crate::domain::{Entry, PartialDate, Place, Set, Truth, order};
use crate::notice::condition::{Condition, Facts};
use crate::notice::model::{Ladder, Qualification, Row, SourceRule, Transfer, VerifyId};

/// A title or qualification at the prior level.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    prior: Prior,
    gap: i32,
    /// From when years run.
    from: PartialDate,
    served: i32,
    /// The same if a month alone was the first of its days, and all is added that may be.
    served_at_most: i32,
    /// What to ask about where that decides; none where more than a day is open.
    doubt: Option<VerifyId>,
    /// Whether the time after a change of series has not passed, and whether its day decides.
    waits: Wait,
    /// Whether it is not there yet on the day to which years are counted: no reduction makes up for that.
    late: bool,
    /// Years that reviews add, and that those not told may add besides.
    delay: i32,
    untold: i32,
    /// What has to be verified before it counts.
    condition: Option<VerifyId>,
    /// Whether that condition keeps it from counting for certain.
    pub hard: bool,
}

impl Candidate {
    /// Whether the years served suffice without any reduction.
    pub fn suffices(&self, row: &Row) -> bool {
        self.served >= row.years + self.delay + self.untold
            && self.waits == Wait::Over
            && !self.late
    }
}

/// The time that must have passed after a change of series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// It has passed, or none is asked.
    Over,
    /// That rests on the day of a month, or on whether there was a change.
    Open,
    /// It has not passed; the first year by whose cut-off it will have.
    Until(i32),
}

/// What is known by its name of each of the case's qualifications.
pub fn known<'l>(ladder: &'l Ladder, facts: &Facts<'_>) -> Vec<Option<&'l Qualification>> {
    let named = |entry: &Entry| {
        let name = entry.text(qualification::NAME).unwrap_or_default();
        ladder.qualifications.iter().find(|known| name.starts_with(known.begins.as_str()))
    };
    facts.case.entries(ListKind::Qualification).unwrap_or_default().iter().map(named).collect()
}

/// Puts into `found` what stands at the prior level: titles first, each list in its order. `reviews`: whether the
/// person is asked for reviews.
pub fn candidates(
    ladder: &Ladder,
    (series, known): (Set<Series>, &[Option<&Qualification>]),
    (row, level, reviews): (&Row, Place<Level>, bool),
    facts: &Facts<'_>,
    found: &mut Vec<Candidate>,
) {
    let series = if row.from.is_empty() { series } else { row.from };
    let start = usize::from(row.start.unwrap_or(ladder.start));
    for (place, entry) in facts.case.entries(ListKind::Title).unwrap_or_default().iter().enumerate()
    {
        if in_series(series, entry) && level_of(entry) == Some(level) {
            let counts = row.prior.test_of(facts, Some(entry));
            if counts == Truth::No {
                continue;
            }
            let unclear = (counts == Truth::Open).then_some(ladder.items.unclear);
            let condition = source_condition(ladder, entry, facts).or(unclear);
            let qualification = false;
            let prior =
                PriorEntry { entry, place, level, start, qualification, condition, reviews };
            found.extend(prior.candidate(ladder, row, facts));
        }
    }
    let qualifications = facts.case.entries(ListKind::Qualification).unwrap_or_default();
    for ((place, entry), known) in qualifications.iter().enumerate().zip(known) {
        let (counts, condition) = match known {
            Some(known) => (known.level == level && known.series.or_all().meets(series), None),
            None => (
                entry.option(qualification::IN_TABLE) != Some(TRI_NO)
                    && entry.place(qualification::MAPS_TO_LEVEL) == Some(level),
                Some(ladder.items.qualification),
            ),
        };
        if counts {
            let qualification = true;
            let prior =
                PriorEntry { entry, place, level, start, qualification, condition, reviews };
            found.extend(prior.candidate(ladder, row, facts));
        }
    }
}

/// An entry of titles or qualifications that stands at the prior level, before its years are counted.
struct PriorEntry<'a> {
    entry: &'a Entry,
    place: usize,
    level: Place<Level>,
    start: usize,
    qualification: bool,
    condition: Option<VerifyId>,
    reviews: bool,
}

impl PriorEntry<'_> {
    fn candidate(&self, ladder: &Ladder, row: &Row, facts: &Facts<'_>) -> Option<Candidate> {
        let (obtained, gap) = if self.qualification {
            (qualification::OBTAINED, qualification::GAP_MONTHS)
        } else {
            (self.start, title::GAP_MONTHS)
        };
        let obtained = self.entry.date(obtained)?;
        let gap = self.entry.whole(gap);
        let since = obtained.date.year();
        let clock = clock(ladder, facts);
        let (waits, earlier) = match &ladder.transfer {
            Some(rule) if !self.qualification => self.transferred(rule, clock, facts),
            _ => (Wait::Over, None),
        };
        let (least, most) = match (&row.adds, earlier) {
            (Some(adds), _) if !self.qualification => self.with_added(adds, (obtained, gap), facts),
            // Of a title of the same level before the change the years are added.
            (_, Some((date, more))) => ((date, gap + more), (date, gap + more)),
            _ => ((obtained, gap), (obtained, gap)),
        };
        let doubt = Some(ladder.items.inexact).filter(|_| least == most);
        let (from, gap) = least;
        Some(Candidate {
            prior: Prior {
                qualification: self.qualification,
                place: self.place,
                level: self.level,
                obtained,
            },
            gap,
            from,
            served: clock.served(from, gap),
            served_at_most: clock.served_at_most(most.0, most.1),
            doubt,
            waits,
            late: obtained.date > clock.cutoff,
            delay: ladder.delay.as_ref().map_or(0, |rule| years::delay(rule, facts, since)),
            untold: (ladder.delay.as_ref().filter(|_| self.reviews))
                .map_or(0, |rule| years::delay_untold(rule, facts, since)),
            condition: self.condition,
            hard: self.condition.is_some() && !self.qualification,
        })
    }
}

/// From when years run, and the months that do not count.
type Since = (PartialDate, i32);

impl PriorEntry<'_> {
    /// From when years run with those of the titles that `adds` names, at least and at most. A title's years
    /// end at the latest where those of this one begin. Where another was obtained between that is not named,
    /// it may have ended them: at least the time from then on does not count.
    fn with_added(&self, adds: &Condition, alone: Since, facts: &Facts<'_>) -> (Since, Since) {
        let (own, _) = alone;
        let titles = facts.case.entries(ListKind::Title).unwrap_or_default();
        let mut steps: Vec<(PartialDate, i32, Truth)> = titles
            .iter()
            .filter_map(|other| {
                let date = other.date(self.start).filter(|date| date.date < own.date)?;
                let gap = other.whole(title::GAP_MONTHS);
                Some((date, gap, adds.test_of(facts, Some(other))))
            })
            .collect();
        order::sort_by_key(&mut steps, |(date, ..)| date.date);
        let (mut least, mut most) = (alone, alone);
        // Months that do not count unless a title before them is found whose years go on.
        let (mut lost, mut next) = (0, own);
        for (date, gap, counts) in steps.into_iter().rev() {
            match counts {
                Truth::Yes => {
                    least = (date, least.1 + lost + gap);
                    most = (date, most.1 + gap);
                    lost = 0;
                }
                counts => {
                    lost += months_between(date, next);
                    if counts == Truth::Open {
                        most.0 = date;
                    }
                }
            }
            next = date;
        }
        (least, most)
    }
}

impl PriorEntry<'_> {
    /// Whether the time after a change has passed, and the earlier title of the same level whose
    /// years are added, with its gap.
    fn transferred(
        &self,
        rule: &Transfer,
        clock: Clock,
        facts: &Facts<'_>,
    ) -> (Wait, Option<(PartialDate, i32)>) {
        let Some(own) = self.entry.date(self.start) else { return (Wait::Over, None) };
        let others = facts.case.entries(ListKind::Title).unwrap_or_default();
        let earlier = others
            .iter()
            .filter(|other| {
                level_of(other) == Some(self.level)
                    && other.option(title::SERIES) != self.entry.option(title::SERIES)
            })
            .filter_map(|other| {
                let date = other.date(self.start)?;
                (date.date < own.date).then(|| (date, other.whole(title::GAP_MONTHS)))
            })
            .min_by_key(|(date, _)| date.date);
        let changed = match &rule.when {
            Some(when) => when.test_of(facts, Some(self.entry)),
            None if earlier.is_some() => Truth::Yes,
            None => Truth::No,
        };
        let waits = match changed {
            Truth::No => Wait::Over,
            _ if clock.served(own, 0) >= rule.wait => Wait::Over,
            Truth::Open => Wait::Open,
            Truth::Yes if clock.served_at_most(own, 0) >= rule.wait => Wait::Open,
            Truth::Yes => Wait::Until(clock.earliest(own, 0, rule.wait)),
        };
        let added = rule.add && changed == Truth::Yes;
        (waits, earlier.filter(|_| added))
    }
}

/// The rule for titles from where this one was obtained, with its place, and whether the person is one for
/// whom it counts as it is.
pub fn source_rule<'l>(
    ladder: &'l Ladder,
    entry: &Entry,
    facts: &Facts<'_>,
) -> Option<(Place<SourceRule>, &'l SourceRule, bool)> {
    let source = entry.place(title::SOURCE)?;
    let mut rules = Place::each(&ladder.sources);
    let (place, rule) = rules.find(|(_, rule)| rule.sources.has(source))?;
    Some((place, rule, rule.unless.as_ref().is_some_and(|unless| unless.holds(facts))))
}

/// What has to be verified of a title because of where it was obtained.
pub fn source_condition(ladder: &Ladder, entry: &Entry, facts: &Facts<'_>) -> Option<VerifyId> {
    source_rule(ladder, entry, facts)
        .filter(|(_, _, counts)| !counts)
        .map(|(_, rule, _)| rule.verify)
}

/// How the ladder counts years.
pub fn clock(ladder: &Ladder, facts: &Facts<'_>) -> Clock {
    Clock { cutoff: facts.case.until.day(ladder.cutoff), count: ladder.count }
}

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

/// The months from one date to a later one, begun ones with them.
fn months_between(from: PartialDate, to: PartialDate) -> i32 {
    let month = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month()).unwrap_or(0);
    let begun = !from.exact || !to.exact || to.date.day() > from.date.day();
    month(to.date) - month(from.date) + i32::from(begun)
}

/// The first year by whose cut-off a title of this date is there.
fn first_year(clock: Clock, obtained: PartialDate) -> i32 {
    let day = obtained.date;
    let after = (day.month(), day.day()) > (clock.cutoff.month(), clock.cutoff.day());
    day.year() + i32::from(after)
}
