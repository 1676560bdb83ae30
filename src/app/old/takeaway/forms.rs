//! 官方表格: choosing a form, what it asks beyond the answers, how it looks, and the document.

use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{field as labelled, hand_over, input, print, said};
use super::state::{Seen, Takeaway};
use super::typed::{Typed, json, path};
use super::{sheet, text};
use crate::app::old::node::{Node, el, keyed, live, nothing};
use crate::app::old::parts::{button, folded, para};
use crate::app::old::state::{Loaded, load};
use crate::app::words as shared;
use crate::export::forms::{Extra, FilledForm, Open, fill, open};
use crate::notice::model::forms::{Field, Form, Forms, List};
use crate::platform::fetch;
use crate::platform::kit::{self, Given};

/// The file that holds the forms of an edition.
const FORMS: &str = "forms.bin";
const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// The section; the forms are fetched when they are wanted.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    if !seen.notice.materials.iter().any(|material| material.form) {
        return para(text::FORMS_NONE);
    }
    let forms = RwSignal::new(None::<Loaded<Forms>>);
    let (wanted, shown) = (Arc::clone(seen), Arc::clone(seen));
    let show = move || {
        let path = wanted.file(FORMS);
        forms.set(Some(Loaded::Waiting));
        leptos::task::spawn_local(async move { forms.set(Some(load(&path).await)) });
    };
    let body = live(move || match forms.get() {
        None => {
            let choose = button("btn btn--primary", text::FORMS_SHOW, show.clone());
            el("div").class("btns no-print").child(choose)
        }
        Some(Loaded::Waiting) => para(shared::LOADING),
        Some(Loaded::Failed) => {
            para(text::FORMS_FAILED).child(button("btn", shared::RETRY, show.clone()))
        }
        Some(Loaded::Here(forms)) => choose(page, &shown, &forms),
    });
    el("div").child(el("p").class("no-print").text(text::FORMS_LEAD)).child(body)
}

fn choose(page: Takeaway, seen: &Arc<Seen>, forms: &Arc<Forms>) -> Node {
    let chosen = RwSignal::new(String::new());
    let typed = RwSignal::new(Typed::default());
    let options = forms.forms.iter().map(|form| {
        let name = [form.annex.as_str(), " ", &form.name].concat();
        el("option").attr("value", &form.key).text(name.trim_start())
    });
    let select = el("select")
        .class("select")
        .attr("id", "form")
        .child(el("option").attr("value", "").text(shared::CHOOSE))
        .children(options)
        .on("change", move |event| chosen.set(event.value()));
    let (seen, forms) = (Arc::clone(seen), Arc::clone(forms));
    let form = live(move || match forms.form(&chosen.get()) {
        Some(form) => one(page, &seen, form, typed),
        None => nothing(),
    });
    el("div").child(labelled("form", text::FORM, "", select)).child(form)
}

fn one(page: Takeaway, seen: &Arc<Seen>, form: &Form, typed: RwSignal<Typed>) -> Node {
    let wanted = open(form, &seen.notice, &seen.case, &seen.assessment);
    let form = Arc::new(form.clone());
    let (kept, shown) = (Arc::clone(&form), Arc::clone(seen));
    let filled = Memo::new(move |_| {
        let value = typed.with(|typed| typed.value(&kept));
        Extra::read(&kept, &value)
            .map(|extra| fill(&kept, &shown.notice, &shown.case, &shown.assessment, &extra))
            .map_err(|fault| fault.to_string())
    });
    let report = live(move || match filled.get() {
        Ok(filled) => el("div").class("no-print").child(checks(&filled)).child(blanks(&filled)),
        Err(fault) => el("p").class("field__error").text(&fault),
    });
    let paper = live(move || filled.get().as_ref().map_or_else(|_| nothing(), sheet::sheet));
    el("div")
        .child(asked(&form, &wanted, typed))
        .child(report)
        .child(document(page, seen, &form, typed))
        .child(paper)
}

fn asked(form: &Arc<Form>, wanted: &Open, typed: RwSignal<Typed>) -> Node {
    let fields = wanted.fields.iter().filter_map(|at| form.fields.get(*at));
    let fields: Vec<Node> = fields.map(|field| question(typed, form, None, field)).collect();
    let lists = form.lists.iter().zip(&wanted.lists);
    let lists: Vec<Node> = lists
        .filter(|(_, (_, members))| !members.is_empty())
        .map(|(list, (count, members))| entries(typed, form, list, *count, members))
        .collect();
    if fields.is_empty() && lists.is_empty() {
        return nothing();
    }
    el("div")
        .class("no-print")
        .child(el("h3").text(text::FORM_ASK))
        .child(el("p").class("hint").text(text::FORM_ASK_HINT))
        .child(el("div").class("asked").children(fields))
        .children(lists)
}

