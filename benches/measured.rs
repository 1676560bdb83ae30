//! The program that `benches/assess.mjs` measures: notices and cases are handed in once, and a round assesses
//! every case. Not part of the site.

#[cfg(target_arch = "wasm32")]
mod exports {
    use wasm_bindgen::prelude::wasm_bindgen;
    use zhicheng::assess::assess;
    use zhicheng::domain::{Case, sealed};
    use zhicheng::export::json;
    use zhicheng::notice::Notice;
    use zhicheng::notice::model::Details;

    /// The cases of one notice.
    #[wasm_bindgen]
    #[derive(Debug)]
    pub struct Cases {
        notice: Notice,
        cases: Vec<Case>,
    }

    #[wasm_bindgen]
    impl Cases {
        /// A compiled notice, and cases of it as JSON, one a line.
        ///
        /// # Errors
        /// What cannot be read.
        #[wasm_bindgen(constructor)]
        pub fn new(rules: &[u8], details: &[u8], lines: &str) -> Result<Self, String> {
            let refused = |why| format!("{why:?}");
            let rules: Notice = sealed::open(rules, None).map_err(refused)?;
            let details: Details = sealed::open(details, None).map_err(refused)?;
            let notice = rules.complete(details);
            let cases = lines
                .lines()
                .map(|line| json::read_case(line, |_| Some(notice.vocabulary())))
                .collect::<Result<_, _>>()
                .map_err(|fault| fault.to_string())?;
            Ok(Self { notice, cases })
        }

        /// How many cases there are.
        #[must_use]
        #[wasm_bindgen(getter)]
        pub fn number(&self) -> usize {
            self.cases.len()
        }

        /// Assesses every case, and looks at each result so that none of it can be left out.
        #[must_use]
        pub fn round(&self) -> usize {
            let proofs = |case| {
                let assessment = assess(Some(&self.notice), case);
                assessment.reasons.len() + assessment.verify.len()
            };
            self.cases.iter().map(proofs).sum()
        }
    }
}

fn main() {}
