//! 材料清单: what to bring, ticked as it is got ready, to be printed and handed on.

use leptos::prelude::*;

use super::{TakeawayState, print, snapshot::Snapshot, text};
use crate::app::components::{CopyButton, Download, File, Para, Status, at_once};
use crate::app::pages::quotes;
use crate::app::pages::result::materials::{is_ticked, tick};
use crate::app::state::{Shared, View};
use crate::app::words as shared;
use crate::assess::Outcome;
use crate::export::checklist;
use crate::notice::Notice;
use crate::notice::model::Material;

/// Whether there is anything to bring.
pub fn is_of_use(view: &View) -> bool {
    !view.assessment.checklist.is_empty()
}

/// The chapter.
pub fn body(state: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let (notice, assessment) = (&snapshot.view.notice, &snapshot.view.assessment);
    let materials: Vec<&Material> = checklist::materials(notice, assessment).collect();
    let early = (assessment.outcome != Outcome::Eligible)
        .then(|| view! { <Para text=text::CHECKLIST_EARLY/> }.into_any());
    let lines: Vec<AnyView> = materials
        .iter()
        .map(|material| {
            let beside = quotes::beside(notice, &material.clauses);
            let basis = basis(notice, material);
            view! { <li>{tick(material)}{beside}<p class="print-only">{basis}</p></li> }.into_any()
        })
        .collect();
    let count = count(state, snapshot, materials.len());
    view! {
        <Para class="no-print" text=shared::CHECKLIST_LEAD/>
        {early}
        <p class="hint"><Status text=count/></p>
        <ul class="checks">{lines}</ul>
        {acts(state, snapshot)}
    }
    .into_any()
}

/// How many of `all` are ready.
fn count(state: TakeawayState, snapshot: &Shared<Snapshot>, all: usize) -> Signal<String> {
    let snapshot = snapshot.clone();
    Signal::derive(move || {
        let ready = state.wizard.answers.with(|answers| {
            checklist::materials(&snapshot.view.notice, &snapshot.view.assessment)
                .filter(|material| is_ticked(answers, material))
                .count()
        });
        format!("{} {ready} 项，共 {all} 项", text::READY)
    })
}

/// Where it is written, in one line below the row; on the screen the words stand there to open.
fn basis(notice: &Notice, material: &Material) -> String {
    let clauses = material.clauses.iter().filter_map(|id| notice.clause(*id));
    let sources: Vec<&str> = clauses.map(|clause| clause.source.as_str()).collect();
    [text::BASIS, &sources.join("；")].concat()
}

fn acts(state: TakeawayState, snapshot: &Shared<Snapshot>) -> AnyView {
    let ticked = move |material: &Material| {
        state.wizard.answers.with_untracked(|answers| is_ticked(answers, material))
    };
    let (listed, tabled) = (snapshot.clone(), snapshot.clone());
    let words = Callback::new(move |()| {
        checklist::plain(&listed.view.notice, &listed.view.assessment, ticked)
    });
    let table = at_once(move || File {
        name: text::CHECKLIST_FILE.to_owned(),
        kind: "text/csv;charset=utf-8",
        bytes: checklist::table(&tabled.view.notice, &tabled.view.assessment, ticked).into_bytes(),
    });
    view! {
        <div class="btns no-print">
            <CopyButton label=text::CHECKLIST_COPY words=words/>
            {print(state.wizard, text::CHECKLIST_PRINT, "checklist")}
            <Download label=text::CHECKLIST_TABLE make=table/>
        </div>
    }
    .into_any()
}
