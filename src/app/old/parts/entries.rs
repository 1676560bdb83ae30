//! A list of entries: 有 or 无, and one card an entry.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::{self, Choice};
use super::{button, field};
use crate::app::old::node::{Node, el, keyed, live, nothing};
use crate::app::old::state::Wizard;
use crate::app::words as text;
use crate::domain::fact::{Need, RowKind};
use crate::flow::answers::{Answers, EntryId, NONE, SOME, path_of};
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
}

/// The list at `path`. Each entry has its card, which stays the same when another goes.
pub fn list(
    wizard: Wizard,
    notice: &Arc<Notice>,
    rows: RowKind,
    path: &str,
    wording: &Wording,
) -> Node {
    let list = List {
        wizard,
        notice: Arc::clone(notice),
        rows,
        path: path.to_owned(),
        wording: wording.clone(),
    };
    let watched = path.to_owned();
    let open = Memo::new(move |_| wizard.answers.with(|answers| answers.get(&watched) == SOME));
    let opened = path.to_owned();
    // However 有 came to be chosen, there is a card to fill.
    Effect::new(move |_| {
        let bare = |answers: &Answers| answers.entries(&opened).next().is_none();
        if open.get() && wizard.answers.with_untracked(bare) {
            wizard.answers.update(|answers| answers.open_list(&opened));
        }
    });
    let cards = live(move || if open.get() { list.cards() } else { nothing() });
    el("div")
        .child(choices::radios(wizard, path, vec![Choice::plain(SOME), Choice::plain(NONE)]))
        .child(cards)
}

impl List {
    fn cards(&self) -> Node {
        let (shown, made, added) = (self.clone(), self.clone(), self.clone());
        let ids = move || {
            let small = |id| u16::try_from(id).ok();
            shown.wizard.answers.with(|all| all.entries(&shown.path).filter_map(small).collect())
        };
        let cards = keyed(el("div").class("entries"), ids, move |id| made.card(EntryId::from(id)));
        let said = RwSignal::new("");
        let add = button("btn", text::ADD, move || {
            let entry = &mut None;
            added.wizard.change(|answers| *entry = answers.add_entry(&added.path));
            said.set(if entry.is_some() { "" } else { text::FULL });
        });
        let said = el("span")
            .class("said")
            .attr("role", "status")
            .text_live(move || said.get().to_owned());
        el("div").child(cards).child(el("div").class("btns").child(add).child(said))
    }

    fn card(&self, id: EntryId) -> Node {
        let numbered = self.clone();
        let number = move || {
            let number = numbered.wizard.answers.with(|all| all.number(&numbered.path, id));
            format!("第 {} 条", number.unwrap_or_default())
        };
        let mut card =
            el("section").class("card").child(el("h2").class("card__title").text_live(number));
        for member in self.rows.members() {
            let (label, hint) = member_words(&self.wording, member.key);
            let path = path_of(&self.path, id, member.key);
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
        card.child(button("btn btn--quiet", text::REMOVE, move || {
            list.wizard.change(|answers| answers.remove_entry(&list.path, id));
        }))
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
