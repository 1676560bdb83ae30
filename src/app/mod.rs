//! The pages: markup and event wiring only. Whatever is decided about law, dates or money is
//! decided elsewhere and only shown here.

mod frame;
pub mod library;
pub mod node;
pub mod pages;
pub mod parts;
pub mod state;
pub mod takeaway;
mod text;

/// Puts the page into the document.
pub fn mount() {
    // An error here only says that the executor is running already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    node::mount("app", frame::frame);
}
