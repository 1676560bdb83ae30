//! A page of questions on one topic.

mod ask;
mod list;

use leptos::prelude::*;

use super::{Need, back, ids, quotes, with_view};
use crate::app::components::{
    Banner, Button, ERRORS, ErrorSummary, LinkButton, Look, Page, Para, Steps, Way, Weight,
};
use crate::app::state::{Router, Shared, View, Wizard};
use crate::app::words;
use crate::domain::{Fault, Slot};
use crate::export::outcome;
use crate::flow::{Route, Step, steps::Asked, summary};
use crate::notice::Notice;
use crate::notice::names;
use crate::platform::{clock, document};

/// How long the page stands still after an answer.
const SETTLED_MS: u32 = 400;

/// What the parts of the page share.
#[derive(Clone)]
struct Questions {
    wizard: Wizard,
    router: Router,
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
    with_view(
        Need::Rules,
        |_| (),
        move |view| {
            let Some(place) = view.notice.pages.iter().position(|page| page.key == key) else {
                return super::unknown();
            };
            let questions = Questions {
                wizard: expect_context(),
                router: expect_context(),
                notice: view.notice.clone(),
                place,
                change,
                before: StoredValue::new(line(view)),
                tried: RwSignal::new(0),
                seen: StoredValue::new(Vec::new()),
            };
            let page = questions.page(&key);
            if !fact.is_empty() {
                document::focus_id_soon(ids::id(&fact));
            }
            page
        },
    )
}

/// The result in a line.
fn line(view: &View) -> String {
    outcome::head(&view.notice, &view.case, &view.assessment).line()
}

/// The title of the page with this key.
pub fn title(key: &str) -> String {
    let key = key.split('/').next().unwrap_or_default();
    let view = expect_context::<Wizard>().view.get();
    let page = view.and_then(|view| {
        view.notice.pages.iter().find(|page| page.key == key).map(|page| page.title.clone())
    });
    page.unwrap_or_default()
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
        let way =
            Memo::new(move |_| wizard.view.get().map(|view| way(&view, place)).unwrap_or_default());
        view! { <Steps way=way/> }.into_any()
    }

    /// That an answer excludes already, with the reason, so that nobody fills in the rest in vain.
    fn out(&self) -> AnyView {
        let wizard = self.wizard;
        let why = Memo::new(move |_| {
            let view = wizard.view.get()?;
            if view.assessment.exclusions.is_empty() {
                return None;
            }
            let lacks = outcome::lacks(&view.notice, &view.case, &view.assessment);
            Some(lacks.into_iter().map(|lack| lack.why).collect::<Vec<String>>().concat())
        });
        // A moment later: a button that moves from under the finger is not pressed.
        let told = RwSignal::new(why.get_untracked());
        Effect::new(move |_| {
            let why = why.get();
            clock::after(SETTLED_MS, move || {
                told.try_set(why.clone());
            });
        });
        let shown = move || {
            told.get().map(|why| {
                let to = Route::Result;
                let result = view! { <LinkButton label=words::SEE_RESULT to=to look=Look::Plain/> };
                let body = vec![
                    view! { <Para text=words::OUT_GO_ON/> }.into_any(),
                    view! { <div class="btns">{result}</div> }.into_any(),
                ];
                view! { <Banner weight=Weight::Stop title=words::OUT text=why body=body/> }
            })
        };
        view! { <div role="status">{shown}</div> }.into_any()
    }

    fn errors(&self) -> AnyView {
        let (wizard, place, tried, seen) = (self.wizard, self.place, self.tried, self.seen);
        let problems = Signal::derive(move || {
            let view = if tried.get() > 0 { wizard.view.get() } else { None };
            let seen = seen.get_value();
            view.map(|view| problems(&view, place, &|fact| seen.contains(&fact)))
                .unwrap_or_default()
        });
        view! { <ErrorSummary problems=problems/> }.into_any()
    }

    fn form(self) -> AnyView {
        let (wizard, place) = (self.wizard, self.place);
        let shown = Memo::new(move |_| {
            let view = wizard.view.get();
            let asked = view.map(|view| asked(&view, place)).unwrap_or_default();
            asked.iter().map(|asked| asked.fact).collect::<Vec<Slot>>()
        });
        let out = self.out();
        let (made, sent) = (self.clone(), self);
        let question = move |fact: Slot| {
            let view = made.wizard.view.get_untracked();
            let asked = view.map(|view| asked(&view, place)).unwrap_or_default();
            asked.iter().find(|asked| asked.fact == fact).map(|asked| made.question(asked))
        };
        view! {
            <form novalidate on:submit=move |event| {
                event.prevent_default();
                sent.advance();
            }>
                <div><For each=move || shown.get() key=|fact| *fact children=question/></div>
                {out}
                <div class="btns btns--stay"><Button look=Look::Primary label=words::CONTINUE/></div>
            </form>
        }
        .into_any()
    }

    /// What a change did to the result, which now is `now`.
    fn told(&self, now: &str) -> String {
        self.before.with_value(|before| {
            if before == now {
                [words::CHANGED_SAME, now].concat()
            } else {
                [words::CHANGED_FROM, before, words::CHANGED_TO, now].concat()
            }
        })
    }

    /// Goes on to the next page that asks something, or says what has to be mended.
    fn advance(&self) {
        let Some(view) = self.wizard.view.get_untracked() else {
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
            self.wizard.told.set(Some(self.told(&line(&view))));
        }
        self.router.go(&next(&view, self.place, self.change));
    }
}

