//! The bounds of DESIGN.md, §3, on every open day.

use std::collections::{BTreeMap, BTreeSet};

use pledgebook::event::Event;
use pledgebook::event::fund::FundPolicySet;
use pledgebook::internals::rules::refusal::Refusal;
use pledgebook::value::days::Day;
use pledgebook::value::money::{Currency, Money};

use super::exchange::Flows;
use super::issued::issues;
use super::log::{Log, units};
use super::postings::{Entry, entries, in_own};

/// A figure that has a bound.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Cash of a fund.
    Cash(String),
    /// Advanced by a fund to an implementer.
    Advance(String),
    /// Outstanding on an assessment.
    Outstanding(String),
    /// Outstanding on an assessment and not written off.
    Carrying(String),
    /// Written off of an assessment.
    WrittenOff(String),
    /// Charged to a budget line, less refunds.
    Charged(String),
    /// Lent to another fund and not repaid.
    Lent(String),
    /// Received and not yet applied.
    Unapplied(String),
    /// Paid to a case of a fund, less what came back, in a category.
    Case(String),
    /// A fund's own money: cash, and what its money in other currencies has cost, less what is owed to payers; above its
    /// floor.
    Own(String),
    /// Paid to a case of a fund in all; below its cap.
    InAll(String, String),
    /// Available on a budget line.
    Line(String),
}

/// A change of a figure.
#[derive(Debug, Clone, Copy)]
struct Change {
    day: Day,
    first: u64,
    units: i128,
    kind: Kind,
    uses: bool,
}

/// How a change counts.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Adds,
    /// Sets a budget line.
    Sets,
    /// Moves an amount from or to a budget line; a later setting takes its place.
    Moves,
}

/// A bound that a change breaks on a day: the figure as it would be, and the bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    pub figure: Figure,
    pub currency: Currency,
    pub on: Day,
    pub before: i128,
    pub after: i128,
    pub bound: i128,
}

/// Whether a fact pays out what is the fund's own: what is bounded only on days of use is used. What returns to a payer
/// was never its own.
const fn pays(event: &Event) -> bool {
    matches!(
        event,
        Event::ChargeRecorded(_)
            | Event::ExchangeRecorded(_)
            | Event::ReserveDisbursed(_)
            | Event::ExpenditureCharged(_)
            | Event::FundTransferred(_)
            | Event::LoanGranted(_)
            | Event::LoanRepaid(_)
    )
}

/// Lists the changes of bounded figures that a fact makes, and whether each is a use.
fn changes(event: &Event, entries: &[Entry]) -> Vec<(Figure, Currency, i128, Kind, bool)> {
    let mut all = Vec::new();
    for Entry { account, fund, currency, units, sets, .. } in entries {
        let (role, id) = account.split_once(':').unwrap();
        let id = id.to_owned();
        let kind = match (role, sets) {
            (_, true) => Kind::Sets,
            ("final", false) => Kind::Moves,
            _ => Kind::Adds,
        };
        let mut add = |figure, units, uses| all.push((figure, *currency, units, kind, uses));
        let own = || Figure::Own(fund.clone().unwrap());
        match role {
            "cash" => {
                add(Figure::Cash(id), *units, false);
                add(own(), *units, pays(event) && *units < 0);
            }
            // Its days count; what money in other currencies has cost is added by `Log::track`.
            "exchange" => add(own(), 0, false),
            "unapplied" => {
                add(Figure::Unapplied(id), -units, false);
                add(own(), *units, false);
            }
            "advanced" => add(Figure::Advance(id), *units, false),
            "assessed" | "credited" | "waived" | "applied" => {
                add(Figure::Outstanding(id.clone()), *units, false);
                add(Figure::Carrying(id), *units, false);
            }
            "written-off" => {
                add(Figure::Carrying(id.clone()), *units, false);
                add(Figure::WrittenOff(id), -units, false);
            }
            "final" => add(Figure::Line(id), *units, true),
            "charged" => {
                add(Figure::Charged(id.clone()), *units, false);
                add(Figure::Line(id), -units, *units > 0);
            }
            "lent" => add(Figure::Lent(id), *units, false),
            _ => {}
        }
    }
    let (fund, case, category, amount, times) = match event {
        Event::ReserveDisbursed(fact) => (&fact.fund, fact.case.as_ref(), &fact.category, fact.amount, 1),
        Event::ReserveSpent(fact) => (&fact.fund, Some(&fact.case), &fact.category, fact.amount, 1),
        Event::ReserveReturned(fact) => (&fact.fund, fact.case.as_ref(), &fact.category, fact.amount, -1),
        _ => return all,
    };
    let amount = in_own(event, amount);
    if let Some(case) = case {
        let units = units(amount.amount) * times;
        let category = category.as_ref().map_or("not stated", |category| category.as_str());
        all.push((Figure::Case(format!("{fund}/{case}/{category}")), amount.currency, units, Kind::Adds, false));
        all.push((Figure::InAll(fund.to_string(), case.to_string()), amount.currency, units, Kind::Adds, times > 0));
    }
    all
}

