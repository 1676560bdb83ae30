//! Classes of education held against their names: 硕士 that takes 学士 as well lets in whom its rows are not for.

use toml::Value;

use super::spoken::Spoken;
use super::unsaid::printed;
use super::words::{Words, choice, options_named};
use crate::domain::Kind;
use crate::domain::options::{Options, UNCLEAR};
use crate::notice::Notice;
use crate::notice::finding::{Code, Finding};
use crate::notice::lint::answers::answers;
use crate::notice::load::{Folder, NoticeSet};
use crate::notice::source::ladder::Class;

/// The list of education, and its members that say how high it is; of both lists the places of equal height.
const LIST: &str = "education";
const LEVEL: &str = "level";
const DEGREE: &str = "degree";
const YES: &str = "是";
const NO: &str = "否";
/// How high the options of the two lists are, in their order; what is no degree, or any other schooling, is lowest.
const LEVELS: &[u8] = &[1, 1, 2, 3, 5, 6, 0];
const DEGREES: &[u8] = &[0, 3, 4, 4, 5, 6, 0];

/// Words in the name of a class that takes whom no other does.
const OTHERS: &[&str] = &["其他", "以下", "不具备", "没有", "未", "无", "不限", "及"];
/// Where a part of a sentence ends.
const PARTS: &[char] = &['。', '；', ';', '，', ',', '！'];

/// A finding for each class that takes lower education than its name says.
#[must_use]
pub fn lower(notice: &Notice, set: &NoticeSet, folder: &Folder) -> Vec<Finding> {
    let words = Words::of(notice, folder, &set.common);
    let spoken = Spoken::of(folder, &set.common);
    let vocabulary = notice.vocabulary();
    let Some((_, Kind::List(list))) = vocabulary.fact(LIST) else { return Vec::new() };
    let members = vocabulary.members(list);
    let options = |key: &str| {
        members.iter().find(|member| member.key == key).and_then(|member| choice(member.kind))
    };
    let lists: [Schooling<'_>; 2] =
        [(LEVEL, LEVELS, options(LEVEL)), (DEGREE, DEGREES, options(DEGREE))];
    let mut findings = Vec::new();
    for (file, class) in folder
        .files
        .iter()
        .flat_map(|(name, file)| file.class.iter().map(move |class| (name, class)))
    {
        // Whom nothing else takes is not told by a level of schooling.
        if class.rest {
            let said = lists.iter().filter_map(|(_, _, options)| *options);
            let said = said.flat_map(|options| words.said(options, &class.name)).next();
            let takes_others = OTHERS.iter().any(|word| class.name.contains(word));
            if let Some(option) = said.filter(|_| !takes_others) {
                let note = format!(
                    "「{}」这一档写了 rest = true，前面各档不收的人它全收，不只是「{option}」。请改写 when；确实全收的，改一个名称（如“其他”）",
                    class.name
                );
                let finding = Finding::new(Code::Unsaid, file).within(&class.name).of("rest");
                findings.push(finding.saw(option).noting(note));
            }
            continue;
        }
        let written = class.when.as_ref().map(ToString::to_string).unwrap_or_default();
        for member in members.iter().filter(|member| ![LEVEL, DEGREE].contains(&member.key)) {
            let Some(options) = choice(member.kind) else { continue };
            let said = words.said(options, &class.name).into_iter();
            for option in said.filter(|option| !written.contains(&format!("\"{option}\""))) {
                let note = format!(
                    "「{}」这一档的名称说的是「{option}」，when 没有看 {}：别的也收了。请写上，或者改名称",
                    class.name, member.key
                );
                let finding = Finding::new(Code::Unnamed, file).within(&class.name).of("when");
                findings.push(finding.saw(option).noting(note));
            }
        }
        findings.extend(truths(&spoken, folder, file, class));
        findings.extend(by_level(folder, file, class));
        let mut named: Vec<u8> = Vec::new();
        let mut taken: Vec<(u8, String)> = Vec::new();
        let mut of_others = None;
        for (key, heights, options) in &lists {
            let Some(options) = *options else { continue };
            let height = |option: &str| height(options, heights, option);
            let said = words.said(options, &class.name);
            let mut found = Vec::new();
            class.when.iter().for_each(|when| chosen(when, key, options, &mut found));
            // 学士 stands in 双学士学位, which is another: none of what the name says is taken.
            let speaks = !said.is_empty() || words.has_longer(options, &class.name);
            if speaks && !found.iter().any(|option| said.contains(option.as_str())) {
                of_others = of_others.or_else(|| found.first().cloned().map(|it| (it, *key)));
            }
            named.extend(said.into_iter().filter_map(height));
            taken.extend(found.into_iter().filter_map(|it| Some((height(&it)?, it))));
        }
        if let Some((option, key)) = of_others {
            let list = if key == LEVEL { LIST } else { DEGREE };
            let note = format!(
                "「{}」这一档收的是「{option}」，名称说的却不是它：名称相近的，不一定是同一样。请核对 when；确实指它的，写一次 \
                 [[options]]：of = \"{list}\"、called = {{ \"{}\" = [\"{option}\"] }}",
                class.name, class.name
            );
            let finding = Finding::new(Code::Unsaid, file).within(&class.name).of("when");
            findings.push(finding.saw(&option).noting(note));
            continue;
        }
        let Some(highest) = named.iter().copied().max() else { continue };
        // 大学本科、有学士学位 is as high as the higher of the two.
        let single = class.when.as_ref().is_some_and(|when| !both(when));
        // 专科以下 takes what is lower; 硕士学位或第二学士学位 may have one name for both.
        let takes_lower = class.name.contains("以下");
        let beside = |option: &String| {
            let mut using = folder
                .clauses()
                .filter(|clause| clause.row.iter().any(|row| row.classes.contains(&class.name)));
            let both = |part: &str| part.contains(&class.name) && part.contains(option.as_str());
            using.any(|clause| clause.words().split(PARTS).any(both))
        };
        let is_lower = |height: &u8| *height < highest && !named.contains(height);
        let lower = taken.iter().filter(|(height, _)| single && !takes_lower && is_lower(height));
        for (_, option) in lower.filter(|(_, option)| {
            !beside(option) || of_another(&words, &lists, folder, class, option)
        }) {
            let note = format!(
                "「{}」这一档收了「{option}」，比它的名称低。请核对 when；确实收的，请改名称（如“{}和{option}”）",
                class.name, class.name
            );
            let finding = Finding::new(Code::Unsaid, file).within(&class.name).of("when");
            findings.push(finding.saw(option).noting(note));
        }
    }
    findings
}

/// A list of options by which schooling is told: its key, how high they are, and they themselves.
type Schooling<'n> = (&'static str, &'static [u8], Option<Options<'n>>);

