//! The person's own plan (倒排日程): from the end of the application window back to the last day on
//! which 单位公示 can begin.
//!
//! Days of the calendar are counted as they are. Working days are counted by the tables of holidays that
//! the notice's folder or the common one has, the first day included, as the printed example of
//! 2021.10.25-10.29 shows; in a year without a table nothing is counted and [`note`] says so.

use chrono::{Days, NaiveDate};

use super::words;
use super::words::is_applying;
use crate::assess::assessment::{Assessment, Deadline, Unreckoned, WindowSource, WindowStatus};
use crate::domain::order;
use crate::domain::{Case, Fact, Moment, Truth};
use crate::notice::Notice;
use crate::notice::model::{ClauseId, Publicity};

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
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// The steps.
    pub steps: Vec<Step>,
    /// How long 单位公示 takes.
    pub publicity: Publicity,
    /// The last day on which it can begin; the year without a table of holidays where it cannot be
    /// counted.
    pub last_start: Result<NaiveDate, i32>,
    /// Whether that day has passed; none where the day of the assessment is not known.
    pub late: Option<bool>,
}

/// How long the unit shows the application in public; none for whom it certainly is not.
#[must_use]
pub fn publicity<'n>(
    notice: &'n Notice,
    case: &Case,
    assessment: &Assessment,
) -> Option<&'n Publicity> {
    let matter = case.place(Fact::Matter)?;
    let facts = assessment.facts(case);
    notice
        .publicity
        .iter()
        .find(|publicity| publicity.matters.has(matter) && publicity.when.test(&facts) != Truth::No)
}

/// The plan for the case; none where the notice prints no publicity or no end of the window.
#[must_use]
pub fn plan(notice: &Notice, case: &Case, assessment: &Assessment) -> Option<Plan> {
    let publicity = publicity(notice, case, assessment)?;
    // Of several that have an end, the first that is not over.
    let with_end = |window: &&Deadline| is_applying(notice, window) && window.end.is_some();
    let mut ending = assessment.deadlines.iter().filter(with_end).peekable();
    let first = *ending.peek()?;
    let applying =
        ending.find(|window| window.status != Some(WindowStatus::Closed)).unwrap_or(first);
    let end = applying.end?;
    let shown = if publicity.calendar {
        let last = end.date.checked_sub_days(Days::new(1))?;
        let days = Days::new(u64::from(publicity.days.saturating_sub(1)));
        Ok((last.checked_sub_days(days)?, last))
    } else {
        let days = i32::from(publicity.days);
        notice
            .holidays
            .counted(end.date, -1, false)
            .and_then(|last| notice.holidays.counted(last, -days, true).map(|first| (first, last)))
    };
    let last_start = shown.map(|(first, _)| first);
    let (first, last) = shown.map_or((None, None), |(first, last)| (Some(first), Some(last)));
    let day = |date: Option<NaiveDate>| date.map(|date| Moment { date, minute: None });
    let mut steps = vec![
        Step {
            task: Task::Publicity,
            first: day(first),
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
    let late = case.today.zip(last_start.ok()).map(|(today, last_start)| today.date > last_start);
    Some(Plan { steps, publicity: publicity.clone(), last_start, late })
}

/// What to bear in mind with the counted days.
#[must_use]
pub fn note(notice: &Notice, plan: &Plan) -> String {
    match plan.last_start {
        _ if plan.publicity.calendar => "自然日连续计算，周末和节假日也算在内".to_owned(),
        Ok(_) => "已按公布的放假、调休安排扣除节假日，请核对".to_owned(),
        Err(year) => words::unreckoned(notice, Unreckoned::Holidays(year)),
    }
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

/// A step of the plan in one line.
#[must_use]
pub fn line(notice: &Notice, plan: &Plan, step: &Step) -> String {
    let mut text = match step.task {
        Task::Publicity => {
            let mut text = String::from("单位公示不少于 ");
            text.push_str(&plan.publicity.words());
            text
        }
        Task::Apply(source) | Task::Later(source) => words::window_label(notice, source).to_owned(),
    };
    let span = words::span(step.first, step.last);
    text.push_str(match step.task {
        Task::Publicity if span.is_empty() => "，要在申报截止以前做完",
        Task::Publicity => "，最迟：",
        _ => "：",
    });
    text.push_str(&span);
    text
}