/// Whether a fact says what is due: its correction may lower it below what was paid.
const fn assesses(event: &Event) -> bool {
    matches!(event, Event::AssessmentSupplemented(_) | Event::AssessmentReduced(_)) || issues(event)
}

/// A request as a fact that would stand, and the one that it would take the place of.
pub struct Asked<'l> {
    pub event: &'l Event,
    pub day: Day,
    pub first: u64,
    pub corrected: Option<u64>,
}

impl Log {
    /// Returns the figure that is judged: a party holds what was advanced to those that it succeeds.
    fn one(&self, figure: Figure) -> Figure {
        Self::one_of(&self.mergers(), figure)
    }

    fn one_of(mergers: &BTreeMap<String, String>, figure: Figure) -> Figure {
        let Figure::Advance(id) = figure else { return figure };
        let (fund, mut party) = id.split_once('/').unwrap();
        while let Some(into) = mergers.get(party) {
            party = into;
        }
        Figure::Advance(format!("{fund}/{party}"))
    }

    /// Returns into which party each one was merged.
    fn mergers(&self) -> BTreeMap<String, String> {
        let merged = self.standing().filter_map(|accepted| match &accepted.record.event {
            Event::PartyMerged(fact) => Some((fact.party.to_string(), fact.into.to_string())),
            _ => None,
        });
        merged.collect()
    }

    /// Returns a rule of a fund's policy on a day: the last one stated by then.
    pub fn rule<T>(&self, fund: &str, day: Day, rule: impl Fn(&FundPolicySet) -> Option<T>) -> Option<T> {
        let stated = self.standing().filter(|accepted| accepted.day <= day).filter_map(|accepted| {
            match &accepted.record.event {
                Event::FundPolicySet(fact) if fact.fund.to_string() == fund => {
                    Some(((accepted.day, accepted.first), rule(fact)?))
                }
                _ => None,
            }
        });
        stated.max_by_key(|(order, _)| *order).map(|(_, rule)| rule)
    }

    /// Returns by how much a figure keeps its bound on a day; `None` where it has none.
    fn bound(&self, figure: &Figure, currency: Currency, day: Day) -> Option<i128> {
        let of_policy =
            |found: Option<Money>| found.filter(|money| money.currency == currency).map(|money| units(money.amount));
        match figure {
            Figure::Own(fund) => of_policy(self.rule(fund, day, |policy| policy.floor)),
            Figure::InAll(fund, _) => of_policy(self.rule(fund, day, |policy| policy.cap_per_case)),
            _ => Some(0),
        }
    }

    /// Lists all changes of a figure.
    fn track(
        &self,
        figure: &Figure,
        currency: Currency,
        without: Option<u64>,
        with: Option<&Asked<'_>>,
    ) -> Vec<Change> {
        let mut track = Vec::new();
        let mergers = self.mergers();
        let one = |figure: Figure| if mergers.is_empty() { figure } else { Self::one_of(&mergers, figure) };
        let mut add = |event: &Event, entries: &[Entry], day, first| {
            for (other, of, units, kind, uses) in changes(event, entries) {
                if of == currency && one(other) == *figure {
                    track.push(Change { day, first, units, kind, uses });
                }
            }
        };
        for accepted in self.standing().filter(|accepted| Some(accepted.record.seq) != without) {
            add(&accepted.record.event, &accepted.entries, accepted.day, accepted.first);
        }
        if let Some(change) = with {
            add(change.event, &entries(change.event), change.day, change.first);
        }
        if let Figure::Own(fund) = figure {
            let costs = self.costs(fund, currency, without, with);
            let first = u64::MAX;
            track.extend(costs.into_iter().map(|(day, units)| Change {
                day,
                first,
                units,
                kind: Kind::Adds,
                uses: false,
            }));
        }
        track.sort_by_key(|change| (change.day, change.first));
        track
    }

