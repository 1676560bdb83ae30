//! Sentences that ask something of who applies, or bar them, and that no rule says: a clause that only informs, a
//! remark, or what no clause quotes. Whoever does not meet such a sentence would pass.
//!
//! Lists are read item by item: a heading that refuses (有下列情形之一的，不得推荐：) refuses by each of its items.

use std::collections::BTreeSet;

use super::asked::{OF_SEVERAL, asks, demand};
use super::heads::{List, lists, unnumbered};
use super::joined;
use super::moods::PARTS;
use super::refusals;
use super::sayings::STOPS;
use crate::notice::coverage::squeeze;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::clause::Clause;

/// What is done by others than who applies, or after handing in.
const OTHERS: &[&str] = &[
    "评委会",
    "评审委员会",
    "评审专家",
    "专家组",
    "各区",
    "各单位",
    "主管部门",
    "推荐单位",
    "答辩",
    "面试",
    "复查",
    "评审结果",
];
/// Words that bar by themselves.
const BARRING: &[&str] = &[
    "一律退回",
    "一票否决",
    "不能参评",
    "不可参评",
    "不予通过",
    "不再推荐",
    "先不推荐",
    "不再申报",
    "停报",
    "暂不接受",
    "止步于",
    "最高可申报",
    "最高只能",
    "仅面向",
    "只面向",
    "只认可",
    "只能破一项",
    "待返岗后",
    "不列入本次评审",
    "从任职年限中扣除",
    "任职年限不予计算",
    "任职时间不连续计算",
    "一概无效",
    "不再享受",
    "不再重复",
    "不重复享受",
    "任职年限延长",
    "延长任职年限",
    "申报年限延长",
    "延长申报年限",
];
/// What such a sentence has besides: it says of whom.
const OF_WHOM: &[&str] = &["的", "者", "，", "：", "人员", "学历", "学位", "论文"];
/// Words that bar by what follows them near.
const BARRING_FROM: &[(&str, &[&str])] = &[
    ("方可", &["转评", "推荐", "参评", "参加评审", "晋升", "评审"]),
    ("方能", &["转评", "推荐", "参评", "参加评审", "晋升", "评审"]),
    ("才能", &["转评", "推荐", "参评", "参加评审", "晋升", "评审"]),
    ("才可", &["转评", "推荐", "参评", "参加评审", "晋升", "评审"]),
    ("不能", &["转评", "参加评审", "晋升", "推荐"]),
    ("推迟", &["申报", "参评", "晋升"]),
    ("延迟", &["申报", "参评", "晋升"]),
    ("延缓", &["申报", "参评", "晋升"]),
    ("暂缓", &["申报", "参评", "晋升"]),
    ("不列入", &["对象", "范围", "人选"]),
    ("不纳入", &["对象", "范围", "人选"]),
    ("不作为", &["对象", "人选", "有效业绩"]),
    ("限制", &["申报"]),
    ("取消", &["资格", "评审"]),
    ("禁止", &["申报", "参评", "晋升"]),
    ("延后", &["申报", "参评", "晋升"]),
    ("间隔", &["再报", "申报", "参评"]),
    ("不参加", &["职称评审"]),
    ("仅限", &["申报", "人员"]),
    ("只限", &["申报", "人员"]),
    ("只能享受", &["次"]),
    ("不计算", &["任职年限"]),
    ("不计入", &["任职年限"]),
    ("须经", &["批准", "同意"]),
    ("须通过", &["测试", "测评", "考试"]),
];
/// Bytes that may stand between the two, and what makes them speak of others.
const NEAR: usize = 18;
const NOT_OWN: &[&str] = &["专家", "评委", "单位", "任职", "职称", "机构", "退休"];
/// The heading of a list of cases.
const CASES: &[&str] = &["下列", "以下", "下述", "情形"];
/// Letters of an item.
const SHORTEST: usize = 4;

/// The findings of one edition.
pub fn check(set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let decided = Decided::of(set, folder);
    let source = folder.source.as_ref().map(|source| source.text.as_str()).unwrap_or_default();
    let mut findings = alone(&decided, folder);
    for list in lists(source).iter().filter(|list| decides(list.head)) {
        findings.extend(decided.unruled(folder, list));
    }
    for (file, clause) in folder.filed_clauses().filter(|(_, clause)| decided.by(clause)) {
        // What another clause has a rule for is asked of that.
        let elsewhere = |item: &String| {
            let own = squeeze(item);
            let mut others = folder.clauses().filter(|it| it.id != clause.id && decided.by(it));
            others.any(|other| squeeze(&other.words()).contains(&own))
        };
        let items = items_of(&clause.words()).into_iter();
        let items: Vec<String> = items.filter(|item| !elsewhere(item)).collect();
        let rules = joined::ways(set, folder, clause, true);
        if let Some(item) = items.get(rules) {
            let note = format!(
                "这一条列了 {} 项，规则只有 {rules} 项（从“{item}”起没有）。请一项写一条规则，或者一项写一条 [[clause]]",
                items.len()
            );
            let mut finding = told(file, clause, item, note);
            finding.waiver = None;
            findings.push(finding);
        }
    }
    findings
}

