//! A page of questions on one topic.

mod ask;
mod inputs;
mod list;

use std::cell::Cell;

use leptos::prelude::*;

use super::{back, ids, quotes, with_filled};
use crate::app::components::{
    Button, ERRORS, ErrorSummary, Look, Page, Para, Steps, problem as problem_line,
};
use crate::app::live::{follow, live, memo, submit, when};
use crate::app::state::chunks::{Chunk, Pages};
use crate::app::state::{Chunks, Filled, Router, Shared, Wizard};
use crate::app::words;
use crate::domain::{Fault, Slot};
use crate::flow::steps::{Asked, places};
use crate::flow::{Route, Step, summary};
use crate::notice::Notice;
use crate::notice::names;
use crate::platform::document;

/// What the parts of the page share.
#[derive(Clone)]
struct Questions {
    wizard: Wizard,
    router: Router,
    result: Chunk<Pages>,
    /// The notice whose page it is, as far as it was here when the page was made.
    notice: Shared<Notice>,
    /// The place of the page in the notice's list.
    place: usize,
    /// Whether it was opened from the check page; then with what the result was.
    change: bool,
    before: StoredValue<String>,
    /// How often 继续 was pressed in vain. A question that came up later is not marked before it is
    /// pressed once more.
    tried: RwSignal<u32>,
    /// What was asked when it was last pressed.
    seen: StoredValue<Vec<Slot>>,
}

/// The page with this key; `change` when it was opened from the check page.
pub fn page(key: &str, change: bool) -> AnyView {
    let (key, fact) = key.split_once('/').unwrap_or((key, ""));
    let (key, fact) = (key.to_owned(), fact.to_owned());
    // The questions follow the answers by themselves.
    with_filled(move |filled| {
        let Some(place) = filled.notice.pages.iter().position(|page| page.key == key) else {
            return super::unknown();
        };
        let questions = Questions {
            wizard: Wizard::here(),
            router: Router::here(),
            result: Chunks::here().result,
            notice: filled.notice.clone(),
            place,
            change,
            before: StoredValue::new(String::new()),
            tried: RwSignal::new(0),
            seen: StoredValue::new(Vec::new()),
        };
        questions.before.set_value(questions.line(filled));
        let page = questions.page(&key);
        if !fact.is_empty() {
            document::focus_id_soon(ids::id(&fact));
        }
        page
    })
}

/// The title of the page with this key.
pub fn title(key: &str) -> String {
    let key = key.split('/').next().unwrap_or_default();
    let view = Wizard::here().filled.get();
    let page = view.and_then(|view| {
        view.notice.pages.iter().find(|page| page.key == key).map(|page| page.title.clone())
    });
    page.unwrap_or_default()
}

/// Where to go on, and what to call that: the first page with a question that still needs an answer, else the
/// check page.
pub fn stop(view: &Filled) -> (Route, String) {
    let open = |step: &&Step| {
        step.asked.iter().any(|asked| asked.needed && view.case.cell(asked.fact).is_open())
    };
    let asks = view.steps.iter().any(|step| !step.asked.is_empty());
    let page = view.steps.iter().find(open).and_then(|step| view.notice.pages.get(step.page));
    let done = || words::STOPPED_DONE.to_owned();
    match page {
        Some(page) => {
            let words = [words::STOPPED_AT, &page.title, "。"].concat();
            (Route::Question(page.key.clone()), words)
        }
        None if asks => (Route::Check, done()),
        None => (Route::Result, done()),
    }
}

impl Questions {
    fn page(self, key: &str) -> AnyView {
        let page = self.notice.pages.get(self.place);
        let (title, lead) =
            page.map(|page| (page.title.clone(), page.lead.clone())).unwrap_or_default();
        let beside = self
            .notice
            .tells(key)
            .then(|| quotes::more(&self.notice.edition, &["beside/", key].concat(), words::BESIDE));
        let above = vec![back(), self.steps(), self.errors()];
        let body = vec![
            view! { <Para class="lead" text=lead/> }.into_any(),
            self.form(),
            beside.map(|beside| view! { <p class="no-print">{beside}</p> }).into_any(),
        ];
        view! { <Page heading=title above=above body=body/> }.into_any()
    }

