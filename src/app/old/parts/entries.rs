//! A list of entries: 有 or 无, and one card an entry.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::{self, Choice};
use super::{button, field};
use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::state::Wizard;
use crate::app::words as text;
use crate::domain::fact::{Need, RowKind};
use crate::flow::answers::{NONE, SOME};
use crate::notice::Notice;
use crate::notice::model::Wording;

/// What the cards of one list share.
#[derive(Clone)]
struct List {
    wizard: Wizard,
    notice: Arc<Notice>,
    rows: RowKind,
    path: String,
    wording: Wording,
    /// How many cards are shown; entries that are still empty count.
    shown: RwSignal<usize>,
    /// Counts removals: places have moved then, so the cards are made anew.
    removed: RwSignal<u32>,
}

/// The list at `path`.
pub fn list(
    wizard: Wizard,
    notice: &Arc<Notice>,
    rows: RowKind,
    path: &str,
    wording: &Wording,
) -> Node {
    let count = wizard.answers.with_untracked(|answers| answers.entries(path));
    let list = List {
        wizard,
        notice: Arc::clone(notice),
        rows,
        path: path.to_owned(),
        wording: wording.clone(),
        shown: RwSignal::new(count.max(1)),
        removed: RwSignal::new(0),
    };
    let watched = path.to_owned();
    let open = Memo::new(move |_| wizard.answers.with(|answers| answers.get(&watched) == SOME));
    let cards = live(move || {
        list.removed.track();
        if !open.get() {
            return nothing();
        }
        let kept = list.clone();
        let places = move || (0..u16::try_from(kept.shown.get()).unwrap_or(0)).collect();
        let made = list.clone();
        let cards =
            crate::app::old::node::keyed(el("div").class("entries"), places, move |place| {
                made.card(usize::from(place))
            });
        let shown = list.shown;
        el("div").child(cards).child(button("btn", text::ADD, move || {
            shown.update(|shown| *shown = (*shown + 1).min(100));
        }))
    });
    el("div")
        .child(choices::radios(wizard, path, vec![Choice::plain(SOME), Choice::plain(NONE)]))
        .child(cards)
}

impl List {
    fn card(&self, place: usize) -> Node {
        let mut card = el("section")
            .class("card")
            .child(el("h2").class("card__title").text(&format!("第 {} 条", place + 1)));
        for member in self.rows.members() {
            let (label, hint) = member_words(&self.wording, member.key);
            let path = format!("{}.{place}.{}", self.path, member.key);
            let options = field::options(&self.notice, member.kind, &self.wording);
            // In a card more than three options are a list, so that a card stays on one screen.
            let body = if options.len() > 3 {
                choices::select(self.wizard, &path, options)
            } else {
                field::input(self.wizard, &path, member.kind, options)
            };
            card = card.child(field::field(
                self.wizard,
                &path,
                &label,
                &hint,
                member.need == Need::Always,
                body,
            ));
        }
        let list = self.clone();
        card.child(button("btn btn--quiet", text::REMOVE, move || list.remove(place)))
    }

    fn remove(&self, place: usize) {
        self.wizard.change(|answers| answers.remove_entry(&self.path, place));
        self.shown.update(|shown| *shown = shown.saturating_sub(1).max(1));
        self.removed.update(|removed| *removed = removed.wrapping_add(1));
    }
}

/// Label and hint of a member.
#[must_use]
pub fn member_words(wording: &Wording, key: &str) -> (String, String) {
    wording.members.iter().find(|(member, _, _)| member == key).map_or_else(
        || (key.to_owned(), String::new()),
        |(_, label, hint)| (label.clone(), hint.clone()),
    )
}
