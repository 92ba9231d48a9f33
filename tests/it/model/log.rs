//! The list of accepted records, and what follows from any prefix of it for any day: which facts stand, what they add up
//! to, what was published, and the rows of a closing. Plain and slow, written from DESIGN.md, and never from the code.

use std::collections::{BTreeMap, BTreeSet};

use pledgebook::event::period::PeriodClosed;
use pledgebook::event::record::Record;
use pledgebook::event::{Event, Source};
use pledgebook::value::days::{Day, Period};
use pledgebook::value::ids::{BudgetId, FundId, Id as _, LineId, PartyId, Thing};
use pledgebook::value::money::{Amount, Currency};

use super::issued::{Issued, issued, receipt};
use super::postings::{Entry, entries};

/// Balances in hundredths, by account and currency; none of them is zero.
pub type Balances = BTreeMap<(String, Currency), i128>;

/// An accepted record with its place in time.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub record: Record,
    pub day: Day,
    /// The first record of its chain.
    pub first: u64,
    pub entries: Vec<Entry>,
    pub corrected_by: Option<u64>,
}

impl Accepted {
    pub fn is_reversal(&self) -> bool {
        matches!(self.record.event, Event::RecordReversed(_))
    }
}

/// A publication that stands.
#[derive(Debug, Clone)]
pub struct Publication {
    pub seq: u64,
    pub period: Period,
    pub fund: Option<FundId>,
    /// How many records count in its figures.
    pub known: u64,
}

/// A row of a closing: opening, corrections, movement, closing.
pub type Row = [i128; 4];

#[derive(Debug, Clone, Default)]
pub struct Log {
    pub records: Vec<Accepted>,
}

/// An amount in hundredths.
pub fn units(amount: Amount) -> i128 {
    let text = amount.plain().to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    assert!(part.len() <= 2, "{text} is finer than any currency here");
    format!("{whole}{part:0<2}").parse().unwrap()
}

impl Log {
    pub fn len(&self) -> u64 {
        self.records.len() as u64
    }

    fn get(&self, seq: u64) -> &Accepted {
        &self.records[usize::try_from(seq).unwrap()]
    }

    /// Places a record that would be the next one: its day, and the first record of its chain.
    pub fn place(&self, event: &Event, source: Option<&Source>, corrects: Option<u64>, today: Day) -> (Day, u64) {
        let first = corrects.map(|seq| self.get(seq).first);
        let stated = event.date().map(|date| date.last());
        let of_first = || first.map(|seq| self.get(seq).day);
        let of_source = || {
            let document = format!("document:{}", source?.document).parse().ok()?;
            self.defining(&document)?.record.event.date().map(|date| date.last())
        };
        // The opening holds on every day.
        if self.records.is_empty() {
            return (Day::FIRST, 0);
        }
        // So do the names of parties and funds, whatever their sources' days.
        let named = matches!(event, Event::PartyRegistered(_) | Event::FundOpened(_)).then_some(Day::FIRST);
        let day = stated.or_else(of_first).or(named).or_else(of_source).unwrap_or(today);
        (day, first.unwrap_or(self.len()))
    }

    pub fn push(&mut self, record: Record) {
        let (day, first) = self.place(&record.event, record.source.as_ref(), record.corrects, Day::of(record.at));
        if let Some(seq) = record.corrects {
            let corrected = &mut self.records[usize::try_from(seq).unwrap()];
            assert_eq!(corrected.corrected_by, None, "a chain has one end");
            corrected.corrected_by = Some(record.seq);
        }
        let entries = entries(&record.event);
        self.records.push(Accepted { record, day, first, entries, corrected_by: None });
    }

    /// Returns the facts that stand after the first `known` records.
    pub fn standing_at(&self, known: u64) -> impl Iterator<Item = &Accepted> {
        let is_end = move |accepted: &&Accepted| accepted.corrected_by.is_none_or(|by| by >= known);
        self.records
            .iter()
            .take_while(move |accepted| accepted.record.seq < known)
            .filter(is_end)
            .filter(|accepted| !accepted.is_reversal())
    }

    /// Returns the facts that stand now.
    pub fn standing(&self) -> impl Iterator<Item = &Accepted> {
        self.standing_at(self.len())
    }

    /// Returns the fact that defines a thing now.
    pub fn defining(&self, thing: &Thing) -> Option<&Accepted> {
        self.standing().find(|accepted| accepted.record.event.mentions().defines.contains(thing))
    }

