//! How cells and headings of rosters are read: every form that is read, and beside it those that are not.

use zhicheng::roster::people::shown;
use zhicheng::roster::reading::{Mended, Reader, Said};
use zhicheng::roster::sheet::Cell;
use zhicheng::roster::target::Target;
use zhicheng::roster::words::Words;

/// The reading of a cell: its facts as `member=value`, or what was expected.
fn read(target: &str, cell: &Cell) -> Result<String, String> {
    read_under(target, "2022年度考核结果", cell)
}

fn read_under(target: &str, heading: &str, cell: &Cell) -> Result<String, String> {
    let words = Words::shipped();
    let mended = Mended::new();
    let target = Target::named(target).unwrap();
    match Reader::new(&words, target, target.entry, heading, &mended, false).read(cell) {
        Said::Nothing => Ok(String::new()),
        Said::Facts(pieces, _) => {
            let parts = pieces.iter().map(|piece| match piece.member {
                "" => shown(&piece.value),
                member if piece.entry > 1_000 => {
                    format!("{}.{member}={}", piece.entry, shown(&piece.value))
                }
                member => format!("{member}={}", shown(&piece.value)),
            });
            Ok(parts.collect::<Vec<_>>().join(" "))
        }
        Said::Unclear(expected) => Err(expected),
    }
}

fn text(word: &str) -> Cell {
    Cell::Text(word.into())
}

#[test]
fn titles_are_read_by_name_level_and_date() {
    for (cell, expected) in [
        ("工程师", "level=工程师 series=工程技术"),
        ("经济师 2014.05", "level=工程师 series=经济 obtained=2014-05"),
        ("工程师（2014.05）", "level=工程师 series=工程技术 obtained=2014-05"),
        ("高级工程师/2018年6月", "level=高级工程师 series=工程技术 obtained=2018-06"),
        ("中级（工程师）", "level=工程师 series=工程技术"),
        ("正高级工程师", "level=正高级工程师 series=工程技术"),
        ("助工", "level=助理工程师 series=工程技术"),
        ("中级", "level=工程师"),
        ("副高级", "level=高级工程师"),
        ("副高", "level=高级工程师"),
        ("员级", "level=技术员"),
        ("士级", "level=技术员"),
        ("助理级", "level=助理工程师"),
        ("083", "level=工程师 series=工程技术"),
        ("084", "level=助理工程师 series=工程技术"),
        ("讲师", "level=工程师"),
        ("无", "无"),
        ("/", "无"),
        ("", ""),
    ] {
        assert_eq!(read("titles.level", &text(cell)).unwrap(), expected, "{cell}");
    }
    for (cell, word) in [
        ("初级", "员级、助理级"),
        ("高级", "副高级、正高级"),
        ("工程师、经济师", "两个系列"),
        ("工程师 高级工程师", "两种级别"),
        ("工程师 65.09", "四位"),
        ("处长", "名称或级别"),
    ] {
        assert!(read("titles.level", &text(cell)).unwrap_err().contains(word), "{cell}");
    }
    assert!(read("titles.level", &Cell::Fault("#REF!".into())).unwrap_err().contains("#REF!"));
    assert!(read("titles.level", &Cell::Number(83.0)).is_err());
}

#[test]
fn educations_are_read_with_their_degree() {
    for (cell, expected) in [
        ("大学本科", "level=大学本科"),
        ("大本", "level=大学本科"),
        ("本科(硕士)", "level=大学本科 degree=硕士"),
        ("本科（学士）", "level=大学本科 degree=学士"),
        ("大学本科/工学学士", "level=大学本科 degree=学士"),
        ("大专", "level=大学专科"),
        ("中专", "level=中等职业学校"),
        ("技校", "level=技工院校"),
        ("硕士研究生", "level=硕士研究生"),
        ("研究生（硕士）", "level=硕士研究生 degree=硕士"),
        ("研究生/博士", "level=博士研究生 degree=博士"),
        ("高中", "level=其他"),
    ] {
        assert_eq!(read("education.level", &text(cell)).unwrap(), expected, "{cell}");
    }
    for cell in ["研究生", "在读", "本科(学士)(硕士)", "学士"] {
        assert!(read("education.level", &text(cell)).is_err(), "{cell}");
    }
}

