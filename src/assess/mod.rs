//! The assessment (评估): a pure, total function from a notice and a case.
//!
//! Same notice, same case, same bytes. The day of the assessment is part of the case; nothing
//! here looks at a clock. One file a concern; this one puts them in order (contract §3).

pub mod assessment;
mod certificate;
pub mod citation;
mod committee;
mod courses;
pub mod deadlines;
mod ladder;
mod policy;
mod questions;
mod verify;
pub mod whatif;
pub mod years;

pub use assessment::{Assessment, Outcome, Status};

use crate::domain::fact::{Derived, RowKind, education};
use crate::domain::{Case, Cell, Fact, Slot, options};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{ClauseId, UNLIMITED};
use assessment::{Reason, Role, Standing};
use ladder::Climb;
use verify::Hits;

/// 职称评审, among the matters.
pub const REVIEW: usize = 0;
/// 电子证书登记, among the matters.
pub const CERTIFICATE: usize = 3;

/// Assesses `case` under `notice`, which must be the edition the case names; with no notice the
/// case has not chosen one yet.
#[must_use]
pub fn assess(notice: Option<&Notice>, case: &Case) -> Assessment {
    let mut blank = Assessment {
        outcome: Outcome::Unanswered,
        preliminary: None,
        kind: None,
        path: None,
        ladder: Standing::default(),
        exclusions: Vec::new(),
        verify: Vec::new(),
        reasons: Vec::new(),
        checklist: Vec::new(),
        deadlines: Vec::new(),
        fee: None,
        committees: Vec::new(),
        citable: false,
        point: None,
        courses: None,
        registration: None,
        unanswered: Vec::new(),
    };
    let matter = case.option(Fact::Matter);
    match (notice, matter) {
        (Some(notice), Some(matter)) if notice.covers(matter) => {
            covered(notice, case, matter, blank)
        }
        (Some(notice), Some(matter)) => uncovered(notice, case, matter, blank),
        _ => {
            if notice.is_none() {
                blank.unanswered.push(Fact::Edition.slot());
            }
            if matter.is_none() {
                blank.unanswered.push(Fact::Matter.slot());
            }
            blank
        }
    }
}

/// The facts by which questions are asked: those of the case with what can be derived so far.
#[must_use]
pub fn asking<'c>(notice: &Notice, case: &'c Case) -> Facts<'c> {
    let mut facts = Facts::new(case);
    let Some(matter) = case.option(Fact::Matter).filter(|matter| notice.covers(*matter)) else {
        return facts;
    };
    let mut draft = Draft::new(notice, case, matter, assess(None, &Case::default()));
    draft.derive(&mut facts);
    if draft.missing.is_some()
        && let Some(ladder) = &notice.ladder
    {
        ladder::derive(ladder, &mut facts);
    }
    facts
}

/// The notice says nothing of the matter: nothing is asked and nothing concluded.
fn uncovered(notice: &Notice, case: &Case, matter: usize, mut blank: Assessment) -> Assessment {
    let mut hits = Hits::default();
    hits.raise_uncovered(notice);
    blank.verify = hits.found;
    blank.outcome = Outcome::Verify;
    if matter == REVIEW {
        blank.fee = fee(notice, case);
    }
    blank
}

fn covered(notice: &Notice, case: &Case, matter: usize, blank: Assessment) -> Assessment {
    let bit = 1 << matter;
    let mut facts = Facts::new(case);
    let mut draft = Draft::new(notice, case, matter, blank);
    draft.derive(&mut facts);
    draft.result.unanswered = questions::unanswered(notice, bit, &facts, draft.missing);
    draft.exclude(bit, &facts);
    draft.hits.raise_rules(notice, bit, &facts);
    draft.conclude(&facts)
}

/// An assessment being made.
struct Draft<'a> {
    notice: &'a Notice,
    case: &'a Case,
    matter: usize,
    result: Assessment,
    hits: Hits,
    kind: Option<u8>,
    /// The fact at which the ladder's asking stopped.
    missing: Option<Slot>,
}

impl<'a> Draft<'a> {
    fn new(notice: &'a Notice, case: &'a Case, matter: usize, result: Assessment) -> Self {
        Self { notice, case, matter, result, hits: Hits::default(), kind: None, missing: None }
    }

    /// Works out what conditions may rest on, each from what was worked out before it.
    fn derive(&mut self, facts: &mut Facts<'_>) {
        facts.derive(Derived::FullTimeGraduate, full_time_graduate(self.case));
        if self.matter == CERTIFICATE
            && let Some(action) = certificate::action(self.notice, facts)
        {
            facts.derive(Derived::Action, Cell::option(action));
        }
        if self.matter != REVIEW {
            return;
        }
        committee::choose(self.notice, facts, &mut self.result);
        self.climb(facts);
        if self.result.ladder.status.is_some() {
            let usable = citation::usable_kinds(self.notice, self.case, self.result.ladder.prior);
            facts.derive(Derived::Usable, Cell::Options(usable.unwrap_or(0)));
        }
        self.kind_rules(facts);
    }

