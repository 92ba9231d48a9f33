//! The entries of each fact, written again from the table of `state::accounts`.

use pledgebook::event::Event;
use pledgebook::event::budget::Line;
use pledgebook::event::contribution::Form;
use pledgebook::value::days::{Day, Span};
use pledgebook::value::ids::FundId;
use pledgebook::value::money::{Currency, Money};

use super::bounds::money;
use super::log::units;

/// An entry of a fact in an account, in hundredths: a debit is above zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub account: String,
    /// The fund in which it balances; none for a figure that moves no money.
    pub fund: Option<String>,
    pub currency: Currency,
    pub units: i128,
    /// Whether it sets the account.
    pub sets: bool,
    /// Its own day, if that is after the day of the fact.
    pub later: Option<Day>,
}

#[derive(Default)]
struct Entries(Vec<Entry>);

impl Entries {
    fn post(&mut self, fund: &str, account: String, money: Money, times: i128) {
        let units = units(money.amount) * times;
        let fund = Some(fund.to_owned());
        self.0.push(Entry { account, fund, currency: money.currency, units, sets: false, later: None });
    }

    fn pair(&mut self, fund: &str, debit: String, credit: String, money: Money) {
        self.post(fund, debit, money, 1);
        self.post(fund, credit, money, -1);
    }

    /// What is assessed is income on its day, or on the day on which it is recognised; deferred until then.
    fn assess(&mut self, fund: &str, assessed: String, money: Money, recognised: Option<Day>, date: Option<Span>) {
        let income = format!("income:{fund}/assessed");
        let Some(day) = recognised.filter(|day| date.is_some_and(|date| *day > date.last())) else {
            return self.pair(fund, assessed, income, money);
        };
        let deferred = format!("deferred:{fund}/{day}");
        self.pair(fund, assessed, deferred.clone(), money);
        let from = self.0.len();
        self.pair(fund, deferred, income, money);
        self.0[from..].iter_mut().for_each(|entry| entry.later = Some(day));
    }

    /// Cash of one fund goes to another, and each has its own account for the other one.
    fn between(&mut self, (from, out): (&FundId, &str), (to, back): (&FundId, &str), money: Money) {
        self.pair(&from.to_string(), format!("{out}:{from}/{to}"), format!("cash:{from}"), money);
        self.pair(&to.to_string(), format!("cash:{to}"), format!("{back}:{to}/{from}"), money);
    }

    /// What two currencies leave over is exchanged, by a fund or an implementer.
    fn exchange(&mut self, holder: &str) {
        let mut left: Vec<(Currency, i128)> = Vec::new();
        for entry in &self.0 {
            match left.iter_mut().find(|(currency, _)| *currency == entry.currency) {
                Some((_, sum)) => *sum += entry.units,
                None => left.push((entry.currency, entry.units)),
            }
        }
        for (currency, units) in left.into_iter().filter(|(_, units)| *units != 0) {
            let fund = holder.split('/').next().map(ToOwned::to_owned);
            let account = mirror_of(holder);
            self.0.push(Entry { account, fund, currency, units: -units, sets: false, later: None });
        }
    }

    /// Only what is held keeps another currency, with a mirror beside it; all else is in the fund's.
    fn convert(&mut self, amount: Money, equivalent: Money) {
        let mut all = Vec::new();
        for entry in std::mem::take(&mut self.0) {
            let sign = entry.units.signum();
            let own = |account: String, sign: i128| {
                let (currency, units) = (equivalent.currency, units(equivalent.amount) * sign);
                Entry { account, currency, units, ..entry.clone() }
            };
            let holder = entry.account.strip_prefix("cash:").or_else(|| entry.account.strip_prefix("advanced:"));
            match holder {
                None => all.push(own(entry.account.clone(), sign)),
                Some(holder) => {
                    let mirror = mirror_of(holder);
                    let back = Entry { account: mirror.clone(), units: -units(amount.amount) * sign, ..entry.clone() };
                    all.extend([entry.clone(), back, own(mirror, sign)]);
                }
            }
        }
        self.0 = all;
    }

    fn state(&mut self, account: String, money: Money, times: i128, sets: bool) {
        let units = units(money.amount) * times;
        self.0.push(Entry { account, fund: None, currency: money.currency, units, sets, later: None });
    }

    fn lines(&mut self, role: &str, budget: &str, lines: &[Line], sets: bool) {
        lines.iter().for_each(|line| self.state(format!("{role}:{budget}/{}", line.line), line.amount, 1, sets));
    }
}

/// Names the exchange account of whoever holds money: a fund, or an implementer of one, `FUND/PARTY`.
fn mirror_of(holder: &str) -> String {
    format!("{}:{holder}", if holder.contains('/') { "exchange-advanced" } else { "exchange" })
}

/// Names what a fund holds itself, or what an implementer holds for it.
pub fn held(fund: &str, implementer: Option<String>) -> String {
    implementer.map_or_else(|| format!("cash:{fund}"), |implementer| format!("advanced:{fund}/{implementer}"))
}

