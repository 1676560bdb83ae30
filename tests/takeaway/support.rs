//! Cases: the worked example, and arbitrary ones made from the dictionary, some of which name no edition.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use zhicheng::domain::fact::{Kind, ListKind, Need};
use zhicheng::domain::{Case, Fact, Value, Vocabulary, read};
use zhicheng::notice::Notice;

use crate::common::{self, notices, worked, worked_edition};

/// The notice of the worked case.
pub fn notice() -> &'static Notice {
    common::notice(&worked_edition())
}

pub fn notice_of(case: &Case) -> Option<&'static Notice> {
    named(case.edition.as_ref()?)
}

/// The notice of the edition that a link or a case names.
pub fn named(id: &str) -> Option<&'static Notice> {
    notices().iter().find(|notice| notice.edition == id)
}

pub fn vocabulary(id: &str) -> Option<&'static Vocabulary> {
    named(id).map(Notice::vocabulary)
}

/// The editions, by their names.
fn editions() -> Vec<String> {
    notices().iter().map(|notice| notice.edition.clone()).collect()
}

/// The worked example with `changes` put over it; `null` removes.
pub fn example(changes: &serde_json::Value) -> Case {
    common::read(notices(), &worked(changes)).unwrap()
}

fn scalar(kind: Kind) -> BoxedStrategy<Value> {
    let text = |option: &'static str| Value::Text(option.to_owned());
    match kind {
        Kind::Choice(options) => select(options.list.names()).prop_map(text).boxed(),
        Kind::Many(options) => {
            proptest::sample::subsequence(options.list.names(), 0..=options.len().min(3))
                .prop_map(move |chosen| Value::List(chosen.into_iter().map(text).collect()))
                .boxed()
        }
        Kind::Whole(low, high) => {
            prop_oneof![low..=high, low..=high.min(low + 30)].prop_map(Value::Whole).boxed()
        }
        Kind::Number(high) => prop_oneof![
            (0..=i64::from(high)).prop_map(Value::Whole),
            (0..=i64::from(high) * 1000)
                .prop_map(|thousandths| Value::Number(thousandths as f64 / 1000.0)),
            (0..=6i64).prop_map(|halves| Value::Number(halves as f64 / 2.0)),
        ]
        .boxed(),
        Kind::Date => (1990..2030i32, 1..=12u32, 0..=28u32)
            .prop_map(|(year, month, day)| {
                let day = if day == 0 { String::new() } else { format!("-{day:02}") };
                Value::Text(format!("{year}-{month:02}{day}"))
            })
            .boxed(),
        Kind::Moment => {
            (2020..2027i32, 1..=12u32, 1..=28u32, prop::option::of((0..24u32, 0..60u32)))
                .prop_map(|(year, month, day, clock)| {
                    let clock = clock
                        .map(|(hour, minute)| format!("T{hour:02}:{minute:02}"))
                        .unwrap_or_default();
                    Value::Text(format!("{year}-{month:02}-{day:02}{clock}"))
                })
                .boxed()
        }
        Kind::Text => "[ -~一-龥]{1,12}[a-z]".prop_map(Value::Text).boxed(),
        Kind::Edition => select(editions()).prop_map(Value::Text).boxed(),
        Kind::Record | Kind::List(_) => unreachable!(),
    }
}

fn maybe(
    share: f64,
    key: &'static str,
    value: BoxedStrategy<Value>,
) -> BoxedStrategy<Option<(String, Value)>> {
    if share >= 1.0 {
        return value.prop_map(move |value| Some((key.to_owned(), value))).boxed();
    }
    prop::option::weighted(share, value)
        .prop_map(move |value| Some((key.to_owned(), value?)))
        .boxed()
}

fn object(members: Vec<BoxedStrategy<Option<(String, Value)>>>) -> BoxedStrategy<Value> {
    members.prop_map(|members| Value::Map(members.into_iter().flatten().collect())).boxed()
}

