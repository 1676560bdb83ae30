//! From facts to a judgement: the case by the one reader of cases, the assessment by the one engine.

use super::facts::{Answers, ByHand, Gap, facts};
use super::people::Person;
use crate::assess::assess;
use crate::assess::assessment::{Assessment, Outcome, Role};
use crate::domain::{Case, Fault, Value, read};
use crate::export::words;
use crate::notice::Notice;
use crate::notice::model::{By, ClauseId};

/// For which notice, matter and day the roster is judged.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setting {
    /// The edition.
    pub edition: String,
    /// The matter.
    pub matter: String,
    /// The day, `YYYY-MM-DD`.
    pub today: String,
}

/// A person judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The facts, as a case is read from.
    pub facts: Answers,
    /// Why some stay open.
    pub gaps: Vec<Gap>,
    /// The case; blank where it could not be read.
    pub case: Case,
    /// What the engine says.
    pub assessment: Assessment,
    /// Why the case could not be read.
    pub fault: Option<Fault>,
}

/// Makes the case of a person and judges it.
#[must_use]
pub fn judge(notice: &Notice, setting: &Setting, person: &Person, by_hand: &ByHand) -> Judged {
    let (facts, gaps) = facts(person, by_hand);
    judge_facts(notice, setting, facts, gaps)
}

/// As [`judge`], with the facts at hand.
#[must_use]
pub fn judge_facts(notice: &Notice, setting: &Setting, facts: Answers, gaps: Vec<Gap>) -> Judged {
    // The facts go into the value and come out again: copying them takes longer than reading them.
    let mut entries = setting_entries(setting);
    let before = entries.len();
    entries.extend(facts);
    let value = Value::Map(entries);
    let (case, fault) = match read_case(notice, &value) {
        Ok(case) => (case, None),
        Err(fault) => (Case::default(), Some(fault)),
    };
    let facts = match value {
        Value::Map(entries) => entries.into_iter().skip(before).collect(),
        _ => Answers::new(),
    };
    let assessment = assess(Some(notice), &case);
    Judged { facts, gaps, case, assessment, fault }
}

fn read_case(notice: &Notice, value: &Value) -> Result<Case, Fault> {
    read::case(value, |id| (id == notice.edition).then(|| notice.dialect()))
}

/// The case of a person as a value, which `assess --jsonl` reads as JSON.
#[must_use]
pub fn case_value(setting: &Setting, facts: &Answers) -> Value {
    let mut entries = setting_entries(setting);
    entries.extend(facts.iter().map(|(fact, value)| (fact.clone(), value.clone())));
    Value::Map(entries)
}

fn setting_entries(setting: &Setting) -> Vec<(String, Value)> {
    let text = |text: &str| Value::Text(text.to_owned());
    let mut entries = vec![
        ("edition".to_owned(), text(&setting.edition)),
        ("matter".to_owned(), text(&setting.matter)),
    ];
    if !setting.today.is_empty() {
        entries.push(("today".to_owned(), text(&setting.today)));
    }
    entries
}

/// In whose hands it is that something is otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hands {
    /// The person.
    Person,
    /// The unit.
    Unit,
    /// Time.
    Time,
    /// An office that is asked.
    Office,
    /// Nobody: it is past.
    Nobody,
}

impl Hands {
    /// Its word.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Person => "本人",
            Self::Unit => "单位",
            Self::Time => "时间",
            Self::Office => "主管部门",
            Self::Nobody => "不能改变",
        }
    }

    const fn of(by: By) -> Self {
        match by {
            By::Time => Self::Time,
            By::Person => Self::Person,
            By::Unit => Self::Unit,
            By::Nobody => Self::Nobody,
        }
    }
}

/// Something that stands between a person and 可申报.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lack {
    /// What, for people.
    pub what: String,
    /// In whose hands it is.
    pub hands: Hands,
    /// Whom to ask; empty where the hands say it.
    pub whom: String,
    /// The clauses it rests on.
    pub clauses: Vec<ClauseId>,
}

