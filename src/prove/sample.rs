//! People made up by chance, each with an answer to everything that is asked of them. The same seed
//! makes the same people.

use super::unasked;
use crate::assess::assess;
use crate::assess::assessment::Assessment;
use crate::domain::fact::{Fact, Kind, ListKind, Member, yearly};
use crate::domain::options::OptionList;
use crate::domain::{Value, read};
use crate::notice::{Notice, names};

/// So often somebody whom a rule refuses answers anew.
const ANEW: u32 = 6;
/// More questions than any notice asks.
const MOST_QUESTIONS: usize = 80;
/// Numbers about which rules turn.
const NUMBERS: &[i64] = &[0, 1, 2, 3, 5, 10, 11, 12, 13, 18, 24, 30, 36, 48, 60, 90];

/// A seeded source of chance (splitmix64).
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// The source that begins with `seed`.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        word ^ (word >> 31)
    }

    /// A place below `count`; 0 where there is none.
    pub fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count.max(1)).unwrap_or(1);
        usize::try_from(self.next() % count).unwrap_or(0)
    }

    /// True once in `of` times.
    pub fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    fn pick<T: Copy>(&mut self, list: &[T], otherwise: T) -> T {
        list.get(self.below(list.len())).copied().unwrap_or(otherwise)
    }
}

/// A case of the matter in which nothing that is asked is left open. Of every other person whom a rule refuses,
/// what the refusal reads is answered anew: most rules speak of whom nothing refuses, and where a notice refuses
/// much chance alone makes few of them.
pub fn answered(notice: &Notice, matter: &str, rng: &mut Rng) -> Value {
    let given = vec![
        (Fact::Edition.key().to_owned(), Value::Text(notice.edition.clone())),
        (Fact::Matter.key().to_owned(), Value::Text(matter.to_owned())),
    ];
    let (mut facts, mut refused) = complete(notice, given.clone(), &[], rng);
    for _ in 0..if rng.once_in(2) { ANEW } else { 0 } {
        if refused.is_empty() {
            break;
        }
        facts.retain(|(key, _)| !refused.contains(key));
        (facts, refused) = complete(notice, given.clone(), &facts, rng);
    }
    Value::Map(facts)
}

/// Answers what is asked until nothing is, with what is `known` of it; and the keys of what the rules that refuse
/// then read.
fn complete(
    notice: &Notice,
    mut facts: Vec<(String, Value)>,
    known: &[(String, Value)],
    rng: &mut Rng,
) -> (Vec<(String, Value)>, Vec<String>) {
    for _ in 0..MOST_QUESTIONS {
        let whole = Value::Map(facts.clone());
        let Ok(case) = read::case(&whole, |_| Some(notice.vocabulary())) else {
            break;
        };
        let assessment = assess(Some(notice), &case);
        if assessment.unanswered.is_empty() {
            return (facts, read_by(notice, &assessment));
        }
        for slot in assessment.unanswered.iter().copied().take(4) {
            let key = names::key(Some(notice), slot).to_owned();
            if facts.iter().any(|(answered, _)| *answered == key) {
                continue;
            }
            let before = known.iter().find(|(answered, _)| *answered == key);
            let value = before.map(|(_, value)| value.clone());
            facts.extend(value.or_else(|| value_of(notice, slot, rng)).map(|value| (key, value)));
        }
    }
    (facts, Vec::new())
}

/// The keys of the facts that the refusals of an assessment read.
fn read_by(notice: &Notice, assessment: &Assessment) -> Vec<String> {
    let mut read = Vec::new();
    for place in &assessment.found.exclusions {
        if let Some(rule) = place.of(&notice.exclusions) {
            rule.when.visit(&mut |slot, _| {
                read.push(names::key(Some(notice), unasked::whole(slot)).to_owned());
            });
        }
    }
    read
}

fn value_of(notice: &Notice, slot: u16, rng: &mut Rng) -> Option<Value> {
    let kind = notice.vocabulary.kind_at(slot)?;
    Some(of_kind(notice, Fact::ALL.get(usize::from(slot)).copied(), kind, rng))
}

fn of_kind(notice: &Notice, fact: Option<Fact>, kind: Kind<'_>, rng: &mut Rng) -> Value {
    match kind {
        Kind::Many(choices) => {
            let count = if rng.once_in(5) { 1 + rng.below(2) } else { 0 };
            let choices: Vec<&str> = choices.names().collect();
            let chosen = (0..count).map(|_| text(rng.pick(&choices, "")));
            Value::List(chosen.collect())
        }
        Kind::Record => {
            let members = fact.into_iter().flat_map(Fact::members);
            let member = |member: Fact| {
                (member.short_key().to_owned(), simple(notice, notice.vocabulary.kind(member), rng))
            };
            Value::Map(members.map(member).collect())
        }
        Kind::List(list) => rows(notice, list, rng),
        kind => simple(notice, kind, rng),
    }
}

fn simple(notice: &Notice, kind: Kind<'_>, rng: &mut Rng) -> Value {
    match kind {
        // Of a long list the first is what most notices are about.
        Kind::Choice(choices) if choices.len() > 20 && !rng.once_in(5) => {
            text(choices.names().next().unwrap_or_default())
        }
        // Most answers of yes or no exclude nobody; so do most people's.
        Kind::Choice(choices) if choices.list == OptionList::Tri => {
            let place = rng.pick(&[1, 1, 1, 1, 1, 1, 0, 0, 0, 2], 1);
            text(choices.get(place).unwrap_or_default())
        }
        Kind::Choice(choices) => {
            let choices: Vec<&str> = choices.names().collect();
            text(rng.pick(&choices, ""))
        }
        // A count of what few people have any of.
        Kind::Whole(0, high) if high <= 20 && !rng.once_in(4) => Value::Whole(0),
        Kind::Whole(low, high) => Value::Whole(rng.pick(NUMBERS, low).clamp(low, high)),
        Kind::Number(high) => Value::Whole(rng.pick(NUMBERS, 0).clamp(0, i64::from(high))),
        Kind::Date => text(&format!("{}-{:02}", year(notice, rng), 1 + rng.below(12))),
        Kind::Moment => text(&format!("{}-{:02}-15", notice.head.year, 1 + rng.below(12))),
        _ => text("建设"),
    }
}

fn year(notice: &Notice, rng: &mut Rng) -> i64 {
    i64::from(notice.head.year) - i64::try_from(rng.below(12)).unwrap_or(0)
}

fn rows(notice: &Notice, list: ListKind, rng: &mut Rng) -> Value {
    if list.distinct_years() {
        let from = i64::from(notice.head.year) - 8;
        let rows = (0..8).map(|place| row(notice, list, rng, Some(from + place)));
        return Value::List(rows.collect());
    }
    let count = rng.pick(&[0, 1, 1, 1, 2, 2, 3], 1);
    Value::List((0..count).map(|_| row(notice, list, rng, None)).collect())
}

fn row(notice: &Notice, list: ListKind, rng: &mut Rng, year: Option<i64>) -> Value {
    let member = |(place, member): (usize, &Member<'_>)| {
        let value = match (place, year) {
            (yearly::YEAR, Some(year)) => Value::Whole(year),
            _ => simple(notice, member.kind, rng),
        };
        (member.key.to_owned(), value)
    };
    Value::Map(notice.vocabulary.members(list).iter().enumerate().map(member).collect())
}

fn text(words: &str) -> Value {
    Value::Text(words.to_owned())
}
