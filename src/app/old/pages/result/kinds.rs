//! 申请类型: which one, and what speaks for and against each.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::{para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::Role;
use crate::assess::kinds::{Stance, stances};
use crate::domain::{Truth, options};

/// The 申请类型 with what defines it, and the types side by side where the notice speaks of them.
pub fn kinds(view: &View) -> Node {
    let kind = view.assessment.kind.and_then(|kind| options::KINDS.get(usize::from(kind)));
    let stances =
        if super::is_review(view) { stances(&view.notice, &view.case) } else { Vec::new() };
    if kind.is_none() && stances.is_empty() {
        return nothing();
    }
    let said = kind.map(|kind| {
        el("div").child(para(kind)).child(super::folded(view, &super::clauses(view, Role::Kind)))
    });
    let compared = (!stances.is_empty()).then(|| {
        el("div")
            .child(el("h3").text(text::KINDS))
            .child(para(text::KINDS_LEAD).class("hint"))
            .children(stances.iter().map(|stance| card(view, stance)))
    });
    section(text::KIND).child_opt(said).child_opt(compared)
}

fn card(view: &View, stance: &Stance<'_>) -> Node {
    let name = options::KINDS.get(usize::from(stance.kind)).copied().unwrap_or_default();
    let against =
        stance.voices.iter().any(|(truth, voice)| *truth == Truth::Yes && !voice.supports);
    let (tag, word) = match view.assessment.kind {
        Some(kind) if kind == stance.kind => ("tag tag--yes", text::KIND_CHOSEN),
        None if !against => ("tag tag--check", text::KIND_OPEN),
        _ => ("tag tag--no", text::KIND_OTHER),
    };
    let voices = stance.voices.iter().map(|(truth, voice)| {
        let mark = match (truth, voice.supports) {
            (Truth::Yes, true) => text::SUPPORTS,
            (Truth::Yes, false) => text::OPPOSES,
            _ => text::STILL_OPEN,
        };
        el("li").child(el("strong").text(mark)).text(&voice.why)
    });
    let mut clauses = Vec::new();
    for (_, voice) in &stance.voices {
        if !clauses.contains(&voice.clause) {
            clauses.push(voice.clause);
        }
    }
    el("div")
        .class("card")
        .child(
            el("h4")
                .class("card__title")
                .text(name)
                .text(" ")
                .child(el("span").class(tag).text(word)),
        )
        .child(el("ul").children(voices))
        .child(super::folded(view, &clauses))
}
