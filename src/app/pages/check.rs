//! Checking the answers before the result.

use leptos::prelude::*;

use super::{back, with_filled};
use crate::app::components::{
    Banner, LinkButton, Look, Page, Panel, Para, SummaryList, SummaryRow,
};
use crate::app::state::{Filled, Wizard};
use crate::app::words;
use crate::domain::Fact;
use crate::flow::{Route, Step, steps::Asked, summary};
use crate::notice::names;

/// The check page: every answer that counts, with a way to change it.
pub fn page() -> AnyView {
    with_filled(|filled| {
        let go =
            view! { <LinkButton label=words::SEE_RESULT to=Route::Result look=Look::Primary/> };
        let told = Wizard::here().told.try_update(std::mem::take).unwrap_or_default();
        let told = (!told.is_empty()).then(|| view! { <Banner text=told/> }.into_any());
        let mut body = vec![
            view! { <div role="status">{told}</div> }.into_any(),
            view! { <Para class="lead" text=words::CHECK_LEAD/> }.into_any(),
            matter(filled),
        ];
        body.extend(answers(filled));
        body.push(view! { <div class="btns btns--stay">{go}</div> }.into_any());
        view! { <Page heading=words::CHECK_TITLE above=vec![back()] body=body/> }.into_any()
    })
}

/// Every answer that counts, by page.
pub fn answers(view: &Filled) -> Vec<AnyView> {
    view.steps.iter().filter_map(|step| section(view, step)).collect()
}

/// What is to be done and by which notice.
fn matter(view: &Filled) -> AnyView {
    let rows = [
        (words::MATTER, view.answers.get(Fact::Matter.key()).to_owned()),
        (words::CHECK_NOTICE, view.notice.head.name.clone()),
    ];
    let rows = rows
        .into_iter()
        .map(|(name, value)| {
            let to = Route::Start;
            let act = view! { <LinkButton label=words::CHANGE about=name to=to look=Look::Quiet/> };
            let value = view! { <Para text=value/> }.into_any();
            SummaryRow { name: name.to_owned(), value, act: Some(act.into_any()) }
        })
        .collect();
    let body = vec![view! { <SummaryList acts=true rows=rows/> }.into_any()];
    view! { <Panel title=words::CHECK_MATTER body=body/> }.into_any()
}

fn section(view: &Filled, step: &Step) -> Option<AnyView> {
    let page = view.notice.pages.get(step.page).filter(|_| !step.asked.is_empty())?;
    let rows = step.asked.iter().map(|asked| row(view, &page.key, asked)).collect();
    let body = vec![view! { <SummaryList acts=true rows=rows/> }.into_any()];
    Some(view! { <Panel title=page.title.clone() body=body/> }.into_any())
}

fn row(view: &Filled, page: &str, asked: &Asked) -> SummaryRow {
    let name = names::label(&view.notice, asked.fact);
    let key = names::key(Some(&view.notice), asked.fact);
    let wizard = Wizard::here();
    let lines = wizard.answers.with_untracked(|answers| summary::said(&view.notice, answers, key));
    let value = if lines.is_empty() {
        view! { <Para class="hint" text=words::UNANSWERED/> }.into_any()
    } else {
        lines.into_iter().map(|line| view! { <Para text=line/> }).collect_view().into_any()
    };
    let to = Route::Change([page, "/", key].concat());
    let act = view! { <LinkButton label=words::CHANGE about=name to=to look=Look::Quiet/> };
    SummaryRow { name: name.to_owned(), value, act: Some(act.into_any()) }
}
