//! Days as conditions name them: a day, today or a fact's date, with years, months or days added.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::domain::packed::packed;
use crate::domain::{Cell, Fact, PartialDate, Slot};

/// What a day is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// This day.
    Day(NaiveDate),
    /// The date of a fact.
    Fact(Slot),
}
packed!(enum Base { 0 = Day(day), 1 = Fact(slot) });

/// A day: a base with months and days added. Where a month has no such day, its last is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// From where.
    pub base: Base,
    /// Months added, a year being twelve.
    pub months: i32,
    /// Days added, after the months.
    pub days: i32,
}
packed!(Bound { base, months, days });

impl Bound {
    /// A day of the calendar.
    #[must_use]
    pub const fn on(day: NaiveDate) -> Self {
        Self { base: Base::Day(day), months: 0, days: 0 }
    }

    /// The day, as the first and last it can be; none while the date it is reckoned from is open.
    #[must_use]
    pub fn days(self, cell: impl Fn(Slot) -> Cell) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = match self.base {
            Base::Day(day) => (day, day),
            Base::Fact(slot) => match cell(slot) {
                Cell::Day(date) => interval(date),
                _ => return None,
            },
        };
        Some((self.shifted(first)?, self.shifted(last)?))
    }

    fn shifted(self, day: NaiveDate) -> Option<NaiveDate> {
        let months = Months::new(self.months.unsigned_abs());
        let moved = if self.months < 0 {
            day.checked_sub_months(months)
        } else {
            day.checked_add_months(months)
        }?;
        let days = Days::new(u64::from(self.days.unsigned_abs()));
        if self.days < 0 { moved.checked_sub_days(days) } else { moved.checked_add_days(days) }
    }
}

/// The days a date can be: itself, or all days of its month.
#[must_use]
pub fn interval(date: PartialDate) -> (NaiveDate, NaiveDate) {
    if date.exact {
        return (date.date, date.date);
    }
    let next = date.date.checked_add_months(Months::new(1));
    let last = next.and_then(|day| day.pred_opt()).unwrap_or(date.date);
    (date.date, last)
}

/// Between which days a date must lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Span {
    /// On or after.
    pub from: Option<Bound>,
    /// On or before.
    pub until: Option<Bound>,
    /// After.
    pub after: Option<Bound>,
    /// Before.
    pub before: Option<Bound>,
}
packed!(Span { from, until, after, before });

impl Span {
    /// Whether the date lies so; none where that rests on an open date or on the day of a month.
    #[must_use]
    pub fn decides(&self, date: PartialDate, cell: impl Fn(Slot) -> Cell + Copy) -> Option<bool> {
        let (first, last) = interval(date);
        let mut sure = true;
        // Of each bound: whether every day of the date satisfies it, and whether none does.
        let tests = [
            (self.from, true, true),
            (self.after, true, false),
            (self.until, false, true),
            (self.before, false, false),
        ];
        for (bound, later, inclusive) in tests {
            let Some(bound) = bound else { continue };
            let Some((low, high)) = bound.days(cell) else {
                sure = false;
                continue;
            };
            let (all, none) = match (later, inclusive) {
                (true, true) => (first >= high, last < low),
                (true, false) => (first > high, last <= low),
                (false, true) => (last <= low, first > high),
                (false, false) => (last < low, first >= high),
            };
            if none {
                return Some(false);
            }
            sure &= all;
        }
        sure.then_some(true)
    }

    /// Calls `see` with every fact whose date it is reckoned from.
    pub fn visit(&self, see: &mut impl FnMut(Slot)) {
        for bound in [self.from, self.until, self.after, self.before].into_iter().flatten() {
            if let Base::Fact(slot) = bound.base {
                see(slot);
            }
        }
    }
}

/// Whether the literal day is the first of a month, so that a month alone never straddles it.
#[must_use]
pub fn is_month_start(day: NaiveDate) -> bool {
    day.day() == 1
}

/// The fact that 今天 stands for.
#[must_use]
pub const fn today() -> Base {
    Base::Fact(Fact::Today.slot())
}
