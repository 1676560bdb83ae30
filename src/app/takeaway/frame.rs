//! The frame round this page: the wizard's, without what belongs to answering.

use leptos::prelude::*;

use super::state::Takeaway;
use super::text as own;
use crate::app::node::{Node, el, live};
use crate::app::parts::button;
use crate::app::text;
use crate::platform::{document, storage};

/// The whole page.
pub fn frame() -> Node {
    let page = Takeaway::start();
    document::set_title(&[own::TITLE, " · ", text::NAME].concat());
    let skip = el("a")
        .class("skip")
        .attr("href", "#main")
        .text(text::SKIP)
        .on("click", |event| {
            event.prevent();
            document::focus_soon("main h1");
        });
    el("div")
        .class("whole")
        .attr_live("data-print", move || Some(page.printed.get().to_owned()))
        .child(skip)
        .child(top())
        .child(live(move || super::page(page)))
        .child(foot())
}

fn top() -> Node {
    let large = RwSignal::new(document::is_large());
    let toggle = button("btn btn--quiet", text::LARGE, move || {
        let wanted = !large.get_untracked();
        large.set(wanted);
        document::set_large(wanted);
        storage::set("mode", if wanted { "elder" } else { "normal" });
    })
    .attr_live("aria-pressed", move || Some(large.get().to_string()));
    let links = text::NAV_LINKS.map(|(href, name)| {
        // The wizard's own places are written without its file.
        let href = if href.starts_with('#') {
            [own::WIZARD, href].concat()
        } else {
            href.to_owned()
        };
        el("a").class("top__link").attr("href", &href).text(name)
    });
    let name = el("a")
        .class("top__name")
        .attr("href", own::WIZARD)
        .text(text::NAME);
    el("header").class("top").child(
        el("div")
            .class("top__in")
            .child(name)
            .child(el("div").class("top__acts").child(toggle))
            .child(
                el("nav")
                    .class("top__nav")
                    .attr("aria-label", text::NAV)
                    .children(links),
            ),
    )
}

fn foot() -> Node {
    el("footer").class("foot").child(
        el("div")
            .class("foot__in")
            .child(el("p").text(text::PRIVACY))
            .child(el("p").text(text::DISCLAIMER))
            .child(
                el("p")
                    .class("num")
                    .text("程序版本 ")
                    .text(env!("CARGO_PKG_VERSION")),
            ),
    )
}
