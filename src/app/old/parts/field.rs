//! A question of any kind of fact, with its hint, its fault and why it is asked.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::{self, Choice};
use super::errors::{id, label_id};
use super::{clause, entries, folded};
use crate::app::old::node::{Node, el, later, live, nothing};
use crate::app::old::state::{View, Wizard};
use crate::app::words as text;
use crate::domain::Fault;
use crate::domain::fact::{FIRST_ADDED, Fact, Kind, Need};
use crate::export::words;
use crate::flow::steps::{Asked, wording};
use crate::flow::summary;
use crate::notice::Notice;
use crate::notice::model::{ClauseId, Wording};

/// The question for `asked`, as a field of the page.
pub fn question(wizard: Wizard, notice: &Arc<Notice>, asked: &Asked) -> Node {
    let Some(wording) = wording(notice, asked.fact) else {
        return nothing();
    };
    let path = words::key(Some(notice), asked.fact);
    let fact = Fact::ALL.get(usize::from(asked.fact)).copied().filter(|_| asked.fact < FIRST_ADDED);
    let body = match fact {
        Some(Fact::TargetCommittee) => committees(wizard, notice),
        Some(fact) => match fact.kind() {
            Kind::Record => record(wizard, notice, fact, wording),
            Kind::Rows(rows) => entries::list(wizard, notice, rows, path, wording),
            kind => input(wizard, path, kind, options(notice, kind, wording)),
        },
        None => added(wizard, notice, asked.fact, path, wording),
    };
    field(wizard, path, &wording.ask, &wording.hint, asked.needed, body)
        .child(why(notice, &asked.clauses))
}

/// The clauses that need the answer, behind a line to open.
fn why(notice: &Arc<Notice>, clauses: &[ClauseId]) -> Node {
    if clauses.is_empty() {
        return nothing();
    }
    let (notice, clauses) = (Arc::clone(notice), clauses.to_vec());
    folded(text::WHY, later(el("div"), move || clause::quotes(&notice, &clauses)))
}

/// A field: label, hint, fault, inputs.
pub fn field(wizard: Wizard, path: &str, ask: &str, hint: &str, needed: bool, body: Node) -> Node {
    let hint_id = format!("{}-hint", id(path));
    let described = (!hint.is_empty()).then_some(hint_id.as_str());
    let hint = described.map(|own| el("p").class("field__hint").attr("id", own).text(hint));
    let optional = (!needed).then(|| el("span").class("hint").text(text::OPTIONAL));
    let (failed, told) = (path.to_owned(), path.to_owned());
    let class = move || {
        let class =
            if fault(wizard, &failed, needed).is_some() { "field field--error" } else { "field" };
        Some(class.to_owned())
    };
    let fault = live(move || {
        fault(wizard, &told, needed)
            .map_or_else(nothing, |words| el("p").class("field__error").text(&words))
    });
    el("fieldset")
        .attr_live("class", class)
        .attr_opt("aria-describedby", described)
        .child(
            el("legend")
                .attr("id", &label_id(path))
                .class("field__label")
                .text(ask)
                .child_opt(optional),
        )
        .child_opt(hint)
        .child(fault)
        .child(body)
}

/// What is wrong with the answer at `path`, once 继续 was pressed in vain.
fn fault(wizard: Wizard, path: &str, needed: bool) -> Option<String> {
    if !wizard.tried.get() {
        return None;
    }
    wizard.view.get().and_then(|view| problem(&view, path, needed))
}

/// What has to be mended at `path` before one can go on.
#[must_use]
pub fn problem(view: &View, path: &str, needed: bool) -> Option<String> {
    if let Some(fault) = faults(view, path).next() {
        return Some(summary::fault(&view.notice, &view.answers, fault));
    }
    let wording = view
        .notice
        .wordings
        .iter()
        .find(|wording| words::key(Some(&view.notice), wording.fact) == path)?;
    (needed && view.case.cell(wording.fact).is_open()).then(|| format!("请回答：{}", wording.label))
}

/// What was typed at `path` or below it and does not fit.
pub fn faults<'v>(view: &'v View, path: &str) -> impl Iterator<Item = &'v Fault> {
    view.faults.iter().filter(move |fault| {
        fault.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    })
}

/// The options of a kind of fact, with the notice's help.
#[must_use]
pub fn options(notice: &Notice, kind: Kind, wording: &Wording) -> Vec<Choice> {
    let (Kind::Choice(names) | Kind::Many(names)) = kind else {
        return Vec::new();
    };
    names.iter().map(|name| option(notice, name, wording)).collect()
}

