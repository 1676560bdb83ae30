//! What keeps the result from being good: questions still open, grounds that exclude.

use leptos::prelude::*;

use super::facts::clauses;
use crate::app::components::{LinkButton, Panel};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::Role;
use crate::domain::Slot;
use crate::flow::{Route, steps::wording};
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
    let page = wording(&view.notice, slot)
        .and_then(|wording| view.notice.pages.get(usize::from(wording.page)));
    match page {
        Some(page) => {
            (names::label(&view.notice, slot).to_owned(), Route::Change(page.key.clone()))
        }
        None => (words::START_MATTER.to_owned(), Route::Start),
    }
}

/// Every ground that excludes, in the notice's words.
pub fn grounds(view: &View) -> AnyView {
    let body = vec![quotes::list(&view.notice, &clauses(view, Role::Exclusion))];
    view! { <Panel title=words::GROUNDS body=body/> }.into_any()
}
