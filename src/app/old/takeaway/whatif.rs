//! 如果……会怎样: the earliest year and the smallest changes, by who can bring them about.

use std::sync::Arc;

use leptos::prelude::*;

use super::state::{Seen, Takeaway};
use super::text;
use crate::app::old::node::{Node, el, live};
use crate::app::old::parts::clause;
use crate::assess::assessment::Outcome;
use crate::assess::whatif::{Solution, WhatIf, YEAR_NOTE, reached};
use crate::export::answers;
use crate::notice::model::By;

/// So many ways of a group are shown; the rest is behind a line to open.
const SHOWN: usize = 4;

/// The section, filled in once the search is done.
pub fn body(page: Takeaway, seen: &Arc<Seen>) -> Node {
    let seen = Arc::clone(seen);
    let found = live(move || match page.whatif.get() {
        None => el("p").class("hint").text(text::COUNTING),
        Some(found) => shown(&seen, &found),
    });
    el("div")
        .child(el("p").text(text::WHATIF_LEAD))
        .child(el("div").attr("aria-live", "polite").child(found))
}

fn shown(seen: &Seen, found: &WhatIf) -> Node {
    if seen.assessment.outcome == Outcome::Unanswered {
        return el("p").text(text::WHATIF_OPEN);
    }
    if reached(&seen.notice, &seen.case, &seen.assessment) {
        return el("p").text(text::WHATIF_REACHED);
    }
    let year = match found.year {
        Some(year) => {
            let words = format!("{} {year} {}", text::WHATIF_YEAR, text::WHATIF_YEAR_THEN);
            let note = el("p").class("hint").text(YEAR_NOTE).text("。");
            el("div").child(el("p").class("lead").text(&words)).child(note)
        }
        None => el("p").class("lead").text(text::WHATIF_NO_YEAR),
    };
    let groups = By::ALL
        .into_iter()
        .zip(text::GROUPS)
        .filter_map(|((by, _), words)| group(seen, found, by, words));
    let groups: Vec<Node> = groups.collect();
    let none = groups.is_empty().then(|| el("p").text(text::WHATIF_NONE));
    el("div")
        .child(year)
        .children(groups)
        .child_opt(none)
        .child_opt(found.stopped.then(|| el("p").class("hint").text(text::WHATIF_STOPPED)))
}

fn group(seen: &Seen, found: &WhatIf, by: By, words: (&str, &str)) -> Option<Node> {
    let mut ways = found
        .solutions
        .iter()
        .filter(|solution| solution.by == by)
        .map(|solution| way(seen, solution));
    let first: Vec<Node> = ways.by_ref().take(SHOWN).collect();
    if first.is_empty() {
        return None;
    }
    let rest: Vec<Node> = ways.collect();
    let more = (!rest.is_empty()).then(|| {
        el("details")
            .class("why")
            .child(el("summary").text(&format!("{}（{} 种）", text::MORE, rest.len())))
            .child(el("ul").class("ways").children(rest))
    });
    Some(
        el("div")
            .child(el("h3").text(words.0).child(el("span").class("hint").text("　").text(words.1)))
            .child(el("ul").class("ways").children(first))
            .child_opt(more),
    )
}

fn way(seen: &Seen, solution: &Solution) -> Node {
    let changes = solution
        .changes
        .iter()
        .map(|alternatives| answers::change(&seen.notice, &seen.case, alternatives));
    let changes: Vec<String> = changes.collect();
    let clauses = clause::beside(&seen.notice, &solution.decisive);
    el("li").child(el("p").text(&changes.join(text::AND))).child(clauses)
}
