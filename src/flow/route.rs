//! Where in the program a person is, as the fragment of the address. Back and reload work because
//! every page has a fragment of its own; answers stand in it only where the person opened a link made
//! to carry them.

use super::library;

/// A page of the program.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// Choosing matter and notice.
    #[default]
    Start,
    /// A page of questions, by its key.
    Question(String),
    /// The same, come from the check page to change one answer: the page, and behind `/` the fact.
    Change(String),
    /// Checking the answers.
    Check,
    /// The result.
    Result,
    /// This year, if the conditions stay as they are.
    ThisYear,
    /// What to do where one's district or year is not here.
    Elsewhere,
    /// What a person takes away; the section to show, empty for the page as it opens.
    Takeaway(String),
    /// Telling that a sentence is wrong: the id of a clause, or of a part of the result.
    Report(String),
    /// Answers that come by a link: the code behind `a=`.
    Carried(String),
    /// Answers that a link or a file brought, before they are used.
    Brought,
    /// A page of the library.
    Library(library::LibraryRoute),
    /// A fragment that names no page.
    Unknown(String),
}

/// How the fragment of a link with answers begins.
pub const CARRIED: &str = "a=";
const LIBRARY: &str = "/library";

impl Route {
    /// The page that `fragment` (without `#`) names.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        if let Some(code) = code(fragment) {
            return Self::Carried(code);
        }
        let unknown = || Self::Unknown(fragment.to_owned());
        let path = fragment.trim_start_matches('/');
        if path == "library" {
            return Self::Library(library::LibraryRoute::parse(""));
        }
        if let Some(place) = path.strip_prefix("library/") {
            return Self::Library(library::LibraryRoute::parse(place));
        }
        let parts: Vec<&str> = path.split('/').collect();
        match *parts {
            [""] => Self::Start,
            ["q", page] if !page.is_empty() => Self::Question(page.to_owned()),
            ["change", page] if !page.is_empty() => Self::Change(page.to_owned()),
            ["change", page, fact] if !page.is_empty() && !fact.is_empty() => {
                Self::Change([page, "/", fact].concat())
            }
            ["check"] => Self::Check,
            ["result"] => Self::Result,
            ["this-year"] => Self::ThisYear,
            ["elsewhere"] => Self::Elsewhere,
            ["brought"] => Self::Brought,
            ["report", what] if !what.is_empty() => Self::Report(what.to_owned()),
            ["takeaway"] => Self::Takeaway(String::new()),
            ["takeaway", section] => Self::Takeaway(section.to_owned()),
            ["about"] => Self::Library(library::LibraryRoute::About),
            _ => unknown(),
        }
    }

    /// The fragment of this page, without `#`.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Start => "/".to_owned(),
            Self::Question(page) => format!("/q/{page}"),
            Self::Change(page) => format!("/change/{page}"),
            Self::Check => "/check".to_owned(),
            Self::Result => "/result".to_owned(),
            Self::ThisYear => "/this-year".to_owned(),
            Self::Elsewhere => "/elsewhere".to_owned(),
            Self::Brought => "/brought".to_owned(),
            Self::Report(what) => format!("/report/{what}"),
            Self::Takeaway(section) if section.is_empty() => "/takeaway".to_owned(),
            Self::Takeaway(section) => format!("/takeaway/{section}"),
            Self::Carried(code) => [CARRIED, code].concat(),
            Self::Library(library::LibraryRoute::About) => "/about".to_owned(),
            Self::Library(place) => [LIBRARY, &place.fragment()].concat(),
            Self::Unknown(fragment) => fragment.clone(),
        }
    }

    /// Where to tell that what this page shows is wrong; none but for a clause.
    #[must_use]
    pub fn report(&self) -> Option<Self> {
        match self {
            Self::Library(library::LibraryRoute::Clause(_, id)) => Some(Self::Report(id.clone())),
            _ => None,
        }
    }

    /// Whether the page tells what follows from the answers, for which the whole notice is needed.
    #[must_use]
    pub const fn concludes(&self) -> bool {
        matches!(self, Self::Result | Self::ThisYear | Self::Takeaway(_))
    }

    /// The address of a link to this page.
    #[must_use]
    pub fn href(&self) -> String {
        ["#", &self.fragment()].concat()
    }

    /// This page without what only changes its list: what the page is made for.
    #[must_use]
    pub fn page(&self) -> Self {
        match self {
            Self::Library(library::LibraryRoute::Clauses(_)) => {
                Self::Library(library::LibraryRoute::Clauses(String::new()))
            }
            Self::Takeaway(_) => Self::Takeaway(String::new()),
            other => other.clone(),
        }
    }
}

