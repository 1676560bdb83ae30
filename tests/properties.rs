//! What holds for every case, tried on cases at random over the whole dictionary.

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use common::cases;
use common::generate::{self, case, garbage, variation};
use common::{FICTIONAL, at, compiled, fictional, ids, named, notice_set, notices, read, run};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value as Json, json};
use zhicheng::assess::assessment::Role;
use zhicheng::assess::kinds::kind_arguments;
use zhicheng::assess::{Assessment, asking, assess};
use zhicheng::domain::fact::Fact;
use zhicheng::domain::options::{self, Matter};
use zhicheng::domain::{Place, Set, Truth};
use zhicheng::export::json;
use zhicheng::notice::condition::Facts;
use zhicheng::notice::model::Question;
use zhicheng::notice::sieve::{Rule, Sifted};
use zhicheng::notice::{Condition, Notice};

fn editions() -> Vec<String> {
    notices().iter().map(|notice| notice.edition.clone()).collect()
}

/// A case at random, or a worked example with a few answers changed.
fn any_case() -> BoxedStrategy<Json> {
    prop_oneof![1 => case(&editions()), 9 => variation(examples(|_, _| true))].boxed()
}

/// The facts of the worked examples that `fits` picks by their facts and what comes out.
fn examples(fits: impl Fn(&Json, &Json) -> bool) -> Vec<Json> {
    static EXAMPLES: OnceLock<Vec<(Json, Json)>> = OnceLock::new();
    let all = EXAMPLES.get_or_init(|| {
        cases::load(&at("public/notices"))
            .into_iter()
            .map(|example| Json::Object(example.facts))
            .map(|facts| (facts.clone(), run(notices(), &facts).2))
            .collect()
    });
    all.iter().filter(|(facts, json)| fits(facts, json)).map(|(facts, _)| facts.clone()).collect()
}

/// That the sieve lets through what holds or is undecided, in the order of `rules`, and nothing that does not
/// apply; `of` says of a rule whether it applies and when it holds.
fn check<T: Rule>(
    left: &Sifted<'_>,
    facts: &Facts<'_>,
    about: &str,
    rules: &[T],
    of: impl Fn(&T) -> (bool, &Condition),
) {
    let holding: Vec<usize> = left.holding(rules).map(|(place, _)| place.index()).collect();
    let open: Vec<usize> = left.open(rules).map(|(place, _)| place.index()).collect();
    assert!(holding.is_sorted() && open.is_sorted());
    for (place, (applies, when)) in rules.iter().map(of).enumerate() {
        let truth = when.test(facts);
        let rule = format!("{about} {:?} {place}", T::GROUP);
        let applying = |places: &[usize]| places.contains(&place);
        assert!(applies || !applying(&holding) && !applying(&open), "{rule} is of another");
        assert!(!applies || truth != Truth::Yes || applying(&holding), "{rule} holds");
        assert!(!applies || truth == Truth::No || applying(&open), "{rule} is open");
    }
}

/// That the sieve of every matter lets through what holds or is undecided, in the notice's order, and
/// nothing of another matter.
fn sifted_rightly(notice: &Notice, facts: &Facts<'_>) {
    for (matter, name) in Place::each(options::MATTERS) {
        let matter = matter.among();
        let left = notice.sieve(matter).unwrap().sift(facts);
        let id = &notice.edition;
        let of = |matters: Set<Matter>| matters.has(matter);
        let asked = |rule: &Question| {
            of(rule.matters) && rule.needed && !rule.ladder && facts.cell(rule.fact).is_open()
        };
        let about = [id, " ", *name].concat();
        check(&left, facts, &about, &notice.questions, |rule| (asked(rule), &rule.when));
        macro_rules! check_all {
            ($($list:ident),*) => {
                $(check(&left, facts, &about, &notice.$list, |rule| (of(rule.matters), &rule.when));)*
            };
        }
        check_all!(exclusions, verify_rules, elsewhere, paths, windows, materials, remarks);
    }
}

