//! A notice compiled: every name resolved to a place, every condition checked.
//!
//! This is what the page fetches and the assessment reads. Places (`…Id`) index the lists of the
//! same notice; the compiler guarantees that they exist.

pub mod forms;
pub mod library;

use crate::domain::packed::packed;
use chrono::NaiveDate;

use super::condition::Condition;
use crate::domain::{Moment, Slot, read};

/// The place of a clause in [`Notice::clauses`].
pub type ClauseId = u16;
/// The place of an item in [`Notice::verify`].
pub type VerifyId = u16;
/// The place of a path in [`Notice::paths`].
pub type PathId = u16;
/// The place of a material in [`Notice::materials`].
pub type MaterialId = u16;
/// A set of options, one bit each, by their place in their list.
pub type Bits = u64;

/// One notice (通知), complete: the assessment needs nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// The id of the edition, e.g. `dadukou2022`.
    pub edition: String,
    /// A digest of the files it was compiled from, 16 hexadecimal digits.
    pub digest: String,
    /// What it is and who issued it.
    pub head: Head,
    /// The matters it covers.
    pub covers: Bits,
    /// The clauses its rules rest on, verbatim.
    pub clauses: Vec<Clause>,
    /// Facts it adds to the dictionary, in the order of their slots.
    pub added: Vec<AddedFact>,
    /// Questions in the order in which they are asked.
    pub questions: Vec<Question>,
    /// Grounds that exclude.
    pub exclusions: Vec<Exclusion>,
    /// What can need verification.
    pub verify: Vec<Verify>,
    /// When it does.
    pub verify_rules: Vec<VerifyRule>,
    /// Paths; the first whose condition holds is taken.
    pub paths: Vec<Path>,
    /// The qualification ladder, its own or another edition's as reference.
    pub ladder: Option<Ladder>,
    /// Rules for 申请类型 beyond 正常晋升; the first that holds is taken.
    pub kinds: Vec<KindRule>,
    /// Clauses that define a 申请类型.
    pub kind_clauses: Vec<(u8, ClauseId)>,
    /// What clauses say for and against each 申请类型.
    pub voices: Vec<Voice>,
    /// Judgements of the neighbouring matters; the first that holds is taken.
    pub judgements: Vec<Judgement>,
    /// Fees.
    pub fees: Vec<Fee>,
    /// Windows printed in the text.
    pub windows: Vec<Window>,
    /// How long the unit shows an application in public before it is handed in.
    pub publicity: Vec<Publicity>,
    /// The committee table.
    pub committees: Vec<Committee>,
    /// Rows that apply where none was chosen: series, levels, row number.
    pub default_committees: Vec<(u8, Bits, u16)>,
    /// The citation of 符合的申报条件.
    pub citation: Option<Citation>,
    /// Continuing education.
    pub courses: Option<Courses>,
    /// Materials of the checklist.
    pub materials: Vec<Material>,
    /// Registration of electronic certificates.
    pub certificate: Option<Certificate>,
    /// Guidance: clauses that inform, by the page or part of the result where a person needs them.
    pub pages: Vec<Page>,
    /// How the facts are asked.
    pub wordings: Vec<Wording>,
}
packed!(Notice {
    edition,
    digest,
    head,
    covers,
    clauses,
    added,
    questions,
    exclusions,
    verify,
    verify_rules,
    paths,
    ladder,
    kinds,
    kind_clauses,
    voices,
    judgements,
    fees,
    windows,
    publicity,
    committees,
    default_committees,
    citation,
    courses,
    materials,
    certificate,
    pages,
    wordings,
});

/// What a notice is and who issued it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Short name for lists, e.g. 大渡口区 2022.
    pub name: String,
    /// What 本区 means in it, e.g. 大渡口区.
    pub district: String,
    /// The year it is for.
    pub year: u16,
    /// The full title.
    pub title: String,
    /// 文号; empty where none is printed.
    pub number: String,
    /// Who issued it.
    pub issuer: String,
    /// Its date as printed (ISO), or what is known of it.
    pub issued: String,
    /// In one sentence: for whom it is.
    pub summary: String,
    /// In one sentence: that its windows have closed and what it can still be used for.
    pub expiry: String,
    /// Whom to ask; the first is asked where nothing else is said.
    pub contacts: Vec<Contact>,
}
packed!(Head { name, district, year, title, number, issuer, issued, summary, expiry, contacts });

/// Somebody to ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// The office.
    pub office: String,
    /// What it answers.
    pub about: String,
    /// Telephone; empty where none is printed.
    pub phone: String,
    /// Address; empty where none is printed.
    pub address: String,
}
packed!(Contact { office, about, phone, address });

