//! The official forms of an edition, and what can be wrong with them.

use super::context::{Choices, Context, Location};
use super::form_cells::misfit;
use super::form_sources::{Known, member_source, source};
use super::{close, open};
use crate::domain::Place;
use crate::domain::fact::{Kind, ListKind};
use crate::notice::condition::Condition;
use crate::notice::finding::{Code, Finding};
use crate::notice::load::NoticeSet;
use crate::notice::model::forms::{
    Align, Block, Cell, Check, DateStyle, Field, Form, FormClause, Forms, Lane, List, MemberSource,
    Page, Piece, Row, Style,
};
use crate::notice::source::form as written;

/// Compiles the forms of the edition `id`; an edition may have none.
///
/// # Errors
/// Everything that is wrong with them, sorted by file.
pub fn forms(set: &NoticeSet, id: &str) -> Result<Forms, Vec<Finding>> {
    let (mut context, _) = open(set, id)?;
    let mut found: Vec<Form> = Vec::new();
    for (file, form) in &context.folders[1].forms {
        context.location = Location { file: file.clone(), table: String::new() };
        if found.iter().any(|other| other.key == form.key) {
            context.report(Code::DuplicateId, format!("表格「{}」重复", form.key));
        }
        let compiled = Compiler { context: &mut context, form, used: Vec::new() }.form();
        found.push(compiled);
    }
    let clauses = std::mem::take(&mut context.used);
    let clauses = clauses.into_iter().map(|clause| FormClause { clause }).collect();
    close(context, Some(Forms { edition: id.to_owned(), clauses, forms: found }))
}

/// One form being compiled.
struct Compiler<'c, 's> {
    context: &'c mut Context<'s>,
    form: &'c written::Form,
    /// Keys of the fields and `list.member`s that are printed somewhere.
    used: Vec<String>,
}

impl Compiler<'_, '_> {
    fn form(mut self) -> Form {
        let form = self.form;
        let materials = self.context.tables(|file| file.material.as_slice());
        if !materials.iter().any(|(_, material)| material.id == form.key) {
            self.context.report(Code::UnknownName, format!("没有编号为「{}」的材料", form.key));
        }
        if form.clauses.is_empty() {
            self.context.report(Code::UnknownClause, "表格没有写明依据的条款，请填写 clauses");
        }
        let compiled = Form {
            key: form.key.clone(),
            name: form.name.clone(),
            annex: form.annex.clone(),
            of_unit: form.of_unit,
            page: self.page(),
            fields: form.field.iter().map(|field| self.field(field)).collect(),
            lists: form.list.iter().map(|list| self.list(list)).collect(),
            blocks: form.block.iter().map(|block| self.block(block)).collect(),
            checks: form.check.iter().map(|check| self.check(check)).collect(),
            clauses: self
                .context
                .clause_list(&form.clauses)
                .into_iter()
                .map(Place::among)
                .collect(),
        };
        self.check_keys();
        compiled
    }

    fn page(&mut self) -> Page {
        if !["A4", "A3"].contains(&self.form.paper.as_str()) {
            self.context.report(
                Code::UnknownOption,
                format!("没有「{}」这种纸，应为 A4 或 A3", self.form.paper),
            );
        }
        Page {
            large: self.form.paper == "A3",
            landscape: self.form.landscape,
            margins: self.form.margins,
        }
    }

    /// A key that stands twice, or a place that nothing prints.
    fn check_keys(&mut self) {
        let form = self.form;
        let mut keys: Vec<String> = form.field.iter().map(|field| field.key.clone()).collect();
        for list in &form.list {
            keys.extend(list.field.iter().map(|member| format!("{}.{}", list.key, member.key)));
        }
        keys.sort();
        for pair in keys.windows(2) {
            if let [one, other] = pair
                && one == other
            {
                self.context.report(Code::DuplicateId, format!("「{one}」重复"));
            }
        }
        for key in keys {
            if !self.used.contains(&key) {
                self.context.report(Code::Unread, format!("表上没有用到「{{{key}}}」"));
            }
        }
    }

    fn field(&mut self, field: &written::Field) -> Field {
        let vocabulary = &self.context.vocabulary;
        let known = field.from.as_deref().and_then(|from| source(vocabulary, from));
        let (from, options) = self.known_source(field, known);
        let when = self.context.condition(field.when.as_ref());
        self.assemble(field, from, when, &options)
    }

