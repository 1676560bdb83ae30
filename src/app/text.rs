//! The words of the frame and the buttons, in one place to be proof-read. What a notice says, asks
//! or requires stands in its files, not here.

pub const NAME: &str = "职称申报自助向导";
pub const SKIP: &str = "跳到正文";
pub const LARGE: &str = "大字版";
pub const CLEAR: &str = "清除";
pub const CLEARED: &str = "已清除全部答案";
pub const RESTORE: &str = "撤销清除";
pub const KEEP: &str = "在本机保存答案，下次接着填";
pub const KEEP_HINT: &str = "公用电脑上请不要保存。";
pub const NOT_KEPT: &str = "这个浏览器不允许保存，关闭页面后需要重新填写。";
pub const PRIVACY: &str = "您填写的内容只留在本机，不会上传。";
pub const DISCLAIMER: &str = "结论由程序对照通知原文得出，最终以受理机关审核为准。";
pub const DAMAGED: &str = "上次保存的答案已损坏，无法读取，请重新填写。";


pub const NAV: &str = "栏目";
pub const TAKEAWAY_PAGE: &str = "takeaway.html";
pub const LIBRARY_PAGE: &str = "library.html";
pub const NAV_LINKS: [(&str, &str); 4] = [
    ("#/", "申报自测"),
    ("library.html#/", "条款库"),
    ("library.html#/compare", "版本对照"),
    ("library.html#/committees", "评委会"),
];

pub const LOADING: &str = "正在打开…";
pub const RETRY: &str = "重试";
pub const CATALOG_FAILED: &str = "通知目录没有打开成功。请检查网络后重试；您已填写的内容没有丢失。";
pub const NOTICE_FAILED: &str = "这份通知没有打开成功。请检查网络后重试，或换一份通知；您已填写的内容没有丢失。";

pub const START_TITLE: &str = "我能申报职称吗？";
pub const START_LEAD: &str = "回答几个问题，对照通知原文逐条核对：能不能报、走哪条路径、交哪些材料、什么时候截止。";
pub const START_MATTER: &str = "您要办什么事？";
pub const START_NOTICE: &str = "按哪份通知办？";
pub const START_NOTICE_HINT: &str = "各区县、各年度的规定不同，请选受理您申报的那一份。";
pub const START_NOTICE_NONE: &str = "请先选择要办的事。";
pub const START_CLOSED: &str = "已收录的通知，申报窗口都已经截止";
pub const START_CLOSED_BODY: &str = "这里的结果可以作参考和演练。正式申报请以当年的通知为准。";
pub const BEGIN: &str = "开始";
pub const GO_ON: &str = "接着填";
pub const CHOOSE_MATTER: &str = "请选择要办的事";
pub const CHOOSE_NOTICE: &str = "请选择一份通知";

pub const NO_NOTICE: &str = "还没有选择通知。";
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
pub const DAY: &str = "日（可不填）";

pub const COPIED: &str = "已复制";
pub const NOT_COPIED: &str = "没有复制成功，请长按或选中文字，手动复制。";

pub const CHECK_TITLE: &str = "请核对您的回答";
pub const CHECK_LEAD: &str = "有不对的，点“修改”；改一项不会影响其他答案。";
pub const CHANGE: &str = "修改";
pub const UNANSWERED: &str = "未填写";
pub const SEE_RESULT: &str = "查看结果";

pub const MATTERS: [(&str, &str); 4] = [
    ("职称评审", "晋升、破格、转评或多评一个职称，由评审委员会评审"),
    ("考核确定", "全日制毕业后见习期满，第一次确定职称（初定）"),
    ("来渝确认", "在市外或部队取得的职称，到重庆后确认"),
    ("电子证书登记", "领取、登记或补正职称电子证书"),
];
