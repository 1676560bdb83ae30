//! One question: what a first page asks is here from the start, every other kind comes with the chunk of the
//! inputs.

use leptos::prelude::*;

use super::{Questions, problem};
use crate::app::components::{
    Checkboxes, Choice, DateInput, Details, Field, Group, Radios, TextInput, Typing, failure,
};
use crate::app::live::live;
use crate::app::pages::ids;
use crate::app::state::chunks::{Ask, Chunk, Inputs};
use crate::app::state::{Progress, Shared, Wizard};
use crate::app::words;
use crate::domain::Slot;
use crate::domain::fact::{Fact, Kind};
use crate::flow::answers::NONE;
use crate::flow::steps::{Asked, wording};
use crate::flow::summary;
use crate::notice::model::{ClauseId, Wording};
use crate::notice::{Notice, names};

/// More options than this are a list to choose from instead of radios.
pub(super) const MANY: usize = 13;

/// A question of the page or a member of one: what a field needs to know.
pub(super) struct Asking {
    /// Where the answer stands.
    pub path: String,
    /// The question.
    pub label: String,
    /// What helps to answer it.
    pub hint: String,
    /// Whether the result waits for it.
    pub needed: bool,
    /// Whether it is needless for now.
    pub hidden: Signal<bool>,
}

impl Asking {
    /// The question for a fact, in the words of `wording`.
    pub(super) fn of(notice: &Notice, wording: &Wording, needed: bool) -> Self {
        Self {
            path: names::key(Some(notice), wording.fact).to_owned(),
            label: wording.ask.clone(),
            hint: wording.hint.clone(),
            needed,
            hidden: Signal::stored(false),
        }
    }
}

impl Questions {
    /// The question for `asked`, and why it is asked.
    pub(super) fn question(&self, asked: &Asked) -> AnyView {
        let Some(wording) = wording(&self.notice, asked.fact) else {
            return ().into_any();
        };
        let asker = Asker {
            wizard: self.wizard,
            notice: self.notice.clone(),
            tried: self.tried,
            before: self.tried.get_untracked(),
        };
        let kind = self.notice.dialect.kind_at(asked.fact);
        let field = match kind.filter(|kind| is_here(asked.fact, *kind)) {
            Some(kind) => {
                let options = options(&self.notice, kind, wording);
                asker.few(Asking::of(&self.notice, wording, asked.needed), kind, options)
            }
            None => {
                let ask = Ask {
                    fact: asked.fact,
                    needed: asked.needed,
                    tried: asker.tried,
                    before: asker.before,
                };
                self.inputs.prepare();
                coming(self.inputs, move |inputs| (inputs.question)(ask))
            }
        };
        let why = self.why(asked.clauses.clone());
        view! { <div class="question">{field}{why}</div> }.into_any()
    }

    /// The clauses that need the answer, behind a line to open; they may come after the question.
    fn why(&self, clauses: Vec<ClauseId>) -> Option<AnyView> {
        if clauses.is_empty() {
            return None;
        }
        let (wizard, inputs) = (self.wizard, self.inputs);
        let body = move || {
            let clauses = clauses.clone();
            coming(inputs, move |inputs| (inputs.why)(clauses.clone()))
        };
        let open = Callback::new(move |()| wizard.prepare());
        Some(view! { <Details summary=words::WHY on_open=open body=body/> }.into_any())
    }
}

/// Whether a fact of this kind is asked without the chunk of the inputs.
fn is_here(fact: Slot, kind: Kind<'_>) -> bool {
    match kind {
        Kind::Choice(options) => {
            fact != Fact::TargetCommittee.slot() && options.names().count() <= MANY
        }
        Kind::Record | Kind::Rows(_) => false,
        _ => fact != Fact::TargetCommittee.slot(),
    }
}

/// What the chunk of the inputs makes; until it is here, that it is on its way, or that it did not come.
fn coming(inputs: Chunk<Inputs>, make: impl Fn(Inputs) -> AnyView + Send + 'static) -> AnyView {
    live(move || match (inputs.parts(), inputs.progress()) {
        (Some(parts), _) => untrack(|| make(parts)),
        (None, Progress::Failed(why)) => {
            let retry = Callback::new(move |()| inputs.retry());
            failure(words::PART_FAILED, why, retry)
        }
        (None, _) => view! { <p role="status">{words::LOADING}</p> }.into_any(),
    })
}

