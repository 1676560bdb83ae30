//! One question, of whatever kind its fact is: from the vocabulary to components.

use leptos::prelude::*;

use super::{Questions, problem};
use crate::app::components::{
    Checkboxes, Choice, DateInput, Details, Field, Group, Para, Radios, Select, TextInput, Typing,
    failure,
};
use crate::app::live::{live, memo};
use crate::app::pages::{ids, quotes};
use crate::app::state::{Chunks, Progress, Wizard};
use crate::app::words;
use crate::domain::fact::{Fact, Kind, Need};
use crate::flow::steps::{self, Asked, wording};
use crate::flow::{answers::NONE, summary};
use crate::notice::model::{ClauseId, Committee, Wording};
use crate::notice::{Notice, names};

/// In place of the committees while they have not come.
const COMING: &str = "…";
/// More options than this are a list to choose from instead of radios.
const MANY: usize = 13;
/// The same in a card, so that a card stays on one screen.
const MANY_IN_CARD: usize = 3;

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

impl Questions {
    /// The question for `asked`, and why it is asked.
    pub(super) fn question(&self, asked: &Asked) -> AnyView {
        let Some(wording) = wording(&self.notice, asked.fact) else {
            return ().into_any();
        };
        let path = names::key(Some(&self.notice), asked.fact).to_owned();
        let fact = Fact::ALL.get(usize::from(asked.fact)).copied();
        let asking = Asking {
            path,
            label: wording.ask.clone(),
            hint: wording.hint.clone(),
            needed: asked.needed,
            hidden: Signal::stored(false),
        };
        let field = match fact {
            Some(Fact::TargetCommittee) => self.committees(asking),
            fact => match (self.notice.dialect.kind_at(asked.fact), fact) {
                (Some(Kind::Record), Some(fact)) => self.record(asking, fact, wording),
                (Some(Kind::Rows(rows)), _) => self.list(asking, rows, wording),
                (Some(kind), _) => {
                    self.input(asking, kind, options(&self.notice, kind, wording), MANY)
                }
                (None, _) => ().into_any(),
            },
        };
        let why = self.why(asked.clauses.clone());
        view! { <div class="question">{field}{why}</div> }.into_any()
    }

    /// The clauses that need the answer, behind a line to open; they may come after the question.
    fn why(&self, clauses: Vec<ClauseId>) -> Option<AnyView> {
        if clauses.is_empty() {
            return None;
        }
        let wizard = self.wizard;
        let result = expect_context::<Chunks>().result;
        let body = move || {
            let clauses = clauses.clone();
            live(move || {
                if let Some(notice) = wizard.notice.get().filter(|notice| notice.is_complete()) {
                    return quotes::list(&notice, &clauses);
                }
                match result.progress() {
                    Progress::Failed(why) => {
                        let retry = Callback::new(move |()| result.retry());
                        failure(words::PART_FAILED, why, retry)
                    }
                    _ => view! { <Para text=words::LOADING/> }.into_any(),
                }
            })
        };
        let open = Callback::new(move |()| wizard.prepare());
        Some(view! { <Details summary=words::WHY on_open=open body=body/> }.into_any())
    }