    fn prove(&mut self, role: Role, clause: ClauseId) {
        // Kept in the order of roles.
        let place = self.result.reasons.partition_point(|reason| reason.role <= role);
        self.result.reasons.insert(place, Reason { role, clause });
    }

    /// The ladder, where the series has one.
    fn climb(&mut self, facts: &mut Facts<'_>) {
        let Some(ladder) = &self.notice.ladder else {
            return;
        };
        let Cell::Options(series) = self.case.cell(Fact::TargetSeries.slot()) else {
            return;
        };
        if ladder.series & series == 0 {
            self.result.ladder.status = Some(Status::Unclear);
            self.hits.raise(ladder.items.other_series);
            return;
        }
        if self.case.option(Fact::TargetLevel).is_none() {
            return;
        }
        let climb = ladder::climb(self.notice, ladder, facts);
        match climb.missing {
            Some(missing) => self.missing = Some(missing),
            None => self.take_over(ladder, climb, facts),
        }
    }

    fn take_over(
        &mut self,
        ladder: &crate::notice::model::Ladder,
        climb: Climb,
        facts: &Facts<'_>,
    ) {
        for item in climb.verify {
            self.hits.raise(item);
        }
        for fact in climb.unclear {
            self.hits.raise_unclear(ladder.items.unclear, fact);
        }
        self.kind = climb.kind;
        self.result.ladder = climb.standing;
        if let Some(row) = self.result.ladder.row.and_then(|row| ladder.rows.get(usize::from(row)))
        {
            self.prove(Role::Row, row.clause);
            if let Some(clause) = ladder.cutoff_clause {
                self.prove(Role::Cutoff, clause);
            }
            self.result.ladder.rungs = ladder::rungs(self.notice, ladder, facts);
        }
        for clause in climb.reductions {
            self.prove(Role::Reduction, clause);
        }
        for clause in climb.delays {
            self.prove(Role::Delay, clause);
        }
    }

    /// 申请类型 by the notice's own rules, where the ladder alone gives none.
    fn kind_rules(&mut self, facts: &mut Facts<'_>) {
        if self.kind.is_none()
            && let Some(rule) = self.notice.kinds.iter().find(|rule| rule.when.holds(facts))
        {
            self.kind = Some(rule.kind);
            self.prove(Role::Kind, rule.clause);
            if let Some(item) = rule.verify {
                self.hits.raise(item);
            }
        }
        if let Some(kind) = self.kind {
            facts.derive(Derived::Kind, Cell::option(usize::from(kind)));
            for (defined, clause) in &self.notice.kind_clauses {
                if *defined == kind {
                    self.prove(Role::Kind, *clause);
                }
            }
        }
    }

    fn exclude(&mut self, bit: u64, facts: &Facts<'_>) {
        for exclusion in
            self.notice.exclusions.iter().filter(|exclusion| exclusion.matters & bit != 0)
        {
            if exclusion.when.holds(facts) && !self.result.exclusions.contains(&exclusion.clause) {
                self.result.exclusions.push(exclusion.clause);
                self.prove(Role::Exclusion, exclusion.clause);
            }
        }
    }

    fn conclude(mut self, facts: &Facts<'_>) -> Assessment {
        let bit = 1 << self.matter;
        let review = self.matter == REVIEW;
        self.result.deadlines = deadlines::deadlines(self.notice, bit, facts);
        if review {
            self.result.fee = fee(self.notice, self.case);
            if let Some(fee) =
                self.result.fee.and_then(|fee| self.notice.fees.get(usize::from(fee)))
            {
                self.prove(Role::Fee, fee.clause);
            }
            self.result.courses = self
                .notice
                .courses
                .as_ref()
                .map(|courses| courses::status(courses, self.case, &self.result.ladder));
        }
        self.result.outcome = self.outcome();
        let open = matches!(self.result.outcome, Outcome::Eligible | Outcome::Verify);
        if self.result.outcome == Outcome::Ineligible {
            self.result.unanswered.clear();
        }
        if self.matter == CERTIFICATE && open {
            self.register(facts);
        }
        if open {
            self.take_path(bit, facts);
            self.take_materials(bit, facts);
            self.result.kind = self.kind;
            self.judge(bit, facts);
            if review {
                self.result.citable = true;
                self.result.point =
                    citation::point(self.notice, self.case, &self.result.ladder, facts);
                if let Some(clause) = self.point_clause() {
                    self.prove(Role::Citation, clause);
                }
            }
        }
        self.result.verify = self.hits.found;
        self.result
    }

