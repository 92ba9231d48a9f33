//! A failure is an error with hints at what to do. The library has no hints: suggesting commands is up to the command
//! line.

use crate::error::{Error, InputError, InputFault, InputPlace};
use crate::everyday::names::NotFound;
use crate::languages::say;
use crate::ledger::RecordError;
use crate::log::store::StoreError;
use crate::rules::refusal::Refusal;
use crate::value::ids::Kind;
use crate::value::text::escaped;

#[derive(Debug)]
pub struct Failure {
    error: Box<Error>,
    /// What is said instead, and the exit code.
    told: Option<Box<(String, u8)>>,
    place: Option<InputPlace>,
    also: Vec<String>,
    hints: Vec<String>,
}

impl Failure {
    fn input(name: &str, fault: InputFault) -> Self {
        Error::Input(InputError { place: InputPlace::argument(name), fault }).into()
    }

    /// Says something in words of its own, with an exit code.
    pub fn told(text: String, code: u8) -> Self {
        Self { told: Some(Box::new((text, code))), ..Self::argument("", "") }
    }

    pub fn argument(name: &str, why: impl ToString) -> Self {
        Self::input(name, InputFault::Value { why: why.to_string() })
    }

    pub fn not_on_record(name: &str, found: &str, instead: &str) -> Self {
        Self::input(name, InputFault::NotOnRecord { found: found.to_owned(), instead: instead.to_owned() })
    }

    /// Says what there is of nearly this name; `instead` says how to list what there is.
    pub fn not_found(name: &str, found: &str, not: &NotFound, instead: &str) -> Self {
        let instead = match not {
            NotFound::Unknown { nearest } if nearest.is_empty() => instead.to_owned(),
            NotFound::Unknown { nearest } => say!("cli-did-you-mean", names = either(nearest)),
            NotFound::Ambiguous { among, .. } => {
                let why = say!("cli-may-be", found = escaped(found), names = either(among));
                return Self::argument(name, why);
            }
        };
        Self::not_on_record(name, found, &instead)
    }

    pub fn unreadable(file: &std::path::Path, why: &std::io::Error) -> Self {
        Self::input(&file.display().to_string(), InputFault::Unreadable { why: why.to_string() })
    }

    pub fn unwritable(file: &std::path::Path, why: &std::io::Error) -> Self {
        Self::input(&file.display().to_string(), InputFault::Unwritable { why: why.to_string() })
    }

    pub fn hinted(mut self, hint: &str) -> Self {
        self.hints.push(hint.to_owned());
        self
    }

    /// Names the line of the file that was refused.
    pub fn at(mut self, place: &InputPlace) -> Self {
        self.place = Some(place.clone());
        self
    }

    pub fn also(mut self, faults: Vec<String>) -> Self {
        self.also = faults;
        self
    }

    pub const fn exit_code(&self) -> u8 {
        match &self.told {
            Some(told) => told.1,
            None => self.error.exit_code(),
        }
    }

    pub fn text(&self) -> String {
        if let Some(told) = &self.told {
            return told.0.clone();
        }
        let mut text = match &*self.error {
            Error::Refused(refusal) => match &self.place {
                Some(place) => say!("cli-refused-at", place = place, why = refusal),
                None => say!("cli-refused", why = refusal),
            },
            Error::Damaged(_) | Error::Store(StoreError::Damaged { .. }) => say!("cli-damaged", what = self.error),
            error => say!("cli-error", what = error),
        };
        let mut cause = std::error::Error::source(&*self.error);
        while let Some(error) = cause {
            text.push_str(&format!("\n{}", say!("cli-caused-by", what = error)));
            cause = error.source();
        }
        for fault in &self.also {
            text.push_str(&format!("\n{}", say!("cli-error", what = fault)));
        }
        for hint in &self.hints {
            text.push_str(&format!("\n{}", say!("cli-hint", what = hint)));
        }
        text
    }
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        let error = error.into();
        let hints = hints(&error);
        Self { error: Box::new(error), told: None, place: None, also: Vec::new(), hints }
    }
}

impl From<RecordError> for Failure {
    fn from(error: RecordError) -> Self {
        match error {
            RecordError::Refused { refusal, .. } => (*refusal).into(),
            RecordError::Ledger(error) => error.into(),
        }
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::argument(&say!("cli-command-line"), error)
    }
}

/// Joins names of which one is meant.
fn either(names: &[String]) -> String {
    names.join(&format!(" {} ", say!("cli-or")))
}

fn hints(error: &Error) -> Vec<String> {
    match error {
        Error::Refused(refusal) => refusal_hint(refusal).or_else(|| money_hint(refusal)).into_iter().collect(),
        Error::Store(error) => Vec::from_iter(store_hint(error)),
        Error::Damaged(_) => vec![say!("cli-hint-damaged")],
        Error::NotContinued { found, .. } => {
            vec![say!("cli-hint-compare"), say!("cli-hint-accept-end", size = found.size, root = found.root)]
        }
        Error::OtherEnd { .. } => {
            vec![say!("cli-hint-other-end")]
        }
        Error::Newer { .. } => vec![say!("cli-hint-newer")],
        Error::Input(_) | Error::Signing(_) | Error::Index(_) => Vec::new(),
    }
}

