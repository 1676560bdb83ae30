//! Compiling what a person writes and hands in: citation, continuing education, materials, registration.

use super::context::{Context, Place};
use super::{effects, single};
use crate::domain::fact::{RowKind, achievement};
use crate::domain::options::List;
use crate::notice::finding::Code;
use crate::notice::model;

/// Citable points and how they are cited.
pub fn citation(context: &mut Context<'_>) -> Option<model::Citation> {
    let mut points = Vec::new();
    for (place, id, point) in effects(context, |clause| clause.point.as_slice()) {
        context.place = place;
        let clause = context.proof(id);
        let words =
            context.used.get(usize::from(clause)).map(model::Clause::words).unwrap_or_default();
        points.push(model::Point {
            level: context.place_of(&point.level, List::Levels).unwrap_or_default(),
            number: point.number,
            series: context.bits(&point.series, List::Series),
            kinds: context.bits(&point.kinds, List::Achievements),
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

/// Continuing education.
pub fn courses(context: &mut Context<'_>) -> Option<model::Courses> {
    let courses = single(context, |file| file.courses.as_ref())?;
    let rule = courses.to_year.map(|to_year| {
        let mut public: Vec<(i32, i32)> =
            courses.public.iter().map(|hours| (hours.from, hours.hours)).collect();
        public.sort_by_key(|(from, _)| std::cmp::Reverse(*from));
        model::CourseRule {
            to_year,
            from_year: courses.years.map(|years| to_year - years + 1),
            total: courses.total,
            public,
            first_time: courses.first_time.clone(),
        }
    });
    if courses.gate && (courses.clauses.is_empty() || rule.is_none()) {
        context.report(Code::Incomplete, "作为门槛的继续教育，须写明 to_year 和作依据的 clauses");
    }
    Some(model::Courses {
        status: courses.status.clone(),
        rule,
        gate: courses.gate,
        clauses: context.clause_list(&courses.clauses),
    })
}

/// Materials (材料).
pub fn materials(context: &mut Context<'_>) -> Vec<model::Material> {
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

/// Registration of certificates.
pub fn certificate(context: &mut Context<'_>) -> Option<model::Certificate> {
    let tables = context.tables(|file| file.action.as_slice());
    let names = context.actions.clone();
    let mut actions = Vec::new();
    for (place, action) in tables {
        context.place = Place { table: action.action.clone().unwrap_or_default(), ..place };
        actions.push(model::Action {
            when: context.condition(action.when.as_ref()),
            action: action.action.clone(),
            say: action.say.clone(),
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
