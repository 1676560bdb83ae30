//! The sentence made of a rule says what the rule tests: a reader who knows nothing of conditions, only
//! the words of the sentence and the answers, comes to the same as the engine.

use crate::common;

use common::deleted::{Deletion, changes, read as folder};
use common::{fictional, notices};
use serde_json::Value as Json;
use zhicheng::domain::{Truth, read};
use zhicheng::export::json::to_json;
use zhicheng::notice::condition::{Condition, Facts};
use zhicheng::notice::{Notice, compile, names};
use zhicheng::prove::{Rng, answered, said, sentence};

/// People asked about each rule.
const PEOPLE: usize = 300;

/// What a reader of the words knows: the answers, by what the questions are called.
struct Reader<'c> {
    notice: &'c Notice,
    answers: &'c Json,
}

impl Reader<'_> {
    /// The question of this name; nothing where the reader cannot tell which is meant.
    fn question(&self, label: &str) -> Option<&str> {
        let mut keys: Vec<&str> = self
            .notice
            .wordings
            .iter()
            .filter(|wording| wording.label == label)
            .map(|wording| names::key(Some(self.notice), wording.fact))
            .collect();
        keys.dedup();
        let [key] = keys.as_slice() else { return None };
        Some(*key)
    }

    /// Whether the words hold; nothing where they are about entries or dates, which this reader leaves.
    fn holds(&self, words: &str) -> Option<Truth> {
        if words == "任何人" {
            return Some(Truth::Yes);
        }
        if let Some(inner) = words.strip_prefix("不（").and_then(|rest| rest.strip_suffix('）'))
        {
            return Some(match self.holds(inner)? {
                Truth::Yes => Truth::No,
                Truth::No => Truth::Yes,
                Truth::Open => Truth::Open,
            });
        }
        if let Some(inner) = words.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')) {
            let (all, parts) = parts(inner);
            let truths: Vec<Truth> =
                parts.into_iter().map(|part| self.holds(part)).collect::<Option<_>>()?;
            let settles = if all { Truth::No } else { Truth::Yes };
            return Some(if truths.contains(&settles) {
                settles
            } else if truths.contains(&Truth::Open) {
                Truth::Open
            } else if all {
                Truth::Yes
            } else {
                Truth::No
            });
        }
        let (label, said) = words.strip_prefix('“')?.split_once('”')?;
        let answer = self.answers.get(self.question(label)?);
        if let Some(options) = said.strip_prefix('是') {
            return Some(chosen(options, answer));
        }
        match said {
            "填了" => return Some(truth(answer.is_some())),
            "没有填" => return Some(truth(answer.is_none())),
            _ => {}
        }
        let mut inside = true;
        for bound in said.split('、') {
            let (word, number) = bound.split_once(' ')?;
            let number: f64 = number.parse().ok()?;
            let Some(answer) = answer else { return Some(Truth::Open) };
            let answer = answer.as_f64()?;
            inside &= match word {
                #[expect(clippy::float_cmp, reason = "as the rule has it")]
                "正好" => answer == number,
                "不少于" => answer >= number,
                "不超过" => answer <= number,
                "超过" => answer > number,
                "少于" => answer < number,
                _ => return None,
            };
        }
        Some(truth(inside))
    }
}

const fn truth(holds: bool) -> Truth {
    if holds { Truth::Yes } else { Truth::No }
}

/// Whether one of the options named was chosen: “甲”或“乙”，不清楚的算不是.
fn chosen(options: &str, answer: Option<&Json>) -> Truth {
    let Some(answer) = answer else { return Truth::Open };
    let (options, sure) = match options.split_once('，') {
        Some((options, _)) => (options, true),
        None => (options, false),
    };
    let named: Vec<&str> =
        options.split("”或“").map(|word| word.trim_matches(['“', '”'])).collect();
    let mut given: Vec<&str> = answer.as_str().into_iter().collect();
    given.extend(answer.as_array().into_iter().flatten().filter_map(Json::as_str));
    if given.iter().any(|word| named.contains(word)) {
        Truth::Yes
    } else if given.contains(&"不清楚") && !sure {
        Truth::Open
    } else {
        Truth::No
    }
}

