//! The lists of answers. Their order is part of the vocabulary: a choice is known by its place,
//! levels are compared by it, and the lists are shown in it. A notice may name an option in its own
//! way, leave one out and add some after the last; the place of an option never changes.

use super::place::Place;

/// The answer that leaves open what it is given to, in whatever list it stands.
pub const UNCLEAR: &str = "不清楚";
/// 是|否|不清楚.
pub const TRI: &[&str] = &["是", "否", "不清楚"];
/// 办理事项.
pub const MATTERS: &[&str] = &["职称评审", "考核确定", "来渝确认", "电子证书登记"];
/// As many matters as a notice has, those it adds among them.
pub const MOST_MATTERS: usize = 8;
/// 人员类别; 非编 staff are 流动人员.
pub const PERSONS: &[&str] = &[
    "事业单位在编",
    "国有企业正式员工",
    "非公单位人员",
    "流动人员",
    "自由职业者",
    "自主择业军队干部",
    "转业安置军转干部",
    "驻渝单位人员",
    "公务员",
    "参公管理人员",
    "离退休人员",
    "其他",
    "不清楚",
];
/// 单位性质.
pub const EMPLOYERS: &[&str] = &[
    "区属事业单位",
    "市属事业单位",
    "区属国有企业",
    "市属国有企业",
    "央企",
    "非公企业",
    "社会组织",
    "驻渝单位",
    "无单位",
    "不清楚",
];
/// 单位所在地.
pub const EMPLOYER_PLACES: &[&str] = &["本区", "重庆其他区县", "重庆市外", "无单位", "不清楚"];
/// 档案存放地.
pub const ARCHIVE_PLACES: &[&str] = &["本区", "重庆其他区县", "重庆市外", "不清楚"];
/// 参保地.
pub const INSURED_PLACES: &[&str] = &["本区", "重庆其他区县", "重庆市外", "未参保", "不清楚"];
/// 参保单位与推荐单位不一致的原因.
pub const INSURED_VIA: &[&str] = &["派遣合同", "人力资源公司代办", "集团下属分子公司", "其他"];
/// 处分与限制, each still in force.
pub const DISCIPLINES: &[&str] =
    &["事业单位记过及以上", "警告", "政务或党纪处分", "其他不得晋升期间", "不清楚"];
/// 职称系列.
pub const SERIES: &[&str] = &[
    "工程技术",
    "经济",
    "自然科学研究",
    "实验技术",
    "社会科学研究",
    "高校教师",
    "党校教师",
    "中等职业学校教师",
    "老年教育学校教师",
    "技工学校教师",
    "中小学教师",
    "新闻",
    "播音",
    "图书资料",
    "群众文化",
    "文物博物",
    "艺术",
    "文学创作",
    "出版",
    "体育教练",
    "卫生技术",
    "农业技术",
    "畜牧兽医技术",
    "律师",
    "公证",
    "档案",
    "会计",
    "统计",
    "翻译",
    "工艺美术",
    "审计",
    "其他",
];
/// 职称级别, lowest first; in other series the corresponding level.
pub const LEVELS: &[&str] = &["技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师"];
/// 与现职称相比的变化.
pub const CHANGES: &[&str] =
    &["逐级晋升", "更换系列", "更换专业", "增加专业方向", "跨系列且升级", "不清楚"];
/// 职称来源.
pub const TITLE_SOURCES: &[&str] =
    &["重庆评审", "重庆考核确定", "来渝确认", "四川取得未确认", "市外取得未确认", "军队评定"];
/// 学历.
pub const EDUCATIONS: &[&str] =
    &["技工院校", "中等职业学校", "大学专科", "大学本科", "硕士研究生", "博士研究生", "其他"];
/// 学位.
pub const DEGREES: &[&str] =
    &["无学位", "学士", "第二学士学位", "双学位或辅修", "硕士", "博士", "不清楚"];
