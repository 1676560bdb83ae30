//! A notice compiled: every name resolved to a place in its list, every condition checked.
//!
//! This is what the page fetches and the assessment reads. Places ([`Place`]) lead into the
//! lists of the same notice, each into one; compiling guarantees that they exist.

mod catalog;
mod certificate;
mod citation;
mod courses;
mod details;
pub mod forms;
mod information;
mod ladder;
pub mod library;
mod materials;
mod questions;
mod rules;
mod timing;

pub use catalog::{Catalog, CatalogEntry, GuideAnswer, GuideQuestion, Next, Offered};
pub use certificate::{Action, Certificate, Field};
pub use citation::{Citation, Point};
pub use courses::{CourseRule, Courses};
pub use details::Details;
pub use information::{LINK_USES, Link, Rhythm, Signup};
pub use ladder::{
    Change, Class, Combine, Count, Delay, Ladder, LadderItems, Qualification, Reduction,
    ReductionRule, Row, RowKind, SourceRule, Transfer, UNLIMITED,
};
pub use materials::Material;
pub use questions::{By, Page, Question, Wording};
pub use rules::{
    APPLYING, Committee, Effect, Elsewhere, Exclusion, Fee, Judgement, KindArgument, KindRule,
    Path, Publicity, Remark, Roles, Verify, VerifyRule, WINDOW_KINDS, Window,
};
pub use timing::{Holidays, Recurrence, RecurringDay, Relative, Term, Timing, is_weekend};

use crate::domain::packed::packed;

use crate::domain::options::{
    ApplicationKind, Degree, Level, Listed, Matter, OptionList, Options, Schooling, Series,
};
use crate::domain::{Case, Fact, Place, Set, Truth, Vocabulary};
use crate::notice::condition::Facts;
use crate::notice::prepared::Prepared;

/// The place of a clause in [`Notice::clauses`].
pub type ClauseId = Place<Clause>;
/// The place of an item in [`Notice::verify`].
pub type VerifyId = Place<Verify>;
/// A set of options, one bit each, by their place in their list.
pub type Bits = u64;

