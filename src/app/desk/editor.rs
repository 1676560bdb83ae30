//! An answer of any shape, edited: the same for the unit, for a group and for one person.

use leptos::prelude::*;

use crate::app::components::Checkbox;
use crate::app::live::hear;
use crate::domain::{Value, decimal};
use crate::roster::case_format::{Answer, Part};
use crate::roster::date::{self, Dated};
use crate::roster::sheet::Cell;

/// The answer being edited.
pub type Edited = RwSignal<Option<Value>>;

/// The inputs for an answer; `id` begins the ids, `label` names them for a reader.
pub fn editor(id: &str, label: &str, shape: &Answer, value: Edited) -> AnyView {
    match shape {
        Answer::One(options) => one(id, label, options, value),
        Answer::Some(options) => some(id, options, value),
        Answer::Whole(low, high) => {
            let hint = format!("{low} 至 {high} 的整数");
            line(id, label, &hint, value, |text| {
                text.parse().map_or(Value::Text(text.to_owned()), Value::Whole)
            })
        }
        Answer::Number(high) => {
            let hint = format!("0 至 {high}");
            line(id, label, &hint, value, |text| match text.parse::<i64>() {
                Ok(whole) => Value::Whole(whole),
                Err(_) => decimal::read(text).map_or(Value::Text(text.to_owned()), Value::Number),
            })
        }
        Answer::Date => line(id, label, "如 2018.06", value, |text| {
            match date::read(&Cell::Text(text.to_owned())) {
                Dated::On(date, rest) if rest.is_empty() => Value::Text(date),
                _ => Value::Text(text.to_owned()),
            }
        }),
        Answer::Text => line(id, label, "", value, |text| Value::Text(text.to_owned())),
        Answer::Record(members) => record(id, members, value),
        Answer::List(members) => list(id, members, value),
    }
}

fn one(id: &str, label: &str, options: &[String], value: Edited) -> AnyView {
    let chosen = |value: &Option<Value>, option: &str| matches!(value, Some(Value::Text(text)) if text == option);
    let options: Vec<AnyView> = options
        .iter()
        .map(|option| {
            let own = option.clone();
            let selected = Signal::derive(move || value.with(|value| chosen(value, &own)));
            view! { <option value=option.clone() prop:selected=selected>{option.clone()}</option> }
                .into_any()
        })
        .collect();
    let change = hear(move |event| {
        let text = event_target_value(&event);
        value.set((!text.is_empty()).then_some(Value::Text(text)));
    });
    view! {
        <select class="select" id=id.to_owned() aria-label=label.to_owned() on:change=change>
            <option value="">"没有回答"</option>
            {options}
        </select>
    }
    .into_any()
}

fn some(id: &str, options: &[String], value: Edited) -> AnyView {
    let holds = |value: &Option<Value>, option: &str| matches!(value, Some(Value::List(items)) if items.iter().any(|item| matches!(item, Value::Text(text) if text == option)));
    let none = Signal::derive(move || {
        value.with(|value| matches!(value, Some(Value::List(items)) if items.is_empty()))
    });
    let set_none = Callback::new(move |on: bool| value.set(on.then_some(Value::List(Vec::new()))));
    let boxes: Vec<AnyView> = options
        .iter()
        .enumerate()
        .map(|(place, option)| {
            let (own, asked) = (option.clone(), option.clone());
            let change = Callback::new(move |on| {
                value.update(|value| {
                    let mut items = match value.take() {
                        Some(Value::List(items)) => items,
                        _ => Vec::new(),
                    };
                    items.retain(|item| !matches!(item, Value::Text(text) if *text == own));
                    if on {
                        items.push(Value::Text(own.clone()));
                    }
                    *value = (!items.is_empty()).then_some(Value::List(items));
                });
            });
            let ticked = Signal::derive(move || value.with(|value| holds(value, &asked)));
            view! { <Checkbox id=format!("{id}-{place}") label=option.clone() checked=ticked on_change=change/> }.into_any()
        })
        .collect();
    view! {
        <div class="choices">
            {boxes}
            <Checkbox id=format!("{id}-none") label="都没有" checked=none on_change=set_none/>
        </div>
    }
    .into_any()
}

