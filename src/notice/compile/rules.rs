//! Compiling whom a clause excludes, what is to be verified, where an application goes, and what is judged.

use super::context::{Context, Location};
use super::effects;
use crate::domain::Set;
use crate::domain::options::REVIEW;
use crate::notice::finding::Code;
use crate::notice::model;

/// Whom clauses exclude.
pub fn exclusions(context: &mut Context<'_>) -> Vec<model::Exclusion> {
    let mut found = Vec::new();
    for (location, id, exclude) in effects(context, |clause| clause.exclude.as_slice()) {
        context.location = location;
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
        let matters = context.all_matters(&exclude.matters);
        let lenient = context.lenient(exclude.unclear.as_deref());
        let (why, mend) = grounded_words(context, exclude);
        found.push(model::Exclusion {
            matters,
            when,
            lenient,
            why,
            mend,
            also: exclude.also.as_ref().map(|also| context.clause(also)),
            clause: context.proof(id),
        });
    }
    found
}

/// Why and how to mend it: the clause's own words, else those of the shared ground.
fn grounded_words(
    context: &Context<'_>,
    exclude: &crate::notice::source::clause::Exclude,
) -> (String, String) {
    let grounds = context.tables(|file| file.ground.as_slice());
    let ground = grounds
        .into_iter()
        .map(|(_, ground)| ground)
        .find(|ground| exclude.ground.as_deref() == Some(ground.name.as_str()));
    let pick = |own: &String, shared: Option<&String>| {
        if own.is_empty() { shared.cloned().unwrap_or_default() } else { own.clone() }
    };
    (
        pick(&exclude.why, ground.map(|ground| &ground.why)),
        pick(&exclude.mend, ground.map(|ground| &ground.mend)),
    )
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
pub fn ungrounded(context: &mut Context<'_>) -> Vec<model::VerifyRule> {
    let printed: Vec<&str> = effects(context, |clause| clause.exclude.as_slice())
        .into_iter()
        .filter_map(|(_, _, exclude)| exclude.ground.as_deref())
        .collect();
    let mut found = Vec::new();
    for (location, ground) in context.tables(|file| file.ground.as_slice()) {
        if printed.contains(&ground.name.as_str()) {
            continue;
        }
        context.location = Location { table: ground.name.clone(), ..location };
        let when = context.condition(Some(&ground.when));
        found.push(model::VerifyRule {
            matters: Set::of(REVIEW),
            item: context.role("ungrounded"),
            when,
            unless: None,
            ask: Some(format!("这份通知没有写{}能不能申报，请核实", ground.name)),
            effect: Some(model::Effect::Deny),
            // The notice does not print it, so it need not ask for what it rests on either.
            lenient: true,
        });
    }
    found
}

/// What is to be verified.
pub fn verify(context: &mut Context<'_>) -> Vec<model::VerifyRule> {
    let mut found = Vec::new();
    for (location, rule) in context.tables(|file| file.verify.as_slice()) {
        context.location = Location { table: rule.id.clone(), ..location };
        let unless = rule.unless.as_ref().map(|unless| context.condition(Some(unless)));
        found.push(model::VerifyRule {
            matters: context.matters(&rule.matters),
            item: context.item(&rule.id),
            when: context.condition(rule.when.as_ref()),
            unless,
            ask: rule.ask.clone(),
            effect: context.effect(rule.preliminary.as_deref()),
            lenient: context.lenient(rule.unclear.as_deref()),
        });
    }
    found
}

/// What has to be verified because no rule says it.
pub fn unwritten(context: &mut Context<'_>) -> Vec<model::VerifyRule> {
    let mut found = Vec::new();
    for (location, id, unwritten) in effects(context, |clause| clause.unwritten.as_slice()) {
        context.location = location;
        if unwritten.why.trim().is_empty() {
            context.report(Code::Incomplete, "请写明为什么不能写成规则（why）");
        }
        let item = context.role("unwritten");
        let clause = context.clause(id);
        if let Some(item) = context.verify.get_mut(item.index())
            && !item.clauses.contains(&clause)
        {
            item.clauses.push(clause);
        }
        found.push(model::VerifyRule {
            matters: context.all_matters(&unwritten.matters),
            item,
            when: context.condition(unwritten.when.as_ref()),
            unless: None,
            ask: Some(unwritten.why.clone()),
            effect: Some(model::Effect::Withhold),
            lenient: false,
        });
    }
    found
}

/// What is raised where the engine itself must ask.
pub fn roles(context: &mut Context<'_>) -> model::Roles {
    let own = context.folders[1];
    let named = own.files.iter().find(|(_, file)| file.roles.is_some());
    let file = named.map_or_else(|| own.edition.clone(), |(name, _)| name.clone());
    context.location = Location { file, table: "roles".to_owned() };
    model::Roles {
        uncovered: context.role("uncovered"),
        unclear: context.role("unclear"),
        unasked: context.role("unasked"),
        no_path: context.role("no_path"),
        unsettled: context.role("unsettled"),
        courses: context.role("courses"),
    }
}

/// Where clauses send people to another procedure.
pub fn elsewhere(context: &mut Context<'_>) -> Vec<model::Elsewhere> {
    let mut found = Vec::new();
    for (location, id, elsewhere) in effects(context, |clause| clause.elsewhere.as_slice()) {
        context.location = location;
        if elsewhere.place.trim().is_empty() {
            context.report(Code::Incomplete, "请写明到哪里、怎样办（where）");
        }
        found.push(model::Elsewhere {
            matters: context.all_matters(&elsewhere.matters),
            when: context.condition(elsewhere.when.as_ref()),
            how: elsewhere.place.clone(),
            clause: context.proof(id),
        });
    }
    found
}

/// Remarks on results.
pub fn remarks(context: &mut Context<'_>) -> Vec<model::Remark> {
    let mut found = Vec::new();
    for (location, id, remark) in effects(context, |clause| clause.remark.as_slice()) {
        context.location = location;
        found.push(model::Remark {
            matters: context.matters(&remark.matters),
            when: context.condition(remark.when.as_ref()),
            text: remark.text.clone(),
            clause: context.proof(id),
        });
    }
    found
}

/// The paths (申报路径).
pub fn paths(context: &mut Context<'_>) -> Vec<model::Path> {
    let mut found = Vec::new();
    for (location, id, path) in effects(context, |clause| clause.path.as_slice()) {
        context.location = location;
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

/// Judgements of the neighbouring matters.
pub fn judgements(context: &mut Context<'_>) -> Vec<model::Judgement> {
    let mut found = Vec::new();
    for (location, judgement) in context.tables(|file| file.judgement.as_slice()) {
        context.location = Location { table: judgement.result.clone(), ..location };
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
            why: judgement.why.clone(),
            clauses: context.clause_list(&judgement.clauses),
        });
    }
    found
}
