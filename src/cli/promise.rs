//! `assess` and `pledge`.

use std::path::Path;

use crate::cli::everyday::{Common, Desk};
use crate::cli::{Failure, Output};
use crate::everyday::adjust::{self, OfMember};
use crate::everyday::names;
use crate::everyday::promise::{self, Promise};
use crate::everyday::typed::{self, Mistake, called};
use crate::languages::say;
use crate::value::days::{Day, Period};
use crate::value::ids::{FundId, Id as _};
use crate::value::text::Text;

/// Assesses all members of a fund for a year, by the scale that is in force; or sets what some members must pay
///
/// A member that was assessed for the year already gets a supplement or a reduction: it takes the reason.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook assess Reserve 2027 33000 --due 2027-06-30 --on 2025-12-20\n  pledgebook assess Reserve 2025 Belize=1200 --reason 'the scale was amended' --on 2025-12-20"
)]
pub struct Assess {
    /// The fund
    #[arg(value_name = "FUND")]
    fund: String,
    /// The year: the fiscal year of the ledger, or another period
    #[arg(value_name = "YEAR")]
    period: String,
    /// The total that the members pay together; or what each member named is to pay
    #[arg(value_name = "TOTAL|MEMBER=HOW-MUCH", required = true)]
    amounts: Vec<String>,
    /// The last day on which it is paid in time
    #[arg(long, value_name = "DAY")]
    due: Option<String>,
    /// Why a member is to pay another amount than it was assessed
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    reason: Option<Text>,
    #[command(flatten)]
    common: Common,
}

/// Records that a party promised money to a fund or an activity
///
/// Its amount may be left out where it is not stated. `pledgebook record pledge.made --help` records other support.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook pledge Canada 9000 --to Reserve --due 2027-06-30=4500 2028-06-30=4500\n  pledgebook pledge Panama --to Reserve --source bank-2025-12/9"
)]
pub struct Pledge {
    /// The party, and the amount if it is stated
    #[arg(value_name = "WHO [HOW-MUCH]", required = true, num_args = 1..=2)]
    words: Vec<String>,
    /// The fund or the activity
    #[arg(long, value_name = "FUND|ACTIVITY")]
    to: String,
    /// What is promised, in words
    #[arg(long = "for", value_name = "TEXT", value_parser = str::parse::<Text>)]
    subject: Option<Text>,
    /// The day by which it is due; or several, each with its part
    #[arg(long, value_name = "DAY[=HOW-MUCH]", num_args = 1..)]
    due: Vec<String>,
    #[command(flatten)]
    common: Common,
}

/// Records that a party withdrew a pledge
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: pledgebook withdraw dr-health --reason 'the ministry was reorganised' --on 2025-12-20"
)]
pub struct Withdraw {
    /// The number of the pledge's record, or its id
    #[arg(value_name = "RECORD")]
    pledge: String,
    /// The reason, if it is stated
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    reason: Option<Text>,
    #[command(flatten)]
    common: Common,
}

pub fn withdraw(folder: &Path, args: &Withdraw) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let pledge = promise::pledge_of(desk.books(), &args.pledge);
    let fact = desk.take(pledge).map(|pledge| promise::withdrawn(pledge, args.reason.clone(), on));
    desk.write(fact.into_iter().collect(), &|_| Vec::new(), &promise::said_withdrawn)
}

pub fn assess(folder: &Path, args: &Assess) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let (fund, period) = desk.fund_and_period(&args.fund, &args.period).unzip();
    let due = args.due.as_ref().map(|due| typed::day("--due", due, desk.today));
    let due = due.and_then(|due| desk.take(due));
    let [total] = args.amounts.as_slice() else { return of_members(desk, args, fund.zip(period), due, on) };
    if total.contains('=') {
        return of_members(desk, args, fund.zip(period), due, on);
    }
    let total = desk.money(total, fund.as_ref());
    if args.due.is_none() {
        desk.mistakes.push(Mistake::new(say!("cli-promise-due-when")).with(say!("cli-promise-write-due")));
    }
    let mut facts = Vec::new();
    if let (Some(fund), Some(period), Some(total), Some(due)) = (fund, period, total, due) {
        let fact = promise::assessed(desk.books(), &fund, period, total, due, on);
        facts.extend(desk.take(fact));
    }
    desk.write(facts, &|_| Vec::new(), &promise::said_assessed)
}

/// Sets what the members named must pay.
fn of_members(
    mut desk: Desk<'_>,
    args: &Assess,
    of: Option<(FundId, Period)>,
    due: Option<Day>,
    on: Day,
) -> Result<Output, Failure> {
    desk.books().read_of_members();
    let mut facts = Vec::new();
    for (who, much) in desk.pairs(&args.amounts, "pledgebook assess General 2025 Belize=20000") {
        let party = desk.party("member", "", &who);
        let amount = desk.money(&much, of.as_ref().map(|(fund, _)| fund));
        if let (Some((fund, period)), Some(party), Some(amount)) = (&of, party, amount) {
            let of_member = OfMember { party, amount, due, reason: args.reason.clone() };
            let fact = adjust::set_to(desk.books(), fund, *period, &of_member, on);
            facts.extend(desk.take(fact).flatten());
        }
    }
    desk.check()?;
    if facts.is_empty() {
        return Ok(format!("{} {}\n", say!("cli-promise-as-much"), say!("cli-everyday-nothing")).into());
    }
    desk.write(facts, &|_| Vec::new(), &adjust::said)
}

pub fn pledge(folder: &Path, args: &Pledge) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let (who, much) = match args.words.as_slice() {
        [who, much] => (who.as_str(), Some(much)),
        [who] => (who.as_str(), None),
        _ => ("", None),
    };
    let party = desk.party("party", "", who);
    let funds = names::funds(desk.books()).into_iter().map(|fund| fund.map(|fund| fund.thing()));
    let all: Vec<_> =
        funds.chain(names::activities(desk.books()).into_iter().map(|one| one.map(|one| one.thing()))).collect();
    let found = called("fund or activity", "--to ", &args.to, &all);
    let toward = desk.take(found);
    let fund = toward.as_ref().and_then(|thing| thing.as_id());
    let amount = much.and_then(|much| desk.money(much, fund.as_ref()));
    let (mut parts, mut due) = (Vec::new(), None);
    for text in &args.due {
        let (day, part) = text.split_once('=').map_or((text.as_str(), None), |(day, part)| (day, Some(part)));
        let day = typed::day("--due", day, desk.today);
        let (day, part) = (desk.take(day), part.map(|part| desk.money(part, fund.as_ref())));
        match (day, part) {
            (Some(day), Some(Some(part))) => parts.push((day, part)),
            (Some(day), None) if args.due.len() == 1 => due = Some(day),
            (Some(day), None) => {
                let says = say!("cli-promise-how-much", day = day);
                desk.mistakes.push(Mistake::new(says).with(say!("cli-promise-write-part", day = day)));
            }
            _ => {}
        }
    }
    let mut facts = Vec::new();
    if let (Some(party), Some(toward)) = (party, toward) {
        let fact = promise::pledged(
            desk.books(),
            &Promise { party, toward, subject: args.subject.clone(), amount, parts, due },
            on,
        );
        facts.extend(desk.take(fact));
    }
    desk.write(facts, &|_| Vec::new(), &promise::said_pledged)
}
