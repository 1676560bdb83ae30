//! What a person takes away: checklist, citation, forms, calendar, what-if, link, text.

mod checklist;
mod citation;
mod form;
mod forms;
mod hand_over;
mod own_conditions;
mod plan;
mod receipt;
mod sheet;
mod snapshot;
mod transfer;
pub mod tried;
mod whatif;

use leptos::prelude::*;

use super::result::outcome::banner;
use super::with_view;
use crate::app::components::{
    Banner, Button, Chapter, Field, Group, LinkButton, Look, Page, Para, TextInput, Weight,
};
use crate::app::live::{live, memo};
use crate::app::state::chunks::{Chunk, Trying};
use crate::app::state::remote::Failure;
use crate::app::state::{Chunks, Files, Remote, Router, Shared, View, Wizard};
use crate::app::words::takeaway as text;
use crate::assess::whatif::WhatIf;
use crate::flow::{Route, summary};
use crate::platform::{clock, document, host};
use snapshot::Snapshot;

pub use form::{choose, forms};
pub use transfer::import;

/// What the chapters share.
#[derive(Clone, Copy)]
struct TakeawayState {
    wizard: Wizard,
    files: Files,
    /// What looks for what would have to be otherwise.
    trying: Chunk<Trying>,
    /// What it found.
    found: Remote<Shared<WhatIf>>,
}

impl TakeawayState {
    /// What was found, with what shows it.
    fn tried(self) -> Option<(Trying, Shared<WhatIf>)> {
        self.trying.parts().zip(self.found.get())
    }
}

/// A chapter: its id, its title, what it is good for, whether there is anything in it, and how it is made.
type Part = (
    &'static str,
    &'static str,
    &'static str,
    fn(&View) -> bool,
    fn(TakeawayState, &Shared<Snapshot>) -> AnyView,
);
const CHAPTERS: [Part; 7] = [
    ("checklist", text::CHECKLIST, text::CHECKLIST_ABOUT, checklist::is_of_use, checklist::body),
    ("citation", text::CITATION, text::CITATION_ABOUT, citation::is_of_use, citation::body),
    ("forms", text::FORMS, text::FORMS_ABOUT, self::forms::is_of_use, self::forms::body),
    ("plan", text::PLAN, text::PLAN_ABOUT, plan::is_of_use, plan::body),
    ("whatif", text::WHATIF, text::WHATIF_ABOUT, |_| true, whatif::body),
    ("carry", text::CARRY, text::CARRY_ABOUT, |_| true, transfer::body),
    ("receipt", text::RECEIPT, text::RECEIPT_ABOUT, |_| true, receipt::body),
];

/// The page, with the chapter `open` open; the first one where it names none.
pub fn page(open: &str) -> AnyView {
    let wizard = Wizard::here();
    let open = open.to_owned();
    let idle = memo(move || wizard.is_idle());
    live(move || {
        if idle.get() {
            return none();
        }
        let open = open.clone();
        with_view(|_| String::new(), move |view| whole(view, &open))
    })
}

/// Where there are no answers: how to come by some.
fn none() -> AnyView {
    let wizard = view! { <LinkButton label=text::TO_WIZARD to=Route::Start look=Look::Primary/> };
    let body = vec![
        view! { <Para text=text::NONE_BODY/> }.into_any(),
        view! { <div class="btns">{wizard}</div> }.into_any(),
        import(),
    ];
    view! { <Page heading=text::NONE_TITLE body=body/> }.into_any()
}

/// Each chapter behind its title, so that a phone shows what there is on one screen.
fn whole(view: &Shared<View>, open: &str) -> AnyView {
    let wizard = Wizard::here();
    let files = Files::here();
    let Some(snapshot) = Snapshot::new(view, wizard, files).map(Shared::new) else {
        return super::unknown();
    };
    let trying = Chunks::here().whatif;
    let state = TakeawayState { wizard, files, trying, found: search(view, trying) };
    let mut body = vec![head(state, &snapshot)];
    let parts: Vec<Part> = CHAPTERS.into_iter().filter(|part| part.3(view)).collect();
    let first = parts.iter().position(|part| part.0 == open).unwrap_or(0);
    body.extend(parts.into_iter().enumerate().map(|(place, (id, title, about, _, make))| {
        let snapshot = snapshot.clone();
        let make = move || make(state, &snapshot);
        view! { <Chapter id=id title=title about=about open=place == first body=make/> }.into_any()
    }));
    view! { <Page heading="" wide=true body=body/> }.into_any()
}

/// Looks for what would have to be otherwise, where that is a question; what does so comes only then.
fn search(view: &Shared<View>, trying: Chunk<Trying>) -> Remote<Shared<WhatIf>> {
    let shown = RwSignal::new(false);
    if whatif::settled(view).is_none() {
        // What is there is shown first.
        clock::soon(move || {
            trying.prepare();
            shown.try_set(true);
        });
    }
    let view = view.clone();
    Remote::new(
        move || (shown.get() && trying.parts().is_some()).then(String::new),
        move |_| match trying.parts() {
            Some(parts) => (parts.search)(view.clone()),
            None => Box::pin(async { Err(Failure::Lost) }),
        },
    )
}

/// Whose result it is, under which notice, and what to know before relying on it.
fn head(state: TakeawayState, snapshot: &Snapshot) -> AnyView {
    let router = Router::here();
    let back = Callback::new(move |()| router.go(&Route::Result));
    view! {
        <div class="take__head">
            <h1 tabindex="-1">{text::TITLE}</h1>
            <Para class="lead no-print" text=text::LEAD/>
            {banner(&snapshot.view, true)}
            {faults(&snapshot.view)}
            <div class="btns no-print">
                <Button label=text::BACK_TO_WIZARD on_press=back/>
                {print(state.wizard, text::PRINT_ALL, "")}
            </div>
        </div>
    }
    .into_any()
}

/// Answers that do not fit are not counted; said before anything is taken away.
fn faults(view: &View) -> Option<AnyView> {
    if view.faults.is_empty() {
        return None;
    }
    let line = |fault| summary::fault(&view.notice, &view.answers, fault);
    let lines: Vec<String> = view.faults.iter().map(line).collect();
    let body = vec![list(lines)];
    Some(view! { <Banner weight=Weight::Warn text=text::FAULTS body=body/> }.into_any())
}

/// Lines below each other.
pub fn list(lines: Vec<String>) -> AnyView {
    let lines: Vec<AnyView> =
        lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul>{lines}</ul> }.into_any()
}

/// A heading within a chapter.
fn title(words: &str) -> AnyView {
    let words = words.to_owned();
    view! { <h3>{words}</h3> }.into_any()
}

/// A button that prints one part alone; an empty `part` is the whole page.
fn print(wizard: Wizard, label: &str, part: &'static str) -> AnyView {
    if !host::offers("print") {
        return ().into_any();
    }
    let press = Callback::new(move |()| {
        wizard.printed.set(part.to_owned());
        clock::soon(document::print);
    });
    let label = label.to_owned();
    view! { <Button label=label on_press=press/> }.into_any()
}

/// A short text input with its label.
fn input(
    id: &str,
    label: &str,
    hint: &str,
    class: &'static str,
    value: Signal<String>,
    then: Callback<String>,
) -> AnyView {
    let (id, label, hint) = (id.to_owned(), label.to_owned(), hint.to_owned());
    let then = Callback::new(move |words: String| then.run(words.trim().to_owned()));
    view! {
        <Field id=id label=label hint=hint group=Group::Single class=class>
            <TextInput value=value on_change=then/>
        </Field>
    }
    .into_any()
}
