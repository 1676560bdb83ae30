//! One box to tick.

use leptos::prelude::*;

use super::choice::{Choice, Rows, Tappable};
use crate::app::live::hear;

/// A box with its label.
#[component]
pub fn Checkbox(
    /// The id of the input.
    #[prop(into)]
    id: String,
    /// What it says.
    #[prop(into)]
    label: String,
    /// Help below it, line by line; empty for none.
    #[prop(into, optional)]
    help: String,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Gets whether it is ticked now.
    on_change: Callback<bool>,
) -> AnyView {
    let choice = Choice { value: "on".to_owned(), label, help };
    let mut rows = Rows::new(move |_| checked.get());
    rows.add(Tappable { kind: "checkbox", id, name: "", choice: &choice });
    rows.view("", hear(move |event| on_change.run(event_target_checked(&event))))
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let on = RwSignal::new(false);
    view! {
        <Checkbox id="story-keep" label="在本机保存答案" help="公用电脑上请不要选。" checked=on on_change=Callback::new(move |now| on.set(now))/>
    }
    .into_any()
}
