//! Windows (期限) and where they stand today. A closed window never changes the outcome.

use super::assessment::{Deadline, Unreckoned, WindowSource, WindowStatus};
use crate::domain::case::whole;
use crate::domain::fact::Derived;
use crate::domain::{Cell, Fact, Moment, Slot};
use crate::notice::Notice;
use crate::notice::condition::{Base, Facts};
use crate::notice::model::{Holidays, Relative, Term, Timing, WINDOW_KINDS};
use crate::notice::sieve::Sifted;

/// Few cases have more windows, so that room for them is made once.
const WINDOWS: usize = 8;

/// The windows that apply, those of the committee table first.
#[must_use]
pub fn deadlines(notice: &Notice, left: &Sifted<'_>, facts: &Facts<'_>) -> Vec<Deadline> {
    let mut found = Vec::with_capacity(WINDOWS);
    let today = facts.case.today;
    let number = whole(facts.cell(Derived::Committee.slot()));
    let committee = number.and_then(|number| notice.committees_numbered(number).next());
    let cell = |slot| facts.cell(slot);
    if let Some((place, committee)) = committee {
        for (kind, timing) in &committee.windows {
            let source = WindowSource::Committee(place, *kind);
            found.push(reckoned(source, timing, &notice.holidays, today, cell, Err(WINDOW)));
        }
    }
    for (place, window) in left.holding(&notice.windows) {
        if window.when.holds(facts) {
            let source = WindowSource::Text(place);
            let of = match &window.timing {
                Timing::Relative(relative) => named(notice, &found, &relative.of),
                _ => Err(WINDOW),
            };
            found.push(reckoned(source, &window.timing, &notice.holidays, today, cell, of));
        }
    }
    found
}

/// Why a window has no days that is reckoned from another which this person does not have.
const WINDOW: Unreckoned = Unreckoned::Window;

/// The days of the window of this label among those that apply. Of several whose days differ none is
/// taken for the one that is meant.
fn named(notice: &Notice, found: &[Deadline], label: &str) -> Result<Days, Unreckoned> {
    let mut days = Err(WINDOW);
    let mine = |window: &&Deadline| window_label(notice, window.source) == label;
    for window in found.iter().filter(mine) {
        let own = window.unreckoned.map_or(Ok((window.start, window.end)), Err);
        if days.is_ok() && days != own {
            return Err(WINDOW);
        }
        days = own;
    }
    days
}

/// What a window is for.
#[must_use]
pub fn window_label(notice: &Notice, source: WindowSource) -> &str {
    let label = match source {
        WindowSource::Committee(_, kind) => {
            WINDOW_KINDS.get(usize::from(kind)).map(|(_, label)| *label)
        }
        WindowSource::Text(place) => place.of(&notice.windows).map(|window| window.label.as_str()),
    };
    label.unwrap_or_default()
}

/// A window with its days, as far as they can be reckoned from the facts that `cell` knows and the days `of`
/// the window it is reckoned from.
#[must_use]
pub fn reckoned(
    source: WindowSource,
    timing: &Timing,
    holidays: &Holidays,
    today: Option<Moment>,
    cell: impl Fn(Slot) -> Cell,
    of: Result<Days, Unreckoned>,
) -> Deadline {
    let days = match timing {
        Timing::Fixed(start, end) => Ok((*start, *end)),
        Timing::Recurring(recurrence) => {
            match today.map_or(Ok(None), |today| recurrence.at(today, holidays)) {
                Ok(Some((start, end))) => Ok((Some(start), Some(end))),
                Ok(None) => Err(Unreckoned::Occurrence),
                Err(year) => Err(Unreckoned::Holidays(year)),
            }
        }
        Timing::Relative(relative) => from_dates(relative, holidays, &cell, of),
    };
    let (start, end) = days.unwrap_or_default();
    let status = today.filter(|_| days.is_ok()).map(|today| status(today, start, end));
    Deadline { source, start, end, status, unreckoned: days.err() }
}

/// The first and last day or minute of a window.
pub type Days = (Option<Moment>, Option<Moment>);

fn from_dates(
    relative: &Relative,
    holidays: &Holidays,
    cell: &impl Fn(Slot) -> Cell,
    of: Result<Days, Unreckoned>,
) -> Result<Days, Unreckoned> {
    let day = |date| Moment { date, minute: None };
    let placed = |mut term: Term| {
        if let Some(last) = term.edge {
            let (start, end) = of?;
            let edge = if last { end } else { start }.ok_or(WINDOW)?;
            term.bound.base = Base::Day(edge.date);
        }
        Ok(term)
    };
    let start = match relative.start {
        Some(term) => Some(day(term_day(placed(term)?, false, holidays, cell)?)),
        None => None,
    };
    let end = match relative.end {
        Some(term) => {
            let mut last = term_day(placed(term)?, relative.counts_first, holidays, cell)?;
            if relative.put_off {
                last = holidays.put_off(last).map_err(Unreckoned::Holidays)?;
            }
            Some(day(last))
        }
        None => None,
    };
    Ok((start, end))
}

/// The day of a term. Where the day it is reckoned from `counts`, it is the first of the days added.
fn term_day(
    term: Term,
    counts: bool,
    holidays: &Holidays,
    cell: &impl Fn(Slot) -> Cell,
) -> Result<chrono::NaiveDate, Unreckoned> {
    let unknown = match term.bound.base {
        Base::Fact(slot) => Unreckoned::Fact(slot),
        Base::Day(_) => Unreckoned::Fact(Fact::Today.slot()),
    };
    let (first, last) = term.bound.days(cell).ok_or(unknown)?;
    if first != last {
        return Err(unknown);
    }
    if term.working != 0 {
        return holidays.counted(first, term.working, counts).map_err(Unreckoned::Holidays);
    }
    let (months, days) = (term.bound.months, term.bound.days);
    let earlier = match (months, days) {
        _ if !counts => Some(first),
        (0, 0) => Some(first),
        _ if months >= 0 && days >= 0 => first.pred_opt(),
        _ => first.succ_opt(),
    };
    earlier.ok_or(unknown)
}

/// Where a window stands: its end is inclusive, a missing end is open.
#[must_use]
pub fn status(today: Moment, start: Option<Moment>, end: Option<Moment>) -> WindowStatus {
    if start.is_some_and(|start| today.is_before(start)) {
        WindowStatus::Ahead
    } else if end.is_some_and(|end| end.is_before(today)) {
        WindowStatus::Closed
    } else {
        WindowStatus::Open
    }
}
