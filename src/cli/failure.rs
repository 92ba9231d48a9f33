//! A failure is an error with hints at what to do. The library has no hints: suggesting commands is up to the command
//! line.

use crate::error::{Error, InputError, InputFault, InputPlace};
use crate::everyday::names::NotFound;
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
        Self { told: Some(Box::new((text, code))), ..Self::argument("command line", "") }
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
            NotFound::Unknown { nearest } => format!("did you mean {}?", nearest.join(" or ")),
            NotFound::Ambiguous { among, .. } => {
                let why = format!("\"{}\" may be {}; write more of the name", escaped(found), among.join(" or "));
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
        Self::argument("command line", error)
    }
}

const DAMAGED: &str = "`pledgebook verify` lists everything that is damaged; nothing is ever repaired";

fn hints(error: &Error) -> Vec<String> {
    match error {
        Error::Refused(refusal) => refusal_hint(refusal).or_else(|| money_hint(refusal)).into_iter().collect(),
        Error::Store(error) => Vec::from_iter(store_hint(error)),
        Error::Damaged(_) => vec![DAMAGED.to_owned()],
        Error::NotContinued { found, .. } => vec![
            "nothing was recorded; compare it with a checkpoint saved earlier: `pledgebook verify --against FILE`"
                .to_owned(),
            format!("if this ledger is the intended one, confirm it: --accept-end {} {}", found.size, found.root),
        ],
        Error::OtherEnd { .. } => {
            vec!["nothing was done; --accept-end takes the SIZE and ROOT of the intended end".to_owned()]
        }
        Error::Newer { .. } => vec!["`pledgebook verify` can still check its bytes".to_owned()],
        Error::Input(_) | Error::Signing(_) | Error::Index(_) => Vec::new(),
    }
}

fn refusal_hint(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::Unknown { thing } if thing.kind() == Kind::Party => {
            "`pledgebook party` lists the parties on record; register a new one with `pledgebook record party.registered`".to_owned()
        }
        Refusal::Unknown { thing } => {
            format!("`pledgebook log` shows what is on record; the record that created it holds its id ({})", thing.kind())
        }
        Refusal::AlreadyRegistered { seq, .. }
        | Refusal::RelationOverlaps { seq, .. }
        | Refusal::AlreadySigned { seq, .. } => format!("`pledgebook show {seq}` shows it"),
        Refusal::OtherCommand { seq, .. } => format!("`pledgebook show {seq}` shows it"),
        Refusal::NotTheEnd { end, .. } => format!("`pledgebook show {end}` shows it"),
        Refusal::DependedOn { by, .. } => format!("`pledgebook show {by}` shows the record that depends on it"),
        Refusal::NotARecorder { .. } | Refusal::RecorderRevoked { .. } => {
            "`pledgebook keys` lists who may record; --key-file names the key to sign with".to_owned()
        }
        Refusal::NoAuthority { .. } => "`pledgebook party` shows what each body may do, and who says so".to_owned(),
        _ => return None,
    })
}

