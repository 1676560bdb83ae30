//! 换设备接着办: link, QR code, JSON out and in.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{hand_over, said};
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::node::{Node, el, live, nothing};
use crate::app::parts::{button, copy::copy};
use crate::platform::address;
use crate::platform::kit::{self, Given};

/// The section.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let link = [&address::page(), "#a=", &seen.code()].concat();
    let shown = link.clone();
    el("div")
        .child(el("p").text(text::CARRY_LEAD))
        .child(
            el("div")
                .class("cite")
                .child(
                    el("p")
                        .class("cite__text cite__text--link")
                        .attr("id", "link")
                        .text(&shown),
                )
                .child(copy(text::COPY_LINK, move || link.clone())),
        )
        .child(code(shown))
        .child(out(seen))
        .child(back(page, seen))
}

/// The QR code, drawn when it is wanted.
fn code(link: String) -> Node {
    let told = RwSignal::new(String::new());
    let picture = RwSignal::new(String::new());
    let draw = button("btn", text::QR, move || {
        let link = link.clone();
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            match kit::text("qr", &[Given::Text(&link)]).await {
                Ok(svg) => {
                    picture.set(["data:image/svg+xml,", &address::encoded(&svg)].concat());
                    told.set(String::new());
                }
                Err(fault) => told.set(fault),
            }
        });
    });
    let shown = live(move || {
        let picture = picture.get();
        if picture.is_empty() {
            return nothing();
        }
        el("img")
            .class("code")
            .attr("alt", text::QR_ALT)
            .attr("src", &picture)
    });
    el("div")
        .child(
            el("div")
                .class("btns no-print")
                .child(draw)
                .child(said(told)),
        )
        .child(shown)
}

fn out(seen: &Arc<Seen>) -> Node {
    let told = RwSignal::new(String::new());
    let seen = Arc::clone(seen);
    let export = button("btn", text::JSON, move || {
        let seen = Arc::clone(&seen);
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            match written(&seen).await {
                Ok(json) => hand_over(
                    told,
                    "职称申报回答.json",
                    "application/json",
                    json.as_bytes(),
                ),
                Err(fault) => told.set(fault),
            }
        });
    });
    el("div")
        .class("btns no-print")
        .child(export)
        .child(said(told))
}

async fn written(seen: &Seen) -> Result<String, String> {
    let notice = seen.notice_file().await.unwrap_or_default();
    let case = kit::text(
        "case_json",
        &[Given::Bytes(&notice), Given::Text(&seen.code())],
    )
    .await?;
    kit::text("write_json", &[Given::Bytes(&notice), Given::Text(&case)]).await
}

fn back(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let told = RwSignal::new(String::new());
    let seen = Arc::clone(seen);
    let input = el("input")
        .class("input")
        .attr("type", "file")
        .attr("id", "import")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "import-hint")
        .on("change", move |event| {
            let (file, seen) = (event.file(), Arc::clone(&seen));
            leptos::task::spawn_local(async move {
                let Some(json) = file.await else {
                    return told.set(text::NOT_READ.to_owned());
                };
                let notice = seen.notice_file().await.unwrap_or_default();
                match kit::text("case_code", &[Given::Bytes(&notice), Given::Text(&json)]).await {
                    Ok(code) => page.open_code(code),
                    Err(fault) => told.set(fault),
                }
            });
        });
    let fault = el("p")
        .class("field__error")
        .attr("role", "alert")
        .attr_live("hidden", move || {
            told.with(String::is_empty).then(String::new)
        });
    el("div")
        .class("field no-print")
        .child(
            el("label")
                .class("field__label")
                .attr("for", "import")
                .text(text::IMPORT),
        )
        .child(
            el("p")
                .class("field__hint")
                .attr("id", "import-hint")
                .text(text::IMPORT_HINT),
        )
        .child(fault.text_live(move || told.get()))
        .child(input)
}