#[test]
fn no_rule_of_a_made_up_notice_is_sifted_out_that_holds_or_is_undecided() {
    for root in FICTIONAL {
        let set = fictional(root);
        let notices = compiled(&set);
        for example in cases::load(&at(root)) {
            let facts = Json::Object(example.facts);
            let Ok(case) = read(&notices, &facts) else { continue };
            let notice = named(&notices, case.edition.as_deref().unwrap());
            sifted_rightly(notice, &Facts::new(&case));
            sifted_rightly(notice, &asking(notice, &case));
        }
    }
}

/// A case about the years since a title or a qualification.
fn climber() -> BoxedStrategy<Json> {
    variation(examples(|_, json| !json["ladder"]["prior"].is_null()))
}

fn facts(case: &mut Json) -> &mut Map<String, Json> {
    case.as_object_mut().unwrap()
}

/// How good a ladder stands; nothing where it is not known.
fn standing(json: &Json) -> Option<u8> {
    match json["ladder"]["status"].as_str()? {
        "满足" => Some(2),
        "不确定" => Some(1),
        _ => Some(0),
    }
}

/// How good an outcome is; nothing while answers are missing.
fn rank(json: &Json) -> Option<u8> {
    match json["outcome"].as_str()? {
        "可申报" => Some(2),
        "需人工核实" => Some(1),
        "不可申报" => Some(0),
        _ => None,
    }
}

/// Both known, and the second worse.
fn worse(before: Option<u8>, after: Option<u8>) -> bool {
    matches!((before, after), (Some(before), Some(after)) if after < before)
}

/// The words of every clause as it stands in the files, by id.
fn printed() -> &'static BTreeMap<String, String> {
    static PRINTED: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    PRINTED.get_or_init(|| {
        notice_set()
            .clauses()
            .map(|clause| (clause.id.clone(), clause.quote.pieces().join("……")))
            .collect()
    })
}

