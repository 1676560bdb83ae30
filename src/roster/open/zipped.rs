//! What a zip archive holds, and whether it is safe to unpack: a few kilobytes can claim gigabytes.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::roster::sheet::{Format, Refusal};

/// How many bytes the parts of a book may come to when unpacked.
pub const MOST_UNPACKED: u64 = 400 << 20;
/// How many parts a book may have.
const MOST_PARTS: usize = 5_000;

/// What kind of book the archive is; every part that would be read has been unpacked once, within limits.
///
/// # Errors
/// That it is damaged, protected, no book, or swells beyond the limit.
pub fn kind(bytes: &[u8]) -> Result<Format, Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::new("这个文件里的部分太多，不像一份名册。请另存为新的 .xlsx 再试。"));
    }
    let holds = |name: &str| archive.index_for_name(name).is_some();
    let format = if holds("xl/workbook.xml") {
        Format::Xlsx
    } else if holds("content.xml") && holds("mimetype") {
        Format::Ods
    } else if holds("xl/workbook.bin") {
        return Err(Refusal::new("这是 .xlsb 表格。请用 Excel 打开，另存为 .xlsx，再选择新文件。"));
    } else if holds("word/document.xml") {
        return Err(Refusal::new(
            "这是 Word 文档，不是表格。请选择名册的原表（.xlsx、.xls、.ods 或 .csv）。",
        ));
    } else if holds("[Content_Types].xml") {
        // A book whose parts are named unusually; the reader looks them up.
        Format::Xlsx
    } else {
        return Err(Refusal::new("这是压缩包，不是表格。请先解压，再选择里面的表格。"));
    };
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let mut part = match archive.by_index(place) {
            Ok(part) => part,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err(protected());
            }
            Err(_) => return Err(damaged()),
        };
        // Pictures are never unpacked.
        let name = part.name().map_err(|_| damaged())?.into_owned();
        if name.ends_with('/') || name.contains("/media/") || name.starts_with("Pictures/") {
            continue;
        }
        let unpacked = std::io::copy(&mut part.by_ref().take(left + 1), &mut std::io::sink())
            .map_err(|_| damaged())?;
        left = left.checked_sub(unpacked).ok_or_else(|| {
            Refusal::new(format!(
                "这个文件解开后超过 {} MB，不像一份名册，为安全起见没有打开。请只复制名册所在的工作表，另存为新文件再试。",
                MOST_UNPACKED >> 20
            ))
        })?;
    }
    Ok(format)
}

/// That a file is damaged.
#[must_use]
pub fn damaged() -> Refusal {
    Refusal::new(
        "这个文件已损坏，或者没有下载完整。请用 WPS 或 Excel 打开看看；能打开的，另存为新的 .xlsx 再试。",
    )
}

/// That a file is protected by a password.
#[must_use]
pub fn protected() -> Refusal {
    Refusal::new("这个文件加了打开密码。请用 WPS 或 Excel 打开，去掉密码后另存，再选择新文件。")
}
