use std::path::Path;

use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::languages::say;
use crate::report::budget::budget;
use crate::value::ids::BudgetId;

/// Budgets, line by line: proposed, recommended, approved, revised, charged, and what is left
///
/// A recommended budget is not approved: none of it can be spent. A dash means that no amount is stated at a stage.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook budget\n  pledgebook budget --period 2025")]
pub struct Args {
    /// Only budgets of this fund: id or name
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    /// Only budgets of this period
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// Only this budget: its id
    #[arg(long, value_name = "BUDGET", value_parser = str::parse::<BudgetId>)]
    budget: Option<BudgetId>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?.with_exceptions()?;
    let fund = opened.fund(args.fund.as_ref())?;
    let period = opened.period("--period", args.period.as_deref())?;
    if let Some(id) = args.budget.as_ref().filter(|id| opened.books().budgets.all.created(id).is_none()) {
        return Err(Failure::not_on_record("--budget", &id.to_string(), &say!("cli-budget-every")));
    }
    let table = budget(opened.asked(), fund.as_ref(), period.as_ref(), args.budget.as_ref());
    let given = filters([
        ("fund", fund.map(|fund| fund.to_string())),
        ("period", period.map(|period| period.days())),
        ("budget", args.budget.as_ref().map(ToString::to_string)),
    ]);
    opened.answer(&say!("cli-budgets"), &table, &args.options, &Query { verb: "budget", filters: given })
}