/// What a question needs to be asked, in the program itself and in its chunk.
#[derive(Clone)]
pub(super) struct Asker {
    /// The answers.
    pub wizard: Wizard,
    /// The notice, as far as it was here when the page was made.
    pub notice: Shared<Notice>,
    /// How often 继续 was pressed in vain.
    pub tried: RwSignal<u32>,
    /// How often it had been when the question came up: only later presses mark it.
    pub before: u32,
}

impl Asker {
    /// A field round `inputs`, with its fault once 继续 was pressed in vain.
    pub(super) fn field(
        &self,
        asking: Asking,
        group: Group,
        inputs: impl FnOnce() -> AnyView + Send + 'static,
    ) -> AnyView {
        let Asking { path, label, hint, needed, hidden } = asking;
        let (wizard, tried, before) = (self.wizard, self.tried, self.before);
        let id = ids::id(&path);
        let fault = Signal::derive(move || {
            let filled = if tried.get() > before { wizard.filled.get() } else { None };
            filled.and_then(|filled| problem(&filled, &path, needed)).unwrap_or_default()
        });
        view! {
            <Field id=id label=label hint=hint optional=!needed fault=fault group=group hidden=hidden>
                {inputs()}
            </Field>
        }
        .into_any()
    }

    /// A field of a kind that the first page of questions may have.
    pub(super) fn few(&self, asking: Asking, kind: Kind<'_>, options: Vec<Choice>) -> AnyView {
        let (wizard, path) = (self.wizard, asking.path.clone());
        match kind {
            Kind::Choice(_) => self.radios(asking, options),
            Kind::Many(_) => {
                self.field(asking, Group::Several, move || boxes(wizard, &path, options))
            }
            Kind::Date | Kind::Moment => {
                self.field(asking, Group::Several, move || date(wizard, &path))
            }
            Kind::Whole(..) | Kind::Number(_) => self.typed(asking, Typing::Number),
            _ => self.typed(asking, Typing::Words),
        }
    }

    /// A field to type into.
    fn typed(&self, asking: Asking, typing: Typing) -> AnyView {
        let (value, write) = self.wizard.bound(&asking.path);
        self.field(asking, Group::Several, move || {
            view! { <TextInput typing=typing value=value on_change=write/> }.into_any()
        })
    }

    /// A field for one of a few options.
    pub(super) fn radios(&self, asking: Asking, options: Vec<Choice>) -> AnyView {
        let (value, write) = self.wizard.bound(&asking.path);
        self.field(asking, Group::Radios, move || {
            view! { <Radios options=options value=value on_change=write/> }.into_any()
        })
    }
}

fn date(wizard: Wizard, path: &str) -> AnyView {
    let (kept, write) = wizard.bound(path);
    view! { <DateInput kept=kept on_change=write/> }.into_any()
}

fn boxes(wizard: Wizard, path: &str, options: Vec<Choice>) -> AnyView {
    let (written, (ticked, _)) = (path.to_owned(), wizard.bound(path));
    let change = Callback::new(move |(value, on): (String, bool)| {
        if value == NONE {
            wizard.answer(&written, if on { NONE } else { "" });
        } else {
            wizard.change(|answers| answers.choose(&written, &value, on));
        }
    });
    view! { <Checkboxes options=options ticked=ticked on_change=change/> }.into_any()
}

/// The options of a kind of fact, with the notice's help.
pub(super) fn options(notice: &Notice, kind: Kind<'_>, wording: &Wording) -> Vec<Choice> {
    let (Kind::Choice(names) | Kind::Many(names)) = kind else {
        return Vec::new();
    };
    names.names().map(|name| option(notice, name, wording)).collect()
}

fn option(notice: &Notice, name: &str, wording: &Wording) -> Choice {
    let help =
        wording.options.iter().find(|(option, _)| option == name).map(|(_, help)| help.clone());
    Choice { help: help.unwrap_or_default(), ..Choice::new(name, &summary::shown(notice, name)) }
}
