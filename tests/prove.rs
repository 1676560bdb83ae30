//! What is left open or never reached in a notice's rules is found; the notices themselves leave nothing.

use crate::common;

use common::notices;
use zhicheng::notice::finding::{Code, Finding};
use zhicheng::notice::{Condition, Notice};
use zhicheng::prove;

fn codes(notice: &Notice) -> Vec<Code> {
    prove::check(notice).iter().map(|finding| finding.code).collect()
}

#[test]
fn the_notices_leave_nothing_open() {
    for notice in notices() {
        let said: Vec<String> = prove::check(notice).iter().map(Finding::to_string).collect();
        assert_eq!(said, [""; 0]);
    }
}

#[test]
fn the_same_people_come_again() {
    let notice = &notices()[0];
    let people = |seed| {
        let mut rng = prove::Rng::new(seed);
        (0..20).map(|_| prove::answered(notice, "职称评审", &mut rng)).collect::<Vec<_>>()
    };
    assert_eq!(people(1), people(1));
    assert_ne!(people(1), people(2));
}

#[test]
fn nobody_is_told_yes_without_a_path_or_something_to_ask() {
    let with_paths = notices().iter().filter(|notice| notice.paths.len() > 1);
    let mut tried = 0;
    for notice in with_paths {
        let mut silent = notice.clone();
        silent.verify_rules.clear();
        silent.paths.truncate(1);
        silent.paths[0].when = Condition::Not(Box::new(Condition::Always));
        let codes = codes(&silent);
        let open = codes.contains(&Code::NoPath) || codes.contains(&Code::NothingToVerify);
        assert!(!open, "{}: {codes:?}", notice.edition);
        tried += 1;
    }
    assert!(tried > 0);
}

#[test]
fn what_stands_behind_something_wider_is_never_reached() {
    for notice in notices().iter().filter(|notice| notice.paths.len() > 1) {
        let mut other = notice.clone();
        let mut first = other.paths[0].clone();
        first.when = Condition::Always;
        other.paths.insert(0, first);
        let found = prove::check(&other);
        let hidden = found.iter().filter(|finding| finding.code == Code::Unreachable).count();
        assert!(hidden >= 1, "{}: {found:?}", notice.edition);
    }
}
