//! What would have to be otherwise: the earliest year and the smallest changes, by who can bring them about.

use leptos::prelude::*;

use super::text;
use crate::app::components::{ClauseList, Details, LinkButton, Look, Para, Quote};
use crate::app::pages::quotes;
use crate::app::state::remote::Coming;
use crate::app::state::{Shared, View};
use crate::app::words as shared;
use crate::assess::whatif::{Solution, WhatIf, YEAR_NOTE, whatif_in_turns};
use crate::domain::Fact;
use crate::export::{answers, text as plain};
use crate::flow::{Route, steps::page};
use crate::notice::model::By;
use crate::platform::clock;

/// So many ways of a group are shown; the rest is behind a line to open.
const SHOWN: usize = 4;

/// Looks for it, a few milliseconds at a time.
pub fn search(view: Shared<View>) -> Coming<Shared<WhatIf>> {
    Box::pin(async move {
        let turn = clock::turns();
        Ok(Shared::new(whatif_in_turns(&view.notice, &view.case, &turn).await))
    })
}

/// The ways as a part of the result in words.
pub fn words(view: &View, found: &WhatIf) -> String {
    plain::ways(&view.notice, &view.case, &view.assessment, found)
}

/// The ways, by who can bring them about.
pub fn shown(view: &View, found: &WhatIf) -> AnyView {
    let year = match found.year {
        None if found.solutions.is_empty() => text::WHATIF_NOTHING.to_owned(),
        Some(year) => format!("{} {year} {}", text::WHATIF_YEAR, text::WHATIF_YEAR_THEN),
        None => text::WHATIF_NO_YEAR.to_owned(),
    };
    let note = found.year.map(|_| {
        let note = [YEAR_NOTE, "。"].concat();
        view! { <Para class="hint" text=note/> }
    });
    let groups = By::ALL.into_iter().zip(text::GROUPS);
    let groups: Vec<AnyView> =
        groups.filter_map(|((by, _), words)| group(view, found, by, words)).collect();
    let none = (groups.is_empty() && found.year.is_some())
        .then(|| view! { <Para text=text::WHATIF_NONE/> }.into_any());
    let stopped =
        found.stopped.then(|| view! { <Para class="hint" text=text::WHATIF_STOPPED/> }.into_any());
    let exception = exception(view);
    view! { <Para class="lead" text=year/> {note} {groups} {none} {exception} {stopped} }.into_any()
}

/// The way that cannot be tried here: 破格, where the notice asks about it and the years are missing.
fn exception(view: &View) -> Option<AnyView> {
    let fact = Fact::Breakthrough.slot();
    let asked = view.steps.iter().flat_map(|step| &step.asked).find(|asked| asked.fact == fact)?;
    let page = page(&view.notice, &view.case, fact)?;
    let to = Route::Change([&page.key, "/", Fact::Breakthrough.key()].concat());
    let link = view! { <LinkButton label=text::WHATIF_EXCEPTION_FILL to=to look=Look::Plain/> };
    let shown = view! {
        <h3>{text::WHATIF_EXCEPTION_TITLE}</h3>
        <Para text=text::WHATIF_EXCEPTION/>
        {quotes::beside(&view.notice, &asked.clauses)}
        <div class="btns no-print">{link}</div>
    };
    Some(shown.into_any())
}

/// A way: what changes, and the clauses that decide it.
#[derive(Clone)]
struct Way {
    words: String,
    clauses: Vec<Quote>,
}

fn group(
    view: &View,
    found: &WhatIf,
    by: By,
    (name, about): (&'static str, &'static str),
) -> Option<AnyView> {
    let ways = found.solutions.iter().filter(|solution| solution.by == by);
    let mut ways: Vec<Way> = ways.map(|solution| way(view, solution)).collect();
    if ways.is_empty() {
        return None;
    }
    let rest = ways.split_off(ways.len().min(SHOWN));
    let more = (!rest.is_empty()).then(|| {
        let title = format!("{}（{} 种）", text::MORE, rest.len());
        let body = move || list(rest.clone());
        view! { <Details summary=title body=body/> }
    });
    let group = view! {
        <h3>{name}<span class="hint">{"　"}{about}</span></h3>
        {list(ways)}
        {more}
    };
    Some(group.into_any())
}

fn list(ways: Vec<Way>) -> AnyView {
    let line = |way: Way| {
        let clauses = way.clauses;
        let beside = (!clauses.is_empty()).then(|| {
            let body = move || view! { <ClauseList clauses=clauses.clone()/> };
            view! { <div class="no-print"><Details summary=shared::CLAUSES body=body/></div> }
        });
        view! { <li><Para text=way.words/>{beside}</li> }.into_any()
    };
    let lines: Vec<AnyView> = ways.into_iter().map(line).collect();
    view! { <ul class="ways">{lines}</ul> }.into_any()
}

fn way(view: &View, solution: &Solution) -> Way {
    let changes = solution
        .changes
        .iter()
        .map(|alternatives| answers::change(&view.notice, &view.case, alternatives));
    let changes: Vec<String> = changes.collect();
    Way {
        words: changes.join(text::AND),
        clauses: quotes::quotes(&view.notice, &solution.decisive),
    }
}
