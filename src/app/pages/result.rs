//! The result: the outcome first, then everything that belongs to it, each with its clause.

use leptos::prelude::*;

use super::waiting;
use crate::app::state::Wizard;

/// The result page.
pub fn page(wizard: Wizard) -> AnyView {
    let Some(view) = wizard.view.get() else { return waiting(wizard) };
    view! {
        <main class="page page--wide" id="main">
            <h1 tabindex="-1">{view.assessment.outcome.text()}</h1>
        </main>
    }
    .into_any()
}

/// The title of the page.
pub fn title(wizard: Wizard) -> String {
    wizard.view.get().map(|view| view.assessment.outcome.text().to_owned()).unwrap_or_default()
}
