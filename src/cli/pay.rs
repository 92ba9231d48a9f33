//! `spend`, `advance`, `disburse`, `interest` and `fee`.

use std::path::Path;

use crate::cli::everyday::{Common, Desk, Payment};
use crate::cli::{Failure, Output};
use crate::event::Event;
use crate::everyday::names;
use crate::everyday::pay::{self, Beside};
use crate::everyday::typed::{Mistake, called};
use crate::languages::say;
use crate::value::days::Day;
use crate::value::ids::{CaseId, FundId};
use crate::value::money::Money;
use crate::value::text::Text;

/// Records what was spent on lines of a budget
///
/// A line is named as in the budget of that day; `pledgebook budget` lists them. --fund says which budget, where lines of two
/// have one name.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook spend travel 124.50 --for 'flights to Belize City' --on 2025-12-20\n  pledgebook spend travel=100 services=200 --for 'December 2025, PV-07' --on 2025-12-20"
)]
pub struct Spend {
    /// A line and an amount, or several LINE=AMOUNT
    #[arg(value_name = "LINE HOW-MUCH", required = true)]
    words: Vec<String>,
    /// What it bought; may be left out where --ref names the voucher that says it
    #[arg(long = "for", value_name = "TEXT", value_parser = str::parse::<Text>, required_unless_present = "reference")]
    subject: Option<Text>,
    /// Who was paid: an office or a body, never a person
    #[arg(long, value_name = "WHO")]
    to: Option<String>,
    #[command(flatten)]
    more: More,
    #[command(flatten)]
    common: Common,
}

/// Records money that an implementer receives before it is spent
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook advance IOM 6000 --on 2025-12-20")]
pub struct Advance {
    /// The implementer and the amount
    #[arg(value_name = "WHO HOW-MUCH", required = true)]
    words: Vec<String>,
    #[command(flatten)]
    more: More,
    #[command(flatten)]
    common: Common,
}

/// Records help to cases: from the fund's own account, or with --by out of an implementer's advance
///
/// A case is an opaque reference, never a person's name.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook disburse c-903 900 --for disability --on 2025-12-20\n  pledgebook disburse c-901=800 c-902=650 --for injury --by IOM --on 2025-12-20"
)]
pub struct Disburse {
    /// A case and an amount, or several CASE=AMOUNT
    #[arg(value_name = "CASE HOW-MUCH", required = true)]
    words: Vec<String>,
    /// The category of the cases, as the fund's policy words it
    #[arg(long = "for", value_name = "CATEGORY")]
    category: Option<String>,
    /// The implementer that paid it out of its advance
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// The party that requested the help
    #[arg(long, value_name = "WHO")]
    requested_by: Option<String>,
    #[command(flatten)]
    more: More,
    #[command(flatten)]
    common: Common,
}

/// Records interest that a fund's account earned
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook interest 12.40 --fund Reserve --on 2025-12-20")]
pub struct Interest {
    /// The amount
    #[arg(value_name = "HOW-MUCH")]
    amount: String,
    /// More about it, in words
    #[arg(long = "for", value_name = "TEXT", value_parser = str::parse::<Text>)]
    subject: Option<Text>,
    #[command(flatten)]
    payment: Payment,
    #[command(flatten)]
    common: Common,
}

/// Records a fee that the bank took from a fund's account
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook fee 10 --fund Reserve --on 2025-12-20 --for 'account maintenance'")]
pub struct Fee {
    /// The amount
    #[arg(value_name = "HOW-MUCH")]
    amount: String,
    /// More about it, in words
    #[arg(long = "for", value_name = "TEXT", value_parser = str::parse::<Text>)]
    subject: Option<Text>,
    #[command(flatten)]
    payment: Payment,
    #[command(flatten)]
    common: Common,
}

/// Options of every payment out of a fund.
#[derive(Debug, clap::Args)]
struct More {
    #[command(flatten)]
    payment: Payment,
    /// The activity for which it is
    #[arg(long, value_name = "ACTIVITY")]
    activity: Option<String>,
}

impl More {
    fn beside(&self, desk: &mut Desk<'_>) -> Beside {
        let activity = self.activity.as_ref().and_then(|text| {
            let found = called("activity", "--activity ", text, &names::activities(desk.books()));
            desk.take(found)
        });
        Beside { activity, ..beside(&self.payment) }
    }
}

fn beside(payment: &Payment) -> Beside {
    let Payment { reference, exception, .. } = payment.clone();
    Beside { reference, exception, ..Beside::default() }
}