    /// Returns by how much the cost of what a fund holds in other currencies changes on each day; nothing in a currency that
    /// is not the fund's.
    fn costs(
        &self,
        fund: &str,
        currency: Currency,
        without: Option<u64>,
        with: Option<&Asked<'_>>,
    ) -> BTreeMap<Day, i128> {
        let thing = format!("fund:{fund}").parse().unwrap();
        let Some(Event::FundOpened(opened)) = self.defining(&thing).map(|one| &one.record.event) else {
            return BTreeMap::new();
        };
        if opened.currency != Some(currency) {
            return BTreeMap::new();
        }
        let account = format!("exchange:{fund}");
        let mut flows = Flows::default();
        let mut add = |entries: &[Entry], day: Day, first: u64| {
            let of_account = entries.iter().filter(|entry| entry.account == account);
            flows.add(of_account.map(|entry| (entry.currency, entry.units)), currency, day, first);
        };
        for accepted in self.standing().filter(|accepted| Some(accepted.record.seq) != without) {
            add(&accepted.entries, accepted.day, accepted.first);
        }
        if let Some(change) = with {
            add(&entries(change.event), change.day, change.first);
        }
        flows.costs(currency)
    }

    /// Returns the bounds that a change would break: on an open day, where a figure is then beyond its bound and worse
    /// than it was; for each figure the first such day.
    pub fn breaks(&self, change: &Asked<'_>) -> Vec<Broken> {
        let begin = self.watermark().and_then(Day::next);
        let corrected = change.corrected.map(|seq| &self.records[usize::try_from(seq).unwrap()]);
        let mut touched: BTreeSet<(Figure, Currency)> = BTreeSet::new();
        let own = changes(change.event, &entries(change.event));
        let was = corrected.map(|was| changes(&was.record.event, &was.entries)).unwrap_or_default();
        touched.extend(own.into_iter().chain(was).map(|(figure, currency, ..)| (self.one(figure), currency)));
        touched.retain(|(figure, _)| !Self::is_exempt(figure, change, corrected.map(|was| &was.record.event)));
        touched.iter().filter_map(|(figure, currency)| self.breaks_of(figure, *currency, change, begin)).collect()
    }

    /// What is assessed is never refused for what was paid: the rest is owed to the payer.
    fn is_exempt(figure: &Figure, change: &Asked<'_>, was: Option<&Event>) -> bool {
        let is_assessed = issues(change.event) || was.is_some_and(assesses);
        is_assessed && matches!(figure, Figure::Outstanding(_) | Figure::Carrying(_))
    }

    fn breaks_of(&self, figure: &Figure, currency: Currency, change: &Asked<'_>, begin: Option<Day>) -> Option<Broken> {
        let before = self.track(figure, currency, None, None);
        // A correction of an exception still breaks a bound if it does so more than nothing in its place would.
        let was_reported = change.corrected.filter(|seq| self.event_of(*seq).exception().is_some());
        let unreported = self.track(figure, currency, was_reported, None);
        let after = self.track(figure, currency, change.corrected, Some(change));
        // What is found of a closed day shows on the first open one.
        let shown = |day: Day| begin.map_or(day, |begin| day.max(begin));
        let days: BTreeSet<Day> = before.iter().chain(&after).map(|change| shown(change.day)).collect();
        let is_on_use = matches!(figure, Figure::Own(_) | Figure::InAll(..) | Figure::Line(_));
        days.into_iter().find_map(|on| {
            let is_used = after.iter().any(|one| {
                let is_found = one.first == change.first && one.day == change.day;
                one.uses && (one.day == on || is_found && shown(one.day) == on)
            });
            // What was charged to a line on closed days is charged to what it opens with.
            let is_used = is_used || matches!(figure, Figure::Line(_)) && Some(on) == begin;
            let (was, is) = (value(&before, on), value(&after, on));
            let bound = self.bound(figure, currency, on)?;
            let worse = |was: i128| match figure {
                Figure::InAll(..) => is > bound && is > was,
                _ => is < bound && is < was,
            };
            let is_worse = worse(was) || worse(value(&unreported, on));
            (is_worse && (is_used || !is_on_use)).then(|| Broken {
                figure: figure.clone(),
                currency,
                on,
                before: was,
                after: is,
                bound,
            })
        })
    }

