//! The qualification ladder: five rungs, and how the years were counted.

use crate::app::old::node::{Node, el, nothing};
use crate::app::old::parts::rows::{line, rows};
use crate::app::old::parts::{clause, section};
use crate::app::old::state::View;
use crate::app::words as text;
use crate::assess::Status;
use crate::assess::assessment::{Role, Rung, RungStatus};
use crate::domain::{Moment, options};
use crate::export::words;
use crate::notice::model::Ladder;

/// The ladder as it stands for the case; nothing where it is blank.
pub fn ladder(view: &View) -> Node {
    let standing = &view.assessment.ladder;
    let Some(ladder) = view.notice.ladder.as_ref().filter(|_| !standing.rungs.is_empty()) else {
        return nothing();
    };
    let rungs = standing.rungs.iter().map(|state| rung(state, standing.target));
    let others: Vec<_> = [Role::Cutoff, Role::Reduction, Role::Delay]
        .into_iter()
        .flat_map(|role| super::clauses(view, role))
        .collect();
    section(text::LADDER)
        .child(el("ol").class("ladder").attr("aria-label", text::RUNGS).children(rungs))
        .child(count(view, ladder))
        .child(clause::quotes(&view.notice, &super::clauses(view, Role::Row)))
        .child(el("div").class("no-print").child(clause::folded(
            &view.notice,
            text::OTHER_CLAUSES,
            &others,
        )))
}

fn rung(rung: &Rung, target: Option<u8>) -> Node {
    let aimed = target == Some(rung.level);
    let class = match (aimed, rung.status) {
        (true, _) => "rung rung--target",
        (_, RungStatus::Held) => "rung rung--held",
        _ => "rung",
    };
    let name = options::LEVELS.get(usize::from(rung.level)).copied().unwrap_or_default();
    let state = |words: &str| el("span").class("rung__state").text(words);
    let needs = rung.required.filter(|_| rung.status != RungStatus::Held).map(|required| {
        let served = rung
            .served
            .map(|served| ["，已满 ", &super::years(served)].concat())
            .unwrap_or_default();
        state(&["要求 ", &super::years(required), &served].concat())
    });
    // Where it is met already the first year says nothing more.
    let earliest = rung
        .earliest
        .filter(|_| {
            rung.status != RungStatus::Held && rung.status != RungStatus::Judged(Status::Met)
        })
        .map(|year| state(&[text::EARLIEST, " ", &year.to_string()].concat()));
    el("li")
        .class(class)
        .attr_opt("aria-current", aimed.then_some("true"))
        .child(el("span").class("rung__name").text(name))
        .child(state(if aimed { text::TARGET_RUNG } else { "" }).text(&standing(rung.status)))
        .child_opt(needs)
        .child_opt(earliest)
}

/// How a rung stands. Only the years are judged here: somebody may be excluded all the same.
fn standing(status: RungStatus) -> String {
    match status {
        RungStatus::Judged(status) => [text::YEARS, status.text()].concat(),
        RungStatus::Held | RungStatus::Open => status.text().to_owned(),
    }
}

/// How the years were counted.
fn count(view: &View, ladder: &Ladder) -> Node {
    let standing = &view.assessment.ladder;
    let number = |name: &str, number: Option<i32>| {
        number.and_then(|number| line(name, &super::years(number)))
    };
    let prior = standing.prior.map(|prior| {
        let kind = if prior.qualification { text::QUALIFICATION } else { "" };
        [words::prior_name(&view.case, prior), kind, "，", &prior.obtained.to_string(), " 取得"]
            .concat()
    });
    let policy = standing.policy.and_then(|policy| ladder.policies.get(usize::from(policy)));
    let reduced =
        policy.map(|policy| super::years(standing.reduction) + "（" + &policy.name + "）");
    let other = if ladder.basis.starts_with(text::REFERENCE) { text::OTHER_BASIS } else { "" };
    let basis = [ladder.basis.as_str(), other].concat();
    rows()
        .child_opt(line(text::STANDING, standing.status.map_or("", Status::text)))
        .child_opt(line(text::PRIOR, &prior.unwrap_or_default()))
        .child_opt(line(
            text::CUTOFF,
            &super::deadlines::day(Moment { date: ladder.cutoff, minute: None }),
        ))
        .child_opt(number(text::REQUIRED, standing.required))
        .child_opt(line(text::REDUCED, &reduced.unwrap_or_default()))
        .child_opt(number(text::DELAYED, Some(standing.delay).filter(|delay| *delay > 0)))
        .child_opt(number(text::SERVED, standing.served))
        .child_opt(number(text::SHORTFALL, standing.shortfall.filter(|years| *years > 0)))
        .child_opt(line(
            text::EARLIEST,
            &standing.earliest.map(|year| year.to_string()).unwrap_or_default(),
        ))
        .child_opt(line(text::BASIS, &basis))
}
