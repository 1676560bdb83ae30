//! The rules beside the ladder: whom a clause excludes, what is to be verified, where, when and for how much.

use super::{ClauseId, Contact, Timing, VerifyId};
use crate::domain::options::{ApplicationKind, Level, Matter, Series};
use crate::domain::packed::packed;
use crate::domain::{Place, Set};
use crate::notice::condition::Condition;

/// A ground that excludes (不可申报).
#[derive(Debug, Clone, PartialEq)]
pub struct Exclusion {
    /// Matters in which it does.
    pub matters: Set<Matter>,
    /// When it does.
    pub when: Condition,
    /// Whether it is passed over where an answer 不清楚 leaves it undecided.
    pub lenient: bool,
    /// Why, to the person; a fact in braces stands for what was answered.
    pub why: String,
    /// How it can be mended; empty where it cannot or nothing is known.
    pub mend: String,
    /// A further clause that proves it for this reason.
    pub also: Option<ClauseId>,
    /// The clause that says so.
    pub clause: ClauseId,
}
packed!(Exclusion { matters, when, lenient, why, mend, also, clause });

/// Something the notice does not settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verify {
    /// N…, A… or X….
    pub id: String,
    /// Whether the outcome waits for it.
    pub blocking: bool,
    /// What to ask.
    pub ask: String,
    /// Whom to ask.
    pub whom: Place<Contact>,
    /// Clauses that leave it open.
    pub clauses: Vec<ClauseId>,
}
packed!(Verify { id, blocking, ask, whom, clauses });

/// A condition under which something needs verification.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyRule {
    /// Matters in which it does.
    pub matters: Set<Matter>,
    /// What.
    pub item: VerifyId,
    /// When.
    pub when: Condition,
    /// Unless this is established.
    pub unless: Option<Condition>,
    /// More precise words of what to ask, where the item's own are too general.
    pub ask: Option<String>,
    /// What it does to the preliminary judgement of a review.
    pub effect: Option<Effect>,
    /// Whether it is passed over where an answer 不清楚 leaves it undecided.
    pub lenient: bool,
}
packed!(VerifyRule { matters, item, when, unless, ask, effect, lenient });

/// What a rule does to the preliminary judgement (预判), which otherwise follows the ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effect {
    /// 不作预判: what is to be verified could turn it.
    Withhold,
    /// 不可申报; goes before the other.
    Deny,
}
packed!(enum Effect { 0 = Withhold, 1 = Deny });

impl Effect {
    /// Both, with their word.
    pub const ALL: [(Self, &'static str); 2] =
        [(Self::Withhold, "不作预判"), (Self::Deny, "不可申报")];
}

/// What is raised where the engine itself must ask, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Roles {
    /// The notice does not cover the matter.
    pub uncovered: VerifyId,
    /// An answer 不清楚 could change the outcome.
    pub unclear: VerifyId,
    /// A rule reads a fact that no question asks.
    pub unasked: VerifyId,
    /// No path fits.
    pub no_path: VerifyId,
    /// The ladder is not met and nothing else says why.
    pub unsettled: VerifyId,
    /// The hours of continuing education are required and not known.
    pub courses: VerifyId,
}
packed!(Roles { uncovered, unclear, unasked, no_path, unsettled, courses });

/// Another procedure that a clause sends people to (另行办理).
#[derive(Debug, Clone, PartialEq)]
pub struct Elsewhere {
    /// The matters.
    pub matters: Set<Matter>,
    /// Whom.
    pub when: Condition,
    /// Where and how.
    pub how: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Elsewhere { matters, when, how, clause });

/// A remark on a result that leaves it open to apply.
#[derive(Debug, Clone, PartialEq)]
pub struct Remark {
    /// The matters.
    pub matters: Set<Matter>,
    /// When.
    pub when: Condition,
    /// What it says.
    pub text: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Remark { matters, when, text, clause });

/// A path (申报路径).
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Matters in which it is taken.
    pub matters: Set<Matter>,
    /// For whom.
    pub when: Condition,
    /// Stations, from 个人 to the last.
    pub nodes: Vec<String>,
    /// What the person carries.
    pub documents: Vec<String>,
    /// The clauses; those after the first only where the notice spreads the path over several.
    pub clauses: Vec<ClauseId>,
}
packed!(Path { matters, when, nodes, documents, clauses });

/// A rule for 申请类型.
#[derive(Debug, Clone, PartialEq)]
pub struct KindRule {
    /// The 申请类型.
    pub kind: Place<ApplicationKind>,
    /// When.
    pub when: Condition,
    /// What to verify.
    pub verify: Option<VerifyId>,
    /// What it does to the preliminary judgement.
    pub effect: Option<Effect>,
    /// The clause.
    pub clause: ClauseId,
}
packed!(KindRule { kind, when, verify, effect, clause });

