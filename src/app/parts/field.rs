//! A question of any kind of fact, with its hint, its fault and why it is asked.

use std::sync::Arc;

use leptos::prelude::*;

use super::choices::{self, Option as Choice};
use super::errors::id;
use super::{clause, entries};
use crate::app::state::Wizard;
use crate::app::text;
use crate::domain::fact::{FIRST_ADDED, Fact, Kind, Need};
use crate::export::words;
use crate::flow::steps::{Asked, wording};
use crate::notice::Notice;
use crate::notice::model::Wording;

/// The question for `asked`, as a field of the page.
pub fn question(wizard: Wizard, notice: &Arc<Notice>, asked: &Asked) -> AnyView {
    let Some(wording) = wording(notice, asked.fact) else { return ().into_any() };
    let path = words::key(Some(notice), asked.fact).to_owned();
    let fact = Fact::ALL.get(usize::from(asked.fact)).copied().filter(|_| asked.fact < FIRST_ADDED);
    let why = clause::folded(notice, text::WHY, &asked.clauses);
    let body = match fact.map(Fact::kind) {
        Some(Kind::Record) => fact.map_or_else(|| ().into_any(), |record| record_fields(wizard, notice, record, wording)),
        Some(Kind::Rows(rows)) => entries::list(wizard, notice, rows, &path, wording),
        Some(_) if fact == Some(Fact::TargetCommittee) => choices::select(wizard, &path, committees(wizard, notice)),
        Some(kind) => input(wizard, &path, kind, &options(notice, kind, wording)),
        None => added(wizard, notice, asked.fact, &path, wording),
    };
    field(wizard, &path, &wording.ask, &wording.hint, asked.needed, body, why)
}

/// A field: label, hint, fault, inputs. A group of inputs is a fieldset.
pub fn field(wizard: Wizard, path: &str, ask: &str, hint: &str, needed: bool, body: AnyView, after: AnyView) -> AnyView {
    let own = id(path);
    let hint_id = format!("{own}-hint");
    let optional = (!needed).then(|| view! { <span class="hint">{text::OPTIONAL}</span> });
    let hint = (!hint.is_empty()).then(|| view! { <p class="field__hint" id=hint_id.clone()>{hint.to_owned()}</p> });
    let described = hint.is_some().then_some(hint_id);
    let (failed, told) = (path.to_owned(), path.to_owned());
    view! {
        <fieldset class="field" class:field--error=move || fault(wizard, &failed, needed).is_some() aria-describedby=described>
            <legend class="field__label">{ask.to_owned()}{optional}</legend>
            {hint}
            {move || fault(wizard, &told, needed).map(|words| view! { <p class="field__error">{words}</p> })}
            {body}
            {after}
        </fieldset>
    }
    .into_any()
}

/// What is wrong with the answer at `path`, once 继续 was pressed in vain.
fn fault(wizard: Wizard, path: &str, needed: bool) -> Option<String> {
    if !wizard.tried.get() {
        return None;
    }
    let view = wizard.view.get()?;
    problem(&view, path, needed)
}

