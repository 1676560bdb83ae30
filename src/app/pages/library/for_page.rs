//! What a notice says beside a page of the wizard or a part of the result.

use leptos::prelude::*;

use super::clause::explained;
use super::{editions, text};
use crate::app::components::{Arriving, LinkButton, Look, Page, Para};
use crate::app::state::Files;
use crate::flow::Route;
use crate::flow::library::LibraryRoute;
use crate::notice::model::library::Library;

/// The page for the place `key` of the wizard under `edition`.
pub fn page(edition: &str, key: &str) -> AnyView {
    let files = Files::here();
    let (own, key) = (edition.to_owned(), key.to_owned());
    let libraries = editions::libraries(files, move || {
        files.edition(&own).map(|entry| entry.edition).into_iter().collect()
    });
    let body = move || {
        let libraries = libraries.get()?;
        let (entry, library) = libraries.first()?;
        Some(clauses(&entry.edition, library, &key))
    };
    let progress = Signal::derive(move || libraries.progress());
    let retry = Callback::new(move |()| libraries.retry());
    let body = vec![
        view! { <Para class="lead" text=text::FOR_PAGE_LEAD/> }.into_any(),
        view! { <Arriving progress=progress failed=text::FAILED retry=retry body=body/> }
            .into_any(),
    ];
    view! { <Page heading=text::FOR_PAGE_TITLE wide=true body=body/> }.into_any()
}

fn clauses(edition: &str, library: &Library, key: &str) -> AnyView {
    let shown = library.entries.iter().filter(|clause| clause.show.iter().any(|show| show == key));
    let clauses: Vec<AnyView> =
        shown.map(|clause| view! { <li>{explained(edition, clause)}</li> }.into_any()).collect();
    let none = clauses.is_empty().then(|| view! { <Para text=text::FOR_PAGE_NONE/> }.into_any());
    let fill = Route::Library(LibraryRoute::Fill(edition.to_owned()));
    let all = Route::Library(LibraryRoute::Clauses(edition.to_owned()));
    view! {
        {none}
        <ul class="fill">{clauses}</ul>
        <div class="btns">
            <LinkButton label=text::FILL_TITLE to=fill look=Look::Plain/>
            <LinkButton label=text::TO_CLAUSES to=all look=Look::Plain/>
        </div>
    }
    .into_any()
}
