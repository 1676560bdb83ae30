//! A question with any number of answers, and one that says none applies.

use leptos::prelude::*;

use super::FieldIds;
use super::choice::{Choice, Rows, Tappable};
use crate::app::live::hear;
use crate::app::words;
use crate::flow::answers::{NONE, is_ticked};

/// Check boxes; stands in a [`Field`](super::Field).
#[component]
pub fn Checkboxes(
    /// The options, without the one for none of them.
    options: Vec<Choice>,
    /// The values of the ticked options as answers keep them; [`NONE`] for the box that says none applies.
    #[prop(into)]
    ticked: Signal<String>,
    /// Gets the value of a box, and whether it is ticked now.
    on_change: Callback<(String, bool)>,
) -> AnyView {
    let ids = FieldIds::here();
    let mut rows = Rows::new(move |own| ticked.with(|ticked| is_ticked(ticked, own)));
    let one = |id, choice| Tappable { kind: "checkbox", id, name: "", choice };
    for (place, choice) in options.iter().enumerate() {
        rows.add(one(ids.input(place), choice));
    }
    rows.or();
    rows.add(one([&ids.id, "-none"].concat(), &Choice::new(NONE, words::NONE_OF_THESE)));
    let change = hear(move |event| {
        on_change.run((event_target_value(&event), event_target_checked(&event)));
    });
    rows.view("choices", change)
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::Field;
    use crate::flow::Answers;
    let answers = RwSignal::new(Answers::default());
    answers.update(|answers| answers.choose("story", "警告", true));
    let ticked = Signal::derive(move || answers.with(|answers| answers.get("story").to_owned()));
    let change = Callback::new(move |(value, on): (String, bool)| {
        answers.update(|answers| match value.as_str() {
            NONE => answers.set("story", if on { NONE } else { "" }),
            value => answers.choose("story", value, on),
        });
    });
    let options = ["警告", "记过", "降级"].map(Choice::plain).to_vec();
    view! {
        <Field id="story-discipline" label="正在处分影响期内的处分">
            <Checkboxes options=options ticked=ticked on_change=change/>
        </Field>
    }
    .into_any()
}
