//! What a button did, said to a screen reader too.

use leptos::prelude::*;

/// Words that say what happened. The element is there from the start: a live region that comes with its
/// words is not read out.
#[component]
pub fn Status(
    /// The words; empty while nothing has happened.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    view! { <span class="said" role="status">{text}</span> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! { <div class="btns"><Status text="已复制"/></div> }.into_any()
}
