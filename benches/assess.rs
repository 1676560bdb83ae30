//! How many full assessments a second of processor time one core makes. Run with
//! `cargo bench --bench assess`. Where the system tells the time a thread was on a processor (Linux), that is
//! measured, so that other programs disturb little; elsewhere the time that passes. With `-- --write FOLDER` it
//! measures nothing and writes the compiled notices and the cases, for `benches/assess.mjs`.
//!
//! An assessment is the whole of [`assess`], with its reasons, ladder, windows, papers and form
//! fields, as the page and the command line get it. Notices and cases are read beforehand, as they
//! are when answers are typed, and the result is not written as JSON. The cases are complete, of
//! every matter of every edition, and each is assessed anew in every round: nothing is kept from
//! one case to the next.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a benchmark stops where something is wrong")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use common::walk::walk;
use common::{notice_set, notices, read};
use serde_json::Value as Json;
use zhicheng::assess::assess;
use zhicheng::domain::{Case, Place, options};
use zhicheng::notice::{Notice, publish};

/// So many cases of each notice, picked evenly from all ways through its questions.
const CASES: usize = 4000;
const WARM_UP: Duration = Duration::from_millis(300);
const MEASURED: Duration = Duration::from_secs(2);

fn main() {
    // Started by `cargo test --benches`, it only has to build.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let mut given = std::env::args().skip_while(|argument| argument != "--write").skip(1);
    if let Some(folder) = given.next() {
        write(Path::new(&folder));
        return;
    }
    let mut all = Vec::new();
    for notice in notices() {
        let cases: Vec<Case> = cases(notice)
            .iter()
            .map(|case| read(std::slice::from_ref(notice), case).unwrap())
            .collect();
        report(&notice.edition, notice, &cases);
        if notice.edition == "dadukou2022" {
            let engineers: Vec<Case> =
                cases.iter().filter(|case| is_engineer(case)).cloned().collect();
            report("dadukou2022 工程技术", notice, &engineers);
        }
        all.push((notice, cases));
    }
    let total: usize = all.iter().map(|(_, cases)| cases.len()).sum();
    let rate = rate(|| {
        all.iter()
            .map(|(notice, cases)| cases.iter().map(|case| proofs(notice, case)).sum::<usize>())
            .sum()
    });
    line("全部", total, rate(total));
}

/// Complete cases of every matter the notice covers.
fn cases(notice: &Notice) -> Vec<Json> {
    let complete: Vec<_> = Place::each(options::MATTERS)
        .filter(|(place, _)| notice.covers.has(place.among()))
        .flat_map(|(_, matter)| walk(notice, matter, 24).complete)
        .collect();
    let step = complete.len().div_ceil(CASES).max(1);
    complete.into_iter().step_by(step).collect()
}

/// The compiled notices as a host serves them, and beside them the cases, one a line.
fn write(folder: &Path) {
    fs::create_dir_all(folder).unwrap();
    for file in publish::files(notice_set()).unwrap() {
        fs::write(folder.join(file.name), file.bytes).unwrap();
    }
    for notice in notices() {
        let lines: Vec<String> = cases(notice).iter().map(Json::to_string).collect();
        fs::write(folder.join(format!("{}.jsonl", notice.edition)), lines.join("\n")).unwrap();
    }
}

fn is_engineer(case: &Case) -> bool {
    case.option(zhicheng::domain::Fact::TargetSeries) == Some(0)
}

/// Assesses, and looks at the result so that none of it can be left out.
fn proofs(notice: &Notice, case: &Case) -> usize {
    let assessment = black_box(assess(Some(notice), black_box(case)));
    assessment.reasons.len() + assessment.verify.len()
}

/// Repeats the round for the time measured; the rate for a number of assessments in a round.
fn rate(round: impl Fn() -> usize) -> impl Fn(usize) -> f64 {
    let repeat = |time: Duration| {
        let (start, worked, mut rounds) = (Instant::now(), on_processor(), 0_u32);
        while start.elapsed() < time {
            black_box(round());
            rounds += 1;
        }
        let spent = on_processor().zip(worked).map(|(now, then)| now.saturating_sub(then));
        f64::from(rounds) / spent.unwrap_or_else(|| start.elapsed()).as_secs_f64()
    };
    repeat(WARM_UP);
    let rounds = repeat(MEASURED);
    move |number| rounds * f64::from(u32::try_from(number).unwrap())
}

/// How long this thread was on a processor, where the system tells.
fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}

fn report(name: &str, notice: &Notice, cases: &[Case]) {
    let rate = rate(|| cases.iter().map(|case| proofs(notice, case)).sum());
    line(name, cases.len(), rate(cases.len()));
}

fn line(name: &str, cases: usize, rate: f64) {
    println!("{name}: {rate:.0} 次评估/秒（{cases} 例）");
}
