//! The result: the outcome first, then everything that belongs to it, each with its clause.

use leptos::prelude::*;

use super::waiting;
use crate::app::node::Node;
use crate::app::parts::{heading, main};
use crate::app::state::Wizard;

/// The result page.
pub fn page(wizard: Wizard) -> Node {
    let Some(view) = wizard.view.get() else { return waiting(wizard) };
    main(true).child(heading(view.assessment.outcome.text()))
}

/// The title of the page.
pub fn title(wizard: Wizard) -> String {
    wizard.view.get().map(|view| view.assessment.outcome.text().to_owned()).unwrap_or_default()
}
