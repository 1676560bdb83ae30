//! What has to be mended before one can go on.

use leptos::prelude::*;

use crate::app::words;
use crate::platform::document;

/// The class of the summary, by which it is given the focus.
pub const ERRORS: &str = ".errors";

/// The faults of a page, above its heading; each leads to its input and says the same words as stand
/// beside it. Nothing where there are none.
#[component]
pub fn ErrorSummary(
    /// The id of the input, and the words.
    #[prop(into)]
    problems: Signal<Vec<(String, String)>>,
) -> AnyView {
    let any = Memo::new(move |_| problems.with(|problems| !problems.is_empty()));
    let lines = move || problems.get().into_iter().map(line).collect::<Vec<AnyView>>();
    view! {
        <Show when=move || any.get()>
            <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">
                <h2 class="errors__title" id="errors-title">{words::PROBLEMS}</h2>
                <ul class="errors__list">{lines}</ul>
            </div>
        </Show>
    }
    .into_any()
}

fn line((id, words): (String, String)) -> AnyView {
    view! {
        <li>
            <a href="#main" on:click=move |event| {
                event.prevent_default();
                document::focus_id(&id);
            }>{words}</a>
        </li>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let problems = vec![("story-education".to_owned(), "请回答：最高学历".to_owned())];
    view! { <ErrorSummary problems=Signal::stored(problems)/> }.into_any()
}
