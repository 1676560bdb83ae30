//! The materials (材料) of the checklist.

use super::ClauseId;
use crate::domain::Set;
use crate::domain::options::Matter;
use crate::domain::packed::packed;
use crate::notice::condition::Condition;

/// A material of the checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// Its id in the checklist.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Whether the edition prints the form of it ([`super::forms::Form::key`] is its id).
    pub form: bool,
    /// Copies, size, who stamps, which column, what does not count: label and words.
    pub details: Vec<(String, String)>,
    /// The matters.
    pub matters: Set<Matter>,
    /// When it is needed.
    pub when: Condition,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Material { id, text, form, details, matters, when, clauses });
