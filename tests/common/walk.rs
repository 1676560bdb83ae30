//! Walking through the questions: every kind of answer to every question asked.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use serde_json::{Map, Value as Json, json};
use zhicheng::assess::{Assessment, assess};
use zhicheng::domain::fact::{Fact, Kind, ListKind, Member, Need};
use zhicheng::domain::{Case, Entry, Slot, Truth};
use zhicheng::export::words;
use zhicheng::notice::Notice;
use zhicheng::notice::condition::{Condition, Facts};
use zhicheng::notice::model::Question;

use super::read;

/// Answers to one question: every option, numbers about every bound a rule names, lists with
/// nothing in them and with one entry of every kind.
pub fn answers(notice: &Notice, slot: Slot) -> Vec<Json> {
    let Some(kind) = notice.vocabulary.kind_at(slot) else { return Vec::new() };
    match kind {
        Kind::Record => {
            let members: Vec<Fact> = Fact::ALL[usize::from(slot)].members().collect();
            let choices = members
                .iter()
                .map(|member| {
                    let needed = member.need() != Need::Never;
                    let kind = notice.vocabulary.kind(*member);
                    (member.short_key(), needed, scalars(kind, &bounds(notice, member.slot())))
                })
                .collect::<Vec<_>>();
            products(&choices, 700).into_iter().map(Json::Object).collect()
        }
        Kind::List(kind) => lists(&notice.vocabulary.members(kind)),
        kind => scalars(kind, &bounds(notice, slot)),
    }
}

/// Every value of a closed list; about every bound of a number.
fn scalars(kind: Kind<'_>, bounds: &[f64]) -> Vec<Json> {
    match kind {
        Kind::Choice(options) => options.names().map(|option| json!(option)).collect(),
        Kind::Many(options) => {
            let mut found = vec![json!([]), json!(options.names().collect::<Vec<_>>())];
            found.extend(options.names().map(|option| json!([option])));
            found
        }
        Kind::Whole(low, high) => numbers(bounds, low, high),
        Kind::Number(high) => [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0]
            .into_iter()
            .filter(|number| *number <= f64::from(high))
            .map(|number| json!(number))
            .collect(),
        Kind::Date => {
            vec![json!("2010-06"), json!("2020-12-31"), json!("2021-01-01"), json!("2024-01-01")]
        }
        Kind::Moment => vec![json!("2022-11-29T17:30"), json!("2025-09-01")],
        Kind::Text => vec![json!("二级建造师"), json!("注册某某师")],
        Kind::Edition | Kind::Record | Kind::List(_) => Vec::new(),
    }
}

fn numbers(bounds: &[f64], low: i64, high: i64) -> Vec<Json> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "bounds of whole numbers in notices are small"
    )]
    let near =
        bounds.iter().map(|bound| *bound as i64).flat_map(|bound| [bound - 1, bound, bound + 1]);
    let all: BTreeSet<i64> =
        near.chain([low, low + 1]).filter(|number| (low..=high).contains(number)).collect();
    all.into_iter().map(Json::from).collect()
}

