//! A question with few options, of which one is chosen.

use leptos::prelude::*;

use super::FieldIds;
use super::choice::UNCLEAR;
use super::choice::{Choice, Rows, Tappable};
use crate::app::live::hear;

/// Radios; stands in a [`Field`](super::Field). Three short options share a line where there is room;
/// 不清楚 stands apart where there are several others.
#[component]
pub fn Radios(
    /// The options.
    options: Vec<Choice>,
    /// The value of the chosen option; empty while none is.
    #[prop(into)]
    value: Signal<String>,
    /// Gets the value of the option chosen.
    on_change: Callback<String>,
) -> AnyView {
    let ids = FieldIds::here();
    let several = options.len() > 3;
    let short = !several && options.iter().all(|option| option.help.is_empty());
    let class = if short { "choices choices--row" } else { "choices" };
    let mut rows = Rows::new(move |own| value.with(|value| value == own));
    for (place, choice) in options.iter().enumerate() {
        if several && choice.value == UNCLEAR {
            rows.or();
        }
        rows.add(Tappable { kind: "radio", id: ids.input(place), name: &ids.id, choice });
    }
    rows.view(class, hear(move |event| on_change.run(event_target_value(&event))))
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::{Field, Group};
    let value = RwSignal::new("硕士研究生".to_owned());
    let mut options: Vec<Choice> =
        ["博士研究生", "硕士研究生", "大学本科", UNCLEAR].map(Choice::plain).into();
    if let Some(last) = options.get_mut(2) {
        "含技工院校预备技师（技师）班毕业".clone_into(&mut last.help);
    }
    view! {
        <Field id="story-education" label="您的最高学历是什么？" hint="在读的不算。" group=Group::Radios>
            <Radios options=options value=value on_change=Callback::new(move |text| value.set(text))/>
        </Field>
    }
    .into_any()
}
