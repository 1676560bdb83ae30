//! A list to choose one from, where there are many.

use leptos::prelude::*;

use super::FieldIds;
use super::choice::Choice;
use super::html::Html;
use crate::app::live::hear;

/// A drop-down list; stands in a [`Field`](super::Field).
#[component]
pub fn Select(
    /// What stands first and means nothing is chosen.
    #[prop(into)]
    blank: String,
    /// The options.
    options: Vec<Choice>,
    /// The value of the chosen option; empty, or one that is not in the list, for none.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the value chosen.
    on_change: Callback<String>,
) -> AnyView {
    let ids = FieldIds::here();
    let mut html = Html::default();
    html.raw("<option value=\"\">").text(&blank).raw("</option>");
    for Choice { value: own, label, .. } in &options {
        html.raw("<option value=\"").text(own).raw("\"");
        if value.with_untracked(|value| value == own) {
            html.raw(" selected");
        }
        html.raw(">").text(label).raw("</option>");
    }
    let chosen = Signal::derive(move || {
        let value = value.get();
        let listed = options.iter().any(|option| option.value == value);
        if listed { value } else { String::new() }
    });
    let change = hear(move |event| on_change.run(event_target_value(&event)));
    view! {
        <select
            class="select"
            id=ids.id
            aria-labelledby=ids.label
            aria-describedby=ids.described
            aria-invalid=ids.invalid
            inner_html=html.done()
            prop:value=chosen
            on:change=change
        ></select>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::{Field, Group};
    let value = RwSignal::new("经济".to_owned());
    view! {
        <Field id="story-series" label="申报系列" group=Group::Single>
            <Select blank="请选择" options=["工程技术", "经济"].map(Choice::plain).to_vec() value=value on_change=Callback::new(move |text| value.set(text))/>
        </Field>
    }
    .into_any()
}
