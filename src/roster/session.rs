//! The desk in a file: the sheets with identity numbers covered, how they are read, what was answered,
//! and how everybody stood, so that it can be opened again and a newer roster compared with it.

use super::desk::Desk;
use super::facts::{ByHand, Given, facts};
use super::heading::Heading;
use super::judge::Setting;
use super::people::Plan;
use super::sheet::{Book, Cell, Format, Refusal, Sheet, covered, is_identity};
use crate::domain::order;
use crate::domain::packed::{pack, packed, unpack};
use crate::domain::sealed::digest;

/// What the file begins with.
const MARK: &[u8] = b"ZCRS2\n";

packed!(Heading { first, lines, labels });
packed!(Plan { used, heading, matches, only_seen });
packed!(Setting { edition, matter, today });

/// How a person stood when the session was saved.
#[derive(Debug, Clone, PartialEq)]
pub struct Stood {
    /// The person's key.
    pub key: String,
    /// The name.
    pub name: String,
    /// The facts.
    pub facts: Vec<(String, Given)>,
    /// 结论, as a word.
    pub outcome: String,
    /// 申请类型.
    pub kind: String,
    /// What was missing.
    pub lacking: String,
}

/// The desk in a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Session {
    /// Edition, matter and day.
    pub setting: Setting,
    /// The digest of the notice judged by.
    pub digest: String,
    /// The kind of the roster's file.
    pub format: Format,
    /// The roster.
    pub sheets: Vec<Sheet>,
    /// How it is read.
    pub plans: Vec<Plan>,
    /// What was answered.
    pub by_hand: ByHand,
    /// How everybody stood.
    pub stood: Vec<Stood>,
}

packed!(Stood { key, name, facts, outcome, kind, lacking });
packed!(Session { setting, digest, format, sheets, plans, by_hand, stood });

/// The session of a desk. `whole` keeps identity numbers, for handing on within the page; what is saved
/// never has them.
#[must_use]
pub fn of(desk: &Desk, whole: bool) -> Session {
    let book = desk.book.as_ref();
    let mut sheets = book.map(|book| book.sheets.clone()).unwrap_or_default();
    if !whole {
        for cell in sheets.iter_mut().flat_map(|sheet| &mut sheet.rows).flatten() {
            let shown = cell.shown();
            if is_identity(&shown) {
                *cell = Cell::Text(covered(&shown));
            }
        }
    }
    Session {
        setting: desk.setting.clone(),
        digest: desk.notice.as_ref().map(|notice| notice.digest.clone()).unwrap_or_default(),
        format: book.map_or(Format::Csv, |book| book.format),
        sheets,
        plans: desk.plans.clone(),
        by_hand: desk.by_hand.clone(),
        stood: stood(desk),
    }
}

/// How everybody on the desk stands.
#[must_use]
pub fn stood(desk: &Desk) -> Vec<Stood> {
    let people = desk.people.iter().enumerate();
    people
        .filter_map(|(place, person)| {
            let row = desk.row(place)?;
            let (facts, _) = facts(person, &desk.by_hand);
            Some(Stood {
                key: covered(&person.key),
                name: person.name.clone(),
                facts: facts.into_iter().map(|(fact, value)| (fact, Given(value))).collect(),
                outcome: row.outcome_text().to_owned(),
                lacking: row.lacking_text(),
                kind: row.kind,
            })
        })
        .collect()
}

/// The bytes of the file.
#[must_use]
pub fn save(session: &Session) -> Vec<u8> {
    let packed = pack(session);
    [MARK, &digest(0, &packed).to_le_bytes(), &packed].concat()
}

/// Whether these are the bytes of such a file.
#[must_use]
pub fn is_session(bytes: &[u8]) -> bool {
    bytes.starts_with(b"ZCRS")
}

/// Opens such a file.
///
/// # Errors
/// That it is damaged or of another version.
pub fn open(bytes: &[u8]) -> Result<Session, Refusal> {
    let Some(rest) = bytes.strip_prefix(MARK) else {
        return Err(Refusal::new("这份工作进度是别的版本保存的，打不开。请重新选择名册。"));
    };
    let damaged =
        || Refusal::new("这份工作进度已损坏，打不开。请重新选择名册，或者换一份保存的文件。");
    let (sum, packed) = rest.split_first_chunk::<8>().ok_or_else(damaged)?;
    if u64::from_le_bytes(*sum) != digest(0, packed) {
        return Err(damaged());
    }
    unpack(packed).ok_or_else(damaged)
}

