//! Compiling the ladder: rows, policies, sources, changes and delays.

use super::context::{Choices, Context, Place, Shape, tables_of};
use super::{effects, single};
use crate::domain::Moment;
use crate::domain::fact::RowKind as Rows;
use crate::domain::options::List;
use crate::notice::finding::Code;
use crate::notice::load::Folder;
use crate::notice::model::{self, LadderItems, RowKind, UNLIMITED};
use crate::notice::source::{self, clause};

/// The ladder of the edition; `None` where it declares none.
pub fn ladder(context: &mut Context<'_>) -> Option<model::Ladder> {
    let ladder = single(context, |file| file.ladder.as_ref())?;
    let own = context.folders[1];
    if ladder.reference.is_some() && context.reference.is_none() {
        context.report(Code::UnknownName, "参考的通知版本不存在");
    }
    let rows_from = context.reference.unwrap_or(own);
    let Some(cutoff) = Moment::parse(&ladder.cutoff).map(|moment| moment.date) else {
        context.report(Code::Syntax, "任职时间截止日 cutoff 应写作 \"YYYY-MM-DD\"");
        return None;
    };
    Some(model::Ladder {
        basis: ladder
            .basis
            .clone()
            .unwrap_or_else(|| if ladder.reference.is_some() { "参考" } else { "本版" }.to_owned()),
        cutoff,
        count: context.worded(
            ladder.count.as_deref(),
            model::Count::Days,
            &model::Count::ALL,
            "count",
        ),
        prior_series: context.bits(&ladder.prior_series, List::Series),
        start: start(context, ladder.start.as_deref()),
        combine: context.worded(
            ladder.combine.as_deref(),
            model::Combine::Largest,
            &model::Combine::ALL,
            "combine",
        ),
        cap: ladder.cap,
        cutoff_clause: ladder.cutoff_clause.as_ref().map(|id| context.clause(id)),
        series: context.bits(&ladder.series, List::Series),
        classes: classes(context, rows_from),
        rows: rows(context, rows_from),
        sources: sources(context),
        qualifications: qualifications(context),
        changes: changes(context),
        policies: policies(context),
        delay: delay(context),
        items: LadderItems {
            other_series: context.role("other_series"),
            contradictory_change: context.role("contradictory_change"),
            qualification: context.role("qualification"),
            partial: context.role("partial"),
            stacked: context.role("stacked"),
            skilled: context.role("skilled"),
            unclear: context.role("unclear"),
            shortened: context.role("shortened"),
            inexact: context.role("inexact"),
        },
    })
}

/// The member of a title from which years run.
fn start(context: &mut Context<'_>, key: Option<&str>) -> u16 {
    let key = key.unwrap_or("obtained");
    match context.member(Rows::Title, key) {
        Some((place, Shape::Date)) => place,
        _ => {
            context.report(
                Code::UnknownFact,
                format!("titles 没有「{key}」这一项日期，不能作为年限的起点"),
            );
            0
        }
    }
}

fn classes(context: &mut Context<'_>, folder: &Folder) -> Vec<model::Class> {
    let mut found = Vec::new();
    for (place, class) in tables_of(folder, &|file: &source::File| file.class.as_slice()) {
        context.place = Place { table: class.name.clone(), ..place };
        found.push(model::Class {
            name: class.name.clone(),
            when: context.entry_condition(Rows::Education, Some(&class.when)),
        });
    }
    if found.is_empty() {
        context.report(Code::Incomplete, "阶梯没有学历档次，请在 [[class]] 中写明");
    }
    found
}

fn rows(context: &mut Context<'_>, folder: &Folder) -> Vec<model::Row> {
    let mut found = Vec::new();
    for (file, clause) in folder
        .files
        .iter()
        .flat_map(|(name, file)| file.clause.iter().map(move |clause| (name, clause)))
    {
        for row in &clause.row {
            context.place = Place { file: file.clone(), table: clause.id.clone() };
            if let Some(row) = self::row(context, &clause.id, row) {
                found.push(row);
            }
        }
    }
    found
}

fn row(context: &mut Context<'_>, id: &str, row: &clause::Row) -> Option<model::Row> {
    let kind = match row.needs.as_str() {
        "直接" => RowKind::Direct,
        "见习" => RowKind::Probation,
        level => RowKind::Prior(context.place_of(level, List::Levels)?),
    };
    if row.months.is_some() && kind != RowKind::Probation {
        context.report(Code::Syntax, "只有见习可以按月写（months），其他请写 years");
    }
    if row.years < 0 || row.months.is_some_and(|months| months < 0) {
        context.report(Code::Backwards, "年数不能小于 0");
    }
    let names = Choices::of(&context.classes);
    // A row that only another edition's policy opens is not taken over with a reference ladder.
    let foreign = context.reference.is_some();
    if foreign && row.when.is_some() {
        return None;
    }
    Some(model::Row {
        target: context.place_of(&row.target, List::Levels)?,
        classes: context.bits_of(&row.classes, &names),
        when: context.condition(row.when.as_ref()),
        kind,
        months: row.months.unwrap_or_else(|| row.years.saturating_mul(12)),
        years: row.months.map_or(row.years, |months| (months + 11) / 12),
        series: if row.series.is_empty() {
            u64::MAX
        } else {
            context.bits(&row.series, List::Series)
        },
        verify: row.verify.as_ref().map(|id| context.item(id)),
        clause: context.proof(id),
    })
}

