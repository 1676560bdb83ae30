//! Where words go: what was to be written and was not is never called done.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use crate::notice::finding::Finding;

/// Writes a line to the standard output; the exit code says whether it arrived.
pub fn say(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    arrived(writeln!(out, "{text}").and_then(|()| out.flush()))
}

/// Success where the words arrived, or nobody wants them any more.
pub fn arrived(written: io::Result<()>) -> ExitCode {
    match written {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has closed the pipe has read enough; that is no fault of ours.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("结果没有写出去：{error}"));
            ExitCode::FAILURE
        }
    }
}

/// Writes a line to the standard error; where that is closed too there is nobody left to tell.
pub fn complain(text: &str) {
    let _ = writeln!(io::stderr(), "{text}");
}

/// The findings, a line each.
#[must_use]
pub fn list(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