/// Sentences that ask or bar, of clauses without a rule and of what is not quoted.
fn alone(decided: &Decided<'_>, folder: &Folder) -> Vec<Finding> {
    let mut findings = Vec::new();
    let unsettled = |words: &str| -> Vec<(String, String)> {
        let sentences = words.split(STOPS).map(str::trim);
        let own = sentences.filter(|it| !it.ends_with(['：', ':']) && !refusals::refuses(it));
        own.filter_map(|it| Some((it, said(it)?)))
            .filter(|(it, _)| !decided.settles(it))
            .map(|(it, word)| (it.to_owned(), word))
            .collect()
    };
    for (file, clause) in folder.filed_clauses().filter(|(_, clause)| !decided.by(clause)) {
        for (sentence, word) in unsettled(&clause.words()) {
            findings.push(told(file, clause, &sentence, asked_for(&word)));
        }
    }
    for (file, unquoted) in
        folder.files.iter().flat_map(|(name, file)| file.unquoted.iter().map(move |it| (name, it)))
    {
        for (sentence, word) in unsettled(&unquoted.text) {
            let finding = Finding::new(Code::Unrefused, file).of("unquoted").saw(&sentence);
            findings.push(finding.noting(asked_for(&word)));
        }
    }
    findings
}

fn asked_for(word: &str) -> String {
    format!(
        "原文有“{word}”，却没有规则看它：不符合的人也说可申报。请写 [[clause.exclude]]、[[verify]] 或 [[clause.unwritten]]；已经写在另一条的，把这一句并进那一条的 quote"
    )
}

fn told(file: &str, clause: &Clause, words: &str, note: String) -> Finding {
    let finding = Finding::new(Code::Unrefused, file).within(&clause.id).of("quote");
    finding.saw(words).noting(note)
}

/// The clauses by which something is decided.
struct Decided<'f> {
    ids: BTreeSet<&'f str>,
    /// Their words, without what printing adds.
    words: Vec<String>,
}

impl<'f> Decided<'f> {
    fn of(set: &'f NoticeSet, folder: &'f Folder) -> Self {
        let files = || folder.files.iter().map(|(_, file)| file);
        let mut ids: BTreeSet<&str> = BTreeSet::new();
        for file in files() {
            ids.extend(file.courses.iter().flat_map(|it| &it.clauses).map(String::as_str));
            let exempts = file.courses.iter().flat_map(|it| &it.exempt);
            ids.extend(exempts.map(|it| it.clause.as_str()));
            ids.extend(file.ladder.iter().filter_map(|it| it.cutoff_clause.as_deref()));
            let transfers = file.ladder.iter().filter_map(|it| it.transfer.as_ref());
            ids.extend(transfers.filter_map(|it| it.clause.as_deref()));
            // A change without years asks for nothing that its clause prints.
            let changes = file.change.iter().filter(|it| it.years.is_some_and(|years| years > 0));
            ids.extend(changes.filter_map(|it| it.clause.as_deref()));
            ids.extend(file.qualification.iter().filter_map(|it| it.clause.as_deref()));
            ids.extend(file.source.iter().filter_map(|it| it.clause.as_deref()));
            ids.extend(file.judgement.iter().flat_map(|it| &it.clauses).map(String::as_str));
        }
        let rules = |clause: &&Clause| {
            refusals::rules(set, folder, clause) > 0
                || !clause.grant.is_empty()
                || !clause.lengthen.is_empty()
                || !clause.defines.is_empty()
                || !clause.speaks.is_empty()
                || !clause.point.is_empty()
        };
        ids.extend(folder.clauses().filter(rules).map(|clause| clause.id.as_str()));
        let own = folder.clauses().filter(|clause| ids.contains(clause.id.as_str()));
        let words = own.map(|clause| squeeze(&clause.words())).collect();
        Self { ids, words }
    }

    fn by(&self, clause: &Clause) -> bool {
        self.ids.contains(clause.id.as_str())
    }

    /// Whether a clause that decides has the sentence, or most of it.
    fn settles(&self, sentence: &str) -> bool {
        let own = squeeze(sentence);
        self.words.iter().any(|words| words.contains(&own) || own.contains(words.as_str()))
    }

