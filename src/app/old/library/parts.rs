//! Parts that several pages of the library use.

use leptos::prelude::*;

use super::text;
use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::button;
use crate::flow::library::{Place, Query};

/// How many results are shown at first, and how many more at a time.
pub const PORTION: usize = 30;

/// A field to search by, kept in `words`.
pub fn search(label: &str, hint: &str, words: RwSignal<String>) -> Node {
    el("div")
        .class("field filters__words")
        .child(el("label").class("field__label").attr("for", "words").text(label))
        .child(el("p").class("field__hint").attr("id", "words-hint").text(hint))
        .child(
            el("input")
                .class("input")
                .attr("id", "words")
                .attr("type", "search")
                .attr("autocomplete", "off")
                .attr("aria-describedby", "words-hint")
                .value(move || words.get())
                .on("input", move |event| words.set(event.value())),
        )
}

/// A list to filter by; `choices` are value and words, `then` gets the chosen value.
pub fn filter(
    id: &str,
    label: &str,
    choices: Vec<(String, String)>,
    chosen: impl Fn() -> String + 'static,
    then: impl Fn(String) + 'static,
) -> Node {
    let options =
        choices.into_iter().map(|(value, words)| el("option").attr("value", &value).text(&words));
    el("div")
        .class("field")
        .child(el("label").class("field__label").attr("for", id).text(label))
        .child(
            el("select")
                .class("select")
                .attr("id", id)
                .children(options)
                .value(chosen)
                .on("change", move |event| then(event.value())),
        )
}

/// The filters of a page, which are no form: nothing is sent anywhere.
pub fn filters(fields: impl IntoIterator<Item = Node>) -> Node {
    el("div").class("filters").attr("role", "search").children(fields)
}

/// Words with what was searched for marked.
pub fn marked(into: Node, query: &Query, words: &str) -> Node {
    query.marks(words).into_iter().fold(into, |into, (mark, piece)| {
        if mark { into.child(el("mark").text(&piece)) } else { into.text(&piece) }
    })
}

/// How many were found, said to a screen reader too.
pub fn count(words: impl Fn() -> String + 'static) -> Node {
    el("p").class("hint").attr("role", "status").text_live(words)
}

/// The button below a list that is longer than what is shown.
pub fn more(total: usize, shown: RwSignal<usize>) -> Node {
    if total <= shown.get() {
        return nothing();
    }
    let left = format!("{}（还有 {} 个）", text::MORE, total - shown.get());
    el("div")
        .class("btns")
        .child(button("btn", &left, move || shown.update(|shown| *shown += PORTION)))
}

/// A link to a place of the library.
pub fn link(class: &str, words: &str, place: &Place) -> Node {
    el("a").class(class).attr("href", &place.href()).text(words)
}
