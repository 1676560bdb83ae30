//! The words of the frame and the buttons, in one place to be proof-read. What a notice says, asks
//! or requires stands in its files, not here.

pub mod brought;
pub mod example;
pub mod library;
pub mod report;
pub mod takeaway;

use crate::assess::assessment::Role;

pub const NAME: &str = "职称申报自助向导";
pub const SKIP: &str = "跳到正文";
pub const LARGE: &str = "大字版";
pub const LARGE_BACK: &str = "退出大字版";
pub const LARGER: &str = "字再大些";
pub const SMALLER: &str = "字小一些";
pub const READ: &str = "朗读";
pub const READ_STOP: &str = "停止朗读";
pub const CLEAR: &str = "清除";
pub const CLEARED: &str = "已清除全部答案。1 分钟内可以撤销；关闭或离开这个页面后就不能撤销。";
pub const CLEARED_ELSEWHERE: &str = "答案已在另一个窗口清除，这里的也一并清除了。";
pub const NO_WINDOW: &str =
    "这个浏览器不让网页存放内容：刷新或离开这个页面，已填的内容就没有了。请在一个页面里填完。";
pub const RESTORE: &str = "撤销清除";
pub const KEEP: &str = "在本机保存答案，下次接着填";
pub const KEEP_HINT: &str =
    "不选的，关闭窗口后答案就清除。公用电脑上请不要选，最好用浏览器的无痕窗口填写。";
pub const NOT_KEPT: &str = "这个浏览器不允许保存，关闭页面后需要重新填写。";
pub const PRIVACY: &str = "您填写的内容只留在本机，不会上传。";
pub const DISCLAIMER: &str = "结论由程序对照通知原文得出，最终以受理机关审核为准。";
pub const DAMAGED: &str = "上次保存的答案已损坏，无法读取，请重新填写。";

pub const NAV: &str = "栏目";
pub const TAKE_AWAY: &str = "带走结果：清单、引用条款、表格、日历";
pub const DESK_PAGE: &str = "desk.html";
pub const TO_DESK: &str = "我是单位人事：一次看全单位的人";

pub const NAV_WIZARD: &str = "申报自测";
pub const NAV_CLAUSES: &str = "条款库";
pub const NAV_COMPARE: &str = "版本对照";
pub const NAV_COMMITTEES: &str = "评委会";
pub const NAV_ABOUT: &str = "关于";
pub const PROGRAM: &str = "程序版本 ";
pub const WITHDRAWN: &str =
    "您的答案用的通知，这里不再收录。答案还在，请在“申报自测”里另选一份通知后接着填。";
pub const UNKNOWN_TITLE: &str = "没有这一页";
pub const UNKNOWN_BODY: &str = "链接可能不完整，或者这一页已经不在了。您已填写的内容没有丢失。";
pub const NOT_OPENED: &str = "没有打开成功";

pub const LOADING: &str = "正在打开…";
pub const RENEWING: &str = "通知文件已更新，正在重新取…";
pub const RETRY: &str = "重试";
pub const LOST: &str = "请检查网络后重试。";
pub const LATE: &str = "网络很久没有回应，请稍后重试。";
pub const DAMAGED_FILE: &str = "收到的文件不完整或者版本不同，请重试；仍然不行，请刷新页面。";
pub const WORKING: &str = "正在准备…";
pub const DOWNLOADED: &str = "已交给浏览器下载";
pub const NOT_DOWNLOADED: &str = "这个浏览器不能下载文件，请换一个浏览器，或复制文字。";
pub const PART_FAILED: &str = "这一页没有打开成功。您已填写的内容没有丢失。";
pub const CATALOG_FAILED: &str = "通知目录没有打开成功。您已填写的内容没有丢失。";
pub const NOTICE_FAILED: &str = "这份通知没有打开成功，也可以换一份通知。您已填写的内容没有丢失。";

pub const START_TITLE: &str = "我能申报职称吗？";
pub const START_LEAD: &str =
    "回答几个问题，对照通知原文逐条核对：能不能报、走哪条路径、交哪些材料、什么时候截止。";
