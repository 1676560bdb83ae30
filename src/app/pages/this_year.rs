//! 如果今年的条件不变: the same answers with the notice moved to this year, clearly a projection.

use leptos::prelude::*;

use super::result::{lack_lines, outside};
use super::{back, elsewhere, with_view};
use crate::app::components::{Banner, LinkButton, Look, Page, Panel, Para, Weight};
use crate::app::state::View;
use crate::app::words;
use crate::export::outcome;
use crate::flow::Route;

/// The page.
pub fn page() -> AnyView {
    with_view(day, |view| {
        view! { <Page heading=words::THIS_YEAR_TITLE above=vec![back()] body=body(view)/> }
            .into_any()
    })
}

fn day(view: &View) -> String {
    view.case.today.map(|today| today.date.to_string()).unwrap_or_default()
}

fn body(view: &View) -> Vec<AnyView> {
    let result = view! { <LinkButton label=words::SEE_RESULT to=Route::Result look=Look::Plain/> };
    let result = view! { <div class="btns no-print">{result}</div> }.into_any();
    let found = view
        .case
        .today
        .and_then(|today| outcome::this_year(&view.notice, &view.case, &view.assessment, today));
    let Some(found) = found else {
        return vec![view! { <Para text=words::THIS_YEAR_NONE/> }.into_any(), result];
    };
    let mut body = vec![
        view! { <Banner weight=Weight::Warn text=found.note/> }.into_any(),
        view! { <p class="lead"><strong>{found.verdict}</strong></p> }.into_any(),
    ];
    body.extend(lack_lines(&found.lacks));
    let windows: Vec<AnyView> =
        found.windows.into_iter().map(|window| view! { <li>{window}</li> }.into_any()).collect();
    let windows = if windows.is_empty() {
        view! { <Para text=words::THIS_YEAR_WINDOWS_NONE/> }.into_any()
    } else {
        view! { <ul>{windows}</ul> }.into_any()
    };
    body.push(view! { <Panel title=words::THIS_YEAR_WINDOWS body=vec![windows]/> }.into_any());
    body.push(elsewhere::part(words::THIS_YEAR_WHERE, &words::FIND));
    body.extend(outside(view, &found.links));
    body.push(result);
    body
}