fn money_hint(refusal: &Refusal) -> Option<String> {
    Some(match refusal {
        Refusal::NotDated { .. } => "give the day with --on, for example --on 2018-03-31".to_owned(),
        Refusal::InClosedPeriod { period, .. } => {
            format!("`pledgebook trial-balance --period {}` shows what was published", period.days())
        }
        Refusal::FulfilledByMoney { pledge } => {
            format!("`pledgebook record contribution.applied` takes --to 'pledge:{pledge}=…' with the amount")
        }
        Refusal::FundWithoutCurrency { .. } => {
            "a fund is opened with its currency, for ever: `pledgebook record fund.opened` takes --currency".to_owned()
        }
        Refusal::OfAnotherFund { .. } => {
            "a record that names another one belongs to the fund of that one; --fund, where optional, is filled in if left out".to_owned()
        }
        Refusal::Overdrawn { fund, .. } | Refusal::BelowFloor { fund, .. } => {
            format!("`pledgebook explain cash:{fund}` shows what it holds, record by record")
        }
        Refusal::BroughtForwardTwice { seq, .. } => {
            format!("`pledgebook show {seq}` shows it; if it is wrong, correct it with --corrects")
        }
        Refusal::NotAssessed { .. } | Refusal::ScaleWithoutTotal => {
            "give --amount; or give --scale and --total, from which the share follows".to_owned()
        }
        Refusal::NotOnScale { .. } => "`pledgebook log --type scale.adopted` lists the scales on record".to_owned(),
        Refusal::NotTheShare { .. } => {
            "leave --amount out to record the share, or leave --scale and --total out to record --amount".to_owned()
        }
        Refusal::NotAMember { party, .. } => format!(
            "`pledgebook party {party}` shows its memberships; `pledgebook record party.related` records one, with --relation member-of"
        ),
        Refusal::AssessedTwice { party, .. } => {
            format!("`pledgebook outstanding {party} --all` shows what it was assessed")
        }
        Refusal::WrittenOff { assessment, .. } => {
            format!("`pledgebook record receivable.reinstated` counts on it again; `pledgebook explain written-off:{assessment}` shows the record that wrote it off")
        }
        Refusal::MoreThanOutstanding { assessment, .. } => {
            format!("`pledgebook explain outstanding:{assessment}` shows why")
        }
        Refusal::AboveCarryingAmount { assessment, .. } => format!(
            "`pledgebook explain written-off:{assessment}` shows what was written off, `pledgebook explain outstanding:{assessment}` what is owed"
        ),
        Refusal::OfAnotherMember { its, .. } => format!("`pledgebook outstanding {its}` shows what it owes"),
        Refusal::NotApproved { .. } => {
            "`pledgebook decisions --act approved` lists the decisions that approve; --decision names one".to_owned()
        }
        Refusal::CashWithoutAmount { .. } => "give it with --amount, in the currency in which it was paid".to_owned(),
        Refusal::NoRate { .. } => {
            "`pledgebook record rate.published` records a rate with its day and source; --rate names it".to_owned()
        }
        Refusal::RateOfOtherCurrencies { .. } => {
            "`pledgebook log --type rate.published` lists the rates".to_owned()
        }
        Refusal::ArrivalNotStated { .. } => "give it with --arrived, in the currency paid or the fund's".to_owned(),
        Refusal::EquivalentDiffers { .. } | Refusal::NothingConverted { .. } => {
            "the equivalent follows from --amount and --rate".to_owned()
        }
        Refusal::DoesNotAddUp { .. } => "what arrived and --charges make up --amount, in its currency".to_owned(),
        Refusal::NotAtRate { .. } => {
            "leave --credited out: it follows from --amount and --rate".to_owned()
        }
        Refusal::NothingOutstanding { left, .. } => {
            format!("name the target with --to: 'assessment:ID={left}', pledge:ID or fund:ID")
        }
        Refusal::MoreThanReceived { contribution, .. } | Refusal::NothingLeft { contribution } => {
            format!("`pledgebook explain unapplied:{contribution}` shows why")
        }
        Refusal::PayerUnidentified { .. } => "name the payer with --payer".to_owned(),
        Refusal::PayerKnown { .. } => "leave --payer out; if the payer on record is wrong, correct that record".to_owned(),
        Refusal::TotalIsNotTheSum { .. } => "leave --total out, or give the line that is missing".to_owned(),
        Refusal::BudgetApproved { budget, .. } => format!(
            "`pledgebook budget --budget {budget}` shows its lines; `pledgebook record budget.revised` changes them"
        ),
        // A revision cannot be reported as an exception, so this hint says what can.
        Refusal::BudgetNotApproved { .. } => {
            "`pledgebook record budget.approved` records the approval".to_owned()
        }
        Refusal::BudgetWithoutFund { .. } => {
            "`pledgebook record budget.proposed` takes --fund; a budget that names the wrong fund or none is corrected with --corrects".to_owned()
        }
        Refusal::LineOverspent { budget, line, .. } => {
            format!("`pledgebook explain available:{budget}/{line}` shows why")
        }
        Refusal::CaseOrImplementer => "--case with --category, or --implementer alone".to_owned(),
        Refusal::CapExceeded { .. } | Refusal::AboveAdvance { .. } | Refusal::ReturnedMoreThanPaid { .. } => {
            "`pledgebook reserve` shows every movement, and who holds what is left".to_owned()
        }
        Refusal::DayNotClosed { .. } => "`pledgebook log --type period.closed` lists what was closed".to_owned(),
        _ => return None,
    })
}

fn store_hint(error: &StoreError) -> Option<String> {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    Some(match error {
        StoreError::Missing { .. } => {
            "--ledger DIR names the folder of a ledger; `pledgebook init` creates a new one".to_owned()
        }
        StoreError::Locked { .. } | StoreError::Conflict { .. } => "nothing was recorded; try again".to_owned(),
        StoreError::Io { source, .. } if matches!(source.kind(), StorageFull | QuotaExceeded) => {
            "free some room and run the same command again: what is on record is not recorded twice".to_owned()
        }
        StoreError::Damaged { .. } => DAMAGED.to_owned(),
        StoreError::SyncFailed { .. } => {
            "the disk may be failing. Check it, run `pledgebook verify`, then run the same command again: what is on record is not recorded twice".to_owned()
        }
        _ => return None,
    })
}
