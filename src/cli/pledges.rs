use std::path::Path;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::cli::options::{Narrowing, Who};
use crate::cli::{Failure, Opened, Options, Output, Query, filters};
use crate::event::field::Field;
use crate::event::pledge::{Role, Wording};
use crate::languages::say;
use crate::report::pledges::{Filter, Kind, Stage, pledges};
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
#[command(
    after_help = "Examples:\n  pledgebook pledges IOM\n  pledgebook pledges --class observer-of --wording offered\n  pledgebook pledges --year 2018 --kind pledge\n  pledgebook pledges --role financial --format csv"
)]
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
    /// Only of parties with this relation: the members, or the observers
    #[arg(long, value_name = "RELATION", value_parser = ["member-of", "observer-of"])]
    class: Option<String>,
    /// Only what the source words so: it calls it an offer, or states it
    #[arg(long, value_name = "WORDING", value_parser = PossibleValuesParser::new(<Wording as Field>::CHOICES))]
    wording: Option<String>,
    /// Only promises, or only support without one on record
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(<Kind as Field>::CHOICES))]
    kind: Option<String>,
    #[command(flatten)]
    narrowing: Narrowing,
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
        class: args.class.as_ref().and_then(|class| class.parse().ok()),
        wording: args.wording.as_ref().and_then(|wording| wording.parse().ok()),
        kind: args.kind.as_ref().and_then(|kind| kind.parse().ok()),
        narrow: args.narrowing.read()?,
    };
    let query = Query {
        verb: "pledges",
        filters: args.narrowing.beside(filters([
            ("party", filter.party.as_ref().map(ToString::to_string)),
            ("toward", filter.toward.as_ref().map(ToString::to_string)),
            ("role", args.role.clone()),
            ("stage", args.stage.map(|stage| stage.word().to_owned())),
            ("step", args.step.clone()),
            ("class", args.class.clone()),
            ("wording", args.wording.clone()),
            ("kind", args.kind.clone()),
        ])),
    };
    opened.answer(&say!("cli-pledges"), &pledges(opened.asked(), &filter), &args.options, &query)
}
