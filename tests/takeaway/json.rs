use proptest::prelude::*;
use zhicheng::export::json::{case_to_json, read_case};

use super::support::{any_case, notice_of, vocabulary};

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_case_is_read_back_as_written(case in any_case(0.6)) {
        let text = case_to_json(&case, notice_of(&case)).to_string();
        let again = read_case(&text, vocabulary).unwrap();
        prop_assert_eq!(&again, &case);
        prop_assert_eq!(case_to_json(&again, notice_of(&again)).to_string(), text);
    }
}
