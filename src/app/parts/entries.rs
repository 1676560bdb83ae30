//! A list of entries: 有 or 无, and one card an entry.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::{self, Option as Choice};
use super::errors::id;
use super::field;
use crate::app::state::Wizard;
use crate::app::text;
use crate::domain::fact::{Need, RowKind};
use crate::flow::answers::{NONE, SOME};
use crate::notice::Notice;
use crate::notice::model::Wording;

/// The list at `path`.
pub fn list(wizard: Wizard, notice: &Arc<Notice>, rows: RowKind, path: &str, wording: &Wording) -> AnyView {
    let whether = [SOME, NONE].map(|word| Choice { value: word.to_owned(), label: word.to_owned(), help: String::new() });
    // Entries that were removed change the places of the others, so all cards are made anew then.
    let made = RwSignal::new(0u32);
    let watched = path.to_owned();
    let count = Memo::new(move |_| {
        made.track();
        wizard.answers.with(|answers| match answers.get(&watched) {
            SOME => answers.entries(&watched).max(1),
            _ => 0,
        })
    });
    let (path, wording, notice) = (path.to_owned(), wording.clone(), Arc::clone(notice));
    let extra = RwSignal::new(0usize);
    let radios = choices::radio_list(wizard, &path, whether.to_vec());
    let cards = move || {
        made.track();
        let shown = if count.get() == 0 { 0 } else { count.get().max(extra.get()) };
        let cards: Vec<AnyView> = (0..shown).map(|place| card(wizard, &notice, rows, &path, &wording, place, made, extra)).collect();
        let more = (shown > 0).then(|| {
            view! {
                <button type="button" class="btn" on:click=move |_| extra.set(shown + 1)>{text::ADD}</button>
            }
        });
        view! { {cards} {more} }
    };
    view! { {radios} {cards} }.into_any()
}

#[expect(clippy::too_many_arguments, reason = "the handles of one list, passed down once")]
fn card(wizard: Wizard, notice: &Arc<Notice>, rows: RowKind, path: &str, wording: &Wording, place: usize, made: RwSignal<u32>, extra: RwSignal<usize>) -> AnyView {
    let fields: Vec<AnyView> = rows
        .members()
        .iter()
        .map(|member| {
            let (label, hint) = member_words(wording, member.key);
            let at = format!("{path}.{place}.{}", member.key);
            let options = field::options(notice, member.kind, wording);
            let body = if options.is_empty() { field::input(wizard, &at, member.kind, &options) } else { compact(wizard, &at, options) };
            field::field(wizard, &at, &label, &hint, member.need == Need::Always, body, ().into_any())
        })
        .collect();
    let path = path.to_owned();
    let remove = move |_| {
        wizard.answers.update(|answers| answers.remove_entry(&path, place));
        extra.update(|extra| *extra = extra.saturating_sub(1));
        made.update(|made| *made = made.wrapping_add(1));
    };
    view! {
        <section class="card">
            <h3 class="card__title">"第 " {place + 1} " 条"</h3>
            {fields}
            <button type="button" class="btn btn--quiet" on:click=remove>{text::REMOVE}</button>
        </section>
    }
    .into_any()
}

/// Within a card more than four options are a list, so that a card stays on one screen.
fn compact(wizard: Wizard, path: &str, options: Vec<Choice>) -> AnyView {
    if options.len() <= 3 { choices::radio_list(wizard, path, options) } else { choices::select(wizard, path, options) }
}

/// Label and hint of a member.
#[must_use]
pub fn member_words(wording: &Wording, key: &str) -> (String, String) {
    wording
        .members
        .iter()
        .find(|(member, _, _)| member == key)
        .map_or_else(|| (id(key), String::new()), |(_, label, hint)| (label.clone(), hint.clone()))
}