    /// Returns the publications that stand after the first `known` records.
    pub fn publications(&self, known: u64) -> Vec<Publication> {
        let mut all: Vec<Publication> = Vec::new();
        for Accepted { record, .. } in self.standing_at(known) {
            match &record.event {
                Event::PeriodClosed(fact) => {
                    // What is closed already keeps the figures that were published first.
                    let first = all.iter().find(|one| fact.period.last() <= one.period.last());
                    let known = first.map_or(record.seq + 1, |first| first.known);
                    all.push(Publication { seq: record.seq, period: fact.period, fund: fact.fund.clone(), known });
                }
                Event::PeriodReopened(fact) => all.retain(|one| one.period.last() < fact.from),
                _ => {}
            }
        }
        all
    }

    /// Returns the last closed day.
    pub fn watermark(&self) -> Option<Day> {
        self.publications(self.len()).iter().map(|one| one.period.last()).max()
    }

    /// Returns the publication that answers for a day: the first that stands and covers it.
    pub fn published_by(&self, known: u64, day: Day) -> Option<Publication> {
        self.publications(known).into_iter().find(|one| day <= one.period.last())
    }

    /// Returns whether a publication of this period and fund stands.
    pub fn is_published(&self, fact: &PeriodClosed) -> bool {
        self.publications(self.len()).iter().any(|one| one.period == fact.period && one.fund == fact.fund)
    }

    /// Adds up all that stands after the first `known` records, by value day.
    pub fn restated(&self, known: u64, through: Day) -> Balances {
        add_up(self.standing_at(known), Some(through))
    }

    /// What an answer as of a day shows: for a closed day, what was published.
    pub fn published(&self, known: u64, through: Day) -> Balances {
        let known = self.published_by(known, through).map_or(known, |one| one.known);
        self.restated(known, through)
    }

    /// Returns the rows that a closing of this period, as the record after the first `known`, publishes.
    pub fn rows(&self, known: u64, period: &Period, fund: Option<&str>) -> BTreeMap<(String, Currency), Row> {
        let eve = period.first().previous().unwrap();
        let of_day = |day: Day| self.published_by(known, day).map_or(known, |one| one.known);
        let counts = of_day(period.last());
        let sum = |known: u64, through: Day| self.restated_of(known, through, fund);
        // Every account, and every budget line as it is; what was proposed or approved once is no balance.
        let is_row = |known: u64, account: &str| match account.strip_prefix("final:") {
            Some(line) => fund.is_none_or(|fund| self.fund_of_budget(known, line).as_deref() == Some(fund)),
            None => {
                let entries = self.records.iter().flat_map(|accepted| &accepted.entries);
                entries.filter(|entry| entry.account == account).any(|entry| entry.fund.is_some())
            }
        };
        let sum = |known: u64, through: Day| {
            let mut balances = sum(known, through);
            balances.retain(|(account, _), _| is_row(known, account));
            balances
        };
        let (opening, restated) = (sum(of_day(eve), eve), sum(counts, eve));
        let closing = sum(counts, period.last());
        let of = |balances: &Balances, key: &(String, Currency)| balances.get(key).copied().unwrap_or_default();
        let keys: BTreeSet<_> =
            [&opening, &restated, &closing].into_iter().flat_map(|all| all.keys().cloned()).collect();
        let row = |key: (String, Currency)| {
            let (open, was, end) = (of(&opening, &key), of(&restated, &key), of(&closing, &key));
            (key, [open, was - open, end - was, end])
        };
        let rows = keys.into_iter().map(row);
        rows.filter(|(_, row)| row.iter().any(|units| *units != 0)).collect()
    }

    /// Adds up all that stands after the first `known` records, by value day: the entries of a fund, and those of none.
    fn restated_of(&self, known: u64, through: Day, fund: Option<&str>) -> Balances {
        let of_fund = |entry: &Entry| fund.is_none_or(|fund| entry.fund.as_deref().is_none_or(|of| of == fund));
        let mut facts: Vec<Accepted> = self.standing_at(known).cloned().collect();
        facts.iter_mut().for_each(|accepted| accepted.entries.retain(of_fund));
        add_up(facts.iter(), Some(through))
    }

    /// Returns the fund of a line's budget, as the last of its proposals among the first `known` records names it.
    fn fund_of_budget(&self, known: u64, line: &str) -> Option<String> {
        let budget = line.split('/').next()?;
        let known = self.records.iter().take_while(|accepted| accepted.record.seq < known);
        let proposals = known.filter_map(|accepted| match &accepted.record.event {
            Event::BudgetProposed(fact) if fact.budget.0.to_string() == budget => Some(fact),
            _ => None,
        });
        proposals.last()?.fund.as_ref().map(ToString::to_string)
    }

