//! Links of the first form, which named keys and options by their places: made anew in the present form.
//!
//! The places are those of the dictionary as it was then, which stands below and never changes. Only
//! the exporter reads such links, so the page does not carry the table.

use super::wire::{Item, Reader, Said, tag};
use super::{Fault, Head, sealed, unsealed};
use crate::domain::order;

/// The version such links begin with, and the digest of their dictionary.
const VERSION: u8 = 1;
const VOCABULARY: u16 = 0x502e;
/// The most entries a list held.
const LONGEST: u64 = 100;

/// Every fact by its place: its key and its type. `=` one of these options, `+` any of them, `#` a
/// number, `d` a date, `m` a moment, `t` words, `r` a record, `*` the list of that place in [`LISTS`].
const FACTS: [&str; 66] = [
    "edition e",
    "matter =职称评审|考核确定|来渝确认|电子证书登记",
    "today m",
    "person_category =事业单位在编|国有企业正式员工|非公单位人员|流动人员|自由职业者|自主择业军队干部|转业安置军转干部|驻渝单位人员|公务员|参公管理人员|离退休人员|其他|不清楚",
    "employer_kind =区属事业单位|市属事业单位|区属国有企业|市属国有企业|央企|非公企业|社会组织|驻渝单位|无单位|不清楚",
    "employer_is_sme =是|否|不清楚",
    "employer_location =本区|重庆其他区县|重庆市外|无单位|不清楚",
    "archive_location =本区|重庆其他区县|重庆市外|不清楚",
    "insured_location =本区|重庆其他区县|重庆市外|未参保|不清楚",
    "insured_unit_same =是|否|不清楚",
    "insured_by_individual =是|否|不清楚",
    "has_tax_declaration =是|否|不清楚",
    "industry_restriction =是|否|不清楚",
    "ss_recent_gap =是|否|不清楚",
    "has_commission_letter =是|否|不清楚",
    "uses_nominal_unit =是|否|不清楚",
    "is_unit_admin =是|否|不清楚",
    "study_major_related =是|否|不清楚",
    "is_skilled_talent =是|否|不清楚",
    "probation_passed =是|否|不清楚",
    "first_submit_to_committee =是|否|不清楚",
    "unit_post_managed =是|否|不清楚",
    "post_quota_available =是|否|不清楚",
    "has_secret_content =是|否|不清楚",
    "insured_via =派遣合同|人力资源公司代办|集团下属分子公司|其他",
    "ss_months #",
    "cq_work_months #",
    "cq_archive_months #",
    "probation_months #",
    "retire_approved_date d",
    "discipline +事业单位记过及以上|警告|政务或党纪处分|其他不得晋升期间|不清楚",
    "applied_this_year #",
    "returned_times #",
    "target_series =工程技术|经济|自然科学研究|实验技术|社会科学研究|高校教师|党校教师|中等职业学校教师|老年教育学校教师|技工学校教师|中小学教师|新闻|播音|图书资料|群众文化|文物博物|艺术|文学创作|出版|体育教练|卫生技术|农业技术|畜牧兽医技术|律师|公证|档案|会计|统计|翻译|工艺美术|审计|其他",
    "target_level =技术员|助理工程师|工程师|高级工程师|正高级工程师",
    "target_specialty t",
    "target_committee #",
    "change_kind =逐级晋升|更换系列|更换专业|增加专业方向|跨系列且升级|不清楚",
    "titles *0",
    "qualifications *1",
    "education *2",
    "epidemic r",
    "epidemic.listed =是|否|不清楚",
    "epidemic.used =是|否|不清楚",
    "rural r",
    "rural.kind =无|脱贫攻坚|乡村振兴选派|其他全职乡村振兴",
    "rural.months #",
    "rural.reviews_ok =是|否|不清楚",
    "aid *3",
    "annual_reviews *4",
    "continuing_education *5",
    "breakthrough r",
    "breakthrough.basis +论文|其他业绩",
    "breakthrough.recommenders #",
    "breakthrough.meets_condition =是|否|不清楚",
    "achievements *6",
    "sys_unverified +学历学位|社保缴费单位|档案存放机构|继续教育公需科目|事业单位岗位空缺|个人基本信息|现有资格",
    "cert r",
    "cert.level =技术员|助理工程师|工程师|高级工程师|正高级工程师",
    "cert.obtained d",
    "cert.source =评审|考核确定|来渝确认",
    "cert.medium =电子证书|纸质完好|纸质损毁或丢失|信息不全|系统待完善|无",
    "cert.issued d",
    "cert.via_online =是|否|不清楚",
    "cert.specialty t",
    "cert.specialty_listed =是|否|不清楚",
];
/// The members of each list, in the same way.
const LISTS: [&[&str]; 7] = [
    &[
        "level =技术员|助理工程师|工程师|高级工程师|正高级工程师",
        "series =工程技术|经济|自然科学研究|实验技术|社会科学研究|高校教师|党校教师|中等职业学校教师|老年教育学校教师|技工学校教师|中小学教师|新闻|播音|图书资料|群众文化|文物博物|艺术|文学创作|出版|体育教练|卫生技术|农业技术|畜牧兽医技术|律师|公证|档案|会计|统计|翻译|工艺美术|审计|其他",
        "obtained d",
        "source =重庆评审|重庆考核确定|来渝确认|四川取得未确认|市外取得未确认|军队评定",
        "specialty t",
        "medium =电子证书|纸质完好|纸质损毁或丢失|信息不全|系统待完善|无",
        "gap_months #",
    ],
    &[
        "name t",
        "obtained d",
        "in_table =是|否|不清楚",
        "maps_to_level =技术员|助理工程师|工程师|高级工程师|正高级工程师",
        "gap_months #",
    ],
    &[
        "level =技工院校|中等职业学校|大学专科|大学本科|硕士研究生|博士研究生|其他",
        "degree =无学位|学士|第二学士学位|双学位或辅修|硕士|博士|不清楚",
        "graduated d",
        "full_time =是|否|不清楚",
        "overseas =是|否|不清楚",
    ],
    &["kind =援藏|援外|援疆|援青", "years #", "reviews_ok =是|否|不清楚"],
    &["year #", "result =优秀|合格|基本合格|不合格|不定等|未参加"],
    &["year #", "public_hours #", "professional_hours #"],
    &[
        "kind =工作业绩|新产品新工艺|发明专利|其他专利|软件著作权|重点项目技术报告|技术分析报告|学术技术报告|科研课题|论文|会议宣读论文|著作教材|行业标准规范|政府奖项|协会奖项|经济社会效益|其他",
        "obtained d",
        "role =主持|承担|参与|独立完成|主创|主要发明人|主要参编者|其他",
        "rank #",
        "clause #",
        "completed =是|否|不清楚",
        "representative =是|否|不清楚",
    ],
];

