//! Rows of name and value, and whom to ask.

use crate::app::old::node::{Node, el};
use crate::app::words as text;
use crate::notice::model::Contact;

/// An empty list of rows.
pub fn rows() -> Node {
    el("dl").class("summary summary--plain")
}

/// A row.
pub fn row(name: &str, value: Node) -> Node {
    let value = el("dd").class("summary__value").child(value);
    el("div").class("summary__row").child(el("dt").text(name)).child(value)
}

/// A row of words, where there are any.
#[must_use]
pub fn line(name: &str, words: &str) -> Option<Node> {
    (!words.is_empty()).then(|| row(name, crate::app::old::node::text(words)))
}

/// A row of telephone numbers to dial; several stand with 、 between them.
#[must_use]
pub fn phones(numbers: &str) -> Option<Node> {
    if numbers.is_empty() {
        return None;
    }
    let mut value = el("span");
    for (place, number) in numbers.split('、').map(str::trim).enumerate() {
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        if place > 0 {
            value = value.text("、");
        }
        value = value
            .child(el("a").class("num").attr("href", &["tel:", &digits].concat()).text(number));
    }
    Some(row(text::PHONE, value))
}

/// Somebody to ask.
pub fn contact(contact: &Contact) -> Node {
    rows()
        .child_opt(line(text::WHOM, &contact.office))
        .child_opt(line(text::ABOUT, &contact.about))
        .child_opt(phones(&contact.phone))
        .child_opt(line(text::ADDRESS, &contact.address))
}
