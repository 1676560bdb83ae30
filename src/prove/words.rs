//! How the words of a notice name options: by the option's own name, by what `[[options]] called` says of
//! another word, and levels by what they are called in a series.

use std::collections::BTreeSet;

use crate::domain::Kind;
use crate::domain::options::{OptionList, Options, UNCLEAR};
use crate::notice::Notice;
use crate::notice::load::Folder;

/// The option that no notice means where it says 其他.
pub const OTHERS: &str = "其他";
/// The option that means the district of the notice, which its words call by its name.
pub const HERE: &str = "本区";
/// Letters a word must have to be looked for in the words of a clause.
const SHORTEST: usize = 2;
/// In place of the name of a level that a series does not have.
const NONE: &str = "-";
/// Letters before the name of an option that make it another's: 双学士, 副高级, 非全日制.
const OTHER_NAMES: &[char] = &['双', '副', '非', '准'];
/// Words that hold the name of an option and mean something else.
const OTHER_WORDS: &[&str] = &["合格证", "经济效益", "经济社会", "经济建设", "社会效益"];

/// The words of a notice for its options.
pub struct Words<'n> {
    notice: &'n Notice,
    /// List, word, options that it stands for; those of the edition before the common ones.
    called: Vec<(&'n str, &'n str, &'n [String])>,
}

impl<'n> Words<'n> {
    /// Those of a notice, with what its folder and the common one call options.
    #[must_use]
    pub fn of(notice: &'n Notice, folder: &'n Folder, common: &'n Folder) -> Self {
        let mut called: Vec<(&str, &str, &[String])> = Vec::new();
        for file in folder.files.iter().chain(&common.files).map(|(_, file)| file) {
            for list in &file.options {
                for (word, options) in &list.called {
                    let known = |(of, known, _): &(&str, &str, _)| *of == list.of && known == word;
                    if !called.iter().any(known) {
                        called.push((&list.of, word, options));
                    }
                }
            }
        }
        Self { notice, called }
    }

    /// Every word for an option of a list, with the options that it stands for; the longer ones first.
    fn all(&self, options: Options<'n>) -> Vec<(&'n str, Vec<&'n str>)> {
        let offered = options.names().filter(|name| ![UNCLEAR, OTHERS].contains(name));
        let mut words: Vec<(&str, Vec<&str>)> = offered.map(|name| (name, vec![name])).collect();
        let key = options.list.key();
        if options.place(HERE).is_some() {
            words.push((self.notice.head.district.as_str(), vec![HERE]));
        }
        let called = self.called.iter().filter(|(of, ..)| !key.is_empty() && *of == key);
        words.extend(called.map(|(_, word, stands)| {
            let named = |name: &'n String| options_named(options, name);
            (*word, stands.iter().map(named).collect::<Vec<&str>>())
        }));
        if options.list == OptionList::Levels {
            for (_, names) in &self.notice.vocabulary().levels {
                let names = names.iter().map(String::as_str).enumerate();
                let names = names.filter(|(_, name)| *name != NONE);
                words.extend(names.filter_map(|(at, name)| Some((name, vec![options.get(at)?]))));
            }
        }
        words.retain(|(word, _)| word.chars().count() >= SHORTEST);
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        words
    }

    /// The words of a text for options of a list, with the options that each stands for. 合格 does not stand
    /// in 基本合格.
    #[must_use]
    pub fn found(&self, options: Options<'n>, text: &str) -> Vec<(&'n str, BTreeSet<&'n str>)> {
        let mut left =
            OTHER_WORDS.iter().fold(text.to_owned(), |text, word| text.replace(word, "·"));
        let mut found: Vec<(&str, BTreeSet<&str>)> = Vec::new();
        for (word, options) in self.all(options) {
            // Of several series that call a level alike each says the same.
            if let Some((_, known)) = found.iter_mut().find(|(known, _)| *known == word) {
                known.extend(options);
            } else if left.match_indices(word).any(|(at, _)| !is_longer(&left, at)) {
                left = left.replace(word, "·");
                found.push((word, options.into_iter().collect()));
            }
        }
        found
    }

    /// Whether a text has names that are longer than that of an option they hold, and mean another.
    #[must_use]
    pub fn has_longer(&self, options: Options<'n>, text: &str) -> bool {
        let mut words = self.all(options).into_iter();
        words.any(|(word, _)| text.match_indices(word).any(|(at, _)| is_longer(text, at)))
    }

    /// The options of a list that a text names.
    #[must_use]
    pub fn said(&self, options: Options<'n>, text: &str) -> BTreeSet<&'n str> {
        self.found(options, text).into_iter().flat_map(|(_, options)| options).collect()
    }

    /// The options of the fact with this key, where it is a choice.
    #[must_use]
    pub fn options(&self, key: &str) -> Option<Options<'n>> {
        choice(self.notice.vocabulary().fact(key)?.1)
    }

    /// The options of levels.
    #[must_use]
    pub fn levels(&self) -> Options<'n> {
        self.notice.vocabulary().options(OptionList::Levels)
    }

    /// The notice.
    #[must_use]
    pub const fn notice(&self) -> &'n Notice {
        self.notice
    }
}

/// Whether what begins here is the rest of a longer name.
fn is_longer(text: &str, at: usize) -> bool {
    text.get(..at).unwrap_or_default().ends_with(OTHER_NAMES)
}

/// The notice's own name of an option, which may be written by that of the dictionary.
#[must_use]
pub fn options_named<'a>(options: Options<'a>, name: &'a str) -> &'a str {
    options.place(name).and_then(|place| options.get(place)).unwrap_or(name)
}

/// The options of a type, where it is a choice.
#[must_use]
pub const fn choice(kind: Kind<'_>) -> Option<Options<'_>> {
    match kind {
        Kind::Choice(options) | Kind::Many(options) => Some(options),
        _ => None,
    }
}
