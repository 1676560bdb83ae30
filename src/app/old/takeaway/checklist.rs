//! 材料清单: what to bring, ticked as it is got ready, to be printed and handed on.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{hand_over, print, said};
use super::state::{Seen, Takeaway};
use super::text;
use crate::app::old::node::{Node, el};
use crate::app::old::parts::copy::copy;
use crate::app::old::parts::{button, material, para};
use crate::app::words as shared;
use crate::assess::Outcome;
use crate::export::checklist;
use crate::notice::Notice;
use crate::notice::model::Material;

/// The section.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let materials: Vec<&Material> = checklist::materials(&seen.notice, &seen.assessment).collect();
    if materials.is_empty() {
        return para(text::CHECKLIST_NONE);
    }
    let early = (seen.assessment.outcome != Outcome::Eligible).then(|| para(text::CHECKLIST_EARLY));
    let all = materials.len();
    let counted = Arc::clone(seen);
    let count = move || {
        let ready = page.answers.with(|answers| {
            checklist::materials(&counted.notice, &counted.assessment)
                .filter(|material| material::is_ticked(answers, material))
                .count()
        });
        format!("{} {ready} 项，共 {all} 项", text::READY)
    };
    let lines = materials.into_iter().map(|material| {
        material::line(&seen.notice, material, page.answers, move |path, tick| {
            page.tick(path, tick);
        })
        .child(on_paper(&seen.notice, material))
    });
    el("div")
        .child(el("p").class("no-print").text(shared::CHECKLIST_LEAD))
        .child_opt(early)
        .child(el("p").class("hint").attr("role", "status").text_live(count))
        .child(el("ul").class("checks").children(lines))
        .child(acts(page, seen))
}

/// Where it is written, in one line below the row; on the screen the words stand there to open.
fn on_paper(notice: &Notice, material: &Material) -> Node {
    let sources: Vec<&str> = material
        .clauses
        .iter()
        .filter_map(|id| notice.clause(*id))
        .map(|clause| clause.source.as_str())
        .collect();
    let words = [text::BASIS, &sources.join("；")].concat();
    el("p").class("print-only").text(&words)
}

fn acts(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let told = RwSignal::new(String::new());
    let (listed, tabled) = (Arc::clone(seen), Arc::clone(seen));
    let ticked = move |material: &Material| {
        page.answers.with_untracked(|answers| material::is_ticked(answers, material))
    };
    let table = button("btn", text::CHECKLIST_TABLE, move || {
        let table = checklist::table(&tabled.notice, &tabled.assessment, ticked);
        hand_over(told, text::CHECKLIST_FILE, "text/csv;charset=utf-8", table.as_bytes());
    });
    copy(text::CHECKLIST_COPY, move || checklist::plain(&listed.notice, &listed.assessment, ticked))
        .child(print(page, text::CHECKLIST_PRINT, "checklist"))
        .child(table)
        .child(said(told))
}
