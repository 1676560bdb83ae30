//! 结果文字和凭据: the whole result and how to repeat it, as plain text.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::print;
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::old::node::{Node, el, live};
use crate::app::old::parts::copy::copy;
use crate::export::text as plain;

/// The section.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let whole = Arc::clone(seen);
    let result = live(move || {
        let found = page.whatif.get();
        let words = plain::result(&whole.notice, &whole.case, &whole.assessment, found.as_deref());
        paper(
            "result",
            text::RESULT_TEXT,
            words,
            text::COPY_RESULT,
            print(page, text::PRINT_RESULT, "result"),
        )
    });
    let made = seen.today.map(|today| today.date);
    let receipt = made.map(|made| {
        let words = plain::receipt(&seen.notice, &seen.case, &seen.assessment, made);
        paper(
            "proof",
            text::RECEIPT_TEXT,
            words,
            text::COPY_RECEIPT,
            print(page, text::PRINT_RECEIPT, "proof"),
        )
    });
    el("div")
        .child(el("p").class("no-print").text(text::RECEIPT_LEAD))
        .child(result)
        .child_opt(receipt)
}

fn paper(id: &str, title: &str, words: String, label: &str, print: Node) -> Node {
    let shown = el("pre")
        .class("paper")
        .attr("tabindex", "0")
        .attr("aria-label", title)
        .attr("role", "region")
        .text(&words);
    let copy = copy(label, move || words.clone()).child(print);
    el("div").attr("id", id).child(el("h3").text(title)).child(shown).child(copy)
}
