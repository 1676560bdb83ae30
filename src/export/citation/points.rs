//! The citable points of the level applied for, with the person's achievements: which fits which,
//! and why the others do not.

use crate::assess::assessment::Assessment;
use crate::assess::citation::{Usability, is_meant_for, usability};
use crate::domain::fact::{ListKind, achievement};
use crate::domain::options::Level;
use crate::domain::{Case, Entry, Fact, Place};
use crate::export::words;
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{Citation, Point};

/// 否, of [`achievement::COMPLETED`].
const NOT: usize = 1;

/// A citable point and the achievements meant for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citable {
    /// The place of the point in the notice.
    pub point: Place<Point>,
    /// How it is cited.
    pub text: String,
    /// The achievements meant for it, by their place in the case, and how they do.
    pub uses: Vec<(usize, Fitness)>,
}

/// How an achievement does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fitness {
    /// It fits.
    Fits,
    /// The point asks for another role or rank.
    OtherRole,
    /// No prior title is known, so it is not known what counts.
    NoPrior,
    /// It is not known when it was obtained.
    Undated,
    /// It was obtained before the prior title or on the same day.
    Early,
    /// It is not completed: not granted, finished, in force or in production.
    Unfinished,
    /// The notice leaves it out for another reason.
    LeftOut,
    /// No point of the level is for its kind.
    NoPoint,
}

impl Fitness {
    /// Why, for people.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Fits => "符合，可以引用",
            Self::OtherRole => "本人的角色或排名与这一条的要求不符，或没有填写",
            Self::NoPrior => "没有可用的前置职称，无法判断是否在取得现职称之后",
            Self::Undated => "没有填写取得时间，无法判断是否在取得现职称之后",
            Self::Early => "取得时间不在取得前置职称之后，不计入",
            Self::Unfinished => "没有完成（未授权、未结题、未颁布或未投产），不计入",
            Self::LeftOut => "按通知不计入",
            Self::NoPoint => "这一级别没有与这类成果对应的条款",
        }
    }
}

/// The points of the level applied for; none outside the series whose conditions the notice
/// prints.
#[must_use]
pub fn points(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<Citable> {
    let Some(citation) = level_and_citation(notice, case, assessment) else {
        return Vec::new();
    };
    let (citation, level) = citation;
    let facts = assessment.facts(case);
    let mut found = Vec::new();
    for (place, point) in Place::each(&citation.points) {
        if point.level != level {
            continue;
        }
        let meant = entries(case).filter(|(_, entry)| is_meant_for(point, entry));
        let uses = meant.map(|(number, entry)| {
            let counts = counts(citation, entry, assessment, &facts);
            let fits =
                if point.fits.holds_of(entry, &facts) { Fitness::Fits } else { Fitness::OtherRole };
            (number, counts.unwrap_or(fits))
        });
        found.push(Citable {
            point: place,
            text: words::point_citation(citation, point),
            uses: uses.collect(),
        });
    }
    found
}

/// Achievements for which the level has no point, and those alone.
#[must_use]
pub fn pointless(notice: &Notice, case: &Case, assessment: &Assessment) -> Vec<(usize, Fitness)> {
    let Some((citation, level)) = level_and_citation(notice, case, assessment) else {
        return Vec::new();
    };
    let facts = assessment.facts(case);
    let of_level = || citation.points.iter().filter(|point| point.level == level);
    entries(case)
        .filter(|(_, entry)| !of_level().any(|point| is_meant_for(point, entry)))
        .map(|(place, entry)| {
            (place, counts(citation, entry, assessment, &facts).unwrap_or(Fitness::NoPoint))
        })
        .collect()
}

fn level_and_citation<'n>(
    notice: &'n Notice,
    case: &Case,
    assessment: &Assessment,
) -> Option<(&'n Citation, Place<Level>)> {
    assessment.ladder_in(notice)?;
    let level = case.place(Fact::TargetLevel)?;
    notice.citation.as_ref().map(|citation| (citation, level))
}

fn entries(case: &Case) -> impl Iterator<Item = (usize, &Entry)> {
    case.entries(ListKind::Achievement).unwrap_or_default().iter().enumerate()
}

/// Why it does not count; none if it does.
fn counts(
    citation: &Citation,
    entry: &Entry,
    assessment: &Assessment,
    facts: &Facts<'_>,
) -> Option<Fitness> {
    match usability(citation, entry, assessment.ladder.prior, facts) {
        Usability::Usable => None,
        Usability::NoPrior => Some(Fitness::NoPrior),
        Usability::Undated => Some(Fitness::Undated),
        Usability::Early => Some(Fitness::Early),
        Usability::LeftOut(_) if entry.option(achievement::COMPLETED) == Some(NOT) => {
            Some(Fitness::Unfinished)
        }
        Usability::LeftOut(_) => Some(Fitness::LeftOut),
    }
}
