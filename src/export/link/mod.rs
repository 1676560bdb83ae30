//! Answers as a link (链接): a case as short text for the fragment of an address.
//!
//! The fragment never leaves the browser, and a case holds neither name nor identity number.
//! Bytes: version, rules (4), length and id of the edition, items (see `wire`), checksum (4);
//! base64url without padding.

mod base64url;
mod decode;
mod encode;
mod version1;
mod wire;

pub use version1::modern;

use base64url::{base64, unbase64};
use wire::{Item, Reader, Writer, digest};

use crate::domain::Case;
use crate::notice::Notice;

/// The version of the form.
const VERSION: u8 = 2;
/// The version of the first form, which [`modern`] reads.
const FIRST: u8 = 1;
/// The longest code that is looked at, in letters. A case with a hundred entries in every list and
/// the longest texts has under half of it.
pub const LONGEST: usize = 400_000;

/// A case read from a link.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// The case.
    pub case: Case,
    /// Whether the rules have changed since the link was made, so that the result may differ.
    pub rules_changed: bool,
    /// The labels of answers that no longer fit the questions, and are therefore missing in `case`.
    pub lost: Vec<String>,
}

/// Why a link cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Something is missing or was altered.
    Damaged,
    /// It is longer than any link made here.
    TooLong,
    /// It was made by another version of this program.
    OtherVersion,
    /// It is of the first form; [`modern`] makes one of the present form of it.
    First,
    /// It names a notice that is not at hand.
    UnknownEdition(String),
}

