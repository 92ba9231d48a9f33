//! Laws that the books must keep in every history.

use std::collections::BTreeSet;

use pledgebook::event::Event;
use pledgebook::event::record::Record;
use pledgebook::internals::cache::snapshots::Snapshots;
use pledgebook::internals::ledger::machine::Machine;
use pledgebook::internals::log::Frontier;
use pledgebook::internals::log::{LogPosition, Offset};
use pledgebook::state::accounts::{AccountType, entries};
use pledgebook::state::books::Books;
use pledgebook::state::figures::Figure;
use pledgebook::state::fold;
use pledgebook::state::lookup::Lookup as _;
use pledgebook::value::days::Day;

use super::rules::{available, line_now, outstanding, sum};
use super::sums::{Accepted, Figures, Holds, Model, Units, add_all, all_units, always};

/// The books' accounts, the kinds of income, costs and help added up for each fund.
fn accounts(books: &Books) -> Figures {
    let mut accounts = Figures::new();
    for (account, balance) in books.journal.iter() {
        let is_by_kind = matches!(
            account.account_type(),
            AccountType::Income
                | AccountType::Expense
                | AccountType::Assistance
                | AccountType::Exchange
                | AccountType::BroughtForward
        );
        let key =
            if is_by_kind { format!("{}:{}", account.account_type(), account.first()) } else { account.to_string() };
        add_all(accounts.entry(key).or_default(), &all_units(&balance.sums), 1);
    }
    accounts.retain(|_, units| !units.is_empty());
    accounts
}

/// Folds the books of the records that hold, as a view does: a reversal removes only what was included.
pub fn books_of(model: &Model, holds: Holds<'_>) -> Books {
    let mut books = Books::default();
    for record in model.records.iter().map(|entry| &entry.record).filter(|record| holds(record)) {
        let original = pledgebook::event::reverses(&record.event);
        let original = original.map(|seq| &model.records[usize::try_from(seq).unwrap()].record);
        fold(&mut books, record, original.filter(|original| holds(original)));
    }
    books
}

/// A snapshot that was written and read again, with the records that follow, gives the books of all records.
pub fn a_snapshot_and_what_follows_are_all(model: &Model, books: &Books, after: u64) {
    let known = |record: &Record| record.seq < after;
    let folder = tempfile::tempdir().unwrap();
    let snapshots = Snapshots::new(folder.path(), folder.path().join("folded"));
    let Some(last) = model.records.iter().map(|entry| &entry.record).rfind(|record| known(record)) else { return };
    let offset = Some(Offset { seq: last.seq, segment: 0, byte: 0, line: after });
    let mut tree = Frontier::new();
    (0..after).for_each(|seq| tree.push(&seq.to_be_bytes()));
    let position = LogPosition { last: last.prev, at: Some(last.at), offset, tree };
    let then = books_of(model, &known);
    snapshots.keep(&position, then.to_parts().unwrap()).unwrap();
    let kept = || snapshots.newest(|_| true).expect("a snapshot that was just kept is trusted");
    assert_eq!(kept().position, position);
    let again = Books::from_parts(kept().parts, Vec::new()).expect("a snapshot that is trusted has every projection");
    assert!(again == then, "what is written after {after} records reads back");
    let with_original = |record: &Record| {
        let original = pledgebook::event::reverses(&record.event);
        let original = original.map(|seq| model.records[usize::try_from(seq).unwrap()].record.clone());
        (Box::new(record.clone()), original.map(Box::new))
    };
    let later = model.records.iter().map(|entry| &entry.record).filter(|record| !known(record)).map(with_original);
    let again = Books::from_parts(kept().parts, later.collect()).unwrap();
    assert!(again == *books, "a snapshot after {after} records and what follows are the books");
}

/// In each fund and currency, debits equal credits.
pub fn trial_balance_is_zero(books: &Books, view: &str) {
    for (fund, sums) in books.journal.trial_balance() {
        assert!(sums.is_zero(), "the trial balance of {fund} is {sums}, {view}");
    }
}

