//! The files a host serves: named by their bytes, refused where they are not what was asked for, and
//! put into a site without leaving an old one behind.

use crate::common;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use common::{at, notice_set};
use zhicheng::domain::Place;
use zhicheng::domain::sealed::{self, Refused};
use zhicheng::notice::load::NoticeSet;
use zhicheng::notice::model::{Catalog, Details, Next};
use zhicheng::notice::publish::{self, Published};
use zhicheng::notice::{Notice, load};

fn published(set: &NoticeSet) -> Vec<Published> {
    publish::files(set).unwrap_or_else(|problems| panic!("{problems:?}"))
}

fn catalog(files: &[Published]) -> Catalog {
    let last = files.last().unwrap();
    assert_eq!(last.name, publish::CATALOG);
    sealed::open(&last.bytes, None).unwrap()
}

/// What all editions share and the fictional notices, with this put in place of that in the latter.
fn fictional(that: &str, this: &str) -> NoticeSet {
    let root = at("tests/notices/fictional");
    let mut set = NoticeSet { common: notice_set().common.clone(), ..NoticeSet::default() };
    for folder in fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()) {
        let edition = folder.file_name().unwrap().to_string_lossy().into_owned();
        let texts: Vec<load::Text> = files_in(&folder)
            .into_iter()
            .map(|path| load::Text {
                name: path.strip_prefix(&root).unwrap().to_string_lossy().into_owned(),
                text: fs::read_to_string(&path).unwrap().replace(that, this),
            })
            .collect();
        set.editions.push(load::folder(&edition, &texts).unwrap());
    }
    set
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() && !path.ends_with(load::CASES) {
            found.extend(files_in(&path));
        } else if path.is_file() {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn the_catalog_names_every_file_and_each_opens_under_its_name() {
    let files = published(notice_set());
    let catalog = catalog(&files);
    assert_eq!(catalog.editions.len(), notice_set().editions.len());
    for entry in &catalog.editions {
        let find = |ending: &str| {
            let name = format!("{}.{}.{ending}", entry.edition, entry.set);
            &files.iter().find(|file| file.name == name).unwrap().bytes
        };
        let rules: Notice = sealed::open(find("bin"), Some(&entry.set)).unwrap();
        let details: Details = sealed::open(find("details.bin"), Some(&entry.set)).unwrap();
        assert_eq!((&rules.edition, &rules.digest), (&entry.edition, &entry.digest));
        assert!(rules.complete(details).is_complete());
    }
}

#[test]
fn a_file_of_other_rules_or_damaged_is_refused() {
    let (old, new) = (published(&fictional("", "")), published(&fictional("抗洪", "抗 洪")));
    let set = catalog(&new).editions[0].set.clone();
    let rules = |files: &[Published]| {
        files.iter().find(|file| file.name.matches('.').count() == 2).unwrap().bytes.clone()
    };
    assert!(sealed::open::<Notice>(&rules(&new), Some(&set)).is_ok());
    assert_eq!(
        sealed::open::<Notice>(&rules(&old), Some(&set)).unwrap_err(),
        Refused::OtherSet,
        "a cache kept the old rules under the new name"
    );
    let whole = rules(&new);
    for place in (0..whole.len()).step_by(97) {
        let mut flipped = whole.clone();
        flipped[place] ^= 0x10;
        assert!(sealed::open::<Notice>(&flipped, Some(&set)).is_err(), "byte {place}");
        let cut = &whole[..place];
        assert_eq!(sealed::open::<Notice>(cut, Some(&set)).unwrap_err(), Refused::Damaged);
    }
}

#[test]
fn other_bytes_have_another_name() {
    let names = |files: &[Published]| {
        files.iter().map(|file| file.name.clone()).collect::<BTreeSet<String>>()
    };
    let (one, same) = (published(&fictional("", "")), published(&fictional("", "")));
    assert_eq!(one, same, "the same notices compile to the same bytes");
    let other = published(&fictional("抗洪", "抗 洪"));
    let shared: BTreeSet<String> = names(&one).intersection(&names(&other)).cloned().collect();
    assert_eq!(shared, BTreeSet::from([publish::CATALOG.to_owned()]));
}

#[test]
fn compiling_into_a_site_leaves_nothing_out_of_date() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("published");
    let compile = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        let done = command.arg("compile").arg(at("public/notices")).arg(&out).status().unwrap();
        assert!(done.success());
    };
    compile();
    let fresh: BTreeSet<String> = names_in(&out);
    let old = "fictional2026.0123456789abcdef";
    for name in [".bin", ".bin.br", ".details.bin.gz", ".forms.bin"] {
        fs::write(out.join(format!("{old}{name}")), "old").unwrap();
    }
    for name in ["catalog.bin.br", "catalog.bin.gz"] {
        fs::write(out.join(name), "old").unwrap();
    }
    fs::write(out.join("keep.me"), "not ours").unwrap();
    compile();
    let mut left = names_in(&out);
    assert!(left.remove("keep.me"), "what is not ours stays");
    assert_eq!(left, fresh);
    fs::remove_dir_all(&out).unwrap();
}