fn refusal_hint(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::Unknown { thing } if thing.kind() == Kind::Party => {
            say!("cli-hint-party")
        }
        Refusal::Unknown { thing } => {
            say!("cli-hint-unknown", kind = thing.kind())
        }
        Refusal::AlreadyRegistered { seq, .. }
        | Refusal::RelationOverlaps { seq, .. }
        | Refusal::AlreadySigned { seq, .. } => say!("cli-hint-show", seq = seq),
        Refusal::OtherCommand { seq, .. } => say!("cli-hint-show", seq = seq),
        Refusal::NotTheEnd { end, .. } => say!("cli-hint-show", seq = end),
        Refusal::DependedOn { by, .. } => say!("cli-hint-depends", seq = by),
        Refusal::NotARecorder { .. } | Refusal::RecorderRevoked { .. } => {
            say!("cli-hint-recorders")
        }
        Refusal::NoAuthority { .. } => say!("cli-hint-authority"),
        _ => return None,
    })
}

fn money_hint(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::NotDated { .. } => say!("cli-hint-day"),
        Refusal::InClosedPeriod { period, .. } => {
            say!("cli-hint-published", period = period.days())
        }
        Refusal::FulfilledByMoney { pledge } => {
            say!("cli-hint-pledge-by-money", pledge = pledge)
        }
        Refusal::FundWithoutCurrency { .. } => {
            say!("cli-hint-fund-currency")
        }
        Refusal::OfAnotherFund { .. } => {
            say!("cli-hint-other-fund")
        }
        Refusal::Overdrawn { fund, .. } | Refusal::BelowFloor { fund, .. } => {
            say!("cli-hint-cash", fund = fund)
        }
        Refusal::BroughtForwardTwice { seq, .. } => {
            say!("cli-hint-brought-forward", seq = seq)
        }
        Refusal::NotAssessed { .. } | Refusal::ScaleWithoutTotal => {
            say!("cli-hint-not-assessed")
        }
        Refusal::NotOnScale { .. } => say!("cli-hint-scales"),
        Refusal::NotTheShare { .. } => {
            say!("cli-hint-share")
        }
        Refusal::NotAMember { party, .. } => say!("cli-hint-member", party = party),
        Refusal::AssessedTwice { party, .. } => {
            say!("cli-hint-assessed", party = party)
        }
        Refusal::WrittenOff { assessment, .. } => {
            say!("cli-hint-written-off", assessment = assessment)
        }
        Refusal::MoreThanOutstanding { assessment, .. } => {
            say!("cli-hint-explain", key = format!("outstanding:{assessment}"))
        }
        Refusal::AboveCarryingAmount { assessment, .. } => say!("cli-hint-carrying-amount", assessment = assessment),
        Refusal::OfAnotherMember { its, .. } => say!("cli-hint-owes", party = its),
        Refusal::NotApproved { .. } => {
            say!("cli-hint-approving")
        }
        Refusal::CashWithoutAmount { .. } => say!("cli-hint-amount"),
        Refusal::NoRate { .. } => {
            say!("cli-hint-rate")
        }
        Refusal::RateOfOtherCurrencies { .. } => {
            say!("cli-hint-rates")
        }
        Refusal::ArrivalNotStated { .. } => say!("cli-hint-arrived"),
        Refusal::EquivalentDiffers { .. } | Refusal::NothingConverted { .. } => {
            say!("cli-hint-equivalent")
        }
        Refusal::DoesNotAddUp { .. } => say!("cli-hint-add-up"),
        Refusal::NotAtRate { .. } => {
            say!("cli-hint-credited")
        }
        Refusal::NothingOutstanding { left, .. } => {
            say!("cli-hint-target", left = left)
        }
        Refusal::MoreThanReceived { contribution, .. } | Refusal::NothingLeft { contribution } => {
            say!("cli-hint-explain", key = format!("unapplied:{contribution}"))
        }
        Refusal::PayerUnidentified { .. } => say!("cli-hint-payer"),
        Refusal::PayerKnown { .. } => say!("cli-hint-payer-known"),
        Refusal::TotalIsNotTheSum { .. } => say!("cli-hint-total"),
        Refusal::BudgetApproved { budget, .. } => say!("cli-hint-budget-approved", budget = budget),
        // A revision cannot be reported as an exception, so this hint says what can.
        Refusal::BudgetNotApproved { .. } => {
            say!("cli-hint-budget-not-approved")
        }
        Refusal::BudgetWithoutFund { .. } => {
            say!("cli-hint-budget-fund")
        }
        Refusal::LineOverspent { budget, line, .. } => {
            say!("cli-hint-explain", key = format!("available:{budget}/{line}"))
        }
        Refusal::CaseOrImplementer => say!("cli-hint-case-or-implementer"),
        Refusal::CapExceeded { .. } | Refusal::AboveAdvance { .. } | Refusal::ReturnedMoreThanPaid { .. } => {
            say!("cli-hint-reserve")
        }
        Refusal::DayNotClosed { .. } => say!("cli-hint-closed"),
        _ => return None,
    })
}

fn store_hint(error: &StoreError) -> Option<String> {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    Some(match error {
        StoreError::Missing { .. } => {
            say!("cli-hint-ledger")
        }
        StoreError::Locked { .. } | StoreError::Conflict { .. } => say!("cli-hint-try-again"),
        StoreError::Io { source, .. } if matches!(source.kind(), StorageFull | QuotaExceeded) => {
            say!("cli-hint-full")
        }
        StoreError::Damaged { .. } => say!("cli-hint-damaged"),
        StoreError::SyncFailed { .. } => {
            say!("cli-hint-disk")
        }
        _ => return None,
    })
}
