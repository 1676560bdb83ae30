//! A button that puts words on the clipboard and says whether that worked.

use leptos::prelude::*;

use super::button;
use crate::app::node::{Node, el, live, nothing};
use crate::app::text;
use crate::platform::share;

/// The button; `words` makes what is copied when it is pressed.
pub fn copy(label: &str, words: impl Fn() -> String + 'static) -> Node {
    let said = RwSignal::new("");
    let copy = button("btn", label, move || {
        let words = words();
        leptos::task::spawn_local(async move {
            let done = share::copy(words).await;
            said.set(if done { text::COPIED } else { text::NOT_COPIED });
        });
    });
    let answer = el("span")
        .class("said")
        .attr("role", "status")
        .child(live(move || match said.get() {
            "" => nothing(),
            words => crate::app::node::text(words),
        }));
    el("div").class("btns no-print").child(copy).child(answer)
}
