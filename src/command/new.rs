//! `assess new`: the folder of a new edition, from nothing or from last year's, with everything that has to
//! be filled in or gone through marked, so that `assess lint` names each place until nothing is left.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::out::{complain, say};
use crate::notice::lint::{FILL, REVIEW};
use crate::notice::load::{CASES, LOCK, SOURCE};

/// Said before the edition that is copied.
const FROM: &str = "--from";
/// Digits of a year.
const YEAR: usize = 4;

/// Begins the edition at `path`, whose name is the edition's.
pub fn new(path: &Path, rest: &[&str]) -> ExitCode {
    let made = match rest {
        [] => begun(path),
        [FROM, old] => copied(path, old),
        _ => Err("写法：assess new 通知文件夹/新版本 [--from 旧版本]".to_owned()),
    };
    match made {
        Ok(said) => say(&said),
        Err(message) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// The name and year of the edition, if the folder can be one and is not there yet.
fn named(path: &Path) -> Result<(String, String), String> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let (letters, year) =
        name.split_at_checked(name.len().saturating_sub(YEAR)).unwrap_or_default();
    let is_name = !letters.is_empty()
        && letters.chars().all(|mark| mark.is_ascii_lowercase())
        && year.chars().all(|mark| mark.is_ascii_digit());
    if !is_name {
        return Err(format!("「{name}」不能用作版本：请用小写拼音加年份，如 fuling2026"));
    }
    if path.exists() {
        return Err(format!("{} 已经有了，没有动它。请换一个名称", path.display()));
    }
    Ok((name.to_owned(), year.to_owned()))
}

fn written(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(path, text))
        .map_err(|error| format!("{} 无法写入：{error}", path.display()))
}

/// What to do next, for people.
fn next(name: &str, marks: usize) -> String {
    format!(
        "已建好 {name}，有 {marks} 处要填写或核对。\n\
         1. 把通知原文粘贴进 {name}/{SOURCE}\n\
         2. 运行 assess lint，照它列出的一处一处改；改好一处，删去那里的“{FILL}”或者“# {REVIEW}”\n\
         3. 全部改好、逐项核对以后，运行 assess lock"
    )
}

/// An edition from nothing.
fn begun(path: &Path) -> Result<String, String> {
    let (name, year) = named(path)?;
    let mut marks = 0;
    for (file, text) in TEMPLATE {
        let text = text.replace("{版本}", &name).replace("{年}", &year);
        marks += text.matches(FILL).count() + text.matches(REVIEW).count();
        written(&path.join(file), &text)?;
    }
    Ok(next(&name, marks))
}

/// An edition from last year's: its rules under new ids, without its lock and text; days, years and named
/// values marked.
fn copied(path: &Path, old: &str) -> Result<String, String> {
    let (name, year) = named(path)?;
    let root = path.parent().unwrap_or(path);
    let from = root.join(old);
    let mut files = Vec::new();
    if from.is_dir() {
        gather(&from, "", &mut files)?;
    }
    if files.is_empty() {
        return Err(format!("{} 里没有 {old} 这一版", root.display()));
    }
    let mut marks = 0;
    for (file, bytes) in files {
        if [LOCK, SOURCE].contains(&file.as_str()) {
            continue;
        }
        let text = crate::notice::load::decode(&bytes)
            .ok_or_else(|| format!("{old}/{file} 的编码读不出来，请另存为 UTF-8"))?;
        let renamed = renamed(&text, old, &name);
        let text = if file.starts_with(CASES) {
            renamed_cases(&renamed, &name)
        } else if file.ends_with(".toml") {
            marked(&renamed, &year, &mut marks)
        } else {
            renamed
        };
        written(&path.join(&file), &text)?;
    }
    marks += 1;
    written(&path.join(SOURCE), &format!("{FILL}：把{year}年通知的原文粘贴在这里】\n"))?;
    let mut said = next(&name, marks);
    let _ = write!(
        said,
        "\n条款的 quote 还是去年的：放好原文以后，与原文不一致的会逐条列出（T20）；评委会表里的日期早于印发日期的也会列出（T22）"
    );
    Ok(said)
}

/// Every file below a folder, with its path.
fn gather(folder: &Path, prefix: &str, found: &mut Vec<(String, Vec<u8>)>) -> Result<(), String> {
    let unread = |error: std::io::Error| format!("{} 无法读取：{error}", folder.display());
    for entry in std::fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let name = format!("{prefix}{name}");
        if path.is_dir() {
            gather(&path, &format!("{name}/"), found)?;
        } else {
            found.push((name, std::fs::read(&path).map_err(unread)?));
        }
    }
    found.sort();
    Ok(())
}

