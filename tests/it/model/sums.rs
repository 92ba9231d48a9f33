//! The reference: plain sums over a list of what was accepted, in hundredths, written from DESIGN.md (§2 to §5) and
//! from the table of `state::accounts`, not from the code that implements them. It is slow and has no state but the
//! list.

use std::collections::{BTreeMap, BTreeSet};

use pledgebook::event::Event;
use pledgebook::event::budget::Line;
use pledgebook::event::contribution::Form;
use pledgebook::event::meeting::Act;
use pledgebook::event::record::Record;
use pledgebook::value::days::{Day, Period, Span};
use pledgebook::value::ids::{FundId, PartyId, Thing};
use pledgebook::value::money::{Amount, Currency, Money, Sums};

/// Hundredths of a unit, by currency; zero amounts have no entry.
pub type Units = BTreeMap<Currency, i128>;

/// Sums by the key of their subject, `assessed:a1`.
pub type Figures = BTreeMap<String, Units>;

/// An amount in hundredths.
pub fn units(amount: Amount) -> i128 {
    let text = amount.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    assert!(part.len() <= 2, "{text} is finer than any currency here");
    format!("{whole}{part:0<2}").parse().unwrap()
}

/// Sums as the books have them, in hundredths.
pub fn all_units(sums: &Sums) -> Units {
    sums.iter().map(|money| (money.currency, units(money.amount))).collect()
}

/// Adds to a sum.
pub fn add(units: &mut Units, currency: Currency, more: i128) {
    let sum = units.entry(currency).or_default();
    *sum += more;
    if *sum == 0 {
        units.remove(&currency);
    }
}

/// Adds a multiple of one sum to another.
pub fn add_all(to: &mut Units, from: &Units, times: i128) {
    from.iter().for_each(|(currency, more)| add(to, *currency, more * times));
}

/// A record, and its reversal.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub record: Record,
    pub reversed_by: Option<usize>,
}

/// All that was accepted, in order.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub records: Vec<Accepted>,
}

/// Returns the last day on which a fact takes effect, if it states any.
pub fn day(record: &Record) -> Option<Day> {
    record.event.effective().map(Span::last)
}

/// The records that a sum covers.
pub type Holds<'a> = &'a dyn Fn(&Record) -> bool;

/// All of them.
pub const fn always(_: &Record) -> bool {
    true
}

impl Model {
    /// Appends the next record.
    pub fn push(&mut self, record: Record) {
        if let Event::RecordReversed(reversal) = &record.event {
            let original = usize::try_from(reversal.seq.0).unwrap();
            self.records[original].reversed_by = Some(self.records.len());
        }
        self.records.push(Accepted { record, reversed_by: None });
    }

    /// Returns the records that count among those that hold: a reversed one counts as if it had never been, once its
    /// reversal holds.
    pub fn counted<'a>(&'a self, holds: Holds<'a>) -> impl Iterator<Item = &'a Record> {
        let is_back = |entry: &Accepted| entry.reversed_by.is_some_and(|by| holds(&self.records[by].record));
        self.records.iter().filter(move |entry| holds(&entry.record) && !is_back(entry)).map(|entry| &entry.record)
    }

    /// Returns the records in force today.
    pub fn standing(&self) -> impl Iterator<Item = &Record> {
        self.counted(&always)
    }

    /// Returns the record in force that defines a thing.
    pub fn defining(&self, thing: &Thing) -> Option<&Record> {
        self.standing().find(|record| record.event.mentions().defines.contains(thing))
    }

    /// Whether an id was reused while its first record is still in force, because the reversal does not hold here.
    pub fn is_doubled(&self, holds: Holds<'_>) -> bool {
        let mut standing = BTreeSet::new();
        for entry in self.records.iter().filter(|entry| holds(&entry.record)) {
            let is_back = entry.reversed_by.is_some_and(|by| holds(&self.records[by].record));
            for thing in entry.record.event.mentions().defines {
                if standing.contains(&thing) {
                    return true;
                }
                if !is_back {
                    standing.insert(thing);
                }
            }
        }
        false
    }

    /// Returns every sum of the records that hold.
    pub fn figures(&self, holds: Holds<'_>) -> Figures {
        let mut sums = Book::default();
        self.counted(holds).for_each(|record| sums.add_fact(&record.event));
        sums.0.retain(|_, units| !units.is_empty());
        sums.0
    }

