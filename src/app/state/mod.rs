//! What the pages share, each kind as a context of its own: where the person is ([`Router`]), the
//! files that were fetched ([`Files`]), the parts of the program that come later ([`Chunks`]), and the
//! answers with what follows from them ([`Wizard`]).
//!
//! Pages take what they need by `expect_context`; nothing is threaded through arguments.

pub mod chunks;
pub mod files;
pub mod filled;
pub mod remote;
pub mod router;
pub mod shared;
pub mod typed;
pub mod view;
pub mod wizard;

use leptos::prelude::provide_context;

pub use chunks::{Chunks, Loaders};
pub use files::Files;
pub use filled::Filled;
pub use remote::{Progress, Remote};
pub use router::Router;
pub use shared::Shared;
pub use typed::Typed;
pub use view::View;
pub use wizard::Wizard;

/// Makes every context; `loaders` lead to what is fetched later. Called once, by the component round all
/// pages.
pub fn provide(loaders: Loaders) {
    provide_context(Router::start());
    provide_context(Files::start());
    provide_context(Chunks::new(loaders));
    provide_context(Wizard::start());
}
