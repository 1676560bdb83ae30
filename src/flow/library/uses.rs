//! What a clause is used for (用在哪里): every question it explains and every rule it drives, read off
//! the compiled notice itself, so that the list cannot say more or less than the rules do.

use crate::domain::options::Listed;
use crate::domain::{Place, Set, order};
use crate::notice::Notice;
use crate::notice::days::timing;
use crate::notice::model::{ClauseId, Fee, Ladder, Row, RowKind, UNLIMITED};
use crate::notice::names::{self, label};

/// A kind of use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each has its name beside it")]
pub enum Part {
    Question,
    Exclusion,
    Path,
    Row,
    Source,
    Cutoff,
    Reduction,
    Delay,
    Kind,
    Judgement,
    Window,
    Fee,
    Citation,
    Courses,
    Material,
    Certificate,
    Verify,
    Link,
}

impl Part {
    /// Its name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "为什么问",
            Self::Exclusion => "不可申报的情形",
            Self::Path => "申报路径",
            Self::Row => "学历年限",
            Self::Source => "现有职称的来源",
            Self::Cutoff => "年限计算截止日",
            Self::Reduction => "提前申报政策",
            Self::Delay => "年度考核延期",
            Self::Kind => "申请类型",
            Self::Judgement => "预判",
            Self::Window => "期限",
            Self::Fee => "评审费",
            Self::Citation => "符合的申报条件",
            Self::Courses => "继续教育",
            Self::Material => "材料清单",
            Self::Certificate => "电子证书登记",
            Self::Verify => "要先问清的事",
            Self::Link => "网址",
        }
    }
}

/// A use: its kind, and which question or rule it is, in words.
pub type Use = (Part, String);

/// The names of some options.
#[must_use]
pub fn names<T: Listed>(notice: &Notice, some: Set<T>) -> String {
    notice.options(T::LIST).chosen(some.bits()).collect::<Vec<_>>().join("、")
}

/// Whether the clause at this place is printed in the notice itself, not borrowed from another.
#[must_use]
pub fn own(notice: &Notice, clause: ClauseId) -> bool {
    notice
        .clause(clause)
        .and_then(|clause| clause.id.strip_prefix(&notice.edition))
        .is_some_and(|rest| rest.starts_with('.'))
}

/// Every use of the clause with this id in `notice`, in the order of [`Part`]; the same words once.
#[must_use]
pub fn uses(notice: &Notice, id: &str) -> Vec<Use> {
    let Some(clause) = ClauseId::find(&notice.clauses, |clause| clause.id == id) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    judgement_uses(notice, clause, &mut found);
    for ladder in &notice.ladders {
        ladder_uses(notice, ladder, clause, &mut found);
    }
    application_uses(notice, clause, &mut found);
    certificate_uses(notice, clause, &mut found);
    order::sort_by_key(&mut found, |(part, _)| *part);
    found.dedup();
    found
}

fn judgement_uses(notice: &Notice, clause: ClauseId, found: &mut Vec<Use>) {
    for question in notice.questions.iter().filter(|question| question.clauses.contains(&clause)) {
        let ask = notice.wordings.iter().find(|wording| wording.fact == question.fact);
        let ask =
            ask.map_or_else(|| names::label(notice, question.fact), |wording| wording.ask.as_str());
        found.push((Part::Question, ask.to_owned()));
    }
    for rule in
        notice.exclusions.iter().filter(|rule| rule.clause == clause || rule.also == Some(clause))
    {
        found.push((
            Part::Exclusion,
            format!("{}：属于这种情形的，不可申报", names(notice, rule.matters)),
        ));
    }
    for rhythm in notice.rhythms.iter().filter(|rhythm| rhythm.clause == clause) {
        found.push((Part::Window, rhythm.text.clone()));
    }
    for signup in notice.signups.iter().filter(|signup| signup.clause == clause) {
        found.push((Part::Path, signup.text.clone()));
    }
    for link in notice.links.iter().filter(|link| link.clause == clause) {
        found.push((Part::Link, link.name.clone()));
    }
    for path in notice.paths.iter().filter(|path| path.clauses.contains(&clause)) {
        found.push((Part::Path, path.nodes.join(" → ")));
    }
    for rule in notice.kinds.iter().filter(|rule| rule.clause == clause) {
        found.push((Part::Kind, option(notice, rule.kind)));
    }
    for (kind, _) in notice.kind_clauses.iter().filter(|(_, defines)| *defines == clause) {
        found.push((Part::Kind, option(notice, *kind)));
    }
    for argument in notice.kind_arguments.iter().filter(|argument| argument.clause == clause) {
        found.push((Part::Kind, option(notice, argument.kind) + "：" + &argument.why));
    }
    for judgement in
        notice.judgements.iter().filter(|judgement| judgement.clauses.contains(&clause))
    {
        let result = match judgement.eligible {
            Some(true) => "可申报",
            Some(false) => "不可申报",
            None => "不作预判",
        };
        found.push((Part::Judgement, format!("{}：{result}", names(notice, judgement.matters))));
    }
    for item in notice.verify.iter().filter(|item| item.clauses.contains(&clause)) {
        found.push((Part::Verify, item.ask.clone()));
    }
}

