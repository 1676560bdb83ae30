//! The parts of the program that come when they are first wanted, so that a first visit does not wait for
//! them: each a file of its own, cut off where `main.rs` says so (`docs/decisions/0021-chunks.md`).

use leptos::prelude::*;

use super::remote::{Coming, Progress, Remote};
use super::{Files, Filled, Router, Shared, View};
use crate::app::live::follow;
use crate::assess::whatif::WhatIf;
use crate::flow::library::LibraryRoute;
use crate::flow::{Answers, Route};
use crate::notice::Notice;
use crate::notice::model::CatalogEntry;
use crate::notice::model::forms::Forms;

/// What a chunk brings. Plain functions, so that nothing of them is in the program before.
#[derive(Debug, Clone, Copy)]
pub struct Pages {
    /// Makes the page for a route.
    pub page: fn(&Route) -> AnyView,
    /// The title of the page for a route, without the program's name.
    pub title: fn(&Route) -> String,
    /// What it says beside the questions, which follows the answers by itself.
    pub so_far: fn() -> AnyView,
    /// The result in a line; empty where nothing can be concluded yet.
    pub line: fn(&Shared<Filled>) -> String,
    /// Fetches the whole notice: only what concludes reads more of it than the rules.
    pub whole: fn(Files, CatalogEntry) -> Coming<Shared<Notice>>,
    /// Reads answers under a notice, with everything by which questions are asked: what concludes can.
    pub fill: Option<Fill>,
}

/// Reads answers under a notice, at this minute.
pub type Fill = fn(Shared<Notice>, &Answers, &str) -> Shared<Filled>;

/// What the chunk of the questions brings: everything that knows what is in a notice. Plain functions again.
#[derive(Debug, Clone, Copy)]
pub struct Asking {
    /// Makes the page of questions with this key; `true` where it was opened from the check page.
    pub page: fn(&str, bool) -> AnyView,
    /// The title of the page with this key.
    pub title: fn(&str) -> String,
    /// Fetches the rules of an edition.
    pub rules: fn(Files, CatalogEntry) -> Coming<Shared<Notice>>,
    /// Reads answers under a notice. What only the ladder brings up is not asked yet.
    pub fill: Fill,
    /// Where to go on, and what to call that.
    pub stop: fn(&Filled) -> (Route, String),
}

/// What the chunk of what few need brings: answers that a link or a file brings, and the official forms.
#[derive(Debug, Clone, Copy)]
pub struct More {
    /// Makes the page for what was brought.
    pub page: fn(&Route) -> AnyView,
    /// Fetches the official forms of an edition.
    pub forms: fn(Files, CatalogEntry) -> Coming<Shared<Forms>>,
    /// Lets choose and fill one of them.
    pub choose: fn(&Shared<View>, &Shared<Forms>) -> AnyView,
}

/// What the chunk of what would have to be otherwise brings, for those who do not reach their goal.
#[derive(Debug, Clone, Copy)]
pub struct Trying {
    /// Looks for it, giving others their turns. Never fails.
    pub search: fn(Shared<View>) -> Coming<Shared<WhatIf>>,
    /// Shows what was found.
    pub shown: fn(&View, &WhatIf) -> AnyView,
    /// Says what was found, as a part of the result in words.
    pub words: fn(&View, &WhatIf) -> String,
}

/// Brings a chunk; it is fetched at the first call, and anew where that has failed.
pub type Loader<T> = fn() -> Coming<T>;

/// The loaders of all chunks.
#[derive(Debug, Clone, Copy)]
pub struct Loaders {
    /// The pages of questions, and what reads a notice.
    pub questions: Loader<Asking>,
    /// Checking, the result, and what is taken away.
    pub result: Loader<Pages>,
    /// The clauses, and what this tool is.
    pub library: Loader<Pages>,
    /// The comparison, the committees and the columns to fill.
    pub tables: Loader<Pages>,
    /// What was brought, and the official forms.
    pub more: Loader<More>,
    /// What would have to be otherwise.
    pub whatif: Loader<Trying>,
}

