//! A date in three inputs, as it stands on a certificate.

use leptos::prelude::*;

use super::FieldIds;
use crate::app::words;

/// A date; stands in a [`Field`](super::Field). The day may be left out.
#[component]
pub fn DateInput(
    /// Year, month and day as typed.
    #[prop(into)]
    parts: Signal<[String; 3]>,
    /// Gets a part (0 the year, 1 the month, 2 the day) and what was typed into it.
    on_change: Callback<(usize, String)>,
) -> AnyView {
    let ids = FieldIds::here();
    let inputs: Vec<AnyView> = [
        (words::YEAR, "input input--4"),
        (words::MONTH, "input input--2"),
        (words::DAY, "input input--2"),
    ]
    .into_iter()
    .enumerate()
    .map(|(place, (label, class))| {
        let id = ids.input(place);
        let part = move || parts.with(|parts| parts.get(place).cloned().unwrap_or_default());
        view! {
            <div class="part">
                <label class="part__label" for=id.clone()>{label}</label>
                <input
                    class=class
                    id=id
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby=ids.described
                    aria-invalid=ids.invalid
                    prop:value=part
                    on:change=move |event| {
                        on_change.run((place, event_target_value(&event).trim().to_owned()));
                    }
                />
            </div>
        }
        .into_any()
    })
    .collect();
    view! { <div class="parts">{inputs}</div> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::Field;
    let parts = RwSignal::new(["2015", "7", ""].map(str::to_owned));
    let write = Callback::new(move |(place, text): (usize, String)| {
        parts.update(|parts| {
            if let Some(part) = parts.get_mut(place) {
                *part = text;
            }
        });
    });
    view! {
        <Field id="story-obtained" label="什么时候取得这个学历？" hint="例如 2015 年 7 月">
            <DateInput parts=parts on_change=write/>
        </Field>
    }
    .into_any()
}
