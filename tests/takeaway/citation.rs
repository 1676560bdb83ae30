use proptest::prelude::*;
use serde_json::json;
use zhicheng::assess::assess;
use zhicheng::domain::Case;
use zhicheng::export::citation::points::{Fitness, pointless, points};
use zhicheng::export::citation::{Form, Part, build, check, numeral, paste};
use zhicheng::export::words::point_citation;

use super::support::{any_case, example, notice_of};
use crate::common::notices;

/// Templates of the two kinds that notices print: with the document named, and with all of it open.
const TEMPLATE: &str =
    "符合《重庆市××专业职称申报条件》（渝人社发〔2023〕××号）第×条第×款第×点：×××。";
const EXCEPTION: &str = "符合《×××××申报评审条件》（渝职改办〔×××× ×〕×××号）第×条第×款。";
const T2: &str = "符合《重庆市工程技术建设专业职称申报条件》（渝人社发〔2023〕56号）第十三条第（三）款第5点：获得授权发明专利（个人排名前3）。";

fn senior(achievements: serde_json::Value) -> Case {
    example(&json!({
        "target_level": "高级工程师", "achievements": achievements,
        "titles": [{"level": "工程师", "series": "工程技术", "obtained": "2017-06", "source": "重庆评审"}]
    }))
}

/// What a notice lets one cite is cited with its document and the words it prints, and read back whole.
#[test]
fn every_citable_point_is_cited_as_it_is_printed() {
    let mut seen = 0;
    for notice in notices() {
        let points = notice.citation.iter().flat_map(|citation| {
            citation.points.iter().map(|point| point_citation(citation, point))
        });
        for text in points {
            assert_eq!(build(TEMPLATE, &check(&paste(&text))), text);
            seen += 1;
        }
    }
    assert!(seen > 0);
}

#[test]
fn each_achievement_is_told_why_it_counts_or_not() {
    let case = senior(json!([
        {"kind": "发明专利", "obtained": "2020-05", "role": "主要发明人", "completed": "是"},
        {"kind": "发明专利", "obtained": "2017-06-01", "role": "主要发明人"},
        {"kind": "发明专利", "role": "主要发明人"},
        {"kind": "发明专利", "obtained": "2020-05", "role": "主要发明人", "completed": "否"},
        {"kind": "发明专利", "obtained": "2020-05", "role": "参与", "rank": 3},
        {"kind": "政府奖项", "obtained": "2020-05"}
    ]));
    let notice = notice_of(&case).unwrap();
    let assessment = assess(Some(notice), &case);
    let found = points(notice, &case, &assessment);
    let uses = [
        (0, Fitness::Fits),
        (1, Fitness::Early),
        (2, Fitness::Undated),
        (3, Fitness::Unfinished),
        (4, Fitness::OtherRole),
    ];
    assert_eq!(found[1].uses, uses);
    assert_eq!(pointless(notice, &case, &assessment), [(5, Fitness::NoPoint)]);
}

#[test]
fn the_printed_examples_come_out_of_the_form() {
    let template = TEMPLATE;
    assert_eq!(build(template, &check(&Form::default())), template);
    let mut form = Form::default();
    for (part, text) in [
        (Part::Title, "重庆市工程技术建设专业职称申报条件"),
        (Part::Number, "渝人社发〔2023〕56号"),
        (Part::Article, "13"),
        (Part::Section, "3"),
        (Part::Item, "5"),
        (Part::Wording, "获得授权发明专利（个人排名前3）"),
    ] {
        form.set(part, text);
    }
    let checked = check(&form);
    assert_eq!(build(template, &checked), T2);
    assert!(checked.faults.is_empty() && checked.missing.is_empty());
    let exception = EXCEPTION;
    assert_eq!(build(exception, &check(&Form::default())), EXCEPTION);
    assert_eq!(
        build(exception, &checked),
        "符合《重庆市工程技术建设专业职称申报条件》（渝人社发〔2023〕56号）第十三条第（三）款。"
    );
    let mut known = Form::default();
    known.set(Part::Title, "重庆市工程技术建设专业职称申报条件");
    known.set(Part::Number, "渝人社发〔2023〕56号");
    assert_eq!(
        build(template, &check(&known)),
        "符合《重庆市工程技术建设专业职称申报条件》（渝人社发〔2023〕56号）第×条第×款第×点：×××。"
    );
}

