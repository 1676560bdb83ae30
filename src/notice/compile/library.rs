//! The library (条款库) of an edition: every clause, whether a rule uses it or not.

use crate::notice::load::{Folder, Shelf};
use crate::notice::model::library::{Entry, Library};

/// Every clause of the edition `id`, in the order of its files; `None` where there is no such edition.
#[must_use]
pub fn library(shelf: &Shelf, id: &str) -> Option<Library> {
    let folder = shelf.editions.iter().find(|folder| folder.edition == id)?;
    Some(Library { edition: id.to_owned(), entries: entries(folder) })
}

fn entries(folder: &Folder) -> Vec<Entry> {
    folder
        .files
        .iter()
        .flat_map(|(_, file)| &file.clause)
        .map(|clause| Entry {
            id: clause.id.clone(),
            place: clause.place.clone(),
            topic: clause.topic.clone(),
            quote: clause.quote.pieces(),
            printed: clause.printed.as_ref().map(super::source::Words::pieces).unwrap_or_default(),
            meaning: clause.meaning.clone(),
            show: clause.show.clone(),
        })
        .collect()
}
