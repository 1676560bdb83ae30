//! The library (条款库): clauses, comparison, committees, and what this tool is.

mod about;
mod clause;
mod clauses;
mod committees;
mod compare;
mod editions;
mod fill;
mod for_page;
mod uploads;

use leptos::prelude::*;

use crate::app::components::{Button, Choice, Field, Group, Select, Status, TextInput, Typing};
use crate::app::live::{live, memo};
use crate::app::state::Files;
use crate::app::words::library as text;
use crate::flow::library::{LibraryRoute, Query};

/// How many results are shown at first, and how many more at a time.
const PORTION: usize = 30;

/// The page for `route`, where clauses are read.
pub fn page(route: &LibraryRoute) -> AnyView {
    match route {
        LibraryRoute::Clause(edition, id) => clause::page(edition, id),
        LibraryRoute::ForPage(edition, key) => for_page::page(edition, key),
        LibraryRoute::About => about::page(),
        _ => clauses::page(),
    }
}

/// The page for `route`, where it is a table: of two editions, of committees, of columns to fill.
pub fn table(route: &LibraryRoute) -> AnyView {
    match route {
        LibraryRoute::Fill(edition) => fill::page(edition),
        LibraryRoute::Committees => committees::page(),
        _ => compare::page(),
    }
}

/// The title of the page for `route`.
pub fn title(route: &LibraryRoute) -> String {
    let title = match route {
        LibraryRoute::Clauses(edition) | LibraryRoute::Clause(edition, _) => {
            let files = Files::here();
            if let Some(entry) = files.edition(edition) {
                return [&entry.head.name, " · ", text::CLAUSES_TITLE].concat();
            }
            text::CLAUSES_TITLE
        }
        LibraryRoute::Fill(_) => text::FILL_TITLE,
        LibraryRoute::ForPage(..) => text::FOR_PAGE_TITLE,
        LibraryRoute::Compare => text::COMPARE_TITLE,
        LibraryRoute::Committees => text::COMMITTEES_TITLE,
        LibraryRoute::About => text::ABOUT_TITLE,
    };
    title.to_owned()
}

/// The filters of a page, which are no form: nothing is sent anywhere.
fn filters(fields: Vec<AnyView>) -> AnyView {
    view! { <div class="filters" role="search">{fields}</div> }.into_any()
}

/// A field to search by.
fn search(label: &str, hint: &str, words: RwSignal<String>) -> AnyView {
    let (label, hint) = (label.to_owned(), hint.to_owned());
    let write = Callback::new(move |typed| words.set(typed));
    view! {
        <Field id="words" label=label hint=hint group=Group::Single class="filters__words">
            <TextInput typing=Typing::Search value=words on_change=write/>
        </Field>
    }
    .into_any()
}

/// A list to filter by; `blank` says that nothing is left out. The choices may come later.
fn filter(
    id: &'static str,
    label: &'static str,
    blank: &'static str,
    choices: Signal<Vec<Choice>>,
    value: Signal<String>,
    then: Callback<String>,
) -> AnyView {
    let choices = memo(move || choices.get());
    let select = live(move || {
        let options = choices.get();
        view! { <Select blank=blank options=options value=value on_change=then/> }
    });
    view! { <Field id=id label=label group=Group::Single>{select}</Field> }.into_any()
}

/// How many were found, said to a screen reader too.
fn count(words: Signal<String>) -> AnyView {
    view! { <p class="hint"><Status text=words/></p> }.into_any()
}

/// The button below a list of `total` that is longer than what is shown.
fn more(total: usize, shown: RwSignal<usize>) -> Option<AnyView> {
    let left = total.checked_sub(shown.get()).filter(|left| *left > 0)?;
    let label = format!("{}（还有 {left} 个）", text::MORE);
    let press = Callback::new(move |()| shown.update(|shown| *shown += PORTION));
    Some(view! { <div class="btns"><Button label=label on_press=press/></div> }.into_any())
}

/// Words with what was searched for marked.
fn marked(query: &Query, words: &str) -> AnyView {
    let piece = |(mark, piece): (bool, String)| {
        if mark { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    };
    let pieces: Vec<AnyView> = query.marks(words).into_iter().map(piece).collect();
    pieces.into_any()
}