fn ladder_uses(notice: &Notice, ladder: &Ladder, clause: ClauseId, found: &mut Vec<Use>) {
    if ladder.cutoff_clause == Some(clause) {
        found.push((Part::Cutoff, ladder.cutoff.to_string()));
    }
    for row in ladder.rows.iter().filter(|row| row.clause == clause) {
        found.push((Part::Row, row_words(notice, ladder, row)));
    }
    for rule in ladder.sources.iter().filter(|rule| rule.clause == Some(clause)) {
        found.push((Part::Source, names(notice, rule.sources)));
    }
    for reduction in &ladder.reductions {
        for rule in reduction.rules.iter().filter(|rule| rule.clause == clause) {
            found.push((
                Part::Reduction,
                format!("{}：{}", reduction.name, granted(rule.certain, rule.possible)),
            ));
        }
    }
    let results = ladder.delay.iter().flat_map(|delay| &delay.results);
    for (result, years, _) in results.filter(|(_, _, rule)| *rule == clause) {
        found.push((
            Part::Delay,
            format!("考核为“{}”的，每次延长 {years} 年", option(notice, *result)),
        ));
    }
}

fn row_words(notice: &Notice, ladder: &Ladder, row: &Row) -> String {
    let classes = Place::each(&ladder.classes).filter(|(place, _)| row.classes.has(*place));
    let classes: Vec<&str> = classes.map(|(_, class)| class.name.as_str()).collect();
    let need = match row.kind {
        RowKind::Direct => "直接申报".to_owned(),
        RowKind::Probation => format!("见习满 {} 年", row.years),
        RowKind::Since(slot) => format!("从“{}”起满 {} 年", names::label(notice, slot), row.years),
        RowKind::Prior(level) => {
            format!("取得{}后满 {} 年", option(notice, level), row.years)
        }
    };
    format!("{}申报{}：{need}", classes.join("、"), option(notice, row.target))
}

fn granted(certain: i32, possible: i32) -> String {
    if possible >= UNLIMITED {
        "提前的年数未写明，需核实".to_owned()
    } else if possible > certain {
        format!("可能提前 {possible} 年，需核实")
    } else {
        format!("提前 {certain} 年")
    }
}

/// For which levels a fee is, what for where it is charged beside the first, and how much.
pub(super) fn charged(notice: &Notice, fee: &Fee) -> String {
    let levels = names(notice, fee.levels);
    let before = if fee.added.is_empty() { "" } else { " " };
    [&levels, before, &fee.added, " ", &fee.amount.to_string(), " 元"].concat()
}

fn application_uses(notice: &Notice, clause: ClauseId, found: &mut Vec<Use>) {
    for window in notice.windows.iter().filter(|window| window.clause == clause) {
        let when = timing(&window.timing, |slot| label(notice, slot).to_owned());
        found.push((Part::Window, format!("{}：{when}", window.label)));
    }
    for fee in notice.fees.iter().filter(|fee| fee.clause == clause) {
        found.push((Part::Fee, [&charged(notice, fee), "（", &fee.status, "）"].concat()));
    }
    for point in notice
        .citation
        .iter()
        .flat_map(|citation| &citation.points)
        .filter(|point| point.clause == clause)
    {
        found
            .push((Part::Citation, format!("{}：{}", option(notice, point.level), point.cited_as)));
    }
    if let Some(courses) =
        notice.courses.as_ref().filter(|courses| courses.clauses.contains(&clause))
    {
        let words = courses
            .rule
            .as_ref()
            .map_or_else(|| courses.status.clone(), |rule| format!("每年 {} 学时", rule.total));
        found.push((Part::Courses, words));
    }
    for material in notice.materials.iter().filter(|material| material.clauses.contains(&clause)) {
        found.push((Part::Material, material.text.clone()));
    }
}

fn certificate_uses(notice: &Notice, clause: ClauseId, found: &mut Vec<Use>) {
    let Some(certificate) = &notice.certificate else {
        return;
    };
    for action in certificate.actions.iter().filter(|action| action.clauses.contains(&clause)) {
        found.push((
            Part::Certificate,
            action.action.clone().unwrap_or_else(|| "未规定怎么办的情形".to_owned()),
        ));
    }
    for field in certificate.fields.iter().filter(|field| field.clauses.contains(&clause)) {
        found.push((Part::Certificate, format!("栏目“{}”", field.name)));
    }
}

fn option<T: Listed>(notice: &Notice, place: Place<T>) -> String {
    notice.name(place).unwrap_or_default().to_owned()
}
