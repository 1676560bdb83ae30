//! The assessment as things to take away.

pub mod link;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod json;
