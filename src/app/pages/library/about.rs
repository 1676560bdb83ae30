//! What this tool is, how it comes to its results, and where its limits are.

use leptos::prelude::*;

use super::text;
use crate::app::components::{LinkButton, Page, Panel, Para};
use crate::app::live::live;
use crate::app::state::Files;
use crate::app::words as shared;
use crate::flow::Route;
use crate::flow::library::LibraryRoute;
use crate::notice::model::CatalogEntry;

/// The page.
pub fn page() -> AnyView {
    let files = Files::here();
    let editions = live(move || {
        let editions = files.editions();
        if editions.is_empty() {
            return view! { <Para text=shared::LOADING/> }.into_any();
        }
        editions.iter().map(edition).collect_view().into_any()
    });
    let mut body: Vec<AnyView> = text::ABOUT
        .into_iter()
        .map(|(title, sentences)| {
            let lines = sentences.iter().map(|words| view! { <Para text=*words/> }.into_any());
            view! { <Panel title=title body=lines.collect()/> }.into_any()
        })
        .collect();
    let notices = vec![view! { <Para text=text::EDITIONS_HINT/> }.into_any(), editions];
    body.push(view! { <Panel title=text::EDITIONS body=notices/> }.into_any());
    let version = vec![view! { <Para class="num" text=env!("CARGO_PKG_VERSION")/> }.into_any()];
    body.push(view! { <Panel title=text::VERSION body=version/> }.into_any());
    view! { <Page heading=text::ABOUT_TITLE body=body/> }.into_any()
}

fn edition(entry: &CatalogEntry) -> AnyView {
    let head = &entry.head;
    let number =
        if head.number.is_empty() { String::new() } else { ["（", &head.number, "）"].concat() };
    let to = Route::Library(LibraryRoute::Clauses(entry.edition.clone()));
    let title = ["《", &head.title, "》", &number].concat();
    let name = head.name.clone();
    view! {
        <section class="card about__notice">
            <h3 class="card__title"><LinkButton label=name to=to/></h3>
            <Para text=title/>
            <Para text=head.summary.clone()/>
            <Para text=head.expiry.clone()/>
            <p class="hint">{text::DIGEST} <code>{entry.digest.clone()}</code></p>
        </section>
    }
    .into_any()
}
