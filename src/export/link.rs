//! Answers as a link (链接): a case as short text for the fragment of an address.
//!
//! The fragment never leaves the browser, and a case holds neither name nor identity number.
//! What is written are places of options, not words, so a link is only read by a program with the
//! same vocabulary; it says so itself where that is not so.
//!
//! Bytes: version, vocabulary (2), rules (4), length and id of the edition, facts, lists,
//! checksum (4); base64url without padding.

mod letters;
mod read;
mod write;

use letters::{base64, unbase64};
use read::Reader;
use write::Writer;

use crate::domain::fact::Kind;
use crate::domain::{Case, Fact};
use crate::notice::Notice;
use crate::notice::condition::LISTS;

/// The version of the form.
const VERSION: u8 = 1;

/// A case read from a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Whether the rules have changed since the link was made, so that the result may differ.
    pub rules_changed: bool,
}

/// Why a link cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Something is missing or was altered.
    Damaged,
    /// It was made by another version of this program.
    OtherVersion,
    /// It names a notice that is not at hand.
    UnknownEdition(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged => out.write_str("链接不完整或已损坏，请重新复制完整的链接"),
            Self::OtherVersion => {
                out.write_str("这个链接由另一版本的向导生成，现在的版本不能读取，请重新填写")
            }
            Self::UnknownEdition(id) => {
                out.write_str("链接所用的通知版本「")?;
                out.write_str(id)?;
                out.write_str("」不在这里，请重新选择通知版本后填写")
            }
        }
    }
}

/// What to say of a link whose rules have changed since.
pub const RULES_CHANGED: &str = "生成链接以后，这份通知的规则文件有过更新，结果可能与当时不同";

/// The case as text; `notice` is the edition it names, if it names one.
#[must_use]
pub fn encode(case: &Case, notice: Option<&Notice>) -> String {
    let mut out = Writer { bytes: vec![VERSION] };
    out.bytes.extend(vocabulary().to_le_bytes());
    out.bytes.extend(rules(notice.map_or("", |notice| notice.digest.as_str())).to_le_bytes());
    out.text(case.edition.as_deref().unwrap_or_default());
    out.facts(case, notice.map_or(0, |notice| notice.added.len()));
    for kind in LISTS {
        if let Some(rows) = case.rows(kind) {
            out.rows(kind, rows);
        }
    }
    let sum = digest(&out.bytes);
    out.bytes.extend(sum.to_le_bytes());
    base64(&out.bytes)
}

/// The edition a link names; none where no notice was chosen yet.
///
/// # Errors
/// The link is damaged or of another version.
pub fn edition(text: &str) -> Result<Option<String>, Fault> {
    let bytes = checked(text)?;
    let mut input = Reader { bytes: &bytes };
    head(&mut input).map(|(_, edition)| edition)
}

/// The case a link holds. `notice` finds the notice of an edition.
///
/// # Errors
/// The link is damaged, of another version, or names a notice that `notice` does not find.
pub fn decode<'n>(
    text: &str,
    notice: impl Fn(&str) -> Option<&'n Notice>,
) -> Result<Opened, Fault> {
    let bytes = checked(text)?;
    let mut input = Reader { bytes: &bytes };
    let (rules_then, edition) = head(&mut input)?;
    let notice = match &edition {
        None => None,
        Some(id) => Some(notice(id).ok_or_else(|| Fault::UnknownEdition(id.clone()))?),
    };
    let rules_changed = notice.is_some_and(|notice| rules(&notice.digest) != rules_then);
    let mut case = Case::default();
    case.edition = edition;
    // A fact that another version of the rules added may be gone or have other options.
    input.case(&mut case, notice, rules_changed).ok_or(if rules_changed {
        Fault::OtherVersion
    } else {
        Fault::Damaged
    })?;
    Ok(Opened { case, rules_changed })
}

/// The bytes before the checksum.
fn checked(text: &str) -> Result<Vec<u8>, Fault> {
    let mut bytes = unbase64(text.trim()).ok_or(Fault::Damaged)?;
    let body = bytes.len().checked_sub(4).ok_or(Fault::Damaged)?;
    let sum = bytes.split_off(body);
    if sum != digest(&bytes).to_le_bytes() {
        return Err(Fault::Damaged);
    }
    Ok(bytes)
}

fn head(input: &mut Reader<'_>) -> Result<(u32, Option<String>), Fault> {
    let version = input.byte().ok_or(Fault::Damaged)?;
    let words = input.take::<2>().ok_or(Fault::Damaged)?;
    if version != VERSION || u16::from_le_bytes(words) != vocabulary() {
        return Err(Fault::OtherVersion);
    }
    let rules = u32::from_le_bytes(input.take::<4>().ok_or(Fault::Damaged)?);
    let edition = input.text().ok_or(Fault::Damaged)?;
    Ok((rules, (!edition.is_empty()).then_some(edition)))
}

/// FNV-1a, 32 bits: it tells a damaged link from a sound one, nothing more is asked of it.
fn digest(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

fn rules(digest_of_notice: &str) -> u32 {
    digest(digest_of_notice.as_bytes())
}

/// A digest of every key and option, by whose places a link is written.
fn vocabulary() -> u16 {
    let mut words = Vec::new();
    let mut note = |key: &str, kind: Kind| {
        words.extend(key.as_bytes());
        words.push(0);
        if let Kind::Choice(options) | Kind::Many(options) = kind {
            for option in options {
                words.extend(option.as_bytes());
                words.push(1);
            }
        }
    };
    for fact in Fact::ALL {
        note(fact.key(), fact.kind());
        if let Kind::Rows(list) = fact.kind() {
            list.members().iter().for_each(|member| note(member.key, member.kind));
        }
    }
    let sum = digest(&words).to_le_bytes();
    u16::from_le_bytes([sum[0] ^ sum[2], sum[1] ^ sum[3]])
}
