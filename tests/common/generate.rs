//! Cases at random, built over the dictionary: a fact added there is covered here as well.

use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value as Json, json};
use zhicheng::domain::fact::{Fact, Kind, ListKind, Need};

/// How likely a fact is answered, and a member that may be left out is given.
const ANSWERED: f64 = 0.95;
const GIVEN: f64 = 0.5;

/// A valid case of one of `editions`, most facts answered. What comes first in a long list (the
/// engineering series, the commonest category) is chosen half of the time, so that the rules of
/// the ladder are reached.
pub fn case(editions: &[String]) -> BoxedStrategy<Json> {
    Fact::ALL
        .iter()
        .filter(|fact| fact.record().is_none())
        .fold(Just(Map::new()).boxed(), |case, fact| {
            let fact = *fact;
            let answer = match fact {
                Fact::Edition => select(editions.to_vec()).prop_map(|id| Some(json!(id))).boxed(),
                Fact::Matter => {
                    choice(zhicheng::domain::options::MATTERS, true).prop_map(Some).boxed()
                }
                fact => weighted(ANSWERED, value(fact)).boxed(),
            };
            (case, answer)
                .prop_map(move |(mut case, answer)| {
                    if let Some(answer) = answer {
                        case.insert(fact.key().to_owned(), answer);
                    }
                    case
                })
                .boxed()
        })
        .prop_map(Json::Object)
        .boxed()
}

/// One of `cases` with a few of its answers replaced or added: near enough to a sensible case that
/// the deeper rules are reached.
pub fn variation(cases: Vec<Json>) -> BoxedStrategy<Json> {
    let facts: Vec<Fact> = Fact::ALL
        .iter()
        .copied()
        .filter(|fact| fact.record().is_none() && !matches!(fact, Fact::Edition | Fact::Matter))
        .collect();
    let change = select(facts).prop_flat_map(|fact| (Just(fact), value(fact)));
    (select(cases), vec(change, 0..4))
        .prop_map(|(mut case, changes)| {
            for (fact, value) in changes {
                case[fact.key()] = value;
            }
            case
        })
        .boxed()
}

/// As many rows as the shortest of the committee tables has.
fn rows_of_tables() -> i64 {
    let tables = super::notices().iter().map(|notice| notice.committees.len());
    tables.filter(|rows| *rows > 0).min().and_then(|rows| rows.try_into().ok()).unwrap_or(1)
}

/// A valid answer to a fact.
pub fn value(fact: Fact) -> BoxedStrategy<Json> {
    match fact.kind() {
        // A row that every table has.
        _ if fact == Fact::TargetCommittee => {
            (1..=rows_of_tables()).prop_map(|row| json!(row)).boxed()
        }
        Kind::Record => record(fact),
        Kind::List(kind) => rows(kind),
        kind => scalar(kind),
    }
}

fn scalar(kind: Kind<'static>) -> BoxedStrategy<Json> {
    match kind {
        Kind::Choice(options) => choice(options.list.names(), options.len() > 8),
        Kind::Many(options) => prop_oneof![
            3 => Just(json!([])),
            1 => proptest::sample::subsequence(options.list.names().to_vec(), 0..=options.len()).prop_map(|some| json!(some)),
        ]
        .boxed(),
        Kind::Whole(low, high) => {
            let near: Vec<i64> = [low, high, 0, 1, 2, 3, 11, 12, 13, 24, 60, 2019, 2022, 2023]
                .into_iter()
                .filter(|number| (low..=high).contains(number))
                .collect();
            prop_oneof![4 => select(near), 1 => low..=high].prop_map(|number| json!(number)).boxed()
        }
        Kind::Number(high) => prop_oneof![
            4 => select(vec![0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, 29.0, 30.0, 60.0, 90.0]).prop_map(move |number| json!(f64::min(number, f64::from(high)))),
            1 => (0.0..=f64::from(high)).prop_map(|number| json!(number)),
        ]
        .boxed(),
        Kind::Date => (2008..2026_i32, 1..=12_u32, proptest::option::of(1..=28_u32))
            .prop_map(|(year, month, day)| match day {
                Some(day) => json!(format!("{year}-{month:02}-{day:02}")),
                None => json!(format!("{year}-{month:02}")),
            })
            .boxed(),
        Kind::Moment => (2022..2026_i32, 1..=12_u32, 1..=28_u32, proptest::option::of((0..24_u32, 0..60_u32)))
            .prop_map(|(year, month, day, time)| match time {
                Some((hour, minute)) => json!(format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}")),
                None => json!(format!("{year}-{month:02}-{day:02}")),
            })
            .boxed(),
        Kind::Text => prop_oneof![
            1 => Just(json!("二级建造师（建筑工程）")),
            1 => Just(json!("注册某某师")),
            1 => "[\\PC&&[^ \u{a0}\u{3000}]]{1,20}".prop_filter("not blank", |text| !text.trim().is_empty()).prop_map(|text| json!(text)),
        ]
        .boxed(),
        Kind::Edition | Kind::Record | Kind::List(_) => unreachable!("not scalar"),
    }
}

