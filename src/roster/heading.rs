//! Where the heading of a sheet is: below title lines, over one or two rows, before the people.

use super::sheet::Sheet;
use super::words::{Words, plain};

/// Rows in which a heading is looked for.
const SEARCHED: usize = 40;

/// The heading of a sheet and the rows under it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heading {
    /// The first row of the heading.
    pub first: usize,
    /// How many rows it has: 1 or 2; 0 where none was found.
    pub lines: usize,
    /// The words over each column; two rows are joined.
    pub labels: Vec<String>,
}

impl Heading {
    /// The first row under it.
    #[must_use]
    pub const fn below(&self) -> usize {
        self.first + self.lines
    }
}

/// Finds the heading: the rows whose words mean most to us. Where none means anything, the first row
/// about as wide as the others.
#[must_use]
pub fn find(sheet: &Sheet, words: &Words) -> Heading {
    let mut best: Option<(usize, Heading)> = None;
    for first in 0..sheet.rows.len().min(SEARCHED) {
        for lines in [1, 2] {
            let heading = at(sheet, first, lines);
            if heading.lines != lines {
                continue;
            }
            let score = score(&heading, words);
            if score >= 2 && best.as_ref().is_none_or(|(most, _)| score > *most) {
                best = Some((score, heading));
            }
        }
    }
    best.map_or_else(|| at(sheet, by_width(sheet), 1), |(_, heading)| heading)
}

/// The heading that begins at `first` and has so many rows, as an official chose it.
#[must_use]
pub fn at(sheet: &Sheet, first: usize, lines: usize) -> Heading {
    let width = sheet.width();
    let text =
        |row: usize, column: usize| sheet.cell(row, column).shown().replace(['\n', '\r'], "");
    if lines < 2 {
        let labels = (0..width).map(|column| text(first, column)).collect();
        return Heading { first, lines: 1, labels };
    }
    // The second row belongs to the heading only where it goes on under some of the first, and holds
    // no figures.
    let below: Vec<String> = (0..width).map(|column| text(first + 1, column)).collect();
    let figures = |word: &String| {
        !word.is_empty() && word.chars().all(|sign| sign.is_ascii_digit() || ".-/ ".contains(sign))
    };
    if below.iter().all(String::is_empty) || below.iter().any(figures) {
        return Heading::default();
    }
    let mut group = String::new();
    let mut labels = Vec::with_capacity(width);
    for (column, child) in below.into_iter().enumerate() {
        let parent = text(first, column);
        if !parent.is_empty() {
            // A word with nothing under it reaches over both rows and groups nothing.
            group = if child.is_empty() { String::new() } else { parent.clone() };
        }
        labels.push(match (parent.is_empty(), child.is_empty()) {
            (_, false) if plain(&child) == plain(&group) => child,
            (_, false) => format!("{group}{child}"),
            (false, true) => parent,
            (true, true) => String::new(),
        });
    }
    Heading { first, lines: 2, labels }
}

/// How many labels mean something; a row with the same word twice over is a title, not a heading.
fn score(heading: &Heading, words: &Words) -> usize {
    let filled = heading.labels.iter().filter(|label| !label.is_empty());
    let meant =
        filled.filter(|label| label.chars().count() <= 40 && words.heading(label).is_some());
    // One row is preferred to two that mean the same.
    meant.count() * 2 + usize::from(heading.lines == 1)
}

fn by_width(sheet: &Sheet) -> usize {
    let filled: Vec<usize> = sheet
        .rows
        .iter()
        .take(100)
        .map(|row| row.iter().filter(|cell| !cell.is_empty()).count())
        .collect();
    let rows = filled.iter().filter(|count| **count > 0).count().max(1);
    let average = filled.iter().sum::<usize>() / rows;
    filled.iter().position(|count| *count > 0 && count * 10 >= average * 9).unwrap_or(0)
}

/// Whether a row under the heading is a note, a sum or the heading again rather than a person.
#[must_use]
pub fn is_note(sheet: &Sheet, row: usize, heading: &Heading) -> bool {
    const NOTES: &[&str] = &[
        "注",
        "说明",
        "备注",
        "填表",
        "合计",
        "小计",
        "总计",
        "共计",
        "制表",
        "审核",
        "单位负责人",
        "填报",
        "示例",
        "例：",
    ];
    let cells: Vec<(usize, String)> = sheet
        .rows
        .get(row)
        .into_iter()
        .flatten()
        .enumerate()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(column, cell)| (column, cell.shown()))
        .collect();
    let Some((_, first)) = cells.first() else { return true };
    let starts =
        NOTES.iter().any(|note| first.trim_start_matches(['（', '(', '*', '※']).starts_with(note));
    // The example row of a template is nobody.
    if first.starts_with("（示例）") || first.starts_with("(示例)") {
        return true;
    }
    let few = cells.len() <= 3;
    let again = cells.len() >= 3
        && cells.iter().all(|(column, word)| {
            heading.labels.get(*column).is_some_and(|label| label.ends_with(word.as_str()))
        });
    (starts && (few || cells.len() * 3 < heading.labels.len())) || again
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::sheet::Cell;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let rows = rows
            .iter()
            .map(|row| row.iter().map(|cell| Cell::Text((*cell).into())).collect())
            .collect();
        Sheet { name: "名册".into(), rows, ..Sheet::default() }
    }

    #[test]
    fn titles_and_blank_rows_above_are_passed_over() {
        let sheet = sheet(&[
            &["2026年度专业技术人员名册"],
            &[],
            &["填报单位：", "某某学校", "", "2026年3月"],
            &["姓名", "现职称", "取得时间"],
            &["甲", "工程师", "2018.06"],
        ]);
        let heading = find(&sheet, &Words::shipped());
        assert_eq!((heading.first, heading.lines, heading.below()), (3, 1, 4));
    }

    #[test]
    fn two_rows_are_joined_under_their_group() {
        let sheet = sheet(&[
            &["花名册"],
            &["姓名", "第一学历", "", "最高学历", "", "职称"],
            &["", "学历", "毕业时间", "学历", "毕业时间", ""],
            &["甲", "大专", "2001.7", "本科", "2010.1", "工程师"],
        ]);
        let heading = find(&sheet, &Words::shipped());
        assert_eq!((heading.first, heading.lines), (1, 2));
        assert_eq!(
            heading.labels,
            [
                "姓名",
                "第一学历学历",
                "第一学历毕业时间",
                "最高学历学历",
                "最高学历毕业时间",
                "职称"
            ]
        );
    }

    #[test]
    fn one_row_stays_one_row_though_words_stand_below() {
        let sheet = sheet(&[&["姓名", "职称", "学历"], &["甲", "工程师", "本科"]]);
        assert_eq!(find(&sheet, &Words::shipped()).lines, 1);
    }

    #[test]
    fn notes_sums_and_repeated_headings_are_no_people() {
        let sheet = sheet(&[
            &["姓名", "职称", "学历"],
            &["甲", "工程师", "本科"],
            &["姓名", "职称", "学历"],
            &["合计", "1 人"],
            &["注：职称按证书填写"],
            &[],
        ]);
        let heading = find(&sheet, &Words::shipped());
        let notes: Vec<bool> = (1..6).map(|row| is_note(&sheet, row, &heading)).collect();
        assert_eq!(notes, [false, true, true, true, true]);
    }
}
