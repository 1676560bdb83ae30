//! The dictionary of facts: every key a case may hold, its type and its place (the case format).

use super::date::PartialDate;
use super::options::{self as o, OptionList, Options};
use super::place::Place;

/// The place of a scalar fact in a case: first the facts of this dictionary, then those the
/// engine derives, then those a notice adds.
pub type Slot = u16;

/// A member of a list entry, by its position in [`ListKind::members`].
pub type MemberSlot = u16;

/// What is known of one scalar fact, in the form conditions test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell {
    /// Not answered.
    Open,
    /// One option (one bit), or the chosen ones of a multiple choice (any number of bits).
    Options(u64),
    /// A number.
    Number(f64),
    /// A date.
    Day(PartialDate),
    /// Answered with something conditions cannot look into (a text, a record, a list).
    Given,
}

impl Cell {
    /// The cell of the option at `place`.
    #[must_use]
    pub const fn option(place: usize) -> Self {
        if place < 64 { Self::Options(1 << place) } else { Self::Open }
    }

    /// The cell of the option at this place of its list.
    #[must_use]
    pub fn of<T>(place: Place<T>) -> Self {
        Self::option(place.index())
    }

    /// The place of the only option chosen.
    #[must_use]
    pub const fn chosen(self) -> Option<usize> {
        match self {
            Self::Options(bits) if bits.is_power_of_two() => Some(bits.trailing_zeros() as usize),
            _ => None,
        }
    }

    /// The same, of which the list is known.
    #[must_use]
    pub fn place<T>(self) -> Option<Place<T>> {
        Place::at(self.chosen()?)
    }

    /// Whether nobody has answered.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Open)
    }
}

/// The type of a fact or of a list entry's member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind<'a> {
    /// One of a list.
    Choice(Options<'a>),
    /// Any number of a list.
    Many(Options<'a>),
    /// A whole number from `0` to `1` inclusive.
    Whole(i64, i64),
    /// A number from 0 to this, inclusive.
    Number(u16),
    /// `YYYY-MM` or `YYYY-MM-DD`.
    Date,
    /// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`.
    Moment,
    /// 1–200 characters, not blank.
    Text,
    /// The id of a notice.
    Edition,
    /// An object whose members are facts of this dictionary (`record.member`).
    Record,
    /// A list of at most 100 objects.
    List(ListKind),
}

/// When a member must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always.
    Always,
    /// It may be left out.
    Never,
    /// Unless the record's member `0` is its option `1`.
    Unless(Fact, usize),
}

/// A member of a list entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member<'a> {
    /// Its key.
    pub key: &'a str,
    /// Its type; never a record or a list.
    pub kind: Kind<'a>,
    /// When it must be there.
    pub need: Need,
}

const fn must(key: &'static str, kind: Kind<'static>) -> Member<'static> {
    Member { key, kind, need: Need::Always }
}

const fn may(key: &'static str, kind: Kind<'static>) -> Member<'static> {
    Member { key, kind, need: Need::Never }
}

const MONTHS: Kind<'static> = Kind::Whole(0, 720);
const YEAR: Kind<'static> = Kind::Whole(1980, 2100);
const TRI: Kind<'static> = one(OptionList::Tri);

const fn one(list: OptionList) -> Kind<'static> {
    Kind::Choice(Options::of(list))
}

const fn many(list: OptionList) -> Kind<'static> {
    Kind::Many(Options::of(list))
}

macro_rules! dictionary {
    ($($name:ident $key:literal $kind:expr, $need:expr;)*) => {
        /// A fact of the dictionary. The number of the variant is its [`Slot`].
        #[allow(missing_docs, reason = "the key beside each variant says what it is")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u16)]
        pub enum Fact { $($name),* }

        impl Fact {
            /// Every fact, in the dictionary's order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its key; `record.member` for a member of a record.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// Its type where no notice says otherwise; [`Vocabulary::kind`](super::vocabulary::Vocabulary::kind)
            /// knows what a notice says.
            #[must_use]
            pub const fn kind(self) -> Kind<'static> {
                match self { $(Self::$name => $kind),* }
            }

            /// For a member of a record: when it must be there.
            #[must_use]
            pub const fn need(self) -> Need {
                match self { $(Self::$name => $need),* }
            }
        }
    };
}

