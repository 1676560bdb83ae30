//! When something takes place: from day to day, again and again, or reckoned from a date; and which
//! days people work.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::domain::Moment;
use crate::domain::packed::packed;
use crate::notice::condition::Bound;

/// When a window is open. Its last day or minute is inclusive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Timing {
    /// From and to; open where none is printed, with neither at any time.
    Fixed(Option<Moment>, Option<Moment>),
    /// Again and again.
    Recurring(Recurrence),
    /// Reckoned from dates.
    Relative(Relative),
}
packed!(enum Timing { 0 = Fixed(start, end), 1 = Recurring(recurrence), 2 = Relative(relative) });

/// A window that comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// Months from one to the next, 1, 3 or 12 (counted from January); 0 is a week.
    pub months: u8,
    /// Its first day or minute within each.
    pub start: RecurringDay,
    /// Its last; within the next one where it is before the first.
    pub end: RecurringDay,
    /// From when on it comes.
    pub first: Option<NaiveDate>,
    /// Until when.
    pub last: Option<NaiveDate>,
}
packed!(Recurrence { months, start, end, first, last });

/// A day or minute within a week, month, quarter or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecurringDay {
    /// The month within the quarter or year, from 1; 1 elsewhere.
    pub month: u8,
    /// The day of the month, its last where it has no such; in a week 1 is Monday. Of working days which of
    /// the month, from its end where it is below zero.
    pub day: i32,
    /// Whether working days are counted.
    pub working: bool,
    /// Minutes since midnight.
    pub minute: Option<u16>,
}
packed!(RecurringDay { month, day, working, minute });

/// A window reckoned from dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// The label of the window from whose first or last day it is reckoned; empty where it is not.
    pub of: String,
    /// The first day; open where none is printed.
    pub start: Option<Term>,
    /// The last.
    pub end: Option<Term>,
    /// Whether the day itself from which the end is reckoned is the first that counts.
    pub counts_first: bool,
    /// Whether a last day on which nobody works is put off to the next on which people do.
    pub put_off: bool,
}
packed!(Relative { of, start, end, counts_first, put_off });

/// A day with working days added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// The day; of another window what is added to its first or last.
    pub bound: Bound,
    /// Whether it is the first (false) or last day of another window.
    pub edge: Option<bool>,
    /// Working days after it, or before.
    pub working: i32,
}
packed!(Term { bound, edge, working });

/// Which days people work: Monday to Friday but for `off`, and `work`. Of years without a table
/// nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    /// The years of which there is a table.
    pub years: Vec<u16>,
    /// Days from Monday to Friday on which nobody works.
    pub off: Vec<NaiveDate>,
    /// Saturdays and Sundays on which people do.
    pub work: Vec<NaiveDate>,
}
packed!(Holidays { years, off, work });

impl Holidays {
    /// Whether people work on this day.
    ///
    /// # Errors
    /// The year, where there is no table of it.
    pub fn is_working(&self, day: NaiveDate) -> Result<bool, i32> {
        if !self.years.iter().any(|year| i32::from(*year) == day.year()) {
            return Err(day.year());
        }
        Ok(if is_weekend(day) { self.work.contains(&day) } else { !self.off.contains(&day) })
    }

    /// The `count`th working day after `day`, or before it where the count is negative; with none
    /// the day itself. Where `counts_first` the day itself is the first, if people work on it.
    ///
    /// # Errors
    /// The first year without a table that is met on the way.
    pub fn counted(
        &self,
        day: NaiveDate,
        count: i32,
        counts_first: bool,
    ) -> Result<NaiveDate, i32> {
        let (mut day, mut left) = (day, count.unsigned_abs());
        if counts_first && left > 0 && self.is_working(day)? {
            left -= 1;
        }
        while left > 0 {
            day = beside(day, count < 0).ok_or_else(|| day.year())?;
            if self.is_working(day)? {
                left -= 1;
            }
        }
        Ok(day)
    }

