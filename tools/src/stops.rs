//! Makes a panic a stop at its place.
//!
//! Where Rust panics, it hands over words, a place in the sources, and how to write both down. The page shows
//! its own message whatever the words are (`public/boot.js` hears of every stop of the program), so nobody reads
//! them; but they are downloaded. Here every call of a function that only panics becomes the instruction that
//! stops the program, `unreachable`, in the same bytes, so that all that the linker wrote down about other
//! places still holds. What only those calls needed goes: when the program is cut, because nothing refers to
//! it any more, and with `wasm-opt` otherwise.
//!
//! Places in the sources that are handed on, because a function may yet panic, are blank: their paths, which
//! also name folders of whoever builds, and their lines and columns. Nothing but a panic reads them.
//!
//! Nothing that stopped goes on: a call is replaced only where the compiler itself wrote `unreachable` behind
//! it, which it does behind calls that never return, or where the function is one of the few in which every panic
//! ends: where two panics share what stands behind them, the compiler wrote that elsewhere.
use std::collections::HashSet;
use std::ops::Range;

use wasmparser::{
    BinaryReader, DataKind, DataSectionReader, KnownCustom, Name, NameSectionReader, Operator, Parser, Payload,
    RelocSectionReader,
};

/// What the names of functions contain that only panic, in the two ways in which Rust writes names. Some do more
/// where they are not followed by `unreachable`.
const PANICS: [&str; 21] = [
    "4core9panicking",
    "4core6option13unwrap_failed",
    "4core6option13expect_failed",
    "4core6result13unwrap_failed",
    "4core3str16slice_error_fail",
    "4core4cell22panic_already_borrowed",
    "4core4cell30panic_already_mutably_borrowed",
    "4core5slice5index16slice_index_fail",
    "5slice20copy_from_slice_impl17len_mismatch_fail",
    "4cell4lazy14panic_poisoned",
    "5alloc5alloc18handle_alloc_error",
    "5alloc7raw_vec12handle_error",
    "5alloc7raw_vec17capacity_overflow",
    "3std9panicking11begin_panic",
    "3std6thread5local18panic_access_error",
    "13assert_failed",
    "9hashbrown3raw",
    "11any_spawner",
    "12send_wrapper13invalid_deref",
    "12wasm_bindgen9throw_str",
    "14reactive_graph6traits",
];

/// The same of those that never return, whatever stands behind them.
const ENDS: [&str; 2] = ["4core9panicking9panic_fmt", "5alloc5alloc18handle_alloc_error"];

const UNREACHABLE: u8 = 0x00;
const NOP: u8 = 0x01;
/// What a section begins with that is not of the standard.
const CUSTOM: u8 = 0;
/// Mark and version of a module.
const HEAD: usize = 8;
/// The section of the linker's notes about code.
const NOTES: &str = "reloc.CODE";

/// A place in the sources as Rust keeps it: where its path lies and how long that is, line and column.
const PLACE: usize = 16;
/// How a path of sources ends, and how long it is at most.
const SOURCE: &[u8] = b".rs";
const LONGEST_PATH: usize = 400;
/// The last line and column that a source has.
const LAST: u32 = 100_000;

/// A module, as far as this needs it.
#[derive(Default)]
struct Module<'a> {
    panics: HashSet<u32>,
    ends: HashSet<u32>,
    code: Range<usize>,
    bodies: Vec<wasmparser::FunctionBody<'a>>,
    /// The whole section of the linker's notes, and what stands in it behind its name.
    notes: Option<(Range<usize>, Range<usize>)>,
    /// What lies in memory from the start: at which address, and where in the module.
    data: Vec<(usize, Range<usize>)>,
}

fn read(wasm: &[u8]) -> wasmparser::Result<Module<'_>> {
    let mut module = Module::default();
    // Where the section before ends.
    let mut end = HEAD;
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        let after = payload.as_section().map_or(end, |(_, range)| range.end);
        match payload {
            Payload::CodeSectionStart { range, .. } => module.code = range,
            Payload::CodeSectionEntry(body) => module.bodies.push(body),
            Payload::DataSection(section) => module.data = lying(section)?,
            Payload::CustomSection(section) if section.name() == NOTES => {
                let range = section.range();
                module.notes = Some((end..range.end, section.data_offset()..range.end));
            }
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(names) = section.as_known() {
                    named(names, &mut module)?;
                }
            }
            _ => {}
        }
        end = after;
    }
    Ok(module)
}

/// What lies in memory from the start.
fn lying(section: DataSectionReader<'_>) -> wasmparser::Result<Vec<(usize, Range<usize>)>> {
    let mut found = Vec::new();
    for piece in section {
        let piece = piece?;
        let DataKind::Active { offset_expr, .. } = piece.kind else { continue };
        if let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? {
            let end = piece.range.end;
            found.push((value as u32 as usize, end - piece.data.len()..end));
        }
    }
    Ok(found)
}

