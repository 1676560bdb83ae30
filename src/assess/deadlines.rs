//! Windows (期限) and where they stand today. A closed window never changes the outcome.

use super::assessment::{Deadline, WindowSource, WindowStatus};
use crate::domain::fact::Derived;
use crate::domain::{Cell, Moment};
use crate::notice::Notice;
use crate::notice::condition::Facts;

/// The windows that apply, those of the committee table first.
#[must_use]
pub fn deadlines(notice: &Notice, matter: u64, facts: &Facts<'_>) -> Vec<Deadline> {
    let mut found = Vec::new();
    let today = facts.case.today;
    let committee = match facts.cell(Derived::Committee.slot()) {
        Cell::Number(row) => {
            let mut table = notice.committees.iter().enumerate();
            table.find(|(_, committee)| f64::from(committee.seq).total_cmp(&row).is_eq())
        }
        _ => None,
    };
    if let Some((place, committee)) = committee {
        for (kind, start, end) in &committee.windows {
            found.push(Deadline {
                source: WindowSource::Committee(u16::try_from(place).unwrap_or(0), *kind),
                start: *start,
                end: *end,
                status: today.map(|today| status(today, *start, *end)),
            });
        }
    }
    for (place, window) in notice.windows.iter().enumerate() {
        if window.matters & matter == 0 || !window.when.holds(facts) {
            continue;
        }
        found.push(Deadline {
            source: WindowSource::Text(u16::try_from(place).unwrap_or(0)),
            start: window.start,
            end: window.end,
            status: today.map(|today| status(today, window.start, window.end)),
        });
    }
    found
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
