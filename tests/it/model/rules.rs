//! The rules of acceptance and of values that are filled in, implemented again from DESIGN.md and from the
//! descriptions of the fields.

use std::collections::BTreeSet;
use std::str::FromStr;

use pledgebook::event::Event;
use pledgebook::event::assessment::{AssessmentIssued, Rounding};
use pledgebook::event::contribution::{Allocation, ContributionReceived, Form};
use pledgebook::event::fund::{FundPolicySet, Recognition};
use pledgebook::event::record::Record;
use pledgebook::internals::rules::Context;
use pledgebook::state::accounts::entries;
use pledgebook::state::accounts::{Rows, rows_root};
use pledgebook::state::cases::{PaidToCase, paid_to_case};
use pledgebook::value::days::{Day, Period, Span};
use pledgebook::value::ids::{FundId, Id as _, PartyId};
use pledgebook::value::money::{Currency, Money};

use super::sums::{Figures, Model, always, day, held, units};

/// The sum under a key in a currency.
pub fn sum(figures: &Figures, key: &str, currency: Currency) -> i128 {
    figures.get(key).and_then(|units| units.get(&currency)).copied().unwrap_or_default()
}

/// Returns what is outstanding on an assessment.
pub fn outstanding(figures: &Figures, assessment: &str, currency: Currency) -> i128 {
    ["assessed", "credited", "waived", "applied"]
        .iter()
        .map(|role| sum(figures, &format!("{role}:{assessment}"), currency))
        .sum()
}

/// Returns the revised amount of a budget line.
pub fn line_now(figures: &Figures, line: &str, currency: Currency) -> i128 {
    ["approved", "revised", "transferred"].iter().map(|role| sum(figures, &format!("{role}:{line}"), currency)).sum()
}

/// Returns what is still available on a budget line.
pub fn available(figures: &Figures, line: &str, currency: Currency) -> i128 {
    line_now(figures, line, currency) - sum(figures, &format!("charged:{line}"), currency)
}

/// Parses a plain decimal number as an integer of this many decimal places.
fn scaled(text: &str, places: usize) -> i128 {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{part:0<places$}").parse().unwrap()
}

/// Returns the smallest amount of a currency here, in hundredths.
fn smallest(currency: Currency) -> i128 {
    if currency.to_string() == "JPY" { 100 } else { 1 }
}

/// Returns the quotient of two positive numbers in steps, rounded half up.
const fn half_up(number: i128, by: i128, step: i128) -> i128 {
    (number * 2 + by * step) / (by * step * 2) * step
}

fn amount(money: Money) -> (i128, Currency) {
    (units(money.amount), money.currency)
}

impl Model {
    /// Returns the policy of a fund: the last one recorded.
    fn policy(&self, fund: &FundId) -> Option<&FundPolicySet> {
        let policies = self.standing().filter_map(|record| match &record.event {
            Event::FundPolicySet(policy) if policy.fund == *fund => Some(policy),
            _ => None,
        });
        policies.last()
    }

    /// Whether a fund cannot pay: its balance is too small, or would fall below its floor.
    fn cannot_pay(&self, figures: &Figures, fund: &FundId, money: Money) -> bool {
        let (paid, currency) = amount(money);
        let left = sum(figures, &format!("cash:{fund}"), currency) - paid;
        let floor = self.policy(fund).and_then(|policy| policy.floor).filter(|floor| floor.currency == currency);
        left < 0 || floor.is_some_and(|floor| left < units(floor.amount))
    }

    /// Whether a payment to a case has no eligible category, or exceeds the cap of a case.
    fn is_beyond_case(&self, event: &Event, category: Option<&str>) -> bool {
        let Some(PaidToCase { fund, case, amount: money }) = paid_to_case(event) else { return false };
        let Some(policy) = self.policy(&fund) else { return false };
        let (paid, currency) = amount(money);
        let is_eligible =
            policy.eligible.is_empty() || policy.eligible.iter().any(|one| Some(one.to_string().as_str()) == category);
        let after = sum(&self.cases(), &format!("{fund}/{case}"), currency) + paid;
        let cap = policy.cap_per_case.filter(|cap| cap.currency == currency);
        !is_eligible || cap.is_some_and(|cap| after > units(cap.amount))
    }

