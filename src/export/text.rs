//! The whole result as plain text (纯文本), and a receipt (回执) with which another person can
//! repeat it.

use chrono::NaiveDate;

use super::{answers, checklist, link, outcome, plan, words};
use crate::assess::assessment::{Assessment, LadderResult, Reason, Status};
use crate::assess::whatif::{Change, WhatIf, YEAR_NOTE};
use crate::domain::{Case, Fact, Moment};
use crate::notice::Notice;
use crate::notice::days::readable;
use crate::notice::model::ClauseId;
use crate::notice::model::library::quoted;

/// The result in full, with `ways`, which are those of [`ways`], or nothing.
#[must_use]
pub fn result(notice: &Notice, case: &Case, assessment: &Assessment, ways: &str) -> String {
    let mut page = Page { notice, case, assessment, text: String::new() };
    page.head();
    page.verify();
    page.exclusions();
    page.next();
    page.path();
    page.ladder();
    page.deadlines();
    page.fee();
    page.materials();
    page.citation();
    page.registration();
    if !ways.is_empty() {
        page.text.push('\n');
        page.text.push_str(ways);
    }
    page.clauses();
    page.text
}

/// What would have to be otherwise, as a part of the result; empty where nothing was found.
#[must_use]
pub fn ways(notice: &Notice, case: &Case, assessment: &Assessment, found: &WhatIf) -> String {
    let mut page = Page { notice, case, assessment, text: String::new() };
    page.whatif(found);
    page.text
}

/// What another person needs to come to the same result; `made` is the day it is written.
#[must_use]
pub fn receipt(notice: &Notice, case: &Case, assessment: &Assessment, made: NaiveDate) -> String {
    let mut page = Page { notice, case, assessment, text: String::new() };
    page.heading("职称申报自助向导 回执");
    page.field("通知版本", &[&notice.head.name, "（", &notice.edition, "）"]);
    page.field("通知", &[&notice.head.title]);
    page.field("校验号", &[&notice.digest]);
    page.field("程序版本", &[env!("CARGO_PKG_VERSION")]);
    page.field("生成日期", &[&words::moment(Moment { date: made, minute: None })]);
    page.field("判断", &[assessment.outcome.text()]);
    page.verdict();
    page.heading("回答");
    for (label, answer) in answers::answers(notice, case) {
        page.field(&label, &[&answer]);
    }
    page.heading("重新打开");
    page.field("链接代码", &[&link::encode(case, Some(notice))]);
    page.text
}

/// Text being written.
struct Page<'a> {
    notice: &'a Notice,
    case: &'a Case,
    assessment: &'a Assessment,
    text: String,
}

