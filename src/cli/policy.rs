use std::path::Path;

use crate::cli::everyday::{Common, Decided, Desk};
use crate::cli::{Failure, Output};
use crate::event::Event;
use crate::event::meeting::{Act, Authorised};
use crate::everyday::budget::Ground;
use crate::everyday::meetings::Deciding;
use crate::everyday::names;
use crate::everyday::policy;
use crate::everyday::typed::called;
use crate::languages::{Language, speaking};
use crate::value::ids::Id as _;

/// Sets rules of a fund's policy; those that are not named stay as they are
///
/// The rules: ceiling, the most that a case receives; floor, the least that stays in the fund; categories of cases;
/// transfers and line-transfers, in per cent, that need no decision; tolerance of rates, in per cent; income: issue,
/// period-start or due; decided, the acts that take a decision; financed-by, in words. Lists are parted by semicolons.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook set Programme floor=6000 ceiling=1200 --on 2025-12-20")]
pub struct Args {
    /// The fund
    #[arg(value_name = "FUND")]
    fund: String,
    /// Rules and their values
    #[arg(value_name = "RULE=VALUE", required = true)]
    rules: Vec<String>,
    #[command(flatten)]
    decided: Decided,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let item = desk.item(args.decided.at.as_ref());
    let on = desk.on_or_of(item.as_ref());
    let found = called("fund", "", &args.fund, &names::funds(desk.books()));
    let Some(fund) = desk.take(found) else { return desk.write_nothing() };
    let what = Deciding {
        act: Act::Approved,
        authorises: Some(Authorised::Policy),
        of: vec![fund.thing()],
        // It is recorded, so it is the same in every language.
        subject: speaking(Language::English, || format!("{}: policy", names::fund_name(desk.books(), &fund))),
    };
    let (decision, mut facts) = desk.decision(item, &what);
    let mut policy = policy::empty(fund, Ground { decision, exception: args.decided.exception.clone() }, on);
    for rule in &args.rules {
        let read = policy::read(desk.books(), &mut policy, rule);
        desk.take(read);
    }
    facts.push(Event::FundPolicySet(policy));
    desk.write(facts, &|_| Vec::new(), &policy::said)
}
