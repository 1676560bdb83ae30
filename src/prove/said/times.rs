//! When something takes place, who registers first, and what it costs.

use super::{Book, told};
use crate::notice::days;
use crate::notice::model::WINDOW_KINDS;

impl Book<'_> {
    pub(super) fn times(&mut self) {
        let when = |book: &Self, timing| days::timing(timing, |slot| book.label(slot));
        for window in &self.notice.windows {
            let applying = if window.applying { "申报在此期间" } else { "" };
            let parts = [
                window.label.clone(),
                when(self, &window.timing),
                self.only("对象：", &window.when),
                self.matters(window.matters),
                applying.to_owned(),
            ];
            self.line("时间", &self.clauses(&[window.clause]), parts);
        }
        for row in &self.notice.committees {
            let windows = row.windows.iter().map(|(kind, timing)| {
                let label = WINDOW_KINDS.get(usize::from(*kind)).map_or("", |(_, label)| label);
                format!("{label} {}", when(self, timing))
            });
            let mut parts = vec![
                row.name.clone(),
                self.name(row.series).to_owned(),
                told("专业：", &row.specialty),
                told("级别：", &self.names(row.levels)),
                row.scope.clone(),
            ];
            parts.extend(windows);
            self.line("评委会", &row.seq.to_string(), parts);
        }
        for rule in &self.notice.publicity {
            let parts = [
                format!("不少于 {}", rule.words()),
                self.only("对象：", &rule.when),
                self.matters(rule.matters),
            ];
            self.line("单位公示", &self.clauses(&[rule.clause]), parts);
        }
        for rule in &self.notice.rhythms {
            let parts = [rule.text.clone(), self.matters(rule.matters)];
            self.line("办理频次", &self.clauses(&[rule.clause]), parts);
        }
        for rule in &self.notice.signups {
            let parts =
                [rule.text.clone(), self.only("对象：", &rule.when), self.matters(rule.matters)];
            self.line("先注册", &self.clauses(&[rule.clause]), parts);
        }
    }

    pub(super) fn fees(&mut self) {
        for fee in &self.notice.fees {
            let parts = [
                told("另收", &fee.added),
                format!("{} 元（{}）", fee.amount, fee.status),
                self.among("级别：", fee.levels),
                self.among("系列：", fee.series),
                self.only("对象：", &fee.when),
            ];
            self.line("费用", &self.clauses(&[fee.clause]), parts);
        }
    }
}
