//! The command `assess` (contract §1), and the officials' commands `lint` and `compile`.

use std::collections::BTreeMap;
use std::io::{self, BufRead, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::assess::assess;
use crate::domain::Fault;
use crate::export::json;
use crate::notice::lint::Problem;
use crate::notice::load::{self, Shelf};
use crate::notice::{Notice, compile, publish};

const USAGE: &str = "用法：
  assess [文件|-]               读一份申报情况（JSON），输出评估
  assess --jsonl                逐行读申报情况，逐行输出评估
  assess lint [通知文件夹]       检查全部通知的规则文件
  assess compile 通知文件夹 输出文件夹 [版本…]   编译成网页使用的文件；写了版本的，只编译这些
选项：
  --notices 通知文件夹           默认从当前目录和程序所在目录向上寻找 public/notices";

/// Runs the command with the process's arguments and streams.
#[must_use]
pub fn run() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let notices = match take_option(&mut arguments, "--notices") {
        Ok(notices) => notices.map(PathBuf::from),
        Err(message) => return usage(&message),
    };
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["-h" | "--help"] => {
            print(USAGE);
            ExitCode::SUCCESS
        }
        ["lint"] => with_folder(notices, lint),
        ["lint", folder] => lint(Path::new(folder)),
        ["compile", folder, out, only @ ..] => compile_all(Path::new(folder), Path::new(out), only),
        ["--jsonl"] => with_folder(notices, |folder| with_shelf(folder, jsonl)),
        [] | ["-"] => {
            with_folder(notices, |folder| with_shelf(folder, |desk| one(desk, &read_stdin())))
        }
        [file] if !file.starts_with("--") => {
            let text = std::fs::read_to_string(file)
                .map_err(|error| format!("无法读取文件「{file}」：{error}"));
            with_folder(notices, |folder| with_shelf(folder, |desk| one(desk, &text)))
        }
        _ => usage("参数不对"),
    }
}

fn take_option(arguments: &mut Vec<String>, name: &str) -> Result<Option<String>, String> {
    let Some(place) = arguments.iter().position(|argument| argument == name) else {
        return Ok(None);
    };
    arguments.remove(place);
    if place < arguments.len() {
        Ok(Some(arguments.remove(place)))
    } else {
        Err(format!("{name} 后面缺少内容"))
    }
}

fn usage(message: &str) -> ExitCode {
    complain(&format!("{message}\n{USAGE}"));
    ExitCode::from(64)
}

fn print(text: &str) {
    // A reader that has closed the pipe wants no more; that is no fault of ours.
    let _ = writeln!(io::stdout(), "{text}");
}

fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

fn read_stdin() -> Result<String, String> {
    let mut bytes = Vec::new();
    io::stdin().read_to_end(&mut bytes).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|_| "不是 UTF-8 文字".to_owned())
}

fn with_folder(given: Option<PathBuf>, then: impl FnOnce(&Path) -> ExitCode) -> ExitCode {
    match given.or_else(find_notices) {
        Some(folder) => then(&folder),
        None => usage("找不到 public/notices，请用 --notices 指明"),
    }
}

/// `public/notices` in the current folder or one above it, else above the program itself.
fn find_notices() -> Option<PathBuf> {
    let starts = [std::env::current_dir().ok(), std::env::current_exe().ok()];
    starts.into_iter().flatten().find_map(|start| {
        start.ancestors().map(|folder| folder.join("public/notices")).find(|folder| folder.is_dir())
    })
}

fn with_shelf(folder: &Path, then: impl FnOnce(&mut Desk) -> ExitCode) -> ExitCode {
    match load::shelf(folder) {
        Ok(shelf) => then(&mut Desk { shelf, notices: BTreeMap::new() }),
        Err(problems) => {
            complain(&list(&problems));
            ExitCode::FAILURE
        }
    }
}

/// The notices at hand, compiled when first asked for.
struct Desk {
    shelf: Shelf,
    notices: BTreeMap<String, Notice>,
}

impl Desk {
    fn open(&mut self, text: &str) -> Result<(), Vec<Problem>> {
        for folder in &self.shelf.editions {
            if text.contains(&folder.edition) && !self.notices.contains_key(&folder.edition) {
                let notice = compile::notice(&self.shelf, &folder.edition)?;
                self.notices.insert(folder.edition.clone(), notice);
            }
        }
        Ok(())
    }