pub const START_MATTER: &str = "您要办什么事？";
pub const GUIDE: &str = "不知道该选哪一项？回答两个问题";
pub const GUIDE_CLOSE: &str = "不问了，我自己选";
pub const START_NOTICE: &str = "按哪份通知办？";
pub const START_NOTICE_HINT: &str = "各区县、各年度的规定不同，请选受理您申报的那一份。";
pub const START_NOTICE_NONE: &str = "请先选择要办的事。";
pub const START_CLOSED: &str = "职称评审通知都是往年的";
pub const START_CLOSED_BODY: &str =
    "结果可以作参考和演练：看看条件够不够、今年先准备什么。正式申报请以今年的通知为准。";
pub const BEGIN: &str = "开始";
pub const GO_ON: &str = "接着填";
pub const STOPPED_AT: &str = "您上次填到：";
pub const STOPPED_DONE: &str = "您上次已经答完。";
pub const CHOOSE_MATTER: &str = "请选择要办的事";
pub const CHOOSE_NOTICE: &str = "请选择一份通知";

pub const OPENING: &str = "正在打开通知，打开后自动开始…";
pub const TO_START: &str = "回到首页";
pub const NO_NOTICE: &str = "这里还没有您的回答";
pub const NO_NOTICE_BODY: &str =
    "先选要办的事和通知，再回答几个问题，就有结果。大约 10 分钟，内容只留在本机。";
pub const NO_NOTICE_KEPT: &str =
    "以前填过的：没有选“在本机保存”的，关闭窗口后就清除了。别人发来的链接，请重新点开那个链接。";
pub const OR: &str = "或者";
pub const NONE_OF_THESE: &str = "以上都没有";
pub const DONE: &str = "（已完成）";
pub const PROGRESS: &str = "进度";
pub const CONTINUE: &str = "继续";
pub const BACK: &str = "返回上一页";
pub const PROBLEMS: &str = "有以下问题";
pub const OPTIONAL: &str = "（选填）";
pub const WHY: &str = "为什么问";
pub const CHOOSE: &str = "请选择";
pub const ADD: &str = "再加一条";
pub const REMOVE: &str = "删除这一条";
pub const YEAR: &str = "年";
pub const MONTH: &str = "月";
pub const DAY: &str = "日（选填）";

pub const CHECK_TITLE: &str = "请核对您的回答";
pub const CHECK_LEAD: &str = "有不对的，点“修改”；改一项不会影响其他答案。";
pub const CHANGE: &str = "修改";
pub const CHECK_MATTER: &str = "办什么事、按哪份通知";
pub const CHECK_NOTICE: &str = "通知";
pub const CHANGED_SAME: &str = "已改好。结论没有变：";
pub const CHANGED_FROM: &str = "已改好，结论变了。原来：";
pub const CHANGED_TO: &str = "。现在：";
pub const UNANSWERED: &str = "未填写";
pub const SEE_RESULT: &str = "查看结果";

/// What 另行办理 means.
pub const ELSEWHERE: &str = "通知写明您这种情形按别的程序办理。";
pub const MATTER: &str = "办理事项";
pub const KIND: &str = "申请类型";
pub const KINDS: &str = "各种申请类型对照";
pub const KINDS_LEAD: &str = "为什么是这一种，不是别的：每一条都有通知原文。";
pub const KIND_CHOSEN: &str = "适用";
pub const KIND_OPEN: &str = "待核实";
pub const KIND_OTHER: &str = "不适用";
pub const SUPPORTS: &str = "支持：";
pub const OPPOSES: &str = "不支持：";
pub const STILL_OPEN: &str = "还有没回答的问题，答了才看得出。";
pub const BESIDE: &str = "通知里与这一步有关的全部条款";
pub const MORE: &str = "通知里还写了";
pub const MORE_ABOUT: &str = "填报、材料、期限、收费的其他规定";
pub const MORE_LEAD: &str = "办理中要用到的其他规定，按事项列出原文和解释。";
/// The pages of the library that tell more, by what they are about.
pub const MORE_LINKS: [(&str, &str); 9] = [
    ("fill/", "申报系统逐栏怎样填、上传前检查"),
    ("beside/result.path", "路径：交到哪里、谁审核"),
    ("beside/result.materials", "材料：怎样准备、什么不算数"),
    ("beside/result.deadlines", "期限：各环节的时间"),
    ("beside/result.fee", "收费"),
    ("beside/result.citation", "符合的申报条件怎样写"),
    ("beside/result.after", "提交以后：审核、评审、证书和归档"),
    ("beside/confirm", "考核确定和来渝确认"),
    ("beside/notice", "这份通知：发给谁、依据什么、怎样咨询"),
];
pub const HELD_AGAINST: &str = "。对照：";
pub const ON_DAY: &str = "按 ";
pub const ON_DAY_THEN: &str = "算。";
pub const NEW_WINDOW: &str = "（新窗口打开）";
pub const OPEN_QUESTIONS: &str = "还需要回答";
pub const GROUNDS: &str = "为什么不能：通知原文";
pub const JUDGEMENT: &str = "依据的条款";
pub const TO_VERIFY: &str = "要先问清的事";
pub const PRINTED_THEN: &str = "电话和地址照通知所印，可能已经变动。";
pub const REMINDER: &str = "提醒（不影响结论）";
pub const WHOM: &str = "问谁";
pub const ABOUT: &str = "负责";
pub const PHONE: &str = "电话";
pub const ADDRESS: &str = "地址";
pub const CLAUSES: &str = "看条款原文";

