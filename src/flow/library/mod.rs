//! Reading the notices: searching their clauses, comparing two editions, finding a committee, and
//! telling what a clause is used for.

pub mod checks;
pub mod committees;
pub mod compare;
pub mod place;
pub mod search;
pub mod uses;

pub use place::{ALL, Place};
pub use search::Query;
