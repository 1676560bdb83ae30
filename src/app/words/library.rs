//! The words of the library, in one place to be proof-read.

pub const CLAUSES_TITLE: &str = "条款库";
pub const CLAUSES_LEAD: &str = "已收录通知的全部条款，逐字摘自原文。先显示一份通知的，可以另选一份或者全部；可以按词查找，也可以按主题浏览。";
pub const SEARCH: &str = "查找条款";
pub const SEARCH_HINT: &str = "可以写几个词，用空格隔开；大小写、全角半角都可以。";
pub const EDITION: &str = "通知";
pub const ALL_EDITIONS: &str = "全部通知";
pub const EVERYWHERE: &str = "在全部通知里查找";
pub const TOPIC: &str = "主题";
pub const ALL_TOPICS: &str = "全部主题";
pub const MORE: &str = "再显示一些";
pub const NOTHING_FOUND: &str = "没有找到。可以少写一个词，或者换一种说法。";
pub const FAILED: &str = "有的内容没有打开成功。请检查网络后重试。";
pub const UNKNOWN_CLAUSE: &str = "没有这一条";
pub const UNKNOWN_CLAUSE_BODY: &str = "链接里的条款编号在已收录的通知中找不到，可能链接不完整。";
pub const UNKNOWN_EDITION: &str = "没有收录链接里的这份通知，下面是全部通知的条款。";
pub const UNKNOWN_EDITION_FILL: &str = "没有收录链接里的这份通知。";
pub const DIGEST: &str = "校验号";
pub const AHEAD: &str = "未开始";
pub const OPEN: &str = "进行中";
pub const CLOSED: &str = "已截止";
pub const TO_CLAUSES: &str = "查看全部条款";

pub const PRINTED: &str = "原文如此印";
pub const PRINTED_HINT: &str = "（印刷有误，上面的引文已更正）";
pub const MEANING: &str = "意思";
pub const NOTICE: &str = "出自";
pub const ID: &str = "条款编号";
pub const COPY_LINK: &str = "复制链接";
pub const COPY_QUOTE: &str = "复制原文";
pub const USES: &str = "用在哪里";
pub const NO_USES: &str = "本工具没有规则用到这一条，收录在这里供查阅。";
pub const USES_ELSEWHERE: &str = "其他通知作参考时用在哪里";
pub const USES_ELSEWHERE_ASK: &str = "查看其他通知有没有引用";
pub const NO_USES_ELSEWHERE: &str = "其他通知没有引用这一条。";
pub const NEIGHBOURS: &str = "前后条款";
pub const BEFORE: &str = "前一条";
pub const AFTER: &str = "后一条";

pub const FILL_TITLE: &str = "系统填报指引";
pub const FILL_LEAD: &str =
    "在申报系统里逐栏填写时，对照着看。每一栏先是大白话，点开可以看通知原文。";
pub const FILL_NONE: &str = "这份通知没有逐栏写明系统怎样填报。";
pub const FIND: &str = "查找";
pub const FIND_HINT: &str = "写栏目、专业或者要填的内容，例如：前置职称、参保、给排水。";
pub const LISTS: &str = "专业目录";
pub const LISTS_LEAD: &str = "通知列出的参考专业。目录里没有的能不能填，请向受理机关核实。";
pub const CHECKS: &str = "上传前先检查";
pub const CHECKS_LEAD: &str =
    "只在本机检查格式、大小和写法，文件不会上传。检查合格不等于审核通过。";
pub const CHECK_FITS: &str = "符合要求。";
pub const CHECK_MENDED: &str = "写法要改，应写作：";
pub const CHECK_UNREAD: &str = "这个文件读不出来，请重新选择。";
pub const SEE_QUOTE: &str = "看通知原文";
pub const FOR_PAGE_TITLE: &str = "相关条款";
pub const FOR_PAGE_LEAD: &str =
    "通知里与这一步有关的全部条款。看完关掉这一页，回到原来的页面接着填。";
