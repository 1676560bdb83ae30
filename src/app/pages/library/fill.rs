//! How to fill the application system, column by column; what is listed to choose from; and what
//! can be checked before an upload.

use leptos::prelude::*;

use super::clause::explained;
use super::{count, editions, filters, marked, search, text, uploads};
use crate::app::components::{Arriving, Details, Page, Panel, Para};
use crate::app::live::live;
use crate::app::state::{Files, Shared};
use crate::flow::library::Query;
use crate::notice::model::CatalogEntry;
use crate::notice::model::library::{Library, LibraryClause};

/// The page of `edition`.
pub fn page(edition: &str) -> AnyView {
    let files = Files::here();
    let (own, named) = (edition.to_owned(), edition.to_owned());
    let libraries = editions::libraries(files, move || {
        files.edition(&own).map(|entry| entry.edition).into_iter().collect()
    });
    let heading = Signal::derive(move || match files.edition(&named) {
        Some(entry) => [&entry.head.name, " ", text::FILL_TITLE].concat(),
        None => text::FILL_TITLE.to_owned(),
    });
    let unknown = {
        let named = edition.to_owned();
        move || {
            let gone = files.catalog.get().is_some() && files.edition(&named).is_none();
            gone.then(|| view! { <Para text=text::UNKNOWN_EDITION_FILL/> }.into_any())
        }
    };
    let body = move || {
        let libraries = libraries.get()?;
        libraries.first().map(|(entry, library)| whole(entry, library))
    };
    let progress = Signal::derive(move || libraries.progress());
    let retry = Callback::new(move |()| libraries.retry());
    let body = vec![
        unknown.into_any(),
        view! { <Arriving progress=progress failed=text::FAILED retry=retry body=body/> }
            .into_any(),
    ];
    view! { <Page heading=heading wide=true body=body/> }.into_any()
}

fn whole(entry: &CatalogEntry, library: &Shared<Library>) -> AnyView {
    if library.entries.iter().all(|clause| clause.column.is_none()) {
        return view! { <Para text=text::FILL_NONE/> }.into_any();
    }
    let words = RwSignal::new(String::new());
    let (found, told) = (library.clone(), library.clone());
    let told = Signal::derive(move || tell(&told, &Query::new(&words.get())));
    let edition = entry.edition.clone();
    let results = live(move || {
        let query = Query::new(&words.get());
        view! { {lists(&found, &query)} {columns(&edition, &found, &query)} }
    });
    let expiry = entry.head.expiry.clone();
    view! {
        <Para class="lead" text=text::FILL_LEAD/>
        <Para class="hint" text=expiry/>
        {uploads::checks(library)}
        {filters(vec![search(text::FIND, text::FIND_HINT, words)])}
        {count(told)}
        {results}
    }
    .into_any()
}

/// Whether a column is looked for: by its name, its meaning or the words of the clause.
fn sought(clause: &LibraryClause, query: &Query) -> bool {
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
fn columns(edition: &str, library: &Library, query: &Query) -> Vec<AnyView> {
    let mut groups: Vec<(&str, Vec<&LibraryClause>)> = Vec::new();
    for clause in library.entries.iter().filter(|clause| sought(clause, query)) {
        let Some(column) = &clause.column else { continue };
        match groups.iter_mut().find(|(name, _)| *name == column.group) {
            Some((_, clauses)) => clauses.push(clause),
            None => groups.push((&column.group, vec![clause])),
        }
    }
    let group = |(name, clauses): (&str, Vec<&LibraryClause>)| {
        let item = |clause: &LibraryClause| {
            let name = clause.column.as_ref().map(|column| column.name.clone());
            view! { <li><h3>{name}</h3><div>{explained(edition, clause)}</div></li> }.into_any()
        };
        let items: Vec<AnyView> = clauses.into_iter().map(item).collect();
        let body = vec![view! { <ul class="fill">{items}</ul> }.into_any()];
        view! { <Panel title=name body=body/> }.into_any()
    };
    groups.into_iter().map(group).collect()
}

/// The lists, with only the things looked for.
fn lists(library: &Library, query: &Query) -> Option<AnyView> {
    let lists = library.entries.iter().filter_map(|clause| clause.list.as_ref());
    let lists = lists.filter_map(|list| {
        let items: Vec<String> =
            list.items.iter().filter(|item| query.finds(&[item])).cloned().collect();
        let title = format!("{}（{} 项）", list.title, items.len());
        let (open, query) = (!query.is_empty(), query.clone());
        (!items.is_empty()).then(|| {
            let body = move || {
                let item = |item: &String| view! { <li>{marked(&query, item)}</li> }.into_any();
                let items: Vec<AnyView> = items.iter().map(item).collect();
                view! { <ul class="chips">{items}</ul> }
            };
            view! { <Details summary=title open=open body=body/> }.into_any()
        })
    });
    let lists: Vec<AnyView> = lists.collect();
    if lists.is_empty() {
        return None;
    }
    let mut body = vec![view! { <Para class="hint" text=text::LISTS_LEAD/> }.into_any()];
    body.extend(lists);
    Some(view! { <Panel title=text::LISTS body=body/> }.into_any())
}
