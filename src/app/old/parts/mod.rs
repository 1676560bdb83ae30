//! Parts that several pages use.

pub mod choices;
pub mod clause;
pub mod copy;
pub mod entries;
pub mod errors;
pub mod field;
pub mod material;
pub mod rows;

use super::node::{Node, el};
use crate::flow::Place;
use crate::platform::old_address as address;

/// A button.
pub fn button(class: &str, words: &str, then: impl Fn() + 'static) -> Node {
    el("button").attr("type", "button").class(class).text(words).on("click", move |_| then())
}

/// A link to a place of the wizard. Followed by the browser itself it would draw the old page once
/// more; opened elsewhere it stays a link.
pub fn link(class: &str, words: &str, place: &Place) -> Node {
    let to = place.fragment();
    el("a").class(class).attr("href", &place.href()).text(words).on("click", move |event| {
        if event.is_plain() {
            event.prevent();
            address::go(&to);
        }
    })
}

/// The main part of a page.
pub fn main(wide: bool) -> Node {
    el("main").class(if wide { "page page--wide" } else { "page" }).attr("id", "main")
}

/// The one heading of a page, which takes the focus on arrival.
pub fn heading(words: &str) -> Node {
    el("h1").attr("tabindex", "-1").text(words)
}

/// A paragraph.
pub fn para(words: &str) -> Node {
    el("p").text(words)
}

/// A part of a page under a heading.
pub fn section(title: &str) -> Node {
    el("section").child(el("h2").text(title))
}

/// What is read only on wish: a line to open, and the body.
pub fn folded(title: &str, body: Node) -> Node {
    el("details").class("why").child(el("summary").text(title)).child(body.class("why__body"))
}

/// Words for a screen reader only.
pub fn unseen(words: &str) -> Node {
    el("span").class("vh").text(words)
}
