//! The vocabulary of an edition: what it adds to facts, members and options, and how it names them.

use super::{Context, Location};
use crate::domain::fact::{Derived, Kind};
use crate::domain::options::{MOST, MOST_MATTERS, OptionList, UNCLEAR};
use crate::domain::vocabulary::{AddedFact, AddedMember, OwnKind, OwnList};
use crate::notice::finding::Code;
use crate::notice::source;

/// The largest whole number where a table names none.
const LARGEST: i64 = 10_000;

/// What the words that every series has for the levels are written under.
const EVERY_SERIES: &str = "各系列";

/// Lists whose places the engine reckons with: their options may be named anew, but neither added
/// to nor left out.
const FIXED: &[OptionList] = &[OptionList::Tri, OptionList::Matters, OptionList::Levels];

/// A type as written, of a fact or of a member.
struct Written<'w> {
    kind: &'w str,
    options: &'w [String],
    of: Option<&'w str>,
    min: Option<i64>,
    max: Option<i64>,
}

impl Context<'_> {
    /// Collects the vocabulary of the common files and the edition's own: options first, as facts
    /// may be of them; facts before members, as members may be of an added list.
    pub(super) fn collect_vocabulary(&mut self) {
        for (location, own) in self.tables(|file| file.options.as_slice()) {
            self.location = Location { table: own.of.clone(), ..location };
            self.name_options(own);
        }
        for (location, fact) in self.tables(|file| file.fact.as_slice()) {
            self.location = Location { table: fact.key.clone(), ..location };
            self.add_fact(fact);
        }
        for (location, member) in self.tables(|file| file.member.as_slice()) {
            self.location = Location { table: member.key.clone(), ..location };
            let list = member.list.as_deref().unwrap_or_default();
            self.add_member(list, member);
        }
        for (location, series) in self.tables(|file| file.series.as_slice()) {
            self.location = Location { table: series.name.clone(), ..location };
            self.name_levels(series);
        }
        self.vocabulary.points = self
            .tables(|file| file.clause.as_slice())
            .iter()
            .flat_map(|(_, clause)| &clause.point)
            .filter_map(|point| u8::try_from(point.number).ok())
            .max()
            .unwrap_or_default();
    }

    fn list(&mut self, name: &str) -> Option<OptionList> {
        let found =
            OptionList::ALL.iter().find(|list| !name.is_empty() && list.key() == name).copied();
        if found.is_none() {
            let known: Vec<&str> = OptionList::ALL
                .iter()
                .map(|list| list.key())
                .filter(|key| !key.is_empty())
                .collect();
            let message = format!("没有选项表「{name}」，应为 {}", known.join("、"));
            self.report(Code::UnknownName, message);
        }
        found
    }

    fn name_options(&mut self, own: &source::OwnOptions) {
        let Some(list) = self.list(&own.of) else { return };
        let adds = !own.add.is_empty() && list != OptionList::Matters;
        if FIXED.contains(&list) && (adds || !own.hide.is_empty()) {
            let note = "这张选项表只能改名（rename），不能新增或不用其中的选项；办理事项（matter）可以新增，不办的不写在 [notice] covers 里";
            self.report(Code::Syntax, note);
            return;
        }
        // What the words call them matters to who holds the rules against them, not to the notice.
        if !(own.add.is_empty() && own.hide.is_empty() && own.rename.is_empty()) {
            self.rename_options(own, list);
        }
        for (word, options) in &own.called {
            if word.trim().is_empty() || options.is_empty() {
                self.report(
                    Code::Blank,
                    "called 写成 \"原文的词\" = [\"选项\", …]，两边都不能空着",
                );
            }
            for option in options {
                self.place_in(option, list);
            }
        }
    }

    fn rename_options(&mut self, own: &source::OwnOptions, list: OptionList) {
        let standard = self.vocabulary.options(list);
        let mut names: Vec<String> = (0..standard.len())
            .filter_map(|place| standard.get(place))
            .map(str::to_owned)
            .collect();
        let mut hidden = (0..names.len())
            .filter(|place| !standard.offers(*place))
            .fold(0, |bits, place| bits | 1 << place);
        for (from, to) in &own.rename {
            match self.place_in(from, list).and_then(|place| names.get_mut(usize::from(place))) {
                Some(name) if from != UNCLEAR => name.clone_from(to),
                Some(_) => self.report(Code::Syntax, "「不清楚」不能改名"),
                None => {}
            }
        }
        for name in &own.hide {
            if let Some(place) = self.place_in(name, list) {
                hidden |= 1u64 << place;
            }
        }
        names.extend(own.add.iter().cloned());
        if list == OptionList::Matters && names.len() > MOST_MATTERS {
            let note = format!("办理事项连同现成的四项最多 {MOST_MATTERS} 项");
            self.report(Code::Incomplete, note);
        }
        self.check_names(&names);
        self.vocabulary.lists.retain(|other| other.list != list as u8);
        self.vocabulary.lists.push(OwnList { list: list as u8, names, hidden });
    }

    fn check_names(&mut self, names: &[String]) {
        if names.len() > MOST {
            self.report(Code::Incomplete, format!("选项最多 {MOST} 个，请合并或分成两问"));
        }
        for (place, name) in names.iter().enumerate() {
            if name.trim().is_empty() {
                self.report(Code::Blank, "选项不能空着");
            }
            if names.iter().take(place).any(|other| other == name) {
                self.report(Code::DuplicateId, format!("选项「{name}」写了两次"));
            }
        }
    }

    fn name_levels(&mut self, series: &source::Series) {
        let levels = self.vocabulary.options(OptionList::Levels).len();
        if series.levels.len() != levels {
            let message =
                format!("levels 应写 {levels} 个名称，从员级到正高级；没有的一级写一个短横“-”");
            self.report(Code::Incomplete, message);
        }
        let place = if series.name == EVERY_SERIES {
            Some(None)
        } else {
            self.place_of(&series.name).map(Some)
        };
        if let Some(place) = place {
            self.vocabulary.levels.retain(|(other, _)| *other != place);
            self.vocabulary.levels.push((place, series.levels.clone()));
        }
    }

    fn own_kind(&mut self, written: &Written<'_>) -> OwnKind {
        let of = written.of.and_then(|name| self.list(name));
        let range = (written.min.unwrap_or(0), written.max.unwrap_or(LARGEST));
        if range.0 > range.1 {
            self.report(Code::Backwards, "最小值大于最大值");
        }
        let kind = match (written.kind, of) {
            ("是否", _) => OwnKind::Of(OptionList::Tri as u8),
            ("选择", Some(list)) => OwnKind::Of(list as u8),
            ("选择", None) => OwnKind::Choice(written.options.to_vec()),
            ("多选", Some(list)) => {
                let options = self.vocabulary.options(list);
                OwnKind::Many(options.names().map(str::to_owned).collect())
            }
            ("多选", None) => OwnKind::Many(written.options.to_vec()),
            ("整数", _) => OwnKind::Whole(range.0, range.1),
            ("数字", _) => OwnKind::Number(u16::try_from(range.1).unwrap_or(u16::MAX)),
            ("日期", _) => OwnKind::Date,
            ("文字", _) => OwnKind::Text,
            ("列表", _) => OwnKind::List,
            (other, _) => {
                let message = format!(
                    "类型「{other}」不认识，应为 是否、选择、多选、整数、数字、日期、文字 或 列表"
                );
                self.report(Code::UnknownOption, message);
                OwnKind::Text
            }
        };
        if let OwnKind::Choice(names) | OwnKind::Many(names) = &kind {
            let names = names.clone();
            if names.is_empty() {
                self.report(Code::Incomplete, "选择一类的事实要写 options（或 options_of）");
            }
            self.check_names(&names);
        } else if !written.options.is_empty() {
            self.report(Code::Syntax, "只有“选择”和“多选”写 options");
        }
        kind
    }

    fn add_fact(&mut self, fact: &source::AddedFact) {
        let taken = self.vocabulary.fact(&fact.key).is_some()
            || Derived::ALL.iter().any(|(_, key, _)| *key == fact.key);
        if taken {
            self.report(Code::DuplicateId, "这个键名已经有了，请改用另一个");
        }
        self.check_key(&fact.key);
        let kind = self.own_kind(&Written {
            kind: &fact.kind,
            options: &fact.options,
            of: fact.options_of.as_deref(),
            min: fact.min,
            max: fact.max,
        });
        let list = kind == OwnKind::List;
        self.vocabulary.added.push(AddedFact { key: fact.key.clone(), kind });
        if self.vocabulary.added.len() > usize::from(u8::MAX) {
            self.report(Code::Incomplete, "新增的事实最多 255 项");
        }
        if list == fact.member.is_empty() {
            self.report(Code::Incomplete, "列表（也只有列表）要写 [[fact.member]]");
        }
        for member in &fact.member {
            self.add_member(&fact.key, member);
        }
    }

    fn add_member(&mut self, list: &str, member: &source::AddedMember) {
        let Some((_, Kind::List(list))) = self.vocabulary.fact(list) else {
            self.report(Code::UnknownFact, format!("没有「{list}」这个列表，请核对 list"));
            return;
        };
        if self.vocabulary.members(list).iter().any(|other| other.key == member.key) {
            self.report(Code::DuplicateId, "这个列表里已经有这一项，请改用另一个键名");
        }
        self.check_key(&member.key);
        let kind = self.own_kind(&Written {
            kind: &member.kind,
            options: &member.options,
            of: member.options_of.as_deref(),
            min: member.min,
            max: member.max,
        });
        if kind == OwnKind::List {
            self.report(Code::Syntax, "列表里面不能再有列表");
            return;
        }
        let place = self.small(list.place(), "列表");
        self.vocabulary.members.push(AddedMember {
            list: place,
            key: member.key.clone(),
            needed: member.needed,
            kind,
        });
    }

    /// Keys are plain: a point would make it the member of a record, a bracket an entry.
    fn check_key(&mut self, key: &str) {
        let plain = |letter: char| letter.is_alphanumeric() || letter == '_';
        if key.is_empty() || !key.chars().all(plain) {
            self.report(Code::Syntax, "键名只用字母、数字和下划线");
        }
    }
}