fn names_in(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn one_notice_alone_is_the_same_files_with_a_catalog_of_its_own() {
    let all = published(notice_set());
    let wanted = notice_set().editions.last().unwrap().edition.as_str();
    let one = publish::files_of(notice_set(), |edition| edition == wanted).unwrap();
    let (offered, rules) = one.split_last().unwrap();
    assert!(!rules.is_empty() && rules.iter().all(|file| all.contains(file)), "{}", rules.len());
    let entries = sealed::open::<Catalog>(&offered.bytes, None).unwrap().editions;
    assert_eq!(entries.iter().map(|entry| entry.edition.as_str()).collect::<Vec<_>>(), [wanted]);
}

/// The catalog of the editions below `root` that `wanted` names.
fn offered(root: &str, wanted: &[&str]) -> Catalog {
    let files =
        publish::files_of(&common::fictional(root), |edition| wanted.contains(&edition)).unwrap();
    catalog(&files)
}

#[test]
fn the_catalog_offers_matters_as_the_editions_name_them() {
    let one = offered("tests/notices/language", &["you2035"]);
    let matters: Vec<&str> = one.matters.lines().collect();
    assert_eq!(matters, ["职称评审", "考核认定", "来渝确认", "电子证书登记", "初定"]);
    let [entry] = one.editions.as_slice() else { panic!("{:?}", one.editions) };
    assert_eq!(entry.covers.bits(), 0b10011);
    assert_eq!(one.review(entry), Some("职称评审"));
    let led = one.guide.iter().flat_map(|question| &question.answers).map(|answer| answer.then);
    assert!(led.clone().any(|then| then == Next::Matter(Place::at(1).unwrap())), "the renamed one");

    // What two editions call by other names is offered twice, and each name leads to its own.
    let mut set = common::fictional("tests/notices/green");
    set.editions = vec![renamed("lin2026"), common::folder("tests/notices/language", "you2035")];
    let both = catalog(&published(&set));
    let matters: Vec<&str> = both.matters.lines().collect();
    assert_eq!(matters, ["职称评审", "网上评审", "考核认定", "来渝确认", "电子证书登记", "初定"]);
    assert_eq!(both.reviews.bits(), 0b11);
    let [newer, older] = both.editions.as_slice() else { panic!("{:?}", both.editions) };
    assert_eq!((newer.covers.bits(), both.review(newer)), (0b10_0101, Some("职称评审")));
    assert_eq!((older.covers.bits(), both.review(older)), (0b10, Some("网上评审")));
}

/// The edition of `tests/notices/green` with another name for reviews.
fn renamed(edition: &str) -> load::Folder {
    let root = at("tests/notices/green");
    let texts: Vec<load::Text> = files_in(&root.join(edition))
        .into_iter()
        .map(|path| {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).unwrap();
            let own = "[[options]]\nof = \"matter\"\nrename = { \"职称评审\" = \"网上评审\" }\n\n[[contact]]";
            let text = text
                .replace("covers = [\"职称评审\"]", "covers = [\"网上评审\"]")
                .replacen("[[contact]]", own, 1);
            load::Text { name, text }
        })
        .collect();
    load::folder(edition, &texts).unwrap()
}
