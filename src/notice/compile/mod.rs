//! From a notice's files to the compiled notice, with everything that is wrong named at once.

mod committees;
mod condition;
mod context;
mod forms;
mod ladder;
mod library;
mod questions;

use context::{Context, Place};

use super::lint::{Code, Problem};
use super::load::{Folder, Shelf};
use super::model::{self, Notice};
use super::source::{self, File};
use crate::domain::fact::{RowKind, achievement};
use crate::domain::{Moment, options};

pub use forms::forms;
pub use library::library;

/// Compiles the edition `id` of the shelf.
///
/// # Errors
/// Everything that is wrong with its files, sorted by file.
pub fn notice(shelf: &Shelf, id: &str) -> Result<Notice, Vec<Problem>> {
    let (mut context, digest) = open(shelf, id)?;
    let notice = assemble(&mut context, digest);
    close(context, notice)
}

/// The edition `id` of the shelf, ready to be compiled, with the digest of all it is made of.
fn open<'s>(shelf: &'s Shelf, id: &str) -> Result<(Context<'s>, u64), Vec<Problem>> {
    let Some(own) = shelf.editions.iter().find(|folder| folder.edition == id) else {
        return Err(vec![Problem {
            code: Code::UnknownName,
            file: id.to_owned(),
            place: String::new(),
            message: "没有这个通知版本的文件夹".to_owned(),
        }]);
    };
    let cited = cited_folders(shelf, own);
    let reference = own
        .files
        .iter()
        .find_map(|(_, file)| file.ladder.as_ref()?.reference.clone())
        .and_then(|id| shelf.editions.iter().find(|folder| folder.edition == id));
    let digest =
        cited.iter().fold(shelf.common.digest ^ own.digest.rotate_left(1), |sum, folder| {
            sum.rotate_left(7) ^ folder.digest
        });
    Ok((Context::new(&shelf.common, own, reference, &cited), digest))
}

/// What was compiled, if nothing is wrong.
fn close<T>(context: Context<'_>, compiled: Option<T>) -> Result<T, Vec<Problem>> {
    match compiled {
        Some(compiled) if context.problems.is_empty() => Ok(compiled),
        _ => {
            let mut problems = context.problems;
            problems.sort_by(|one, other| {
                (&one.file, &one.place, one.code).cmp(&(&other.file, &other.place, other.code))
            });
            problems.dedup();
            Err(problems)
        }
    }
}

/// Editions whose clauses this one cites as reference: its ladder's, and those of its fees.
fn cited_folders<'s>(shelf: &'s Shelf, own: &Folder) -> Vec<&'s Folder> {
    let wants = |edition: &str| {
        own.files.iter().any(|(_, file)| {
            file.ladder.as_ref().is_some_and(|ladder| ladder.reference.as_deref() == Some(edition))
                || file.fee.iter().any(|fee| {
                    fee.status == "参考" && fee.clause.split('.').next() == Some(edition)
                })
        })
    };
    shelf
        .editions
        .iter()
        .filter(|folder| folder.edition != own.edition && wants(&folder.edition))
        .collect()
}

fn assemble(context: &mut Context<'_>, digest: u64) -> Option<Notice> {
    let (head, covers) = head(context)?;
    let (pages, mut wordings) = questions::wordings(context);
    let materials = materials(context);
    let ladder = ladder::ladder(context);
    let exclusions = exclusions(context);
    let mut verify_rules = ungrounded(context);
    verify_rules.extend(verify(context));
    let (kinds, kind_clauses) = kinds(context);
    let questions = questions::questions(context, &wordings);
    // Words for what this notice never asks would only be carried along.
    wordings.retain(|wording| questions.iter().any(|question| question.fact == wording.fact));
    // Raised by the engine itself for a matter the notice does not cover.
    context.item("X4");
    let notice = Notice {
        edition: context.edition.clone(),
        digest: format!("{digest:016x}"),
        head,
        covers,
        questions,
        exclusions,
        verify_rules,
        paths: paths(context),
        ladder,
        kinds,
        kind_clauses,
        judgements: judgements(context),
        fees: fees(context),
        windows: windows(context),
        publicity: publicity(context),
        committees: committees::committees(context),
        default_committees: committees::defaults(context),
        citation: citation(context),
        courses: courses(context),
        certificate: certificate(context),
        materials,
        pages,
        wordings,
        added: context.added.clone(),
        verify: std::mem::take(&mut context.verify),
        clauses: std::mem::take(&mut context.used),
    };
    questions::check_read(context, &notice);
    Some(notice)
}