use Kind::{Date, Edition, List, Moment, Number, Record, Text, Whole};
use Need::{Always, Never, Unless};

dictionary! {
    Edition "edition" Edition, Never;
    Matter "matter" one(OptionList::Matters), Never;
    Today "today" Moment, Never;
    PersonCategory "person_category" one(OptionList::Persons), Never;
    EmployerKind "employer_kind" one(OptionList::Employers), Never;
    EmployerIsSme "employer_is_sme" TRI, Never;
    EmployerLocation "employer_location" one(OptionList::EmployerPlaces), Never;
    ArchiveLocation "archive_location" one(OptionList::ArchivePlaces), Never;
    InsuredLocation "insured_location" one(OptionList::InsuredPlaces), Never;
    InsuredUnitSame "insured_unit_same" TRI, Never;
    InsuredByIndividual "insured_by_individual" TRI, Never;
    HasTaxDeclaration "has_tax_declaration" TRI, Never;
    IndustryRestriction "industry_restriction" TRI, Never;
    SsRecentGap "ss_recent_gap" TRI, Never;
    HasCommissionLetter "has_commission_letter" TRI, Never;
    UsesNominalUnit "uses_nominal_unit" TRI, Never;
    IsUnitAdmin "is_unit_admin" TRI, Never;
    StudyMajorRelated "study_major_related" TRI, Never;
    IsSkilledTalent "is_skilled_talent" TRI, Never;
    ProbationPassed "probation_passed" TRI, Never;
    FirstSubmitToCommittee "first_submit_to_committee" TRI, Never;
    UnitPostManaged "unit_post_managed" TRI, Never;
    PostQuotaAvailable "post_quota_available" TRI, Never;
    HasSecretContent "has_secret_content" TRI, Never;
    InsuredVia "insured_via" one(OptionList::InsuredVia), Never;
    SsMonths "ss_months" MONTHS, Never;
    CqWorkMonths "cq_work_months" MONTHS, Never;
    CqArchiveMonths "cq_archive_months" MONTHS, Never;
    ProbationMonths "probation_months" MONTHS, Never;
    RetireApprovedDate "retire_approved_date" Date, Never;
    Discipline "discipline" many(OptionList::Disciplines), Never;
    AppliedThisYear "applied_this_year" Whole(0, 20), Never;
    ReturnedTimes "returned_times" Whole(0, 20), Never;
    TargetSeries "target_series" one(OptionList::Series), Never;
    TargetLevel "target_level" one(OptionList::Levels), Never;
    TargetSpecialty "target_specialty" Text, Never;
    TargetCommittee "target_committee" Whole(1, 95), Never;
    ChangeKind "change_kind" one(OptionList::Changes), Never;
    Titles "titles" List(ListKind::Title), Never;
    Qualifications "qualifications" List(ListKind::Qualification), Never;
    Education "education" List(ListKind::Education), Never;
    Epidemic "epidemic" Record, Never;
    EpidemicListed "epidemic.listed" TRI, Always;
    EpidemicUsed "epidemic.used" TRI, Unless(Fact::EpidemicListed, 1);
    Rural "rural" Record, Never;
    RuralKind "rural.kind" one(OptionList::Rurals), Always;
    RuralMonths "rural.months" MONTHS, Unless(Fact::RuralKind, 0);
    RuralReviewsOk "rural.reviews_ok" TRI, Unless(Fact::RuralKind, 0);
    Aid "aid" List(ListKind::Aid), Never;
    AnnualReviews "annual_reviews" List(ListKind::AnnualReview), Never;
    ContinuingEducation "continuing_education" List(ListKind::CourseYear), Never;
    Breakthrough "breakthrough" Record, Never;
    BreakthroughBasis "breakthrough.basis" many(OptionList::Bases), Never;
    BreakthroughRecommenders "breakthrough.recommenders" Whole(0, 20), Never;
    BreakthroughMeetsCondition "breakthrough.meets_condition" TRI, Never;
    Achievements "achievements" List(ListKind::Achievement), Never;
    SysUnverified "sys_unverified" many(OptionList::SystemItems), Never;
    Cert "cert" Record, Never;
    CertLevel "cert.level" one(OptionList::Levels), Always;
    CertObtained "cert.obtained" Date, Always;
    CertSource "cert.source" one(OptionList::CertSources), Always;
    CertMedium "cert.medium" one(OptionList::Media), Always;
    CertIssued "cert.issued" Date, Never;
    CertViaOnline "cert.via_online" TRI, Never;
    CertSpecialty "cert.specialty" Text, Never;
    CertSpecialtyListed "cert.specialty_listed" TRI, Never;
}