#[test]
fn yes_and_no_are_read_as_people_write_them() {
    for (cell, expected) in [
        (text("是"), "是"),
        (text("√"), "是"),
        (text("1"), "是"),
        (Cell::Number(1.0), "是"),
        (Cell::Flag(true), "是"),
        (text("否"), "否"),
        (text("×"), "否"),
        (Cell::Number(0.0), "否"),
        (text("无"), "否"),
        (text("不清楚"), "不清楚"),
        (text(""), ""),
    ] {
        assert_eq!(read("uses_nominal_unit", &cell).unwrap(), expected, "{cell:?}");
    }
    assert!(read("uses_nominal_unit", &text("2")).is_err());
    assert!(read("uses_nominal_unit", &text("大概是")).is_err());
}

#[test]
fn levels_applied_for_are_read_and_ambiguous_ones_not() {
    for (cell, expected) in [
        ("中级", "工程师"),
        ("副高级", "高级工程师"),
        ("非公中级", "工程师"),
        ("高级经济师", "高级工程师"),
        ("正高", "正高级工程师"),
    ] {
        assert_eq!(read("target_level", &text(cell)).unwrap(), expected, "{cell}");
    }
    for cell in ["高级", "初级", "非公", "专家"] {
        assert!(read("target_level", &text(cell)).is_err(), "{cell}");
    }
}

#[test]
fn dates_keep_their_precision_and_take_the_years_beside_them() {
    for (cell, expected) in [
        (text("1998.10/5"), "obtained=1998-10"),
        (text("2018年6月"), "obtained=2018-06"),
        (Cell::Day(2018, 6, 1), "obtained=2018-06-01"),
        (Cell::Number(43_252.0), "obtained=2018-06-01"),
        (Cell::Number(2014.05), "obtained=2014-05"),
        (text("无"), ""),
    ] {
        assert_eq!(read("titles.obtained", &cell).unwrap(), expected, "{cell:?}");
    }
    for cell in [
        text("2018"),
        text("6405"),
        text("2018.06左右"),
        Cell::Number(2014.1),
        Cell::Number(2018.0),
    ] {
        assert!(read("titles.obtained", &cell).is_err(), "{cell:?}");
    }
}

#[test]
fn reviews_and_hours_need_their_year() {
    assert_eq!(
        read("annual_reviews", &text("2020合格、2021优秀，2022年度称职")).unwrap(),
        "2020.result=合格 2021.result=优秀 2022.result=合格"
    );
    assert!(read("annual_reviews", &text("合格、合格、优秀")).is_err());
    assert_eq!(read("annual_reviews.year", &text("称职")).unwrap(), "2022.result=合格");
    assert!(read_under("annual_reviews.year", "考核结果", &text("合格")).is_err());
    let hours = "continuing_education.public_hours";
    assert_eq!(
        read_under(hours, "2023年公需科目学时", &text("30学时")).unwrap(),
        "2023.public_hours=30"
    );
    assert_eq!(
        read_under(hours, "2023年公需科目学时", &Cell::Number(20.5)).unwrap(),
        "2023.public_hours=20.5"
    );
    assert!(read_under(hours, "2023年公需科目学时", &Cell::Number(9_000.0)).is_err());
}

/// Headings of real rosters and what each is; `-` is none or not used.
const HEADINGS: &str = include_str!("rosters/headings.txt");

#[test]
fn real_headings_are_matched_and_none_wrongly() {
    let words = Words::shipped();
    let (mut right, mut all, mut wrong) = (0, 0, Vec::new());
    for line in HEADINGS.lines().filter(|line| !line.trim().is_empty()) {
        let (heading, expected) = line.split_once('\t').unwrap_or((line, "-"));
        let found = words.heading(heading).map_or("-", |(target, _)| target.id);
        let found = if found == "known" { "-" } else { found };
        all += 1;
        if found == expected {
            right += 1;
        } else if found != "-" {
            wrong.push(format!("{heading}：{found}，应为 {expected}"));
        }
    }
    assert!(all >= 200, "{all}");
    assert_eq!(wrong, Vec::<String>::new());
    assert!(right * 100 >= all * 95, "{right} / {all}");
}
