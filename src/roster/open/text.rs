//! Text with separators: its encoding, its separator, its cells.

use super::Gb18030;
use crate::roster::sheet::{Book, Cell, Format, MOST_CELLS, Refusal, Sheet};

/// Reads text with separators.
///
/// # Errors
/// That it is no text, or too large.
pub fn csv(bytes: &[u8], gb18030: Gb18030) -> Result<Book, Refusal> {
    let (text, encoding) = decoded(bytes, gb18030)?;
    let separator = separator(&text);
    let text = with_blank_rows(&text);
    let mut sheet = Sheet { name: "文本".to_owned(), ..Sheet::default() };
    let mut reader = ::csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut record = ::csv::StringRecord::new();
    let mut cells = 0;
    let mut row = 0;
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                let line = error
                    .position()
                    .map_or(row + 1, |place| usize::try_from(place.line()).unwrap_or(0));
                return Err(Refusal::new(format!("第 {line} 行读不下去，请检查引号是否成对。")));
            }
        }
        for (column, cell) in record.iter().enumerate() {
            cells += usize::from(!cell.trim().is_empty());
            sheet.put(row, column, Cell::Text(cell.to_owned()))?;
        }
        if cells > MOST_CELLS {
            return Err(Refusal::new(format!(
                "这个文件的内容超过 {MOST_CELLS} 格，请分成几份再试。"
            )));
        }
        row += 1;
    }
    let named = match separator {
        b'\t' => "制表符",
        b';' => "分号",
        b'|' => "竖线",
        _ => "逗号",
    };
    let remarks = vec![format!("按 {encoding} 编码、以{named}分隔读取")];
    let sheets = if sheet.rows.is_empty() { Vec::new() } else { vec![sheet] };
    Ok(Book { format: Format::Csv, sheets, remarks })
}

/// The text and the name of its encoding: a byte order mark decides, then strict UTF-8, then GB18030,
/// which holds GBK and GB2312. The order matters: most UTF-8 would pass as GB18030, too.
fn decoded(bytes: &[u8], gb18030: Gb18030) -> Result<(String, &'static str), Refusal> {
    if let Some(rest) = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]) {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok((text.to_owned(), "UTF-8")),
            Err(_) => Err(damaged()),
        };
    }
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return Ok((sixteen(rest, u16::from_le_bytes)?, "UTF-16"));
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return Ok((sixteen(rest, u16::from_be_bytes)?, "UTF-16"));
    }
    let zeros = |offset: usize| {
        bytes.iter().skip(offset).step_by(2).take(200).filter(|byte| **byte == 0).count()
    };
    if bytes.len() > 3 && zeros(1) > 2 && zeros(0) == 0 {
        return Ok((sixteen(bytes, u16::from_le_bytes)?, "UTF-16"));
    }
    if bytes.contains(&0) {
        return Err(Refusal::new(
            "这个文件不是表格，也不是文字。请选择名册的原表（.xlsx、.xls、.ods 或 .csv）。",
        ));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((text.to_owned(), "UTF-8"));
    }
    gb18030(bytes).map(|text| (text, "GBK")).ok_or_else(damaged)
}

fn damaged() -> Refusal {
    Refusal::new("文字编码认不出来，文件可能已损坏。请用 WPS 或 Excel 打开，另存为 .xlsx 再试。")
}

fn sixteen(bytes: &[u8], order: fn([u8; 2]) -> u16) -> Result<String, Refusal> {
    let units: Vec<u16> = bytes
        .chunks_exact(2)
        .map(|pair| match pair {
            [one, two] => order([*one, *two]),
            _ => 0,
        })
        .collect();
    String::from_utf16(&units).map_err(|_| damaged())
}

/// The separator by which the first lines fall into most cells, the same number on each.
fn separator(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(20).collect();
    let score = |sign: char| {
        let counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, sign)).collect();
        let most = counts.iter().copied().max().unwrap_or(0);
        let alike = counts.iter().filter(|count| **count == most).count();
        most * alike
    };
    let signs = [(',', b','), ('\t', b'\t'), (';', b';'), ('|', b'|')];
    let mut best = (0, b',');
    for (sign, byte) in signs {
        let score = score(sign);
        if score > best.0 {
            best = (score, byte);
        }
    }
    best.1
}

/// The reader passes over blank lines; a quoted nothing keeps each a row of its own.
fn with_blank_rows(text: &str) -> String {
    let mut quoted = false;
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if !quoted && line.trim().is_empty() {
            out.push_str("\"\"\n");
            continue;
        }
        quoted ^= line.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
        out.push_str(line);
    }
    out
}

fn outside_quotes(line: &str, sign: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for letter in line.chars() {
        if letter == '"' {
            quoted = !quoted;
        } else if letter == sign && !quoted {
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gb(bytes: &[u8]) -> Option<String> {
        encoding_rs::GB18030
            .decode_without_bom_handling_and_without_replacement(bytes)
            .map(Into::into)
    }

    fn names(bytes: &[u8]) -> (Vec<String>, String) {
        let book = csv(bytes, gb).unwrap();
        let rows = book.sheets.iter().flat_map(|sheet| &sheet.rows);
        (rows.flatten().map(Cell::shown).collect(), book.remarks.concat())
    }

    #[test]
    fn every_encoding_is_found_from_one_row_on() {
        let text = "姓名,职称\n张三,工程师";
        let expected = ["姓名", "职称", "张三", "工程师"].map(str::to_owned).to_vec();
        let sixteen =
            |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<u8>>();
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            (marked(&[0xef, 0xbb, 0xbf], text.as_bytes()), "UTF-8"),
            (encoding_rs::GBK.encode(text).0.into_owned(), "GBK"),
            (marked(&[0xff, 0xfe], &sixteen(u16::to_le_bytes)), "UTF-16"),
            (marked(&[0xfe, 0xff], &sixteen(u16::to_be_bytes)), "UTF-16"),
        ] {
            let (cells, remark) = names(&bytes);
            assert_eq!(cells, expected, "{name}");
            assert!(remark.contains(name), "{remark}");
        }
        assert_eq!(names(&encoding_rs::GBK.encode("张三").0).0, ["张三"]);
        assert_eq!(names(&encoding_rs::GB18030.encode("姓名\n㐂").0).0, ["姓名", "㐂"]);
    }

    #[test]
    fn every_separator_is_found() {
        for sign in [",", "\t", ";"] {
            let text = format!("姓名{sign}备注\n张三{sign}\"一{sign}二\"\n");
            assert_eq!(names(text.as_bytes()).0, ["姓名", "备注", "张三", &format!("一{sign}二")]);
        }
    }

    #[test]
    fn blank_lines_keep_the_rows_in_their_places() {
        let book = csv("姓名\n\n\n张三".as_bytes(), gb).unwrap();
        assert_eq!(book.sheets[0].cell(3, 0).shown(), "张三");
    }

    #[test]
    fn what_is_no_text_is_refused() {
        assert!(csv(&[1, 0, 2, 0, 0, 9], gb).is_err());
        assert!(csv(&[0xff, 0xff, 0x80, 0x81], gb).is_err());
    }
}
