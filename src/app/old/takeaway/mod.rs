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
use crate::app::words::takeaway as text;
mod typed;
mod whatif;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::frame::{Frame, around, follow_title, version};
use super::node::{Node, el, live, mount as mount_node, nothing};
use super::parts::rows::{line, row, rows};
use super::parts::{button, heading, main, para};
use super::text as shared;
use crate::assess::Outcome;
use crate::domain::Fact;
use crate::export::link::RULES_CHANGED;
use crate::export::{answers, words};
use crate::flow::summary;
use crate::platform::document;
use state::{Seen, Stage, Takeaway};

/// Puts the page into the document.
pub fn mount() {
    // An error here only says that the executor is running already.
    let _ = any_spawner::Executor::init_wasm_bindgen();
    mount_node("app", takeaway);
}

/// A section: its id, its title, what it is good for, and how it is made.
type Section = (&'static str, &'static str, &'static str, fn(Takeaway, &Arc<Seen>) -> Node);
const SECTIONS: [Section; 7] = [
    ("checklist", text::CHECKLIST, text::CHECKLIST_ABOUT, checklist::body),
    ("citation", text::CITATION, text::CITATION_ABOUT, citation::body),
    ("forms", text::FORMS, text::FORMS_ABOUT, forms::body),
    ("plan", text::PLAN, text::PLAN_ABOUT, plan::body),
    ("whatif", text::WHATIF, text::WHATIF_ABOUT, whatif::body),
    ("carry", text::CARRY, text::CARRY_ABOUT, carry::body),
    ("receipt", text::RECEIPT, text::RECEIPT_ABOUT, receipt::body),
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

/// Each section behind its title, so that a phone shows what there is on one screen; the list of
/// what to bring is open.
fn whole(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let sections = SECTIONS.into_iter().enumerate().map(|(place, (id, title, about, body))| {
        let title = el("summary")
            .class("take__title")
            .child(el("h2").text(title))
            .child(el("span").class("hint take__about").text(about));
        el("details")
            .class("take")
            .attr("id", id)
            .attr_opt("open", (place == 0).then_some(""))
            .child(title)
            .child(body(page, seen).class("take__body"))
    });
    main(true).child(head(page, seen)).children(sections)
}

/// Whose result it is, under which notice, and what to know before relying on it.
fn head(page: Takeaway, seen: &Seen) -> Node {
    let assessment = &seen.assessment;
    let preliminary = assessment
        .preliminary
        .map(|yes| if yes { text::LIKELY } else { text::UNLIKELY })
        .unwrap_or_default();
    let class = match assessment.outcome {
        Outcome::Eligible => "tag tag--yes",
        Outcome::Ineligible => "tag tag--no",
        Outcome::Verify => "tag tag--check",
        Outcome::Unanswered | Outcome::Elsewhere => "tag",
    };
    let tag = el("span").class(class).text(assessment.outcome.text());
    let target = answers::answer(&seen.notice, &seen.case, Fact::TargetLevel.slot());
    let rows = rows()
        .child_opt(line(text::NOTICE, &seen.notice.head.name))
        .child_opt(line(shared::TARGET, &target))
        .child(row(text::OUTCOME, tag))
        .child_opt(line(text::PRELIMINARY, preliminary))
        .child_opt(seen.case.today.and_then(|today| line(text::DAY, &words::moment(today))));
    let back = el("a").class("btn").attr("href", text::RESULT_PAGE).text(text::BACK_TO_WIZARD).on(
        "click",
        move |event| {
            if !page.adopt() {
                event.prevent();
            }
        },
    );
    el("div")
        .class("take__head")
        .child(heading(text::TITLE))
        .child(el("p").class("lead no-print").text(text::LEAD))
        .child(el("div").class("card").child(rows))
        .child_opt(faults(page, seen))
        .child_opt(page.carried().map(carried))
        .child(el("div").class("btns no-print").child(back).child(parts::print(
            page,
            text::PRINT_ALL,
            "",
        )))
}

/// Answers that do not fit are not counted; said before anything is taken away.
fn faults(page: Takeaway, seen: &Seen) -> Option<Node> {
    let answers = page.answers.get_untracked();
    let told = |fault| el("li").text(&summary::fault(&seen.notice, &answers, fault));
    let lines = seen.faults.iter().map(told);
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
