//! The assessment as things to take away.

pub mod answers;
pub mod citation;
pub mod ics;
pub mod link;
pub mod plan;
pub mod text;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod json;
