//! What an assessment (评估) says.

use crate::domain::fact::{Cell, DERIVED};
use crate::domain::options::{ApplicationKind, Level};
use crate::domain::{Case, Moment, PartialDate, Place, Slot};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{
    Action, ClauseId, Committee, Elsewhere, Exclusion, Fee, Field, Judgement, Ladder, Material,
    Path, Point, Reduction, Remark, Row, SourceRule, VerifyId, VerifyRule, Window,
};

/// 结论.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// 可申报.
    Eligible,
    /// 不可申报.
    Ineligible,
    /// 需人工核实.
    Verify,
    /// 信息不足.
    Unanswered,
    /// 另行办理: by another procedure.
    Elsewhere,
}

impl Outcome {
    /// Its word.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Eligible => "可申报",
            Self::Ineligible => "不可申报",
            Self::Verify => "需人工核实",
            Self::Unanswered => "信息不足",
            Self::Elsewhere => "另行办理",
        }
    }
}

/// Whether the ladder's conditions are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// 满足.
    Met,
    /// 不确定.
    Unclear,
    /// 不满足.
    Unmet,
}

impl Status {
    /// Its word.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Met => "满足",
            Self::Unclear => "不确定",
            Self::Unmet => "不满足",
        }
    }
}

/// What a statement is about; orders the proofs of a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A ground that excludes.
    Exclusion,
    /// The row of the ladder.
    Row,
    /// The day years are counted to.
    Cutoff,
    /// A reduction that shortened the years.
    Reduction,
    /// Reviews that lengthened them.
    Delay,
    /// The 申请类型.
    Kind,
    /// Another procedure.
    Elsewhere,
    /// A judgement of a neighbouring matter.
    Judgement,
    /// The path.
    Path,
    /// The cited point.
    Citation,
    /// The fee.
    Fee,
    /// What to do about a certificate.
    Certificate,
    /// A remark on the result.
    Remark,
}

/// A clause and what it proves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reason {
    /// What it proves.
    pub role: Role,
    /// The clause.
    pub clause: ClauseId,
}

/// An item to verify, with the rules that raised it (empty where the ladder did).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RaisedItem {
    /// The item.
    pub item: VerifyId,
    /// The rules that did.
    pub rules: Vec<Place<VerifyRule>>,
    /// Facts answered 不清楚 that raised it.
    pub facts: Vec<Slot>,
}

/// The prior title (前置职称) the years are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prior {
    /// Whether it is a qualification (职业资格) rather than a title.
    pub qualification: bool,
    /// Its place among the case's titles or qualifications.
    pub place: usize,
    /// The level it counts as.
    pub level: Place<Level>,
    /// When it was obtained.
    pub obtained: PartialDate,
}

/// One rung of the ladder picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RungResult {
    /// The level.
    pub level: Place<Level>,
    /// How it stands.
    pub status: RungStatus,
    /// Years the row asks for.
    pub required: Option<i32>,
    /// Whole years served.
    pub served: Option<i32>,
    /// First year in which the years suffice.
    pub earliest: Option<i32>,
}

/// How a rung stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RungStatus {
    /// 已取得.
    Held,
    /// 可申报, 不满足 or 需人工核实.
    Judged(Status),
    /// 待回答.
    Open,
}

impl RungStatus {
    /// Its word.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Held => "已取得",
            Self::Judged(Status::Met) => "可申报",
            Self::Judged(Status::Unclear) => "需人工核实",
            Self::Judged(Status::Unmet) => "不满足",
            Self::Open => "待回答",
        }
    }
}

/// The result of the ladder for the case. Blank (`target` is none) until every fact it needs is
/// answered, and where no row applies; `status` may be known all the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LadderResult {
    /// The level applied for.
    pub target: Option<Place<Level>>,
    /// The place of the row in the notice's ladder.
    pub row: Option<Place<Row>>,
    /// The prior title chosen.
    pub prior: Option<Prior>,
    /// Years the row asks for, before reduction and delay.
    pub required: Option<i32>,
    /// Whole years served to the cut-off.
    pub served: Option<i32>,
    /// Years taken off for certain.
    pub reduction: i32,
    /// Which of the ladder's reductions took them off.
    pub reduced_by: Option<Place<Reduction>>,
    /// Years added.
    pub delay: i32,
    /// Years missing.
    pub shortfall: Option<i32>,
    /// First year in which the years suffice.
    pub earliest: Option<i32>,
    /// Whether the conditions are met.
    pub status: Option<Status>,
    /// The five rungs; empty where the ladder is blank.
    pub rungs: Vec<RungResult>,
}

/// Where a window stands at the day of the assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowStatus {
    /// 未开始.
    Ahead,
    /// 进行中.
    Open,
    /// 已截止.
    Closed,
}

impl WindowStatus {
    /// Its word.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Ahead => "未开始",
            Self::Open => "进行中",
            Self::Closed => "已截止",
        }
    }
}

/// Where a window is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowSource {
    /// In the text: the place in the notice's windows.
    Text(Place<Window>),
    /// In the committee table: place of the row, kind of window.
    Committee(Place<Committee>, u8),
}

/// A window (期限) and its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Where it is printed.
    pub source: WindowSource,
    /// First day or minute.
    pub start: Option<Moment>,
    /// Last day or minute, inclusive.
    pub end: Option<Moment>,
    /// Its status; none where the day of the assessment is not known, or days cannot be reckoned.
    pub status: Option<WindowStatus>,
    /// What keeps its days from being reckoned.
    pub unreckoned: Option<Unreckoned>,
}

