//! Compiling the ladders: rows, reductions, sources, changes and delays.

use super::classes::{self, belongs};
use super::context::{Choices, Context, Location, Shape};
use super::{effects, single};
use crate::domain::fact::ListKind;
use crate::domain::{Moment, Set};
use crate::notice::finding::Code;
use crate::notice::load::Folder;
use crate::notice::model::{self, LadderItems, RowKind, UNLIMITED};
use crate::notice::source::{self, MEANS_NONE, clause};

/// The ladders of the edition, in the order of their tables.
pub fn ladders(context: &mut Context<'_>) -> Vec<model::Ladder> {
    let mut written = Vec::new();
    for (file, tables) in context.folders[1].files.iter().map(|(name, file)| (name, &file.ladder)) {
        let location = Location { file: file.to_owned(), table: String::new() };
        written.extend(tables.iter().map(|ladder| (location.clone(), ladder)));
    }
    let keys: Vec<&str> = written.iter().map(|(_, ladder)| ladder.key.as_str()).collect();
    check_keys(context, &written, &keys);
    let ladders: Vec<model::Ladder> = written
        .iter()
        .filter_map(|(location, table)| {
            context.location = location.clone();
            context.on_ladder = true;
            let ladder = ladder(context, table);
            context.on_ladder = false;
            ladder
        })
        .collect();
    // Rules of no ladder have a cut-off where all ladders have the same.
    context.cutoff = context.cutoff.filter(|day| ladders.iter().all(|it| it.cutoff == *day));
    ladders
}

/// Several ladders are told apart by their keys, and what names a ladder names one there is.
fn check_keys(context: &mut Context<'_>, written: &[(Location, &source::Ladder)], keys: &[&str]) {
    for (at, (location, ladder)) in written.iter().enumerate() {
        context.location = location.clone();
        if written.len() > 1 && ladder.key.is_empty() {
            context.report(Code::Incomplete, "阶梯不止一张，每张都要写 key");
        }
        if keys.iter().take(at).any(|key| *key == ladder.key) {
            context.report(Code::DuplicateId, "两张阶梯的 key 相同，请改用另一个");
        }
    }
    let mut named: Vec<(Location, &[String])> = Vec::new();
    named.extend(
        context
            .tables(|file| file.class.as_slice())
            .into_iter()
            .map(|(location, class)| (location, &*class.ladder)),
    );
    named.extend(
        context
            .tables(|file| file.change.as_slice())
            .into_iter()
            .map(|(location, change)| (location, &*change.ladder)),
    );
    named.extend(
        effects(context, |clause| clause.row.as_slice())
            .into_iter()
            .map(|(location, _, row)| (location, &*row.ladder)),
    );
    named.extend(
        effects(context, |clause| clause.grant.as_slice())
            .into_iter()
            .map(|(location, _, grant)| (location, &*grant.ladder)),
    );
    for (location, names) in named {
        for name in names.iter().filter(|name| !keys.contains(&name.as_str())) {
            context.location = location.clone();
            context
                .report(Code::UnknownName, format!("没有阶梯「{name}」，请核对 [[ladder]] 的 key"));
        }
    }
}

fn ladder(context: &mut Context<'_>, ladder: &source::Ladder) -> Option<model::Ladder> {
    let own = context.folders[1];
    let reference = ladder.reference.as_ref().and(context.reference);
    if ladder.reference.is_some() && reference.is_none() {
        context.report(Code::UnknownName, "参考的通知版本不存在");
    }
    let rows_from = reference.unwrap_or(own);
    let Some(cutoff) = Moment::parse(&ladder.cutoff).map(|moment| moment.date) else {
        context.report(Code::Syntax, "任职时间截止日 cutoff 应写作 \"YYYY-MM-DD\"");
        return None;
    };
    context.cutoff = Some(cutoff);
    let key = ladder.key.as_str();
    let (classes, rest) = classes::classes(context, rows_from, key);
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
        when: context.condition(ladder.when.as_ref()),
        prior_series: context.set(&ladder.prior_series),
        transfer: ladder.transfer.as_ref().map(|transfer| self::transfer(context, transfer)),
        start: start(context, ladder.start.as_deref()),
        combine: context.worded(
            ladder.combine.as_deref(),
            model::Combine::Unsaid,
            &model::Combine::ALL,
            "combine",
        ),
        cap: ladder.cap,
        cutoff_clause: ladder
            .cutoff_clause
            .as_ref()
            .filter(|id| *id != source::UNPRINTED)
            .map(|id| context.clause(id)),
        series: context.set(&ladder.series),
        classes,
        rest,
        rows: rows(context, rows_from, key),
        sources: sources(context),
        qualifications: qualifications(context),
        changes: changes(context, key),
        reductions: reductions(context, key),
        delay: delay(context),
        items: items(context),
    })
}