impl Page<'_> {
    fn heading(&mut self, heading: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(&["【", heading, "】"]);
    }

    fn line(&mut self, parts: &[&str]) {
        for part in parts {
            self.text.push_str(part);
        }
        self.text.push('\n');
    }

    fn field(&mut self, label: &str, parts: &[&str]) {
        self.text.push_str(label);
        self.text.push('：');
        self.line(parts);
    }

    fn head(&mut self) {
        let head = &self.notice.head;
        self.line(&["职称申报自助向导 结果"]);
        self.field("通知", &[&head.title]);
        if !head.number.is_empty() {
            self.field("文号", &[&head.number]);
        }
        self.line(&[&head.expiry]);
        self.heading("结论");
        self.outcome();
    }

    fn verdict(&mut self) {
        let found = outcome::head(self.notice, self.case, self.assessment);
        self.field("结论", &[&found.line()]);
    }

    fn outcome(&mut self) {
        self.verdict();
        for point in outcome::brief(self.notice, self.case, self.assessment) {
            self.field(point.name, &[&point.says.concat()]);
        }
        for mend in outcome::mends(self.notice, self.case, self.assessment) {
            self.line(&["・怎样补：", &mend]);
        }
        if let Some(kind) = self.assessment.kind.and_then(|kind| self.notice.name(kind)) {
            self.field("申请类型", &[kind]);
        }
        for place in &self.assessment.elsewhere {
            if let Some(rule) = place.of(&self.notice.elsewhere) {
                self.field("到哪里办、怎样办", &[&rule.how]);
            }
        }
        if !self.assessment.unanswered.is_empty() {
            let names: Vec<&str> = self
                .assessment
                .unanswered
                .iter()
                .map(|slot| words::label(self.notice, *slot))
                .collect();
            self.field("还没有回答", &[&names.join("、")]);
        }
    }

    fn next(&mut self) {
        let steps = outcome::next(self.notice, self.case, self.assessment);
        if steps.is_empty() {
            return;
        }
        self.heading("下一步");
        for (place, step) in steps.iter().enumerate() {
            self.line(&[&(place + 1).to_string(), ". ", &step.title, "。", &step.body]);
            for link in &step.links {
                self.line(&["   ", &link.name, "：", &link.url]);
            }
        }
    }

    fn ladder(&mut self) {
        let result = &self.assessment.ladder;
        let Some((rules, target)) = self.assessment.ladder_in(self.notice).zip(result.target)
        else {
            return;
        };
        self.heading("学历年限");
        let series = self.case.place(Fact::TargetSeries);
        let level = |level| self.notice.vocabulary.level_in_words(level, series);
        self.field("申报级别", &[&level(target)]);
        self.field("对照", &[&words::basis(rules)]);
        let cutoff = Moment { date: rules.cutoff, minute: None };
        self.field("年限算到", &[&words::moment(cutoff)]);
        if let Some(prior) = result.prior {
            let name = words::prior_name(Some(self.notice), self.case, prior);
            self.field("从哪个职称算起", &[name, "，取得时间 ", &prior.obtained.to_string()]);
        }
        self.years(result);
        for rung in &result.rungs {
            self.line(&["・", &level(rung.level), "：", &words::rung(result, rung)]);
        }
    }

    fn years(&mut self, result: &LadderResult) {
        let years = [
            ("要求年数", result.required),
            ("延期年数", Some(result.delay).filter(|years| *years > 0)),
            ("提前年数", Some(result.reduction).filter(|years| *years > 0)),
            ("已满年数", result.served),
            ("还差年数", result.shortfall),
            ("年限最早够的年份", result.earliest.filter(|_| result.status != Some(Status::Met))),
        ];
        for (label, number) in years {
            if let Some(number) = number {
                self.field(label, &[&number.to_string()]);
            }
        }
        let ladder = self.assessment.ladder_in(self.notice);
        let reduction =
            result.reduced_by.zip(ladder).and_then(|(place, ladder)| place.of(&ladder.reductions));
        if let Some(reduction) = reduction {
            self.field("提前依据", &[&reduction.name]);
        }
        if let Some(status) = result.status {
            self.field("学历年限条件", &[status.text()]);
        }
    }

    fn path(&mut self) {
        let Some(path) = self.assessment.path.and_then(|path| path.of(&self.notice.paths)) else {
            return;
        };
        self.heading("申报路径");
        self.line(&[&path.nodes.join(" → ")]);
        if !path.documents.is_empty() {
            self.field("随路径提交", &[&path.documents.join("、")]);
        }
    }

    fn verify(&mut self) {
        if self.assessment.verify.is_empty() {
            return;
        }
        self.heading("要先问清的事");
        for raised in &self.assessment.verify {
            let Some(item) = raised.item.of(&self.notice.verify) else {
                continue;
            };
            let note = if item.blocking { "" } else { "（仅作提醒）" };
            for ask in words::asks(self.notice, raised) {
                self.line(&["・", &ask, note]);
            }
            if let Some(contact) = words::whom(self.notice, raised) {
                self.field("  问谁", &[&words::contact(contact)]);
            }
            for clause in &item.clauses {
                self.quote(*clause);
            }
        }
    }

    fn exclusions(&mut self) {
        if self.assessment.exclusions.is_empty() {
            return;
        }
        self.heading("不得申报的情形");
        for clause in outcome::proofs(self.notice, self.assessment) {
            self.quote(clause);
        }
    }

    fn deadlines(&mut self) {
        if self.assessment.deadlines.is_empty() {
            return;
        }
        self.heading("期限");
        for window in &self.assessment.deadlines {
            let label = words::window_label(self.notice, window.source);
            let status = window.status.map_or("", |status| status.text());
            let (open, close) = if status.is_empty() { ("", "") } else { ("（", "）") };
            self.line(&[
                "・",
                label,
                "：",
                &words::window_when(self.notice, window),
                open,
                status,
                close,
            ]);
        }
        let Some(plan) = plan::plan(self.notice, self.case, self.assessment) else {
            return;
        };
        for step in plan.steps.iter().filter(|step| step.task == plan::Task::Publicity) {
            self.line(&[
                "・",
                &plan::line(self.notice, &plan, step),
                "（推导：",
                &plan::note(self.notice, &plan),
                "）",
            ]);
        }
    }

    fn fee(&mut self) {
        let first = self.assessment.charges(self.notice).next();
        let charge = words::charge(self.notice, self.assessment);
        if let Some(((fee, _), charge)) = first.zip(charge) {
            self.heading("费用");
            self.line(&["每人 ", &charge, fee_from(&fee.status)]);
        }
    }

    fn materials(&mut self) {
        if self.assessment.checklist.is_empty() {
            return;
        }
        self.heading("材料");
        self.text.push_str(&checklist::plain(self.notice, self.assessment, |_| false));
        if let Some(status) = self.assessment.courses {
            self.field("继续教育", &[words::courses(self.notice, status)]);
        }
    }

    fn citation(&mut self) {
        let (Some(text), place) = words::citation(self.notice, self.assessment) else {
            return;
        };
        self.heading("符合的申报条件");
        self.line(&[&text]);
        if place.is_none() {
            self.line(&["（空白格式，请按您所报专业的申报条件文件填写）"]);
        }
    }

    fn registration(&mut self) {
        let Some((found, rules)) =
            self.assessment.registration.as_ref().zip(self.notice.certificate.as_ref())
        else {
            return;
        };
        self.heading("电子证书");
        if let Some(action) =
            found.action.of(&rules.actions).and_then(|action| action.action.as_ref())
        {
            self.field("办理方式", &[action]);
        }
        for (place, value) in &found.fields {
            if let Some(field) = place.of(&rules.fields) {
                self.field(&field.name, &[&readable(value)]);
            }
        }
    }

    fn whatif(&mut self, found: &WhatIf) {
        if found.solutions.is_empty() {
            return;
        }
        self.heading("怎样才能申报");
        for solution in &found.solutions {
            let changes: Vec<String> = solution
                .changes
                .iter()
                .map(|alternatives| answers::change(self.notice, self.case, alternatives))
                .collect();
            self.line(&["・", &changes.join("；并且 "), "（", solution.by.text(), "）"]);
        }
        let waits = |change: &Change| matches!(change, Change::Year(_));
        if found.solutions.iter().flat_map(|solution| &solution.changes).flatten().any(waits) {
            self.line(&[YEAR_NOTE]);
        }
        if found.stopped {
            self.line(&["可能的情形太多，没有全部试过"]);
        }
    }

    fn clauses(&mut self) {
        let mut seen: Vec<ClauseId> = Vec::new();
        for Reason { clause, .. } in &self.assessment.reasons {
            if !seen.contains(clause) {
                seen.push(*clause);
            }
        }
        if seen.is_empty() {
            return;
        }
        self.heading("依据条款");
        for clause in seen {
            self.quote(clause);
        }
    }

    fn quote(&mut self, clause: ClauseId) {
        let notice = self.notice;
        if let Some(clause) = notice.clause(clause) {
            self.line(&["  ", &clause.source, "：", &quoted(&clause.shown())]);
        }
    }
}

/// Where a fee is printed.
fn fee_from(status: &str) -> &'static str {
    if status == "参考" {
        "（其他通知写的，只作参考）"
    } else {
        "（这份通知写明）"
    }
}
