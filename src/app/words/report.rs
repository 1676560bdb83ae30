//! The words of the page on which somebody tells that a sentence is wrong.

pub const LINK: &str = "这句话不对？";
pub const LINK_PART: &str = "这一部分不对？";
pub const TITLE: &str = "哪里不对，请告诉我们";
pub const LEAD: &str = "这个网站没有服务器，收不到您的话。请把下面这段文字补全，复制下来，发给单位人事、受理机关或者提供这个网站的单位。";
pub const COPY: &str = "复制这段文字";
pub const MAIL: &str = "用邮件发（自己填收件人）";
pub const WHOM: &str = "对通知本身有疑问的，问：";
pub const SUBJECT: &str = "职称申报自助向导：有一处不对";
pub const CHANGED: &str = "不要在里面写姓名、证件号。";

/// The text to copy: which notice and edition, where, on which page, by which program.
pub fn text(notice: &str, edition: &str, digest: &str, place: &str, page: &str) -> String {
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "我在“职称申报自助向导”里看到一处可能不对。\n通知：{notice}（{edition}，校验 {digest}）\n位置：{place}\n网页：{page}\n程序版本：{version}\n不对的地方：\n应当是（请写明出处）：\n"
    )
}
