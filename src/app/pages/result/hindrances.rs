//! What keeps the result from being good: questions still open, grounds that exclude.

use leptos::prelude::*;

use super::facts::clauses;
use crate::app::components::{Contact, LinkButton, Panel};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::Role;
use crate::domain::Slot;
use crate::export::outcome::{self, Lack};
use crate::flow::{Route, steps::page};
use crate::notice::names;

/// Every question still to be answered, as a link to its page.
pub fn unanswered(view: &View) -> AnyView {
    let lines: Vec<AnyView> = view
        .assessment
        .unanswered
        .iter()
        .map(|slot| {
            let (label, to) = question(view, *slot);
            view! { <li><LinkButton label=label to=to/></li> }.into_any()
        })
        .collect();
    let body = vec![view! { <ul class="links">{lines}</ul> }.into_any()];
    view! { <Panel title=words::OPEN_QUESTIONS body=body/> }.into_any()
}

fn question(view: &View, slot: Slot) -> (String, Route) {
    match page(&view.notice, &view.case, slot) {
        Some(page) => {
            let key = names::key(Some(&view.notice), slot);
            let to = Route::Change([&page.key, "/", key].concat());
            (names::label(&view.notice, slot).to_owned(), to)
        }
        None => (words::START_MATTER.to_owned(), Route::Start),
    }
}

/// Where else to go, and the notice's words for it.
pub fn elsewhere(view: &View) -> AnyView {
    let rules =
        view.assessment.elsewhere.iter().filter_map(|place| place.of(&view.notice.elsewhere));
    let lines: Vec<AnyView> =
        rules.map(|rule| view! { <li>{rule.how.clone()}</li> }.into_any()).collect();
    let body = vec![
        view! { <ul>{lines}</ul> }.into_any(),
        quotes::list(&view.notice, &clauses(view, Role::Elsewhere)),
    ];
    view! { <Panel title=words::ELSEWHERE body=body/> }.into_any()
}

/// Every ground that excludes, in the notice's words; in the person's the banner has said it.
pub fn grounds(view: &View) -> AnyView {
    let proofs = outcome::proofs(&view.notice, &view.assessment);
    let mut body = vec![quotes::list(&view.notice, &proofs)];
    let first = view.notice.head.contacts.first();
    body.extend(first.map(|whom| view! { <Contact person=quotes::person(whom)/> }.into_any()));
    view! { <Panel title=words::GROUNDS body=body/> }.into_any()
}

/// Lacks as a list, each with how it is mended; nothing where there are none.
pub fn lines(lacks: &[Lack]) -> Vec<AnyView> {
    let items: Vec<AnyView> = lacks
        .iter()
        .map(|lack| {
            let mend = (!lack.mend.is_empty()).then(|| {
                view! { <p><strong>{words::MEND}</strong>{lack.mend.clone()}</p> }.into_any()
            });
            view! { <li><p>{lack.why.clone()}</p>{mend}</li> }.into_any()
        })
        .collect();
    if items.is_empty() { Vec::new() } else { vec![view! { <ul>{items}</ul> }.into_any()] }
}

/// How what the banner calls missing is mended, where nothing excludes.
pub fn lacking(view: &View) -> Option<AnyView> {
    let mends = outcome::mends(&view.notice, &view.case, &view.assessment);
    let items: Vec<AnyView> =
        mends.into_iter().map(|mend| view! { <li>{mend}</li> }.into_any()).collect();
    if items.is_empty() {
        return None;
    }
    let body = vec![view! { <ul>{items}</ul> }.into_any()];
    Some(view! { <Panel title=words::LACKING body=body/> }.into_any())
}
