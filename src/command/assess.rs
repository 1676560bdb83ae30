//! Reading cases and writing assessments, one or line by line.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::ExitCode;

use super::out::{arrived, complain, list, say};
use crate::assess::assess;
use crate::domain::Fault;
use crate::export::json;
use crate::notice::finding::Finding;
use crate::notice::load::{self, NoticeSet};
use crate::notice::{Notice, compile};

/// Larger than any case by far; a device without end is not read to its end.
const MOST_BYTES: u64 = 256 << 20;
/// Exit code of a case that does not fit (contract §1).
const UNFIT: u8 = 2;

/// The notices at hand, each compiled when a case first names it: what one case says never changes
/// what becomes of another.
struct Desk {
    set: NoticeSet,
    notices: BTreeMap<String, OnceCell<Result<Notice, Vec<Finding>>>>,
}

impl Desk {
    fn open(folder: &Path) -> Result<Self, ExitCode> {
        let set = load::notice_set(folder).map_err(|findings| {
            complain(&list(&findings));
            ExitCode::FAILURE
        })?;
        let cells = set.editions.iter().map(|folder| (folder.edition.clone(), OnceCell::new()));
        let notices = cells.collect();
        Ok(Self { set, notices })
    }

    fn notice(&self, id: &str) -> Option<&Result<Notice, Vec<Finding>>> {
        Some(self.notices.get(id)?.get_or_init(|| compile::notice(&self.set, id)))
    }

    /// The assessment of one case, or its fault.
    fn answer(&self, bytes: &[u8]) -> Result<serde_json::Value, Fault> {
        let text = str::from_utf8(bytes).map_err(|_| Fault::new("(case)", "不是 UTF-8 文字"))?;
        let broken = OnceCell::new();
        let find = |id: &str| match self.notice(id)? {
            Ok(notice) => Some(notice.vocabulary()),
            Err(findings) => {
                broken.get_or_init(|| list(findings));
                None
            }
        };
        let read = json::read_case(text.trim_start_matches('\u{feff}'), find);
        if let Some(findings) = broken.get() {
            return Err(Fault::new("edition", format!("这个通知版本的规则文件有误：{findings}")));
        }
        let case = read?;
        let notice = case.edition.as_ref().and_then(|id| self.notice(id)?.as_ref().ok());
        Ok(json::assessment(notice, &case, &assess(notice, &case)))
    }
}

/// Reads one case from `file`, or from the standard input, and writes its assessment.
pub fn one(notices: &Path, file: Option<&Path>) -> ExitCode {
    let desk = match Desk::open(notices) {
        Ok(desk) => desk,
        Err(code) => return code,
    };
    let bytes = match file {
        None => whole(io::stdin().lock()).map_err(|error| error.to_string()),
        Some(path) => File::open(path)
            .and_then(whole)
            .map_err(|error| format!("无法读取文件「{}」：{error}", path.display())),
    };
    let answer =
        bytes.map_err(|reason| Fault::new("(case)", reason)).and_then(|bytes| desk.answer(&bytes));
    match answer {
        Ok(answer) => say(&format!("{answer:#}")),
        Err(fault) => {
            let said = say(&json::fault(&fault).to_string());
            if said == ExitCode::SUCCESS { ExitCode::from(UNFIT) } else { said }
        }
    }
}

fn whole(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) {
        return Err(io::Error::other("太大，不像一份申报情况"));
    }
    Ok(bytes)
}

/// Reads cases line by line and writes an assessment for each as soon as it is known.
pub fn lines(notices: &Path) -> ExitCode {
    let desk = match Desk::open(notices) {
        Ok(desk) => desk,
        Err(code) => return code,
    };
    let mut source = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut out = io::BufWriter::new(io::stdout().lock());
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = (&mut source).take(MOST_BYTES + 1).read_until(b'\n', &mut line);
        let answer = match read {
            Ok(0) => return arrived(out.flush()),
            Ok(length) if u64::try_from(length).is_ok_and(|length| length > MOST_BYTES) => {
                if line.last() != Some(&b'\n') && skip_line(&mut source).is_err() {
                    return ExitCode::FAILURE;
                }
                Err(Fault::new("(case)", "这一行太长，不像一份申报情况"))
            }
            Ok(_) if is_blank(&line) => continue,
            Ok(_) => desk.answer(&line),
            Err(error) => {
                let written = arrived(out.flush());
                complain(&format!("读到一半断了：{error}"));
                return if written == ExitCode::SUCCESS { ExitCode::FAILURE } else { written };
            }
        };
        let answer = answer.unwrap_or_else(|fault| json::fault(&fault));
        let mut written = writeln!(out, "{answer}");
        // Somebody may wait for this line before sending the next.
        if written.is_ok() && !source.buffer().contains(&b'\n') {
            written = out.flush();
        }
        if written.is_err() {
            return arrived(written);
        }
    }
}

/// Nothing but white space, with or without a byte order mark.
fn is_blank(line: &[u8]) -> bool {
    let blank = |mark: char| mark.is_whitespace() || mark == '\u{feff}';
    str::from_utf8(line).is_ok_and(|text| text.chars().all(blank))
}

fn skip_line(source: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = source.fill_buf()?;
        if buffer.is_empty() {
            return Ok(());
        }
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let length = end.map_or(buffer.len(), |end| end + 1);
        source.consume(length);
        if end.is_some() {
            return Ok(());
        }
    }
}
