//! A line, or several, to type into.

use leptos::prelude::*;

use super::FieldIds;
use crate::app::live::hear;

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Typing {
    /// Words, when they are done.
    #[default]
    Words,
    /// A number of up to four figures, when it is done.
    Number,
    /// What is searched for, letter by letter.
    Search,
    /// Several lines, when they are done.
    Lines,
}

/// A text input; stands in a [`Field`](super::Field).
#[component]
pub fn TextInput(
    /// What is typed.
    #[prop(optional)]
    typing: Typing,
    /// What stands in it.
    #[prop(into)]
    value: Signal<String>,
    /// Gets what was typed.
    on_change: Callback<String>,
) -> AnyView {
    let ids = FieldIds::here();
    let early = typing == Typing::Search;
    let told = move |now: bool| {
        hear(move |event| {
            if early == now {
                on_change.run(event_target_value(&event));
            }
        })
    };
    let (input, change) = (told(true), told(false));
    if typing == Typing::Lines {
        return view! {
            <textarea
                class="area area--line"
                id=ids.id
                aria-describedby=ids.described
                aria-invalid=ids.invalid
                prop:value=value
                on:change=change
            ></textarea>
        }
        .into_any();
    }
    let (class, kind, mode) = match typing {
        Typing::Number => ("input input--4", "text", Some("decimal")),
        Typing::Search => ("input", "search", None),
        _ => ("input", "text", None),
    };
    view! {
        <input
            class=class
            type=kind
            inputmode=mode
            autocomplete="off"
            id=ids.id
            aria-labelledby=ids.label
            aria-describedby=ids.described
            aria-invalid=ids.invalid
            prop:value=value
            on:input=input
            on:change=change
        />
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::{Field, Group};
    let value = RwSignal::new("24".to_owned());
    view! {
        <Field id="story-months" label="缴纳社会保险的月数" hint="例如 24" group=Group::Single>
            <TextInput typing=Typing::Number value=value on_change=Callback::new(move |text| value.set(text))/>
        </Field>
    }
    .into_any()
}
