use std::path::{Path, PathBuf};

use crate::cli::everyday::{Common, Desk};
use crate::cli::{Failure, Output, named_file};
use crate::event::activity::ActivityKind;
use crate::event::field::Field as _;
use crate::event::meeting::Act;
use crate::event::party::{Authority, Nature, Relation};
use crate::everyday::add::{self, OfActivity, Related};
use crate::everyday::meetings::Deciding;
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::days::Window;
use crate::value::ids::Id as _;
use crate::value::money::Currency;
use crate::value::text::Text;

/// Adds a party, a fund, an activity or a document
///
/// Names are written in one line: `English/Spanish (ABBREVIATION)`; the second and the third may be left out.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  pledgebook add party 'Norway/Noruega' --observer-of IDB-DEMO --on 2025-12-20\n  pledgebook add fund 'Training Fund/Fondo de Capacitación'\n  pledgebook add activity 'Workshop on visas' --host Panama --window 2026-05\n  pledgebook add document 'Letter of 3 May' --kept-at 'the archive of the Secretariat'"
)]
pub struct Args {
    #[command(subcommand)]
    kind: Kind,
}

#[derive(Debug, clap::Subcommand)]
enum Kind {
    /// A state, an organisation, a body, an office …
    Party(Party),
    /// A fund
    Fund(Fund),
    /// An activity
    Activity(Activity),
    /// A document: a file, an address on the web, or a paper
    Document(Document),
}

#[derive(Debug, clap::Args)]
struct Party {
    /// Its names: English/Spanish (ABBREVIATION)
    #[arg(value_name = "NAMES")]
    names: String,
    /// What it is; left out, a state if it has the name of one, else an organisation
    #[arg(long = "as", value_name = "NATURE", value_parser = clap::builder::PossibleValuesParser::new(Nature::CHOICES))]
    nature: Option<String>,
    /// The party of which it is a member, from --on
    #[arg(long, value_name = "WHO")]
    member_of: Option<String>,
    /// The party of which it is an observer, from --on
    #[arg(long, value_name = "WHO")]
    observer_of: Option<String>,
    /// The party of which it is a part, from --on
    #[arg(long, value_name = "WHO")]
    part_of: Option<String>,
    /// A body that decides
    #[arg(long, conflicts_with = "recommends")]
    decides: bool,
    /// A body that recommends
    #[arg(long)]
    recommends: bool,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Fund {
    /// Its names: English/Spanish (ABBREVIATION)
    #[arg(value_name = "NAMES")]
    names: String,
    /// The body that owns it; left out, the one that owns the others
    #[arg(long, value_name = "WHO")]
    of: Option<String>,
    /// The currency in which it is kept; left out, the ledger's first
    #[arg(long, value_name = "CURRENCY", value_parser = str::parse::<Currency>)]
    currency: Option<Currency>,
    /// Its purpose, in words
    #[arg(long = "for", value_name = "TEXT", value_parser = str::parse::<Text>)]
    purpose: Option<Text>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Activity {
    /// Its title
    #[arg(value_name = "TITLE", value_parser = str::parse::<Text>)]
    title: Text,
    /// What it is
    #[arg(long = "as", value_name = "KIND", default_value = "workshop", value_parser = clap::builder::PossibleValuesParser::new(ActivityKind::CHOICES))]
    kind: String,
    /// Who hosts it; repeat it for several
    #[arg(long, value_name = "WHO")]
    host: Vec<String>,
    /// Where it takes place
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    place: Option<Text>,
    /// When it takes place, as EDTF: 2026-05, or 2026-05-04/2026-05-06
    #[arg(long, value_name = "DAYS", value_parser = str::parse::<Window>)]
    window: Option<Window>,
    /// Where it was recommended: the forum, the day and the item; a meeting that is not on record is added
    #[arg(long, value_name = "MEETING/ITEM")]
    at: Option<String>,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, clap::Args)]
struct Document {
    /// Its title, or a file
    #[arg(value_name = "TITLE|FILE")]
    title: String,
    /// Its address on the web
    #[arg(long, value_name = "ADDRESS")]
    url: Option<String>,
    /// Where it is kept, if it is on paper
    #[arg(long, value_name = "TEXT", value_parser = str::parse::<Text>)]
    kept_at: Option<Text>,
    #[command(flatten)]
    common: Common,
}

pub fn run(folder: &Path, args: &Args) -> Result<Output, Failure> {
    match &args.kind {
        Kind::Party(args) => party(folder, args),
        Kind::Fund(args) => fund(folder, args),
        Kind::Activity(args) => activity(folder, args),
        Kind::Document(args) => document(folder, args),
    }
}

fn party(folder: &Path, args: &Party) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = args.common.on.is_some().then(|| desk.on());
    let nature = args.nature.as_ref().and_then(|word| word.parse().ok());
    let authority = match (args.decides, args.recommends) {
        (true, _) => Some(Authority::Decides),
        (_, true) => Some(Authority::Recommends),
        _ => None,
    };
    let mut related = Related { to: Vec::new(), authority };
    for (relation, who, option) in [
        (Relation::MemberOf, &args.member_of, "--member-of "),
        (Relation::ObserverOf, &args.observer_of, "--observer-of "),
        (Relation::PartOf, &args.part_of, "--part-of "),
    ] {
        let found = who.as_ref().and_then(|text| desk.party("party", option, text));
        related.to.extend(found.map(|party| (relation, party.thing())));
    }
    let usual = if authority.is_some() { Nature::Body } else { Nature::Organisation };
    let text = match nature {
        Some::<Nature>(nature) => format!("{} [{nature}]", args.names),
        None => args.names.clone(),
    };
    let facts = add::party(&text, usual, &related, on);
    let facts = desk.take(facts).unwrap_or_default();
    desk.write(facts, &|_| Vec::new(), &add::said)
}