/// The parts of a list of conditions, and whether all must hold.
fn parts(inner: &str) -> (bool, Vec<&str>) {
    let all = split(inner, "；并且 ");
    if all.len() > 1 {
        return (true, all);
    }
    let any = split(inner, "；或者 ");
    (any.len() < 2, any)
}

/// Splits outside of brackets.
fn split<'w>(words: &'w str, between: &str) -> Vec<&'w str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, mark) in words.char_indices() {
        match mark {
            '（' => depth += 1,
            '）' => depth -= 1,
            _ => {}
        }
        if depth == 0 && at >= from && words.get(at..).unwrap().starts_with(between) {
            found.push(words.get(from..at).unwrap());
            from = at + between.len();
        }
    }
    found.push(words.get(from..).unwrap());
    found
}

fn conditions(notice: &Notice) -> Vec<&Condition> {
    let exclusions = notice.exclusions.iter().map(|rule| &rule.when);
    let verify =
        notice.verify_rules.iter().flat_map(|rule| [&rule.when].into_iter().chain(&rule.unless));
    let paths = notice.paths.iter().map(|rule| &rule.when);
    let materials = notice.materials.iter().map(|rule| &rule.when);
    let judgements = notice.judgements.iter().map(|rule| &rule.when);
    exclusions.chain(verify).chain(paths).chain(materials).chain(judgements).collect()
}

#[test]
fn the_sentence_of_a_rule_and_its_test_agree() {
    let (mut read_by_words, mut compared) = (0, 0);
    let mut differ = Vec::new();
    for notice in notices() {
        let rules: Vec<(&Condition, String)> =
            conditions(notice).into_iter().map(|when| (when, sentence(notice, when))).collect();
        let mut rng = Rng::new(7);
        let mut told = vec![false; rules.len()];
        for round in 0..PEOPLE {
            let matter = zhicheng::domain::options::MATTERS[round % 4];
            let facts = answered(notice, matter, &mut rng);
            let Ok(case) = read::case(&facts, |_| Some(notice.vocabulary())) else {
                continue;
            };
            let answers = to_json(&facts);
            let reader = Reader { notice, answers: &answers };
            let seen = Facts::new(&case);
            for (place, (when, words)) in rules.iter().enumerate() {
                let Some(read) = reader.holds(words) else { continue };
                told[place] = true;
                compared += 1;
                if read != when.test(&seen) {
                    differ.push(format!("{}: {words}: {read:?}\n{answers}", notice.edition));
                }
            }
        }
        read_by_words += told.iter().filter(|told| **told).count();
    }
    assert!(
        differ.is_empty(),
        "{}:\n{}",
        differ.len(),
        differ.iter().take(5).cloned().collect::<Vec<_>>().join("\n")
    );
    assert!(
        read_by_words > 100 && compared > 20_000,
        "{read_by_words} rules, {compared} comparisons"
    );
}

#[test]
fn every_rule_has_a_sentence() {
    for notice in notices() {
        for when in conditions(notice) {
            let words = sentence(notice, when);
            assert!(
                !words.is_empty() && !words.contains("“”") && !words.contains("“第 "),
                "{}: {words}",
                notice.edition
            );
        }
    }
}

/// Whoever reads the rules beside the text sees every change of what decides.
#[test]
fn no_change_of_a_notice_leaves_its_lines_as_they_are() {
    let (mut tried, mut unseen) = (0, Vec::new());
    for root in common::FICTIONAL {
        let mut set = fictional(root);
        for place in 0..set.editions.len() {
            let own = set.editions[place].clone();
            let before = compile::notice(&set, &own.edition).unwrap();
            let lines = said(&before);
            for Deletion { what, texts } in changes(&own) {
                let Some(changed) = folder(&own.edition, &texts) else { continue };
                set.editions[place] = changed;
                let Ok(mut after) = compile::notice(&set, &own.edition) else { continue };
                after.digest.clone_from(&before.digest);
                if after == before {
                    continue;
                }
                tried += 1;
                if said(&after) == lines {
                    unseen.push(what);
                }
            }
            set.editions[place] = own;
        }
    }
    assert!(tried > 1_000, "{tried}");
    assert!(unseen.is_empty(), "{} of {tried}:\n{}", unseen.len(), unseen.join("\n"));
}
