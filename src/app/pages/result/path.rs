//! The path: from office to office, and what to carry.

use leptos::prelude::*;

use super::facts::{clauses, goes_on, is_certificate};
use crate::app::components::{Contact, Para, PathPicture};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::Role;
use crate::notice::model::Path;

/// From where to where, in a line; none where nothing goes anywhere.
pub fn about(view: &View) -> Option<String> {
    let nodes = found(view).map(|path| path.nodes.join(" → "));
    let shown = goes_on(view) && !is_certificate(view);
    shown.then(|| nodes.unwrap_or_else(|| words::PATH_ASK.to_owned()))
}

fn found(view: &View) -> Option<&Path> {
    view.assessment.path.and_then(|path| path.of(&view.notice.paths))
}

/// The path, or that it must be asked for.
pub fn body(view: &View) -> Vec<AnyView> {
    match found(view) {
        None => {
            let first = view.notice.head.contacts.first();
            let first = first.map(|whom| view! { <Contact person=quotes::person(whom)/> });
            vec![view! { <Para text=words::PATH_UNKNOWN/> }.into_any(), first.into_any()]
        }
        Some(path) => {
            let documents: Vec<AnyView> = path
                .documents
                .iter()
                .map(|document| view! { <li>{document.clone()}</li> }.into_any())
                .collect();
            let documents = (!documents.is_empty())
                .then(|| view! { <h3>{words::DOCUMENTS}</h3> <ul>{documents}</ul> }.into_any());
            vec![
                view! { <PathPicture label=words::PATH stations=path.nodes.clone()/> }.into_any(),
                quotes::beside(&view.notice, &clauses(view, Role::Path)),
                documents.into_any(),
            ]
        }
    }
}
