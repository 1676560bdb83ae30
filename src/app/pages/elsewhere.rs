//! 我的区县或年份不在这里: how to find the notice, what holds for the whole city, which one to rehearse
//! with.

use leptos::prelude::*;

use super::back;
use crate::app::components::{LinkButton, Look, Page, Panel, Para};
use crate::app::words;
use crate::flow::Route;

/// The page.
pub fn page() -> AnyView {
    let start = view! { <LinkButton label=words::TO_START to=Route::Start look=Look::Primary/> };
    let body = vec![
        view! { <Para class="lead" text=words::ELSEWHERE_LEAD/> }.into_any(),
        part(words::ELSEWHERE_FIND, &words::FIND),
        part(words::ELSEWHERE_USE, &words::ELSEWHERE_USE_LINES),
        part(words::ELSEWHERE_CITY, &words::ELSEWHERE_CITY_LINES),
        view! { <Para text=words::ELSEWHERE_NOT/> }.into_any(),
        view! { <div class="btns">{start}</div> }.into_any(),
    ];
    view! { <Page heading=words::ELSEWHERE_TITLE above=vec![back()] body=body/> }.into_any()
}

/// A part with a line each.
pub fn part(title: &str, lines: &[&'static str]) -> AnyView {
    let lines: Vec<AnyView> =
        lines.iter().map(|line| view! { <li>{*line}</li> }.into_any()).collect();
    let body = vec![view! { <ul>{lines}</ul> }.into_any()];
    view! { <Panel title=title body=body/> }.into_any()
}
