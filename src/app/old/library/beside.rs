//! What a notice says beside a page of the wizard or a part of the result.

use super::clause::explained;
use super::parts::link;
use super::state::Reader;
use super::text;
use crate::app::old::node::{Node, el, live};
use crate::app::old::parts::{heading, main, para};
use crate::app::words as shared;
use crate::flow::library::Place;

/// The page for the place `key` of the wizard under `edition`.
pub fn page(reader: Reader, edition: &str, key: &str) -> Node {
    let (edition, key) = (edition.to_owned(), key.to_owned());
    main(true).child(live(move || {
        let library = reader.edition(&edition).and_then(|entry| reader.library(&entry));
        let Some(library) = library else {
            return heading(shared::LOADING);
        };
        let clauses: Vec<Node> = library
            .entries
            .iter()
            .filter(|clause| clause.show.contains(&key))
            .map(|clause| el("li").child(explained(&edition, clause)))
            .collect();
        let none = clauses.is_empty().then(|| para(text::BESIDE_NONE));
        el("div")
            .child(heading(text::BESIDE_TITLE))
            .child(para(text::BESIDE_LEAD).class("lead"))
            .child_opt(none)
            .child(el("ul").class("fill").children(clauses))
            .child(
                el("div")
                    .class("btns")
                    .child(link("btn", text::FILL_TITLE, &Place::Fill(edition.clone())))
                    .child(link("btn", text::TO_CLAUSES, &Place::Clauses(edition.clone()))),
            )
    }))
}
