//! What the notice does not settle: what to ask, whom, and why.

use leptos::prelude::*;

use crate::app::components::{Card, Contact, Panel, Para};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::RaisedItem;
use crate::export::outcome::to_settle;
use crate::export::words as phrases;

/// The items that keep the outcome open, under the office that answers them.
pub fn blocking(view: &View) -> Option<AnyView> {
    let mut cards = cards(view, true);
    if cards.is_empty() {
        return None;
    }
    cards.push(view! { <Para class="hint" text=words::PRINTED_THEN/> }.into_any());
    Some(view! { <Panel title=words::TO_VERIFY body=cards/> }.into_any())
}

/// How many there are that do not; none where there is none.
pub fn about(view: &View) -> Option<String> {
    let count = to_settle(&view.notice, &view.assessment, false);
    (count > 0).then(|| words::reminders(count))
}

/// Those that do not keep it open.
pub fn reminders(view: &View) -> Vec<AnyView> {
    cards(view, false)
}

fn cards(view: &View, blocking: bool) -> Vec<AnyView> {
    let offices = 0..view.notice.head.contacts.len();
    offices.filter_map(|office| card(view, office, blocking)).collect()
}

/// What one office has to be asked.
fn card(view: &View, office: usize, blocking: bool) -> Option<AnyView> {
    let item = |raised: &RaisedItem| -> Option<Vec<AnyView>> {
        let item = raised.item.of(&view.notice.verify)?;
        let asked = item.whom.index() == office && item.blocking == blocking;
        // One thing a line; the clauses behind the last.
        asked.then(|| {
            let asks = phrases::asks(&view.notice, raised);
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