    /// The assessment of one case as a line, or its fault.
    fn answer(&mut self, text: &str) -> Result<serde_json::Value, Fault> {
        self.open(text).map_err(|problems| Fault::new("edition", list(&problems)))?;
        let case = json::read_case(text, |id| self.notices.get(id).map(Notice::dialect))?;
        let notice = case.edition.as_ref().and_then(|id| self.notices.get(id));
        Ok(json::assessment(notice, &case, &assess(notice, &case)))
    }
}

fn one(desk: &mut Desk, text: &Result<String, String>) -> ExitCode {
    let answer = match text {
        Ok(text) => desk.answer(text.trim_start_matches('\u{feff}')),
        Err(reason) => Err(Fault::new("(case)", reason.clone())),
    };
    match answer {
        Ok(answer) => {
            print(&format!("{answer:#}"));
            ExitCode::SUCCESS
        }
        Err(fault) => {
            print(&json::fault(&fault).to_string());
            ExitCode::from(2)
        }
    }
}

fn jsonl(desk: &mut Desk) -> ExitCode {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let Ok(line) = line else {
            return ExitCode::FAILURE;
        };
        let answer = match String::from_utf8(line) {
            Ok(text) if text.trim().is_empty() => continue,
            Ok(text) => desk.answer(text.trim_start_matches('\u{feff}')),
            Err(_) => Err(Fault::new("(case)", "不是 UTF-8 文字")),
        };
        let line = answer.unwrap_or_else(|fault| json::fault(&fault));
        if writeln!(out, "{line}").is_err() {
            return ExitCode::SUCCESS;
        }
    }
    if out.flush().is_err() { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn list(problems: &[Problem]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn lint(folder: &Path) -> ExitCode {
    let compiled = load::shelf(folder).and_then(|shelf| {
        let mut problems = compile::guide(&shelf).err().unwrap_or_default();
        for edition in &shelf.editions {
            match compile::notice(&shelf, &edition.edition) {
                Ok(_) => problems
                    .extend(compile::forms(&shelf, &edition.edition).err().unwrap_or_default()),
                Err(more) => problems.extend(more),
            }
        }
        if problems.is_empty() { Ok(shelf) } else { Err(problems) }
    });
    match compiled {
        Ok(shelf) => {
            let clauses: usize = shelf
                .editions
                .iter()
                .flat_map(|folder| &folder.files)
                .map(|(_, file)| file.clause.len())
                .sum();
            print(&format!("{} 个通知版本、{clauses} 条条款，没有发现问题", shelf.editions.len()));
            ExitCode::SUCCESS
        }
        Err(problems) => {
            print(&list(&problems));
            print(&format!("共 {} 处问题", problems.len()));
            ExitCode::FAILURE
        }
    }
}

/// Compiles the notices of `folder` into `out`: the editions in `only`, or all where it is empty.
fn compile_all(folder: &Path, out: &Path, only: &[&str]) -> ExitCode {
    let shelf = match load::shelf(folder) {
        Ok(shelf) => shelf,
        Err(problems) => {
            complain(&list(&problems));
            return ExitCode::FAILURE;
        }
    };
    let known = |name: &&str| shelf.editions.iter().any(|folder| folder.edition == *name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        complain(&format!("没有收录 {unknown}"));
        return ExitCode::FAILURE;
    }
    match compile_shelf(&shelf, out, only) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// Writes the compiled files into `out`: the new ones, then the catalog that names them, and only
/// then goes what is out of date, compressed copies included. Nothing else in the folder is touched.
fn compile_shelf(shelf: &Shelf, out: &Path, only: &[&str]) -> Result<(), String> {
    let offered = |edition: &str| only.is_empty() || only.contains(&edition);
    let files = publish::files_of(shelf, offered).map_err(|problems| list(&problems))?;
    std::fs::create_dir_all(out)
        .map_err(|error| format!("无法建立文件夹 {}：{error}", out.display()))?;
    for file in &files {
        std::fs::write(out.join(&file.name), &file.bytes)
            .map_err(|error| format!("{} 无法写入：{error}", file.name))?;
    }
    let unread = |error: io::Error| format!("{} 无法清理旧文件：{error}", out.display());
    for entry in std::fs::read_dir(out).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if publish::is_published(&name) && !files.iter().any(|file| file.name == name) {
            std::fs::remove_file(entry.path())
                .map_err(|error| format!("旧文件 {name} 无法删除：{error}"))?;
        }
    }
    Ok(())
}