    /// Returns whether a line of a budget has an amount already, in this budget or in another one of the same fund for
    /// some of the same days.
    pub fn is_appropriated(&self, budget: &BudgetId, line: &LineId) -> bool {
        let proposed = |budget: &BudgetId| match self.defining(&budget.thing()).map(|one| &one.record.event) {
            Some(Event::BudgetProposed(fact)) => Some((fact.fund.clone()?, fact.period?)),
            _ => None,
        };
        let overlaps = |other: &BudgetId| {
            let both = proposed(budget).zip(proposed(other));
            both.is_some_and(|((fund, period), (of, its))| fund == of && period.overlaps(&its))
        };
        let has_line = |other: &BudgetId| {
            let account = format!("final:{other}/{line}");
            self.standing().any(|one| one.entries.iter().any(|entry| entry.account == account))
        };
        self.approved().any(|other| (other == budget || overlaps(other)) && has_line(other))
    }

    /// Lists the approved budgets, once for each approval and supplement.
    pub fn approved(&self) -> impl Iterator<Item = &BudgetId> {
        self.standing().filter_map(|one| match &one.record.event {
            Event::BudgetApproved(fact) => Some(&fact.budget),
            _ => None,
        })
    }

    /// Returns the records of a day and before that were found after a publication.
    pub fn found_since(&self, known: u64, since: u64, through: Day) -> BTreeSet<u64> {
        let closes =
            |accepted: &Accepted| matches!(accepted.record.event, Event::PeriodClosed(_) | Event::PeriodReopened(_));
        let is_found = |accepted: &Accepted| accepted.day <= through && accepted.day > Day::FIRST && !closes(accepted);
        self.since(known, since)
            .filter(|accepted| self.is_of(accepted, &is_found))
            .map(|found| found.record.seq)
            .collect()
    }

    /// Returns which of these records move money or set a budget line, on a day or before it.
    pub fn moving(&self, found: &BTreeSet<u64>, through: Day) -> BTreeSet<u64> {
        let is_shown = |entry: &Entry| entry.fund.is_some() || entry.account.starts_with("final:");
        let moves = |accepted: &Accepted| accepted.day <= through && accepted.entries.iter().any(is_shown);
        found.iter().copied().filter(|seq| self.is_of(self.get(*seq), &moves)).collect()
    }

    /// Whether something holds of a record, or of the one that it corrects.
    fn is_of(&self, accepted: &Accepted, holds: &dyn Fn(&Accepted) -> bool) -> bool {
        holds(accepted) || accepted.record.corrects.is_some_and(|seq| holds(self.get(seq)))
    }

    fn since(&self, known: u64, since: u64) -> impl Iterator<Item = &Accepted> {
        let known = self.records.iter().take_while(move |accepted| accepted.record.seq < known);
        known.filter(move |accepted| accepted.record.seq > since)
    }

    /// Returns the payment plan of a member in force on a day, after the first `known` records: the last one by day.
    pub fn plan(&self, known: u64, on: Day, fund: &str, party: &str) -> Option<String> {
        let party = self.now(party);
        let plans =
            self.standing_at(known).filter(|accepted| accepted.day <= on).filter_map(|accepted| {
                match &accepted.record.event {
                    Event::PaymentPlanAgreed(fact)
                        if fact.fund.to_string() == fund && self.now(&fact.party.to_string()) == party =>
                    {
                        Some(((accepted.day, accepted.first), fact.plan.0.to_string()))
                    }
                    _ => None,
                }
            });
        plans.max().map(|(_, plan)| plan)
    }

    /// Returns the party that a party is after all mergers.
    pub fn now(&self, party: &str) -> String {
        let merged = |from: &str| {
            self.standing().find_map(|accepted| match &accepted.record.event {
                Event::PartyMerged(fact) if fact.party.to_string() == from => Some(fact.into.to_string()),
                _ => None,
            })
        };
        let mut party = party.to_owned();
        while let Some(into) = merged(&party) {
            party = into;
        }
        party
    }

    /// Returns who paid a contribution: as the receipt says, or else the first application that states it.
    pub fn payer(&self, contribution: &str) -> Option<String> {
        let received = self.receipt(contribution).and_then(|(receipt, _)| receipt.party.cloned());
        let applied = || {
            let applications = self.standing().filter_map(|accepted| match &accepted.record.event {
                Event::ContributionApplied(fact) if fact.contribution.to_string() == contribution => {
                    Some(((accepted.day, accepted.first), fact.payer.0.clone()?))
                }
                _ => None,
            });
            applications.min_by_key(|(order, _)| *order).map(|(_, payer)| payer)
        };
        received.or_else(applied).map(|party| party.to_string())
    }
}

