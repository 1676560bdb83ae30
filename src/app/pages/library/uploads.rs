//! Checking a photo, an attachment or a number before it is handed in.

use leptos::prelude::*;

use super::text;
use crate::app::components::{Field, FileInput, Group, Panel, Para, TextInput};
use crate::flow::library::checks::{self, Number};
use crate::notice::model::library::{Asks, Check, Library};
use crate::platform::files::Chosen;

/// What came of a check: nothing yet, or what is right, or what is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Told {
    fits: bool,
    wrong: Vec<String>,
}

impl Told {
    fn new(wrong: Vec<String>) -> Self {
        Self { fits: wrong.is_empty(), wrong }
    }
}

/// Everything the notice lets one check; nothing where it asks for nothing of the kind.
pub fn checks(library: &Library) -> Option<AnyView> {
    let checks = library.entries.iter().flat_map(|clause| &clause.checks).enumerate();
    let fields: Vec<AnyView> = checks.map(|(place, check)| field(place, check)).collect();
    if fields.is_empty() {
        return None;
    }
    let mut body = vec![view! { <Para class="hint" text=text::CHECKS_LEAD/> }.into_any()];
    body.extend(fields);
    Some(view! { <Panel title=text::CHECKS body=body/> }.into_any())
}

fn field(place: usize, check: &Check) -> AnyView {
    let told = RwSignal::new(Told::default());
    let fault = Signal::derive(move || told.with(|told| told.wrong.join("")));
    let fits = Signal::derive(move || {
        told.with(|told| if told.fits { text::CHECK_FITS } else { "" }).to_owned()
    });
    let (id, name) = (format!("check-{place}"), check.name.clone());
    let hint = checks::asked(&check.asks);
    let input = input(&check.asks, told);
    view! {
        <Field id=id label=name hint=hint fault=fault group=Group::Single>
            {input.run()}
            <p class="said" role="status">{fits}</p>
        </Field>
    }
    .into_any()
}

fn input(asks: &Asks, told: RwSignal<Told>) -> ViewFn {
    match asks.clone() {
        Asks::File(formats, max) => {
            let accept: Vec<String> = formats
                .iter()
                .map(|format| [".", &format.name().to_ascii_lowercase()].concat())
                .collect();
            let accept = accept.join(",");
            let choose = Callback::new(move |file: Chosen| {
                let formats = formats.clone();
                leptos::task::spawn_local(async move {
                    let wrong = match file.start().await {
                        None => vec![text::CHECK_UNREAD.to_owned()],
                        Some(head) => {
                            checks::file(&formats, max, &checks::Seen { size: file.size(), head })
                        }
                    };
                    told.try_set(Told::new(wrong));
                });
            });
            (move || view! { <FileInput accept=accept.clone() on_choose=choose/> }).into()
        }
        Asks::Number(form) => {
            let typed = RwSignal::new(String::new());
            let write = Callback::new(move |words: String| {
                told.set(match (words.trim(), checks::number(&form, words.trim())) {
                    ("", _) => Told::default(),
                    (_, Number::Fits) => Told::new(Vec::new()),
                    (_, Number::Mended(right)) => {
                        Told::new(vec![[text::CHECK_MENDED, &right].concat()])
                    }
                    (_, Number::Wrong(wrong)) => Told::new(vec![wrong]),
                });
                typed.set(words);
            });
            (move || view! { <TextInput value=typed on_change=write/> }).into()
        }
    }
}