fn fund(folder: &Path, args: &Fund) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let of = match &args.of {
        Some(text) => desk.party("party", "--of ", text),
        None => add::owner(desk.books()),
    };
    let currency = args.currency.or_else(|| desk.books().recorders.first_currency());
    let fact = add::fund(&args.names, of, currency, args.purpose.clone());
    let facts = desk.take(fact).into_iter().collect();
    desk.write(facts, &|_| Vec::new(), &add::said)
}

fn activity(folder: &Path, args: &Activity) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let item = desk.item(args.at.as_ref());
    let on = desk.on_or_of(item.as_ref());
    let hosts = args.host.iter().filter_map(|text| desk.party("host", "--host ", text)).collect();
    let known = OfActivity { hosts, place: args.place.clone(), window: args.window.clone(), decision: None };
    let kind = args.kind.parse().map_err(|_| Failure::argument("--as", say!("cli-add-no-kind")))?;
    let what = Deciding {
        act: Act::Recommended,
        authorises: None,
        of: Vec::new(),
        subject: format!("{}: recommended", args.title),
    };
    let (decision, mut facts) = desk.decision(item, &what);
    let fact = add::activity(desk.books(), &args.title, kind, OfActivity { decision, ..known }, on);
    facts.extend(desk.take(fact));
    desk.write(facts, &|_| Vec::new(), &add::said)
}

fn document(folder: &Path, args: &Document) -> Result<Output, Failure> {
    let mut desk = Desk::open(folder, &args.common)?;
    let on = args.common.on.is_some().then(|| desk.on());
    let file = PathBuf::from(&args.title);
    let fact = match file.is_file() {
        true => match named_file::of(desk.books(), &file)? {
            Ok((id, None)) => Err(Mistake::new(say!("cli-add-on-record", document = id))),
            Ok((_, Some(fact))) => Ok(fact),
            Err(mistake) => Err(mistake),
        },
        false if args.url.is_none() && args.kept_at.is_none() => {
            Err(Mistake::new(say!("cli-add-no-file", title = args.title)).with(say!("cli-add-name-a-file")))
        }
        false => args
            .title
            .parse::<Text>()
            .map_err(|error| Mistake::new(format!("\"{}\": {error}.", args.title)))
            .and_then(|title| add::document(desk.books(), &title, args.url.as_deref(), args.kept_at.clone(), on)),
    };
    let facts = desk.take(fact).into_iter().collect();
    desk.write(facts, &|_| Vec::new(), &add::said)
}
