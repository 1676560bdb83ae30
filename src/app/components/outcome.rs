//! The outcome, above everything else.

use leptos::prelude::*;

use super::tag::Hue;

/// The banner of a result; its words are the heading of the page.
#[component]
pub fn OutcomeBanner(
    /// The outcome in one word.
    #[prop(into)]
    title: String,
    /// Its colour and shape.
    hue: Hue,
    /// What it means; empty where the rows say so.
    #[prop(into)]
    lead: String,
    /// Within a page that has a heading of its own.
    #[prop(optional)]
    within: bool,
    /// What is said besides, and the facts it rests on.
    body: Vec<AnyView>,
) -> AnyView {
    let title = if within {
        view! { <h2 class="outcome__title">{title}</h2> }.into_any()
    } else {
        view! { <h1 class="outcome__title" tabindex="-1">{title}</h1> }.into_any()
    };
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> });
    view! { <div class=hue.outcome()>{title}{lead}{body}</div> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    [
        ("可申报", Hue::Yes),
        ("不可申报", Hue::No),
        ("需人工核实", Hue::Check),
        ("信息不足", Hue::Unknown),
    ]
    .map(|(title, hue)| {
        view! { <OutcomeBanner title=title hue=hue lead="按您填写的情况核对。" body=Vec::new()/> }
    })
    .into_iter()
    .collect_view()
    .into_any()
}
