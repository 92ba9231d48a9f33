use crate::languages::say;
use crate::state::terms;
use std::path::Path;

use crate::cli::options::Who;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::Event;
use crate::ledger::Selection;
use crate::report::account::{account, accounts, once, takes};
use crate::value::ids::Id as _;

/// One party's statement of account: what it was assessed, what it paid, what it owes
///
/// Each line is a record, followed by what was then outstanding and what was received and not yet applied. A reversal
/// names the record that it reverses.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook account HN\n  pledgebook account Honduras --as-of 2025-12-31 --format csv"
)]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only this fund: id or name
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    #[command(flatten)]
    options: Options,
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?.with_exceptions()?;
    opened.books().read_of_members();
    let fund = opened.fund(args.fund.as_ref())?;
    let Some(party) = opened.party(args.who.named())? else {
        return Err(Failure::argument("WHO", say!("cli-account-name-the-party")));
    };
    let asked = opened.asked();
    let parties = &opened.books().parties;
    let named = Selection::Terms(parties.ids_now(parties.now(&party)).map(|id| terms::thing(&id.thing())).collect());
    let named = opened.view.records(&named, None, &|record| is_of_member(&record.event))?;
    let mut accounts = accounts(asked, &party);
    accounts.extend(once(asked, &party, &named));
    let terms = accounts.iter().map(terms::account).collect();
    let found = opened.movements(terms, None, &|posting| takes(&accounts, fund.as_ref(), posting))?;
    let table = account(asked, &party, fund.as_ref(), found);
    let title = say!("cli-account", party = opened.books().parties.name(&party));
    let given = filters([("party", Some(party.to_string())), ("fund", fund.map(|fund| fund.to_string()))]);
    opened.answer(&title, &table, &args.options, &Query { verb: "account", filters: given })
}

/// Returns whether an event may name a party as assessed or as the payer.
const fn is_of_member(event: &Event) -> bool {
    matches!(
        event,
        Event::ScaleApplied(_)
            | Event::AssessmentIssued(_)
            | Event::CreditGranted(_)
            | Event::ContributionReceived(_)
            | Event::ContributionApplied(_)
    )
}
