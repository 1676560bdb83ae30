//! The qualification ladder: how years are counted, what each row asks for, and what shortens or lengthens it.

use super::{Book, told};
use crate::domain::fact::ListKind;
use crate::domain::{Place, Slot};
use crate::notice::condition::Condition;
use crate::notice::model::{
    Class, Combine, Count, Delay, Ladder, Reduction, Row, RowKind, Transfer, UNLIMITED,
};

/// Months in a year, as the calendar has it.
const MONTHS_A_YEAR: i32 = 12;

impl Book<'_> {
    pub(super) fn ladders(&mut self) {
        for ladder in &self.notice.ladders {
            self.ladder(ladder);
        }
    }

    fn ladder(&mut self, ladder: &Ladder) {
        for class in &ladder.classes {
            self.class(class);
        }
        let word = Count::ALL.iter().find(|(count, _)| *count == ladder.count);
        let word = word.map_or("", |(_, word)| *word);
        let combine = match ladder.combine {
            Combine::Unsaid => "几项缩短年限如何合并没有写",
            Combine::Sum => "几项缩短年限相加",
            Combine::Largest => "几项缩短年限取最大",
        };
        let rest = ladder.rest.and_then(|rest| rest.of(&ladder.classes));
        let parts = [
            self.names(ladder.series),
            self.only("对象：", &ladder.when),
            format!("年限算到 {}（{word}），从{}起算", ladder.cutoff, self.member(ladder.start)),
            self.among("这些系列的职称也算：", ladder.prior_series),
            ladder.transfer.as_ref().map_or_else(String::new, |transfer| self.transfer(transfer)),
            combine.to_owned(),
            ladder.cap.map_or_else(String::new, |cap| format!("合计最多 {cap} 年")),
            rest.map_or_else(String::new, |rest| format!("其余学历归“{}”", rest.name)),
            told("依据 ", &ladder.basis),
        ];
        let clause = ladder.cutoff_clause.map_or_else(String::new, |id| self.clauses(&[id]));
        self.line("学历年限", &clause, parts);
        for row in &ladder.rows {
            self.row(ladder, row);
        }
        self.titles(ladder);
        for reduction in &ladder.reductions {
            self.reduction(reduction);
        }
        if let Some(delay) = &ladder.delay {
            self.delay(delay);
        }
    }

    fn reduction(&mut self, reduction: &Reduction) {
        for rule in &reduction.rules {
            let possible = match rule.possible {
                UNLIMITED => "可能更多，没有写明".to_owned(),
                years if years > rule.certain => format!("可能 {years} 年"),
                _ => String::new(),
            };
            let parts = [
                format!("{}，缩短 {} 年", reduction.name, rule.certain),
                possible,
                self.when(&rule.when),
            ];
            self.line("缩短年限", &self.clauses(&[rule.clause]), parts);
        }
    }

    /// Ladders share their classes, also those in which they have nobody.
    fn class(&mut self, class: &Class) {
        let nobody = class.person == Condition::Any(Vec::new());
        if class.when.is_none() && nobody {
            return;
        }
        let entry = class.when.as_ref();
        let list = ListKind::Education;
        let entry = entry.map_or_else(String::new, |when| self.entry("学历：", list, when));
        let parts = [entry, self.only("本人：", &class.person)];
        self.line("学历档次", &class.name, parts);
    }

    fn row(&mut self, ladder: &Ladder, row: &Row) {
        let classes = Place::each(&ladder.classes);
        let classes = classes.filter(|(place, _)| row.classes.has(*place));
        let classes: Vec<&str> = classes.map(|(_, class)| class.name.as_str()).collect();
        let long = if row.months % MONTHS_A_YEAR == 0 {
            format!("{} 年", row.months / MONTHS_A_YEAR)
        } else {
            format!("{} 个月", row.months)
        };
        let need = match row.kind {
            RowKind::Direct => "可以直接申报".to_owned(),
            RowKind::Probation => format!("见习满 {long}"),
            RowKind::Prior(level) => format!("取得{}满 {long}", self.name(level)),
            RowKind::Since(slot) => format!("从{}起满 {long}", self.label(slot)),
        };
        let list = ListKind::Title;
        let adds = row.adds.as_ref();
        let parts = [
            format!("申报{}", self.name(row.target)),
            told("学历档次：", &classes.join("、")),
            need,
            self.only("而且 ", &row.when),
            self.among("系列：", row.series),
            self.among("职称系列：", row.from),
            self.entry("所算的职称：", list, &row.prior),
            adds.map_or_else(String::new, |adds| self.entry("这些职称的年限加上：", list, adds)),
            row.start.map_or_else(String::new, |start| format!("从{}起算", self.member(start))),
            row.application
                .map_or_else(String::new, |kind| format!("申请类型 {}", self.name(kind))),
            self.verify(row.verify),
        ];
        self.line("学历年限", &self.clauses(&[row.clause]), parts);
    }

    fn transfer(&self, transfer: &Transfer) -> String {
        let which = match &transfer.when {
            Some(when) => self.entry("", ListKind::Title, when),
            None => "另有同级其他系列职称的".to_owned(),
        };
        let add = if transfer.add {
            "此前同级职称的年限加上"
        } else {
            "此前的年限不算"
        };
        format!("转评取得的（{which}）：{add}，转评后须满 {} 年", transfer.wait)
    }

    /// Which titles have to be verified, what qualifications and changes count as.
    fn titles(&mut self, ladder: &Ladder) {
        for rule in &ladder.sources {
            let unless = rule.unless.as_ref();
            let parts = [
                self.names(rule.sources),
                self.verify(Some(rule.verify)),
                unless.map_or_else(String::new, |unless| self.only("除非 ", unless)),
            ];
            let clause = rule.clause.map_or_else(String::new, |id| self.clauses(&[id]));
            self.line("职称来源", &clause, parts);
        }
        for rule in &ladder.qualifications {
            let level = format!("算{}", self.name(rule.level));
            self.line("职业资格", &rule.begins, [level, self.among("系列：", rule.series)]);
        }
        for rule in &ladder.changes {
            let parts = [
                format!("申请类型 {}", self.name(rule.kind)),
                self.entry("原职称：", ListKind::Title, &rule.from),
                rule.years.map_or_else(String::new, |years| format!("须满 {years} 年")),
                self.verify(rule.verify),
            ];
            self.line("变动", self.name(rule.change), parts);
        }
    }

    fn delay(&mut self, delay: &Delay) {
        let (from, to) = delay.years;
        for (review, years, clause) in &delay.results {
            let parts = [format!("{from} 至 {to} 年每次{}，延长 {years} 年", self.name(*review))];
            self.line("延长年限", &self.clauses(&[*clause]), parts);
        }
        let unclear = self.among("没有写明的结果：", delay.unclear);
        if !unclear.is_empty() {
            self.line("延长年限", "", [unclear, self.verify(Some(delay.unclear_item))]);
        }
        let untold = if delay.means_none { "按没有延长处理" } else { "需人工核实" };
        self.line("延长年限", "", [format!("没有填考核的年度，{untold}")]);
        self.line(
            "延长年限",
            "",
            ["不看职称的一行遇到延长".to_owned(), self.verify(Some(delay.direct_item))],
        );
    }

    /// A member of a title, by the name of the notice's vocabulary.
    fn member(&self, place: Slot) -> String {
        let members = self.notice.vocabulary.members(ListKind::Title);
        members
            .get(usize::from(place))
            .map_or_else(String::new, |member| format!("“{}”", member.key))
    }
}
