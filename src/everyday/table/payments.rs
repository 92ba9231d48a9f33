//! Payments: what payers paid, and what it is applied to.

use std::collections::BTreeMap;

use crate::event::Event;
use crate::everyday::names;
use crate::everyday::receive::{self, Receipt, TypedRate, Writer};
use crate::everyday::screen::digits;
use crate::everyday::table::reading::{Cells, Known, day, funds};
use crate::everyday::table::{AtCell, Column, Content, Entry, Kind, Reader, Row};
use crate::everyday::typed::{Mistake, money};
use crate::languages::say;
use crate::state::books::Books;
use crate::value::days::Day;
use crate::value::ids::{AssessmentId, FundId, PartyId};
use crate::value::money::{Money, Rate};

/// The kind.
pub struct Payments;

const COLUMNS: [Column; 9] = [
    Column::needed("payer", Content::Party, &["pagador", "quien", "who", "miembro", "member"]),
    Column::needed("amount", Content::Amount, &["monto", "importe"]),
    Column::needed("date", Content::Day, &["fecha"]),
    Column::stated("currency", Content::Words, &["moneda"]),
    Column::stated("arrived", Content::Amount, &["ingresado"]),
    Column::stated("rate", Content::Words, &["tipo de cambio"]),
    Column::stated("fund", Content::Words, &["fondo"]),
    Column::stated("for", Content::Words, &["por", "cuota", "year", "ano"]),
    Column::stated("ref", Content::Words, &["referencia", "reference"]),
];

impl Kind for Payments {
    fn name(&self) -> &'static str {
        "payments"
    }

    fn one(&self) -> &'static str {
        "payment"
    }

    fn counted(&self, count: u64) -> String {
        say!("everyday-table-payments", count # count)
    }

    fn row(&self) -> String {
        say!("everyday-table-payments-row")
    }

    fn columns(&self) -> &'static [Column] {
        &COLUMNS
    }

    fn reader<'b>(&self, books: &'b Books, today: Day) -> Box<dyn Reader + 'b> {
        Box::new(OfPayments {
            books,
            today,
            payers: Known::new("payer", receive::payers(books)),
            publishers: Known::new("publisher", names::parties(books)),
            funds: funds(books),
            possible: BTreeMap::new(),
            writer: Writer::new(books),
        })
    }

    fn entry(&self, after: &Books, event: &Event) -> Option<Entry> {
        let Event::ContributionReceived(fact) = event else { return None };
        let name = |party: &PartyId| after.parties.name(after.parties.now(party));
        let label = fact.party.as_ref().map_or_else(|| say!("everyday-table-unidentified"), name);
        Some(Entry { label, amount: fact.amount, date: fact.date })
    }

    fn more(&self) -> String {
        say!("everyday-table-applied")
    }

    fn note(&self, after: &Books, events: &[&Event]) -> String {
        let mut assessments: Vec<AssessmentId> = Vec::new();
        for event in events {
            match event {
                Event::ContributionReceived(fact) if fact.party.is_none() => return say!("everyday-table-not-applied"),
                Event::ContributionApplied(fact) => {
                    let parts = fact.to.iter().flat_map(|to| to.iter());
                    for id in parts.filter_map(|part| part.to.as_id::<AssessmentId>()) {
                        if !assessments.contains(&id) {
                            assessments.push(id);
                        }
                    }
                }
                _ => {}
            }
        }
        applied(after, &assessments)
    }
}

/// Says what payments settle, and what is then left of the last of it.
fn applied(after: &Books, assessments: &[AssessmentId]) -> String {
    let issued = |id: &AssessmentId| after.assessments.all.created(id);
    let periods: Vec<String> = assessments.iter().filter_map(issued).map(|fact| fact.period.to_string()).collect();
    let Some(last) = assessments.last() else { return say!("everyday-table-in-advance") };
    let currency = issued(last).and_then(|fact| *fact.amount).map(|amount| amount.currency);
    let left = currency.map(|currency| Money { currency, amount: after.journal.outstanding(last, currency) });
    let (count, periods) = (periods.len(), periods.join(", "));
    match left {
        Some(left) if left.amount.is_positive() => say!("everyday-table-left", periods = periods, left = digits(left)),
        _ => say!("everyday-table-paid-in-full", periods = periods, count # count),
    }
}

struct OfPayments<'b> {
    books: &'b Books,
    today: Day,
    payers: Known<Option<PartyId>>,
    publishers: Known<PartyId>,
    funds: Known<FundId>,
    /// The funds that a payment of a party can be meant for.
    possible: BTreeMap<Option<PartyId>, Vec<FundId>>,
    writer: Writer<'b>,
}

impl Reader for OfPayments<'_> {
    fn facts(&mut self, rows: &[&Row]) -> Result<Vec<Event>, Vec<AtCell>> {
        let Some(row) = rows.first() else { return Ok(Vec::new()) };
        let receipt = self.receipt(row)?;
        self.writer.facts(&receipt).map_err(|mistake| vec![AtCell { place: row.place("amount"), mistake }])
    }
}

impl OfPayments<'_> {
    fn receipt(&mut self, row: &Row) -> Result<Receipt, Vec<AtCell>> {
        let (books, today) = (self.books, self.today);
        let mut cells = Cells::of(row);
        let party = cells.read("payer", |text| self.payers.find(text));
        let on = cells.read("date", day);
        let possible = self.possible.entry(party.clone().flatten());
        let possible = possible.or_insert_with_key(|party| receive::funds_of(books, party.as_ref(), today));
        let fund = self.funds.among(row.cell("fund"), possible);
        let fund = cells.take("fund", fund);
        let kept_in = fund.as_ref().and_then(|fund| books.funds.currency(fund));
        let amount = cells.money("amount", kept_in);
        let arrived = cells.stated("arrived", |text| money(text, kept_in));
        let rate = cells.stated("rate", |text| self.rate(text));
        let payer = party.as_ref().and_then(Option::as_ref);
        let settles =
            fund.as_ref().and_then(|fund| cells.stated("for", |text| receive::settled(books, fund, payer, text)));
        let reference = cells.parsed("ref");
        let receipt = match (party, on, fund, amount) {
            (Some(party), Some(on), Some(fund), Some(amount)) => Some(Receipt {
                fund,
                party,
                paid_by: None,
                amount,
                on,
                rate,
                arrived,
                reference,
                settles,
                exception: None,
            }),
            _ => None,
        };
        cells.finish(receipt)
    }

    /// Reads `WHO=RATE`, or `WHO` for a rate on record.
    fn rate(&mut self, text: &str) -> Result<TypedRate, Mistake> {
        let (who, value) = text.split_once('=').map_or((text, None), |(who, value)| (who, Some(value)));
        let publisher = self.publishers.find(who)?;
        let read = |value: &str| {
            value.parse::<Rate>().map_err(|_| {
                Mistake::new(say!("everyday-table-no-rate", text = value)).with(say!("everyday-table-write-rate"))
            })
        };
        Ok(TypedRate { publisher, value: value.map(read).transpose()? })
    }
}