/// Names the help to cases of a category.
fn assistance(fund: &str, category: Option<String>) -> String {
    format!("assistance:{fund}/{}", category.as_deref().unwrap_or("not stated"))
}

fn text<T: ToString>(value: Option<&T>) -> Option<String> {
    value.map(ToString::to_string)
}

/// Returns the entries of a fact; none while what follows from other facts is not filled in.
pub fn entries(event: &Event) -> Vec<Entry> {
    let mut to = Entries::default();
    post(event, &mut to);
    if let Some((amount, equivalent)) = converted(event) {
        to.convert(amount, equivalent);
    }
    to.0
}

/// Returns an amount in another currency than the fund's, and what it is in the fund's.
fn converted(event: &Event) -> Option<(Money, Money)> {
    let (amount, equivalent) = match event {
        Event::BalanceBroughtForward(fact) => (fact.amount, &fact.equivalent),
        Event::ContributionReturned(fact) => (fact.amount, &fact.equivalent),
        Event::ExpenditureCharged(fact) => (fact.amount, &fact.equivalent),
        Event::ExpenditureRefunded(fact) => (fact.amount, &fact.equivalent),
        Event::ReserveDisbursed(fact) => (fact.amount, &fact.equivalent),
        Event::ReserveSpent(fact) => (fact.amount, &fact.equivalent),
        Event::ReserveReturned(fact) => (fact.amount, &fact.equivalent),
        Event::IncomeRecorded(fact) => (fact.amount, &fact.equivalent),
        Event::ChargeRecorded(fact) => (fact.amount, &fact.equivalent),
        _ => return None,
    };
    Some((amount, (**equivalent)?))
}

/// Returns what a fact pays or receives, in its fund's currency.
pub fn in_own(event: &Event, amount: Money) -> Money {
    converted(event).map_or(amount, |(_, equivalent)| equivalent)
}

