//! Questions with options: radios, check boxes, and a list to choose from where there are many.

use leptos::prelude::*;

use super::errors::{id, label_id};
use crate::app::node::{Node, el};
use crate::app::state::Wizard;
use crate::app::text;
use crate::flow::answers::NONE;

/// An option as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is written down when it is chosen.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Help below it; may be empty.
    pub help: String,
}

impl Choice {
    /// An option that says what it is written down as.
    #[must_use]
    pub fn plain(word: &str) -> Self {
        Self { value: word.to_owned(), label: word.to_owned(), help: String::new() }
    }
}

/// More options than this are a list to choose from instead of radios.
const MANY: usize = 13;
const UNCLEAR: &str = "不清楚";

/// Radios where there are few options, else a list.
pub fn one_of(wizard: Wizard, path: &str, options: Vec<Choice>) -> Node {
    if options.len() > MANY { select(wizard, path, options) } else { radios(wizard, path, options) }
}

/// Radios. 不清楚 stands apart where there are several others.
pub fn radios(wizard: Wizard, path: &str, options: Vec<Choice>) -> Node {
    let row = options.len() <= 3 && options.iter().all(|option| option.help.is_empty());
    let several = options.len() > 3;
    let mut list = el("div").class(if row { "choices choices--row" } else { "choices" });
    for (place, option) in options.into_iter().enumerate() {
        if several && option.value == UNCLEAR {
            list = list.child(or());
        }
        let (watched, written) = (path.to_owned(), path.to_owned());
        let (value, chosen) = (option.value, option.label);
        let own = own_id(path, place);
        let mark = value.clone();
        let input = el("input")
            .class("choice__input")
            .attr("type", "radio")
            .attr("name", &id(path))
            .attr("id", &own)
            .checked(move || wizard.answers.with(|answers| answers.get(&watched) == mark))
            .on("change", move |_| wizard.answer(&written, &value));
        list = list.child(choice(input, &own, &chosen, &option.help));
    }
    list
}

/// The first input of a question has the plain id, so that an error's link finds it.
fn own_id(path: &str, place: usize) -> String {
    if place == 0 { id(path) } else { format!("{}-{place}", id(path)) }
}

/// An input with its label, as one row to tap.
pub fn choice(input: Node, id: &str, label: &str, help: &str) -> Node {
    let help = (!help.is_empty()).then(|| el("span").class("choice__hint").text(help));
    row(input, el("label").class("choice__label").attr("for", id).text(label).child_opt(help))
}

/// An input and its label, which follows it, as one row to tap.
pub fn row(input: Node, label: Node) -> Node {
    el("div").class("choice").child(input).child(label)
}

fn or() -> Node {
    el("p").class("choices__or").text(text::OR)
}

/// A list to choose from.
pub fn select(wizard: Wizard, path: &str, options: Vec<Choice>) -> Node {
    let written = path.to_owned();
    let items = options.into_iter().map(|option| {
        let watched = path.to_owned();
        let value = option.value.clone();
        el("option")
            .attr("value", &option.value)
            .text(&option.label)
            .checked(move || wizard.answers.with(|answers| answers.get(&watched) == value))
    });
    el("select")
        .class("select")
        .attr("id", &id(path))
        .attr("aria-labelledby", &label_id(path))
        .child(el("option").attr("value", "").text(text::CHOOSE))
        .children(items.collect::<Vec<_>>())
        .on("change", move |event| wizard.answer(&written, &event.value()))
}

/// Any number of options, and one that says none applies.
pub fn checks(wizard: Wizard, path: &str, options: Vec<Choice>) -> Node {
    let mut list = el("div").class("choices");
    for (place, option) in options.into_iter().enumerate() {
        let (watched, written) = (path.to_owned(), path.to_owned());
        let (value, chosen) = (option.value.clone(), option.value);
        let own = own_id(path, place);
        let input = el("input")
            .class("choice__input")
            .attr("type", "checkbox")
            .attr("id", &own)
            .checked(move || {
                wizard
                    .answers
                    .with(|answers| answers.chosen(&watched).any(|option| option == value))
            })
            .on("change", move |event| {
                wizard.answers.update(|answers| answers.choose(&written, &chosen, event.checked()));
            });
        list = list.child(choice(input, &own, &option.label, &option.help));
    }
    let (watched, written) = (path.to_owned(), path.to_owned());
    let own = format!("{}-none", id(path));
    let none = el("input")
        .class("choice__input")
        .attr("type", "checkbox")
        .attr("id", &own)
        .checked(move || wizard.answers.with(|answers| answers.get(&watched) == NONE))
        .on("change", move |event| {
            wizard.answer(&written, if event.checked() { NONE } else { "" });
        });
    list.child(or()).child(choice(none, &own, text::NONE_OF_THESE, ""))
}
