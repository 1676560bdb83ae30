//! The frame round every page: name, large print, clearing, and the sentences at the foot.

use leptos::prelude::*;

use super::node::{Node, el, live, nothing};
use super::pages;
use super::parts::{button, link};
use super::state::{Loaded, Wizard};
use super::text;
use crate::flow::{Answers, Place};
use crate::platform::{document, storage};

/// The whole page.
pub fn frame() -> Node {
    let wizard = Wizard::start();
    Effect::new(move |_| {
        let title = pages::title(wizard);
        document::set_title(&if title.is_empty() { text::NAME.to_owned() } else { format!("{title} · {}", text::NAME) });
    });
    let skip = el("a").class("skip").attr("href", "#main").text(text::SKIP).on("click", |event| {
        event.prevent();
        document::focus_soon("main h1");
    });
    el("div")
        .class("whole")
        .child(skip)
        .child(top(wizard))
        .child(messages(wizard))
        .child(live(move || pages::page(wizard)))
        .child(foot(wizard))
}

fn top(wizard: Wizard) -> Node {
    let large = RwSignal::new(document::is_large());
    let toggle = button("btn btn--quiet", text::LARGE, move || {
        let wanted = !large.get_untracked();
        large.set(wanted);
        document::set_large(wanted);
        let _ = storage::set("mode", if wanted { "elder" } else { "normal" });
    })
    .attr_live("aria-pressed", move || Some(large.get().to_string()));
    let clear = live(move || {
        if wizard.answers.with(Answers::is_empty) {
            return nothing();
        }
        button("btn btn--quiet", text::CLEAR, move || wizard.clear())
    });
    let nav = el("nav").class("top__nav").attr("aria-label", text::NAV).children(
        text::NAV_LINKS.map(|(href, name)| el("a").class("top__link").attr("href", href).text(name)),
    );
    el("header").class("top").child(
        el("div")
            .class("top__in")
            .child(link("top__name", text::NAME, &Place::Start))
            .child(el("div").class("top__acts").child(toggle).child(clear))
            .child(nav),
    )
}

/// What has to be said whatever the page: cleared answers, damaged ones, a notice that did not come.
fn messages(wizard: Wizard) -> Node {
    let cleared = live(move || {
        if wizard.cleared.get().is_none() {
            return nothing();
        }
        say("notice", text::CLEARED).child(button("btn", text::RESTORE, move || wizard.restore_cleared()))
    });
    let message = live(move || wizard.message.get().map_or_else(nothing, |words| say("notice notice--warn", words)));
    let catalog = live(move || {
        if wizard.catalog.get() != Loaded::Failed {
            return nothing();
        }
        say("notice notice--stop", text::CATALOG_FAILED)
            .child(button("btn btn--primary", text::RETRY, move || wizard.load_catalog()))
    });
    let notice = live(move || {
        if wizard.notice.get() != Loaded::Failed {
            return nothing();
        }
        say("notice notice--stop", text::NOTICE_FAILED)
            .child(button("btn btn--primary", text::RETRY, move || wizard.retry_notice()))
    });
    el("div").class("said-all").attr("aria-live", "polite").children([cleared, message, catalog, notice])
}

fn say(class: &str, words: &str) -> Node {
    el("div").class(class).child(el("p").text(words))
}

fn foot(wizard: Wizard) -> Node {
    let edition = move || {
        wizard
            .view
            .get()
            .map(|view| format!("通知版本 {}（规则摘要 {}）", view.notice.head.name, view.notice.digest))
            .unwrap_or_default()
    };
    el("footer").class("foot").child(
        el("div")
            .class("foot__in")
            .child(el("p").text(text::PRIVACY))
            .child(el("p").text(text::DISCLAIMER))
            .child(el("p").class("num").text_live(edition))
            .child(el("p").class("num").text("程序版本 ").text(env!("CARGO_PKG_VERSION"))),
    )
}
