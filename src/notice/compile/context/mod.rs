//! What compiling one edition needs at hand: its names, and what is wrong.

mod cited;
mod options;
mod vocabulary;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::fact::{Derived, Kind, ListKind};
use crate::domain::options::{Matter, OptionList, Options};
use crate::domain::{Moment, Place, Set, Slot, Vocabulary};
use crate::notice::coverage::Coverage;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::Folder;
use crate::notice::model::{self, VerifyId};
use crate::notice::source;

/// Between these lies whatever is a year.
const FIRST_YEAR: i64 = 1900;
const LAST_YEAR: i64 = 2200;

/// How the options and comparisons of a fact are named in conditions.
#[derive(Debug, Clone)]
pub enum Shape {
    /// One or several of these options.
    Options(Choices),
    /// A number.
    Number,
    /// A number that is a year.
    Year,
    /// A date.
    Date,
    /// A text or record: only whether it was answered.
    Opaque,
    /// A list.
    List(ListKind),
}

/// Options as rules may name them.
#[derive(Debug, Clone)]
pub struct Choices {
    names: Vec<String>,
    /// The names of the dictionary, which are known also where the notice has its own.
    standard: &'static [&'static str],
}

impl Choices {
    /// None at all.
    pub const NONE: Self = Self { names: Vec::new(), standard: &[] };

    /// These names and no others.
    pub fn of(names: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self { names: names.into_iter().map(Into::into).collect(), standard: &[] }
    }

    /// The place of a name.
    pub fn place(&self, name: &str) -> Option<usize> {
        let own = self.names.iter().position(|known| known == name);
        own.or_else(|| self.standard.iter().position(|known| *known == name))
    }

    /// Every name.
    pub fn names(&self) -> &[String] {
        &self.names
    }
}

impl From<Options<'_>> for Choices {
    fn from(options: Options<'_>) -> Self {
        let names = (0..options.len()).filter_map(|place| options.get(place));
        Self { names: names.map(str::to_owned).collect(), standard: options.list.names() }
    }
}

/// Where in the files of a notice something stands: for findings.
#[derive(Debug, Clone, Default)]
pub struct Location {
    /// The file.
    pub file: String,
    /// The clause or table.
    pub table: String,
}

/// One edition being compiled.
#[derive(Debug)]
pub struct Context<'s> {
    /// The common folder and the edition's own, in this order.
    pub folders: [&'s Folder; 2],
    /// The edition whose ladder serves as reference, if any.
    pub reference: Option<&'s Folder>,
    /// Its id.
    pub edition: String,
    /// What it contributes to the vocabulary.
    pub vocabulary: Vocabulary,
    /// Names of the education classes.
    pub classes: Vec<String>,
    /// Names of what can be done about a certificate.
    pub actions: Vec<String>,
    /// Named conditions, as written.
    pub groups: BTreeMap<String, (Location, source::Written)>,
    /// Every clause that may be cited, with the head it belongs to.
    clauses: BTreeMap<String, (source::clause::Clause, String)>,
    /// Clauses used, in the order of first use.
    pub used: Vec<model::Clause>,
    /// Clauses that a rule rests on; why something is asked and where to read more is no rule.
    pub rests: BTreeSet<String>,
    /// Whether what is compiled is no rule.
    pub is_aid: bool,
    /// Which item stands for which role.
    pub roles: source::Roles,
    /// Contacts by key.
    pub contacts: Vec<String>,
    /// Items by id, as merged from common and own tables.
    pub items: BTreeMap<String, source::Item>,
    /// Items used.
    pub verify: Vec<model::Verify>,
    /// Slots some rule reads.
    pub read: Vec<Slot>,
    /// What is wrong.
    pub problems: Vec<Finding>,
    /// Where what is compiled just now stands.
    pub location: Location,
    /// What becomes of every sentence of the notice, once all rules are compiled.
    pub coverage: Option<Coverage>,
    /// The matters that the notice covers.
    pub covers: Set<Matter>,
    /// The day to which the ladder counts years.
    pub cutoff: Option<chrono::NaiveDate>,
    /// Whether what is compiled says of a year whether it is exempt.
    pub that_year: bool,
    /// Whether what is compiled is tested while a ladder is judged.
    pub on_ladder: bool,
}