    /// Returns what each case received from each fund, less what came back.
    pub fn cases(&self) -> Figures {
        let mut cases = Book::default();
        for record in self.standing() {
            match &record.event {
                Event::ReserveDisbursed(fact) if fact.case.is_some() => {
                    cases.add(format!("{}/{}", fact.fund, fact.case.as_ref().unwrap()), fact.amount, 1);
                }
                Event::ReserveSpent(fact) => cases.add(format!("{}/{}", fact.fund, fact.case), fact.amount, 1),
                Event::ReserveReturned(fact) if fact.case.is_some() => {
                    cases.add(format!("{}/{}", fact.fund, fact.case.as_ref().unwrap()), fact.amount, -1);
                }
                _ => {}
            }
        }
        cases.0
    }

    /// Returns the records reported against a rule that no decision covers: one that approves, and concerns the
    /// record.
    pub fn open_exceptions(&self) -> BTreeSet<u64> {
        let covers = |record: &Record| match &record.event {
            Event::DecisionTaken(fact) if fact.acts.contains(&Act::Approved) => fact.concerns.to_vec(),
            _ => Vec::new(),
        };
        let covered: BTreeSet<Thing> = self.standing().flat_map(covers).collect();
        let reported = self.standing().filter(|record| record.event.exception().is_some());
        reported.map(|record| record.seq).filter(|seq| !covered.contains(&Thing::record(*seq))).collect()
    }

    /// Returns the closed periods, each with the record that closed it.
    pub fn closed(&self) -> Vec<(Period, u64)> {
        let mut closed = Vec::new();
        for record in self.standing() {
            match &record.event {
                Event::PeriodClosed(fact) => closed.push((fact.period.clone(), record.seq)),
                Event::PeriodReopened(fact) => closed.retain(|(period, _)| *period != fact.period),
                _ => {}
            }
        }
        closed
    }