/// The code of a link of either form, in the present form.
///
/// # Errors
/// The link is damaged or of another version.
pub fn modern(code: &str) -> Result<String, Fault> {
    let bytes = unsealed(code)?;
    if bytes.first() != Some(&VERSION) {
        return Ok(code.trim().to_owned());
    }
    let mut input = Reader { bytes: &bytes };
    let _ = input.byte();
    let vocabulary = input.take::<2>().ok_or(Fault::Damaged)?;
    if u16::from_le_bytes(vocabulary) != VOCABULARY {
        return Err(Fault::OtherVersion);
    }
    let rules = u32::from_le_bytes(input.take::<4>().ok_or(Fault::Damaged)?);
    let edition = input.text().ok_or(Fault::Damaged)?;
    let items = items(&mut input).filter(|_| input.bytes.is_empty()).ok_or(Fault::Damaged)?;
    Ok(sealed(&Head { rules, edition }, &items))
}

/// The key and the type of an entry of the tables.
fn parts(entry: &str) -> Option<(&str, char, &str)> {
    let (key, kind) = entry.split_once(' ')?;
    let mut letters = kind.chars();
    Some((key, letters.next()?, letters.as_str()))
}

fn items(input: &mut Reader<'_>) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    let mut lists = Vec::new();
    let mut next = 0u64;
    loop {
        let step = input.number()?;
        if step == 0 {
            break;
        }
        let place = next.checked_add(step)?.checked_sub(1)?;
        next = place.checked_add(1)?;
        let (key, kind, rest) = parts(FACTS.get(usize::try_from(place).ok()?)?)?;
        match kind {
            '*' => lists.push((rest.parse::<usize>().ok()?, key)),
            kind => items.push((tag(key), said(input, kind, rest)?)),
        }
    }
    order::sort(&mut lists);
    for (list, key) in lists {
        let count = input.number().filter(|count| *count <= LONGEST)?;
        let entries = (0..count).map(|_| entry(input, LISTS.get(list)?)).collect::<Option<_>>()?;
        items.push((tag(key), Said::Entries(entries)));
    }
    Some(items)
}

fn entry(input: &mut Reader<'_>, members: &[&str]) -> Option<Vec<Item>> {
    let present = input.number()?;
    let mut entry = Vec::new();
    for (place, member) in members.iter().enumerate() {
        if present >> place & 1 == 1 {
            let (key, kind, rest) = parts(member)?;
            entry.push((tag(key), said(input, kind, rest)?));
        }
    }
    (present >> members.len() == 0).then_some(entry)
}

fn said(input: &mut Reader<'_>, kind: char, options: &str) -> Option<Said> {
    Some(match kind {
        '=' => {
            let bits = bits(input)?;
            let place = usize::try_from(bits.trailing_zeros()).ok()?;
            bits.is_power_of_two().then_some(())?;
            Said::Option(tag(options.split('|').nth(place)?))
        }
        '+' => {
            let bits = bits(input)?;
            let options: Vec<&str> = options.split('|').collect();
            (bits.checked_shr(u32::try_from(options.len()).ok()?)? == 0).then_some(())?;
            let chosen = options.iter().enumerate().filter(|(place, _)| bits >> place & 1 == 1);
            Said::Options(chosen.map(|(_, option)| tag(option)).collect())
        }
        '#' => Said::Number(decimal(input)?),
        'd' => Said::Day(super::wire::day(input.number()?)?),
        'm' => input.moment().map(Said::Moment)?,
        't' => Said::Words(input.text()?),
        'r' => Said::Record,
        _ => return None,
    })
}

fn bits(input: &mut Reader<'_>) -> Option<u64> {
    let number = input.number()?;
    if number & 1 == 0 {
        Some(number >> 1)
    } else {
        1u64.checked_shl(u32::try_from(number >> 1).ok()?)
    }
}

#[expect(clippy::cast_precision_loss, reason = "written from numbers of fewer bits")]
fn decimal(input: &mut Reader<'_>) -> Option<f64> {
    let number = input.number()?;
    match number & 3 {
        0 => Some((number >> 2) as f64),
        1 => Some((number >> 2) as f64 / 100.0),
        2 => input.take::<8>().map(|bytes| f64::from_bits(u64::from_le_bytes(bytes))),
        _ => None,
    }
    .filter(|number| number.is_finite())
}
