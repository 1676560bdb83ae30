//! A text as it is printed or handed on.

use leptos::prelude::*;

/// A text whose lines stay as they are; it scrolls by itself and is reached by the keyboard.
#[component]
pub fn Paper(
    /// What it is, for a screen reader.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    text: Signal<String>,
) -> AnyView {
    view! { <pre class="paper" tabindex="0" role="region" aria-label=label>{text}</pre> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! { <Paper label="凭据" text="结论：可申报\n日期：2026-11-26"/> }.into_any()
}