impl std::fmt::Display for Fault {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Damaged => out.write_str("链接不完整或已损坏，请重新复制完整的链接"),
            Self::TooLong => out.write_str("链接太长，不是本站生成的，没有打开"),
            Self::OtherVersion | Self::First => {
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

/// What stands before the items.
struct Head {
    rules: u32,
    edition: String,
}

/// The case as text; `notice` is the edition it names, if it names one.
#[must_use]
pub fn encode(case: &Case, notice: Option<&Notice>) -> String {
    let head = Head {
        rules: rules(notice.map_or("", |notice| notice.digest.as_str())),
        edition: case.edition.clone().unwrap_or_default(),
    };
    sealed(&head, &encode::items(case, notice))
}

fn sealed(head: &Head, items: &[Item]) -> String {
    let mut out = Writer { bytes: vec![VERSION] };
    out.bytes.extend(head.rules.to_le_bytes());
    out.text(&head.edition);
    for item in items {
        out.item(item);
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
    let bytes = unsealed(text)?;
    let head = head(&mut Reader { bytes: &bytes })?;
    Ok((!head.edition.is_empty()).then_some(head.edition))
}

/// The case a link holds. `notice` finds the notice of an edition.
///
/// # Errors
/// The link is damaged, of another version, or names a notice that `notice` does not find.
pub fn decode<'n>(
    text: &str,
    notice: impl Fn(&str) -> Option<&'n Notice>,
) -> Result<Opened, Fault> {
    let bytes = unsealed(text)?;
    let mut input = Reader { bytes: &bytes };
    let Head { rules: then, edition } = head(&mut input)?;
    let notice = match edition.as_str() {
        "" => None,
        id => Some(notice(id).ok_or_else(|| Fault::UnknownEdition(id.to_owned()))?),
    };
    let mut items = Vec::new();
    while !input.bytes.is_empty() {
        items.push(input.item().ok_or(Fault::Damaged)?);
    }
    let mut case = Case::default();
    case.edition = notice.map(|_| edition);
    let lost = decode::take(&mut case, notice, &items);
    let rules_changed = notice.is_some_and(|notice| rules(&notice.digest) != then);
    Ok(Opened { case, rules_changed, lost })
}

/// The bytes before the checksum.
fn unsealed(text: &str) -> Result<Vec<u8>, Fault> {
    if text.len() > LONGEST {
        return Err(Fault::TooLong);
    }
    let mut bytes = unbase64(text.trim()).ok_or(Fault::Damaged)?;
    let body = bytes.len().checked_sub(4).ok_or(Fault::Damaged)?;
    let sum = bytes.split_off(body);
    if sum != digest(&bytes).to_le_bytes() {
        return Err(Fault::Damaged);
    }
    Ok(bytes)
}

fn head(input: &mut Reader<'_>) -> Result<Head, Fault> {
    match input.byte().ok_or(Fault::Damaged)? {
        VERSION => {}
        FIRST => return Err(Fault::First),
        _ => return Err(Fault::OtherVersion),
    }
    let rules = u32::from_le_bytes(input.take::<4>().ok_or(Fault::Damaged)?);
    let edition = input.text().ok_or(Fault::Damaged)?;
    Ok(Head { rules, edition })
}

fn rules(digest_of_notice: &str) -> u32 {
    digest(digest_of_notice.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::wire::{Said, tag};
    use super::*;
    use crate::domain::Fact;
    use crate::domain::fact::{Kind, ListKind};

    /// What is taken of these items, without a notice.
    fn taken(items: &[Item]) -> (Case, Vec<String>) {
        let mut case = Case::default();
        let lost = decode::take(&mut case, None, items);
        (case, lost)
    }

    #[test]
    fn every_key_and_option_has_a_tag_of_its_own() {
        let distinct = |words: Vec<&str>| {
            for (at, word) in words.iter().enumerate() {
                let twin = words.iter().skip(at + 1).find(|other| tag(other) == tag(word));
                assert_eq!(twin, None, "{word}");
            }
        };
        let options = |kind| match kind {
            Kind::Choice(options) | Kind::Many(options) => distinct(options.names().collect()),
            _ => {}
        };
        distinct(Fact::ALL.iter().map(|fact| fact.key()).collect());
        for fact in Fact::ALL {
            options(fact.kind());
            if let Kind::List(rows) = fact.kind() {
                distinct(rows.members().iter().map(|member| member.key).collect());
                for member in rows.members() {
                    options(member.kind);
                }
            }
        }
    }

    #[test]
    fn what_no_longer_fits_is_left_out_and_told_and_the_rest_is_kept() {
        let option = |word| Said::Option(tag(word));
        let (case, lost) = taken(&[
            (tag("ss_months"), Said::Number(12.0)),
            (tag("a_fact_that_is_gone"), Said::Number(1.0)),
            (tag("target_level"), option("一个没有了的级别")),
            (tag("applied_this_year"), Said::Number(21.0)),
        ]);
        assert_eq!(case.whole(Fact::SsMonths), Some(12));
        assert!(case.cell(Fact::TargetLevel.slot()).is_open());
        assert!(case.cell(Fact::AppliedThisYear.slot()).is_open());
        assert_eq!(lost.len(), 1, "without a notice no label is known: {lost:?}");
    }

    #[test]
    fn a_lost_member_is_told_and_an_entry_without_one_it_needs_loses_the_list() {
        let entry = |result| vec![(tag("year"), Said::Number(2020.0)), (tag("result"), result)];
        let reviews = |result| (tag("annual_reviews"), Said::Entries(vec![entry(result)]));
        let (case, lost) = taken(&[reviews(Said::Option(tag("合格")))]);
        assert!(lost.is_empty() && case.entries(ListKind::AnnualReview).is_some());
        let (case, lost) = taken(&[reviews(Said::Option(tag("良好")))]);
        assert!(!lost.is_empty() && case.entries(ListKind::AnnualReview).is_none());
    }

    #[test]
    fn a_record_lacking_a_member_it_needs_is_lost_as_a_whole() {
        let kind = (tag("rural.kind"), Said::Option(tag("乡村振兴选派")));
        let (case, lost) = taken(&[(tag("rural"), Said::Record), kind]);
        assert!(!lost.is_empty() && case.cell(Fact::RuralKind.slot()).is_open());
    }
}
