//! The line at the head of a result, what is missing, what to do next, and this year.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod common;

use common::{named, notices, run};
use serde_json::{Value as Json, json};
use zhicheng::domain::{Case, Moment};
use zhicheng::export::outcome::{self, Head, Time};
use zhicheng::export::text;
use zhicheng::export::words;
use zhicheng::notice::Notice;

/// The worked example of the contract with what a person of 2026 adds, and `changes` over it.
fn example(changes: &Json) -> Json {
    let mut case = json!({
        "edition": "dadukou2022", "matter": "职称评审", "today": "2022-11-20",
        "person_category": "非公单位人员", "discipline": [], "applied_this_year": 0,
        "uses_nominal_unit": "否", "is_unit_admin": "否",
        "target_series": "工程技术", "target_level": "工程师",
        "archive_location": "本区", "employer_location": "本区", "ss_months": 60, "ss_recent_gap": "否",
        "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2018-06", "source": "重庆评审"}],
        "change_kind": "逐级晋升", "education": [{"level": "大学本科", "degree": "学士"}],
        "qualifications": [], "is_skilled_talent": "否", "epidemic": {"listed": "否"},
        "rural": {"kind": "无"}, "aid": []
    });
    for (key, value) in changes.as_object().unwrap() {
        if value.is_null() {
            case.as_object_mut().unwrap().remove(key);
        } else {
            case[key] = value.clone();
        }
    }
    case
}

fn judged(changes: &Json) -> (&'static Notice, Case, zhicheng::assess::Assessment) {
    let case = example(changes);
    let (read, assessment, _) = run(notices(), &case);
    (named(notices(), case["edition"].as_str().unwrap()), read, assessment)
}

fn head(changes: &Json) -> Head {
    let (notice, case, assessment) = judged(changes);
    outcome::head(notice, &case, &assessment)
}

#[test]
fn the_head_says_that_the_conditions_are_met_and_whether_one_can_apply_now() {
    let line = |today: &str| head(&json!({ "today": today })).line();
    assert_eq!(
        line("2022-11-14T09:29"),
        "条件符合（按2022年通知） · 还没到申报时间，2022年11月14日 9:30 开始"
    );
    assert_eq!(
        line("2022-11-14T09:30"),
        "条件符合（按2022年通知） · 现在可以申报，2022年11月29日 17:30 截止"
    );
    assert_eq!(
        line("2022-11-29T17:30"),
        "条件符合（按2022年通知） · 现在可以申报，2022年11月29日 17:30 截止"
    );
    assert_eq!(
        line("2022-11-29T17:31"),
        "条件符合（按2022年通知） · 申报时间已过，现在不能凭这份通知申报"
    );
    assert_eq!(
        line("2026-11-26"),
        "条件符合（按2022年通知） · 申报时间已过，现在不能凭这份通知申报"
    );
    assert_eq!(head(&json!({"today": null})).now, "");
}

/// A senior title is applied for with a committee of one's choice, whose window is not known before.
#[test]
fn a_notice_of_a_year_gone_by_without_a_window_is_of_the_past() {
    let senior = |today: &str| {
        json!({
            "today": today, "person_category": "事业单位在编", "employer_kind": "区属事业单位",
            "target_level": "高级工程师", "unit_post_managed": "是", "post_quota_available": "是",
            "titles": [{"level": "工程师", "series": "工程技术", "obtained": "2015-09", "source": "重庆评审"}]
        })
    };
    for (today, time, first) in [
        ("2022-12-31", Time::Unknown, "登录平台，没有注册的先注册"),
        ("2023-01-01", Time::Past, "找到今年的通知"),
    ] {
        let (notice, case, assessment) = judged(&senior(today));
        let head = outcome::head(notice, &case, &assessment);
        assert_eq!(
            (head.verdict.as_str(), head.time),
            ("条件符合（按2022年通知）", time),
            "{today}"
        );
        assert_eq!(outcome::next(notice, &case, &assessment)[0].title, first, "{today}");
    }
    // A certificate is registered all the year round.
    let cert =
        json!({"level": "工程师", "obtained": "2019-12", "source": "评审", "medium": "纸质完好"});
    let cert = json!({"edition": "tongliang2021", "matter": "电子证书登记", "cert": cert, "today": "2026-11-26"});
    assert_eq!(head(&cert).time, Time::Unknown);
}

