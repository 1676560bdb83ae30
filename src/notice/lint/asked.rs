//! What a part of a sentence asks of a person: 须有1年以上的合同, 担任班主任累计不得少于3年.

use super::moods::ASKING;
use super::numbers::tokens;

/// Words behind which a number is the least that is asked.
const LEAST: &[&str] = &["满", "累计", "连续", "达到", "达", "至少", "少于", "低于"];
/// The same, where they ask by themselves.
const ASKED: &[&str] = &["不得少于", "不得低于", "不应少于", "不少于", "不低于", "至少"];
/// Units of what a person has done, and of things that are asked for whatever stands behind their number.
const SPANS: &[&str] = &["个月", "周年", "年"];
pub(super) const THINGS: &[&str] = &["次", "篇", "项", "名"];
/// What a person has, or does not.
const HAD: &[&str] = &[
    "经历",
    "聘用合同",
    "劳动合同",
    "（聘用）合同",
    "等次",
    "合格成绩",
    "资格证书",
    "执业证书",
    "称职",
];
/// Words by which papers are to be handed in, and nothing else is asked.
const PAPERS: &[&str] = &["提交", "提供", "报送", "复印件", "原件", "上传"];
/// Several of a list are asked for: 条件之三.
pub(super) const OF_SEVERAL: &str = "条件之";

/// Whether a part of a sentence asks for something.
pub(super) fn asks(part: &str) -> bool {
    ASKING.iter().any(|word| part.contains(word))
}

/// The words of a part of a sentence that ask a person for something.
pub(super) fn demand(part: &str) -> Option<String> {
    let asked = ASKING.iter().filter_map(|word| part.find(word).map(|at| at + word.len())).min();
    let rest = asked.and_then(|at| part.get(at..));
    let number = |words: &str, by_itself: bool| {
        tokens(words).into_iter().find_map(|(at, token)| {
            let (before, behind) = (words.get(..at)?, words.get(at + token.len()..)?.trim_start());
            let before = before.trim_end();
            let unit = SPANS.iter().chain(THINGS).find(|unit| behind.starts_with(**unit))?;
            let above = behind.get(unit.len()..)?.trim_start_matches('及').starts_with("以上");
            let least = if by_itself { ASKED } else { LEAST };
            let is_least = least.iter().any(|word| before.ends_with(word))
                || !by_itself && (above || THINGS.contains(unit));
            is_least.then(|| format!("{token}{unit}"))
        })
    };
    if let Some(rest) = rest {
        let papers = PAPERS.iter().any(|word| rest.contains(word));
        let had = HAD.iter().filter(|_| !papers);
        let mut had = had.filter(|word| rest.contains(**word)).map(|word| (*word).to_owned());
        let several = || rest.contains(OF_SEVERAL).then(|| OF_SEVERAL.to_owned());
        if let Some(word) = number(rest, false).or_else(several).or_else(|| had.next()) {
            return Some(word);
        }
    }
    number(part, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_a_least_number_or_what_somebody_has() {
        for part in
            ["须有1年以上的合同", "累计不得少于3年", "须担任班主任累计3年以上", "须有合格成绩"]
        {
            assert!(demand(part).is_some(), "{part}");
        }
        for part in
            ["须提交评审表一式2份", "须提交教师资格证书复印件", "公示不少于5个工作日", "满3年的"]
        {
            assert_eq!(demand(part), None, "{part}");
        }
    }
}
