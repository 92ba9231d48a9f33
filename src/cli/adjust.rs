//! `credit`, `waive` and `write-off`: an amount is taken off what a member must pay.

use std::path::Path;

use crate::cli::everyday::{Common, Decided, Desk};
use crate::cli::{Failure, Output};
use crate::event::meeting::{Act, Authorised};
use crate::everyday::adjust::{self, Reduction};
use crate::everyday::budget::Ground;
use crate::everyday::meetings::Deciding;
use crate::everyday::receive;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::ids::{AssessmentId, Id as _};
use crate::value::text::Text;

/// Credits a member: takes an amount off what it was assessed, because a surplus is shared out or something is offset
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook credit Belize 100 --for 2025 --fund Reserve --reason 'surplus of 2023'")]
pub struct Credit {
    #[command(flatten)]
    of: Of,
    /// The reason
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    reason: Option<Text>,
    #[command(flatten)]
    common: Common,
}

/// Records that a body that decides released a member from paying an amount
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook waive Belize 500 --for 2024 --fund Reserve --at vmm-2025/D9")]
pub struct Waive {
    #[command(flatten)]
    of: Of,
    #[command(flatten)]
    decided: Decided,
    #[command(flatten)]
    common: Common,
}

/// Writes an amount off: the books no longer count on it, and the member owes it as before
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook write-off Belize 100 --for 2024 --fund Reserve --reason 'in dispute'")]
pub struct WriteOff {
    #[command(flatten)]
    of: Of,
    /// The reason
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    reason: Option<Text>,
    #[command(flatten)]
    decided: Decided,
    #[command(flatten)]
    common: Common,
}

/// Members, amounts and the year.
#[derive(Debug, clap::Args)]
struct Of {
    /// A member and an amount, or several WHO=HOW-MUCH
    #[arg(value_name = "WHO HOW-MUCH", required = true)]
    words: Vec<String>,
    /// The year, or another period, for which it was assessed
    #[arg(long = "for", value_name = "YEAR")]
    period: String,
    /// The fund, where two could be meant
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
}

pub fn credit(folder: &Path, args: &Credit) -> Result<Output, Failure> {
    let decided = Decided { at: None, exception: None };
    run(folder, Reduction::Credit, &args.of, args.reason.as_ref(), &decided, &args.common)
}

pub fn waive(folder: &Path, args: &Waive) -> Result<Output, Failure> {
    run(folder, Reduction::Waiver, &args.of, None, &args.decided, &args.common)
}

pub fn write_off(folder: &Path, args: &WriteOff) -> Result<Output, Failure> {
    run(folder, Reduction::WriteOff, &args.of, args.reason.as_ref(), &args.decided, &args.common)
}

fn run(
    folder: &Path,
    off: Reduction,
    of: &Of,
    reason: Option<&Text>,
    decided: &Decided,
    common: &Common,
) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, common)?;
    desk.books().read_of_members();
    let item = desk.item(decided.at.as_ref());
    let on = desk.on_or_of(item.as_ref());
    let mut all = Vec::new();
    for (who, much) in desk.pairs(&of.words, "pledgebook credit Belize 500 --for 2025 --reason surplus") {
        let party = desk.party("member", "", &who);
        let possible = receive::funds_of(desk.books(), party.as_ref(), desk.today);
        let fund = desk.fund(of.fund.as_ref(), &possible);
        let amount = desk.money(&much, fund.as_ref());
        let (Some(party), Some(fund), Some(amount)) = (party, fund, amount) else { continue };
        let found = receive::settled(desk.books(), &fund, Some(&party), &of.period);
        let assessment = desk.take(found).and_then(|thing| {
            let none = || Mistake::new(say!("cli-adjust-no-assessment", period = of.period));
            desk.take(thing.as_id::<AssessmentId>().ok_or_else(none))
        });
        all.extend(assessment.map(|assessment| (assessment, amount)));
    }
    let (act, subject) = match off {
        Reduction::WriteOff => (Authorised::WriteOff, format!("{}: write-off", of.period)),
        Reduction::Waiver | Reduction::Credit => (Authorised::Waive, format!("{}: waiver", of.period)),
    };
    let things = all.iter().map(|(assessment, _)| assessment.thing()).collect();
    let what = Deciding { act: Act::Approved, authorises: Some(act), of: things, subject };
    let (decision, mut facts) = desk.decision(item, &what);
    for (assessment, amount) in all {
        let ground = Ground { decision: decision.clone(), exception: decided.exception.clone() };
        let fact = adjust::taken_off(off, assessment, amount, reason.cloned(), ground, on);
        facts.extend(desk.take(fact));
    }
    desk.write(facts, &|_| Vec::new(), &adjust::said)
}