pub fn spend(folder: &Path, args: &Spend) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let fund = args.more.payment.fund.as_ref().and_then(|_| desk.fund(args.more.payment.fund.as_ref(), &[]));
    let by = args.to.as_ref().and_then(|text| desk.party("payee", "--to ", text));
    let more = Beside { by, ..args.more.beside(&mut desk) };
    let all = pay::lines_on(desk.books(), fund.as_ref(), on);
    let mut facts = Vec::new();
    for (line, much) in desk.pairs(&args.words, "pledgebook spend travel 1240.50 --for flights") {
        let found = called("line", "", &line, &all);
        let found = found.map_err(|mistake| match all.is_empty() {
            true => Mistake::new(say!("cli-pay-no-budget", day = on)).with(say!("cli-pay-budgets")),
            false => mistake,
        });
        let line = desk.take(found);
        let budget = line.as_ref().and_then(|(budget, _)| desk.books().budgets.all.created(budget));
        let fund = budget.and_then(|budget| budget.fund.clone());
        let amount = desk.money(&much, fund.as_ref());
        if let (Some(line), Some(amount)) = (line, amount) {
            facts.push(pay::charged(&line, amount, on, args.subject.clone(), &more));
        }
    }
    desk.write(facts, &|_| Vec::new(), &pay::said_spent)
}

pub fn advance(folder: &Path, args: &Advance) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let possible = pay::funds_that_help(desk.books(), on);
    let fund = desk.fund(args.more.payment.fund.as_ref(), &possible);
    let more = args.more.beside(&mut desk);
    let mut facts = Vec::new();
    for (who, much) in desk.pairs(&args.words, "pledgebook advance IOM 6000") {
        let implementer = desk.party("implementer", "", &who);
        let amount = desk.money(&much, fund.as_ref());
        if let (Some(fund), Some(implementer), Some(amount)) = (&fund, implementer, amount) {
            facts.push(pay::advanced(fund, implementer, amount, on, &more));
        }
    }
    desk.write(facts, &|_| Vec::new(), &pay::said_paid)
}

pub fn disburse(folder: &Path, args: &Disburse) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let possible = pay::funds_that_help(desk.books(), on);
    let fund = desk.fund(args.more.payment.fund.as_ref(), &possible);
    let by = args.by.as_ref().and_then(|text| desk.party("implementer", "--by ", text));
    let requested_by = args.requested_by.as_ref().and_then(|text| desk.party("party", "--requested-by ", text));
    let more = Beside { by, requested_by, ..args.more.beside(&mut desk) };
    let category = args
        .category
        .as_ref()
        .and_then(|text| category(&mut desk, fund.as_ref(), text, args.more.payment.exception.is_some()));
    let mut facts = Vec::new();
    for (case, much) in desk.pairs(&args.words, "pledgebook disburse F-04 900 --for bereavement") {
        let read = case
            .to_lowercase()
            .parse::<CaseId>()
            .map_err(|error| Mistake::new(say!("cli-pay-not-a-case", case = case, error = error)));
        let case = desk.take(read);
        let amount = desk.money(&much, fund.as_ref());
        if let (Some(fund), Some(case), Some(amount)) = (&fund, case, amount) {
            facts.push(pay::paid_to_case(fund, case, category.clone(), amount, on, &more));
        }
    }
    desk.write(facts, &|_| Vec::new(), &pay::said_paid)
}

/// Finds a category in the policy; with --exception, one that is not in it is kept as it was typed.
fn category(desk: &mut Desk<'_>, fund: Option<&FundId>, text: &str, is_exception: bool) -> Option<Text> {
    let on = desk.on();
    let all = fund.map(|fund| pay::categories(desk.books(), fund, on)).unwrap_or_default();
    match names::find(text, &all) {
        Ok(category) => Some(category),
        // What has happened is reported as it was.
        Err(_) if all.is_empty() || is_exception => {
            let read = text.parse().map_err(|error| Mistake::new(format!("--for: {error}.")));
            desk.take(read)
        }
        Err(_) => {
            let found = called("category", "--for ", text, &all);
            desk.take(found)
        }
    }
}

pub fn interest(folder: &Path, args: &Interest) -> Result<Output, Failure> {
    of_account(folder, &args.common, &args.payment, &args.amount, &|fund, amount, on| {
        pay::interest(fund, amount, on, args.subject.clone(), &beside(&args.payment))
    })
}

pub fn fee(folder: &Path, args: &Fee) -> Result<Output, Failure> {
    of_account(folder, &args.common, &args.payment, &args.amount, &|fund, amount, on| {
        pay::fee(fund, amount, on, args.subject.clone(), &beside(&args.payment))
    })
}

fn of_account(
    folder: &Path,
    common: &Common,
    payment: &Payment,
    amount: &str,
    fact: &dyn Fn(&FundId, Money, Day) -> Event,
) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, common)?;
    let on = desk.on();
    let all: Vec<FundId> = desk.books().funds.all.iter().map(|(id, ..)| id.clone()).collect();
    let fund = desk.fund(payment.fund.as_ref(), &all);
    let amount = desk.money(amount, fund.as_ref());
    let facts = fund.zip(amount).map(|(fund, amount)| fact(&fund, amount, on)).into_iter().collect();
    desk.write(facts, &|_| Vec::new(), &pay::said_of_account)
}
