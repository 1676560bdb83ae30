//! What to bring, to be ticked.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::{material, para, section};
use crate::app::old::state::{View, Wizard};
use crate::app::words as text;

/// The checklist.
pub fn checklist(wizard: Wizard, view: &View) -> Node {
    let lines = view
        .assessment
        .checklist
        .iter()
        .filter_map(|place| view.notice.materials.get(usize::from(*place)))
        .map(|material| {
            material::line(&view.notice, material, wizard.answers, move |path, tick| {
                wizard.answer(path, tick);
            })
        });
    let lines: Vec<Node> = lines.collect();
    if lines.is_empty() {
        return nothing();
    }
    section(text::CHECKLIST)
        .child(para(text::CHECKLIST_LEAD).class("no-print"))
        .child(el("ul").class("checks").children(lines))
}