    /// Whether a fact breaks a rule that only a report may break; `None` if its type has no such rule.
    pub fn breaks(&self, figures: &Figures, event: &Event) -> Option<bool> {
        let short = |fund: &FundId, implementer: &PartyId, money: Money| {
            let (paid, currency) = amount(money);
            sum(figures, &held(fund, Some(implementer)), currency) < paid
        };
        Some(match event {
            Event::ChargeRecorded(fact) => self.cannot_pay(figures, &fact.fund, fact.amount),
            Event::ExchangeRecorded(fact) => self.cannot_pay(figures, &fact.fund, fact.sold),
            Event::ContributionReturned(fact) => self.cannot_pay(figures, fact.fund.as_ref()?, fact.amount),
            Event::ReserveDisbursed(fact) => {
                let category = fact.category.as_ref().map(ToString::to_string);
                self.cannot_pay(figures, &fact.fund, fact.amount) || self.is_beyond_case(event, category.as_deref())
            }
            Event::ReserveSpent(fact) => {
                let category = fact.category.as_ref().map(ToString::to_string);
                short(&fact.fund, &fact.implementer, fact.amount) || self.is_beyond_case(event, category.as_deref())
            }
            Event::ReserveReturned(fact) => match (&fact.implementer, &fact.case) {
                (Some(implementer), _) => short(&fact.fund, implementer, fact.amount),
                (None, case) => {
                    let (back, currency) = amount(fact.amount);
                    sum(&self.cases(), &format!("{}/{}", fact.fund, case.as_ref()?), currency) < back
                }
            },
            Event::ExpenditureCharged(fact) => {
                let (paid, currency) = amount(fact.amount);
                !self.is_approved(&fact.budget.to_string())
                    || available(figures, &format!("{}/{}", fact.budget, fact.line), currency) < paid
                    || self.cannot_pay(figures, fact.fund.as_ref()?, fact.amount)
            }
            Event::BudgetTransferred(fact) => {
                let (given, currency) = amount(fact.amount);
                let from = format!("{}/{}", fact.budget, fact.from);
                available(figures, &from, currency) < given || self.is_beyond_caps(figures, fact)
            }
            Event::RecordReversed(fact) => self.leaves_a_hole(figures, usize::try_from(fact.seq.0).ok()?),
            _ => return None,
        })
    }

    fn is_approved(&self, budget: &str) -> bool {
        self.standing()
            .any(|record| matches!(&record.event, Event::BudgetApproved(fact) if fact.budget.to_string() == budget))
    }

    /// Whether a transfer moves more than the caps of the fund's policy allow.
    fn is_beyond_caps(&self, figures: &Figures, fact: &pledgebook::event::budget::BudgetTransferred) -> bool {
        let Some(Event::BudgetProposed(budget)) = self.defining(&fact.budget.thing()).map(|record| &record.event)
        else {
            return false;
        };
        let Some(policy) = budget.fund.as_ref().and_then(|fund| self.policy(fund)) else { return false };
        let (given, currency) = amount(fact.amount);
        let within = format!("approved:{}/", fact.budget);
        let all: i128 =
            figures.keys().filter(|key| key.starts_with(&within)).map(|key| sum(figures, key, currency)).sum();
        let from = format!("{}/{}", fact.budget, fact.from);
        let line = sum(figures, &format!("approved:{from}"), currency);
        let most =
            |share: &str, of: i128| of * scaled(share, 6) / 100_000_000 / smallest(currency) * smallest(currency);
        let moved = sum(figures, &format!("moved:{}", fact.budget), currency) + given;
        let gave = given - sum(figures, &format!("transferred:{from}"), currency);
        policy.transfers_cap.is_some_and(|cap| moved > most(&cap.to_string(), all))
            || policy.line_transfers_cap.is_some_and(|cap| gave > most(&cap.to_string(), line))
    }

    /// Whether without a record a fund, an implementer, a case or a budget line would have paid what it did not have.
    fn leaves_a_hole(&self, figures: &Figures, seq: usize) -> bool {
        let mut without = self.clone();
        let Some(entry) = without.records.get_mut(seq) else { return false };
        entry.reversed_by = Some(0);
        let after = without.figures(&always);
        let (cases, cases_after) = (self.cases(), without.cases());
        let keys: BTreeSet<&str> =
            [figures, &after, &cases, &cases_after].into_iter().flat_map(Figures::keys).map(String::as_str).collect();
        let is_hole = |before: i128, after: i128| after < before && after < 0;
        // A case whose return is reversed has its former amount, which may not exceed the cap.
        let is_beyond_cap = |key: &str, currency: Currency, before: i128, after: i128| {
            let fund = key.split_once('/').and_then(|(fund, _)| fund.parse().ok());
            let cap = fund.and_then(|fund| self.policy(&fund)).and_then(|policy| policy.cap_per_case);
            let cap = cap.filter(|cap| cap.currency == currency);
            after > before && cap.is_some_and(|cap| after > units(cap.amount))
        };
        ["USD", "JPY", "CHF"].map(|code| code.parse().unwrap()).into_iter().any(|currency| {
            keys.iter().any(|key| match key.split_once(':') {
                Some(("cash" | "advanced", _)) => is_hole(sum(figures, key, currency), sum(&after, key, currency)),
                Some((_, line)) if line.contains('/') => {
                    is_hole(available(figures, line, currency), available(&after, line, currency))
                }
                Some(_) => false,
                None => {
                    let (before, after) = (sum(&cases, key, currency), sum(&cases_after, key, currency));
                    is_hole(before, after) || is_beyond_cap(key, currency, before, after)
                }
            })
        })
    }

