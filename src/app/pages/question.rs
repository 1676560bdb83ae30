//! A page of questions on one topic.

use std::sync::Arc;

use leptos::prelude::*;

use super::waiting;
use crate::app::parts::{errors, field};
use crate::app::state::{View, Wizard};
use crate::app::text;
use crate::export::words;
use crate::flow::{Place, Step};
use crate::platform::address;

/// The page with this key; `change` when it was opened from the check page.
pub fn page(wizard: Wizard, key: String, change: bool) -> AnyView {
    let Some(view) = wizard.view.get_untracked() else {
        // The notice is on its way: the page is made when it is here.
        wizard.view.track();
        return waiting(wizard);
    };
    let notice = Arc::clone(&view.notice);
    let Some(place) = notice.pages.iter().position(|page| page.key == key) else { return waiting(wizard) };
    let (title, lead) = notice.pages.get(place).map(|page| (page.title.clone(), page.lead.clone())).unwrap_or_default();
    let asked = Memo::new(move |_| {
        wizard.view.get().and_then(|view| {
            view.steps.iter().find(|step| step.page == place).map(|step| step.asked.clone())
        }).unwrap_or_default()
    });
    view! {
        <main class="page" id="main">
            <button type="button" class="back no-print" on:click=|_| address::back()>{text::BACK}</button>
            {move || progress(wizard, place)}
            {errors::summary(wizard, move || wizard.view.get().map(|view| problems(&view, place)).unwrap_or_default())}
            <h1 tabindex="-1">{title}</h1>
            <p class="lead">{lead}</p>
            <form novalidate on:submit=move |event| { event.prevent_default(); advance(wizard, place, change); }>
                <For each=move || asked.get() key=|asked| asked.fact children=move |asked| field::question(wizard, &notice, &asked) />
                <div class="btns btns--stay">
                    <button type="submit" class="btn btn--primary">{text::CONTINUE}</button>
                </div>
            </form>
        </main>
    }
    .into_any()
}

/// The title of the page with this key.
pub fn title(wizard: Wizard, key: &str) -> String {
    wizard
        .view
        .get()
        .and_then(|view| view.notice.pages.iter().find(|page| page.key == key).map(|page| page.title.clone()))
        .unwrap_or_default()
}

fn progress(wizard: Wizard, place: usize) -> Option<AnyView> {
    let view = wizard.view.get()?;
    let now = view.steps.iter().position(|step| step.page == place)?;
    let name = |step: &Step| view.notice.pages.get(step.page).map(|page| page.title.clone()).unwrap_or_default();
    let total = view.steps.len();
    let items = view
        .steps
        .iter()
        .enumerate()
        .map(|(at, step)| {
            let done = (at < now).then(|| view! { <span class="vh">"（已完成）"</span> });
            view! {
                <li class="steps__item" class:steps__item--done=at < now aria-current=(at == now).then_some("step")>
                    <span class="steps__name">{name(step)}{done}</span>
                </li>
            }
        })
        .collect_view();
    let here = view.steps.get(now).map(name).unwrap_or_default();
    Some(
        view! {
            <nav class="steps no-print" aria-label="进度">
                <p class="steps__now">{format!("第 {} 步，共 {total} 步：{here}", now + 1)}</p>
                <ol class="steps__list">{items}</ol>
            </nav>
        }
        .into_any(),
    )
}

/// What has to be mended on the page: the input's path and the words.
fn problems(view: &View, place: usize) -> Vec<(String, String)> {
    let Some(step) = view.steps.iter().find(|step| step.page == place) else { return Vec::new() };
    step.asked
        .iter()
        .filter_map(|asked| {
            let path = words::key(Some(&view.notice), asked.fact).to_owned();
            let words = field::problem(view, &path, asked.needed)?;
            Some((path, words))
        })
        .collect()
}

fn advance(wizard: Wizard, place: usize, change: bool) {
    let Some(view) = wizard.view.get_untracked() else { return };
    if !problems(&view, place).is_empty() {
        errors::show(wizard);
        return;
    }
    wizard.tried.set(false);
    let open = |step: &&Step| {
        step.asked.iter().any(|asked| asked.needed && view.case.cell(asked.fact).is_open())
    };
    let next = if change {
        view.steps.iter().find(open)
    } else {
        view.steps.iter().find(|step| step.page > place && !step.asked.is_empty())
    };
    let key = next.and_then(|step| view.notice.pages.get(step.page)).map(|page| page.key.clone());
    match (key, change) {
        (Some(key), true) => wizard.go(&Place::Change(key)),
        (Some(key), false) => wizard.go(&Place::Page(key)),
        (None, _) => wizard.go(&Place::Check),
    }
}
