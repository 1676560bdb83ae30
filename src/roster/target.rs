//! What a column of a roster can be: facts of the case format, what people are told apart by, and
//! what is known and not used. The headings that mean each are data (`public/roster/headings.csv`).

/// How a cell is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The name of the person.
    Name,
    /// What tells persons apart within the unit.
    Staff,
    /// An identity number: it joins rows of one person and is neither kept nor shown in full.
    Identity,
    /// The department, for the overview.
    Department,
    /// Known, and of no use here.
    Known,
    /// Free text.
    Text,
    /// A date.
    Date,
    /// A whole number.
    Whole,
    /// One option, by the words of this table.
    Choice(&'static str),
    /// Some options, by the words of this table.
    Many(&'static str),
    /// A title as people write it: a level or a name, perhaps with its date.
    Title,
    /// Only the level of a title, where another column names it.
    Rank,
    /// 学历, perhaps with the 学位 in the same cell.
    Education,
    /// Reviews of several years in one cell.
    Reviews,
    /// The review of the year that the heading names.
    ReviewOfYear,
    /// Hours of the year that the heading names.
    HoursOfYear,
}

/// Something a column can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    /// Its id in the headings file: a fact's key, `list.member`, or `list.N.member` for another entry.
    pub id: &'static str,
    /// What it is called, for people.
    pub label: &'static str,
    /// The fact it fills; empty where it fills none.
    pub fact: &'static str,
    /// The entry of the list; 0 for facts that are no list.
    pub entry: u16,
    /// The member of the list's entry or of the record; empty for a plain fact.
    pub member: &'static str,
    /// How its cells are read.
    pub reading: Reading,
}

const fn plain(id: &'static str, label: &'static str, reading: Reading) -> Target {
    Target { id, label, fact: id, entry: 0, member: "", reading }
}

const fn person(id: &'static str, label: &'static str, reading: Reading) -> Target {
    Target { id, label, fact: "", entry: 0, member: "", reading }
}

const fn part(
    id: &'static str,
    label: &'static str,
    fact: &'static str,
    entry: u16,
    member: &'static str,
    reading: Reading,
) -> Target {
    Target { id, label, fact, entry, member, reading }
}

use Reading::{
    Choice, Date, Department, Education, HoursOfYear, Identity, Known, Many, Name, Rank,
};
use Reading::{ReviewOfYear, Reviews, Staff, Text, Title, Whole};

