use std::path::Path;

use crate::cli::money::at_least_one;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::report::reserve::{HELD, funds, open_exceptions, reserve, takes};
use crate::state::terms;
use crate::value::ids::FundId;

/// A fund: every movement, who holds what is left, its rules, who administers it, and open exceptions
///
/// It shows any fund as `reserve` shows a Reserve Fund. Two balances are kept apart: that of the fund's own account, and
/// advances held by an implementer. Without a name, it shows every fund.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook fund\n  pledgebook fund Reserve --last 20")]
pub struct Args {
    /// Only this fund: id or name
    #[arg(value_name = "FUND")]
    fund: Option<String>,
    /// Only the latest N movements, in the order in which they were recorded
    #[arg(long, value_name = "NUMBER", value_parser = at_least_one())]
    last: Option<usize>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let every = |opened: &Opened| opened.books().funds.all.iter().map(|(id, ..)| id.clone()).collect();
    let question = Question { verb: "fund", title: say!("cli-funds"), fund: args.fund.as_ref(), last: args.last };
    question.answer(ledger, &args.options, every)
}

/// A question about funds, of `fund` and of `reserve`.
pub struct Question<'a> {
    pub verb: &'static str,
    pub title: String,
    pub fund: Option<&'a String>,
    pub last: Option<usize>,
}

impl Question<'_> {
    /// Answers it; `others` are the funds to show where none is named.
    pub fn answer(
        &self,
        ledger: &Path,
        options: &Options,
        others: impl FnOnce(&Opened) -> std::collections::BTreeSet<FundId>,
    ) -> Result<Output, Failure> {
        let opened = Opened::read(ledger, options)?.with_exceptions()?;
        let fund = opened.fund(self.fund)?;
        let asked = opened.asked();
        let shown = if fund.is_some() { funds(asked, fund.as_ref()) } else { others(&opened) };
        let held = shown.iter().flat_map(|fund| HELD.map(|of| terms::account_type(of, fund)));
        let found = opened.movements(held.collect(), self.last, &|posting| takes(&shown, posting))?;
        let mut table = reserve(asked, &shown, found, self.last.is_some());
        table.notes.extend(open_exceptions(asked));
        let last = self.last.map(|last| last.to_string());
        let given = filters([("fund", fund.map(|fund| fund.to_string())), ("last", last)]);
        opened.answer(&self.title, &table, options, &Query { verb: self.verb, filters: given })
    }
}
