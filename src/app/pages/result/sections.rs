//! Fee, continuing education, citation: a line each, with its clause.

use leptos::prelude::*;

use super::facts::{clauses, is_review, said};
use crate::app::components::{CopyButton, Panel, Para};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::{CourseStatus, Role};
use crate::domain::Fact;
use crate::export::words as phrases;
use crate::notice::Notice;

/// The fee, or that none is printed.
pub fn fee(view: &View) -> Option<AnyView> {
    if !is_review(view) || view.case.option(Fact::TargetLevel).is_none() {
        return None;
    }
    let fee = view.assessment.fee.and_then(|fee| view.notice.fees.get(usize::from(fee)));
    Some(match fee {
        Some(fee) => {
            let from = if fee.status == words::REFERENCE { words::FEE_ELSEWHERE } else { "" };
            let words = ["每人 ", &fee.amount.to_string(), " 元", from].concat();
            said(view, words::FEE, &words, &[fee.clause])
        }
        None => said(view, words::FEE, words::FEE_UNKNOWN, &[]),
    })
}

/// Continuing education.
pub fn courses(view: &View) -> Option<AnyView> {
    let status = view.assessment.courses?;
    let clauses =
        view.notice.courses.as_ref().map(|courses| courses.clauses.as_slice()).unwrap_or_default();
    Some(said(view, words::COURSES, courses_said(&view.notice, status), clauses))
}

/// The status in words for people.
fn courses_said(notice: &Notice, status: CourseStatus) -> &str {
    match status {
        CourseStatus::Met => words::COURSES_MET,
        CourseStatus::Unmet => words::COURSES_UNMET,
        CourseStatus::NotRequired => words::COURSES_FREE,
        CourseStatus::General => match phrases::courses(notice, status) {
            "未写学时" => words::COURSES_NO_HOURS,
            _ => words::COURSES_ASK,
        },
    }
}

/// The citation, to be copied.
pub fn citation(view: &View) -> Option<AnyView> {
    let (words, place) = phrases::citation(&view.notice, &view.assessment);
    let text = words?;
    // Where points are printed for the level, the person can say which one is theirs.
    let printed = view.notice.citation.as_ref().is_some_and(|citation| {
        let level = view.case.option(Fact::TargetLevel);
        citation.points.iter().any(|point| Some(usize::from(point.level)) == level)
    });
    let blank = if printed { words::CITATION_CHOOSE } else { words::CITATION_BLANK };
    let blank = place.is_none().then(|| view! { <Para text=blank/> });
    let body = vec![
        blank.into_any(),
        cite(&text),
        quotes::beside(&view.notice, &clauses(view, Role::Citation)),
    ];
    Some(view! { <Panel title=words::CITATION body=body/> }.into_any())
}

/// Words to copy.
fn cite(text: &str) -> AnyView {
    let (shown, copied) = (text.to_owned(), text.to_owned());
    let copy = Callback::new(move |()| copied.clone());
    view! {
        <div class="cite">
            <p class="cite__text">{shown}</p>
            <div class="btns no-print"><CopyButton label=words::COPY words=copy/></div>
        </div>
    }
    .into_any()
}
