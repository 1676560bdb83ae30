//! What can be wrong with a notice's files, each with a stable code.

/// What is wrong. The codes are stable: tests, editors and instructions may name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// The file is not TOML or CSV, or a table has an unknown, missing or wrongly typed key.
    Syntax,
    /// A condition or table names a fact that does not exist.
    UnknownFact,
    /// An option that its list does not have.
    UnknownOption,
    /// A clause that does not exist.
    UnknownClause,
    /// Some other name that does not exist: a group, item, contact, page, material, ground, row.
    UnknownName,
    /// The same id twice.
    DuplicateId,
    /// A clause without words, or with words for a rule that do not stand in one piece.
    MissingQuote,
    /// A range, window or list of years that runs backwards.
    Backwards,
    /// A condition that can never hold.
    NeverHolds,
    /// A question whose answer nothing reads.
    Unread,
    /// A fact is asked but has no wording.
    MissingWording,
    /// Part of the notice that its covered matters need is missing.
    Incomplete,
    /// A rule rests on another edition's clause without being marked as reference.
    ForeignClause,
    /// Cells of a form that do not fill their columns.
    Layout,
}

impl Code {
    /// The code as printed.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Syntax => "T01",
            Self::UnknownFact => "T02",
            Self::UnknownOption => "T03",
            Self::UnknownClause => "T04",
            Self::UnknownName => "T05",
            Self::DuplicateId => "T06",
            Self::MissingQuote => "T07",
            Self::Backwards => "T08",
            Self::NeverHolds => "T09",
            Self::Unread => "T10",
            Self::MissingWording => "T11",
            Self::Incomplete => "T12",
            Self::ForeignClause => "T13",
            Self::Layout => "T14",
        }
    }
}

/// One thing wrong, with the place and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// The file, relative to the folder of notices.
    pub file: String,
    /// The clause or table.
    pub place: String,
    /// What is wrong and the remedy, in Chinese.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} {}", self.code.text(), self.file)?;
        if !self.place.is_empty() {
            write!(out, " · {}", self.place)?;
        }
        write!(out, "：{}", self.message)
    }
}
