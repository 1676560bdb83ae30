//! What a sentence says of a fact that is or is not so: whether those of whom it is so are meant or the others,
//! and whether whoever is meant is let in or refused. 未出具委托函的不予受理 refuses who has none, 须有纳税记录 lets in
//! who has one.

use super::heads::unnumbered;
use super::moods::{PARTS, TAKEN_OUT, asks, is_group, last_mood, mood};
use super::sayings::{STOPS, Saying, excerpt};

/// Words right before a fact, or some letters before it, by which it is not so.
const NOT_BEFORE: &[&str] =
    &["未", "无", "没有", "不具备", "不具有", "不符合", "不属于", "不是", "尚未", "缺少"];
/// The same, where nothing stands between.
const NOT_AT_ONCE: &[&str] = &["非", "不"];
/// Words right behind a fact by which it is not so.
const NOT_BEHIND: &[&str] = &["不", "未", "无", "没有"];
/// The same letters, with another meaning.
const OTHER_BEHIND: &[&str] = &[
    "不得",
    "不受",
    "不予",
    "不再",
    "不能",
    "不可",
    "不在",
    "不影响",
    "不限",
    "不少",
    "不低",
    "不超",
    "无需",
    "无须",
    "不需",
    "不须",
    "不作",
    "不做",
    "不要求",
    "不必",
    "不用",
];
/// Words of what is asked of somebody.
const SUBJECT_OF: &[&str] = &["应当", "应", "须", "需", "必须"];
/// Ends of words for a class of persons or units.
const PERSONS: &[&str] =
    &["的", "者", "人员", "人", "教师", "医师", "单位", "学校", "机构", "企业", "职工", "学员"];
/// What whoever is of that class does, before something is asked of them.
const APPLIES: &str = "申报";
/// Letters that may stand between the two.
const NEAR: usize = 6;
/// What ends a part of a sentence that says one thing, beside what ends every part.
const JOINTS: &[char] = &['、', '或', '且', '和', '及', '并'];
/// Words around whoever is taken out of whom a sentence speaks of: 除X外.
const BUT: &str = "除";
const BUT_ENDS: char = '外';

/// Everything that the words say of a fact that has these names, sentence by sentence; `opposite` are names of
/// its contrary. `lead` is what a heading before the words says of all that it lists.
#[must_use]
pub fn answers(words: &str, names: &[&str], opposite: &[&str], lead: Option<bool>) -> Vec<Saying> {
    let mut found = Vec::new();
    let mut lead = lead;
    let mut last = None;
    for sentence in words.split(STOPS) {
        for (at, length, contrary) in places(sentence, names, opposite) {
            let before = sentence.get(..at).unwrap_or_default();
            let behind = sentence.get(at + length..).unwrap_or_default();
            let out = taken_out(before, behind);
            // Who is taken out is not whom the sentence speaks of.
            let more = (is_so(before, behind) != contrary) != out;
            let name = sentence.get(at..at + length).unwrap_or_default();
            let meant = is_class(before, name, behind);
            let says = if out { of_others(before, behind) } else { refused(before, behind) };
            // 男年满60周岁的，不再受理；经批准的除外: out of whom the sentence before speaks of.
            let refused = says.or(lead).or(last.filter(|_| out)).filter(|_| !meant);
            let subject = meant || refused.is_none() && is_subject(behind);
            found.push(Saying { more, refused, subject, words: excerpt(sentence, at, length) });
        }
        if let Some((head, _)) = sentence.rsplit_once(['：', ':']) {
            lead = last_mood(head).or(lead);
        }
        last = last_mood(sentence).or(last);
    }
    found
}

/// Where a sentence has one of the names, the longer ones first, each place once.
fn places(sentence: &str, names: &[&str], opposite: &[&str]) -> Vec<(usize, usize, bool)> {
    let named = names.iter().map(|name| (*name, false));
    let mut all: Vec<(&str, bool)> =
        named.chain(opposite.iter().map(|name| (*name, true))).collect();
    all.retain(|(name, _)| !name.is_empty());
    all.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
    let mut found: Vec<(usize, usize, bool)> = Vec::new();
    for (name, contrary) in all {
        for (at, _) in sentence.match_indices(name) {
            let end = at + name.len();
            if !found.iter().any(|(from, length, _)| at < from + length && *from < end) {
                found.push((at, name.len(), contrary));
            }
        }
    }
    found.sort_unstable();
    found
}

/// Whether the fact that stands between these words is so.
fn is_so(before: &str, behind: &str) -> bool {
    let part = before.rsplit(|mark| PARTS.contains(&mark) || JOINTS.contains(&mark)).next();
    let part = part.unwrap_or_default();
    let letters = part.chars().count().saturating_sub(NEAR);
    let near: String = part.chars().skip(letters).collect();
    let at_once = NOT_AT_ONCE.iter().any(|word| near.ends_with(word));
    let other = OTHER_BEHIND.iter().any(|word| behind.starts_with(word));
    let after = !other && NOT_BEHIND.iter().any(|word| behind.starts_with(word));
    // 没有与任教学段相应的教师资格证书的: however far, where it begins what is said of somebody.
    let begins = NOT_BEFORE.iter().any(|word| unnumbered(part).starts_with(word));
    let group = || behind.split(PARTS).next().is_some_and(|part| part.trim_end().ends_with('的'));
    let denied = at_once || NOT_BEFORE.iter().any(|word| near.contains(word)) || begins && group();
    denied == after
}

/// Whether the part only says of whom something is asked: 专业不一致的，应当…….
fn is_subject(behind: &str) -> bool {
    let mut parts = behind.split(PARTS);
    let group = parts.next().is_some_and(|part| part.trim_end().ends_with('的'));
    group && parts.next().is_some_and(|part| SUBJECT_OF.iter().any(|word| part.contains(word)))
}

