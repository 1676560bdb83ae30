//! Judging everybody fast: what a person's cells say is read into a case once; then only what was answered
//! for the unit is put in, and the engine is asked. What comes out is told in places and numbers; words
//! are made of it for those who are looked at.

use std::collections::HashMap;

use super::facts::{Answers, ByHand, Gap, by_cells};
use super::judge::{
    Cause, Lack, OUTCOMES, PersonResult, Setting, basis, case_value, causes, judge, read_case,
};
use super::people::Person;
use crate::assess::assess;
use crate::domain::fact::{Fact, ListKind};
use crate::domain::options::{ApplicationKind, Level};
use crate::domain::{Case, Kind, Place, Slot, Value};
use crate::notice::Notice;
use crate::notice::model::ClauseId;

/// What a person's cells say, as a case.
#[derive(Debug)]
pub struct Ready {
    case: Case,
    gaps: Vec<Gap>,
    /// Whether it could not be read; then the long way says why.
    faulty: bool,
}

/// One answer for the unit, as a case: what it fills.
#[derive(Debug)]
struct ForAll {
    fact: String,
    slot: Slot,
    case: Case,
    slots: Vec<Slot>,
    lists: Vec<ListKind>,
}

/// What holds for everybody.
#[derive(Debug)]
pub struct Frame {
    answers: Vec<ForAll>,
    /// Whether an answer does not fit; then the long way says which.
    faulty: bool,
}

/// How a person stands, in places and numbers.
#[derive(Debug, Clone, Default)]
pub struct Brief {
    /// 结论, by its place in [`OUTCOMES`].
    pub outcome: u8,
    /// 预判, where there is one.
    pub preliminary: Option<bool>,
    /// 申请类型.
    pub kind: Option<Place<ApplicationKind>>,
    /// The level applied for, by its place in [`Said::levels`].
    pub level: u16,
    /// The clause it rests on first.
    pub basis: Option<ClauseId>,
    /// The first year in which the years suffice.
    pub earliest: Option<i32>,
    /// What is missing, by the places in [`Said::lack`].
    pub lacks: Box<[u32]>,
    /// How many materials are to be handed in.
    pub materials: usize,
}

/// What is said of people, each thing once.
#[derive(Debug, Default)]
pub struct Said {
    /// Levels as they are called; the first is none.
    pub levels: Vec<String>,
    /// The place of each among the levels, lowest first; the highest number of what is none.
    pub ranks: Vec<u8>,
    causes: Vec<Cause<'static>>,
    lacks: Vec<Lack>,
    by: HashMap<u64, Vec<u32>>,
}

impl Said {
    /// Something that is missing, in words.
    #[must_use]
    pub fn lack(&self, place: u32) -> Option<&Lack> {
        self.lacks.get(usize::try_from(place).ok()?)
    }

    /// Everything that is missing to somebody, why, by its places.
    #[must_use]
    pub fn causes(&self) -> &[Cause<'static>] {
        &self.causes
    }

    fn place(&mut self, notice: &Notice, cause: Cause<'_>) -> u32 {
        let alike = self.by.entry(nearly(&cause)).or_default();
        for place in alike.iter() {
            let known = usize::try_from(*place).ok().and_then(|place| self.causes.get(place));
            if known == Some(&cause) {
                return *place;
            }
        }
        let place = u32::try_from(self.causes.len()).unwrap_or(u32::MAX);
        alike.push(place);
        self.lacks.push(cause.said(notice));
        self.causes.push(cause.kept());
        place
    }

