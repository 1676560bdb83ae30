//! Green means right: a notice in which nothing is wrong, with one thing made wrong at a time, and what
//! the check says of it: that, with its file and line, and nothing else.

use crate::common;

use std::fs;
use std::process::Command;

use common::workspace::{Mutation, each_is_named, first, workspace};
use zhicheng::command::notices::look;
use zhicheng::notice::finding::Finding;
use zhicheng::notice::load::LOCK;

const GREEN: &str = "tests/notices/green";

const MUTATIONS: &[Mutation] = &[
    // The hand slips.
    ("rules.toml", "label = \"网上申报\"", "label = “网上申报”", "T31", true),
    ("rules.toml", "amount = 240", "amount ＝ 240", "T32", true),
    ("rules.toml", "needs = \"助理工程师\"", "needs = \"助理工程师", "T33", true),
    ("rules.toml", "classes = [\"本科\"]", "classes = [\"本科\"", "T34", true),
    ("rules.toml", "years = 4", "years = 4\nyears = 5", "T35", true),
    ("rules.toml", "amount = 240", "amount = 240元", "T36", true),
    ("rules.toml", "needs = \"助理工程师\"", "needs = 助理工程师", "T37", true),
    ("rules.toml", "years = 4", "years 4", "T38", true),
    ("rules.toml", "years = 4", "years = \"4\"", "T39", true),
    ("rules.toml", "years = 4", "yeras = 4", "T40", true),
    ("rules.toml", "needs = \"助理工程师\"\n", "", "T41", true),
    ("committees.csv", "2026-09-30", "九月底", "T42", true),
    ("committees.csv", ",2026-09-30", ",2026-09-30,,,", "T43", true),
    ("committees.csv", "online_end", "online_ende", "T19", true),
    // Names that are not there.
    ("rules.toml", "{ employer_kind = \"无单位\" }", "{ employer_kin = \"无单位\" }", "T02", true),
    ("rules.toml", "{ employer_kind = \"无单位\" }", "{ employer_kind = \"没单位\" }", "T03", true),
    ("rules.toml", "clause = \"lin2026.fee\"", "clause = \"lin2026.fees\"", "T04", true),
    ("rules.toml", "id = \"N7\"", "id = \"N77\"", "T05", true),
    ("rules.toml", "show = [\"who\"]", "show = [\"whom\"]", "T05", true),
    (
        "rules.toml",
        "topic = \"申报路径\"\nquote = \"没有",
        "topic = \"申报路经\"\nquote = \"没有",
        "T05",
        true,
    ),
    ("notice.toml", "row = 1", "row = 2", "T05", true),
    ("rules.toml", "status = \"本版规定\"", "status = \"本版规订\"", "T03", true),
    ("notice.toml", "status = \"未写学时\"", "status = \"未写学食\"", "T03", true),
    ("rules.toml", "id = \"lin2026.path.none\"", "id = \"lin2026.path.unit\"", "T06", true),
    // What the notice does not say.
    ("rules.toml", "具备大学本科学历，取得", "具备大学专科学历，取得", "T20", true),
    ("rules.toml", "助理工程师满 4 年", "助理工程师满 5 年", "T21", true),
    ("rules.toml", "end = \"2026-09-30\"", "end = \"2062-09-30\"", "T22", true),
    ("notice.toml", "cutoff = \"2026-12-31\"", "cutoff = \"2062-12-31\"", "T22", true),
    ("committees.csv", "2026-09-30", "2062-09-30", "T22", true),
    ("rules.toml", "meaning = \"还在处分影响期内的，不能申报。\"", "meaning = \"\"", "T23", true),
    ("rules.toml", "end = \"2026-09-30\"", "end = \"2026-08-30\"", "T08", true),
    (
        "source.txt",
        "评审费每人240元。",
        "评审费每人240元。逾期未缴费的，视为放弃申报评审。",
        "T46",
        true,
    ),
    ("rules.toml", "tags = [\"information\"]\n", "", "T47", true),
    // What the rules come to.
    ("rules.toml", "[[question]]\nfact = \"discipline\"\n", "", "T25", true),
    ("rules.toml", "when = { employer_kind = { not = \"无单位\" } }\n", "", "T26", true),
    (
        "rules.toml",
        "[[clause.row]]\ntarget",
        "derived = [\"其他\"]\n\n[[clause.row]]\ntarget = \"工程师\"\nclasses = [\"本科\", \"其他\"]\nneeds = \"助理工程师\"\nyears = 4\n\n[[clause.row]]\ntarget",
        "T26",
        true,
    ),
    (
        "rules.toml",
        "[[verify]]\nid = \"N5\"",
        "[roles]\nunsettled = \"Z1\"\n\n[[item]]\nid = \"Z1\"\nask = \"年限不够，请核实\"\nblocking = false\n\n[[verify]]\nid = \"N5\"",
        "T27",
        true,
    ),
    (
        "rules.toml",
        "[[verify]]\nid = \"N5\"",
        "[roles]\nno_path = \"Z1\"\n\n[[item]]\nid = \"Z1\"\nask = \"路径没有写，请核实\"\nblocking = false\n\n[[verify]]\nid = \"N5\"",
        "T28",
        true,
    ),
    (
        "rules.toml",
        "[[verify]]\nid = \"N5\"",
        "[[group]]\nname = \"甲\"\nwhen = { group = \"乙\" }\n\n[[group]]\nname = \"乙\"\nwhen = { group = \"甲\" }\n\n[[verify]]\nid = \"N5\"",
        "T29",
        true,
    ),
    ("rules.toml", "fact = \"discipline\"", "fact = \"discipline\"\noptional = true", "T49", true),
    ("rules.toml", "start = \"2026-09-01\"\nend = \"2026-09-30\"", "", "T12", true),
    ("rules.toml", "end = \"2026-09-30\"", "end = \"今天+3工作日\"", "T12", true),
    ("rules.toml", "start = \"2026-09-01\"", "every = \"每年\"\nstart = \"2月30日\"", "T01", true),
    // Rules that are not what the words beside them say.
    ("rules.toml", "years = 4", "years = 3", "T50", true),
    ("rules.toml", "amount = 240", "amount = 420", "T50", true),
    ("rules.toml", "start = \"2026-09-01\"", "start = \"2026-08-01\"", "T50", true),
    ("notice.toml", "cutoff = \"2026-12-31\"", "cutoff = \"2026-12-30\"", "T50", true),
    (
        "rules.toml",
        "needs = \"助理工程师\"\nyears = 4",
        "needs = \"助理工程师\"\nyears = 4\nwhen = { applied_this_year = { above = 4 } }",
        "T51",
        true,
    ),
    (
        "rules.toml",
        "[[clause.exclude]]\nwhen = { discipline = [\"事业单位记过及以上\", \"警告\", \"政务或党纪处分\", \"其他不得晋升期间\"] }\nwhy = \"您在处分影响期内。\"",
        "[[clause.remark]]\nwhen = { discipline = [\"事业单位记过及以上\", \"警告\", \"政务或党纪处分\", \"其他不得晋升期间\"] }\ntext = \"请等处分影响期过\"",
        "T52",
        true,
    ),
    (
        "rules.toml",
        "fact = \"discipline\"",
        "fact = \"discipline\"\nwhen = { employer_kind = \"无单位\" }",
        "T53",
        true,
    ),
    ("rules.toml", "needs = \"助理工程师\"\nyears = 4", "needs = \"直接\"", "T54", true),
    ("rules.toml", "\"警告\", ", "", "T55", true),
    ("notice.toml", "cutoff_clause = \"lin2026.cutoff\"\n", "", "T12", true),
    (
        "notice.toml",
        "[courses]",
        "[[options]]\nof = \"source\"\nadd = [\"外省取得\"]\n\n[courses]",
        "T12",
        true,
    ),
    (
        "notice.toml",
        "rest = true",
        "rest = true\n\n[[class]]\nname = \"再其他\"\nrest = true",
        "T26",
        true,
    ),
    // Rules written by halves: what is left out is taken for everybody, or for no time.
    (
        "rules.toml",
        "needs = \"助理工程师\"\nyears = 4",
        "needs = \"助理工程师\"\nwhen = { applied_this_year = 4 }",
        "T12",
        true,
    ),
    ("rules.toml", "years = 4", "years = 0", "T50", true),
    ("rules.toml", "classes = [\"本科\"]\n", "", "T12", true),
    (
        "rules.toml",
        "[[clause.row]]",
        "[[clause.lengthen]]\nresult = \"不合格\"\nyears = 4\n\n[[clause.row]]",
        "T12",
        true,
    ),
    (
        "rules.toml",
        "[[clause.row]]",
        "[[clause.grant]]\nfact = \"achievements\"\npolicy = \"甲\"\nwhen = { achievements = { some = { obtained = { from = \"截止日-40年\" } } } }\ncertain = 4\n\n[[clause.row]]",
        "T12",
        true,
    ),
    (
        "notice.toml",
        "[courses]\nstatus = \"未写学时\"",
        "[[member]]\nlist = \"titles\"\nkey = \"appointed\"\ntype = \"日期\"\n\n[courses]\nstatus = \"未写学时\"",
        "T10",
        true,
    ),
    // Whom the words name and the rule does not.
    ("rules.toml", "[\"央企\", \"驻渝单位\"]", "\"央企\"", "T56", true),
    // Files and cases.
    ("notice.toml", "  \"rules.toml\",\n", "", "T44", false),
    ("cases/a.toml", "outcome = \"不可申报\"", "outcome = \"可申报\"", "T30", true),
    ("cases/a.toml", "base = \"满四年的本科助理工程师\"", "base = \"满四年\"", "T48", true),
    ("cases/a.toml", "clause = \"lin2026.path.none\"", "clause = \"lin2026.path.no\"", "T48", true),
    ("cases/a.toml", "employer_kind = \"无单位\"", "employer_kind = \"没单位\"", "T48", true),
    ("cases/a.toml", "name = \"没有单位\"", "nmae = \"没有单位\"", "T40", true),
];

