use proptest::prelude::*;
use serde_json::json;
use zhicheng::domain::Fact;
use zhicheng::domain::fact::Kind;
use zhicheng::export::json::read_case;
use zhicheng::export::link::{Fault, LONGEST, decode, edition, encode, modern};

use super::support::{any_case, example, named, notice, notice_of, vocabulary};
use crate::common::asking;

#[test]
fn a_rich_case_fits_into_a_code_a_phone_reads() {
    let rules = asking("annual_reviews");
    let case = example(&json!({
        "edition": rules.edition, "insured_unit_same": "是", "target_specialty": "建筑工程管理",
        "annual_reviews": (2019..=2023).map(|year| json!({"year": year, "result": "合格"})).collect::<Vec<_>>(),
        "continuing_education": (2019..=2023).map(|year| json!({"year": year, "public_hours": 30, "professional_hours": 61.5})).collect::<Vec<_>>(),
        "qualifications": [{"name": "二级建造师（建筑工程）", "obtained": "2021-06-12", "in_table": "是"}],
        "achievements": [
            {"kind": "发明专利", "obtained": "2020-05", "role": "主要发明人", "rank": 1, "completed": "是"},
            {"kind": "论文", "obtained": "2021-03-04", "rank": 1}
        ]
    }));
    let text = encode(&case, notice_of(&case));
    // Names in place of places cost half as much again; 700 letters are a code of 97 by 97 points.
    assert!(text.len() <= 700, "{}", text.len());
    assert_eq!(edition(&text), Ok(Some(rules.edition.clone())));
    assert_eq!(decode(&text, named).unwrap().case, case);
}

#[test]
fn a_damaged_link_is_refused() {
    let case = example(&json!({}));
    let text = encode(&case, notice_of(&case));
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(bytes).unwrap();
        assert_eq!(decode(&altered, named), Err(Fault::Damaged));
        assert_eq!(decode(&text[..place], named), Err(Fault::Damaged));
    }
    for bad in ["", "A", "中文", "a b", "====", "AAAAAAAA"] {
        assert_eq!(decode(bad, named), Err(Fault::Damaged), "{bad}");
    }
}

#[test]
fn an_unknown_edition_and_changed_rules_are_told() {
    let case = example(&json!({}));
    let text = encode(&case, notice_of(&case));
    let fault = decode(&text, |_| None).unwrap_err();
    assert_eq!(fault, Fault::UnknownEdition(notice().edition.clone()));
    assert!(fault.to_string().contains(&notice().edition));
    let mut later = notice().clone();
    later.digest = "0000000000000001".to_owned();
    let opened = decode(&text, |_| Some(&later)).unwrap();
    assert!(opened.rules_changed);
    assert_eq!(opened.case, case);
    assert!(!decode(&text, named).unwrap().rules_changed);
}

/// Links made when keys and options were still named by their places, each with its case.
const FIRST: &str = include_str!("links-1.txt");

#[test]
fn links_of_the_first_form_still_open() {
    for line in FIRST.lines() {
        let (code, case) = line.split_once(' ').unwrap();
        assert!(matches!(decode(code, named), Err(Fault::First)), "{code}");
        let opened = decode(&modern(code).unwrap(), named).unwrap();
        assert_eq!(opened.lost, Vec::<String>::new(), "{case}");
        assert_eq!(opened.case, read_case(case, vocabulary).unwrap());
    }
    assert_eq!(FIRST.lines().count(), 10);
    let present = encode(&example(&json!({})), None);
    assert_eq!(modern(&present), Ok(present));
    assert_eq!(modern("AAAA"), Err(Fault::Damaged));
}

#[test]
fn a_damaged_link_of_the_first_form_is_refused() {
    let (code, _) = FIRST.lines().next().unwrap().split_once(' ').unwrap();
    for length in 0..code.len() {
        assert_eq!(modern(&code[..length]), Err(Fault::Damaged));
    }
}

#[test]
fn a_text_longer_than_any_link_is_not_looked_at() {
    assert_eq!(decode(&"A".repeat(LONGEST + 1), named), Err(Fault::TooLong));
    assert_eq!(decode(&"A".repeat(LONGEST), named), Err(Fault::Damaged));
    assert_eq!(modern(&"A".repeat(1 << 20)), Err(Fault::TooLong));
}

/// A case with a hundred entries in every list, each with the longest texts.
#[test]
fn the_longest_case_is_still_a_link() {
    let mut facts = serde_json::Map::new();
    let word = "字".repeat(200);
    for fact in Fact::ALL {
        let Kind::List(rows) = fact.kind() else { continue };
        let entry = |at: usize| {
            let member = |kind| match kind {
                Kind::Choice(options) => json!(options.names().last().unwrap()),
                Kind::Whole(low, _) if low >= 1900 => json!(1990 + at),
                Kind::Whole(low, high) => json!(low.max(high.min(7))),
                Kind::Number(_) => json!(12.345),
                Kind::Date => json!("2014-06-12"),
                _ => json!(word),
            };
            rows.members().iter().map(|each| (each.key.to_owned(), member(each.kind))).collect()
        };
        let entries: Vec<serde_json::Map<_, _>> = (0..100).map(entry).collect();
        facts.insert(fact.key().to_owned(), json!(entries));
    }
    let case = example(&serde_json::Value::Object(facts));
    let text = encode(&case, notice_of(&case));
    assert!(text.len() * 4 < LONGEST * 3, "{}", text.len());
    assert_eq!(decode(&text, named).unwrap().case, case);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_case_comes_back(case in any_case(0.6)) {
        let notice = notice_of(&case);
        let opened = decode(&encode(&case, notice), named).unwrap();
        prop_assert!(!opened.rules_changed);
        prop_assert_eq!(&opened.lost, &Vec::<String>::new());
        prop_assert_eq!(opened.case, case);
    }

    #[test]
    fn no_text_panics(text in "[A-Za-z0-9_-]{0,80}") {
        let _ = decode(&text, named);
        let _ = modern(&text);
    }
}
