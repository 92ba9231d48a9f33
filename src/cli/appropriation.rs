//! `propose`, `recommend`, `approve`, `revise` and `transfer`.

use std::path::Path;

use crate::cli::everyday::{Common, Decided, Desk};
use crate::cli::{Failure, Output};
use crate::event::budget::Line;
use crate::event::meeting::{Act, Authorised};
use crate::everyday::budget::{self, Ground};
use crate::everyday::meetings::{Deciding, Item};
use crate::everyday::typed::{Mistake, called};
use crate::languages::say;
use crate::value::days::Day;
use crate::value::ids::{BudgetId, FundId, Id as _, LineId};
use crate::value::money::Money;

/// The budget of a fund for a year, and amounts of its lines.
#[derive(Debug, clap::Args)]
struct Of {
    /// The fund
    #[arg(value_name = "FUND")]
    fund: String,
    /// The year: the fiscal year of the ledger, or another period
    #[arg(value_name = "YEAR")]
    period: String,
    /// Lines and their amounts
    #[arg(value_name = "LINE=HOW-MUCH")]
    lines: Vec<String>,
}

/// Records a budget that is proposed for a fund and a year, line by line
///
/// The office that holds the key proposes it, unless --by names another.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook propose Reserve 2027 cases=20000 audit=1000 --on 2025-12-20")]
pub struct Propose {
    #[command(flatten)]
    of: Of,
    /// The party that proposes it
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// Records that a body recommends a budget; without lines, as it was proposed
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: pledgebook recommend Programme 2026 sessions=25000 --at 'Consultation Group 2026-01-15/2'"
)]
pub struct Recommend {
    #[command(flatten)]
    of: Of,
    /// Where it was recommended: the forum, the day and the item; a meeting that is not on record is added
    #[arg(long, value_name = "MEETING/ITEM")]
    at: Option<String>,
    #[command(flatten)]
    common: Common,
}

/// Records that a budget was approved; without lines, as it was recommended, or else as it was proposed
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook approve Programme 2026 sessions=25000 --at 'Vice-Ministerial Meeting 2026-01-20/3'\n  pledgebook approve Technical 2026 travel=2000 --supplement --at vmm-2025/D8"
)]
pub struct Approve {
    #[command(flatten)]
    of: Of,
    /// Adds the amounts to the lines of the budget that is approved already
    #[arg(long)]
    supplement: bool,
    #[command(flatten)]
    decided: Decided,
    #[command(flatten)]
    common: Common,
}

/// Records that lines of an approved budget were set anew
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook revise Technical 2026 travel=18000 --at vmm-2025/D9")]
pub struct Revise {
    #[command(flatten)]
    of: Of,
    #[command(flatten)]
    decided: Decided,
    #[command(flatten)]
    common: Common,
}

/// Records a transfer from one line of an approved budget to another
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: pledgebook transfer travel=500 --to services --fund Technical --on 2025-12-20")]
pub struct Transfer {
    /// The line that gives, and the amount
    #[arg(value_name = "LINE=HOW-MUCH")]
    from: String,
    /// The line that takes
    #[arg(long, value_name = "LINE")]
    to: String,
    /// The fund, where lines of two budgets have these names
    #[arg(long, value_name = "FUND")]
    fund: Option<String>,
    #[command(flatten)]
    decided: Decided,
    #[command(flatten)]
    common: Common,
}

pub fn propose(folder: &Path, args: &Propose) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = desk.on();
    let of = desk.fund_and_period(&args.of.fund, &args.of.period);
    let lines = lines(&mut desk, &args.of, of.as_ref().map(|(fund, _)| fund), None);
    let by = match &args.by {
        Some(text) => desk.party("party", "--by ", text),
        None => desk.office()?,
    };
    if args.of.lines.is_empty() {
        desk.mistakes.push(which_lines("staff=70000 travel=18000"));
    }
    let mut facts = Vec::new();
    if let Some((fund, period)) = of {
        let fact = budget::proposed(desk.books(), &fund, period, lines, by, on);
        facts.extend(desk.take(fact));
    }
    desk.write(facts, &|_| Vec::new(), &budget::said)
}

pub fn recommend(folder: &Path, args: &Recommend) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let item = desk.item(args.at.as_ref());
    let Some(step) = Step::read(&mut desk, &args.of, item.as_ref(), false) else { return desk.write_nothing() };
    let Step { budget, lines, on, title } = step;
    let what = Deciding {
        act: Act::Recommended,
        authorises: None,
        of: vec![budget.thing()],
        subject: format!("{title}: budget recommended"),
    };
    let (decision, mut facts) = desk.decision(item, &what);
    facts.push(budget::recommended(budget, lines, Ground { decision, exception: None }, on));
    desk.write(facts, &|_| Vec::new(), &budget::said)
}

pub fn approve(folder: &Path, args: &Approve) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let item = desk.item(args.decided.at.as_ref());
    let Some(step) = Step::read(&mut desk, &args.of, item.as_ref(), false) else { return desk.write_nothing() };
    let Step { budget, lines, on, title } = step;
    let what = approval(Authorised::Approve, &budget, format!("{title}: budget approved"));
    let (decision, mut facts) = desk.decision(item, &what);
    let ground = Ground { decision, exception: args.decided.exception.clone() };
    facts.push(budget::approved(budget, lines, args.supplement, ground, on));
    desk.write(facts, &|_| Vec::new(), &budget::said)
}

