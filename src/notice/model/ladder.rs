//! The qualification ladder (阶梯) as the engine reads it.

use chrono::NaiveDate;

use super::{ClauseId, VerifyId};
use crate::domain::options::{ApplicationKind, ChangeKind, Level, Review, Series, TitleSource};
use crate::domain::packed::packed;
use crate::domain::{Place, Set, Slot};
use crate::notice::condition::Condition;

/// The qualification ladder (阶梯).
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// 本版附件2 or 参考附件2.
    pub basis: String,
    /// The day to which years are counted.
    pub cutoff: NaiveDate,
    /// How they are counted.
    pub count: Count,
    /// For whom it is, among those of its series.
    pub when: Condition,
    /// Series beside the one applied for whose titles count as prior titles.
    pub prior_series: Set<Series>,
    /// What a title obtained by a change of series is worth; its own years alone where nothing is
    /// said.
    pub transfer: Option<Transfer>,
    /// The member of a title from which years run.
    pub start: u16,
    /// How reductions combine.
    pub combine: Combine,
    /// Most years that they take off together.
    pub cap: Option<i32>,
    /// The clause that sets it.
    pub cutoff_clause: Option<ClauseId>,
    /// The series it is for.
    pub series: Set<Series>,
    /// Classes of education of all ladders, best first.
    pub classes: Vec<Class>,
    /// The class that takes whom no other takes; none where the notice has no such class.
    pub rest: Option<Place<Class>>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Titles that cannot simply be counted, by their source.
    pub sources: Vec<SourceRule>,
    /// Qualifications known by name: how the name begins, the level it counts as.
    pub qualifications: Vec<Qualification>,
    /// How each same-level change is named.
    pub changes: Vec<Change>,
    /// Reductions that shorten the years.
    pub reductions: Vec<Reduction>,
    /// How annual reviews lengthen them.
    pub delay: Option<Delay>,
    /// What to verify in the ladder's own cases.
    pub items: LadderItems,
}
packed!(Ladder {
    basis,
    cutoff,
    count,
    when,
    prior_series,
    transfer,
    start,
    combine,
    cap,
    cutoff_clause,
    series,
    classes,
    rest,
    rows,
    sources,
    qualifications,
    changes,
    reductions,
    delay,
    items,
});

/// How years are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// 按日: whole years from the day to the cut-off.
    Days,
    /// 按月: whole twelves of the months after that of the title, to the month of the cut-off.
    Months,
    /// 按年: the difference of the years.
    Years,
}
packed!(enum Count { 0 = Days, 1 = Months, 2 = Years });

impl Count {
    /// All, with their word; the first where nothing is said.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Days, "按日"), (Self::Months, "按月"), (Self::Years, "按年")];
}

/// How reductions combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Combine {
    /// Nothing is said: the largest counts for certain, and where more would do it has to be asked.
    Unsaid,
    /// 相加: they add up.
    Sum,
    /// 最大: the largest counts, and nothing beside it.
    Largest,
}
packed!(enum Combine { 0 = Unsaid, 1 = Sum, 2 = Largest });

impl Combine {
    /// What can be said, with its word.
    pub const ALL: [(Self, &'static str); 2] = [(Self::Largest, "最大"), (Self::Sum, "相加")];
}

/// A class of education.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Its name, e.g. 硕士.
    pub name: String,
    /// Which entries belong to it; none where it rests on the person alone.
    pub when: Option<Condition>,
    /// Which persons belong to it.
    pub person: Condition,
}
packed!(Class { name, when, person });

/// A qualification known by how its name begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualification {
    /// How the name begins.
    pub begins: String,
    /// The level it counts as.
    pub level: Place<Level>,
    /// The series it counts for; none named for all.
    pub series: Set<Series>,
}
packed!(Qualification { begins, level, series });

/// What a title obtained by a change of series (转评) is worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Transfer {
    /// Which titles were obtained so; where nothing is said, those that have an earlier title of
    /// their level in another series.
    pub when: Option<Condition>,
    /// Whether the years with the earlier title of the same level are added.
    pub add: bool,
    /// Years that must have passed since the change.
    pub wait: i32,
}
packed!(Transfer { when, add, wait });

/// The kind of a ladder row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// 直接: nothing else is needed.
    Direct,
    /// 见习: so many years on probation.
    Probation,
    /// 前置: so many years after the title of this level.
    Prior(Place<Level>),
    /// 年限: so many years since the date of this fact.
    Since(Slot),
}
packed!(enum RowKind { 0 = Direct, 1 = Probation, 2 = Prior(inner), 3 = Since(inner) });

