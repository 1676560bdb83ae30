//! Registration of electronic certificates (电子证书登记): what to do and what to enter.

use chrono::Datelike;

use super::assessment::Registration;
use crate::domain::fact::Derived;
use crate::domain::{Case, Fact, Place};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use crate::notice::model::{Action, Field};

/// The place of the first action whose condition holds.
#[must_use]
pub fn action(notice: &Notice, facts: &Facts<'_>) -> Option<Place<Action>> {
    Place::find(&notice.certificate.as_ref()?.actions, |action| action.when.holds(facts))
}

/// The action derived for the case, and of each field the first value whose condition
/// holds; nothing where no certificate was described.
#[must_use]
pub fn registration(notice: &Notice, case: &Case, facts: &Facts<'_>) -> Option<Registration> {
    let rules = notice.certificate.as_ref()?;
    let action = facts.cell(Derived::Action.slot()).place()?;
    let mut fields: Vec<(Place<Field>, String)> = Vec::with_capacity(rules.fields.len());
    for (place, field) in Place::each(&rules.fields) {
        let given = || {
            fields.iter().any(|(other, _)| {
                other.of(&rules.fields).is_some_and(|other| other.name == field.name)
            })
        };
        if field.actions.has(action) && field.when.holds(facts) && !given() {
            fields.push((place, fill(&field.value, case)));
        }
    }
    Some(Registration { action, fields })
}

/// Puts what was entered in the places `{issued}`, `{obtained}`, `{year}` and `{specialty}`.
fn fill(value: &str, case: &Case) -> String {
    let mut filled = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        rest = match after.split_once('}') {
            Some((name, behind)) if put(&mut filled, name, case) => behind,
            _ => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// Adds what was entered for a place; false where there is no such place.
fn put(filled: &mut String, place: &str, case: &Case) -> bool {
    let obtained = case.date(Fact::CertObtained);
    let issued = case.date(Fact::CertIssued);
    let date = match place {
        "issued" => issued,
        "obtained" => obtained,
        "year" => {
            let year = issued.or(obtained).map(|day| day.date.year().to_string());
            filled.push_str(&year.unwrap_or_default());
            return true;
        }
        "specialty" => {
            filled.push_str(case.text(Fact::CertSpecialty).unwrap_or_default());
            return true;
        }
        _ => return false,
    };
    filled.push_str(&date.map(|day| day.to_string()).unwrap_or_default());
    true
}
