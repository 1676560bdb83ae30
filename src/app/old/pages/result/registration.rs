//! Registration of electronic certificates: what to do, and what to enter where.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::{clause, para, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::assessment::Role;
use crate::notice::model::Certificate;

/// The action, and each field with its value and clause.
pub fn registration(view: &View) -> Node {
    let Some((found, rules)) =
        view.assessment.registration.as_ref().zip(view.notice.certificate.as_ref())
    else {
        return nothing();
    };
    let action =
        rules.actions.get(usize::from(found.action)).and_then(|action| action.action.as_deref());
    let rows: Vec<Node> =
        found.fields.iter().filter_map(|(place, value)| row(view, rules, *place, value)).collect();
    let part = section(text::REGISTRATION)
        .child(
            para([text::ACTION, "：", action.unwrap_or(text::ACTION_UNKNOWN)].concat().as_str())
                .class("lead"),
        )
        .child(super::folded(view, &super::clauses(view, Role::Certificate)));
    if rows.is_empty() {
        return part;
    }
    let head = [text::FIELD, text::FIELD_VALUE, text::FIELD_CLAUSE];
    let head = el("tr").children(head.map(|name| el("th").attr("scope", "col").text(name)));
    part.child(
        el("table")
            .class("table")
            .child(el("caption").text(text::FIELDS))
            .child(el("thead").child(head))
            .child(el("tbody").children(rows)),
    )
}

fn row(view: &View, rules: &Certificate, place: u16, value: &str) -> Option<Node> {
    let field = rules.fields.get(usize::from(place))?;
    let sources = field
        .clauses
        .iter()
        .filter_map(|id| view.notice.clause(*id))
        .map(|clause| el("div").child(clause::source(clause)));
    let cell = |name: &str, inner: Node| el("td").attr("data-label", name).child(inner);
    Some(
        el("tr")
            .child(el("th").attr("scope", "row").text(&field.name))
            .child(cell(text::FIELD_VALUE, el("span").text(value)))
            .child(cell(text::FIELD_CLAUSE, el("div").class("hint").children(sources))),
    )
}
