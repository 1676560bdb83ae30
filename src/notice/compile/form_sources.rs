//! Where a place on a form is filled from, as officials write it.

use crate::domain::fact::{Fact, Kind, RowKind, education};
use crate::notice::model::forms::{MemberSource, Source};

/// A source with the options its answer can have.
pub type Known<From> = Option<(From, &'static [&'static str])>;

/// The source as written, with the options its answer can have.
pub fn source(from: &str) -> Known<Source> {
    if let Some(member) = from.strip_prefix("education[highest].") {
        let place = RowKind::Education.members().iter().position(|other| other.key == member)?;
        let options = options_of(RowKind::Education.members().get(place)?.kind);
        let known = [education::LEVEL, education::DEGREE, education::GRADUATED].contains(&place);
        return known.then_some((Source::Highest(u8::try_from(place).ok()?), options));
    }
    let plain = match from {
        "titles[prior].name" => Source::PriorName,
        "titles[prior].specialty" => Source::PriorSpecialty,
        "titles[prior].obtained" => Source::PriorObtained,
        "notice.district" => Source::District,
        "assessment.citation" => Source::Citation,
        "continuing_education.hours" => Source::CourseHours,
        key => {
            let fact = Fact::named(key)?;
            let known =
                matches!(fact.kind(), Kind::Choice(_) | Kind::Text | Kind::Date | Kind::Whole(..));
            return known.then_some((Source::Fact(fact.slot()), options_of(fact.kind())));
        }
    };
    Some((plain, &[]))
}

/// The source of a member of a list of this kind, as written.
pub fn member_source(from: &str, kind: Option<RowKind>) -> Known<MemberSource> {
    if from == "number" {
        return Some((MemberSource::Number, &[]));
    }
    let members = kind?.members();
    let place = members.iter().position(|other| other.key == from)?;
    Some((MemberSource::Member(u8::try_from(place).ok()?), options_of(members.get(place)?.kind)))
}

const fn options_of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Choice(options) => options,
        _ => &[],
    }
}
