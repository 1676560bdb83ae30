//! Where in the wizard a person is, as the fragment of the address. Back works because every
//! place has its own fragment; answers never stand in it.

/// A place of the wizard.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Place {
    /// Choosing matter and notice.
    #[default]
    Start,
    /// A page of questions, by its key.
    Page(String),
    /// The same, come from the check page to change one answer.
    Change(String),
    /// Checking the answers.
    Check,
    /// The result.
    Result,
}

impl Place {
    /// The place a fragment (without `#`) names; the start for anything unknown.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('/').split('/').map(str::to_owned);
        let first = parts.next().unwrap_or_default();
        match (first.as_str(), parts.next(), parts.next()) {
            ("q", Some(page), None) => Self::Page(page),
            ("change", Some(page), None) => Self::Change(page),
            ("check", None, None) => Self::Check,
            ("result", None, None) => Self::Result,
            _ => Self::Start,
        }
    }

    /// The fragment of this place, without `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Start => "/".to_owned(),
            Self::Page(page) => format!("/q/{page}"),
            Self::Change(page) => format!("/change/{page}"),
            Self::Check => "/check".to_owned(),
            Self::Result => "/result".to_owned(),
        }
    }

    /// The address a link to this place has.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_fragment() {
        let places = [
            Place::Start,
            Place::Page("who".to_owned()),
            Place::Change("work".to_owned()),
            Place::Check,
            Place::Result,
        ];
        for place in places {
            assert_eq!(Place::parse(&place.fragment()), place);
        }
        assert_eq!(Place::parse("nonsense/x/y/z"), Place::Start);
    }
}
