//! Checking the answers before the result.

use leptos::prelude::*;

use super::waiting;
use crate::app::state::{View, Wizard};
use crate::app::text;
use crate::export::words;
use crate::flow::Place;
use crate::platform::address;

/// The check page: every answer that counts, with a way to change it.
pub fn page(wizard: Wizard) -> AnyView {
    let Some(view) = wizard.view.get() else { return waiting(wizard) };
    let sections: Vec<AnyView> = view.steps.iter().filter_map(|step| section(wizard, &view, step)).collect();
    view! {
        <main class="page" id="main">
            <button type="button" class="back no-print" on:click=|_| address::back()>{text::BACK}</button>
            <h1 tabindex="-1">{text::CHECK_TITLE}</h1>
            <p class="lead">{text::CHECK_LEAD}</p>
            {sections}
            <div class="btns btns--stay">
                <a class="btn btn--primary" href=Place::Result.href()>{text::SEE_RESULT}</a>
            </div>
        </main>
    }
    .into_any()
}

fn section(wizard: Wizard, view: &View, step: &crate::flow::Step) -> Option<AnyView> {
    let page = view.notice.pages.get(step.page)?;
    if step.asked.is_empty() {
        return None;
    }
    let rows: Vec<AnyView> = step
        .asked
        .iter()
        .map(|asked| {
            let label = words::label(&view.notice, asked.fact).to_owned();
            let key = words::key(Some(&view.notice), asked.fact);
            let said = wizard.answers.with(|answers| crate::flow::summary::said(&view.notice, answers, key));
            let empty = said.is_empty();
            let said = if empty { vec![text::UNANSWERED.to_owned()] } else { said };
            let href = Place::Change(page.key.clone()).href();
            let lines = said.into_iter().map(|line| view! { <span class="summary__line">{line}</span> }).collect_view();
            view! {
                <div class="summary__row">
                    <dt>{label.clone()}</dt>
                    <dd class="summary__value" class:hint=empty>{lines}</dd>
                    <dd class="summary__act"><a class="btn btn--quiet" href=href>{text::CHANGE}<span class="vh">{label}</span></a></dd>
                </div>
            }
            .into_any()
        })
        .collect();
    Some(
        view! {
            <section>
                <h2>{page.title.clone()}</h2>
                <dl class="summary">{rows}</dl>
            </section>
        }
        .into_any(),
    )
}