pub const LADDER: &str = "学历年限阶梯";
pub const RUNGS: &str = "职称层级，从低到高";
pub const STANDING: &str = "年限条件";
pub const BASIS: &str = "对照";
/// How the basis of a ladder begins that is another edition's.
pub const REFERENCE: &str = "参考";
pub const PRIOR: &str = "从哪个职称算起";
pub const QUALIFICATION: &str = "（职业资格）";
pub const CUTOFF: &str = "年限算到";
pub const REQUIRED: &str = "要求年限";
pub const SERVED: &str = "已满年限";
pub const SHORTFALL: &str = "还差";
pub const REDUCED: &str = "政策提前";
pub const DELAYED: &str = "考核延期";
pub const EARLIEST: &str = "年限最早够的年份";
pub const TARGET_RUNG: &str = "本次申报：";
pub const YEARS: &str = "年限";
pub const OTHER_CLAUSES: &str = "看计算年限的其他条款";

pub const PATH: &str = "申报路径";
pub const PATH_ASK: &str = "通知没有写您这种情况，先问";
pub const PATH_UNKNOWN: &str =
    "您这种情况材料交到哪里、由谁审核，通知没有写，或者您还有“不清楚”的事；请先问：";
pub const DOCUMENTS: &str = "要带上";
pub const DEADLINES: &str = "期限";
pub const NO_DEADLINES: &str = "您这种情况的起止日期，通知没有写，请先问清。";
pub const DEADLINES_CHOOSE: &str = "选定评委会后，这里会列出它的期限。";
pub const CHOOSE_COMMITTEE: &str = "选择评委会";
pub const COMMITTEES: &str = "评委会";
pub const NO_COMMITTEE: &str =
    "通知的名单里没有这个系列和级别的评委会；由哪个评委会评、要不要委托，请先问。";
pub const COMMITTEE_CHOSEN: &str = "您选的评委会。";
pub const COMMITTEE_DEFAULT: &str = "这是通知为这一系列和级别写的评委会。";
pub const COMMITTEES_FIT: &str = "评委会名单中，系列和级别与您申报的相符的：";
pub const ORGANIZER: &str = "组建单位";
pub const PERSON: &str = "联系人";
pub const SPECIALTY: &str = "专业";
pub const SCOPE: &str = "范围";
pub const CHANNEL: &str = "申报方式";
pub const DOUBT: &str = "说明";

pub const FEE: &str = "评审费";
pub const FEE_UNKNOWN: &str = "这份通知没有写您申报级别的评审费。";
pub const CHECKLIST: &str = "材料清单";
pub const CHECKLIST_LEAD: &str = "备好一项勾一项。选择了在本机保存的，勾选也会保存。";
pub const CITATION: &str = "符合的申报条件（引用文字）";
pub const CITATION_BLANK: &str =
    "您申报级别的条件原文，这份通知没有印；× 处请查您所报专业的申报条件文件填写。";