/// The ids of the old edition under the new name.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, from) = rest.split_at(at);
        let after = from.get(old.len()..).unwrap_or_default();
        let whole = !before.ends_with(|mark: char| mark.is_ascii_alphanumeric())
            && after.starts_with(['.', '"', '/']);
        left.push_str(before);
        left.push_str(if whole { new } else { old });
        rest = after;
    }
    left.push_str(rest);
    left
}

/// Cases under names of their own, as no two may have the same.
fn renamed_cases(text: &str, new: &str) -> String {
    let names: Vec<&str> = text.lines().filter_map(|line| value_of(line, "name")).collect();
    let mut out = String::new();
    for line in text.lines() {
        let own = value_of(line, "base").is_some_and(|base| names.contains(&base));
        if value_of(line, "name").is_some() || own {
            let _ = writeln!(out, "{}", line.replacen('"', &format!("\"{new}："), 1));
        } else {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

/// The words that a line gives to a key.
fn value_of<'l>(line: &'l str, key: &str) -> Option<&'l str> {
    let (word, value) = line.split_once('=')?;
    let value = value.trim().strip_prefix('"')?.split('"').next()?;
    (word.trim() == key).then_some(value)
}

/// Keys of the head that are of the year, beside dates.
const OF_THE_YEAR: &[&str] = &["number", "title", "issued", "cutoff", "to_year", "year", "is"];

/// The text of a file with a mark above each line that holds a day, a year or a named value.
fn marked(text: &str, year: &str, marks: &mut usize) -> String {
    let mut out = String::new();
    let (mut table, mut within) = (String::new(), false);
    for line in text.lines() {
        let begins_whole = !within;
        // Within words over several lines a mark would be read as one of them.
        within ^= line.matches("\"\"\"").count() % 2 == 1 || line.matches("'''").count() % 2 == 1;
        if let Some(head) = line.trim().strip_prefix('[').filter(|_| begins_whole) {
            head.trim_matches(['[', ']']).clone_into(&mut table);
        }
        let (key, value) =
            line.split_once('=').map_or(("", ""), |(key, value)| (key.trim(), value));
        let words = ["quote", "printed", "meaning", "text", "why"].contains(&key);
        let of_year = OF_THE_YEAR.contains(&key) && (key != "is" || table == "value");
        let line = match (key, table.as_str()) {
            ("year", "notice") if value.trim().starts_with(|mark: char| mark.is_ascii_digit()) => {
                format!("year = {year}")
            }
            _ => line.to_owned(),
        };
        let is_comment = line.trim_start().starts_with('#');
        if begins_whole && !is_comment && !words && (of_year || has_year(value)) {
            *marks += 1;
            let _ = writeln!(out, "# {REVIEW}：下一行是去年的，改好或者核对无误以后删去这一行");
        }
        let _ = writeln!(out, "{line}");
    }
    out
}

/// Whether words hold a year: four digits that begin with 19 or 20.
fn has_year(words: &str) -> bool {
    let runs = words.split(|mark: char| !mark.is_ascii_digit());
    runs.into_iter()
        .any(|run| run.len() == YEAR && (run.starts_with("19") || run.starts_with("20")))
}

/// The files of an edition from nothing.
const TEMPLATE: &[(&str, &str)] = &[
    ("notice.toml", include_str!("new/notice.toml")),
    ("rules.toml", include_str!("new/rules.toml")),
    ("questions.toml", include_str!("new/questions.toml")),
    (SOURCE, "【待填：把通知原文全文粘贴在这里，一段一行，一个字也不改】\n"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_renamed_and_days_marked() {
        assert_eq!(
            renamed("\"a2025.one\" xa2025.two a2025x", "a2025", "a2026"),
            "\"a2026.one\" xa2025.two a2025x"
        );
        let mut marks = 0;
        let text = "[notice]\nyear = 2025\nname = \"甲\"\n[[clause]]\nquote = \"2025年\"\nyears = 4\nstart = \"2025-09-01\"\n";
        let text = marked(text, "2026", &mut marks);
        assert_eq!(marks, 2, "{text}");
        assert!(text.contains("year = 2026") && toml::from_str::<toml::Table>(&text).is_ok());
        let cases = renamed_cases(
            "[[case]]\nname = \"甲\"\n[[case]]\nname = \"乙\"\nbase = \"甲\"\n",
            "b2026",
        );
        assert!(cases.contains("base = \"b2026：甲\""), "{cases}");
    }
}
