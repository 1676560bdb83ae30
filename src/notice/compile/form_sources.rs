//! Where a place on a form is filled from, as officials write it.

use super::context::Choices;
use crate::domain::Vocabulary;
use crate::domain::fact::{Kind, ListKind, education};
use crate::notice::model::forms::{MemberSource, Source};

/// A source with the options its answer can have.
pub type Known<From> = Option<(From, Choices)>;

/// The source as written, with the options its answer can have.
pub fn source(vocabulary: &Vocabulary, from: &str) -> Known<Source> {
    if let Some(member) = from.strip_prefix("education[highest].") {
        let members = vocabulary.members(ListKind::Education);
        let place = members.iter().position(|other| other.key == member)?;
        let options = options_of(members.get(place)?.kind);
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
            let (slot, kind) = vocabulary.fact(key)?;
            let known = matches!(kind, Kind::Choice(_) | Kind::Text | Kind::Date | Kind::Whole(..));
            return known.then(|| (Source::Fact(slot), options_of(kind)));
        }
    };
    Some((plain, none()))
}

/// The source of a member of a list of this kind, as written.
pub fn member_source(
    vocabulary: &Vocabulary,
    from: &str,
    kind: Option<ListKind>,
) -> Known<MemberSource> {
    if from == "number" {
        return Some((MemberSource::Number, none()));
    }
    let members = vocabulary.members(kind?);
    let place = members.iter().position(|other| other.key == from)?;
    Some((MemberSource::Member(u8::try_from(place).ok()?), options_of(members.get(place)?.kind)))
}

fn options_of(kind: Kind<'_>) -> Choices {
    match kind {
        Kind::Choice(options) => options.into(),
        _ => none(),
    }
}

fn none() -> Choices {
    Choices::NONE
}
