//! What came out, in words for people: the line at the head of the result, of the text, of the
//! calendar and of the print, what is missing and how it is mended, and what to do next.
//!
//! The line says two things at once: whether the conditions are met by which notice, and whether one
//! can apply now. Nothing here decides; it tells what the assessment found.

mod brief;
mod lacks;
mod next;
mod this_year;

use chrono::Datelike;

use super::words;
use crate::assess::assessment::{Assessment, CourseStatus, Deadline, Outcome, Role, WindowStatus};
use crate::domain::options::{CERTIFICATE, REVIEW};
use crate::domain::{Case, Fact, Moment};
use crate::notice::Notice;
use crate::notice::model::ClauseId;

pub use super::words::is_applying;
pub use brief::{Point, accepted, brief, mends};
pub use lacks::{Lack, lacks};
pub use next::{Next, next, to_settle};
pub use this_year::{ThisYear, this_year};

/// Where the time to apply stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// It has passed.
    Over,
    /// It has not begun.
    Ahead,
    /// It is now.
    Now,
    /// The notice is of a year gone by, and prints none that is known for this person.
    Past,
    /// The notice prints none that is known for this person, or the day is not known.
    Unknown,
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The conditions, e.g. 条件符合（按2022年通知）.
    pub verdict: String,
    /// Now, e.g. 申报时间已过，现在不能凭这份通知申报; empty where there is nothing to say.
    pub now: String,
    /// Why, or what it depends on; a sentence each.
    pub why: Vec<String>,
    /// Where the time to apply stands.
    pub time: Time,
}

impl Head {
    /// Verdict and time in one line.
    #[must_use]
    pub fn line(&self) -> String {
        if self.now.is_empty() {
            self.verdict.clone()
        } else {
            [self.verdict.as_str(), " · ", &self.now].concat()
        }
    }
}

/// The head of the result.
#[must_use]
pub fn head(notice: &Notice, case: &Case, assessment: &Assessment) -> Head {
    let matter = case.place(Fact::Matter).unwrap_or(REVIEW);
    let time = time(notice, case, assessment);
    let (verdict, why) = match assessment.outcome {
        Outcome::Unanswered => (unanswered(assessment), Vec::new()),
        Outcome::Elsewhere => {
            ("通知写明您这种情形另行办理".to_owned(), elsewhere(notice, assessment))
        }
        Outcome::Ineligible => (
            ["不能申报（按", &year(notice), "）"].concat(),
            lacks(notice, case, assessment).into_iter().map(|lack| lack.why).collect(),
        ),
        Outcome::Eligible if matter == CERTIFICATE => {
            (registration(notice, assessment), Vec::new())
        }
        Outcome::Eligible => (["条件符合（按", &year(notice), "）"].concat(), Vec::new()),
        Outcome::Verify if matter == CERTIFICATE => {
            (["要先问清：", &registration(notice, assessment)].concat(), Vec::new())
        }
        Outcome::Verify => {
            ("要先问清，才知道能不能申报".to_owned(), leaning(notice, case, assessment))
        }
    };
    let speaks = matter != CERTIFICATE
        && !matches!(assessment.outcome, Outcome::Unanswered | Outcome::Elsewhere);
    let now = if speaks { now(notice, case, assessment, time) } else { String::new() };
    Head { verdict, now, why, time }
}

/// By which year's notice, in one piece in a title: 2022年通知; where the notice is not dated, 这份指南.
fn year(notice: &Notice) -> String {
    if notice.covers.has(REVIEW) {
        [&notice.head.year.to_string(), "年通知"].concat()
    } else {
        "这份通知".to_owned()
    }
}

fn unanswered(assessment: &Assessment) -> String {
    format!("还有 {} 个问题没有回答，答完才有结论", assessment.unanswered.len())
}

/// Where and how, in the words of the notice's rules.
fn elsewhere(notice: &Notice, assessment: &Assessment) -> Vec<String> {
    let rules = assessment.elsewhere.iter();
    rules.filter_map(|place| place.of(&notice.elsewhere)).map(|rule| rule.how.clone()).collect()
}

/// What to do about a certificate, in the notice's own short sentence.
fn registration(notice: &Notice, assessment: &Assessment) -> String {
    let action = notice.certificate.as_ref().zip(assessment.registration.as_ref());
    let action = action.and_then(|(rules, found)| found.action.of(&rules.actions));
    match action {
        Some(action) if !action.say.is_empty() => action.say.clone(),
        Some(action) => action.action.clone().unwrap_or_else(|| "怎样办，通知没有写".to_owned()),
        None => "怎样办，通知没有写".to_owned(),
    }
}

/// The window in which one applies now, else the next, else one whose days cannot be reckoned, else the
/// first, which is over.
#[must_use]
pub fn applying<'a>(notice: &Notice, assessment: &'a Assessment) -> Option<&'a Deadline> {
    let mut found: Option<&Deadline> = None;
    let rank = |window: &Deadline| match window.status {
        Some(WindowStatus::Open) => 0,
        None => 1,
        Some(WindowStatus::Ahead) => 2,
        Some(WindowStatus::Closed) => 3,
    };
    let key = |window: &Deadline| {
        // Of several that are still to come the earliest.
        let ahead = window.status == Some(WindowStatus::Ahead);
        (rank(window), window.start.filter(|_| ahead).map(|start| (start.date, start.minute)))
    };
    for window in assessment.deadlines.iter().filter(|window| is_applying(notice, window)) {
        if found.is_none_or(|other| key(window) < key(other)) {
            found = Some(window);
        }
    }
    found
}