/// 乡村振兴、脱贫攻坚经历.
pub const RURALS: &[&str] = &["无", "脱贫攻坚", "乡村振兴选派", "其他全职乡村振兴"];
/// 援派.
pub const AIDS: &[&str] = &["援藏", "援外", "援疆", "援青"];
/// 年度考核结果.
pub const REVIEWS: &[&str] = &["优秀", "合格", "基本合格", "不合格", "不定等", "未参加"];
/// 破格依据.
pub const BASES: &[&str] = &["论文", "其他业绩"];
/// 业绩成果类型.
pub const ACHIEVEMENTS: &[&str] = &[
    "工作业绩",
    "新产品新工艺",
    "发明专利",
    "其他专利",
    "软件著作权",
    "重点项目技术报告",
    "技术分析报告",
    "学术技术报告",
    "科研课题",
    "论文",
    "会议宣读论文",
    "著作教材",
    "行业标准规范",
    "政府奖项",
    "协会奖项",
    "经济社会效益",
    "其他",
];
/// 成果中的角色.
pub const ROLES: &[&str] =
    &["主持", "承担", "参与", "独立完成", "主创", "主要发明人", "主要参编者", "其他"];
/// 系统未自动验证通过的项.
pub const SYSTEM_ITEMS: &[&str] = &[
    "学历学位",
    "社保缴费单位",
    "档案存放机构",
    "继续教育公需科目",
    "事业单位岗位空缺",
    "个人基本信息",
    "现有资格",
];
/// 证书来源.
pub const CERT_SOURCES: &[&str] = &["评审", "考核确定", "来渝确认"];
/// 证书介质.
pub const MEDIA: &[&str] =
    &["电子证书", "纸质完好", "纸质损毁或丢失", "信息不全", "系统待完善", "无"];

/// 申请类型: what the assessment fills in.
pub const KINDS: &[&str] = &["正常晋升", "破格晋升", "转评", "多评"];
/// 职称评审, among the [`MATTERS`].
pub const REVIEW: Place<Matter> = Place::new(0);
/// 电子证书登记, among the [`MATTERS`].
pub const CERTIFICATE: Place<Matter> = Place::new(3);
/// 逐级晋升, among the [`CHANGES`].
pub const PROMOTION: Place<ChangeKind> = Place::new(0);
/// 正常晋升, among the [`KINDS`].
pub const REGULAR: Place<ApplicationKind> = Place::new(0);
/// 破格晋升, among the [`KINDS`].
pub const EXCEPTIONAL: Place<ApplicationKind> = Place::new(1);
/// 阶梯 status.
pub const STATUSES: &[&str] = &["满足", "不满足", "不确定"];
/// Kind of the ladder row that applies.
pub const ROW_KINDS: &[&str] = &["直接", "见习", "前置", "无", "年限"];
/// What stands as the prior title (前置职称).
pub const PRIORS: &[&str] = &["职称", "职业资格", "无"];
/// 是|否, of what the engine works out itself.
pub const BOTH: &[&str] = &["是", "否"];

macro_rules! lists {
    ($($name:ident $key:literal $names:expr;)*) => {
        /// One of the lists, by which a notice's own names of its options are found.
        #[allow(missing_docs, reason = "the list beside each variant says what it is")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum OptionList { $($name),* }

        impl OptionList {
            /// All of them; the place of each is its number.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// What a notice calls it; empty for a list that is wholly a notice's own.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => $key),* }
            }

            /// Its options where a notice says nothing else.
            #[must_use]
            pub const fn names(self) -> &'static [&'static str] {
                match self { $(Self::$name => $names),* }
            }
        }
    };
}

lists! {
    Own "" &[];
    Tri "tri" TRI;
    Matters "matter" MATTERS;
    Persons "person_category" PERSONS;
    Employers "employer_kind" EMPLOYERS;
    EmployerPlaces "employer_location" EMPLOYER_PLACES;
    ArchivePlaces "archive_location" ARCHIVE_PLACES;
    InsuredPlaces "insured_location" INSURED_PLACES;
    InsuredVia "insured_via" INSURED_VIA;
    Disciplines "discipline" DISCIPLINES;
    Series "series" SERIES;
    Levels "level" LEVELS;
    Changes "change_kind" CHANGES;
    TitleSources "source" TITLE_SOURCES;
    Educations "education" EDUCATIONS;
    Degrees "degree" DEGREES;
    Rurals "rural" RURALS;
    Aids "aid" AIDS;
    Reviews "review" REVIEWS;
    Bases "breakthrough" BASES;
    Achievements "achievement" ACHIEVEMENTS;
    Roles "role" ROLES;
    SystemItems "sys_unverified" SYSTEM_ITEMS;
    CertSources "cert_source" CERT_SOURCES;
    Media "medium" MEDIA;
    Kinds "kind" KINDS;
}

