//! 今年: the same answers if the conditions stay as they are, by the engine with the years of the
//! notice moved to that of today. It is a projection and says so; the notice of this year decides.

use chrono::Datelike;

use super::is_applying;
use super::lacks::{Lack, lacks};
use crate::assess::assess;
use crate::assess::assessment::{Assessment, Outcome, Status};
use crate::domain::options::REVIEW;
use crate::domain::{Case, Fact, Moment, Until};
use crate::export::words;
use crate::notice::Notice;
use crate::notice::model::Link;

/// What can be said of this year.
#[derive(Debug, Clone, PartialEq)]
pub struct ThisYear<'n> {
    /// The year.
    pub year: i32,
    /// That it is a projection, and of what.
    pub note: String,
    /// What comes out if the conditions stay.
    pub verdict: String,
    /// What is missing then.
    pub lacks: Vec<Lack>,
    /// When the windows were in the year of the notice, without year.
    pub windows: Vec<String>,
    /// Where this year's notice can be looked for, as this notice prints it.
    pub links: Vec<&'n Link>,
}

/// This year, where the notice is of an earlier one and the matter is judged by years.
#[must_use]
pub fn this_year<'n>(
    notice: &'n Notice,
    case: &Case,
    assessment: &Assessment,
    today: Moment,
) -> Option<ThisYear<'n>> {
    let year = today.date.year();
    let printed = i32::from(notice.head.year);
    let by_years = case.place(Fact::Matter) == Some(REVIEW) && !notice.ladders.is_empty();
    if year <= printed || assessment.outcome == Outcome::Unanswered || !by_years {
        return None;
    }
    let mut now = case.clone();
    now.today = Some(today);
    now.until = Until::Later(year - printed);
    let found = assess(Some(notice), &now);
    let windows = assessment
        .deadlines
        .iter()
        .filter(|window| {
            is_applying(notice, window) || words::window_label(notice, window.source) == "缴费"
        })
        .map(|window| {
            [words::window_label(notice, window.source), "：", &words::window_when(notice, window)]
                .concat()
        })
        .collect();
    Some(ThisYear {
        year,
        note: format!(
            "这是推算，不是通知：把 {printed} 年通知的条件原样搬到 {year} 年，年限算到 {year} 年底。今年的条件可能不同，以今年的通知为准。"
        ),
        verdict: verdict(&found, year),
        lacks: lacks(notice, &now, &found),
        windows,
        links: notice.links.iter().collect(),
    })
}

fn verdict(found: &Assessment, year: i32) -> String {
    match (found.outcome, found.ladder.status) {
        (Outcome::Ineligible, _) => format!("如果条件不变，{year} 年也不能申报。"),
        (Outcome::Elsewhere, _) => format!("如果条件不变，{year} 年仍须另行办理。"),
        (Outcome::Unanswered, _) => "还有问题没有回答，推算不出来。".to_owned(),
        (_, Some(Status::Unmet)) => match found.ladder.earliest.filter(|first| *first > year) {
            Some(first) => format!("如果条件不变，{year} 年年限不够，{first} 年够。"),
            None => format!("如果条件不变，{year} 年还不够。"),
        },
        (Outcome::Eligible, _) => format!("如果条件不变，{year} 年条件符合。"),
        (Outcome::Verify, Some(Status::Met)) => {
            format!("如果条件不变，{year} 年学历和年限够了，其余的事还要问清。")
        }
        (Outcome::Verify, _) => format!("如果条件不变，{year} 年能不能申报，还要先问清。"),
    }
}