    fn list(&mut self, list: &written::List) -> List {
        let found = list.from.as_deref().and_then(|key| self.context.vocabulary.fact(key));
        let kind = match found {
            Some((_, Kind::List(kind))) => Some(kind),
            _ => None,
        };
        if list.from.is_some() && kind.is_none() {
            self.context
                .report(Code::UnknownFact, format!("「{}」的来源不是申报情况中的列表", list.key));
        }
        let when = match (kind, &list.when) {
            (Some(kind), when) => self.context.entry_condition(kind, when.as_ref()),
            (None, _) => Condition::Always,
        };
        List {
            key: list.key.clone(),
            label: list.label.clone(),
            from: kind.map(|kind| self.context.small(kind.place(), "列表")),
            when,
            since_prior: list.since_prior,
            at_least: list.at_least,
            members: list.field.iter().map(|field| self.member(field, kind)).collect(),
        }
    }

    fn member(&mut self, field: &written::Field, kind: Option<ListKind>) -> Field<MemberSource> {
        let vocabulary = &self.context.vocabulary;
        let known = field.from.as_deref().and_then(|from| member_source(vocabulary, from, kind));
        let (from, options) = self.known_source(field, known);
        let when = match kind {
            Some(kind) => self.context.entry_condition(kind, field.when.as_ref()),
            None => Condition::Always,
        };
        self.assemble(field, from, when, &options)
    }

    /// What was found of the source written; reported where one is written and none was found.
    fn known_source<From>(
        &mut self,
        field: &written::Field,
        known: Known<From>,
    ) -> (Option<From>, Choices) {
        if let (Some(from), None) = (&field.from, &known) {
            let note = format!("「{}」的来源「{from}」不认识", field.key);
            self.context.report(Code::UnknownFact, note);
        }
        known.map_or_else(|| (None, Choices::NONE), |(from, options)| (Some(from), options))
    }

    fn assemble<From>(
        &mut self,
        field: &written::Field,
        from: Option<From>,
        when: Condition,
        options: &Choices,
    ) -> Field<From> {
        if field.from.is_none() && field.ask.is_empty() && field.by.is_empty() {
            self.context.report(
                Code::MissingWording,
                format!("「{}」没有来源，也没有写怎么问（ask）或由谁填（by）", field.key),
            );
        }
        let words = field.words.iter().filter_map(|(option, words)| {
            Some((self.context.place_among(option, options)?, words.clone()))
        });
        Field {
            words: words.collect(),
            date: self.date_style(field.date.as_deref()),
            key: field.key.clone(),
            label: field.label.clone(),
            from,
            when,
            ask: field.ask.clone(),
            example: field.example.clone(),
            longest: field.longest,
            by: field.by.clone(),
            blank: field.blank.clone(),
            underline: field.underline,
        }
    }

    fn date_style(&mut self, style: Option<&str>) -> DateStyle {
        match style {
            None | Some("年月日") => DateStyle::Full,
            Some("年.月") => DateStyle::Month,
            Some(other) => {
                self.context.report(
                    Code::UnknownOption,
                    format!("日期写法「{other}」不认识，应为 年月日 或 年.月"),
                );
                DateStyle::Full
            }
        }
    }

    fn check(&mut self, check: &written::Check) -> Check {
        let (less, more) = (self.field_place(&check.less), self.field_place(&check.more));
        Check {
            label: check.label.clone(),
            less,
            more,
            clause: self.context.clause(&check.clause).among(),
        }
    }

    fn field_place(&mut self, key: &str) -> u16 {
        let place = self.form.field.iter().position(|field| field.key == key);
        if place.is_none() {
            self.context
                .report(Code::UnknownName, format!("没有「{{{key}}}」这一栏，请在 field 中写明"));
        }
        place.map_or(0, |place| self.context.small(place, "栏"))
    }

    fn block(&mut self, block: &written::Block) -> Block {
        if let Some(text) = &block.text {
            let each = self.list_place(block.each.as_deref());
            let style = Style {
                title: block.title,
                bold: block.bold,
                align: self.align(block.align.as_deref(), Align::Left),
                size: block.size.unwrap_or(self.form.size),
                indent: block.indent,
                before: block.before,
                new_page: block.new_page,
            };
            return Block::Paragraph { style, text: self.text(text, block.each.as_deref()), each };
        }
        let lanes = if block.lane.is_empty() {
            vec![self.lane(&block.widths, &block.rows)]
        } else {
            block.lane.iter().map(|lane| self.lane(&lane.widths, &lane.rows)).collect()
        };
        let grows = |row: &Row| {
            let list = row.each.and_then(|list| self.form.list.get(usize::from(list)));
            list.is_some_and(|list| list.at_least > 0)
        };
        if lanes.len() > 1 && !lanes.iter().all(|lane| lane.rows.iter().any(grows)) {
            self.context.report(
                Code::Layout,
                "并排的各栏都要有可以增加的行（each，其列表的 at_least 不为 0）",
            );
        }
        self.check_width(&lanes);
        Block::Table { lanes }
    }

