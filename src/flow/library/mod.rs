//! Reading the notices: searching their clauses, comparing two editions, finding a committee, and
//! telling what a clause is used for.

pub mod checks;
pub mod committees;
pub mod compare;
pub mod route;
pub mod search;
pub mod uses;

pub use route::{ALL, LibraryRoute};
pub use search::Query;
