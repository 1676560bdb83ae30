//! Compiling how conditions are cited, and the points that can be.

use super::context::Context;
use super::{effects, single};
use crate::domain::fact::{ListKind, achievement};
use crate::notice::finding::Code;
use crate::notice::model;

/// Citable points and how they are cited.
pub fn citation(context: &mut Context<'_>) -> Option<model::Citation> {
    let mut points = Vec::new();
    for (location, id, point) in effects(context, |clause| clause.point.as_slice()) {
        context.location = location;
        let clause = context.proof(id);
        let words = clause.of(&context.used).map(model::Clause::words).unwrap_or_default();
        points.push(model::Point {
            level: context.place_of(&point.level).unwrap_or_default(),
            number: point.number,
            series: context.set(&point.series),
            kinds: context.set(&point.kinds),
            fits: context.entry_condition(ListKind::Achievement, point.fits.as_ref()),
            cited_as: point.place.clone(),
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
    let members = ListKind::Achievement.members();
    debug_assert_eq!(members.get(achievement::KIND).map(|member| member.key), Some("kind"));
    Some(model::Citation {
        template: citation.template.clone(),
        exception: citation.exception.clone(),
        document: citation.document.clone(),
        unusable: citation
            .unusable
            .iter()
            .map(|when| context.entry_condition(ListKind::Achievement, Some(when)))
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
