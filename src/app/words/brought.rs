//! The words of the page for answers that a link or a file brings.

pub const TITLE: &str = "打开别人发来的回答";
pub const LEAD: &str =
    "这些回答来自链接或文件，还没有成为您的回答。请先看一看是不是您要的，再打开。";
pub const NOT_HERE: &str = "回答所用的通知没有取到。";
pub const NO_EDITION: &str = "链接里没有写明用的是哪一份通知，不能打开，请让对方重新生成。";
pub const WORDS: &str = "下面的文字是对方自己写的，不是通知的内容，本站没有核对：";
pub const RULES: &str = "结果可能与对方看到的不同：";
pub const LOST: &str = "下面的回答与现在的问题对不上，没有带过来，打开后请重新回答：";
pub const OWN: &str = "您在这里已经填了自己的回答。打开以后换成这一份；您自己的可以用页面上方的按钮换回来，关闭窗口后就没有了（选了“在本机保存”的不受影响）。";
pub const TO_RESULT: &str = "打开，看结果";
pub const TO_PAPERS: &str = "打开，看清单和表格";
pub const LEAVE: &str = "不打开";
pub const ANSWERS: &str = "对方的回答";
pub const FOREIGN: &str = "这是由链接或文件打开的回答，还没有确认。";
pub const CONFIRM: &str = "已核对，当作我的回答";
pub const BACK_TO_OWN: &str = "换回我自己的回答";

/// Words somebody else wrote.
pub fn quoted(words: &str) -> String {
    ["“", words, "”"].concat()
}