/// A clause (条款): words of a notice with their place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its stable id, e.g. `dadukou2022.scope.exclude-retired`.
    pub id: String,
    /// Notice and place in it, as one cites it.
    pub source: String,
    /// Verbatim; pieces where the notice's text runs apart.
    pub quote: Vec<String>,
    /// What it means, in plain words.
    pub meaning: String,
}
packed!(Clause { id, source, quote, meaning });

impl Clause {
    /// The words in one piece.
    #[must_use]
    pub fn words(&self) -> String {
        self.quote.join("……")
    }
}

/// A fact that the notice adds to the dictionary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedFact {
    /// Its key in a case.
    pub key: String,
    /// Its options; empty for a whole number.
    pub options: Vec<String>,
    /// Smallest and largest whole number.
    pub range: (i64, i64),
}
packed!(AddedFact { key, options, range });

/// A fact asked for under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// The fact; of records and lists the slot of the whole.
    pub fact: Slot,
    /// Whether it belongs to the ladder's group, whose asking stops at the first open fact.
    pub ladder: bool,
    /// Whether the outcome waits for it; otherwise it only completes the result.
    pub needed: bool,
    /// Matters in which it is asked.
    pub matters: Bits,
    /// When it is asked.
    pub when: Condition,
    /// The clauses that need it.
    pub clauses: Vec<ClauseId>,
}
packed!(Question { fact, ladder, needed, matters, when, clauses });

/// A ground that excludes (不可申报).
#[derive(Debug, Clone, PartialEq)]
pub struct Exclusion {
    /// Matters in which it does.
    pub matters: Bits,
    /// When it does.
    pub when: Condition,
    /// The clause that says so.
    pub clause: ClauseId,
}
packed!(Exclusion { matters, when, clause });

/// Something the notice does not settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verify {
    /// N…, A… or X….
    pub id: String,
    /// Whether the outcome waits for it.
    pub blocking: bool,
    /// What to ask.
    pub ask: String,
    /// Whom to ask: the place of a contact.
    pub whom: u8,
    /// Clauses that leave it open.
    pub clauses: Vec<ClauseId>,
}
packed!(Verify { id, blocking, ask, whom, clauses });

/// A condition under which something needs verification.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyRule {
    /// Matters in which it does.
    pub matters: Bits,
    /// What.
    pub item: VerifyId,
    /// When.
    pub when: Condition,
    /// Unless this is established.
    pub unless: Option<Condition>,
    /// More precise words of what to ask, where the item's own are too general.
    pub ask: Option<String>,
}
packed!(VerifyRule { matters, item, when, unless, ask });

/// A path (申报路径).
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Matters in which it is taken.
    pub matters: Bits,
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

/// The qualification ladder (阶梯).
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// 本版附件2 or 参考附件2.
    pub basis: String,
    /// The day to which years are counted.
    pub cutoff: NaiveDate,
    /// The clause that sets it.
    pub cutoff_clause: Option<ClauseId>,
    /// The series it is for.
    pub series: Bits,
    /// Classes of education, best first; the last takes what fits no other.
    pub classes: Vec<Class>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Titles that cannot simply be counted, by their source.
    pub sources: Vec<SourceRule>,
    /// Qualifications known by name: how the name begins, the level it counts as.
    pub qualifications: Vec<(String, u8)>,
    /// How each same-level change is named.
    pub changes: Vec<Change>,
    /// Policies that shorten the years.
    pub policies: Vec<Policy>,
    /// How annual reviews lengthen them.
    pub delay: Option<Delay>,
    /// What to verify in the ladder's own cases.
    pub items: LadderItems,
}
packed!(Ladder {
    basis,
    cutoff,
    cutoff_clause,
    series,
    classes,
    rows,
    sources,
    qualifications,
    changes,
    policies,
    delay,
    items,
});

/// A class of education.
#[derive(Debug, Clone, PartialEq)]
pub struct Class {
    /// Its name, e.g. 硕士.
    pub name: String,
    /// Which entries belong to it.
    pub when: Condition,
}
packed!(Class { name, when });

/// The kind of a ladder row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// 直接: nothing else is needed.
    Direct,
    /// 见习: so many years on probation.
    Probation,
    /// 前置: so many years after the title of this level.
    Prior(u8),
}
packed!(enum RowKind { 0 = Direct, 1 = Probation, 2 = Prior(inner) });

