//! Options shared by the views of money, and how they are read.

use std::collections::BTreeSet;

use crate::cli::options::Who;
use crate::cli::{Failure, Opened, filters};
use crate::everyday::names;
use crate::languages::say;
use crate::ledger::Selection;
use crate::state::accounts::Posting;
use crate::state::movements::Movement;
use crate::value::days::Period;
use crate::value::ids::{FundId, PartyId};
use crate::value::term::Term;

/// Options that narrow a view of money.
#[derive(Debug, clap::Args)]
pub struct Narrow {
    /// Only this fund: id or name
    #[arg(long, value_name = "FUND")]
    pub fund: Option<String>,
    #[command(flatten)]
    who: Who,
    /// Only this period: a fiscal year (2018), a half (2018-40), a month (2018-07), or two of them (2018-07/2019-06)
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
}

/// The things that the options name, as they are on record.
pub struct Narrowed {
    pub fund: Option<FundId>,
    pub party: Option<PartyId>,
    pub period: Option<Period>,
}

impl Narrow {
    /// Finds what the options name. Errs if it is not on record.
    pub fn read(&self, opened: &Opened) -> Result<Narrowed, Failure> {
        Ok(Narrowed {
            fund: opened.fund(self.fund.as_ref())?,
            party: opened.party(self.who.named())?,
            period: opened.period("--period", self.period.as_deref())?,
        })
    }
}

impl Narrowed {
    /// Returns the filters, for outputs that carry them.
    pub fn filters(&self) -> Vec<(&'static str, String)> {
        filters([
            ("fund", self.fund.as_ref().map(ToString::to_string)),
            ("party", self.party.as_ref().map(ToString::to_string)),
            ("period", self.period.as_ref().map(Period::days)),
        ])
    }
}

pub fn at_least_one() -> clap::builder::RangedU64ValueParser<usize> {
    clap::builder::RangedU64ValueParser::new().range(1..)
}

impl Opened {
    /// Returns the movements of the wanted entries, all or the last few, caused by records that have one of these
    /// terms.
    pub fn movements(
        &self,
        terms: BTreeSet<Term>,
        last: Option<usize>,
        wanted: &dyn Fn(&Posting) -> bool,
    ) -> Result<Vec<Movement>, Failure> {
        Ok(match last {
            None => self.view.movements(&Selection::Terms(terms), wanted)?,
            Some(count) => self.view.last_movements(terms, count, wanted)?,
        })
    }

    pub fn fund(&self, found: Option<&String>) -> Result<Option<FundId>, Failure> {
        let Some(found) = found else { return Ok(None) };
        let by_kind = found.strip_prefix("fund:").unwrap_or(found);
        let fund = names::find(by_kind, &names::funds(self.books()));
        fund.map(Some).map_err(|not| Failure::not_found("--fund", found, &not, &say!("cli-money-names-funds")))
    }
}
