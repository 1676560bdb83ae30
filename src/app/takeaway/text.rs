//! The words of this page, in one place to be proof-read.

pub const TITLE: &str = "带走结果";
pub const WIZARD: &str = "index.html";
pub const CONTENTS: &str = "本页目录";

pub const NONE_TITLE: &str = "没有可以带走的结果";
pub const NONE_BODY: &str = "这里没有您的回答。回答不经过服务器，刷新或换设备后需要从向导或链接重新打开。请先在向导里回答问题，再从结果页进入这里。";
pub const TO_WIZARD: &str = "打开向导";
pub const BROKEN_TITLE: &str = "没有读出这些回答";
pub const BROKEN: &str = "带来的回答不完整或已损坏，请从向导的结果页重新进入。";
pub const UNKNOWN_EDITION: &str = "回答所用的通知不在这里，请在向导里重新选择通知。";
pub const FAULTS: &str = "有些回答填得不对，没有计入。请先在向导里改好：";
pub const IN_WIZARD: &str = "在向导中打开";
pub const FROM_LINK: &str = "这是由链接或文件打开的回答。";
pub const READ_AGAIN: &str = "本页不保存回答。关闭或刷新以后，要从向导、链接或者本机已保存的答案重新打开。";
pub const OUTCOME: &str = "结论";
pub const PRELIMINARY: &str = "预判";
pub const NOTICE: &str = "通知";

pub const COPY: &str = "复制";
pub const DOWNLOADED: &str = "已交给浏览器下载";
pub const NOT_DOWNLOADED: &str = "这个浏览器不能下载文件，请换一个浏览器，或复制文字。";
pub const CLAUSES: &str = "依据条款";

pub const WHATIF: &str = "如果……会怎样";
pub const WHATIF_LEAD: &str =
    "只改动尽量少的情况，逐个试算，看怎样才能申报。这里只说明规则，请按真实情况申报。";
pub const WORKING: &str = "正在计算…";
pub const WHATIF_REACHED: &str = "按现在的回答，结论或者预判已经是“可申报”，不需要改变什么。";
pub const WHATIF_OPEN: &str = "还有问题没有回答，答完以后才能推算。";
pub const WHATIF_NONE: &str = "试过的改变里，没有哪几项能使结论变成可申报。";
pub const WHATIF_NO_YEAR: &str = "只等时间还不够。";
pub const WHATIF_STOPPED: &str = "可能的情形太多，没有全部试过。";
pub const AND: &str = "；并且 ";
pub const MORE: &str = "更多改法";
/// Headings of the groups, in the order of `By::ALL`.
pub const GROUPS: [(&str, &str); 4] = [
    ("时间", "等到这个时候就可以"),
    ("本人", "要由本人办到"),
    ("单位", "要由单位办理"),
    ("不能改变", "已成事实，只供了解差在哪里"),
];

pub const CITATION: &str = "符合的申报条件";
pub const CITATION_LEAD: &str = "申报系统里“符合的申报条件”一栏怎样写。";
pub const POINTS: &str = "本级别可以引用的条款";
pub const POINTS_NONE: &str =
    "本版没有印您所报专业的业绩条款，请按所报专业的申报条件文件自己填写。";
pub const POINTS_UNFIT: &str = "您填写的成果里，没有可以引用的；下面写明每一条为什么不能用。";
pub const OTHER_POINTS: &str = "其他条款";
pub const NO_ENTRY: &str = "您没有填写与这一条对应的成果。";
pub const FITS: &str = "可以引用";
pub const FITS_NOT: &str = "不能引用";
pub const OTHER_ENTRIES: &str = "没有对应条款的成果";
pub const OWN: &str = "自己填写专业条件";
pub const OWN_LEAD: &str = "把条款粘贴进来，或者逐项填写；括号、数字会改成规定的写法。没有填写的地方保留空格位，不会代填。";
pub const PASTE: &str = "粘贴整句引用";
pub const MENDED: &str = "已改成规定写法：";
pub const MISSING: &str = "还没有填写：";
pub const TEMPLATE: &str = "符合的申报条件";
pub const EXCEPTION: &str = "满足何条破格条件（破格申报表用）";
pub const NO_CITATION: &str = "本版通知没有规定这一栏的写法。";

pub const FORMS: &str = "官方表格";
pub const FORMS_LEAD: &str =
    "用您的回答填好通知所附的表格。这里另外问的内容（姓名等）只留在内存里，不保存、不上传。";
pub const FORMS_SHOW: &str = "选择表格";
pub const FORMS_NONE: &str = "本版通知没有附表格，或者表格没有下载成功。请检查网络后再试。";
pub const FORM: &str = "哪一张表？";
pub const FORM_ASK: &str = "表上还要写的内容";
pub const FORM_BLANKS: &str = "还空着的栏";
pub const FORM_NO_BLANKS: &str = "没有空着的栏。";
pub const FORM_CHECKS: &str = "表格自身的要求";
pub const MET: &str = "符合";
pub const UNMET: &str = "不符合";
pub const DOCX: &str = "下载 DOCX";
pub const PRINT_FORM: &str = "打印这张表";
pub const ENTRY: &str = "再加一条";
pub const EXAMPLE: &str = "例如 ";
pub const BY_HAND: &str = "由";
pub const FILLS: &str = "填写";

pub const PLAN: &str = "日历";
pub const PLAN_LEAD: &str = "从申报截止倒着排，最迟什么时候该办什么事。";
pub const PLAN_NONE: &str =
    "本版没有写明公示天数或者申报截止时间，不能倒排；日历文件里只有通知写明的时间。";
pub const PLAN_LATE: &str = "最迟开始公示的日子已经过去。";
pub const ICS: &str = "下载日历文件（.ics）";
pub const ICS_HINT: &str = "用手机或电脑的日历打开这个文件，就会加入这些日子。";
pub const ICS_NONE: &str = "没有可以写进日历的时间。";

pub const CARRY: &str = "换设备接着办";
pub const CARRY_LEAD: &str = "链接里带着全部回答（不含姓名、证件号）。拿到链接的人都能看到这些回答，请只发给需要的人。回答在“#”后面，打开时也不会传给服务器。";
pub const COPY_LINK: &str = "复制链接";
pub const QR: &str = "显示二维码";
pub const QR_ALT: &str = "带着全部回答的二维码，与上面的链接相同";
pub const JSON: &str = "导出 JSON";
pub const IMPORT: &str = "导入 JSON";
pub const IMPORT_HINT: &str =
    "选择从这里导出的文件，或者按同样格式写的文件。导入后替换本页现有的回答。";
pub const NOT_READ: &str = "这个文件没有读出来，请确认是文本格式的 JSON 文件。";

pub const RECEIPT: &str = "结果文字和凭据";
pub const RECEIPT_LEAD: &str = "结果全文可以复制给别人看；凭据写明通知版本、规则摘要、程序版本和全部回答，别人照着可以得出同样的结果。";
pub const RESULT_TEXT: &str = "结果全文";
pub const RECEIPT_TEXT: &str = "凭据";
pub const COPY_RESULT: &str = "复制结果全文";
pub const COPY_RECEIPT: &str = "复制凭据";
pub const PRINT_RESULT: &str = "打印结果全文";
pub const PRINT_RECEIPT: &str = "打印凭据";
