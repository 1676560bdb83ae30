//! One official form: choosing it, what it asks beyond the answers, how it looks, and the document.

use std::rc::Rc;

use leptos::prelude::*;

use super::{input, list, print, sheet, snapshot::Snapshot, text, title};
use crate::app::components::{
    Button, Choice, Details, Download, Field, File, Group, Hue, Look, Make, Para, Select, Tag,
};
use crate::app::live::{each, live, memo};
use crate::app::state::remote::Coming;
use crate::app::state::typed::{json, path};
use crate::app::state::{Files, Shared, Typed, View, Wizard};
use crate::app::words as shared;
use crate::domain::Place;
use crate::export::forms::{Extra, FilledForm, Open, fill, open};
use crate::notice::model::forms::{self as model, Form, Forms, List};
use crate::notice::model::{CatalogEntry, Material};
use crate::platform::exporter::{self, Argument};

const DOCX: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Fetches the forms of an edition.
pub fn forms(files: Files, entry: CatalogEntry) -> Coming<Shared<Forms>> {
    Box::pin(files.forms(entry))
}

/// The forms to choose from, and the one that is chosen.
pub fn choose(view: &Shared<View>, forms: &Shared<Forms>) -> AnyView {
    let wizard = Wizard::here();
    let Some(snapshot) = Snapshot::new(view, wizard, Files::here()).map(Shared::new) else {
        return ().into_any();
    };
    let typed = wizard.typed;
    let chosen = RwSignal::new(String::new());
    let options = in_order(&snapshot.view, forms).into_iter().map(|(wanted, form)| {
        let mark = if wanted { text::FORM_WANTED } else { "" };
        let name = [form.annex.as_str(), " ", &form.name, mark].concat();
        Choice::new(&form.key, name.trim_start())
    });
    let options = options.collect();
    let choose = Callback::new(move |key| chosen.set(key));
    let forms = forms.clone();
    let form = live(move || {
        let form = forms.form(&chosen.get())?;
        Some(one(&snapshot, &Shared::new(form.clone()), typed))
    });
    view! {
        <Field id="form" label=text::FORM group=Group::Single class="no-print">
            <Select blank=shared::CHOOSE options=options value=chosen on_change=choose/>
        </Field>
        {form}
    }
    .into_any()
}

