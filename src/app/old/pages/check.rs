//! Checking the answers before the result.

use leptos::prelude::*;

use super::waiting;
use crate::app::old::node::{Node, el};
use crate::app::old::parts::{button, heading, link, main, unseen};
use crate::app::old::state::{View, Wizard};
use crate::app::words as text;
use crate::export::words;
use crate::flow::{Place, Step, steps::Asked, summary};
use crate::platform::old_address as address;

/// The check page: every answer that counts, with a way to change it.
pub fn page(wizard: Wizard) -> Node {
    let Some(view) = wizard.view.get() else {
        return waiting(wizard);
    };
    main(false)
        .child(button("back no-print", text::BACK, address::back))
        .child(heading(text::CHECK_TITLE))
        .child(el("p").class("lead").text(text::CHECK_LEAD))
        .child(answers(wizard, &view))
        .child(el("div").class("btns btns--stay").child(link(
            "btn btn--primary",
            text::SEE_RESULT,
            &Place::Result,
        )))
}

/// Every answer that counts, by page.
pub fn answers(wizard: Wizard, view: &View) -> Node {
    el("div").children(view.steps.iter().filter_map(|step| section(wizard, view, step)))
}

fn section(wizard: Wizard, view: &View, step: &Step) -> Option<Node> {
    let page = view.notice.pages.get(step.page).filter(|_| !step.asked.is_empty())?;
    let rows = step.asked.iter().map(|asked| row(wizard, view, &page.key, asked));
    Some(
        el("section")
            .child(el("h2").text(&page.title))
            .child(el("dl").class("summary").children(rows)),
    )
}

fn row(wizard: Wizard, view: &View, page: &str, asked: &Asked) -> Node {
    let label = words::label(&view.notice, asked.fact);
    let key = words::key(Some(&view.notice), asked.fact);
    let said = wizard.answers.with_untracked(|answers| summary::said(&view.notice, answers, key));
    let mut value =
        el("dd").class(if said.is_empty() { "summary__value hint" } else { "summary__value" });
    if said.is_empty() {
        value = value.text(text::UNANSWERED);
    }
    let value = value.children(said.iter().map(|line| el("p").text(line)));
    let change =
        link("btn btn--quiet", text::CHANGE, &Place::Change(page.to_owned())).child(unseen(label));
    el("div")
        .class("summary__row")
        .child(el("dt").text(label))
        .child(value)
        .child(el("dd").class("summary__act").child(change))
}
