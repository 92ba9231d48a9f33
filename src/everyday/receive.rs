//! `receive` and `identify`: a payment, its rate if it came in another currency, and what it is applied to.

use std::collections::BTreeMap;

use crate::event::contribution::{Allocation, ContributionApplied, ContributionReceived, Form};
use crate::event::field::{AtLeastOne, Breaks, Exception, Filled, New, Reference};
use crate::event::fund::RatePublished;
use crate::event::record::Record;
use crate::event::{Event, Fact as _};
use crate::everyday::names::{self, Called};
use crate::everyday::screen::{Line, Screen, Shown, digits, in_words, sum};
use crate::everyday::typed::{Mistake, quoted};
use crate::everyday::{Change, FreeIds, free_id};
use crate::languages::{say, term};
use crate::state::accounts::{Account, AccountType};
use crate::state::books::Books;
use crate::state::figures::{Figure, FigureName, members};
use crate::value::days::{Day, Period, Span};
use crate::value::ids::{AssessmentId, ContributionId, FundId, Id as _, PartyId, PledgeId, RateId, Thing};
use crate::value::money::{Amount, Currency, Money, Rate};
use crate::value::text::Text;

/// A rate, as it is typed.
#[derive(Debug, Clone)]
pub struct TypedRate {
    /// Who publishes it.
    pub publisher: PartyId,
    /// Its value; left out, one on record that holds on the day.
    pub value: Option<Rate>,
}

/// A payment, as it is typed.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The fund that received it.
    pub fund: FundId,
    /// The party that it settles something for; `None` while the payer is unidentified.
    pub party: Option<PartyId>,
    /// Who paid in place of the party.
    pub paid_by: Option<PartyId>,
    /// The amount paid.
    pub amount: Money,
    /// The value day.
    pub on: Day,
    /// The rate, if it was paid in another currency.
    pub rate: Option<TypedRate>,
    /// What arrived, where that is another amount.
    pub arrived: Option<Money>,
    /// The bank's reference.
    pub reference: Option<Text>,
    /// What it settles: the oldest assessments first, if that is not said.
    pub settles: Option<Thing>,
    /// Why it is reported although it breaks a rule.
    pub exception: Option<Text>,
}

/// Returns the funds that a payment of a party can be meant for: those in which it owes; else those in which it was ever
/// assessed; else all.
#[must_use]
pub fn funds_of(books: &Books, party: Option<&PartyId>, today: Day) -> Vec<FundId> {
    let all = || books.funds.all.iter().map(|(id, ..)| id.clone()).collect::<Vec<_>>();
    let Some(party) = party.map(|party| books.parties.now(party)) else { return all() };
    let assessed: Vec<FundId> = all().into_iter().filter(|fund| members(books, fund).contains(party)).collect();
    let owes = |fund: &&FundId| !Figure::within(FigureName::OutstandingOf, *fund, party).value(books, today).is_zero();
    let owed: Vec<FundId> = assessed.iter().filter(owes).cloned().collect();
    [owed, assessed].into_iter().find(|funds| !funds.is_empty()).unwrap_or_else(all)
}

/// Finds what a payment settles: a year or another period in which the party was assessed in the fund, or a pledge.
pub fn settled(books: &Books, fund: &FundId, party: Option<&PartyId>, text: &str) -> Result<Thing, Mistake> {
    let period = Period::typed(text, books.recorders.year_begins()).ok();
    let of_party: Vec<&AssessmentId> = party
        .map(|party| books.assessments.of_member(&books.parties, fund, books.parties.now(party)))
        .unwrap_or_default();
    let mut periods = Vec::new();
    for id in of_party {
        let Some(issued) = books.assessments.all.created(id) else { continue };
        if Some(issued.period) == period || id.to_string() == text {
            return Ok(id.thing());
        }
        periods.push(issued.period.to_string());
    }
    if let Ok(pledge) = text.parse::<PledgeId>()
        && books.pledges.made.created(&pledge).is_some()
    {
        return Ok(pledge.thing());
    }
    let known = match periods.as_slice() {
        [] => say!("everyday-nothing-assessed"),
        periods => say!("everyday-assessed-are", periods = periods.join(", ")),
    };
    Err(Mistake::new(say!("everyday-not-assessed", text = quoted(text))).with(known))
}