/// The entries of a list, folded: those the answers give or that were begun, or one, and more on
/// wish.
fn entries(
    typed: RwSignal<Typed>,
    form: &Arc<Form>,
    list: &List,
    known: usize,
    members: &[usize],
) -> Node {
    let begun = typed.with_untracked(|typed| typed.entries(form, list));
    let shown = RwSignal::new(u16::try_from(known.max(begun).max(1)).unwrap_or(1));
    let (form, list, members) = (Arc::clone(form), list.clone(), members.to_vec());
    let title = list.label.clone();
    let places = move || (0..shown.get()).collect();
    let all = keyed(el("div"), places, move |at| {
        let within = Some((&list, usize::from(at)));
        let fields = members.iter().filter_map(|member| list.members.get(*member));
        let fields: Vec<Node> = fields.map(|field| question(typed, &form, within, field)).collect();
        el("fieldset")
            .child(el("legend").class("field__label").text(&format!("第 {} 条", at + 1)))
            .child(el("div").class("asked").children(fields))
    });
    let more = button("btn", shared::ADD, move || shown.update(|shown| *shown += 1))
        .attr("aria-label", &[shared::ADD, "：", &title].concat());
    folded(&title, el("div").child(all).child(el("div").class("btns").child(more)))
}

fn question<From>(
    typed: RwSignal<Typed>,
    form: &Form,
    within: Option<(&List, usize)>,
    field: &Field<From>,
) -> Node {
    let id = match within {
        None => ["x-", &field.key].concat(),
        Some((list, at)) => format!("x-{}-{at}-{}", list.key, field.key),
    };
    let example = [text::EXAMPLE, &field.example].concat();
    let hint = if field.example.is_empty() { "" } else { &example };
    let (path, longest) = (path(form, within, field), usize::from(field.longest));
    let said = path.clone();
    let value = move || typed.with(|typed| typed.get(&said).to_owned());
    input(&id, &field.ask, hint, value, move |words| {
        let words = words.chars().take(longest).collect();
        typed.update(|typed| typed.set(path.clone(), words));
    })
}

fn checks(filled: &FilledForm) -> Node {
    let lines = filled.checks.iter().filter_map(|check| {
        let (class, words) =
            if check.met? { ("tag tag--yes", text::MET) } else { ("tag tag--no", text::UNMET) };
        let numbers = format!("{}：{} / {}　", check.label, check.numbers.0, check.numbers.1);
        Some(el("li").text(&numbers).child(el("span").class(class).text(words)))
    });
    let lines: Vec<Node> = lines.collect();
    if lines.is_empty() {
        return nothing();
    }
    el("div").child(el("h3").text(text::FORM_CHECKS)).child(el("ul").children(lines))
}

fn blanks(filled: &FilledForm) -> Node {
    if filled.blanks.is_empty() {
        return para(text::FORM_NO_BLANKS);
    }
    let lines = filled.blanks.iter().map(|blank| {
        let by = if blank.by.is_empty() {
            String::new()
        } else {
            ["（", text::BY_HAND, &blank.by, text::FILLS, "）"].concat()
        };
        el("li").text(&blank.label).text(&by)
    });
    let title = format!("{}（{} 处）", text::FORM_BLANKS, filled.blanks.len());
    let list = el("ul").children(lines);
    folded(&title, el("div").child(list))
}

fn document(page: Takeaway, seen: &Arc<Seen>, form: &Arc<Form>, typed: RwSignal<Typed>) -> Node {
    let told = RwSignal::new(String::new());
    let (seen, form) = (Arc::clone(seen), Arc::clone(form));
    let get = button("btn btn--primary", text::DOCX, move || {
        let (seen, form) = (Arc::clone(&seen), Arc::clone(&form));
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            let extra = typed.with_untracked(|typed| json(&typed.value(&form)));
            match made(&seen, &form.key, &extra).await {
                Ok(bytes) => hand_over(told, &[&form.name, ".docx"].concat(), DOCX, &bytes),
                Err(fault) => told.set(fault),
            }
        });
    });
    el("div")
        .class("btns no-print")
        .child(get)
        .child(print(page, text::PRINT_FORM, "form"))
        .child(said(told))
}

async fn made(seen: &Seen, key: &str, extra: &str) -> Result<Vec<u8>, String> {
    let notice = seen.notice_file().await;
    let forms = fetch::bytes(&seen.file(FORMS)).await.unwrap_or_default();
    let code = seen.code();
    let case = kit::text("case_json", &[Given::Bytes(&notice), Given::Text(&code)]).await?;
    let given = [
        Given::Bytes(&notice),
        Given::Bytes(&forms),
        Given::Text(key),
        Given::Text(&case),
        Given::Text(extra),
    ];
    kit::bytes("docx", &given).await
}