    /// The items of a list that no rule says, though its heading decides.
    fn unruled(&self, folder: &Folder, list: &List<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        // Of several a rule of the heading may count them.
        if !refuses(list.head) && self.settles(list.head) {
            return findings;
        }
        for item in list.items.iter().flat_map(|item| item.split(STOPS)) {
            let own = squeeze(unnumbered(item));
            if own.chars().count() < SHORTEST || self.settles(unnumbered(item)) {
                continue;
            }
            let note = format!(
                "上面的标题是“{}”，这一项却没有规则看它。请写 [[clause.exclude]]、[[verify]] 或 [[clause.unwritten]]",
                list.head
            );
            let mut clauses = folder.filed_clauses();
            let quoting = clauses.find(|(_, clause)| squeeze(&clause.words()).contains(&own));
            if let Some((file, clause)) = quoting {
                let mut finding = told(file, clause, item.trim(), note);
                // What the heading takes back says nothing of its items.
                if squeeze(&clause.words()).contains(&squeeze(list.head)) {
                    finding.waiver = None;
                }
                findings.push(finding);
                continue;
            }
            let unquoted = folder.files.iter();
            let unquoted =
                unquoted.flat_map(|(name, file)| file.unquoted.iter().map(move |it| (name, it)));
            let mut unquoted = unquoted.filter(|(_, it)| squeeze(&it.text).contains(&own));
            findings.extend(unquoted.next().map(|(file, _)| {
                Finding::new(Code::Unrefused, file).of("unquoted").saw(item.trim()).noting(note)
            }));
        }
        findings
    }
}

/// Whether a heading decides of whom its items name.
fn decides(head: &str) -> bool {
    let lists = CASES.iter().any(|word| head.contains(word));
    lists && (refuses(head) || head.contains(OF_SEVERAL) && asks(head))
}

fn refuses(sentence: &str) -> bool {
    refusals::refuses(sentence) || bars(sentence).is_some()
}

/// The words by which a sentence asks something of who applies, or bars them.
fn said(sentence: &str) -> Option<String> {
    let of_others = OTHERS.iter().any(|word| sentence.contains(word));
    bars(sentence).or_else(|| sentence.split(PARTS).find_map(demand)).filter(|_| !of_others)
}

/// The words that bar.
fn bars(sentence: &str) -> Option<String> {
    let plain = BARRING.iter().find(|word| sentence.contains(**word));
    let plain = plain.filter(|_| OF_WHOM.iter().any(|word| sentence.contains(word)));
    plain.map(|word| (*word).to_owned()).or_else(|| {
        let mut found = refusals::followed(sentence, BARRING_FROM, NEAR);
        let own = found.find(|(_, between, _)| !NOT_OWN.iter().any(|it| between.contains(it)));
        own.map(|(word, between, act)| [word, between, act].concat())
    })
}

/// The items of a list that stands in one clause together with a heading that refuses.
fn items_of(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut inside = false;
    for sentence in words.split(STOPS).map(str::trim).filter(|it| !it.is_empty()) {
        let (head, item) = sentence.rsplit_once(['：', ':']).unwrap_or(("", sentence));
        if !head.is_empty() {
            inside = decides(head) && refuses(head);
        }
        if inside && unnumbered(item).chars().count() >= SHORTEST {
            found.push(item.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_asks_a_person_or_bars_them() {
        for words in [
            "申报人须与用人单位签有1年以上的劳动（聘用）合同",
            "须由用人单位在我市连续缴纳养老保险满6个月",
            "多头申报的取消当年资格",
            "本次评审仅面向民营企业人员",
            "中专学历止步于中级",
            "因故被吊销执业证书者，终身禁止申报",
            "年度考核不合格的年度不计算任职年限",
            "双肩挑人员须经市委组织部批准",
            "无函的一律退回",
            "申报高级教师须担任班主任累计3年以上",
            "担任班主任累计不得少于3年",
            "近三年年度考核均须为称职及以上等次",
            "近五年年度考核中须有一年以上为优秀",
            "其他系列人员调入教师岗位满1年，方可转评同级教师职称",
            "年度考核为基本称职的，推迟1年申报",
            "须经2名以上正高级专家推荐",
            "须具备下列条件之三",
        ] {
            assert!(said(words).is_some(), "{words}");
        }
        for words in [
            "学校应将推荐人选及其材料公示，公示时间不少于7个工作日",
            "须在退回次日起5个工作日内重新提交",
            "取消其评审专家资格",
            "申报人须提交《评审表》一式2份",
            "面试缺席的取消当年评审资格",
            "复查申请人须在评审结果确认后2个月内提交申请",
            "二、一票否决情形",
        ] {
            assert_eq!(said(words), None, "{words}");
        }
    }

    #[test]
    fn items_are_those_behind_a_heading_that_refuses() {
        let words = "有下列情形之一的，不得推荐：\n1.受到处分的；\n2.未定等次的。";
        assert_eq!(items_of(words).len(), 2);
        assert!(items_of("具备下列条件之一：\n1.本科；\n2.专科。").is_empty());
    }
}