    /// Panics unless an accepted fact keeps the rules and states the outcome that follows from earlier facts.
    pub fn judge(&self, figures: &Figures, event: &Event, context: Context) {
        let today = context.today;
        let moves = entries(event).iter().any(|entry| entry.fund.is_some());
        if moves || matches!(event, Event::ContributionReceived(_)) {
            let date = event.effective().expect("what moves money has a day").last();
            assert!(date <= today, "money moves in the future");
            assert!(!self.closed().iter().any(|(period, _)| period.holds(date)), "money moves in a closed period");
        }
        let is_reported = event.exception().is_some();
        if let Some(breaks) = self.breaks(figures, event) {
            assert_eq!(breaks, is_reported, "a rule is broken, or it is not, and is reported accordingly");
        } else {
            assert!(!is_reported);
        }
        match event {
            Event::AssessmentIssued(fact) => self.judge_assessment(fact),
            Event::ContributionReceived(fact) if fact.form == Form::Cash => self.judge_receipt(fact),
            Event::BudgetRevised(fact) => {
                for line in fact.lines.iter() {
                    let found = fact.was.as_ref().and_then(|was| was.iter().find(|was| was.line == line.line));
                    let was = line_now(figures, &format!("{}/{}", fact.budget, line.line), line.amount.currency);
                    assert_eq!(found.map_or(0, |was| units(was.amount.amount)), was, "the line as it was");
                }
            }
            Event::RecordReversed(fact) => {
                let expected = self.reversed_on(usize::try_from(fact.seq.0).unwrap(), today);
                assert_eq!(fact.date.map(Span::last), expected, "the day on which the reversal takes effect");
            }
            Event::PeriodClosed(fact) => {
                assert!(fact.period.last() < today);
                assert_eq!(*fact.root, Some(rows_root(&self.rows(&fact.period))), "the root of the period's rows");
            }
            _ => {}
        }
    }

    /// An assessment by a scale is the member's share, such that all shares add up to the total; it is recognised as
    /// the policy says.
    fn judge_assessment(&self, fact: &AssessmentIssued) {
        let policy = self.policy(&fact.fund).and_then(|policy| policy.recognised);
        let recognised = match policy {
            Some(Recognition::Due) => fact.due,
            Some(Recognition::PeriodStart) => fact.period.first(),
            _ => fact.date.unwrap().last(),
        };
        assert_eq!(*fact.recognised, Some(recognised));
        let (Some(id), Some(total)) = (&fact.scale, fact.total) else { return };
        let Some(Event::ScaleAdopted(scale)) = self.defining(&id.thing()).map(|record| &record.event) else {
            panic!("no scale {id}")
        };
        let (total, currency) = amount(total);
        let step = smallest(currency);
        let share = |share: &str| total * scaled(share, 6);
        let mut shares: Vec<_> = scale.shares.iter().map(|one| (share(&one.share.to_string()), &one.party)).collect();
        let expected = if scale.rounding == Rounding::HalfUp {
            shares.iter().find(|(_, party)| **party == fact.party).map(|(share, _)| half_up(*share, 100_000_000, step))
        } else {
            let whole = 100_000_000 * step;
            let cut: i128 = shares.iter().map(|(share, _)| share / whole * step).sum();
            shares.sort_by_key(|(share, party)| (whole - share % whole, *party));
            let place = shares.iter().position(|(_, party)| **party == fact.party);
            place.map(|place| {
                let gets_one = i128::try_from(place).unwrap() * step < total - cut;
                shares[place].0 / whole * step + if gets_one { step } else { 0 }
            })
        };
        assert_eq!(fact.amount.map(|money| units(money.amount)), expected, "the share of the total");
    }

