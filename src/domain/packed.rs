//! The compact form in which compiled notices travel.
//!
//! Reading never fails half-way: damage is remembered and everything after it reads as zero, so the
//! reader of a record is the readers of its fields and nothing else. The page downloads these
//! readers; with a way out after every field they were a tenth of the whole program.

use chrono::{Datelike, NaiveDate};

/// Something that can be packed. `unpack` of what `pack` wrote gives the same again.
pub trait Packed: Sized {
    /// Writes it.
    fn pack(&self, out: &mut Vec<u8>);
    /// Reads it; anything at all where the bytes are damaged, which [`Bytes`] then knows.
    fn unpack(from: &mut Bytes<'_>) -> Self;
}

/// Packs `what`.
#[must_use]
pub fn pack(what: &impl Packed) -> Vec<u8> {
    let mut out = Vec::new();
    what.pack(&mut out);
    out
}

/// Unpacks all of `bytes`; `None` where they are not what [`pack`] wrote.
#[must_use]
pub fn unpack<T: Packed>(bytes: &[u8]) -> Option<T> {
    let mut from = Bytes { rest: bytes, damaged: false };
    let what = T::unpack(&mut from);
    (!from.damaged && from.rest.is_empty()).then_some(what)
}

/// Bytes being read. Once damaged, they read as zeros.
#[derive(Debug)]
pub struct Bytes<'b> {
    rest: &'b [u8],
    damaged: bool,
}

impl Bytes<'_> {
    /// The next byte.
    pub fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.spoil();
                0
            }
        }
    }

    /// What was read cannot be.
    pub fn spoil(&mut self) {
        self.rest = &[];
        self.damaged = true;
    }

    /// Seven bits a byte, the lowest first; all but the last byte have the high bit set.
    #[inline(never)]
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.spoil();
        0
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let length = usize::try_from(self.number()).unwrap_or(usize::MAX);
        let split = self.rest.split_at_checked(length);
        let text = split.and_then(|(text, rest)| {
            self.rest = rest;
            str::from_utf8(text).ok()
        });
        if text.is_none() {
            self.spoil();
        }
        text.unwrap_or_default().to_owned()
    }
}

fn pack_number(mut number: u64, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(u8::try_from(number & 0x7f).unwrap_or(0) | 0x80);
        number >>= 7;
    }
    out.push(u8::try_from(number).unwrap_or(0));
}

/// Numbers travel as `u64`; one that does not fit its type is damage.
macro_rules! packed_numbers {
    ($($number:ty),*) => {$(
        impl Packed for $number {
            fn pack(&self, out: &mut Vec<u8>) {
                pack_number(u64::from(*self), out);
            }
            fn unpack(from: &mut Bytes<'_>) -> Self {
                Self::try_from(from.number()).unwrap_or_else(|_| {
                    from.spoil();
                    0
                })
            }
        }
    )*};
}
packed_numbers!(u8, u16, u32, u64);

/// The sign in the lowest bit, so that small numbers stay short on both sides of zero.
macro_rules! packed_signed {
    ($($number:ty),*) => {$(
        impl Packed for $number {
            fn pack(&self, out: &mut Vec<u8>) {
                pack_number((u64::from(self.unsigned_abs()) << 1) | u64::from(*self < 0), out);
            }
            fn unpack(from: &mut Bytes<'_>) -> Self {
                let number = from.number();
                let size = Self::try_from(number >> 1).unwrap_or_else(|_| {
                    from.spoil();
                    0
                });
                if number & 1 == 0 { size } else { -size }
            }
        }
    )*};
}
packed_signed!(i32, i64);

impl Packed for usize {
    fn pack(&self, out: &mut Vec<u8>) {
        pack_number(u64::try_from(*self).unwrap_or(u64::MAX), out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::try_from(from.number()).unwrap_or_else(|_| {
            from.spoil();
            0
        })
    }
}

impl Packed for bool {
    fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.byte() != 0
    }
}

impl Packed for f64 {
    fn pack(&self, out: &mut Vec<u8>) {
        self.to_bits().pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::from_bits(from.number())
    }
}

impl Packed for String {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        out.extend_from_slice(self.as_bytes());
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.text()
    }
}