/// What has to be mended at `path` before one can go on.
#[must_use]
pub fn problem(view: &crate::app::state::View, path: &str, needed: bool) -> Option<String> {
    let within = |fault: &&crate::domain::Fault| {
        fault.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    if let Some(fault) = view.faults.iter().find(within) {
        return Some(named(view, path, fault));
    }
    let slot = view
        .notice
        .wordings
        .iter()
        .find(|wording| words::key(Some(&view.notice), wording.fact) == path)
        .map(|wording| wording.fact)?;
    (needed && view.case.cell(slot).is_open())
        .then(|| format!("请回答：{}", words::label(&view.notice, slot)))
}

/// A fault with the names of the entry and member it lies in.
fn named(view: &crate::app::state::View, path: &str, fault: &crate::domain::Fault) -> String {
    let wording = view
        .notice
        .wordings
        .iter()
        .find(|wording| words::key(Some(&view.notice), wording.fact) == path);
    let rest = fault.path.strip_prefix(path).unwrap_or_default().trim_start_matches('.');
    let mut parts = rest.split('.');
    let entry = parts.clone().next().and_then(|part| part.parse::<usize>().ok());
    let member = if entry.is_some() { parts.nth(1) } else { parts.next() };
    let label = wording
        .and_then(|wording| wording.members.iter().find(|(key, _, _)| Some(key.as_str()) == member))
        .map_or_else(|| wording.map(|wording| wording.label.clone()).unwrap_or_default(), |(_, label, _)| label.clone());
    match entry {
        Some(entry) => format!("第 {} 条的“{label}”：{}", entry + 1, fault.reason),
        None => format!("“{label}”：{}", fault.reason),
    }
}

/// The options of a kind of fact, with the notice's help.
#[must_use]
pub fn options(notice: &Notice, kind: Kind, wording: &Wording) -> Vec<Choice> {
    let (Kind::Choice(names) | Kind::Many(names)) = kind else { return Vec::new() };
    names.iter().map(|name| option(notice, name, wording)).collect()
}

fn option(notice: &Notice, name: &str, wording: &Wording) -> Choice {
    let help = wording.options.iter().find(|(option, _)| option == name).map(|(_, help)| help.clone());
    Choice {
        value: name.to_owned(),
        // 本区 means nothing to somebody who has not read the notice.
        label: if name == "本区" { notice.head.district.clone() } else { name.to_owned() },
        help: help.unwrap_or_default(),
    }
}

/// The input for a value that is no record or list.
pub fn input(wizard: Wizard, path: &str, kind: Kind, options: &[Choice]) -> AnyView {
    match kind {
        Kind::Choice(_) => choices::one_of(wizard, path, options.to_vec()),
        Kind::Many(_) => choices::checks(wizard, path, options.to_vec()),
        Kind::Date | Kind::Moment => date(wizard, path),
        Kind::Whole(..) | Kind::Number(_) => typed(wizard, path, true),
        _ => typed(wizard, path, false),
    }
}

fn added(wizard: Wizard, notice: &Notice, slot: u16, path: &str, wording: &Wording) -> AnyView {
    let Some(fact) = notice.added.get(usize::from(slot.saturating_sub(FIRST_ADDED))) else { return ().into_any() };
    if fact.options.is_empty() {
        return typed(wizard, path, true);
    }
    let options = fact.options.iter().map(|name| option(notice, name, wording)).collect();
    choices::one_of(wizard, path, options)
}

/// The rows of the committee table for the series and level applied for, by name.
fn committees(wizard: Wizard, notice: &Notice) -> Vec<Choice> {
    let (series, level) = wizard.answers.with_untracked(|answers| {
        (answers.get("target_series").to_owned(), answers.get("target_level").to_owned())
    });
    let place = |list: &[&str], name: &str| list.iter().position(|option| *option == name);
    let series = place(crate::domain::options::SERIES, &series);
    let level = place(crate::domain::options::LEVELS, &level);
    notice
        .committees
        .iter()
        .filter(|row| {
            series.is_none_or(|series| usize::from(row.series) == series)
                && level.is_none_or(|level| row.levels & (1 << level) != 0)
        })
        .map(|row| Choice { value: row.seq.to_string(), label: format!("{} {}", row.seq, row.name), help: String::new() })
        .collect()
}

fn typed(wizard: Wizard, path: &str, number: bool) -> AnyView {
    let written = path.to_owned();
    let watched = path.to_owned();
    view! {
        <input class="input" class:input--4=number id=id(path) type="text" autocomplete="off"
            inputmode=if number { "decimal" } else { "text" }
            prop:value=move || wizard.answers.with(|answers| answers.get(&watched).to_owned())
            on:change=move |event| wizard.answer(&written, event_target_value(&event).trim()) />
    }
    .into_any()
}

/// A date in three inputs, as it stands on a certificate; the day may be left out.
fn date(wizard: Wizard, path: &str) -> AnyView {
    let part = |place: usize, label: &'static str, wide: bool| {
        let own = if place == 0 { id(path) } else { format!("{}-{place}", id(path)) };
        let (watched, written) = (path.to_owned(), path.to_owned());
        view! {
            <div class="part">
                <label class="part__label" for=own.clone()>{label}</label>
                <input class="input" class:input--4=wide class:input--2=!wide id=own type="text" inputmode="numeric" autocomplete="off"
                    prop:value=move || wizard.answers.with(|answers| date_part(answers.get(&watched), place))
                    on:change=move |event| {
                        let text = with_part(&wizard.typed(&written), place, event_target_value(&event).trim());
                        wizard.answer(&written, &text);
                    } />
            </div>
        }
    };
    view! { <div class="parts">{part(0, text::YEAR, true)}{part(1, text::MONTH, false)}{part(2, text::DAY, false)}</div> }.into_any()
}

fn date_part(text: &str, place: usize) -> String {
    text.split('-').nth(place).unwrap_or_default().to_owned()
}

/// The date with one of its parts replaced; empty parts at the end fall away.
fn with_part(text: &str, place: usize, part: &str) -> String {
    let mut parts: Vec<String> = (0..3).map(|at| date_part(text, at)).collect();
    if let Some(old) = parts.get_mut(place) {
        *old = part.replace('-', "");
    }
    while parts.last().is_some_and(String::is_empty) {
        parts.pop();
    }
    parts.join("-")
}

/// The members of a record, each as a field; those not needed after the first are left out.
fn record_fields(wizard: Wizard, notice: &Arc<Notice>, record: Fact, wording: &Wording) -> AnyView {
    let fields: Vec<AnyView> = record
        .members()
        .map(|member| {
            let (label, hint) = entries::member_words(wording, member.short_key());
            let body = input(wizard, member.key(), member.kind(), &options(notice, member.kind(), wording));
            let body = field(wizard, member.key(), &label, &hint, member.need() != Need::Never, body, ().into_any());
            let Need::Unless(other, place) = member.need() else { return body };
            let unneeded = match other.kind() {
                Kind::Choice(options) => options.get(place).copied().unwrap_or_default(),
                _ => "",
            };
            let shown = move || {
                wizard.answers.with(|answers| {
                    let answer = answers.get(other.key());
                    !answer.is_empty() && answer != unneeded
                })
            };
            view! { <div hidden=move || !shown()>{body}</div> }.into_any()
        })
        .collect();
    view! { <div class="group">{fields}</div> }.into_any()
}
