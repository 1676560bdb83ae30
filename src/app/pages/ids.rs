//! The ids by which inputs are found: by an error's link, by labels, by tests.

/// The id of the (first) input for the answer at `path`.
#[must_use]
pub fn id(path: &str) -> String {
    ["f-", &path.replace('.', "-")].concat()
}
