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

impl Truth {
    /// The truth of a condition that was decided.
    #[must_use]
    pub const fn of(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }

    /// True only for [`Truth::Yes`]: what is open does not hold.
    #[must_use]
    pub const fn holds(self) -> bool {
        matches!(self, Self::Yes)
    }

    /// Kleene's conjunction: one `No` decides, whatever is open.
    pub fn all(parts: impl Iterator<Item = Self>) -> Self {
        let mut whole = Self::Yes;
        for part in parts {
            match part {
                Self::No => return Self::No,
                Self::Open => whole = Self::Open,
                Self::Yes => {}
            }
        }
        whole
    }

    /// Kleene's disjunction: one `Yes` decides, whatever is open.
    pub fn any(parts: impl Iterator<Item = Self>) -> Self {
        let mut whole = Self::No;
        for part in parts {
            match part {
                Self::Yes => return Self::Yes,
                Self::Open => whole = Self::Open,
                Self::No => {}
            }
        }
        whole
    }
}

impl std::ops::Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            Self::Open => Self::Open,
        }
    }
}
