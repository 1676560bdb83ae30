//! What this tool is, how it comes to its results, and where its limits are.

use super::parts::link;
use super::state::Reader;
use super::text;
use crate::app::old::node::{Node, el, live};
use crate::app::old::parts::{heading, main};
use crate::app::words as shared;
use crate::flow::library::Place;
use crate::notice::model::CatalogEntry;

/// The page.
pub fn page(reader: Reader) -> Node {
    let parts = text::ABOUT.map(|(title, sentences)| {
        el("section")
            .child(el("h2").text(title))
            .children(sentences.iter().map(|words| el("p").text(words)))
    });
    let editions = live(move || {
        let editions = reader.editions();
        if editions.is_empty() {
            return el("p").text(shared::LOADING);
        }
        el("div").children(editions.iter().map(edition))
    });
    main(false)
        .child(heading(text::ABOUT_TITLE))
        .children(parts)
        .child(
            el("section")
                .child(el("h2").text(text::EDITIONS))
                .child(el("p").text(text::EDITIONS_HINT))
                .child(editions),
        )
        .child(
            el("section")
                .child(el("h2").text(text::VERSION))
                .child(el("p").class("num").text(env!("CARGO_PKG_VERSION"))),
        )
}

fn edition(entry: &CatalogEntry) -> Node {
    let head = &entry.head;
    let number =
        if head.number.is_empty() { String::new() } else { format!("（{}）", head.number) };
    el("section")
        .class("card about__notice")
        .child(el("h3").class("card__title").child(link(
            "",
            &head.name,
            &Place::Clauses(entry.edition.clone()),
        )))
        .child(el("p").text(&format!("《{}》{number}", head.title)))
        .child(el("p").text(&head.summary))
        .child(el("p").text(&head.expiry))
        .child(el("p").class("hint").text("规则摘要 ").child(el("code").text(&entry.digest)))
}