/// Writes the facts of payments, one after another: each knows what those before it do.
#[derive(Debug)]
pub struct Writer<'b> {
    books: &'b Books,
    ids: FreeIds,
    /// What was applied to assessments so far, by fund and party.
    applied: BTreeMap<(FundId, PartyId), Amount>,
    rates: Vec<RatePublished>,
}

impl<'b> Writer<'b> {
    /// Begins on these books.
    #[must_use]
    pub fn new(books: &'b Books) -> Self {
        Self { books, ids: FreeIds::default(), applied: BTreeMap::new(), rates: Vec::new() }
    }

    /// Returns the facts of a payment.
    pub fn facts(&mut self, receipt: &Receipt) -> Result<Vec<Event>, Mistake> {
        let books = self.books;
        let Receipt { fund, party, paid_by, amount, on, reference, exception, .. } = receipt;
        let payer = paid_by.as_ref().or(party.as_ref());
        let stem = payer.map_or_else(|| "unidentified".to_owned(), PartyId::to_string);
        let id = self.ids.next(&stem, *on, |id| {
            id.parse::<ContributionId>().is_ok_and(|id| books.things.defined_by(&id.thing()).is_some())
        });
        let contribution: ContributionId = id.parse().map_err(|_| Mistake::new(say!("everyday-no-id", id = id)))?;
        let date = Some(Span::from(*on));
        let mut facts = Vec::new();
        let kept_in = books.funds.currency(fund);
        let (mut rate, mut credited) = (None, amount.amount);
        if let Some(kept_in) = kept_in.filter(|kept_in| *kept_in != amount.currency) {
            let (id, published) = self.rate(receipt, kept_in, &mut facts)?;
            let places = books.recorders.places(kept_in);
            credited = published.convert(amount.amount, kept_in, places).map_or(credited, |money| money.amount);
            rate = Some(id);
        }
        let arrived_short = receipt.arrived.filter(|arrived| arrived.currency == amount.currency);
        let charges = arrived_short.and_then(|arrived| amount.amount.checked_sub(arrived.amount));
        facts.push(Event::ContributionReceived(ContributionReceived {
            contribution: New(contribution.clone()),
            fund: fund.clone(),
            party: paid_by.clone().or_else(|| party.clone()),
            form: Form::Cash,
            amount: Some(*amount),
            rate,
            credited: Filled(None),
            charges: charges.filter(|charges| !charges.is_zero()).map(|charges| amount.with(charges)),
            arrived: Filled(receipt.arrived),
            reference: reference.clone().map(Reference),
            exception: exception.clone().map(Exception),
            breaks: Breaks::default(),
            date,
            inferred: None,
        }));
        let to = receipt.settles.as_ref().zip(kept_in).map(|(thing, currency)| {
            let owed = thing.as_id().map(|id| books.journal.outstanding(&id, currency));
            Allocation {
                to: thing.clone(),
                amount: Money { currency, amount: owed.map_or(credited, |owed| owed.min(credited)) },
            }
        });
        let owed = party.as_ref().map(|party| self.still_owed(fund, party, *on)).filter(|owed| owed.is_positive());
        if to.is_some() || owed.is_some() {
            if let Some(party) = party {
                let key = (fund.clone(), books.parties.now(party).clone());
                let so_far = self.applied.entry(key).or_insert(Amount::ZERO);
                *so_far = so_far.checked_add(credited).unwrap_or(*so_far);
            }
            facts.push(Event::ContributionApplied(ContributionApplied {
                contribution,
                payer: Filled(None),
                on_behalf_of: party.clone().filter(|_| paid_by.is_some()),
                to: Filled(to.and_then(|to| AtLeastOne::new(vec![to]))),
                counts_for: Filled(None),
                rate: None,
                ground: None,
                fund: Filled(None),
                date,
                inferred: None,
            }));
        }
        Ok(facts)
    }

    /// Returns what a party owes in a fund of what was assessed by a day, less what was applied so far.
    fn still_owed(&self, fund: &FundId, party: &PartyId, on: Day) -> Amount {
        let books = self.books;
        let Some(kept_in) = books.funds.currency(fund) else { return Amount::ZERO };
        let party = books.parties.now(party);
        let is_issued = |id: &&AssessmentId| {
            let issued = books.assessments.all.created(*id).and_then(|issued| issued.date);
            issued.is_none_or(|issued| issued.first() <= on)
        };
        let ids = books.assessments.of_member(&books.parties, fund, party).into_iter().filter(is_issued);
        let open = ids.map(|id| books.journal.outstanding(id, kept_in)).filter(|amount| amount.is_positive());
        let applied = self.applied.get(&(fund.clone(), party.clone())).copied().unwrap_or(Amount::ZERO);
        sum(kept_in, open).amount.checked_sub(applied).unwrap_or(Amount::ZERO)
    }

