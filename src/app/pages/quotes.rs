//! From clauses of a notice to what the components show of them.

use leptos::prelude::*;

use crate::app::components::{ClauseList, Details, LinkButton, Person, Quote};
use crate::app::words;
use crate::flow::{Route, library::LibraryRoute};
use crate::notice::Notice;
use crate::notice::model::library::quoted;
use crate::notice::model::{Clause, ClauseId, Contact};

/// The page of a clause in the library.
#[must_use]
pub fn page_of(clause: &Clause) -> Route {
    let edition = clause.id.split('.').next().unwrap_or_default();
    Route::Library(LibraryRoute::Clause(edition.to_owned(), clause.id.clone()))
}

/// Clauses as quoted, each with its meaning.
#[must_use]
pub fn quotes(notice: &Notice, ids: &[ClauseId]) -> Vec<Quote> {
    let clauses = ids.iter().filter_map(|id| notice.clause(*id));
    clauses
        .map(|clause| Quote {
            meaning: clause.meaning.clone(),
            words: quoted(&clause.shown()),
            source: clause.source.clone(),
            to: page_of(clause),
        })
        .collect()
}

/// Clauses one below the other.
#[must_use]
pub fn list(notice: &Notice, ids: &[ClauseId]) -> AnyView {
    view! { <ClauseList clauses=quotes(notice, ids)/> }.into_any()
}

/// Clauses behind a line to open; nothing where there are none.
#[must_use]
pub fn folded(notice: &Notice, summary: &str, ids: &[ClauseId]) -> Option<AnyView> {
    if ids.is_empty() {
        return None;
    }
    let quotes = quotes(notice, ids);
    let body = move || view! { <ClauseList clauses=quotes.clone()/> };
    Some(view! { <Details summary=summary body=body/> }.into_any())
}

/// Clauses behind a line to open, beside what they prove. On paper they stand once, at the end.
#[must_use]
pub fn beside(notice: &Notice, ids: &[ClauseId]) -> AnyView {
    folded(notice, words::CLAUSES, ids)
        .map(|folded| view! { <div class="no-print">{folded}</div> })
        .into_any()
}

/// A link to what the notice says beside `place`, a page of the wizard or a part of the result. It
/// opens beside the wizard, whose page stays as it is.
#[must_use]
pub fn more(edition: &str, place: &str, label: &str) -> AnyView {
    let place = match place.split_once('/') {
        Some(("beside", key)) => LibraryRoute::ForPage(edition.to_owned(), key.to_owned()),
        _ => LibraryRoute::Fill(edition.to_owned()),
    };
    view! { <LinkButton label=label to=Route::Library(place) beside=true/> }.into_any()
}

/// Somebody to ask.
#[must_use]
pub fn person(contact: &Contact) -> Person {
    Person {
        office: contact.office.clone(),
        about: contact.about.clone(),
        phone: contact.phone.clone(),
        address: contact.address.clone(),
    }
}
