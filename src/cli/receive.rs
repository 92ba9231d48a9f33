use std::path::Path;

use crate::cli::everyday::{Common, Desk, Payment};
use crate::cli::{Failure, Output};
use crate::everyday::names;
use crate::everyday::receive::{self, Receipt, TypedRate, Writer};
use crate::everyday::typed::{Mistake, called};
use crate::languages::say;
use crate::state::books::Books;
use crate::value::money::Rate;

/// Records a payment: who paid, how much, and what it settles
///
/// The payer is any name or code, or a whole word of one: `Tobago`. The fund is the one in which the payer owes. The payment
/// is applied to what the payer owes, the oldest first; the rest is received in advance. `unidentified` is a payer; `pledgebook
/// identify` says later who it was. Several payments of one day are NAME=AMOUNT each: all are recorded, or none.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook receive Honduras 1000 --fund Reserve --on 2025-12-20 --ref HN-7\n  pledgebook receive Mexico 250 --arrived 240 --fund Consular --on 2025-12-20\n  pledgebook receive Mexico 'CHF 100' --rate IOM=1.25 --arrived 124.10 --fund Consular\n  pledgebook receive unidentified 12000 --fund Reserve --ref TRF-88213\n  pledgebook receive Panama=50 Belize=60 --fund Reserve --on 2025-12-20\n\nThe examples run in the ledger that `pledgebook demo` makes."
)]
pub struct Args {
    /// Who paid and how much, or several WHO=HOW-MUCH
    #[arg(value_name = "WHO HOW-MUCH", required = true)]
    words: Vec<String>,
    /// What it settles, where that is not the oldest: a year, or a pledge
    #[arg(long = "for", value_name = "YEAR|PLEDGE")]
    settles: Option<String>,
    /// The party that paid in place of WHO
    #[arg(long, value_name = "WHO")]
    by: Option<String>,
    /// The rate for another currency: who publishes it, and the units of the fund's currency for one that was paid
    #[arg(long, value_name = "WHO[=RATE]")]
    rate: Option<String>,
    /// What the bank credited, where that is another amount
    #[arg(long, value_name = "HOW-MUCH")]
    arrived: Option<String>,
    #[command(flatten)]
    payment: Payment,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    desk.books().read_of_members();
    let on = desk.on();
    let by = args.by.as_ref().and_then(|text| desk.party("party", "--by ", text));
    let rate = args.rate.as_ref().map(|text| typed_rate(desk.books(), text));
    let rate = rate.and_then(|rate| desk.take(rate));
    let pairs = desk.pairs(&args.words, "pledgebook receive Belize 18000");
    if pairs.len() > 1 && (args.arrived.is_some() || args.payment.reference.is_some() || args.settles.is_some()) {
        desk.mistakes.push(Mistake::new(say!("cli-receive-of-one")).with(say!("cli-receive-own-command")));
    }
    let mut receipts = Vec::new();
    for (who, much) in &pairs {
        let found = called("payer", "", who, &receive::payers(desk.books()));
        let Some(party) = desk.take(found) else {
            // The amount is read all the same, to tell all mistakes at once.
            desk.money(much, None);
            continue;
        };
        let possible = receive::funds_of(desk.books(), party.as_ref(), desk.today);
        let fund = desk.fund(args.payment.fund.as_ref(), &possible);
        let amount = desk.money(much, fund.as_ref());
        let arrived = args.arrived.as_ref().and_then(|text| desk.money(text, fund.as_ref()));
        let (Some(fund), Some(amount)) = (fund, amount) else { continue };
        let settles = args.settles.as_ref().map(|text| receive::settled(desk.books(), &fund, party.as_ref(), text));
        let settles = settles.and_then(|found| desk.take(found));
        let (paid_by, reference, exception) =
            (by.clone(), args.payment.reference.clone(), args.payment.exception.clone());
        receipts.push(Receipt {
            fund,
            party,
            paid_by,
            amount,
            on,
            rate: rate.clone(),
            arrived,
            reference,
            settles,
            exception,
        });
    }
    if args.rate.is_some() && rate.is_none() {
        receipts.clear(); // The rate is told already.
    }
    let (mut writer, mut facts, mut wrong) = (Writer::new(desk.books()), Vec::new(), Vec::new());
    for receipt in &receipts {
        match writer.facts(receipt) {
            Ok(of_one) => facts.extend(of_one),
            Err(mistake) => wrong.push(mistake),
        }
    }
    desk.mistakes.extend(wrong);
    desk.write(facts, &receive::questions, &receive::said)
}

/// Reads `WHO=RATE`, or `WHO` for a rate on record.
pub fn typed_rate(books: &Books, text: &str) -> Result<TypedRate, Mistake> {
    let (who, value) = text.split_once('=').map_or((text, None), |(who, value)| (who, Some(value)));
    let publisher = called("publisher", "--rate ", who, &names::parties(books))?;
    let read = |value: &str| {
        value.parse::<Rate>().map_err(|_| {
            let says = say!("cli-receive-not-a-rate", text = value);
            Mistake::new(says).with(say!("cli-receive-rate-example"))
        })
    };
    Ok(TypedRate { publisher, value: value.map(read).transpose()? })
}