fn has(assessment: &Assessment, role: Role) -> bool {
    assessment.reasons.iter().any(|reason| reason.role == role)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_rule_is_sifted_out_that_holds_or_is_undecided(case in any_case()) {
        let read = read(notices(), &case).unwrap();
        for notice in notices() {
            sifted_rightly(notice, &Facts::new(&read));
            sifted_rightly(notice, &asking(notice, &read));
        }
    }

    #[test]
    fn the_same_case_gives_the_same_bytes(case in any_case()) {
        prop_assert_eq!(run(notices(), &case).2.to_string(), run(notices(), &case).2.to_string());
    }

    #[test]
    fn every_verdict_is_proved_by_a_clause_of_the_notice(case in any_case()) {
        let (_, assessment, json) = run(notices(), &case);
        let reasons = ids(&json["reasons"]);
        for exclusion in ids(&json["exclusions"]) {
            prop_assert!(reasons.contains(&exclusion), "{exclusion} without reason");
        }
        for entry in ["exclusions", "reasons"].iter().flat_map(|key| json[*key].as_array().unwrap()) {
            let (id, quote) = (entry["id"].as_str().unwrap(), entry["quote"].as_str().unwrap());
            prop_assert!(!quote.trim().is_empty() && !entry["source"].as_str().unwrap().is_empty(), "{id}");
            prop_assert_eq!(printed().get(id).map(String::as_str), Some(quote));
        }
        let ladder = &json["ladder"];
        for (verdict, role) in [
            (json["outcome"] == "不可申报", Role::Exclusion),
            (json["path"] != json!([]), Role::Path),
            (!ladder["row"].is_null(), Role::Row),
            (ladder["reduction"] != json!(0), Role::Reduction),
            (ladder["delay"] != json!(0), Role::Delay),
            (!json["fee"]["amount"].is_null(), Role::Fee),
            (json["citation"]["prefilled"] == json!(true), Role::Citation),
        ] {
            prop_assert!(!verdict || has(&assessment, role), "{role:?} without reason: {json}");
        }
    }

    #[test]
    fn no_clause_speaks_against_the_type_found_and_one_against_every_other(case in any_case()) {
        let (case, assessment, json) = run(notices(), &case);
        let spoken = notices().iter().find(|notice| json["edition"] == *notice.edition);
        let spoken = spoken.filter(|notice| !notice.kind_arguments.is_empty());
        if let (Some(found), Some(notice)) = (assessment.kind, spoken) {
            for each in kind_arguments(notice, &case) {
                let against = each.arguments.iter().any(|(truth, argument)| *truth == Truth::Yes && !argument.supports);
                prop_assert_eq!(against, each.kind != found, "{:?}: {}", each, json);
            }
        }
    }

    #[test]
    fn ids_are_unique_within_their_lists(case in any_case()) {
        let json = run(notices(), &case).2;
        for list in ["exclusions", "verify", "reasons", "checklist", "deadlines"] {
            let ids = ids(&json[list]);
            prop_assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{}: {:?}", list, ids);
        }
        let unanswered = json["unanswered"].as_array().unwrap();
        let distinct: BTreeSet<String> = unanswered.iter().map(ToString::to_string).collect();
        prop_assert_eq!(distinct.len(), unanswered.len());
    }

    #[test]
    fn an_outcome_says_no_more_than_it_knows(case in any_case()) {
        let json = run(notices(), &case).2;
        let outcome = json["outcome"].as_str().unwrap();
        prop_assert_eq!(outcome == "信息不足", json["unanswered"] != json!([]));
        prop_assert_eq!(outcome == "不可申报", json["exclusions"] != json!([]));
        prop_assert!(outcome == "需人工核实" || json["preliminary"].is_null());
        if ["不可申报", "信息不足"].contains(&outcome) {
            prop_assert!(json["application_type"].is_null());
            for list in ["path", "path_documents", "checklist"] {
                prop_assert_eq!(&json[list], &json!([]), "{}", list);
            }
            prop_assert_eq!(&json["citation"], &json!({ "text": null, "prefilled": false, "clause": null }));
        }
    }

    #[test]
    fn removing_an_answer_never_turns_yes_into_no(
        case in variation(examples(|_, json| json["outcome"] == "可申报")),
        place: Index,
    ) {
        let before = run(notices(), &case).2;
        prop_assume!(before["outcome"] == "可申报");
        let mut less = case.clone();
        let keys: Vec<String> = facts(&mut less).keys().filter(|key| *key != "edition").cloned().collect();
        let key = place.get(&keys);
        facts(&mut less).remove(key);
        prop_assert_ne!(&run(notices(), &less).2["outcome"], &json!("不可申报"), "without {}", key);
    }

    #[test]
    fn no_json_makes_the_reader_or_the_assessment_panic(value in garbage()) {
        assess_whatever(&value.to_string());
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in ".{0,80}") {
        assess_whatever(&text);
    }

    #[test]
    fn a_case_with_one_damaged_fact_is_refused_or_assessed(
        case in any_case(),
        fact in select(Fact::ALL.to_vec()),
        value in garbage(),
    ) {
        let mut case = case;
        facts(&mut case).insert(fact.key().to_owned(), value);
        assess_whatever(&case.to_string());
    }

    #[test]
    fn every_generated_answer_is_valid(fact in select(Fact::ALL.to_vec()), case in any_case()) {
        prop_assert!(read(notices(), &case).is_ok(), "{} {:?}", fact.key(), read(notices(), &case));
    }
}