    /// Returns the party that a party is after all mergers that hold.
    pub fn now(&self, party: &str, holds: Holds<'_>) -> String {
        let merged = |from: &str| {
            self.counted(holds).find_map(|record| match &record.event {
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

    /// Returns who paid a contribution, as the receipt says, or else the first application that states it.
    pub fn payer(&self, contribution: &str, holds: Holds<'_>) -> Option<String> {
        let received = self.counted(holds).find_map(|record| match &record.event {
            Event::ContributionReceived(fact) if fact.contribution.0.to_string() == contribution => fact.party.clone(),
            _ => None,
        });
        let applied = || {
            self.counted(holds).find_map(|record| match &record.event {
                Event::ContributionApplied(fact) if fact.contribution.to_string() == contribution => {
                    fact.payer.0.clone()
                }
                _ => None,
            })
        };
        received.or_else(applied).map(|party| party.to_string())
    }
}

/// Sums under construction.
#[derive(Default)]
struct Book(Figures);

impl Book {
    fn add(&mut self, key: String, amount: Money, times: i128) {
        add(self.0.entry(key).or_default(), amount.currency, units(amount.amount) * times);
    }

    fn lines(&mut self, role: &str, budget: &impl std::fmt::Display, lines: &[Line]) {
        lines.iter().for_each(|line| self.add(format!("{role}:{budget}/{}", line.line), line.amount, 1));
    }

    /// Adds a fact to its sums. Reductions, debts of the fund, and its income are negative.
    fn add_fact(&mut self, event: &Event) {
        match event {
            Event::BalanceBroughtForward(fact) => {
                let holder = fact.held_by.as_ref();
                self.add(held(&fact.fund, holder), fact.amount, 1);
                self.add(format!("brought-forward:{}", fact.fund), fact.amount, -1);
            }
            Event::IncomeRecorded(fact) => {
                self.add(held(&fact.fund, None), fact.amount, 1);
                self.add(format!("income:{}", fact.fund), fact.amount, -1);
            }
            Event::ChargeRecorded(fact) => {
                self.add(held(&fact.fund, None), fact.amount, -1);
                self.add(format!("expense:{}", fact.fund), fact.amount, 1);
            }
            Event::ExchangeRecorded(fact) => {
                let exchange = format!("exchange:{}", fact.fund);
                for (amount, times) in [(fact.sold, 1), (fact.bought, -1)] {
                    self.add(held(&fact.fund, None), amount, -times);
                    self.add(exchange.clone(), amount, times);
                }
            }
            _ => self.add_assessed(event),
        }
    }

    fn add_assessed(&mut self, event: &Event) {
        let mut taken_off = |role: &str, id: String, fund: &Option<_>, amount| {
            self.add(format!("{role}:{id}"), amount, -1);
            self.add(format!("expense:{}", fund.as_ref().unwrap()), amount, 1);
        };
        match event {
            Event::AssessmentIssued(fact) => {
                let amount = fact.amount.unwrap();
                let from = if fact.brought_forward.is_some() { "brought-forward" } else { "income" };
                self.add(format!("assessed:{}", fact.assessment.0), amount, 1);
                self.add(format!("{from}:{}", fact.fund), amount, -1);
            }
            Event::AssessmentCredited(fact) => {
                taken_off("credited", fact.assessment.to_string(), &fact.fund, fact.amount);
            }
            Event::AssessmentWaived(fact) => {
                taken_off("waived", fact.assessment.to_string(), &fact.fund, fact.amount);
            }
            Event::ReceivableWrittenOff(fact) => {
                taken_off("written-off", fact.assessment.to_string(), &fact.fund, fact.amount);
            }
            _ => self.add_contributed(event),
        }
    }

    fn add_contributed(&mut self, event: &Event) {
        match event {
            Event::ContributionReceived(fact) if fact.form == Form::Cash => {
                let (credited, arrived) = (fact.credited.unwrap(), *fact.arrived);
                let exchange = format!("exchange:{}", fact.fund);
                self.add(format!("unapplied:{}", fact.contribution.0), credited, -1);
                self.add(exchange.clone(), credited, 1);
                for (key, amount) in
                    [(held(&fact.fund, None), arrived), (format!("expense:{}", fact.fund), fact.charges)]
                {
                    let Some(amount) = amount else { continue };
                    self.add(key, amount, 1);
                    self.add(exchange.clone(), amount, -1);
                }
            }
            Event::ContributionApplied(fact) => {
                for part in fact.to.as_ref().unwrap().iter() {
                    let (kind, id) = (part.to.kind().name(), part.to.id());
                    let role = match kind {
                        "assessment" => "applied",
                        "pledge" => "pledge-received",
                        _ => "income",
                    };
                    // A pledge may be paid through several funds.
                    let of_fund =
                        if kind == "pledge" { format!("/{}", fact.fund.as_ref().unwrap()) } else { String::new() };
                    self.add(format!("{role}:{id}{of_fund}"), part.amount, -1);
                    self.add(format!("unapplied:{}", fact.contribution), part.amount, 1);
                }
            }
            Event::ContributionReturned(fact) => {
                self.add(format!("unapplied:{}", fact.contribution), fact.amount, 1);
                self.add(held(fact.fund.as_ref().unwrap(), None), fact.amount, -1);
            }
            _ => self.add_helped(event),
        }
    }

    fn add_helped(&mut self, event: &Event) {
        let assistance = |fund| format!("assistance:{fund}");
        match event {
            Event::ReserveDisbursed(fact) => {
                let implementer = fact.implementer.as_ref();
                let to = implementer.map_or_else(|| assistance(&fact.fund), |_| held(&fact.fund, implementer));
                self.add(held(&fact.fund, None), fact.amount, -1);
                self.add(to, fact.amount, 1);
            }
            Event::ReserveSpent(fact) => {
                self.add(held(&fact.fund, Some(&fact.implementer)), fact.amount, -1);
                self.add(assistance(&fact.fund), fact.amount, 1);
            }
            Event::ReserveReturned(fact) => {
                let implementer = fact.implementer.as_ref();
                let from = implementer.map_or_else(|| assistance(&fact.fund), |_| held(&fact.fund, implementer));
                self.add(from, fact.amount, -1);
                self.add(held(&fact.fund, None), fact.amount, 1);
            }
            _ => self.add_budgeted(event),
        }
    }

    fn add_budgeted(&mut self, event: &Event) {
        match event {
            Event::BudgetProposed(fact) => self.lines("proposed", &fact.budget.0, &fact.lines),
            Event::BudgetRecommended(fact) => self.lines("recommended", &fact.budget, &fact.lines),
            Event::BudgetApproved(fact) => {
                let lines = fact.lines.as_ref().map_or(&[][..], |lines| lines);
                self.lines("approved", &fact.budget, lines);
            }
            Event::BudgetRevised(fact) => {
                self.lines("revised", &fact.budget, &fact.lines);
                for line in fact.was.as_ref().map_or(&[][..], |lines| lines) {
                    self.add(format!("revised:{}/{}", fact.budget, line.line), line.amount, -1);
                }
            }
            Event::BudgetTransferred(fact) => {
                self.add(format!("transferred:{}/{}", fact.budget, fact.from), fact.amount, -1);
                self.add(format!("transferred:{}/{}", fact.budget, fact.to), fact.amount, 1);
                self.add(format!("moved:{}", fact.budget), fact.amount, 1);
            }
            Event::ExpenditureCharged(fact) => {
                self.add(format!("charged:{}/{}", fact.budget, fact.line), fact.amount, 1);
                self.add(held(fact.fund.as_ref().unwrap(), None), fact.amount, -1);
            }
            _ => {}
        }
    }
}

/// The key of what a fund holds itself, or what an implementer holds for it.
pub fn held(fund: &FundId, implementer: Option<&PartyId>) -> String {
    implementer.map_or_else(|| format!("cash:{fund}"), |implementer| format!("advanced:{fund}/{implementer}"))
}
