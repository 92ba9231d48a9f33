//! `init`: the opening of a ledger, from the answers that a person gives to the facts of its first records.
//!
//! The answers come from a terminal ([`interview`]) or from a file, `opening.toml` ([`mod@file`]). Both are the same words,
//! and are [`read`] by the same code: each answer becomes something that cannot be wrong, or a mistake with its place.
//! The facts follow from what was read alone ([`facts`]), so that the same answers give the same records anywhere.

pub mod facts;
pub mod file;
pub mod interview;
pub mod model;
pub mod party;
pub mod read;
pub mod said;
mod states;
mod words;

use crate::everyday::typed::Mistake;
use crate::languages::say;

/// The key of the list of an opening's records, all but the first.
pub const LIST: &str = "opening";

/// A question about the new ledger. Those about one fund hold its place among the funds that are asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// The name of the body.
    Body,
    /// The ledger's origin.
    Address,
    /// Whether all is invented.
    Invented,
    /// The currencies of the ledger.
    Currencies,
    /// The first day of the fiscal year.
    YearBegins,
    /// The time zone in which people read instants.
    TimeZone,
    /// The bodies that decide, recommend and record.
    Bodies,
    /// The funds.
    Funds,
    /// The funds that help cases.
    Cases,
    /// The ceiling of a case and the floor of such a fund.
    Limits(usize),
    /// The categories of cases that such a fund may help.
    Categories(usize),
    /// The members that pay into a fund by a scale.
    Members(usize),
    /// Other parties.
    Others,
    /// The day of certified balances.
    CertifiedOn,
    /// The balances.
    Balances,
    /// The document that certifies them.
    Certificate,
    /// The first day of the record, where no balance is certified.
    Begins,
    /// The first assessments.
    Assess,
}

/// Where something was said: in answer to a question, and in which line of a file, if it was a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The question that it answers.
    pub question: Question,
    /// The line of the file, counted from 1.
    pub line: Option<usize>,
}

/// A part of an answer, and the line of the file in which it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub text: String,
    /// The line of the file, counted from 1.
    pub line: Option<usize>,
}

impl Said {
    /// What was typed.
    #[must_use]
    pub fn typed(text: &str) -> Self {
        Self { text: text.trim().to_owned(), line: None }
    }

    const fn at(&self, question: Question) -> Place {
        Place { question, line: self.line }
    }
}

/// What was said of a fund that helps cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidCases {
    /// The fund.
    pub fund: Said,
    /// The most that a case may receive.
    pub ceiling: Option<Said>,
    /// The balance below which the fund must not fall.
    pub floor: Option<Said>,
    /// The categories of cases.
    pub categories: Vec<Said>,
}

/// All answers, as they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "the questions say it")]
pub struct Answers {
    pub body: Option<Said>,
    pub address: Option<Said>,
    pub invented: Option<Said>,
    pub currencies: Vec<Said>,
    pub year_begins: Option<Said>,
    pub time_zone: Option<Said>,
    pub decides: Vec<Said>,
    pub recommends: Vec<Said>,
    pub records: Vec<Said>,
    pub funds: Vec<Said>,
    pub cases: Vec<SaidCases>,
    /// A fund, and its members with their shares.
    pub members: Vec<(Said, Vec<Said>)>,
    pub others: Vec<Said>,
    pub certified_on: Option<Said>,
    /// A fund, and its balance.
    pub balances: Vec<(Said, Said)>,
    pub certificate: Option<Said>,
    /// The BLAKE3 of the certificate, once the file was read.
    pub blake3: Option<Said>,
    pub begins: Option<Said>,
    pub assess: Vec<Said>,
}

/// Says that an answer is not there.
fn missing() -> String {
    say!("everyday-opening-missing")
}

/// A mistake in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where it stands.
    pub place: Place,
    /// What was found, and what to write.
    pub mistake: Mistake,
}
