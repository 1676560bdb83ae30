//! Who is asked what, who is refused or sent elsewhere, which way an application goes and which papers it
//! needs, what can be cited and what is registered.

use super::{Book, effect, lenient, told};
use crate::domain::Place;
use crate::domain::fact::ListKind;
use crate::notice::condition::Condition;
use crate::notice::model::{CourseRule, VerifyRule};

impl Book<'_> {
    pub(super) fn questions(&mut self) {
        for question in &self.notice.questions {
            let none =
                if question.means_none { "不问到、不填的按没有处理" } else { "" };
            let need = if question.needed { "" } else { "可以不答" };
            let parts = [
                self.when(&question.when),
                self.matters(question.matters),
                need.to_owned(),
                none.to_owned(),
            ];
            self.line("问", &self.label(question.fact), parts);
        }
        for wording in &self.notice.wordings {
            for (bits, when) in &wording.omissions {
                let options = self.options(wording.fact, *bits);
                let parts = [self.when(when), format!("不列出{options}")];
                self.line("问", &self.label(wording.fact), parts);
            }
        }
    }

    pub(super) fn refusals(&mut self) {
        for rule in &self.notice.exclusions {
            let also = rule.also.map_or_else(String::new, |also| self.clauses(&[also]));
            let parts = [
                self.when(&rule.when),
                self.matters(rule.matters),
                lenient(rule.lenient),
                told("另见 ", &also),
            ];
            self.line("不得申报", &self.clauses(&[rule.clause]), parts);
        }
        for rule in &self.notice.elsewhere {
            let parts = [self.when(&rule.when), self.matters(rule.matters), rule.how.clone()];
            self.line("另行办理", &self.clauses(&[rule.clause]), parts);
        }
        for rule in &self.notice.paths {
            let parts = [
                self.when(&rule.when),
                self.matters(rule.matters),
                rule.nodes.join("→"),
                told("带上", &rule.documents.join("、")),
            ];
            self.line("路径", &self.clauses(&rule.clauses), parts);
        }
        for rule in &self.notice.verify_rules {
            self.verified(rule);
        }
        for rule in &self.notice.remarks {
            let parts = [self.when(&rule.when), self.matters(rule.matters), rule.text.clone()];
            self.line("说明", &self.clauses(&[rule.clause]), parts);
        }
    }

    fn verified(&mut self, rule: &VerifyRule) {
        let unless = rule.unless.as_ref().map_or_else(String::new, |unless| self.when(unless));
        let item = rule.item.of(&self.notice.verify);
        let open = item.is_some_and(|item| !item.blocking);
        let parts = [
            self.when(&rule.when),
            told("除非 ", &unless),
            self.matters(rule.matters),
            effect(rule.effect),
            lenient(rule.lenient),
            if open { "不影响结论".to_owned() } else { String::new() },
        ];
        self.line("须核实", self.item(rule.item), parts);
    }

    pub(super) fn judgements(&mut self) {
        for rule in &self.notice.judgements {
            let result = match rule.eligible {
                Some(true) => "可申报",
                Some(false) => "不可申报",
                None => "不作预判",
            };
            let parts = [self.when(&rule.when), self.matters(rule.matters), result.to_owned()];
            self.line("预判", &self.clauses(&rule.clauses), parts);
        }
    }

    pub(super) fn kinds(&mut self) {
        for rule in &self.notice.kinds {
            let parts = [
                self.name(rule.kind).to_owned(),
                self.when(&rule.when),
                self.verify(rule.verify),
                effect(rule.effect),
            ];
            self.line("申请类型", &self.clauses(&[rule.clause]), parts);
        }
        for (kind, clause) in &self.notice.kind_clauses {
            let parts = [format!("界定{}", self.name(*kind))];
            self.line("申请类型", &self.clauses(&[*clause]), parts);
        }
        for rule in &self.notice.kind_arguments {
            let side = if rule.supports { "支持" } else { "不支持" };
            let parts = [side.to_owned() + self.name(rule.kind), self.when(&rule.when)];
            self.line("申请类型", &self.clauses(&[rule.clause]), parts);
        }
    }

    pub(super) fn courses(&mut self) {
        let Some(courses) = &self.notice.courses else { return };
        let clauses = self.clauses(&courses.clauses);
        let gate = if courses.gate { "未达到的不得申报" } else { "" };
        match &courses.rule {
            None => self.line("继续教育", &clauses, [courses.status.clone()]),
            Some(rule) => {
                let parts = [hours(rule), gate.to_owned()];
                self.line("继续教育", &clauses, parts);
                if rule.exempt != Condition::Any(Vec::new()) {
                    let parts = [self.when(&rule.exempt)];
                    self.line("不要求继续教育", &clauses, parts);
                }
            }
        }
    }

    pub(super) fn papers(&mut self) {
        for material in &self.notice.materials {
            let details = material.details.iter();
            let details: Vec<String> =
                details.map(|(label, words)| format!("{label}{words}")).collect();
            let parts = [
                material.text.clone(),
                self.when(&material.when),
                self.matters(material.matters),
                details.join("，"),
            ];
            self.line("材料", &material.id, parts);
        }
    }

    pub(super) fn points(&mut self) {
        let Some(citation) = &self.notice.citation else { return };
        let (list, points) = (ListKind::Achievement, &citation.points);
        for when in &citation.unusable {
            self.line("不算业绩", "", [self.entry("", list, when)]);
        }
        if citation.without_prior {
            self.line("业绩", "", ["没有现职称的也算".to_owned()]);
        }
        for point in points {
            let parts = [
                format!("{}第 {} 点", self.name(point.level), point.number),
                self.among("系列：", point.series),
                self.among("业绩类别：", point.kinds),
                self.entry("其中：", list, &point.fits),
                format!("引作“{}”", point.cited_as),
            ];
            self.line("可引用", &self.clauses(&[point.clause]), parts);
        }
    }

    pub(super) fn certificate(&mut self) {
        let Some(certificate) = &self.notice.certificate else { return };
        for rule in &certificate.actions {
            let action = rule.action.clone().unwrap_or_else(|| "未规定".to_owned());
            let parts = [action, self.when(&rule.when), rule.say.clone()];
            self.line("证书", &self.clauses(&rule.clauses), parts);
        }
        for field in &certificate.fields {
            let actions = Place::each(&certificate.actions);
            let actions = actions.filter(|(place, _)| field.actions.has(*place));
            let actions: Vec<&str> =
                actions.filter_map(|(_, rule)| rule.action.as_deref()).collect();
            let parts = [
                format!("{}填“{}”", field.name, field.value),
                self.when(&field.when),
                told("限", &actions.join("、")),
            ];
            self.line("登记栏目", &self.clauses(&field.clauses), parts);
        }
    }
}

/// The hours that have to be shown, and of which years.
fn hours(rule: &CourseRule) -> String {
    let from = match rule.from_year {
        Some(year) => format!("{year} 年"),
        None => "取得现职称的次年".to_owned(),
    };
    let public = rule
        .public
        .iter()
        .map(|(year, hours)| format!("，{year} 年起其中公需科目不少于 {hours} 学时"));
    let public: String = public.collect();
    format!("从{from}到 {} 年每年不少于 {} 学时{public}", rule.to_year, rule.total)
}