/// Puts a session on the desk; the caller has set the notice it names.
pub fn restore(desk: &mut Desk, session: Session) {
    desk.book = Some(Book { format: session.format, sheets: session.sheets, remarks: Vec::new() });
    desk.plans = session.plans;
    desk.by_hand = session.by_hand;
    desk.gather();
}

/// Takes over from a session how columns are read and what was answered, for a newer roster that is
/// already on the desk: columns by their headings, people by their keys.
pub fn carry_over(desk: &mut Desk, old: &Session) {
    let known: Vec<_> =
        old.plans.iter().filter(|plan| plan.used).flat_map(|plan| &plan.matches).collect();
    for (sheet, plan) in desk.plans.clone().iter().enumerate() {
        for this in &plan.matches {
            let Some(before) =
                known.iter().find(|other| other.label == this.label && !this.label.is_empty())
            else {
                continue;
            };
            if before.target != this.target || before.blank_is_none != this.blank_is_none {
                desk.set_match(sheet, this.column, &before.target, before.blank_is_none);
            }
            for (word, read_as) in &before.mended {
                desk.mend(sheet, this.column, word, read_as);
            }
        }
    }
    desk.by_hand = old.by_hand.clone();
    desk.gather();
}

/// What is otherwise than in a session.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comparison {
    /// Who is new.
    pub came: Vec<String>,
    /// Who is no longer there.
    pub left: Vec<String>,
    /// Whose result changed: name, before, after, why.
    pub changed: Vec<(String, String, Vec<String>)>,
    /// How many stayed as they were.
    pub same: usize,
}
packed!(Comparison { came, left, changed, same });

/// Compares everybody on the desk with how they stood. `label` names a fact for people.
#[must_use]
pub fn compare(old: &[Stood], new: &[Stood], label: impl Fn(&str) -> String) -> Comparison {
    let before: std::collections::HashMap<&str, &Stood> =
        old.iter().map(|one| (one.key.as_str(), one)).collect();
    let now: std::collections::HashSet<&str> = new.iter().map(|one| one.key.as_str()).collect();
    let mut found = Comparison {
        left: old
            .iter()
            .filter(|one| !now.contains(one.key.as_str()))
            .map(|one| one.name.clone())
            .collect(),
        ..Comparison::default()
    };
    for one in new {
        let Some(other) = before.get(one.key.as_str()) else {
            found.came.push(one.name.clone());
            continue;
        };
        if one.outcome == other.outcome && one.kind == other.kind && one.lacking == other.lacking {
            found.same += 1;
            continue;
        }
        let short = |stood: &Stood| {
            format!(
                "{}{}",
                stood.outcome,
                if stood.kind.is_empty() { String::new() } else { format!("（{}）", stood.kind) }
            )
        };
        let mut why = differences(&other.facts, &one.facts, &label);
        if why.is_empty() {
            why.push(format!("还缺的由「{}」变为「{}」", none(&other.lacking), none(&one.lacking)));
        }
        found.changed.push((one.name.clone(), format!("{} → {}", short(other), short(one)), why));
    }
    found
}

fn none(text: &str) -> &str {
    if text.is_empty() { "无" } else { text }
}

fn differences(
    old: &[(String, Given)],
    new: &[(String, Given)],
    label: &impl Fn(&str) -> String,
) -> Vec<String> {
    let find = |list: &[(String, Given)], fact: &str| {
        list.iter().find(|(key, _)| key == fact).map(|(_, value)| value.clone())
    };
    let shown = |value: Option<&Given>| {
        value.map_or_else(|| "未写".to_owned(), |value| super::people::shown(&value.0))
    };
    let mut facts: Vec<&String> = old.iter().chain(new).map(|(fact, _)| fact).collect();
    order::sort(&mut facts);
    facts.dedup();
    facts
        .into_iter()
        .filter_map(|fact| {
            let (before, now) = (find(old, fact), find(new, fact));
            (before != now).then(|| {
                format!("{}：{} → {}", label(fact), shown(before.as_ref()), shown(now.as_ref()))
            })
        })
        .collect()
}
