//! A filled form as a Word document (DOCX).
//!
//! Set as official documents are: titles in 小标宋, text in 仿宋. Where a machine lacks those faces the
//! font table names the ones to take instead. No cell has a fixed height, so nothing is cut off.

mod postprocess;

use docx_rs::{
    AlignmentType, BreakType, Docx, HeightRule, LineSpacing, LineSpacingType, PageMargin,
    PageOrientationType, Paragraph, Run as Words, RunFonts, SpecialIndentType, Table,
    TableAlignmentType, TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType,
    VMergeType, WidthType, XMLDocx,
};

use super::archive::Writer;
use super::forms::{FilledBlock, FilledCell, FilledForm, FilledTable, Run};
use crate::notice::model::forms::{Align, Page, Style};

const TITLE_FACE: &str = "方正小标宋简体";
const TEXT_FACE: &str = "仿宋_GB2312";
const LATIN_FACE: &str = "Times New Roman";

/// Faces with those to take in their place, as a font table says it.
const FACES: &[(&str, &str)] = &[
    (TITLE_FACE, "方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,宋体,SimSun"),
    (TEXT_FACE, "FangSong_GB2312,仿宋,FangSong,华文仿宋,STFangsong"),
    (LATIN_FACE, "Times"),
];

/// Writes the document.
///
/// # Errors
/// That it is larger than an archive may be.
pub fn docx(form: &FilledForm) -> Result<Vec<u8>, String> {
    let mut numbers = Numbers(0);
    let mut document = sheet(form.page).doc_id("00000000-0000-0000-0000-000000000000");
    for block in &form.blocks {
        document = match block {
            FilledBlock::Paragraph(style, runs) => {
                document.add_paragraph(paragraph(&mut numbers, *style, runs, false))
            }
            FilledBlock::Table(filled) => document.add_table(table(&mut numbers, filled)),
        };
    }
    // A document must not end with a table: the mark after it is made too small to start a page.
    if matches!(form.blocks.last(), Some(FilledBlock::Table(_))) {
        let line = LineSpacing::new().line_rule(LineSpacingType::Exact).line(20);
        document =
            document.add_paragraph(Paragraph::new().id(numbers.next()).size(2).line_spacing(line));
    }
    let mut parts = document.build();
    parts.font_table = font_table().into_bytes();
    parts.document =
        postprocess::repeat_heads(&postprocess::in_order(&parts.document), heads(form));
    parts.styles = postprocess::in_order(&parts.styles);
    packed(&parts).ok_or_else(|| "文档太大，没有写成".to_owned())
}

/// The parts as the library's own archive names them, pictures, headers and add-ins aside, which no form has.
fn packed(parts: &XMLDocx) -> Option<Vec<u8>> {
    let mut archive = Writer::default();
    for (name, part) in [
        ("[Content_Types].xml", &parts.content_type),
        ("_rels/.rels", &parts.rels),
        ("docProps/app.xml", &parts.doc_props.app),
        ("docProps/core.xml", &parts.doc_props.core),
        ("docProps/custom.xml", &parts.doc_props.custom),
        ("word/_rels/document.xml.rels", &parts.document_rels),
        ("word/document.xml", &parts.document),
        ("word/styles.xml", &parts.styles),
        ("word/settings.xml", &parts.settings),
        ("word/fontTable.xml", &parts.font_table),
        ("word/comments.xml", &parts.comments),
        ("word/numbering.xml", &parts.numberings),
        ("word/commentsExtended.xml", &parts.comments_extended),
        ("word/footnotes.xml", &parts.footnotes),
    ] {
        archive.add(name, part);
    }
    archive.finish()
}

/// Numbers for paragraphs, so that the same form is the same bytes whenever it is written.
struct Numbers(u32);

impl Numbers {
    fn next(&mut self) -> String {
        self.0 += 1;
        format!("{:08x}", self.0)
    }
}

fn sheet(page: Page) -> Docx {
    let (wide, high) = page.size();
    let [top, right, bottom, left] = page.margins.map(|margin| twips(u16::from(margin)));
    let margin =
        PageMargin { top, left, bottom, right, header: top / 2, footer: bottom / 2, gutter: 0 };
    let fonts =
        RunFonts::new().ascii(LATIN_FACE).hi_ansi(LATIN_FACE).east_asia(TEXT_FACE).cs(LATIN_FACE);
    let document = Docx::new()
        .page_size(twips(wide).unsigned_abs(), twips(high).unsigned_abs())
        .page_margin(margin)
        .default_fonts(fonts);
    if page.landscape { document.page_orient(PageOrientationType::Landscape) } else { document }
}

/// Millimetres in twentieths of a point.
fn twips(millimetres: u16) -> i32 {
    i32::from(millimetres) * 1440 * 10 / 254
}