/// A row of the ladder: what one class of education needs for one level.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The level it leads to.
    pub target: u8,
    /// The classes of education it is for.
    pub classes: Bits,
    /// A further condition, e.g. a policy that relaxes the degree.
    pub when: Condition,
    /// What it needs.
    pub kind: RowKind,
    /// Years.
    pub years: i32,
    /// What to verify whenever the row applies.
    pub verify: Option<VerifyId>,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Row { target, classes, when, kind, years, verify, clause });

/// Titles of these sources need verification before they count.
#[derive(Debug, Clone, PartialEq)]
pub struct SourceRule {
    /// The sources.
    pub sources: Bits,
    /// Unless this holds of the person.
    pub unless: Option<Condition>,
    /// What to verify.
    pub verify: VerifyId,
}
packed!(SourceRule { sources, unless, verify });

/// A change that is no promotion (转评, 多评).
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The answer to `change_kind`.
    pub change: u8,
    /// The title it starts from, as a condition on title entries.
    pub from: Condition,
    /// The 申请类型 it is.
    pub kind: u8,
    /// What to verify.
    pub verify: VerifyId,
}
packed!(Change { change, from, kind, verify });

/// A policy that shortens the years (提前).
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// The fact it rests on; of records and lists the slot of the whole.
    pub fact: Slot,
    /// Its name for people.
    pub name: String,
    /// What it grants, under which conditions.
    pub grants: Vec<Grant>,
}
packed!(Policy { fact, name, grants });

/// What a policy grants under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    /// When.
    pub when: Condition,
    /// Years certainly granted.
    pub certain: i32,
    /// Years possibly granted; [`UNLIMITED`] where the notice prints no number.
    pub possible: i32,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Grant { when, certain, possible, clause });

/// More years than any row asks for.
pub const UNLIMITED: i32 = 1000;

/// How annual reviews lengthen the years (延期).
#[derive(Debug, Clone, PartialEq)]
pub struct Delay {
    /// First and last year that count.
    pub years: (i32, i32),
    /// Result, years added each time, clause.
    pub results: Vec<(u8, i32, ClauseId)>,
    /// Results whose consequence is not printed.
    pub unclear: Bits,
    /// What to verify for those.
    pub unclear_item: VerifyId,
    /// What to verify where a delay meets a row without prior title.
    pub direct_item: VerifyId,
}
packed!(Delay { years, results, unclear, unclear_item, direct_item });

/// What to verify in the ladder's own cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LadderItems {
    /// Another series than the ladder's.
    pub other_series: VerifyId,
    /// The change does not fit the titles.
    pub contradictory_change: VerifyId,
    /// The prior is a qualification whose level the notice does not print.
    pub qualification: VerifyId,
    /// One policy might suffice.
    pub partial: VerifyId,
    /// Only several policies together would suffice.
    pub stacked: VerifyId,
    /// A skilled talent whose years are not printed.
    pub skilled: VerifyId,
    /// A needed fact was answered 不清楚.
    pub unclear: VerifyId,
    /// A policy shortened the years: which 申请类型 to enter.
    pub shortened: VerifyId,
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
});

/// A rule for 申请类型.
#[derive(Debug, Clone, PartialEq)]
pub struct KindRule {
    /// The 申请类型.
    pub kind: u8,
    /// When.
    pub when: Condition,
    /// What to verify.
    pub verify: Option<VerifyId>,
    /// The clause.
    pub clause: ClauseId,
}
packed!(KindRule { kind, when, verify, clause });

/// A clause that speaks for or against an 申请类型. It decides nothing; it tells why.
#[derive(Debug, Clone, PartialEq)]
pub struct Voice {
    /// The 申请类型.
    pub kind: u8,
    /// Whether it speaks for it.
    pub supports: bool,
    /// When.
    pub when: Condition,
    /// Why, to the person.
    pub why: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Voice { kind, supports, when, why, clause });

/// A judgement of a neighbouring matter.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The matters.
    pub matters: Bits,
    /// When.
    pub when: Condition,
    /// 可申报 (true), 不可申报 (false) or not to be judged.
    pub eligible: Option<bool>,
    /// The clauses it rests on.
    pub clauses: Vec<ClauseId>,
}
packed!(Judgement { matters, when, eligible, clauses });

/// A fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// The levels.
    pub levels: Bits,
    /// The series, where it is not for all.
    pub series: Bits,
    /// Yuan a person.
    pub amount: u32,
    /// 本版规定 or 参考.
    pub status: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Fee { levels, series, amount, status, clause });

