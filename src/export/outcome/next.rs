//! What to do next, in five steps at most, made from what is to be verified, the materials, the
//! publicity, the path and the windows.

use super::{Time, applying, head};
use crate::assess::assessment::{Assessment, Outcome, RaisedItem};
use crate::domain::{Case, Fact, Truth};
use crate::export::plan::publicity;
use crate::export::words;
use crate::notice::Notice;
use crate::notice::model::Link;

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Next<'n> {
    /// What to do.
    pub title: String,
    /// More of it; empty where the title says all.
    pub body: String,
    /// Where on the web, as the notice prints it.
    pub links: Vec<&'n Link>,
}

/// The steps; none where one cannot apply at all or questions are open.
#[must_use]
pub fn next<'n>(notice: &'n Notice, case: &Case, assessment: &Assessment) -> Vec<Next<'n>> {
    if !matches!(assessment.outcome, Outcome::Eligible | Outcome::Verify) {
        return Vec::new();
    }
    let time = head(notice, case, assessment).time;
    let mut steps = vec![ask(notice, assessment)];
    if matches!(time, Time::Over | Time::Past) {
        steps.push(Some(this_year(notice)));
    }
    steps.push(log_in(notice, case, assessment));
    steps.push(prepare(assessment));
    steps.push(shown(notice, case, assessment));
    steps.push(hand_in(notice, assessment, time));
    steps.push(pay(notice, assessment, time));
    let mut steps: Vec<Next<'n>> = steps.into_iter().flatten().collect();
    steps.truncate(6);
    steps
}

fn step(title: &str, body: String) -> Next<'static> {
    Next { title: title.to_owned(), body, links: Vec::new() }
}

fn ask<'n>(notice: &Notice, assessment: &Assessment) -> Option<Next<'n>> {
    let count = to_settle(notice, assessment, true);
    (count > 0).then(|| Next {
        title: format!("先问清 {count} 件事"),
        body: "每一件问谁，见“要先问清的事”。".to_owned(),
        links: Vec::new(),
    })
}

fn this_year<'n>(notice: &Notice) -> Next<'n> {
    Next {
        title: "找到今年的通知".to_owned(),
        body: format!(
            "这份是 {} 年的。今年的时间、地点、电话以今年的通知为准，可以先按下面的准备起来。",
            notice.head.year
        ),
        links: Vec::new(),
    }
}

/// Where to log in, and who registers first; nothing where the notice says neither.
fn log_in<'n>(notice: &'n Notice, case: &Case, assessment: &Assessment) -> Option<Next<'n>> {
    let matter = case.place(Fact::Matter)?;
    let facts = assessment.facts(case);
    let signup = notice
        .signups
        .iter()
        .find(|signup| signup.matters.has(matter) && signup.when.test(&facts) == Truth::Yes);
    let links: Vec<&Link> = notice.links.iter().filter(|link| link.used < 2).collect();
    let body = signup.map_or_else(String::new, |signup| signup.text.clone());
    let said = signup.is_some() || !links.is_empty();
    said.then(|| Next { title: "登录平台".to_owned(), body, links })
}

fn prepare(assessment: &Assessment) -> Option<Next<'static>> {
    let count = assessment.checklist.len();
    if count == 0 {
        return None;
    }
    Some(step("备齐材料", format!("一共 {count} 项，见“材料清单”。")))
}

fn shown(notice: &Notice, case: &Case, assessment: &Assessment) -> Option<Next<'static>> {
    let publicity = publicity(notice, case, assessment)?;
    Some(step("单位公示", format!("不少于 {}。", publicity.words())))
}

fn hand_in(notice: &Notice, assessment: &Assessment, time: Time) -> Option<Next<'static>> {
    let path = assessment.path.and_then(|path| path.of(&notice.paths));
    let mut body = String::new();
    if let Some(path) = path {
        body.push_str(&["依次经过：", &path.nodes.join(" → "), "。"].concat());
        if !path.documents.is_empty() {
            body.push_str(&["带上", &path.documents.join("、"), "。"].concat());
        }
    }
    if let Some(window) = applying(notice, assessment) {
        let when = words::window_when(notice, window);
        let label = words::window_label(notice, window.source);
        let said = match time {
            Time::Over => ["那一年的", label, "时间是 ", &when, "，已截止。"],
            _ => ["", label, "时间：", &when, "。"],
        };
        body.push_str(&said.concat());
    }
    (!body.is_empty()).then(|| step("按时提交", body))
}

fn pay(notice: &Notice, assessment: &Assessment, time: Time) -> Option<Next<'static>> {
    let (fee, _) = assessment.charges(notice).next()?;
    let mut body = ["评审费每人 ", &words::charge(notice, assessment)?].concat();
    if notice.clause(fee.clause).is_some_and(|clause| !clause.id.starts_with(&notice.edition)) {
        body.push_str("（其他通知写的，只作参考）");
    }
    let window = assessment
        .deadlines
        .iter()
        .find(|window| words::window_label(notice, window.source) == "缴费");
    if let Some(window) = window {
        let over = if time == Time::Over { "，已截止" } else { "" };
        let when = words::window_when(notice, window);
        body.push_str(&["，缴费时间 ", &when, over].concat());
    }
    body.push('。');
    Some(step("缴费", body))
}

/// How many things are to be settled, as [`words::asks`] lists them: those that keep the outcome open, or those that do not.
#[must_use]
pub fn to_settle(notice: &Notice, assessment: &Assessment, blocking: bool) -> usize {
    let item = |raised: &&RaisedItem| raised.item.of(&notice.verify);
    let wanted = |raised: &&RaisedItem| item(raised).is_some_and(|item| item.blocking == blocking);
    assessment.verify.iter().filter(wanted).map(|raised| words::asks(notice, raised).len()).sum()
}
