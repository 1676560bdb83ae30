//! Compiling the 申请类型: what defines them, what opens them, and what speaks for and against them.

use super::context::Context;
use super::effects;
use crate::domain::Place;
use crate::domain::options::ApplicationKind;
use crate::notice::finding::Code;
use crate::notice::model;

/// Rules for 申请类型, and the clauses that define each.
pub fn kinds(
    context: &mut Context<'_>,
) -> (Vec<model::KindRule>, Vec<(Place<ApplicationKind>, model::ClauseId)>) {
    let mut rules = Vec::new();
    for (location, id, exception) in effects(context, |clause| clause.exception.as_slice()) {
        context.location = location;
        let Some(kind) = context.place_of(&exception.kind) else {
            continue;
        };
        rules.push(model::KindRule {
            kind,
            when: context.condition(Some(&exception.when)),
            verify: exception.verify.as_ref().map(|id| context.item(id)),
            effect: context.effect(exception.preliminary.as_deref()),
            clause: context.proof(id),
        });
    }
    let mut clauses = Vec::new();
    for (location, id, name) in effects(context, |clause| clause.defines.as_slice()) {
        context.location = location;
        if let Some(kind) = context.place_of(name) {
            clauses.push((kind, context.clause(id)));
        }
    }
    (rules, clauses)
}

/// What clauses say for and against each 申请类型.
pub fn kind_arguments(context: &mut Context<'_>) -> Vec<model::KindArgument> {
    let mut found = Vec::new();
    for (location, id, speaks) in effects(context, |clause| clause.speaks.as_slice()) {
        context.location = location;
        let Some(kind) = context.place_of(&speaks.kind) else {
            continue;
        };
        let supports = match speaks.verdict.as_str() {
            "支持" => true,
            "不支持" => false,
            other => {
                let message = format!("没有「{other}」，应为 支持 或 不支持");
                context.report(Code::UnknownOption, message);
                continue;
            }
        };
        found.push(model::KindArgument {
            kind,
            supports,
            when: context.condition(Some(&speaks.when)),
            why: speaks.why.clone(),
            clause: context.proof(id),
        });
    }
    found
}