/// Whether the name is of whom something is asked behind it: 城镇学校教师申报高级教师，须有…, 语文教师须达到…. Who is meant
/// stands before 须, what is asked behind it.
fn is_class(before: &str, name: &str, behind: &str) -> bool {
    if asks(before).is_some() {
        return false;
    }
    let (part, rest) = behind.split_at(behind.find(PARTS).unwrap_or(behind.len()));
    let next = rest.trim_start_matches(PARTS).split(PARTS).next().unwrap_or_default();
    let (own, asked) = match asks(part) {
        Some(at) => (part.get(..at).unwrap_or_default(), true),
        None => (part, asks(next) == Some(0)),
    };
    let class = format!("{name}{}", own.trim_end());
    asked && (own.contains(APPLIES) || PERSONS.iter().any(|end| class.ends_with(end)))
}

/// Whether whoever is meant is taken out of those whom the sentence speaks of.
fn taken_out(before: &str, behind: &str) -> bool {
    let own = behind.split(PARTS).next().unwrap_or_default();
    let begun = before.rsplit(PARTS).next().unwrap_or_default();
    own.contains(TAKEN_OUT) || begun.contains(BUT) && own.trim_end().ends_with(BUT_ENDS)
}

/// Whether those out of whom somebody is taken are refused.
fn of_others(before: &str, behind: &str) -> Option<bool> {
    let rest = behind.split_once(PARTS).map(|(_, rest)| rest).unwrap_or_default();
    last_mood(before).or_else(|| mood(before, rest))
}

/// Whether whoever is meant is refused.
fn refused(before: &str, behind: &str) -> Option<bool> {
    let unbound = |part: &str| part.contains("不受") && part.contains("限制");
    // Of a group (…的，) the next part tells.
    let mut parts = behind.split(PARTS);
    let own = parts.next().unwrap_or_default();
    let next = parts.next().filter(|_| is_group(behind));
    if unbound(own) || next.is_some_and(unbound) {
        return Some(false);
    }
    mood(before, behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_whether_a_fact_is_asked_for_or_refused() {
        let (so, not) = (true, false);
        for (words, name, expected) in [
            ("应出具委托评审函，未出具委托函的不予受理", "委托评审函", vec![(so, Some(false))]),
            ("应出具委托评审函，未出具委托函的不予受理", "委托函", vec![(not, Some(true))]),
            ("无岗位空缺的不予受理", "岗位空缺", vec![(not, Some(true))]),
            (
                "须在本区以个人身份参加社会保险满6个月，且有纳税申报记录，方可申报",
                "纳税申报记录",
                vec![(so, Some(false))],
            ),
            ("以挂靠、兼职方式申报的，不得申报", "挂靠", vec![(so, Some(true))]),
            ("市属单位人员不得申报，返聘人员除外", "返聘", vec![(not, Some(true))]),
            ("除返聘人员外，市属单位人员不得申报", "返聘", vec![(not, Some(true))]),
            ("任职年限放宽1年，中途离岗的除外", "中途离岗", vec![(not, None)]),
            ("可放宽1年，中途离岗的除外", "中途离岗", vec![(not, Some(false))]),
            (
                "全面实行岗位管理的事业单位，没有相应岗位空缺的，其工作人员不得申报",
                "岗位管理",
                vec![(so, Some(true))],
            ),
            ("已经享受过放宽政策的，不再重复享受", "放宽政策", vec![(so, Some(true))]),
            ("海外高层次人才不受社会保险缴费限制", "海外高层次人才", vec![(so, Some(false))]),
            (
                "乡村学校教师申报定向评价的，不受岗位结构比例限制",
                "定向评价",
                vec![(so, Some(false))],
            ),
            ("公示未通过的，不得申报", "公示", vec![(not, Some(true))]),
            ("年度考核不合格的，不得申报", "考核", vec![(not, Some(true))]),
            ("失信被执行人", "失信被执行人", vec![(so, None)]),
            (
                "（一）没有与学段相应的教师资格证书的，不得申报",
                "教师资格证书",
                vec![(not, Some(true))],
            ),
            ("专业不一致的，应当有1年以上工作经历", "专业", vec![(not, None)]),
            ("城镇学校教师申报高级教师，须有1年以上经历", "城镇学校", vec![(so, None)]),
            ("语文教师须达到二级甲等及以上", "语文教师", vec![(so, None)]),
            (
                "实行岗位管理的事业单位，须在空缺岗位内推荐，没有空缺岗位的不得推荐",
                "岗位管理",
                vec![(so, None)],
            ),
            (
                "实行岗位管理的事业单位，须在空缺岗位内推荐，没有空缺岗位的不得推荐",
                "空缺岗位",
                vec![(so, Some(false)), (not, Some(true))],
            ),
        ] {
            let found = answers(words, &[name], &[], None);
            let found: Vec<_> = found.into_iter().map(|it| (it.more, it.refused)).collect();
            assert_eq!(found, expected, "{words} {name}");
        }
        let lead =
            answers("下列人员不得申报：失信被执行人；已退休的", &["失信被执行人"], &[], None);
        assert_eq!(lead.first().and_then(|it| it.refused), Some(true));
        let dismissed = answers(
            "下列人员不得申报：弄虚作假被取消资格，自取消之日起未满3年的",
            &["弄虚作假"],
            &[],
            None,
        );
        assert_eq!(dismissed.first().and_then(|it| it.refused), Some(true));
        let gap = answers("近一年断缴的，不予受理", &["连续缴费"], &["断缴"], None);
        assert_eq!(gap.first().map(|it| (it.more, it.refused)), Some((false, Some(true))));
    }
}
