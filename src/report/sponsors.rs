//! The sponsors of activities: what each pledged, gave and left open, and what was charged to the activity.

use std::collections::BTreeMap;

use crate::event::pledge::SupportAcknowledged;
use crate::languages::{say, term};
use crate::report::pledges::outcome_words;
use crate::report::standing::{Standing, standing};
use crate::report::{Asked, amount_words, joined};
use crate::state::RecordedFact;
use crate::state::figures::{Figure, FigureName};
use crate::state::outcome::Outcome;
use crate::value::ids::{ActivityId, Id as _, Thing};
use crate::value::money::{Money, Sums};

/// The pledges and the support toward each activity.
pub struct Sponsorship<'a> {
    asked: Asked<'a>,
    pledges: BTreeMap<Thing, Vec<Standing<'a>>>,
    supports: BTreeMap<Thing, Vec<&'a RecordedFact<SupportAcknowledged>>>,
}

/// The sums pledged toward an activity, by currency; pledges that were withdrawn are left out, but for what they paid.
#[derive(Debug, Default)]
pub struct Totals {
    /// Pledged, of the amounts stated.
    pub pledged: Sums,
    /// Received toward all of its pledges.
    pub received: Sums,
    /// Still open.
    pub open: Sums,
    /// The number of pledges whose amount is not stated: they are in no sum.
    pub not_stated: usize,
}

impl<'a> Sponsorship<'a> {
    /// Collects them.
    #[must_use]
    pub fn of(asked: Asked<'a>) -> Self {
        let mut pledges: BTreeMap<Thing, Vec<_>> = BTreeMap::new();
        for pledge in standing(asked) {
            pledges.entry(pledge.made.fact.toward.clone()).or_default().push(pledge);
        }
        let mut supports: BTreeMap<Thing, Vec<_>> = BTreeMap::new();
        for (_, support, _) in asked.books.pledges.supports.iter() {
            if let Some(toward) = &support.fact.toward {
                supports.entry(toward.clone()).or_default().push(support);
            }
        }
        Self { asked, pledges, supports }
    }

    fn pledges(&self, activity: &Thing) -> &[Standing<'a>] {
        self.pledges.get(activity).map_or(&[], Vec::as_slice)
    }

    fn supports(&self, activity: &Thing) -> &[&'a RecordedFact<SupportAcknowledged>] {
        self.supports.get(activity).map_or(&[], Vec::as_slice)
    }

    /// Writes a line for each sponsor, with the word for what came of its pledge.
    #[must_use]
    pub fn lines(&self, activity: &ActivityId) -> Vec<String> {
        let activity = activity.thing();
        let pledges = self.pledges(&activity).iter().map(|pledge| self.pledge(pledge));
        let supports = self.supports(&activity).iter().map(|support| {
            let fact = &support.fact;
            let (party, roles) = (self.asked.label(&fact.party), joined(fact.roles.iter().map(term)));
            match fact.amount {
                Some(amount) => say!("report-sponsors-gave-amount", party = party, roles = roles, amount = amount),
                None => say!("report-gave", party = party, what = roles),
            }
        });
        pledges.chain(supports).collect()
    }

    fn pledge(&self, pledge: &Standing<'_>) -> String {
        let fact = &pledge.made.fact;
        let (amount, roles) = (amount_words(pledge.current.amount), joined(pledge.current.roles.iter().map(term)));
        let mut line =
            format!("{}, {roles}, {amount}: {}", self.asked.label(&fact.party), outcome_words(pledge.outcome));
        let received = pledge.received().filter(|received| !received.amount.is_zero());
        if let Some(received) = received.filter(|_| pledge.outcome != Outcome::Received) {
            line = format!("{line}, {}", say!("report-sponsors-received", amount = received));
        }
        if let Some(open) = pledge.open().filter(|open| !open.amount.is_zero()) {
            line = format!("{line}, {}", say!("report-sponsors-open", amount = open));
        }
        let given = pledge.given();
        if given.is_empty() {
            return line;
        }
        format!("{line}; {}", say!("report-sponsors-given", roles = joined(given.into_iter().map(term))))
    }

    /// Sums what was pledged toward an activity.
    #[must_use]
    pub fn totals(&self, activity: &ActivityId) -> Totals {
        let mut totals = Totals::default();
        let activity = activity.thing();
        for pledge in self.pledges(&activity) {
            totals.received.add_all(&pledge.received);
            if pledge.outcome == Outcome::Withdrawn {
                continue;
            }
            pledge.open().into_iter().for_each(|open| totals.open.add(open));
            match pledge.current.amount {
                Some(amount) => totals.pledged.add(amount),
                None => totals.not_stated = totals.not_stated.saturating_add(1),
            }
        }
        totals
    }

    /// Writes the gifts in kind toward an activity, for programs.
    #[must_use]
    pub fn given(&self, activity: &ActivityId) -> Vec<String> {
        let activity = activity.thing();
        let of_pledge = |pledge: &Standing<'_>| {
            let party = self.asked.label(&pledge.made.fact.party);
            let fulfilled = pledge.current.fulfilled.iter().map(move |given| {
                let value = given.value.map_or_else(String::new, |value| format!(" (valued at {value})"));
                format!("{party}, {}: {}{value}", given.role, given.how)
            });
            fulfilled.collect::<Vec<_>>()
        };
        let supports = self.supports(&activity).iter().map(|support| {
            let amount = support.fact.amount.map_or_else(String::new, |amount| format!(" ({amount})"));
            format!("{}, {}{amount}", self.asked.label(&support.fact.party), joined(support.fact.roles.iter()))
        });
        self.pledges(&activity).iter().flat_map(of_pledge).chain(supports).collect()
    }

    /// Returns what was charged to an activity, by currency.
    #[must_use]
    pub fn charged(&self, activity: &ActivityId) -> Sums {
        Figure::of(FigureName::ChargedTo, activity).value(self.asked.books, self.asked.today)
    }
}

/// Lists amounts, each with its currency: they are never added.
#[must_use]
pub fn amounts(sums: &Sums) -> Vec<String> {
    sums.iter().map(Money::plain).collect()
}
