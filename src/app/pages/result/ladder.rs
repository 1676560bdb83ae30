//! The qualification ladder: five rungs, and how the years were counted.

use leptos::prelude::*;

use super::facts::clauses;
use super::years;
use crate::app::components::{LadderPicture, Rung, SummaryList, SummaryRow};
use crate::app::pages::quotes;
use crate::app::state::View;
use crate::app::words;
use crate::assess::Status;
use crate::assess::assessment::{Role, RungResult, RungStatus};
use crate::domain::options::Level;
use crate::domain::{Fact, Moment, Place};
use crate::export::words as phrases;
use crate::notice::model::Ladder;

/// How the years stand, in a line; none where the ladder is blank.
pub fn about(view: &View) -> Option<String> {
    let result = &view.assessment.ladder;
    if result.rungs.is_empty() {
        return None;
    }
    let status = result.status.map_or("", Status::text);
    let years = result.required.zip(result.served).map(|(required, served)| {
        ["：要求 ", &years(required), "，已满 ", &years(served)].concat()
    });
    Some([words::YEARS, status, &years.unwrap_or_default()].concat())
}

/// The ladder as it stands for the case.
pub fn body(view: &View) -> Vec<AnyView> {
    let result = &view.assessment.ladder;
    let Some(ladder) = view.assessment.ladder_in(&view.notice) else {
        return Vec::new();
    };
    let rungs = result.rungs.iter().map(|state| rung(view, state, result.target)).collect();
    let others: Vec<_> = [Role::Cutoff, Role::Reduction, Role::Delay]
        .into_iter()
        .flat_map(|role| clauses(view, role))
        .collect();
    let others = quotes::folded(&view.notice, words::OTHER_CLAUSES, &others);
    vec![
        view! { <LadderPicture label=words::RUNGS rungs=rungs/> }.into_any(),
        count(view, ladder),
        quotes::beside(&view.notice, &clauses(view, Role::Row)),
        view! { <div class="no-print">{others}</div> }.into_any(),
    ]
}

fn rung(view: &View, rung: &RungResult, target: Option<Place<Level>>) -> Rung {
    let target = target == Some(rung.level);
    let held = rung.status == RungStatus::Held;
    let series = view.case.place(Fact::TargetSeries);
    let name = view.notice.vocabulary.level_in_words(rung.level, series);
    let mut lines = vec![
        [
            if target { words::TARGET_RUNG } else { "" },
            &phrases::rung(&view.assessment.ladder, rung),
        ]
        .concat(),
    ];
    if let Some(required) = rung.required.filter(|_| !held) {
        let served =
            rung.served.map(|served| ["，已满 ", &years(served)].concat()).unwrap_or_default();
        lines.push(["要求 ", &years(required), &served].concat());
    }
    // Where it is met already the first year says nothing more.
    let met = rung.status == RungStatus::Judged(Status::Met);
    if let Some(year) = rung.earliest.filter(|_| !held && !met) {
        lines.push([words::EARLIEST, " ", &year.to_string()].concat());
    }
    Rung { name, lines, held, target }
}

/// How the years were counted.
fn count(view: &View, ladder: &Ladder) -> AnyView {
    let result = &view.assessment.ladder;
    let number = |name: &str, number: Option<i32>| {
        number.and_then(|number| SummaryRow::words(name, &years(number)))
    };
    let prior = result.prior.map(|prior| {
        let kind = if prior.qualification { words::QUALIFICATION } else { "" };
        let name = phrases::prior_name(Some(&view.notice), &view.case, prior);
        [name, kind, "，", &phrases::dated(&prior.obtained.to_string()), "取得"].concat()
    });
    let reduction = result.reduced_by.and_then(|reduction| reduction.of(&ladder.reductions));
    let reduced =
        reduction.map(|reduction| years(result.reduction) + "（" + &reduction.name + "）");
    let basis = phrases::basis(ladder);
    let cutoff = phrases::moment(Moment { date: ladder.cutoff, minute: None });
    let earliest = result.earliest.filter(|_| result.status != Some(Status::Met));
    let earliest = earliest.map(|year| year.to_string()).unwrap_or_default();
    let rows = [
        SummaryRow::words(words::STANDING, result.status.map_or("", Status::text)),
        SummaryRow::words(words::PRIOR, &prior.unwrap_or_default()),
        SummaryRow::words(words::CUTOFF, &cutoff),
        number(words::REQUIRED, result.required),
        SummaryRow::words(words::REDUCED, &reduced.unwrap_or_default()),
        number(words::DELAYED, Some(result.delay).filter(|delay| *delay > 0)),
        number(words::SERVED, result.served),
        number(words::SHORTFALL, result.shortfall.filter(|years| *years > 0)),
        SummaryRow::words(words::EARLIEST, &earliest),
        SummaryRow::words(words::BASIS, &basis),
    ];
    view! { <SummaryList rows=rows.into_iter().flatten().collect()/> }.into_any()
}
