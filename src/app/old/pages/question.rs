//! A page of questions on one topic.

use std::sync::Arc;

use leptos::prelude::*;

use super::{settled, waiting};
use crate::app::old::node::{Node, el, keyed, live, nothing};
use crate::app::old::parts::{button, clause, errors, field, heading, main, unseen};
use crate::app::old::state::{View, Wizard};
use crate::app::words as text;
use crate::export::words;
use crate::flow::{Place, Step, steps::Asked, summary};
use crate::platform::old_address as address;

/// The page with this key; `change` when it was opened from the check page.
pub fn page(wizard: Wizard, key: &str, change: bool) -> Node {
    // The questions follow the answers by themselves.
    let Some(view) = settled(wizard) else {
        return waiting(wizard);
    };
    let notice = Arc::clone(&view.notice);
    let Some(place) = notice.pages.iter().position(|page| page.key == key) else {
        return waiting(wizard);
    };
    let (title, lead) = notice
        .pages
        .get(place)
        .map(|page| (page.title.clone(), page.lead.clone()))
        .unwrap_or_default();
    let edition = notice.edition.clone();
    let asked = move || wizard.view.get().map(|view| asked(&view, place)).unwrap_or_default();
    let shown = Memo::new(move |_| asked().iter().map(|asked| asked.fact).collect::<Vec<u16>>());
    let questions = keyed(
        el("div"),
        move || shown.get(),
        move |fact| {
            asked()
                .iter()
                .find(|asked| asked.fact == fact)
                .map_or_else(nothing, |asked| field::question(wizard, &notice, asked))
        },
    );
    let submit = el("button").attr("type", "submit").class("btn btn--primary").text(text::CONTINUE);
    let form = el("form")
        .attr("novalidate", "")
        .child(questions)
        .child(el("div").class("btns btns--stay").child(submit))
        .on("submit", move |event| {
            event.prevent();
            advance(wizard, place, change);
        });
    main(false)
        .child(button("back no-print", text::BACK, address::back))
        .child(live(move || {
            wizard.view.get().and_then(|view| progress(&view, place)).unwrap_or_else(nothing)
        }))
        .child(errors::summary(wizard, move || {
            wizard.view.get().map(|view| problems(&view, place)).unwrap_or_default()
        }))
        .child(heading(&title))
        .child(el("p").class("lead").text(&lead))
        .child(form)
        .child(el("p").class("no-print").child(clause::more(
            &edition,
            &["beside/", key].concat(),
            text::BESIDE,
        )))
}

/// The title of the page with this key.
#[must_use]
pub fn title(wizard: Wizard, key: &str) -> String {
    wizard
        .view
        .get()
        .and_then(|view| {
            view.notice.pages.iter().find(|page| page.key == key).map(|page| page.title.clone())
        })
        .unwrap_or_default()
}

fn asked(view: &View, place: usize) -> Vec<Asked> {
    view.steps
        .iter()
        .find(|step| step.page == place)
        .map(|step| step.asked.clone())
        .unwrap_or_default()
}

fn progress(view: &View, place: usize) -> Option<Node> {
    let now = view.steps.iter().position(|step| step.page == place)?;
    let name = |step: &Step| {
        view.notice.pages.get(step.page).map(|page| page.title.clone()).unwrap_or_default()
    };
    let items = view.steps.iter().enumerate().map(|(at, step)| {
        let done = (at < now).then(|| unseen(text::DONE));
        el("li")
            .class(if at < now { "steps__item steps__item--done" } else { "steps__item" })
            .attr_opt("aria-current", (at == now).then_some("step"))
            .child(el("span").class("steps__name").text(&name(step)).child_opt(done))
    });
    let here = view.steps.get(now).map(name).unwrap_or_default();
    let words = format!("第 {} 步，共 {} 步：{here}", now + 1, view.steps.len());
    Some(
        el("nav")
            .class("steps no-print")
            .attr("aria-label", text::PROGRESS)
            .child(el("p").class("steps__now").text(&words))
            .child(el("ol").class("steps__list").children(items)),
    )
}

/// What has to be mended on the page: the input's path and the words.
fn problems(view: &View, place: usize) -> Vec<(String, String)> {
    let mut problems = Vec::new();
    for asked in asked(view, place) {
        let path = words::key(Some(&view.notice), asked.fact);
        let before = problems.len();
        for fault in field::faults(view, path) {
            let words = summary::fault(&view.notice, &view.answers, fault);
            problems.push((fault.path.clone(), words));
        }
        if problems.len() == before
            && let Some(words) = field::problem(view, path, asked.needed)
        {
            problems.push((path.to_owned(), words));
        }
    }
    problems
}

fn advance(wizard: Wizard, place: usize, change: bool) {
    let Some(view) = wizard.view.get_untracked() else {
        return;
    };
    if !problems(&view, place).is_empty() {
        errors::show(wizard);
        return;
    }
    let open = |step: &&Step| {
        step.asked.iter().any(|asked| asked.needed && view.case.cell(asked.fact).is_open())
    };
    let ahead = |step: &&Step| !change && step.page > place && !step.asked.is_empty();
    // A later answer can bring up a question on a page already passed.
    let next = view.steps.iter().find(ahead).or_else(|| view.steps.iter().find(open));
    let key = next.and_then(|step| view.notice.pages.get(step.page)).map(|page| page.key.clone());
    match (key, change) {
        (Some(key), true) => wizard.go(&Place::Change(key)),
        (Some(key), false) => wizard.go(&Place::Page(key)),
        (None, _) => wizard.go(&Place::Check),
    }
}
