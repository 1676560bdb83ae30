//! The shape of a type, asked of its own reader.
//!
//! `serde` makes a reader for each type of the TOML files. Reading from a source that answers every
//! question of the reader ("a table with these keys?", "a whole number?") and writes the questions down
//! gives the shape without a second description that could go stale. Which keys may be left out the
//! reader tells too: it is asked once more without each of them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

/// The shape of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A table of this name; its keys are in [`Shapes`].
    Table(&'static str),
    /// A list of such values.
    List(Box<Shape>),
    /// Text.
    Text,
    /// A whole number, with the least it may be.
    Whole(Option<i64>),
    /// A number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A table whose keys are words of the notice, with text behind each.
    Words,
    /// A condition, or text in one or several pieces.
    Any,
}

/// A key of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

/// The keys of every table, by the table's name.
pub type Shapes = BTreeMap<&'static str, Vec<Key>>;

/// The shapes of all tables that reading a `T` reads.
#[must_use]
pub fn shapes<T: DeserializeOwned>() -> Shapes {
    let seen = Seen::default();
    // The source answers whatever is asked, so reading succeeds; its value is of no interest.
    let _ = T::deserialize(Source { seen: &seen });
    let mut shapes: Shapes = seen
        .tables
        .into_inner()
        .into_iter()
        .map(|(table, keys)| {
            let key = |(name, shape)| Key { name, shape, required: false };
            (table, keys.into_iter().map(key).collect())
        })
        .collect();
    for (table, keys) in &mut shapes {
        for key in keys {
            let without = Seen { left_out: Some((table, key.name)), ..Seen::default() };
            key.required = T::deserialize(Source { seen: &without }).is_err();
        }
    }
    shapes
}

type Keys = Vec<(&'static str, Shape)>;

#[derive(Default)]
struct Seen {
    tables: RefCell<BTreeMap<&'static str, Keys>>,
    /// Tables being read: one within itself is not followed.
    open: RefCell<Vec<&'static str>>,
    /// The shape of the value read last.
    last: RefCell<Option<Shape>>,
    /// Table and key to leave out.
    left_out: Option<(&'static str, &'static str)>,
}

impl Seen {
    fn is(&self, shape: Shape) {
        *self.last.borrow_mut() = Some(shape);
    }

    fn take(&self) -> Shape {
        self.last.borrow_mut().take().unwrap_or(Shape::Any)
    }
}

/// A source that has whatever is asked for.
#[derive(Clone, Copy)]
struct Source<'s> {
    seen: &'s Seen,
}

type Wrong = serde::de::value::Error;

/// Answers a question for a plain value and notes what was asked.
macro_rules! plain {
    ($($ask:ident => $visit:ident($value:expr), $shape:expr;)+) => {$(
        fn $ask<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            let value = visitor.$visit($value);
            self.seen.is($shape);
            value
        }
    )+};
}

impl<'de> serde::Deserializer<'de> for Source<'_> {
    type Error = Wrong;

    plain! {
        deserialize_any => visit_str("未写"), Shape::Any;
        deserialize_str => visit_str("x"), Shape::Text;
        deserialize_string => visit_str("x"), Shape::Text;
        deserialize_bool => visit_bool(true), Shape::Truth;
        deserialize_u8 => visit_u8(1), Shape::Whole(Some(0));
        deserialize_u16 => visit_u16(1), Shape::Whole(Some(0));
        deserialize_u32 => visit_u32(1), Shape::Whole(Some(0));
        deserialize_u64 => visit_u64(1), Shape::Whole(Some(0));
        deserialize_i32 => visit_i32(1), Shape::Whole(None);
        deserialize_i64 => visit_i64(1), Shape::Whole(None);
        deserialize_f32 => visit_f32(1.0), Shape::Number;
        deserialize_f64 => visit_f64(1.0), Shape::Number;
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let nothing: Vec<(String, String)> = Vec::new();
        let value = visitor.visit_map(serde::de::value::MapDeserializer::new(nothing.into_iter()));
        self.seen.is(Shape::Words);
        value
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let value = visitor.visit_seq(Few { source: self, left: 1 });
        let entry = self.seen.take();
        self.seen.is(Shape::List(Box::new(entry)));
        value
    }

    fn deserialize_tuple<V: Visitor<'de>>(
        self,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let value = visitor.visit_seq(Few { source: self, left: length });
        let entry = self.seen.take();
        self.seen.is(Shape::List(Box::new(entry)));
        value
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        keys: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.seen.open.borrow_mut().push(name);
        let value = visitor.visit_map(All { source: self, table: name, keys, at: 0 });
        self.seen.open.borrow_mut().pop();
        self.seen.is(Shape::Table(name));
        value
    }

    forward_to_deserialize_any! {
        i8 i16 i128 u128 char bytes byte_buf unit unit_struct tuple_struct enum identifier
        ignored_any
    }
}

/// A list of so many entries; of none where tables stand within tables without end.
struct Few<'s> {
    source: Source<'s>,
    left: usize,
}

impl<'de> SeqAccess<'de> for Few<'_> {
    type Error = Wrong;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Wrong> {
        if self.left == 0 || self.source.seen.open.borrow().len() > 8 {
            return Ok(None);
        }
        self.left -= 1;
        seed.deserialize(self.source).map(Some)
    }
}

/// A table with every key, but for the one left out.
struct All<'s> {
    source: Source<'s>,
    table: &'static str,
    keys: &'static [&'static str],
    at: usize,
}

impl<'de> MapAccess<'de> for All<'_> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        while let Some(key) = self.keys.get(self.at) {
            self.at += 1;
            if self.source.seen.left_out != Some((self.table, key)) {
                return seed.deserialize(serde::de::value::StrDeserializer::new(key)).map(Some);
            }
        }
        Ok(None)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Wrong> {
        let value = seed.deserialize(self.source)?;
        let shape = self.source.seen.take();
        let key = self
            .at
            .checked_sub(1)
            .and_then(|place| self.keys.get(place))
            .copied()
            .unwrap_or_default();
        let mut tables = self.source.seen.tables.borrow_mut();
        let keys = tables.entry(self.table).or_default();
        if !keys.iter().any(|(known, _)| *known == key) {
            keys.push((key, shape));
        }
        Ok(value)
    }
}
