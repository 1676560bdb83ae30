use std::cell::Cell as Count;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use proptest::prelude::*;
use serde_json::json;
use zhicheng::assess::whatif::{
    Change, Pause, WhatIf, after, reached, whatif, whatif_in_turns, whatif_within,
};
use zhicheng::assess::{Outcome, assess};
use zhicheng::domain::fact::{Cell, ListKind};
use zhicheng::domain::{Case, Fact, Kind, Value, read};
use zhicheng::notice::Notice;
use zhicheng::notice::model::{By, Exclusion};

use super::support::{any_case, example, near_case, notice, notice_of};

/// Every way of choosing one alternative for each change.
fn ways(changes: &[Vec<Change>]) -> Vec<Vec<Change>> {
    changes.iter().fold(vec![Vec::new()], |ways, alternatives| {
        ways.iter()
            .flat_map(|way| {
                alternatives
                    .iter()
                    .map(move |change| [way.as_slice(), std::slice::from_ref(change)].concat())
            })
            .collect()
    })
}

/// Each set is enough, and no part of it is.
fn check(notice: &Notice, case: &Case, found: &WhatIf) {
    let enough = |changes: &[Change]| {
        let (case, assessment) = after(notice, case, changes);
        reached(notice, &case, &assessment)
    };
    if let Some(year) = found.year {
        assert!(enough(&[Change::Year(year)]));
    }
    for solution in &found.solutions {
        assert!(solution.changes.iter().all(|alternatives| !alternatives.is_empty()));
        for way in ways(&solution.changes) {
            assert!(enough(&way), "not enough: {way:?}");
            for part in 0..(1u32 << way.len()) - 1 {
                let chosen: Vec<Change> = way
                    .iter()
                    .enumerate()
                    .filter(|(place, _)| part & (1 << place) != 0)
                    .map(|(_, change)| change.clone())
                    .collect();
                assert!(!enough(&chosen), "too much: {way:?}, {chosen:?} is enough");
            }
        }
    }
    assert!(found.solutions.windows(2).all(|pair| pair[0].by <= pair[1].by));
}

fn found(changes: serde_json::Value) -> WhatIf {
    let case = example(&changes);
    let notice = notice_of(&case).unwrap();
    let found = whatif(notice, &case);
    assert!(!found.stopped, "{} assessments", found.assessed);
    check(notice, &case, &found);
    found
}

#[test]
fn who_may_apply_is_told_nothing() {
    assert_eq!(found(json!({})), WhatIf::default());
}

#[test]
fn a_year_short_is_a_year_to_wait_or_a_policy() {
    let found = found(
        json!({"titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2019-06", "source": "重庆评审"}]}),
    );
    assert_eq!(found.year, Some(2023));
    let first = &found.solutions[0];
    assert_eq!(
        (first.by, first.changes.as_slice()),
        (By::Time, [vec![Change::Year(2023)]].as_slice())
    );
    assert!(!first.decisive.is_empty());
    let facts: Vec<_> = found
        .solutions
        .iter()
        .filter(|other| other.changes.len() == 1)
        .filter_map(|other| other.changes[0][0].fact())
        .collect();
    for fact in [Fact::Rural, Fact::Epidemic, Fact::Education] {
        assert!(facts.contains(&fact.slot()), "{fact:?}");
    }
    assert_eq!(found.solutions.last().unwrap().by, By::Nobody);
}

#[test]
fn a_second_application_in_one_year_waits_for_the_next() {
    let found = found(json!({"applied_this_year": 1}));
    assert_eq!(found.year, None);
    let cell = (Fact::AppliedThisYear.slot(), Cell::Number(0.0));
    assert_eq!(found.solutions[0].changes, [vec![Change::Answers(vec![cell])]]);
    assert_eq!(found.solutions[0].by, By::Time);
    let clause = notice().clause(found.solutions[0].decisive[0]).unwrap();
    let refuses = |rule: &Exclusion| notice().clause(rule.clause).unwrap().id == clause.id;
    assert!(notice().exclusions.iter().any(refuses), "{}", clause.id);
}

#[test]
fn what_nobody_can_change_comes_last_and_does_not_end_the_search() {
    let found = found(json!({"person_category": "公务员"}));
    assert!(!found.solutions.is_empty());
    assert!(found.solutions.iter().all(|solution| solution.by == By::Nobody));
}

