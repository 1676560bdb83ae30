//! 申请类型: which one, and what speaks for and against each.

use leptos::prelude::*;

use super::facts::{clauses, is_review};
use crate::app::components::{Card, Hue, Para, Rank, Tag};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::Role;
use crate::assess::kinds::{Stance, stances};
use crate::domain::Truth;
use crate::domain::options::List;

fn kind(view: &View) -> Option<&str> {
    let kind = view.assessment.kind?;
    view.notice.options(List::Kinds).get(usize::from(kind))
}

fn compared(view: &View) -> Vec<Stance<'_>> {
    if is_review(view) { stances(&view.notice, &view.case) } else { Vec::new() }
}

/// Which type it is; none where the notice speaks of none.
pub fn about(view: &View) -> Option<String> {
    let open = || (!compared(view).is_empty()).then_some(words::KIND_OPEN);
    kind(view).or_else(open).map(str::to_owned)
}

/// The 申请类型 with what defines it, and the types side by side where the notice speaks of them.
pub fn body(view: &View) -> Vec<AnyView> {
    let stances = compared(view);
    let mut body = Vec::new();
    if let Some(kind) = kind(view) {
        body.push(view! { <Para text=kind.to_owned()/> }.into_any());
        body.push(quotes::beside(&view.notice, &clauses(view, Role::Kind)));
    }
    if !stances.is_empty() {
        body.push(view! { <h3>{words::KINDS}</h3> }.into_any());
        body.push(view! { <Para class="hint" text=words::KINDS_LEAD/> }.into_any());
        body.extend(stances.iter().map(|stance| card(view, stance)));
    }
    body
}

fn card(view: &View, stance: &Stance<'_>) -> AnyView {
    let name = view.notice.options(List::Kinds).get(usize::from(stance.kind)).unwrap_or_default();
    let against =
        stance.voices.iter().any(|(truth, voice)| *truth == Truth::Yes && !voice.supports);
    let (hue, word) = match view.assessment.kind {
        Some(kind) if kind == stance.kind => (Hue::Yes, words::KIND_CHOSEN),
        None if !against => (Hue::Check, words::KIND_OPEN),
        _ => (Hue::No, words::KIND_OTHER),
    };
    // What is not answered yet is said once, not as if it were told, and only while it may decide.
    let open = view.assessment.kind.is_none()
        && stance.voices.iter().any(|(truth, _)| *truth == Truth::Open);
    let open = open.then(|| view! { <li>{words::STILL_OPEN}</li> }.into_any());
    let voices: Vec<AnyView> = stance
        .voices
        .iter()
        .filter(|(truth, _)| *truth == Truth::Yes)
        .map(|(_, voice)| {
            let mark = if voice.supports { words::SUPPORTS } else { words::OPPOSES };
            view! { <li><strong>{mark}</strong>{voice.why.clone()}</li> }.into_any()
        })
        .chain(open)
        .collect();
    let mut ids = Vec::new();
    for (_, voice) in &stance.voices {
        if !ids.contains(&voice.clause) {
            ids.push(voice.clause);
        }
    }
    let body = vec![view! { <ul>{voices}</ul> }.into_any(), quotes::beside(&view.notice, &ids)];
    let tag = view! { <Tag text=word hue=hue/> }.into_any();
    view! { <Card title=name rank=Rank::Fourth tag=tag body=body/> }.into_any()
}