/// Whether another class of the same ladder is called by an option: 大学本科或大学专科毕业 is said of two classes, where there
/// are two.
fn of_another<'n>(
    words: &Words<'n>,
    lists: &[Schooling<'n>],
    folder: &Folder,
    class: &Class,
    option: &str,
) -> bool {
    let same = |other: &&Class| {
        let any = class.ladder.is_empty() || other.ladder.is_empty();
        any || other.ladder.iter().any(|key| class.ladder.contains(key))
    };
    let others = folder.files.iter().flat_map(|(_, file)| &file.class);
    let mut others = others.filter(|other| other.name != class.name).filter(same);
    let all = || lists.iter().filter_map(|(_, _, options)| *options);
    others.any(|other| all().any(|options| words.said(options, &other.name).contains(option)))
}

/// A class that takes any of a level, where the words of its rows ask for a degree.
fn by_level(folder: &Folder, file: &str, class: &Class) -> Option<Finding> {
    let part = degree_printed(folder, class)?;
    let note = format!(
        "原文“{part}”说的是学位，「{}」这一档只看了学历（{LEVEL}）：有学历没有学位的也收了。请改成看 {DEGREE}",
        class.name
    );
    let finding = Finding::new(Code::Unsaid, file).within(&class.name).of("when");
    Some(finding.saw(LEVEL).noting(note))
}

/// The words by which clauses with rows of a class ask for a degree, where the class takes any of its level.
fn degree_printed(folder: &Folder, class: &Class) -> Option<String> {
    let when = class.when.as_ref().map(ToString::to_string)?;
    if !when.contains(LEVEL) || when.contains(DEGREE) {
        return None;
    }
    let using =
        folder.clauses().filter(|it| it.row.iter().any(|row| row.classes.contains(&class.name)));
    let mut told = None;
    for clause in using {
        let words = clause.words();
        let mut of_class = words.split(PARTS).filter(|part| part.contains(&class.name));
        let first = of_class.next()?;
        let degree =
            |part: &str| part.contains(&format!("{}学位", class.name)) && !part.contains("学历");
        // 硕士研究生毕业 in another clause means whoever finished it.
        if !degree(first) || !of_class.all(degree) {
            return None;
        }
        told = told.or_else(|| Some(first.trim().to_owned()));
    }
    told
}