/// What follows from the one thing that is wrong: the rules are no longer those that were reviewed, and
/// the cases come out otherwise.
fn follows(finding: &Finding, code: &str) -> bool {
    let said = finding.code.text();
    said != code && ["T45", "T30"].contains(&said)
        // A file that cannot be listed is not read either, nor a key that is not what it was missed.
        || code == "T40" && said == "T41"
        || code == "T44" && said != code
        // Days that run backwards or lie far away are not as printed either; a clause that nothing cites is idle.
        || ["T01", "T08", "T12", "T22"].contains(&code) && said == "T50"
        || code == "T12" && ["T47", "T54"].contains(&said)
        // What such a rule reads nobody asks; a word for several options misses the one; half a window is left.
        || ["T12", "T51"].contains(&code) && ["T25", "T56"].contains(&said)
        || code == "T55" && said == "T56"
        || code == "T19" && said == "T42"
        // What stands in a rule only to be wrong is not in the words.
        || ["T12", "T51"].contains(&code) && said == "T59"
        // A row that asks for no title is for whoever has none.
        || code == "T54" && said == "T56"
        // Who need not answer is not asked either.
        || code == "T49" && said == "T53"
}

#[test]
fn nothing_is_wrong_with_the_green_notice() {
    let root = workspace(GREEN, "mutations-green");
    let said: Vec<String> = look(&root).findings.iter().map(ToString::to_string).collect();
    assert_eq!(said, [""; 0]);
}

