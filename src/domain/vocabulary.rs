//! What a notice adds to the vocabulary: facts, members of lists, and how it names options.
//!
//! Places are kept: a fact, member or option that a notice adds comes after those of the dictionary,
//! and one that it hides keeps its place, so that rules and answers mean the same with it.

use super::fact::{FIRST_ADDED, Fact, Kind, ListKind, Member, Need, Slot, achievement};
use super::options::{Level, Listed, OptionList, Options, Series};
use super::packed::packed;
use super::place::Place;

/// What a notice contributes to the vocabulary; nothing at all where there is no notice.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Vocabulary {
    /// The facts it adds, in the order of their slots.
    pub added: Vec<AddedFact>,
    /// The members it adds to lists, its own and those of the dictionary.
    pub members: Vec<AddedMember>,
    /// The lists whose options it names, hides or adds to.
    pub lists: Vec<OwnList>,
    /// How the levels are called in a series, by level; of no series, the words that every one has.
    pub levels: Vec<(Option<Place<Series>>, Vec<String>)>,
    /// The highest row of its committee table, where it has one.
    pub committees: Option<u16>,
    /// The highest number of its citable points.
    pub points: u8,
}
packed!(Vocabulary { added, members, lists, levels, committees, points });

/// A fact that a notice adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedFact {
    /// Its key in a case.
    pub key: String,
    /// Its type.
    pub kind: OwnKind,
}
packed!(AddedFact { key, kind });

/// A member that a notice adds to the entries of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddedMember {
    /// The place of the list.
    pub list: u8,
    /// Its key.
    pub key: String,
    /// Whether every entry must have it.
    pub needed: bool,
    /// Its type; never a list.
    pub kind: OwnKind,
}
packed!(AddedMember { list, key, needed, kind });

/// The type of what a notice adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnKind {
    /// One of these options.
    Choice(Vec<String>),
    /// A whole number from the first to the second.
    Whole(i64, i64),
    /// Any number of these options.
    Many(Vec<String>),
    /// A number up to this.
    Number(u16),
    /// A date.
    Date,
    /// A text.
    Text,
    /// A list, whose members are added to it.
    List,
    /// One of the list of the dictionary with this place.
    Of(u8),
}
packed!(enum OwnKind {
    0 = Choice(names), 1 = Whole(low, high), 2 = Many(names), 3 = Number(high), 4 = Date,
    5 = Text, 6 = List, 7 = Of(list),
});

/// How a notice names the options of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnList {
    /// The place of the list.
    pub list: u8,
    /// The names of all its options, by place.
    pub names: Vec<String>,
    /// Options that are not offered, by place.
    pub hidden: u64,
}
packed!(OwnList { list, names, hidden });

