//! A question with its hint and its fault, round whatever inputs answer it.

use leptos::context::Provider;
use leptos::prelude::*;

use crate::app::live::{memo, when};
use crate::app::words;

/// What an input needs to know of the field it stands in: a context that [`Field`] gives to its
/// children, so that name, hint and fault are read out with the input.
#[derive(Debug, Clone)]
pub struct FieldIds {
    /// The id of the (first) input.
    pub id: String,
    /// The id of the words that name it.
    pub label: String,
    /// The ids of hint and fault, as `aria-describedby` wants them.
    pub described: Signal<Option<String>>,
    /// `true` while there is a fault, as `aria-invalid` wants it.
    pub invalid: Signal<Option<String>>,
}

impl FieldIds {
    /// Those of the field round the present component.
    #[must_use]
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self {
            id: String::new(),
            label: String::new(),
            described: Signal::stored(None),
            invalid: Signal::stored(None),
        })
    }

    /// The id of the input at `place`; the first has the field's own, so that an error's link finds it.
    #[must_use]
    pub fn input(&self, place: usize) -> String {
        if place == 0 { self.id.clone() } else { format!("{}-{place}", self.id) }
    }
}

/// How the inputs of a [`Field`] are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Group {
    /// Several inputs: a `fieldset` with its `legend`.
    #[default]
    Several,
    /// Radios, of which one can be chosen.
    Radios,
    /// One input with its `label`.
    Single,
}

/// A question: label, hint, fault, and the inputs as children.
///
/// The fault stands before the inputs, is part of their description and marks them invalid; a field
/// without fault takes no room for one.
#[component]
pub fn Field(
    /// The id of the (first) input.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    label: String,
    /// What helps to answer it; empty for none.
    #[prop(into, optional)]
    hint: String,
    /// Whether it may be left out, which is then said.
    #[prop(optional)]
    optional: bool,
    /// What is wrong with the answer; empty for nothing.
    #[prop(into, optional)]
    fault: Signal<String>,
    /// How the inputs are held together.
    #[prop(optional)]
    group: Group,
    /// A class besides `field`.
    #[prop(into, optional)]
    class: String,
    /// Hidden for now, because another answer makes it needless.
    #[prop(into, optional)]
    hidden: Signal<bool>,
    /// The inputs.
    children: Children,
) -> AnyView {
    let (hint_id, fault_id) = ([&id, "-hint"].concat(), [&id, "-fault"].concat());
    let label_id = [&id, "-label"].concat();
    let wrong = memo(move || !fault.with(String::is_empty));
    let (hinted, faulted) = ((!hint.is_empty()).then(|| hint_id.clone()), fault_id.clone());
    let described = Signal::derive(move || match (&hinted, wrong.get()) {
        (Some(hint), true) => Some([hint, " ", &faulted].concat()),
        (Some(hint), false) => Some(hint.clone()),
        (None, true) => Some(faulted.clone()),
        (None, false) => None,
    });
    let ids = FieldIds {
        id: id.clone(),
        label: label_id.clone(),
        described,
        invalid: Signal::derive(move || wrong.get().then(|| "true".to_owned())),
    };
    let class = Signal::derive(move || {
        let state = if wrong.get() { "field field--error " } else { "field " };
        [state, &class].concat().trim_end().to_owned()
    });
    let name = view! {
        {label}
        {optional.then(|| view! { <span class="hint">{words::OPTIONAL}</span> }.into_any())}
    };
    let hint = (!hint.is_empty())
        .then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> }.into_any());
    let fault = when(
        move || wrong.get(),
        move || view! { <p class="field__error" id=fault_id.clone()>{fault}</p> }.into_any(),
    );
    let inputs = view! { <Provider value=ids>{children()}</Provider> }.into_any();
    match group {
        Group::Single => view! {
            <div class=class hidden=hidden>
                <label class="field__label" id=label_id for=id>{name}</label>
                {hint}
                {fault}
                {inputs}
            </div>
        }
        .into_any(),
        Group::Several | Group::Radios => {
            let role = (group == Group::Radios).then_some("radiogroup");
            let invalid =
                Signal::derive(move || role.filter(|_| wrong.get()).map(|_| "true".to_owned()));
            view! {
                <fieldset class=class hidden=hidden role=role aria-describedby=described aria-invalid=invalid>
                    <legend class="field__label" id=label_id>{name}</legend>
                    {hint}
                    {fault}
                    {inputs}
                </fieldset>
            }
            .into_any()
        }
    }
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    use super::TextInput;
    let value = RwSignal::new(String::new());
    let missing = Signal::derive(move || {
        if value.with(String::is_empty) { "请填写工作单位" } else { "" }.to_owned()
    });
    let write = Callback::new(move |text| value.set(text));
    view! {
        <Field id="story-employer" label="工作单位" hint="按营业执照上的全称。" fault=missing group=Group::Single>
            <TextInput value=value on_change=write/>
        </Field>
    }
    .into_any()
}
