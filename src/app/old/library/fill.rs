//! How to fill the application system, column by column; what is listed to choose from; and what
//! can be checked before an upload.

use leptos::prelude::*;

use super::clause::explained;
use super::parts::{count, filters, marked, search};
use super::state::Reader;
use super::text;
use super::uploads;
use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::parts::{heading, main, para, section};
use crate::app::words as shared;
use crate::flow::library::Query;
use crate::notice::model::library::{Entry, Library};

/// The page of `edition`.
pub fn page(reader: Reader, edition: &str) -> Node {
    let edition = edition.to_owned();
    let words = RwSignal::new(String::new());
    main(true).child(live(move || {
        let entry = reader.edition(&edition);
        let Some((entry, library)) =
            entry.and_then(|entry| reader.library(&entry).map(|library| (entry, library)))
        else {
            return heading(shared::LOADING);
        };
        let filled = library.entries.iter().any(|clause| clause.column.is_some());
        let title = format!("{} {}", entry.head.name, text::FILL_TITLE);
        let page = el("div").child(heading(&title));
        if !filled {
            return page.child(para(text::FILL_NONE));
        }
        let (found, told) = (library.clone(), library.clone());
        let edition = edition.clone();
        page.child(para(text::FILL_LEAD).class("lead"))
            .child(para(&entry.head.expiry).class("hint"))
            .child(uploads::checks(&library))
            .child(filters([search(text::FIND, text::FIND_HINT, words)]))
            .child(count(move || tell(&told, &Query::new(&words.get()))))
            .child(live(move || {
                let query = Query::new(&words.get());
                el("div").child(lists(&found, &query)).child(columns(&edition, &found, &query))
            }))
    }))
}

/// Whether a column is looked for: by its name, its meaning or the words of the clause.
fn sought(clause: &Entry, query: &Query) -> bool {
    clause.column.as_ref().is_some_and(|column| {
        query.finds(&[&column.group, &column.name, &clause.meaning, &clause.quote.concat()])
    })
}

fn tell(library: &Library, query: &Query) -> String {
    let columns = library.entries.iter().filter(|clause| sought(clause, query)).count();
    let listed: usize = library
        .entries
        .iter()
        .filter_map(|clause| clause.list.as_ref())
        .map(|list| list.items.iter().filter(|item| query.finds(&[item])).count())
        .sum();
    match (columns, listed) {
        (0, 0) => text::NOTHING_FOUND.to_owned(),
        (columns, 0) => format!("{columns} 栏"),
        (columns, listed) => format!("{columns} 栏，专业目录 {listed} 项"),
    }
}

/// The columns under the headings of their groups, in the notice's order.
fn columns(edition: &str, library: &Library, query: &Query) -> Node {
    let mut groups: Vec<(&str, Vec<&Entry>)> = Vec::new();
    for clause in library.entries.iter().filter(|clause| sought(clause, query)) {
        let Some(column) = &clause.column else { continue };
        match groups.iter_mut().find(|(name, _)| *name == column.group) {
            Some((_, clauses)) => clauses.push(clause),
            None => groups.push((&column.group, vec![clause])),
        }
    }
    let groups = groups.into_iter().map(|(name, clauses)| {
        let items = clauses.into_iter().map(|clause| {
            let name = clause.column.as_ref().map(|column| column.name.as_str());
            el("li")
                .child(el("h3").text(name.unwrap_or_default()))
                .child(explained(edition, clause))
        });
        section(name).child(el("ul").class("fill").children(items))
    });
    el("div").children(groups)
}

/// The lists, with only the things looked for.
fn lists(library: &Library, query: &Query) -> Node {
    let lists: Vec<Node> = library
        .entries
        .iter()
        .filter_map(|clause| clause.list.as_ref())
        .filter_map(|list| {
            let items: Vec<Node> = list
                .items
                .iter()
                .filter(|item| query.finds(&[item]))
                .map(|item| marked(el("li"), query, item))
                .collect();
            (!items.is_empty()).then(|| {
                el("details")
                    .class("why")
                    .attr_opt("open", (!query.is_empty()).then_some(""))
                    .child(el("summary").text(&format!("{}（{} 项）", list.title, items.len())))
                    .child(el("ul").class("chips").children(items))
            })
        })
        .collect();
    if lists.is_empty() {
        return nothing();
    }
    section(text::LISTS).child(para(text::LISTS_LEAD).class("hint")).children(lists)
}