    /// Returns the last fact of a chain, of which this record is the end.
    pub fn last_fact(&self, seq: u64) -> &Event {
        let record = &self.records[usize::try_from(seq).unwrap()].record;
        match (&record.event, record.corrects) {
            (Event::RecordReversed(_), Some(corrected)) => self.last_fact(corrected),
            (event, _) => event,
        }
    }

    fn event_of(&self, seq: u64) -> &Event {
        &self.records[usize::try_from(seq).unwrap()].record.event
    }

    /// Lists the bounds that do not hold on some open day, whatever the reason.
    pub fn not_held(&self) -> Vec<Broken> {
        let begin = self.watermark().and_then(Day::next);
        let mut all: BTreeSet<(Figure, Currency)> = BTreeSet::new();
        for accepted in self.standing() {
            all.extend(
                changes(&accepted.record.event, &accepted.entries)
                    .into_iter()
                    .map(|(figure, currency, ..)| (self.one(figure), currency)),
            );
        }
        let mut broken = Vec::new();
        for (figure, currency) in all {
            let track = self.track(&figure, currency, None, None);
            let is_on_use = matches!(figure, Figure::Own(_) | Figure::InAll(..) | Figure::Line(_));
            let days: BTreeSet<Day> =
                track.iter().map(|change| begin.map_or(change.day, |begin| change.day.max(begin))).collect();
            let overpaid = matches!(figure, Figure::Outstanding(_) | Figure::Carrying(_)) && self.is_assessed_anew();
            for on in days.into_iter().filter(|_| !overpaid) {
                let is_used = track.iter().any(|change| change.uses && change.day == on);
                let (is, Some(bound)) = (value(&track, on), self.bound(&figure, currency, on)) else { continue };
                let is_beyond = if matches!(figure, Figure::InAll(..)) { is > bound } else { is < bound };
                if is_beyond && (is_used || !is_on_use) {
                    broken.push(Broken { figure: figure.clone(), currency, on, before: is, after: is, bound });
                }
            }
        }
        broken
    }

    /// Whether some assessment was corrected: then a member may have paid more than is due.
    fn is_assessed_anew(&self) -> bool {
        let mut corrections = self.records.iter().filter_map(|one| one.record.corrects);
        corrections.any(|seq| assesses(self.event_of(seq)))
    }

    /// Returns the least of a figure on a day and on every later one.
    pub fn least(&self, figure: &Figure, currency: Currency, from: Day, without: Option<u64>) -> i128 {
        let track = self.track(figure, currency, without, None);
        let later = track.iter().map(|change| change.day).filter(|day| *day > from);
        std::iter::once(from).chain(later).map(|day| value(&track, day)).min().unwrap_or_default()
    }

    /// Returns all cases of each fund, with what each has received in each category.
    pub fn cases(&self) -> BTreeMap<(String, Currency), i128> {
        let mut cases = BTreeMap::new();
        for accepted in self.standing() {
            for (figure, currency, units, ..) in changes(&accepted.record.event, &accepted.entries) {
                if let Figure::Case(key) = figure {
                    *cases.entry((key, currency)).or_default() += units;
                }
            }
        }
        cases
    }
}

/// The value of a figure at the end of a day: what was last set, the transfers since, and whatever was charged.
fn value(track: &[Change], on: Day) -> i128 {
    let (mut line, mut rest) = (0, 0);
    for change in track.iter().take_while(|change| change.day <= on) {
        match change.kind {
            Kind::Sets => line = change.units,
            Kind::Moves => line += change.units,
            Kind::Adds => rest += change.units,
        }
    }
    line + rest
}

