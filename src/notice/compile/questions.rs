//! Compiling questions and their wording.

use super::context::{Choices, Context, Location, Shape};
use crate::domain::Slot;
use crate::domain::fact::{FIRST_ADDED, Fact, Kind};
use crate::domain::options::UNCLEAR;
use crate::notice::finding::Code;
use crate::notice::model::{self, By, Notice};
use crate::notice::source;
use crate::notice::source::MEANS_NONE;

/// Facts the engine's own rules read, whatever a notice's conditions say.
const READ_BY_ENGINE: &[Fact] = &[
    Fact::Edition,
    Fact::Matter,
    Fact::Today,
    Fact::TargetSeries,
    Fact::TargetLevel,
    Fact::TargetCommittee,
    Fact::TargetSpecialty,
    Fact::Titles,
    Fact::ChangeKind,
    Fact::Education,
    Fact::Qualifications,
    Fact::ProbationMonths,
    Fact::ProbationPassed,
    Fact::IsSkilledTalent,
    Fact::AnnualReviews,
    Fact::ContinuingEducation,
    Fact::Achievements,
    Fact::Cert,
    Fact::FirstSubmitToCommittee,
];

/// Pages, and how each fact is asked; an edition's own wording replaces the common one.
pub fn wordings(context: &mut Context<'_>) -> (Vec<model::Page>, Vec<model::Wording>) {
    let pages: Vec<model::Page> = context
        .tables(|file| file.page.as_slice())
        .into_iter()
        .map(|(_, page)| model::Page {
            key: page.key.clone(),
            title: page.title.clone(),
            lead: page.lead.clone(),
        })
        .collect();
    let mut wordings: Vec<model::Wording> = Vec::new();
    for (location, wording) in context.tables(|file| file.wording.as_slice()) {
        context.location = Location { table: wording.fact.clone(), ..location };
        let Some((slot, shape)) = context.fact(&wording.fact) else {
            // The common file words facts that only some editions add.
            if context.location.file.starts_with(&context.edition) {
                context.report(Code::UnknownFact, "没有这一项事实，请核对键名");
            }
            continue;
        };
        let Some(page) = pages.iter().position(|page| page.key == wording.page) else {
            context.report(Code::UnknownName, format!("没有页面「{}」", wording.page));
            continue;
        };
        let known = choices_of(context, &shape, slot);
        let mut options = Vec::new();
        for (option, help) in &wording.options {
            // A common wording may name an option that the edition calls otherwise.
            let named =
                known.iter().find_map(|choices| choices.names().get(choices.place(option)?));
            match named {
                Some(name) => options.push((name.clone(), help.clone())),
                None => {
                    context.report(Code::UnknownOption, format!("这一问没有「{option}」这个选项"));
                }
            }
        }
        let by = by(context, wording.by.as_deref());
        let changeable = changeable(context, &shape, &wording.member);
        wordings.retain(|other| other.fact != slot);
        wordings.push(model::Wording {
            fact: slot,
            page: context.small(page, "页面"),
            label: wording.label.clone(),
            ask: wording.ask.clone(),
            hint: wording.hint.clone(),
            options,
            omissions: Vec::new(),
            members: wording
                .member
                .iter()
                .map(|member| (member.key.clone(), member.label.clone(), member.hint.clone()))
                .collect(),
            by,
            changeable,
        });
    }
    omissions(context, &mut wordings);
    (pages, wordings)
}

/// Options that are not offered to some. 不清楚 is for everybody, and something else must be left.
fn omissions(context: &mut Context<'_>, wordings: &mut [model::Wording]) {
    context.is_aid = true;
    for (location, omission) in context.tables(|file| file.omit.as_slice()) {
        context.location = Location { table: omission.fact.clone(), ..location };
        let found = context.fact(&omission.fact);
        let Some((slot, Shape::Options(choices))) = found else {
            context.report(Code::UnknownFact, "没有这一项选择题，请核对 fact 的键名");
            continue;
        };
        let left = |name: &&String| !omission.options.contains(name) && *name != UNCLEAR;
        if omission.options.iter().any(|name| name == UNCLEAR)
            || !choices.names().iter().any(|name| left(&name))
        {
            context.report(Code::UnknownOption, "“不清楚”和至少一个别的选项要留给所有人");
            continue;
        }
        let options = context.bits_of(&omission.options, &choices);
        let when = context.condition(omission.when.as_ref());
        match wordings.iter_mut().find(|wording| wording.fact == slot) {
            Some(wording) => wording.omissions.push((options, when)),
            None => {
                context.report(Code::MissingWording, "这一项没有写明怎样提问，请加 [[wording]]");
            }
        }
    }
    context.is_aid = false;
}

