//! What to bring, to be ticked.

use leptos::prelude::With;

use crate::app::node::{Node, el, nothing};
use crate::app::parts::{choices, para, section};
use crate::app::state::{View, Wizard};
use crate::app::text;
use crate::notice::model::Material;

/// The checklist. Ticks are kept with the answers, under the material's id.
pub fn checklist(wizard: Wizard, view: &View) -> Node {
    let materials = view
        .assessment
        .checklist
        .iter()
        .filter_map(|place| view.notice.materials.get(usize::from(*place)));
    let lines: Vec<Node> = materials.map(|material| line(wizard, view, material)).collect();
    if lines.is_empty() {
        return nothing();
    }
    section(text::CHECKLIST)
        .child(para(text::CHECKLIST_LEAD).class("no-print"))
        .child(el("ul").class("checks").children(lines))
}

fn line(wizard: Wizard, view: &View, material: &Material) -> Node {
    let path = ["ticks.", &material.id].concat();
    let id = crate::app::parts::errors::id(&path);
    let written = path.clone();
    let input = el("input")
        .class("choice__input")
        .attr("type", "checkbox")
        .attr("id", &id)
        .checked(move || wizard.answers.with(|answers| !answers.get(&path).is_empty()))
        .on("change", move |event| {
            wizard.answer(&written, if event.checked() { TICKED } else { "" });
        });
    let details = material
        .details
        .iter()
        .map(|(name, words)| el("span").class("choice__hint").text(name).text("：").text(words));
    let label =
        el("label").class("choice__label").attr("for", &id).text(&material.text).children(details);
    el("li").child(choices::row(input, label)).child(super::folded(view, &material.clauses))
}

/// What is written down for a tick.
const TICKED: &str = "是";
