//! Dates as the notices write and count them.

use std::fmt::Write;

use chrono::{Datelike, NaiveDate};

use super::packed::packed;

/// A date as a person wrote it: a real calendar day, or a month that counts as its first day.
/// How it was written is kept, because certificates and citations repeat it unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PartialDate {
    /// The day it counts as.
    pub date: NaiveDate,
    /// Whether a day was given; if not, `date` is the first of the month.
    pub exact: bool,
}
packed!(PartialDate { date, exact });

impl PartialDate {
    /// Reads `YYYY-MM` or `YYYY-MM-DD` of the years 1950–2100; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let exact = text.len() == 10;
        let date = match text.len() {
            7 => day(text, "-01")?,
            10 => day(text, "")?,
            _ => return None,
        };
        (1950..=2100).contains(&date.year()).then_some(Self { date, exact })
    }
}

impl std::fmt::Display for PartialDate {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_day(out, self.date, self.exact)
    }
}

/// A day of the calendar in Asia/Shanghai, with the minute where one matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// Minutes since midnight; `None` where only the day is known.
    pub minute: Option<u16>,
}
packed!(Moment { date, minute });

impl Moment {
    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (date, clock) = match text.split_once('T') {
            Some((date, clock)) => (date, Some(clock)),
            None => (text, None),
        };
        if date.len() != 10 {
            return None;
        }
        let minute = match clock {
            None => None,
            Some(clock) => Some(minute_of_day(clock)?),
        };
        Some(Self { date: day(date, "")?, minute })
    }

    /// Whether this moment lies before `other`; by day where either has no clock time.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        match (self.minute, other.minute) {
            (Some(mine), Some(theirs)) => (self.date, mine) < (other.date, theirs),
            _ => self.date < other.date,
        }
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_day(out, self.date, true)?;
        match self.minute {
            None => Ok(()),
            Some(minute) => {
                out.write_str("T")?;
                padded(out, u32::from(minute / 60), 2)?;
                out.write_str(":")?;
                padded(out, u32::from(minute % 60), 2)
            }
        }
    }
}

/// The calendar day `text` + `tail`, both ASCII digits and hyphens in `YYYY-MM-DD`.
fn day(text: &str, tail: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-').chain(tail.split('-').filter(|part| !part.is_empty()));
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.len() != 2 || day.len() != 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(i32::try_from(digits(year)?).ok()?, digits(month)?, digits(day)?)
}

fn minute_of_day(clock: &str) -> Option<u16> {
    let (hour, minute) = clock.split_once(':')?;
    if hour.len() != 2 || minute.len() != 2 {
        return None;
    }
    let (hour, minute) = (digits(hour)?, digits(minute)?);
    if hour > 23 || minute > 59 {
        return None;
    }
    u16::try_from(hour * 60 + minute).ok()
}

/// ASCII digits only: `str::parse` would also take a sign.
fn digits(text: &str) -> Option<u32> {
    text.bytes().try_fold(0u32, |sum, byte| {
        let digit = byte.checked_sub(b'0').filter(|digit| *digit < 10)?;
        sum.checked_mul(10)?.checked_add(u32::from(digit))
    })
}

/// Written by hand because chrono's formatter costs 21 KB of download.
fn write_day(out: &mut std::fmt::Formatter<'_>, date: NaiveDate, exact: bool) -> std::fmt::Result {
    padded(out, u32::try_from(date.year()).unwrap_or(0), 4)?;
    out.write_str("-")?;
    padded(out, date.month(), 2)?;
    if exact {
        out.write_str("-")?;
        padded(out, date.day(), 2)?;
    }
    Ok(())
}

fn padded(out: &mut std::fmt::Formatter<'_>, number: u32, width: u32) -> std::fmt::Result {
    for place in (0..width).rev() {
        let digit = number / 10u32.pow(place) % 10;
        out.write_char(char::from_digit(digit, 10).unwrap_or('0'))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_counts_as_its_first_day_and_is_written_back_as_a_month() {
        let month = PartialDate::parse("2018-06").unwrap();
        assert_eq!(month.date, PartialDate::parse("2018-06-01").unwrap().date);
        assert_eq!(month.to_string(), "2018-06");
    }

    #[test]
    fn only_real_days_of_1950_to_2100_are_dates() {
        for good in ["1950-01", "2100-12-31", "2020-02-29"] {
            assert!(PartialDate::parse(good).is_some(), "{good}");
        }
        for bad in [
            "1949-12",
            "2101-01",
            "2021-02-29",
            "2021-13",
            "2021-1",
            "+021-01",
            "2021-01-",
            "2021",
            "",
        ] {
            assert!(PartialDate::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_moment_without_a_clock_time_is_compared_by_day() {
        let at = |text| Moment::parse(text).unwrap();
        assert!(!at("2022-11-29").is_before(at("2022-11-29T17:30")));
        assert!(at("2022-11-29T17:30").is_before(at("2022-11-29T17:31")));
        assert!(!at("2022-11-29T17:30").is_before(at("2022-11-29T17:30")));
        assert!(Moment::parse("2022-11-29T24:00").is_none());
    }
}