    fn level(&mut self, level: &str, rank: Option<Place<Level>>) -> u16 {
        if self.levels.is_empty() {
            self.levels.push(String::new());
            self.ranks.push(u8::MAX);
        }
        let known = self.levels.iter().position(|other| other == level);
        let place = known.unwrap_or_else(|| {
            self.levels.push(level.to_owned());
            self.ranks
                .push(rank.and_then(|rank| u8::try_from(rank.index()).ok()).unwrap_or(u8::MAX));
            self.levels.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// The place among the levels of that at `level`; the highest number of what is none.
    #[must_use]
    pub fn rank(&self, level: u16) -> u8 {
        self.ranks.get(usize::from(level)).copied().unwrap_or(u8::MAX)
    }
}

/// A number that equal causes share, and few others have.
fn nearly(cause: &Cause<'_>) -> u64 {
    let (kind, of) = match cause {
        Cause::Fault(_) => (0, 0),
        Cause::Excluded(clause) => (1, clause.index() as u64),
        Cause::Unanswered(slot, _) => (2, u64::from(*slot)),
        Cause::Years(short, ..) => (3, u64::from(short.unsigned_abs())),
        Cause::Verify(raised) => (4, raised.item.index() as u64),
    };
    kind << 32 | of
}

/// Reads what a person's cells say.
#[must_use]
pub fn ready(notice: &Notice, setting: &Setting, person: &Person, by_hand: &ByHand) -> Ready {
    let (facts, gaps) = by_cells(person, by_hand);
    let case = read_case(notice, &case_value(setting, &facts));
    let faulty = case.is_err();
    Ready { case: case.unwrap_or_default(), gaps, faulty }
}

/// Reads what was answered for the unit.
#[must_use]
pub fn frame(notice: &Notice, by_hand: &ByHand) -> Frame {
    let answers: Option<Vec<ForAll>> =
        by_hand.unit.iter().map(|(fact, value)| for_all(notice, fact, value)).collect();
    Frame { faulty: answers.is_none(), answers: answers.unwrap_or_default() }
}

fn for_all(notice: &Notice, fact: &str, value: &Value) -> Option<ForAll> {
    let (slot, kind) = notice.vocabulary().fact(fact)?;
    // The day and the edition are no answers for the unit.
    if matches!(kind, Kind::Moment | Kind::Edition) {
        return None;
    }
    let alone = Answers::from([(fact.to_owned(), value.clone())]);
    let case = read_case(notice, &Value::Map(alone.into_iter().collect())).ok()?;
    let members = Fact::named(fact).into_iter().flat_map(Fact::members).map(Fact::slot);
    let slots = std::iter::once(slot).chain(members).filter(|slot| !case.cell(*slot).is_open());
    let lists = match kind {
        Kind::List(list) => vec![list],
        _ => Vec::new(),
    };
    let slots = slots.collect();
    Some(ForAll { fact: fact.to_owned(), slot, case, slots, lists })
}

/// Judges one person.
pub fn brief(
    notice: &Notice,
    setting: &Setting,
    (person, by_hand): (&Person, &ByHand),
    (ready, frame): (&mut Ready, &Frame),
    said: &mut Said,
) -> Brief {
    if ready.faulty || frame.faulty || by_hand.own.contains_key(&person.key) {
        let judged = judge(notice, setting, person, by_hand);
        let level = match judged.facts.get(Fact::TargetLevel.key()) {
            Some(Value::Text(level)) if judged.fault.is_some() => Some(level.as_str()),
            _ => None,
        };
        return told(notice, judged.result(), level, said);
    }
    // The answers for the unit are lent to the person's case and taken back: copying it takes longer.
    let Ready { case, gaps, .. } = ready;
    let lent = |case: &Case, answer: &ForAll| {
        // What a cell says, though not understood, is not overruled by what holds for the others.
        case.cell(answer.slot).is_open() && !gaps.iter().any(|gap| gap.fact == answer.fact)
    };
    let lent: Vec<&ForAll> = frame.answers.iter().filter(|answer| lent(case, answer)).collect();
    for answer in &lent {
        for slot in &answer.slots {
            case.adopt(&answer.case, *slot);
        }
        for list in &answer.lists {
            case.adopt_entries(&answer.case, *list);
        }
    }
    let assessment = assess(Some(notice), case);
    let result = PersonResult { case, assessment: &assessment, gaps, fault: None };
    let brief = told(notice, result, None, said);
    for answer in &lent {
        answer.slots.iter().for_each(|slot| case.reopen(*slot));
        answer.lists.iter().for_each(|list| case.reopen_entries(*list));
    }
    brief
}

fn told(notice: &Notice, result: PersonResult<'_>, level: Option<&str>, said: &mut Said) -> Brief {
    let assessment = result.assessment;
    let outcome = result.outcome();
    let mut lacks = Vec::new();
    causes(notice, result, |cause| lacks.push(said.place(notice, cause)));
    let rank = result.case.place(Fact::TargetLevel);
    let level = level.or_else(|| level_of(notice, result.case)).unwrap_or_default();
    Brief {
        outcome: OUTCOMES
            .iter()
            .position(|other| *other == outcome)
            .and_then(|at| u8::try_from(at).ok())
            .unwrap_or(2),
        preliminary: assessment.preliminary,
        kind: assessment.kind,
        level: said.level(level, rank),
        basis: basis(assessment),
        earliest: assessment.ladder.earliest,
        lacks: lacks.into_boxed_slice(),
        materials: assessment.checklist.len(),
    }
}

/// The level applied for as its series calls it.
fn level_of<'n>(notice: &'n Notice, case: &Case) -> Option<&'n str> {
    let level = case.place(Fact::TargetLevel)?;
    Some(notice.vocabulary().level(case.place(Fact::TargetSeries), level))
}