/// A row of the ladder: what one class of education needs for one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The level it leads to.
    pub target: Place<Level>,
    /// The classes of education it is for.
    pub classes: Set<Class>,
    /// A further condition, e.g. a rule that relaxes the degree.
    pub when: Condition,
    /// What it needs.
    pub kind: RowKind,
    /// Years.
    pub years: i32,
    /// The same in months; of 见习 they need not be whole years.
    pub months: i32,
    /// The series it is for; none named for all of the ladder's.
    pub series: Set<Series>,
    /// The series whose titles count as prior titles; none named for those of the ladder.
    pub from: Set<Series>,
    /// Which titles count, among those.
    pub prior: Condition,
    /// Titles whose years are added to those of the one that counts.
    pub adds: Option<Condition>,
    /// The member of a title from which years run, where it is not the ladder's.
    pub start: Option<u16>,
    /// The 申请类型 of who applies by it; 正常晋升 where nothing is said.
    pub application: Option<Place<ApplicationKind>>,
    /// What to verify whenever the row applies.
    pub verify: Option<VerifyId>,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Row {
    target,
    classes,
    when,
    kind,
    years,
    months,
    series,
    from,
    prior,
    adds,
    start,
    application,
    verify,
    clause,
});

/// Titles of these sources need verification before they count.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRule {
    /// The sources.
    pub sources: Set<TitleSource>,
    /// Unless this holds of the person.
    pub unless: Option<Condition>,
    /// What to verify.
    pub verify: VerifyId,
    /// What those are told for whom `unless` holds; empty for nothing.
    pub say: String,
    /// The clause that says it.
    pub clause: Option<ClauseId>,
}
packed!(SourceRule { sources, unless, verify, say, clause });

/// A change that is no promotion (转评, 多评).
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The answer to `change_kind`.
    pub change: Place<ChangeKind>,
    /// The title it starts from, as a condition on title entries.
    pub from: Condition,
    /// The 申请类型 it is.
    pub kind: Place<ApplicationKind>,
    /// Years since the title it starts from; none where the notice prints none.
    pub years: Option<i32>,
    /// What to verify.
    pub verify: Option<VerifyId>,
}
packed!(Change { change, from, kind, years, verify });

/// A reduction (提前): a policy of the notice that shortens the years.
#[derive(Debug, Clone, PartialEq)]
pub struct Reduction {
    /// The fact it rests on; of records and lists the slot of the whole.
    pub fact: Slot,
    /// Its name for people.
    pub name: String,
    /// Its rules: how many years it takes off, and when.
    pub rules: Vec<ReductionRule>,
}
packed!(Reduction { fact, name, rules });

/// How many years a reduction takes off under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct ReductionRule {
    /// When.
    pub when: Condition,
    /// Years certainly taken off.
    pub certain: i32,
    /// Years possibly taken off; [`UNLIMITED`] where the notice prints no number.
    pub possible: i32,
    /// The clause.
    pub clause: ClauseId,
}
packed!(ReductionRule { when, certain, possible, clause });

/// How annual reviews lengthen the years (延期).
#[derive(Debug, Clone, PartialEq)]
pub struct Delay {
    /// First and last year that count.
    pub years: (i32, i32),
    /// Result, years added each time, clause.
    pub results: Vec<(Place<Review>, i32, ClauseId)>,
    /// Results whose consequence is not printed.
    pub unclear: Set<Review>,
    /// What to verify for those.
    pub unclear_item: VerifyId,
    /// What to verify where a delay meets a row without prior title.
    pub direct_item: VerifyId,
    /// Whether a year of which no review is told lengthens nothing; else it may have lengthened.
    pub means_none: bool,
}
packed!(Delay { years, results, unclear, unclear_item, direct_item, means_none });

/// What to verify in the ladder's own cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderItems {
    /// Another series than the ladder's.
    pub other_series: VerifyId,
    /// The change does not fit the titles.
    pub contradictory_change: VerifyId,
    /// The prior is a qualification whose level the notice does not print.
    pub qualification: VerifyId,
    /// One reduction might suffice.
    pub partial: VerifyId,
    /// Only several reductions together would suffice.
    pub stacked: VerifyId,
    /// A skilled talent whose years are not printed.
    pub skilled: VerifyId,
    /// A needed fact was answered 不清楚.
    pub unclear: VerifyId,
    /// A reduction shortened the years: which 申请类型 to enter.
    pub shortened: VerifyId,
    /// The day of a date that was given as a month decides.
    pub inexact: VerifyId,
}
packed!(LadderItems {
    other_series,
    contradictory_change,
    qualification,
    partial,
    stacked,
    skilled,
    unclear,
    shortened,
    inexact,
});

/// More years than any row asks for.
pub const UNLIMITED: i32 = 1000;
