//! Pledges with their figures, and what came of each: one reading of them for every report.

use std::collections::BTreeSet;

use crate::event::Source;
use crate::event::pledge::{self, PledgeMade};
use crate::languages::{say, term};
use crate::report::{Asked, document, item, list, text_or};
use crate::state::RecordedFact;
use crate::state::figures::{Figure, FigureName};
use crate::state::outcome::{InstalmentState, Outcome, PledgeFigures, instalments};
use crate::state::pledges::Current;
use crate::value::days::Window;
use crate::value::ids::{ActivityId, PledgeId, Thing};
use crate::value::money::{Amount, Currency, Money, Sums};

/// A pledge as it stands.
pub struct Standing<'a> {
    /// Its making.
    pub made: &'a RecordedFact<PledgeMade>,
    /// The pledge after all facts that followed.
    pub current: Current,
    /// The sums received toward it, by currency.
    pub received: Sums,
    /// Its figures, in its own currency.
    pub figures: PledgeFigures,
    /// Its outcome.
    pub outcome: Outcome,
}

/// Returns all pledges as they stand, by id.
pub fn standing<'a>(asked: Asked<'a>) -> impl Iterator<Item = Standing<'a>> {
    let all = asked.books.pledges.made.iter();
    all.filter_map(move |(id, made, _)| Standing::of(asked, id, made))
}

/// Names the figure of what was received toward a pledge.
#[must_use]
pub fn received_toward(pledge: &PledgeId) -> Figure {
    Figure::of(FigureName::Received, pledge)
}

impl<'a> Standing<'a> {
    fn of(asked: Asked<'a>, id: &PledgeId, made: &'a RecordedFact<PledgeMade>) -> Option<Self> {
        let current = asked.books.pledges.current(id)?;
        let received = received_toward(id).value(asked.books, asked.today);
        let figures = current.figures(&received);
        Some(Self { made, outcome: figures.outcome(), current, received, figures })
    }

    /// Returns the currency of its figures: its own, else that of what was received.
    #[must_use]
    pub fn currency(&self) -> Option<Currency> {
        self.current.currency().or_else(|| self.received.iter().next().map(|money| money.currency))
    }

    /// Returns an amount in the currency of its figures.
    #[must_use]
    pub fn money(&self, amount: Amount) -> Option<Money> {
        Some(Money { currency: self.currency()?, amount })
    }

    /// Returns the amount received in the currency of its figures; `None` if there is neither an amount nor a payment.
    #[must_use]
    pub fn received(&self) -> Option<Money> {
        let currency = self.currency()?;
        (self.current.amount.is_some() || !self.received.is_zero())
            .then(|| Money { currency, amount: self.received.of(currency) })
    }

    /// Returns what was received in other currencies, and counts for nothing yet.
    #[must_use]
    pub fn beside(&self) -> Sums {
        let own = self.currency();
        self.received.iter().filter(|money| Some(money.currency) != own).collect()
    }

    /// Returns what is open, if the amount is stated.
    #[must_use]
    pub fn open(&self) -> Option<Money> {
        self.money(self.figures.open()?)
    }

    /// Returns what its withdrawal released, if the amount is stated.
    #[must_use]
    pub fn released(&self) -> Option<Money> {
        self.money(self.figures.released()?)
    }

    /// Returns the instalments by day, each with what was paid of it and its state.
    #[must_use]
    pub fn instalments(&self, asked: Asked<'_>) -> Vec<(&pledge::Instalment, Amount, InstalmentState)> {
        let is_past = |due: &Window| due.latest().is_some_and(|latest| latest < asked.today);
        let parts: Vec<_> = self.current.instalments.iter().map(|part| (part.amount, is_past(&part.due))).collect();
        let spread = instalments(&parts, self.figures.received, self.figures.is_withdrawn);
        self.current.instalments.iter().zip(spread).map(|(part, (paid, state))| (part, paid, state)).collect()
    }

    /// Writes the instalments, one by one.
    #[must_use]
    pub fn instalment_words(&self, asked: Asked<'_>) -> Vec<String> {
        let write = |(part, paid, state): &(&pledge::Instalment, Amount, InstalmentState)| {
            let of_it = match state {
                InstalmentState::Paid => String::new(),
                _ if paid.is_zero() => String::new(),
                _ => format!(", {}", say!("report-of-it-paid", amount = part.amount.with(*paid))),
            };
            let (amount, due) = (part.amount, &part.due);
            let text = match state {
                InstalmentState::Paid => say!("report-standing-instalment-paid", amount = amount, due = due),
                InstalmentState::Due => say!("report-standing-instalment-due", amount = amount, due = due),
                InstalmentState::Late => say!("report-standing-instalment-late", amount = amount, due = due),
                InstalmentState::Released => say!("report-standing-instalment-released", amount = amount, due = due),
            };
            text + &of_it
        };
        self.instalments(asked).iter().map(write).collect()
    }