/// A window printed in the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    /// The matters.
    pub matters: Bits,
    /// For whom.
    pub when: Condition,
    /// What it is for, e.g. 网上申报.
    pub label: String,
    /// First day or minute; open where none is printed.
    pub start: Option<Moment>,
    /// Last day or minute, inclusive.
    pub end: Option<Moment>,
    /// The clause, whose id is the window's.
    pub clause: ClauseId,
}
packed!(Window { matters, when, label, start, end, clause });

/// 单位公示: how long an application is shown in public before it is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publicity {
    /// The matters.
    pub matters: Bits,
    /// Working days, at least.
    pub days: u16,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Publicity { matters, days, clause });

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
    pub levels: Bits,
    /// The series.
    pub series: u8,
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
    /// Its windows: the place of the kind in [`WINDOW_KINDS`], first, last.
    pub windows: Vec<(u8, Option<Moment>, Option<Moment>)>,
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

/// How 符合的申报条件 is written.
#[derive(Debug, Clone, PartialEq)]
pub struct Citation {
    /// The empty form, T1.
    pub template: String,
    /// The empty form of 满足何条破格条件 (附件4), T3; empty where none is printed.
    pub exception: String,
    /// Title and number of the cited document.
    pub document: String,
    /// Achievements that do not count, as conditions on achievement entries.
    pub unusable: Vec<Condition>,
    /// Whether achievements count where there is no prior title.
    pub without_prior: bool,
    /// The citable points.
    pub points: Vec<Point>,
}
packed!(Citation { template, exception, document, unusable, without_prior, points });

/// A citable point of the conditions.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The level it is for.
    pub level: u8,
    /// Its number among the points of the level.
    pub number: i32,
    /// The kinds of achievement it is for.
    pub kinds: Bits,
    /// Which achievements fit, as a condition on the entry.
    pub fits: Condition,
    /// How it is cited, e.g. 第六条第（四）款第3点第（1）项.
    pub place: String,
    /// Its wording without number and closing mark.
    pub wording: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Point { level, number, kinds, fits, place, wording, clause });

/// What the notice says of continuing education.
#[derive(Debug, Clone, PartialEq)]
pub struct Courses {
    /// The status where nothing is counted, e.g. 未写学时.
    pub status: String,
    /// What is counted.
    pub rule: Option<CourseRule>,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Courses { status, rule, clauses });

/// Hours a year that must be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseRule {
    /// The last year that must be shown.
    pub to_year: i32,
    /// Hours a year in all.
    pub total: i32,
    /// From which year so many public hours are needed, latest first.
    pub public: Vec<(i32, i32)>,
    /// When nothing is required.
    pub first_time: String,
}
packed!(CourseRule { to_year, total, public, first_time });

/// A material of the checklist.
#[derive(Debug, Clone, PartialEq)]
pub struct Material {
    /// Its id in the checklist.
    pub id: String,
    /// What it is.
    pub text: String,
    /// Whether the edition prints the form of it ([`forms::Form::key`] is its id).
    pub form: bool,
    /// Copies, size, who stamps, which column, what does not count: label and words.
    pub details: Vec<(String, String)>,
    /// The matters.
    pub matters: Bits,
    /// When it is needed.
    pub when: Condition,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Material { id, text, form, details, matters, when, clauses });

/// Registration of electronic certificates.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificate {
    /// What to do; the first whose condition holds.
    pub actions: Vec<Action>,
    /// What to enter; of one name the first whose condition holds.
    pub fields: Vec<Field>,
}
packed!(Certificate { actions, fields });

/// What to do about a certificate.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// When.
    pub when: Condition,
    /// The action; `None` where the notice does not say.
    pub action: Option<String>,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Action { when, action, clauses });

/// A field of the registration form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The actions with which it is filled, by place.
    pub actions: Bits,
    /// When.
    pub when: Condition,
    /// Its name.
    pub name: String,
    /// Its value; `{issued}`, `{obtained}`, `{year}` and `{specialty}` stand for what was entered.
    pub value: String,
    /// The clauses.
    pub clauses: Vec<ClauseId>,
}
packed!(Field { actions, when, name, value, clauses });

/// A page of the wizard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its key.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// A sentence below it.
    pub lead: String,
}
packed!(Page { key, title, lead });

/// Who can bring it about that a fact becomes another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum By {
    /// 时间: waiting is enough.
    Time,
    /// 本人.
    #[default]
    Person,
    /// 单位.
    Unit,
    /// 不能改变: what is past, or who one is.
    Nobody,
}
packed!(enum By { 0 = Time, 1 = Person, 2 = Unit, 3 = Nobody });

