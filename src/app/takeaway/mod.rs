//! What a person takes away: what-if, citation, forms, calendar, link, text. A page of its own so
//! that the wizard's first load stays light.

mod carry;
mod citation;
mod forms;
mod frame;
mod parts;
mod plan;
mod receipt;
mod sheet;
mod state;
mod text;
mod whatif;

use leptos::prelude::*;

use super::node::{Node, el, nothing};
use super::parts::{button, heading, main};
use state::{Seen, Stage, Takeaway};

/// Puts the page into the document.
pub fn mount() {
    // An error here only says that the executor is running already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    super::node::mount("app", frame::frame);
}

/// The sections: id, title, and how each is made.
type Section = (
    &'static str,
    &'static str,
    fn(Takeaway, &std::sync::Arc<Seen>) -> Node,
);
const SECTIONS: [Section; 6] = [
    ("whatif", text::WHATIF, whatif::body),
    ("citation", text::CITATION, citation::body),
    ("forms", text::FORMS, forms::body),
    ("plan", text::PLAN, plan::body),
    ("carry", text::CARRY, carry::body),
    ("receipt", text::RECEIPT, receipt::body),
];

/// The page at its present stage.
fn page(page: Takeaway) -> Node {
    match page.stage.get() {
        Stage::Waiting => main(false).child(heading(super::text::LOADING)),
        Stage::Nothing => alone(text::NONE_TITLE, text::NONE_BODY),
        Stage::Unreadable(why) => alone(text::BROKEN_TITLE, &why),
        Stage::Failed => alone(text::BROKEN_TITLE, super::text::NOTICE_FAILED).child(button(
            "btn",
            super::text::RETRY,
            crate::platform::document::reload,
        )),
        Stage::Here(seen) => whole(page, &seen),
    }
}

fn alone(title: &str, words: &str) -> Node {
    main(false)
        .child(heading(title))
        .child(el("p").text(words))
        .child(
            el("p").child(
                el("a")
                    .class("btn btn--primary")
                    .attr("href", text::WIZARD)
                    .text(text::TO_WIZARD),
            ),
        )
}

fn whole(page: Takeaway, seen: &std::sync::Arc<Seen>) -> Node {
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
    main(true)
        .child(head(seen))
        .child(contents)
        .children(sections)
}

/// Whose result it is, under which notice, and what to know before relying on it.
fn head(seen: &Seen) -> Node {
    let outcome = seen.assessment.outcome.text();
    let preliminary = seen
        .assessment
        .preliminary
        .map(|yes| if yes { "可申报" } else { "不可申报" });
    let rows = el("dl")
        .class("summary summary--plain")
        .child(parts::row(text::NOTICE, &seen.notice.head.name))
        .child(parts::row(text::OUTCOME, outcome))
        .child_opt(preliminary.map(|words| parts::row(text::PRELIMINARY, words)));
    el("div")
        .class("take__head")
        .child(heading(text::TITLE))
        .child(el("div").class("card").child(rows))
        .child(messages(seen))
        .child(
            el("div").class("btns no-print").child(
                el("a")
                    .class("btn")
                    .attr("href", &seen.wizard())
                    .text(text::IN_WIZARD),
            ),
        )
        .child(el("p").class("hint no-print").text(text::READ_AGAIN))
}

fn messages(seen: &Seen) -> Node {
    let faults = (!seen.faults.is_empty()).then(|| {
        let lines = seen
            .faults
            .iter()
            .map(|fault| el("li").text(&crate::flow::summary::fault(&seen.notice, fault)));
        let lines: Vec<Node> = lines.collect();
        el("div")
            .class("notice notice--warn")
            .child(el("p").text(text::FAULTS))
            .child(el("ul").children(lines))
    });
    let carried = seen.carried.then(|| {
        let changed = if seen.rules_changed {
            el("p").text(crate::export::link::RULES_CHANGED).text("。")
        } else {
            nothing()
        };
        let class = if seen.rules_changed {
            "notice notice--warn"
        } else {
            "notice"
        };
        el("div")
            .class(class)
            .child(el("p").text(text::FROM_LINK))
            .child(changed)
    });
    el("div").child_opt(faults).child_opt(carried)
}