#[test]
fn a_certificate_is_told_in_its_own_words() {
    let cert = |edition: &str, cert: Json| {
        head(&json!({"edition": edition, "matter": "电子证书登记", "cert": cert})).line()
    };
    let online = json!({"level": "工程师", "obtained": "2022-12", "source": "评审", "medium": "无", "via_online": "是"});
    assert_eq!(cert("tongliang2021", online), "不用登记，系统会自动生成");
    let paper =
        json!({"level": "工程师", "obtained": "2019-12", "source": "评审", "medium": "纸质完好"});
    assert_eq!(cert("tongliang2021", paper.clone()), "需要在线登记");
    assert_eq!(cert("dadukou2022", paper), "需要在线登记");
    let lost = json!({"level": "工程师", "obtained": "2019-12", "source": "评审", "medium": "纸质损毁或丢失"});
    assert_eq!(cert("tongliang2021", lost), "要先问清：需要在线登记");
    let pending =
        json!({"level": "工程师", "obtained": "2022-12", "source": "评审", "medium": "系统待完善"});
    assert_eq!(cert("tongliang2021", pending), "需要核对完善信息，重新上传照片");
}

#[test]
fn a_matter_without_windows_is_not_called_over() {
    let confirm = json!({
        "edition": "dazu2025", "matter": "来渝确认", "today": "2026-11-26",
        "titles": [{"level": "工程师", "series": "工程技术", "obtained": "2019-06", "source": "市外取得未确认"}]
    });
    let head = head(&confirm);
    assert_eq!(head.verdict, "要先问清，才知道能不能申报");
    assert!(head.now.contains("每季度（或者每月）统一审核一次"), "{}", head.now);
    assert_eq!(head.time, Time::Unknown);
    assert!(head.why[0].contains("市外或者部队取得"), "{:?}", head.why);
}

#[test]
fn who_is_refused_reads_the_true_reason_with_their_own_number() {
    let (notice, case, assessment) = judged(&json!({"ss_months": 8, "ss_recent_gap": null}));
    let lacks = outcome::lacks(notice, &case, &assessment);
    assert_eq!(lacks.len(), 1);
    assert_eq!(lacks[0].why, "单位和档案都在重庆的，须有1年以上社保缴费记录，您是 8 个月。");
    assert_eq!(lacks[0].mend, "再缴 4 个月（到 2023年3月）。");
    let head = outcome::head(notice, &case, &assessment);
    assert_eq!(head.verdict, "不能申报（按2022年通知）");
    assert_eq!(head.why, [lacks[0].why.clone()]);
}

#[test]
fn the_commission_refuses_other_levels_by_its_title_and_says_so() {
    let (notice, case, assessment) = judged(&json!({
        "edition": "jingxin2024", "employer_kind": "非公企业", "employer_is_sme": "是"
    }));
    let lacks = outcome::lacks(notice, &case, &assessment);
    assert_eq!(lacks.len(), 1);
    assert!(lacks[0].why.contains("只办工程技术副高级"), "{}", lacks[0].why);
    let proofs = outcome::proofs(notice, &assessment);
    assert_eq!(notice.clause(proofs[0]).unwrap().id, "jingxin2024.meta.title-issuer");
}

#[test]
fn a_leaning_never_says_that_nothing_helps_while_something_is_to_be_verified() {
    for changes in [
        json!({"titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2021-06", "source": "重庆评审"}]}),
        json!({"titles": [], "change_kind": null}),
        json!({"edition": "jiangbei2024", "insured_unit_same": "是", "annual_reviews": [],
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
fn missing_years_are_told_with_the_year_in_which_they_suffice() {
    let (notice, case, assessment) = judged(&json!({
        "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2019-06", "source": "重庆评审"}]
    }));
    let lacks = outcome::lacks(notice, &case, &assessment);
    assert_eq!(
        lacks[0].why,
        "取得助理工程师以后要满 4 年，算到 2022年12月31日您满 3 年，还差 1 年。"
    );
    assert_eq!(lacks[0].mend, "年限到 2023 年就够。");
}

#[test]
fn borrowed_years_say_that_they_are_borrowed() {
    let (notice, case, assessment) = judged(&json!({
        "edition": "dazu2025",
        "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2023-06", "source": "重庆评审"}]
    }));
    let lacks = outcome::lacks(notice, &case, &assessment);
    assert!(lacks[0].why.contains("借用") && lacks[0].why.contains("只作参考"), "{}", lacks[0].why);
    assert!(
        lacks[0].why.contains("渡职改办〔2022〕46号") || lacks[0].why.contains("大渡口"),
        "{}",
        lacks[0].why
    );
}