pub const COPY: &str = "复制";
pub const COPIED: &str = "已复制";
pub const NOT_COPIED: &str = "没有复制成功，请长按或选中文字，手动复制。";
pub const CITATION_READY: &str = "已按您选的业绩写好，可以复制";
pub const CITATION_CHOOSE_ABOUT: &str = "选一条通知印出的业绩条件，就能写好";
pub const CITATION_BLANK_ABOUT: &str = "通知没有印条件原文，× 处要自己填";
pub const COURSES: &str = "继续教育";
pub const REGISTRATION: &str = "电子证书登记";
pub const ACTION: &str = "怎样办";
pub const ACTION_UNKNOWN: &str = "没有找到写明您这种情况的办法，请向受理机关核实。";
pub const FIELD: &str = "填写项";
pub const FIELD_VALUE: &str = "填写内容";
pub const FIELD_CLAUSE: &str = "依据";
pub const FIELDS: &str = "登记时逐项填写";
pub const PROOFS: &str = "依据的条款";
pub const PROOFS_ABOUT: &str = "上面每一句话的原文，摘自 ";
pub const ANSWERED: &str = "您的回答";
pub const ANSWERED_ABOUT: &str = "结论是照这些回答得出的，可以逐项修改";
/// Told on a page of questions as soon as an answer excludes.
pub const OUT: &str = "按这份通知不能申报";
pub const OUT_GO_ON: &str = "可以直接看结果，也可以接着填：改了回答，结果会跟着变。";
/// The steps of what to do now.
pub const NEXT: &str = "下一步";
pub const MEND: &str = "怎样补：";
pub const LACKING: &str = "差的怎样补";
/// Behind the name of a link that leaves the site and opens a window.
pub const OUTSIDE: &str = "（离开本站，新窗口打开）";
pub const OUTSIDE_SIGN: &str = "↗ 的链接离开本站，在新窗口打开。";
pub const PRINTED_IN: &str = "网址照“";
pub const PRINTED_MAY_CHANGE: &str = "”通知所印，可能已经变动。";
pub const THIS_YEAR: &str = "今年呢？";
pub const THIS_YEAR_MORE: &str = "看今年的推算";
pub const THIS_YEAR_TITLE: &str = "如果今年的条件不变";
pub const THIS_YEAR_NONE: &str = "先回答问题，才能推算今年。";
pub const THIS_YEAR_WINDOWS: &str = "往年大约什么时候";
pub const THIS_YEAR_WINDOWS_NONE: &str = "这份通知没有写您这种情况的起止日期。";
pub const THIS_YEAR_WHERE: &str = "今年的通知到哪里找";
pub const FIND: [&str; 4] = [
    "问单位负责职称工作的人：区县和主管部门的通知一般先发给单位。",
    "看重庆市人力资源和社会保障局官网的“专技人才”专栏，和您单位所在区县人力社保局、职改办的通知公告。",
    "登录申报平台看公告，网址见往年的通知。",
    "电话问您单位所在区县的职改办。这里收录的电话只属于写明的那个区县，别打错。",
];
pub const ELSEWHERE_TITLE: &str = "我的区县或年份不在这里";
pub const ELSEWHERE_LEAD: &str = "这里只收录了列出的几份通知。别的区县、别的年份要以那里当年的通知为准，下面说怎样找、可以先用哪份演练。";
pub const ELSEWHERE_FIND: &str = "怎样找到该用的通知";
pub const ELSEWHERE_CITY: &str = "几份通知写得一样的";
pub const ELSEWHERE_CITY_LINES: [&str; 4] = [
    "申报在全市统一的平台上办理；大渡口区 2022 年和江北区 2024 年的通知写明，本人和单位都要先注册。",
    "单位和档案都在重庆的流动人员，大渡口区 2022 年和市经济信息委 2024 年的通知都要求1年以上社保缴费记录。",
    "单位要公示：职称评审的几份通知写的都是5个工作日或者不少于5个工作日。",
    "现在发的是职称电子证书，不再办理纸质证书。",
];
pub const ELSEWHERE_USE: &str = "可以先用哪份演练";
pub const ELSEWHERE_USE_LINES: [&str; 4] = [
    "想看学历、年限够不够：用大渡口区 2022，它附有工程技术人才的学历年限条件。",
    "想看申请书逐栏怎样填、申请类型选哪一种：用江北区 2024。",
    "在非公有制中小企业，想报高级工程师：用市经济信息委 2024。",
    "考核确定、来渝确认：只收录了大足区 2025，别的区县怎样办，请问当地职改办。",
];
pub const ELSEWHERE_NOT: &str = "不要打这里列出的别的区县的电话去问自己的事。";
pub const START_WHO: &str = "这是一个开源的自助工具，不是政府网站，不收费，不用登录。";
pub const START_READY: &str =
    "先备好：职称证书、学历学位证书，知道社保缴了几个月、人事档案在哪里。大约 10 分钟。";
