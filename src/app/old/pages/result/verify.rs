//! What the notice does not settle: what to ask, whom, and why.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::rows::contact;
use crate::app::old::parts::{clause, para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::{Hit, Role};
use crate::export::words;
use crate::notice::model::Verify;

/// The items, those that keep the outcome open first, under the office that answers them.
pub fn items(view: &View) -> Node {
    if view.assessment.verify.is_empty() {
        return nothing();
    }
    let group = |title: &str, blocking: bool| {
        let cards: Vec<Node> = (0..view.notice.head.contacts.len())
            .filter_map(|office| card(view, office, blocking))
            .collect();
        if cards.is_empty() { nothing() } else { section(title).children(cards) }
    };
    el("div").child(group(text::TO_VERIFY, true)).child(group(text::REMINDER, false))
}

/// What one office has to be asked.
fn card(view: &View, office: usize, blocking: bool) -> Option<Node> {
    let item = |hit: &Hit| -> Option<Node> {
        let item: &Verify = view.notice.verify.get(usize::from(hit.item))?;
        let asked = usize::from(item.whom) == office && item.blocking == blocking;
        asked.then(|| {
            el("li")
                .child(para(&words::ask(&view.notice, hit)))
                .child(super::folded(view, &item.clauses))
        })
    };
    let items: Vec<Node> = view.assessment.verify.iter().filter_map(item).collect();
    if items.is_empty() {
        return None;
    }
    let whom = view.notice.head.contacts.get(office)?;
    Some(el("div").class("card").child(el("ol").children(items)).child(contact(whom)))
}

/// The clauses a judgement of 考核确定 or 来渝确认 rests on.
pub fn judgement(view: &View) -> Node {
    let clauses = super::clauses(view, Role::Judgement);
    if clauses.is_empty() {
        return nothing();
    }
    section(text::JUDGEMENT).child(clause::quotes(&view.notice, &clauses))
}
