//! A part of a long page behind its title, so that a phone shows what there is on one screen.

use leptos::prelude::*;

use super::dates;
use super::details::due;
use crate::app::live::{hear, when};

/// A title to open, and what is behind it. Made as that of a
/// [`Details`](super::Details) is.
#[component]
pub fn Chapter(
    /// The id, by which it is printed alone and found by links.
    id: &'static str,
    /// The heading of second rank.
    #[prop(into)]
    title: String,
    /// What it is good for, in a few words.
    #[prop(into)]
    about: String,
    /// Open from the start.
    #[prop(optional)]
    open: bool,
    /// Makes what is behind the title.
    #[prop(into)]
    body: ViewFn,
) -> AnyView {
    let due = due(open);
    let opened = hear(move |_| {
        due.try_set(true);
    });
    let body = when(move || due.get(), move || body.run());
    view! {
        <details class="take" id=id open=open on:toggle=opened>
            <summary class="take__title">
                <h2>{title}</h2>
                <span class="hint take__about">{dates(&about)}</span>
            </summary>
            <div class="take__body">{body}</div>
        </details>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let body = || view! { <p>"身份证复印件 1 份"</p> };
    view! { <Chapter id="story-chapter" title="材料清单" about="带什么、几份" open=true body=body/> }
        .into_any()
}
