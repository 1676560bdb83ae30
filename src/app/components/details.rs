//! What is read only on wish.

use leptos::prelude::*;

use crate::app::live::{hear, when};
use crate::platform::clock;

/// A line to open, and what is behind it. The body is made once the page can be seen, because what is
/// folded away would only keep the reader waiting; printing opens it.
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
    let due = RwSignal::new(open);
    if !open {
        clock::soon(move || {
            // The page may have gone in the meantime.
            due.try_set(true);
        });
    }
    let body = when(move || due.get(), move || body.run());
    let tell = hear(move |_| {
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
