//! What [`Radios`](super::Radios), [`Checkboxes`](super::Checkboxes), [`Checkbox`](super::Checkbox) and
//! [`Select`](super::Select) have in common: an option, and a row to tap.

use std::cell::Cell;

use leptos::prelude::*;

use super::html::Html;
use crate::app::live::{Hear, follow};
use crate::app::words;
use crate::platform::document;

/// The option for whoever does not know.
pub const UNCLEAR: &str = "不清楚";

/// An option as shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is written down when it is chosen.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Help below it, line by line; empty for none.
    pub help: String,
}

impl Choice {
    /// An option that says what it is written down as.
    #[must_use]
    pub fn plain(word: &str) -> Self {
        Self::new(word, word)
    }

    /// An option without help.
    #[must_use]
    pub fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), help: String::new() }
    }
}

/// An `<input>` of a row to tap.
pub(super) struct Tappable<'c> {
    /// `radio` or `checkbox`.
    pub kind: &'static str,
    /// The id of the input.
    pub id: String,
    /// The name that radios of one question share; empty for none.
    pub name: &'c str,
    /// What it stands for.
    pub choice: &'c Choice,
}

/// Rows to tap, one below the other, being written.
pub(super) struct Rows {
    html: Html,
    /// The id of every input, and what it stands for.
    inputs: Vec<(String, String)>,
    is_ticked: Box<dyn Fn(&str) -> bool>,
}

impl Rows {
    /// None yet; `is_ticked` tells by its value whether an option is, and is followed.
    pub(super) fn new(is_ticked: impl Fn(&str) -> bool + 'static) -> Self {
        Self { html: Html::default(), inputs: Vec::new(), is_ticked: Box::new(is_ticked) }
    }

    /// Adds a row: the input, then its label, the whole of which is the target.
    pub(super) fn add(&mut self, tappable: Tappable<'_>) {
        let Tappable { kind, id, name, choice } = tappable;
        let html = &mut self.html;
        html.raw("<div class=\"choice\"><input class=\"choice__input\" type=\"").raw(kind);
        html.raw("\" id=\"").text(&id);
        if !name.is_empty() {
            html.raw("\" name=\"").text(name);
        }
        html.raw("\" value=\"").text(&choice.value).raw("\"");
        if untrack(|| (self.is_ticked)(&choice.value)) {
            html.raw(" checked");
        }
        html.raw("><label class=\"choice__label\" for=\"").text(&id).raw("\">");
        html.text(&choice.label);
        for line in choice.help.lines() {
            html.raw("<span class=\"choice__hint\">").text(line).raw("</span>");
        }
        html.raw("</label></div>");
        self.inputs.push((id, choice.value.clone()));
    }

    /// Adds `或者`, between the options and the one that says none of them.
    pub(super) fn or(&mut self) {
        self.html.raw("<p class=\"choices__or\">").raw(words::OR).raw("</p>");
    }

    /// The rows as they are shown. `change` hears of all of them: the event of an input reaches the list.
    pub(super) fn view(self, class: &'static str, change: Hear) -> AnyView {
        let Self { html, inputs, is_ticked } = self;
        // They are written as they are ticked; only what changes afterwards is looked for.
        let made = Cell::new(true);
        follow(move || {
            let new = made.replace(false);
            for (id, value) in &inputs {
                let is = is_ticked(value);
                if !new {
                    document::tick(id, is);
                }
            }
        });
        view! { <div class=class inner_html=html.done() on:change=change></div> }.into_any()
    }
}
