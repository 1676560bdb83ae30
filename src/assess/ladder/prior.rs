//! Which title or qualification counts as the prior title (前置职称), and what it is worth.

use chrono::{Datelike, NaiveDate};

use super::{TRI_NO, in_series, level_of};
use crate::assess::assessment::Prior;
use crate::assess::years::{self, Clock};
use crate::domain::fact::{ListKind, qualification, title};
use crate::domain::options::{Level, Series};
use crate::domain::{Entry, PartialDate, Place, Set, Truth, order};
use crate::notice::condition::{Condition, Facts};
use crate::notice::model::{Ladder, Qualification, Row, SourceRule, Transfer, VerifyId};

/// A title or qualification at the prior level.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// Which it is.
    pub prior: Prior,
    /// Months that do not count.
    pub gap: i32,
    /// From when years run.
    pub from: PartialDate,
    /// Whole years served at least.
    pub served: i32,
    /// The same if a month alone was the first of its days, and all is added that may be.
    pub served_at_most: i32,
    /// What to ask about where that decides; none where more than a day is open.
    pub doubt: Option<VerifyId>,
    /// Whether the time after a change of series has not passed, and whether its day decides.
    pub waits: Wait,
    /// Whether it is not there yet on the day to which years are counted: no reduction makes up for that.
    pub late: bool,
    /// Years that reviews add.
    pub delay: i32,
    /// Years that reviews which are not told may add besides.
    pub untold: i32,
    /// What has to be verified before it counts.
    pub condition: Option<VerifyId>,
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
pub enum Wait {
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

/// The months from one date to a later one, begun ones with them.
fn months_between(from: PartialDate, to: PartialDate) -> i32 {
    let month = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month()).unwrap_or(0);
    let begun = !from.exact || !to.exact || to.date.day() > from.date.day();
    month(to.date) - month(from.date) + i32::from(begun)
}
