//! Buttons that put words on the clipboard and say whether that worked.

use leptos::prelude::*;

use crate::app::old::node::{Node, el};
use crate::app::words as text;
use crate::platform::share;

/// A button and its answer; `words` makes what is copied when it is pressed.
pub fn copy(label: &str, words: impl Fn() -> String + 'static) -> Node {
    let said = RwSignal::new("");
    el("div").class("btns no-print").child(button(label, said, words)).child(answer(said))
}

/// The button alone, for several that share one answer.
pub fn button(
    label: &str,
    said: RwSignal<&'static str>,
    words: impl Fn() -> String + 'static,
) -> Node {
    super::button("btn", label, move || {
        let words = words();
        // Emptied first, so that the same answer is read out again.
        said.set("");
        leptos::task::spawn_local(async move {
            let done = share::copy(words).await;
            said.set(if done { text::COPIED } else { text::NOT_COPIED });
        });
    })
}

/// What a button did, said to a screen reader too.
pub fn answer(said: RwSignal<&'static str>) -> Node {
    el("span").class("said").attr("role", "status").text_live(move || said.get().to_owned())
}