impl Fact {
    /// Its place in a case.
    #[must_use]
    pub const fn slot(self) -> Slot {
        self as Slot
    }

    /// Whether it is answered by an option of this list.
    #[must_use]
    pub const fn is_of(self, list: OptionList) -> bool {
        match self.kind() {
            Kind::Choice(options) | Kind::Many(options) => options.list as u8 == list as u8,
            _ => false,
        }
    }

    /// The fact with this key.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|fact| fact.key() == key)
    }

    /// The members of a record; empty for any other fact.
    pub fn members(self) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |fact| {
            fact.key().strip_prefix(self.key()).is_some_and(|rest| rest.starts_with('.'))
        })
    }

    /// The record this fact belongs to.
    #[must_use]
    pub fn record(self) -> Option<Self> {
        self.key().split_once('.').and_then(|(record, _)| Self::named(record))
    }

    /// The member's own key within its record, or the whole key.
    #[must_use]
    pub fn short_key(self) -> &'static str {
        self.key().split_once('.').map_or(self.key(), |(_, member)| member)
    }
}

/// The lists of entries a case holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// 职称.
    Title,
    /// 职业资格.
    Qualification,
    /// 学历学位.
    Education,
    /// 援派.
    Aid,
    /// 年度考核, one entry a year.
    AnnualReview,
    /// 继续教育, one entry a year.
    CourseYear,
    /// 业绩成果.
    Achievement,
    /// The list that is the added fact of this place.
    Added(u8),
}

/// How many lists the dictionary has; those a notice adds come after them.
pub const LIST_KINDS: usize = 7;

/// Member positions of [`ListKind::Title`].
pub mod title {
    #![allow(missing_docs, reason = "named as the members")]
    pub const LEVEL: usize = 0;
    pub const SERIES: usize = 1;
    pub const OBTAINED: usize = 2;
    pub const SOURCE: usize = 3;
    pub const SPECIALTY: usize = 4;
    pub const MEDIUM: usize = 5;
    pub const GAP_MONTHS: usize = 6;
}

/// Member positions of [`ListKind::Qualification`].
pub mod qualification {
    #![allow(missing_docs, reason = "named as the members")]
    pub const NAME: usize = 0;
    pub const OBTAINED: usize = 1;
    pub const IN_TABLE: usize = 2;
    pub const MAPS_TO_LEVEL: usize = 3;
    pub const GAP_MONTHS: usize = 4;
}

/// Member positions of [`ListKind::Education`].
pub mod education {
    #![allow(missing_docs, reason = "named as the members")]
    pub const LEVEL: usize = 0;
    pub const DEGREE: usize = 1;
    pub const GRADUATED: usize = 2;
    pub const FULL_TIME: usize = 3;
    pub const OVERSEAS: usize = 4;
}

