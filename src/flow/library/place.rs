//! Where in the library a reader is, as the fragment of the address. Clauses are linked to by it,
//! so a fragment once given out must go on to lead to its clause.

/// A place of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The clauses of the edition with this id; of all editions where it is empty.
    Clauses(String),
    /// One clause, by edition and id.
    Clause(String, String),
    /// Comparing two editions.
    Compare,
    /// The committee tables.
    Committees,
    /// What this tool is.
    About,
}

impl Place {
    /// The place a fragment (without `#`) names.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let mut parts = fragment.trim_start_matches('/').splitn(2, '/');
        match (parts.next().unwrap_or_default(), parts.next()) {
            ("compare", None) => Self::Compare,
            ("committees", None) => Self::Committees,
            ("about", None) => Self::About,
            (edition, None | Some("")) => Self::Clauses(edition.to_owned()),
            (edition, Some(clause)) => Self::Clause(edition.to_owned(), clause.to_owned()),
        }
    }

    /// The fragment of this place, without `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Clauses(edition) => format!("/{edition}"),
            Self::Clause(edition, clause) => format!("/{edition}/{clause}"),
            Self::Compare => "/compare".to_owned(),
            Self::Committees => "/committees".to_owned(),
            Self::About => "/about".to_owned(),
        }
    }

    /// The address a link to this place has.
    #[must_use]
    pub fn href(&self) -> String {
        format!("#{}", self.fragment())
    }

    /// Whether going from `other` to here only changes what one page lists.
    #[must_use]
    pub const fn same_page(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Clauses(_), Self::Clauses(_)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_found_again_by_its_fragment() {
        let places = [
            Place::Clauses(String::new()),
            Place::Clauses("dadukou2022".to_owned()),
            Place::Clause("dadukou2022".to_owned(), "dadukou2022.path.freelancer".to_owned()),
            Place::Compare,
            Place::Committees,
            Place::About,
        ];
        for place in places {
            assert_eq!(Place::parse(&place.fragment()), place);
        }
        assert_eq!(Place::parse(""), Place::Clauses(String::new()));
    }
}
