//! The line at the head of a result, what is missing, what to do next, and this year.

use crate::common;

use common::{named, notices, run};
use serde_json::{Value as Json, json};
use zhicheng::domain::options::OptionList;
use zhicheng::domain::{Case, Moment};
use zhicheng::export::outcome::{self, Head};
use zhicheng::export::text;
use zhicheng::export::words;
use zhicheng::notice::Notice;

fn judged(changes: &Json) -> (&'static Notice, Case, zhicheng::assess::Assessment) {
    let case = common::worked(changes);
    let (read, assessment, _) = run(notices(), &case);
    (named(notices(), case["edition"].as_str().unwrap()), read, assessment)
}

fn head(changes: &Json) -> Head {
    let (notice, case, assessment) = judged(changes);
    outcome::head(notice, &case, &assessment)
}

#[test]
fn a_leaning_never_says_that_nothing_helps_while_something_is_to_be_verified() {
    for changes in [
        json!({"titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2021-06", "source": "重庆评审"}]}),
        json!({"titles": [], "change_kind": null}),
        json!({"edition": common::asking("annual_reviews").edition, "insured_unit_same": "是", "annual_reviews": [],
            "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2023-06", "source": "重庆评审"}],
            "continuing_education": [], "breakthrough": {"meets_condition": "是"}}),
    ] {
        let head = head(&changes);
        let all = head.why.concat() + &head.verdict;
        assert!(all.contains("问清"), "{all}");
        for never in ["即使", "都没有问题，也不能", "不可申报"] {
            assert!(!all.contains(never), "{all}");
        }
    }
}

#[test]
fn who_is_refused_is_told_no_steps() {
    let (notice, case, assessment) = judged(&json!({"discipline": null, "applied_this_year": 2}));
    assert!(!assessment.exclusions.is_empty());
    assert!(outcome::next(notice, &case, &assessment).is_empty());
}

/// The result lists a line for each thing to ask.
#[test]
fn as_many_things_are_to_be_asked_as_are_listed() {
    let mut seen = 0;
    for notice in notices() {
        for word in notice.options(OptionList::Persons).iter().map(|(_, word)| word) {
            let changes = json!({"edition": notice.edition, "person_category": word});
            let (notice, case, assessment) = judged(&changes);
            let steps = outcome::next(notice, &case, &assessment);
            let Some(first) = steps.first().filter(|step| step.title.starts_with("先问清"))
            else {
                continue;
            };
            let listed =
                assessment.verify.iter().flat_map(|raised| words::asks(notice, raised)).count();
            assert_eq!(first.title, format!("先问清 {listed} 件事"));
            seen += 1;
        }
    }
    assert!(seen > 0);
}

/// In the notice's own year there is nothing to project; in another it is said whose rules are taken.
#[test]
fn this_year_is_a_projection_by_the_engine_and_says_so() {
    for notice in notices() {
        let year = notice.head.year;
        for of in [year, year + 1] {
            let (notice, case, assessment) = judged(&json!({"edition": notice.edition}));
            let today = Moment::parse(&format!("{of}-11-26")).unwrap();
            let told = outcome::this_year(notice, &case, &assessment, today);
            let Some(told) = told else { continue };
            assert_ne!(of, year, "{}", notice.edition);
            assert!(told.note.contains("不是通知"), "{}", told.note);
            assert!(told.note.contains(&format!("{year} 年通知")), "{}", told.note);
        }
    }
}

#[test]
fn every_link_stands_in_its_notice() {
    for notice in notices() {
        assert!(!notice.links.is_empty(), "{}", notice.edition);
        for link in &notice.links {
            assert!(notice.clause(link.clause).unwrap().verbatim().contains(&link.url));
        }
    }
}

/// A person with a title and no hours of continuing education.
fn without_hours() -> Json {
    let edition = &common::asking("continuing_education").edition;
    json!({"edition": edition, "insured_unit_same": "是", "annual_reviews": [], "continuing_education": []})
}

#[test]
fn what_is_missing_and_how_it_is_mended_is_said_once() {
    for changes in [
        json!({"ss_months": 8, "ss_recent_gap": null}),
        json!({"ss_months": 8, "ss_recent_gap": null, "applied_this_year": 1}),
        json!({"titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2019-06", "source": "重庆评审"}]}),
        without_hours(),
    ] {
        let (notice, case, assessment) = judged(&changes);
        let mut said: Vec<String> = outcome::brief(notice, &case, &assessment)
            .into_iter()
            .flat_map(|point| point.says)
            .collect();
        said.extend(outcome::mends(notice, &case, &assessment));
        let text = text::result(notice, &case, &assessment, "");
        for lack in outcome::lacks(notice, &case, &assessment) {
            for words in [lack.why, lack.mend] {
                assert_eq!(
                    said.iter().filter(|line| **line == words).count(),
                    1,
                    "{words}: {said:#?}"
                );
                assert_eq!(text.matches(&words).count(), 1, "{words}: {text}");
            }
        }
    }
}
