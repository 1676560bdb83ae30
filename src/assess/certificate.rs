//! Registration of electronic certificates (电子证书登记): what to do and what to enter.

use super::assessment::Registration;
use crate::domain::{Case, Fact};
use crate::notice::Notice;
use crate::notice::condition::Facts;
use chrono::Datelike;

/// The place of the first action whose condition holds.
#[must_use]
pub fn action(notice: &Notice, facts: &Facts<'_>) -> Option<usize> {
    notice.certificate.as_ref()?.actions.iter().position(|action| action.when.holds(facts))
}

/// The action whose condition holds first, and of each field the first value whose condition
/// holds; nothing where no certificate was described.
#[must_use]
pub fn registration(notice: &Notice, case: &Case, facts: &Facts<'_>) -> Option<Registration> {
    let rules = notice.certificate.as_ref()?;
    let place = action(notice, facts)?;
    let bit = 1u64.checked_shl(u32::try_from(place).ok()?).unwrap_or(0);
    let mut fields: Vec<(u16, String)> = Vec::new();
    for (number, field) in rules.fields.iter().enumerate() {
        let given = fields.iter().any(|(other, _)| {
            rules.fields.get(usize::from(*other)).is_some_and(|other| other.name == field.name)
        });
        if field.actions & bit != 0 && !given && field.when.holds(facts) {
            fields.push((u16::try_from(number).ok()?, fill(&field.value, case)));
        }
    }
    Some(Registration { action: u16::try_from(place).ok()?, fields })
}

/// Puts what was entered in the places `{issued}`, `{obtained}`, `{year}` and `{specialty}`.
fn fill(value: &str, case: &Case) -> String {
    let obtained = case.date(Fact::CertObtained);
    let issued = case.date(Fact::CertIssued);
    let year = issued.or(obtained).map(|day| day.date.year().to_string()).unwrap_or_default();
    let written =
        |day: Option<crate::domain::Written>| day.map(|day| day.to_string()).unwrap_or_default();
    value
        .replace("{issued}", &written(issued))
        .replace("{obtained}", &written(obtained))
        .replace("{year}", &year)
        .replace("{specialty}", case.text(Fact::CertSpecialty).unwrap_or_default())
}