impl By {
    /// All of them with their word, the easiest first.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Time, "时间"),
        (Self::Person, "本人"),
        (Self::Unit, "单位"),
        (Self::Nobody, "不能改变"),
    ];

    /// Its word.
    #[must_use]
    pub fn text(self) -> &'static str {
        Self::ALL.iter().find(|(by, _)| *by == self).map_or("", |(_, word)| word)
    }
}

/// How a fact is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// The fact.
    pub fact: Slot,
    /// The page that asks it.
    pub page: u8,
    /// A short name for summaries.
    pub label: String,
    /// The question.
    pub ask: String,
    /// Help in one or two sentences.
    pub hint: String,
    /// Help beside options, of the fact itself or of its members: option, words.
    pub options: Vec<(String, String)>,
    /// Labels and help of the members: key, label, hint.
    pub members: Vec<(String, String, String)>,
    /// Who can change it.
    pub by: By,
    /// Members of list entries that can still change once entered, and by whom.
    pub changeable: Vec<(u16, By)>,
}
packed!(Wording { fact, page, label, ask, hint, options, members, by, changeable });

impl Notice {
    /// The clause at `id`.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        self.clauses.get(usize::from(id))
    }

    /// What the notice contributes to reading a case that names it.
    #[must_use]
    pub fn dialect(&self) -> read::Dialect<'_> {
        read::Dialect {
            added: self
                .added
                .iter()
                .map(|fact| read::Added {
                    key: &fact.key,
                    options: fact.options.iter().map(String::as_str).collect(),
                    range: fact.range,
                })
                .collect(),
            committees: self.committees.iter().map(|row| i64::from(row.seq)).max(),
        }
    }

    /// Whether the notice covers the matter at this place.
    #[must_use]
    pub const fn covers(&self, matter: usize) -> bool {
        matter < 64 && self.covers & (1 << matter) != 0
    }
}

/// The part of a notice that only reasons and results need. The page fetches it right after the
/// rules by which it asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    /// The clauses; every notice has some.
    pub clauses: Vec<Clause>,
    /// The committee table.
    pub committees: Vec<Committee>,
    /// The materials.
    pub materials: Vec<Material>,
    /// Registration of certificates.
    pub certificate: Option<Certificate>,
    /// What clauses say for and against each 申请类型.
    pub voices: Vec<Voice>,
}
packed!(Details { clauses, committees, materials, certificate, voices });

impl Notice {
    /// The rules by which questions are asked, and the rest.
    #[must_use]
    pub fn split(mut self) -> (Self, Details) {
        let details = Details {
            clauses: std::mem::take(&mut self.clauses),
            committees: std::mem::take(&mut self.committees),
            materials: std::mem::take(&mut self.materials),
            certificate: self.certificate.take(),
            voices: std::mem::take(&mut self.voices),
        };
        (self, details)
    }

    /// The whole notice again.
    #[must_use]
    pub fn complete(mut self, details: Details) -> Self {
        self.clauses = details.clauses;
        self.committees = details.committees;
        self.materials = details.materials;
        self.certificate = details.certificate;
        self.voices = details.voices;
        self
    }

    /// Whether the rest is here; without it nothing may be concluded.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        !self.clauses.is_empty()
    }
}

/// What there is to choose from: fetched first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// The editions, newest first.
    pub editions: Vec<CatalogEntry>,
    /// Questions that lead to the matter a person needs; begins with the first.
    pub guide: Vec<GuideQuestion>,
}
packed!(Catalog { editions, guide });

/// A question for somebody who does not know which matter they need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideQuestion {
    /// The question.
    pub ask: String,
    /// Help below it; may be empty.
    pub hint: String,
    /// The answers, at least two.
    pub answers: Vec<GuideAnswer>,
}
packed!(GuideQuestion { ask, hint, answers });

/// An answer and where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuideAnswer {
    /// What it says.
    pub say: String,
    /// Where it leads.
    pub then: Next,
}
packed!(GuideAnswer { say, then });

/// Where an answer leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// To the matter at this place of the list.
    Matter(u8),
    /// To a later question.
    Question(u8),
}
packed!(enum Next { 0 = Matter(place), 1 = Question(place) });

/// One edition in the catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CatalogEntry {
    /// Its id.
    pub edition: String,
    /// What it is.
    pub head: Head,
    /// The matters it covers.
    pub covers: Bits,
    /// Its digest, part of its file names.
    pub digest: String,
}
packed!(CatalogEntry { edition, head, covers, digest });
