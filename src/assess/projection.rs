//! A notice moved to another year: "if the conditions stay as they are". The day to which years are
//! counted, the windows, and the years of reviews and courses move; nothing else does. It is a
//! projection and never the notice of that year.

use chrono::{Datelike, NaiveDate};

use crate::domain::Moment;
use crate::notice::Notice;
use crate::notice::model::Timing;

/// The notice as if it had been issued for `year`.
#[must_use]
pub fn projected(notice: &Notice, year: i32) -> Notice {
    let by = year - i32::from(notice.head.year);
    let mut moved = notice.clone();
    moved.head.year = u16::try_from(year).unwrap_or(moved.head.year);
    for ladder in &mut moved.ladders {
        ladder.cutoff = later(ladder.cutoff, by);
        if let Some(delay) = &mut ladder.delay {
            delay.years = (delay.years.0 + by, delay.years.1 + by);
        }
    }
    if let Some(rule) = moved.courses.as_mut().and_then(|courses| courses.rule.as_mut()) {
        rule.to_year += by;
    }
    for window in &mut moved.windows {
        // What began once and has no end goes on.
        if let Timing::Fixed(start, Some(end)) = &mut window.timing {
            *start = start.map(|start| moment(start, by));
            *end = moment(*end, by);
        }
    }
    for (_, timing) in moved.committees.iter_mut().flat_map(|row| &mut row.windows) {
        if let Timing::Fixed(start, end) = timing {
            *start = start.map(|start| moment(start, by));
            *end = end.map(|end| moment(end, by));
        }
    }
    moved
}

fn moment(moment: Moment, by: i32) -> Moment {
    Moment { date: later(moment.date, by), ..moment }
}

/// The same day `by` years later; the last of February where the 29th is none.
fn later(date: NaiveDate, by: i32) -> NaiveDate {
    let year = date.year() + by;
    date.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 2, 28)).unwrap_or(date)
}
