//! From a notice's files to the compiled notice, with everything that is wrong named at once.

mod certificate;
mod citation;
mod classes;
mod committees;
mod condition;
mod context;
mod courses;
mod form_cells;
mod form_sources;
mod forms;
mod guide;
mod kinds;
mod ladder;
mod library;
mod materials;
mod questions;
mod rules;
mod times;
mod unwritten;
mod windows;

use crate::domain::Set;
use context::{Context, Location};

use super::coverage::Coverage;
use super::finding::{Code, Finding};
use super::load::{Folder, NoticeSet};
use super::model::{self, Notice};
use super::prepared::Prepared;
use super::source::{self, File};
use crate::domain::options::{Matter, Options};

pub use forms::forms;
pub use guide::guide;
pub use library::library;

/// Compiles the edition `id` of the set.
///
/// # Errors
/// Everything that is wrong with its files, sorted by file.
pub fn notice(set: &NoticeSet, id: &str) -> Result<Notice, Vec<Finding>> {
    let (mut context, digest) = open(set, id)?;
    let notice = assemble(&mut context, digest);
    close(context, notice)
}

/// What becomes of every sentence of the edition `id`; nothing where it does not compile, or its text is
/// not kept beside it.
#[must_use]
pub fn coverage(set: &NoticeSet, id: &str) -> Option<Coverage> {
    let (mut context, digest) = open(set, id).ok()?;
    assemble(&mut context, digest)?;
    context.coverage.filter(|_| context.problems.is_empty())
}

/// The edition `id` of the set, ready to be compiled, with the digest of all it is made of.
fn open<'s>(set: &'s NoticeSet, id: &str) -> Result<(Context<'s>, u64), Vec<Finding>> {
    let Some(own) = set.editions.iter().find(|folder| folder.edition == id) else {
        return Err(vec![Finding::new(Code::UnknownName, id).noting("没有这个通知版本的文件夹")]);
    };
    let cited = cited_folders(set, own);
    let reference = own
        .files
        .iter()
        .flat_map(|(_, file)| &file.ladder)
        .find_map(|ladder| ladder.reference.clone())
        .and_then(|id| set.editions.iter().find(|folder| folder.edition == id));
    let digest = cited.iter().fold(set.common.digest ^ own.digest.rotate_left(1), |sum, folder| {
        sum.rotate_left(7) ^ folder.digest
    });
    Ok((Context::new(&set.common, own, reference, &cited), digest))
}

/// What was compiled, if nothing is wrong.
fn close<T>(context: Context<'_>, compiled: Option<T>) -> Result<T, Vec<Finding>> {
    match compiled {
        Some(compiled) if context.problems.is_empty() => Ok(compiled),
        _ => {
            let mut problems = context.problems;
            problems.sort_by(|one, other| {
                (&one.file, &one.table, one.code).cmp(&(&other.file, &other.table, other.code))
            });
            problems.dedup();
            Err(problems)
        }
    }
}

/// Ids of the editions whose rows or clauses the edition `id` takes over.
#[must_use]
pub fn borrows<'s>(set: &'s NoticeSet, id: &str) -> Vec<&'s str> {
    let own = set.editions.iter().find(|folder| folder.edition == id);
    let cited = own.map(|own| cited_folders(set, own)).unwrap_or_default();
    cited.into_iter().map(|folder| folder.edition.as_str()).collect()
}

/// The options of a fact that has some.
pub fn options_of(fact: crate::domain::Fact) -> impl Iterator<Item = &'static str> {
    let options = match fact.kind() {
        crate::domain::Kind::Choice(options) | crate::domain::Kind::Many(options) => Some(options),
        _ => None,
    };
    options.into_iter().flat_map(Options::names)
}

/// Editions whose clauses this one cites as reference: its ladder's, and those of its fees.
fn cited_folders<'s>(set: &'s NoticeSet, own: &Folder) -> Vec<&'s Folder> {
    let wants = |edition: &str| {
        own.files.iter().any(|(_, file)| {
            file.ladder.iter().any(|ladder| ladder.reference.as_deref() == Some(edition))
                || file.fee.iter().any(|fee| {
                    fee.status == "参考" && fee.clause.split('.').next() == Some(edition)
                })
        })
    };
    set.editions
        .iter()
        .filter(|folder| folder.edition != own.edition && wants(&folder.edition))
        .collect()
}

