//! The first page: what a person needs, and under which notice.

use leptos::prelude::*;

use crate::app::components::{
    Banner, Button, Card, Checkbox, Choice, ERRORS, ErrorSummary, Field, Group, LinkButton, Look,
    Page, Para, Radios, Status, Weight, problem,
};
use crate::app::live::{follow, live, memo, when};
use crate::app::pages::ids;
use crate::app::state::{Files, Progress, Router, Wizard};
use crate::app::words;
use crate::domain::{Fact, Place};
use crate::flow::Route;
use crate::notice::model::{CatalogEntry, Next, Offered};
use crate::platform::{clock, document, host};

/// What the parts of the page share. Contexts are taken once, while the page is made: a press of a
/// button comes from outside of it.
#[derive(Clone, Copy)]
struct Start {
    wizard: Wizard,
    files: Files,
    router: Router,
    /// Whether 开始 was pressed in vain.
    tried: RwSignal<bool>,
    /// Whether it was pressed before the notice was here.
    wanted: RwSignal<bool>,
}

/// The first page.
pub fn page() -> AnyView {
    let start = Start {
        wizard: Wizard::here(),
        files: Files::here(),
        router: Router::here(),
        tried: RwSignal::new(false),
        wanted: RwSignal::new(false),
    };
    follow(move || {
        if start.wanted.get() && start.wizard.filled.get().is_some() {
            start.begin();
        }
    });
    let body = vec![
        view! { <Para class="lead" text=words::START_LEAD/> }.into_any(),
        view! { <Para text=words::START_WHO/> }.into_any(),
        view! { <Para text=words::START_READY/> }.into_any(),
        view! { <p><a href=words::DESK_PAGE>{words::TO_DESK}</a></p> }.into_any(),
        go_on(start),
        matters(start),
        guide(start),
        notices(start),
        closed(start),
        keep(start.wizard),
        buttons(start),
    ];
    let lines = move || {
        let line = |(path, words): (&str, &str)| problem(&ids::id(path), words);
        start.shown_problems().into_iter().map(line).collect::<String>()
    };
    let above = vec![view! { <ErrorSummary problems=Signal::derive(lines)/> }.into_any()];
    view! { <Page heading=words::START_TITLE above=above body=body/> }.into_any()
}

/// That the notices of reviews are of years gone by: said only of reviews, as the other matters are
/// done all the year round.
fn closed(start: Start) -> AnyView {
    let this_year = clock::now().get(..4).and_then(|year| year.parse::<u16>().ok());
    let older = move |matter: &str| {
        this_year
            .is_some_and(|year| start.offered(matter).iter().all(|entry| entry.head.year < year))
    };
    let shown = when(
        move || {
            let matter = start.matter();
            let reviews = start.files.list().map(|catalog| catalog.reviews).unwrap_or_default();
            reviews.has(start.place(&matter)) && older(&matter)
        },
        || {
            view! { <Banner weight=Weight::Warn title=words::START_CLOSED text=words::START_CLOSED_BODY/> }.into_any()
        },
    );
    view! { <div>{shown}</div> }.into_any()
}

/// What has to be mended before one can begin: the path, and the words.
type Problems = Vec<(&'static str, &'static str)>;

impl Start {
    /// What can be chosen, a line each: what the notices name, and the usual ones until they have come.
    fn matters(self) -> String {
        self.files
            .list()
            .map_or_else(|| words::MATTERS.to_owned(), |catalog| catalog.matters.clone())
    }

    /// The place of a matter among those that can be chosen.
    fn place(self, matter: &str) -> Place<Offered> {
        let place = self.matters().lines().position(|name| name == matter);
        place.and_then(Place::at).unwrap_or_default()
    }

    /// The chosen matter by its name; empty while none is, or one that no notice knows.
    fn matter(self) -> String {
        let matter = self.wizard.answers.with(|answers| answers.get(Fact::Matter.key()).to_owned());
        if self.place(&matter) == Place::NOWHERE { String::new() } else { matter }
    }

    /// The notices that cover the matter of this name.
    fn offered(self, matter: &str) -> Vec<CatalogEntry> {
        let place = self.place(matter);
        let editions = self.files.editions().into_iter();
        editions.filter(|entry| entry.covers.has(place)).collect()
    }

    fn problems(self) -> Problems {
        let (matter, chosen) = (self.matter(), self.wizard.edition.get());
        if matter.is_empty() {
            vec![(Fact::Matter.key(), words::CHOOSE_MATTER)]
        } else if self.offered(&matter).iter().all(|entry| entry.edition != chosen) {
            vec![(Fact::Edition.key(), words::CHOOSE_NOTICE)]
        } else {
            Vec::new()
        }
    }

    fn shown_problems(self) -> Problems {
        if self.tried.get() { self.problems() } else { Vec::new() }
    }

    fn fault(self, path: &'static str) -> Signal<String> {
        Signal::derive(move || {
            let problems = self.shown_problems();
            let found = problems.iter().find(|(at, _)| *at == path);
            found.map_or_else(String::new, |(_, words)| (*words).to_owned())
        })
    }

    /// Goes to the first page of questions, at once or as soon as the notice is here.
    fn begin(self) {
        if !untrack(|| self.problems()).is_empty() {
            self.wanted.set(false);
            self.tried.set(true);
            document::focus_soon(ERRORS);
            return;
        }
        let Some((to, _)) = untrack(|| self.wizard.stop()) else {
            self.wanted.set(true);
            return;
        };
        self.router.go(&to);
    }
}

