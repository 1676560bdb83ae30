//! What the pages share, in one context: where the person is ([`Router`]), the
//! files that were fetched ([`Files`]), the parts of the program that come later ([`Chunks`]), and the
//! answers with what follows from them ([`Wizard`]).
//!
//! Pages take what they need of it (`Wizard::here()`); nothing is threaded through arguments.

pub mod chunks;
pub mod files;
pub mod filled;
pub mod remote;
pub mod router;
pub mod shared;
pub mod typed;
pub mod view;
pub mod wizard;

use leptos::prelude::{expect_context, provide_context};

pub use chunks::{Chunks, Loaders};
pub use files::Files;
pub use filled::Filled;
pub use remote::{Progress, Remote};
pub use router::Router;
pub use shared::Shared;
pub use typed::Typed;
pub use view::View;
pub use wizard::Wizard;

/// All of it. One context, because each type of context costs program text of its own
/// (`docs/decisions/0020-leptos-components.md`).
#[derive(Clone, Copy)]
struct State {
    router: Router,
    files: Files,
    chunks: Chunks,
    wizard: Wizard,
}

/// Makes the context; `loaders` lead to what is fetched later. Called once, by the component round all pages.
pub fn provide(loaders: Loaders) {
    let (router, files) = (Router::start(), Files::start());
    let chunks = Chunks::new(loaders, router);
    provide_context(State { router, files, chunks, wizard: Wizard::start(router, files, chunks) });
}

fn here() -> State {
    expect_context()
}

impl Router {
    /// That of the program. Taken while a page is made: a press of a button comes from outside of any owner.
    #[must_use]
    pub fn here() -> Self {
        here().router
    }
}

impl Files {
    /// Those of the program, taken while a page is made.
    #[must_use]
    pub fn here() -> Self {
        here().files
    }
}

impl Chunks {
    /// Those of the program, taken while a page is made.
    #[must_use]
    pub fn here() -> Self {
        here().chunks
    }
}

impl Wizard {
    /// That of the program, taken while a page is made.
    #[must_use]
    pub fn here() -> Self {
        here().wizard
    }
}