fn assemble(context: &mut Context<'_>, digest: u64) -> Option<Notice> {
    let (head, covers, unclear_written) = head(context)?;
    context.covers = covers;
    let (pages, mut wordings) = questions::wordings(context);
    let materials = materials::materials(context);
    let ladders = ladder::ladders(context);
    let exclusions = rules::exclusions(context);
    let mut verify_rules = rules::ungrounded(context);
    verify_rules.extend(rules::verify(context));
    verify_rules.extend(rules::unwritten(context));
    verify_rules.extend(unwritten::cutoffs(context));
    let (kinds, kind_clauses) = kinds::kinds(context);
    let questions = questions::questions(context, &pages, &wordings);
    // Words for what this notice never asks would only be carried along.
    wordings.retain(|wording| questions.iter().any(|question| question.fact == wording.fact));
    let roles = rules::roles(context);
    let (elsewhere, remarks) = (rules::elsewhere(context), rules::remarks(context));
    let committees = committees::committees(context);
    let rows: Vec<u16> = committees.iter().map(|row| row.seq).collect();
    context.vocabulary.committees = rows.iter().max().copied();
    let mut notice = Notice {
        edition: context.edition.clone(),
        digest: format!("{digest:016x}"),
        head,
        covers,
        questions,
        exclusions,
        verify_rules,
        roles,
        unclear_written,
        elsewhere,
        remarks,
        paths: rules::paths(context),
        ladders,
        kinds,
        kind_clauses,
        kind_arguments: kinds::kind_arguments(context),
        judgements: rules::judgements(context),
        fees: times::fees(context),
        windows: windows::windows(context),
        holidays: model::Holidays::default(),
        publicity: times::publicity(context),
        rhythms: times::rhythms(context),
        signups: times::signups(context),
        schooling: times::schooling(context),
        links: times::links(context),
        shows: library::shows(context.folders[1]),
        default_committees: committees::defaults(context, &rows),
        committees,
        citation: citation::citation(context),
        courses: courses::courses(context),
        certificate: certificate::certificate(context),
        materials,
        pages,
        wordings,
        vocabulary: context.vocabulary.clone(),
        prepared: Prepared::default(),
        verify: Vec::new(),
        clauses: Vec::new(),
    };
    notice.holidays = windows::holidays(context, &notice);
    context.coverage = unwritten::coverage(context);
    notice.verify_rules.extend(unwritten::rules(context, covers));
    notice.verify = std::mem::take(&mut context.verify);
    notice.clauses = std::mem::take(&mut context.used);
    questions::check_read(context, &notice);
    library::check_aids(context);
    Some(notice)
}

/// Every table of a kind that stands within clauses, with the clause it belongs to.
fn effects<'s, T: 's>(
    context: &Context<'s>,
    pick: impl Fn(&'s source::clause::Clause) -> &'s [T],
) -> Vec<(Location, &'s str, &'s T)> {
    let own = context.folders[1];
    let mut found = Vec::new();
    for (file, clause) in own.filed_clauses() {
        for effect in pick(clause) {
            let location = Location { file: file.to_owned(), table: clause.id.clone() };
            found.push((location, clause.id.as_str(), effect));
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
            context.location = Location { file: name.clone(), table: String::new() };
            if found.replace(table).is_some() {
                context.report(Code::DuplicateId, "这张表在本版中写了两次");
            }
        }
    }
    found
}

fn head(context: &mut Context<'_>) -> Option<(model::Head, Set<Matter>, bool)> {
    let Some(head) = single(context, |file| file.notice.as_ref()) else {
        context.location = Location { file: context.edition.clone(), table: String::new() };
        context.report(Code::Incomplete, "缺少 [notice] 表，请写明通知名称、区县、年度和机关");
        return None;
    };
    let covers = context.set(&head.covers);
    let unclear_written = match head.unclear.as_deref() {
        None => false,
        Some("各条已写明") => true,
        Some(other) => {
            context
                .report(Code::UnknownOption, format!("没有「{other}」，unclear 应为 各条已写明"));
            false
        }
    };
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
    Some((head, covers, unclear_written))
}
