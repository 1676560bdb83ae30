//! From facts to a judgement: the case by the one reader of cases, the assessment by the one engine.

use std::borrow::Cow;

use super::facts::{Answers, ByHand, Gap, facts};
use super::people::Person;
use crate::assess::assess;
use crate::assess::assessment::{Assessment, Outcome, RaisedItem, Role};
use crate::domain::{Case, Fault, Slot, Value, read};
use crate::export::words;
use crate::notice::Notice;
use crate::notice::model::{By, ClauseId};

/// The outcomes in the order they are shown.
pub const OUTCOMES: [Outcome; 5] = [
    Outcome::Eligible,
    Outcome::Verify,
    Outcome::Unanswered,
    Outcome::Ineligible,
    Outcome::Elsewhere,
];

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

/// The case of a value.
///
/// # Errors
/// The first thing in it that does not fit.
pub fn read_case(notice: &Notice, value: &Value) -> Result<Case, Fault> {
    read::case(value, |id| (id == notice.edition).then(|| notice.vocabulary()))
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

/// Why a person cannot apply, or not yet, before it is said in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause<'a> {
    /// The case could not be read.
    Fault(Cow<'a, Fault>),
    /// This clause excludes the person.
    Excluded(ClauseId),
    /// This is not answered; what the roster lacks of it, where it says something.
    Unanswered(Slot, Option<Cow<'a, Gap>>),
    /// So many years are missing, until this one, by this clause.
    Years(i32, Option<i32>, Option<ClauseId>),
    /// An office is to be asked.
    Verify(Cow<'a, RaisedItem>),
}

impl Cause<'_> {
    /// The same, kept.
    #[must_use]
    pub fn kept(self) -> Cause<'static> {
        match self {
            Self::Fault(fault) => Cause::Fault(Cow::Owned(fault.into_owned())),
            Self::Excluded(clause) => Cause::Excluded(clause),
            Self::Unanswered(slot, gap) => {
                Cause::Unanswered(slot, gap.map(|gap| Cow::Owned(gap.into_owned())))
            }
            Self::Years(short, earliest, clause) => Cause::Years(short, earliest, clause),
            Self::Verify(raised) => Cause::Verify(Cow::Owned(raised.into_owned())),
        }
    }

    /// Its sentence.
    #[must_use]
    pub fn said(&self, notice: &Notice) -> Lack {
        let lack = |what: String, hands: Hands, clauses: Vec<ClauseId>| Lack {
            what,
            hands,
            whom: String::new(),
            clauses,
        };
        match self {
            Self::Fault(fault) => {
                let label = fact_label(notice, &fault.path);
                lack(format!("「{label}」填得不对：{}", fault.reason), Hands::Unit, Vec::new())
            }
            Self::Excluded(clause) => {
                let meaning = notice.clause(*clause).map(|clause| clause.meaning.clone());
                lack(meaning.unwrap_or_default(), Hands::Nobody, vec![*clause])
            }
            Self::Unanswered(slot, gap) => {
                let label = words::label(notice, *slot);
                let what = match gap {
                    Some(gap) if gap.member.is_empty() => format!("{label}：名册里写的看不懂"),
                    Some(gap) => {
                        let key = words::key(Some(notice), *slot);
                        format!("{label}：缺{}", member_label(notice, key, &gap.member))
                    }
                    None => format!("{label}：没有回答"),
                };
                let mut wordings = notice.wordings.iter();
                let by = wordings.find(|wording| wording.fact == *slot);
                // What nobody can change any more can still be told: by the person.
                let hands = match by.map(|wording| wording.by) {
                    Some(By::Unit) => Hands::Unit,
                    _ => Hands::Person,
                };
                let asked = notice.questions.iter().find(|question| question.fact == *slot);
                lack(what, hands, asked.map(|asked| asked.clauses.clone()).unwrap_or_default())
            }
            Self::Years(short, earliest, clause) => {
                let mut what = format!("年限差 {short} 年");
                if let Some(year) = earliest {
                    what = format!("{what}，最早 {year} 年");
                }
                lack(what, Hands::of(By::Time), clause.iter().copied().collect())
            }
            Self::Verify(raised) => Lack {
                what: words::ask(notice, raised),
                hands: Hands::Office,
                whom: words::whom(notice, raised).map(words::contact).unwrap_or_default(),
                clauses: raised
                    .item
                    .of(&notice.verify)
                    .map(|item| item.clauses.clone())
                    .unwrap_or_default(),
            },
        }
    }
}

/// The result of one person, without the facts it came from.
#[derive(Debug, Clone, Copy)]
pub struct PersonResult<'a> {
    /// The case.
    pub case: &'a Case,
    /// What the engine says.
    pub assessment: &'a Assessment,
    /// Why some facts stay open.
    pub gaps: &'a [Gap],
    /// Why the case could not be read.
    pub fault: Option<&'a Fault>,
}

impl Judged {
    /// The person's result.
    #[must_use]
    pub fn result(&self) -> PersonResult<'_> {
        PersonResult {
            case: &self.case,
            assessment: &self.assessment,
            gaps: &self.gaps,
            fault: self.fault.as_ref(),
        }
    }
}

/// What stands between the person and 可申报, in the order of the result. Nothing is put in words: this is
/// done for everybody.
pub fn causes<'a>(notice: &Notice, result: PersonResult<'a>, mut see: impl FnMut(Cause<'a>)) {
    if let Some(fault) = result.fault {
        see(Cause::Fault(Cow::Borrowed(fault)));
        return;
    }
    let assessment = result.assessment;
    for clause in &assessment.exclusions {
        see(Cause::Excluded(*clause));
    }
    for slot in &assessment.unanswered {
        let gap = if result.gaps.is_empty() {
            None
        } else {
            let key = words::key(Some(notice), *slot);
            result.gaps.iter().find(|gap| gap.fact == key)
        };
        see(Cause::Unanswered(*slot, gap.map(Cow::Borrowed)));
    }
    if let Some(short) = assessment.ladder.shortfall.filter(|short| *short > 0) {
        let row = assessment.ladder.row.zip(assessment.ladder_in(notice));
        let row = row.and_then(|(row, rules)| row.of(&rules.rows));
        see(Cause::Years(short, assessment.ladder.earliest, row.map(|row| row.clause)));
    }
    for raised in &assessment.verify {
        if raised.item.of(&notice.verify).is_some_and(|item| item.blocking) {
            see(Cause::Verify(Cow::Borrowed(raised)));
        }
    }
}

/// The same in words.
#[must_use]
pub fn lacking(notice: &Notice, judged: &Judged) -> Vec<Lack> {
    let mut found = Vec::new();
    causes(notice, judged.result(), |cause| found.push(cause.said(notice)));
    found
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
pub fn basis(assessment: &Assessment) -> Option<ClauseId> {
    let by = |role: Role| assessment.reasons.iter().find(|reason| reason.role == role);
    let proof = by(Role::Row).or_else(|| by(Role::Kind)).or_else(|| by(Role::Judgement));
    assessment.exclusions.first().copied().or(proof.map(|reason| reason.clause))
}

/// The outcome of a person: what could not be read is 信息不足, never an outcome of its own.
#[must_use]
pub fn outcome(judged: &Judged) -> Outcome {
    judged.result().outcome()
}

impl PersonResult<'_> {
    /// The outcome.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        if self.fault.is_some() { Outcome::Unanswered } else { self.assessment.outcome }
    }
}
