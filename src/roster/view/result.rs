//! The full result of one person in plain words, every statement with its clauses.

use super::{Line, Quote, Section};
use crate::assess::assessment::{Outcome, Role};
use crate::assess::{kinds, whatif};
use crate::domain::options::{ApplicationKind, OptionList, PROMOTION, REGULAR};
use crate::domain::{Place, Truth, Value};
use crate::export::{answers, words};
use crate::notice::Notice;
use crate::notice::model::{By, ClauseId};
use crate::roster::desk::Desk;
use crate::roster::judge::{Judged, judge_facts, lacking, outcome};

/// A clause for people.
fn quote(notice: &Notice, clause: ClauseId) -> Option<Quote> {
    notice.clause(clause).map(|clause| Quote {
        source: clause.source.clone(),
        words: clause.words(),
        meaning: clause.meaning.clone(),
    })
}

fn quotes(notice: &Notice, clauses: &[ClauseId]) -> Vec<Quote> {
    clauses.iter().filter_map(|clause| quote(notice, *clause)).collect()
}

fn line(text: impl Into<String>) -> Line {
    Line { text: text.into(), ..Line::default() }
}

fn section(title: &str, lines: Vec<Line>) -> Option<Section> {
    (!lines.is_empty()).then(|| Section { title: title.to_owned(), lines })
}