/// Where somebody stopped who had begun, with the way to go on, before everything else.
fn go_on(start: Start) -> AnyView {
    // What it says and, behind a blank, where it leads.
    let stopped = memo(move || {
        let Some((to, words)) = start.wizard.stop().filter(|_| start.wizard.has_begun()) else {
            return String::new();
        };
        [&to.fragment(), " ", &words].concat()
    });
    let shown = live(move || {
        let stopped = stopped.get();
        let Some((to, words)) = stopped.split_once(' ') else {
            return ().into_any();
        };
        let to = Route::parse(to);
        let link = view! { <LinkButton label=words::GO_ON to=to look=Look::Primary/> };
        let body = vec![view! { <div class="btns">{link}</div> }.into_any()];
        view! { <Banner text=words body=body/> }.into_any()
    });
    view! { <div>{shown}</div> }.into_any()
}

fn matters(start: Start) -> AnyView {
    let path = Fact::Matter.key();
    let (value, write) = start.wizard.bound(path);
    let offered = memo(move || start.matters());
    live(move || {
        let choice = |name: &str| Choice {
            help: words::matter_help(name).to_owned(),
            ..Choice::plain(name)
        };
        let options: Vec<Choice> = offered.with(|names| names.lines().map(choice).collect());
        view! {
            <Field id=ids::id(path) label=words::START_MATTER fault=start.fault(path) group=Group::Radios>
                <Radios options=options value=value on_change=write/>
            </Field>
        }
        .into_any()
    })
}

/// The title of the question that somebody who does not know is at.
const GUIDE: &str = "#guide h2";
/// The matter that is chosen.
const CHOSEN: &str = "input[name='f-matter']:checked";

/// Questions for somebody who does not know which matter they need.
fn guide(start: Start) -> AnyView {
    let Start { wizard, files, .. } = start;
    // The question they are at, from 1; 0 for none.
    let asked = RwSignal::new(0_u32);
    let shown = live(move || {
        let Some(catalog) = files.catalog.get() else {
            return ().into_any();
        };
        let Some(at) = asked.get().checked_sub(1) else {
            let open = Callback::new(move |()| {
                asked.set(1);
                document::focus_soon(GUIDE);
            });
            let open = view! { <Button look=Look::Quiet label=words::GUIDE on_press=open/> };
            return view! { <div class="field">{open}</div> }.into_any();
        };
        let Some(question) = usize::try_from(at).ok().and_then(|at| catalog.guide.get(at)) else {
            return ().into_any();
        };
        let answers: Vec<AnyView> = question
            .answers
            .iter()
            .map(|answer| {
                let then = answer.then;
                let press = Callback::new(move |()| match then {
                    // The button pressed goes: the focus goes to what comes in its place.
                    Next::Question(next) => {
                        asked.set(u32::from(next) + 1);
                        document::focus_soon(GUIDE);
                    }
                    Next::Matter(matter) => {
                        asked.set(0);
                        document::focus_soon(CHOSEN);
                        if let Some(name) = start.matters().lines().nth(matter.index()) {
                            wizard.answer(Fact::Matter.key(), name);
                        }
                    }
                });
                view! { <Button label=answer.say.clone() on_press=press/> }.into_any()
            })
            .collect();
        let close = Callback::new(move |()| {
            asked.set(0);
            document::focus_id_soon(ids::id(Fact::Matter.key()));
        });
        let body = vec![
            view! { <Para class="hint" text=question.hint.clone()/> }.into_any(),
            view! { <div class="btns">{answers}</div> }.into_any(),
            view! { <Button look=Look::Quiet label=words::GUIDE_CLOSE on_press=close/> }.into_any(),
        ];
        view! { <Card title=question.ask.clone() body=body/> }.into_any()
    });
    view! { <div id="guide" role="status">{shown}</div> }.into_any()
}

/// The notices that cover the chosen matter, each with what it is and whether it has closed.
fn notices(start: Start) -> AnyView {
    let path = Fact::Edition.key();
    let (value, write) = start.wizard.bound(path);
    // Of the answers only this one is followed: the options must not be made anew while one of them is
    // being chosen.
    let matter = memo(move || start.matter());
    live(move || {
        if matter.with(String::is_empty) {
            return view! { <Para class="hint" text=words::START_NOTICE_NONE/> }.into_any();
        }
        let options = start
            .offered(&matter.get())
            .into_iter()
            .map(|entry| Choice {
                value: entry.edition.clone(),
                label: entry.head.name.clone(),
                help: [entry.head.summary.as_str(), &entry.head.expiry].concat(),
            })
            .collect();
        view! {
            <Field id=ids::id(path) label=words::START_NOTICE hint=words::START_NOTICE_HINT fault=start.fault(path) group=Group::Radios>
                <Radios options=options value=value on_change=write/>
            </Field>
            <p><LinkButton label=words::ELSEWHERE_TITLE to=Route::Elsewhere/></p>
        }
        .into_any()
    })
}

fn keep(wizard: Wizard) -> AnyView {
    if !host::offers("save") {
        return ().into_any();
    }
    let change = Callback::new(move |keep| wizard.set_keep(keep));
    view! {
        <div class="field">
            <Checkbox id="keep" label=words::KEEP help=words::KEEP_HINT checked=wizard.keep on_change=change/>
        </div>
    }
    .into_any()
}

fn buttons(start: Start) -> AnyView {
    let Start { wizard, wanted, .. } = start;
    let label = Signal::derive(move || {
        if start.wizard.has_begun() { words::GO_ON } else { words::BEGIN }.to_owned()
    });
    let waiting = Signal::derive(move || {
        let coming = wanted.get() && wizard.rules_progress() == Progress::Waiting;
        if coming { words::OPENING } else { "" }.to_owned()
    });
    let press = Callback::new(move |()| start.begin());
    view! {
        <div class="btns">
            <Button look=Look::Primary label=label on_press=press/>
            <Status text=waiting/>
        </div>
    }
    .into_any()
}
