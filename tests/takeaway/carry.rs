use proptest::prelude::*;
use serde_json::json;
use zhicheng::domain::{packed::pack, sealed::seal};
use zhicheng::export::{json, kit, link};
use zhicheng::flow::{carry, read};

use crate::support::{example, near_case, notice, notice_of};

#[test]
fn a_link_and_json_hold_the_same_case() {
    let case = example(&json!({}));
    let rules = notice("dadukou2022");
    let (first, details) = rules.clone().split();
    let mut bytes = seal(1, &pack(&first));
    assert!(kit::case_json(&bytes, "").is_err(), "rules alone are no whole notice");
    bytes.extend(seal(1, &pack(&details)));
    let code = link::encode(&case, Some(rules));
    let text = kit::case_json(&bytes, &code).unwrap();
    assert_eq!(text, json::case_to_json(&case, Some(rules)).to_string());
    assert_eq!(kit::case_code(&bytes, &text).unwrap(), code);
    let exported = kit::write_json(&bytes, &text).unwrap();
    assert_eq!(kit::case_code(&bytes, &exported).unwrap(), code);
    assert!(kit::case_json(&bytes, "AAAA").is_err());
    assert!(kit::case_code(&bytes, "{").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_case_goes_on_as_answers(case in near_case()) {
        let Some(notice) = notice_of(&case) else { return Ok(()) };
        let reading = read(notice, &carry::answers(notice, &case));
        prop_assert_eq!(&reading.faults, &[]);
        // A record without any answered member is the same as none to answers.
        prop_assert_eq!(carry::answers(notice, &reading.case), carry::answers(notice, &case));
    }
}