    /// A field round `inputs`, with its fault once 继续 was pressed in vain.
    pub(super) fn field(
        &self,
        asking: Asking,
        group: Group,
        inputs: impl FnOnce() -> AnyView + Send + 'static,
    ) -> AnyView {
        let Asking { path, label, hint, needed, hidden } = asking;
        let (wizard, tried) = (self.wizard, self.tried);
        let id = ids::id(&path);
        let before = tried.get_untracked();
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

    /// The field for a value that is no record or list; more options than `many` are a list.
    pub(super) fn input(
        &self,
        asking: Asking,
        kind: Kind<'_>,
        options: Vec<Choice>,
        many: usize,
    ) -> AnyView {
        let (wizard, path) = (self.wizard, asking.path.clone());
        match kind {
            Kind::Choice(_) => self.one_of(asking, options, many),
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

    fn one_of(&self, asking: Asking, options: Vec<Choice>, many: usize) -> AnyView {
        let (value, write) = self.wizard.bound(&asking.path);
        if options.len() > many {
            return self.field(asking, Group::Several, move || {
                view! { <Select blank=words::CHOOSE options=options value=value on_change=write/> }
                    .into_any()
            });
        }
        self.field(asking, Group::Radios, move || {
            view! { <Radios options=options value=value on_change=write/> }.into_any()
        })
    }

    fn typed(&self, asking: Asking, typing: Typing) -> AnyView {
        let (value, write) = self.wizard.bound(&asking.path);
        self.field(asking, Group::Several, move || {
            view! { <TextInput typing=typing value=value on_change=write/> }.into_any()
        })
    }

    /// The committees for the series and level applied for, by name.
    fn committees(&self, asking: Asking) -> AnyView {
        let wizard = self.wizard;
        let (value, write) = wizard.bound(&asking.path);
        // Made anew only where other committees fit; they come with the rest of the notice.
        let fitting = memo(move || {
            let filled = wizard.filled.get().filter(|filled| filled.notice.is_complete());
            let Some(filled) = filled else {
                return COMING.to_owned();
            };
            let line = |row: &Committee| [&row.seq.to_string(), " ", &row.name, "\n"].concat();
            steps::committees(&filled.notice, &filled.case).map(line).collect()
        });
        let choice = |line: &str| Choice::new(line.split(' ').next().unwrap_or_default(), line);
        self.field(asking, Group::Several, move || {
            live(move || {
                let mut options: Vec<Choice> =
                    fitting.with(|lines| lines.lines().map(choice).collect());
                if options.is_empty() {
                    return view! { <Para text=words::NO_COMMITTEE/> }.into_any();
                }
                options.retain(|option| option.value != COMING);
                view! { <Select blank=words::CHOOSE options=options value=value on_change=write/> }
                    .into_any()
            })
        })
    }

    /// The members of a record, each as a field; those not needed after another answer are hidden.
    fn record(&self, asking: Asking, record: Fact, wording: &Wording) -> AnyView {
        let members: Vec<AnyView> =
            record.members().map(|member| self.member(member, wording)).collect();
        self.field(asking, Group::Several, move || {
            view! { <div class="group">{members}</div> }.into_any()
        })
    }

    fn member(&self, member: Fact, wording: &Wording) -> AnyView {
        let wizard = self.wizard;
        let (label, hint) = member_words(wording, member.short_key());
        let hidden = match member.need() {
            Need::Unless(other, place) => Signal::derive(move || {
                !wizard.answers.with(|answers| answers.is_other(other, place))
            }),
            _ => Signal::stored(false),
        };
        let needed = member.need() != Need::Never;
        let path = member.key().to_owned();
        let kind = self.notice.dialect.kind(member);
        let options = options(&self.notice, kind, wording);
        self.input(Asking { path, label, hint, needed, hidden }, kind, options, MANY)
    }

    /// The member of an entry, at `path`.
    pub(super) fn entry_member(
        &self,
        path: String,
        member: &crate::domain::fact::Member<'_>,
        wording: &Wording,
    ) -> AnyView {
        let (label, hint) = member_words(wording, member.key);
        let options = options(&self.notice, member.kind, wording);
        let needed = member.need == Need::Always;
        let hidden = Signal::stored(false);
        if wording.fact == Fact::Achievements.slot() && member.key == POINT {
            return self.point(Asking { path, label, hint, needed, hidden });
        }
        self.input(Asking { path, label, hint, needed, hidden }, member.kind, options, MANY_IN_CARD)
    }
}

/// The member of an achievement that names the point it proves.
const POINT: &str = "clause";

impl Questions {
    /// Which of the points that the notice prints for the level an achievement proves, in the notice's
    /// words; nothing where it prints none.
    fn point(&self, asking: Asking) -> AnyView {
        let view = self.wizard.filled.get_untracked();
        let level = view.and_then(|view| view.case.option(Fact::TargetLevel));
        let points = self.notice.citation.iter().flat_map(|citation| &citation.points);
        let mut options: Vec<Choice> = Vec::new();
        for point in points.filter(|point| Some(usize::from(point.level)) == level) {
            let number = point.number.to_string();
            // Several points of a number are one requirement.
            match options.iter_mut().find(|option| option.value == number) {
                Some(option) => option.label = [&option.label, " / ", &point.wording].concat(),
                None => options.push(Choice::new(&number, &point.wording)),
            }
        }
        if options.is_empty() { ().into_any() } else { self.one_of(asking, options, 0) }
    }
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

fn date(wizard: Wizard, path: &str) -> AnyView {
    let (kept, write) = wizard.bound(path);
    view! { <DateInput kept=kept on_change=write/> }.into_any()
}

/// Label and hint of a member.
fn member_words(wording: &Wording, key: &str) -> (String, String) {
    wording.members.iter().find(|(member, _, _)| member == key).map_or_else(
        || (key.to_owned(), String::new()),
        |(_, label, hint)| (label.clone(), hint.clone()),
    )
}

/// The options of a kind of fact, with the notice's help.
fn options(notice: &Notice, kind: Kind<'_>, wording: &Wording) -> Vec<Choice> {
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
