//! The parts of a long page.

use leptos::prelude::*;

use super::LinkButton;
use crate::flow::Route;

/// Links to the parts of a page, or to pages that belong together; `here` marks the present one.
#[component]
pub fn Contents(
    /// What they are, for a screen reader.
    #[prop(into)]
    label: String,
    /// The parts by name and route.
    parts: Vec<(String, Route)>,
) -> AnyView {
    let parts: Vec<AnyView> = parts
        .into_iter()
        .map(|(name, to)| {
            view! { <li><LinkButton class="contents__link" label=name to=to/></li> }.into_any()
        })
        .collect();
    view! { <nav class="contents no-print" aria-label=label><ul>{parts}</ul></nav> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let parts = vec![
        ("材料清单".to_owned(), Route::Takeaway("checklist".to_owned())),
        ("官方表格".to_owned(), Route::Takeaway("forms".to_owned())),
    ];
    view! { <Contents label="这一页有" parts=parts/> }.into_any()
}