/// The page after the one at `place`.
fn next(view: &View, place: usize, change: bool) -> Route {
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

fn asked(view: &View, place: usize) -> Vec<Asked> {
    let step = view.steps.iter().find(|step| step.page == place);
    step.map(|step| step.asked.clone()).unwrap_or_default()
}

fn way(view: &View, place: usize) -> Way {
    let name = |step: &Step| {
        view.notice.pages.get(step.page).map(|page| page.title.clone()).unwrap_or_default()
    };
    // A page that was passed because it asks nothing is no step: the count never jumps.
    let steps = || view.steps.iter().filter(|step| step.page >= place || !step.asked.is_empty());
    Way { names: steps().map(name).collect(), now: steps().position(|step| step.page == place) }
}

/// What has to be mended in those questions of the page that are `seen`: the id of the input, and the
/// words.
fn problems(view: &View, place: usize, seen: &dyn Fn(Slot) -> bool) -> Vec<(String, String)> {
    let mut problems = Vec::new();
    for asked in asked(view, place).into_iter().filter(|asked| seen(asked.fact)) {
        let path = names::key(Some(&view.notice), asked.fact);
        let before = problems.len();
        for fault in faults(view, path) {
            let words = summary::fault(&view.notice, &view.answers, fault);
            problems.push((ids::id(&fault.path), words));
        }
        if problems.len() == before
            && let Some(words) = problem(view, path, asked.needed)
        {
            problems.push((ids::id(path), words));
        }
    }
    problems
}

/// What has to be mended at `path` before one can go on.
fn problem(view: &View, path: &str, needed: bool) -> Option<String> {
    if let Some(fault) = faults(view, path).next() {
        return Some(summary::fault(&view.notice, &view.answers, fault));
    }
    let mut wordings = view.notice.wordings.iter();
    let wording = wordings.find(|wording| names::key(Some(&view.notice), wording.fact) == path)?;
    (needed && view.case.cell(wording.fact).is_open()).then(|| words::please(&wording.label))
}

/// What was typed at `path` or below it and does not fit.
fn faults<'v>(view: &'v View, path: &str) -> impl Iterator<Item = &'v Fault> {
    view.faults.iter().filter(move |fault| {
        fault.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}
