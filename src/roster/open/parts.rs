//! The parts of an XLSX archive that its readers do not show: which part holds a sheet, and which of its
//! rows are out of sight.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// An XLSX file, open.
pub type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The text of a part.
#[must_use]
pub fn text_of(archive: &mut Archive<'_>, path: &str) -> Option<String> {
    let mut text = String::new();
    archive.by_name(path).ok()?.read_to_string(&mut text).ok()?;
    Some(text)
}

/// The path of the part that holds a sheet.
#[must_use]
pub fn part_of(archive: &mut Archive<'_>, name: &str) -> Option<String> {
    let book = text_of(archive, "xl/workbook.xml")?;
    let relations = text_of(archive, "xl/_rels/workbook.xml.rels")?;
    let mut id = None;
    each(&book, |element| {
        if element.local_name().as_ref() == "sheet"
            && attribute(element, "name").as_deref() == Some(name)
        {
            id = attribute(element, "id");
        }
    })?;
    let id = id?;
    let mut target = None;
    each(&relations, |element| {
        if attribute(element, "Id").as_deref() == Some(&id) {
            target = attribute(element, "Target");
        }
    })?;
    let target = target?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    archive.index_for_name(&path).map(|_| path)
}

/// Shows every element of a text; nothing where it is no XML.
pub fn each(text: &str, mut see: impl FnMut(&BytesStart<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) | Event::Empty(element) => see(&element),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
#[must_use]
pub fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.local_name().as_ref() == name)
        .map(|attribute| {
            let raw: &str = &attribute.value;
            quick_xml::escape::unescape(raw)
                .map_or_else(|_| raw.to_owned(), std::borrow::Cow::into_owned)
        })
}

/// Rows by their own number, or one after the other where they have none.
#[derive(Debug, Default)]
pub struct Counter {
    next: usize,
}

impl Counter {
    /// The row of an element, counted from 0.
    pub fn next(&mut self, element: &BytesStart<'_>) -> usize {
        let own = attribute(element, "r").and_then(|number| number.parse::<usize>().ok());
        let row = own.and_then(|number| number.checked_sub(1)).unwrap_or(self.next);
        self.next = row + 1;
        row
    }
}

/// The rows of a sheet that are hidden or filtered away, counted from 0; none where that cannot be read.
#[must_use]
pub fn out_of_sight(archive: &mut Archive<'_>, sheet: &str) -> Vec<usize> {
    let text = part_of(archive, sheet).and_then(|path| text_of(archive, &path));
    // Most sheets hide nothing, and are not read once more for it.
    let Some(text) = text.filter(|text| text.contains(" hidden=")) else { return Vec::new() };
    let mut rows = Counter::default();
    let mut found = Vec::new();
    let read = each(&text, |element| {
        if element.local_name().as_ref() == "row" {
            let row = rows.next(element);
            if attribute(element, "hidden").is_some_and(|flag| flag == "1" || flag == "true") {
                found.push(row);
            }
        }
    });
    if read.is_some() { found } else { Vec::new() }
}
