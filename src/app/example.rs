//! The page to copy: a form, what has to be mended, and a result. It is shown in the gallery and is no page of
//! the wizard; `docs/design/app.md` says what to add for one that is.

use leptos::prelude::*;

use super::components::{
    Button, Choice, DateInput, ERRORS, ErrorSummary, Field, Group, Look, Page, Panel, Para, Radios,
    problem,
};
use super::live::{submit, when};
use super::words::{self, example as text};
use crate::flow::dates;
use crate::notice::days::dated;
use crate::platform::document;

/// The id of the first box of the date; the others are `example-date-1` and `-2`.
const DATE: &str = "example-date";
/// The id of the first radio.
const WAY: &str = "example-way";

/// What only this page knows: it goes with the page, and is stored nowhere. Answers are the [`Wizard`]'s,
/// and are read and written by its `bound`.
///
/// [`Wizard`]: super::state::Wizard
#[derive(Clone, Copy)]
struct Example {
    /// The date as its boxes keep it.
    date: RwSignal<String>,
    /// The option chosen; empty for none.
    way: RwSignal<String>,
    /// Whether the button was pressed in vain: before that nothing is called wrong.
    tried: RwSignal<bool>,
    /// The result; empty before the button was pressed, and again once something else is typed.
    told: RwSignal<String>,
}

/// The page. One that is reached from another has `above=vec![back()]` as well.
pub fn page() -> AnyView {
    let empty = || RwSignal::new(String::new());
    let page = Example { date: empty(), way: empty(), tried: RwSignal::new(false), told: empty() };
    let problems = Signal::derive(move || page.problems());
    let above = vec![view! { <ErrorSummary problems=problems/> }.into_any()];
    let body =
        vec![view! { <Para class="lead" text=text::LEAD/> }.into_any(), form(page), result(page)];
    view! { <Page heading=text::TITLE above=above body=body/> }.into_any()
}

impl Example {
    /// The result in words, or the problems as [`ErrorSummary`] takes them. What is worked out from dates and
    /// numbers is a function of `flow` or comes with a `View`.
    fn read(self) -> Result<String, String> {
        let (date, way) = (self.date.get(), self.way.get());
        let mut problems = String::new();
        let date = dates::read(&date);
        match &date {
            Ok(Some(_)) => {}
            Ok(None) => problems.push_str(&problem(DATE, &words::please(text::DATE))),
            // The box that does not fit, and the remedy.
            Err((0, remedy)) => problems.push_str(&problem(DATE, remedy)),
            Err((place, remedy)) => problems.push_str(&problem(&format!("{DATE}-{place}"), remedy)),
        }
        if way.is_empty() {
            problems.push_str(&problem(WAY, &words::please(text::WAY)));
        }
        match date {
            Ok(Some(date)) if problems.is_empty() => Ok([&dated(&date), "，", &way].concat()),
            _ => Err(problems),
        }
    }

    fn problems(self) -> String {
        if self.tried.get() { self.read().err().unwrap_or_default() } else { String::new() }
    }

    /// The same words beside the field whose ids begin so.
    fn fault(self, id: &'static str) -> Signal<String> {
        Signal::derive(move || {
            let problems = self.problems();
            let own = problems.lines().find_map(|line| line.strip_prefix(id)?.split_once(' '));
            own.map_or_else(String::new, |(_, remedy)| remedy.to_owned())
        })
    }

    /// Tells the result, or leads to what has to be mended.
    fn tell(self) {
        let read = untrack(|| self.read());
        self.tried.set(read.is_err());
        if read.is_err() {
            document::focus_soon(ERRORS);
        }
        self.told.set(read.unwrap_or_default());
    }

    /// Keeps what was typed or chosen; a result of before is none any more.
    fn keep(self, kept: RwSignal<String>) -> Callback<String> {
        Callback::new(move |typed| {
            kept.set(typed);
            self.told.set(String::new());
        })
    }
}

/// A page with inputs is a form, so that Enter does what the button does.
fn form(page: Example) -> AnyView {
    let options = text::WAYS.map(Choice::plain).to_vec();
    view! {
        <form novalidate on:submit=submit(move || page.tell())>
            <Field id=DATE label=text::DATE hint=text::DATE_HINT fault=page.fault(DATE)>
                <DateInput kept=page.date on_change=page.keep(page.date)/>
            </Field>
            <Field id=WAY label=text::WAY fault=page.fault(WAY) group=Group::Radios>
                <Radios options=options value=page.way on_change=page.keep(page.way)/>
            </Field>
            <div class="btns"><Button look=Look::Primary label=text::SHOW/></div>
        </form>
    }
    .into_any()
}

/// What appears later stands in a region that is there from the start, so that it is read out.
fn result(page: Example) -> AnyView {
    let shown = when(
        move || page.told.with(|told| !told.is_empty()),
        move || {
            let body = vec![view! { <Para text=page.told/> }.into_any()];
            view! { <Panel title=text::RESULT body=body/> }.into_any()
        },
    );
    view! { <div role="status">{shown}</div> }.into_any()
}
