use proptest::prelude::*;
use serde_json::json;
use zhicheng::assess::assess;
use zhicheng::domain::Case;
use zhicheng::export::citation::points::{Fitness, pointless, points};
use zhicheng::export::citation::{Form, Part, build, check, numeral, paste};
use zhicheng::notice::model::Citation;

use crate::support::{any_case, example, notice, notice_of};

/// Every citable point with its printed citation, as the inventory has them.
const PRINTED: [(&str, &str); 10] = [
    (
        "第六条第（四）款第3点第（1）项",
        "主持或承担研制开发的新产品、新材料、新设备、新工艺等已投入生产，可比性技术经济指标处于国内较高水平",
    ),
    ("第六条第（四）款第3点第（2）项", "作为主要发明人，获得具有较高经济和社会效益的发明专利"),
    (
        "第六条第（四）款第3点第（3）项",
        "参与的重点项目技术报告，经同行专家评议具有较高技术水平，技术论证有深度，调研、设计、测试数据齐全、准确",
    ),
    ("第六条第（四）款第3点第（4）项", "发表的本领域研究成果，受到同行专家认可"),
    (
        "第六条第（四）款第3点第（5）项",
        "作为主要参编者，参与完成省部级以上行业技术标准或技术规范的编写",
    ),
    (
        "第六条第（五）款第4点第（1）项",
        "主持研制开发的新产品、新材料、新设备、新工艺等已投入生产，可比性技术经济指标处于国内领先水平",
    ),
    ("第六条第（五）款第4点第（2）项", "作为第一发明人，获得具有显著经济和社会效益的发明专利"),
    (
        "第六条第（五）款第4点第（3）项",
        "承担的重点项目技术报告，经同行专家评议具有国内领先水平，技术论证有深度，调研、设计、测试数据齐全、准确",
    ),
    ("第六条第（五）款第4点第（4）项", "发表的本领域研究成果，经同行专家评议具有较高学术价值"),
    (
        "第六条第（五）款第4点第（5）项",
        "作为第一起草人，主持完成省部级以上行业技术标准或技术规范的编写",
    ),
];
const DOCUMENT: &str = "《重庆市工程技术人才职称评价基本标准条件》（渡职改办〔2022〕46号附件2）";
const T2: &str = "符合《重庆市工程技术建设专业职称申报条件》（渝人社发〔2023〕56号）第十三条第（三）款第5点：获得授权发明专利（个人排名前3）。";

fn rules(edition: &str) -> &'static Citation {
    notice(edition).citation.as_ref().unwrap()
}

fn senior(achievements: serde_json::Value) -> Case {
    example(&json!({
        "target_level": "高级工程师", "achievements": achievements,
        "titles": [{"level": "工程师", "series": "工程技术", "obtained": "2017-06", "source": "重庆评审"}]
    }))
}

#[test]
fn the_ten_citable_points_are_cited_as_printed() {
    let mut cited = Vec::new();
    for level in ["高级工程师", "正高级工程师"] {
        let case = example(&json!({"target_level": level}));
        let notice = notice_of(&case).unwrap();
        cited.extend(
            points(notice, &case, &assess(Some(notice), &case)).into_iter().map(|point| point.text),
        );
    }
    let printed: Vec<String> =
        PRINTED.iter().map(|(place, words)| format!("符合{DOCUMENT}{place}：{words}。")).collect();
    assert_eq!(cited, printed);
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
    let template = &rules("jiangbei2024").template;
    assert_eq!(build(template, &check(&Form::default())), *template);
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
    let exception = &rules("dadukou2022").exception;
    assert_eq!(
        build(exception, &check(&Form::default())),
        "符合《×××××申报评审条件》（渝职改办〔×××× ×〕×××号）第×条第×款。"
    );
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
    let template = &rules("jiangbei2024").template;
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
    let own = format!("符合{DOCUMENT}{}：{}。", PRINTED[0].0, PRINTED[0].1);
    assert_eq!(build(template, &check(&paste(&own))), own);
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
    let text = build(&rules("jiangbei2024").template, &checked);
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
        let text = build(&rules("jiangbei2024").template, &checked);
        let again = check(&paste(&text));
        prop_assert_eq!(&again.form, &checked.form);
        let twice = check(&checked.form);
        prop_assert!(twice.mended.is_empty());
        prop_assert_eq!(build(&rules("jiangbei2024").template, &again), text);
    }

    #[test]
    fn nothing_pasted_is_too_strange(text in "[《》（）()〔〕号第条款点项：0-9一十，。 a-z]{0,60}") {
        let _ = build(&rules("jiangbei2024").template, &check(&paste(&text)));
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