/// Every account and every figure equals the model's, for any records, and explains itself.
pub fn books_agree(model: &Model, books: &Books, holds: Holds<'_>, today: Day, view: &str) {
    let figures = model.figures(holds);
    assert_eq!(accounts(books), figures, "books (left) and model (right), {view}");
    assert!(!model.is_doubled(holds), "an id stands for one thing at a time, {view}");
    trial_balance_is_zero(books, view);
    let all = Figure::all(books);
    for figure in &all {
        let key = figure.to_string();
        assert_eq!(key.parse::<Figure>().as_ref(), Ok(figure), "a key reads back");
        let value = all_units(&figure.value(books, today));
        assert_eq!(explained(model, books, holds, figure, today), value, "{key} is what it is made of, {view}");
        if let Some(expected) = model.derived(&figures, holds, &key, today) {
            assert_eq!(value, expected, "{key}: books (left) and model (right), {view}");
        }
    }
    nothing_is_left_out(model, &all, &figures, holds, view);
}

/// A base figure by its records, a derived one by its operands.
fn explained(model: &Model, books: &Books, holds: Holds<'_>, figure: &Figure, today: Day) -> Units {
    let mut units = Units::new();
    let Some(operands) = figure.operands(books, today) else {
        let key = figure.to_string();
        for record in model.counted(holds) {
            let own = entries(&record.event).into_iter().filter(|entry| entry.account.to_string() == key);
            add_all(&mut units, &all_units(&own.map(|entry| entry.amount).collect()), 1);
        }
        return units;
    };
    for operand in operands {
        let value = all_units(&operand.figure.value(books, today));
        add_all(&mut units, &value, if operand.minus { -1 } else { 1 });
    }
    units
}

/// Every account with a balance, and everything outstanding, has a key that can be explained.
fn nothing_is_left_out(model: &Model, all: &BTreeSet<Figure>, figures: &Figures, holds: Holds<'_>, view: &str) {
    let keys: BTreeSet<String> = all.iter().map(ToString::to_string).collect();
    for record in model.counted(holds) {
        for entry in entries(&record.event) {
            let key = entry.account.to_string();
            assert!(!figures.contains_key(&key) || keys.contains(&key), "{key} is not among all figures, {view}");
        }
        if let Event::AssessmentIssued(fact) = &record.event {
            let id = fact.assessment.0.to_string();
            let owed = outstanding(figures, &id, fact.amount.unwrap().currency);
            let party = model.now(&fact.party.to_string(), holds);
            for key in [format!("outstanding:{id}"), format!("outstanding-of:{}/{party}", fact.fund)] {
                assert!(owed == 0 || keys.contains(&key), "{key} is not among all figures, {view}");
            }
        }
    }
}

impl Model {
    /// Returns the value of a derived figure; `None` for a base figure.
    fn derived(&self, figures: &Figures, holds: Holds<'_>, key: &str, today: Day) -> Option<Units> {
        let (name, id) = key.split_once(':')?;
        let first = id.split('/').next()?;
        let mut units = Units::new();
        for currency in ["USD", "JPY", "CHF"].map(|code| code.parse().unwrap()) {
            let over = |sum_of: &dyn Fn(&str) -> i128, prefix: &str| -> i128 {
                let lines: BTreeSet<&str> =
                    figures.keys().filter_map(|key| key.split_once(':')).map(|(_, id)| id).collect();
                lines.into_iter().filter(|line| line.starts_with(prefix)).map(sum_of).sum()
            };
            let lines = format!("{id}/");
            let value = match name {
                "outstanding" => outstanding(figures, id, currency),
                "outstanding-of" => self.owed(figures, holds, id, currency, &|_| true),
                "current-of" => self.owed(figures, holds, id, currency, &|last| last >= today),
                "prior-years-of" => self.owed(figures, holds, id, currency, &|last| last < today),
                "outstanding-in" => self.owed(figures, holds, first, currency, &|_| true),
                "unapplied-of" | "unapplied-in" => self.unapplied(figures, holds, id, currency),
                "held" => {
                    let advances = figures.keys().filter(|key| key.starts_with(&format!("advanced:{id}/")));
                    sum(figures, &format!("cash:{id}"), currency)
                        + advances.map(|key| sum(figures, key, currency)).sum::<i128>()
                }
                "final" => line_now(figures, id, currency),
                "available" => available(figures, id, currency),
                "final-in" => over(&|line| line_now(figures, line, currency), &lines),
                "charged-in" => over(&|line| sum(figures, &format!("charged:{line}"), currency), &lines),
                "available-in" => over(&|line| available(figures, line, currency), &lines),
                _ => return None,
            };
            super::sums::add(&mut units, currency, value);
        }
        Some(units)
    }