/// Who can change a fact; reported where the word is none of those there are.
fn by(context: &mut Context<'_>, word: Option<&str>) -> By {
    let Some(word) = word else {
        return By::default();
    };
    let found = By::ALL.iter().find(|(_, other)| *other == word);
    if found.is_none() {
        context.report(
            Code::UnknownOption,
            format!("没有「{word}」，应为 时间、本人、单位 或 不能改变"),
        );
    }
    found.map_or(By::default(), |(by, _)| *by)
}

/// The members of entries that can change, by their place.
fn changeable(
    context: &mut Context<'_>,
    shape: &Shape,
    members: &[source::MemberWording],
) -> Vec<(u16, By)> {
    let mut found = Vec::new();
    for member in members.iter().filter(|member| member.by.is_some()) {
        let place = match shape {
            Shape::List(list) => {
                context.vocabulary.members(*list).iter().position(|other| other.key == member.key)
            }
            _ => None,
        };
        match place.and_then(|place| u16::try_from(place).ok()) {
            Some(place) => found.push((place, by(context, member.by.as_deref()))),
            None => context.report(
                Code::UnknownName,
                format!("「{}」不是列表中的一项，不能写 by", member.key),
            ),
        }
    }
    found
}

/// The questions in the order of their tables.
pub fn questions(
    context: &mut Context<'_>,
    pages: &[model::Page],
    wordings: &[model::Wording],
) -> Vec<model::Question> {
    let mut found = Vec::new();
    context.is_aid = true;
    for (location, question) in context.tables(|file| file.question.as_slice()) {
        context.location = Location { table: question.fact.clone(), ..location };
        let Some((slot, _)) = context.fact(&question.fact) else {
            context.report(Code::UnknownFact, "没有这一项事实，请核对键名");
            continue;
        };
        let worded = wordings.iter().find(|wording| wording.fact == slot);
        if worded.is_none() {
            context.report(Code::MissingWording, "这一问没有写明怎样提问，请加 [[wording]]");
        }
        let page = match &question.page {
            None => worded.map_or(0, |wording| wording.page),
            Some(key) => match pages.iter().position(|page| page.key == *key) {
                Some(page) => context.small(page, "页面"),
                None => {
                    context.report(Code::UnknownName, format!("没有页面「{key}」"));
                    continue;
                }
            },
        };
        found.push(model::Question {
            fact: slot,
            ladder: question.ladder,
            needed: !question.optional,
            means_none: question.unanswered.as_deref() == Some(MEANS_NONE),
            matters: context.matters(&question.matters),
            when: context.condition(question.when.as_ref()),
            clauses: context.clause_list(&question.clauses),
            page,
        });
    }
    context.is_aid = false;
    found
}

/// Reports questions whose answer nothing reads.
pub fn check_read(context: &mut Context<'_>, notice: &Notice) {
    for (location, question) in context.tables(|file| file.question.as_slice()) {
        let Some((slot, _)) = context.fact(&question.fact) else {
            continue;
        };
        if question.optional || is_read(context, notice, slot) {
            continue;
        }
        context.location = Location { table: question.fact.clone(), ..location };
        context.report(Code::Unread, "没有任何规则用到这一问的答案，请删去，或补上用到它的规则");
    }
}

fn is_read(context: &Context<'_>, notice: &Notice, slot: Slot) -> bool {
    if context.read.contains(&slot) || (slot < FIRST_ADDED && engine_reads(slot)) {
        return true;
    }
    let members = Fact::ALL
        .get(usize::from(slot))
        .filter(|fact| fact.kind() == Kind::Record)
        .map(|fact| fact.members().map(Fact::slot).collect::<Vec<_>>())
        .unwrap_or_default();
    members.iter().any(|member| context.read.contains(member))
        || notice
            .ladders
            .iter()
            .any(|ladder| ladder.reductions.iter().any(|reduction| reduction.fact == slot))
}

fn engine_reads(slot: Slot) -> bool {
    READ_BY_ENGINE.iter().any(|fact| fact.slot() == slot)
}

/// The options a person can be shown for a fact: its own, or those of each of its members.
fn choices_of(context: &Context<'_>, shape: &Shape, slot: Slot) -> Vec<Choices> {
    let of_kind = |kind: Kind<'_>| match kind {
        Kind::Choice(options) | Kind::Many(options) => Some(Choices::from(options)),
        _ => None,
    };
    match shape {
        Shape::Options(choices) => vec![choices.clone()],
        Shape::List(list) => {
            let members = context.vocabulary.members(*list);
            members.iter().filter_map(|member| of_kind(member.kind)).collect()
        }
        _ => Fact::ALL
            .get(usize::from(slot))
            .into_iter()
            .flat_map(|fact| fact.members())
            .filter_map(|member| of_kind(context.vocabulary.kind(member)))
            .collect(),
    }
}
