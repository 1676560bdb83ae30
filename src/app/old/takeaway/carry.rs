//! 换设备接着办: link, QR code, JSON out and in.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{field, hand_over, said};
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::old::node::{Node, el, live, nothing};
use crate::app::old::parts::copy::copy;
use crate::app::old::parts::{button, para};
use crate::platform::kit::{self, Given};
use crate::platform::old_address as address;

/// The section.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let link = [&address::page(), "#a=", &seen.code()].concat();
    let (shown, drawn) = (link.clone(), link.clone());
    el("div")
        .child(el("p").text(text::CARRY_LEAD))
        .child(el("h3").text(text::LINK))
        .child(
            el("div")
                .class("cite")
                .child(el("p").class("cite__text cite__text--link").attr("id", "link").text(&shown))
                .child(copy(text::COPY_LINK, move || link.clone())),
        )
        .child(code(drawn))
        .child(el("h3").text(text::FILE))
        .child(para(text::FILE_LEAD).class("no-print"))
        .child(out(seen))
        .child(import(page))
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
        let image = el("img").class("code").attr("alt", text::QR_ALT).attr("src", &picture);
        el("div").child(image).child(el("p").class("hint no-print").text(text::QR_HINT))
    });
    el("div").child(el("div").class("btns no-print").child(draw).child(said(told))).child(shown)
}

fn out(seen: &Arc<Seen>) -> Node {
    let told = RwSignal::new(String::new());
    let seen = Arc::clone(seen);
    let export = button("btn", text::JSON, move || {
        let seen = Arc::clone(&seen);
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            match written(&seen).await {
                Ok(json) => {
                    hand_over(told, text::JSON_FILE, "application/json", json.as_bytes());
                }
                Err(fault) => told.set(fault),
            }
        });
    });
    el("div").class("btns no-print").child(export).child(said(told))
}

async fn written(seen: &Seen) -> Result<String, String> {
    let notice = seen.notice_file().await;
    let code = seen.code();
    let case = kit::text("case_json", &[Given::Bytes(&notice), Given::Text(&code)]).await?;
    kit::text("write_json", &[Given::Bytes(&notice), Given::Text(&case)]).await
}

/// Opening the answers of a file, also where there are none yet.
pub fn import(page: Takeaway) -> Node {
    let told = RwSignal::new(String::new());
    let input = el("input")
        .class("input")
        .attr("type", "file")
        .attr("id", "import")
        .attr("accept", ".json,application/json")
        .attr("aria-describedby", "import-hint")
        .on("change", move |event| {
            let file = event.file();
            leptos::task::spawn_local(async move {
                let fault = match file.await {
                    Some(json) => page.import(&json).await.err().unwrap_or_default(),
                    None => text::NOT_READ.to_owned(),
                };
                told.set(fault);
            });
        });
    let fault = el("p")
        .class("field__error")
        .attr("role", "alert")
        .attr_live("hidden", move || told.with(String::is_empty).then(String::new))
        .text_live(move || told.get());
    el("div").child(field("import", text::IMPORT, text::IMPORT_HINT, input)).child(fault)
}