fn rows(kind: ListKind) -> BoxedStrategy<Value> {
    let share = |need| if need == Need::Never { 0.4 } else { 1.0 };
    let entry = object(
        kind.members()
            .iter()
            .map(|member| maybe(share(member.need), member.key, scalar(member.kind)))
            .collect(),
    );
    prop::collection::vec(entry, 0..4)
        .prop_map(move |mut entries| {
            if kind.distinct_years() {
                let mut seen = Vec::new();
                entries.retain(|entry| {
                    let Value::Map(members) = entry else {
                        return false;
                    };
                    let year = members[0].1.clone();
                    !seen.contains(&year) && {
                        seen.push(year);
                        true
                    }
                });
            }
            Value::List(entries)
        })
        .boxed()
}

/// Any valid facts; each is there with the probability `share`.
fn any_facts(share: f64) -> BoxedStrategy<Vec<(String, Value)>> {
    let facts = Fact::ALL.iter().filter(|fact| fact.record().is_none()).map(|fact| {
        let value = match fact.kind() {
            Kind::Record => object(
                fact.members()
                    .map(|member| {
                        maybe(
                            if member.need() == Need::Never { 0.5 } else { 1.0 },
                            member.short_key(),
                            scalar(member.kind()),
                        )
                    })
                    .collect(),
            ),
            Kind::List(kind) => rows(kind),
            kind => scalar(kind),
        };
        maybe(share, fact.key(), value)
    });
    facts.collect::<Vec<_>>().prop_map(|facts| facts.into_iter().flatten().collect()).boxed()
}

fn read(mut facts: Vec<(String, Value)>) -> Case {
    // Only some editions print a table, and it has its number of rows.
    let table = |edition: &str| named(edition).is_some_and(|notice| !notice.committees.is_empty());
    let tabled = facts
        .iter()
        .all(|(key, value)| key != "edition" || matches!(value, Value::Text(id) if table(id)));
    facts.retain(|(key, _)| key != "target_committee" || tabled);
    for (key, value) in &mut facts {
        if key == "target_committee" {
            *value = Value::Whole(7);
        }
    }
    read::case(&Value::Map(facts), vocabulary).unwrap()
}

/// Any valid case; each fact is answered with the probability `share`.
pub fn any_case(share: f64) -> BoxedStrategy<Case> {
    any_facts(share).prop_map(read).boxed()
}

/// A case close to the worked example, so that a few changes matter.
pub fn near_case() -> BoxedStrategy<Case> {
    let editions = select(editions());
    let rest = json!({
        "employer_kind": "非公企业", "employer_is_sme": "是", "insured_unit_same": "是", "annual_reviews": [],
        "continuing_education": (2019..=2023).map(|year| json!({"year": year, "public_hours": 30, "professional_hours": 60})).collect::<Vec<_>>(),
        "cq_work_months": 20, "cq_archive_months": 20, "insured_location": "本区"
    });
    let base = move |edition: &str| {
        let Value::Map(mut facts) = value(&worked(&json!({}))) else { unreachable!() };
        let Value::Map(more) = value(&rest) else { unreachable!() };
        facts.extend(more);
        for (key, value) in &mut facts {
            if key == "edition" {
                *value = Value::Text(edition.to_owned());
            }
        }
        facts
    };
    (editions, any_facts(0.07))
        .prop_map(move |(edition, changes)| {
            let mut facts = base(&edition);
            for (key, value) in changes
                .into_iter()
                .filter(|(key, _)| !["edition", "matter", "cert"].contains(&key.as_str()))
            {
                facts.retain(|(other, _)| *other != key);
                facts.push((key, value));
            }
            read(facts)
        })
        .boxed()
}

fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::String(text) => Value::Text(text.clone()),
        serde_json::Value::Array(items) => Value::List(items.iter().map(value).collect()),
        serde_json::Value::Object(entries) => {
            Value::Map(entries.iter().map(|(key, inner)| (key.clone(), value(inner))).collect())
        }
        other => Value::Whole(other.as_i64().unwrap()),
    }
}
