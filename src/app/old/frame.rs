//! The frame round every page: name, large print, clearing, and the sentences at the foot.

use std::rc::Rc;

use leptos::prelude::*;

use super::node::{Node, el, live, nothing};
use super::pages;
use super::parts::button;
use super::state::{Loaded, Wizard};
use super::text;
use crate::flow::answers::Answers;
use crate::notice::Notice;
use crate::platform::{document, storage};

/// What stands round a page: the same for the wizard and the library.
pub struct Frame {
    /// Where the name at the top leads.
    pub home: &'static str,
    /// Buttons at the top beside large print.
    pub acts: Node,
    /// Whether the entry of the navigation with this address is the present one.
    pub here: Rc<dyn Fn(&str) -> bool>,
    /// What has to be said whatever the page.
    pub said: Vec<Node>,
    /// The page.
    pub page: Node,
    /// Sentences at the foot besides those on every page.
    pub foot: Node,
}

/// A page in its frame.
pub fn around(frame: Frame) -> Node {
    let skip = el("a").class("skip").attr("href", "#main").text(text::SKIP).on("click", |event| {
        event.prevent();
        document::focus_soon("main h1");
    });
    let said = el("div").class("said-all").attr("aria-live", "polite").children(frame.said);
    el("div")
        .class("whole")
        .child(skip)
        .child(top(frame.home, frame.acts, &frame.here))
        .child(said)
        .child(frame.page)
        .child(foot(frame.foot))
}

/// Keeps the title of the document as `title` says.
pub fn follow_title(title: impl Fn() -> String + Send + Sync + 'static) {
    Effect::new(move |_| {
        let title = title();
        document::set_title(if title.is_empty() {
            text::NAME.to_owned()
        } else {
            format!("{title} · {}", text::NAME)
        });
    });
}

/// The wizard.
pub fn frame() -> Node {
    let wizard = Wizard::start();
    follow_title(move || pages::title(wizard));
    let clear = live(move || {
        if wizard.answers.with(Answers::is_empty) {
            return nothing();
        }
        button("btn btn--quiet", text::CLEAR, move || wizard.clear())
    });
    let edition = move || wizard.view.get().map(|view| version(&view.notice)).unwrap_or_default();
    around(Frame {
        home: "#/",
        acts: clear,
        here: Rc::new(|address: &str| address == text::WIZARD_LINK),
        said: messages(wizard).into(),
        page: live(move || pages::page(wizard)),
        foot: el("p").class("num").text_live(edition),
    })
}

/// By which rules it was judged.
pub fn version(notice: &Notice) -> String {
    format!("通知版本 {}（规则摘要 {}）", notice.head.name, notice.digest)
}

fn top(home: &'static str, acts: Node, here: &Rc<dyn Fn(&str) -> bool>) -> Node {
    let large = RwSignal::new(document::is_large());
    let toggle = button("btn btn--quiet", text::LARGE, move || {
        let wanted = !large.get_untracked();
        large.set(wanted);
        document::set_large(wanted);
        let _ = storage::set("mode", if wanted { "elder" } else { "normal" });
    })
    .attr_live("aria-pressed", move || Some(large.get().to_string()));
    let links = text::NAV_LINKS.map(|(address, name)| {
        let href = if address == text::WIZARD_LINK { home } else { address };
        let here = Rc::clone(here);
        el("a")
            .class("top__link")
            .attr("href", href)
            .attr_live("aria-current", move || here(address).then(|| "page".to_owned()))
            .text(name)
    });
    el("header").class("top").child(
        el("div")
            .class("top__in")
            .child(el("a").class("top__name").attr("href", home).text(text::NAME))
            .child(el("div").class("top__acts").child(toggle).child(acts))
            .child(el("nav").class("top__nav").attr("aria-label", text::NAV).children(links)),
    )
}

/// What has to be said whatever the page: cleared answers, damaged ones, a notice that did not come.
fn messages(wizard: Wizard) -> [Node; 4] {
    let cleared = live(move || {
        if wizard.cleared.get().is_none() {
            return nothing();
        }
        say("notice", text::CLEARED)
            .child(button("btn", text::RESTORE, move || wizard.restore_cleared()))
    });
    let message = live(move || {
        wizard.message.get().map_or_else(nothing, |words| say("notice notice--warn", words))
    });
    let catalog = live(move || {
        if !wizard.catalog.with(Loaded::failed) {
            return nothing();
        }
        say("notice notice--stop", text::CATALOG_FAILED).child(button(
            "btn btn--primary",
            text::RETRY,
            move || wizard.load_catalog(),
        ))
    });
    let notice = live(move || {
        if !wizard.notice.with(Loaded::failed) {
            return nothing();
        }
        say("notice notice--stop", text::NOTICE_FAILED).child(button(
            "btn btn--primary",
            text::RETRY,
            move || wizard.retry_notice(),
        ))
    });
    [cleared, message, catalog, notice]
}

/// A message.
pub fn say(class: &str, words: &str) -> Node {
    el("div").class(class).child(el("p").text(words))
}

fn foot(more: Node) -> Node {
    el("footer").class("foot").child(
        el("div")
            .class("foot__in")
            .child(el("p").text(text::PRIVACY))
            .child(el("p").text(text::DISCLAIMER))
            .child(more)
            .child(el("p").class("num").text("程序版本 ").text(env!("CARGO_PKG_VERSION"))),
    )
}
