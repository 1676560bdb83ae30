//! Bytes that nobody should have made: links, cases and compiled notices, altered at random from good
//! ones. Nothing panics, nothing hangs; the seeds are fixed, so a failure comes back.
//!
//! `FUZZ=50 cargo test --release --test native -- fuzz::` tries fifty times as many.

use crate::common;

use std::sync::OnceLock;

use common::{at, cases, named, notices};
use zhicheng::assess::assess;
use zhicheng::domain::Case;
use zhicheng::domain::packed::{pack, unpack};
use zhicheng::domain::sealed;
use zhicheng::export::{json, link};
use zhicheng::notice::Notice;
use zhicheng::prove::Rng;

/// How many alterations are tried, `share` of the whole.
fn rounds(share: usize) -> usize {
    let times = std::env::var("FUZZ").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    20_000 / share * times
}

fn known(id: &str) -> Option<&'static Notice> {
    notices().iter().find(|notice| notice.edition == id)
}

/// Worked cases as JSON.
fn seeds() -> &'static [String] {
    static SEEDS: OnceLock<Vec<String>> = OnceLock::new();
    SEEDS.get_or_init(|| {
        let examples = cases::load(&at("public/notices"));
        examples.iter().map(|example| serde_json::to_string(&example.facts).unwrap()).collect()
    })
}

fn read(text: &str) -> Result<Case, zhicheng::domain::Fault> {
    json::read_case(text, |id| known(id).map(Notice::vocabulary))
}

/// Whatever was read is judged, and the judgement is whole.
fn judge(case: &Case) {
    let notice = case.edition.as_deref().map(|id| named(notices(), id));
    let assessment = assess(notice, case);
    assert!(json::assessment(notice, case, &assessment).is_object());
}

/// Alters one to eight places: a bit, a byte, a piece taken out, doubled or moved.
fn alter(bytes: &mut Vec<u8>, rng: &mut Rng) {
    for _ in 0..=rng.below(8) {
        let place = rng.below(bytes.len());
        let length = 1 + rng.below(12);
        let end = (place + length).min(bytes.len());
        match rng.below(6) {
            0 | 1 if place < bytes.len() => bytes[place] ^= 1 << rng.below(8),
            2 if place < bytes.len() => bytes[place] = [0, 0x7f, 0x80, 0xff][rng.below(4)],
            3 => drop(bytes.drain(place..end)),
            4 => {
                let piece = bytes[place..end].to_vec();
                let at = rng.below(bytes.len() + 1);
                bytes.splice(at..at, piece);
            }
            _ => bytes.truncate(bytes.len().saturating_sub(rng.below(4))),
        }
    }
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

fn unbase64(text: &str) -> Vec<u8> {
    let mut bits = 0_u32;
    let mut held = 0;
    let mut bytes = Vec::new();
    for letter in text.bytes() {
        let six = LETTERS.iter().position(|known| *known == letter).unwrap();
        bits = (bits << 6) | u32::try_from(six).unwrap();
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from((bits >> held) & 0xff).unwrap());
        }
    }
    bytes
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_u32, |bits, place| {
            (bits << 8) | u32::from(three.get(place).copied().unwrap_or(0))
        });
        for place in 0..=three.len() {
            text.push(char::from(
                LETTERS[usize::try_from((bits >> (18 - 6 * place)) & 63).unwrap()],
            ));
        }
    }
    text
}

/// The bytes of a link with a check sum that fits them (FNV-1a, 32 bits).
fn with_sum(bytes: &[u8]) -> String {
    let sum = bytes
        .iter()
        .fold(0x811c_9dc5_u32, |sum, byte| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
    base64(&[bytes, sum.to_le_bytes().as_slice()].concat())
}

fn open(code: &str) {
    let _ = link::edition(code);
    if let Ok(opened) = link::decode(code, known) {
        judge(&opened.case);
        let again = link::encode(&opened.case, opened.case.edition.as_deref().and_then(known));
        assert_eq!(link::decode(&again, known).map(|opened| opened.case), Ok(opened.case));
    }
    if let Ok(modern) = link::modern(code) {
        assert!(
            modern == code.trim() || link::decode(&modern, known).is_ok() || !modern.is_empty()
        );
    }
}

#[test]
fn altered_links_with_fitting_check_sums_are_opened_or_refused() {
    let mut rng = Rng::new(24);
    let codes: Vec<Vec<u8>> = seeds()
        .iter()
        .filter_map(|seed| read(seed).ok())
        .map(|case| {
            let code = link::encode(&case, case.edition.as_deref().and_then(known));
            let bytes = unbase64(&code);
            let body = &bytes[..bytes.len() - 4];
            assert_eq!(with_sum(body), code, "the check sum of the links is another");
            body.to_vec()
        })
        .collect();
    for _ in 0..rounds(1) {
        let mut bytes = codes[rng.below(codes.len())].clone();
        // The first form is read too.
        if rng.once_in(4) {
            bytes[0] = 1;
        }
        alter(&mut bytes, &mut rng);
        open(&with_sum(&bytes));
    }
}

/// Links that once overflowed: numbers of seven-bit pieces that fill all 64 bits, counts and lengths at
/// their limit, steps of zero and of everything.
#[test]
fn links_that_count_beyond_measure_are_refused() {
    let case = read(&seeds()[0]).unwrap();
    let code = link::encode(&case, case.edition.as_deref().and_then(known));
    let bytes = unbase64(&code);
    let body = &bytes[..bytes.len() - 4];
    let most = [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01];
    let large = [[0xff_u8; 9].as_slice(), &[0x7f]].concat();
    for version in [1, 2] {
        for place in 1..=body.len() {
            for number in [most.as_slice(), &large, &[0], &[0x80, 0x80, 0x01], &[0xff; 12]] {
                let mut bytes = [&body[..place], number, &body[place..]].concat();
                bytes[0] = version;
                open(&with_sum(&bytes));
                bytes.truncate(place + number.len());
                open(&with_sum(&bytes));
            }
        }
    }
}

#[test]
fn altered_cases_are_judged_or_refused_by_their_key() {
    let mut rng = Rng::new(2);
    let seeds = seeds();
    for _ in 0..rounds(1) {
        let mut bytes = seeds[rng.below(seeds.len())].clone().into_bytes();
        alter(&mut bytes, &mut rng);
        match read(&String::from_utf8_lossy(&bytes)) {
            Ok(case) => judge(&case),
            Err(fault) => assert!(!fault.path.is_empty() && !fault.reason.is_empty()),
        }
    }
}

#[test]
fn altered_notices_are_refused_and_even_unsealed_do_no_harm() {
    let mut rng = Rng::new(3);
    let packed: Vec<Vec<u8>> = notices().iter().map(pack).collect();
    let sealed: Vec<Vec<u8>> = packed.iter().map(|packed| sealed::seal(1, packed)).collect();
    let questions: Vec<Case> = seeds().iter().take(8).filter_map(|seed| read(seed).ok()).collect();
    for _ in 0..rounds(40) {
        let place = rng.below(packed.len());
        let mut file = sealed[place].clone();
        alter(&mut file, &mut rng);
        assert!(file == sealed[place] || sealed::open::<Notice>(&file, None).is_err());
        // A forged check sum lets the bytes through; reading them still ends, and judging too.
        let mut bytes = packed[place].clone();
        alter(&mut bytes, &mut rng);
        if let Some(notice) = unpack::<Notice>(&bytes) {
            for case in &questions {
                let _ = assess(Some(&notice), case);
            }
        }
    }
}
