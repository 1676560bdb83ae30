//! The outcome in words, for what, under which notice, on which day.

use leptos::prelude::*;

use super::facts::{chosen, is_certificate};
use crate::app::components::{Banner, Hue, Outcome as Shown, SummaryList, SummaryRow, Weight};
use crate::app::state::View;
use crate::app::words;
use crate::assess::Outcome;
use crate::domain::Fact;
use crate::domain::options::List;
use crate::export::outcome::{self, Time};

/// The colour and shape of an outcome.
#[must_use]
pub const fn hue(outcome: Outcome) -> Hue {
    match outcome {
        Outcome::Eligible => Hue::Yes,
        Outcome::Ineligible => Hue::No,
        Outcome::Verify | Outcome::Elsewhere => Hue::Check,
        Outcome::Unanswered => Hue::Unknown,
    }
}

/// The banner.
pub fn banner(view: &View) -> AnyView {
    let assessment = &view.assessment;
    let head = outcome::head(&view.notice, &view.case, assessment);
    let why = head.why.iter().map(|why| view! { <p>{why.clone()}</p> }.into_any());
    let body = why.chain(Some(facts(view))).collect();
    // What was met in a year gone by is not shown as a green light.
    let hue = match (hue(assessment.outcome), head.time) {
        (Hue::Yes, Time::Over) => Hue::Check,
        (hue, _) => hue,
    };
    view! { <Shown title=head.verdict hue=hue lead=head.now body=body/> }.into_any()
}

/// What was applied for and what it was held against.
fn facts(view: &View) -> AnyView {
    let head = &view.notice.head;
    let series = view.case.option(Fact::TargetSeries);
    let named = |level: usize| {
        outcome::level(&view.notice.dialect, level, series.filter(|_| !is_certificate(view)))
    };
    let kind = view
        .assessment
        .kind
        .and_then(|kind| view.notice.options(List::Kinds).get(usize::from(kind)));
    let level = if is_certificate(view) { Fact::CertLevel } else { Fact::TargetLevel };
    let notice = if head.number.is_empty() {
        head.title.clone()
    } else {
        [head.title.as_str(), "（", &head.number, "）"].concat()
    };
    let rows = [
        SummaryRow::words(words::MATTER, chosen(view, Fact::Matter, List::Matters)),
        SummaryRow::words(words::SERIES, chosen(view, Fact::TargetSeries, List::Series)),
        SummaryRow::words(words::TARGET, &view.case.option(level).map(named).unwrap_or_default()),
        SummaryRow::words(words::KIND, kind.unwrap_or_default()),
        SummaryRow::words(words::NOTICE, &notice),
    ];
    view! { <SummaryList rows=rows.into_iter().flatten().collect()/> }.into_any()
}

/// That the notice is of a year gone by.
pub fn expiry(view: &View) -> AnyView {
    view! { <Banner weight=Weight::Warn text=view.notice.head.expiry.clone()/> }.into_any()
}
