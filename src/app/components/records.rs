//! A list of entries, one card each.

use std::sync::Arc;

use leptos::prelude::*;

use super::{Button, Look, Status};
use crate::app::live::each;
use crate::app::words;
use crate::platform::document;

/// What an entry is known by as long as it is there; never used twice in a list.
pub type Key = u32;
/// Makes the inputs of the entry with this key.
pub type CardBody = Arc<dyn Fn(Key) -> AnyView + Send + Sync>;

/// Cards of a repeated group of inputs, with a button to add one and one in each to remove it. A card
/// that stays keeps its inputs and what is being typed. What was added gets the focus; after a removal
/// the card that took the place has it, or the button to add; both are said.
#[component]
pub fn Records(
    /// The id that the ids of cards and buttons begin with.
    #[prop(into)]
    id: String,
    /// The identities of the entries, in order; an identity is never used twice.
    #[prop(into)]
    entries: Signal<Vec<Key>>,
    /// How many there may be.
    most: usize,
    /// Makes the inputs of an entry.
    body: CardBody,
    /// Adds an entry.
    on_add: Callback<()>,
    /// Removes an entry.
    on_remove: Callback<Key>,
) -> AnyView {
    let said = RwSignal::new(String::new());
    let (add_id, ids) = ([&id, "-add"].concat(), StoredValue::new(id));
    let place = move |key: Key| {
        entries.with(|entries| entries.iter().position(|entry| *entry == key)).unwrap_or_default()
    };
    let focus = move |at: usize| {
        let target = entries.with_untracked(|entries| {
            entries
                .get(at)
                .or(entries.last())
                .map(|key| ids.with_value(|id| format!("{id}-card-{key}")))
        });
        document::focus_id_soon(
            target.unwrap_or_else(|| ids.with_value(|id| [id, "-add"].concat())),
        );
    };
    let full = move || entries.with(Vec::len) >= most;
    let add = Callback::new(move |()| {
        if untrack(full) {
            said.set(words::full(most));
            return;
        }
        on_add.run(());
        let count = entries.with_untracked(Vec::len);
        said.set(words::added(count));
        focus(count.saturating_sub(1));
    });
    let remove = move |key: Key| {
        let at = untrack(|| place(key));
        on_remove.run(key);
        said.set(words::removed(at + 1, entries.with_untracked(Vec::len)));
        focus(at);
    };
    let card = move |key: Key| {
        let title = Signal::derive(move || words::nth(place(key) + 1));
        let remove = Callback::new(move |()| remove(key));
        let own = ids.with_value(|id| format!("{id}-card-{key}"));
        view! {
            <section class="card">
                <h2 class="card__title" id=own tabindex="-1">{title}</h2>
                {body(key)}
                <Button look=Look::Quiet label=words::REMOVE on_press=remove/>
            </section>
        }
        .into_any()
    };
    let cards = each(move || entries.get(), card);
    view! {
        <div class="entries">{cards}</div>
        <div class="btns">
            <Button id=add_id label=words::ADD on_press=add/>
            <Status text=said/>
        </div>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::{Field, Group, TextInput};
    let entries = RwSignal::new(vec![0_u32, 1]);
    let next = StoredValue::new(2_u32);
    let body: CardBody = Arc::new(move |key| {
        let value = RwSignal::new(String::new());
        view! {
            <Field id=format!("story-title-{key}") label="职称名称" group=Group::Single>
                <TextInput value=value on_change=Callback::new(move |text| value.set(text))/>
            </Field>
        }
        .into_any()
    });
    let add = Callback::new(move |()| {
        let key = next.get_value();
        next.set_value(key + 1);
        entries.update(|entries| entries.push(key));
    });
    let remove =
        Callback::new(move |gone: Key| entries.update(|all| all.retain(|key| *key != gone)));
    view! { <Records id="story-titles" entries=entries most=4 body=body on_add=add on_remove=remove/> }
        .into_any()
}
