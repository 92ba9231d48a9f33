use std::path::Path;

use crate::cli::everyday::{Common, Desk, Payment};
use crate::cli::{Failure, Output};
use crate::everyday::names;
use crate::everyday::pay::{self, Beside};
use crate::everyday::returned;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::ids::CaseId;
use crate::value::text::Text;

/// Records money that goes back: to a payer, to a budget line, or from an implementer or a case to the fund
///
/// The number of a record says what it was: a payment that was received, spent, advanced or disbursed. An implementer
/// returns what is left of its advance.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook return IOM 100 --fund Reserve --on 2025-12-20 --ref R-4\n  pledgebook return 221 50 --reason 'paid twice' --on 2025-12-20"
)]
pub struct Args {
    /// The implementer or the case that returns it, or the number of the record of which something goes back
    #[arg(value_name = "WHO|RECORD")]
    what: String,
    /// The amount
    #[arg(value_name = "HOW-MUCH")]
    amount: String,
    /// The reason
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    reason: Option<Text>,
    #[command(flatten)]
    payment: Payment,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let Payment { reference, exception, .. } = args.payment.clone();
    let more = Beside { reference, exception, ..Beside::default() };
    let mut facts = Vec::new();
    if let Ok(seq) = args.what.parse::<u64>() {
        let record = desk.opened.view.line(seq)?.map(|stored| stored.record);
        let size = desk.opened.view.head.size;
        let none = || Mistake::new(say!("cli-everyday-no-record", seq = seq, last = size.saturating_sub(1)));
        let record = desk.take(record.ok_or_else(none));
        let fund = record.as_ref().and_then(|record| returned::fund_of(&record.event)).cloned();
        let amount = desk.money(&args.amount, fund.as_ref());
        if let (Some(record), Some(amount)) = (record, amount) {
            let fact = returned::of_record(&record, amount, on, args.reason.clone(), &more);
            facts.extend(desk.take(fact));
        }
    } else {
        let possible = pay::funds_that_help(desk.books(), on);
        let fund = desk.fund(args.payment.fund.as_ref(), &possible);
        let amount = desk.money(&args.amount, fund.as_ref());
        let case = args.what.to_lowercase().parse::<CaseId>().ok();
        let is_case = args.what.contains(|c: char| c.is_ascii_digit())
            && names::find(&args.what, &names::parties(desk.books())).is_err();
        let from = match case.filter(|_| is_case) {
            Some(case) => Some((None, Some(case), None)),
            None => desk.party("implementer", "", &args.what).map(|party| (Some(party), None, None)),
        };
        if let (Some(fund), Some(amount), Some(from)) = (fund, amount, from) {
            facts.push(returned::to_fund(&fund, from, amount, on, &more));
        }
    }
    desk.write(facts, &|_| Vec::new(), &returned::said)
}
