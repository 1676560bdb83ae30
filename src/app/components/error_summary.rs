//! What has to be mended before one can go on.

use leptos::prelude::*;

use crate::app::live::{click, live, when};
use crate::app::words;
use crate::platform::document;

/// The class of the summary, by which it is given the focus.
pub const ERRORS: &str = ".errors";

/// The faults of a page, above its heading; each leads to its input and says the same words as stand
/// beside it. Nothing where there are none.
#[component]
pub fn ErrorSummary(
    /// The faults, each made by [`problem`], one after the other; empty for none.
    #[prop(into)]
    problems: Signal<String>,
) -> AnyView {
    when(
        move || problems.with(|problems| !problems.is_empty()),
        move || {
            let lines = live(move || {
                let lines =
                    |problems: &String| problems.lines().map(line).collect::<Vec<AnyView>>();
                problems.with(lines).into_any()
            });
            view! {
                <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">
                    <h2 class="errors__title" id="errors-title">{words::PROBLEMS}</h2>
                    <ul class="errors__list">{lines}</ul>
                </div>
            }
            .into_any()
        },
    )
}

/// A fault as [`ErrorSummary`] takes it: the id of the input that it leads to, and the words.
#[must_use]
pub fn problem(id: &str, words: &str) -> String {
    [id, " ", words, "\n"].concat()
}

fn line(problem: &str) -> AnyView {
    let (id, words) = problem.split_once(' ').unwrap_or_default();
    let (id, words) = (id.to_owned(), words.to_owned());
    let go = click(move |event| {
        event.prevent_default();
        document::focus_id(&id);
    });
    view! { <li><a href="#main" on:click=go>{words}</a></li> }.into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let problems = problem("story-education", "请回答：最高学历");
    view! { <ErrorSummary problems=Signal::stored(problems)/> }.into_any()
}
