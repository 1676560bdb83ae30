//! By which words a notice's text speaks of facts: `[[spoken]]`, else what the text has of the fact's label.

use std::collections::BTreeMap;

use crate::notice::load::Folder;

/// Pieces of labels that say nothing of what is asked.
const EMPTY: &[&str] = &[
    "时间",
    "日期",
    "月数",
    "年数",
    "是否",
    "情况",
    "年度",
    "工作",
    "取得",
    "本年",
    "次数",
    "结果",
    "现有",
    "职称",
    "申报",
    "人员",
    "年限",
    "要求",
    "本人",
    "单位",
    "方式",
    "的时",
    "的时间",
    "申报级",
    "以上",
    "以下",
    // What policies do is said by every policy.
    "放宽",
    "提前",
    "放宽年限",
    "提前申报",
];
/// Letters a piece of a label must have.
const SHORTEST: usize = 2;

/// The words for one fact.
#[derive(Debug, Clone, Default)]
struct Words {
    said: Vec<String>,
    opposite: Vec<String>,
    label: String,
    ask: String,
}

/// The words for every fact that is asked somewhere.
#[derive(Debug, Default)]
pub struct Spoken(BTreeMap<String, Words>);

impl Spoken {
    /// Those of a notice, with the common ones.
    #[must_use]
    pub fn of(folder: &Folder, common: &Folder) -> Self {
        let mut all: BTreeMap<String, Words> = BTreeMap::new();
        for (_, file) in common.files.iter().chain(&folder.files) {
            for wording in &file.wording {
                let words = all.entry(wording.fact.clone()).or_default();
                words.label.clone_from(&wording.label);
                words.ask = format!("{}{}", wording.ask, wording.hint);
                for member in &wording.member {
                    let path = format!("{}.{}", wording.fact, member.key);
                    all.entry(path).or_default().label.clone_from(&member.label);
                }
            }
            for spoken in &file.spoken {
                let words = all.entry(spoken.fact.clone()).or_default();
                words.said.extend(spoken.words.iter().cloned());
                words.opposite.extend(spoken.opposite.iter().cloned());
            }
        }
        Self(all)
    }

    /// What a fact is called where it is asked; its key where it is not.
    #[must_use]
    pub fn label<'s>(&'s self, path: &'s str) -> &'s str {
        self.0
            .get(path)
            .map(|words| words.label.as_str())
            .filter(|it| !it.is_empty())
            .unwrap_or(path)
    }

    /// How it is asked.
    #[must_use]
    pub fn ask(&self, path: &str) -> &str {
        self.0.get(path).map(|words| words.ask.as_str()).unwrap_or_default()
    }

    /// The words of the text for a fact, and those for its contrary.
    #[must_use]
    pub fn found<'s>(&'s self, path: &str, text: &str) -> (Vec<&'s str>, Vec<&'s str>) {
        let Some(words) = self.0.get(path) else { return (Vec::new(), Vec::new()) };
        let here = |word: &&String| text.contains(word.as_str());
        let mut said: Vec<&str> = words.said.iter().filter(here).map(String::as_str).collect();
        let opposite: Vec<&str> = words.opposite.iter().filter(here).map(String::as_str).collect();
        if words.said.is_empty() {
            said.extend(longest(&words.label, text));
        } else if text.contains(&words.label) {
            said.push(&words.label);
        }
        (said, opposite)
    }

    /// The same, without short pieces of a label, which may stand for another fact.
    #[must_use]
    pub fn surely<'s>(&'s self, path: &str, text: &str) -> Vec<&'s str> {
        let (said, opposite) = self.found(path, text);
        let words = self.0.get(path);
        let told = |word: &&str| {
            word.chars().count() > SHORTEST
                || words
                    .is_some_and(|it| it.label == *word || it.said.iter().any(|own| own == word))
        };
        said.into_iter().filter(told).chain(opposite).collect()
    }

    /// Whether the text speaks of a fact at all.
    #[must_use]
    pub fn speaks(&self, path: &str, text: &str) -> bool {
        let (said, opposite) = self.found(path, text);
        !said.is_empty() || !opposite.is_empty()
    }
}

/// The longest piece of a label that the text has.
fn longest<'l>(label: &'l str, text: &str) -> Option<&'l str> {
    let starts: Vec<usize> = label.char_indices().map(|(at, _)| at).chain([label.len()]).collect();
    let mut best: Option<&str> = None;
    for (place, from) in starts.iter().enumerate() {
        for to in starts.iter().skip(place + SHORTEST) {
            let piece = label.get(*from..*to).unwrap_or_default();
            if best.is_none_or(|best| piece.len() > best.len())
                && !EMPTY.contains(&piece)
                && text.contains(piece)
            {
                best = Some(piece);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_speaks_of_a_fact_by_the_longest_piece_of_its_label() {
        let text = "博士后研究人员出站考核合格的，可直接申报";
        assert_eq!(longest("博士后出站考核合格", text), Some("出站考核合格"));
        assert_eq!(longest("驻村年数", "驻村工作满2年"), Some("驻村"));
        assert_eq!(longest("工作年数", "驻村工作满2年"), None);
    }
}
