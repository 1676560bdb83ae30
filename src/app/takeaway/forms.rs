//! 官方表格: choosing a form, what it asks beyond the answers, how it looks, and the document.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::parts::{hand_over, input, print, said};
use super::state::{Seen, Takeaway};
use super::{sheet, text};
use crate::app::node::{Node, el, keyed, live, nothing};
use crate::app::parts::button;
use crate::app::state::{Loaded, load};
use crate::domain::{Fault, Value};
use crate::export::forms::{Extra, FilledForm, Open, fill, open};
use crate::notice::model::forms::{Field, Form, Forms, List};
use crate::platform::kit::{self, Given};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// What was typed for one form: by field, and by list, entry and member.
#[derive(Debug, Clone, Default)]
struct Typed {
    words: BTreeMap<String, String>,
    lists: BTreeMap<String, Vec<BTreeMap<String, String>>>,
}

impl Typed {
    fn set(&mut self, list: &str, at: usize, key: &str, words: String) {
        if list.is_empty() {
            self.words.insert(key.to_owned(), words);
            return;
        }
        let entries = self.lists.entry(list.to_owned()).or_default();
        while entries.len() <= at {
            entries.push(BTreeMap::new());
        }
        if let Some(entry) = entries.get_mut(at) {
            entry.insert(key.to_owned(), words);
        }
    }

    fn value(&self) -> Value {
        let map = |words: &BTreeMap<String, String>| {
            words
                .iter()
                .map(|(key, words)| (key.clone(), Value::Text(words.clone())))
                .collect::<Vec<_>>()
        };
        let lists = self.lists.iter().map(|(key, entries)| {
            let entries = entries.iter().map(|entry| Value::Map(map(entry))).collect();
            (key.clone(), Value::List(entries))
        });
        Value::Map(map(&self.words).into_iter().chain(lists).collect())
    }

    /// The same as JSON, as the kit reads it.
    fn json(&self) -> String {
        json(&self.value())
    }
}

fn json(value: &Value) -> String {
    match value {
        Value::Text(words) => kit::quoted(words),
        Value::List(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            ["[", &items.join(","), "]"].concat()
        }
        Value::Map(entries) => {
            let entries: Vec<String> = entries
                .iter()
                .map(|(key, value)| [kit::quoted(key), json(value)].join(":"))
                .collect();
            ["{", &entries.join(","), "}"].concat()
        }
        _ => "null".to_owned(),
    }
}

/// The section; the forms are fetched when they are wanted.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let forms = RwSignal::new(None::<Loaded<Forms>>);
    let (wanted, shown) = (Arc::clone(seen), Arc::clone(seen));
    let show = move || {
        let path = wanted.file("forms.bin");
        forms.set(Some(Loaded::Waiting));
        leptos::task::spawn_local(async move { forms.set(Some(load(&path).await)) });
    };
    let body = live(move || match forms.get() {
        None => {
            el("div")
                .class("btns no-print")
                .child(button("btn", text::FORMS_SHOW, show.clone()))
        }
        Some(Loaded::Waiting) => el("p").text(crate::app::text::LOADING),
        Some(Loaded::Failed) => el("p").text(text::FORMS_NONE),
        Some(Loaded::Here(forms)) => choose(page, &shown, &forms),
    });
    el("div")
        .child(el("p").class("no-print").text(text::FORMS_LEAD))
        .child(body)
}

fn choose(page: Takeaway, seen: &Arc<Seen>, forms: &Arc<Forms>) -> Node {
    let chosen = RwSignal::new(String::new());
    let options = forms.forms.iter().map(|form| {
        let name = if form.annex.is_empty() {
            form.name.clone()
        } else {
            [&form.annex, " ", &form.name].concat()
        };
        el("option").attr("value", &form.key).text(&name)
    });
    let options: Vec<Node> = options.collect();
    let select = el("select")
        .class("select")
        .attr("id", "form")
        .child(
            el("option")
                .attr("value", "")
                .text(crate::app::text::CHOOSE),
        )
        .children(options)
        .on("change", move |event| chosen.set(event.value()));
    let (seen, forms) = (Arc::clone(seen), Arc::clone(forms));
    let form = live(move || match forms.form(&chosen.get()) {
        Some(form) => one(page, &seen, form),
        None => nothing(),
    });
    let field = el("div")
        .class("field no-print")
        .child(
            el("label")
                .class("field__label")
                .attr("for", "form")
                .text(text::FORM),
        )
        .child(select);
    el("div").child(field).child(form)
}

fn one(page: Takeaway, seen: &Arc<Seen>, form: &Form) -> Node {
    let typed = RwSignal::new(Typed::default());
    let wanted = open(form, &seen.notice, &seen.case, &seen.assessment);
    let (kept, shown) = (Arc::new(form.clone()), Arc::clone(seen));
    let filled = live(move || {
        let extra = Extra::read(&kept, &typed.with(Typed::value));
        paper(&shown, &kept, &extra)
    });
    el("div")
        .child(asked(form, &wanted, typed))
        .child(document(page, seen, form, typed))
        .child(filled)
}