/// Every `table` of a kind that stands within clauses, with the clause it belongs to.
fn effects<'s, T: 's>(
    context: &Context<'s>,
    pick: impl Fn(&'s source::Clause) -> &'s [T],
) -> Vec<(Place, &'s str, &'s T)> {
    let own = context.folders[1];
    let mut found = Vec::new();
    for (file, clause) in own
        .files
        .iter()
        .flat_map(|(name, file)| file.clause.iter().map(move |clause| (name, clause)))
    {
        for effect in pick(clause) {
            let place = Place { file: file.clone(), table: clause.id.clone() };
            found.push((place, clause.id.as_str(), effect));
        }
    }
    found
}

fn single<'s, T>(
    context: &mut Context<'s>,
    pick: impl Fn(&'s File) -> Option<&'s T>,
) -> Option<&'s T> {
    let own: &'s Folder = context.folders[1];
    let mut found = None;
    for (name, file) in &own.files {
        if let Some(table) = pick(file) {
            context.place = Place { file: name.clone(), table: String::new() };
            if found.replace(table).is_some() {
                context.report(Code::DuplicateId, "这张表在本版中写了两次");
            }
        }
    }
    found
}

fn head(context: &mut Context<'_>) -> Option<(model::Head, model::Bits)> {
    let Some(head) = single(context, |file| file.notice.as_ref()) else {
        context.place = Place { file: context.edition.clone(), table: String::new() };
        context.report(Code::Incomplete, "缺少 [notice] 表，请写明通知名称、区县、年度和机关");
        return None;
    };
    let covers = context.bits(&head.covers, options::MATTERS);
    let contacts: Vec<model::Contact> = context
        .tables(|file| file.contact.as_slice())
        .into_iter()
        .map(|(_, contact)| model::Contact {
            office: contact.office.clone(),
            about: contact.about.clone(),
            phone: contact.phone.clone(),
            address: contact.address.clone(),
        })
        .collect();
    if contacts.is_empty() {
        context.report(Code::Incomplete, "缺少 [[contact]]，请至少写明一处咨询单位");
    }
    let head = model::Head {
        name: head.name.clone(),
        district: head.district.clone(),
        year: head.year,
        title: head.title.clone(),
        number: head.number.clone(),
        issuer: head.issuer.clone(),
        issued: head.issued.clone(),
        summary: head.summary.clone(),
        expiry: head.expiry.clone(),
        contacts,
    };
    Some((head, covers))
}

fn exclusions(context: &mut Context<'_>) -> Vec<model::Exclusion> {
    let mut found = Vec::new();
    for (place, id, exclude) in effects(context, |clause| clause.exclude.as_slice()) {
        context.place = place;
        let when = match (&exclude.ground, &exclude.when) {
            (Some(ground), None) => ground_condition(context, ground),
            (None, Some(when)) => context.condition(Some(when)),
            _ => {
                context.report(
                    Code::Syntax,
                    "exclude 须写 ground（共用情形）或 when（本条条件），只写其一",
                );
                continue;
            }
        };
        let matters = context.matters(&exclude.matters);
        found.push(model::Exclusion { matters, when, clause: context.proof(id) });
    }
    found
}