/// One notice (通知), complete: the assessment needs nothing else.
///
/// In the browser nothing can copy a whole one: that would be downloaded by everybody who is judged.
#[derive(Debug, PartialEq)]
#[cfg_attr(not(target_arch = "wasm32"), derive(Clone))]
pub struct Notice {
    /// The id of the edition, e.g. `dadukou2022`.
    pub edition: String,
    /// A digest of the files it was compiled from, 16 hexadecimal digits.
    pub digest: String,
    /// What it is and who issued it.
    pub head: Head,
    /// The matters it covers.
    pub covers: Set<Matter>,
    /// The clauses its rules rest on, verbatim.
    pub clauses: Vec<Clause>,
    /// What it contributes to the vocabulary.
    pub vocabulary: Vocabulary,
    /// Questions in the order in which they are asked.
    pub questions: Vec<Question>,
    /// Grounds that exclude.
    pub exclusions: Vec<Exclusion>,
    /// What can need verification.
    pub verify: Vec<Verify>,
    /// When it does.
    pub verify_rules: Vec<VerifyRule>,
    /// What is raised where the engine itself must ask.
    pub roles: Roles,
    /// Whether its rules say themselves what 不清楚 leads to.
    pub unclear_written: bool,
    /// Where it sends people to another procedure.
    pub elsewhere: Vec<Elsewhere>,
    /// Remarks on results.
    pub remarks: Vec<Remark>,
    /// Paths; the first whose condition holds is taken.
    pub paths: Vec<Path>,
    /// The qualification ladders, its own or another edition's as reference; of those for a series
    /// the first whose condition holds.
    pub ladders: Vec<Ladder>,
    /// Rules for 申请类型 beyond 正常晋升; the first that holds is taken.
    pub kinds: Vec<KindRule>,
    /// Clauses that define a 申请类型.
    pub kind_clauses: Vec<(Place<ApplicationKind>, ClauseId)>,
    /// What clauses say for and against each 申请类型.
    pub kind_arguments: Vec<KindArgument>,
    /// Judgements of the neighbouring matters; the first that holds is taken.
    pub judgements: Vec<Judgement>,
    /// Fees.
    pub fees: Vec<Fee>,
    /// Windows printed in the text.
    pub windows: Vec<Window>,
    /// Which days people work; empty where nothing of it counts them.
    pub holidays: Holidays,
    /// How long the unit shows an application in public before it is handed in.
    pub publicity: Vec<Publicity>,
    /// What takes place again and again, where no window is printed.
    pub rhythms: Vec<Rhythm>,
    /// Who registers on the platform first; the first that holds is taken.
    pub signups: Vec<Signup>,
    /// Steps of schooling that somebody may still take: 学历 and the 学位 that goes with it, by place.
    pub schooling: Vec<(Place<Schooling>, Place<Degree>)>,
    /// Pages on the web that it prints.
    pub links: Vec<Link>,
    /// Pages and parts of the result of which some clause tells more, each once, and `fill` where
    /// columns of the application (`fill.cert` of the certificate) are told.
    pub shows: Vec<String>,
    /// The committee table.
    pub committees: Vec<Committee>,
    /// Rows that apply where none was chosen: series, levels, row number.
    pub default_committees: Vec<(Place<Series>, Set<Level>, u16)>,
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
    /// What follows from all this, worked out once.
    pub prepared: Prepared,
}
packed!(Notice {
    edition,
    digest,
    head,
    covers,
    vocabulary,
    questions,
    roles,
    unclear_written,
    ladders,
    kinds,
    shows,
    default_committees,
    citation,
    pages,
    wordings,
    schooling,
} later {
    clauses,
    exclusions,
    verify,
    verify_rules,
    elsewhere,
    remarks,
    paths,
    kind_clauses,
    kind_arguments,
    judgements,
    fees,
    windows,
    holidays,
    publicity,
    rhythms,
    signups,
    links,
    committees,
    courses,
    materials,
    certificate,
    prepared,
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

/// A clause (条款): words of a notice, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// Its stable id, e.g. `dadukou2022.scope.exclude-retired`.
    pub id: String,
    /// The notice and where in it, as people cite it.
    pub source: String,
    /// Verbatim; pieces where the notice's text runs apart.
    pub quote: Vec<String>,
    /// As printed, where a damaged print was mended; empty elsewhere.
    pub printed: Vec<String>,
    /// What it means, in plain words.
    pub meaning: String,
}
packed!(Clause { id, source, quote, printed, meaning });

impl Clause {
    /// The words in one piece, mended where the print is damaged: for rules.
    #[must_use]
    pub fn words(&self) -> String {
        self.quote.join("……")
    }

    /// The words letter by letter as the notice prints them: for other programs.
    #[must_use]
    pub fn verbatim(&self) -> String {
        if self.printed.is_empty() { self.words() } else { self.printed.join("……") }
    }

    /// The words for people: a mended misprint is marked.
    #[must_use]
    pub fn shown(&self) -> String {
        library::shown(&self.quote, &self.printed)
    }
}

impl Notice {
    /// The clause at `id`.
    #[must_use]
    pub fn clause(&self, id: ClauseId) -> Option<&Clause> {
        id.of(&self.clauses)
    }

    /// Whether the notice tells more of this page or part.
    #[must_use]
    pub fn tells(&self, part: &str) -> bool {
        self.shows.iter().any(|own| own == part)
    }

    /// What it contributes to reading a case that names it.
    #[must_use]
    pub const fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    /// The ladder for the series applied for; none where it has none, or where it is open which.
    #[must_use]
    pub fn ladder_of(&self, case: &Case) -> Option<&Ladder> {
        self.ladder_for(&Facts::new(case))
    }

    /// The same for the facts as conditions see them.
    #[must_use]
    pub fn ladder_for(&self, facts: &Facts<'_>) -> Option<&Ladder> {
        self.ladder_place(facts)?.of(&self.ladders)
    }

    /// The same by its place.
    #[must_use]
    pub fn ladder_place(&self, facts: &Facts<'_>) -> Option<Place<Ladder>> {
        let series = facts.place(Fact::TargetSeries)?;
        let all = Place::each(&self.ladders);
        let mut fitting = all.filter(|(_, ladder)| ladder.series.has(series));
        fitting
            .find(|(_, ladder)| ladder.when.test(facts) != Truth::No)
            .filter(|(_, ladder)| ladder.when.holds(facts))
            .map(|(place, _)| place)
    }

    /// The options of a list, as the notice names them.
    #[must_use]
    pub fn options(&self, list: OptionList) -> Options<'_> {
        self.vocabulary.options(list)
    }

    /// The name of an option, as the notice calls it.
    #[must_use]
    pub fn name<T: Listed>(&self, place: Place<T>) -> Option<&str> {
        self.vocabulary.name(place)
    }

    /// The matters that the notice covers, with their names.
    pub fn matters(&self) -> impl Iterator<Item = (Place<Matter>, &str)> {
        self.covers.places().filter_map(|matter| Some((matter, self.name(matter)?)))
    }
}

impl Notice {
    /// What it says of a matter that has no dates: every quarter, in autumn.
    #[must_use]
    pub fn rhythm(&self, matter: Place<Matter>) -> Option<&Rhythm> {
        self.rhythms.iter().find(|rhythm| rhythm.matters.has(matter))
    }

    /// Whether the rest is here; without it nothing may be concluded.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        !self.clauses.is_empty()
    }
}
