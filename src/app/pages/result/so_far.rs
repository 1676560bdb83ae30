//! What the answers lead to already, beside the questions.

use leptos::prelude::*;

use crate::app::components::{Banner, LinkButton, Look, Para, Weight};
use crate::app::live::{live, memo};
use crate::app::state::{Filled, Shared, View, Wizard};
use crate::app::words;
use crate::export::outcome;
use crate::flow::Route;

/// That an answer excludes already, with the reason, so that nobody fills in the rest in vain.
pub fn so_far() -> AnyView {
    let wizard = Wizard::here();
    let why = memo(move || wizard.filled.get().map(View::of).map_or_else(String::new, why));
    let shown = live(move || match why.get() {
        why if why.is_empty() => ().into_any(),
        why => out(why),
    });
    view! { <div role="status">{shown}</div> }.into_any()
}

/// Why the person is out; empty where nothing excludes.
fn why(view: View) -> String {
    if view.assessment.exclusions.is_empty() {
        return String::new();
    }
    let lacks = outcome::lacks(&view.notice, &view.case, &view.assessment);
    lacks.into_iter().map(|lack| lack.why).collect::<Vec<String>>().concat()
}

fn out(why: String) -> AnyView {
    let result = view! { <LinkButton label=words::SEE_RESULT to=Route::Result look=Look::Plain/> };
    let body = vec![
        view! { <Para text=words::OUT_GO_ON/> }.into_any(),
        view! { <div class="btns">{result}</div> }.into_any(),
    ];
    view! { <Banner weight=Weight::Stop title=words::OUT text=why body=body/> }.into_any()
}

/// The result in a line; empty while the notice is not whole.
pub fn line(filled: &Shared<Filled>) -> String {
    if !filled.notice.is_complete() {
        return String::new();
    }
    let view = View::of(filled.clone());
    outcome::head(&view.notice, &view.case, &view.assessment).line()
}
