//! Which of the names that there are was probably meant.

use std::collections::BTreeSet;

use crate::domain::fact::{Derived, Fact};
use crate::domain::options;
use crate::notice::finding::{Code, Finding, nearest};
use crate::notice::load::{Folder, NoticeSet};

/// Fills in what was found, and the right word nearest to it.
pub fn suggest(set: &NoticeSet, finding: &mut Finding) {
    if finding.found.is_empty()
        && let Some((_, after)) = finding.note.split_once('「')
        && let Some((word, _)) = after.split_once('」')
    {
        word.clone_into(&mut finding.found);
    }
    if finding.nearest.is_some() || finding.found.is_empty() {
        return;
    }
    let edition = finding.file.split('/').next().unwrap_or_default();
    let own = set.editions.iter().filter(|folder| folder.edition == edition);
    let folders: Vec<&Folder> = own.chain([&set.common]).collect();
    let words = match finding.code {
        Code::UnknownFact => facts(&folders),
        Code::UnknownOption => choices(&folders),
        Code::UnknownClause => set.editions.iter().flat_map(clause_ids).collect(),
        Code::UnknownName => named(&folders),
        _ => return,
    };
    let found = finding.found.as_str();
    finding.nearest =
        nearest(found, words.into_iter().filter(|word| *word != found)).map(str::to_owned);
}

fn facts<'s>(folders: &[&'s Folder]) -> BTreeSet<&'s str> {
    let own = folders.iter().flat_map(|folder| &folder.files).flat_map(|(_, file)| &file.fact);
    let known = Fact::ALL.iter().map(|fact| fact.key());
    known
        .chain(Derived::ALL.iter().map(|(_, key, _)| *key))
        .chain(own.map(|fact| fact.key.as_str()))
        .collect()
}

fn choices<'s>(folders: &[&'s Folder]) -> BTreeSet<&'s str> {
    let own = folders.iter().flat_map(|folder| &folder.files).flat_map(|(_, file)| &file.fact);
    let mut words: BTreeSet<&'s str> =
        own.flat_map(|fact| fact.options.iter().map(String::as_str)).collect();
    for fact in Fact::ALL {
        words.extend(crate::notice::compile::options_of(*fact).map(|word| -> &'s str { word }));
    }
    for list in [options::MATTERS, options::SERIES, options::LEVELS] {
        words.extend(list.iter().map(|word| -> &'s str { word }));
    }
    words
}

fn clause_ids(folder: &Folder) -> impl Iterator<Item = &str> {
    folder.clauses().map(|clause| clause.id.as_str())
}

fn named<'s>(folders: &[&'s Folder]) -> BTreeSet<&'s str> {
    let files = folders.iter().flat_map(|folder| &folder.files);
    files
        .flat_map(|(_, file)| {
            let groups = file.group.iter().map(|group| group.name.as_str());
            let grounds = file.ground.iter().map(|ground| ground.name.as_str());
            let items = file.item.iter().map(|item| item.id.as_str());
            let contacts = file.contact.iter().map(|contact| contact.key.as_str());
            let pages = file.page.iter().map(|page| page.key.as_str());
            let materials = file.material.iter().map(|material| material.id.as_str());
            groups.chain(grounds).chain(items).chain(contacts).chain(pages).chain(materials)
        })
        .collect()
}
