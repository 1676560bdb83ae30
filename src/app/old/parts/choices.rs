//! Questions with options: radios, check boxes, and a list to choose from where there are many.

use leptos::prelude::*;

use super::errors::{id, label_id};
use crate::app::old::node::{Node, el};
use crate::app::old::state::Wizard;
use crate::app::words as text;
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
    let mut boxes = Vec::new();
    for (place, option) in options.into_iter().enumerate() {
        if several && option.value == UNCLEAR {
            list = list.child(or());
        }
        let own = own_id(path, place);
        let input = tickable("radio", &own, &option.value).attr("name", &id(path));
        list = list.child(choice(input.clone(), &own, &option.label, &option.help));
        boxes.push((option.value, input));
    }
    let written = path.to_owned();
    list.ticked(boxes, ticked(wizard, path))
        .on("change", move |event| wizard.answer(&written, &event.value()))
}

fn tickable(kind: &str, id: &str, value: &str) -> Node {
    el("input").class("choice__input").attr("type", kind).attr("id", id).attr("value", value)
}

/// What is ticked at `path`. One listener and one look at the answers do for all options: each with
/// its own would take a page with many a third longer to make.
fn ticked(wizard: Wizard, path: &str) -> impl Fn() -> Vec<String> + 'static {
    let path = path.to_owned();
    move || wizard.answers.with(|answers| answers.ticked(&path).map(str::to_owned).collect())
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
    let (watched, written) = (path.to_owned(), path.to_owned());
    let items = options
        .into_iter()
        .map(|option| el("option").attr("value", &option.value).text(&option.label));
    el("select")
        .class("select")
        .attr("id", &id(path))
        .attr("aria-labelledby", &label_id(path))
        .child(el("option").attr("value", "").text(text::CHOOSE))
        .children(items)
        .value(move || wizard.answers.with(|answers| answers.get(&watched).to_owned()))
        .on("change", move |event| wizard.answer(&written, &event.value()))
}

/// Any number of options, and one that says none applies.
pub fn checks(wizard: Wizard, path: &str, options: Vec<Choice>) -> Node {
    let mut list = el("div").class("choices");
    let mut boxes = Vec::new();
    for (place, option) in options.into_iter().enumerate() {
        let own = own_id(path, place);
        let input = tickable("checkbox", &own, &option.value);
        list = list.child(choice(input.clone(), &own, &option.label, &option.help));
        boxes.push((option.value, input));
    }
    let own = format!("{}-none", id(path));
    let none = tickable("checkbox", &own, NONE);
    list = list.child(or()).child(choice(none.clone(), &own, text::NONE_OF_THESE, ""));
    boxes.push((NONE.to_owned(), none));
    let written = path.to_owned();
    list.ticked(boxes, ticked(wizard, path)).on("change", move |event| {
        let (value, on) = (event.value(), event.checked());
        if value == NONE {
            wizard.answer(&written, if on { NONE } else { "" });
        } else {
            wizard.change(|answers| answers.choose(&written, &value, on));
        }
    })
}
