//! The words of this page, in one place to be proof-read.

pub const TITLE: &str = "带走结果";
pub const LEAD: &str = "办事时要带、要填的都在这里，点开即可。";
pub const PRINT_ALL: &str = "打印整页";

pub const NONE_TITLE: &str = "没有可以带走的结果";
pub const NONE_BODY: &str =
    "这里没有您的回答。请先在向导里回答问题，再从结果页进入；有导出的文件，也可以在下面打开。";
pub const TO_WIZARD: &str = "打开向导";
pub const BROKEN_TITLE: &str = "没有读出这些回答";
pub const UNKNOWN_EDITION: &str = "没有收录这些回答所用的通知，请在向导里重新选择通知。";
pub const NO_EDITION: &str = "文件里没有写明用的是哪一份通知（edition），不能打开。";
pub const FAULTS: &str = "有些回答填得不对，没有计入。请先在向导里改好：";
pub const BACK_TO_WIZARD: &str = "回到向导的结果页";

pub const WORKING: &str = "正在准备…";
pub const BASIS: &str = "依据：";

pub const CHECKLIST: &str = "材料清单";
pub const CHECKLIST_ABOUT: &str = "带什么、几份、谁盖章，备好一项勾一项";
pub const CHECKLIST_EARLY: &str = "条件符合不符合还没有定，清单供提前准备时参考。";
pub const READY: &str = "已备齐";
pub const CHECKLIST_COPY: &str = "复制清单";
pub const CHECKLIST_PRINT: &str = "打印清单";
pub const CHECKLIST_TABLE: &str = "下载清单（表格）";
pub const CHECKLIST_FILE: &str = "材料清单.csv";

pub const WHATIF: &str = "如果情况有变";
pub const WHATIF_ABOUT: &str = "最早哪年能报，差在哪里";
pub const WHATIF_LEAD: &str =
    "只改动尽量少的情况，逐个试算，看怎样才能申报。这里只说明规则，请按真实情况申报。";
pub const COUNTING: &str = "正在试算…";
pub const WHATIF_REACHED: &str = "按现在的回答，条件已经符合，或者问清以后就符合，不需要改变什么。";
pub const WHATIF_OPEN: &str = "还有问题没有回答，答完以后才能推算。";
pub const WHATIF_NONE: &str = "试过的改变里，没有别的办法。";
pub const WHATIF_NO_YEAR: &str = "只等时间还不够，要有下面的改变。";
pub const WHATIF_NOTHING: &str = "只等时间还不够；试过的改变里，也没有哪几项能使条件符合。请先把要问的事问清，再看有没有破格等办法。";
pub const WHATIF_EXCEPTION_TITLE: &str = "破格晋升";
pub const WHATIF_EXCEPTION: &str = "年限不够的，通知另写了破格晋升。您符不符合破格条件，要看您本专业的申报条件文件，这里不能试算。";
pub const WHATIF_EXCEPTION_FILL: &str = "填写破格的情况";
pub const WHATIF_YEAR: &str = "其他情况都不变，最早可以在";
pub const WHATIF_YEAR_THEN: &str = "年申报。";
pub const WHATIF_STOPPED: &str = "可能的情形太多，没有全部试过。";
pub const AND: &str = "；并且 ";
pub const MORE: &str = "更多改法";
/// Headings of the groups, in the order of `By::ALL`.
pub const GROUPS: [(&str, &str); 4] = [
    ("等时间", "到了这个时候就可以"),
    ("本人办", "要由本人办到"),
    ("单位办", "要由单位办理"),
    ("不能改变", "已成事实，只供了解差在哪里"),
];

pub const CITATION: &str = "引用条款";
pub const CITATION_ABOUT: &str = "“符合的申报条件”一栏怎样写，可以复制";
pub const CITATION_LEAD: &str = "申报系统里“符合的申报条件”一栏怎样写。选一条复制即可。";
pub const POINTS: &str = "通知印出的业绩条款";
pub const POINTS_NONE: &str =
    "这份通知没有印您所报专业和级别的业绩条款，请按所报专业的申报条件文件，在下面自己填写。";
pub const POINTS_FIT: &str = "与您填写的成果对得上的条款如下，选其中一条。";
pub const POINTS_UNFIT: &str = "您填写的成果里，没有可以引用的；下面写明每一条为什么不能用。";
pub const OTHER_POINTS: &str = "不能引用的条款和原因";
pub const ACHIEVEMENT: &str = "成果";
pub const NO_ENTRY: &str = "您没有填写与这一条对应的成果。";
pub const FITS: &str = "可以引用";
pub const FITS_BEST: &str = "可以引用，结果页用的是这一条";
pub const FITS_NOT: &str = "不能引用";
pub const OTHER_ENTRIES: &str = "没有对应条款的成果";
pub const OWN: &str = "自己填写专业条件";
pub const OWN_LEAD: &str = "把整句引用粘贴进来，或者逐项填写；括号、数字会改成规定的写法。没有填写的地方保留空格位，不会代填。";
pub const PASTE: &str = "粘贴整句引用（也可以不粘贴，逐项填写）";
pub const MENDED: &str = "已改成规定写法";
pub const MISSING: &str = "还没有填写：";
pub const MISSING_KEPT: &str = "。引用串里留着空位。";
pub const EXCEPTION: &str = "满足何条破格条件（破格申报表用）";
pub const COPY_CITATION: &str = "复制引用";

