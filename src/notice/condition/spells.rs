//! Time from one date of an entry to another, added up over the entries of a list (累计).

use chrono::{Datelike, Months, NaiveDate};

use super::{Bound, Condition, Facts, interval};
use crate::domain::packed::packed;
use crate::domain::{Entry, Truth};

/// What is added up: of each entry the days from one of its dates to another, of which those count that
/// lie between two days. Days that several entries have are counted once.
#[derive(Debug, Clone, PartialEq)]
pub struct Spells {
    /// The member that says from when.
    pub from: u16,
    /// The member that says to when.
    pub to: u16,
    /// The first day that counts.
    pub since: Option<Bound>,
    /// The last.
    pub until: Bound,
    /// Whether the last day of a spell is one of its days.
    pub counts_last: bool,
    /// Whether months count as wholes, whatever the days.
    pub by_month: bool,
    /// Which entries without an end go on to the last day that counts; of the others the end is not known.
    pub ongoing: Option<Condition>,
    /// In what it is counted.
    pub unit: SpellUnit,
    /// How many days that make no whole month are one together, where that is printed.
    pub month: Option<u8>,
}
packed!(Spells { from, to, since, until, counts_last, by_month, ongoing, unit, month });

/// In what spells are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpellUnit {
    /// 日.
    Days,
    /// 月.
    Months,
    /// 年, of twelve months.
    Years,
}
packed!(enum SpellUnit { 0 = Days, 1 = Months, 2 = Years });

impl SpellUnit {
    /// All, with their word.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Days, "日"), (Self::Months, "月"), (Self::Years, "年")];
}

/// A day and the day after the last.
type Run = (NaiveDate, NaiveDate);

/// Fewest and most days of a month: between these lies what days that make no whole month are worth.
const MONTH: (f64, f64) = (28.0, 31.0);

impl Spells {
    /// What they come to at least and at most; none while it is open between which days they count.
    ///
    /// Whole months are counted from the first day of each run of days without a gap. What is left over is
    /// of one run less than a month; of several it is added by `month`, and is an interval where nothing
    /// is printed. While anything is unknown the least is the whole months of the days that are certain,
    /// the most all days that may be, so that an answer only ever narrows the interval.
    pub(super) fn add_up(
        &self,
        entries: &[Entry],
        when: &Condition,
        facts: &Facts<'_>,
    ) -> Option<(f64, f64)> {
        let cell = |slot| facts.cell(slot);
        let open = (NaiveDate::MIN, NaiveDate::MIN);
        let since = self.since.map_or(Some(open), |since| since.days(cell))?;
        let since = (self.first(since.0), self.first(since.1));
        let until = self.until.days(cell)?;
        let until = (self.beyond(until.0), self.beyond(until.1));
        let mut sure = since.0 == since.1 && until.0 == until.1;
        let (mut least, mut most) = (Vec::new(), Vec::new());
        for row in entries {
            let counts = when.test_of(facts, Some(row));
            if counts == Truth::No {
                continue;
            }
            let dated = |member: u16| row.date(usize::from(member)).map(interval);
            let from = dated(self.from).map(|(one, last)| (self.first(one), self.first(last)));
            let to = dated(self.to).map(|(one, last)| (self.beyond(one), self.beyond(last)));
            let goes_on = |ongoing: &Condition| ongoing.holds_of(row, facts);
            let to = to.or_else(|| self.ongoing.as_ref().is_some_and(goes_on).then_some(until));
            if let (Truth::Yes, Some(from), Some(to)) = (counts, from, to) {
                sure &= from.0 == from.1 && to.0 == to.1;
                least.push((from.1.max(since.1), to.0.min(until.0)));
            } else {
                sure = false;
            }
            let (from, to) = (from.unwrap_or(since), to.unwrap_or(until));
            most.push((from.0.max(since.0), to.1.min(until.1)));
        }
        let most: f64 = joined(most).into_iter().map(days).sum();
        let least = joined(least);
        if self.unit == SpellUnit::Days {
            return Some((least.into_iter().map(days).sum(), most));
        }
        let (mut months, mut rest, mut pieces) = (0.0, 0.0, 0);
        for run in least {
            let (whole, left) = whole_months(run);
            months += whole;
            rest += left;
            pieces += i32::from(left > 0.0);
        }
        let exact = f64::from(self.month.unwrap_or(0));
        let (low, high) = match (sure, self.month) {
            (false, _) => (months, most / MONTH.0),
            (true, Some(_)) => (months + rest / exact, months + rest / exact),
            // Of one run it is not yet a month.
            (true, None) if pieces < 2 => (months + rest / MONTH.1, months + rest / MONTH.1),
            (true, None) => (months + rest / MONTH.1, months + rest / MONTH.0),
        };
        let year = if self.unit == SpellUnit::Years { 12.0 } else { 1.0 };
        Some((low / year, high / year))
    }