#[test]
fn pasted_variants_are_mended_and_told() {
    let template = TEMPLATE;
    for pasted in [
        T2,
        "符合《重庆市工程技术建设专业职称申报条件》(渝人社发[2023]56号)第13条第(三)款第五点:获得授权发明专利（个人排名前3）",
        "《重庆市工程技术建设专业 职称申报条件》（渝人社发【2023】５６号）第十三条 第（3）款 第5点：获得授权发明专利（个人排名前3）；",
        "符合《重庆市工程技术建设专业职称申报条件》（渝人社发（2023）第56号）第１３条第三款第（5）点：获得授权发明专利（个人排名前3）。",
    ] {
        let checked = check(&paste(pasted));
        assert_eq!(build(template, &checked), T2, "{pasted}\n{checked:?}");
        assert!(checked.faults.is_empty());
        assert_eq!(pasted == T2, checked.mended.is_empty(), "{checked:?}");
    }
}

#[test]
fn what_is_not_understood_is_said_and_left_blank() {
    let mut form = Form::default();
    for (part, text) in [
        (Part::Number, "渝人社发2023 56号"),
        (Part::Article, "某"),
        (Part::Section, "无"),
        (Part::Item, "100"),
        (Part::Wording, "(5) 内容；"),
    ] {
        form.set(part, text);
    }
    let checked = check(&form);
    let parts: Vec<Part> = checked.faults.iter().map(|(part, _)| *part).collect();
    assert_eq!(parts, [Part::Number, Part::Article, Part::Item]);
    assert_eq!(checked.missing, [Part::Title]);
    let text = build(TEMPLATE, &checked);
    assert_eq!(text, "符合《重庆市××专业职称申报条件》（渝人社发〔2023〕××号）第×条第×点：内容。");
    let mut nested = Form::default();
    nested.set(Part::Title, "《关于印发《方案》的通知》");
    assert_eq!(check(&nested).form.part(Part::Title), "关于印发〈方案〉的通知");
    assert_eq!(
        paste("《关于印发《方案》的通知》（渝人社发〔2023〕56号）").part(Part::Title),
        "关于印发《方案》的通知"
    );
    for bad in
        ["渝人社发〔23〕56号", "〔2023〕56号", "渝人社发〔2023〕号", "渝人社发〔20233〕1号", ""]
    {
        let mut form = Form::default();
        form.set(Part::Number, bad);
        assert_eq!(check(&form).form.part(Part::Number), "", "{bad}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_printed_is_read_back(article in 1..=99u8, section in 1..=99u8, item in 1..=99u8, serial in 1..9999u32) {
        let mut form = Form::default();
        form.set(Part::Title, "条件");
        form.set(Part::Number, format!("渝人社发[2023]{serial}号"));
        form.set(Part::Article, numeral::chinese(article));
        form.set(Part::Section, section.to_string());
        form.set(Part::Item, numeral::chinese(item));
        form.set(Part::Wording, "内容");
        let checked = check(&form);
        let text = build(TEMPLATE, &checked);
        let again = check(&paste(&text));
        prop_assert_eq!(&again.form, &checked.form);
        let twice = check(&checked.form);
        prop_assert!(twice.mended.is_empty());
        prop_assert_eq!(build(TEMPLATE, &again), text);
    }

    #[test]
    fn nothing_pasted_is_too_strange(text in "[《》（）()〔〕号第条款点项：0-9一十，。 a-z]{0,60}") {
        let _ = build(TEMPLATE, &check(&paste(&text)));
    }

    #[test]
    fn the_prefilled_point_is_one_that_fits(case in any_case(0.9)) {
        let Some(notice) = notice_of(&case) else { return Ok(()) };
        let assessment = assess(Some(notice), &case);
        if let Some((point, achievement)) = assessment.point {
            let found = points(notice, &case, &assessment);
            let cited = found.iter().find(|other| other.point == point).unwrap();
            prop_assert!(cited.uses.contains(&(achievement, Fitness::Fits)));
        }
    }
}