/// 是 where a class means 否: by its own name, else by that of another class of which it is the contrary (非全日制大学专科),
/// else by the words of the clauses whose rows it has.
fn truths(spoken: &Spoken, folder: &Folder, file: &str, class: &Class) -> Vec<Finding> {
    let mut read = Vec::new();
    class.when.iter().for_each(|when| answered(when, &mut read));
    let others = folder.files.iter().flat_map(|(_, file)| &file.class);
    let others: Vec<&str> =
        others.map(|it| it.name.as_str()).filter(|name| *name != class.name).collect();
    let using =
        || folder.clauses().filter(|it| it.row.iter().any(|row| row.classes.contains(&class.name)));
    let mut findings = Vec::new();
    for (key, so) in read {
        let path = format!("{LIST}.{key}");
        let said = |text: &str| -> Vec<bool> {
            let (names, opposite) = spoken.found(&path, text);
            answers(text, &names, &opposite, None).iter().map(|one| one.more).collect()
        };
        let by_others: Vec<bool> =
            others.iter().flat_map(|name| said(name)).map(|other| !other).collect();
        let by_clauses = || using().flat_map(|clause| said(&printed(clause))).collect();
        let mut means = said(&class.name);
        if means.is_empty() {
            means = if by_others.is_empty() { by_clauses() } else { by_others };
        }
        let label = spoken.label(&path);
        let finding = |code, note: String| {
            let finding = Finding::new(code, file).within(&class.name).of(&key);
            finding.saw(if so { YES } else { NO }).noting(note)
        };
        if means.is_empty() {
            let note = format!(
                "「{}」这一档看了{label}（{key}），它的名称和用它的条款都没有说到。请核对，或者改名称",
                class.name
            );
            findings.push(finding(Code::UnspokenFact, note));
        } else if !means.contains(&so) {
            let note = format!(
                "「{}」这一档的{label}（{key}）写反了。请改成{}，或者改名称",
                class.name,
                if so { NO } else { YES }
            );
            findings.push(finding(Code::WrongAnswer, note));
        }
    }
    findings
}

/// The yes-or-no members of an entry that a condition reads, with what it says of them.
fn answered(when: &Value, found: &mut Vec<(String, bool)>) {
    match when {
        Value::Table(table) => {
            for (key, value) in table.iter().filter(|(key, _)| *key != "not") {
                match value.as_str() {
                    Some(YES) => found.push((key.clone(), true)),
                    Some(NO) => found.push((key.clone(), false)),
                    _ => answered(value, found),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| answered(value, found)),
        _ => {}
    }
}

/// How high an option is; of one that the notice adds nothing is known.
fn height(options: Options<'_>, heights: &[u8], option: &str) -> Option<u8> {
    heights.get(options.place(option)?).copied()
}

/// Whether a condition asks for school and degree at once.
fn both(when: &Value) -> bool {
    when.as_table().is_some_and(|table| table.contains_key(LEVEL) && table.contains_key(DEGREE))
}

/// The options that a condition takes of one member.
fn chosen(when: &Value, key: &str, options: Options<'_>, found: &mut Vec<String>) {
    match when {
        Value::Table(table) => {
            for (other, value) in table {
                if other == key {
                    // Whom it does not take is told, and all others are taken.
                    if let Some(not) = value.get("not") {
                        let mut out = Vec::new();
                        let wrapped = toml::Table::from_iter([(key.to_owned(), not.clone())]);
                        chosen(&Value::Table(wrapped), key, options, &mut out);
                        let rest = options.names().filter(|name| *name != UNCLEAR);
                        let rest = rest.filter(|name| !out.iter().any(|it| it == name));
                        found.extend(rest.map(str::to_owned));
                    }
                    let words = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
                    let words = words.iter().filter_map(Value::as_str);
                    found.extend(words.map(|word| options_named(options, word).to_owned()));
                } else if other != "not" {
                    chosen(value, key, options, found);
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| chosen(value, key, options, found)),
        _ => {}
    }
}
