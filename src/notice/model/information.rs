//! What a notice lets be said beside its rules: when something is done again and again, and where on
//! the web it sends people.

use super::ClauseId;
use crate::domain::Set;
use crate::domain::options::Matter;
use crate::domain::packed::packed;
use crate::notice::condition::Condition;

/// What takes place again and again, where the notice prints no window: 每季度（或者每月）审核一次.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rhythm {
    /// The matters.
    pub matters: Set<Matter>,
    /// How often, in a sentence.
    pub text: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Rhythm { matters, text, clause });

/// Who registers on the platform first.
#[derive(Debug, Clone, PartialEq)]
pub struct Signup {
    /// The matters.
    pub matters: Set<Matter>,
    /// For whom.
    pub when: Condition,
    /// What to do, in a sentence.
    pub text: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Signup { matters, when, text, clause });

/// A page on the web that the notice prints.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is for: one of [`LINK_USES`], by place.
    pub used: u8,
    /// What it is called.
    pub name: String,
    /// The address, letter by letter as printed.
    pub url: String,
    /// The clause.
    pub clause: ClauseId,
}
packed!(Link { used, name, url, clause });

/// What links are for: 登录 where one applies, 手册 how, 条件 what is required, 文件 other documents.
pub const LINK_USES: [&str; 4] = ["登录", "手册", "条件", "文件"];
