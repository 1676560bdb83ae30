//! The main part of a page.

use leptos::prelude::*;

use crate::app::live::when;

/// A page: its heading takes the focus on arrival, so that a reader hears where they have come to.
#[component]
pub fn Page(
    /// The one heading of first rank; empty where a part of the page brings it.
    #[prop(into)]
    heading: Signal<String>,
    /// As wide as tables need it.
    #[prop(optional)]
    wide: bool,
    /// What stands above the heading.
    #[prop(optional)]
    above: Vec<AnyView>,
    /// What stands below it, each already a view of its own: pages differ in these parts only.
    body: Vec<AnyView>,
) -> AnyView {
    let class = if wide { "page page--wide" } else { "page" };
    let named = move || !heading.with(String::is_empty);
    let title = when(named, move || view! { <h1 tabindex="-1">{heading}</h1> }.into_any());
    view! {
        <main class=class id="main">
            {above}
            {title}
            {body}
        </main>
    }
    .into_any()
}

/// A paragraph; most of what a page says.
#[component]
pub fn Para(
    /// The words.
    #[prop(into)]
    text: Signal<String>,
    /// `lead`, `hint`, `no-print` …; empty for an ordinary one.
    #[prop(into, optional)]
    class: String,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    view! { <p class=class>{text}</p> }.into_any()
}

/// What is counted in figures.
const UNITS: [char; 13] =
    ['个', '年', '月', '天', '日', '元', '学', '时', '项', '份', '次', '人', '篇'];

/// Words of which no date, and no figure with its unit, is torn at the end of a line.
#[must_use]
pub fn dates(words: &str) -> AnyView {
    let mut pieces: Vec<AnyView> = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|mark: char| mark.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        let of_date = |mark: char| mark.is_ascii_digit() || matches!(mark, '年' | '月' | '日');
        let mut end = from.find(|mark| !of_date(mark)).unwrap_or(from.len());
        let (_, tail) = from.split_at(end);
        if let Some(unit) = tail.strip_prefix(' ').filter(|unit| unit.starts_with(UNITS)) {
            end += 1 + unit.find(|mark: char| !UNITS.contains(&mark)).unwrap_or(unit.len());
        }
        let (run, after) = from.split_at(end);
        pieces.push(before.to_owned().into_any());
        let run = run.to_owned();
        pieces.push(if run.contains(['月', ' ']) {
            view! { <span class="num">{run}</span> }.into_any()
        } else {
            run.into_any()
        });
        rest = after;
    }
    pieces.push(rest.to_owned().into_any());
    pieces.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! {
        <Para class="lead" text="回答几个问题，对照通知原文逐条核对。"/>
        <Para text="一段普通的文字。"/>
        <Para class="hint" text="一段提示。"/>
    }
    .into_any()
}