    /// Writes the roles other than money, one by one, with the manner of their fulfilment.
    #[must_use]
    pub fn role_words(&self) -> Vec<String> {
        let write = |role: pledge::Role| match self.current.fulfilment(role) {
            Some(fulfilled) => {
                let value = fulfilled.value.map(|value| format!(" ({})", say!("report-valued-at", value = value)));
                format!("{}: {}{}", term(role), fulfilled.how, value.unwrap_or_default())
            }
            None => say!("report-standing-role-nothing", role = term(role)),
        };
        self.current.others(!self.received.is_zero()).into_iter().map(write).collect()
    }

    /// Lists the roles that were fulfilled otherwise than in money.
    #[must_use]
    pub fn given(&self) -> Vec<pledge::Role> {
        let is_given = |role: &pledge::Role| self.current.fulfilment(*role).is_some();
        self.current.others(!self.received.is_zero()).into_iter().filter(is_given).collect()
    }

    /// Writes the money of it.
    fn money_words(&self) -> Option<String> {
        let received = self.received().filter(|received| !received.amount.is_zero());
        let amount = self.current.amount;
        Some(match (self.outcome, received, amount) {
            (Outcome::Withdrawn, None, None) => say!("report-standing-nothing-before"),
            (Outcome::Withdrawn, None, Some(amount)) => {
                let released = say!("report-standing-released", amount = amount);
                format!("{}; {released}", say!("report-standing-nothing-before"))
            }
            (Outcome::Withdrawn, Some(received), Some(amount)) => {
                let released = self.released().filter(|released| !released.amount.is_zero());
                let released =
                    released.map(|released| format!("; {}", say!("report-standing-released", amount = released)));
                let before = say!("report-standing-part-before", received = received, amount = amount);
                before + &released.unwrap_or_default()
            }
            (Outcome::Withdrawn, Some(received), None) => say!("report-standing-before", received = received),
            (_, None, _) => return None,
            (_, Some(received), None) => say!("report-standing-amount-not-stated", received = received),
            (Outcome::MoreThanPledged, Some(received), Some(amount)) => {
                say!("report-standing-more", received = received, amount = amount)
            }
            (_, Some(received), Some(amount)) if received == amount => {
                say!("report-standing-in-full", received = received)
            }
            (_, Some(received), Some(amount)) => {
                let open = self.open().map(|open| format!("; {}", say!("report-standing-open", amount = open)));
                say!("report-standing-part", received = received, amount = amount) + &open.unwrap_or_default()
            }
        })
    }

    /// Writes what came of it beside the word. Silence is reported as silence, never as a failure.
    #[must_use]
    pub fn details(&self, asked: Asked<'_>) -> String {
        let mut all: Vec<String> = self.money_words().into_iter().collect();
        let beside = self.beside();
        if !beside.is_zero() {
            all.push(say!("report-standing-beside", sums = beside));
        }
        all.extend(self.instalment_words(asked));
        if !self.current.fulfilled.is_empty() {
            all.extend(self.role_words());
        }
        match self.outcome {
            Outcome::Withdrawn => {
                all.push(text_or(self.current.reason.as_ref(), &say!("report-standing-no-reason")));
            }
            Outcome::Open | Outcome::PartReceived | Outcome::SomeReceived | Outcome::PartFulfilled => {
                all.push(self.time_left(asked));
            }
            Outcome::Received | Outcome::MoreThanPledged | Outcome::Fulfilled => {}
        }
        list(all, "; ").unwrap_or_default()
    }

    /// Writes until when the rest is expected, or that no more is on record.
    fn time_left(&self, asked: Asked<'_>) -> String {
        let instalment = || self.current.instalments.last().map(|part| part.due.clone());
        let activity = || activity_window(asked, &self.made.fact.toward);
        let window = self.current.window.clone().or_else(instalment).or_else(activity);
        match window.as_ref().and_then(Window::latest) {
            Some(latest) if latest < asked.today && self.outcome == Outcome::Open => say!("report-standing-no-record"),
            Some(latest) if latest < asked.today => say!("report-standing-no-more"),
            Some(latest) => say!("report-standing-until", day = latest),
            None => say!("report-standing-no-date"),
        }
    }
}

fn activity_window(asked: Asked<'_>, toward: &Thing) -> Option<Window> {
    let activity: ActivityId = toward.as_id()?;
    asked.books.activities.all.created(&activity)?.window.clone()
}

/// The items of documents that only recommend.
pub struct Recommendations(BTreeSet<(String, String)>);

impl Recommendations {
    /// Collects them.
    #[must_use]
    pub fn of(asked: Asked<'_>) -> Self {
        let meetings = &asked.books.meetings;
        let all = meetings.decisions.iter().filter(|(id, ..)| meetings.only_recommends(Some(*id)));
        Self(all.filter_map(|(_, decision, _)| key(decision.source.as_ref())).collect())
    }

    /// Returns whether a source states no more than a recommendation.
    #[must_use]
    pub fn hold(&self, source: Option<&Source>) -> bool {
        key(source).is_some_and(|key| self.0.contains(&key))
    }
}

fn key(source: Option<&Source>) -> Option<(String, String)> {
    Some((document(source)?.to_string(), item(source)?.to_string()))
}