#[test]
fn ten_months_in_chongqing_become_twelve() {
    let found = found(
        json!({"archive_location": "重庆市外", "insured_location": "本区", "insured_unit_same": "是", "cq_work_months": 10}),
    );
    let month = Change::Answers(vec![(Fact::CqWorkMonths.slot(), Cell::Number(12.0))]);
    assert_eq!(found.solutions[0].changes, [vec![month]]);
}

#[test]
fn without_a_title_the_prior_one_is_obtained_and_the_years_are_waited_for() {
    let found = found(json!({"titles": [], "change_kind": null}));
    let title_and_years = found.solutions.iter().any(|solution| {
        let changes: Vec<_> = solution.changes.iter().flatten().collect();
        changes.iter().any(|change| matches!(change, Change::Add { list: ListKind::Title, .. }))
            && changes.iter().any(|change| **change == Change::Year(2026))
    });
    assert!(title_and_years, "{found:#?}");
}

#[test]
fn what_must_change_anyway_leaves_room_for_the_rest() {
    let found = found(json!({"titles": [], "change_kind": null, "uses_nominal_unit": "是"}));
    assert!(found.solutions.iter().any(|solution| {
        solution.changes.len() == 3
            && solution.changes.iter().flatten().any(|change| *change == Change::Year(2026))
    }));
    println!("{} assessments", found.assessed);
}

#[test]
fn the_limit_ends_the_search_and_is_told() {
    let case = example(
        &json!({"target_level": "高级工程师", "uses_nominal_unit": "是", "is_unit_admin": "是", "applied_this_year": 2, "discipline": ["警告"]}),
    );
    let found = whatif_within(notice(), &case, 10);
    assert!(found.stopped);
}

#[test]
fn a_search_that_gives_others_turns_finds_the_same() {
    let case = example(&json!({"uses_nominal_unit": "是", "titles": []}));
    let notice = notice_of(&case).unwrap();
    let turns = Count::new(0);
    let turn = || -> Option<Pause> {
        turns.set(turns.get() + 1);
        Some(Box::pin(std::future::ready(())))
    };
    let search = pin!(whatif_in_turns(notice, &case, &turn));
    let Poll::Ready(found) = search.poll(&mut Context::from_waker(Waker::noop())) else {
        panic!("turns that are over at once kept the search waiting");
    };
    assert_eq!(found, whatif(notice, &case));
    assert!(turns.get() > 0 && turns.get() >= found.assessed / 32, "{} turns", turns.get());
}

#[test]
fn the_same_case_gives_the_same_answer() {
    let case = example(&json!({"uses_nominal_unit": "是", "titles": []}));
    assert_eq!(whatif(notice(), &case), whatif(notice(), &case));
}

/// Single answers that are enough, found without the search.
fn single_answers(notice: &Notice, case: &Case) -> Vec<(Fact, Cell)> {
    let mut found = Vec::new();
    for fact in
        Fact::ALL.iter().copied().filter(|fact| fact.record().is_none() && *fact != Fact::Matter)
    {
        let Kind::Choice(options) = fact.kind() else {
            continue;
        };
        if case.cell(fact.slot()).is_open() {
            continue;
        }
        for (place, option) in options.iter().filter(|(_, option)| *option != "不清楚") {
            let mut other = case.clone();
            read::fact(
                &mut other,
                zhicheng::domain::Vocabulary::NONE,
                fact.key(),
                &Value::Text((*option).to_owned()),
            )
            .unwrap();
            if reached(notice, &other, &assess(Some(notice), &other)) {
                found.push((fact, Cell::option(place)));
            }
        }
    }
    found
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_set_is_enough_and_none_is_too_large(case in near_case()) {
        let notice = notice_of(&case).unwrap();
        let found = whatif_within(notice, &case, 3000);
        check(notice, &case, &found);
        let now = assess(Some(notice), &case);
        if now.outcome == Outcome::Unanswered || reached(notice, &case, &now) {
            prop_assert_eq!(found, WhatIf::default());
            return Ok(());
        }
        for (fact, cell) in single_answers(notice, &case) {
            let change = Change::Answers(vec![(fact.slot(), cell)]);
            let told = found.solutions.iter().any(|solution| {
                solution.changes.len() == 1 && solution.changes[0].contains(&change)
            });
            prop_assert!(told, "{:?} is missing", change);
        }
    }

    #[test]
    fn no_case_is_too_strange(case in any_case(0.8)) {
        let notice = notice_of(&case).unwrap_or(notice());
        check(notice, &case, &whatif_within(notice, &case, 300));
    }
}
