//! What to bring, to be ticked.

use leptos::prelude::*;

use crate::app::components::{Checkbox, Para};
use crate::app::pages::{ids, quotes};
use crate::app::state::{View, Wizard};
use crate::app::words;
use crate::flow::Answers;
use crate::notice::model::Material;

/// What is written down for a tick.
const TICKED: &str = "是";

/// How many there are.
pub fn about(view: &View) -> Option<String> {
    let count = view.assessment.checklist.len();
    (count > 0).then(|| words::materials(count))
}

/// The checklist.
pub fn body(view: &View) -> Vec<AnyView> {
    let materials = view.assessment.checklist.iter();
    let lines: Vec<AnyView> = materials
        .filter_map(|place| place.of(&view.notice.materials))
        .map(|material| {
            let line = tick(material);
            let proof = quotes::beside(&view.notice, &material.clauses);
            view! { <li>{line}{proof}</li> }.into_any()
        })
        .collect();
    vec![
        view! { <Para class="no-print" text=words::CHECKLIST_LEAD/> }.into_any(),
        view! { <ul class="checks">{lines}</ul> }.into_any(),
    ]
}

/// Where the tick stands among the answers.
fn path(material: &Material) -> String {
    ["ticks.", &material.id].concat()
}

/// Whether the material is ticked.
#[must_use]
pub fn is_ticked(answers: &Answers, material: &Material) -> bool {
    !answers.get(&path(material)).is_empty()
}

/// The row to tick; ticks stand with the answers.
pub fn tick(material: &Material) -> AnyView {
    let wizard = Wizard::here();
    let (read, written) = (path(material), path(material));
    let id = ids::id(&read);
    let checked = Signal::derive(move || wizard.answers.with(|all| !all.get(&read).is_empty()));
    let change = Callback::new(move |on| wizard.answer(&written, if on { TICKED } else { "" }));
    let details = material.details.iter();
    let help: Vec<String> =
        details.map(|(name, words)| [name.as_str(), "：", words].concat()).collect();
    let help = help.join("\n");
    view! { <Checkbox id=id label=material.text.clone() help=help checked=checked on_change=change/> }
        .into_any()
}
