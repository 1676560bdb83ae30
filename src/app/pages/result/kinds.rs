//! 申请类型: which one, and what speaks for and against each.

use leptos::prelude::*;

use super::facts::{clauses, is_review};
use crate::app::components::{Card, Hue, Para, Rank, Tag};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::Role;
use crate::assess::kinds::{KindArguments, kind_arguments};
use crate::domain::Truth;

fn kind(view: &View) -> Option<&str> {
    let kind = view.assessment.kind?;
    view.notice.name(kind)
}

fn compared(view: &View) -> Vec<KindArguments<'_>> {
    if is_review(view) { kind_arguments(&view.notice, &view.case) } else { Vec::new() }
}

/// Which type it is; none where the notice speaks of none.
pub fn about(view: &View) -> Option<String> {
    let open = || (!compared(view).is_empty()).then_some(words::KIND_OPEN);
    kind(view).or_else(open).map(str::to_owned)
}

/// The 申请类型 with what defines it, and the types side by side where the notice speaks of them.
pub fn body(view: &View) -> Vec<AnyView> {
    let kind_arguments = compared(view);
    let mut body = Vec::new();
    if let Some(kind) = kind(view) {
        body.push(view! { <Para text=kind.to_owned()/> }.into_any());
        body.push(quotes::beside(&view.notice, &clauses(view, Role::Kind)));
    }
    if !kind_arguments.is_empty() {
        body.push(view! { <h3>{words::KINDS}</h3> }.into_any());
        body.push(view! { <Para class="hint" text=words::KINDS_LEAD/> }.into_any());
        body.extend(kind_arguments.iter().map(|each| card(view, each)));
    }
    body
}

fn card(view: &View, each: &KindArguments<'_>) -> AnyView {
    let name = view.notice.name(each.kind).unwrap_or_default();
    let against =
        each.arguments.iter().any(|(truth, argument)| *truth == Truth::Yes && !argument.supports);
    let (hue, word) = match view.assessment.kind {
        Some(kind) if kind == each.kind => (Hue::Yes, words::KIND_CHOSEN),
        None if !against => (Hue::Check, words::KIND_OPEN),
        _ => (Hue::No, words::KIND_OTHER),
    };
    // What is not answered yet is said once, not as if it were told, and only while it may decide.
    let open = view.assessment.kind.is_none()
        && each.arguments.iter().any(|(truth, _)| *truth == Truth::Open);
    let open = open.then(|| view! { <li>{words::STILL_OPEN}</li> }.into_any());
    let arguments: Vec<AnyView> = each
        .arguments
        .iter()
        .filter(|(truth, _)| *truth == Truth::Yes)
        .map(|(_, argument)| {
            let mark = if argument.supports { words::SUPPORTS } else { words::OPPOSES };
            view! { <li><strong>{mark}</strong>{argument.why.clone()}</li> }.into_any()
        })
        .chain(open)
        .collect();
    let mut ids = Vec::new();
    for (_, argument) in &each.arguments {
        if !ids.contains(&argument.clause) {
            ids.push(argument.clause);
        }
    }
    let body = vec![view! { <ul>{arguments}</ul> }.into_any(), quotes::beside(&view.notice, &ids)];
    let tag = view! { <Tag text=word hue=hue/> }.into_any();
    view! { <Card title=name rank=Rank::Fourth tag=tag body=body/> }.into_any()
}
