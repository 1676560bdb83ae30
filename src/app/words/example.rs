//! The words of the page to copy.

pub const TITLE: &str = "照着写的一页";
pub const LEAD: &str = "填一个日子，选一种方式，按下按钮就写出来。";
pub const DATE: &str = "取得时间";
pub const DATE_HINT: &str = "不知道是哪一天的，日可以不填。";
pub const WAY: &str = "取得方式";
pub const WAYS: [&str; 2] = ["评审", "考核确定"];
pub const SHOW: &str = "写出来";
pub const RESULT: &str = "结果";
