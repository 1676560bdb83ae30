//! The command `assess` (contract §1), and the officials' commands `lint`, `cases` and `compile`.

mod assess;
pub mod cases;
mod lock;
mod new;
pub mod notices;
mod out;
mod roster;
mod rules;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use out::{complain, say};

const USAGE: &str = "用法：
  assess [文件|-]               读一份申报情况（JSON），输出评估
  assess --jsonl                逐行读申报情况，逐行输出评估
  assess lint [通知文件夹]       检查全部通知的规则文件
  assess new 通知文件夹/新版本 [--from 旧版本]   开始写一份通知：建好文件夹，要填写、核对的地方都有记号
  assess cases [通知文件夹] [版本…] [--write]   试算全部案例，列出没有案例核对的规则；--write 写出缺的案例供核对
  assess rules [通知文件夹] [版本…]   把每条规则的条件写成一句话，供逐项核对
  assess lock [通知文件夹] [版本…] [--removed]   逐项核对以后，写下现有的规则：以后少一条、改一条都会指出；确实要删规则的加 --removed
  assess compile 通知文件夹 输出文件夹 [版本…]   编译成网页使用的文件；写了版本的，只编译这些
选项：
  --notices 通知文件夹           默认从当前目录和程序所在目录向上寻找 public/notices";

/// Exit code of arguments that make no sense (`EX_USAGE`).
const MISUSED: u8 = 64;

/// Runs the command with the process's arguments and streams.
#[must_use]
pub fn run() -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let notices = match take_option(&mut arguments, "--notices") {
        Ok(notices) => notices.map(PathBuf::from),
        Err(message) => return usage(&message),
    };
    // A path need not be text; a word of ours is.
    let words: Vec<&str> =
        arguments.iter().map(|word| word.to_str().unwrap_or("\u{fffd}")).collect();
    let path = |place: usize| arguments.get(place).map_or(Path::new(""), Path::new);
    match words.as_slice() {
        ["-h" | "--help"] => say(&format!("{USAGE}\n{}", roster::USAGE)),
        ["lint"] => with_folder(notices, notices::lint),
        ["lint", _] => notices::lint(path(1)),
        ["new", _, rest @ ..] => new::new(path(1), rest),
        ["cases"] => with_folder(notices, |folder| cases::run(folder, &[])),
        ["cases", first, ..] if first.starts_with("--") => {
            with_folder(notices, |folder| cases::run(folder, words.get(1..).unwrap_or_default()))
        }
        ["cases", _, rest @ ..] => cases::run(path(1), rest),
        ["rules"] => with_folder(notices, |folder| rules::rules(folder, &[])),
        ["rules", _, only @ ..] => rules::rules(path(1), only),
        ["lock"] => with_folder(notices, |folder| lock::lock(folder, &[])),
        ["lock", first, ..] if first.starts_with("--") => {
            with_folder(notices, |folder| lock::lock(folder, words.get(1..).unwrap_or_default()))
        }
        ["lock", _, only @ ..] => lock::lock(path(1), only),
        ["roster", rest @ ..] => with_folder(notices, |folder| match roster::run(rest, folder) {
            Ok(report) => say(&report),
            Err(message) => {
                complain(&message);
                ExitCode::from(2)
            }
        }),
        ["compile", _, _, only @ ..] => notices::compile(path(1), path(2), only),
        ["--jsonl"] => with_folder(notices, assess::lines),
        [] | ["-"] => with_folder(notices, |folder| assess::one(folder, None)),
        [file] if !file.starts_with("--") => {
            with_folder(notices, |folder| assess::one(folder, Some(path(0))))
        }
        _ => usage("参数不对"),
    }
}

fn take_option(arguments: &mut Vec<OsString>, name: &str) -> Result<Option<OsString>, String> {
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
    complain(&format!("{message}\n{USAGE}\n{}", roster::USAGE));
    ExitCode::from(MISUSED)
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
