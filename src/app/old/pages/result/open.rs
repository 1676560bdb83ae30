//! What keeps the result from being good: questions still open, grounds that exclude.

use crate::app::old::node::{Node, el};
use crate::app::old::parts::{clause, link, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::Role;
use crate::domain::Slot;
use crate::export::words;
use crate::flow::{Place, steps::wording};

/// Every question still to be answered, as a link to its page.
pub fn unanswered(view: &View) -> Node {
    let lines = view.assessment.unanswered.iter().map(|slot| el("li").child(question(view, *slot)));
    section(text::OPEN_QUESTIONS).child(el("ul").children(lines))
}

fn question(view: &View, slot: Slot) -> Node {
    let page = wording(&view.notice, slot)
        .and_then(|wording| view.notice.pages.get(usize::from(wording.page)));
    match page {
        Some(page) => link("", words::label(&view.notice, slot), &Place::Change(page.key.clone())),
        None => link("", text::START_MATTER, &Place::Start),
    }
}

/// Where else to go, and the notice's words for it.
pub fn elsewhere(view: &View) -> Node {
    let rules = view
        .assessment
        .elsewhere
        .iter()
        .filter_map(|place| view.notice.elsewhere.get(usize::from(*place)));
    section(text::ELSEWHERE)
        .child(el("ul").children(rules.map(|rule| el("li").text(&rule.place)).collect::<Vec<_>>()))
        .child(clause::quotes(&view.notice, &super::clauses(view, Role::Elsewhere)))
}

/// Every ground that excludes, in the notice's words.
pub fn grounds(view: &View) -> Node {
    section(text::GROUNDS)
        .child(clause::quotes(&view.notice, &super::clauses(view, Role::Exclusion)))
}
