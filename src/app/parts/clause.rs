//! A clause as quoted beside a question or a statement.

use leptos::prelude::*;

use crate::flow::Place;
use crate::notice::Notice;
use crate::notice::model::{Clause, ClauseId};

/// The words of a clause with their source, which links to the library.
pub fn quote(clause: &Clause) -> AnyView {
    let edition = clause.id.split('.').next().map(str::to_owned);
    let href = Place::Library(edition, Some(clause.id.clone())).href();
    view! {
        <blockquote class="clause">
            <p>"“" {clause.words()} "”"</p>
            <cite class="clause__source"><a href=href>{clause.source.clone()}</a></cite>
        </blockquote>
    }
    .into_any()
}

/// Clauses behind a line to open.
pub fn folded(notice: &Notice, title: &str, ids: &[ClauseId]) -> AnyView {
    let quotes: Vec<AnyView> = ids
        .iter()
        .filter_map(|id| notice.clause(*id))
        .map(|clause| {
            view! { <p>{clause.meaning.clone()}</p> {quote(clause)} }.into_any()
        })
        .collect();
    (!quotes.is_empty())
        .then(|| {
            view! {
                <details class="why">
                    <summary>{title.to_owned()}</summary>
                    <div class="why__body">{quotes}</div>
                </details>
            }
        })
        .into_any()
}
