//! The path: from office to office, and what to carry.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::rows::contact;
use crate::app::old::parts::{para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::Role;

/// The path, or that it must be asked for.
pub fn path(view: &View) -> Node {
    if !super::goes_on(view) || super::is_certificate(view) {
        return nothing();
    }
    let Some(path) = view.assessment.path.and_then(|path| view.notice.paths.get(usize::from(path)))
    else {
        let first = view.notice.head.contacts.first();
        return section(text::PATH).child(para(text::PATH_UNKNOWN)).child_opt(first.map(contact));
    };
    let stations = path
        .nodes
        .iter()
        .map(|node| el("li").class("station").child(el("span").class("station__name").text(node)));
    let section = section(text::PATH)
        .child(el("ol").class("path").attr("aria-label", text::PATH).children(stations))
        .child(super::folded(view, &super::clauses(view, Role::Path)));
    if path.documents.is_empty() {
        return section;
    }
    section
        .child(el("h3").text(text::DOCUMENTS))
        .child(el("ul").children(path.documents.iter().map(|document| el("li").text(document))))
}