fn option(notice: &Notice, name: &str, wording: &Wording) -> Choice {
    let help =
        wording.options.iter().find(|(option, _)| option == name).map(|(_, help)| help.clone());
    Choice {
        value: name.to_owned(),
        label: summary::shown(notice, name),
        help: help.unwrap_or_default(),
    }
}

/// The input for a value that is no record or list.
pub fn input(wizard: Wizard, path: &str, kind: Kind, options: Vec<Choice>) -> Node {
    match kind {
        Kind::Choice(_) => choices::one_of(wizard, path, options),
        Kind::Many(_) => choices::checks(wizard, path, options),
        Kind::Date | Kind::Moment => date(wizard, path),
        Kind::Whole(..) | Kind::Number(_) => typed(wizard, path, true),
        _ => typed(wizard, path, false),
    }
}

fn added(wizard: Wizard, notice: &Notice, slot: u16, path: &str, wording: &Wording) -> Node {
    let Some(fact) = notice.added.get(usize::from(slot.saturating_sub(FIRST_ADDED))) else {
        return nothing();
    };
    if fact.options.is_empty() {
        return typed(wizard, path, true);
    }
    let options = fact.options.iter().map(|name| option(notice, name, wording)).collect();
    choices::one_of(wizard, path, options)
}

/// The committees for the series and level applied for, by name.
fn committees(wizard: Wizard, notice: &Arc<Notice>) -> Node {
    let notice = Arc::clone(notice);
    live(move || {
        let options = wizard.view.get().map(|view| {
            crate::flow::steps::committees(&notice, &view.case)
                .map(|row| Choice {
                    value: row.seq.to_string(),
                    label: format!("{} {}", row.seq, row.name),
                    help: String::new(),
                })
                .collect()
        });
        choices::select(wizard, Fact::TargetCommittee.key(), options.unwrap_or_default())
    })
}

fn typed(wizard: Wizard, path: &str, number: bool) -> Node {
    let (written, watched) = (path.to_owned(), path.to_owned());
    el("input")
        .class(if number { "input input--4" } else { "input" })
        .attr("id", &id(path))
        .attr("aria-labelledby", &label_id(path))
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("inputmode", if number { "decimal" } else { "text" })
        .value(move || wizard.answers.with(|answers| answers.get(&watched).to_owned()))
        .on("change", move |event| wizard.answer(&written, event.value().trim()))
}

/// A date in three inputs, as it stands on a certificate; the day may be left out.
fn date(wizard: Wizard, path: &str) -> Node {
    let parts = [
        (text::YEAR, "input input--4"),
        (text::MONTH, "input input--2"),
        (text::DAY, "input input--2"),
    ];
    let parts = parts.into_iter().enumerate().map(|(place, (label, class))| {
        let own = if place == 0 { id(path) } else { format!("{}-{place}", id(path)) };
        let (watched, written) = (path.to_owned(), path.to_owned());
        let input = el("input")
            .class(class)
            .attr("id", &own)
            .attr("type", "text")
            .attr("inputmode", "numeric")
            .attr("autocomplete", "off")
            .value(move || wizard.answers.with(|answers| answers.date_part(&watched, place)))
            .on("change", move |event| {
                wizard
                    .change(|answers| answers.set_date_part(&written, place, event.value().trim()));
            });
        el("div")
            .class("part")
            .child(el("label").class("part__label").attr("for", &own).text(label))
            .child(input)
    });
    el("div").class("parts").children(parts)
}

/// The members of a record, each as a field; those not needed after another answer are left out.
fn record(wizard: Wizard, notice: &Arc<Notice>, record: Fact, wording: &Wording) -> Node {
    let mut group = el("div").class("group");
    for member in record.members() {
        let (label, hint) = entries::member_words(wording, member.short_key());
        let kind = member.kind();
        let body = input(wizard, member.key(), kind, options(notice, kind, wording));
        let body = field(wizard, member.key(), &label, &hint, member.need() != Need::Never, body);
        let body = match member.need() {
            Need::Unless(other, place) => el("div").child(body).attr_live("hidden", move || {
                let shown = wizard.answers.with(|answers| answers.is_other(other, place));
                (!shown).then(String::new)
            }),
            _ => body,
        };
        group = group.child(body);
    }
    group
}