#[test]
fn the_next_steps_are_few_and_end_with_paying() {
    let (notice, case, assessment) = judged(&json!({}));
    let steps = outcome::next(notice, &case, &assessment);
    let titles: Vec<&str> = steps.iter().map(|step| step.title.as_str()).collect();
    assert_eq!(titles, ["登录平台，没有注册的先注册", "备齐材料", "单位公示", "按时提交", "缴费"]);
    assert!(steps[0].links[0].url.starts_with("http://ggfw.rlsbj.cq.gov.cn/"));
    assert!(steps[3].body.contains("区就业和人才中心 → 区职改办 → 评委会"));
    assert!(steps[3].body.contains("2022年11月14日 9:30—11月29日 17:30"), "{}", steps[3].body);
    assert!(steps[4].body.contains("240 元"));
    let (notice, case, assessment) = judged(&json!({"today": "2026-11-26"}));
    let steps = outcome::next(notice, &case, &assessment);
    assert_eq!(steps[0].title, "找到今年的通知");
    assert!(steps.iter().any(|step| step.body.contains("已截止")));
    assert!(
        outcome::next(notice, &case, &judged(&json!({"person_category": "公务员"})).2).is_empty()
    );
}

/// Who registers, and whether a unit shows the application, is said as far as the notice says it of this person.
#[test]
fn the_next_steps_say_of_registering_what_the_notice_says() {
    let steps = |more: &Json| {
        let (notice, case, assessment) = judged(more);
        let steps = outcome::next(notice, &case, &assessment);
        let found = |start: &str| steps.iter().find(|step| step.title.starts_with(start)).cloned();
        let login = found("登录平台").unwrap();
        (login.title, login.body, found("单位公示").map(|step| step.body))
    };
    let own = json!({
        "person_category": "自由职业者", "insured_by_individual": "是", "has_tax_declaration": "是",
        "industry_restriction": "否"
    });
    let certificate = json!({
        "edition": "tongliang2021", "matter": "电子证书登记",
        "cert": {
            "level": "工程师", "obtained": "2019-06", "source": "评审", "medium": "纸质完好",
            "issued": "2019-08", "via_online": "否"
        }
    });
    let silent = json!({
        "edition": "jingxin2024", "target_level": "高级工程师", "employer_kind": "非公企业",
        "employer_is_sme": "是", "returned_times": 0, "ss_months": 24, "ss_recent_gap": "否",
        "titles": [{"level": "工程师", "series": "工程技术", "obtained": "2015-09", "source": "重庆评审"}]
    });
    let first = "登录平台，没有注册的先注册";
    for (answers, title, body, shown) in [
        (
            json!({}),
            first,
            "您本人和单位，没有注册过的都要先在平台上注册。",
            Some("不少于 5 个工作日。"),
        ),
        (own, first, "没有注册过的，先在平台上注册。", None),
        (certificate, first, "第一次登录的，先做个人用户实名制注册。", None),
        (silent, "登录平台", "", Some("不少于 5 个工作日。")),
    ] {
        let (actual, said, publicity) = steps(&answers);
        assert_eq!(
            (actual.as_str(), said.as_str(), publicity.as_deref()),
            (title, body, shown),
            "{answers}"
        );
    }
}

/// A lower rung is not called held by whoever holds a higher title only.
#[test]
fn a_rung_below_the_highest_title_is_not_said_to_be_held() {
    let (_, _, assessment) = judged(&json!({}));
    let standing = &assessment.ladder;
    let said: Vec<String> =
        standing.rungs.iter().take(3).map(|rung| words::rung(standing, rung)).collect();
    assert_eq!(said, ["已有更高的职称", "已取得", "年限满足"]);
}

/// The result lists a line for each thing to ask.
#[test]
fn as_many_things_are_to_be_asked_as_are_listed() {
    // One item with two questions, and two items.
    for (changes, count) in [
        (json!({"person_category": "驻渝单位人员", "has_commission_letter": "否"}), 2),
        (
            json!({"person_category": "自由职业者", "employer_kind": "无单位", "insured_by_individual": "是",
            "has_tax_declaration": "是", "industry_restriction": "否"}),
            2,
        ),
    ] {
        let (notice, case, assessment) = judged(&changes);
        let listed: Vec<String> =
            assessment.verify.iter().flat_map(|hit| words::asks(notice, hit)).collect();
        assert_eq!(listed.len(), count, "{listed:?}");
        let steps = outcome::next(notice, &case, &assessment);
        assert_eq!(steps[0].title, format!("先问清 {count} 件事"), "{listed:?}");
    }
}

