//! What is read only on wish.

use leptos::prelude::*;

use crate::app::live::{hear, when};
use crate::platform::clock;

/// Whether what is folded away is to be made: from the start where it is open, else once it is opened or the
/// page has nothing better to do, because it would only keep the reader waiting.
pub(super) fn due(open: bool) -> RwSignal<bool> {
    let due = RwSignal::new(open);
    if !open {
        clock::idle(move || {
            // The page may have gone in the meantime.
            due.try_set(true);
        });
    }
    due
}

/// A line to open, and what is behind it, which is there for printing and for searching the page, too.
#[component]
pub fn Details(
    /// The line.
    #[prop(into)]
    summary: String,
    /// A class besides `why`.
    #[prop(into, optional)]
    class: String,
    /// Open from the start.
    #[prop(optional)]
    open: bool,
    /// Told when it is opened, to fetch what is behind it.
    #[prop(optional)]
    on_open: Option<Callback<()>>,
    /// Makes what is behind the line.
    #[prop(into)]
    body: ViewFn,
) -> AnyView {
    let due = due(open);
    let body = when(move || due.get(), move || body.run());
    let tell = hear(move |_| {
        due.try_set(true);
        if let Some(tell) = on_open {
            tell.run(());
        }
    });
    let class = ["why ", &class].concat().trim_end().to_owned();
    view! {
        <details
            class=class
            open=open
            on:toggle=tell
        >
            <summary>{summary}</summary>
            <div class="why__body">{body}</div>
        </details>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    view! { <Details summary="为什么问" body=|| view! { <p>"学历决定最低任职年限。"</p> }/> }
        .into_any()
}
