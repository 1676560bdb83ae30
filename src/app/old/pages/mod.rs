//! The pages, one file each.

pub mod check;
pub mod question;
pub mod result;
pub mod start;

use std::sync::Arc;

use leptos::prelude::*;

use super::node::{Node, el, live, nothing};
use super::parts::{heading, link, main};
use super::state::{View, Wizard};
use super::text;
use crate::flow::Place;

/// The page for the present place.
pub fn page(wizard: Wizard) -> Node {
    match wizard.place.get() {
        Place::Page(key) => question::page(wizard, &key, false),
        Place::Change(key) => question::page(wizard, &key, true),
        Place::Check => check::page(wizard),
        Place::Result => result::page(wizard),
        Place::Start => start::page(wizard),
    }
}

/// The title of the present page.
#[must_use]
pub fn title(wizard: Wizard) -> String {
    match wizard.place.get() {
        Place::Page(key) | Place::Change(key) => question::title(wizard, &key),
        Place::Check => text::CHECK_TITLE.to_owned(),
        Place::Result => result::title(wizard),
        Place::Start => String::new(),
    }
}

/// What follows from the answers once the notice is here, for pages that are made once and then
/// kept: only the coming of the notice is followed, not every answer.
#[must_use]
pub fn settled(wizard: Wizard) -> Option<Arc<View>> {
    // Made anew once, when the rest of the notice has come.
    let ready = Memo::new(move |_| wizard.view.get().map(|view| view.notice.is_complete()));
    if ready.get().is_some() { wizard.view.get_untracked() } else { None }
}

/// What stands there while the notice is on its way, or where none was chosen.
pub fn waiting(wizard: Wizard) -> Node {
    let none = live(move || {
        if wizard.answers.with(|answers| !answers.get("edition").is_empty()) {
            return nothing();
        }
        el("div").child(el("p").text(text::NO_NOTICE)).child(link(
            "btn btn--primary",
            text::BEGIN,
            &Place::Start,
        ))
    });
    main(false).child(heading(text::LOADING)).child(none)
}