    /// Returns what is owed to a fund, or by a member to a fund (`FUND/PARTY`), for periods by their last day.
    fn owed(
        &self,
        figures: &Figures,
        holds: Holds<'_>,
        id: &str,
        currency: pledgebook::value::money::Currency,
        wanted: &dyn Fn(Day) -> bool,
    ) -> i128 {
        let (fund, party) = id.split_once('/').map_or((id, None), |(fund, party)| (fund, Some(self.now(party, holds))));
        let issued = self.counted(holds).filter_map(|record| match &record.event {
            Event::AssessmentIssued(fact) if fact.fund.to_string() == fund && wanted(fact.period.last()) => Some(fact),
            _ => None,
        });
        let of_party = issued.filter(|fact| party.is_none() || party == Some(self.now(&fact.party.to_string(), holds)));
        let ids: BTreeSet<String> = of_party.map(|fact| fact.assessment.0.to_string()).collect();
        ids.iter().map(|id| outstanding(figures, id, currency)).sum()
    }

    /// Returns what a fund received and has not applied, in all or from one payer (`FUND/PARTY`).
    fn unapplied(
        &self,
        figures: &Figures,
        holds: Holds<'_>,
        id: &str,
        currency: pledgebook::value::money::Currency,
    ) -> i128 {
        let (fund, party) = id.split_once('/').map_or((id, None), |(fund, party)| (fund, Some(self.now(party, holds))));
        let received = self.counted(holds).filter_map(|record| match &record.event {
            Event::ContributionReceived(fact) if fact.fund.to_string() == fund => Some(fact.contribution.0.to_string()),
            _ => None,
        });
        let payer = |id: &str| self.payer(id, holds).map(|payer| self.now(&payer, holds));
        let ids: BTreeSet<String> = received.filter(|id| party.is_none() || party == payer(id)).collect();
        ids.iter().map(|id| -sum(figures, &format!("unapplied:{id}"), currency)).sum()
    }

    /// Nothing is taken from an assessment or a contribution that is not there, on any day, whatever was recorded.
    pub fn never_negative(&self, figures: &Figures, holds: Holds<'_>, view: &str) {
        for record in self.counted(holds) {
            match &record.event {
                Event::AssessmentIssued(fact) => {
                    let id = fact.assessment.0.to_string();
                    let owed = outstanding(figures, &id, fact.amount.unwrap().currency);
                    assert!(owed >= 0, "{owed} is outstanding on {id}, {view}");
                }
                Event::ContributionReceived(fact) if fact.credited.is_some() => {
                    let id = fact.contribution.0.to_string();
                    let left = -sum(figures, &format!("unapplied:{id}"), fact.credited.unwrap().currency);
                    assert!(left >= 0, "{left} of {id} is unapplied, {view}");
                }
                _ => {}
            }
        }
    }

