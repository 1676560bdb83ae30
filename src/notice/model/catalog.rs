//! What there is to choose from: fetched first.

use super::Head;
use crate::domain::packed::packed;
use crate::domain::{Place, Set};

/// A name by which editions call a matter.
#[derive(Debug, Clone, Copy)]
pub enum Offered {}

/// What there is to choose from: fetched first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// The editions, newest first.
    pub editions: Vec<CatalogEntry>,
    /// What can be applied for, a line each, as the editions name it: reviews, the other kinds, then what
    /// editions add. A kind that no edition covers stands under its usual name.
    pub matters: String,
    /// Which of these are reviews.
    pub reviews: Set<Offered>,
    /// Questions that lead to the matter a person needs; begins with the first.
    pub guide: Vec<GuideQuestion>,
}
packed!(Catalog { editions, matters, reviews, guide });

impl Catalog {
    /// The name under which an edition covers reviews; none where it does not.
    #[must_use]
    pub fn review(&self, entry: &CatalogEntry) -> Option<&str> {
        let mut reviews = self.reviews.places();
        let place = reviews.find(|place| entry.covers.has(*place))?;
        self.matters.lines().nth(place.index())
    }
}

/// A question for somebody who does not know which matter they need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideQuestion {
    /// The question.
    pub ask: String,
    /// Help below it; may be empty.
    pub hint: String,
    /// The answers, at least two.
    pub answers: Vec<GuideAnswer>,
}
packed!(GuideQuestion { ask, hint, answers });

/// An answer and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideAnswer {
    /// What it says.
    pub say: String,
    /// Where it leads.
    pub then: Next,
}
packed!(GuideAnswer { say, then });

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To the matter at this place of [`Catalog::matters`].
    Matter(Place<Offered>),
    /// To a later question.
    Question(u8),
}
packed!(enum Next { 0 = Matter(place), 1 = Question(place) });

/// One edition in the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogEntry {
    /// Its id.
    pub edition: String,
    /// What it is.
    pub head: Head,
    /// The matters it covers, by their places in [`Catalog::matters`].
    pub covers: Set<Offered>,
    /// A digest of the files it was compiled from, 16 hexadecimal digits: which rules these are.
    pub digest: String,
    /// A digest of the bytes it was compiled to, 16 hexadecimal digits: part of its file names, and
    /// in the head of each of its files (see [`crate::domain::sealed`]).
    pub set: String,
}
packed!(CatalogEntry { edition, head, covers, digest, set });
