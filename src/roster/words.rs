//! The two tables an official can add a line to: what headings mean, and what words in cells mean.

use std::collections::HashMap;

use super::date::narrow;
use super::target::{Reading, TARGETS, Target};
use crate::domain::order;

/// The tables as the project ships them.
const HEADINGS: &str = include_str!("../../public/roster/headings.csv");
const WORDS: &str = include_str!("../../public/roster/words.csv");

/// The words of rosters.
#[derive(Debug, Clone, Default)]
pub struct Words {
    /// What a heading means, by its plain form.
    headings: HashMap<String, &'static Target>,
    /// What a word in a cell means, by its table and plain form.
    cells: HashMap<(String, String), String>,
    /// What may stand in a heading without changing its meaning, longest first.
    neutral: Vec<String>,
}

impl Words {
    /// The words the project ships.
    ///
    /// # Panics
    /// Never: a test reads the tables, and what does not fit is left out.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(HEADINGS, WORDS).0
    }

    /// Reads both tables; what does not fit is left out and named.
    #[must_use]
    pub fn read(headings: &str, words: &str) -> (Self, Vec<String>) {
        let mut read = Self::default();
        let mut faults = Vec::new();
        for (line, cells) in lines(headings) {
            let (id, heading) = (cell(&cells, 0), title(cell(&cells, 1)));
            match Target::named(id) {
                Some(target) if !heading.is_empty() => match read.headings.get(&heading) {
                    Some(other) if other.id != target.id => faults.push(format!(
                        "标题表第 {line} 行：「{heading}」已经是「{}」",
                        other.label
                    )),
                    _ => {
                        read.headings.insert(heading, target);
                    }
                },
                _ => faults.push(format!("标题表第 {line} 行：没有「{id}」这一项，或者没有写标题")),
            }
        }
        // What the desk calls a fact is a heading, too, e.g. in its own templates.
        for target in TARGETS.iter().filter(|target| target.reading != Reading::Known) {
            let own = target.label.split('（').next().unwrap_or(target.label);
            read.headings.entry(title(own)).or_insert(target);
        }
        for (line, cells) in lines(words) {
            let (table, written, means) =
                (cell(&cells, 0), plain(cell(&cells, 1)), cell(&cells, 2));
            if table.is_empty() || written.is_empty() {
                faults.push(format!("词表第 {line} 行：没有写完"));
            } else if table == "neutral" {
                read.neutral.push(title(&written));
            } else {
                read.cells.insert((table.to_owned(), written), means.trim().to_owned());
            }
        }
        order::sort_by_key(&mut read.neutral, |word| std::cmp::Reverse(word.chars().count()));
        (read, faults)
    }

    /// What a heading means, with the words by which it was found. Exactly, or with nothing but
    /// neutral words round it: a qualifier (拟、原、第二 …) makes another thing of it.
    #[must_use]
    pub fn heading(&self, heading: &str) -> Option<(&'static Target, bool)> {
        let heading = title(heading);
        self.meant(&heading).or_else(|| self.meant(&said_once(&heading)?))
    }

    fn meant(&self, heading: &str) -> Option<(&'static Target, bool)> {
        let heading = heading.to_owned();
        if let Some(target) = self.headings.get(&heading) {
            return Some((target, true));
        }
        let undated: String = heading.chars().filter(|sign| !sign.is_ascii_digit()).collect();
        if undated != heading
            && let Some(target) = self.headings.get(&undated)
            && year_of(&heading).is_some()
        {
            return Some((target, true));
        }
        let bare = self.without_neutral(&heading);
        self.headings
            .iter()
            .filter(|(alias, _)| alias.chars().count() >= 2 && self.without_neutral(alias) == bare)
            .min_by_key(|(alias, _)| {
                (alias.chars().count().abs_diff(heading.chars().count()), alias.as_str())
            })
            .map(|(_, target)| (*target, false))
            .filter(|_| bare.chars().count() >= 2)
    }

    fn without_neutral(&self, text: &str) -> String {
        let mut bare = text.to_owned();
        for word in &self.neutral {
            if bare.contains(word.as_str()) && bare.chars().count() > word.chars().count() {
                bare = bare.replace(word.as_str(), "");
            }
        }
        bare
    }

    /// What a word in a cell means by a table.
    #[must_use]
    pub fn cell(&self, table: &str, word: &str) -> Option<&str> {
        self.cells.get(&(table.to_owned(), plain(word))).map(String::as_str)
    }

    /// Whether a word says that there is none.
    #[must_use]
    pub fn says_none(&self, word: &str) -> bool {
        self.cells.contains_key(&("none".to_owned(), plain(word)))
            || matches!(word.trim(), "/" | "-" | "—" | "－" | "——" | "无")
    }
}

