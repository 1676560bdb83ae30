//! One clause, with everything known of it.

use leptos::prelude::*;

use super::parts::link;
use super::state::Reader;
use super::text;
use crate::app::old::node::{Node, el, live, nothing, text as words};
use crate::app::old::parts::rows::{row, rows};
use crate::app::old::parts::{button, copy, folded, heading, main};
use crate::app::words as shared;
use crate::flow::library::Place;
use crate::flow::library::uses::{Use, uses};
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::{Entry, Library};
use crate::platform::old_address as address;

/// The page of the clause `id` of `edition`.
pub fn page(reader: Reader, edition: &str, id: &str) -> Node {
    let (edition, id) = (edition.to_owned(), id.to_owned());
    let elsewhere = RwSignal::new(false);
    // The page itself stays, as whoever shows it holds on to it; what is in it is drawn anew when
    // the clauses come, not when the rules do.
    main(true).child(live(move || {
        if reader.editions().is_empty() {
            return heading(shared::LOADING);
        }
        let Some(entry) = reader.edition(&edition) else {
            return unknown();
        };
        let Some(library) = reader.library(&entry) else {
            return heading(shared::LOADING);
        };
        let place = library.entries.iter().position(|clause| clause.id == id);
        let found = place.and_then(|place| Some((place, library.entries.get(place)?)));
        let Some((place, clause)) = found else {
            return unknown();
        };
        el("div")
            .child(heading(&name(&entry, clause)))
            .child(card(&entry, clause))
            .child(used(reader, &entry, &clause.id, elsewhere))
            .child(neighbours(&entry, &library, place))
    }))
}

/// What a clause of `edition` means, with its words and a link to it behind a line to open.
pub fn explained(edition: &str, clause: &Entry) -> Node {
    let place = Place::Clause(edition.to_owned(), clause.id.clone());
    let quote = el("blockquote")
        .class("clause")
        .child(el("p").text("“").text(&clause.shown()).text("”"))
        .child(el("p").class("clause__source").child(link("", &clause.place, &place)));
    el("div")
        .child(el("p").text(&clause.meaning))
        .child_opt(left_open(clause))
        .child(folded(text::SEE_QUOTE, el("div").child(quote)))
}

/// What a clause leaves open and whom to ask.
fn left_open(clause: &Entry) -> Option<Node> {
    (!clause.open.is_empty()).then(|| el("p").class("hint").text(&clause.open))
}

/// The title of the page.
pub fn title(reader: Reader, edition: &str, id: &str) -> String {
    let clause = reader.edition(edition).and_then(|entry| {
        let library = reader.library(&entry)?;
        library.entries.iter().find(|clause| clause.id == id).map(|clause| name(&entry, clause))
    });
    clause.unwrap_or_else(|| text::CLAUSES_TITLE.to_owned())
}

fn name(entry: &CatalogEntry, clause: &Entry) -> String {
    format!("{} {}", entry.head.name, clause.place)
}

fn unknown() -> Node {
    el("div")
        .child(heading(text::UNKNOWN_CLAUSE))
        .child(el("p").text(text::UNKNOWN_CLAUSE_BODY))
        .child(link("btn", text::TO_CLAUSES, &Place::Clauses(String::new())))
}

fn card(entry: &CatalogEntry, clause: &Entry) -> Node {
    let said = RwSignal::new("");
    let source = cited(entry, clause);
    let quote = format!("“{}”——{source}", clause.shown());
    let address = format!("{}{}", address::page(), place(entry, clause).href());
    let printed = (!clause.printed.is_empty()).then(|| {
        el("p")
            .text(text::PRINTED)
            .text("：“")
            .text(&clause.printed.join("……"))
            .text("”")
            .child(el("span").class("hint").text(text::PRINTED_HINT))
    });
    let known = [
        row(
            text::MEANING,
            el("div").child(el("p").text(&clause.meaning)).child_opt(left_open(clause)),
        ),
        row(text::NOTICE, words(&source)),
        row(text::TOPIC, words(&clause.topic)),
        row(text::ID, el("code").text(&clause.id)),
    ];
    el("div")
        .child(
            el("blockquote")
                .class("clause clause--here")
                .child(el("p").text("“").text(&clause.shown()).text("”"))
                .child_opt(printed),
        )
        .child(rows().children(known))
        .child(
            el("div")
                .class("btns")
                .child(copy::button(text::COPY_QUOTE, said, move || quote.clone()))
                .child(copy::button(text::COPY_LINK, said, move || address.clone()))
                .child(copy::answer(said)),
        )
}

/// Notice and place, as one cites them.
fn cited(entry: &CatalogEntry, clause: &Entry) -> String {
    let number = if entry.head.number.is_empty() {
        String::new()
    } else {
        format!("（{}）", entry.head.number)
    };
    format!("《{}》{number}{}", entry.head.title, clause.place)
}

fn place(entry: &CatalogEntry, clause: &Entry) -> Place {
    Place::Clause(entry.edition.clone(), clause.id.clone())
}

fn used(reader: Reader, entry: &CatalogEntry, id: &str, elsewhere: RwSignal<bool>) -> Node {
    let (own, clause) = (entry.clone(), id.to_owned());
    let here = live(move || match reader.notice(&own) {
        None => el("p").text(shared::LOADING),
        Some(notice) => list(&uses(&notice, &clause), text::NO_USES),
    });
    let (own, clause) = (entry.edition.clone(), id.to_owned());
    let others = live(move || {
        if !elsewhere.get() {
            return button("btn btn--quiet", text::USES_ELSEWHERE_ASK, move || elsewhere.set(true));
        }
        let mut found = el("div").attr("role", "status").child(el("h3").text(text::USES_ELSEWHERE));
        let mut none = true;
        for other in reader.editions().into_iter().filter(|other| other.edition != own) {
            let Some(notice) = reader.notice(&other) else {
                return el("p").attr("role", "status").text(shared::LOADING);
            };
            let uses = uses(&notice, &clause);
            if !uses.is_empty() {
                none = false;
                found = found.child(el("h4").text(&other.head.name)).child(list(&uses, ""));
            }
        }
        if none { el("p").attr("role", "status").text(text::NO_USES_ELSEWHERE) } else { found }
    });
    el("section").child(el("h2").text(text::USES)).child(here).child(others)
}

fn list(uses: &[Use], none: &str) -> Node {
    if uses.is_empty() {
        return el("p").text(none);
    }
    let items = uses.iter().map(|(part, words)| {
        el("li").child(el("span").class("tag tag--plain").text(part.name())).text(" ").text(words)
    });
    el("ul").class("uses").children(items)
}

fn neighbours(entry: &CatalogEntry, library: &Library, at: usize) -> Node {
    let around = [
        (text::BEFORE, at.checked_sub(1).and_then(|before| library.entries.get(before))),
        (text::AFTER, library.entries.get(at + 1)),
    ];
    let items = around.into_iter().map(|(label, clause)| match clause {
        None => nothing(),
        Some(clause) => el("li")
            .class("results__item")
            .child(link(
                "results__link",
                &format!("{label}：{}", clause.place),
                &place(entry, clause),
            ))
            .child(el("p").class("quoted").text(&clause.shown())),
    });
    let whole = format!("查看“{}”的全部条款", entry.head.name);
    el("section")
        .child(el("h2").text(text::NEIGHBOURS))
        .child(el("ul").class("results").children(items))
        .child(link("btn", &whole, &Place::Clauses(entry.edition.clone())))
}