/// The forms that are on the person's list first, then the others, each by the number of its annex.
fn in_order<'f>(view: &View, forms: &'f Forms) -> Vec<(bool, &'f Form)> {
    let mut sorted: Vec<(bool, &Form)> = Vec::new();
    let key = |(wanted, form): &(bool, &'f Form)| (!wanted, form.annex.len(), &form.annex);
    for form in &forms.forms {
        let mut listed = view.assessment.checklist.iter();
        let material = |place: &Place<Material>| place.of(&view.notice.materials);
        let wanted = listed.any(|place| material(place).is_some_and(|one| one.id == form.key));
        let entry = (wanted, form);
        let place = sorted.partition_point(|other| key(other) <= key(&entry));
        sorted.insert(place, entry);
    }
    sorted
}

fn one(snapshot: &Shared<Snapshot>, form: &Shared<Form>, typed: RwSignal<Typed>) -> AnyView {
    let view = &snapshot.view;
    let wanted = open(form, &view.notice, &view.case, &view.assessment);
    let (kept, filler) = (form.clone(), snapshot.clone());
    let filled = memo(move || {
        let value = typed.with(|typed| typed.value(&kept));
        let view = &filler.view;
        Extra::read(&kept, &value)
            .map(|extra| fill(&kept, &view.notice, &view.case, &view.assessment, &extra))
            .map_err(|fault| fault.to_string())
    });
    let report = live(move || match filled.get() {
        Ok(filled) => {
            view! { <div class="no-print">{checks(&filled)}{blanks(&filled)}</div> }.into_any()
        }
        Err(fault) => view! { <Para class="field__error" text=fault/> }.into_any(),
    });
    let paper = live(move || filled.get().as_ref().ok().map(sheet::sheet));
    view! {
        {asked(form, &wanted, typed)}
        {report}
        {document(snapshot, form, typed)}
        {paper}
    }
    .into_any()
}

fn asked(form: &Shared<Form>, wanted: &Open, typed: RwSignal<Typed>) -> Option<AnyView> {
    let fields = wanted.fields.iter().filter_map(|at| form.fields.get(*at));
    let fields: Vec<AnyView> = fields.map(|field| question(typed, form, None, field)).collect();
    let lists = form.lists.iter().zip(&wanted.lists);
    let lists: Vec<AnyView> = lists
        .filter(|(_, (_, members))| !members.is_empty())
        .map(|(list, (count, members))| entries(typed, form, list, *count, members))
        .collect();
    if fields.is_empty() && lists.is_empty() {
        return None;
    }
    let asked = view! {
        <div class="no-print">
            {title(text::FORM_ASK)}
            <Para class="hint" text=text::FORM_ASK_HINT/>
            <div class="asked">{fields}</div>
            {lists}
        </div>
    };
    Some(asked.into_any())
}

/// The entries of a list, folded: those the answers give or that were begun, or one, and more on
/// wish.
fn entries(
    typed: RwSignal<Typed>,
    form: &Shared<Form>,
    list: &List,
    known: usize,
    members: &[usize],
) -> AnyView {
    let begun = typed.with_untracked(|typed| typed.entries(form, list));
    let shown = RwSignal::new(u32::try_from(known.max(begun).max(1)).unwrap_or(1));
    let (form, list, members) = (form.clone(), list.clone(), members.to_vec());
    let label = list.label.clone();
    let body = move || {
        let (form, list, members) = (form.clone(), list.clone(), members.clone());
        let entry = move |at: u32| {
            let at = usize::try_from(at).unwrap_or(0);
            let within = Some((&list, at));
            let fields = members.iter().filter_map(|member| list.members.get(*member));
            let fields: Vec<AnyView> =
                fields.map(|field| question(typed, &form, within, field)).collect();
            view! {
                <fieldset>
                    <legend class="field__label">{shared::nth(at + 1)}</legend>
                    <div class="asked">{fields}</div>
                </fieldset>
            }
            .into_any()
        };
        let more = Callback::new(move |()| shown.update(|shown| *shown += 1));
        view! {
            {each(move || (0..shown.get()).collect(), entry)}
            <div class="btns"><Button label=shared::ADD on_press=more/></div>
        }
    };
    view! { <Details summary=label body=body/> }.into_any()
}

fn question<From>(
    typed: RwSignal<Typed>,
    form: &Form,
    within: Option<(&List, usize)>,
    field: &model::Field<From>,
) -> AnyView {
    let id = match within {
        None => ["x-", &field.key].concat(),
        Some((list, at)) => format!("x-{}-{at}-{}", list.key, field.key),
    };
    let example = [text::EXAMPLE, &field.example].concat();
    let hint = if field.example.is_empty() { "" } else { &example };
    let (path, longest) = (path(form, within, field), usize::from(field.longest));
    let said = path.clone();
    let value = Signal::derive(move || typed.with(|typed| typed.get(&said).to_owned()));
    let then = Callback::new(move |words: String| {
        let words: String = words.chars().take(longest).collect();
        typed.update(|typed| typed.set(&path, &words));
    });
    input(&id, &field.ask, hint, "no-print", value, then)
}

fn checks(filled: &FilledForm) -> Option<AnyView> {
    let lines = filled.checks.iter().filter_map(|check| {
        let (hue, words) = if check.met? { (Hue::Yes, text::MET) } else { (Hue::No, text::UNMET) };
        let numbers = format!("{}：{} / {}　", check.label, check.numbers.0, check.numbers.1);
        Some(view! { <li>{numbers}<Tag text=words hue=hue/></li> }.into_any())
    });
    let lines: Vec<AnyView> = lines.collect();
    (!lines.is_empty()).then(|| view! { {title(text::FORM_CHECKS)} <ul>{lines}</ul> }.into_any())
}

fn blanks(filled: &FilledForm) -> AnyView {
    if filled.blanks.is_empty() {
        return view! { <Para text=text::FORM_NO_BLANKS/> }.into_any();
    }
    let line = |label: &str, by: &str| {
        if by.is_empty() {
            return label.to_owned();
        }
        [label, "（", text::BY_HAND, by, text::FILLS, "）"].concat()
    };
    let lines = filled.blanks.iter().map(|blank| line(&blank.label, &blank.by));
    let lines: Vec<String> = lines.collect();
    let title = format!("{}（{} 处）", text::FORM_BLANKS, lines.len());
    let body = move || list(lines.clone());
    view! { <Details summary=title body=body/> }.into_any()
}

fn document(snapshot: &Shared<Snapshot>, form: &Shared<Form>, typed: RwSignal<Typed>) -> AnyView {
    let (snapshot, form) = (snapshot.clone(), form.clone());
    let make: Make = Rc::new(move || {
        let (snapshot, form) = (snapshot.clone(), form.clone());
        let extra = typed.with_untracked(|typed| json(&typed.value(&form)));
        Box::pin(async move {
            let bytes = made(&snapshot, &form.key, &extra).await?;
            Ok(File { name: [&form.name, ".docx"].concat(), kind: DOCX, bytes })
        })
    });
    view! {
        <div class="btns no-print">
            <Download look=Look::Primary label=text::DOCX make=make/>
            {print(Wizard::here(), text::PRINT_FORM, "form")}
        </div>
    }
    .into_any()
}

async fn made(snapshot: &Snapshot, key: &str, extra: &str) -> Result<Vec<u8>, String> {
    let notice = snapshot.notice_file().await;
    let forms = snapshot.forms_file().await;
    let code = snapshot.code();
    let case =
        exporter::text("case_json", &[Argument::Bytes(&notice), Argument::Text(&code)]).await?;
    let given = [
        Argument::Bytes(&notice),
        Argument::Bytes(&forms),
        Argument::Text(key),
        Argument::Text(&case),
        Argument::Text(extra),
    ];
    exporter::bytes("docx", &given).await
}
