//! Registration of electronic certificates: what to do, and what to enter where.

use leptos::prelude::*;

use super::facts::clauses;
use crate::app::components::{LinkButton, Panel, Para, Table, TableRow};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::assessment::Role;
use crate::domain::Place;
use crate::notice::days::readable;
use crate::notice::model::{Certificate, Clause, Field};

/// The action, and each field with its value and clause.
pub fn registration(view: &View) -> Option<AnyView> {
    let found = view.assessment.registration.as_ref()?;
    let rules = view.notice.certificate.as_ref()?;
    let action = found.action.of(&rules.actions).and_then(|action| action.action.as_deref());
    let lead = [words::ACTION, "：", action.unwrap_or(words::ACTION_UNKNOWN)].concat();
    let mut body = vec![
        view! { <Para class="lead" text=lead/> }.into_any(),
        quotes::beside(&view.notice, &clauses(view, Role::Certificate)),
    ];
    let rows: Vec<TableRow> =
        found.fields.iter().filter_map(|(place, value)| row(view, rules, *place, value)).collect();
    if !rows.is_empty() {
        let head = [words::FIELD, words::FIELD_VALUE, words::FIELD_CLAUSE].map(str::to_owned);
        body.push(view! { <Table caption=words::FIELDS head=head.to_vec() rows=rows/> }.into_any());
    }
    Some(view! { <Panel title=words::REGISTRATION body=body/> }.into_any())
}

fn row(view: &View, rules: &Certificate, place: Place<Field>, value: &str) -> Option<TableRow> {
    let field = place.of(&rules.fields)?;
    // Two clauses of one place are one place to look at.
    let mut places: Vec<&Clause> = Vec::new();
    for clause in field.clauses.iter().filter_map(|id| view.notice.clause(*id)) {
        if places.iter().all(|other| other.source != clause.source) {
            places.push(clause);
        }
    }
    let sources: Vec<AnyView> = places
        .into_iter()
        .map(|clause| {
            let to = quotes::page_of(clause);
            view! { <div class="hint"><LinkButton label=clause.source.clone() to=to/></div> }
                .into_any()
        })
        .collect();
    Some(TableRow {
        name: field.name.clone().into_any(),
        cells: vec![readable(value).into_any(), sources.into_any()],
        marked: false,
    })
}