    /// Returns the rate of a payment; one that is not on record is published before it.
    fn rate(
        &mut self,
        receipt: &Receipt,
        kept_in: Currency,
        facts: &mut Vec<Event>,
    ) -> Result<(RateId, RatePublished), Mistake> {
        let books = self.books;
        let Receipt { amount, on, fund, .. } = receipt;
        let paid = amount.currency;
        if receipt.arrived.is_none() {
            let fund = names::fund_name(books, fund);
            let says = say!("everyday-other-currency", amount = amount, fund = fund, currency = kept_in);
            return Err(Mistake::new(says).with(say!("everyday-write-arrived")));
        }
        let Some(TypedRate { publisher, value }) = &receipt.rate else {
            let says = say!("everyday-which-rate", from = paid, to = kept_in);
            return Err(Mistake::new(says).with(say!("everyday-write-rate", from = paid, to = kept_in)));
        };
        let day = Period::new(*on, *on);
        let on_record = day.and_then(|day| books.funds.rate_of((paid, kept_in), Some(publisher), day));
        let on_record = on_record.and_then(|(id, _)| Some((id.clone(), books.funds.rates.created(id)?.clone())));
        let is_of_day = |rate: &&RatePublished| {
            rate.publisher.as_ref() == Some(publisher)
                && rate.is_between(paid, kept_in)
                && rate.date == Some(Span::from(*on))
        };
        let written = self.rates.iter().find(is_of_day).map(|rate| (rate.rate.0.clone(), rate.clone()));
        let known = written.or(on_record);
        let is_meant =
            |(_, known): &(RateId, RatePublished)| value.is_none_or(|value| known.value == value && known.from == paid);
        match (known.filter(is_meant), value) {
            (Some(known), _) => Ok(known),
            (None, None) => {
                let who = books.parties.name(publisher);
                let write = say!("everyday-write-value", from = paid, to = kept_in, publisher = quoted(&who));
                let says = say!("everyday-no-rate", publisher = who, from = paid, to = kept_in, day = on);
                Err(Mistake::new(says).with(write))
            }
            // Where another one holds on that day, the rules say so.
            (None, Some(value)) => {
                let rate = published(books, (paid, kept_in), *value, publisher, *on)?;
                self.rates.push(rate.clone());
                facts.push(Event::RatePublished(rate.clone()));
                Ok((rate.rate.0.clone(), rate))
            }
        }
    }
}

