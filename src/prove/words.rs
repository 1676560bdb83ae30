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

/// What a level stands before where words speak of a paper of that name: 医师执业证书.
const PAPERS: &[&str] = &["执业证", "资格证", "注册证", "执业资格", "执业注册"];
/// What a result of the review stands before where words speak of persons or things that are praised: 优秀教师称号.
const PRAISED: &[&str] = &[
    "教师",
    "班主任",
    "教育",
    "工作",
    "成果",
    "论文",
    "人才",
    "青年",
    "党员",
    "共产党",
    "个人",
    "毕业",
    "科技",
    "专家",
    "医师",
    "护士",
    "医务",
    "学生",
    "辅导员",
    "公务员",
    "团队",
    "教学",
];
/// The same behind it in its part of the sentence, with nothing between that begins something else.
const PRAISES: &[&str] = &["称号", "奖", "荣誉"];
const JOINTS: &[char] = &['的', '且', '并', '或', '获', '和', '及'];
/// What a place stands behind, or before, where it is where somebody is judged: 委托我市评审.
const ENTRUSTED: &str = "委托";
const JUDGED: &[&str] = &["评审", "评委会", "组织评审", "代评", "代为评审"];
const OF_ANY_KIND: char = '企';
/// Where a part of a sentence ends.
const PARTS: &[char] = &['。', '；', ';', '，', ',', '、', '：', ':', '\n'];
/// Behind what somebody has to have at least.
const LEAST: &[&str] = &["以上", "及以上", "（含）以上", "(含)以上", "及其以上"];
/// Words in the names of options by which one is higher than another, the highest first; of one scale each.
const SCALES: &[&[&str]] = &[
    &["国家", "省", "市", "县", "校"],
    &["国家", "部", "市", "区", "校"],
    &["特等", "一等", "二等", "三等", "四等"],
    &["特级", "一级", "二级", "三级", "四级"],
    &["甲", "乙", "丙", "丁"],
    &["A", "B", "C", "D"],
    &["优秀", "良好", "合格", "不合格"],
    &["优", "良", "中", "差"],
    &["博士", "硕士", "本科", "专科", "中"],
    &["正高", "副高", "中级", "初级"],
    &["高级", "中级", "初级"],
];

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
        if options.list == OptionList::Series {
            words.extend(self.by_level(options));
        }
        words.retain(|(word, _)| word.chars().count() >= SHORTEST);
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        words
    }

    /// What levels are called in one series alone, which names that series: 主治医师.
    fn by_level(&self, options: Options<'n>) -> Vec<(&'n str, Vec<&'n str>)> {
        let levels = &self.notice.vocabulary().levels;
        let of_all = |name: &str| {
            let mut common = levels.iter().filter(|(series, _)| series.is_none());
            common.any(|(_, names)| names.iter().any(|other| other.contains(name)))
        };
        // 工程师 is the dictionary's word for a level of any series.
        let of_dictionary = |name: &str| self.levels().place(name).is_some();
        let alone = |name: &&String| {
            let having = levels.iter().filter(|(_, names)| names.contains(name)).count();
            having == 1 && !of_all(name) && !of_dictionary(name) && **name != NONE
        };
        let named = levels.iter().filter_map(|(series, names)| {
            let series = options.get(series.as_ref()?.index())?;
            Some(names.iter().filter(alone).map(move |name| (name.as_str(), vec![series])))
        });
        named.flatten().collect()
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

    /// The same, where the words can only be meant for an option: not within the name of something else, as 医师 in
    /// 医师执业证书, 优秀 in 优秀教师称号, 我市 in 委托我市评审.
    #[must_use]
    pub fn named(&self, options: Options<'n>, text: &str) -> Vec<(&'n str, BTreeSet<&'n str>)> {
        let mut plain = text.to_owned();
        for (word, _) in self.all(options) {
            let mut rest = plain.as_str();
            let mut left = String::new();
            while let Some(at) = rest.find(word) {
                let (before, behind) = rest.split_at(at);
                let behind = behind.get(word.len()..).unwrap_or_default();
                left.push_str(before);
                left.push_str(if stands_for_other(options, &left, behind) { "·" } else { word });
                rest = behind;
            }
            left.push_str(rest);
            plain = left;
        }
        self.found(options, &plain)
    }

    /// The options that a text names, with the better ones where it says of one 以上 or 及以上.
    #[must_use]
    pub fn meant(&self, options: Options<'n>, text: &str) -> BTreeSet<&'n str> {
        let found = self.found(options, text);
        let mut said: BTreeSet<&str> =
            found.iter().flat_map(|(_, all)| all.iter().copied()).collect();
        let least = found.iter().filter(|(word, _)| is_least(text, word));
        let least: BTreeSet<&str> = least.flat_map(|(_, all)| all.iter().copied()).collect();
        for option in least {
            said.extend(better(options, option));
        }
        said
    }

    /// The options from which on words ask, where they say 以上 or 及以上 of one.
    #[must_use]
    pub fn least(&self, options: Options<'n>, text: &str) -> Option<BTreeSet<&'n str>> {
        let found = self.found(options, text).into_iter();
        let least = found.filter(|(word, _)| is_least(text, word)).flat_map(|(_, all)| all);
        let mut all: BTreeSet<&str> = least.collect();
        let higher: Vec<&str> = all.iter().flat_map(|option| better(options, option)).collect();
        all.extend(higher);
        (!all.is_empty()).then_some(all)
    }

    /// Whether the notice calls options of this list by a word, and of no other list.
    #[must_use]
    pub fn calls_only(&self, options: Options<'n>, word: &str) -> bool {
        let mut lists = self.called.iter().filter(|(_, own, _)| *own == word).map(|(of, ..)| *of);
        lists.next() == Some(options.list.key()) && lists.next().is_none()
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

/// Whether words say of a word that it, or what is better, is meant.
fn is_least(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let behind = text.get(at + word.len()..).unwrap_or_default();
        LEAST.iter().any(|least| behind.starts_with(least))
    })
}

/// The options that are better than one: those before it where the best come first, as the names of the list tell, else
/// as lists are written.
fn better<'n>(options: Options<'n>, option: &str) -> Vec<&'n str> {
    let Some(own) = options.place(option) else { return Vec::new() };
    let grades = |(place, name): (usize, &str), scale: &[&str]| {
        scale.iter().position(|word| name.contains(word)).map(|grade| (place, grade))
    };
    let rises = SCALES.iter().any(|scale| {
        let graded: Vec<(usize, usize)> =
            options.iter().filter_map(|one| grades(one, scale)).collect();
        graded.len() > 1
            && graded.windows(2).all(|pair| matches!(pair, [one, two] if one.1 >= two.1))
            && graded.first().map(|it| it.1) > graded.last().map(|it| it.1)
    });
    let lowest_first = options.list == OptionList::Levels || rises;
    let all = options.iter().filter(|(place, name)| {
        ![UNCLEAR, OTHERS].contains(name) && if lowest_first { *place > own } else { *place < own }
    });
    all.map(|(_, name)| name).collect()
}

