//! What a person takes away: checklist, citation, forms, calendar, what-if, link, text. A page of its
//! own so that the wizard's first load stays light.

mod carry;
mod checklist;
mod citation;
mod forms;
mod own;
mod parts;
mod plan;
mod receipt;
mod sheet;
mod state;
mod text;
mod typed;
mod whatif;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::frame::{Frame, around, follow_title, version};
use super::node::{Node, el, live, mount as mount_node, nothing};
use super::parts::rows::{line, rows};
use super::parts::{button, heading, main, para};
use super::text as shared;
use crate::export::link::RULES_CHANGED;
use crate::flow::summary;
use crate::platform::document;
use state::{Seen, Stage, Takeaway};

/// Puts the page into the document.
pub fn mount() {
    // An error here only says that the executor is running already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    mount_node("app", takeaway);
}

/// A section: its id, its title, and how it is made.
type Section = (&'static str, &'static str, fn(Takeaway, &Arc<Seen>) -> Node);
const SECTIONS: [Section; 7] = [
    ("checklist", text::CHECKLIST, checklist::body),
    ("citation", text::CITATION, citation::body),
    ("forms", text::FORMS, forms::body),
    ("plan", text::PLAN, plan::body),
    ("whatif", text::WHATIF, whatif::body),
    ("carry", text::CARRY, carry::body),
    ("receipt", text::RECEIPT, receipt::body),
];

fn takeaway() -> Node {
    let page = Takeaway::start();
    follow_title(|| text::TITLE.to_owned());
    let edition = move || match page.stage.get() {
        Stage::Here(seen) => version(&seen.notice),
        _ => String::new(),
    };
    around(Frame {
        home: shared::WIZARD_LINK,
        acts: nothing(),
        here: Rc::new(|_: &str| false),
        said: Vec::new(),
        page: live(move || staged(page)),
        foot: el("p").class("num").text_live(edition),
    })
    .attr_live("data-print", move || Some(page.printed.get().to_owned()))
}

/// The page at its present stage.
fn staged(page: Takeaway) -> Node {
    match page.stage.get() {
        Stage::Waiting => main(false).child(heading(shared::LOADING)),
        Stage::Nothing => alone(page, text::NONE_TITLE, text::NONE_BODY),
        Stage::Unreadable(why) => alone(page, text::BROKEN_TITLE, &why),
        Stage::Failed => main(false)
            .child(heading(text::BROKEN_TITLE))
            .child(para(shared::NOTICE_FAILED))
            .child(button("btn btn--primary", shared::RETRY, document::reload)),
        Stage::Here(seen) => whole(page, &seen),
    }
}

/// Where there are no answers: how to come by some.
fn alone(page: Takeaway, title: &str, words: &str) -> Node {
    let wizard =
        el("a").class("btn btn--primary").attr("href", shared::WIZARD_LINK).text(text::TO_WIZARD);
    main(false)
        .child(heading(title))
        .child(para(words))
        .child(el("p").child(wizard))
        .child(carry::import(page))
}

fn whole(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let contents = SECTIONS
        .map(|(id, title, _)| el("li").child(el("a").attr("href", &format!("#{id}")).text(title)));
    let contents = el("nav")
        .class("contents no-print")
        .attr("aria-label", text::CONTENTS)
        .child(el("ul").class("contents__list").children(contents));
    let sections = SECTIONS.map(|(id, title, body)| {
        el("section")
            .class("take")
            .attr("id", id)
            .child(el("h2").text(title))
            .child(body(page, seen))
    });
    main(true).child(head(page, seen)).child(contents).children(sections)
}

/// Whose result it is, under which notice, and what to know before relying on it.
fn head(page: Takeaway, seen: &Seen) -> Node {
    let assessment = &seen.assessment;
    let preliminary = assessment
        .preliminary
        .map(|yes| if yes { text::LIKELY } else { text::UNLIKELY })
        .unwrap_or_default();
    let rows = rows()
        .child_opt(line(text::NOTICE, &seen.notice.head.name))
        .child_opt(line(text::OUTCOME, assessment.outcome.text()))
        .child_opt(line(text::PRELIMINARY, preliminary));
    let back = el("a")
        .class("btn")
        .attr_live("href", move || Some(page.wizard()))
        .text(text::BACK_TO_WIZARD);
    let print = parts::print(page, text::PRINT_ALL, "");
    el("div")
        .class("take__head")
        .child(heading(text::TITLE))
        .child(el("p").class("lead no-print").text(text::LEAD))
        .child(el("div").class("card").child(rows))
        .child_opt(faults(seen))
        .child_opt(page.carried().map(carried))
        .child(el("div").class("btns no-print").child(back).child(print))
}

/// Answers that do not fit are not counted; said before anything is taken away.
fn faults(seen: &Seen) -> Option<Node> {
    let lines = seen.faults.iter().map(|fault| el("li").text(&summary::fault(&seen.notice, fault)));
    (!seen.faults.is_empty()).then(|| {
        el("div")
            .class("notice notice--warn")
            .child(para(text::FAULTS))
            .child(el("ul").children(lines))
    })
}

fn carried(rules_changed: bool) -> Node {
    let came = para(text::FROM_LINK);
    if rules_changed {
        let changed = el("p").child(el("strong").text(RULES_CHANGED).text("。"));
        return el("div").class("notice notice--warn").child(came).child(changed);
    }
    el("div").class("notice").child(came)
}
