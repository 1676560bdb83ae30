//! Questions with options: radios, check boxes, and a list to choose from where there are many.

use leptos::prelude::*;

use super::errors::id;
use crate::app::state::Wizard;
use crate::app::text;
use crate::flow::answers::NONE;

/// An option as shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Option {
    /// What is written down when it is chosen.
    pub value: String,
    /// What it says.
    pub label: String,
    /// Help below it; may be empty.
    pub help: String,
}

/// More options than this are a list to choose from instead of radios.
const MANY: usize = 13;

/// One option out of few, as its own question.
pub fn radios(wizard: Wizard, path: &str, ask: &str, hint: &str, options: Vec<Option>) -> AnyView {
    let hint_id = format!("{}-hint", id(path));
    let hint = (!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id.clone()>{hint.to_owned()}</p> });
    let described = hint.is_some().then_some(hint_id);
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend class="field__label">{ask.to_owned()}</legend>
            {hint}
            {radio_list(wizard, path, options)}
        </fieldset>
    }
    .into_any()
}

/// The radios alone. 不清楚 stands apart, after 或者.
pub fn radio_list(wizard: Wizard, path: &str, options: Vec<Option>) -> AnyView {
    let row = options.len() <= 3 && options.iter().all(|option| option.help.is_empty());
    let several = options.len() > 3;
    let items = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let apart = several && option.value == "不清楚";
            let or = apart.then(|| view! { <p class="choices__or">"或者"</p> });
            view! { {or} {radio(wizard, path, place, option)} }
        })
        .collect_view();
    view! { <div class="choices" class:choices--row=row>{items}</div> }.into_any()
}

fn radio(wizard: Wizard, path: &str, place: usize, option: Option) -> impl IntoView {
    // The first radio has the plain id, so that an error's link finds the question.
    let own = if place == 0 { id(path) } else { format!("{}-{place}", id(path)) };
    let name = id(path);
    let (watched, written) = (path.to_owned(), path.to_owned());
    let (value, chosen) = (option.value.clone(), option.value);
    view! {
        <div class="choice">
            <input class="choice__input" type="radio" name=name id=own.clone()
                prop:checked=move || wizard.answers.with(|answers| answers.get(&watched) == value)
                on:change=move |_| wizard.answer(&written, &chosen) />
            <label class="choice__label" for=own>{option.label}{help(option.help)}</label>
        </div>
    }
}

fn help(words: String) -> AnyView {
    (!words.is_empty()).then(|| view! { <span class="choice__hint">{words}</span> }).into_any()
}

/// A list to choose from.
pub fn select(wizard: Wizard, path: &str, options: Vec<Option>) -> AnyView {
    let (watched, written) = (path.to_owned(), path.to_owned());
    let items = options
        .into_iter()
        .map(|option| {
            let (watched, value) = (watched.clone(), option.value.clone());
            view! {
                <option value=option.value prop:selected=move || wizard.answers.with(|answers| answers.get(&watched) == value)>{option.label}</option>
            }
        })
        .collect_view();
    view! {
        <select class="select" id=id(path) on:change=move |event| wizard.answer(&written, &event_target_value(&event))>
            <option value="">{text::CHOOSE}</option>
            {items}
        </select>
    }
    .into_any()
}

/// Any number of options, and one that says none applies.
pub fn checks(wizard: Wizard, path: &str, options: Vec<Option>) -> AnyView {
    let items = options
        .into_iter()
        .enumerate()
        .map(|(place, option)| {
            let own = if place == 0 { id(path) } else { format!("{}-{place}", id(path)) };
            let (watched, written) = (path.to_owned(), path.to_owned());
            let (value, chosen) = (option.value.clone(), option.value);
            let change = move |event: leptos::ev::Event| {
                let on = event_target_checked(&event);
                wizard.answers.update(|answers| answers.choose(&written, &chosen, on));
            };
            view! {
                <div class="choice">
                    <input class="choice__input" type="checkbox" id=own.clone()
                        prop:checked=move || wizard.answers.with(|answers| answers.chosen(&watched).any(|option| option == value))
                        on:change=change />
                    <label class="choice__label" for=own>{option.label}{help(option.help)}</label>
                </div>
            }
        })
        .collect_view();
    let (watched, written) = (path.to_owned(), path.to_owned());
    let none = format!("{}-none", id(path));
    view! {
        <div class="choices">
            {items}
            <p class="choices__or">"或者"</p>
            <div class="choice">
                <input class="choice__input" type="checkbox" id=none.clone()
                    prop:checked=move || wizard.answers.with(|answers| answers.get(&watched) == NONE)
                    on:change=move |event| wizard.answer(&written, if event_target_checked(&event) { NONE } else { "" }) />
                <label class="choice__label" for=none>"以上都没有"</label>
            </div>
        </div>
    }
    .into_any()
}

/// Radios where there are few options, else a list.
pub fn one_of(wizard: Wizard, path: &str, options: Vec<Option>) -> AnyView {
    if options.len() > MANY { select(wizard, path, options) } else { radio_list(wizard, path, options) }
}
