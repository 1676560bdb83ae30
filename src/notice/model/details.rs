//! A notice in two parts: the rules by which questions are asked, and the rest.

use std::mem::take;

use super::{
    Certificate, Clause, ClauseId, Committee, Courses, Elsewhere, Exclusion, Fee, Holidays,
    Judgement, KindArgument, Link, Material, Notice, Path, Publicity, Remark, Rhythm, Signup,
    Verify, VerifyRule, Window,
};
use crate::domain::Place;
use crate::domain::options::ApplicationKind;
use crate::domain::packed::packed;
use crate::notice::prepared::Prepared;

macro_rules! details {
    ($($field:ident: $kind:ty,)+) => {
        /// The part of a notice that only reasons and results need: everything by which nothing is
        /// asked. The page fetches it after the rules, once a question was answered.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "the fields are those of a `Notice`, where each is described")]
        pub struct Details {
            $(pub $field: $kind,)+
        }
        packed!(Details { $($field),+ });

        impl Notice {
            /// The rules by which questions are asked, and the rest.
            #[must_use]
            pub fn split(mut self) -> (Self, Details) {
                let details = Details { $($field: take(&mut self.$field),)+ };
                self.prepared = Prepared::default();
                (self, details)
            }

            /// The whole notice again.
            #[must_use]
            pub fn complete(self, details: Details) -> Self {
                Self { $($field: details.$field,)+ prepared: Prepared::default(), ..self }
            }
        }
    };
}

details! {
    clauses: Vec<Clause>,
    exclusions: Vec<Exclusion>,
    verify: Vec<Verify>,
    verify_rules: Vec<VerifyRule>,
    elsewhere: Vec<Elsewhere>,
    remarks: Vec<Remark>,
    paths: Vec<Path>,
    kind_clauses: Vec<(Place<ApplicationKind>, ClauseId)>,
    kind_arguments: Vec<KindArgument>,
    judgements: Vec<Judgement>,
    fees: Vec<Fee>,
    windows: Vec<Window>,
    holidays: Holidays,
    publicity: Vec<Publicity>,
    rhythms: Vec<Rhythm>,
    signups: Vec<Signup>,
    links: Vec<Link>,
    committees: Vec<Committee>,
    courses: Option<Courses>,
    materials: Vec<Material>,
    certificate: Option<Certificate>,
}
