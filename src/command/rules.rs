//! `assess rules`: every rule as a sentence made from it, to be gone through beside the notice.

use std::path::Path;
use std::process::ExitCode;

use super::out::{complain, list, say};
use crate::notice::{compile, load};
use crate::prove::said;

/// Says the rules of a folder's notices, or of those named.
pub fn rules(root: &Path, only: &[&str]) -> ExitCode {
    let set = match load::notice_set(root) {
        Ok(set) => set,
        Err(findings) => {
            complain(&list(&findings));
            return ExitCode::FAILURE;
        }
    };
    let mut lines = Vec::new();
    let wanted = |edition: &str| only.is_empty() || only.contains(&edition);
    for folder in set.editions.iter().filter(|folder| wanted(&folder.edition)) {
        match compile::notice(&set, &folder.edition) {
            Ok(notice) => lines.extend(said(&notice)),
            Err(findings) => {
                complain(&list(&findings));
                return ExitCode::FAILURE;
            }
        }
    }
    say(&lines.join("\n"))
}
