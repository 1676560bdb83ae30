//! What no rule says, though the notice does: whoever it may touch has to ask.

use std::collections::BTreeSet;

use super::context::Context;
use crate::domain::options::{Matter, REVIEW, Series};
use crate::domain::{Fact, Set};
use crate::notice::Condition;
use crate::notice::condition::SURE;
use crate::notice::coverage::{self, Coverage};
use crate::notice::model::{Effect, VerifyRule};
use crate::notice::source::UNPRINTED;

/// Sentences that are told; the others are only counted.
const TOLD: usize = 3;
/// Letters of a sentence that are told.
const LONGEST: usize = 60;

/// What becomes of every sentence, now that everything a rule rests on is known.
pub fn coverage(context: &Context<'_>) -> Option<Coverage> {
    let mut used: BTreeSet<&str> = context.rests.iter().map(String::as_str).collect();
    let own = context.folders[1];
    used.extend(own.forms.iter().flat_map(|(_, form)| form.clauses()));
    coverage::of(own, &used)
}

/// What has to be verified because the notice does not print the day to which years are counted.
pub fn cutoffs(context: &mut Context<'_>) -> Vec<VerifyRule> {
    let mut rules = Vec::new();
    for (location, ladder) in context.tables(|file| file.ladder.as_slice()) {
        if ladder.cutoff_clause.as_deref() != Some(UNPRINTED) {
            continue;
        }
        context.location = location;
        let series: Set<Series> = context.set(&ladder.series);
        rules.push(VerifyRule {
            matters: Set::of(REVIEW),
            item: context.role("unwritten"),
            when: Condition::Is(Fact::TargetSeries.slot(), series.bits(), SURE),
            unless: None,
            ask: Some(format!("通知没有写任职年限算到哪一天，这里算到 {}，请核实", ladder.cutoff)),
            effect: Some(Effect::Withhold),
            lenient: false,
        });
    }
    rules
}

/// What has to be verified because a sentence or clause of the notice makes no rule, in whatever matter
/// the notice `covers`.
pub fn rules(context: &mut Context<'_>, covers: Set<Matter>) -> Vec<VerifyRule> {
    let Some(coverage) = context.coverage.clone() else {
        return Vec::new();
    };
    let untold: Vec<String> =
        coverage.untold().map(|sentence| sentence.text.chars().take(LONGEST).collect()).collect();
    let idle: Vec<&str> = coverage.idle.iter().map(|(_, id)| id.as_str()).collect();
    let mut rules = Vec::new();
    let mut add = |item, ask: String| {
        rules.push(VerifyRule {
            matters: covers,
            item,
            when: Condition::Always,
            unless: None,
            ask: Some(ask),
            effect: Some(Effect::Withhold),
            lenient: false,
        });
    };
    if !untold.is_empty() {
        let shown: Vec<&str> = untold.iter().take(TOLD).map(String::as_str).collect();
        let more =
            if untold.len() > TOLD { format!("等 {} 句", untold.len()) } else { String::new() };
        let ask = format!(
            "通知里有的话还没有写成规则，请核实对您有没有影响：“{}”{more}",
            shown.join("”“")
        );
        add(context.role("unwritten"), ask);
    }
    if !idle.is_empty() {
        let item = context.role("unwritten");
        for id in idle {
            let clause = context.clause(id);
            if let Some(item) = context.verify.get_mut(item.index())
                && !item.clauses.contains(&clause)
            {
                item.clauses.push(clause);
            }
        }
        add(item, "通知的有些条款还没有写成规则，请核实对您有没有影响".to_owned());
    }
    rules
}
