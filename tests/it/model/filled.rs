//! What is worked out where a request leaves it out: what follows from other facts, amounts at a rate, the shares of a
//! scale, and what a payment is applied to.

use std::collections::BTreeMap;

use pledgebook::event::Event;
use pledgebook::event::assessment::{MemberShare, Rounding, ScaleAdopted};
use pledgebook::event::contribution::{Allocation, ContributionApplied, Form};
use pledgebook::event::field::Filled;
use pledgebook::event::fund::Recognition;
use pledgebook::value::days::{Day, Period};
use pledgebook::value::ids::{FundId, Id as _, RateId, Thing};
use pledgebook::value::money::Money;
use serde_json::json;

use super::bounds::{Figure, money};
use super::issued::{Issued, issued};
use super::log::{Log, units};

impl Log {
    /// Fills in what a request left out; `None` where this model says nothing.
    pub fn filled(&self, event: &Event, day: Day, corrected: Option<u64>) -> Option<Event> {
        let find = |thing: Thing| {
            let found = self.standing().find(|one| one.record.event.mentions().defines.contains(&thing));
            found.filter(|one| Some(one.record.seq) != corrected).map(|one| &one.record.event)
        };
        let mut event = event.clone();
        match &mut event {
            Event::AssessmentCredited(fact) => {
                fact.fund.0.get_or_insert(self.assessment(fact.assessment.as_str())?.0.fund.clone());
            }
            Event::AssessmentWaived(fact) => {
                fact.fund.0.get_or_insert(self.assessment(fact.assessment.as_str())?.0.fund.clone());
            }
            Event::ReceivableWrittenOff(fact) => {
                fact.fund.0.get_or_insert(self.assessment(fact.assessment.as_str())?.0.fund.clone());
            }
            Event::AssessmentSupplemented(fact) => {
                let (issued, _) = self.assessment(fact.assessment.as_str())?;
                fact.fund.0.get_or_insert(issued.fund.clone());
                fact.recognised.0 = fact.recognised.0.or(issued.recognised);
            }
            Event::AssessmentReduced(fact) => {
                let (issued, _) = self.assessment(fact.assessment.as_str())?;
                fact.fund.0.get_or_insert(issued.fund.clone());
                fact.recognised.0 = fact.recognised.0.or(issued.recognised);
            }
            Event::ReceivableReinstated(fact) => {
                fact.fund.0.get_or_insert(self.assessment(fact.assessment.as_str())?.0.fund.clone());
            }
            Event::AssessmentIssued(fact) => {
                (*fact.amount)?;
                fact.recognised.0.get_or_insert_with(|| self.recognised(&fact.fund, day, fact.period, fact.due));
            }
            Event::ScaleApplied(fact) => {
                let Event::ScaleAdopted(scale) = find(fact.scale.thing())? else { return None };
                let kept: Vec<String> = corrected
                    .map(|seq| self.last_fact(seq))
                    .into_iter()
                    .flat_map(issued)
                    .map(|one| one.party)
                    .collect();
                let (currency, shares) = (fact.total.currency, self.shares(scale, fact.total, &kept));
                let left = units(fact.total.amount) - shares.iter().map(|(_, units)| units).sum::<i128>();
                let run = &fact.run;
                let part = |(party, units): &(String, i128)| {
                    let amount = money(currency, *units);
                    json!({"assessment": format!("{run}/{party}"), "amount": amount})
                };
                if fact.amounts.is_none() {
                    fact.amounts.0 = serde_json::from_value(shares.iter().map(part).collect()).ok();
                }
                fact.left.0 = (left != 0).then(|| money(currency, left).amount);
                if fact.amounts.is_some() {
                    fact.recognised.0.get_or_insert_with(|| self.recognised(&fact.fund, day, fact.period, fact.due));
                }
            }
            Event::ContributionReceived(fact) if fact.form == Form::Cash => {
                let Event::FundOpened(fund) = find(fact.fund.thing())? else { return None };
                let (paid, own) = (fact.amount?, fund.currency?);
                if paid.currency != own {
                    fact.credited.0?;
                    fact.arrived.0?;
                    return Some(event);
                }
                let credited = *fact.credited.0.get_or_insert(paid);
                let charges = fact.charges.map_or(0, |charges| units(charges.amount));
                fact.arrived.0.get_or_insert(money(own, units(credited.amount) - charges));
            }
            Event::ContributionApplied(fact) => {
                let (received, _) = self.receipt(&fact.contribution.to_string())?;
                fact.fund.0.get_or_insert(received.fund.clone());
                if fact.to.is_none() {
                    let parts = self.oldest_first(fact, day, corrected)?;
                    fact.to.0 = serde_json::from_value(json!(parts)).ok()?;
                }
            }
            Event::ContributionReturned(fact) => {
                let (received, _) = self.receipt(&fact.contribution.to_string())?;
                let fund = fact.fund.0.get_or_insert(received.fund.clone()).clone();
                self.convert(&fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::ExpenditureRefunded(fact) => {
                let Event::BudgetProposed(budget) = find(fact.budget.thing())? else { return None };
                let fund = fact.fund.0.get_or_insert(budget.fund.clone()?).clone();
                self.convert(&fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::ExpenditureCharged(fact) => {
                let Event::BudgetProposed(budget) = find(fact.budget.thing())? else { return None };
                let fund = fact.fund.0.get_or_insert(budget.fund.clone()?).clone();
                self.convert(&fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::BalanceBroughtForward(fact) => {
                self.convert(&fact.fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::ReserveDisbursed(fact) => {
                self.convert(&fact.fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::ReserveSpent(fact) => {
                self.convert(&fact.fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::ReserveReturned(fact) => {
                self.convert(&fact.fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::IncomeRecorded(fact) => {
                self.convert(&fact.fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::ChargeRecorded(fact) => {
                self.convert(&fact.fund, fact.amount, fact.rate.as_ref(), &mut fact.equivalent)?;
            }
            Event::BudgetApproved(fact) => fact.lines.as_ref().map(|_| ())?,
            _ => {}
        }
        Some(event)
    }

    /// Fills in an amount in the currency of a fund: at one half, the value of every rate here, or back at it. `None` where
    /// this model says nothing: without a rate.
    fn convert(
        &self,
        fund: &FundId,
        amount: Money,
        rate: Option<&RateId>,
        equivalent: &mut Filled<Money>,
    ) -> Option<()> {
        let defined = |thing: &Thing| self.defining(thing).map(|one| &one.record.event);
        let Event::FundOpened(fund) = defined(&fund.thing())? else { return None };
        let own = fund.currency?;
        if amount.currency == own || equivalent.is_some() {
            return Some(());
        }
        let Event::RatePublished(rate) = defined(&rate?.thing())? else { return None };
        let units = units(amount.amount);
        let units = if rate.from == amount.currency { (units + 1) / 2 } else { units * 2 };
        let units = if own.to_string() == "JPY" { (units + 50) / 100 * 100 } else { units };
        equivalent.0 = Some(money(own, units));
        Some(())
    }

    /// Returns what a receipt is applied to where nothing is stated: the assessments in the fund of its payer, or of the
    /// party on whose behalf it pays, the oldest period first, then by id, as far as each takes it on every later day,
    /// and as far as it reaches. `None` while the payer is not identified.
    pub fn oldest_first(&self, fact: &ContributionApplied, day: Day, without: Option<u64>) -> Option<Vec<Allocation>> {
        let contribution = fact.contribution.to_string();
        let (receipt, _) = self.receipt(&contribution)?;
        let currency = receipt.credited?.currency;
        let party = self.payers(fact).pop()?;
        let mut left = self.least(&Figure::Unapplied(contribution), currency, day, without);
        let mut owed: Vec<Issued<'_>> = self.assessments().map(|(issued, _)| issued).collect();
        owed.retain(|issued| issued.fund == receipt.fund && self.now(&issued.party) == party);
        owed.sort_by(|a, b| (a.period, &a.id).cmp(&(b.period, &b.id)));
        let mut parts = Vec::new();
        for Issued { id, .. } in owed {
            let of = |figure| self.least(&figure, currency, day, without);
            let part = of(Figure::Outstanding(id.clone())).min(of(Figure::Carrying(id.clone()))).min(left);
            if part > 0 {
                left -= part;
                let to = format!("assessment:{id}").parse().unwrap();
                parts.push(Allocation { to, amount: money(currency, part) });
            }
        }
        Some(parts)
    }

    /// Returns who pays with a contribution, after all mergers: its payer, and then the party on whose behalf it pays.
    pub fn payers(&self, fact: &ContributionApplied) -> Vec<String> {
        let id = fact.contribution.to_string();
        let stated = self.receipt(&id).and_then(|(receipt, _)| receipt.party).or(fact.payer.as_ref());
        let payer = stated.map(ToString::to_string).or_else(|| self.payer(&id));
        payer
            .into_iter()
            .flat_map(|payer| {
                let other = fact.on_behalf_of.as_ref().map(ToString::to_string);
                [Some(payer), other].into_iter().flatten().map(|party| self.now(&party))
            })
            .collect()
    }

    /// Returns whether a contribution may be applied to a thing: an assessment is paid by the party that owes it, or on
    /// its behalf.
    pub fn may_pay(&self, fact: &ContributionApplied, to: &Thing) -> bool {
        let Some((issued, _)) = self.assessment(to.id()).filter(|_| to.kind().name() == "assessment") else {
            return true;
        };
        self.payers(fact).contains(&self.now(&issued.party))
    }

    /// Returns what each party pays of a total by a scale, in hundredths: the shares of merged members are added, and
    /// then rounded. Those of some are kept apart: a correction keeps the members of its run. A party that would pay nothing
    /// is not assessed.
    pub fn shares(&self, scale: &ScaleAdopted, total: Money, kept: &[String]) -> Vec<(String, i128)> {
        const WHOLE: i128 = 1_000_000; // 100 per cent, in ten-thousandths.
        let step = WHOLE * if total.currency.to_string() == "JPY" { 100 } else { 1 };
        let total = units(total.amount);
        let mut shares: BTreeMap<String, i128> = BTreeMap::new();
        for MemberShare { party, share } in scale.shares.iter() {
            let text = share.to_string();
            let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
            let share: i128 = format!("{whole}{part:0<4}").parse().unwrap();
            let party = party.to_string();
            let payer = if kept.contains(&party) { party } else { self.now(&party) };
            *shares.entry(payer).or_default() += share;
        }
        // What is left of the exact amount, the party, and its amount in whole steps.
        let cut = |(party, share): (String, i128)| (total * share % step, party, total * share / step);
        let mut cut: Vec<(i128, String, i128)> = shares.into_iter().map(cut).collect();
        match scale.rounding {
            Rounding::HalfUp => cut.iter_mut().for_each(|(rest, _, steps)| *steps += *rest * 2 / step),
            Rounding::LargestRemainder => {
                let left = total * WHOLE / step - cut.iter().map(|(.., steps)| steps).sum::<i128>();
                cut.sort_by_key(|(rest, party, _)| (-rest, party.clone()));
                cut.iter_mut().take(usize::try_from(left).unwrap()).for_each(|(.., steps)| *steps += 1);
            }
        }
        let mut all: Vec<_> = cut.into_iter().map(|(_, party, steps)| (party, steps * step / WHOLE)).collect();
        all.retain(|(_, units)| *units > 0);
        all.sort();
        all
    }

    /// Returns the day on which what is assessed becomes income, by the fund's policy on the day of its issue.
    fn recognised(&self, fund: &FundId, day: Day, period: Period, due: Day) -> Day {
        match self.rule(&fund.to_string(), day, |policy| policy.recognised) {
            Some(Recognition::Due) => due,
            Some(Recognition::PeriodStart) => period.first(),
            Some(Recognition::Issue) | None => day,
        }
    }
}
