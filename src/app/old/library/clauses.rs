//! The clauses of all editions, to search and to browse.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{PORTION, count, filter, filters, link, marked, more, search};
use super::state::Reader;
use super::text;
use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::parts::{folded, heading, main};
use crate::app::words as shared;
use crate::flow::library::{Place, Query, search as finding};
use crate::notice::model::library::Entry;
use crate::notice::model::{CatalogEntry, library::Library};
use crate::platform::old_address as address;

/// What the fields of the page say.
#[derive(Clone, Copy)]
struct Fields {
    words: RwSignal<String>,
    topic: RwSignal<String>,
    shown: RwSignal<usize>,
}

/// The page.
pub fn page(reader: Reader) -> Node {
    let fields = Fields {
        words: RwSignal::new(String::new()),
        topic: RwSignal::new(String::new()),
        shown: RwSignal::new(PORTION),
    };
    let edition = move || match reader.place.get() {
        Place::Clauses(edition) => edition,
        _ => String::new(),
    };
    // What was shown of the last list says nothing about the next.
    Effect::new(move |_| {
        fields.words.track();
        fields.topic.track();
        reader.place.track();
        fields.shown.set(PORTION);
    });
    let unknown = live(move || {
        if edition().is_empty()
            || reader.editions().is_empty()
            || reader.edition(&edition()).is_some()
        {
            return nothing();
        }
        el("div").class("notice notice--warn").child(el("p").text(text::UNKNOWN_EDITION))
    });
    let editions = live(move || {
        let choices = reader.editions().into_iter().map(|entry| (entry.edition, entry.head.name));
        let choices =
            [(String::new(), text::ALL_EDITIONS.to_owned())].into_iter().chain(choices).collect();
        filter("edition", text::EDITION, choices, edition, |edition| {
            address::go(&Place::Clauses(edition).fragment());
        })
    });
    let topics = live(move || {
        let libraries = present(reader, &edition());
        let mut topics =
            finding::topics(libraries.iter().filter_map(|(_, library)| library.as_deref()));
        // A filter in force stays to be seen, even where it leaves nothing.
        let chosen = fields.topic.get_untracked();
        if !chosen.is_empty() && topics.iter().all(|(topic, _)| *topic != chosen) {
            topics.push((&chosen, 0));
        }
        let choices = topics
            .into_iter()
            .map(|(topic, number)| (topic.to_owned(), format!("{topic}（{number}）")));
        let choices =
            [(String::new(), text::ALL_TOPICS.to_owned())].into_iter().chain(choices).collect();
        filter(
            "topic",
            text::TOPIC,
            choices,
            move || fields.topic.get(),
            move |topic| fields.topic.set(topic),
        )
    });
    main(true)
        .child(heading(text::CLAUSES_TITLE))
        .child(el("p").class("lead").text(text::CLAUSES_LEAD))
        .child(unknown)
        .child(live(move || guides(reader)))
        .child(filters([search(text::SEARCH, text::SEARCH_HINT, fields.words), editions, topics]))
        .child(count(move || told(&present(reader, &edition()), &fields)))
        .child(live(move || results(&present(reader, &edition()), &fields)))
}

/// Where to read how the application system is filled.
fn guides(reader: Reader) -> Node {
    let links = reader
        .editions()
        .into_iter()
        .map(|entry| el("li").child(link("", &entry.head.name, &Place::Fill(entry.edition))));
    folded(text::FILL_TITLE, el("ul").children(links))
}

type Shelf = Vec<(CatalogEntry, Option<Arc<Library>>)>;

/// The editions looked at, each with its clauses once they have come.
fn present(reader: Reader, edition: &str) -> Shelf {
    let all = reader.editions();
    let known = all.iter().any(|entry| entry.edition == edition);
    all.into_iter()
        .filter(|entry| !known || entry.edition == edition)
        .map(|entry| {
            let library = reader.library(&entry);
            (entry, library)
        })
        .collect()
}

fn found(shelf: &Shelf, fields: &Fields) -> Vec<(usize, usize)> {
    let query = Query::new(&fields.words.get());
    let topic = fields.topic.get();
    let mut found = Vec::new();
    for (place, (_, library)) in shelf.iter().enumerate() {
        if let Some(library) = library {
            found.extend(
                finding::search(library, &query, &topic).into_iter().map(|entry| (place, entry)),
            );
        }
    }
    found
}

fn told(shelf: &Shelf, fields: &Fields) -> String {
    if shelf.is_empty() || shelf.iter().any(|(_, library)| library.is_none()) {
        return shared::LOADING.to_owned();
    }
    match found(shelf, fields).len() {
        0 => text::NOTHING_FOUND.to_owned(),
        number => format!("找到 {number} 条"),
    }
}

fn results(shelf: &Shelf, fields: &Fields) -> Node {
    let found = found(shelf, fields);
    let query = Query::new(&fields.words.get());
    let items = found.iter().take(fields.shown.get()).filter_map(|(place, entry)| {
        let (edition, library) = shelf.get(*place)?;
        Some(item(edition, library.as_ref()?.entries.get(*entry)?, &query))
    });
    el("div")
        .child(el("ul").class("results").children(items))
        .child(more(found.len(), fields.shown))
}

fn item(edition: &CatalogEntry, entry: &Entry, query: &Query) -> Node {
    let place = Place::Clause(edition.edition.clone(), entry.id.clone());
    let title = el("a")
        .class("results__link")
        .attr("href", &place.href())
        .text(&edition.head.name)
        .text(" ");
    let note = el("span").class("results__note").text(&entry.topic).text("：");
    el("li")
        .class("results__item")
        .child(marked(title, query, &entry.place))
        .child(marked(el("p").class("quoted"), query, &entry.shown()))
        .child(marked(note, query, &entry.meaning))
}
