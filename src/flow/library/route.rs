//! Where in the library a reader is, as the fragment of the address. Clauses are linked to by it,
//! so a fragment once given out must go on to lead to its clause.

/// A page of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LibraryRoute {
    /// The clauses of the edition with this id; of the one in use where it is empty, of all where it is
    /// [`ALL`].
    Clauses(String),
    /// One clause, by edition and id.
    Clause(String, String),
    /// How to fill the application system, by the edition with this id.
    Fill(String),
    /// What the edition says beside a page of the wizard or a part of the result, by their keys.
    ForPage(String, String),
    /// Comparing two editions.
    Compare,
    /// The committee tables.
    Committees,
    /// What this tool is.
    About,
}

/// Instead of an edition's id: all of them. No edition has it as its id.
pub const ALL: &str = "all";

impl LibraryRoute {
    /// The page that a fragment (without `#`) names.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let parts: Vec<&str> = fragment.trim_start_matches('/').splitn(3, '/').collect();
        match *parts {
            ["compare"] => Self::Compare,
            ["committees"] => Self::Committees,
            ["about"] => Self::About,
            ["fill", edition] => Self::Fill(edition.to_owned()),
            ["beside", edition, key] => Self::ForPage(edition.to_owned(), key.to_owned()),
            [edition, clause, ..] if !clause.is_empty() => {
                Self::Clause(edition.to_owned(), clause.to_owned())
            }
            [edition, ..] => Self::Clauses(edition.to_owned()),
            [] => Self::Clauses(String::new()),
        }
    }

    /// The fragment of this page, without `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Clauses(edition) => format!("/{edition}"),
            Self::Clause(edition, clause) => format!("/{edition}/{clause}"),
            Self::Fill(edition) => format!("/fill/{edition}"),
            Self::ForPage(edition, key) => format!("/beside/{edition}/{key}"),
            Self::Compare => "/compare".to_owned(),
            Self::Committees => "/committees".to_owned(),
            Self::About => "/about".to_owned(),
        }
    }

    /// The address a link to this page has.
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
        let routes = [
            LibraryRoute::Clauses(String::new()),
            LibraryRoute::Clauses("dadukou2022".to_owned()),
            LibraryRoute::Clauses(ALL.to_owned()),
            LibraryRoute::Clause(
                "dadukou2022".to_owned(),
                "dadukou2022.path.freelancer".to_owned(),
            ),
            LibraryRoute::Fill("jiangbei2024".to_owned()),
            LibraryRoute::ForPage("jiangbei2024".to_owned(), "result.materials".to_owned()),
            LibraryRoute::Compare,
            LibraryRoute::Committees,
            LibraryRoute::About,
        ];
        for route in routes {
            assert_eq!(LibraryRoute::parse(&route.fragment()), route);
        }
        assert_eq!(LibraryRoute::parse(""), LibraryRoute::Clauses(String::new()));
    }
}