    fn outcome(&self) -> Outcome {
        if !self.result.exclusions.is_empty() {
            Outcome::Ineligible
        } else if !self.result.unanswered.is_empty() {
            Outcome::Unanswered
        } else if self.hits.blocking(self.notice) || self.unsettled() {
            Outcome::Verify
        } else {
            Outcome::Eligible
        }
    }

    /// A review whose ladder is not met is never 可申报, even where the notice's data forgot to
    /// say what has to be verified then.
    fn unsettled(&self) -> bool {
        self.matter == REVIEW && self.result.ladder.status != Some(Status::Met)
    }

    fn register(&mut self, facts: &Facts<'_>) {
        let registration = certificate::registration(self.notice, self.case, facts);
        if let Some(action) = registration
            .as_ref()
            .zip(self.notice.certificate.as_ref())
            .and_then(|(found, rules)| rules.actions.get(usize::from(found.action)))
        {
            for clause in &action.clauses {
                self.prove(Role::Certificate, *clause);
            }
        }
        self.result.registration = registration;
    }

    fn take_path(&mut self, bit: u64, facts: &Facts<'_>) {
        let found = self
            .notice
            .paths
            .iter()
            .enumerate()
            .find(|(_, path)| path.matters & bit != 0 && path.when.holds(facts));
        if let Some((place, path)) = found {
            self.result.path = u16::try_from(place).ok();
            for clause in &path.clauses {
                self.prove(Role::Path, *clause);
            }
        }
    }

    fn take_materials(&mut self, bit: u64, facts: &Facts<'_>) {
        for (place, material) in self.notice.materials.iter().enumerate() {
            if material.matters & bit != 0 && material.when.holds(facts) {
                self.result.checklist.extend(u16::try_from(place).ok());
            }
        }
    }

    /// 预判: what the outcome would be if everything to verify turned out well.
    fn judge(&mut self, bit: u64, facts: &Facts<'_>) {
        if self.result.outcome != Outcome::Verify {
            return;
        }
        if self.matter == REVIEW {
            self.result.preliminary = self.review_preliminary();
            return;
        }
        let rule = self
            .notice
            .judgements
            .iter()
            .find(|rule| rule.matters & bit != 0 && rule.when.holds(facts));
        if let Some(rule) = rule {
            self.result.preliminary = rule.eligible;
            for clause in &rule.clauses {
                self.prove(Role::Judgement, *clause);
            }
        }
    }

    fn review_preliminary(&self) -> Option<bool> {
        if self.hits.contains(self.notice, "X3")
            || self.result.courses == Some(assessment::CourseStatus::Unmet)
        {
            return Some(false);
        }
        if self.kind.and_then(|kind| options::KINDS.get(usize::from(kind))) == Some(&"破格晋升")
        {
            return None;
        }
        match self.result.ladder.status {
            Some(Status::Met) => Some(true),
            Some(Status::Unmet) => Some(false),
            _ => None,
        }
    }

    fn point_clause(&self) -> Option<ClauseId> {
        let (point, _) = self.result.point?;
        Some(self.notice.citation.as_ref()?.points.get(usize::from(point))?.clause)
    }
}

/// The place of the fee for the level (and series) applied for.
fn fee(notice: &Notice, case: &Case) -> Option<u16> {
    let Cell::Options(level) = case.cell(Fact::TargetLevel.slot()) else {
        return None;
    };
    let place = notice.fees.iter().position(|fee| {
        fee.levels & level != 0
            && (fee.series == u64::MAX
                || matches!(case.cell(Fact::TargetSeries.slot()), Cell::Options(series) if fee.series & series != 0))
    })?;
    u16::try_from(place).ok()
}

/// Whether some entry is a full-time 学历 of those 考核确定 is for; 技工院校 and 其他 are not.
fn full_time_graduate(case: &Case) -> Cell {
    const LEFT_OUT: [&str; 2] = ["技工院校", "其他"];
    let Some(entries) = case.rows(RowKind::Education) else {
        return Cell::Open;
    };
    let mut best = 1;
    for entry in entries {
        let level = entry.option(education::LEVEL).and_then(|level| options::EDUCATIONS.get(level));
        if level.is_none_or(|level| LEFT_OUT.contains(level)) {
            continue;
        }
        match entry.option(education::FULL_TIME) {
            Some(0) => return Cell::option(0),
            Some(1) => {}
            _ => best = 2,
        }
    }
    Cell::option(best)
}

/// Whether so many years stand for "as many as it takes".
#[must_use]
pub const fn is_unlimited(years: i32) -> bool {
    years >= UNLIMITED
}