fn asked(form: &Form, wanted: &Open, typed: RwSignal<Typed>) -> Node {
    let fields = wanted.fields.iter().filter_map(|at| form.fields.get(*at));
    let fields: Vec<Node> = fields.map(|field| question(typed, "", 0, field)).collect();
    let lists = form
        .lists
        .iter()
        .zip(&wanted.lists)
        .filter(|(_, (_, members))| !members.is_empty());
    let lists: Vec<Node> = lists
        .map(|(list, (count, members))| entries(typed, list, *count, members))
        .collect();
    if fields.is_empty() && lists.is_empty() {
        return nothing();
    }
    el("div")
        .class("no-print")
        .child(el("h3").text(text::FORM_ASK))
        .child(el("div").class("asked").children(fields))
        .children(lists)
}

/// The entries of a list, folded: those the answers give, or one, and more on wish.
fn entries(typed: RwSignal<Typed>, list: &List, count: usize, members: &[usize]) -> Node {
    let shown = RwSignal::new(u16::try_from(count.max(1)).unwrap_or(1));
    let (list, members, title) = (list.clone(), members.to_vec(), list.label.clone());
    let places = move || (0..shown.get()).collect();
    let all = keyed(el("div"), places, move |at| {
        let fields = members.iter().filter_map(|member| list.members.get(*member));
        let fields = fields.map(|field| question(typed, &list.key, usize::from(at), field));
        let fields: Vec<Node> = fields.collect();
        let name = format!("第 {} 条", at + 1);
        el("fieldset")
            .child(el("legend").class("field__label").text(&name))
            .child(el("div").class("asked").children(fields))
    });
    let more = button("btn btn--quiet", text::ENTRY, move || {
        shown.update(|shown| *shown += 1);
    })
    .attr("aria-label", &[text::ENTRY, "：", &title].concat());
    el("details")
        .class("why")
        .child(el("summary").text(&title))
        .child(all)
        .child(el("div").class("btns").child(more))
}

fn question<From>(typed: RwSignal<Typed>, list: &str, at: usize, field: &Field<From>) -> Node {
    let id = format!("x-{list}-{at}-{}", field.key);
    let hint = if field.example.is_empty() {
        String::new()
    } else {
        [text::EXAMPLE, &field.example].concat()
    };
    let (list, key, longest) = (
        list.to_owned(),
        field.key.clone(),
        usize::from(field.longest),
    );
    input(&id, &field.ask, &hint, String::new, move |words| {
        let words = words.chars().take(longest).collect();
        typed.update(|typed| typed.set(&list, at, &key, words));
    })
}

fn paper(seen: &Seen, form: &Form, extra: &Result<Extra, Fault>) -> Node {
    let extra = match extra {
        Ok(extra) => extra,
        Err(fault) => return el("p").class("field__error").text(&fault.to_string()),
    };
    let filled = fill(form, &seen.notice, &seen.case, &seen.assessment, extra);
    el("div")
        .child(checks(&filled))
        .child(blanks(&filled))
        .child(sheet::sheet(&filled))
}

fn checks(filled: &FilledForm) -> Node {
    let lines = filled.checks.iter().filter_map(|check| {
        let words = if check.met? { text::MET } else { text::UNMET };
        Some(el("li").text(&format!(
            "{}：{} / {}，{words}",
            check.label, check.numbers.0, check.numbers.1
        )))
    });
    let lines: Vec<Node> = lines.collect();
    if lines.is_empty() {
        return nothing();
    }
    el("div")
        .class("no-print")
        .child(el("h3").text(text::FORM_CHECKS))
        .child(el("ul").children(lines))
}

fn blanks(filled: &FilledForm) -> Node {
    if filled.blanks.is_empty() {
        return el("p").class("no-print").text(text::FORM_NO_BLANKS);
    }
    let lines = filled.blanks.iter().map(|blank| {
        let by = if blank.by.is_empty() {
            String::new()
        } else {
            format!("（{}{}{}）", text::BY_HAND, blank.by, text::FILLS)
        };
        el("li").text(&blank.label).text(&by)
    });
    let lines: Vec<Node> = lines.collect();
    let title = format!("{}（{} 处）", text::FORM_BLANKS, lines.len());
    el("details")
        .class("why no-print")
        .child(el("summary").text(&title))
        .child(el("ul").class("why__body").children(lines))
}

fn document(page: Takeaway, seen: &Arc<Seen>, form: &Form, typed: RwSignal<Typed>) -> Node {
    let told = RwSignal::new(String::new());
    let (seen, key, name) = (
        Arc::clone(seen),
        form.key.clone(),
        [&form.name, ".docx"].concat(),
    );
    let get = button("btn btn--primary", text::DOCX, move || {
        let (seen, key, name) = (Arc::clone(&seen), key.clone(), name.clone());
        told.set(text::WORKING.to_owned());
        leptos::task::spawn_local(async move {
            match made(&seen, &key, &typed.with_untracked(Typed::json)).await {
                Ok(bytes) => hand_over(told, &name, DOCX, &bytes),
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
    let notice = seen.notice_file().await.unwrap_or_default();
    let forms = crate::platform::fetch::bytes(&seen.file("forms.bin"))
        .await
        .unwrap_or_default();
    let case = kit::text(
        "case_json",
        &[Given::Bytes(&notice), Given::Text(&seen.code())],
    )
    .await?;
    let given = [
        Given::Bytes(&notice),
        Given::Bytes(&forms),
        Given::Text(key),
        Given::Text(&case),
        Given::Text(extra),
    ];
    kit::bytes("docx", &given).await
}