fn sources(context: &mut Context<'_>) -> Vec<model::SourceRule> {
    let mut found = Vec::new();
    for (place, source) in context.tables(|file| file.source.as_slice()) {
        context.place = Place { table: source.verify.clone(), ..place };
        let unless = source.unless.as_ref().map(|unless| context.condition(Some(unless)));
        found.push(model::SourceRule {
            sources: context.bits(&source.sources, List::TitleSources),
            unless,
            verify: context.item(&source.verify),
        });
    }
    // An edition's own rule for a source goes before the common one.
    found.reverse();
    found
}

fn qualifications(context: &mut Context<'_>) -> Vec<(String, u8)> {
    let mut found = Vec::new();
    for (place, qualification) in context.tables(|file| file.qualification.as_slice()) {
        context.place = Place { table: qualification.begins.clone(), ..place };
        if let Some(level) = context.place_of(&qualification.level, List::Levels) {
            found.push((qualification.begins.clone(), level));
        }
    }
    found
}

fn changes(context: &mut Context<'_>) -> Vec<model::Change> {
    let mut found = Vec::new();
    for (place, change) in context.tables(|file| file.change.as_slice()) {
        context.place = Place { table: change.change.clone(), ..place };
        let from = context.entry_condition(Rows::Title, Some(&change.from));
        let verify = context.item(&change.verify);
        if let (Some(change), Some(kind)) = (
            context.place_of(&change.change, List::Changes),
            context.place_of(&change.kind, List::Kinds),
        ) {
            found.push(model::Change { change, from, kind, verify });
        }
    }
    found
}

/// Policies in the order in which their facts are asked, so that ties go to the first asked.
fn policies(context: &mut Context<'_>) -> Vec<model::Policy> {
    let mut found: Vec<model::Policy> = Vec::new();
    for (place, id, grant) in effects(context, |clause| clause.grant.as_slice()) {
        context.place = place;
        let Some((slot, _)) = context.fact(&grant.fact) else {
            context.report(Code::UnknownFact, format!("没有「{}」这一项事实", grant.fact));
            continue;
        };
        context.reads(slot);
        let possible = match &grant.possible {
            None => grant.certain,
            Some(clause::Possible::Years(years)) => *years,
            Some(clause::Possible::Unprinted(word)) if word == "未写" => UNLIMITED,
            Some(clause::Possible::Unprinted(word)) => {
                context.report(
                    Code::UnknownOption,
                    format!("possible 应为年数或「未写」，不是「{word}」"),
                );
                0
            }
        };
        if grant.certain < 0 || possible < grant.certain {
            context.report(Code::Backwards, "可能提前的年数少于确定提前的年数");
        }
        let compiled = model::Grant {
            when: context.condition(Some(&grant.when)),
            certain: grant.certain,
            possible,
            clause: context.proof(id),
        };
        match found.iter_mut().find(|policy| policy.fact == slot) {
            Some(policy) => policy.grants.push(compiled),
            None => found.push(model::Policy {
                fact: slot,
                name: grant.policy.clone(),
                grants: vec![compiled],
            }),
        }
    }
    let order: Vec<Option<u16>> = context
        .tables(|file| file.question.as_slice())
        .iter()
        .filter(|(_, question)| question.ladder)
        .map(|(_, question)| context.fact(&question.fact).map(|(slot, _)| slot))
        .collect();
    // The last asking counts: an early one may be for another purpose (a row, a post quota).
    found.sort_by_key(|policy| order.iter().rposition(|slot| *slot == Some(policy.fact)));
    found
}

fn delay(context: &mut Context<'_>) -> Option<model::Delay> {
    let mut results = Vec::new();
    for (place, id, lengthen) in effects(context, |clause| clause.lengthen.as_slice()) {
        context.place = place;
        if let Some(result) = context.place_of(&lengthen.result, List::Reviews) {
            results.push((result, lengthen.years, context.proof(id)));
        }
    }
    let delay = single(context, |file| file.delay.as_ref())?;
    if delay.from > delay.to {
        context.report(Code::Backwards, "年度考核的起始年份晚于截止年份");
    }
    Some(model::Delay {
        years: (delay.from, delay.to),
        results,
        unclear: context.bits(&delay.unclear, List::Reviews),
        unclear_item: context.item(&delay.unclear_item),
        direct_item: context.item(&delay.direct_item),
    })
}
