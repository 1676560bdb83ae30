//! The pages: components, what they share, and the pages composed of them. Whatever is decided about
//! law, dates or money is decided elsewhere and only shown here; `docs/design/app.md` says how a page
//! is built.

#![allow(clippy::must_use_candidate, reason = "components and pages are used in markup")]
#![allow(clippy::needless_pass_by_value, reason = "props are owned by their component")]
#![allow(
    clippy::large_types_passed_by_value,
    reason = "handles of signals are large only while they carry where they were made"
)]

pub mod components;
pub mod desk;
pub mod example;
pub mod gallery;
pub mod live;
pub mod pages;
pub mod shell;
pub mod state;
mod words;

use crate::platform::document;
use state::Loaders;

/// Puts the program into the document, for as long as the document is there. `loaders` is where the parts come
/// from that are fetched later.
pub fn start(loaders: Loaders) {
    if let Some(root) = document::root() {
        document::count_what_is_being_typed();
        document::make_before_printing();
        let app = move || shell::App(shell::AppProps { loaders });
        leptos::mount::mount_to(root, app).forget();
    }
}