fn choice(options: &'static [&'static str], first: bool) -> BoxedStrategy<Json> {
    let any = select(options.to_vec());
    if first {
        prop_oneof![Just(options[0]), any].prop_map(|option| json!(option)).boxed()
    } else {
        any.prop_map(|option| json!(option)).boxed()
    }
}

fn record(fact: Fact) -> BoxedStrategy<Json> {
    let members: Vec<Fact> = fact.members().collect();
    members
        .into_iter()
        .fold(Just(Map::new()).boxed(), |record, member| {
            (record, member_value(member.need(), member.kind()))
                .prop_map(move |(mut record, value)| {
                    record.extend(value.map(|value| (member.short_key().to_owned(), value)));
                    record
                })
                .boxed()
        })
        .prop_map(Json::Object)
        .boxed()
}

/// Where a member may be left out only beside some answers, giving it is always right.
fn member_value(need: Need, kind: Kind<'static>) -> BoxedStrategy<Option<Json>> {
    match need {
        Need::Never => weighted(GIVEN, scalar(kind)).boxed(),
        Need::Always | Need::Unless(..) => scalar(kind).prop_map(Some).boxed(),
    }
}

fn rows(kind: ListKind) -> BoxedStrategy<Json> {
    vec(row(kind), 0..4)
        .prop_map(move |mut rows| {
            if kind.distinct_years() {
                let mut seen = Vec::new();
                rows.retain(|row| {
                    let year = row["year"].clone();
                    !seen.contains(&year) && {
                        seen.push(year);
                        true
                    }
                });
            }
            Json::Array(rows)
        })
        .boxed()
}

/// An entry of a list.
pub fn row(kind: ListKind) -> BoxedStrategy<Json> {
    kind.members()
        .iter()
        .fold(Just(Map::new()).boxed(), |row, member| {
            (row, member_value(member.need, member.kind))
                .prop_map(move |(mut row, value)| {
                    row.extend(value.map(|value| (member.key.to_owned(), value)));
                    row
                })
                .boxed()
        })
        .prop_map(Json::Object)
        .boxed()
}

/// Any JSON: nested garbage, now and then under keys of the dictionary.
pub fn garbage() -> BoxedStrategy<Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,12}".prop_map(Json::from),
        select({
            let mut words = vec![
                "是",
                "否",
                "职称评审",
                "2022-02-30",
                "9999-99",
                "2022-11-20",
                "二级建造师",
                "",
                "\u{0}",
            ];
            words.extend(super::notices().iter().map(|notice| notice.edition.as_str()));
            words
        })
        .prop_map(Json::from),
    ];
    leaf.prop_recursive(4, 48, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..6).prop_map(Json::Array),
            vec((key(), inner), 0..6)
                .prop_map(|entries| Json::Object(entries.into_iter().collect())),
        ]
    })
    .boxed()
}

fn key() -> BoxedStrategy<String> {
    let known: Vec<String> = Fact::ALL
        .iter()
        .flat_map(|fact| [fact.key().to_owned(), fact.short_key().to_owned()])
        .chain(["obtained", "year", "degree", "reviews_ok"].map(str::to_owned))
        .collect();
    prop_oneof![4 => select(known), 1 => ".{0,8}"].boxed()
}