impl<'s> Context<'s> {
    /// Collects the names of an edition.
    pub fn new(
        common: &'s Folder,
        own: &'s Folder,
        reference: Option<&'s Folder>,
        cited: &[&'s Folder],
    ) -> Self {
        let mut context = Self {
            folders: [common, own],
            reference,
            edition: own.edition.clone(),
            vocabulary: Vocabulary::default(),
            classes: Vec::new(),
            actions: Vec::new(),
            groups: BTreeMap::new(),
            clauses: BTreeMap::new(),
            used: Vec::new(),
            rests: BTreeSet::new(),
            is_aid: false,
            roles: source::Roles::default(),
            contacts: Vec::new(),
            items: BTreeMap::new(),
            verify: Vec::new(),
            read: Vec::new(),
            problems: Vec::new(),
            location: Location::default(),
            coverage: None,
            covers: Set::NONE,
            cutoff: own
                .files
                .iter()
                .find_map(|(_, file)| file.ladder.first())
                .and_then(|ladder| Moment::parse(&ladder.cutoff))
                .map(|moment| moment.date),
            that_year: false,
            on_ladder: false,
        };
        for folder in cited.iter().copied().chain([own]) {
            context.collect_clauses(folder);
        }
        context.collect_names();
        context
    }

    fn collect_clauses(&mut self, folder: &Folder) {
        let head = folder.files.iter().find_map(|(_, file)| file.notice.as_ref());
        let cite = head.map_or_else(String::new, |head| {
            let number = if head.number.is_empty() {
                format!("{}通知", head.name)
            } else {
                head.number.clone()
            };
            if folder.edition == self.edition {
                number
            } else {
                format!("参考（{}）：{number}", head.name)
            }
        });
        for (file, clause) in folder.filed_clauses() {
            self.location = Location { file: file.to_owned(), table: clause.id.clone() };
            if clause.quote.pieces().iter().all(|piece| piece.trim().is_empty()) {
                self.report(Code::MissingQuote, "条款没有原文，请填写 quote");
            }
            if self.clauses.insert(clause.id.clone(), (clause.clone(), cite.clone())).is_some() {
                self.report(Code::DuplicateId, "条款编号重复，请改用另一个编号");
            }
        }
    }

    fn collect_names(&mut self) {
        for folder in self.folders {
            for (name, file) in &folder.files {
                for group in &file.group {
                    let location = Location { file: name.clone(), table: group.name.clone() };
                    if self
                        .groups
                        .insert(group.name.clone(), (location.clone(), group.when.clone()))
                        .is_some()
                    {
                        self.location = location;
                        self.report(Code::DuplicateId, "人群名称重复");
                    }
                }
                for item in &file.item {
                    self.location = Location { file: name.clone(), table: item.id.clone() };
                    self.merge_item(item);
                }
                if let Some(roles) = &file.roles {
                    self.roles.take(roles);
                }
                for contact in &file.contact {
                    self.contacts.push(contact.key.clone());
                }
            }
        }
        self.collect_vocabulary();
        self.actions = self
            .tables(|file| file.action.as_slice())
            .into_iter()
            .map(|(_, action)| action_name(action))
            .collect();
        let ladder = self.reference.unwrap_or(self.folders[1]);
        self.classes = ladder
            .files
            .iter()
            .flat_map(|(_, file)| &file.class)
            .map(|class| class.name.clone())
            .collect();
    }

    fn merge_item(&mut self, item: &source::Item) {
        match self.items.get_mut(&item.id) {
            None => {
                self.items.insert(item.id.clone(), item.clone());
            }
            Some(known) => {
                known.ask = item.ask.clone().or(known.ask.take());
                known.blocking = item.blocking.or(known.blocking);
                known.whom = item.whom.clone().or(known.whom.take());
                known.clauses.extend(item.clauses.iter().cloned());
            }
        }
    }

    /// Reports a problem at the present location.
    pub fn report(&mut self, code: Code, message: impl Into<String>) {
        let finding = Finding::new(code, &self.location.file).within(&self.location.table);
        self.problems.push(finding.noting(message));
    }

    /// The slot and shape of a fact by its key.
    pub fn fact(&self, key: &str) -> Option<(Slot, Shape)> {
        if let Some((slot, kind)) = self.vocabulary.fact(key) {
            return Some((slot, shape(kind)));
        }
        let (fact, _, options) = Derived::ALL.iter().find(|(_, name, _)| *name == key)?;
        let shape = match fact {
            Derived::Class => Shape::Options(Choices::of(&self.classes)),
            Derived::Action => Shape::Options(Choices::of(&self.actions)),
            Derived::Kind => Shape::Options(self.vocabulary.options(OptionList::Kinds).into()),
            Derived::Usable => {
                Shape::Options(self.vocabulary.options(OptionList::Achievements).into())
            }
            Derived::Held | Derived::ThatYear => Shape::Date,
            Derived::Committee | Derived::Reduction | Derived::Spare => Shape::Number,
            _ => Shape::Options(Choices::of(options.iter().copied())),
        };
        Some((fact.slot(), shape))
    }

    /// The place and shape of a member of the entries of a list.
    pub fn member(&self, kind: ListKind, key: &str) -> Option<(Slot, Shape)> {
        let members = self.vocabulary.members(kind);
        let place = members.iter().position(|member| member.key == key)?;
        Some((Slot::try_from(place).ok()?, shape(members.get(place)?.kind)))
    }

    /// The place of an item among those used.
    pub fn item(&mut self, id: &str) -> VerifyId {
        if let Some(place) = self.verify.iter().position(|item| item.id == id) {
            return self.small(place, "待核实事项");
        }
        let Some(item) = self.items.get(id).cloned() else {
            self.report(Code::UnknownName, format!("没有待核实事项「{id}」，请在 [[item]] 中写明"));
            return VerifyId::NOWHERE;
        };
        let whom = match &item.whom {
            None => Place::new(0),
            Some(key) => match self.contacts.iter().position(|contact| contact == key) {
                Some(place) => self.small(place, "联系人"),
                None => {
                    self.report(
                        Code::UnknownName,
                        format!("没有联系人「{key}」，请在 [[contact]] 中写明"),
                    );
                    Place::NOWHERE
                }
            },
        };
        let clauses = self.clause_list(&item.clauses);
        self.verify.push(model::Verify {
            id: item.id,
            blocking: item.blocking.unwrap_or(true),
            ask: item.ask.unwrap_or_default(),
            whom,
            clauses,
        });
        self.small(self.verify.len() - 1, "待核实事项")
    }

    /// Notes that a rule reads the fact at `slot`.
    pub fn reads(&mut self, slot: Slot) {
        if slot == Derived::Held.slot() && self.on_ladder {
            let note = "任现职的日期要等阶梯判断完才知道，阶梯自己的条件里（[[ladder]]、[[class]]、[[clause.row]]、[[clause.grant]] 等）还没有。请写成一条 [[clause.exclude]]";
            self.report(Code::Syntax, note);
        }
        if !self.read.contains(&slot) {
            self.read.push(slot);
        }
    }

    /// Every table of one kind in the common files and the edition's own, with its location.
    pub fn tables<T: 's>(
        &self,
        pick: impl Fn(&'s source::File) -> &'s [T],
    ) -> Vec<(Location, &'s T)> {
        self.folders.iter().flat_map(|folder| tables_of(folder, &pick)).collect()
    }
}

/// Every table of one kind in one folder, with its location.
pub fn tables_of<'s, T: 's>(
    folder: &'s Folder,
    pick: &impl Fn(&'s source::File) -> &'s [T],
) -> Vec<(Location, &'s T)> {
    let mut found = Vec::new();
    for (name, file) in &folder.files {
        for table in pick(file) {
            found.push((Location { file: name.clone(), table: String::new() }, table));
        }
    }
    found
}

/// What an action is called in conditions; 未规定 where the notice does not say what to do.
pub fn action_name(action: &source::Action) -> String {
    action.action.clone().unwrap_or_else(|| "未规定".to_owned())
}

/// How a kind of value is named in conditions.
pub fn shape(kind: Kind<'_>) -> Shape {
    match kind {
        Kind::Choice(options) | Kind::Many(options) => Shape::Options(options.into()),
        Kind::Whole(FIRST_YEAR.., ..=LAST_YEAR) => Shape::Year,
        Kind::Whole(..) | Kind::Number(_) => Shape::Number,
        Kind::Date | Kind::Moment => Shape::Date,
        Kind::Text | Kind::Edition | Kind::Record => Shape::Opaque,
        Kind::List(kind) => Shape::List(kind),
    }
}
