//! What went wrong, with a hint at what to do. The library has no hints: what to type next is the command line's business.

use crate::error::{Error, InputError, InputFault, InputPlace};
use crate::ids::Kind;
use crate::ledger::ExecuteError;
use crate::refusal::Refusal;
use crate::store::StoreError;

/// An error with the hints that the person gets.
#[derive(Debug)]
pub struct Failure {
    error: Box<Error>,
    /// The line of an input file that a refusal answers.
    place: Option<InputPlace>,
    /// Further faults of the same kind.
    also: Vec<String>,
    hints: Vec<String>,
}

impl Failure {
    /// An argument that cannot be read.
    pub fn argument(name: &str, why: impl ToString) -> Self {
        let fault = InputFault::Value { why: why.to_string() };
        Error::Input(InputError { place: InputPlace::argument(name), fault }).into()
    }

    /// A name that nothing on record has.
    pub fn not_on_record(name: &str, found: &str, instead: &str) -> Self {
        let fault = InputFault::NotOnRecord { found: found.to_owned(), instead: instead.to_owned() };
        Error::Input(InputError { place: InputPlace::argument(name), fault }).into()
    }

    /// A file that cannot be read.
    pub fn unreadable(file: &std::path::Path, why: &std::io::Error) -> Self {
        let place = InputPlace::argument(&file.display().to_string());
        Error::Input(InputError { place, fault: InputFault::Unreadable { why: why.to_string() } }).into()
    }

    /// A file that cannot be written.
    pub fn unwritable(file: &std::path::Path, why: &std::io::Error) -> Self {
        let place = InputPlace::argument(&file.display().to_string());
        Error::Input(InputError { place, fault: InputFault::Unwritable { why: why.to_string() } }).into()
    }

    /// Adds a hint.
    pub fn hinted(mut self, hint: &str) -> Self {
        self.hints.push(hint.to_owned());
        self
    }

    /// Names the line of the file that was refused.
    pub fn at(mut self, place: &InputPlace) -> Self {
        self.place = Some(place.clone());
        self
    }

    /// Adds further faults.
    pub fn also(mut self, faults: Vec<String>) -> Self {
        self.also = faults;
        self
    }

    /// The exit code of the error's family.
    pub const fn exit_code(&self) -> u8 {
        self.error.exit_code()
    }

    /// What the person reads.
    pub fn text(&self) -> String {
        let mut text = match &*self.error {
            Error::Refused(refusal) => match &self.place {
                Some(place) => format!("refused: {place}: {refusal}"),
                None => format!("refused: {refusal}"),
            },
            Error::Damaged(_) | Error::Store(StoreError::Damaged { .. }) => format!("damaged: {}", self.error),
            error => format!("error: {error}"),
        };
        let mut cause = std::error::Error::source(&*self.error);
        while let Some(error) = cause {
            text.push_str(&format!("\ncaused by: {error}"));
            cause = error.source();
        }
        for fault in &self.also {
            text.push_str(&format!("\nerror: {fault}"));
        }
        for hint in &self.hints {
            text.push_str(&format!("\nhint: {hint}"));
        }
        text
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let hint = match &error {
            Error::Refused(refusal) => refusal_hint(refusal),
            Error::Store(error) => store_hint(error),
            Error::Damaged(_) => {
                Some("`pledgebook verify` lists everything that is damaged; nothing is ever repaired".to_owned())
            }
            Error::Newer { .. } => Some("`pledgebook verify` can still check its bytes".to_owned()),
            Error::Input(_) | Error::Signing(_) => None,
        };
        Self { error: Box::new(error), place: None, also: Vec::new(), hints: hint.into_iter().collect() }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Error::Store(error).into()
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal).into()
    }
}

impl From<ExecuteError> for Failure {
    fn from(error: ExecuteError) -> Self {
        match error {
            ExecuteError::Refused { refusal, .. } => refusal.into(),
            ExecuteError::Ledger(error) => error.into(),
        }
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::argument("command line", error)
    }
}

fn refusal_hint(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::Unknown { thing } if thing.kind() == Kind::Party => {
            "`pledgebook party` lists the parties on record; register a new one with `pledgebook record party.registered`".to_owned()
        }
        Refusal::Unknown { thing } => {
            format!("`pledgebook log` shows what is on record; its id ({}) stands in the record that made it", thing.kind())
        }
        Refusal::AlreadyRegistered { seq, .. }
        | Refusal::RelationOverlaps { seq, .. }
        | Refusal::AlreadySigned { seq, .. } => format!("`pledgebook show {seq}` shows it"),
        Refusal::OtherCommand { seq, .. } => format!(
            "`pledgebook show {seq}` shows it; if that record was reversed and this one stands for it, add --replaces {seq}"
        ),
        Refusal::ReplacesWhatStands { seq } => {
            format!("`pledgebook record record.reversed --seq {seq} --reason '…'` takes it back")
        }
        Refusal::StoodUpon { by, .. } => format!("`pledgebook show {by}` shows what stands on it"),
        Refusal::NotARecorder { .. } | Refusal::RecorderRevoked { .. } => {
            "`pledgebook keys` lists who may record; --key-file names the key to sign with".to_owned()
        }
        Refusal::TimeRunsBackwards { .. } => "set this machine's clock, and try again".to_owned(),
        Refusal::NoAuthority { .. } => "`pledgebook party` shows what each body may do, and who says so".to_owned(),
        refusal if refusal.is_reportable() => {
            "if it has happened all the same, report it: --exception 'why'; it stays open until a decision covers it".to_owned()
        }
        Refusal::MoreThanOutstanding { assessment, .. } => format!("`pledgebook explain outstanding:{assessment}` shows why"),
        Refusal::MoreThanReceived { contribution, .. } => format!("`pledgebook explain unapplied:{contribution}` shows why"),
        Refusal::NoRate { .. } => {
            "`pledgebook record rate.published` records a rate with its day and source; --rate names it".to_owned()
        }
        Refusal::PayerUnidentified { .. } => "--payer says who it was".to_owned(),
        Refusal::NothingOutstanding { .. } => "--to says to what: assessment:ID, pledge:ID or fund:ID".to_owned(),
        Refusal::InClosedPeriod { period, .. } => {
            format!("`pledgebook trial-balance --period {period}` shows what was published")
        }
        _ => return None,
    })
}

fn store_hint(error: &StoreError) -> Option<String> {
    Some(match error {
        StoreError::Missing { .. } => {
            "--ledger DIR names the folder of a ledger; `pledgebook init` makes a new one".to_owned()
        }
        StoreError::Locked { .. } | StoreError::Conflict { .. } => "nothing was recorded; try again".to_owned(),
        StoreError::DiskFull { .. } | StoreError::QuotaExceeded { .. } => {
            "free some room and run the same command again: what stands is not recorded twice".to_owned()
        }
        StoreError::Damaged { .. } => "`pledgebook verify` lists everything that is damaged; nothing is ever repaired".to_owned(),
        StoreError::SyncFailed { .. } => {
            "the disk may be failing. Check it, run `pledgebook verify`, then run the same command again: what stands is not recorded twice".to_owned()
        }
        _ => return None,
    })
}