pub const FEE_ELSEWHERE: &str = "（其他通知写的，只作参考）";
pub const COURSES_MET: &str = "您填写的学时够了。";
pub const COURSES_UNMET: &str = "您填写的学时有的年度不够，请先问清要不要补。";
/// Between whom a clause frees and what is asked of the others.
pub const COURSES_NOT_EXEMPT: &str = "；不是这样的：";
pub const COURSES_FREE: &str = "首次提交的，不要求继续教育。";
pub const COURSES_NO_HOURS: &str = "要按照要求参加继续教育，通知没有写要多少学时。";
pub const COURSES_ASK: &str = "要多少学时请先问清。";
pub const CITATION_WHICH: &str = "您符合通知印出的哪一条业绩条件？";
pub const CITATION_CHOOSE: &str =
    "选您真正符合的一条，下面就写成可以复制的文字。业绩要在取得现职称以后；材料里要拿得出证明。";
pub const CITATION_EXCEPTION: &str = "破格条件这样写（× 处照您符合的那一条填）：";
pub const POINT_FITS: &str = "与您填写的业绩对得上";

pub const PRINT: &str = "打印";
pub const CHECK_ANSWERS: &str = "核对回答";
pub const RESTART: &str = "重新开始";

/// What the clauses of a role prove.
pub const fn role(role: Role) -> &'static str {
    match role {
        Role::Exclusion => "为什么不能",
        Role::Row => "学历和年限",
        Role::Cutoff => "年限算到哪天",
        Role::Reduction => "政策提前",
        Role::Delay => "考核延期",
        Role::Kind => "申请类型",
        Role::Elsewhere => "另行办理",
        Role::Judgement => "初步判断",
        Role::Path => "申报路径",
        Role::Citation => "符合的申报条件",
        Role::Fee => "评审费",
        Role::Certificate => "电子证书怎样办",
        Role::Remark => "请注意",
    }
}

/// The usual matters, a line each.
pub const MATTERS: &str = "职称评审\n考核确定\n来渝确认\n电子证书登记";

const MATTERS_HELP: [&str; 4] = [
    "晋升、破格、转评或多评一个职称，由评审委员会评审",
    "全日制毕业后见习期满，第一次确定职称（初定）",
    "在市外或部队取得的职称，到重庆后确认",
    "领取、登记或补正职称电子证书",
];

/// What a matter is; empty for one that is not usual, which its notice explains.
pub fn matter_help(name: &str) -> &'static str {
    let mut usual = MATTERS.lines().zip(MATTERS_HELP);
    usual.find(|(matter, _)| *matter == name).map_or("", |(_, help)| help)
}

/// How many materials there are.
pub fn materials(count: usize) -> String {
    format!("一共 {count} 项，备好一项勾一项")
}

/// How many committees fit.
pub fn committees(count: usize) -> String {
    format!("有 {count} 个相符，先选一个")
}

/// How many reminders there are.
pub fn reminders(count: usize) -> String {
    format!("{count} 件，有空看看")
}

/// The title of an entry, by its number from 1.
pub fn nth(number: usize) -> String {
    format!("第 {number} 条")
}

/// How far one is: later answers can bring up or spare a page.
pub fn step(now: usize, all: usize, here: &str) -> String {
    format!("第 {now} 步，大约共 {all} 步：{here}")
}

/// That an entry was added.
pub fn added(count: usize) -> String {
    format!("已加一条，现有 {count} 条")
}

/// That the entry with this number was removed.
pub fn removed(number: usize, left: usize) -> String {
    format!("已删除第 {number} 条，还有 {left} 条")
}

/// That no more entries fit.
pub fn full(most: usize) -> String {
    format!("最多填 {most} 条，不能再加")
}

/// By which rules it was judged.
pub fn version(notice: &str, digest: &str) -> String {
    format!("依据的通知：{notice}（校验 {digest}）")
}

/// That a question has to be answered.
pub fn please(label: &str) -> String {
    ["请回答：", label].concat()
}
