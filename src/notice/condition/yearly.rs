//! Years of which a list must have an entry each.

use chrono::Datelike;

use super::Facts;
use crate::domain::packed::packed;
use crate::domain::{Cell, Entry, Slot};

/// A year: of the calendar, or so many after the year of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// The fact that is the date; none for the calendar's.
    pub since: Option<Slot>,
    /// The year, or how many after the date's.
    pub years: i32,
}
packed!(Year { since, years });

impl Year {
    /// The year of the calendar; none while the date is open. A month alone is enough.
    #[must_use]
    pub fn of(self, facts: &Facts<'_>) -> Option<i32> {
        match self.since.map(|slot| facts.cell(slot)) {
            None => Some(self.years),
            Some(Cell::Day(day)) => Some(day.date.year() + self.years),
            Some(_) => None,
        }
    }
}

/// Each of these years, both ends included, has an entry; there are none of them where the first comes after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Yearly {
    /// The member that is the year of an entry.
    pub year: Slot,
    /// The first.
    pub from: Year,
    /// The last.
    pub to: Year,
    /// Whether a year without entry is known not to have one; else nobody may have filled it in, and it is undecided.
    pub settled: bool,
}
packed!(Yearly { year, from, to, settled });

impl Yearly {
    /// Whether each has an entry; none where that is undecided: an entry of which the year is open may be of any.
    #[must_use]
    pub fn decides(&self, entries: &[Entry], facts: &Facts<'_>) -> Option<bool> {
        let (from, to) = (self.from.of(facts)?, self.to.of(facts)?);
        let years = || entries.iter().map(|entry| entry.number(usize::from(self.year)));
        if (from..=to).all(|year| years().any(|own| own == Some(f64::from(year)))) {
            return Some(true);
        }
        let known = years().all(|own| own.is_some());
        (self.settled && known).then_some(false)
    }
}
