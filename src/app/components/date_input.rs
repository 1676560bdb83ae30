//! A date in three inputs, as it stands on a certificate.

use leptos::prelude::*;

use super::FieldIds;
use crate::app::live::hear;
use crate::app::words;
use crate::flow::dates;

/// A date; stands in a [`Field`](super::Field). The day may be left out.
#[component]
pub fn DateInput(
    /// Year, month and day as answers keep them: each as it was typed, with `-` between them.
    #[prop(into)]
    kept: Signal<String>,
    /// Gets what is to be kept once something was typed into one of the inputs.
    on_change: Callback<String>,
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
        let part = Signal::derive(move || {
            kept.with(|kept| dates::boxes(kept).get(place).cloned().unwrap_or_default())
        });
        let change = hear(move |event| {
            let typed = event_target_value(&event);
            on_change.run(kept.with_untracked(|kept| dates::put(kept, place, typed.trim())));
        });
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
                    on:change=change
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
    let kept = RwSignal::new("2015-7".to_owned());
    let write = Callback::new(move |text| kept.set(text));
    view! {
        <Field id="story-obtained" label="什么时候取得这个学历？" hint="例如 2015 年 7 月">
            <DateInput kept=kept on_change=write/>
        </Field>
    }
    .into_any()
}