    fn steps(&self) -> AnyView {
        let (wizard, place) = (self.wizard, self.place);
        let way = memo(move || {
            wizard.filled.get().map_or_else(String::new, |filled| way(&filled, place))
        });
        live(move || {
            let way = way.get();
            let mut lines = way.lines().map(str::to_owned);
            match lines.next().and_then(|now| now.parse().ok()) {
                Some(now) => view! { <Steps names=lines.collect() now=now/> }.into_any(),
                None => ().into_any(),
            }
        })
    }

    /// What the answers lead to already, said by what concludes: that comes once the first question is
    /// answered, and with it the pages that are needed at the end.
    fn so_far(&self) -> AnyView {
        let wizard = self.wizard;
        let result = self.result;
        let untouched = Cell::new(true);
        follow(move || {
            wizard.answers.track();
            if !untouched.replace(false) || wizard.has_begun() {
                wizard.prepare();
            }
        });
        live(move || match result.parts() {
            Some(pages) => (pages.so_far)(),
            None => ().into_any(),
        })
    }

    fn errors(&self) -> AnyView {
        let (wizard, place, tried, seen) = (self.wizard, self.place, self.tried, self.seen);
        let problems = Signal::derive(move || {
            let filled = if tried.get() > 0 { wizard.filled.get() } else { None };
            let seen = seen.get_value();
            let seen = |fact| seen.contains(&fact);
            filled.map_or_else(String::new, |filled| problems(&filled, place, &seen))
        });
        view! { <ErrorSummary problems=problems/> }.into_any()
    }

    fn form(self) -> AnyView {
        let (wizard, place) = (self.wizard, self.place);
        let shown = memo(move || {
            let filled = wizard.filled.get();
            let asked = filled.map(|filled| asked(&filled, place)).unwrap_or_default();
            asked.iter().map(|asked| u32::from(asked.fact)).collect::<Vec<u32>>()
        });
        let out = self.so_far();
        let (made, sent) = (self.clone(), self);
        let question = move |fact: Slot| {
            let filled = made.wizard.filled.get_untracked();
            let asked = filled.map(|filled| asked(&filled, place)).unwrap_or_default();
            let found = asked.iter().find(|asked| asked.fact == fact);
            found.map_or_else(|| ().into_any(), |asked| made.question(asked))
        };
        // Each has its place from the start, so that what comes up between others moves none of them.
        let filled = wizard.filled.get_untracked();
        let facts = filled.map(|filled| places(&filled.notice, &filled.case, place));
        let places = facts.unwrap_or_default().into_iter().map(|fact| {
            let (shown, question) = (shown, question.clone());
            let is_shown = move || shown.with(|shown| shown.contains(&u32::from(fact)));
            when(is_shown, move || question(fact))
        });
        let questions: Vec<AnyView> = places.collect();
        view! {
            <form novalidate on:submit=submit(move || sent.advance())>
                <div>{questions}</div>
                {out}
                <div class="btns btns--stay"><Button look=Look::Primary label=words::CONTINUE/></div>
            </form>
        }
        .into_any()
    }

    /// The result in a line; empty while what concludes has not come.
    fn line(&self, filled: &Shared<Filled>) -> String {
        let pages = untrack(|| self.result.parts()).filter(|_| self.change);
        pages.map_or_else(String::new, |pages| (pages.line)(filled))
    }

    /// What a change did to the result, which now is `now`.
    fn told(&self, now: &str) -> String {
        self.before.with_value(|before| {
            if before.is_empty() || now.is_empty() {
                String::new()
            } else if before == now {
                [words::CHANGED_SAME, now].concat()
            } else {
                [words::CHANGED_FROM, before, words::CHANGED_TO, now].concat()
            }
        })
    }