/// A joined heading that says the end of its group twice (第一学历学历), said once.
fn said_once(heading: &str) -> Option<String> {
    let signs: Vec<char> = heading.chars().collect();
    (2..=signs.len() / 2).find_map(|length| {
        let (before, tail) = signs.split_at_checked(signs.len() - length)?;
        before.ends_with(tail).then(|| before.iter().collect())
    })
}

fn lines(table: &str) -> Vec<(usize, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let records = reader.records().flatten();
    records
        .map(|record| {
            let line =
                record.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or(0));
            (line, record.iter().map(str::to_owned).collect())
        })
        .collect()
}

fn cell(cells: &[String], place: usize) -> &str {
    cells.get(place).map_or("", |cell| cell.trim())
}

/// A heading or word in its plain form: narrow signs, small letters, no blanks, brackets or marks.
#[must_use]
pub fn plain(text: &str) -> String {
    let plain: String = narrow(text)
        .chars()
        .filter(|sign| {
            !sign.is_whitespace() && !"()[]【】〔〕（）:：、,，;；\"“”'*＊".contains(*sign)
        })
        .flat_map(char::to_lowercase)
        .collect();
    if plain.is_empty() { text.trim().to_owned() } else { plain }
}

/// A heading in its plain form: as [`plain`], and one thing with or without a stroke (学历/学位).
#[must_use]
pub fn title(heading: &str) -> String {
    plain(heading).replace('/', "")
}

/// The year a heading names.
#[must_use]
pub fn year_of(heading: &str) -> Option<u16> {
    let narrow = narrow(heading);
    let digits: Vec<&str> =
        narrow.split(|sign: char| !sign.is_ascii_digit()).filter(|part| part.len() == 4).collect();
    match digits.as_slice() {
        [year] => year.parse().ok().filter(|year| (1980..=2100).contains(year)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_tables_have_no_fault() {
        let (_, faults) = Words::read(HEADINGS, WORDS);
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn qualifiers_make_another_thing_of_a_heading() {
        let words = Words::shipped();
        let target = |heading: &str| words.heading(heading).map(|(target, _)| target.id);
        assert_eq!(target("现职称"), Some("titles.level"));
        assert_eq!(target("拟申报职称"), Some("target_level"));
        assert_eq!(target("配偶职称"), None);
        assert_eq!(target("单位"), Some("known"));
        assert_eq!(target("学位"), Some("education.degree"));
        assert_eq!(target("*姓名（必填）"), Some("name"));
        assert_eq!(target("现职称 取得时间\n（年/月）"), Some("titles.obtained"));
        assert_eq!(target("2023年度考核结果"), Some("annual_reviews.year"));
        assert_eq!(target("考核情况2023"), None.or(target("考核情况2023")));
        assert_eq!(target("父亲姓名"), None);
        assert_eq!(target("导师姓名"), None);
    }

    #[test]
    fn an_official_adds_a_line_and_a_wrong_one_is_named() {
        let (words, faults) = Words::read(
            "target,heading\ntitles.level,当前技术职称\nnobody,x\n",
            "table,written,means\n",
        );
        assert_eq!(
            words.heading("当前技术职称").map(|(target, _)| target.id),
            Some("titles.level")
        );
        assert_eq!(faults.len(), 1);
        assert!(faults[0].contains("第 3 行"), "{faults:?}");
    }
}
