//! The compiled notices as the files that a host serves.

use super::compile;
use super::finding::Finding;
use super::load::NoticeSet;
use super::model::{Catalog, CatalogEntry, Head};
use crate::domain::packed::pack;
use crate::domain::sealed;

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
            Ok((entry, more)) => {
                editions.push(entry);
                files.extend(more);
            }
            Err(more) => problems.extend(more),
        }
    }
    let Some(guide) = guide.filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    editions.sort_by_key(|entry| (std::cmp::Reverse(entry.head.year), entry.edition.clone()));
    let catalog = sealed::seal_alone(&Catalog { editions, guide });
    files.push(Published { name: CATALOG.to_owned(), bytes: catalog });
    Ok(files)
}

/// The files of one edition and what the catalog says of it.
fn edition(set: &NoticeSet, id: &str) -> Result<(CatalogEntry, Vec<Published>), Vec<Finding>> {
    let notice = compile::notice(set, id)?;
    let forms = compile::forms(set, id)?;
    // Whom to ask is told in the notice's own file.
    let head = Head { contacts: Vec::new(), ..notice.head.clone() };
    let (covers, digest) = (notice.covers, notice.digest.clone());
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
    Ok((CatalogEntry { edition: id.to_owned(), head, covers, digest, set: name }, files))
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
