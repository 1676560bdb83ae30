//! The outcome in words, the three things that matter, for what, under which notice, on which day.

use leptos::prelude::*;

use super::facts::{chosen, is_certificate};
use crate::app::components::{Hue, OutcomeBanner, SummaryList, SummaryRow, dates};
use crate::app::state::View;
use crate::app::words;
use crate::assess::Outcome;
use crate::domain::options::OptionList;
use crate::domain::{Fact, Moment};
use crate::export::outcome::{self, Time};
use crate::export::words as phrases;

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

/// The banner; its words are the heading of the page, or with `within` of a part of it.
pub fn banner(view: &View, within: bool) -> AnyView {
    let assessment = &view.assessment;
    let head = outcome::head(&view.notice, &view.case, assessment);
    let lines = outcome::brief(&view.notice, &view.case, assessment);
    let rows = lines
        .into_iter()
        .map(|point| {
            let says: Vec<AnyView> = point
                .says
                .into_iter()
                .map(|words| view! { <p>{dates(&words)}</p> }.into_any())
                .collect();
            SummaryRow::view(point.name, says.into_any())
        })
        .collect();
    let body = vec![
        view! { <SummaryList rows=rows/> }.into_any(),
        view! { <p class="hint">{dates(&about(view))}</p> }.into_any(),
        view! { <p class="hint">{dates(&held_on(view))}</p> }.into_any(),
    ];
    // What was met in a year gone by is not shown as a green light.
    let hue = match (hue(assessment.outcome), head.time) {
        (Hue::Yes, Time::Over | Time::Past) => Hue::Check,
        (hue, _) => hue,
    };
    view! { <OutcomeBanner title=head.verdict hue=hue lead="" within=within body=body/> }.into_any()
}

/// What was applied for and what it was held against, in a line.
fn about(view: &View) -> String {
    let head = &view.notice.head;
    let series = view.case.place(Fact::TargetSeries);
    let named = |level| {
        view.notice.vocabulary.level_in_words(level, series.filter(|_| !is_certificate(view)))
    };
    let kind = view.assessment.kind.and_then(|kind| view.notice.name(kind));
    let level = if is_certificate(view) { Fact::CertLevel } else { Fact::TargetLevel };
    let number =
        if head.number.is_empty() { String::new() } else { ["（", &head.number, "）"].concat() };
    let parts = [
        chosen(view, Fact::Matter, OptionList::Matters).to_owned(),
        chosen(view, Fact::TargetSeries, OptionList::Series).to_owned(),
        view.case.place(level).map(named).unwrap_or_default(),
        kind.unwrap_or_default().to_owned(),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    [&parts.join(" · "), words::HELD_AGAINST, &head.title, &number, "。"].concat()
}

/// The day it was reckoned for, and whether the notice is of a year gone by.
fn held_on(view: &View) -> String {
    let day = view.case.today.map(|today| phrases::moment(Moment { minute: None, ..today }));
    let day = day.unwrap_or_default();
    [words::ON_DAY, &day, words::ON_DAY_THEN, &view.notice.head.expiry].concat()
}
