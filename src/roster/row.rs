//! One row of the table: a person and how they stand, in words.

use super::batch::{Brief, Said};
use super::judge::OUTCOMES;
use super::people::Person;
use crate::domain::packed::packed;
use crate::notice::Notice;

/// One row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Row {
    /// The person's place.
    pub place: usize,
    /// The name.
    pub name: String,
    /// The staff number.
    pub staff: String,
    /// The department.
    pub department: String,
    /// The level applied for.
    pub level: String,
    /// 结论, by its place in [`OUTCOMES`].
    pub outcome: u8,
    /// 预判; empty where there is none.
    pub preliminary: String,
    /// 申请类型; empty where there is none.
    pub kind: String,
    /// The place of the clause it rests on first.
    pub basis: String,
    /// The first year in which the years suffice.
    pub earliest: Option<i32>,
    /// What is missing, and in whose hands it is.
    pub lacking: Vec<(String, String)>,
    /// How many materials are to be handed in; 0 where nothing is concluded.
    pub materials: usize,
    /// How many cells were not understood.
    pub unclear: usize,
    /// Whether answers of this person were changed by hand.
    pub own: bool,
}

impl Row {
    /// The outcome's word.
    #[must_use]
    pub fn outcome_text(&self) -> &'static str {
        OUTCOMES.get(usize::from(self.outcome)).map_or("", |outcome| outcome.text())
    }

    /// What is missing, in one cell.
    #[must_use]
    pub fn lacking_text(&self) -> String {
        self.lacking.iter().map(|(what, _)| what.as_str()).collect::<Vec<_>>().join("；")
    }

    /// In whose hands what is missing is, each once.
    #[must_use]
    pub fn hands_text(&self) -> String {
        let mut hands: Vec<&str> = Vec::new();
        for (_, hand) in &self.lacking {
            if !hands.contains(&hand.as_str()) {
                hands.push(hand);
            }
        }
        hands.join("、")
    }
}
packed!(Row {
    place,
    name,
    staff,
    department,
    level,
    outcome,
    preliminary,
    kind,
    basis,
    earliest,
    lacking,
    materials,
    unclear,
    own,
});

/// The row of a person, in words; `own` is whether answers of theirs were changed by hand.
#[must_use]
pub fn row(
    notice: &Notice,
    (place, person, own): (usize, &Person, bool),
    (brief, said): (&Brief, &Said),
) -> Row {
    let preliminary = brief.preliminary.map_or("", |yes| if yes { "可申报" } else { "不可申报" });
    let lacks = brief.lacks.iter().filter_map(|place| said.lack(*place));
    Row {
        place,
        name: person.name.clone(),
        staff: person.staff.clone(),
        department: person.department.clone(),
        level: said.levels.get(usize::from(brief.level)).cloned().unwrap_or_default(),
        outcome: brief.outcome,
        preliminary: preliminary.to_owned(),
        kind: kind_of(Some(notice), brief).to_owned(),
        basis: brief
            .basis
            .and_then(|clause| notice.clause(clause))
            // The number of the notice is the same for everybody.
            .map(|clause| clause.source.trim_start_matches(&notice.head.number).trim().to_owned())
            .unwrap_or_default(),
        earliest: brief.earliest,
        lacking: lacks.map(|lack| (lack.what.clone(), lack.hands.text().to_owned())).collect(),
        materials: brief.materials,
        unclear: person.unclear.len(),
        own,
    }
}

/// 申请类型; empty where there is none.
#[must_use]
pub fn kind_of<'n>(notice: Option<&'n Notice>, brief: &Brief) -> &'n str {
    brief.kind.zip(notice).and_then(|(kind, notice)| notice.name(kind)).unwrap_or_default()
}