pub const FOR_PAGE_NONE: &str = "这份通知没有专门写这一步。";

pub const COMPARE_TITLE: &str = "版本对照";
pub const COMPARE_LEAD: &str =
    "选两份通知，按主题并排看。每份通知各管各的：一份没有写的，不能拿另一份来补。";
pub const LEFT: &str = "第一份";
pub const RIGHT: &str = "第二份";
pub const SAME: &str = "两边选了同一份通知，请换一份。";
pub const CONTENTS: &str = "各有什么";
pub const CONTENTS_HINT: &str = "只算通知自己写明的；借其他通知作参考的不算。";
pub const ITEM: &str = "内容";
pub const BY_TOPIC: &str = "逐个主题";
pub const NOT_WRITTEN: &str = "这份通知没有写";
pub const ONLY_ONE: &str = "（只有一份写了）";

pub const COMMITTEES_TITLE: &str = "评委会";
pub const COMMITTEES_LEAD: &str =
    "已收录的评委会名单。名单每年都会调整，申报前请按当年的通知核实。";
pub const COMMITTEES_REVIEW: &str =
    "“评审”的时间，原表多数只写到旬或者月，照原表写；截没截止按那一旬、那一月的最后一天算。";
pub const COMMITTEE_SEARCH: &str = "查找评委会";
pub const COMMITTEE_HINT: &str = "名称、专业、组建单位、地址或者电话都可以，例如：建设、市教委。";
pub const LIST: &str = "名单";
pub const ALL_LISTS: &str = "全部名单";
pub const SERIES: &str = "系列";
pub const ALL_SERIES: &str = "全部系列";
pub const LEVEL: &str = "级别";
pub const ALL_LEVELS: &str = "全部级别";
pub const SCOPE: &str = "范围";
pub const ALL_SCOPES: &str = "全部范围";
pub const SPECIALTY: &str = "专业";
pub const ORGANIZER: &str = "组建单位";
pub const ADDRESS: &str = "地址";
pub const CONTACT: &str = "联系人";
pub const PHONE: &str = "电话";
pub const CHANNEL: &str = "受理方式";
pub const TIMES: &str = "时间";
pub const DOUBTS: &str = "原文说明";
pub const NOT_PRINTED: &str = "原表未写";
pub const BARE_LIST: &str = "这份名单没有印申报时间、地址和联系电话。";

pub const ABOUT_TITLE: &str = "关于本工具";
pub const ABOUT: [(&str, &[&str]); 3] = [
    (
        "这是什么",
        &[
            "职称申报自助向导是一个网页程序。您回答几个问题，它对照已收录的职称申报通知，说明能不能报、走哪条申报路径、属于哪种申请类型、交哪些材料、什么时候截止。",
            "它不是申报系统，不能代替申报，也不代表任何机关。最终以受理机关审核为准。",
        ],
    ),
    (
        "结论怎样得出",
        &[
            "程序只对照通知原文。每条规则都由通知的一条原文支持，结论旁边可以看到这条原文，并能在条款库里查到它的位置。",
            "每份通知各管各的。借用其他通知作参考的，都写明“参考”，参考内容不会当作本通知的规定。",
            "通知没有写明、或者写得可以有几种理解的，程序不替您猜，一律列为“需人工核实”，并写明要核实什么、问谁。",
        ],
    ),
    (
        "您的隐私",
        &[
            "没有账号，也没有接收您答案的服务器。您填写的内容只在您的浏览器里计算，不会上传。",
            "只有您选择了“在本机保存答案”，答案才会存在这台设备上；点“清除”会删掉。大字版的选择也记在这台设备上。",
        ],
    ),
];
pub const EDITIONS: &str = "收录了哪些通知";
pub const EDITIONS_HINT: &str = "请留意各份通知的年度和限制。";
pub const VERSION: &str = "程序版本";
