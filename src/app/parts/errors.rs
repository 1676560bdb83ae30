//! The summary of what has to be mended before one can go on.

use leptos::prelude::*;

use crate::app::state::Wizard;
use crate::app::text;
use crate::platform::document;

/// The summary, shown once 继续 was pressed in vain; each line leads to its input. `problems`
/// gives the id of the input and the words, which are the same as beside the input.
pub fn summary(
    wizard: Wizard,
    problems: impl Fn() -> Vec<(String, String)> + Send + Sync + 'static,
) -> AnyView {
    let problems = Memo::new(move |_| if wizard.tried.get() { problems() } else { Vec::new() });
    (move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            let lines = problems
                .into_iter()
                .map(|(path, words)| {
                    let target = id(&path);
                    view! {
                        <li><a href="#main" on:click=move |event| { event.prevent_default(); document::focus_id(&target); }>{words}</a></li>
                    }
                })
                .collect_view();
            view! {
                <div class="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">
                    <h2 class="errors__title" id="errors-title">{text::PROBLEMS}</h2>
                    <ul class="errors__list">{lines}</ul>
                </div>
            }
        })
    })
    .into_any()
}

/// Shows the summary and gives it the focus.
pub fn show(wizard: Wizard) {
    wizard.tried.set(true);
    document::focus_soon(".errors");
}

/// The id of the input at `path`.
#[must_use]
pub fn id(path: &str) -> String {
    format!("f-{}", path.replace('.', "-"))
}
