//! The inputs for each kind of question: records, lists, long lists to choose from, and the simple ones.

use leptos::prelude::*;

use super::ask::{Asker, Asking, MANY, options};
use crate::app::components::{Choice, Group, Para, Radios, Select};
use crate::app::live::{live, memo};
use crate::app::words;
use crate::domain::Slot;
use crate::domain::fact::{Fact, Kind, Need};
use crate::flow::steps;
use crate::notice::model::{Committee, Wording};

/// In place of the committees while they have not come.
const COMING: &str = "…";
/// The same in a card, so that a card stays on one screen.
const MANY_IN_CARD: usize = 3;

impl Asker {
    /// The field for the fact of `wording`; nothing where the notice has no such fact.
    pub(super) fn question(&self, asking: Asking, wording: &Wording) -> AnyView {
        let fact = wording.fact;
        match Fact::ALL.get(usize::from(fact)).copied() {
            Some(Fact::TargetCommittee) => self.committees(asking),
            known => match (self.notice.vocabulary.kind_at(fact), known) {
                (Some(Kind::Record), Some(known)) => self.record(asking, known, wording),
                (Some(Kind::List(rows)), _) => self.list(asking, rows, wording),
                (Some(kind), _) => {
                    let options = options(&self.notice, kind, wording);
                    if wording.omissions.is_empty() {
                        self.input(asking, kind, options, MANY)
                    } else {
                        self.offered(asking, fact, options)
                    }
                }
                (None, _) => ().into_any(),
            },
        }
    }

    /// The field for a value that is no record or list; more options than `many` are a list.
    pub(super) fn input(
        &self,
        asking: Asking,
        kind: Kind<'_>,
        options: Vec<Choice>,
        many: usize,
    ) -> AnyView {
        match kind {
            Kind::Choice(_) => self.one_of(asking, options, many),
            kind => self.few(asking, kind, options),
        }
    }

    fn one_of(&self, asking: Asking, options: Vec<Choice>, many: usize) -> AnyView {
        if options.len() > many {
            let (value, write) = self.wizard.bound(&asking.path);
            return self.field(asking, Group::Several, move || {
                view! { <Select blank=words::CHOOSE options=options value=value on_change=write/> }
                    .into_any()
            });
        }
        self.radios(asking, options)
    }

    /// Options of which some are not offered to whom they do not concern. What is chosen when the list is
    /// made stays in it: no answer is out of sight.
    fn offered(&self, asking: Asking, fact: Slot, options: Vec<Choice>) -> AnyView {
        let wizard = self.wizard;
        let (value, write) = wizard.bound(&asking.path);
        let left = memo(move || {
            let filled = wizard.filled.get();
            filled.map_or_else(String::new, |filled| {
                steps::offered(&filled.notice, &filled.steps, fact)
            })
        });
        self.field(asking, Group::Radios, move || {
            live(move || {
                let chosen = value.get_untracked();
                let stays = |option: &&Choice| {
                    option.value == chosen
                        || left.with(|left: &String| left.lines().any(|name| name == option.value))
                };
                let options = options.iter().filter(stays).cloned().collect();
                view! { <Radios options=options value=value on_change=write/> }.into_any()
            })
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
        let kind = self.notice.vocabulary.kind(member);
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

impl Asker {
    /// Which of the points that the notice prints for the level an achievement proves, in the notice's
    /// words; nothing where it prints none.
    fn point(&self, asking: Asking) -> AnyView {
        let view = self.wizard.filled.get_untracked();
        let level = view.and_then(|view| view.case.place(Fact::TargetLevel));
        let points = self.notice.citation.iter().flat_map(|citation| &citation.points);
        let mut options: Vec<Choice> = Vec::new();
        for point in points.filter(|point| Some(point.level) == level) {
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

/// Label and hint of a member.
fn member_words(wording: &Wording, key: &str) -> (String, String) {
    wording.members.iter().find(|(member, _, _)| member == key).map_or_else(
        || (key.to_owned(), String::new()),
        |(_, label, hint)| (label.clone(), hint.clone()),
    )
}
