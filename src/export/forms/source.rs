//! Where the places of a form are filled from: the case, the notice, the assessment.

use chrono::Datelike;

use crate::assess::Assessment;
use crate::domain::fact::{Cell, Kind, ListKind, education, title, yearly};
use crate::domain::{Case, Entry, PartialDate, decimal, options};
use crate::export::words;
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::forms::{DateStyle, Field, MemberSource, Source};

/// All that sources may look at.
pub struct Known<'a> {
    /// The notice.
    pub notice: &'a Notice,
    /// The case.
    pub case: &'a Case,
    /// Its assessment.
    pub assessment: &'a Assessment,
    /// The case as conditions see it.
    pub facts: Facts<'a>,
}

impl Known<'_> {
    /// What the source of a field says; none where it is silent.
    pub fn value(&self, field: &Field) -> Option<String> {
        let from = field.from.filter(|_| field.when.holds(&self.facts))?;
        match from {
            Source::Fact(slot) => {
                let kind = self.notice.vocabulary.kind_at(slot)?;
                self.case
                    .text_at(slot)
                    .map(str::to_owned)
                    .or_else(|| written(field, kind, self.case.cell(slot)))
            }
            Source::Highest(member) => {
                let members = self.notice.vocabulary.members(ListKind::Education);
                let kind = members.get(usize::from(member))?.kind;
                written(field, kind, self.highest(usize::from(member))?)
            }
            Source::PriorName => Some(
                words::prior_name(Some(self.notice), self.case, self.assessment.ladder.prior?)
                    .to_owned(),
            ),
            Source::PriorSpecialty => {
                let prior = self.assessment.ladder.prior.filter(|prior| !prior.qualification)?;
                self.case
                    .entries(ListKind::Title)?
                    .get(prior.place)?
                    .text(title::SPECIALTY)
                    .map(str::to_owned)
            }
            Source::PriorObtained => Some(day(self.assessment.ladder.prior?.obtained, field.date)),
            Source::District => Some(self.notice.head.district.clone()),
            Source::Citation => {
                let (text, place) = words::citation(self.notice, self.assessment);
                text.filter(|_| place.is_some())
            }
            Source::CourseHours => self.course_hours(),
        }
    }

    /// What the source of a member says of the entry at `at`; none where it is silent.
    pub fn member(
        &self,
        member: &Field<MemberSource>,
        kind: Option<ListKind>,
        entry: Option<&Entry>,
        at: usize,
    ) -> Option<String> {
        let MemberSource::Member(place) = member.from? else {
            return number(member, at);
        };
        let entry = entry.filter(|entry| member.when.holds_of(entry, &self.facts))?;
        let members = self.notice.vocabulary.members(kind?);
        let kind = members.get(usize::from(place))?.kind;
        entry
            .text(usize::from(place))
            .map(str::to_owned)
            .or_else(|| written(member, kind, entry.cell(usize::from(place))))
    }

    /// 最高学历 by its level, 学位 by itself: they may come from different entries (本科（硕士）).
    fn highest(&self, member: usize) -> Option<Cell> {
        let entries = self.case.entries(ListKind::Education)?;
        let rank = |entry: &&Entry| {
            let (member, list) = if member == education::DEGREE {
                (education::DEGREE, options::DEGREES)
            } else {
                (education::LEVEL, options::EDUCATIONS)
            };
            // The last option of either list says nothing of the height.
            entry.option(member).filter(|place| place + 1 < list.len()).map_or(0, |place| place + 1)
        };
        Some(entries.iter().max_by_key(rank)?.cell(member))
    }

    /// As the printed example writes it: 500学时（5年合计）.
    fn course_hours(&self) -> Option<String> {
        let years = self.case.entries(ListKind::CourseYear)?;
        let hours = years.iter().flat_map(|year| {
            [year.number(yearly::PUBLIC_HOURS), year.number(yearly::PROFESSIONAL_HOURS)]
        });
        let hours = decimal::total(hours.flatten());
        (!years.is_empty())
            .then(|| format!("{}学时（{}年合计）", decimal::written(hours), years.len()))
    }
}

/// The number of an entry, where that is what the member is.
pub fn number(member: &Field<MemberSource>, at: usize) -> Option<String> {
    (member.from == Some(MemberSource::Number)).then(|| (at + 1).to_string())
}

/// A cell in words; none where it is open, or where the field does not print the option.
fn written<From>(field: &Field<From>, kind: Kind<'_>, cell: Cell) -> Option<String> {
    match (cell, kind) {
        (Cell::Options(_), Kind::Choice(options)) => {
            let place = cell.chosen()?;
            if field.words.is_empty() {
                return options.get(place).map(str::to_owned);
            }
            field
                .words
                .iter()
                .find(|(option, _)| usize::from(*option) == place)
                .map(|(_, words)| words.clone())
        }
        (Cell::Number(number), _) => Some(decimal::written(number)),
        (Cell::Day(date), _) => Some(day(date, field.date)),
        _ => None,
    }
}

fn day(written: PartialDate, style: DateStyle) -> String {
    let (year, month) = (written.date.year(), written.date.month());
    match style {
        DateStyle::Month if month < 10 => format!("{year}.0{month}"),
        DateStyle::Month => format!("{year}.{month}"),
        DateStyle::Full if written.exact => format!("{year}年{month}月{}日", written.date.day()),
        DateStyle::Full => format!("{year}年{month}月"),
    }
}