/// The bytes that say which places in the sources there are: paths, their lengths, lines and columns.
fn places(wasm: &[u8], data: &[(usize, Range<usize>)]) -> Vec<Range<usize>> {
    let at = |address: usize, length: usize| {
        data.iter().find_map(|(from, range)| {
            let start = range.start + address.checked_sub(*from)?;
            (start + length <= range.end).then_some(start..start + length)
        })
    };
    let mut found = Vec::new();
    for (from, range) in data {
        let first = range.start + from.wrapping_neg() % 4;
        for start in (first..(range.end + 1).saturating_sub(PLACE)).step_by(4) {
            let word = |place: usize| {
                let bytes = &wasm[start + 4 * place..start + 4 * place + 4];
                u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]])
            };
            let length = word(1) as usize;
            let is_line = |word: u32| (1..=LAST).contains(&word);
            if length > LONGEST_PATH || !is_line(word(2)) || !is_line(word(3)) {
                continue;
            }
            let Some(path) = at(word(0) as usize, length) else { continue };
            let text = &wasm[path.clone()];
            if text.ends_with(SOURCE) && text.iter().all(u8::is_ascii_graphic) {
                found.push(path);
                found.push(start + 4..start + PLACE);
            }
        }
    }
    found
}

/// Finds functions by their names.
fn named(names: NameSectionReader<'_>, module: &mut Module<'_>) -> wasmparser::Result<()> {
    for part in names {
        let Name::Function(functions) = part? else { continue };
        for function in functions {
            let function = function?;
            if PANICS.iter().any(|panic| function.name.contains(panic)) {
                module.panics.insert(function.index);
            }
            if ENDS.iter().any(|end| function.name.contains(end)) {
                module.ends.insert(function.index);
            }
        }
    }
    Ok(())
}

/// The bytes of calls that only panic, each with what leads straight to it: from the last branch or call on,
/// where words are put together that nobody will read.
fn calls(module: &Module<'_>) -> wasmparser::Result<Vec<Range<usize>>> {
    let mut found = Vec::new();
    for body in &module.bodies {
        let end = body.range().end;
        let mut operators = body.get_operators_reader()?.into_iter_with_offsets().peekable();
        let mut straight = None;
        while let Some(next) = operators.next() {
            let (operator, at) = next?;
            let (after, stops) = match operators.peek() {
                Some(Ok((next, after))) => (*after, matches!(next, Operator::Unreachable)),
                _ => (end, false),
            };
            match operator {
                Operator::Call { function_index }
                    if module.ends.contains(&function_index)
                        || stops && module.panics.contains(&function_index) =>
                {
                    found.push(straight.unwrap_or(at)..after);
                    straight = None;
                }
                operator if leads_on(&operator) => {
                    straight.get_or_insert(at);
                }
                _ => straight = None,
            }
        }
    }
    Ok(found)
}

/// Whether an instruction does nothing but reckon and write into the program's own memory.
fn leads_on(operator: &Operator<'_>) -> bool {
    !matches!(
        operator,
        Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Else
            | Operator::End
            | Operator::Br { .. }
            | Operator::BrIf { .. }
            | Operator::BrTable { .. }
            | Operator::Return
            | Operator::Call { .. }
            | Operator::CallIndirect { .. }
            | Operator::Unreachable
    )
}

