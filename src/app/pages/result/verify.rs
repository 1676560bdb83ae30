//! What the notice does not settle: what to ask, whom, and why.

use leptos::prelude::*;

use super::facts::clauses;
use crate::app::components::{Card, Contact, Panel, Para};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::{Hit, Role};
use crate::export::words as phrases;

/// The items, those that keep the outcome open first, under the office that answers them.
pub fn items(view: &View) -> Vec<AnyView> {
    let group = |title: &str, blocking: bool| {
        let cards: Vec<AnyView> = (0..view.notice.head.contacts.len())
            .filter_map(|office| card(view, office, blocking))
            .collect();
        (!cards.is_empty()).then(|| view! { <Panel title=title body=cards/> }.into_any())
    };
    [group(words::TO_VERIFY, true), group(words::REMINDER, false)].into_iter().flatten().collect()
}

/// What one office has to be asked.
fn card(view: &View, office: usize, blocking: bool) -> Option<AnyView> {
    let item = |hit: &Hit| -> Option<Vec<AnyView>> {
        let item = view.notice.verify.get(usize::from(hit.item))?;
        let asked = usize::from(item.whom) == office && item.blocking == blocking;
        // One thing a line; the clauses behind the last.
        asked.then(|| {
            let asks = phrases::asks(&view.notice, hit);
            let last = asks.len().saturating_sub(1);
            let line = |(place, ask): (usize, String)| {
                let proof = (place == last).then(|| quotes::beside(&view.notice, &item.clauses));
                view! { <li><Para text=ask/>{proof}</li> }.into_any()
            };
            asks.into_iter().enumerate().map(line).collect::<Vec<AnyView>>()
        })
    };
    let items: Vec<AnyView> = view.assessment.verify.iter().filter_map(item).flatten().collect();
    if items.is_empty() {
        return None;
    }
    let whom = view.notice.head.contacts.get(office)?;
    let body = vec![
        view! { <ol>{items}</ol> }.into_any(),
        view! { <Contact person=quotes::person(whom)/> }.into_any(),
    ];
    Some(view! { <Card title="" body=body/> }.into_any())
}

/// The clauses a judgement of 考核确定 or 来渝确认 rests on.
pub fn judgement(view: &View) -> Option<AnyView> {
    let clauses = clauses(view, Role::Judgement);
    if clauses.is_empty() {
        return None;
    }
    let body = vec![quotes::list(&view.notice, &clauses)];
    Some(view! { <Panel title=words::JUDGEMENT body=body/> }.into_any())
}
