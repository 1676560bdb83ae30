//! Everything that follows from the answers under the notice in use.

use std::ops::Deref;

use super::{Filled, Shared};
use crate::assess::{self, Assessment};

/// The answers as read, and what is concluded from them. Questions get by without: what concludes comes
/// with the first page that shows it.
#[derive(Debug, Clone)]
pub struct View {
    filled: Shared<Filled>,
    /// The assessment.
    pub assessment: Assessment,
}

impl View {
    /// Concludes from what was filled in.
    #[must_use]
    pub fn of(filled: Shared<Filled>) -> Self {
        let assessment = assess::assess(Some(&filled.notice), &filled.case);
        Self { filled, assessment }
    }
}

impl Deref for View {
    type Target = Filled;

    fn deref(&self) -> &Filled {
        &self.filled
    }
}