/// Whether a word between these stands in the name of something else.
fn stands_for_other(options: Options<'_>, before: &str, behind: &str) -> bool {
    let starts = |all: &[&str]| all.iter().any(|word| behind.starts_with(word));
    let part = behind.split(PARTS).next().unwrap_or_default();
    match options.list {
        OptionList::Levels => starts(PAPERS),
        OptionList::Reviews => {
            starts(PRAISED)
                || PRAISES.iter().any(|word| {
                    part.split_once(word).is_some_and(|(between, _)| !between.contains(JOINTS))
                })
        }
        // 企事业单位 are units of any kind.
        OptionList::Persons | OptionList::Employers => before.ends_with(OF_ANY_KIND),
        _ => options.place(HERE).is_some() && (before.ends_with(ENTRUSTED) || starts(JUDGED)),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_better_is_told_by_the_names_of_the_list() {
        let names = |all: &[&str]| all.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        for (all, option, expected) in [
            (&["国家级", "省级", "市级", "县级", "不清楚"][..], "市级", &["国家级", "省级"][..]),
            (&["县级", "市级", "省级", "国家级"], "市级", &["省级", "国家级"]),
            (&["一级甲等", "一级乙等", "二级甲等"], "一级乙等", &["一级甲等"]),
            (&["三等奖", "二等奖", "一等奖"], "二等奖", &["一等奖"]),
            (&["初级工", "中级工", "高级工"], "中级工", &["高级工"]),
        ] {
            let all = names(all);
            let options = Options::own(OptionList::Own, &all, 0);
            assert_eq!(better(options, option), expected, "{option}");
        }
    }

    #[test]
    fn a_word_within_the_name_of_something_else_names_no_option() {
        let reviews = Options::of(OptionList::Reviews);
        for (behind, other) in [
            ("教师称号每次2分", true),
            ("论文奖", true),
            ("且获得省级奖的", false),
            ("的，可提前1年", false),
            ("等次", false),
        ] {
            assert_eq!(stands_for_other(reviews, "年度考核", behind), other, "{behind}");
        }
        let places = Options::of(OptionList::EmployerPlaces);
        assert!(stands_for_other(places, "市外单位委托", "评审的"));
        assert!(!stands_for_other(places, "工作单位在", "的"));
    }
}
