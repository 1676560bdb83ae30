//! The command keeps its word: no argument, byte or device makes it panic or claim what is not so.

use crate::common;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use common::at;
use common::workspace::{first, workspace};
use serde_json::Value as Json;

/// A case of whichever edition comes first.
fn case() -> String {
    format!(r#"{{"edition":"{}","matter":"电子证书登记"}}"#, edition())
}

fn edition() -> &'static str {
    &common::notice_set().editions[0].edition
}

fn assess() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
    command.current_dir(at(""));
    command
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = assess()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // It may have read enough.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn answers(input: &str) -> Vec<Json> {
    let output = run(&["--jsonl"], input.as_bytes());
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn error(case: &str) -> String {
    answers(case)[0]["error"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_written_in_other_letters_is_the_same_case() {
    let case = case();
    let plain = &answers(&case)[0];
    let first = edition().chars().next().unwrap();
    let rest: String = edition().chars().skip(1).collect();
    let spelt = format!("\\u{:04x}{rest}", u32::from(first));
    let escaped = case.replace(edition(), &spelt);
    assert_ne!(escaped, case);
    assert_eq!(&answers(&escaped)[0], plain);
    let after = answers(&format!("{case}\n{escaped}\n{{\"edition\":\"nowhere1999\"}}\n{case}"));
    assert_eq!(&after[1], plain, "a line is judged the same after another");
    assert_eq!(&after[3], plain);
    assert!(after[2]["error"].as_str().unwrap().starts_with("edition: "));
}

#[test]
fn numbers_beyond_measure_are_named_by_their_key() {
    let with = |more: &str| format!("{{\"edition\":\"{}\",{more}}}", edition());
    assert_eq!(error(&with("\"ss_months\":-0")), "", "minus nothing is nothing");
    assert_eq!(
        error(&with("\"aid\":[{\"kind\":\"援藏\",\"years\":-0.0,\"reviews_ok\":\"是\"}]")),
        ""
    );
    let nines = "9".repeat(400);
    for number in ["1e400", "-1e400", nines.as_str(), "1e2", "12.0", "-1"] {
        let said = error(&with(&format!("\"ss_months\":{number}")));
        assert!(said.starts_with("ss_months: "), "{number}: {said}");
    }
    let said = error(&with("\"aid\":[{\"kind\":\"援藏\",\"years\":1e400,\"reviews_ok\":\"是\"}]"));
    assert!(said.starts_with("aid[0].years: "), "{said}");
    let said = error(&with(r#""target_specialty":"\ud800""#));
    assert!(said.starts_with("target_specialty: "), "{said}");
    let said = error(&with(r#""\ud800":1"#));
    assert!(!said.is_empty() && !said.starts_with("(case)"), "{said}");
}

#[test]
fn places_in_json_are_counted_in_letters() {
    let said = error("{\"edition\":\"大渡口\" \"matter\"}");
    assert!(said.starts_with("(case): ") && said.contains("第 1 行第 18 个字"), "{said}");
}

#[test]
fn blank_lines_and_marks_are_skipped_and_nothing_else() {
    let case = case();
    let output = run(&["--jsonl"], format!("\u{feff}\n \u{feff} \r\n\n{case}\r\nx\n").as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 2, "{text}");
    assert!(text.lines().nth(1).unwrap().starts_with("{\"error\":\"(case): "));
}

#[test]
fn a_line_is_answered_before_the_next_is_sent() {
    let mut child =
        assess().arg("--jsonl").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let case = case();
    for part in [format!("{case}\n"), format!("{case}\n{{\"edi")] {
        stdin.write_all(part.as_bytes()).unwrap();
        stdin.flush().unwrap();
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        assert!(line.contains("outcome"), "{line}");
    }
    drop(stdin);
    let mut rest = String::new();
    stdout.read_to_string(&mut rest).unwrap();
    assert_eq!(rest.lines().count(), 1, "the half line is answered too");
    assert!(child.wait().unwrap().success());
}

#[cfg(unix)]
#[test]
fn arguments_that_are_no_text_and_devices_are_met_calmly() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe");
    let output = assess().arg(odd).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(String::from_utf8(output.stdout).unwrap().starts_with("{\"error\":\"(case): "));
    for arguments in [
        vec!["lint", "/dev/null"],
        vec!["/"],
        vec!["/no/such"],
        vec!["--notices"],
        vec!["--x"],
        vec!["", "", ""],
    ] {
        let output = assess().args(&arguments).output().unwrap();
        assert!(matches!(output.status.code(), Some(1 | 2 | 64)), "{arguments:?}: {output:?}");
    }
    let odd_folder = assess().arg("lint").arg(odd).output().unwrap();
    assert_eq!(odd_folder.status.code(), Some(1));
}

/// Rules that no case decides may say anything: that nothing was found is not all there is to say.
#[test]
fn that_nothing_was_found_comes_with_the_rules_that_no_case_decides() {
    const CASE: &str = "没有案例核对过";
    let root = workspace("tests/notices/green", "command-unproved");
    let lint = || {
        let said = assess().arg("lint").arg(&root).output().unwrap();
        assert_eq!(said.status.code(), Some(0));
        String::from_utf8(said.stdout).unwrap()
    };
    assert!(!lint().contains(CASE), "{}", lint());
    fs::remove_dir_all(root.join(first("tests/notices/green")).join("cases")).unwrap();
    assert!(lint().contains(CASE), "{}", lint());
}

#[cfg(target_os = "linux")]
#[test]
fn what_could_not_be_written_is_not_called_done() {
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("command-case.json");
    fs::write(&file, case()).unwrap();
    let file = file.to_str().unwrap();
    for arguments in [vec![file], vec!["--help"], vec!["lint"]] {
        let status = assess().args(&arguments).stdout(full()).status().unwrap();
        assert_eq!(status.code(), Some(1), "{arguments:?}");
    }
    let mut child = assess().arg("--jsonl").stdin(Stdio::piped()).stdout(full()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(format!("{}\n", case()).as_bytes()).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(1));
    let closed = assess().arg(file).stdout(Stdio::piped()).spawn().map(|mut child| {
        drop(child.stdout.take());
        child.wait().unwrap().code()
    });
    assert_eq!(closed.unwrap(), Some(0), "a closed pipe wants no more");
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_within_ten_times_the_input() {
    let size = 20_000_000;
    let many = format!("[{}1]\n", "1,".repeat(size / 2));
    let deep = format!("{}\n", "[".repeat(size));
    let keys: String =
        (0..size / 12).fold(String::new(), |keys, place| keys + &format!("\"k{place:06}\":1,"));
    let long = format!("{{\"target_specialty\":\"{}\"}}\n", "字".repeat(size / 3));
    for (name, input) in
        [("many", many), ("deep", deep), ("keys", format!("{{{keys}\"x\":1}}\n")), ("long", long)]
    {
        let mut child =
            assess().arg("--jsonl").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let (sent, length) = (input.clone(), input.len());
        let writer = std::thread::spawn(move || {
            stdin.write_all(sent.as_bytes()).unwrap();
            stdin
        });
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("{\"error\":"), "{name}: {line}");
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        let kilobytes: usize = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(
            kilobytes * 1000 < length * 10 + 100_000_000,
            "{name}: {kilobytes} kB for {length} bytes"
        );
        drop(writer.join().unwrap());
        child.wait().unwrap();
    }
}