/// None; one entry for every pair of the first choice and a date; one for each other choice.
fn lists(members: &[Member<'_>]) -> Vec<Json> {
    let plain =
        |member: &Member<'_>| scalars(member.kind, &[]).first().cloned().unwrap_or(Json::Null);
    let base: Map<String, Json> = members
        .iter()
        .filter(|member| member.need == Need::Always)
        .map(|member| (member.key.to_owned(), plain(member)))
        .collect();
    let mut found = vec![json!([])];
    let (first, rest) = members.split_first().unwrap();
    for lead in scalars(first.kind, &[2019.0, 2022.0]) {
        let mut entry = base.clone();
        entry.insert(first.key.to_owned(), lead);
        found.push(json!([entry]));
        for member in rest {
            for value in scalars(member.kind, &[12.0]).into_iter().take(6) {
                let mut other = entry.clone();
                other.insert(member.key.to_owned(), value);
                if !found.contains(&json!([other])) {
                    found.push(json!([other]));
                }
            }
        }
    }
    found
}

/// Every combination of the members, at most `limit`.
fn products(choices: &[(&str, bool, Vec<Json>)], limit: usize) -> Vec<Map<String, Json>> {
    let mut found = vec![Map::new()];
    for (key, needed, values) in choices {
        let with = |record: &Map<String, Json>, value: &Json| {
            let mut record = record.clone();
            record.insert((*key).to_owned(), value.clone());
            record
        };
        let left_out = usize::from(!*needed);
        if found.len() * (values.len() + left_out) <= limit {
            let without = found.iter().take(found.len() * left_out).cloned();
            found = without
                .chain(
                    found.iter().flat_map(|record| values.iter().map(|value| with(record, value))),
                )
                .collect();
        } else {
            // Too many: the values take turns, left out being one of them.
            let turns = values
                .iter()
                .map(Some)
                .chain(std::iter::repeat_n(None, left_out))
                .collect::<Vec<_>>();
            found = found
                .iter()
                .enumerate()
                .map(|(place, record)| {
                    turns[place % turns.len()]
                        .map_or_else(|| record.clone(), |value| with(record, value))
                })
                .collect();
        }
    }
    found
}

/// The bounds that the notice's conditions compare the fact with.
fn bounds(notice: &Notice, slot: Slot) -> Vec<f64> {
    let mut found = Vec::new();
    for condition in conditions(notice) {
        visit(condition, &mut |part| {
            if let Condition::Range(of, range) = part
                && *of == slot
            {
                found.extend(
                    [range.at_least, range.at_most, range.above, range.below].into_iter().flatten(),
                );
            }
        });
    }
    if slot == Fact::ProbationMonths.slot() {
        found.push(12.0);
    }
    found
}

fn conditions(notice: &Notice) -> impl Iterator<Item = &Condition> {
    let questions = notice.questions.iter().map(|question| &question.when);
    let rules = notice
        .verify_rules
        .iter()
        .flat_map(|rule| [Some(&rule.when), rule.unless.as_ref()])
        .flatten();
    let off = notice
        .ladders
        .iter()
        .flat_map(|ladder| &ladder.reductions)
        .flat_map(|reduction| &reduction.rules);
    questions
        .chain(rules)
        .chain(notice.exclusions.iter().map(|rule| &rule.when))
        .chain(off.map(|rule| &rule.when))
}

fn visit<'c>(condition: &'c Condition, then: &mut impl FnMut(&'c Condition)) {
    then(condition);
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                visit(part, then);
            }
        }
        Condition::Several(inner) => {
            for part in &inner.0 {
                visit(part, then);
            }
        }
        Condition::Not(part) => visit(part, then),
        // Members of an entry have places of their own.
        _ => {}
    }
}

/// The facts a condition reads.
fn reads(condition: &Condition) -> BTreeSet<Slot> {
    let mut found = BTreeSet::new();
    visit(condition, &mut |part| match part {
        Condition::Is(slot, ..)
        | Condition::When(slot, _)
        | Condition::Range(slot, _)
        | Condition::Dates(slot, ..)
        | Condition::Given(slot, _) => {
            found.insert(*slot);
        }
        Condition::NotBefore(one, two)
        | Condition::Same(one, two)
        | Condition::AtLeast(one, two) => {
            found.extend([*one, *two]);
        }
        _ => {}
    });
    found
}

/// What a walk saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// Cases assessed.
    pub assessed: usize,
    /// Facts that were asked.
    pub asked: BTreeSet<Slot>,
    /// Outcomes, each with the first case that had it.
    pub outcomes: BTreeMap<&'static str, Json>,
    /// Cases in which nothing is left to ask and nothing excludes.
    pub complete: Vec<Json>,
    /// What went wrong.
    pub faults: Vec<String>,
}

/// A case on the way, with what is asked first in it.
struct Stop {
    facts: Json,
    asked: Slot,
}

/// Answers whatever is asked first, with every answer, breadth first, until nothing is asked.
///
/// Two cases are walked on from only once where the same questions can still come and everything
/// these can depend on is answered alike. Once the lists of the ladder are being answered, at most
/// `samples` of those in which the same facts are answered go on.
pub fn walk(notice: &Notice, matter: &str, samples: usize) -> Seen {
    let mut seen = Seen::default();
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut open = VecDeque::new();
    let start = json!({ "edition": notice.edition, "matter": matter });
    open.extend(look(notice, start, &mut seen, |_, _| true));
    while let Some(stop) = open.pop_front() {
        let key = words::key(Some(notice), stop.asked);
        if stop.facts.as_object().unwrap().len() > notice.questions.len() + 2 {
            seen.faults.push(format!("no end: {}", stop.facts));
            continue;
        }
        let answers = answers(notice, stop.asked);
        if answers.is_empty() {
            seen.faults.push(format!("nothing to answer {key} with"));
        }
        for answer in answers {
            let mut facts = stop.facts.clone();
            facts[key] = answer;
            open.extend(look(notice, facts, &mut seen, |case, assessment| {
                let (future, lists) = future(notice, case, assessment);
                known.insert(future) && !too_many(&mut counts, lists, samples)
            }));
        }
    }
    seen
}

