//! A notice (通知): its clauses and the rules they make, as data.
//!
//! Officials write TOML and CSV (`source`); `compile` checks them against the dictionary and
//! turns them into a [`model::Notice`], the only form the assessment reads. Reading and checking
//! need a TOML parser and are left out of the browser's program.

pub mod condition;
pub mod days;
#[cfg(not(target_arch = "wasm32"))]
pub mod finding;
pub mod model;
pub mod names;
pub mod prepared;
pub mod sieve;

#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
#[cfg(not(target_arch = "wasm32"))]
pub mod coverage;
#[cfg(not(target_arch = "wasm32"))]
pub mod lint;
#[cfg(not(target_arch = "wasm32"))]
pub mod load;
#[cfg(not(target_arch = "wasm32"))]
pub mod lock;
#[cfg(not(target_arch = "wasm32"))]
pub mod publish;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;

pub use condition::Condition;
pub use model::{ClauseId, Notice};
