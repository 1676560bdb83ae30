//! Parts that several sections use.

use leptos::prelude::*;

use super::state::Takeaway;
use super::text;
use crate::app::old::node::{Node, el};
use crate::app::old::parts::button;
use crate::platform::{clock, document, share};

/// Words that say what a button did.
pub fn said(said: RwSignal<String>) -> Node {
    el("span").class("said").attr("role", "status").text_live(move || said.get())
}

/// Hands over a file and tells so.
pub fn hand_over(told: RwSignal<String>, name: &str, kind: &str, bytes: &[u8]) {
    let done = share::download(name, kind, bytes);
    told.set(if done { text::DOWNLOADED } else { text::NOT_DOWNLOADED }.to_owned());
}

/// A button that prints one part alone; an empty `part` is the whole page.
pub fn print(page: Takeaway, label: &str, part: &'static str) -> Node {
    button("btn", label, move || {
        page.printed.set(part);
        clock::soon(document::print);
    })
}

/// An input with its label and a hint, what stands in it, and what happens with what is typed.
pub fn input(
    id: &str,
    label: &str,
    hint: &str,
    value: impl Fn() -> String + 'static,
    then: impl Fn(String) + 'static,
) -> Node {
    let hint_id = [id, "-hint"].concat();
    let described = (!hint.is_empty()).then_some(hint_id.as_str());
    let input = el("input")
        .class("input")
        .attr("id", id)
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr_opt("aria-describedby", described)
        .value(value)
        .on("change", move |event| then(event.value().trim().to_owned()));
    field(id, label, hint, input)
}

/// An input with its label and a hint.
pub fn field(id: &str, label: &str, hint: &str, input: Node) -> Node {
    let hint = (!hint.is_empty())
        .then(|| el("p").class("field__hint").attr("id", &[id, "-hint"].concat()).text(hint));
    el("div")
        .class("field no-print")
        .child(el("label").class("field__label").attr("for", id).text(label))
        .child_opt(hint)
        .child(input)
}
