//! The outcome in words, for what, under which notice, on which day.

use leptos::prelude::*;

use super::facts::{chosen, is_certificate};
use crate::app::components::{Banner, Hue, Outcome as Shown, SummaryList, SummaryRow, Weight};
use crate::app::state::View;
use crate::app::words;
use crate::assess::Outcome;
use crate::domain::{Fact, options};
use crate::export::words as phrases;

/// The colour and shape of an outcome.
#[must_use]
pub const fn hue(outcome: Outcome) -> Hue {
    match outcome {
        Outcome::Eligible => Hue::Yes,
        Outcome::Ineligible => Hue::No,
        Outcome::Verify => Hue::Check,
        Outcome::Unanswered => Hue::Unknown,
    }
}

/// The banner.
pub fn banner(view: &View) -> AnyView {
    let assessment = &view.assessment;
    let lead = match assessment.outcome {
        Outcome::Eligible => words::ELIGIBLE,
        Outcome::Ineligible => words::INELIGIBLE,
        Outcome::Verify => words::VERIFY,
        Outcome::Unanswered => words::UNANSWERED_RESULT,
    };
    let likely = (assessment.outcome == Outcome::Verify).then_some(match assessment.preliminary {
        Some(true) => words::LIKELY,
        Some(false) => words::UNLIKELY,
        None => words::UNDECIDED,
    });
    let likely = likely.map(|words| view! { <p><strong>{words}</strong></p> }.into_any());
    let body = likely.into_iter().chain(Some(facts(view))).collect();
    let title = assessment.outcome.text();
    view! { <Shown title=title hue=hue(assessment.outcome) lead=lead body=body/> }.into_any()
}

/// What was applied for and what it was held against.
fn facts(view: &View) -> AnyView {
    let head = &view.notice.head;
    let kind = view.assessment.kind.and_then(|kind| options::KINDS.get(usize::from(kind))).copied();
    let level = if is_certificate(view) { Fact::CertLevel } else { Fact::TargetLevel };
    let notice = if head.number.is_empty() {
        head.title.clone()
    } else {
        [head.title.as_str(), "（", &head.number, "）"].concat()
    };
    let today = view.case.today.map(phrases::moment).unwrap_or_default();
    let rows = [
        SummaryRow::words(words::MATTER, chosen(view, Fact::Matter, options::MATTERS)),
        SummaryRow::words(words::SERIES, chosen(view, Fact::TargetSeries, options::SERIES)),
        SummaryRow::words(words::TARGET, chosen(view, level, options::LEVELS)),
        SummaryRow::words(words::KIND, kind.unwrap_or_default()),
        SummaryRow::words(words::NOTICE, &notice),
        SummaryRow::words(words::EDITION_YEAR, &super::years(i32::from(head.year))),
        SummaryRow::words(words::DAY_OF_RESULT, &today),
    ];
    view! { <SummaryList rows=rows.into_iter().flatten().collect()/> }.into_any()
}

/// That the notice is of a year gone by.
pub fn expiry(view: &View) -> AnyView {
    view! { <Banner weight=Weight::Warn text=view.notice.head.expiry.clone()/> }.into_any()
}
