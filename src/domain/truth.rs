//! Truth with a third value, because a person may not have answered yet.

/// Whether a condition holds. `Open` means that it rests on a fact nobody has answered;
/// it is never the answer 不清楚, which is an ordinary answer that conditions can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// The condition holds whatever the open facts turn out to be.
    Yes,
    /// The condition fails whatever the open facts turn out to be.
    No,
    /// The condition rests on an unanswered fact.
    Open,
}