/// Assesses a case on the way; the stop to go on from, where something is asked and `new` says so.
fn look(
    notice: &Notice,
    facts: Json,
    seen: &mut Seen,
    new: impl FnOnce(&Case, &Assessment) -> bool,
) -> Option<Stop> {
    let case = read(std::slice::from_ref(notice), &facts)
        .unwrap_or_else(|fault| panic!("{fault}: {facts}"));
    let assessment = assess(Some(notice), &case);
    seen.assessed += 1;
    seen.outcomes.entry(assessment.outcome.text()).or_insert_with(|| facts.clone());
    for slot in &assessment.unanswered {
        seen.asked.insert(*slot);
        if !case.cell(*slot).is_open() {
            seen.faults
                .push(format!("{} is asked again: {facts}", words::key(Some(notice), *slot)));
        }
    }
    if let Some(asked) = assessment.unanswered.first() {
        return new(&case, &assessment).then_some(Stop { facts, asked: *asked });
    }
    if assessment.exclusions.is_empty() {
        seen.complete.push(facts);
    }
    None
}

fn too_many(counts: &mut BTreeMap<String, usize>, lists: Option<String>, samples: usize) -> bool {
    let Some(lists) = lists else { return false };
    let count = counts.entry(lists).or_default();
    *count += 1;
    *count > samples
}

/// What can still be asked after `case`, what that depends on, and whether 可申报 is still in
/// reach; and, where lists of the ladder are answered, which facts are.
fn future(notice: &Notice, case: &Case, assessment: &Assessment) -> (String, Option<String>) {
    let facts = Facts::new(case);
    let matter = case.place(Fact::Matter).unwrap_or_default();
    let here = |question: &&Question| question.needed && question.matters.has(matter);
    let open = |question: &&Question| here(question) && facts.cell(question.fact).is_open();
    let blocked =
        assessment.verify.iter().any(|raised| raised.item.of(&notice.verify).unwrap().blocking);
    let key = format!("{:?} {blocked}", assessment.unanswered);
    let mut depends: BTreeSet<Slot> = BTreeSet::new();
    let mut truths: Vec<Truth> = Vec::new();
    let mut ladder = false;
    for question in notice.questions.iter().filter(open) {
        let truth = question.when.test(&facts);
        if truth == Truth::Open {
            depends.extend(reads(&question.when));
        }
        ladder |= question.ladder && truth != Truth::No;
    }
    if ladder {
        depends.extend(
            notice
                .questions
                .iter()
                .filter(|question| question.ladder)
                .map(|question| question.fact),
        );
        depends.extend([Fact::TargetSeries.slot(), Fact::TargetLevel.slot()]);
        let unless = notice
            .ladders
            .iter()
            .flat_map(|ladder| &ladder.sources)
            .filter_map(|rule| rule.unless.as_ref());
        truths.extend(unless.map(|unless| unless.test(&facts)));
    }
    let answers: Vec<_> =
        depends.iter().map(|slot| (*slot, case.cell(*slot), list(case, *slot))).collect();
    let lists = case.entries(ListKind::Title).map(|_| {
        let group = notice
            .questions
            .iter()
            .filter(|question| question.ladder)
            .map(|question| question.fact);
        let answered: BTreeSet<Slot> = group.filter(|slot| !case.cell(*slot).is_open()).collect();
        format!("{key} {answered:?}")
    });
    (format!("{key} {truths:?} {answers:?}"), lists)
}

fn list(case: &Case, slot: Slot) -> Option<&[Entry]> {
    match Fact::ALL.get(usize::from(slot))?.kind() {
        Kind::List(kind) => case.entries(kind),
        _ => None,
    }
}