    /// Checks the invariants of everything in force, whatever was recorded.
    pub fn invariants(&self, figures: &Figures) {
        self.never_negative(figures, &always, "now");
        for record in self.standing() {
            if let Event::ContributionReceived(fact) = &record.event {
                self.one_payer(&fact.contribution.0.to_string());
            }
        }
        // Without any report against a rule, nothing is in the state that only a report permits.
        if self.records.iter().any(|entry| entry.record.event.exception().is_some()) {
            return;
        }
        let held = figures.iter().filter(|(key, _)| key.starts_with("cash:") || key.starts_with("advanced:"));
        let cases = self.cases();
        for (key, units) in held.chain(&cases) {
            assert!(units.values().all(|units| *units >= 0), "{key} is {units:?}, and nothing was reported");
        }
    }

    /// A contribution is only applied to what its payer owes. A merger that was reversed no longer counts.
    fn one_payer(&self, contribution: &str) {
        let is_merger =
            |entry: &Accepted| matches!(entry.record.event, Event::PartyMerged(_)) && entry.reversed_by.is_some();
        if self.records.iter().any(is_merger) {
            return;
        }
        let payer = self.payer(contribution, &always).map(|payer| self.now(&payer, &always));
        for record in self.standing() {
            let Event::ContributionApplied(fact) = &record.event else { continue };
            if fact.contribution.to_string() != contribution {
                continue;
            }
            for part in fact.to.as_ref().unwrap().iter() {
                let Some(Event::AssessmentIssued(issued)) = self.defining(&part.to).map(|record| &record.event) else {
                    continue;
                };
                let member = self.now(&issued.party.to_string(), &always);
                assert_eq!(
                    payer.as_ref(),
                    Some(&member),
                    "{contribution} is applied to {}, by record {}",
                    part.to,
                    record.seq
                );
            }
        }
    }
}

/// Compares the other content of the books: exceptions, periods, payers, cases.
pub fn the_rest_agrees(model: &Model, machine: &Machine) {
    let open: BTreeSet<u64> = machine.books.exceptions.open().map(|exception| exception.seq).collect();
    assert_eq!(open, model.open_exceptions(), "open exceptions");
    let closed: Vec<_> = machine.books.periods.closed().map(|closing| (closing.period.clone(), closing.seq)).collect();
    assert_eq!(closed, model.closed(), "closed periods");
    for record in model.standing() {
        let Event::ContributionReceived(fact) = &record.event else { continue };
        let id = &fact.contribution.0;
        let payer = machine.books.contributions.payer(id).map(ToString::to_string);
        assert_eq!(payer, model.payer(&id.to_string(), &always), "the payer of {id}");
    }
    for (key, mut paid) in model.cases() {
        let (fund, case) = key.split_once('/').unwrap();
        paid.retain(|_, units| *units != 0);
        let found = machine.lookup.paid_to_case(&fund.parse().unwrap(), &case.parse().unwrap());
        assert_eq!(all_units(&found), paid, "what case {key} received");
    }
    received_is_accounted_for(model);
}

/// The amount credited for a receipt equals what was applied of it, returned, and is left.
fn received_is_accounted_for(model: &Model) {
    let figures = model.figures(&always);
    for record in model.standing() {
        let Event::ContributionReceived(fact) = &record.event else { continue };
        let (Some(credited), id) = (*fact.credited, &fact.contribution.0) else { continue };
        let mut parts = Units::new();
        for record in model.standing() {
            let own: Vec<_> = match &record.event {
                Event::ContributionApplied(fact) if fact.contribution == *id => {
                    fact.to.as_ref().unwrap().iter().map(|part| part.amount).collect()
                }
                Event::ContributionReturned(fact) if fact.contribution == *id => vec![fact.amount],
                _ => Vec::new(),
            };
            add_all(&mut parts, &all_units(&own.into_iter().collect()), 1);
        }
        let left = -sum(&figures, &format!("unapplied:{id}"), credited.currency);
        super::sums::add(&mut parts, credited.currency, left);
        assert_eq!(parts, all_units(&[credited].into_iter().collect()), "applied, returned and left of {id}");
    }
}

/// Whether a record belongs to what was true on a day.
pub fn as_of(record: &Record, day: Day) -> bool {
    super::sums::day(record).is_none_or(|own| own <= day)
}
