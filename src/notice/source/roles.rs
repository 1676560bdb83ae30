//! `[roles]`: which item is raised where the engine itself must ask.

use serde::Deserialize;

/// `[roles]`: ids of items. An edition's own go before the common ones.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "described in docs/design/rule-language.md")]
pub struct Roles {
    pub uncovered: Option<String>,
    pub ungrounded: Option<String>,
    pub unclear: Option<String>,
    pub unasked: Option<String>,
    pub no_path: Option<String>,
    pub unsettled: Option<String>,
    pub unwritten: Option<String>,
    pub unlisted: Option<String>,
    pub courses: Option<String>,
    pub inexact: Option<String>,
    pub other_series: Option<String>,
    pub contradictory_change: Option<String>,
    pub qualification: Option<String>,
    pub partial: Option<String>,
    pub stacked: Option<String>,
    pub skilled: Option<String>,
    pub shortened: Option<String>,
}

impl Roles {
    /// The item of a role.
    #[must_use]
    pub fn named(&self, role: &str) -> Option<&String> {
        match role {
            "uncovered" => self.uncovered.as_ref(),
            "ungrounded" => self.ungrounded.as_ref(),
            "unclear" => self.unclear.as_ref(),
            "unasked" => self.unasked.as_ref(),
            "no_path" => self.no_path.as_ref(),
            "unsettled" => self.unsettled.as_ref(),
            "unwritten" => self.unwritten.as_ref(),
            "unlisted" => self.unlisted.as_ref(),
            "courses" => self.courses.as_ref(),
            "inexact" => self.inexact.as_ref(),
            "other_series" => self.other_series.as_ref(),
            "contradictory_change" => self.contradictory_change.as_ref(),
            "qualification" => self.qualification.as_ref(),
            "partial" => self.partial.as_ref(),
            "stacked" => self.stacked.as_ref(),
            "skilled" => self.skilled.as_ref(),
            "shortened" => self.shortened.as_ref(),
            _ => None,
        }
    }

    /// Takes over what `other` names.
    pub fn take(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.uncovered, &other.uncovered),
            (&mut self.ungrounded, &other.ungrounded),
            (&mut self.unclear, &other.unclear),
            (&mut self.unasked, &other.unasked),
            (&mut self.no_path, &other.no_path),
            (&mut self.unsettled, &other.unsettled),
            (&mut self.unwritten, &other.unwritten),
            (&mut self.unlisted, &other.unlisted),
            (&mut self.courses, &other.courses),
            (&mut self.inexact, &other.inexact),
            (&mut self.other_series, &other.other_series),
            (&mut self.contradictory_change, &other.contradictory_change),
            (&mut self.qualification, &other.qualification),
            (&mut self.partial, &other.partial),
            (&mut self.stacked, &other.stacked),
            (&mut self.skilled, &other.skilled),
            (&mut self.shortened, &other.shortened),
        ] {
            if theirs.is_some() {
                mine.clone_from(theirs);
            }
        }
    }
}