fn ground_condition(context: &mut Context<'_>, name: &str) -> crate::notice::Condition {
    let ground = context
        .tables(|file| file.ground.as_slice())
        .into_iter()
        .find(|(_, ground)| ground.name == name);
    match ground {
        Some((_, ground)) => context.condition(Some(&ground.when)),
        None => {
            context.report(Code::UnknownName, format!("没有名为「{name}」的共用情形"));
            crate::notice::Condition::Always
        }
    }
}

/// A shared ground that this notice does not print excludes nobody, but has to be asked about.
fn ungrounded(context: &mut Context<'_>) -> Vec<model::VerifyRule> {
    let printed: Vec<&str> = effects(context, |clause| clause.exclude.as_slice())
        .into_iter()
        .filter_map(|(_, _, exclude)| exclude.ground.as_deref())
        .collect();
    let mut found = Vec::new();
    for (place, ground) in context.tables(|file| file.ground.as_slice()) {
        if printed.contains(&ground.name.as_str()) {
            continue;
        }
        context.place = Place { table: ground.name.clone(), ..place };
        let when = context.condition(Some(&ground.when));
        found.push(model::VerifyRule {
            matters: 1,
            item: context.item("X3"),
            when,
            unless: None,
            ask: Some(format!(
                "本版通知没有写明「{}」的人员能否申报，请向受理机关核实",
                ground.name
            )),
        });
    }
    found
}

fn verify(context: &mut Context<'_>) -> Vec<model::VerifyRule> {
    let mut found = Vec::new();
    for (place, rule) in context.tables(|file| file.verify.as_slice()) {
        context.place = Place { table: rule.id.clone(), ..place };
        let unless = rule.unless.as_ref().map(|unless| context.condition(Some(unless)));
        found.push(model::VerifyRule {
            matters: context.matters(&rule.matters),
            item: context.item(&rule.id),
            when: context.condition(rule.when.as_ref()),
            unless,
            ask: rule.ask.clone(),
        });
    }
    found
}

fn paths(context: &mut Context<'_>) -> Vec<model::Path> {
    let mut found = Vec::new();
    for (place, id, path) in effects(context, |clause| clause.path.as_slice()) {
        context.place = place;
        if path.nodes.is_empty() {
            context.report(Code::Incomplete, "路径没有写明各环节");
        }
        found.push(model::Path {
            matters: context.matters(&path.matters),
            when: context.condition(path.when.as_ref()),
            nodes: path.nodes.clone(),
            documents: path.documents.clone(),
            clauses: vec![context.proof(id)],
        });
    }
    found
}

fn kinds(context: &mut Context<'_>) -> (Vec<model::KindRule>, Vec<(u8, model::ClauseId)>) {
    let mut rules = Vec::new();
    for (place, id, exception) in effects(context, |clause| clause.exception.as_slice()) {
        context.place = place;
        let Some(kind) = context.place_of(&exception.kind, options::KINDS) else {
            continue;
        };
        rules.push(model::KindRule {
            kind,
            when: context.condition(Some(&exception.when)),
            verify: exception.verify.as_ref().map(|id| context.item(id)),
            clause: context.proof(id),
        });
    }
    let mut clauses = Vec::new();
    for (place, id, name) in effects(context, |clause| clause.defines.as_slice()) {
        context.place = place;
        if let Some(kind) = context.place_of(name, options::KINDS) {
            clauses.push((kind, context.clause(id)));
        }
    }
    (rules, clauses)
}

fn judgements(context: &mut Context<'_>) -> Vec<model::Judgement> {
    let mut found = Vec::new();
    for (place, judgement) in context.tables(|file| file.judgement.as_slice()) {
        context.place = Place { table: judgement.result.clone(), ..place };
        let eligible = match judgement.result.as_str() {
            "可申报" => Some(true),
            "不可申报" => Some(false),
            "不作预判" => None,
            other => {
                context.report(
                    Code::UnknownOption,
                    format!("没有「{other}」，应为 可申报、不可申报 或 不作预判"),
                );
                None
            }
        };
        found.push(model::Judgement {
            matters: context.matters(&judgement.matters),
            when: context.condition(judgement.when.as_ref()),
            eligible,
            clauses: context.clause_list(&judgement.clauses),
        });
    }
    found
}

