use proptest::prelude::*;
use serde_json::json;
use zhicheng::assess::assess;
use zhicheng::assess::whatif::whatif;
use zhicheng::export::text::{receipt, result, ways};
use zhicheng::export::{link, outcome, words};

use super::support::{any_case, example, notice_of};

#[test]
fn the_result_says_everything_with_its_clauses() {
    let case = example(&json!({
        "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2019-06", "source": "重庆评审"}],
        "rural": {"kind": "乡村振兴选派", "months": 12, "reviews_ok": "是"}
    }));
    let notice = notice_of(&case).unwrap();
    let assessment = assess(Some(notice), &case);
    let text = result(notice, &case, &assessment, "");
    for reason in &assessment.reasons {
        assert!(text.contains(&notice.clause(reason.clause).unwrap().words()));
    }
}

#[test]
fn what_is_missing_is_told_in_words() {
    let case = example(&json!({"titles": [], "change_kind": null}));
    let notice = notice_of(&case).unwrap();
    let found = whatif(notice, &case);
    let assessment = assess(Some(notice), &case);
    let ways = ways(notice, &case, &assessment, &found);
    let text = result(notice, &case, &assessment, &ways);
    assert!(text.contains("\n\n【怎样才能申报】\n"), "{text}");
    assert!(text.contains("「职称」") || text.contains("增加一条："), "{text}");
    assert!(text.contains("等到 2026 年（本人）"), "{text}");
}

#[test]
fn the_receipt_is_enough_to_repeat_the_result() {
    let case = example(&json!({}));
    let notice = notice_of(&case).unwrap();
    let text = receipt(notice, &case, &assess(Some(notice), &case), "2022-11-20".parse().unwrap());
    for words in [
        notice.edition.as_str(),
        &notice.digest,
        env!("CARGO_PKG_VERSION"),
        "2022年11月20日",
        "人员类别：非公单位人员",
        "2018年6月",
        "判断：可申报",
        "结论：条件符合",
    ] {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let code = text.lines().find_map(|line| line.strip_prefix("链接代码：")).unwrap();
    assert_eq!(link::decode(code, |_| Some(notice)).unwrap().case, case);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_and_every_item_is_in_the_text(case in any_case(0.7)) {
        let Some(notice) = notice_of(&case) else { return Ok(()) };
        let assessment = assess(Some(notice), &case);
        let text = result(notice, &case, &assessment, "");
        prop_assert!(text.contains(&outcome::head(notice, &case, &assessment).line()));
        // A word of those who keep the rules.
        prop_assert!(!text.contains("本版"), "{}", text);
        for raised in &assessment.verify {
            for ask in words::asks(notice, raised) {
                prop_assert!(text.contains(&ask));
            }
        }
        let receipt = receipt(notice, &case, &assessment, "2022-11-20".parse().unwrap());
        for line in receipt.lines().filter(|line| !line.is_empty() && !line.starts_with('【')) {
            let (label, answer) = line.split_once('：').unwrap();
            prop_assert!(!label.is_empty() && !answer.is_empty(), "{}", line);
        }
    }
}