/// Member positions of [`ListKind::AnnualReview`] and [`ListKind::CourseYear`].
pub mod yearly {
    #![allow(missing_docs, reason = "named as the members")]
    pub const YEAR: usize = 0;
    pub const RESULT: usize = 1;
    pub const PUBLIC_HOURS: usize = 1;
    pub const PROFESSIONAL_HOURS: usize = 2;
}

/// Member positions of [`ListKind::Achievement`].
pub mod achievement {
    #![allow(missing_docs, reason = "named as the members")]
    pub const KIND: usize = 0;
    pub const OBTAINED: usize = 1;
    pub const CLAUSE: usize = 4;
    pub const COMPLETED: usize = 5;
    pub const REPRESENTATIVE: usize = 6;
}

impl ListKind {
    /// Those of the dictionary, by their place.
    pub const STANDARD: [Self; LIST_KINDS] = [
        Self::Title,
        Self::Qualification,
        Self::Education,
        Self::Aid,
        Self::AnnualReview,
        Self::CourseYear,
        Self::Achievement,
    ];

    /// Its place among the lists of a case.
    #[must_use]
    pub const fn place(self) -> usize {
        match self {
            Self::Title => 0,
            Self::Qualification => 1,
            Self::Education => 2,
            Self::Aid => 3,
            Self::AnnualReview => 4,
            Self::CourseYear => 5,
            Self::Achievement => 6,
            Self::Added(place) => LIST_KINDS + place as usize,
        }
    }

    /// The list of this place.
    #[must_use]
    pub fn at(place: usize) -> Self {
        let added =
            || Self::Added(u8::try_from(place.saturating_sub(LIST_KINDS)).unwrap_or(u8::MAX));
        Self::STANDARD.get(place).copied().unwrap_or_else(added)
    }

    /// The slot of the fact that holds the list.
    #[must_use]
    pub const fn slot(self) -> Slot {
        match self {
            Self::Title => Fact::Titles.slot(),
            Self::Qualification => Fact::Qualifications.slot(),
            Self::Education => Fact::Education.slot(),
            Self::Aid => Fact::Aid.slot(),
            Self::AnnualReview => Fact::AnnualReviews.slot(),
            Self::CourseYear => Fact::ContinuingEducation.slot(),
            Self::Achievement => Fact::Achievements.slot(),
            Self::Added(place) => FIRST_ADDED + place as Slot,
        }
    }

    /// The members that the dictionary gives an entry, in the order of the position constants;
    /// [`Vocabulary::members`](super::vocabulary::Vocabulary::members) knows what a notice adds.
    #[must_use]
    pub const fn members(self) -> &'static [Member<'static>] {
        match self {
            Self::Added(_) => &[],
            Self::Title => {
                const {
                    &[
                        must("level", one(OptionList::Levels)),
                        must("series", one(OptionList::Series)),
                        must("obtained", Date),
                        must("source", one(OptionList::TitleSources)),
                        may("specialty", Text),
                        may("medium", one(OptionList::Media)),
                        may("gap_months", MONTHS),
                    ]
                }
            }
            Self::Qualification => {
                const {
                    &[
                        must("name", Text),
                        must("obtained", Date),
                        must("in_table", TRI),
                        may("maps_to_level", one(OptionList::Levels)),
                        may("gap_months", MONTHS),
                    ]
                }
            }
            Self::Education => {
                const {
                    &[
                        must("level", one(OptionList::Educations)),
                        must("degree", one(OptionList::Degrees)),
                        may("graduated", Date),
                        may("full_time", TRI),
                        may("overseas", TRI),
                    ]
                }
            }
            Self::Aid => {
                const {
                    &[
                        must("kind", one(OptionList::Aids)),
                        must("years", Number(50)),
                        must("reviews_ok", TRI),
                    ]
                }
            }
            Self::AnnualReview => {
                const { &[must("year", YEAR), must("result", one(OptionList::Reviews))] }
            }
            Self::CourseYear => {
                const {
                    &[
                        must("year", YEAR),
                        must("public_hours", Number(5000)),
                        must("professional_hours", Number(5000)),
                    ]
                }
            }
            Self::Achievement => {
                const {
                    &[
                        must("kind", one(OptionList::Achievements)),
                        may("obtained", Date),
                        may("role", one(OptionList::Roles)),
                        may("rank", Whole(1, 99)),
                        may("clause", Whole(1, 5)),
                        may("completed", TRI),
                        may("representative", TRI),
                    ]
                }
            }
        }
    }

    /// Whether each entry must be of another year ([`yearly::YEAR`]).
    #[must_use]
    pub const fn distinct_years(self) -> bool {
        matches!(self, Self::AnnualReview | Self::CourseYear)
    }
}