#[test]
fn each_thing_made_wrong_is_named_and_nothing_else_is() {
    each_is_named(GREEN, "mutations-one", MUTATIONS, follows, |_| true);
}

#[test]
fn a_lost_lock_is_named_and_the_command_writes_it_again() {
    let (root, edition) = (workspace(GREEN, "mutations-lock"), first(GREEN));
    let lock = root.join(&edition).join(LOCK);
    let before = fs::read_to_string(&lock).unwrap();
    fs::remove_file(&lock).unwrap();
    let said: Vec<&str> = look(&root).findings.iter().map(|finding| finding.code.text()).collect();
    assert_eq!(said, ["T45"]);
    let run = |word: &str| {
        let done =
            Command::new(env!("CARGO_BIN_EXE_assess")).arg(word).arg(&root).output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    assert!(!run("lint").0);
    let (done, told) = run("lock");
    assert!(done && told.contains("第一次写核对记录") && told.contains("有规则"), "{told}");
    assert_eq!(fs::read_to_string(&lock).unwrap(), before);
    let rules = root.join(&edition).join("rules.toml");
    let text = fs::read_to_string(&rules).unwrap();
    fs::write(&rules, text.replacen("years = 4", "years = 3", 1)).unwrap();
    // Not with cases that say otherwise.
    assert!(!run("lock").0);
    assert_eq!(fs::read_to_string(&lock).unwrap(), before);
}

/// A rule deleted from a clause that keeps another is seen by no other check; the lock is not written
/// over it unless that is said to be meant.
#[test]
fn a_rule_lost_from_a_clause_that_keeps_another_is_not_locked_in_passing() {
    let (root, edition) = (workspace(GREEN, "mutations-lost"), first(GREEN));
    let (rules, lock) = (root.join(&edition).join("rules.toml"), root.join(&edition).join(LOCK));
    let run = |words: &[&str]| {
        let program = env!("CARGO_BIN_EXE_assess");
        let done = Command::new(program).arg("lock").arg(&root).args(words).output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stderr).into_owned())
    };
    let text = fs::read_to_string(&rules).unwrap();
    let second = "[[clause.remark]]\ntext = \"请先到前台登记\"\n";
    let with = text.replacen("[[clause.exclude]]", &format!("{second}\n[[clause.exclude]]"), 1);
    fs::write(&rules, &with).unwrap();
    assert!(run(&[]).0, "a rule added is locked");
    let locked = fs::read_to_string(&lock).unwrap();
    fs::write(&rules, &text).unwrap();
    let (done, said) = run(&[]);
    assert!(!done && said.contains("remark") && said.contains("--removed"), "{said}");
    assert_eq!(fs::read_to_string(&lock).unwrap(), locked);
    assert!(!run(&[&edition]).0);
    assert!(run(&["--removed"]).0);
    assert_ne!(fs::read_to_string(&lock).unwrap(), locked);
}