/// A rate that somebody published on a day.
pub fn published(
    books: &Books,
    (from, to): (Currency, Currency),
    value: Rate,
    publisher: &PartyId,
    on: Day,
) -> Result<RatePublished, Mistake> {
    let stem = format!("{from}-{to}-{publisher}").to_lowercase();
    let id =
        free_id(&stem, on, |id| id.parse::<RateId>().is_ok_and(|id| books.things.defined_by(&id.thing()).is_some()));
    let rate: RateId = id.parse().map_err(|_| Mistake::new(say!("everyday-no-id", id = id)))?;
    Ok(RatePublished {
        rate: New(rate),
        from,
        to,
        value,
        until: None,
        publisher: Some(publisher.clone()),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// Returns the fact that says who paid a contribution.
#[must_use]
pub fn identified(contribution: &ContributionId, payer: &PartyId, on: Day, settles: Option<Allocation>) -> Event {
    Event::ContributionApplied(ContributionApplied {
        contribution: contribution.clone(),
        payer: Filled(Some(payer.clone())),
        on_behalf_of: None,
        to: Filled(settles.and_then(|to| AtLeastOne::new(vec![to]))),
        counts_for: Filled(None),
        rate: None,
        ground: None,
        fund: Filled(None),
        date: Some(Span::from(on)),
        inferred: None,
    })
}

/// Says that payments were received.
#[must_use]
pub fn said(Change { before, after, records, .. }: Change<'_>) -> Screen {
    let received: Vec<(&Record, &ContributionReceived)> = records
        .iter()
        .filter_map(|record| match &record.event {
            Event::ContributionReceived(fact) => Some((record, fact)),
            _ => None,
        })
        .collect();
    let applied = |fact: &ContributionReceived| {
        records.iter().find_map(|record| match &record.event {
            Event::ContributionApplied(applied) if applied.contribution == fact.contribution.0 => Some(applied),
            _ => None,
        })
    };
    match received.as_slice() {
        [] => Screen::default(),
        [(_, fact)] => one(before, after, fact, applied(fact), records),
        several => {
            let Some((_, first)) = several.first() else { return Screen::default() };
            let kept_in = after.funds.currency(&first.fund);
            let is_plain = several
                .iter()
                .all(|(_, fact)| fact.fund == first.fund && fact.amount.map(|amount| amount.currency) == kept_in);
            let shown = Shown(kept_in.filter(|_| is_plain));
            let on = first.date.map_or_else(String::new, |date| format!(", {}", in_words(date.last())));
            let fund = if is_plain { format!(", {}", names::fund_name(after, &first.fund)) } else { String::new() };
            let line = |(_, fact): &(&Record, &ContributionReceived)| {
                let amount = fact.amount.map_or_else(String::new, |amount| shown.amount(amount));
                let parts = applied(fact).map(|applied| to_what(after, applied, shown)).unwrap_or_default();
                let parts: Vec<String> = parts.into_iter().map(|(_, note)| note).collect();
                Line::of(
                    payer(after, fact),
                    amount,
                    if parts.is_empty() { say!("everyday-received-in-advance") } else { parts.join("; ") },
                )
            };
            let mut lines: Vec<Line> = several.iter().map(line).collect();
            if let Some(currency) = shown.0 {
                let amounts = several.iter().filter_map(|(_, fact)| Some(fact.amount?.amount));
                lines.push(Line::of(say!("everyday-total"), shown.amount(sum(currency, amounts)), ""));
            }
            let title = format!("{}{on}{fund}{}", say!("everyday-received"), shown.mention());
            Screen { title, lines, notes: Vec::new() }
        }
    }
}

/// Names the payer of a contribution.
fn payer(books: &Books, fact: &ContributionReceived) -> String {
    let name = |party: &PartyId| books.parties.name(books.parties.now(party));
    fact.party.as_ref().map_or_else(|| say!("everyday-unidentified-payer"), name)
}

fn one(
    before: &Books,
    after: &Books,
    fact: &ContributionReceived,
    applied: Option<&ContributionApplied>,
    records: &[Record],
) -> Screen {
    let (Some(paid), Some(credited)) = (fact.amount, *fact.credited) else { return Screen::default() };
    let fund = names::fund_name(after, &fact.fund);
    let is_plain = paid.currency == credited.currency && fact.party.is_some();
    let shown = Shown(Some(credited.currency).filter(|_| is_plain));
    let mut lines = Vec::new();
    let reference = fact.reference().map(|reference| say!("everyday-reference", reference = reference));
    let unapplied = fact.party.is_none().then(|| say!("everyday-not-applied"));
    let note = reference.into_iter().chain(unapplied).collect::<Vec<_>>().join("; ");
    lines.push(Line::of(say!("everyday-paid"), shown.amount(paid), note));
    if let Some(rate) = fact.rate.as_ref().and_then(|rate| after.funds.rates.created(rate)) {
        let note = match &rate.publisher {
            Some(party) => say!("everyday-at-rate-of", rate = rate.value, publisher = after.parties.name(party)),
            None => say!("everyday-at-rate", rate = rate.value),
        };
        lines.push(Line::of(say!("everyday-credited-label"), shown.amount(credited), note));
    }
    if let Some(charges) = fact.charges {
        let note = say!("everyday-borne-by", fund = fund);
        lines.push(Line::of(say!("everyday-bank-charge"), shown.amount(charges.negated()), note));
    }
    if let Some(arrived) = fact.arrived.filter(|arrived| *arrived != credited) {
        let gained = arrived.amount.checked_sub(credited.amount).filter(|_| arrived.currency == credited.currency);
        let exchange =
            gained.filter(|_| fact.rate.is_some() && fact.charges.is_none()).map(|gained| match gained.is_negative() {
                true => say!("everyday-exchange-loss", amount = arrived.with(gained.negated()), fund = fund),
                false => say!("everyday-exchange-gain", amount = arrived.with(gained), fund = fund),
            });
        lines.push(Line::of(say!("everyday-arrived"), shown.amount(arrived), exchange.unwrap_or_default()));
    }
    if let Some(applied) = applied {
        let parts = to_what(after, applied, shown).into_iter();
        lines.extend(parts.map(|(amount, note)| Line::of(say!("everyday-applied"), amount, note)));
    }
    let left = after.journal.of(&Account::of(AccountType::Unapplied, &fact.contribution.0), credited.currency);
    if let Some(left) =
        Some(credited.with(left.negated())).filter(|left| left.amount.is_positive() && fact.party.is_some())
    {
        lines.push(Line::of(say!("everyday-in-advance"), shown.amount(left), say!("everyday-not-yet-applied")));
    }
    let on = fact.date.map_or_else(String::new, |date| format!(", {}", in_words(date.last())));
    let from = payer(after, fact);
    let mut notes = Vec::new();
    if fact.party.is_none() {
        let seq = records
            .iter()
            .find(|record| matches!(&record.event, Event::ContributionReceived(_)))
            .map(|record| record.seq);
        notes.extend(owing_exactly(before, &fact.fund, credited, fact.date.map(Span::last)));
        notes.extend(seq.map(|seq| say!("everyday-identify", seq = seq)));
    }
    let title = format!("{}{on}, {fund}{}", say!("everyday-received-from", payer = from), shown.mention());
    Screen { title, lines, notes }
}

/// Says which members owe exactly an amount.
fn owing_exactly(books: &Books, fund: &FundId, amount: Money, by: Option<Day>) -> Option<String> {
    let mut owing = Vec::new();
    for party in members(books, fund) {
        for id in books.assessments.of_member(&books.parties, fund, &party) {
            let Some(issued) = books.assessments.all.created(id) else { continue };
            let is_issued = issued.date.is_none_or(|date| by.is_none_or(|by| date.first() <= by));
            if is_issued && books.journal.outstanding(id, amount.currency) == amount.amount {
                let member = books.parties.name(&party);
                owing.push(say!("everyday-owes-exactly", member = member, period = issued.period));
            }
        }
    }
    match owing.as_slice() {
        [] => None,
        [one] => Some(format!("{one}.")),
        [..] => Some(format!("{}.", owing.join("; "))),
    }
}

/// Says to what a payment is applied and what is then outstanding, part by part.
fn to_what(after: &Books, applied: &ContributionApplied, shown: Shown) -> Vec<(String, String)> {
    let to = |part: &Allocation| {
        let (Some(id), currency) = (part.to.as_id::<AssessmentId>(), part.amount.currency) else {
            return say!("everyday-to", thing = part.to);
        };
        let Some(issued) = after.assessments.all.created(&id) else { return say!("everyday-to", thing = id) };
        let figures = after.journal.assessment(&id, currency);
        let amount = |amount: Amount| shown.amount(part.amount.with(amount));
        let outstanding = amount(figures.outstanding());
        let state = figures.state();
        match state.is_settled() {
            true => {
                let state = term(state.word().replace(',', ""));
                say!("everyday-to-settled", period = issued.period, outstanding = outstanding, state = state)
            }
            false => say!(
                "everyday-to-outstanding",
                period = issued.period,
                outstanding = outstanding,
                assessed = amount(figures.assessed),
            ),
        }
    };
    let parts = applied.to.iter().flat_map(|to| to.iter());
    parts.map(|part| (shown.amount(part.amount), to(part))).collect()
}

/// Says whose a payment is.
#[must_use]
pub fn said_identified(Change { after, records, .. }: Change<'_>, seq: u64) -> Screen {
    let Some((applied, received)) = records.iter().find_map(|record| match &record.event {
        Event::ContributionApplied(fact) => Some((fact, after.contributions.received.created(&fact.contribution)?)),
        _ => None,
    }) else {
        return Screen::default();
    };
    let who =
        after.contributions.payer(&applied.contribution).map(|party| after.parties.name(party)).unwrap_or_default();
    let parts = to_what(after, applied, Shown(None)).into_iter();
    let lines = parts.map(|(amount, note)| Line::of(say!("everyday-applied"), amount, note)).collect();
    let title = match received.date {
        Some(date) => say!("everyday-identified-of", seq = seq, day = in_words(date.last()), payer = who),
        None => say!("everyday-identified", seq = seq, payer = who),
    };
    Screen { title, lines, notes: Vec::new() }
}

/// What is unusual about a payment.
#[must_use]
pub fn questions(Change { before, after, records, .. }: Change<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for record in records {
        let Event::ContributionReceived(fact) = &record.event else { continue };
        let (Some(party), Some(credited)) = (fact.party.as_ref(), *fact.credited) else { continue };
        let who = before.parties.name(before.parties.now(party));
        let owed = Figure::within(FigureName::OutstandingOf, &fact.fund, before.parties.now(party));
        let owed = owed.value(before, fact.date.map_or(Day::LAST, Span::last)).of(credited.currency);
        let usual = usual(before, &fact.fund, party, credited.currency);
        if let Some(usual) = usual
            && let Some(times) = times(credited.amount, usual)
        {
            let over = credited.amount.checked_sub(owed).filter(|over| over.is_positive() && owed.is_positive());
            let usual = digits(credited.with(usual));
            all.push(match over {
                Some(over) => say!(
                    "everyday-unusual-and-over",
                    amount = credited,
                    times = times,
                    payer = who,
                    usual = usual,
                    over = digits(credited.with(over)),
                    owed = digits(credited.with(owed)),
                ),
                None => say!("everyday-unusual", amount = credited, times = times, payer = who, usual = usual),
            });
        }
        let applied = records.iter().find_map(|other| match &other.event {
            Event::ContributionApplied(applied) if applied.contribution == fact.contribution.0 => Some(applied),
            _ => None,
        });
        for part in applied.iter().flat_map(|applied| applied.to.iter()).flat_map(|to| to.iter()) {
            let Some(id) = part.to.as_id::<AssessmentId>() else { continue };
            let left = after.journal.outstanding(&id, part.amount.currency);
            let hundredth = left.checked_mul(100).filter(|_| left.is_positive());
            if fact.charges.is_none() && hundredth.is_some_and(|hundred| hundred < part.amount.amount) {
                let period =
                    after.assessments.all.created(&id).map(|issued| issued.period.to_string()).unwrap_or_default();
                let paid = credited.with(credited.amount.checked_add(left).unwrap_or(credited.amount));
                all.push(say!("everyday-short", less = part.amount.with(left), period = period, paid = paid));
            }
        }
    }
    all
}

/// Returns the middle one of the amounts that a party has paid to a fund; `None` if it has paid nothing.
fn usual(books: &Books, fund: &FundId, party: &PartyId, currency: Currency) -> Option<Amount> {
    let now = books.parties.now(party);
    let is_of_it = |fact: &&ContributionReceived| {
        fact.fund == *fund && fact.party.as_ref().is_some_and(|payer| books.parties.now(payer) == now)
    };
    let all = books.contributions.received.iter().map(|(_, received, _)| &received.fact).filter(is_of_it);
    let mut amounts: Vec<Amount> = all
        .filter_map(|fact| (*fact.credited).filter(|credited| credited.currency == currency))
        .map(|credited| credited.amount)
        .collect();
    amounts.sort();
    amounts.get(amounts.len().checked_div(2)?).copied()
}

/// Returns how many times an amount is the usual one, if it is ten times or more.
fn times(amount: Amount, usual: Amount) -> Option<u64> {
    let is_at_least = |times: u64| usual.checked_mul(times).is_some_and(|least| least <= amount);
    if !usual.is_positive() || !is_at_least(10) {
        return None;
    }
    let (mut least, mut above) = (10_u64, 20_u64);
    while is_at_least(above) {
        (least, above) = (above, above.checked_mul(2)?);
    }
    while above.saturating_sub(least) > 1 {
        let middle = least.midpoint(above);
        if is_at_least(middle) { least = middle } else { above = middle }
    }
    Some(least)
}

/// Lists the contributions whose payer is not known, each by the number of its record.
#[must_use]
pub fn unidentified(books: &Books) -> Vec<(u64, ContributionId)> {
    let all = books.contributions.received.iter();
    let unknown = all.filter(|(id, ..)| books.contributions.payer(id).is_none());
    unknown.map(|(id, received, _)| (received.seq, id.clone())).collect()
}

/// Names what a payment may settle, for who types.
#[must_use]
pub fn payers(books: &Books) -> Vec<Called<Option<PartyId>>> {
    // What may be typed is the same in every language; the first is shown.
    let unidentified = ["unidentified", "no identificado"].map(str::to_owned);
    let unidentified = std::iter::once(say!("everyday-unidentified")).chain(unidentified).collect();
    let parties =
        names::parties(books).into_iter().map(|party| Called { thing: Some(party.thing), names: party.names });
    std::iter::once(Called { thing: None, names: unidentified }).chain(parties).collect()
}
