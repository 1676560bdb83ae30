//! The result: the outcome first, then everything that belongs to it, each with its clause.

mod committees;
mod deadlines;
mod kinds;
mod ladder;
mod materials;
mod open;
mod outcome;
mod path;
mod proofs;
mod registration;
mod small;
mod verify;

use leptos::prelude::Get;

use super::{settled, waiting};
use crate::app::old::node::{Node, el};
use crate::app::old::parts::{button, clause, link, main, para, section};
use crate::app::old::state::{View, Wizard};
use crate::app::words as text;
use crate::assess::{CERTIFICATE, Outcome, REVIEW, assessment::Role};
use crate::domain::Fact;
use crate::flow::Place;
use crate::notice::model::ClauseId;
use crate::platform::document;

/// The result page. Made once: ticking a material must not make the page anew below the finger.
pub fn page(wizard: Wizard) -> Node {
    // Nothing is concluded before the whole notice is here.
    let Some(view) = settled(wizard).filter(|view| view.notice.is_complete()) else {
        return waiting(wizard);
    };
    let view = &*view;
    let page = main(true)
        .child(outcome::banner(view))
        .child(outcome::expiry(view))
        .child(el("div").class("btns no-print").child(take_away()));
    let page = match view.assessment.outcome {
        Outcome::Unanswered => page.child(open::unanswered(view)),
        Outcome::Ineligible => page.child(open::grounds(view)),
        Outcome::Elsewhere => page.child(open::elsewhere(view)),
        Outcome::Eligible | Outcome::Verify => {
            page.child(verify::items(view)).child(verify::judgement(view))
        }
    };
    let page = page
        .child(registration::registration(view))
        .child(ladder::ladder(view))
        .child(path::path(view))
        .child(deadlines::deadlines(view));
    let page = if view.assessment.outcome == Outcome::Ineligible {
        page
    } else {
        page.child(committees::committees(view))
            .child(kinds::kinds(view))
            .child(small::fee(view))
            .child(small::courses(view))
            .child(materials::checklist(wizard, view))
            .child(small::citation(view))
    };
    page.child(proofs::proofs(view))
        // Whoever has the paper can repeat the result.
        .child(super::check::answers(wizard, view).class("print-only"))
        .child(more(view))
        .child(actions(wizard))
}

/// What else the notice says of what comes now, to be read in the library.
fn more(view: &View) -> Node {
    let links = text::MORE_LINKS
        .map(|(place, words)| el("li").child(clause::more(&view.notice.edition, place, words)));
    section(text::MORE)
        .class("no-print")
        .child(para(text::MORE_LEAD).class("hint"))
        .child(el("ul").children(links))
}

/// The title of the page.
#[must_use]
pub fn title(wizard: Wizard) -> String {
    wizard.view.get().map(|view| view.assessment.outcome.text().to_owned()).unwrap_or_default()
}

/// The link to everything that can be taken away; that page finds the answers in the store of the
/// window, for the browser keeps every address in its history.
fn take_away() -> Node {
    el("a").class("btn btn--primary").attr("href", text::TAKEAWAY_PAGE).text(text::TAKE_AWAY)
}

fn actions(wizard: Wizard) -> Node {
    el("div")
        .class("btns no-print")
        .child(take_away())
        .child(button("btn", text::PRINT, document::print))
        .child(link("btn", text::CHECK_ANSWERS, &Place::Check))
        .child(button("btn btn--quiet", text::RESTART, move || wizard.clear()))
}

/// Whether the person may go on, so that path, papers and addresses are of use.
fn goes_on(view: &View) -> bool {
    matches!(view.assessment.outcome, Outcome::Eligible | Outcome::Verify)
}

/// Whether the matter is 职称评审.
fn is_review(view: &View) -> bool {
    view.case.option(Fact::Matter) == Some(REVIEW)
}

/// Whether the matter is 电子证书登记.
fn is_certificate(view: &View) -> bool {
    view.case.option(Fact::Matter) == Some(CERTIFICATE)
}

/// The clauses that prove what `role` says, each once.
fn clauses(view: &View, role: Role) -> Vec<ClauseId> {
    let mut found = Vec::new();
    for reason in &view.assessment.reasons {
        if reason.role == role && !found.contains(&reason.clause) {
            found.push(reason.clause);
        }
    }
    found
}

/// The option chosen for `fact`; empty where none was.
fn chosen(view: &View, fact: Fact, options: &[&'static str]) -> &'static str {
    view.case.option(fact).and_then(|place| options.get(place)).copied().unwrap_or_default()
}

/// The clauses behind a line to open. On paper they stand once, at the end.
fn folded(view: &View, ids: &[ClauseId]) -> Node {
    clause::beside(&view.notice, ids)
}

/// So many years.
fn years(years: i32) -> String {
    years.to_string() + " 年"
}