/// A fact the engine works out, which conditions may name like an answered one.
/// The number of the variant follows those of [`Fact`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Derived {
    /// `ladder.class`: the education class of the notice's own list.
    Class,
    /// `ladder.plain`: a plain 逐级晋升.
    Plain,
    /// `ladder.row`: 直接|见习|前置|无|年限.
    Row,
    /// `ladder.met`: met without reductions or skills (是|否).
    Met,
    /// `ladder.prior`: 职称|职业资格|无.
    Prior,
    /// `ladder.prior_medium`: the medium of the prior title's certificate, where given.
    PriorMedium,
    /// `ladder.status`: 满足|不满足|不确定.
    Status,
    /// `ladder.reduction`: years.
    Reduction,
    /// `ladder.spare`: years served beyond what is needed; open where no prior title counts.
    Spare,
    /// `kind`: 申请类型.
    Kind,
    /// `committee`: the row of the committee table in use.
    Committee,
    /// `usable`: kinds of achievement that count.
    Usable,
    /// `action`: what to do about a certificate, of the notice's own list.
    Action,
    /// `任现职`: the day from which the ladder counts the years of the prior title, or of the only one there is; open where
    /// there is none, or several of which none counts.
    Held,
    /// `那年`: the first day of the year of which it is looked whether it is exempt; open elsewhere.
    ThatYear,
}

/// How many derived facts there are.
pub const DERIVED: usize = 15;

impl Derived {
    /// All of them, with key and options (empty where the options are the notice's own or it is a number).
    pub const ALL: [(Self, &'static str, &'static [&'static str]); DERIVED] = [
        (Self::Class, "ladder.class", &[]),
        (Self::Plain, "ladder.plain", o::BOTH),
        (Self::Row, "ladder.row", o::ROW_KINDS),
        (Self::Met, "ladder.met", o::BOTH),
        (Self::Prior, "ladder.prior", o::PRIORS),
        (Self::PriorMedium, "ladder.prior_medium", o::MEDIA),
        (Self::Status, "ladder.status", o::STATUSES),
        (Self::Reduction, "ladder.reduction", &[]),
        (Self::Spare, "ladder.spare", &[]),
        (Self::Kind, "kind", o::KINDS),
        (Self::Committee, "committee", &[]),
        (Self::Usable, "usable", o::ACHIEVEMENTS),
        (Self::Action, "action", &[]),
        (Self::Held, "任现职", &[]),
        (Self::ThatYear, "那年", &[]),
    ];

    /// Its place after the dictionary's facts.
    #[must_use]
    pub const fn slot(self) -> Slot {
        FACTS + self as Slot
    }
}

/// How many facts the dictionary holds; the first slot of the derived ones.
#[expect(clippy::cast_possible_truncation, reason = "the dictionary holds under a hundred facts")]
pub const FACTS: Slot = Fact::ALL.len() as Slot;
/// The first slot of the facts a notice adds.
#[expect(clippy::cast_possible_truncation, reason = "there are few derived facts")]
pub const FIRST_ADDED: Slot = FACTS + DERIVED as Slot;
