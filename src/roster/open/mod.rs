//! Reading a file of any kind that rosters come in: what it is is seen by its content, never by its name.

pub mod older;
pub mod parts;
mod styles;
pub mod text;
pub mod xlsx;
pub mod xml;

use super::sheet::{Book, Format, MOST_BYTES, MOST_CELLS, Refusal, Sheet};

/// Turns bytes written in GB18030 (and so GBK and GB2312) into text; `None` where they are not.
/// The browser has the tables for it, so the page's program need not carry them.
pub type Gb18030 = fn(&[u8]) -> Option<String>;

/// What a file is, by its first bytes and its contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Zip,
    Ole,
    Html,
    XmlSheet,
    Pdf,
    Image,
    Archive,
    Text,
}

/// Reads the file.
///
/// # Errors
/// Why it cannot be read, with the remedy.
pub fn open(bytes: &[u8], gb18030: Gb18030) -> Result<Book, Refusal> {
    match modern(bytes, gb18030)? {
        Some(book) => Ok(book),
        None => older::read(bytes),
    }
}

/// Reads the file where it is XLSX or text; nothing where it is of an older format, whose readers
/// ([`older`]) the page fetches only for such a file.
///
/// # Errors
/// Why it cannot be read, with the remedy.
pub fn modern(bytes: &[u8], gb18030: Gb18030) -> Result<Option<Book>, Refusal> {
    if bytes.is_empty() {
        return Err(Refusal::new("这个文件是空的，里面没有内容。请重新选择。"));
    }
    if bytes.len() > MOST_BYTES {
        return Err(too_large(bytes.len()));
    }
    let book = match looks(bytes) {
        Looks::Zip => {
            let archive = parts::opened(bytes)?;
            match parts::kind(&archive)? {
                Format::Ods => return Ok(None),
                _ => xlsx::read(&archive)?,
            }
        }
        Looks::Ole => return Ok(None),
        Looks::Html => {
            return Err(Refusal::new(
                "这个文件其实是网页（有的系统导出的 .xls 就是这样），不是表格。请用 WPS 或 Excel 打开它，另存为 .xlsx，再选择新文件。",
            ));
        }
        Looks::XmlSheet => {
            return Err(Refusal::new(
                "这是 2003 版的 XML 表格。请用 WPS 或 Excel 打开它，另存为 .xlsx，再选择新文件。",
            ));
        }
        Looks::Pdf => {
            return Err(Refusal::new(
                "这是 PDF 文件，不是表格。请选择名册的原表（.xlsx、.xls、.ods 或 .csv）。",
            ));
        }
        Looks::Image => {
            return Err(Refusal::new(
                "这是图片，不是表格。请选择名册的原表（.xlsx、.xls、.ods 或 .csv）。",
            ));
        }
        Looks::Archive => {
            return Err(Refusal::new("这是压缩包。请先解压，再选择里面的表格。"));
        }
        Looks::Text => text::csv(bytes, gb18030)?,
    };
    some(book).map(Some)
}

/// A book with something in it.
fn some(book: Book) -> Result<Book, Refusal> {
    if book.sheets.is_empty() {
        return Err(Refusal::new("这个文件里没有一格有内容。请核对是不是选错了文件。"));
    }
    Ok(book)
}

fn book_of(format: Format, mut sheets: Vec<Sheet>) -> Book {
    let hidden: Vec<&str> =
        sheets.iter().filter(|sheet| sheet.hidden).map(|sheet| sheet.name.as_str()).collect();
    let remarks = if hidden.is_empty() {
        Vec::new()
    } else {
        vec![format!("有 {} 个隐藏的工作表：{}", hidden.len(), hidden.join("、"))]
    };
    sheets.retain(|sheet| !sheet.rows.is_empty());
    Book { format, sheets, remarks }
}

fn enough(filled: usize) -> Result<(), Refusal> {
    if filled <= MOST_CELLS {
        return Ok(());
    }
    Err(Refusal::new(format!(
        "这个文件的内容超过 {MOST_CELLS} 格，请删去用不到的列，或者分成几份再试。"
    )))
}

/// Why a file of so many bytes is not read. The page asks before it reads a file at all.
#[must_use]
pub fn too_large(bytes: usize) -> Refusal {
    Refusal::new(format!(
        "这个文件有 {} MB，超过了 {} MB。请删去用不到的工作表和图片，或者分成几份再试。",
        bytes >> 20,
        MOST_BYTES >> 20
    ))
}

fn looks(bytes: &[u8]) -> Looks {
    let starts = |mark: &[u8]| bytes.starts_with(mark);
    if starts(b"PK\x03\x04") || starts(b"PK\x05\x06") {
        return Looks::Zip;
    }
    if starts(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) || starts(&[0x09, 0x08]) {
        return Looks::Ole;
    }
    if starts(b"%PDF") {
        return Looks::Pdf;
    }
    if starts(&[0x89, b'P', b'N', b'G']) || starts(&[0xff, 0xd8, 0xff]) || starts(b"GIF8") {
        return Looks::Image;
    }
    if starts(b"Rar!") || starts(b"7z\xbc\xaf") || starts(&[0x1f, 0x8b]) {
        return Looks::Archive;
    }
    let head: Vec<u8> = bytes.iter().take(2048).map(u8::to_ascii_lowercase).collect();
    let start = head.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(&head).trim_ascii_start();
    let holds = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
    if holds(b"urn:schemas-microsoft-com:office:spreadsheet") && start.starts_with(b"<?xml") {
        return Looks::XmlSheet;
    }
    if start.starts_with(b"<")
        && [&b"<html"[..], b"<table", b"<!doctype"].iter().any(|word| holds(word))
    {
        return Looks::Html;
    }
    Looks::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(bytes: &[u8]) -> String {
        open(bytes, |_| None).unwrap_err().words
    }

    #[test]
    fn what_is_no_roster_is_named_with_the_remedy() {
        assert!(refused(b"").contains("空的"));
        assert!(refused(b"%PDF-1.7").contains("PDF"));
        assert!(refused(b"\x89PNG\r\n").contains("图片"));
        assert!(refused(b"Rar!\x1a\x07").contains("压缩包"));
        let html = "\u{feff}<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>姓名</td></tr></table></html>";
        assert!(refused(html.as_bytes()).contains("网页"));
        assert!(refused(b"PK\x03\x04 broken").contains("损坏"));
        assert!(refused(b" \n \n").contains("没有一格有内容"));
        assert!(refused(&vec![b'a'; MOST_BYTES + 1]).contains("超过了 50 MB"));
    }
}