/// A contribution or an assessment that a fact is about.
struct About {
    id: String,
    is_contribution: bool,
    /// The party that the fact names as its payer, or as assessed.
    named: Option<String>,
}

fn about(event: &Event) -> Vec<About> {
    let assessment = |id: String| About { id, is_contribution: false, named: None };
    let contribution = |id: String, named: Option<&PartyId>| About {
        id,
        is_contribution: true,
        named: named.map(ToString::to_string),
    };
    match event {
        Event::AssessmentCredited(fact) => vec![assessment(fact.assessment.to_string())],
        Event::AssessmentWaived(fact) => vec![assessment(fact.assessment.to_string())],
        Event::AssessmentSupplemented(fact) => vec![assessment(fact.assessment.to_string())],
        Event::AssessmentReduced(fact) => vec![assessment(fact.assessment.to_string())],
        Event::ContributionApplied(fact) => {
            let to = fact.to.iter().flat_map(|to| to.iter()).filter(|part| part.to.kind().name() == "assessment");
            let mut about: Vec<_> = to.map(|part| assessment(part.to.id().to_owned())).collect();
            about.push(contribution(fact.contribution.to_string(), fact.payer.as_ref()));
            about
        }
        Event::ContributionReturned(fact) => vec![contribution(fact.contribution.to_string(), None)],
        _ => {
            let receipt = receipt(event).map(|receipt| contribution(receipt.id, receipt.party));
            let of_party = |issued: Issued<'_>| About { named: Some(issued.party), ..assessment(issued.id) };
            receipt.into_iter().chain(issued(event).into_iter().map(of_party)).collect()
        }
    }
}

impl Log {
    /// Returns the party whose assessment or contribution it is; of one that was taken back, whose it was last.
    pub fn owner(&self, id: &str, is_contribution: bool) -> Option<String> {
        let standing = || match is_contribution {
            true => self.payer(id),
            false => self.assessment(id).map(|(issued, _)| issued.party),
        };
        let last = || {
            let all = self.records.iter().rev().flat_map(|accepted| about(&accepted.record.event));
            let mut own = all.filter(|about| about.id == id && about.is_contribution == is_contribution);
            own.find_map(|about| about.named)
        };
        standing().or_else(last).map(|party| self.now(&party))
    }

    /// Returns the records that the statement of a party tells: those that name it, those about what is its own, and
    /// their corrections.
    pub fn records_of(&self, party: &str) -> BTreeSet<u64> {
        let party = self.now(party);
        // Who pays for another one is named, and the assessment stays the other's.
        let owner = |About { id, is_contribution, named }| {
            named.map(|named: String| self.now(&named)).or_else(|| self.owner(&id, is_contribution))
        };
        let is_own = |accepted: &Accepted| {
            let has_entries = accepted.entries.iter().any(|entry| entry.fund.is_some());
            let mut things = about(&accepted.record.event).into_iter();
            has_entries && things.any(|thing| owner(thing).is_some_and(|owner| owner == party))
        };
        let of = self
            .records
            .iter()
            .filter(|accepted| is_own(accepted) || accepted.record.corrects.is_some_and(|seq| is_own(self.get(seq))));
        of.map(|accepted| accepted.record.seq).collect()
    }
}

/// Adds up the entries of facts through a day, in the order of their days, and on one day of the first records of their
/// chains; those of every day, without the later ones, where no day is given.
pub fn add_up<'a>(facts: impl Iterator<Item = &'a Accepted>, through: Option<Day>) -> Balances {
    let mut facts: Vec<&Accepted> =
        facts.filter(|accepted| through.is_none_or(|through| accepted.day <= through)).collect();
    let counts = |entry: &&Entry| entry.later.is_none_or(|later| through.is_some_and(|through| later <= through));
    facts.sort_by_key(|accepted| (accepted.day, accepted.first));
    let mut balances = Balances::new();
    for entry in facts.into_iter().flat_map(|accepted| &accepted.entries).filter(counts) {
        let balance = balances.entry((entry.account.clone(), entry.currency)).or_default();
        *balance = if entry.sets { entry.units } else { *balance + entry.units };
    }
    balances.retain(|_, units| *units != 0);
    balances
}