    fn check_width(&mut self, lanes: &[Lane]) {
        let wide: u16 = lanes.iter().flat_map(|lane| &lane.widths).sum();
        let page = self.page();
        let [_, right, _, left] = page.margins;
        let room = page.size().0.saturating_sub(u16::from(right) + u16::from(left));
        if wide > room {
            self.context.report(Code::Layout, format!("表格宽 {wide} 毫米，纸上只有 {room} 毫米"));
        }
    }

    fn lane(&mut self, widths: &[u16], rows: &[written::Row]) -> Lane {
        let rows: Vec<Row> = rows.iter().map(|row| self.row(row)).collect();
        if let Some(row) = misfit(widths.len(), &rows) {
            self.context.report(
                Code::Layout,
                format!("表格第 {row} 行的单元格没有正好占满 {} 列", widths.len()),
            );
        }
        Lane { widths: widths.to_vec(), rows }
    }

    fn row(&mut self, row: &written::Row) -> Row {
        Row {
            head: row.head,
            height: row.height,
            each: self.list_place(row.each.as_deref()),
            cells: row.cells.iter().map(|cell| self.cell(cell, row.each.as_deref())).collect(),
        }
    }

    fn cell(&mut self, cell: &written::Cell, each: Option<&str>) -> Cell {
        let mut style = Style {
            title: false,
            bold: false,
            align: Align::Centre,
            size: self.form.size,
            indent: 0,
            before: 0,
            new_page: false,
        };
        match cell {
            written::Cell::Plain(text) => {
                Cell { across: 1, down: 1, style, text: self.text(text, each) }
            }
            written::Cell::Set(cell) => {
                style.bold = cell.bold;
                style.align = self.align(cell.align.as_deref(), Align::Centre);
                style.size = cell.size.unwrap_or(style.size);
                Cell {
                    across: cell.across,
                    down: cell.down,
                    style,
                    text: self.text(&cell.text, each),
                }
            }
        }
    }

    fn align(&mut self, align: Option<&str>, otherwise: Align) -> Align {
        match align {
            None => otherwise,
            Some("左") => Align::Left,
            Some("中") => Align::Centre,
            Some("右") => Align::Right,
            Some(other) => {
                self.context.report(
                    Code::UnknownOption,
                    format!("对齐「{other}」不认识，应为 左、中 或 右"),
                );
                otherwise
            }
        }
    }

    fn list_place(&mut self, key: Option<&str>) -> Option<u8> {
        let key = key?;
        let place = self.form.list.iter().position(|list| list.key == key);
        if place.is_none() {
            self.context
                .report(Code::UnknownName, format!("没有「{key}」这个列表，请在 list 中写明"));
        }
        place.and_then(|place| u8::try_from(place).ok())
    }

    /// The pieces of a text: words, `{place}` and `[group]`.
    fn text(&mut self, text: &str, each: Option<&str>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '[']) {
            let (words, tail) = rest.split_at(at);
            push_words(&mut pieces, words);
            let (open, close) = if tail.starts_with('{') { ('{', '}') } else { ('[', ']') };
            let Some((inner, after)) =
                tail.strip_prefix(open).and_then(|tail| tail.split_once(close))
            else {
                self.context
                    .report(Code::Syntax, format!("「{open}」没有对应的「{close}」：{text}"));
                return pieces;
            };
            pieces.push(if open == '{' {
                self.piece(inner, each)
            } else {
                Piece::Group(self.text(inner, each))
            });
            rest = after;
        }
        push_words(&mut pieces, rest);
        pieces
    }

    fn piece(&mut self, key: &str, each: Option<&str>) -> Piece {
        self.used.push(key.to_owned());
        let Some((list, member)) = key.split_once('.') else {
            return Piece::Field(self.field_place(key));
        };
        let place = self
            .form
            .list
            .iter()
            .find(|other| other.key == list && each == Some(list))
            .and_then(|list| list.field.iter().position(|field| field.key == member));
        if place.is_none() {
            self.context.report(
                Code::UnknownName,
                format!("这里没有「{{{key}}}」：须在 each = \"{list}\" 的行内，且列表有这一项"),
            );
        }
        Piece::Member(place.map_or(0, |place| self.context.small(place, "项")))
    }
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
}