#[test]
fn this_year_is_a_projection_by_the_engine_and_says_so() {
    let today = Moment::parse("2026-11-26").unwrap();
    let of = |changes: &Json| {
        let (notice, case, assessment) = judged(changes);
        outcome::this_year(notice, &case, &assessment, today)
    };
    let enough = of(&json!({})).unwrap();
    assert_eq!(enough.verdict, "如果条件不变，2026 年条件符合。");
    assert!(enough.note.contains("不是通知") && enough.note.contains("2022 年通知"));
    assert_eq!(enough.windows[0], "网上申报：2022年11月14日 9:30—11月29日 17:30");
    let short = of(&json!({
        "titles": [{"level": "助理工程师", "series": "工程技术", "obtained": "2024-06", "source": "重庆评审"}]
    }));
    let short = short.unwrap();
    assert_eq!(short.verdict, "如果条件不变，2026 年年限不够，2028 年够。");
    assert!(short.lacks[0].why.contains("2026年12月31日"), "{}", short.lacks[0].why);
    let edge = |obtained: &str| {
        of(&json!({"titles": [{"level": "助理工程师", "series": "工程技术", "obtained": obtained, "source": "重庆评审"}]}))
            .unwrap()
            .verdict
    };
    assert_eq!(edge("2022-12-31"), "如果条件不变，2026 年条件符合。");
    assert_eq!(edge("2023-01-01"), "如果条件不变，2026 年年限不够，2027 年够。");
    // In the notice's own year there is nothing to project.
    let own = Moment::parse("2022-11-20").unwrap();
    let (notice, case, assessment) = judged(&json!({}));
    assert_eq!(outcome::this_year(notice, &case, &assessment, own), None);
}

#[test]
fn a_review_in_the_middle_of_a_month_has_no_invented_days() {
    let (notice, _, assessment) = judged(&json!({}));
    let review = assessment
        .deadlines
        .iter()
        .find(|window| zhicheng::export::words::window_label(notice, window.source) == "评审")
        .unwrap();
    assert_eq!(
        zhicheng::export::words::window_when(notice, review),
        "2022年12月中下旬（通知没有写具体日子）"
    );
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

/// A person of 江北 with a title and no hours of continuing education.
fn without_hours() -> Json {
    json!({"edition": "jiangbei2024", "insured_unit_same": "是", "annual_reviews": [], "continuing_education": []})
}

#[test]
fn hours_are_asked_of_who_does_not_apply_for_the_first_time() {
    let (notice, case, assessment) = judged(&without_hours());
    let lacks = outcome::lacks(notice, &case, &assessment);
    let free = &notice.courses.as_ref().unwrap().rule.as_ref().unwrap().first_time;
    assert!(lacks[0].why.starts_with(&format!("{free}；不是首次的，继续教育每年")), "{lacks:?}");
    assert!(lacks[0].mend.starts_with("先问清您算不算首次提交。"), "{lacks:?}");
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
        let text = text::result(notice, &case, &assessment, None);
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

#[test]
fn a_soldier_who_chose_his_own_work_reads_that_his_title_counts() {
    let military = json!([{"level": "助理工程师", "series": "工程技术", "obtained": "2018-06", "source": "军队评定"}]);
    let of = |category: &str| {
        let (notice, case, assessment) =
            judged(&json!({"person_category": category, "titles": military}));
        let brief = outcome::brief(notice, &case, &assessment);
        let said =
            brief.iter().find(|point| point.name == "您的职称").map(|point| point.says.concat());
        let clause = outcome::accepted(notice, &assessment).map(|(_, clause)| clause);
        (said, clause.map(|clause| notice.clause(clause).unwrap().id.clone()))
    };
    let (said, clause) = of("自主择业军队干部");
    assert!(said.unwrap().contains("不用办理确认手续"));
    assert_eq!(clause.unwrap(), "dadukou2022.policy.military-title");
    assert_eq!(of("非公单位人员"), (None, None));
}
