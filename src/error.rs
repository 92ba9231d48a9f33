//! The errors of the library, in four families with one exit code each.

#![allow(missing_docs, reason = "a name or a message that says it all needs no sentence")]

use std::fmt;

use crate::languages::say;
use crate::log::store::StoreError;
use crate::log::{Finding, Head};
use crate::rules::refusal::Refusal;
use crate::value::text::escaped;

/// The reason why a command did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A rule said no. Exit code 1.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// An input cannot be read. Exit code 2.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The ledger is damaged; every finding is listed. Exit code 3.
    #[error("{}", sentences(.0))]
    Damaged(Vec<Finding>),
    /// The log does not continue the one that this machine knew. Exit code 3.
    #[error("{}", not_continued(.seen.as_ref(), .found))]
    NotContinued {
        /// The end that this machine has seen; `None` if another ledger stood in this folder.
        seen: Option<Head>,
        found: Head,
    },
    /// The end named by the caller is not the log's. Exit code 3.
    #[error("{}", say!("error-other-end", named = .named, here = .found))]
    OtherEnd { named: Head, found: Head },
    /// The ledger cannot be read or written. Exit code 4.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A checkpoint cannot be signed. Exit code 4.
    #[error("{}", say!("error-signing", why = .0))]
    Signing(crate::log::note::NoteError),
    /// The index cannot be written. Exit code 4.
    #[error("{}", say!("error-index", why = .0))]
    Index(std::io::Error),
    /// The ledger was written by a newer program. Exit code 4.
    #[error("{}", say!("error-newer", seq = .seq, kind = .kind, version = .version, program = env!("CARGO_PKG_VERSION")))]
    Newer { seq: u64, kind: String, version: u32 },
}

impl From<Finding> for Error {
    fn from(finding: Finding) -> Self {
        Self::Damaged(vec![finding])
    }
}

fn not_continued(seen: Option<&Head>, found: &Head) -> String {
    match seen {
        Some(seen) => say!("error-not-continued", seen = seen, here = found),
        None => say!("error-replaced", here = found),
    }
}

fn sentences(findings: &[Finding]) -> String {
    findings.iter().map(Finding::to_string).collect::<Vec<_>>().join("\n")
}

impl Error {
    /// Returns the exit code of the family.
    pub const fn exit_code(&self) -> u8 {
        match self {
            Self::Refused(_) => 1,
            Self::Input(_) => 2,
            Self::Damaged(_)
            | Self::NotContinued { .. }
            | Self::OtherEnd { .. }
            | Self::Store(StoreError::Damaged { .. }) => 3,
            Self::Store(_) | Self::Signing(_) | Self::Index(_) | Self::Newer { .. } => 4,
        }
    }
}

/// The place of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputPlace {
    /// The file, or its equivalent: `standard input`, `--window`.
    pub file: String,
    /// The line, from 1.
    pub line: Option<u64>,
    /// The column, from 1.
    pub column: Option<u64>,
}

impl InputPlace {
    /// The place of an option or an argument.
    pub fn argument(name: &str) -> Self {
        Self { file: name.to_owned(), line: None, column: None }
    }
}

impl fmt::Display for InputPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escaped(&self.file))?;
        self.line.map_or(Ok(()), |line| write!(f, ":{line}"))?;
        self.column.map_or(Ok(()), |column| write!(f, ":{column}"))
    }
}

/// An input that cannot be read, with its place and its fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    pub place: InputPlace,
    /// The finding, and what to write instead.
    pub fault: InputFault,
}

/// The fault of an input.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InputFault {
    #[error("{}", escaped(.why))]
    Value { why: String },
    #[error("{}", say!("error-unreadable", why = .why))]
    Unreadable { why: String },
    #[error("{}", say!("error-unwritable", why = .why))]
    Unwritable { why: String },
    #[error("{}", say!("error-not-on-record", found = escaped(.found), instead = .instead))]
    NotOnRecord {
        found: String,
        /// The nearest known names, or how to list them.
        instead: String,
    },
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.fault)
    }
}

impl std::error::Error for InputError {}
