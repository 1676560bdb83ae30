//! One question, and why it is asked.

use leptos::prelude::*;

use super::{Questions, problem};
use crate::app::components::{
    Checkboxes, Choice, DateInput, Details, Field, Group, Para, Radios, TextInput, Typing, failure,
};
use crate::app::live::live;
use crate::app::pages::{ids, quotes};
use crate::app::state::chunks::{Chunk, Pages};
use crate::app::state::{Progress, Shared, Wizard};
use crate::app::words;
use crate::domain::fact::Kind;
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
        let field = asker.question(Asking::of(&self.notice, wording, asked.needed), wording);
        let why = self.why(asked.clauses.clone());
        view! { <div class="question">{field}{why}</div> }.into_any()
    }

    /// The clauses that need the answer, behind a line to open; they come with the rest of the notice.
    fn why(&self, clauses: Vec<ClauseId>) -> Option<AnyView> {
        if clauses.is_empty() {
            return None;
        }
        let (wizard, result) = (self.wizard, self.result);
        let body = move || {
            let clauses = clauses.clone();
            live(move || why(wizard, result, &clauses))
        };
        let open = Callback::new(move |()| wizard.prepare());
        Some(view! { <Details summary=words::WHY on_open=open body=body/> }.into_any())
    }
}

fn why(wizard: Wizard, result: Chunk<Pages>, clauses: &[ClauseId]) -> AnyView {
    if let Some(notice) = wizard.notice.get().filter(|notice| notice.is_complete()) {
        return quotes::list(&notice, clauses);
    }
    match result.progress() {
        Progress::Failed(why) => {
            let retry = Callback::new(move |()| result.retry());
            failure(words::PART_FAILED, why, retry)
        }
        _ => view! { <Para text=words::LOADING/> }.into_any(),
    }
}

/// What a question needs to be asked.
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

    /// A field of a kind that is of one input or a few.
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
