//! A part of a page under a heading.

use leptos::prelude::*;

/// A part of a page.
#[component]
pub fn Panel(
    /// The heading of second rank.
    #[prop(into)]
    title: String,
    /// A class; empty for none.
    #[prop(into, optional)]
    class: String,
    /// What stands in it.
    body: Vec<AnyView>,
) -> AnyView {
    let class = (!class.is_empty()).then_some(class);
    view! {
        <section class=class>
            <h2>{title}</h2>
            {body}
        </section>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let words = view! { <p>"本通知没有规定。"</p> }.into_any();
    view! { <Panel title="评审费" body=vec![words]/> }.into_any()
}