pub fn revise(folder: &Path, args: &Revise) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let item = desk.item(args.decided.at.as_ref());
    if args.of.lines.is_empty() {
        desk.mistakes.push(which_lines("travel=16000"));
    }
    let Some(step) = Step::read(&mut desk, &args.of, item.as_ref(), true) else { return desk.write_nothing() };
    let Step { budget, lines, on, title } = step;
    let what = approval(Authorised::Revise, &budget, format!("{title}: budget revised"));
    let (decision, mut facts) = desk.decision(item, &what);
    let ground = Ground { decision, exception: args.decided.exception.clone() };
    facts.extend(budget::revised(budget, lines, ground, on));
    desk.write(facts, &|_| Vec::new(), &budget::said)
}

pub fn transfer(folder: &Path, args: &Transfer) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let item = desk.item(args.decided.at.as_ref());
    let on = desk.on_or_of(item.as_ref());
    let fund = args.fund.as_ref().and_then(|_| desk.fund(args.fund.as_ref(), &[]));
    let of_day = crate::everyday::pay::lines_on(desk.books(), fund.as_ref(), on);
    let pair = desk.pairs(std::slice::from_ref(&args.from), "pledgebook transfer travel=500 --to data");
    let Some((from, much)) = pair.into_iter().next() else { return desk.write_nothing() };
    let found = called("line", "", &from, &of_day);
    let line = desk.take(found);
    let of_same = line.as_ref().map(|(budget, _)| budget::lines_of(desk.books(), budget)).unwrap_or_default();
    let to = line.as_ref().map(|_| called("line", "--to ", &args.to, &of_same)).and_then(|found| desk.take(found));
    let fund = line.as_ref().and_then(|(budget, _)| desk.books().budgets.all.created(budget)?.fund.clone());
    let amount = desk.money(&much, fund.as_ref());
    let (Some((budget, from)), Some(to), Some(amount)) = (line, to, amount) else { return desk.write_nothing() };
    let what = approval(Authorised::Transfer, &budget, format!("{from} to {to}: transfer approved"));
    let (decision, mut facts) = desk.decision(item, &what);
    let ground = Ground { decision, exception: args.decided.exception.clone() };
    facts.push(budget::transferred(budget, from, to, amount, ground, on));
    desk.write(facts, &|_| Vec::new(), &budget::said)
}

fn which_lines(example: &str) -> Mistake {
    Mistake::new(say!("cli-appropriation-which-lines")).with(say!("cli-everyday-for-example", example = example))
}

fn approval(act: Authorised, budget: &BudgetId, subject: String) -> Deciding {
    Deciding { act: Act::Approved, authorises: Some(act), of: vec![budget.thing()], subject }
}

/// A step of a budget that is on record.
struct Step {
    budget: BudgetId,
    lines: Vec<Line>,
    on: Day,
    /// The fund and the period, in words.
    title: String,
}

impl Step {
    fn read(desk: &mut Desk<'_>, of: &Of, item: Option<&Item>, only_known: bool) -> Option<Self> {
        let on = desk.on_or_of(item);
        let found = desk.fund_and_period(&of.fund, &of.period);
        let budget = found.as_ref().map(|(fund, period)| budget::of_period(desk.books(), fund, *period));
        let budget = budget.and_then(|budget| desk.take(budget));
        let known = budget.as_ref().map(|budget| budget::lines_of(desk.books(), budget)).filter(|_| only_known);
        let lines = lines(desk, of, found.as_ref().map(|(fund, _)| fund), known.as_deref());
        let title = desk.books().budgets.all.created(budget.as_ref()?)?.title.to_string();
        Some(Self { budget: budget?, lines, on, title })
    }
}

/// Reads lines and their amounts; of lines that are on record, where only these make sense.
fn lines(
    desk: &mut Desk<'_>,
    of: &Of,
    fund: Option<&FundId>,
    known: Option<&[crate::everyday::names::Called<LineId>]>,
) -> Vec<Line> {
    if of.lines.is_empty() {
        return Vec::new();
    }
    if of.lines.iter().any(|word| !word.contains('=')) {
        let says = say!("cli-appropriation-no-line", text = of.lines.join(" "));
        desk.mistakes.push(Mistake::new(says).with(say!("cli-appropriation-write-line")));
        return Vec::new();
    }
    let mut all = Vec::new();
    for word in &of.lines {
        let Some((line, much)) = word.split_once('=') else { continue };
        let line = match known {
            Some(known) => called("line", "", line, known),
            None => line
                .to_lowercase()
                .parse::<LineId>()
                .map_err(|error| Mistake::new(say!("cli-appropriation-not-a-name", line = line, error = error))),
        };
        let (line, amount): (Option<LineId>, Option<Money>) = (desk.take(line), desk.money(much, fund));
        all.extend(line.zip(amount).map(|(line, amount)| Line { line, amount }));
    }
    all
}