/// The figure that a refusal names, its day, and by how much it would be after: `None` if it is not for a bound.
pub fn refused_for(refusal: &Refusal) -> Option<(String, Day, Option<i128>)> {
    let less = |left: Money, amount: Money| Some(units(left.amount) - units(amount.amount));
    Some(match refusal {
        Refusal::Overdrawn { fund, on, held, amount } => {
            (format!("Cash {fund} {}", amount.currency), *on, less(*held, *amount))
        }
        Refusal::BelowFloor { fund, on, left, .. } => {
            (format!("Own {fund} {}", left.currency), *on, Some(units(left.amount)))
        }
        Refusal::AboveAdvance { implementer, on, held, amount } => {
            (format!("Advance {implementer}"), *on, less(*held, *amount))
        }
        Refusal::ReturnedMoreThanPaid { case, on, paid, amount } => (format!("Case {case}"), *on, less(*paid, *amount)),
        Refusal::CapExceeded { case, on, already, amount, .. } => {
            (format!("InAll {case}"), *on, Some(units(already.amount) + units(amount.amount)))
        }
        Refusal::MoreThanOutstanding { assessment, on, amount, outstanding } => {
            (format!("Outstanding {assessment}"), *on, less(*outstanding, *amount))
        }
        Refusal::WrittenOff { assessment, on, amount, counted_on: left }
        | Refusal::AboveCarryingAmount { assessment, on, amount, left } => {
            (format!("Carrying {assessment}"), *on, less(*left, *amount))
        }
        Refusal::MoreThanWrittenOff { assessment, on, amount, written_off } => {
            (format!("WrittenOff {assessment}"), *on, less(*written_off, *amount))
        }
        Refusal::MoreThanLeft { account, on, amount, left } => (account.to_string(), *on, less(*left, *amount)),
        Refusal::MoreThanReceived { contribution, on, amount, left } => {
            (format!("Unapplied {contribution}"), *on, less(*left, *amount))
        }
        Refusal::LineOverspent { budget, line, on, available, amount } => {
            (format!("Line {budget}/{line}"), *on, less(*available, *amount))
        }
        Refusal::BelowCharged { budget, line, on, set, charged } => {
            (format!("Line {budget}/{line}"), *on, less(*set, *charged))
        }
        _ => return None,
    })
}

impl Broken {
    /// The name by which a refusal calls the figure.
    pub fn name(&self) -> String {
        match &self.figure {
            Figure::Cash(fund) => format!("Cash {fund} {}", self.currency),
            Figure::Own(fund) => format!("Own {fund} {}", self.currency),
            Figure::Advance(id) => format!("Advance {}", id.split_once('/').unwrap().1),
            Figure::Outstanding(id) => format!("Outstanding {id}"),
            Figure::Carrying(id) => format!("Carrying {id}"),
            Figure::WrittenOff(id) => format!("WrittenOff {id}"),
            Figure::Charged(id) => format!("charged:{id}"),
            Figure::Lent(id) => format!("lent:{id}"),
            Figure::Unapplied(id) => format!("Unapplied {id}"),
            Figure::Case(id) => format!("Case {}", id.split('/').nth(1).unwrap()),
            Figure::InAll(_, case) => format!("InAll {case}"),
            Figure::Line(id) => format!("Line {id}"),
        }
    }

    /// Whether what breaks it may be reported.
    pub const fn is_reportable(&self) -> bool {
        let of_assessment = matches!(self.figure, Figure::Outstanding(_) | Figure::Carrying(_) | Figure::WrittenOff(_));
        !of_assessment && !matches!(self.figure, Figure::Unapplied(_) | Figure::Charged(_) | Figure::Lent(_))
    }
}

/// Returns an amount of this many hundredths.
pub fn money(currency: Currency, units: i128) -> Money {
    let sign = if units < 0 { "-" } else { "" };
    let units = units.abs();
    let text = if currency.to_string() == "JPY" {
        format!("{sign}{}", units / 100)
    } else {
        format!("{sign}{}.{:02}", units / 100, units % 100)
    };
    format!("{currency} {text}").parse().unwrap()
}
