//! Continuing education (继续教育).

use super::assessment::{CourseStatus, LadderResult};
use crate::domain::fact::{ListKind, yearly};
use crate::domain::{Case, Fact};
use crate::notice::model::{CourseRule, Courses};
use chrono::Datelike;

/// What can be said of the hours shown; [`CourseStatus::General`] where nothing is counted.
#[must_use]
pub fn status(courses: &Courses, case: &Case, ladder: &LadderResult) -> CourseStatus {
    let Some(rule) = &courses.rule else {
        return CourseStatus::General;
    };
    // Where the notice names the years itself, they are asked of everybody.
    if let Some(first) = rule.from_year
        && case.entries(ListKind::CourseYear).is_some()
        && ladder.status.is_some()
    {
        let since = ladder.prior.map_or(first, |prior| first.max(prior.obtained.date.year() + 1));
        let all = (since..=rule.to_year).all(|year| fulfilled(rule, case, year));
        return if all { CourseStatus::Met } else { CourseStatus::Unmet };
    }
    match ladder.prior {
        Some(prior) if case.entries(ListKind::CourseYear).is_some() => {
            let all = ((prior.obtained.date.year() + 1)..=rule.to_year)
                .all(|year| fulfilled(rule, case, year));
            if all { CourseStatus::Met } else { CourseStatus::Unmet }
        }
        None if ladder.status.is_some() && case.option(Fact::FirstSubmitToCommittee) == Some(0) => {
            CourseStatus::NotRequired
        }
        _ => CourseStatus::General,
    }
}

fn fulfilled(rule: &CourseRule, case: &Case, year: i32) -> bool {
    let needed = rule.public.iter().find(|(from, _)| year >= *from).map_or(0, |(_, hours)| *hours);
    case.entries(ListKind::CourseYear).unwrap_or_default().iter().any(|entry| {
        let public = entry.number(yearly::PUBLIC_HOURS).unwrap_or(0.0);
        let professional = entry.number(yearly::PROFESSIONAL_HOURS).unwrap_or(0.0);
        entry.whole(yearly::YEAR) == year
            && public >= f64::from(needed)
            && public + professional >= f64::from(rule.total)
    })
}
