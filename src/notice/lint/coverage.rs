//! Sentences and clauses that nothing is said of.

use crate::notice::compile;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};

/// The findings of an edition that compiles.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let Some(coverage) = compile::coverage(set, &folder.edition) else {
        return Vec::new();
    };
    let source = folder.source.as_ref().map_or("", |text| text.name.as_str());
    let untold = coverage.untold().map(|sentence| {
        Finding::new(Code::Untold, source).at((sentence.line, 1)).saw(&sentence.text)
    });
    let idle = coverage.idle.iter().map(|(file, id)| Finding::new(Code::Idle, file).within(id));
    let strays = coverage
        .strays
        .iter()
        .map(|(file, text)| Finding::new(Code::NotInSource, file).of("unquoted").saw(text));
    untold.chain(idle).chain(strays).collect()
}
