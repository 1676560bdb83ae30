//! The pages: markup and event wiring only. Whatever is decided about law, dates or money is
//! decided elsewhere and only shown here.

mod frame;
pub mod pages;
pub mod parts;
pub mod state;
mod text;

/// Puts the page into the document.
pub fn mount() {
    use leptos::prelude::*;
    use wasm_bindgen::JsCast;
    let root = web_root().and_then(|root| root.dyn_into().ok());
    if let Some(root) = root {
        mount_to(root, frame::frame).forget();
    }
}

fn web_root() -> Option<leptos::web_sys::Element> {
    leptos::web_sys::window()?.document()?.get_element_by_id("app")
}
