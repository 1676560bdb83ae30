//! Two editions side by side.

use leptos::prelude::*;

use super::parts::{filter, link};
use super::state::Reader;
use super::text;
use crate::app::old::node::{Node, el, live};
use crate::app::old::parts::{heading, main, unseen};
use crate::app::words as shared;
use crate::flow::library::Place;
use crate::flow::library::compare::{self, Topic};
use crate::notice::Notice;
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::{Entry, Library};

/// More clauses than this stand behind a line to open.
const FEW: usize = 3;

/// The page.
pub fn page(reader: Reader) -> Node {
    let left = RwSignal::new(String::new());
    let right = RwSignal::new(String::new());
    // Until something is chosen, the two newest.
    let chosen = move || {
        let editions = reader.editions();
        let find = |id: String, place: usize| {
            editions
                .iter()
                .find(|entry| entry.edition == id)
                .or_else(|| editions.get(place))
                .cloned()
        };
        (find(left.get(), 0), find(right.get(), 1))
    };
    let fields = live(move || {
        let editions = reader.editions();
        let choices = || {
            editions.iter().map(|entry| (entry.edition.clone(), entry.head.name.clone())).collect()
        };
        let id = |entry: Option<CatalogEntry>| entry.map(|entry| entry.edition).unwrap_or_default();
        el("div").class("filters").children([
            filter(
                "left",
                text::LEFT,
                choices(),
                move || id(chosen().0),
                move |edition| left.set(edition),
            ),
            filter(
                "right",
                text::RIGHT,
                choices(),
                move || id(chosen().1),
                move |edition| right.set(edition),
            ),
        ])
    });
    let tables = live(move || match chosen() {
        (Some(left), Some(right)) if left.edition == right.edition => {
            el("p").attr("role", "status").text(text::SAME)
        }
        (Some(left), Some(right)) => {
            // All four files are asked for at once, before any is waited for.
            let notices = (reader.notice(&left), reader.notice(&right));
            let libraries = (reader.library(&left), reader.library(&right));
            match (notices, libraries) {
                ((Some(one), Some(other)), (Some(here), Some(there))) => el("div")
                    .child(contents([&left, &right], [&one, &other]))
                    .child(topics([&left, &right], &here, &there)),
                _ => el("p").attr("role", "status").text(shared::LOADING),
            }
        }
        _ => el("p").attr("role", "status").text(shared::LOADING),
    });
    main(true)
        .child(heading(text::COMPARE_TITLE))
        .child(el("p").class("lead").text(text::COMPARE_LEAD))
        .child(fields)
        .child(tables)
}

fn table(caption: &str, first: &str, editions: [&CatalogEntry; 2], rows: Vec<Node>) -> Node {
    let header = |words: &str| el("th").attr("scope", "col").text(words);
    el("table")
        .class("table compare")
        .child(el("caption").class("vh").text(caption))
        .child(el("thead").child(
            el("tr").child(header(first)).children(editions.map(|entry| header(&entry.head.name))),
        ))
        .child(el("tbody").children(rows))
}

/// A row; where only one cell says something, that is said in words too.
fn row(name: &str, editions: [&CatalogEntry; 2], cells: [Option<Node>; 2]) -> Node {
    let only_one = cells.iter().filter(|cell| cell.is_some()).count() == 1;
    let header = el("th")
        .attr("scope", "row")
        .text(name)
        .child_opt(only_one.then(|| unseen(text::ONLY_ONE)));
    let cells = cells.into_iter().zip(editions).map(|(cell, entry)| {
        let cell = cell.unwrap_or_else(|| el("span").class("hint").text(text::NOT_WRITTEN));
        el("td").attr("data-label", &entry.head.name).child(cell)
    });
    let row = el("tr").child(header).children(cells.collect::<Vec<_>>());
    if only_one { row.class("is-differs") } else { row }
}

fn contents(editions: [&CatalogEntry; 2], notices: [&Notice; 2]) -> Node {
    let [left, right] = notices.map(compare::contents);
    let cell = |words: &str| (!words.is_empty()).then(|| el("span").text(words));
    let rows = left
        .iter()
        .zip(&right)
        .filter(|((_, one), (_, other))| !(one.is_empty() && other.is_empty()));
    let rows = rows
        .map(|((name, one), (_, other))| row(name, editions, [cell(one), cell(other)]))
        .collect();
    el("section")
        .child(el("h2").text(text::CONTENTS))
        .child(el("p").class("hint").text(text::CONTENTS_HINT))
        .child(table(text::CONTENTS, text::ITEM, editions, rows))
}

fn topics(editions: [&CatalogEntry; 2], left: &Library, right: &Library) -> Node {
    let topics = compare::topics(left, right);
    let rows = topics.iter().map(|topic| {
        row(
            topic.name,
            editions,
            [clauses(editions[0], &topic.left), clauses(editions[1], &topic.right)],
        )
    });
    let rows = rows.collect();
    el("section")
        .child(el("h2").text(text::BY_TOPIC))
        .child(el("p").attr("role", "status").text(&summary(editions, &topics)))
        .child(table(text::BY_TOPIC, text::TOPIC, editions, rows))
}

fn summary<'a>(editions: [&CatalogEntry; 2], topics: &[Topic<'a>]) -> String {
    let number = |pick: fn(&Topic<'a>) -> bool| topics.iter().filter(|topic| pick(topic)).count();
    format!(
        "两份都写了的主题有 {} 个；只有{}写了的 {} 个，只有{}写了的 {} 个。",
        number(Topic::shared),
        editions[0].head.name,
        number(|topic| topic.right.is_empty()),
        editions[1].head.name,
        number(|topic| topic.left.is_empty()),
    )
}

fn clauses(edition: &CatalogEntry, clauses: &[&Entry]) -> Option<Node> {
    let items = clauses.iter().map(|clause| {
        let place = Place::Clause(edition.edition.clone(), clause.id.clone());
        el("li").child(link("", &clause.place, &place)).text("：").text(&clause.meaning)
    });
    let list = el("ul").class("said-list").children(items.collect::<Vec<_>>());
    match clauses.len() {
        0 => None,
        1..=FEW => Some(list),
        number => {
            Some(el("details").child(el("summary").text(&format!("{number} 条"))).child(list))
        }
    }
}