impl Vocabulary {
    /// Nothing of its own.
    pub const NONE: &'static Self = &Self {
        added: Vec::new(),
        members: Vec::new(),
        lists: Vec::new(),
        levels: Vec::new(),
        committees: None,
        points: 0,
    };

    /// The options of a list.
    #[must_use]
    pub fn options(&self, list: OptionList) -> Options<'_> {
        let own = self.lists.iter().find(|own| own.list == list as u8);
        own.map_or(Options::of(list), |own| Options::own(list, &own.names, own.hidden))
    }

    /// The type of a fact of the dictionary.
    #[must_use]
    pub fn kind(&self, fact: Fact) -> Kind<'_> {
        match (fact, self.committees) {
            (Fact::TargetCommittee, Some(last)) => Kind::Whole(1, i64::from(last)),
            _ => self.named(fact.kind()),
        }
    }

    /// The type of the fact at `slot`, of the dictionary or added; none for the engine's own.
    #[must_use]
    pub fn kind_at(&self, slot: Slot) -> Option<Kind<'_>> {
        match Fact::ALL.get(usize::from(slot)) {
            Some(fact) => Some(self.kind(*fact)),
            None => {
                let place = slot.checked_sub(FIRST_ADDED)?;
                Some(self.own(&self.added.get(usize::from(place))?.kind, place))
            }
        }
    }

    /// The slot and type of the fact with this key.
    #[must_use]
    pub fn fact(&self, key: &str) -> Option<(Slot, Kind<'_>)> {
        if let Some(fact) = Fact::named(key) {
            return Some((fact.slot(), self.kind(fact)));
        }
        let place = self.added.iter().position(|fact| fact.key == key)?;
        let slot = FIRST_ADDED + Slot::try_from(place).ok()?;
        Some((slot, self.kind_at(slot)?))
    }

    /// Every whole fact with key and type, members of records left out: those of the dictionary in
    /// its order, then those added.
    pub fn facts(&self) -> impl Iterator<Item = (Slot, &str, Kind<'_>)> {
        let standard = Fact::ALL.iter().filter(|fact| fact.record().is_none());
        let standard = standard.map(|fact| (fact.slot(), fact.key(), self.kind(*fact)));
        let added = (0..).zip(&self.added).map(|(place, fact)| {
            (FIRST_ADDED + place, fact.key.as_str(), self.own(&fact.kind, place))
        });
        standard.chain(added)
    }

    /// The members of the entries of a list: those of the dictionary, then those added.
    #[must_use]
    pub fn members(&self, list: ListKind) -> Vec<Member<'_>> {
        let mut found: Vec<Member<'_>> = list
            .members()
            .iter()
            .map(|member| Member {
                key: member.key,
                kind: self.named(member.kind),
                need: member.need,
            })
            .collect();
        if list == ListKind::Achievement
            && let Some(Member { kind: Kind::Whole(_, last), .. }) =
                found.get_mut(achievement::CLAUSE)
        {
            *last = i64::from(self.points).max(*last);
        }
        let added = self.members.iter().filter(|added| usize::from(added.list) == list.place());
        found.extend(added.map(|added| Member {
            key: &added.key,
            kind: self.own(&added.kind, 0),
            need: if added.needed { Need::Always } else { Need::Never },
        }));
        found
    }

    /// The type of a fact, or of a member of the entries of `list`; none where there is no such key.
    #[must_use]
    pub fn kind_within(&self, list: Option<ListKind>, key: &str) -> Option<Kind<'_>> {
        match list {
            Some(list) => {
                let members = self.members(list);
                members.into_iter().find(|member| member.key == key).map(|member| member.kind)
            }
            None => self.fact(key).map(|(_, kind)| kind),
        }
    }

    /// The names of the levels of a series, where it has names of its own; of none, the words that every
    /// series has.
    #[must_use]
    pub fn levels_of(&self, series: Option<Place<Series>>) -> Option<&[String]> {
        let own = self.levels.iter().find(|(of, _)| *of == series);
        own.map(|(_, names)| names.as_slice())
    }

    /// A level in words: the word that every series has, with the title's name where the notice names the levels of
    /// the series, 中级（工程师）, alone elsewhere, 中级.
    #[must_use]
    pub fn level_in_words(&self, level: Place<Level>, series: Option<Place<Series>>) -> String {
        let word = self.levels_of(None).and_then(|words| words.get(level.index()));
        let word = word.map_or("", String::as_str);
        let names = series.and_then(|series| self.levels_of(Some(series)));
        let Some(name) = names.and_then(|names| names.get(level.index())) else {
            return word.to_owned();
        };
        [word.split('（').next().unwrap_or_default(), "（", name, "）"].concat()
    }

    /// What a level is called in a series.
    #[must_use]
    pub fn level(&self, series: Option<Place<Series>>, level: Place<Level>) -> &str {
        series
            .and_then(|series| self.levels_of(Some(series))?.get(level.index()))
            .map(String::as_str)
            .or_else(|| self.name(level))
            .unwrap_or_default()
    }

    /// The name of the option at a place of its list.
    #[must_use]
    pub fn name<T: Listed>(&self, place: Place<T>) -> Option<&str> {
        self.options(T::LIST).get(place.index())
    }

    /// The place of the option of this name in its list, where it is offered.
    #[must_use]
    pub fn place<T: Listed>(&self, name: &str) -> Option<Place<T>> {
        Place::at(self.options(T::LIST).place(name)?)
    }

    /// A type of the dictionary with the notice's own names of its options.
    fn named(&self, kind: Kind<'static>) -> Kind<'_> {
        match kind {
            Kind::Choice(options) => Kind::Choice(self.options(options.list)),
            Kind::Many(options) => Kind::Many(self.options(options.list)),
            other => other,
        }
    }

    fn own<'d>(&'d self, kind: &'d OwnKind, place: Slot) -> Kind<'d> {
        match kind {
            OwnKind::Choice(names) => Kind::Choice(Options::own(OptionList::Own, names, 0)),
            OwnKind::Many(names) => Kind::Many(Options::own(OptionList::Own, names, 0)),
            OwnKind::Whole(low, high) => Kind::Whole(*low, *high),
            OwnKind::Number(high) => Kind::Number(*high),
            OwnKind::Date => Kind::Date,
            OwnKind::Text => Kind::Text,
            OwnKind::List => Kind::List(ListKind::Added(u8::try_from(place).unwrap_or(u8::MAX))),
            OwnKind::Of(list) => {
                let list =
                    OptionList::ALL.get(usize::from(*list)).copied().unwrap_or(OptionList::Own);
                Kind::Choice(self.options(list))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_engineers_are_called_engineers() {
        let mut vocabulary = Vocabulary::default();
        let [engineers, doctors, others] = [0, 20, 16].map(|series| Some(Place::new(series)));
        let mut named = |series, names: [&str; 5]| {
            vocabulary.levels.push((series, names.map(str::to_owned).to_vec()));
        };
        named(None, ["初级（员级）", "初级（助理级）", "中级", "副高级", "正高级"]);
        named(engineers, ["技术员", "助理工程师", "工程师", "高级工程师", "正高级工程师"]);
        let [clerk, assistant, middle] = [0, 1, 2].map(Place::new);
        assert_eq!(vocabulary.level_in_words(middle, engineers), "中级（工程师）");
        assert_eq!(vocabulary.level_in_words(assistant, engineers), "初级（助理工程师）");
        assert_eq!(vocabulary.level_in_words(middle, others), "中级");
        assert_eq!(vocabulary.level_in_words(clerk, None), "初级（员级）");
        let names = ["医士", "医师", "主治医师", "副主任医师", "主任医师"];
        vocabulary.levels.push((doctors, names.map(str::to_owned).to_vec()));
        assert_eq!(vocabulary.level_in_words(middle, doctors), "中级（主治医师）");
        assert_eq!(vocabulary.level_in_words(middle, others), "中级");
    }
}
