//! A material of the checklist, to be ticked.

use leptos::prelude::*;

use super::{choices, clause, errors};
use crate::app::old::node::{Node, el};
use crate::flow::Answers;
use crate::notice::Notice;
use crate::notice::model::Material;

/// What is written down for a tick.
const TICKED: &str = "是";

/// Where the tick stands among the answers.
fn path(material: &Material) -> String {
    ["ticks.", &material.id].concat()
}

/// Whether the material is ticked.
#[must_use]
pub fn is_ticked(answers: &Answers, material: &Material) -> bool {
    !answers.get(&path(material)).is_empty()
}

/// The row to tick. Ticks stand with the answers; `write` writes one down.
pub fn line(
    notice: &Notice,
    material: &Material,
    answers: RwSignal<Answers>,
    write: impl Fn(&str, &str) + 'static,
) -> Node {
    let path = path(material);
    let (id, watched) = (errors::id(&path), path.clone());
    let input = el("input")
        .class("choice__input")
        .attr("type", "checkbox")
        .attr("id", &id)
        .checked(move || answers.with(|answers| !answers.get(&watched).is_empty()))
        .on("change", move |event| write(&path, if event.checked() { TICKED } else { "" }));
    let details = material
        .details
        .iter()
        .map(|(name, words)| el("span").class("choice__hint").text(name).text("：").text(words));
    let label =
        el("label").class("choice__label").attr("for", &id).text(&material.text).children(details);
    el("li").child(choices::row(input, label)).child(clause::beside(notice, &material.clauses))
}