    /// The day itself, or the next on which people work.
    ///
    /// # Errors
    /// The first year without a table that is met on the way.
    pub fn put_off(&self, mut day: NaiveDate) -> Result<NaiveDate, i32> {
        while !self.is_working(day)? {
            day = beside(day, false).ok_or_else(|| day.year())?;
        }
        Ok(day)
    }
}

/// Whether it is a Saturday or Sunday.
#[must_use]
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The day before or after.
fn beside(day: NaiveDate, before: bool) -> Option<NaiveDate> {
    if before { day.pred_opt() } else { day.succ_opt() }
}

impl Recurrence {
    /// The occurrence that is open at `today`, else the next, else the last there was; none where it
    /// never comes.
    ///
    /// # Errors
    /// The year without a table of holidays that keeps its days from being told.
    pub fn at(&self, today: Moment, holidays: &Holidays) -> Result<Option<(Moment, Moment)>, i32> {
        let within = |(start, _): &(Moment, Moment)| {
            self.first.is_none_or(|first| start.date >= first)
                && self.last.is_none_or(|last| start.date <= last)
        };
        let today = Moment { date: today.date.max(self.first.unwrap_or(today.date)), ..today };
        let mut last = None;
        for turn in -2..=2 {
            let occurrence = match self.turn(today.date, turn, holidays) {
                // Over before the period of today, whatever its days.
                Err(_) if turn < -1 || (turn < 0 && !self.goes_over()) => continue,
                occurrence => occurrence?.filter(within),
            };
            let Some(occurrence) = occurrence else { continue };
            last = Some(occurrence);
            if !occurrence.1.is_before(today) {
                break;
            }
        }
        let Some(day) = self.last.filter(|_| last.is_none()) else { return Ok(last) };
        for turn in (-2..=2).rev() {
            if let Some(occurrence) = self.turn(day, turn, holidays)?.filter(within) {
                return Ok(Some(occurrence));
            }
        }
        Ok(None)
    }

    /// Whether it ends in the period after that in which it begins.
    fn goes_over(&self) -> bool {
        let (start, end) = (self.start, self.end);
        match (start.working, end.working) {
            _ if start.month != end.month => end.month < start.month,
            (false, false) => end < start,
            (true, true) if (start.day < 0) == (end.day < 0) => end < start,
            // From the end of a month into the next.
            (true, _) => start.day < 0,
            (false, true) => false,
        }
    }

    /// The occurrence of the period so many after that of `day`.
    fn turn(
        &self,
        day: NaiveDate,
        turn: i32,
        holidays: &Holidays,
    ) -> Result<Option<(Moment, Moment)>, i32> {
        let Some(begin) = self.period(day, turn) else { return Ok(None) };
        let end = if self.goes_over() { self.period(day, turn + 1) } else { Some(begin) };
        let Some(end) = end else { return Ok(None) };
        let start = self.within(begin, self.start, holidays)?;
        Ok(start.zip(self.within(end, self.end, holidays)?))
    }

    /// The first day of the period so many after that of `day`.
    fn period(&self, day: NaiveDate, turn: i32) -> Option<NaiveDate> {
        if self.months == 0 {
            let back = Days::new(u64::from(day.weekday().num_days_from_monday()));
            let by = Days::new(u64::from(turn.unsigned_abs()) * 7);
            let monday = day.checked_sub_days(back)?;
            return if turn < 0 {
                monday.checked_sub_days(by)
            } else {
                monday.checked_add_days(by)
            };
        }
        let months = u32::from(self.months);
        let month = day.month0() / months * months;
        let begin = NaiveDate::from_ymd_opt(day.year(), month + 1, 1)?;
        let by = Months::new(turn.unsigned_abs() * months);
        if turn < 0 { begin.checked_sub_months(by) } else { begin.checked_add_months(by) }
    }

    fn within(
        &self,
        begin: NaiveDate,
        turn: RecurringDay,
        holidays: &Holidays,
    ) -> Result<Option<Moment>, i32> {
        if !turn.working {
            return Ok(self.day_within(begin, turn));
        }
        let months = |more: u8| Months::new(u32::from(turn.month.saturating_sub(1) + more));
        let day = if turn.day > 0 {
            begin.checked_add_months(months(0))
        } else {
            begin.checked_add_months(months(1)).and_then(|next| next.pred_opt())
        };
        let Some(day) = day else { return Ok(None) };
        let date = holidays.counted(day, turn.day, true)?;
        Ok(Some(Moment { date, minute: turn.minute }))
    }

