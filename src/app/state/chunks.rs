//! The parts of the program that come when they are first wanted, so that a first visit does not wait for
//! them: each a file of its own, cut off where `main.rs` says so (`docs/decisions/0021-chunks.md`).

use leptos::prelude::*;

use super::remote::{Coming, Progress, Remote};
use super::{Files, Filled, Router, Shared};
use crate::app::live::follow;
use crate::flow::Route;
use crate::notice::Notice;
use crate::notice::model::CatalogEntry;

/// What a chunk brings. Plain functions, so that nothing of them is in the program before.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// Makes the page for a route.
    pub page: fn(&Route) -> AnyView,
    /// The title of the page for a route, without the program's name.
    pub title: fn(&Route) -> String,
    /// What it says beside the questions, which follows the answers by itself.
    pub beside: fn() -> AnyView,
    /// The result in a line; empty where nothing can be concluded yet.
    pub line: fn(&Shared<Filled>) -> String,
    /// Fetches the whole notice: only what concludes reads more of it than the rules.
    pub whole: fn(Files, CatalogEntry) -> Coming<Shared<Notice>>,
}

/// Brings a chunk; it is fetched at the first call, and anew where that has failed.
pub type Door = fn() -> Coming<Pages>;

/// The doors to all chunks.
#[derive(Debug, Clone, Copy)]
pub struct Doors {
    /// Checking, the result, and what is taken away.
    pub result: Door,
    /// The library, and what this tool is.
    pub library: Door,
}

/// A chunk: fetched once a page of it is gone to, or it was asked for in advance.
#[derive(Clone, Copy)]
pub struct Chunk {
    early: RwSignal<bool>,
    pages: Remote<Pages>,
}

impl Chunk {
    fn new(door: Door, holds: fn(&Route) -> bool) -> Self {
        let early = RwSignal::new(false);
        let route = expect_context::<Router>();
        // Once it is here it stays: a page that is left and gone to again does not wait.
        follow(move || {
            if holds(&route.route()) && !early.get_untracked() {
                early.set(true);
            }
        });
        let pages = Remote::new(
            move || (early.get() || holds(&route.route())).then(String::new),
            move |_| door(),
        );
        Self { early, pages }
    }

    /// Fetches it in advance.
    pub fn prepare(self) {
        if !self.early.get_untracked() {
            self.early.set(true);
        }
    }

    /// What it brings, once it is here.
    #[must_use]
    pub fn pages(self) -> Option<Pages> {
        self.pages.get()
    }

    /// How far it is.
    #[must_use]
    pub fn progress(self) -> Progress {
        self.pages.progress()
    }

    /// Tries once more to fetch it.
    pub fn retry(self) {
        self.pages.retry();
    }
}

/// All chunks, as a context.
#[derive(Clone, Copy)]
pub struct Chunks {
    /// Checking, the result, and what is taken away.
    pub result: Chunk,
    /// The library, and what this tool is.
    pub library: Chunk,
}

impl Chunks {
    /// Behind these doors.
    #[must_use]
    pub fn new(doors: Doors) -> Self {
        Self {
            result: Chunk::new(doors.result, is_of_result),
            library: Chunk::new(doors.library, |route| matches!(route, Route::Library(_))),
        }
    }

    /// The chunk that holds the page for `route`; none where it is in the program itself.
    #[must_use]
    pub fn of(self, route: &Route) -> Option<Chunk> {
        match route {
            Route::Library(_) => Some(self.library),
            route => is_of_result(route).then_some(self.result),
        }
    }
}

const fn is_of_result(route: &Route) -> bool {
    matches!(
        route,
        Route::Check
            | Route::Result
            | Route::ThisYear
            | Route::Elsewhere
            | Route::Takeaway(_)
            | Route::Report(_)
            | Route::Carried(_)
            | Route::Brought
    )
}
