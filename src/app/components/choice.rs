//! What [`Radios`](super::Radios), [`Checkboxes`](super::Checkboxes), [`Checkbox`](super::Checkbox) and
//! [`Select`](super::Select) have in common: an option, and a row to tap.

use leptos::prelude::*;

/// The option for whoever does not know.
pub const UNCLEAR: &str = "不清楚";

/// An option as shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is written down when it is chosen.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Help below it, line by line; empty for none.
    pub help: String,
}

impl Choice {
    /// An option that says what it is written down as.
    #[must_use]
    pub fn plain(word: &str) -> Self {
        Self::new(word, word)
    }

    /// An option without help.
    #[must_use]
    pub fn new(value: &str, label: &str) -> Self {
        Self { value: value.to_owned(), label: label.to_owned(), help: String::new() }
    }
}

/// An `<input>` of a row to tap.
pub(super) struct Tappable {
    /// `radio` or `checkbox`.
    pub kind: &'static str,
    /// The id of the input.
    pub id: String,
    /// The name that radios of one question share; empty for none.
    pub name: String,
    /// What it stands for.
    pub choice: Choice,
    /// Whether it is ticked.
    pub checked: Signal<bool>,
}

/// The row: the input, then its label, the whole of which is the target.
pub(super) fn row(tappable: Tappable) -> AnyView {
    let Tappable { kind, id, name, choice, checked } = tappable;
    let help: Vec<AnyView> = choice
        .help
        .lines()
        .map(|line| view! { <span class="choice__hint">{line.to_owned()}</span> }.into_any())
        .collect();
    let name = (!name.is_empty()).then_some(name);
    view! {
        <div class="choice">
            <input
                class="choice__input"
                type=kind
                id=id.clone()
                name=name
                value=choice.value
                prop:checked=checked
            />
            <label class="choice__label" for=id>
                {choice.label}
                {help}
            </label>
        </div>
    }
    .into_any()
}

/// `或者`, between the options and the one that says none of them.
pub(super) fn or() -> AnyView {
    view! { <p class="choices__or">{crate::app::words::OR}</p> }.into_any()
}
