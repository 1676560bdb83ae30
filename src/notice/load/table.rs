//! CSV tables as Excel writes them: with commas, semicolons or tabs, with English or Chinese
//! headings, with empty rows at the end.

use super::Text;
use crate::notice::finding::{Code, Finding};

/// A column that a table may have.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its key.
    pub key: &'static str,
    /// What people may write instead.
    pub names: &'static [&'static str],
    /// Whether the table must have it.
    pub required: bool,
}

/// A table read: its rows, each with its line, cells in the order of the given columns.
#[derive(Debug, Default)]
pub struct Table {
    rows: Vec<(usize, Vec<String>)>,
    columns: Vec<&'static str>,
}

impl Table {
    /// The rows with their lines in the file.
    pub fn rows(&self) -> impl Iterator<Item = (usize, Row<'_>)> {
        self.rows.iter().map(|(line, cells)| (*line, Row { cells, columns: &self.columns }))
    }
}

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'t> {
    cells: &'t [String],
    columns: &'t [&'static str],
}

impl<'t> Row<'t> {
    /// The cell in the column `key`; empty where the table has no such column.
    #[must_use]
    pub fn cell(&self, key: &str) -> &'t str {
        let place = self.columns.iter().position(|column| *column == key);
        place.and_then(|place| self.cells.get(place)).map_or("", String::as_str)
    }
}

/// The lines of the table that are not empty, heading first; where one cannot be read, none follows.
#[must_use]
pub fn records(text: &Text) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator(&text.text));
    let records = reader.from_reader(text.text.as_bytes()).into_records();
    let cells = records
        .map_while(Result::ok)
        .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect::<Vec<String>>());
    cells.filter(|cells| cells.iter().any(|cell| !cell.is_empty())).collect()
}

/// The cells of the table, heading apart.
#[must_use]
pub fn cells(text: &Text) -> Vec<String> {
    records(text).into_iter().skip(1).flatten().collect()
}

/// Reads the table; headings that end in `_raw` are kept for the record and read by nobody.
pub fn read(text: &Text, columns: &[Column], findings: &mut Vec<Finding>) -> Table {
    let mut reader = csv::ReaderBuilder::new();
    reader.has_headers(false).flexible(true).delimiter(separator(&text.text));
    let mut records = Vec::new();
    for record in reader.from_reader(text.text.as_bytes()).into_records() {
        match record {
            Ok(record) => {
                let line =
                    record.position().map_or(0, |place| usize::try_from(place.line()).unwrap_or(0));
                let cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
                if cells.iter().any(|cell| !cell.is_empty()) {
                    records.push((line, cells));
                }
            }
            Err(_) => findings.push(
                Finding::new(Code::RowLength, &text.name)
                    .noting("表格从这里起读不出来，请检查引号"),
            ),
        }
    }
    let mut records = records.into_iter();
    let Some((line, head)) = records.next() else {
        return Table::default();
    };
    let keys = headings(text, line, &head, columns, findings);
    let is_empty = records.len() == 0;
    let mut table =
        Table { rows: Vec::new(), columns: columns.iter().map(|column| column.key).collect() };
    for (line, cells) in records {
        if cells.len() > head.len()
            || cells.len() < head.len() && head.len() > 1 && cells.len() == 1
        {
            let note =
                format!("这一行有 {} 格，表头有 {} 格，请检查逗号和引号", cells.len(), head.len());
            findings.push(Finding::new(Code::RowLength, &text.name).at((line, 0)).noting(note));
            continue;
        }
        let row = table.columns.iter().map(|column| {
            let place = keys.iter().position(|key| key == &Some(*column));
            place.and_then(|place| cells.get(place)).cloned().unwrap_or_default()
        });
        table.rows.push((line, row.collect()));
    }
    if is_empty {
        findings.push(
            Finding::new(Code::Empty, &text.name)
                .noting("这张表只有表头，没有内容。请补上，或者删去文件"),
        );
    }
    table
}

/// What parts the cells of the first line.
fn separator(text: &str) -> u8 {
    let head = text.lines().next().unwrap_or_default();
    let count = |mark: char| head.matches(mark).count();
    match (count(','), count(';'), count('\t')) {
        (commas, semicolons, tabs) if tabs > commas && tabs >= semicolons => b'\t',
        (commas, semicolons, _) if semicolons > commas => b';',
        _ => b',',
    }
}

