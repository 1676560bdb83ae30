use proptest::prelude::*;
use serde_json::json;
use zhicheng::export::link::{Fault, decode, edition, encode};
use zhicheng::notice::Notice;

use crate::support::{NOTICES, any_case, example, notice, notice_of};

fn known(id: &str) -> Option<&'static Notice> {
    NOTICES.get(id)
}

#[test]
fn a_typical_case_fits_into_400_characters() {
    let case = example(&json!({
        "edition": "jiangbei2024", "insured_unit_same": "是", "target_specialty": "建筑工程管理",
        "annual_reviews": (2019..=2023).map(|year| json!({"year": year, "result": "合格"})).collect::<Vec<_>>(),
        "continuing_education": (2019..=2023).map(|year| json!({"year": year, "public_hours": 30, "professional_hours": 61.5})).collect::<Vec<_>>(),
        "qualifications": [{"name": "二级建造师（建筑工程）", "obtained": "2021-06-12", "in_table": "是"}],
        "achievements": [
            {"kind": "发明专利", "obtained": "2020-05", "role": "主要发明人", "rank": 1, "completed": "是"},
            {"kind": "论文", "obtained": "2021-03-04", "rank": 1}
        ]
    }));
    let text = encode(&case, notice_of(&case));
    assert!(text.len() <= 400, "{}", text.len());
    assert_eq!(edition(&text), Ok(Some("jiangbei2024".to_owned())));
    assert_eq!(decode(&text, known).unwrap().case, case);
}

#[test]
fn a_damaged_link_is_refused() {
    let case = example(&json!({}));
    let text = encode(&case, notice_of(&case));
    for place in 0..text.len() {
        let mut bytes = text.clone().into_bytes();
        bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
        let altered = String::from_utf8(bytes).unwrap();
        assert_eq!(decode(&altered, known), Err(Fault::Damaged));
        assert_eq!(decode(&text[..place], known), Err(Fault::Damaged));
    }
    for bad in ["", "A", "中文", "a b", "====", "AAAAAAAA"] {
        assert_eq!(decode(bad, known), Err(Fault::Damaged), "{bad}");
    }
}

#[test]
fn an_unknown_edition_and_changed_rules_are_told() {
    let case = example(&json!({}));
    let text = encode(&case, notice_of(&case));
    let fault = decode(&text, |_| None).unwrap_err();
    assert_eq!(fault, Fault::UnknownEdition("dadukou2022".to_owned()));
    assert!(fault.to_string().contains("dadukou2022"));
    let mut later = notice("dadukou2022").clone();
    later.digest = "0000000000000001".to_owned();
    let opened = decode(&text, |_| Some(&later)).unwrap();
    assert!(opened.rules_changed);
    assert_eq!(opened.case, case);
    assert!(!decode(&text, known).unwrap().rules_changed);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_case_comes_back(case in any_case(0.6)) {
        let notice = notice_of(&case);
        let opened = decode(&encode(&case, notice), known).unwrap();
        prop_assert!(!opened.rules_changed);
        prop_assert_eq!(opened.case, case);
    }

    #[test]
    fn no_text_panics(text in "[A-Za-z0-9_-]{0,80}") {
        let _ = decode(&text, known);
    }
}