    fn day_within(&self, begin: NaiveDate, turn: RecurringDay) -> Option<Moment> {
        let first =
            begin.checked_add_months(Months::new(u32::from(turn.month.saturating_sub(1))))?;
        let day = u64::try_from(turn.day).unwrap_or(1).saturating_sub(1);
        let date = first.checked_add_days(Days::new(day))?;
        // The last day of a month that is too short for it.
        let short = self.months > 0 && date.month() != first.month();
        let after = first.checked_add_months(Months::new(1))?;
        let date = if short { after.pred_opt()? } else { date };
        Some(Moment { date, minute: turn.minute })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        Moment::parse(text).unwrap().date
    }

    /// A made-up year: Thursday 1 and Friday 2 January off, Sunday 4 worked.
    fn holidays() -> Holidays {
        Holidays {
            years: vec![2026],
            off: vec![day("2026-01-01"), day("2026-01-02")],
            work: vec![day("2026-01-04")],
        }
    }

    #[test]
    fn working_days_are_counted_over_holidays_and_both_ways() {
        let holidays = holidays();
        for (from, count, first, to) in [
            ("2026-01-03", 1, false, Ok("2026-01-04")),
            ("2026-01-03", 2, false, Ok("2026-01-05")),
            ("2026-01-05", 5, false, Ok("2026-01-12")),
            ("2026-01-05", 5, true, Ok("2026-01-09")),
            ("2026-01-03", 1, true, Ok("2026-01-04")),
            ("2026-01-05", -1, false, Ok("2026-01-04")),
            ("2026-01-05", -1, true, Ok("2026-01-05")),
            ("2026-01-04", 0, true, Ok("2026-01-04")),
            // 2025 has no table: nothing is guessed.
            ("2026-01-04", -1, false, Err(2025)),
            ("2026-12-31", 1, false, Err(2027)),
            ("2026-12-31", 1, true, Ok("2026-12-31")),
            ("2025-12-31", 1, true, Err(2025)),
        ] {
            let counted = holidays.counted(day(from), count, first);
            assert_eq!(counted, to.map(day), "{from} {count} {first}");
        }
        assert_eq!(holidays.put_off(day("2026-01-01")), Ok(day("2026-01-04")));
        assert_eq!(holidays.put_off(day("2026-01-05")), Ok(day("2026-01-05")));
        assert_eq!(holidays.put_off(day("2026-12-31")), Ok(day("2026-12-31")));
    }

    fn recurrence(months: u8, start: (u8, i32), end: (u8, i32)) -> Recurrence {
        let turn = |(month, day)| RecurringDay { month, day, working: false, minute: None };
        Recurrence { months, start: turn(start), end: turn(end), first: None, last: None }
    }

    fn at(recurrence: &Recurrence, today: &str) -> Option<(String, String)> {
        let found = recurrence.at(Moment::parse(today).unwrap(), &holidays()).unwrap();
        found.map(|(start, end)| (start.to_string(), end.to_string()))
    }