/// The key of each heading; reported where it is none.
fn headings(
    text: &Text,
    line: usize,
    head: &[String],
    columns: &[Column],
    findings: &mut Vec<Finding>,
) -> Vec<Option<&'static str>> {
    let mut keys: Vec<Option<&'static str>> = Vec::new();
    let mut column = 1;
    for heading in head {
        let known = columns
            .iter()
            .find(|known| known.key == heading || known.names.contains(&heading.as_str()));
        let finding = |code| Finding::new(code, &text.name).at((line, column)).saw(heading);
        match known {
            Some(known) if keys.contains(&Some(known.key)) => {
                findings
                    .push(finding(Code::DuplicateKey).noting("表头里这一列写了两次，请删去一列"));
                keys.push(None);
            }
            Some(known) => keys.push(Some(known.key)),
            None => {
                if heading.is_empty() {
                    findings
                        .push(finding(Code::Heading).noting("这一列没有列名，请补上或删去整列"));
                } else if !heading.ends_with("_raw") {
                    let words = columns
                        .iter()
                        .flat_map(|known| known.names.iter().chain([&known.key]))
                        .copied();
                    findings.push(finding(Code::Heading).among(words));
                }
                keys.push(None);
            }
        }
        column += heading.chars().count() + 1;
    }
    for missing in
        columns.iter().filter(|column| column.required && !keys.contains(&Some(column.key)))
    {
        let note = format!("表头缺少「{}」这一列，请补上", missing.key);
        findings.push(
            Finding::new(Code::Heading, &text.name).at((line, 0)).of(missing.key).noting(note),
        );
    }
    keys
}

/// A day or minute as people and Excel write it, in the form that notices use; `None` where it is none.
///
/// `2026/9/1 9:00`, `2026-9-1`, `2026.9.1` and `2026年9月1日 9时30分` are read.
#[must_use]
pub fn moment(cell: &str) -> Option<String> {
    let cell = cell.trim().replace('T', " ").replace('：', ":");
    let mut numbers = Vec::new();
    let mut rest = cell.as_str();
    let between: [&[&str]; 5] = [
        &["-", "/", ".", "年"],
        &["-", "/", ".", "月"],
        &["日", " ", ""],
        &[":", "时", "点"],
        &["分", ":00", ""],
    ];
    for marks in between {
        let digits = rest.find(|mark: char| !mark.is_ascii_digit()).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(digits)?;
        numbers.push(number.parse::<u32>().ok().filter(|_| (1..=4).contains(&digits))?);
        let mark = marks.iter().find(|mark| after.starts_with(**mark))?;
        rest = after.strip_prefix(mark)?.trim_start();
        if rest.is_empty() && (numbers.len() == 3 || numbers.len() == 5) {
            break;
        }
    }
    match (rest.is_empty(), numbers.as_slice()) {
        (true, [year, month, day]) => Some(format!("{year:04}-{month:02}-{day:02}")),
        (true, [year, month, day, hour, minute]) => {
            Some(format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column { key: "seq", names: &["序号"], required: true },
        Column { key: "name", names: &["名称", "评委会名称"], required: true },
        Column { key: "note", names: &["备注"], required: false },
    ];

    fn cells(text: &str) -> (Vec<Vec<String>>, Vec<String>) {
        let mut findings = Vec::new();
        let text = Text { name: "a2030/committees.csv".to_owned(), text: text.to_owned() };
        let table = read(&text, COLUMNS, &mut findings);
        let rows = table
            .rows()
            .map(|(_, row)| COLUMNS.iter().map(|column| row.cell(column.key).to_owned()).collect());
        (rows.collect(), findings.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_excel_writes_is_read() {
        let wanted =
            (vec![vec!["1".to_owned(), "甲,乙".to_owned(), String::new()]], Vec::<String>::new());
        for text in [
            "seq,name,note\n1,\"甲,乙\",\n",
            "序号;评委会名称;备注\r\n1;甲,乙;\r\n;;\r\n",
            "序号\t名称\n1\t甲,乙\n\n\n",
            "name,seq,x_raw\n\"甲,乙\",1,任何\n,,\n",
        ] {
            assert_eq!(cells(text), wanted, "{text}");
        }
    }

    #[test]
    fn headings_and_rows_at_fault_are_named_with_their_line() {
        assert!(
            cells("seq,nmae\n1,甲\n")
                .1
                .iter()
                .any(|line| line.contains("第 1 行第 5 列") && line.contains("是不是「name」"))
        );
        assert!(cells("seq,note\n1,甲\n").1.iter().any(|line| line.contains("缺少「name」")));
        assert!(cells("seq,name,名称\n1,甲,乙\n").1.iter().any(|line| line.contains("写了两次")));
        assert!(
            cells("seq,name\n1,甲,乙,丙\n")
                .1
                .iter()
                .any(|line| line.contains("第 2 行") && line.contains("4 格"))
        );
        assert!(cells("seq,name\n").1.iter().any(|line| line.contains("只有表头")));
    }

    #[test]
    fn dates_are_read_as_excel_and_people_write_them() {
        for (cell, wanted) in [
            ("2026-09-01", "2026-09-01"),
            ("2026/9/1", "2026-09-01"),
            ("2026.9.1", "2026-09-01"),
            ("2026年9月1日", "2026-09-01"),
            ("2026/9/1 9:00", "2026-09-01T09:00"),
            ("2026-11-29T17:30", "2026-11-29T17:30"),
            ("2026年9月1日 9时30分", "2026-09-01T09:30"),
            ("2026/9/1 9:00:00", "2026-09-01T09:00"),
        ] {
            assert_eq!(moment(cell).as_deref(), Some(wanted), "{cell}");
        }
        for cell in ["9月1日", "2026-09", "2026/9/1 9", "长期", "2026-9-1起", ""] {
            assert_eq!(moment(cell), None, "{cell}");
        }
    }
}
