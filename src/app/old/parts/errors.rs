//! The summary of what has to be mended before one can go on.

use leptos::prelude::*;

use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::state::Wizard;
use crate::app::words as text;
use crate::platform::document;

/// The summary, shown once 继续 was pressed in vain; each line leads to its input. `problems`
/// gives the path of the input and the words, which are the same as beside the input.
pub fn summary(wizard: Wizard, problems: impl Fn() -> Vec<(String, String)> + 'static) -> Node {
    live(move || {
        let problems = if wizard.tried.get() { problems() } else { Vec::new() };
        if problems.is_empty() {
            return nothing();
        }
        let lines = problems.into_iter().map(|(path, words)| {
            let target = id(&path);
            el("li").child(el("a").attr("href", "#main").text(&words).on("click", move |event| {
                event.prevent();
                document::focus_id(&target);
            }))
        });
        el("div")
            .class("errors")
            .attr("role", "alert")
            .attr("tabindex", "-1")
            .attr("aria-labelledby", "errors-title")
            .child(el("h2").class("errors__title").attr("id", "errors-title").text(text::PROBLEMS))
            .child(el("ul").class("errors__list").children(lines))
    })
}

/// Shows the summary and gives it the focus.
pub fn show(wizard: Wizard) {
    wizard.tried.set(true);
    document::focus_soon(".errors");
}

/// The id of the words that name the input at `path`.
#[must_use]
pub fn label_id(path: &str) -> String {
    format!("{}-label", id(path))
}

/// The id of the input at `path`.
#[must_use]
pub fn id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}
