//! Clauses of a notice, in its own words.

use leptos::prelude::*;

use super::LinkButton;
use crate::app::words::report::LINK as REPORT;
use crate::flow::Route;

/// A clause as quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// What it means, in plain words; empty for none.
    pub meaning: String,
    /// The words of the notice, between quotation marks.
    pub words: String,
    /// Where they stand.
    pub source: String,
    /// Its page in the library.
    pub to: Route,
}

/// Clauses one below the other, each verbatim and with its place.
#[component]
pub fn ClauseList(
    /// The clauses.
    clauses: Vec<Quote>,
) -> AnyView {
    clauses.into_iter().map(clause).collect_view().into_any()
}

fn clause(quote: Quote) -> AnyView {
    let Quote { meaning, words, source, to } = quote;
    let report = to.report().map(|to| view! { <LinkButton class="no-print" label=REPORT to=to/> });
    view! {
        <p>{meaning}</p>
        <blockquote class="clause">
            <p>{words}</p>
            <cite class="clause__source"><LinkButton label=source to=to/></cite>
            <span class="clause__source">{report}</span>
        </blockquote>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let quote = Quote {
        meaning: "硕士满 3 年可以考核确定为中级。".to_owned(),
        words: "“硕士研究生毕业后，从事本专业技术工作满 3 年，可考核确定为中级职称。”".to_owned(),
        source: "二、（三）".to_owned(),
        to: Route::parse("/library/"),
    };
    view! { <ClauseList clauses=vec![quote]/> }.into_any()
}