fn items(context: &mut Context<'_>) -> LadderItems {
    LadderItems {
        other_series: context.role("other_series"),
        contradictory_change: context.role("contradictory_change"),
        qualification: context.role("qualification"),
        partial: context.role("partial"),
        stacked: context.role("stacked"),
        skilled: context.role("skilled"),
        unclear: context.role("unclear"),
        shortened: context.role("shortened"),
        inexact: context.role("inexact"),
    }
}

fn transfer(context: &mut Context<'_>, written: &source::Transfer) -> model::Transfer {
    rest_on(context, written.clause.as_ref());
    model::Transfer {
        when: written
            .when
            .as_ref()
            .map(|when| context.entry_condition(ListKind::Title, Some(when))),
        add: context.worded(written.years.as_deref(), false, &[(true, "累计")], "years"),
        wait: written.wait,
    }
}

/// Notes that a rule outside of clauses rests on this one.
fn rest_on(context: &mut Context<'_>, clause: Option<&String>) {
    if let Some(id) = clause {
        context.proof(id);
    }
}

/// The member of a title from which years run.
fn start(context: &mut Context<'_>, key: Option<&str>) -> u16 {
    let key = key.unwrap_or("obtained");
    match context.member(ListKind::Title, key) {
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

fn rows(context: &mut Context<'_>, folder: &Folder, key: &str) -> Vec<model::Row> {
    let mut found = Vec::new();
    for (file, clause) in folder.filed_clauses() {
        for row in clause.row.iter().filter(|row| belongs(&row.ladder, key)) {
            context.location = Location { file: file.to_owned(), table: clause.id.clone() };
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
        "年限" => since(context, row.since.as_deref())?,
        level => RowKind::Prior(context.place_of(level)?),
    };
    if row.since.is_some() && !matches!(kind, RowKind::Since(_)) {
        context.report(Code::Syntax, "只有 needs = \"年限\" 写 since");
    }
    if row.months.is_some() && kind != RowKind::Probation {
        context.report(Code::Syntax, "只有见习可以按月写（months），其他请写 years");
    }
    if row.adds.is_some() && !matches!(kind, RowKind::Prior(_)) {
        let note = "adds（哪些职称的年限也算）只和前置级别一起写：needs 写一个级别";
        context.report(Code::Syntax, note);
    }
    let years = row.years.unwrap_or_default();
    if years < 0 || row.months.is_some_and(|months| months < 0) {
        context.report(Code::Backwards, "年数不能小于 0");
    }
    let names = Choices::of(&context.classes);
    // A row that only another edition's rule opens is not taken over with a reference ladder.
    let foreign = context.reference.is_some();
    if foreign && row.when.is_some() {
        return None;
    }
    Some(model::Row {
        target: context.place_of(&row.target)?,
        classes: if row.classes.is_empty() || row.classes == [source::ANY_CLASS] {
            Set::ALL
        } else {
            Set::from_bits(context.bits_of(&row.classes, &names))
        },
        when: context.condition(row.when.as_ref()),
        kind,
        months: row.months.unwrap_or_else(|| years.saturating_mul(12)),
        years: row.months.map_or(years, |months| (months + 11) / 12),
        series: context.set(&row.series),
        from: context.set(&row.prior_series),
        prior: context.entry_condition(ListKind::Title, row.prior.as_ref()),
        adds: row.adds.as_ref().map(|adds| context.entry_condition(ListKind::Title, Some(adds))),
        start: row.start.as_deref().map(|start| self::start(context, Some(start))),
        application: row.kind.as_deref().and_then(|kind| context.place_of(kind)),
        verify: row.verify.as_ref().map(|id| context.item(id)),
        clause: context.proof(id),
    })
}

/// The fact from whose date years run.
fn since(context: &mut Context<'_>, key: Option<&str>) -> Option<RowKind> {
    match key.and_then(|key| context.fact(key)) {
        Some((slot, Shape::Date)) => {
            context.reads(slot);
            Some(RowKind::Since(slot))
        }
        _ => {
            context.report(Code::UnknownFact, "needs = \"年限\" 要用 since 写明从哪一项日期算起");
            None
        }
    }
}

fn sources(context: &mut Context<'_>) -> Vec<model::SourceRule> {
    let mut found = Vec::new();
    for (location, source) in context.tables(|file| file.source.as_slice()) {
        context.location = Location { table: source.verify.clone(), ..location };
        let unless = source.unless.as_ref().map(|unless| context.condition(Some(unless)));
        found.push(model::SourceRule {
            sources: context.set(&source.sources),
            unless,
            verify: context.item(&source.verify),
            say: source.say.clone(),
            clause: source.clause.as_ref().map(|clause| context.clause(clause)),
        });
    }
    // An edition's own rule for a source goes before the common one.
    found.reverse();
    found
}

fn qualifications(context: &mut Context<'_>) -> Vec<model::Qualification> {
    let mut found = Vec::new();
    for (location, qualification) in context.tables(|file| file.qualification.as_slice()) {
        context.location = Location { table: qualification.begins.clone(), ..location };
        rest_on(context, qualification.clause.as_ref());
        if let Some(level) = context.place_of(&qualification.level) {
            let series = context.set(&qualification.series);
            let begins = qualification.begins.clone();
            found.push(model::Qualification { begins, level, series });
        }
    }
    found
}

fn changes(context: &mut Context<'_>, key: &str) -> Vec<model::Change> {
    let mut found = Vec::new();
    let mut tables = context.tables(|file| file.change.as_slice());
    // An edition's own rule for a change goes before the common one.
    tables.sort_by_key(|(location, _)| !location.file.starts_with(&context.edition));
    for (location, change) in tables {
        if !belongs(&change.ladder, key) {
            continue;
        }
        context.location = Location { table: change.change.clone(), ..location };
        let from = context.entry_condition(ListKind::Title, Some(&change.from));
        let verify = change.verify.as_ref().map(|id| context.item(id));
        rest_on(context, change.clause.as_ref());
        if verify.is_none() && change.years.is_none() {
            context.report(
                Code::Incomplete,
                "同级变化要写几年（years）；从别的日期（如调入岗位）算的，写 years = 0，满几年写成那一条的 [[clause.exclude]]；没有印的，写须核实什么（verify）",
            );
        }
        if let (Some(kind), Some(to)) =
            (context.place_of(&change.change), context.place_of(&change.kind))
        {
            found.push(model::Change { change: kind, from, kind: to, years: change.years, verify });
        }
    }
    found
}

/// Reductions in the order in which their facts are asked, so that ties go to the first asked.
fn reductions(context: &mut Context<'_>, key: &str) -> Vec<model::Reduction> {
    let mut found: Vec<model::Reduction> = Vec::new();
    for (location, id, grant) in effects(context, |clause| clause.grant.as_slice()) {
        if !belongs(&grant.ladder, key) {
            continue;
        }
        context.location = location;
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
        let compiled = model::ReductionRule {
            when: context.limited(Some(&grant.when), &grant.levels),
            certain: grant.certain,
            possible,
            clause: context.proof(id),
        };
        match found.iter_mut().find(|reduction| reduction.fact == slot) {
            Some(reduction) => reduction.rules.push(compiled),
            None => found.push(model::Reduction {
                fact: slot,
                name: grant.policy.clone(),
                rules: vec![compiled],
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
    found.sort_by_key(|reduction| order.iter().rposition(|slot| *slot == Some(reduction.fact)));
    found
}

fn delay(context: &mut Context<'_>) -> Option<model::Delay> {
    let mut results = Vec::new();
    for (location, id, lengthen) in effects(context, |clause| clause.lengthen.as_slice()) {
        context.location = location;
        if let Some(result) = context.place_of(&lengthen.result) {
            results.push((result, lengthen.years, context.proof(id)));
        }
    }
    let delay = single(context, |file| file.delay.as_ref())?;
    let from = context.calendar_year("from", &delay.from)?;
    let to = context.calendar_year("to", &delay.to)?;
    if from > to {
        context.report(Code::Backwards, "年度考核的起始年份晚于截止年份");
    }
    Some(model::Delay {
        years: (from, to),
        results,
        unclear: context.set(&delay.unclear),
        unclear_item: context.item(&delay.unclear_item),
        direct_item: context.item(&delay.direct_item),
        means_none: delay.unanswered.as_deref() == Some(MEANS_NONE),
    })
}
