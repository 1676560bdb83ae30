//! A list of entries: 有 or 无, and one card an entry.

use std::sync::Arc;

use leptos::prelude::*;

use super::ask::{Asker, Asking};
use crate::app::components::{CardBody, Choice, Group, Radios, Records};
use crate::app::live::{memo, when};
use crate::app::pages::ids;
use crate::domain::fact::ListKind;
use crate::flow::answers::{EntryId, LONGEST, NONE, SOME, path_of};
use crate::flow::steps;
use crate::notice::model::Wording;

impl Asker {
    /// The list at the path of `asking`.
    pub(super) fn list(&self, asking: Asking, rows: ListKind, wording: &Wording) -> AnyView {
        let wizard = self.wizard;
        let key = StoredValue::new(asking.path.clone());
        let (value, write) = wizard.bound(&asking.path);
        // However 有 came to be chosen, there is a card to fill.
        let choose = Callback::new(move |text: String| {
            if text == SOME {
                wizard.change(|answers| key.with_value(|key| answers.open_list(key)));
            } else {
                write.run(text);
            }
        });
        let entries = memo(move || {
            let ids = |key: &String| {
                wizard.answers.with(|all| all.entries(key).collect::<Vec<EntryId>>())
            };
            key.with_value(ids)
        });
        let add = Callback::new(move |()| {
            wizard.change(|answers| {
                key.with_value(|key| answers.add_entry(key));
            });
        });
        let remove = Callback::new(move |entry: EntryId| {
            wizard.change(|answers| key.with_value(|key| answers.remove_entry(key, entry)));
        });
        let (questions, fact) = (self.clone(), wording.fact);
        let body: CardBody = Arc::new(move |entry| {
            let Some(wording) = steps::wording(&questions.notice, fact) else {
                return ().into_any();
            };
            let members = questions.notice.vocabulary.members(rows);
            let members = members.iter().map(|member| {
                let path = key.with_value(|key| path_of(key, entry, member.key));
                questions.entry_member(path, member, wording)
            });
            members.collect::<Vec<AnyView>>().into_any()
        });
        let id = ids::id(&asking.path);
        self.field(asking, Group::Several, move || {
            let options = vec![Choice::plain(SOME), Choice::plain(NONE)];
            let cards = when(
                move || value.with(|value| value == SOME),
                move || {
                    let (id, body) = (id.clone(), Arc::clone(&body));
                    view! {
                        <Records id=id entries=entries most=LONGEST body=body on_add=add on_remove=remove/>
                    }
                    .into_any()
                },
            );
            view! { <Radios options=options value=value on_change=choose/> {cards} }.into_any()
        })
    }
}
