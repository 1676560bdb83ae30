//! A raw value as it came in, and what is wrong with it.

/// Any value a case can be written in, before it is known whether it fits.
/// Numbers keep whether they were written as whole numbers.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number written without point or exponent.
    Whole(i64),
    /// Any other number.
    Number(f64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// An object; keys in the order written.
    Map(Vec<(String, Value)>),
    /// `null`, true or false: no fact is written so.
    Other,
}

/// A value that does not fit, with the place and the remedy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The key path, e.g. `titles[1].obtained`; `(case)` for the whole.
    pub path: String,
    /// What is wrong and what would be right, in Chinese.
    pub reason: String,
}

impl Fault {
    /// A fault at `path`.
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { path: path.into(), reason: reason.into() }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}: {}", self.path, self.reason)
    }
}
