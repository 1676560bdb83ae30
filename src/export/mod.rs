//! The assessment as things to take away.

pub mod docx;
pub mod forms;
pub mod words;

#[cfg(not(target_arch = "wasm32"))]
pub mod json;