/// A chunk: fetched once a page of it is gone to, or it was asked for in advance.
pub struct Chunk<T: 'static> {
    early: RwSignal<bool>,
    parts: Remote<T>,
}

impl<T> Clone for Chunk<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Chunk<T> {}

/// Whether a chunk is wanted. Once it is here it stays: a page that is left and gone to again does not wait.
fn wanted(holds: fn(&Route) -> bool, route: Router) -> RwSignal<bool> {
    let wanted = RwSignal::new(false);
    follow(move || {
        if holds(&route.route()) && !wanted.get_untracked() {
            wanted.set(true);
        }
    });
    wanted
}

impl<T: Clone + 'static> Chunk<T> {
    fn new(loader: Loader<T>, holds: fn(&Route) -> bool, route: Router) -> Self {
        let early = wanted(holds, route);
        let parts = Remote::new(
            move || (early.get() || holds(&route.route())).then(String::new),
            move |_| loader(),
        );
        Self { early, parts }
    }

    /// Fetches it in advance.
    pub fn prepare(self) {
        if !self.early.get_untracked() {
            self.early.set(true);
        }
    }

    /// What it brings, once it is here.
    #[must_use]
    pub fn parts(self) -> Option<T> {
        self.parts.get()
    }

    /// How far it is.
    #[must_use]
    pub fn progress(self) -> Progress {
        self.parts.progress()
    }

    /// Tries once more to fetch it.
    pub fn retry(self) {
        self.parts.retry();
    }
}

/// All chunks.
#[derive(Clone, Copy)]
pub struct Chunks {
    /// The pages of questions, and what reads a notice.
    pub questions: Chunk<Asking>,
    /// Checking, the result, and what is taken away.
    pub result: Chunk<Pages>,
    /// The clauses, and what this tool is.
    pub library: Chunk<Pages>,
    /// The comparison, the committees and the columns to fill.
    pub tables: Chunk<Pages>,
    /// What was brought, and the official forms.
    pub more: Chunk<More>,
    /// What would have to be otherwise.
    pub whatif: Chunk<Trying>,
}

impl Chunks {
    /// Chunks that come by these loaders.
    #[must_use]
    pub fn new(loaders: Loaders, route: Router) -> Self {
        Self {
            questions: Chunk::new(loaders.questions, is_of_questions, route),
            result: Chunk::new(loaders.result, is_of_result, route),
            library: Chunk::new(loaders.library, is_of_library, route),
            tables: Chunk::new(loaders.tables, is_of_tables, route),
            more: Chunk::new(loaders.more, is_of_more, route),
            // A part of a page, which asks for it.
            whatif: Chunk::new(loaders.whatif, |_| false, route),
        }
    }

    /// The chunk that holds the page for `route`; none where it is in the program itself.
    #[must_use]
    pub fn of(self, route: &Route) -> Option<Chunk<Pages>> {
        match route {
            route if is_of_tables(route) => Some(self.tables),
            route if is_of_library(route) => Some(self.library),
            route => is_of_result(route).then_some(self.result),
        }
    }
}

const fn is_of_questions(route: &Route) -> bool {
    matches!(route, Route::Question(_) | Route::Change(_))
}

const fn is_of_tables(route: &Route) -> bool {
    matches!(
        route,
        Route::Library(LibraryRoute::Compare | LibraryRoute::Committees | LibraryRoute::Fill(_))
    )
}

const fn is_of_library(route: &Route) -> bool {
    matches!(route, Route::Library(_)) && !is_of_tables(route)
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
    )
}

/// Whether the page for `route` is one of the chunk of what few need.
#[must_use]
pub const fn is_of_more(route: &Route) -> bool {
    matches!(route, Route::Carried(_) | Route::Brought)
}