fn line(id: &str, label: &str, hint: &str, value: Edited, read: fn(&str) -> Value) -> AnyView {
    let shown = Signal::derive(move || {
        value.with(|value| value.as_ref().map(crate::roster::people::shown).unwrap_or_default())
    });
    let change = hear(move |event| {
        let text = event_target_value(&event);
        let text = text.trim();
        value.set((!text.is_empty()).then(|| read(text)));
    });
    let named = if hint.is_empty() { label.to_owned() } else { format!("{label}（{hint}）") };
    view! {
        <input class="input" type="text" autocomplete="off" id=id.to_owned() aria-label=named placeholder=hint.to_owned() prop:value=shown on:change=change/>
    }
    .into_any()
}

/// The members of a record or entry, each with its own inputs, kept together in `value`.
fn record(id: &str, members: &[Part], value: Edited) -> AnyView {
    let inputs: Vec<AnyView> = members
        .iter()
        .map(|member| {
            let key = member.key.clone();
            let now = value.with_untracked(|value| match value {
                Some(Value::Map(entries)) => {
                    entries.iter().find(|(other, _)| *other == key).map(|(_, value)| value.clone())
                }
                _ => None,
            });
            let own: Edited = RwSignal::new(now);
            Effect::new(move |before: Option<()>| {
                let new = own.get();
                // The first run only looks.
                if before.is_some() {
                    value.update(|value| {
                        let mut entries = match value.take() {
                            Some(Value::Map(entries)) => entries,
                            _ => Vec::new(),
                        };
                        entries.retain(|(other, _)| *other != key);
                        entries.extend(new.map(|new| (key.clone(), new)));
                        *value = (!entries.is_empty()).then_some(Value::Map(entries));
                    });
                }
            });
            let id = format!("{id}-{}", member.key);
            let label = if member.needed {
                member.label.clone()
            } else {
                format!("{}（选填）", member.label)
            };
            view! {
                <div class="field">
                    <label class="field__label" for=id.clone()>{label.clone()}</label>
                    {editor(&id, &label, &member.answer, own)}
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <div class="desk__record">{inputs}</div> }.into_any()
}

fn list(id: &str, members: &[Part], value: Edited) -> AnyView {
    let (id, members) = (id.to_owned(), members.to_vec());
    let items = value.with_untracked(|value| match value {
        Some(Value::List(items)) => items.clone(),
        _ => Vec::new(),
    });
    let none = RwSignal::new(
        value.with_untracked(|value| matches!(value, Some(Value::List(items)) if items.is_empty())),
    );
    let entries: RwSignal<Vec<(usize, Edited)>> = RwSignal::new(
        items
            .into_iter()
            .enumerate()
            .map(|(place, item)| (place, RwSignal::new(Some(item))))
            .collect(),
    );
    Effect::new(move |before: Option<()>| {
        let items: Vec<Value> = entries.get().iter().filter_map(|(_, entry)| entry.get()).collect();
        let none = none.get();
        if before.is_some() {
            value.set(if items.is_empty() {
                none.then_some(Value::List(items))
            } else {
                Some(Value::List(items))
            });
        }
    });
    let add = move |_| {
        none.set(false);
        entries.update(|entries| {
            let next = entries.iter().map(|(key, _)| key + 1).max().unwrap_or(0);
            entries.push((next, RwSignal::new(None)));
        });
    };
    let none_id = format!("{id}-none");
    let set_none = Callback::new(move |on| {
        if on {
            entries.set(Vec::new());
        }
        none.set(on);
    });
    let card = move |(key, entry): (usize, Edited)| {
        let remove = move |_| entries.update(|entries| entries.retain(|(other, _)| *other != key));
        view! {
            <div class="card">
                {record(&format!("{id}-{key}"), &members, entry)}
                <button type="button" class="btn btn--quiet" on:click=remove>"删除这一条"</button>
            </div>
        }
        .into_any()
    };
    view! {
        <Checkbox id=none_id label="没有" checked=none on_change=set_none/>
        <For each=move || entries.get() key=|(key, _)| *key children=card/>
        <button type="button" class="btn" on:click=add>"加一条"</button>
    }
    .into_any()
}