    /// A payer is credited what it paid, at the stated rate, which equals bank charges plus the amount that arrived.
    fn judge_receipt(&self, fact: &ContributionReceived) {
        let (paid, currency) = amount(fact.amount.unwrap());
        let (credited, own) = amount(fact.credited.unwrap());
        let Some(Event::FundOpened(fund)) = self.defining(&fact.fund.thing()).map(|record| &record.event) else {
            panic!("no fund {}", fact.fund)
        };
        assert_eq!(Some(own), fund.currency, "a payer is credited in the currency of the fund");
        if own == currency {
            let parts = fact.charges.into_iter().chain(*fact.arrived).map(|part| units(part.amount));
            assert_eq!((credited, parts.sum()), (paid, paid));
            return;
        }
        let rate = fact.rate.as_ref().expect("another currency has a rate");
        let Some(Event::RatePublished(rate)) = self.defining(&rate.thing()).map(|record| &record.event) else {
            panic!("no rate {rate}")
        };
        let product = paid * scaled(&rate.value.to_string(), 12);
        assert_eq!((rate.from, rate.to), (currency, own));
        assert_eq!(credited, half_up(product, 1_000_000_000_000, smallest(own)));
    }

    /// Returns the targets of an application that names none: the payer's oldest period first, then by id, as far as
    /// it reaches; nothing that was issued later.
    pub fn oldest_first(&self, figures: &Figures, contribution: &str, payer: &str, on: Option<Day>) -> Vec<Allocation> {
        let Some(Event::ContributionReceived(received)) =
            self.defining(&format!("contribution:{contribution}").parse().unwrap()).map(|record| &record.event)
        else {
            return Vec::new();
        };
        let mut left = received
            .credited
            .map_or(0, |credited| -sum(figures, &format!("unapplied:{contribution}"), credited.currency));
        let payer = self.now(payer, &always);
        let mut owed: Vec<_> = self
            .standing()
            .filter_map(|record| match &record.event {
                Event::AssessmentIssued(fact) if fact.fund == received.fund => Some(fact),
                _ => None,
            })
            .filter(|fact| self.now(&fact.party.to_string(), &always) == payer)
            .filter(|fact| on.is_none_or(|on| fact.date.is_none_or(|issued| issued.last() <= on)))
            .collect();
        owed.sort_by_key(|fact| (fact.period.clone(), fact.assessment.0.clone()));
        let mut parts = Vec::new();
        for fact in owed {
            let currency = fact.amount.unwrap().currency;
            // A write-off that is reversed leaves the assessment to be paid.
            let id = fact.assessment.0.to_string();
            let counted_on = outstanding(figures, &id, currency) + sum(figures, &format!("written-off:{id}"), currency);
            let part = counted_on.min(left);
            if part > 0 {
                left -= part;
                parts.push(Allocation { to: fact.assessment.0.thing(), amount: money(currency, part) });
            }
        }
        parts
    }

    /// Returns the day on which a reversal takes effect: today if the record's day may be published, otherwise as if
    /// it had never been.
    fn reversed_on(&self, seq: usize, today: Day) -> Option<Day> {
        let original = &self.records[seq].record;
        let is_stated =
            !entries(&original.event).is_empty() || matches!(original.event, Event::ContributionReceived(_));
        let through = self.closed().iter().map(|(period, _)| period.last()).max()?;
        (is_stated && day(original)? <= through).then_some(today)
    }

    /// Returns the rows of a period: what was dated in it, and what was reversed in it.
    fn rows(&self, period: &Period) -> Rows {
        let mut rows = Rows::new();
        let mut add = |record: &Record, on: Option<Day>, back: bool| {
            if !on.is_some_and(|on| period.holds(on)) {
                return;
            }
            for entry in entries(&record.event).into_iter().filter(|entry| entry.fund.is_some()) {
                let amount = if back { entry.amount.negated() } else { entry.amount };
                rows.entry(entry.account).or_default().add(amount);
            }
        };
        for entry in &self.records {
            add(&entry.record, day(&entry.record), false);
            if let Some(by) = entry.reversed_by {
                add(&entry.record, day(&self.records[by].record).or_else(|| day(&entry.record)), true);
            }
        }
        rows.retain(|_, sums| !sums.is_zero());
        rows
    }
}

/// Returns an amount of this many hundredths.
pub fn money(currency: Currency, units: i128) -> Money {
    let text = if smallest(currency) == 100 {
        (units / 100).to_string()
    } else {
        format!("{}.{:02}", units / 100, units % 100)
    };
    Money::from_str(&format!("{currency} {text}")).unwrap()
}
