//! How far one is.

use leptos::prelude::*;

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
    let items: Vec<AnyView> =
        names.into_iter().enumerate().map(|(at, name)| item(name, at, now)).collect();
    view! {
        <nav class="steps no-print" aria-label=words::PROGRESS>
            <p class="steps__now">{told}</p>
            <ol class="steps__list">{items}</ol>
        </nav>
    }
    .into_any()
}

fn item(name: String, at: usize, now: usize) -> AnyView {
    let class = if at < now { "steps__item steps__item--done" } else { "steps__item" };
    let done = (at < now).then(|| view! { <span class="vh">{words::DONE}</span> }.into_any());
    view! {
        <li class=class aria-current=(at == now).then_some("step")>
            <span class="steps__name">{name}{done}</span>
        </li>
    }
    .into_any()
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let names = ["办理事项", "人员类别", "学历与职称", "核对"].map(str::to_owned).to_vec();
    view! { <Steps names=names now=2/> }.into_any()
}
