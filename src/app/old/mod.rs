//! The pages as they were before they were written as components; each goes when it is ported.

#![allow(dead_code, reason = "goes page by page")]

mod frame;
pub mod library;
pub mod node;
pub mod pages;
pub mod parts;
pub mod state;
pub mod takeaway;
use super::words as text;

/// Puts the page into the document.
pub fn mount() {
    // An error here only says that the executor is running already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    node::mount("app", frame::frame);
}
