//! The compiled notices as the files that a host serves.

use super::compile;
use super::finding::{Code, Finding};
use super::load::NoticeSet;
use super::model::{Catalog, CatalogEntry, GuideQuestion, Head, Next, Offered};
use crate::domain::options::{self, Matter, REVIEW};
use crate::domain::packed::pack;
use crate::domain::{Place, Set, sealed};

/// The file that names all others; fetched first.
pub const CATALOG: &str = "catalog.bin";

/// A file to be served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// Its name within the folder of compiled notices.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Every file of the site's folder of notices, the catalog last. A name holds a digest of the bytes
/// of its edition, so what a name stands for never changes.
///
/// # Errors
/// Everything that is wrong with the notices.
pub fn files(set: &NoticeSet) -> Result<Vec<Published>, Vec<Finding>> {
    files_of(set, |_| true)
}

/// The same for the editions that `offered` wants; the others may still be referred to.
///
/// # Errors
/// Everything that is wrong with those notices.
pub fn files_of(
    set: &NoticeSet,
    offered: impl Fn(&str) -> bool,
) -> Result<Vec<Published>, Vec<Finding>> {
    let mut problems = Vec::new();
    let mut editions = Vec::new();
    let mut files = Vec::new();
    let guide = compile::guide(set).map_err(|more| problems.extend(more)).ok();
    for folder in set.editions.iter().filter(|folder| offered(&folder.edition)) {
        match edition(set, &folder.edition) {
            Ok((entry, matters, more)) => {
                editions.push((entry, matters));
                files.extend(more);
            }
            Err(more) => problems.extend(more),
        }
    }
    let Some(guide) = guide.filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    editions.sort_by_key(|(entry, _)| (std::cmp::Reverse(entry.head.year), entry.edition.clone()));
    let catalog = sealed::seal_alone(&catalog(&editions, guide)?);
    files.push(Published { name: CATALOG.to_owned(), bytes: catalog });
    Ok(files)
}

/// What an edition covers: the places in its own list, and the names.
type Matters = Vec<(Place<Matter>, String)>;

/// The catalog of `editions`, which say what they cover by places of their own; `guide` by the usual ones.
///
/// # Errors
/// More names of matters than can be told apart.
fn catalog(
    editions: &[(CatalogEntry, Matters)],
    mut guide: Vec<GuideQuestion>,
) -> Result<Catalog, Vec<Finding>> {
    let mut names: Vec<&str> = Vec::new();
    // The names of every kind; of a usual one that no edition covers, the usual name.
    let mut kinds: Vec<Vec<&str>> = Vec::new();
    for kind in Set::ALL.places().take(options::MOST_MATTERS) {
        let all = editions.iter().flat_map(|(_, matters)| matters);
        let own = all.filter(|(place, _)| *place == kind).map(|(_, name)| name.as_str());
        let mut own: Vec<&str> = own.collect();
        if own.is_empty() {
            own.extend(kind.among().of(options::MATTERS));
        }
        for name in &own {
            if !names.contains(name) {
                names.push(name);
            }
        }
        kinds.push(own);
    }
    if names.len() > options::MOST {
        let note = format!("各份通知的办理事项合起来最多 {} 种名称", options::MOST);
        return Err(vec![Finding::new(Code::Incomplete, CATALOG).noting(note)]);
    }
    let places = |own: &dyn Fn(&str) -> bool| -> Set<Offered> {
        Place::each(&names).filter(|(_, name)| own(name)).map(|(place, _)| place.among()).collect()
    };
    for answer in guide.iter_mut().flat_map(|question| &mut question.answers) {
        if let Next::Matter(matter) = &mut answer.then {
            let first = matter.among().of(&kinds).and_then(|names| names.first());
            let place = Place::find(&names, |name| Some(name) == first);
            *matter = place.unwrap_or_default().among();
        }
    }
    let entry = |(entry, matters): &(CatalogEntry, Matters)| CatalogEntry {
        covers: places(&|name| matters.iter().any(|(_, own)| own == name)),
        ..entry.clone()
    };
    let reviews = REVIEW.among().of(&kinds);
    let reviews = places(&|name| reviews.is_some_and(|names| names.contains(&name)));
    Ok(Catalog {
        editions: editions.iter().map(entry).collect(),
        matters: names.join("\n"),
        reviews,
        guide,
    })
}

/// What the catalog says of one edition, what it covers, and its files.
fn edition(
    set: &NoticeSet,
    id: &str,
) -> Result<(CatalogEntry, Matters, Vec<Published>), Vec<Finding>> {
    let notice = compile::notice(set, id)?;
    let forms = compile::forms(set, id)?;
    // Whom to ask is told in the notice's own file.
    let head = Head { contacts: Vec::new(), ..notice.head.clone() };
    let digest = notice.digest.clone();
    let matters = notice.matters().map(|(place, name)| (place, name.to_owned())).collect();
    let (rules, details) = notice.split();
    let mut parts = vec![("bin", pack(&rules)), ("details.bin", pack(&details))];
    parts.extend(compile::library(set, id).map(|library| ("library.bin", pack(&library))));
    if !forms.forms.is_empty() {
        parts.push(("forms.bin", pack(&forms)));
    }
    let set = parts.iter().fold(sealed::digest(0, &sealed::FORMAT.to_le_bytes()), |sum, part| {
        let (ending, packed) = part;
        sealed::digest(sealed::digest(sum, ending.as_bytes()), packed)
    });
    let name = sealed::name(set);
    let files = parts.iter().map(|(ending, packed)| Published {
        name: format!("{id}.{name}.{ending}"),
        bytes: sealed::seal(set, packed),
    });
    let files = files.collect();
    // Told by places of the catalog, once the names of all editions are known.
    let covers = Set::NONE;
    let entry = CatalogEntry { edition: id.to_owned(), head, covers, digest, set: name };
    Ok((entry, matters, files))
}

/// Whether a file in the folder of compiled notices is one of ours: a compiled file or a compressed
/// copy of one. Only those may be removed when they are out of date.
#[must_use]
pub fn is_published(name: &str) -> bool {
    let name = name.strip_suffix(".br").or_else(|| name.strip_suffix(".gz")).unwrap_or(name);
    let mut parts = name.split('.');
    let digest = parts
        .nth(1)
        .is_some_and(|part| part.len() == 16 && part.bytes().all(|mark| mark.is_ascii_hexdigit()));
    name == CATALOG || digest && name.ends_with(".bin")
}