/// Everything a column can be, in the order of the list to choose from.
pub const TARGETS: &[Target] = &[
    person("name", "姓名", Name),
    person("staff", "工号", Staff),
    person("identity", "身份证号（只用来认人，不保存）", Identity),
    person("department", "部门", Department),
    plain("target_level", "申报级别", Choice("level")),
    plain("target_series", "申报系列", Choice("series")),
    plain("target_specialty", "申报专业", Text),
    plain("target_committee", "评委会序号", Whole),
    plain("change_kind", "与现职称相比的变化", Choice("change_kind")),
    part("titles.level", "现职称", "titles", 1, "level", Title),
    part("titles.rank", "现职称级别", "titles", 1, "level", Rank),
    part("titles.obtained", "现职称取得时间", "titles", 1, "obtained", Date),
    part("titles.series", "现职称系列", "titles", 1, "series", Choice("series")),
    part("titles.specialty", "现职称专业", "titles", 1, "specialty", Text),
    part("titles.source", "现职称来源", "titles", 1, "source", Choice("source")),
    part("titles.medium", "现职称证书介质", "titles", 1, "medium", Choice("medium")),
    part("titles.gap_months", "取得后中断月数", "titles", 1, "gap_months", Whole),
    part("titles.2.level", "其他职称", "titles", 2, "level", Title),
    part("titles.2.obtained", "其他职称取得时间", "titles", 2, "obtained", Date),
    part("titles.2.series", "其他职称系列", "titles", 2, "series", Choice("series")),
    part("titles.2.source", "其他职称来源", "titles", 2, "source", Choice("source")),
    part("qualifications.name", "职业资格名称", "qualifications", 1, "name", Text),
    part("qualifications.obtained", "职业资格取得时间", "qualifications", 1, "obtained", Date),
    part(
        "qualifications.in_table",
        "职业资格在对应表内",
        "qualifications",
        1,
        "in_table",
        Choice("tri"),
    ),
    part(
        "qualifications.maps_to_level",
        "职业资格对应级别",
        "qualifications",
        1,
        "maps_to_level",
        Choice("level"),
    ),
    part("education.level", "学历（或学历学位）", "education", 2, "level", Education),
    part("education.degree", "学位", "education", 2, "degree", Choice("degree")),
    part("education.graduated", "毕业时间", "education", 2, "graduated", Date),
    part("education.full_time", "是否全日制", "education", 2, "full_time", Choice("full_time")),
    part("education.overseas", "是否境外学历", "education", 2, "overseas", Choice("tri")),
    part("education.1.level", "第一学历", "education", 1, "level", Education),
    part("education.1.degree", "第一学历的学位", "education", 1, "degree", Choice("degree")),
    part("education.1.graduated", "第一学历毕业时间", "education", 1, "graduated", Date),
    plain("person_category", "人员类别", Choice("person_category")),
    plain("employer_kind", "单位性质", Choice("employer_kind")),
    plain("employer_location", "单位所在地", Choice("place")),
    plain("archive_location", "档案存放地", Choice("place")),
    plain("insured_location", "参保地", Choice("place")),
    plain("insured_unit_same", "参保单位是否一致", Choice("tri")),
    plain("ss_months", "社保月数", Whole),
    plain("ss_recent_gap", "近一年社保是否中断", Choice("tri")),
    plain("cq_work_months", "在渝工作月数", Whole),
    plain("cq_archive_months", "在渝存档月数", Whole),
    plain("uses_nominal_unit", "是否挂靠", Choice("tri")),
    plain("is_unit_admin", "是否单位管理员", Choice("tri")),
    plain("applied_this_year", "本年度已申报次数", Whole),
    plain("returned_times", "已退回次数", Whole),
    plain("discipline", "处分与限制", Many("discipline")),
    plain("is_skilled_talent", "是否高技能人才", Choice("tri")),
    plain("probation_months", "见习月数", Whole),
    plain("probation_passed", "见习考核合格", Choice("tri")),
    plain("first_submit_to_committee", "是否首次申报", Choice("tri")),
    plain("unit_post_managed", "是否实行岗位管理", Choice("tri")),
    plain("post_quota_available", "是否有空缺岗位", Choice("tri")),
    plain("has_secret_content", "是否涉密", Choice("tri")),
    plain("retire_approved_date", "批准退休时间", Date),
    part("epidemic.listed", "列入疫情防控名单", "epidemic", 0, "listed", Choice("tri")),
    part("epidemic.used", "疫情防控政策已使用", "epidemic", 0, "used", Choice("tri")),
    part("rural.kind", "乡村振兴等经历", "rural", 0, "kind", Choice("rural")),
    part("rural.months", "乡村振兴等月数", "rural", 0, "months", Whole),
    part("rural.reviews_ok", "驻村考核合格", "rural", 0, "reviews_ok", Choice("tri")),
    part(
        "breakthrough.meets_condition",
        "符合破格条件",
        "breakthrough",
        0,
        "meets_condition",
        Choice("tri"),
    ),
    part("breakthrough.recommenders", "破格推荐专家人数", "breakthrough", 0, "recommenders", Whole),
    part("annual_reviews", "几年的考核（一格）", "annual_reviews", 0, "result", Reviews),
    part("annual_reviews.year", "某一年的考核", "annual_reviews", 0, "result", ReviewOfYear),
    part(
        "continuing_education.public_hours",
        "某一年的公需学时",
        "continuing_education",
        0,
        "public_hours",
        HoursOfYear,
    ),
    part(
        "continuing_education.professional_hours",
        "某一年的专业学时",
        "continuing_education",
        0,
        "professional_hours",
        HoursOfYear,
    ),
    person("known", "不采用", Known),
];

impl Target {
    /// The target with this id.
    #[must_use]
    pub fn named(id: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.id == id)
    }

    /// Whether several columns may be this: one a year, or what is not used.
    #[must_use]
    pub fn repeats(&self) -> bool {
        matches!(self.reading, Known | ReviewOfYear | HoursOfYear)
    }
}

/// Facts that are lists, so that a missing member leaves the whole list open.
#[must_use]
pub fn is_list(fact: &str) -> bool {
    matches!(
        fact,
        "titles"
            | "qualifications"
            | "education"
            | "aid"
            | "annual_reviews"
            | "continuing_education"
            | "achievements"
    )
}

/// Facts that are records, read as one object.
#[must_use]
pub fn is_record(fact: &str) -> bool {
    matches!(fact, "epidemic" | "rural" | "breakthrough" | "cert")
}