/// Reads and, where it can be read, assesses; nothing is expected but that it returns.
fn assess_whatever(text: &str) {
    let find = |id: &str| {
        notices()
            .iter()
            .find(|notice| notice.edition == id)
            .map(zhicheng::notice::Notice::vocabulary)
    };
    match json::read_case(text, find) {
        Ok(case) => {
            let notice = case.edition.as_deref().map(|id| named(notices(), id));
            let assessment = assess(notice, &case);
            assert!(json::assessment(notice, &case, &assessment).is_object());
        }
        Err(fault) => assert!(!fault.reason.is_empty()),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn more_years_never_make_the_ladder_worse(
        case in climber(),
        place: Index,
        years in 1..6_i32,
    ) {
        let mut longer = case.clone();
        let filled = |list: &&str| case.get(list).is_some_and(|entries| *entries != json!([]));
        let Some(list) = ["titles", "qualifications"].into_iter().filter(filled).nth(place.index(2)) else {
            return Ok(());
        };
        let delayed = named(notices(), case["edition"].as_str().unwrap()).ladders[0].delay.is_some();
        let entries = longer.get_mut(list).and_then(Json::as_array_mut).unwrap();
        let entry = place.index(entries.len());
        let entry = &mut entries[entry];
        // Where reviews since the title lengthen the years, an earlier title takes in more of them.
        if delayed && case.get("annual_reviews").is_some_and(|reviews| *reviews != json!([])) {
            entry.as_object_mut().unwrap().remove("gap_months");
        } else {
            let obtained = entry["obtained"].as_str().unwrap().to_owned();
            let (year, rest) = obtained.split_once('-').unwrap();
            let year = year.parse::<i32>().unwrap() - years;
            entry["obtained"] = json!(format!("{year}-{rest}").replace("-02-29", "-02-28"));
        }
        let (before, after) = (run(notices(), &case).2, run(notices(), &longer).2);
        prop_assert!(!worse(standing(&before), standing(&after)), "{}\n{}", before["ladder"], after["ladder"]);
        // Exactly at the limit of a senior title the cut-off itself has to be asked about.
        let at_the_limit = common::ids(&after["verify"]).contains(&"A60".to_owned());
        prop_assert!(at_the_limit || !worse(rank(&before), rank(&after)), "{}\n{}", before, after);
    }

    #[test]
    fn an_added_policy_never_hurts(
        case in climber(),
        (key, policy) in prop_oneof![
            Just(("epidemic", json!({ "listed": "是", "used": "否" }))),
            Just(("rural", json!({ "kind": "乡村振兴选派", "months": 12, "reviews_ok": "是" }))),
            generate::row(zhicheng::domain::fact::ListKind::Aid).prop_map(|aid| ("aid", json!([aid]))),
        ],
    ) {
        let (mut without, mut with) = (case.clone(), case);
        facts(&mut without).insert(key.to_owned(), match key {
            "epidemic" => json!({ "listed": "否" }),
            "rural" => json!({ "kind": "无" }),
            _ => json!([]),
        });
        facts(&mut with).insert(key.to_owned(), policy);
        let (before, after) = (run(notices(), &without).2, run(notices(), &with).2);
        // A policy may open a row where there was none: then there is nothing to compare with.
        if !before["ladder"]["target"].is_null() {
            prop_assert!(!worse(standing(&before), standing(&after)), "{}\n{}", before["ladder"], after["ladder"]);
        }
        prop_assert!(!worse(rank(&before), rank(&after)), "{}\n{}", before, after);
    }
}

/// The generator must reach what the properties are about, or they say nothing.
#[test]
fn the_generator_reaches_what_matters() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for strategy in [any_case(), climber()] {
        for _ in 0..700 {
            let json = run(notices(), &strategy.new_tree(&mut runner).unwrap().current()).2;
            for key in ["outcome", "application_type"] {
                *seen.entry(json[key].as_str().unwrap_or("无").to_owned()).or_default() += 1;
            }
            for (name, found) in [
                ("path", json["path"] != json!([])),
                ("reduction", json["ladder"]["reduction"] != json!(0)),
                ("delay", json["ladder"]["delay"] != json!(0)),
                ("prefilled", json["citation"]["prefilled"] == json!(true)),
            ] {
                *seen.entry(name.to_owned()).or_default() += usize::from(found);
            }
        }
    }
    for wanted in [
        "可申报",
        "不可申报",
        "需人工核实",
        "信息不足",
        "正常晋升",
        "破格晋升",
        "path",
        "reduction",
        "delay",
        "prefilled",
    ] {
        assert!(seen.get(wanted).is_some_and(|count| *count >= 3), "{wanted}: {seen:?}");
    }
}
