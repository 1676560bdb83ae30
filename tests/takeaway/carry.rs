use proptest::prelude::*;
use serde_json::json;
use zhicheng::domain::fact::ListKind;
use zhicheng::domain::packed::{pack, unpack};
use zhicheng::domain::sealed::seal;
use zhicheng::export::{exporter, json, link};
use zhicheng::flow::{from_case, read};
use zhicheng::notice::Notice;
use zhicheng::notice::model::Details;

use super::support::{example, near_case, notice, notice_of};
use crate::common::notices;

#[test]
fn a_link_and_json_hold_the_same_case() {
    let case = example(&json!({}));
    let rules = notice();
    let (first, details) = rules.clone().split();
    let mut bytes = seal(1, &pack(&first));
    assert!(exporter::case_json(&bytes, "").is_err(), "rules alone are no whole notice");
    bytes.extend(seal(1, &pack(&details)));
    let code = link::encode(&case, Some(rules));
    let text = exporter::case_json(&bytes, &code).unwrap();
    assert_eq!(text, json::case_to_json(&case, Some(rules)).to_string());
    assert_eq!(exporter::case_code(&bytes, &text).unwrap(), code);
    let exported = exporter::write_json(&bytes, &text).unwrap();
    assert_eq!(exporter::case_code(&bytes, &exported).unwrap(), code);
    assert!(exporter::case_json(&bytes, "AAAA").is_err());
    assert!(exporter::case_code(&bytes, "{").is_err());
}

/// A page fetches a notice in two parts; nothing may be lost between them.
#[test]
fn the_two_parts_of_a_notice_are_the_whole() {
    for rules in notices() {
        let (first, details) = rules.clone().split();
        let first: Notice = unpack(&pack(&first)).unwrap();
        let details: Details = unpack(&pack(&details)).unwrap();
        assert!(first.complete(details) == *rules, "{}", rules.edition);
    }
}

/// The place of the years among the members of aid.
const YEARS: usize = 1;

/// The years of aid as JSON has them, gone on with as answers: what is read again, and what is at fault.
fn gone_on(years: &str) -> (Option<f64>, Vec<String>) {
    let rules = notice();
    let text = format!(
        r#"{{"edition": "{}", "aid": [{{"kind": "援藏", "years": {years}, "reviews_ok": "是"}}]}}"#,
        rules.edition
    );
    let case = json::read_case(&text, |_| Some(&rules.vocabulary)).unwrap();
    let reading = read(rules, &from_case::answers(rules, &case));
    let years = reading.case.entries(ListKind::Aid).and_then(|rows| rows[0].number(YEARS));
    (years, reading.faults.into_iter().map(|fault| fault.path).collect())
}

#[test]
fn a_number_goes_on_as_it_was_or_is_named() {
    for written in ["1.23456", "0.0000001", "2.23456789012345", "-0.0", "-0"] {
        assert_eq!(gone_on(written), (written.parse().ok(), Vec::new()), "{written}");
    }
    // More figures than anybody counts with: not judged, and said so where it stands.
    assert_eq!(gone_on("0.30000000000000004"), (None, vec!["aid.0.years".to_owned()]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_goes_on_as_answers(case in near_case()) {
        let Some(notice) = notice_of(&case) else { return Ok(()) };
        let reading = read(notice, &from_case::answers(notice, &case));
        prop_assert_eq!(&reading.faults, &[]);
        // A record without any answered member is the same as none to answers.
        prop_assert_eq!(from_case::answers(notice, &reading.case), from_case::answers(notice, &case));
    }
}