    #[test]
    fn the_open_occurrence_is_found_else_the_next() {
        let march = recurrence(12, (3, 1), (3, 31));
        let january_to_tenth = recurrence(1, (1, 1), (1, 10));
        let month_ends = recurrence(1, (1, 30), (1, 31));
        let quarters = recurrence(3, (3, 20), (3, 31));
        let over_new_year = recurrence(12, (12, 1), (1, 31));
        let leap = recurrence(12, (2, 29), (2, 29));
        let weekly = recurrence(0, (1, 2), (1, 4));
        for (recurrence, today, start, end) in [
            (&march, "2026-02-28", "2026-03-01", "2026-03-31"),
            (&march, "2026-03-31", "2026-03-01", "2026-03-31"),
            (&march, "2026-04-01", "2027-03-01", "2027-03-31"),
            (&january_to_tenth, "2026-12-10", "2026-12-01", "2026-12-10"),
            (&january_to_tenth, "2026-12-11", "2027-01-01", "2027-01-10"),
            (&month_ends, "2026-02-27", "2026-02-28", "2026-02-28"),
            (&month_ends, "2028-02-28", "2028-02-29", "2028-02-29"),
            (&month_ends, "2026-04-30", "2026-04-30", "2026-04-30"),
            (&quarters, "2026-06-30", "2026-06-20", "2026-06-30"),
            (&quarters, "2026-07-01", "2026-09-20", "2026-09-30"),
            (&over_new_year, "2027-01-31", "2026-12-01", "2027-01-31"),
            (&over_new_year, "2027-02-01", "2027-12-01", "2028-01-31"),
            (&leap, "2026-03-01", "2027-02-28", "2027-02-28"),
            (&leap, "2027-03-01", "2028-02-29", "2028-02-29"),
            // 3 March 2026 is a Tuesday.
            (&weekly, "2026-03-02", "2026-03-03", "2026-03-05"),
            (&weekly, "2026-03-05", "2026-03-03", "2026-03-05"),
            (&weekly, "2026-03-06", "2026-03-10", "2026-03-12"),
        ] {
            let wanted = Some((start.to_owned(), end.to_owned()));
            assert_eq!(at(recurrence, today), wanted, "{recurrence:?} {today}");
        }
    }

    #[test]
    fn working_days_of_a_month_are_counted_from_its_first_or_its_last() {
        let holidays = Holidays { years: vec![2026, 2027], ..holidays() };
        let turn = |day| RecurringDay { month: 1, day, working: true, minute: None };
        let monthly = |start, end| Recurrence {
            start: turn(start),
            end: turn(end),
            ..recurrence(1, (1, 1), (1, 1))
        };
        // Of January 2026 Thursday 1 and Friday 2 are off and Sunday 4 is worked.
        for (start, end, today, first, last) in [
            (1, 10, "2026-01-01", "2026-01-04", "2026-01-15"),
            (1, 10, "2026-01-15", "2026-01-04", "2026-01-15"),
            (1, 10, "2026-01-16", "2026-02-02", "2026-02-13"),
            (-5, -1, "2026-01-01", "2026-01-26", "2026-01-30"),
            (-5, -1, "2026-01-31", "2026-02-23", "2026-02-27"),
            // From the end of one month into the next.
            (-1, 1, "2026-02-28", "2026-02-27", "2026-03-02"),
            (-1, 1, "2026-03-03", "2026-03-31", "2026-04-01"),
        ] {
            let found = monthly(start, end).at(Moment::parse(today).unwrap(), &holidays);
            let (from, to) = found.unwrap().unwrap();
            assert_eq!((from.date, to.date), (day(first), day(last)), "{start} {end} {today}");
        }
        // 2028 has no table: of its January nothing is said, of the December before it all.
        let at =
            |start, end, today| monthly(start, end).at(Moment::parse(today).unwrap(), &holidays);
        assert!(at(1, 10, "2027-12-01").is_ok());
        assert_eq!(at(1, 10, "2027-12-31"), Err(2028));
        assert_eq!(at(-1, 1, "2027-12-31"), Err(2028));
        // Nor does a year before it that has none keep January from being told.
        assert!(at(1, 10, "2026-01-05").is_ok());
        assert_eq!(at(-1, 1, "2026-01-05"), Err(2025));
    }

    #[test]
    fn it_comes_only_between_its_first_and_its_last_day() {
        let mut monthly = recurrence(1, (1, 1), (1, 10));
        (monthly.first, monthly.last) = (Some(day("2026-03-02")), Some(day("2026-12-01")));
        let found = |today| at(&monthly, today).unwrap().0;
        assert_eq!(found("2020-01-01"), "2026-04-01");
        assert_eq!(found("2026-12-11"), "2026-12-01");
        assert_eq!(found("2031-05-05"), "2026-12-01");
        monthly.last = Some(day("2026-03-31"));
        assert_eq!(at(&monthly, "2026-03-15"), None);
    }
}
