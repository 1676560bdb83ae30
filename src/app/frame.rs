//! The frame round every page: name, large print, clearing, and the sentences at the foot.

use leptos::prelude::*;

use super::pages;
use super::state::{Loaded, Wizard};
use super::text;
use crate::flow::Place;
use crate::platform::{document, storage};

/// The whole page.
pub fn frame() -> impl IntoView {
    let wizard = Wizard::start();
    Effect::new(move |_| {
        let title = pages::title(wizard);
        document::set_title(&if title.is_empty() { text::NAME.to_owned() } else { format!("{title} · {}", text::NAME) });
    });
    view! {
        <a class="skip" href="#main" on:click=|event| { event.prevent_default(); document::focus_soon("main h1"); }>{text::SKIP}</a>
        {top(wizard)}
        {messages(wizard)}
        {move || pages::page(wizard)}
        {foot(wizard)}
    }
}

fn top(wizard: Wizard) -> impl IntoView {
    let large = RwSignal::new(document::is_large());
    let toggle = move |_| {
        let wanted = !large.get_untracked();
        large.set(wanted);
        document::set_large(wanted);
        storage::set("mode", if wanted { "elder" } else { "normal" });
    };
    view! {
        <header class="top">
            <div class="top__in">
                <a class="top__name" href=Place::Start.href()>{text::NAME}</a>
                <div class="top__acts">
                    <button type="button" class="btn btn--quiet" aria-pressed=move || if large.get() { "true" } else { "false" } on:click=toggle>{text::LARGE}</button>
                    <Show when=move || wizard.answers.with(|answers| !answers.is_empty())>
                        <button type="button" class="btn btn--quiet" on:click=move |_| wizard.clear()>{text::CLEAR}</button>
                    </Show>
                </div>
                <nav class="top__nav" aria-label="栏目">{nav()}</nav>
            </div>
        </header>
    }
}

fn nav() -> impl IntoView {
    [
        (Place::Start, text::NAV_WIZARD),
        (Place::Library(None, None), text::NAV_LIBRARY),
        (Place::Compare, text::NAV_COMPARE),
        (Place::Committees, text::NAV_COMMITTEES),
        (Place::About, text::NAV_ABOUT),
    ]
    .map(|(place, name)| view! { <a class="top__link" href=place.href()>{name}</a> })
    .collect_view()
}

/// What has to be said whatever the page: cleared answers, damaged ones, a notice that did not come.
fn messages(wizard: Wizard) -> impl IntoView {
    view! {
        <div class="page__said" aria-live="polite">
            <Show when=move || wizard.cleared.get().is_some()>
                <div class="notice">
                    <p>{text::CLEARED}</p>
                    <button type="button" class="btn" on:click=move |_| wizard.restore_cleared()>{text::RESTORE}</button>
                </div>
            </Show>
            {move || wizard.message.get().map(|message| view! { <div class="notice notice--warn"><p>{message}</p></div> })}
            <Show when=move || wizard.catalog.get() == Loaded::Failed>
                <div class="notice notice--stop">
                    <p>{text::CATALOG_FAILED}</p>
                    <button type="button" class="btn btn--primary" on:click=move |_| wizard.load_catalog()>{text::RETRY}</button>
                </div>
            </Show>
            <Show when=move || wizard.notice.get() == Loaded::Failed>
                <div class="notice notice--stop">
                    <p>{text::NOTICE_FAILED}</p>
                    <button type="button" class="btn btn--primary" on:click=move |_| wizard.retry_notice()>{text::RETRY}</button>
                </div>
            </Show>
        </div>
    }
}

fn foot(wizard: Wizard) -> impl IntoView {
    let edition = move || {
        wizard.view.get().map(|view| format!("通知版本 {}（规则摘要 {}）", view.notice.head.name, view.notice.digest))
    };
    view! {
        <footer class="foot">
            <div class="foot__in">
                <p>{text::PRIVACY}</p>
                <p>{text::DISCLAIMER}</p>
                <p class="num">{edition}</p>
                <p class="num">"程序版本 " {env!("CARGO_PKG_VERSION")}</p>
            </div>
        </footer>
    }
}
