//! Whom to ask.

use leptos::prelude::*;

use super::summary_list::{SummaryList, SummaryRow};
use crate::app::words;

/// Somebody to ask; what is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// The office.
    pub office: String,
    /// What it answers for.
    pub about: String,
    /// Telephone numbers, with 、 between them.
    pub phone: String,
    /// Where it is.
    pub address: String,
}

/// Whom to ask, with numbers to dial.
#[component]
pub fn Contact(
    /// Whom.
    person: Person,
) -> AnyView {
    let rows = [
        SummaryRow::words(words::WHOM, &person.office),
        SummaryRow::words(words::ABOUT, &person.about),
        phones(&person.phone),
        SummaryRow::words(words::ADDRESS, &person.address),
    ];
    view! { <SummaryList rows=rows.into_iter().flatten().collect()/> }.into_any()
}

/// A row of telephone numbers to dial; none where there are none.
#[must_use]
pub fn phones(numbers: &str) -> Option<SummaryRow> {
    if numbers.is_empty() {
        return None;
    }
    let numbers: Vec<AnyView> = numbers
        .split('、')
        .map(str::trim)
        .map(|number| {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            let to = ["tel:", &digits].concat();
            view! { <a class="num dial" href=to>{number.to_owned()}</a> }.into_any()
        })
        .collect();
    Some(SummaryRow::view(words::PHONE, numbers.into_any()))
}

/// For the gallery.
#[must_use]
pub fn story() -> AnyView {
    let person = Person {
        office: "示例区职称改革办公室".to_owned(),
        about: String::new(),
        phone: "000-00000000、000-00000001".to_owned(),
        address: "示例路 1 号".to_owned(),
    };
    view! { <Contact person=person/> }.into_any()
}
