//! The officials' commands: looking through the notices, and compiling them into a site.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::process::ExitCode;

use super::cases;
use super::out::{complain, list, say};
use crate::notice::finding::{Code, Finding};
use crate::notice::load::NoticeSet;
use crate::notice::source::File;
use crate::notice::{lint, publish};
use crate::prove;

/// Everything wrong with the files, and, of notices that compile, with what their rules come to.
#[must_use]
pub fn look(folder: &Path) -> lint::Report {
    judge(lint::folder(folder))
}

/// The same of notices that were read.
#[must_use]
pub fn judge(report: lint::Report) -> lint::Report {
    judge_people(judge_words(report))
}

/// What people made up and the worked cases show, beside what the words do.
#[must_use]
pub fn judge_people(mut report: lint::Report) -> lint::Report {
    for notice in &report.notices {
        report.findings.extend(prove::check(notice));
    }
    settle(&mut report);
    report.findings.extend(report.idle_marks());
    // Where anything else is wrong with an edition, its cases miss what they name, and come out otherwise,
    // because of that.
    let edition = |finding: &Finding| finding.file.split('/').next().unwrap_or_default().to_owned();
    let others = report.findings.iter().filter(|finding| finding.code != Code::Lock);
    let wrong: BTreeSet<String> = others.map(edition).collect();
    let (examples, told) = cases::read(&report.set);
    let follows = |finding: &Finding| {
        finding.code == Code::Example && wrong.contains(edition(finding).as_str())
    };
    let told: Vec<Finding> = told.into_iter().filter(|finding| !follows(finding)).collect();
    let sound: Vec<cases::Example> =
        examples.into_iter().filter(|example| !wrong.contains(example.edition.as_str())).collect();
    report.findings.extend(told);
    report.findings.extend(cases::wrong(&report.notices, &sound));
    report.arrange();
    report
}

/// What of that the words show, before anybody is made up and any case worked: whatever is found here is found by
/// all of it too, in a fraction of the time.
#[must_use]
pub fn judge_words(mut report: lint::Report) -> lint::Report {
    for notice in &report.notices {
        let folder = report.set.editions.iter().find(|it| it.edition == notice.edition);
        let against = |folder| prove::against_words(notice, &report.set, folder);
        report.findings.extend(folder.into_iter().flat_map(against));
    }
    settle(&mut report);
    // Words that are not as printed say what they say by mistake.
    let misquoted: BTreeSet<String> = report
        .findings
        .iter()
        .filter(|finding| finding.code == Code::NotInSource)
        .map(|finding| finding.table.clone())
        .collect();
    report.findings.retain(|finding| {
        let of_words = matches!(finding.code, Code::Unsaid | Code::Unnamed);
        !of_words || !misquoted.contains(&finding.table)
    });
    report.arrange();
    report
}

/// Says of what was found where it is asked, and takes out what clauses take back.
fn settle(report: &mut lint::Report) {
    for finding in &mut report.findings {
        asked_where(&report.set, finding);
    }
    report.waive();
}

/// Of what is asked the wrong way, the file of the question.
fn asked_where(set: &NoticeSet, finding: &mut Finding) {
    if ![Code::HalfAsked, Code::Unread].contains(&finding.code) || finding.file.contains('/') {
        return;
    }
    let own = set.editions.iter().filter(|folder| folder.edition == finding.file);
    let mut files = own.flat_map(|folder| &folder.files);
    let asks =
        |(_, file): &&(String, File)| file.question.iter().any(|it| it.fact == finding.found);
    if let Some((name, _)) = files.find(asks) {
        finding.file.clone_from(name);
        finding.table.clone_from(&finding.found);
    }
}

/// Looks through the notices of a folder and says everything that is wrong.
#[must_use]
pub fn lint(folder: &Path) -> ExitCode {
    let report = look(folder);
    if report.findings.is_empty() {
        let files = report.set.editions.iter().flat_map(|folder| &folder.files);
        let clauses: usize = files.map(|(_, file)| file.clause.len()).sum();
        let editions = report.set.editions.len();
        let unproved = match cases::unproved(&report.set, &report.notices) {
            0 => String::new(),
            rules => format!(
                "。还有 {rules} 条规则没有案例核对过，写错了看不出来：运行 assess cases 看是哪几条"
            ),
        };
        return say(&format!("{editions} 个通知版本、{clauses} 条条款，没有发现问题{unproved}"));
    }
    let told = say(&format!("{}\n共 {} 处问题", list(&report.findings), report.findings.len()));
    if told == ExitCode::SUCCESS { ExitCode::FAILURE } else { told }
}

/// Compiles the notices of a folder, or only those named, into the folder of a site, if nothing is
/// wrong with them.
#[must_use]
pub fn compile(folder: &Path, out: &Path, only: &[&str]) -> ExitCode {
    let report = look(folder);
    if !report.findings.is_empty() {
        complain(&list(&report.findings));
        return ExitCode::FAILURE;
    }
    let known = |name: &&str| report.set.editions.iter().any(|folder| folder.edition == *name);
    if let Some(unknown) = only.iter().find(|name| !known(name)) {
        complain(&format!("没有收录 {unknown}"));
        return ExitCode::FAILURE;
    }
    let offered = |edition: &str| only.is_empty() || only.contains(&edition);
    let written = publish::files_of(&report.set, offered)
        .map_err(|findings| list(&findings))
        .and_then(|files| write(&files, out));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            complain(&message);
            ExitCode::FAILURE
        }
    }
}

/// Writes the compiled files: the new ones, the catalog that names them last, and only then goes what
/// is out of date, compressed copies included. Nothing else in the folder is touched.
fn write(files: &[publish::Published], out: &Path) -> Result<(), String> {
    std::fs::create_dir_all(out)
        .map_err(|error| format!("无法建立文件夹 {}：{error}", out.display()))?;
    for file in files {
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
