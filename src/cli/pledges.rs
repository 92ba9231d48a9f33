use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::options::Who;
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::field::Field;
use crate::event::pledge::Role;
use crate::report::pledges::{Filter, Stage, pledges};
use crate::state::pledges::LastStep;

/// Who pledged what, toward what, and what came of it
///
/// Lists pledges (promises that are not yet binding) and support that a document acknowledges without a promise on
/// record. An amount that no source states reads "not stated"; it is counted beside the totals and never as zero. A
/// pledge whose time has passed with nothing recorded reads "no record of what came of it". "Offered" means that the
/// source calls it an offer; "stated", that it states the support without saying who offered it; "recommended only",
/// that the item which states it only recommends.
///
/// What came of a pledge follows from the figures, in its own currency: open, part received, received, more than
/// pledged; some received, where no amount is stated; part fulfilled and fulfilled, where it has other roles than
/// money; withdrawn. `explain received:PLEDGE` shows the payments.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  pledgebook pledges IOM\n  pledgebook pledges --role financial --format csv")]
pub struct Args {
    #[command(flatten)]
    who: Who,
    /// Only toward this activity or fund: id, title or name
    #[arg(long, value_name = "ACTIVITY|FUND")]
    toward: Option<String>,
    /// Only toward this fund: id or name
    #[arg(long, value_name = "FUND", conflicts_with = "toward")]
    fund: Option<String>,
    /// Only in this part
    #[arg(long, value_name = "ROLE", value_parser = PossibleValuesParser::new(<Role as Field>::CHOICES))]
    role: Option<String>,
    /// Only what came to this
    #[arg(long, value_name = "STAGE", value_parser = stages())]
    stage: Option<Stage>,
    /// Only what was last changed in this way
    #[arg(long, value_name = "STEP", value_parser = PossibleValuesParser::new(<LastStep as Field>::CHOICES))]
    step: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Reads the words of [`Stage`]; a hyphen stands for a space, as people type it.
fn stages() -> impl TypedValueParser<Value = Stage> {
    let word = |word: &'static str| PossibleValue::new(word).alias(word.replace(' ', "-"));
    let words: Vec<_> = Stage::words().into_iter().map(word).collect();
    PossibleValuesParser::new(words).try_map(|word| word.replace('-', " ").parse::<Stage>())
}

pub fn run(ledger: &Path, args: &Args) -> Result<Output, Failure> {
    let opened = Opened::read(ledger, &args.options)?;
    let toward = match (&args.toward, &args.fund) {
        (Some(found), _) => Some(opened.thing("--toward", found)?),
        (None, Some(found)) => Some(opened.thing("--fund", found)?),
        (None, None) => None,
    };
    let filter = Filter {
        party: opened.party(args.who.named())?,
        toward,
        role: args.role.as_ref().and_then(|role| role.parse().ok()),
        stage: args.stage,
        step: args.step.as_ref().and_then(|step| step.parse().ok()),
    };
    let query = Query {
        verb: "pledges",
        filters: filters([
            ("party", filter.party.as_ref().map(ToString::to_string)),
            ("toward", filter.toward.as_ref().map(ToString::to_string)),
            ("role", args.role.clone()),
            ("stage", args.stage.map(|stage| stage.word().to_owned())),
            ("step", args.step.clone()),
        ]),
    };
    opened.answer("Pledges and support", &pledges(opened.asked(), &filter), &args.options, &query)
}