#[test]
fn the_command_lists_rules_that_no_case_decides_and_writes_cases_for_them() {
    let (root, edition) = (workspace(GREEN, "mutations-cases"), first(GREEN));
    let cases = root.join(&edition).join("cases/a.toml");
    let text = fs::read_to_string(&cases).unwrap();
    let (kept, _) = text.split_once("[[case]]\nname = \"没有单位\"").unwrap();
    fs::write(&cases, kept).unwrap();
    let run = |more: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assess"));
        let done = command.arg("cases").arg(&root).args(more).output().unwrap();
        (done.status.success(), String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let (done, told) = run(&[]);
    assert!(!done, "{told}");
    for idle in ["lin2026.path.none path 1", "lin2026.scope.discipline exclude 1"] {
        assert!(told.contains(idle), "{told}");
    }
    assert!(told.contains("没有案例核对的规则：2 条"), "{told}");
    // A rule beside another that says the same decides nothing by itself: no case is written for it.
    let rules = root.join(&edition).join("rules.toml");
    let text = fs::read_to_string(&rules).unwrap();
    let rule = "[[clause.exclude]]\nwhen = { employer_kind = [\"央企\", \"驻渝单位\"] }\nwhy = \"央企和驻渝单位的人员不得申报。\"\n";
    assert!(text.contains(rule));
    let again = rule.replace("[\"央企\", \"驻渝单位\"]", "\"央企\"");
    fs::write(&rules, text.replacen(rule, &format!("{rule}\n{again}"), 1)).unwrap();
    fs::remove_file(root.join(&edition).join(LOCK)).unwrap();
    let (_, told) = run(&["--write"]);
    assert!(told.contains("请核对 cases/"), "{told}");
    let written = fs::read_to_string(root.join(&edition).join("cases/zz-待核对.toml")).unwrap();
    assert!(told.contains("须自己写的有 1 条：lin2026.scope.employers exclude 2"), "{told}");
    assert!(!written.contains("lin2026.scope.employers exclude 2"), "{written}");
    // Both sides of each boundary: who is the rule's, and who is not, come out otherwise.
    let cases: toml::Table = toml::from_str(&written).unwrap();
    let cases = cases["case"].as_array().unwrap();
    for idle in ["lin2026.path.none path 1", "lin2026.scope.discipline exclude 1"] {
        let side = |side: &str| {
            let name = format!("待核对 {idle} {side}");
            cases.iter().find(|case| case["name"].as_str() == Some(&name)).unwrap()
        };
        assert_ne!(side("归这条")["expect"], side("不归这条")["expect"], "{idle}");
        assert_ne!(side("归这条")["facts"], side("不归这条")["facts"], "{idle}");
    }
    fs::write(&rules, text).unwrap();
    // Read back they pass, and decide what none decided.
    let (done, told) = run(&[]);
    assert!(done && told.contains("没有案例核对的规则：0 条"), "{told}");
}