/// The linker's notes, without those about `gone`; places count from where the code begins.
fn notes(wasm: &[u8], at: Range<usize>, code: usize, gone: &[Range<usize>]) -> wasmparser::Result<Vec<u8>> {
    let bytes = &wasm[at];
    let reader = RelocSectionReader::new(BinaryReader::new(bytes, 0))?;
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for entry in reader.entries().into_iter_with_offsets() {
        let (start, entry) = entry?;
        starts.push((start, code + entry.offset as usize));
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([bytes.len()]);
    let mut kept = Vec::new();
    let mut count = 0_u32;
    for ((start, place), end) in starts.iter().zip(ends) {
        // Both are in the order of the code, but nothing says that they have to be.
        let index = gone.partition_point(|range| range.end <= *place);
        if gone.get(index).is_some_and(|range| range.contains(place)) {
            continue;
        }
        kept.extend_from_slice(&bytes[*start..end]);
        count += 1;
    }
    let mut made = Vec::new();
    number(&mut made, reader.section_index());
    number(&mut made, count);
    made.extend(kept);
    Ok(made)
}

/// Writes a number as modules do, seven bits at a time.
fn number(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        out.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// `wasm` with a stop in the place of every panic.
///
/// # Errors
/// That it is no module, or that none of its names is known, so that nothing could be replaced.
pub fn stop(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let module = read(wasm).map_err(|fault| fault.to_string())?;
    let gone = calls(&module).map_err(|fault| fault.to_string())?;
    if gone.is_empty() {
        return Err("no panics were found: the names of Rust's functions may have changed".to_owned());
    }
    let mut made = wasm.to_vec();
    for range in &gone {
        made[range.clone()].fill(NOP);
        made[range.end - 1] = UNREACHABLE;
    }
    for range in places(wasm, &module.data) {
        made[range].fill(0);
    }
    let Some((all, within)) = module.notes else { return Ok(made) };
    let fewer = notes(wasm, within, module.code.start, &gone).map_err(|fault| fault.to_string())?;
    let mut section = Vec::new();
    number(&mut section, NOTES.len() as u32);
    section.extend_from_slice(NOTES.as_bytes());
    section.extend(fewer);
    let mut rest = made.split_off(all.end);
    made.truncate(all.start);
    made.push(CUSTOM);
    number(&mut made, section.len() as u32);
    made.append(&mut section);
    made.append(&mut rest);
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PANIC: &str = "_RNvNtCs_4core9panicking9panic_fmt";

    fn section(id: u8, content: &[u8]) -> Vec<u8> {
        [&[id, content.len() as u8], content].concat()
    }

    fn custom(name: &str, content: &[u8]) -> Vec<u8> {
        section(CUSTOM, &[&[name.len() as u8], name.as_bytes(), content].concat())
    }

    /// A module of two functions: the first has `name`, the second is `body`; `places` are the linker's notes.
    fn module(name: &str, body: &[u8], places: &[u8]) -> Vec<u8> {
        let code = [&[2, 3, 0, UNREACHABLE, 0x0b, body.len() as u8 + 2, 0], body, &[0x0b]].concat();
        let notes: Vec<u8> = places.iter().flat_map(|place| [0, *place, 0]).collect();
        let named = [&[1, 0, name.len() as u8], name.as_bytes()].concat();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[1, 0x60, 0, 0]),
            section(3, &[2, 0, 0]),
            section(10, &code),
            custom(NOTES, &[&[2, places.len() as u8][..], &notes].concat()),
            custom("name", &section(1, &named)),
        ]
        .concat()
    }

    /// Where the second function's instructions begin, counted from where the code begins.
    const BODY: u8 = 7;

    #[test]
    fn a_panic_is_a_stop_with_all_that_leads_straight_to_it() {
        // A block that may be left, then two constants, a call of the first function, and `unreachable`.
        let body = [0x02, 0x40, 0x41, 1, 0x0d, 0, 0x41, 2, 0x41, 3, 0x10, 0, UNREACHABLE, 0x0b];
        let before = module(PANIC, &body, &[BODY + 3, BODY + 7, BODY + 11]);
        let after = stop(&before).unwrap();
        let expected = [0x02, 0x40, 0x41, 1, 0x0d, 0, NOP, NOP, NOP, NOP, NOP, UNREACHABLE, UNREACHABLE, 0x0b];
        // What was noted about the two places is gone with them; the one before stays.
        assert_eq!(after, module(PANIC, &expected, &[BODY + 3]));
    }

    #[test]
    fn a_call_that_may_return_stays() {
        let body = [0x10, 0, 0x01, UNREACHABLE];
        assert!(stop(&module("_RNvNtCs_4core9panicking11panic_const", &body, &[])).is_err());
        assert!(stop(&module(PANIC, &body, &[])).is_ok(), "every panic ends in it");
        let other = [0x10, 0, UNREACHABLE];
        assert!(stop(&module("_RNvCs_5other", &other, &[])).is_err(), "it is no panic");
        assert!(stop(&module(PANIC, &other, &[])).is_ok());
    }

    #[test]
    fn places_in_the_sources_are_blank_and_nothing_else_is() {
        const CONTENT: usize = 36;
        let word = |number: u32| number.to_le_bytes();
        // A path at 1024, a text behind it, and four words that point to one of both.
        let lying = |path: &[u8], words: [u32; 4]| {
            let words = words.map(word).concat();
            let content = [path, b"b.rs is said", &words].concat();
            let piece = [&[1, 0, 0x41, 0x80, 0x08, 0x0b, content.len() as u8][..], &content].concat();
            let mut made = module(PANIC, &[0x10, 0, UNREACHABLE], &[]);
            made.extend(section(11, &piece));
            made
        };
        let ends = |words, path: &[u8], left| {
            let (stopped, expected) = (stop(&lying(b"a/bc.rs!", words)).unwrap(), lying(path, left));
            // The code before is not the same, and as long.
            assert_eq!(stopped[stopped.len() - CONTENT..], expected[expected.len() - CONTENT..], "{words:?}");
        };
        ends([1024, 7, 12, 5], b"\0\0\0\0\0\0\0!", [1024, 0, 0, 0]);
        for words in [[1024, 6, 12, 5], [1024, 7, 0, 5], [1024, 7, 12, 0], [1020, 7, 12, 5], [4096, 7, 12, 5]] {
            ends(words, b"a/bc.rs!", words);
        }
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(stop(b"no module").is_err());
    }
}