fn width(millimetres: u16) -> usize {
    usize::try_from(twips(millimetres)).unwrap_or(0)
}

fn paragraph(numbers: &mut Numbers, style: Style, runs: &[Run], in_cell: bool) -> Paragraph {
    let size = i32::from(style.size);
    let loose = LineSpacing::new().before(u32::from(style.before) * 20);
    let spacing = match (in_cell, style.size) {
        (false, 14..) => loose.line_rule(LineSpacingType::Auto).line(360),
        (false, _) => loose.line_rule(LineSpacingType::Auto).line(280),
        (true, _) => loose.line_rule(LineSpacingType::Auto).line(240),
    };
    let mut paragraph =
        Paragraph::new().id(numbers.next()).line_spacing(spacing).align(match style.align {
            Align::Left => AlignmentType::Left,
            Align::Centre => AlignmentType::Center,
            Align::Right => AlignmentType::Right,
        });
    if style.indent > 0 {
        let indent = SpecialIndentType::FirstLine(i32::from(style.indent) * size * 20);
        paragraph = paragraph
            .indent(None, Some(indent), None, None)
            .first_line_chars(i32::from(style.indent) * 100);
    }
    if style.new_page {
        paragraph = paragraph.page_break_before(true);
    }
    runs.iter().fold(paragraph, |paragraph, run| paragraph.add_run(words(style, run)))
}

fn words(style: Style, run: &Run) -> Words {
    let face = if style.title { TITLE_FACE } else { TEXT_FACE };
    let fonts = RunFonts::new()
        .ascii(LATIN_FACE)
        .hi_ansi(LATIN_FACE)
        .east_asia(face)
        .cs(LATIN_FACE)
        .hint("eastAsia");
    // Sizes are counted in half points.
    let mut words = Words::new().size(usize::from(style.size) * 2).fonts(fonts);
    if style.bold {
        words = words.bold();
    }
    if run.underline {
        words = words.underline("single");
    }
    for (at, line) in run.words.split('\n').enumerate() {
        if at > 0 {
            words = words.add_break(BreakType::TextWrapping);
        }
        words = words.add_text(line);
    }
    words
}

fn table(numbers: &mut Numbers, filled: &FilledTable) -> Table {
    let rows = filled.rows.iter().zip(filled.grid()).map(|(row, line)| {
        let mut column = 0;
        let cells = line.into_iter().map(|(across, own)| {
            let end = column + usize::from(across);
            let wide = filled.widths.get(column..end).unwrap_or_default().iter().sum();
            column = end;
            cell(numbers, across, own, wide)
        });
        let cells = cells.collect();
        let mut whole = TableRow::new(cells).height_rule(HeightRule::AtLeast);
        if row.height > 0 {
            whole = whole
                .row_height(f32::from(i16::try_from(twips(u16::from(row.height))).unwrap_or(0)));
        }
        if row.cells.iter().all(is_short) { whole.cant_split() } else { whole }
    });
    let rows = rows.collect();
    Table::new(rows)
        .set_grid(filled.widths.iter().map(|wide| width(*wide)).collect())
        .width(width(filled.widths.iter().sum()), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .align(TableAlignmentType::Center)
        .margins(TableCellMargins::new().margin(20, 60, 20, 60))
}

fn cell(numbers: &mut Numbers, across: u8, own: Option<&FilledCell>, wide: u16) -> TableCell {
    let mut cell =
        TableCell::new().width(width(wide), WidthType::Dxa).vertical_align(VAlignType::Center);
    if across > 1 {
        cell = cell.grid_span(usize::from(across));
    }
    match own {
        None => cell
            .vertical_merge(VMergeType::Continue)
            .add_paragraph(Paragraph::new().id(numbers.next())),
        Some(own) => {
            if own.down > 1 {
                cell = cell.vertical_merge(VMergeType::Restart);
            }
            cell.add_paragraph(paragraph(numbers, own.style, &own.runs, true))
        }
    }
}

/// Whether a row with such cells is small enough to be kept on one page whatever its columns.
fn is_short(cell: &FilledCell) -> bool {
    cell.runs.iter().map(|run| run.words.chars().count()).sum::<usize>() <= 100
}

/// For every row of every table, whether it is printed again on every page.
fn heads(form: &FilledForm) -> impl Iterator<Item = bool> {
    let tables = form.blocks.iter().filter_map(|block| match block {
        FilledBlock::Table(table) => Some(table),
        FilledBlock::Paragraph(..) => None,
    });
    tables.flat_map(|table| &table.rows).map(|row| row.head)
}

fn font_table() -> String {
    let faces = FACES.iter().map(|(face, others)| {
        format!(r#"<w:font w:name="{face}"><w:altName w:val="{others}" /></w:font>"#)
    });
    let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{namespace}">{}</w:fonts>"#,
        faces.collect::<String>()
    )
}