/// Where the time to apply stands.
#[must_use]
pub fn time(notice: &Notice, case: &Case, assessment: &Assessment) -> Time {
    match applying(notice, assessment).map(|window| window.status) {
        Some(Some(WindowStatus::Open)) => Time::Now,
        Some(Some(WindowStatus::Ahead)) => Time::Ahead,
        Some(Some(WindowStatus::Closed)) => Time::Over,
        None if is_of_the_past(notice, case) => Time::Past,
        Some(None) | None => Time::Unknown,
    }
}

/// Whether the notice is of a year gone by, for a matter that is not done all the year round.
fn is_of_the_past(notice: &Notice, case: &Case) -> bool {
    let matter = case.place(Fact::Matter).unwrap_or(REVIEW);
    let all_year = matter == CERTIFICATE || (matter != REVIEW && notice.rhythm(matter).is_some());
    let older = |today: Moment| today.date.year() > i32::from(notice.head.year);
    !all_year && case.today.is_some_and(older)
}

/// Whether one can apply now.
fn now(notice: &Notice, case: &Case, assessment: &Assessment, time: Time) -> String {
    let window = applying(notice, assessment);
    match time {
        Time::Over => "申报时间已过，现在不能凭这份通知申报".to_owned(),
        Time::Ahead => {
            let start = window.and_then(|window| window.start).map(words::moment);
            ["还没到申报时间，", &start.unwrap_or_default(), " 开始"].concat()
        }
        Time::Now => match window.and_then(|window| window.end).map(words::moment) {
            Some(end) => ["现在可以申报，", &end, " 截止"].concat(),
            None => "现在可以申报".to_owned(),
        },
        Time::Past => "通知是往年的，现在能不能申报要看今年的通知".to_owned(),
        Time::Unknown => {
            if let Some(window) = window.filter(|window| window.unreckoned.is_some()) {
                return ["申报时间：", &words::window_when(notice, window)].concat();
            }
            let matter = case.place(Fact::Matter).unwrap_or(REVIEW);
            match notice.rhythm(matter).map(|rhythm| rhythm.text.as_str()) {
                Some(text) if matter != REVIEW => text.to_owned(),
                Some(text) => ["起止日期通知没有写，", text].concat(),
                None => String::new(),
            }
        }
    }
}

/// What a result that is still to be verified leans to, and why. It never says more than "perhaps
/// not": what is to be verified could turn it.
fn leaning(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<String> {
    let matter = case.place(Fact::Matter).unwrap_or(REVIEW);
    if matter != REVIEW {
        return judged(notice, assessment);
    }
    let mut why: Vec<String> =
        lacks(notice, case, assessment).into_iter().map(|lack| lack.why).collect();
    why.push(
        match assessment.preliminary {
            Some(true) => "下面的事问清以后没有问题，条件就符合。",
            Some(false) => "可能不够，先问清下面的事再决定。",
            None => "能不能申报，要看下面的事问清以后怎样。",
        }
        .to_owned(),
    );
    why
}

/// The judgement of a neighbouring matter, with its reason.
fn judged(notice: &Notice, assessment: &Assessment) -> Vec<String> {
    let judgement = assessment.found.judgement.and_then(|place| place.of(&notice.judgements));
    let mut why: Vec<String> = judgement
        .filter(|judgement| judgement.eligible == assessment.preliminary)
        .map(|judgement| judgement.why.clone())
        .filter(|why| !why.is_empty())
        .into_iter()
        .collect();
    why.push(
        match assessment.preliminary {
            Some(true) => "具体条件要先问清。",
            Some(false) => "按通知写的可能不行，先问清下面的事再决定。",
            None => "能不能办理，要看下面的事问清以后怎样。",
        }
        .to_owned(),
    );
    why
}

/// The clauses that prove a refusal for the reason that holds, the more telling one first.
#[must_use]
pub fn proofs(notice: &Notice, assessment: &Assessment) -> Vec<ClauseId> {
    let mut found = Vec::new();
    for clause in &assessment.exclusions {
        let holding = assessment.grounds(notice).filter(|exclusion| exclusion.clause == *clause);
        for proof in
            holding.flat_map(|exclusion| [exclusion.also, Some(exclusion.clause)]).flatten()
        {
            if !found.contains(&proof) {
                found.push(proof);
            }
        }
    }
    found
}

/// Whether the years rest on conditions that another notice prints.
#[must_use]
pub fn is_borrowed(notice: &Notice) -> bool {
    notice.ladders.iter().any(words::is_borrowed)
}

/// The notice whose conditions the years are borrowed from, as cited: its row's source before the place.
#[must_use]
pub fn borrowed_from(notice: &Notice, assessment: &Assessment) -> Option<String> {
    if !is_borrowed(notice) {
        return None;
    }
    let row = assessment.reasons.iter().find(|reason| reason.role == Role::Row)?;
    notice.clause(row.clause).map(|clause| clause.source.clone())
}

/// Whether continuing education falls short.
fn courses_short(assessment: &Assessment) -> bool {
    assessment.courses == Some(CourseStatus::Unmet)
}