fn fees(context: &mut Context<'_>) -> Vec<model::Fee> {
    let mut found = Vec::new();
    for (place, fee) in context.tables(|file| file.fee.as_slice()) {
        context.place = Place { table: fee.clause.clone(), ..place };
        let own = fee.clause.split('.').next() == Some(&context.edition);
        if !own && fee.status != "参考" {
            context.report(Code::ForeignClause, "引用他版条款的费用，status 须写「参考」");
        }
        found.push(model::Fee {
            levels: context.bits(&fee.levels, options::LEVELS),
            series: if fee.series.is_empty() {
                u64::MAX
            } else {
                context.bits(&fee.series, options::SERIES)
            },
            amount: fee.amount,
            status: fee.status.clone(),
            clause: context.proof(&fee.clause),
        });
    }
    found
}

fn windows(context: &mut Context<'_>) -> Vec<model::Window> {
    let mut found = Vec::new();
    for (place, id, window) in effects(context, |clause| clause.window.as_slice()) {
        context.place = place;
        let start = moment(context, window.start.as_deref());
        let end = moment(context, window.end.as_deref());
        check_order(context, start, end);
        found.push(model::Window {
            matters: context.matters(&window.matters),
            when: context.condition(window.when.as_ref()),
            label: window.label.clone(),
            start,
            end,
            clause: context.proof(id),
        });
    }
    found
}

fn publicity(context: &mut Context<'_>) -> Vec<model::Publicity> {
    let mut found = Vec::new();
    for (place, publicity) in context.tables(|file| file.publicity.as_slice()) {
        context.place = Place { table: publicity.clause.clone(), ..place };
        if publicity.days == 0 {
            context.report(Code::Incomplete, "公示天数 days 应至少为 1");
        }
        found.push(model::Publicity {
            matters: context.matters(&publicity.matters),
            days: publicity.days,
            clause: context.proof(&publicity.clause),
        });
    }
    found
}

/// A moment as written in a table; reported where it is none.
fn moment(context: &mut Context<'_>, text: Option<&str>) -> Option<Moment> {
    let text = text.filter(|text| !text.is_empty())?;
    let moment = Moment::parse(text);
    if moment.is_none() {
        context.report(
            Code::Syntax,
            format!("「{text}」不是日期，应写作 YYYY-MM-DD 或 YYYY-MM-DDTHH:MM"),
        );
    }
    moment
}

fn check_order(context: &mut Context<'_>, start: Option<Moment>, end: Option<Moment>) {
    if let (Some(start), Some(end)) = (start, end)
        && end.is_before(start)
    {
        context.report(Code::Backwards, format!("截止 {end} 早于开始 {start}"));
    }
}

fn citation(context: &mut Context<'_>) -> Option<model::Citation> {
    let mut points = Vec::new();
    for (place, id, point) in effects(context, |clause| clause.point.as_slice()) {
        context.place = place;
        let clause = context.proof(id);
        let words =
            context.used.get(usize::from(clause)).map(model::Clause::words).unwrap_or_default();
        points.push(model::Point {
            level: context.place_of(&point.level, options::LEVELS).unwrap_or(0),
            number: point.number,
            kinds: context.bits(&point.kinds, options::ACHIEVEMENTS),
            fits: context.entry_condition(RowKind::Achievement, point.fits.as_ref()),
            place: point.place.clone(),
            wording: wording(&words),
            clause,
        });
    }
    let Some(citation) = single(context, |file| file.citation.as_ref()) else {
        if !points.is_empty() {
            context.report(Code::Incomplete, "有可引条款，但缺少 [citation] 表");
        }
        return None;
    };
    let members = RowKind::Achievement.members();
    debug_assert_eq!(members.get(achievement::KIND).map(|member| member.key), Some("kind"));
    Some(model::Citation {
        template: citation.template.clone(),
        exception: citation.exception.clone(),
        document: citation.document.clone(),
        unusable: citation
            .unusable
            .iter()
            .map(|when| context.entry_condition(RowKind::Achievement, Some(when)))
            .collect(),
        without_prior: citation.without_prior,
        points,
    })
}

