//! Parts that several pages use.

pub mod choices;
pub mod clause;
pub mod entries;
pub mod errors;
pub mod field;
