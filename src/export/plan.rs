//! The person's own plan (倒排日程): from the end of the application window back to the last day on
//! which 单位公示 can begin.
//!
//! Days of the calendar are counted as they are. Working days are Monday to Friday and the first day counts, as the printed example of
//! 2021.10.25-10.29 shows; no notice prints a calendar of holidays, so none is taken into account
//! and [`NOTE`] says so.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::words;
use crate::assess::assessment::{Assessment, Deadline, WindowSource};
use crate::domain::order;
use crate::domain::{Case, Fact, Moment};
use crate::notice::Notice;
use crate::notice::model::{ClauseId, Publicity, WINDOW_KINDS};

/// What to bear in mind with every counted day.
pub const NOTE: &str = "未扣除法定节假日和调休，请核对";
/// Places of the windows in which one applies, online or on the spot, in [`WINDOW_KINDS`].
const APPLYING: [usize; 2] = [0, 3];

/// What is done in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Task {
    /// 单位公示, counted back (推导).
    Publicity,
    /// Handing in within a printed window.
    Apply(WindowSource),
    /// A printed window after that.
    Later(WindowSource),
}

/// A dated step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// What is done.
    pub task: Task,
    /// First day or minute; where none is printed it is open.
    pub first: Option<Moment>,
    /// Last day or minute, inclusive.
    pub last: Option<Moment>,
    /// The clause, where one is printed.
    pub clause: Option<ClauseId>,
}

/// A plan: its steps in the order of their days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Step>,
    /// How long 单位公示 takes.
    pub publicity: Publicity,
    /// The last day on which it can begin.
    pub last_start: NaiveDate,
    /// Whether that day has passed; none where the day of the assessment is not known.
    pub late: Option<bool>,
}

/// The plan for the case; none where the notice prints no publicity or no end of the window.
#[must_use]
pub fn plan(notice: &Notice, case: &Case, assessment: &Assessment) -> Option<Plan> {
    let matter = case.option(Fact::Matter)?;
    let publicity =
        notice.publicity.iter().find(|publicity| publicity.matters & (1 << matter) != 0)?;
    let applying = assessment
        .deadlines
        .iter()
        .find(|window| is_applying(notice, window) && window.end.is_some())?;
    let end = applying.end?;
    let (last, last_start) = if publicity.calendar {
        let last = end.date.checked_sub_days(Days::new(1))?;
        (last, last.checked_sub_days(Days::new(u64::from(publicity.days.saturating_sub(1))))?)
    } else {
        let last = working_day_before(end.date)?;
        (last, counted_back(last, publicity.days)?)
    };
    let day = |date: NaiveDate| Some(Moment { date, minute: None });
    let mut steps = vec![
        Step {
            task: Task::Publicity,
            first: day(last_start),
            last: day(last),
            clause: Some(publicity.clause),
        },
        Step {
            task: Task::Apply(applying.source),
            first: applying.start,
            last: Some(end),
            clause: words::window_clause(notice, applying.source),
        },
    ];
    steps.extend(later(notice, assessment, end));
    let late = case.today.map(|today| today.date > last_start);
    Some(Plan { steps, publicity: *publicity, last_start, late })
}

fn is_applying(notice: &Notice, window: &Deadline) -> bool {
    let label = words::window_label(notice, window.source);
    APPLYING.iter().any(|kind| WINDOW_KINDS.get(*kind).is_some_and(|(_, name)| *name == label))
}

/// Windows that end after the application, by their first day.
fn later(notice: &Notice, assessment: &Assessment, end: Moment) -> Vec<Step> {
    let mut steps: Vec<Step> = assessment
        .deadlines
        .iter()
        .filter(|window| window.end.or(window.start).is_some_and(|last| end.is_before(last)))
        .filter(|window| !is_applying(notice, window))
        .map(|window| Step {
            task: Task::Later(window.source),
            first: window.start,
            last: window.end,
            clause: words::window_clause(notice, window.source),
        })
        .collect();
    order::sort_by_key(&mut steps, |step| {
        step.first.or(step.last).map(|moment| (moment.date, moment.minute))
    });
    steps
}

/// Whether people commonly work on this day.
#[must_use]
pub fn is_working_day(date: NaiveDate) -> bool {
    !matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The last working day before `date`.
#[must_use]
pub fn working_day_before(date: NaiveDate) -> Option<NaiveDate> {
    let mut day = date.checked_sub_days(Days::new(1))?;
    while !is_working_day(day) {
        day = day.checked_sub_days(Days::new(1))?;
    }
    Some(day)
}

/// The day on which `days` working days begin that end with the working day `last`, both counted.
#[must_use]
pub fn counted_back(last: NaiveDate, days: u16) -> Option<NaiveDate> {
    let mut first = last;
    for _ in 1..days {
        first = working_day_before(first)?;
    }
    Some(first)
}