/// An argument of a clause for or against an 申请类型. It decides nothing; it tells why.
#[derive(Debug, Clone, PartialEq)]
pub struct KindArgument {
    /// The 申请类型.
    pub kind: Place<ApplicationKind>,
    /// Whether it is for it.
    pub supports: bool,
    /// When.
    pub when: Condition,
    /// Why, to the person.
    pub why: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(KindArgument { kind, supports, when, why, clause });

/// A judgement of a neighbouring matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The matters.
    pub matters: Set<Matter>,
    /// When.
    pub when: Condition,
    /// 可申报 (true), 不可申报 (false) or not to be judged.
    pub eligible: Option<bool>,
    /// Why, to the person.
    pub why: String,
    /// The clauses it rests on.
    pub clauses: Vec<ClauseId>,
}
packed!(Judgement { matters, when, eligible, why, clauses });

/// A fee.
#[derive(Debug, Clone, PartialEq)]
pub struct Fee {
    /// The levels.
    pub levels: Set<Level>,
    /// The series, where it is not for all.
    pub series: Set<Series>,
    /// What is charged beside the fee itself (答辩费); empty of that.
    pub added: String,
    /// For whom.
    pub when: Condition,
    /// Yuan a person; 0 is a waiver.
    pub amount: u32,
    /// 本版规定 or 参考.
    pub status: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Fee { levels, series, added, when, amount, status, clause });

/// A window printed in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    /// The matters.
    pub matters: Set<Matter>,
    /// For whom.
    pub when: Condition,
    /// What it is for, e.g. 网上申报.
    pub label: String,
    /// Whether one applies in it.
    pub applying: bool,
    /// When it is open.
    pub timing: Timing,
    /// The clause, whose id is the window's.
    pub clause: ClauseId,
}
packed!(Window { matters, when, label, applying, timing, clause });

/// 单位公示: how long an application is shown in public before it is handed in.
#[derive(Debug, Clone, PartialEq)]
pub struct Publicity {
    /// The matters.
    pub matters: Set<Matter>,
    /// Days, at least.
    pub days: u16,
    /// Whether they are days of the calendar (自然日) and not working days.
    pub calendar: bool,
    /// For whom.
    pub when: Condition,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Publicity { matters, days, calendar, when, clause });

impl Publicity {
    /// The days with their unit: 5 个工作日.
    #[must_use]
    pub fn words(&self) -> String {
        let unit = if self.calendar { " 个自然日" } else { " 个工作日" };
        self.days.to_string() + unit
    }
}

/// A row of the committee table.
#[derive(Debug, Clone, PartialEq)]
pub struct Committee {
    /// Its number in the table.
    pub seq: u16,
    /// The name, mended where the print is damaged.
    pub name: String,
    /// The level as the table has it, e.g. 副高.
    pub level: String,
    /// The levels of the dictionary it reviews.
    pub levels: Set<Level>,
    /// The series.
    pub series: Place<Series>,
    /// The specialty.
    pub specialty: String,
    /// For whom: 市级, 区级, or the scope the table prints.
    pub scope: String,
    /// Who set it up.
    pub organizer: String,
    /// Address.
    pub address: String,
    /// Person to ask.
    pub contact: String,
    /// Telephone.
    pub phone: String,
    /// 网报, 专项网报, 线下.
    pub channel: String,
    /// Doubts about the print.
    pub note: String,
    /// Its windows: the place of the kind in [`WINDOW_KINDS`], and when they are open.
    pub windows: Vec<(u8, Timing)>,
    /// Windows of which the table prints no days, by kind, as printed: 12月中下旬. Their days in
    /// `windows` are only reckoned.
    pub vague: Vec<(u8, String)>,
}
packed!(Committee {
    seq,
    name,
    level,
    levels,
    series,
    specialty,
    scope,
    organizer,
    address,
    contact,
    phone,
    channel,
    note,
    windows,
    vague,
});

/// Kinds of committee window: the end of the id, and the name for people.
pub const WINDOW_KINDS: &[(&str, &str)] = &[
    ("online", "网上申报"),
    ("correction", "仅受理补正材料"),
    ("paper", "报送纸质材料"),
    ("offline", "现场申报"),
    ("audit", "评委会审核"),
    ("fee", "缴费"),
    ("review", "评审"),
];
/// Places in [`WINDOW_KINDS`] of those in which one applies, online or on the spot.
pub const APPLYING: &[u8] = &[0, 3];
