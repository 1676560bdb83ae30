//! Continuing education (继续教育).

use chrono::{Datelike, NaiveDate};

use super::assessment::{CourseStatus, LadderResult};
use super::doubt::doubt;
use crate::domain::fact::{Derived, ListKind, yearly};
use crate::domain::options::REVIEW;
use crate::domain::{Cell, Entry, PartialDate};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{CourseRule, Courses};

/// What can be said of the hours shown; [`CourseStatus::General`] where nothing is counted, or where it is not
/// known whether the person has to show them.
#[must_use]
pub fn status(
    courses: &Courses,
    notice: &Notice,
    facts: &Facts<'_>,
    ladder: &LadderResult,
) -> CourseStatus {
    let Some(rule) = courses.rule.as_ref().filter(|_| ladder.status.is_some()) else {
        return CourseStatus::General;
    };
    if rule.exempt.holds(facts) {
        return CourseStatus::NotRequired;
    }
    // Where the notice names the years itself, they are asked of everybody.
    let since = ladder.prior.map(|prior| prior.obtained.date.year() + 1);
    let Some(since) = since.max(rule.from_year) else {
        return CourseStatus::General;
    };
    let shown = facts.case.entries(ListKind::CourseYear);
    let to_year = facts.case.until.year(rule.to_year);
    let mut facts = facts.clone();
    let mut sure = shown.is_some() || since <= to_year;
    for year in since..=to_year {
        if shown.is_some_and(|shown| fulfilled(rule, shown, year)) {
            continue;
        }
        let first = NaiveDate::from_ymd_opt(year, 1, 1);
        facts.derive(
            Derived::ThatYear,
            first.map_or(Cell::Open, |date| Cell::Day(PartialDate { date, exact: true })),
        );
        if !rule.exempt.holds(&facts) {
            let mut open = |slot| doubt(&notice.questions, slot, REVIEW, &facts);
            if shown.is_some() && !rule.exempt.could(true, &facts, &mut open) {
                return CourseStatus::Unmet;
            }
            sure = false;
        }
    }
    if sure { CourseStatus::Met } else { CourseStatus::General }
}

fn fulfilled(rule: &CourseRule, shown: &[Entry], year: i32) -> bool {
    let needed = rule.public.iter().find(|(from, _)| year >= *from).map_or(0, |(_, hours)| *hours);
    shown.iter().any(|entry| {
        let public = entry.number(yearly::PUBLIC_HOURS).unwrap_or(0.0);
        let professional = entry.number(yearly::PROFESSIONAL_HOURS).unwrap_or(0.0);
        entry.whole(yearly::YEAR) == year
            && public >= f64::from(needed)
            && public + professional >= f64::from(rule.total)
    })
}
