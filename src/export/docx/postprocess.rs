//! What the library that writes documents leaves to be put right in the finished parts.
//!
//! The schema gives properties an order. Word may drop what stands out of it, and the library does not
//! keep it; nor can it say that a row is printed again on every page. The words of a person cannot be
//! taken for marks here: every `<` of theirs is escaped.

use crate::domain::order;

/// Elements whose children have an order, innermost first, with that order as far as forms use it.
const ORDERS: &[(&str, &[&str])] = &[
    ("w:rPr", &["w:rFonts", "w:b", "w:bCs", "w:sz", "w:szCs", "w:u"]),
    ("w:pPr", &["w:pageBreakBefore", "w:spacing", "w:ind", "w:jc", "w:rPr"]),
    ("w:tblPr", &["w:tblW", "w:jc", "w:tblBorders", "w:tblLayout", "w:tblCellMar"]),
    ("w:tcPr", &["w:tcW", "w:gridSpan", "w:vMerge", "w:vAlign"]),
    ("w:style", &["w:name", "w:qFormat", "w:pPr", "w:rPr"]),
];

/// The part with the children of every element of [`ORDERS`] in their order; those it does not name
/// follow as they stood.
pub fn in_order(part: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(part).into_owned();
    ORDERS.iter().fold(text, |text, (parent, order)| sorted(&text, parent, order)).into_bytes()
}

/// The part with a mark in every row, counted through all tables, that `heads` says is a head.
pub fn repeat_heads(part: &[u8], heads: impl Iterator<Item = bool>) -> Vec<u8> {
    const OPEN: &str = "<w:trPr>";
    let text = String::from_utf8_lossy(part);
    let mut pieces = text.split(OPEN);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (piece, head) in pieces.zip(heads.chain(std::iter::repeat(false))) {
        out.push_str(OPEN);
        if head {
            out.push_str("<w:tblHeader />");
        }
        out.push_str(piece);
    }
    out.into_bytes()
}

fn sorted(text: &str, parent: &str, order: &[&str]) -> String {
    let (open, close) = (format!("<{parent}"), format!("</{parent}>"));
    let mut pieces = text.split(open.as_str());
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(&open);
        // A longer name that begins alike (w:styles), or an element without children.
        let children = piece
            .split_once('>')
            .filter(|(tag, _)| (tag.is_empty() || tag.starts_with(' ')) && !tag.ends_with('/'));
        match children.and_then(|(tag, rest)| Some((tag, rest.split_once(close.as_str())?))) {
            Some((tag, (inner, after))) => {
                let mut children = split(inner);
                let place = |name: &str| {
                    order.iter().position(|other| *other == name).unwrap_or(order.len())
                };
                order::sort_by_key(&mut children, |(name, _)| place(name));
                out.push_str(tag);
                out.push('>');
                out.extend(children.into_iter().map(|(_, child)| child));
                out.push_str(&close);
                out.push_str(after);
            }
            None => out.push_str(piece),
        }
    }
    out
}

/// The elements that stand side by side in `inner`, with their names. None holds one of its own name.
fn split(inner: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = inner;
    while let Some((tag, _)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let opening = tag.len() + 2;
        let length = if tag.ends_with('/') {
            opening
        } else {
            let close = format!("</{name}>");
            rest.find(&close).map_or(rest.len(), |at| at + close.len())
        };
        let (child, after) = rest.split_at(length);
        found.push((name, child));
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_put_in_the_order_of_the_schema() {
        let part = br#"<w:p><w:pPr><w:rPr><w:sz w:val="2" /><w:b /><w:rFonts /></w:rPr><w:jc /><w:spacing /></w:pPr></w:p>"#;
        let tidy = br#"<w:p><w:pPr><w:spacing /><w:jc /><w:rPr><w:rFonts /><w:b /><w:sz w:val="2" /></w:rPr></w:pPr></w:p>"#;
        assert_eq!(in_order(part), tidy);
        assert_eq!(in_order(tidy), tidy);
    }

    #[test]
    fn what_only_begins_alike_or_has_no_children_is_left_alone() {
        let part = br#"<w:styles><w:style w:id="1"><w:rPr /><w:pPr><w:rPr /></w:pPr><w:name /></w:style></w:styles>"#;
        let tidy = br#"<w:styles><w:style w:id="1"><w:name /><w:pPr><w:rPr /></w:pPr><w:rPr /></w:style></w:styles>"#;
        assert_eq!(in_order(part), tidy);
    }

    #[test]
    fn heads_are_counted_over_all_rows() {
        let part = b"<w:trPr></w:trPr><w:trPr></w:trPr>";
        let heads = [false, true].into_iter();
        assert_eq!(repeat_heads(part, heads), b"<w:trPr></w:trPr><w:trPr><w:tblHeader /></w:trPr>");
    }
}