pub const FORMS: &str = "官方表格";
pub const FORMS_ABOUT: &str = "用您的回答填好，下载或者打印";
pub const FORMS_LEAD: &str =
    "用您的回答填好通知所附的表格，可以下载成 Word（WPS）文件，也可以直接打印。";
pub const FORMS_SHOW: &str = "选择表格";
pub const FORMS_FAILED: &str = "表格没有下载成功，请检查网络后重试。";
pub const FORM: &str = "哪一张表？";
pub const FORM_WANTED: &str = "（您要用的）";
pub const FORM_ASK: &str = "表上还要写的内容";
pub const FORM_ASK_HINT: &str = "选填。只用来填表，不上传，也不写进链接；和其他回答一起保存，一起清除。不填的在表上留空。换一张表，问过的不用再填。";
pub const SHEET_HINT: &str = "填好的样子如下，手机上可以左右滑动。";
pub const FORM_BLANKS: &str = "表上还空着的栏";
pub const FORM_NO_BLANKS: &str = "表上没有空着的栏。";
pub const FORM_CHECKS: &str = "表格自身的要求";
pub const MET: &str = "符合";
pub const UNMET: &str = "不符合";
pub const DOCX: &str = "下载 Word 文件";
pub const PRINT_FORM: &str = "打印这张表";
pub const EXAMPLE: &str = "例如 ";
pub const BY_HAND: &str = "由";
pub const FILLS: &str = "填写";

pub const PLAN: &str = "日程和日历";
pub const PLAN_ABOUT: &str = "什么时候办什么事，加到手机日历";
pub const PLAN_LEAD: &str = "从申报截止倒着排，最迟什么时候该办什么事。";
pub const PLAN_NONE: &str = "单位公示最迟从哪天开始，这里不能倒排。下面是通知写明的时间。";
pub const PLAN_LATE: &str = "最迟开始公示的日子已经过去。";
pub const ICS: &str = "下载日历文件（.ics）";
pub const ICS_FILE: &str = "职称申报日历.ics";
pub const ICS_HINT: &str = "用手机或电脑的日历打开这个文件，就会加入这些日子。";
pub const ICS_OVER: &str = "这些日子都已经过去，不提供日历文件。今年的日子以今年的通知为准。";

pub const CARRY: &str = "换设备接着办";
pub const CARRY_ABOUT: &str = "链接、二维码、文件，交给单位人事也用它";
pub const CARRY_LEAD: &str = "回答可以带到另一台设备，或者交给单位的人事。里面不含姓名、证件号；拿到的人都能看到这些回答，请只发给需要的人；打开过链接的浏览器会把它留在历史记录里。";
pub const LINK: &str = "链接和二维码";
pub const COPY_LINK: &str = "复制链接";
pub const QR: &str = "显示二维码";
pub const QR_ALT: &str = "带着全部回答的二维码，与上面的链接相同";
pub const QR_HINT: &str = "用另一台设备扫码打开。";
pub const FILE: &str = "文件";
pub const FILE_LEAD: &str = "链接太长、不方便发送的，可以用文件。";
pub const JSON: &str = "导出文件";
pub const JSON_FILE: &str = "职称申报回答.json";
pub const HAND_OVER: &str = "把结果交给本网站";
pub const HAND_OVER_LEAD: &str =
    "显示这个向导的网站可以接收您的结果，也就是下面这份内容。您不按，它什么也收不到。接收的网站：";
pub const HAND_OVER_SEE: &str = "先看看要交什么";
pub const HANDED: &str = "已经交给本网站。";
pub const NOT_HANDED: &str = "没有交出去。请等要交的内容和按钮完整显示、没有被遮住，看清以后再按一次；也可以改用“导出文件”。";
pub const IMPORT: &str = "打开文件";
pub const IMPORT_HINT: &str =
    "选择从这里导出的文件，或者按同样格式写的文件。先给您看，您同意了才使用。";
pub const NOT_READ: &str = "这个文件没有读出来，请确认是从这里导出的文件。";

pub const RECEIPT: &str = "结果文字和凭据";
pub const RECEIPT_ABOUT: &str = "全文复制，写明版本和日期";
pub const RECEIPT_LEAD: &str = "结果全文可以复制给别人看；凭据写明通知和校验号、程序版本、日期和全部回答，别人照着可以得出同样的结果。";
pub const RESULT_TEXT: &str = "结果全文";
pub const RECEIPT_TEXT: &str = "凭据";
pub const COPY_RESULT: &str = "复制结果全文";
pub const COPY_RECEIPT: &str = "复制凭据";
pub const PRINT_RESULT: &str = "打印结果全文";
pub const PRINT_RECEIPT: &str = "打印凭据";
pub const TOO_LARGE: &str = "文件超过 1 MB，不是从这里导出的回答，没有打开。";