/// What stands between the person and 可申报, in the order of the result.
#[must_use]
pub fn lacking(notice: &Notice, judged: &Judged) -> Vec<Lack> {
    let mut found = Vec::new();
    if let Some(fault) = &judged.fault {
        let what = format!("「{}」填得不对：{}", fact_label(notice, &fault.path), fault.reason);
        found.push(Lack { what, hands: Hands::Unit, whom: String::new(), clauses: Vec::new() });
        return found;
    }
    let assessment = &judged.assessment;
    for clause in &assessment.exclusions {
        let what = notice.clause(*clause).map(|clause| clause.meaning.clone()).unwrap_or_default();
        found.push(Lack {
            what,
            hands: Hands::Nobody,
            whom: String::new(),
            clauses: vec![*clause],
        });
    }
    for slot in &assessment.unanswered {
        let key = words::key(Some(notice), *slot);
        let label = words::label(notice, *slot);
        let gap = judged.gaps.iter().find(|gap| gap.fact == key);
        let what = match gap {
            Some(gap) if gap.member.is_empty() => format!("{label}：名册里写的看不懂"),
            Some(gap) => format!("{label}：缺{}", member_label(notice, key, &gap.member)),
            None => format!("{label}：没有回答"),
        };
        let by = notice
            .wordings
            .iter()
            .find(|wording| wording.fact == *slot)
            .map_or(By::Person, |wording| wording.by);
        // What nobody can change any more can still be told: by the person.
        let hands = if by == By::Unit { Hands::Unit } else { Hands::Person };
        let clauses = notice.questions.iter().find(|question| question.fact == *slot);
        let clauses = clauses.map(|question| question.clauses.clone()).unwrap_or_default();
        found.push(Lack { what, hands, whom: String::new(), clauses });
    }
    years(notice, judged, &mut found);
    for hit in &assessment.verify {
        let Some(item) = notice.verify.get(usize::from(hit.item)).filter(|item| item.blocking)
        else {
            continue;
        };
        found.push(Lack {
            what: words::ask(notice, hit),
            hands: Hands::Office,
            whom: words::whom(notice, hit).map(words::contact).unwrap_or_default(),
            clauses: item.clauses.clone(),
        });
    }
    found
}

fn years(notice: &Notice, judged: &Judged, found: &mut Vec<Lack>) {
    let ladder = &judged.assessment.ladder;
    let Some(short) = ladder.shortfall.filter(|short| *short > 0) else { return };
    let mut what = format!("年限差 {short} 年");
    if let Some(year) = ladder.earliest {
        what = format!("{what}，最早 {year} 年");
    }
    let row = ladder.row.zip(notice.ladder_of(&judged.case));
    let clauses =
        row.and_then(|(row, rules)| rules.rows.get(usize::from(row))).map(|row| row.clause);
    found.push(Lack {
        what,
        hands: Hands::of(By::Time),
        whom: String::new(),
        clauses: clauses.into_iter().collect(),
    });
}

/// What a fact is called; the key path may go on after it.
#[must_use]
pub fn fact_label(notice: &Notice, path: &str) -> String {
    let fact = path.split(['.', '[']).next().unwrap_or(path);
    notice
        .wordings
        .iter()
        .find(|wording| words::key(Some(notice), wording.fact) == fact)
        .map_or_else(|| fact.to_owned(), |wording| wording.label.clone())
}

/// What a member of a list or record is called.
#[must_use]
pub fn member_label(notice: &Notice, fact: &str, member: &str) -> String {
    if member == "complete" {
        return "各年是否写全".to_owned();
    }
    let wording =
        notice.wordings.iter().find(|wording| words::key(Some(notice), wording.fact) == fact);
    let label = wording.and_then(|wording| {
        let (_, label, _) = wording.members.iter().find(|(key, ..)| key == member)?;
        Some(label.clone())
    });
    label.unwrap_or_else(|| member.to_owned())
}

/// The clause the judgement rests on first: what excludes, else the row of the ladder, else what makes
/// the 申请类型 or the judgement. The clause of a fee or a path proves no outcome.
#[must_use]
pub fn basis(judged: &Judged) -> Option<ClauseId> {
    let assessment = &judged.assessment;
    let by = |role: Role| assessment.reasons.iter().find(|reason| reason.role == role);
    let proof = by(Role::Row).or_else(|| by(Role::Kind)).or_else(|| by(Role::Judgement));
    assessment.exclusions.first().copied().or(proof.map(|reason| reason.clause))
}

/// The outcome of a person: what could not be read is 信息不足, never an outcome of its own.
#[must_use]
pub fn outcome(judged: &Judged) -> Outcome {
    if judged.fault.is_some() { Outcome::Unanswered } else { judged.assessment.outcome }
}
