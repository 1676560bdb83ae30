//! How far one is.

use leptos::prelude::*;

use super::html::Html;
use crate::app::words;

/// A bar of steps with the present one in words.
#[component]
pub fn Steps(
    /// The names of the steps, in order.
    names: Vec<String>,
    /// The place of the present one, from 0.
    now: usize,
) -> AnyView {
    let here = names.get(now).cloned().unwrap_or_default();
    let told = words::step(now + 1, names.len(), &here);
    let mut items = Html::default();
    for (at, name) in names.iter().enumerate() {
        item(&mut items, name, at, now);
    }
    view! {
        <nav class="steps no-print" aria-label=words::PROGRESS>
            <p class="steps__now">{told}</p>
            <ol class="steps__list" inner_html=items.done()></ol>
        </nav>
    }
    .into_any()
}

fn item(html: &mut Html, name: &str, at: usize, now: usize) {
    html.raw("<li class=\"steps__item").raw(if at < now { " steps__item--done\"" } else { "\"" });
    html.raw(if at == now { " aria-current=\"step\"" } else { "" });
    html.raw("><span class=\"steps__name\">").text(name);
    if at < now {
        html.raw("<span class=\"vh\">").raw(words::DONE).raw("</span>");
    }
    html.raw("</span></li>");
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let names = ["办理事项", "人员类别", "学历与职称", "核对"].map(str::to_owned).to_vec();
    view! { <Steps names=names now=2/> }.into_any()
}