/// A list of options as a type: what the place of an option ([`Place`]) and a set of them
/// ([`Set`](super::Set)) are of.
pub trait Listed {
    /// The list.
    const LIST: OptionList;
}

macro_rules! listed {
    ($($(#[$doc:meta])* $name:ident $list:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub enum $name {}

        impl Listed for $name {
            const LIST: OptionList = OptionList::$list;
        }
    )*};
}

listed! {
    /// 办理事项.
    Matter Matters;
    /// 系列.
    Series Series;
    /// 级别, the lowest first.
    Level Levels;
    /// What is applied for beside a plain promotion: 逐级晋升, 更换系列….
    ChangeKind Changes;
    /// How a title was obtained.
    TitleSource TitleSources;
    /// 学历.
    Schooling Educations;
    /// 学位.
    Degree Degrees;
    /// The result of a yearly review.
    Review Reviews;
    /// A kind of achievement.
    AchievementKind Achievements;
    /// 申请类型.
    ApplicationKind Kinds;
}

/// As many options as an answer has bits for.
pub const MOST: usize = 64;

/// The options of a choice: those of the dictionary, or a notice's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options<'a> {
    /// The list they are of.
    pub list: OptionList,
    own: &'a [String],
    hidden: u64,
}

impl<'a> Options<'a> {
    /// Those of the dictionary.
    #[must_use]
    pub const fn of(list: OptionList) -> Self {
        Self { list, own: &[], hidden: 0 }
    }

    /// A notice's own names, by place; those `hidden` (bits) are not offered.
    #[must_use]
    pub const fn own(list: OptionList, own: &'a [String], hidden: u64) -> Self {
        Self { list, own, hidden }
    }

    /// How many places there are, hidden ones among them.
    #[must_use]
    pub const fn len(self) -> usize {
        if self.own.is_empty() { self.list.names().len() } else { self.own.len() }
    }

    /// Whether there is no place at all.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The name of the option at `place`.
    #[must_use]
    pub fn get(self, place: usize) -> Option<&'a str> {
        if self.own.is_empty() {
            return self.list.names().get(place).copied();
        }
        self.own.get(place).map(String::as_str)
    }

    /// Whether the option at `place` is offered.
    #[must_use]
    pub const fn offers(self, place: usize) -> bool {
        place < MOST && self.hidden >> place & 1 == 0
    }

    /// The place of the option of this name; none where it is not offered. The name of the
    /// dictionary is known also where the notice uses another, as links and files may have it.
    #[must_use]
    pub fn place(self, name: &str) -> Option<usize> {
        let own = (0..self.len()).find(|place| self.get(*place) == Some(name));
        own.or_else(|| self.list.names().iter().position(|standard| *standard == name))
            .filter(|place| self.offers(*place))
    }

    /// The options offered, with their places; 不清楚 last.
    pub fn iter(self) -> impl Iterator<Item = (usize, &'a str)> {
        let unclear = self.place(UNCLEAR);
        let others = (0..self.len()).filter(move |place| Some(*place) != unclear);
        others
            .chain(unclear)
            .filter(move |place| self.offers(*place))
            .filter_map(move |place| Some((place, self.get(place)?)))
    }

    /// The options offered.
    pub fn names(self) -> impl Iterator<Item = &'a str> {
        self.iter().map(|(_, name)| name)
    }

    /// The options whose bits are set.
    pub fn chosen(self, bits: u64) -> impl Iterator<Item = &'a str> {
        (0..self.len().min(MOST))
            .filter(move |place| bits >> place & 1 == 1)
            .filter_map(move |place| self.get(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_engine_knows_stands_where_it_is_said_to() {
        assert_eq!(CHANGES.get(PROMOTION.index()), Some(&"逐级晋升"));
        assert_eq!(KINDS.get(REGULAR.index()), Some(&"正常晋升"));
        assert_eq!(KINDS.get(EXCEPTIONAL.index()), Some(&"破格晋升"));
        assert_eq!(MATTERS.get(REVIEW.index()), Some(&"职称评审"));
        assert_eq!(MATTERS.get(CERTIFICATE.index()), Some(&"电子证书登记"));
    }
}