/// What keeps days from being reckoned. Nothing is guessed in their place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreckoned {
    /// The date it is reckoned from is not known, or of it only the month.
    Fact(Slot),
    /// There is no table of the holidays of this year.
    Holidays(i32),
    /// The window it is reckoned from has no such day, or there are several.
    Window,
    /// It comes again, and the day of the assessment is not known; or it never comes.
    Occurrence,
}

/// What can be said of continuing education (继续教育).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CourseStatus {
    /// 满足.
    Met,
    /// 不满足.
    Unmet,
    /// 不要求.
    NotRequired,
    /// What the notice itself says in general.
    General,
}

/// What to do about a certificate and what to enter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The place of the action in the notice.
    pub action: Place<Action>,
    /// The place of each field in the notice, and the value.
    pub fields: Vec<(Place<Field>, String)>,
}

/// An assessment. Its places point into the notice it was made with.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// 结论.
    pub outcome: Outcome,
    /// 预判: whether it would be 可申报 if all to verify turned out well.
    pub preliminary: Option<bool>,
    /// 申请类型.
    pub kind: Option<Place<ApplicationKind>>,
    /// 申报路径.
    pub path: Option<Place<Path>>,
    /// 阶梯.
    pub ladder: LadderResult,
    /// Grounds that exclude, as clauses.
    pub exclusions: Vec<ClauseId>,
    /// 待核实.
    pub verify: Vec<RaisedItem>,
    /// The proofs.
    pub reasons: Vec<Reason>,
    /// 材料.
    pub checklist: Vec<Place<Material>>,
    /// 期限.
    pub deadlines: Vec<Deadline>,
    /// The place of the fee.
    pub fee: Option<Place<Fee>>,
    /// What is to be paid beside it, or may be.
    pub beside: Charges,
    /// Places of the committees that fit.
    pub committees: Vec<Place<Committee>>,
    /// Whether a citation is given at all.
    pub citable: bool,
    /// The place of the point that is pre-filled, and of the achievement that fits it.
    pub point: Option<(Place<Point>, usize)>,
    /// 继续教育.
    pub courses: Option<CourseStatus>,
    /// 电子证书.
    pub registration: Option<Registration>,
    /// Facts still to be answered, in the order to ask them.
    pub unanswered: Vec<Slot>,
    /// 另行办理: places in the notice's list.
    pub elsewhere: Vec<Place<Elsewhere>>,
    /// Remarks on the result: places in the notice's list.
    pub remarks: Vec<Place<Remark>>,
    /// By what it was found.
    pub found: Found,
}

/// Fees, each with whether it certainly applies; of some that is not known.
pub type Charges = Vec<(Place<Fee>, bool)>;

/// By which rules of the notice a result was found, for those who tell why, so that nobody looks for them
/// again and perhaps finds others. Not part of the JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The ladder for the series applied for: its place; none where there is none or it is open which.
    pub ladder: Option<Place<Ladder>>,
    /// The rule of the ladder by which a title from the source of the prior one counts as it is: its place.
    pub source: Option<Place<SourceRule>>,
    /// The grounds that exclude, by their places; several may rest on one clause.
    pub exclusions: Vec<Place<Exclusion>>,
    /// The judgement of a neighbouring matter: its place.
    pub judgement: Option<Place<Judgement>>,
    /// The facts that were derived, by the number of their variant.
    pub derived: [Cell; DERIVED],
}

impl Default for Found {
    fn default() -> Self {
        Self {
            ladder: None,
            source: None,
            exclusions: Vec::new(),
            judgement: None,
            derived: [Cell::Open; DERIVED],
        }
    }
}

impl Assessment {
    /// Nothing found and nothing asked yet.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            outcome: Outcome::Unanswered,
            preliminary: None,
            kind: None,
            path: None,
            ladder: LadderResult::default(),
            exclusions: Vec::new(),
            verify: Vec::new(),
            reasons: Vec::new(),
            checklist: Vec::new(),
            deadlines: Vec::new(),
            fee: None,
            beside: Charges::new(),
            committees: Vec::new(),
            citable: false,
            point: None,
            courses: None,
            registration: None,
            unanswered: Vec::new(),
            elsewhere: Vec::new(),
            remarks: Vec::new(),
            found: Found::default(),
        }
    }

    /// The facts of the case it is of, with those that were derived while it was made: what is told later
    /// rests on the same facts.
    #[must_use]
    pub fn facts<'c>(&self, case: &'c Case) -> Facts<'c> {
        Facts::with(case, &self.found.derived)
    }

    /// The ladder for the series applied for, of the notice it was made with.
    #[must_use]
    pub fn ladder_in<'n>(&self, notice: &'n Notice) -> Option<&'n Ladder> {
        self.found.ladder?.of(&notice.ladders)
    }

    /// The rule by which a title from such a source counts as it is, for the title that counts as the
    /// prior one; none where no rule speaks of its source, or it has to be verified.
    #[must_use]
    pub fn accepted_source<'n>(&self, notice: &'n Notice) -> Option<&'n SourceRule> {
        self.found.source?.of(&self.ladder_in(notice)?.sources)
    }

    /// What is to be paid, each with whether it certainly applies.
    pub fn charges<'n>(&self, notice: &'n Notice) -> impl Iterator<Item = (&'n Fee, bool)> {
        let own = self.fee.map(|fee| (fee, true)).into_iter();
        let all = own.chain(self.beside.iter().copied());
        all.filter_map(|(place, certain)| Some((place.of(&notice.fees)?, certain)))
    }

    /// The grounds that exclude, in the notice's order.
    pub fn grounds<'n>(&self, notice: &'n Notice) -> impl Iterator<Item = &'n Exclusion> {
        self.found.exclusions.iter().filter_map(|place| place.of(&notice.exclusions))
    }
}