/// A citable point's words without its number `(1)`, the space after it and the closing mark.
fn wording(words: &str) -> String {
    let body = match words.split_once(')') {
        Some((number, body)) if number.starts_with('(') && number.len() <= 3 => body,
        _ => words,
    };
    body.trim_start().trim_end_matches(['；', '。']).to_owned()
}

fn courses(context: &mut Context<'_>) -> Option<model::Courses> {
    let courses = single(context, |file| file.courses.as_ref())?;
    let rule = courses.to_year.map(|to_year| {
        let mut public: Vec<(i32, i32)> =
            courses.public.iter().map(|hours| (hours.from, hours.hours)).collect();
        public.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
        model::CourseRule {
            to_year,
            total: courses.total,
            public,
            first_time: courses.first_time.clone(),
        }
    });
    Some(model::Courses {
        status: courses.status.clone(),
        rule,
        clauses: context.clause_list(&courses.clauses),
    })
}

fn materials(context: &mut Context<'_>) -> Vec<model::Material> {
    let mut found: Vec<model::Material> = Vec::new();
    for (place, material) in context.tables(|file| file.material.as_slice()) {
        context.place = Place { table: material.id.clone(), ..place };
        if found.iter().any(|other| other.id == material.id) {
            context.report(Code::DuplicateId, "材料编号重复，请改用另一个编号");
        }
        let labelled = [
            ("份数", &material.copies),
            ("规格", &material.size),
            ("签字盖章", &material.stamp),
            ("填报栏目或交到", &material.column),
            ("不算数的", &material.rejected),
            ("说明", &material.note),
        ];
        found.push(model::Material {
            id: material.id.clone(),
            text: material.text.clone(),
            form: context
                .folders
                .iter()
                .any(|folder| folder.forms.iter().any(|(_, form)| form.key == material.id)),
            details: labelled
                .into_iter()
                .filter_map(|(label, words)| Some((label.to_owned(), words.clone()?)))
                .collect(),
            matters: context.matters(&material.matters),
            when: context.condition(material.when.as_ref()),
            clauses: context.clause_list(&material.clauses),
        });
    }
    found
}

fn certificate(context: &mut Context<'_>) -> Option<model::Certificate> {
    let tables = context.tables(|file| file.action.as_slice());
    let names = context.actions.clone();
    let mut actions = Vec::new();
    for (place, action) in tables {
        context.place = Place { table: action.action.clone().unwrap_or_default(), ..place };
        actions.push(model::Action {
            when: context.condition(action.when.as_ref()),
            action: action.action.clone(),
            clauses: context.clause_list(&action.clauses),
        });
    }
    let mut fields = Vec::new();
    for (place, field) in context.tables(|file| file.field.as_slice()) {
        context.place = Place { table: field.names.join("、"), ..place };
        let mut bits = 0;
        for (at, name) in names.iter().enumerate() {
            if field.actions.contains(name) {
                bits |= 1 << at;
            }
        }
        if bits == 0 {
            context.report(Code::UnknownName, "没有这些办理方式，请核对 actions");
        }
        for name in &field.names {
            fields.push(model::Field {
                actions: bits,
                when: context.condition(field.when.as_ref()),
                name: name.clone(),
                value: field.value.clone(),
                clauses: context.clause_list(&field.clauses),
            });
        }
    }
    (!actions.is_empty()).then_some(model::Certificate { actions, fields })
}
