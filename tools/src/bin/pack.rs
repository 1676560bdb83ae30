//! Packs standard input to standard output as gzip, slowly and some six hundredths smaller than `gzip -9`.
use std::io::{self, BufReader};

use zopfli::{Format, Options};

fn main() -> io::Result<()> {
    let (input, output) = (BufReader::new(io::stdin().lock()), io::stdout().lock());
    zopfli::compress(Options::default(), Format::Gzip, input, output)
}
