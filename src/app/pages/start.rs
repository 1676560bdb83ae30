//! The first page: what a person needs, and under which notice.

use leptos::prelude::*;

use crate::app::parts::{choices, errors};
use crate::app::state::Wizard;
use crate::app::text;
use crate::flow::Place;
use crate::notice::model::CatalogEntry;

/// The first page.
pub fn page(wizard: Wizard) -> AnyView {
    view! {
        <main class="page" id="main">
            {errors::summary(wizard, move || problems(wizard))}
            <h1 tabindex="-1">{text::START_TITLE}</h1>
            <p class="lead">{text::START_LEAD}</p>
            <div class="notice notice--warn">
                <h2>{text::START_CLOSED}</h2>
                <p>{text::START_CLOSED_BODY}</p>
            </div>
            {matters(wizard)}
            {move || notices(wizard)}
            {keep(wizard)}
            <div class="btns">
                <button type="button" class="btn btn--primary" on:click=move |_| begin(wizard)>
                    {move || if answered(wizard) { text::GO_ON } else { text::BEGIN }}
                </button>
            </div>
        </main>
    }
    .into_any()
}

fn answered(wizard: Wizard) -> bool {
    wizard.answers.with(|answers| !answers.get("person_category").is_empty() || !answers.get("cert.level").is_empty())
}

fn matters(wizard: Wizard) -> AnyView {
    let options = text::MATTER_NAMES.map(|(name, help)| choices::Option { value: name.to_owned(), label: name.to_owned(), help: help.to_owned() });
    choices::radios(wizard, "matter", text::START_MATTER, "", options.to_vec())
}

/// The notices that cover the chosen matter, each with what it is and that it has closed.
fn notices(wizard: Wizard) -> AnyView {
    let matter = wizard.answers.with(|answers| answers.get("matter").to_owned());
    let Some(catalog) = wizard.catalog.get().here() else { return ().into_any() };
    let place = text::MATTER_NAMES.iter().position(|(name, _)| *name == matter);
    let Some(place) = place else {
        return view! { <p class="hint">{text::START_NOTICE_NONE}</p> }.into_any();
    };
    let options = catalog
        .editions
        .iter()
        .filter(|entry| entry.covers & (1 << place) != 0)
        .map(|entry| choices::Option {
            value: entry.edition.clone(),
            label: entry.head.name.clone(),
            help: help(entry),
        })
        .collect();
    choices::radios(wizard, "edition", text::START_NOTICE, text::START_NOTICE_HINT, options)
}

fn help(entry: &CatalogEntry) -> String {
    format!("{}{}", entry.head.summary, entry.head.expiry)
}

fn keep(wizard: Wizard) -> impl IntoView {
    view! {
        <div class="field">
            <div class="choice">
                <input class="choice__input" type="checkbox" id="keep" prop:checked=move || wizard.keep.get()
                    on:change=move |event| wizard.set_keep(event_target_checked(&event)) />
                <label class="choice__label" for="keep">{text::KEEP}<span class="choice__hint">{text::KEEP_HINT}</span></label>
            </div>
        </div>
    }
}

fn problems(wizard: Wizard) -> Vec<(String, String)> {
    let mut found = Vec::new();
    wizard.answers.with(|answers| {
        if answers.get("matter").is_empty() {
            found.push(("matter".to_owned(), text::CHOOSE_MATTER.to_owned()));
        } else if answers.get("edition").is_empty() {
            found.push(("edition".to_owned(), text::CHOOSE_NOTICE.to_owned()));
        }
    });
    found
}

fn begin(wizard: Wizard) {
    if problems(wizard).is_empty() {
        let first = wizard.view.get_untracked().and_then(|view| {
            let step = view.steps.iter().find(|step| !step.asked.is_empty())?;
            Some(view.notice.pages.get(step.page)?.key.clone())
        });
        match first {
            Some(key) => wizard.go(&Place::Page(key)),
            None => wizard.go(&Place::Result),
        }
    } else {
        errors::show(wizard);
    }
}
