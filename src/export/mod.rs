//! The assessment as things to take away.

pub mod ics;
pub mod link;
pub mod plan;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod json;