/// A day travels as its number: chrono's own reading of a date is 10 KB of download.
impl Packed for NaiveDate {
    fn pack(&self, out: &mut Vec<u8>) {
        self.num_days_from_ce().pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::from_num_days_from_ce_opt(i32::unpack(from)).unwrap_or_else(|| {
            from.spoil();
            Self::default()
        })
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.len().pack(out);
        for item in self {
            item.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        let mut items = Self::new();
        for _ in 0..from.number() {
            if from.damaged {
                break;
            }
            items.push(T::unpack(from));
        }
        items
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        self.is_some().pack(out);
        if let Some(item) = self {
            item.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, out: &mut Vec<u8>) {
        T::pack(self, out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::new(T::unpack(from))
    }
}

impl<T: Packed, const N: usize> Packed for [T; N] {
    fn pack(&self, out: &mut Vec<u8>) {
        for item in self {
            item.pack(out);
        }
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        std::array::from_fn(|_| T::unpack(from))
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}

impl<A: Packed, B: Packed, C: Packed> Packed for (A, B, C) {
    fn pack(&self, out: &mut Vec<u8>) {
        self.0.pack(out);
        self.1.pack(out);
        self.2.pack(out);
    }
    fn unpack(from: &mut Bytes<'_>) -> Self {
        (A::unpack(from), B::unpack(from), C::unpack(from))
    }
}

/// Packs a record field by field, or an enum with a number before each variant. The numbers begin
/// with 0, whose variant stands for every variant that does not exist. Fields of a record that come `later`,
/// in a record of their own, are left out and read as empty.
macro_rules! packed {
    (enum $name:ident { $($tag:literal = $variant:ident
        $(($($item:ident),+))? $({$($field:ident),+})?),+ $(,)? }) => {
        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                match self {
                    $(Self::$variant $(($($item),+))? $({$($field),+})? => {
                        out.push($tag);
                        $($($crate::domain::packed::Packed::pack($item, out);)+)?
                        $($($crate::domain::packed::Packed::pack($field, out);)+)?
                    })+
                }
            }
            fn unpack(from: &mut $crate::domain::packed::Bytes<'_>) -> Self {
                match from.byte() {
                    $($tag => {
                        $($(let $item = $crate::domain::packed::Packed::unpack(from);)+)?
                        $($(let $field = $crate::domain::packed::Packed::unpack(from);)+)?
                        Self::$variant $(($($item),+))? $({$($field),+})?
                    })+
                    _ => {
                        from.spoil();
                        Self::unpack(from)
                    }
                }
            }
        }
    };
    ($name:ty { $($field:ident),+ $(,)? } $(later { $($later:ident),+ $(,)? })?) => {
        impl $crate::domain::packed::Packed for $name {
            fn pack(&self, out: &mut Vec<u8>) {
                $($crate::domain::packed::Packed::pack(&self.$field, out);)+
            }
            fn unpack(from: &mut $crate::domain::packed::Bytes<'_>) -> Self {
                Self {
                    $($field: $crate::domain::packed::Packed::unpack(from),)+
                    $($($later: Default::default(),)+)?
                }
            }
        }
    };
}
pub(crate) use packed;

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq)]
    enum Shape {
        Point,
        Line(u8, i32),
        Name { text: String },
    }
    packed!(enum Shape { 0 = Point, 1 = Line(from, to), 2 = Name { text } });

    #[derive(Debug, PartialEq)]
    struct Drawing {
        shapes: Vec<Shape>,
        day: Option<NaiveDate>,
        scale: f64,
        size: (u64, i64),
    }
    packed!(Drawing { shapes, day, scale, size });

    fn drawing() -> Drawing {
        Drawing {
            shapes: vec![
                Shape::Point,
                Shape::Line(255, -300),
                Shape::Name { text: "〔2022〕".to_owned() },
            ],
            day: NaiveDate::from_ymd_opt(2022, 12, 31),
            scale: -0.5,
            size: (u64::MAX, i64::from(i32::MIN)),
        }
    }

    #[test]
    fn what_was_packed_comes_back() {
        assert_eq!(unpack::<Drawing>(&pack(&drawing())), Some(drawing()));
    }

    #[test]
    fn cut_lengthened_or_foreign_bytes_are_refused() {
        let bytes = pack(&drawing());
        for length in 0..bytes.len() {
            assert_eq!(
                unpack::<Drawing>(bytes.get(..length).unwrap_or_default()),
                None,
                "{length}"
            );
        }
        let longer: Vec<u8> = bytes.iter().copied().chain([0]).collect();
        assert_eq!(unpack::<Drawing>(&longer), None);
        assert_eq!(unpack::<Shape>(&[9]), None, "no such variant");
        assert_eq!(unpack::<u8>(&[0x80, 0x02]), None, "256 is no u8");
        assert_eq!(unpack::<String>(&[1, 0xff]), None, "no UTF-8");
        assert_eq!(unpack::<Vec<u8>>(&[0xff; 12]), None, "no end");
    }
}