    /// Goes on to the next page that asks something, or says what has to be mended.
    fn advance(&self) {
        let Some(view) = self.wizard.filled.get_untracked() else {
            return;
        };
        if !problems(&view, self.place, &|_| true).is_empty() {
            let asked = asked(&view, self.place);
            self.seen.set_value(asked.iter().map(|asked| asked.fact).collect());
            self.tried.update(|tried| *tried += 1);
            document::focus_soon(ERRORS);
            return;
        }
        if self.change {
            self.wizard.told.set(self.told(&self.line(&view)));
        }
        self.router.go(&next(&view, self.place, self.change));
    }
}

/// The page after the one at `place`.
fn next(view: &Filled, place: usize, change: bool) -> Route {
    let open = |step: &&Step| {
        step.asked.iter().any(|asked| asked.needed && view.case.cell(asked.fact).is_open())
    };
    let ahead = |step: &&Step| !change && step.page > place && !step.asked.is_empty();
    // A later answer can bring up a question on a page already passed.
    let next = view.steps.iter().find(ahead).or_else(|| view.steps.iter().find(open));
    let key = next.and_then(|step| view.notice.pages.get(step.page)).map(|page| page.key.clone());
    match (key, change) {
        (Some(key), true) => Route::Change(key),
        (Some(key), false) => Route::Question(key),
        (None, _) => Route::Check,
    }
}

fn asked(view: &Filled, place: usize) -> Vec<Asked> {
    let step = view.steps.iter().find(|step| step.page == place);
    step.map(|step| step.asked.clone()).unwrap_or_default()
}

/// The place of the page among the steps and their names, a line each; empty where it is none of them.
fn way(filled: &Filled, place: usize) -> String {
    // A page that was passed because it asks nothing is no step: the count never jumps.
    let steps = || filled.steps.iter().filter(|step| step.page >= place || !step.asked.is_empty());
    let Some(now) = steps().position(|step| step.page == place) else {
        return String::new();
    };
    let mut lines = now.to_string();
    for step in steps() {
        let page = filled.notice.pages.get(step.page);
        lines.push('\n');
        lines.push_str(page.map(|page| page.title.as_str()).unwrap_or_default());
    }
    lines
}

/// What has to be mended in those questions of the page that are `seen`, as the summary takes it.
fn problems(filled: &Filled, place: usize, seen: &dyn Fn(Slot) -> bool) -> String {
    let mut problems = String::new();
    for asked in asked(filled, place).into_iter().filter(|asked| seen(asked.fact)) {
        let path = names::key(Some(&filled.notice), asked.fact);
        let before = problems.len();
        for fault in faults(filled, path) {
            let words = summary::fault(&filled.notice, &filled.answers, fault);
            problems.push_str(&problem_line(&ids::id(&fault.path), &words));
        }
        if problems.len() == before
            && let Some(words) = problem(filled, path, asked.needed)
        {
            problems.push_str(&problem_line(&ids::id(path), &words));
        }
    }
    problems
}

/// What has to be mended at `path` before one can go on.
fn problem(view: &Filled, path: &str, needed: bool) -> Option<String> {
    if let Some(fault) = faults(view, path).next() {
        return Some(summary::fault(&view.notice, &view.answers, fault));
    }
    let mut wordings = view.notice.wordings.iter();
    let wording = wordings.find(|wording| names::key(Some(&view.notice), wording.fact) == path)?;
    (needed && view.case.cell(wording.fact).is_open()).then(|| words::please(&wording.label))
}

/// What was typed at `path` or below it and does not fit.
fn faults<'v>(view: &'v Filled, path: &str) -> impl Iterator<Item = &'v Fault> {
    view.faults.iter().filter(move |fault| {
        fault.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}
