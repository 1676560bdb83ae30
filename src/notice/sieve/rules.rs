//! The rules of a notice that are sifted: of each the matters, the condition, and the group it is of.

use crate::domain::options::Matter;
use crate::domain::{Set, Slot};
use crate::notice::condition::Condition;
use crate::notice::model::{
    Elsewhere, Exclusion, Material, Notice, Path, Question, Remark, VerifyRule, Window,
};

/// How many groups there are.
pub(super) const GROUPS: usize = 8;

/// The rules that are sifted, in the order of their bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    /// Questions for which the outcome waits, the ladder's apart: those that are to be asked.
    Questions,
    /// Grounds that exclude.
    Exclusions,
    /// What may need verification.
    Verify,
    /// Other procedures.
    Elsewhere,
    /// Paths.
    Paths,
    /// Windows.
    Windows,
    /// Materials.
    Materials,
    /// Remarks.
    Remarks,
}

impl Group {
    /// All, in the order of their bits.
    pub(super) const ALL: [Self; GROUPS] = [
        Self::Questions,
        Self::Exclusions,
        Self::Verify,
        Self::Elsewhere,
        Self::Paths,
        Self::Windows,
        Self::Materials,
        Self::Remarks,
    ];

    /// The rules of the group, in the notice's order.
    pub(super) fn rules(self, notice: &Notice) -> Vec<Conditional<'_>> {
        macro_rules! of {
            ($list:ident) => {
                notice.$list.iter().map(|rule| (rule.matters, &rule.when, None)).collect()
            };
        }
        match self {
            Self::Questions => {
                let waited = |rule: &Question| rule.needed && !rule.ladder;
                let rules = notice.questions.iter();
                rules
                    .map(|rule| {
                        let matters = if waited(rule) { rule.matters } else { Set::NONE };
                        (matters, &rule.when, Some(rule.fact))
                    })
                    .collect()
            }
            Self::Exclusions => of!(exclusions),
            Self::Verify => of!(verify_rules),
            Self::Elsewhere => of!(elsewhere),
            Self::Paths => of!(paths),
            Self::Windows => of!(windows),
            Self::Materials => of!(materials),
            Self::Remarks => of!(remarks),
        }
    }
}

/// The matters of a rule, its condition, and the fact that must not be answered yet.
pub(super) type Conditional<'n> = (Set<Matter>, &'n Condition, Option<Slot>);

/// A rule that is sifted; of one type are those of one group.
pub trait Rule: Sized {
    /// The group.
    const GROUP: Group;
}

macro_rules! sifted {
    ($($rule:ty => $group:ident),+ $(,)?) => {
        $(impl Rule for $rule {
            const GROUP: Group = Group::$group;
        })+
    };
}

sifted! {
    Question => Questions,
    Exclusion => Exclusions,
    VerifyRule => Verify,
    Elsewhere => Elsewhere,
    Path => Paths,
    Window => Windows,
    Material => Materials,
    Remark => Remarks,
}