#[allow(clippy::too_many_lines, reason = "one table")]
fn post(event: &Event, to: &mut Entries) -> Option<()> {
    match event {
        Event::BalanceBroughtForward(fact) => {
            let fund = fact.fund.to_string();
            to.pair(&fund, held(&fund, text(fact.held_by.as_ref())), format!("brought-forward:{fund}"), fact.amount);
        }
        Event::AssessmentIssued(fact) => {
            let (fund, amount) = (fact.fund.to_string(), (*fact.amount)?);
            let assessed = format!("assessed:{}", fact.assessment.0);
            match fact.brought_forward {
                Some(_) => to.pair(&fund, assessed, format!("brought-forward:{fund}"), amount),
                None => to.assess(&fund, assessed, amount, *fact.recognised, fact.date),
            }
        }
        Event::ScaleApplied(fact) => {
            for part in fact.amounts.as_ref()?.iter() {
                let assessed = format!("assessed:{}", part.assessment.0);
                to.assess(&fact.fund.to_string(), assessed, part.amount, *fact.recognised, fact.date);
            }
        }
        Event::AssessmentSupplemented(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.assess(&fund, format!("assessed:{}", fact.assessment), fact.amount, *fact.recognised, fact.date);
        }
        Event::AssessmentReduced(fact) => {
            let (fund, less) = (text(fact.fund.as_ref())?, fact.amount.negated());
            to.assess(&fund, format!("assessed:{}", fact.assessment), less, *fact.recognised, fact.date);
        }
        Event::CreditGranted(fact) => {
            let fund = fact.fund.to_string();
            to.pair(
                &fund,
                format!("expense:{fund}/credited"),
                format!("unapplied:{}", fact.contribution.0),
                fact.amount,
            );
        }
        Event::ReceivableReinstated(fact) => {
            let fund = text(fact.fund.as_ref())?;
            let (off, expense) = (format!("written-off:{}", fact.assessment), format!("expense:{fund}/written-off"));
            to.pair(&fund, off, expense, fact.amount);
        }
        Event::AssessmentCredited(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.pair(&fund, format!("expense:{fund}/credited"), format!("credited:{}", fact.assessment), fact.amount);
        }
        Event::AssessmentWaived(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.pair(&fund, format!("expense:{fund}/waived"), format!("waived:{}", fact.assessment), fact.amount);
        }
        Event::ReceivableWrittenOff(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.pair(
                &fund,
                format!("expense:{fund}/written-off"),
                format!("written-off:{}", fact.assessment),
                fact.amount,
            );
        }
        Event::ContributionReceived(fact) if fact.form == Form::Cash => {
            let (fund, arrived, credited) = (fact.fund.to_string(), (*fact.arrived)?, (*fact.credited)?);
            to.post(&fund, format!("cash:{fund}"), arrived, 1);
            if let Some(charges) = fact.charges {
                let charges = match fact.amount? {
                    paid if charges.currency != credited.currency && charges.currency == paid.currency => {
                        let [part, of, whole] = [charges, credited, paid].map(|money| units(money.amount));
                        let step = if credited.currency.to_string() == "JPY" { 100 } else { 1 };
                        money(credited.currency, (2 * part * of + whole * step) / (2 * whole * step) * step)
                    }
                    _ => charges,
                };
                to.post(&fund, format!("expense:{fund}/charges-on-receipts"), charges, 1);
            }
            to.post(&fund, format!("unapplied:{}", fact.contribution.0), credited, -1);
            to.exchange(&fund);
        }
        Event::ContributionApplied(fact) => {
            let fund = text(fact.fund.as_ref())?;
            for part in fact.to.as_ref()?.iter() {
                let account = match part.to.kind().name() {
                    "assessment" => format!("applied:{}", part.to.id()),
                    "pledge" => format!("pledge-received:{}/{fund}", part.to.id()),
                    _ => format!("income:{fund}/voluntary"),
                };
                to.pair(&fund, format!("unapplied:{}", fact.contribution), account, part.amount);
            }
        }
        Event::ContributionReturned(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.pair(&fund, format!("unapplied:{}", fact.contribution), format!("cash:{fund}"), fact.amount);
        }
        Event::ExpenditureRefunded(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.pair(&fund, format!("cash:{fund}"), format!("charged:{}/{}", fact.budget, fact.line), fact.amount);
        }
        Event::FundTransferred(fact) => {
            to.between((&fact.from, "between-funds"), (&fact.to, "between-funds"), fact.amount);
        }
        Event::LoanGranted(fact) => to.between((&fact.from, "lent"), (&fact.to, "borrowed"), fact.amount),
        Event::LoanRepaid(fact) => to.between((&fact.from, "borrowed"), (&fact.to, "lent"), fact.amount),
        Event::ExpenditureCharged(fact) => {
            let fund = text(fact.fund.as_ref())?;
            to.pair(&fund, format!("charged:{}/{}", fact.budget, fact.line), format!("cash:{fund}"), fact.amount);
        }
        Event::ReserveDisbursed(fact) => {
            let (fund, implementer) = (fact.fund.to_string(), text(fact.implementer.as_ref()));
            let helped = if implementer.is_some() {
                held(&fund, implementer)
            } else {
                assistance(&fund, text(fact.category.as_ref()))
            };
            to.pair(&fund, helped, format!("cash:{fund}"), fact.amount);
        }
        Event::ReserveSpent(fact) => {
            let fund = fact.fund.to_string();
            let from = held(&fund, Some(fact.implementer.to_string()));
            to.pair(&fund, assistance(&fund, text(fact.category.as_ref())), from, fact.amount);
        }
        Event::ReserveReturned(fact) => {
            let (fund, implementer) = (fact.fund.to_string(), text(fact.implementer.as_ref()));
            let from = if implementer.is_some() {
                held(&fund, implementer)
            } else {
                assistance(&fund, text(fact.category.as_ref()))
            };
            to.pair(&fund, format!("cash:{fund}"), from, fact.amount);
        }
        Event::IncomeRecorded(fact) => {
            let fund = fact.fund.to_string();
            to.pair(&fund, format!("cash:{fund}"), format!("income:{fund}/{}", fact.nature), fact.amount);
        }
        Event::ChargeRecorded(fact) => {
            let fund = fact.fund.to_string();
            to.pair(&fund, format!("expense:{fund}/{}", fact.nature), format!("cash:{fund}"), fact.amount);
        }
        Event::ExchangeRecorded(fact) => {
            let fund = fact.fund.to_string();
            let held = held(&fund, text(fact.held_by.as_ref()));
            to.post(&fund, held.clone(), fact.sold, -1);
            to.post(&fund, held.clone(), fact.bought, 1);
            to.exchange(held.split_once(':').unwrap().1);
        }
        Event::BudgetProposed(fact) => to.lines("proposed", &fact.budget.0.to_string(), &fact.lines, false),
        Event::BudgetRecommended(fact) => to.lines("recommended", &fact.budget.to_string(), &fact.lines, false),
        Event::BudgetApproved(fact) => {
            let (budget, lines) = (fact.budget.to_string(), fact.lines.as_ref()?);
            let is_supplement = fact.adds.is_some();
            to.lines(if is_supplement { "supplement" } else { "approved" }, &budget, lines, false);
            to.lines("final", &budget, lines, !is_supplement);
        }
        Event::BudgetRevised(fact) => {
            let budget = fact.budget.to_string();
            to.lines("revised", &budget, &fact.lines, true);
            to.lines("final", &budget, &fact.lines, true);
        }
        Event::BudgetTransferred(fact) => {
            for role in ["transferred", "final"] {
                to.state(format!("{role}:{}/{}", fact.budget, fact.from), fact.amount, -1, false);
                to.state(format!("{role}:{}/{}", fact.budget, fact.to), fact.amount, 1, false);
            }
            to.state(format!("moved:{}", fact.budget), fact.amount, 1, false);
        }
        _ => {}
    }
    Some(())
}