    /// The first day that counts of what begins on this day.
    fn first(&self, day: NaiveDate) -> NaiveDate {
        if self.by_month { day.with_day(1).unwrap_or(day) } else { day }
    }

    /// The day after the last of what ends on this day.
    fn beyond(&self, day: NaiveDate) -> NaiveDate {
        let day = self.first(day);
        let after = match (self.counts_last, self.by_month) {
            (false, _) => Some(day),
            (true, true) => day.checked_add_months(Months::new(1)),
            (true, false) => day.succ_opt(),
        };
        after.unwrap_or(day)
    }
}

/// The days of a run.
fn days((from, to): Run) -> f64 {
    f64::from(to.num_days_from_ce()) - f64::from(from.num_days_from_ce())
}

/// Runs without a gap that have the same days, each day once, in no order.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    for (mut from, mut to) in runs {
        if from < to {
            // What is found has gaps between, so nothing that was passed touches what this grows to.
            found.retain(|other| {
                let apart = other.1 < from || to < other.0;
                if !apart {
                    (from, to) = (from.min(other.0), to.max(other.1));
                }
                apart
            });
            found.push((from, to));
        }
    }
    found
}

/// The whole months of a run, and the days left over.
fn whole_months((from, to): Run) -> (f64, f64) {
    let month = |day: NaiveDate| day.year() * 12 + i32::try_from(day.month0()).unwrap_or(0);
    let begun = (month(to) - month(from)).unsigned_abs();
    let after = |months: u32| from.checked_add_months(Months::new(months));
    let whole = [begun, begun.saturating_sub(1)].into_iter().find_map(|months| {
        after(months).filter(|day| *day <= to).map(|day| (f64::from(months), days((day, to))))
    });
    whole.unwrap_or((0.0, days((from, to))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        crate::domain::PartialDate::parse(text).unwrap().date
    }

    #[test]
    fn a_run_has_whole_months_and_days() {
        for (from, to, whole) in [
            ("2026-01-15", "2026-02-14", (0.0, 30.0)),
            ("2026-01-15", "2026-02-15", (1.0, 0.0)),
            ("2026-01-31", "2026-02-27", (0.0, 27.0)),
            ("2026-01-31", "2026-02-28", (1.0, 0.0)),
            ("2024-02-29", "2025-02-28", (12.0, 0.0)),
            ("2024-02-28", "2025-03-01", (12.0, 1.0)),
        ] {
            assert_eq!(whole_months((day(from), day(to))), whole, "{from} {to}");
        }
    }

    #[test]
    fn days_of_several_are_counted_once_and_backward_ones_never() {
        let run = |from, to| (day(from), day(to));
        let runs = vec![
            run("2026-03-01", "2026-04-01"),
            run("2026-01-01", "2026-02-01"),
            run("2026-01-15", "2026-03-01"),
            run("2026-05-02", "2026-05-01"),
            run("2026-04-02", "2026-04-03"),
        ];
        let found = [run("2026-01-01", "2026-04-01"), run("2026-04-02", "2026-04-03")];
        let mut joined = joined(runs);
        joined.sort_unstable();
        assert_eq!(joined, found);
    }

    /// Filling a gap of days never takes a whole month away, on which it rests that what is certain can
    /// only grow.
    #[test]
    fn whole_months_only_grow_with_the_days() {
        let first = day("2023-12-01");
        let at = |days: u64| first.checked_add_days(chrono::Days::new(days)).unwrap();
        let months = |runs: Vec<Run>| joined(runs).into_iter().map(|run| whole_months(run).0).sum();
        for from in (0..95).step_by(3) {
            for one in (from..130).step_by(5) {
                for other in one..(one + 40) {
                    for to in [other + 27, other + 28, other + 30, other + 31, other + 61] {
                        let apart: f64 = months(vec![(at(from), at(one)), (at(other), at(to))]);
                        let whole: f64 = months(vec![(at(from), at(to))]);
                        assert!(apart <= whole, "{from} {one} {other} {to}");
                    }
                }
            }
        }
    }
}