/// The code that a fragment (without `#`) brings: what follows `a=`, without what messengers and
/// people add behind a link (`。`, `?from=…`, `&utm_…`), also where they wrote it percent-encoded.
/// None where the fragment brings none.
#[must_use]
pub fn code(fragment: &str) -> Option<String> {
    let fragment = fragment.trim_start();
    if !fragment.starts_with(['a', '%']) {
        return None;
    }
    let plain = ascii(fragment);
    let rest = plain.strip_prefix(CARRIED)?;
    let end =
        rest.find(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '-' | '_'));
    rest.split_at_checked(end.unwrap_or(rest.len())).map(|(code, _)| code.to_owned())
}

/// The text with percent-encoded ASCII letters written out; other bytes stay encoded.
fn ascii(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let byte = part.get(..2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (byte.filter(u8::is_ascii), part.get(2..)) {
            (Some(byte), Some(rest)) => {
                out.push(char::from(byte));
                out.push_str(rest);
            }
            _ => {
                out.push('%');
                out.push_str(part);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use library::LibraryRoute;

    #[test]
    fn every_page_is_found_again_by_its_fragment() {
        let routes = [
            Route::Start,
            Route::Question("who".to_owned()),
            Route::Change("work".to_owned()),
            Route::Check,
            Route::Result,
            Route::ThisYear,
            Route::Elsewhere,
            Route::Brought,
            Route::Takeaway(String::new()),
            Route::Takeaway("forms".to_owned()),
            Route::Carried("AbC-_9".to_owned()),
            Route::Library(LibraryRoute::Clauses(String::new())),
            Route::Library(LibraryRoute::Clauses("dadukou2022".to_owned())),
            Route::Library(LibraryRoute::Clause("a".to_owned(), "a.b".to_owned())),
            Route::Library(LibraryRoute::Compare),
            Route::Library(LibraryRoute::About),
            Route::Unknown("/nonsense/x".to_owned()),
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.fragment()), route);
        }
    }

    #[test]
    fn no_fragment_is_the_start_and_a_wrong_one_says_so() {
        assert_eq!(Route::parse(""), Route::Start);
        assert_eq!(Route::parse("/"), Route::Start);
        for wrong in ["/q", "/q/", "/q/a/b", "/results", "nonsense"] {
            assert!(matches!(Route::parse(wrong), Route::Unknown(_)), "{wrong}");
        }
    }

    #[test]
    fn a_filter_stays_on_its_page() {
        let all = Route::parse("/library/");
        let one = Route::parse("/library/dadukou2022");
        assert_ne!(all, one);
        assert_eq!(all.page(), one.page());
        assert_ne!(all.page(), Route::parse("/library/compare").page());
    }

    #[test]
    fn what_is_added_behind_a_link_does_not_break_it() {
        for (fragment, found) in [
            ("a=AbC-_9", Some("AbC-_9")),
            ("a=AbC-_9。", Some("AbC-_9")),
            ("a=AbC-_9?from=timeline", Some("AbC-_9")),
            ("a=AbC-_9&utm_source=x", Some("AbC-_9")),
            ("a=AbC-_9）看看", Some("AbC-_9")),
            ("a=AbC-_9 ", Some("AbC-_9")),
            ("a=AbC-_9%E3%80%82", Some("AbC-_9")),
            ("a%3DAbC-_9", Some("AbC-_9")),
            ("%61=AbC%2D%5f9", Some("AbC-_9")),
            ("a=", Some("")),
            ("/result", None),
            ("v=AbC", None),
            ("", None),
            ("a%3", None),
        ] {
            assert_eq!(code(fragment).as_deref(), found, "{fragment}");
        }
    }
}