/// Everything that is said of the person's result.
pub fn sections(desk: &Desk, notice: &Notice, judged: &Judged) -> Vec<Section> {
    let lacks = lacking(notice, judged).into_iter().map(|lack| Line {
        text: lack.what,
        note: if lack.whom.is_empty() { lack.hands.text().to_owned() } else { lack.whom },
        quotes: quotes(notice, &lack.clauses),
    });
    [
        section("结论", head(notice, judged)),
        section("还缺什么、由谁办", lacks.collect()),
        section("四种申请类型对照", types(desk, notice, judged)),
        section("如果……会怎样", what_if(notice, judged)),
        section("申报路径", path(notice, judged)),
        section("材料", materials(notice, judged)),
        section("期限", windows(notice, judged)),
        section("依据的条款", reasons(notice, judged)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn head(notice: &Notice, judged: &Judged) -> Vec<Line> {
    let assessment = &judged.assessment;
    let mut lines = vec![line(outcome(judged).text())];
    if let Some(yes) = assessment.preliminary {
        lines.push(line(format!("预判：{}", if yes { "可申报" } else { "不可申报" })));
    }
    if let Some(kind) = assessment.kind.and_then(|kind| notice.name(kind)) {
        lines.push(line(format!("申请类型：{kind}")));
    }
    let ladder = &assessment.ladder;
    if let Some(required) = ladder.required {
        let served = ladder.served.map_or_else(|| "—".to_owned(), |served| served.to_string());
        let mut text = format!("年限：要 {required} 年，已有 {served} 年");
        if ladder.reduction > 0 {
            text = format!("{text}，政策减 {} 年", ladder.reduction);
        }
        if ladder.delay > 0 {
            text = format!("{text}，延期 {} 年", ladder.delay);
        }
        if let Some(year) = ladder.earliest {
            text = format!("{text}；最早 {year} 年");
        }
        lines.push(line(text));
    }
    let charge = words::charge(notice, assessment);
    if let Some(((fee, _), charge)) = assessment.charges(notice).next().zip(charge) {
        let clauses: Vec<_> = assessment.charges(notice).map(|(fee, _)| fee.clause).collect();
        lines.push(Line {
            text: ["收费：", &charge, "（", &fee.status, "）"].concat(),
            note: String::new(),
            quotes: quotes(notice, &clauses),
        });
    }
    if let (Some(text), _) = words::citation(notice, assessment) {
        lines.push(line(format!("符合的申报条件：{text}")));
    }
    lines
}

/// Each 申请类型: what the engine says if one applied so, and what clauses say for and against it.
fn types(desk: &Desk, notice: &Notice, judged: &Judged) -> Vec<Line> {
    if judged.fault.is_some() {
        return Vec::new();
    }
    let kind_arguments = kinds::kind_arguments(notice, &judged.case);
    let mut lines = Vec::new();
    let offered = notice.options(OptionList::Kinds).iter();
    for (of, name) in offered.filter_map(|(place, name)| Some((Place::at(place)?, name))) {
        let found = tried(desk, notice, judged, of);
        let now = judged.assessment.kind == Some(of);
        let mut text = format!("{name}：{}", if now { "就是这一种" } else { "不是这一种" });
        if let Some(found) = &found
            && !now
        {
            text = format!("{text}；{found}");
        }
        let defined =
            notice.kind_clauses.iter().filter(|(kind, _)| *kind == of).map(|(_, clause)| *clause);
        lines.push(Line {
            text,
            note: String::new(),
            quotes: quotes(notice, &defined.collect::<Vec<_>>()),
        });
        for (truth, argument) in
            kind_arguments.iter().filter(|each| each.kind == of).flat_map(|each| &each.arguments)
        {
            let side = match (truth, argument.supports) {
                (Truth::Open, _) => "还看不出",
                (_, true) => "支持",
                (_, false) => "不支持",
            };
            lines.push(Line {
                text: format!("　{side}：{}", argument.why),
                note: String::new(),
                quotes: quotes(notice, &[argument.clause]),
            });
        }
    }
    lines
}

/// What came of it if the person applied for a change of this kind.
fn tried(
    desk: &Desk,
    notice: &Notice,
    judged: &Judged,
    kind: Place<ApplicationKind>,
) -> Option<String> {
    // The first type is that of the first change, a promotion; of the others the ladders say it.
    let ladders = notice.ladders.iter().flat_map(|ladder| &ladder.changes);
    let named = ladders.filter(|rule| rule.kind == kind).map(|rule| rule.change);
    let mut changes: Vec<_> = (kind == REGULAR).then_some(PROMOTION).into_iter().collect();
    for change in named {
        if !changes.contains(&change) {
            changes.push(change);
        }
    }
    if changes.is_empty() {
        return None;
    }
    let mut said: Vec<String> = Vec::new();
    for change in changes.into_iter().filter_map(|change| notice.name(change)) {
        let mut facts = judged.facts.clone();
        facts.insert("change_kind".to_owned(), Value::Text(change.to_owned()));
        let then = judge_facts(notice, &desk.setting, facts, judged.gaps.clone());
        let applies = then.assessment.kind == Some(kind);
        let word = match outcome(&then) {
            Outcome::Eligible if applies => "可申报".to_owned(),
            Outcome::Verify if applies => "需人工核实".to_owned(),
            Outcome::Unanswered => "还缺回答，看不出".to_owned(),
            _ => "不成立".to_owned(),
        };
        let why =
            lacking(notice, &then).into_iter().next().map(|lack| lack.what).unwrap_or_default();
        said.push(if why.is_empty() {
            format!("如按{change}：{word}")
        } else {
            format!("如按{change}：{word}（{why}）")
        });
    }
    Some(said.join("；"))
}

fn what_if(notice: &Notice, judged: &Judged) -> Vec<Line> {
    /// A table row is opened at once; a longer search is the take-away page's.
    const TRIES: usize = 1_500;
    if outcome(judged) == Outcome::Unanswered
        || whatif::reached(notice, &judged.case, &judged.assessment)
    {
        return Vec::new();
    }
    let found = whatif::whatif_within(notice, &judged.case, TRIES);
    let mut lines = Vec::new();
    if let Some(year) = found.year {
        lines.push(Line {
            text: format!("等到 {year} 年"),
            note: format!("时间{}", whatif::YEAR_NOTE),
            quotes: Vec::new(),
        });
    }
    let ways = found.solutions.iter().filter(|solution| solution.by != By::Nobody).take(6);
    lines.extend(ways.map(|solution| {
        let changes =
            solution.changes.iter().map(|change| answers::change(notice, &judged.case, change));
        Line {
            text: changes.collect::<Vec<_>>().join("，并且 "),
            note: solution.by.text().to_owned(),
            quotes: quotes(notice, &solution.decisive),
        }
    }));
    lines
}

fn path(notice: &Notice, judged: &Judged) -> Vec<Line> {
    let path = judged.assessment.path.and_then(|path| path.of(&notice.paths));
    path.map(|path| {
        let mut lines = vec![Line {
            text: path.nodes.join(" → "),
            note: String::new(),
            quotes: quotes(notice, &path.clauses),
        }];
        lines.extend(path.documents.iter().map(|document| line(format!("携带：{document}"))));
        lines
    })
    .unwrap_or_default()
}

fn materials(notice: &Notice, judged: &Judged) -> Vec<Line> {
    let materials = judged.assessment.checklist.iter().filter_map(|id| id.of(&notice.materials));
    materials
        .map(|material| Line {
            text: material.text.clone(),
            note: String::new(),
            quotes: quotes(notice, &material.clauses),
        })
        .collect()
}

fn windows(notice: &Notice, judged: &Judged) -> Vec<Line> {
    let deadlines = judged.assessment.deadlines.iter();
    deadlines
        .map(|window| {
            let label = words::window_label(notice, window.source);
            let status =
                window.status.map(|status| format!("（{}）", status.text())).unwrap_or_default();
            let clause = words::window_clause(notice, window.source);
            Line {
                text: format!("{label}：{}{status}", words::window_when(notice, window)),
                note: String::new(),
                quotes: quotes(notice, &clause.into_iter().collect::<Vec<_>>()),
            }
        })
        .collect()
}

fn reasons(notice: &Notice, judged: &Judged) -> Vec<Line> {
    const ROLES: &[(Role, &str)] = &[
        (Role::Exclusion, "不能申报的原因"),
        (Role::Row, "年限"),
        (Role::Cutoff, "年限截止日"),
        (Role::Reduction, "减少年限"),
        (Role::Delay, "延长年限"),
        (Role::Kind, "申请类型"),
        (Role::Judgement, "预判"),
        (Role::Path, "路径"),
        (Role::Citation, "引用"),
        (Role::Fee, "收费"),
        (Role::Certificate, "证书"),
    ];
    let mut seen: Vec<ClauseId> = Vec::new();
    let mut lines = Vec::new();
    for reason in &judged.assessment.reasons {
        if seen.contains(&reason.clause) {
            continue;
        }
        seen.push(reason.clause);
        let role = ROLES.iter().find(|(role, _)| *role == reason.role).map_or("", |(_, word)| word);
        lines.push(Line {
            text: role.to_owned(),
            note: String::new(),
            quotes: quotes(notice, &[reason.clause]),
        });
    }
    lines
}
