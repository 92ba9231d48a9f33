//! The bounds: on every open day, no figure beyond its bound by a change that makes it worse.
//!
//! One question is asked of every fact, reversal and correction: is there an open day on which a figure that it changes
//! is beyond its bound, and farther than it was without the change? Closed days stay as published, so the first open day
//! takes what changes before it.
//!
//! | figure | bound | days |
//! |---|---|---|
//! | cash of a fund, advance of an implementer, paid to a case in a category | not below zero | every day |
//! | outstanding, with and without what was written off; written off; left of a receipt | not below zero | every day |
//! | charged to a budget line; lent to a fund | not below zero | every day |
//! | a fund's own money, other currencies at their cost | not below the floor in force | days of a payment |
//! | paid to a case | not above the cap in force | days of a payment to it |
//! | charged to a budget line | not above the line | days on which it is charged or set |
//! | transferred in a budget, and from a line | not above the cap in force | days of a transfer without a decision |

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::event::Event;
use crate::event::field::BrokenRule;
use crate::rules::refusal::Refusal;
use crate::state::accounts::{Account, AccountType, held_by, memoranda};
use crate::state::books::Books;
use crate::state::bounded::{Bounded, Change, budget_line, changes};
use crate::state::exceptions::Exception;
use crate::state::holdings::ByDay;
use crate::state::journal::Step;
use crate::state::lookup::Changes;
use crate::state::timeline::Track;
use crate::state::{Dated, Effect, Later, Placed};
use crate::value::days::Day;
use crate::value::ids::{BudgetId, FundId, LineId, PartyId};
use crate::value::money::{Amount, Currency, Money, Sums};

/// A figure on one open day, with and without the change.
struct At {
    day: Day,
    before: Amount,
    /// Before, without what is corrected and was an exception. A correction is compared with this too, or else it would
    /// be a way around reporting what still breaks the bound.
    unreported: Amount,
    after: Amount,
    is_use: bool,
}

impl At {
    /// Returns whether the change takes the figure below a bound, or farther below it.
    fn falls_below(&self, bound: Amount) -> bool {
        self.after < bound && self.after < self.before.max(self.unreported)
    }

    /// Returns whether the change takes the figure above a bound, or farther above it.
    fn rises_above(&self, bound: Amount) -> bool {
        self.after > bound && self.after > self.before.min(self.unreported)
    }

    /// Returns what the figure was before it got worse, and by how much it did, given that it fell or rose beyond its bound.
    fn change(&self, falls: bool) -> (Amount, Amount) {
        let is_worse = if falls { self.after < self.before } else { self.after > self.before };
        let before = if is_worse { self.before } else { self.unreported };
        let (greater, less) = if falls { (before, self.after) } else { (self.after, before) };
        (before, greater.checked_sub(less).unwrap_or(Amount::ZERO))
    }
}

/// A bound that is broken, and the records that change its figure.
pub struct Broken {
    /// The refusal, with the first day.
    pub refusal: Refusal,
    /// The numbers of those records.
    pub by: BTreeSet<u64>,
}

/// A record, and the record that it corrects.
pub type Pair<'a> = (Placed<'a>, Option<Placed<'a>>);

/// Lists the bounds that a record breaks, together with the records before it in its list. The books have those records
/// applied, and not this one; on their timeline, the record that it corrects still counts.
pub fn broken(books: &Books, lookup: &dyn Changes, earlier: &[Later], now: Pair<'_>) -> Vec<Broken> {
    let applied = earlier.iter().map(|(record, corrected)| (record.placed(), corrected.as_ref().map(Dated::placed)));
    let pairs: Vec<Pair<'_>> = applied.chain([now]).collect();
    let first_open = books.periods.watermark().and_then(Day::next);
    broken_from(books, lookup, first_open, &pairs, earlier.len(), &|_| false)
}

/// Lists the bounds that a list breaks without the exceptions in it, as if these had not happened: an exception excuses
/// itself, and nothing beside it.
pub fn broken_without_exceptions(books: &Books, lookup: &dyn Changes, earlier: &[Later], now: Pair<'_>) -> Vec<Broken> {
    let applied = earlier.iter().map(|(record, corrected)| (record.placed(), corrected.as_ref().map(Dated::placed)));
    let pairs: Vec<Pair<'_>> = applied.chain([now]).collect();
    let first_open = books.periods.watermark().and_then(Day::next);
    let is_exception = |record: Placed<'_>| record.event.exception().is_some();
    broken_from(books, lookup, first_open, &pairs, earlier.len(), &is_exception)
}

/// Lists the bounds that a record of the books breaks, on the days from one on; `None` for all days.
pub fn still_broken(books: &Books, lookup: &dyn Changes, record: Pair<'_>, from: Option<Day>) -> Vec<Broken> {
    broken_from(books, lookup, from, &[record], 1, &|_| false)
}

/// Lists the bounds that are broken by records, on the days from one on, as if some of them had not happened. The first
/// few are applied in the books.
fn broken_from(
    books: &Books,
    lookup: &dyn Changes,
    first_open: Option<Day>,
    pairs: &[Pair<'_>],
    applied: usize,
    is_left_out: &dyn Fn(Placed<'_>) -> bool,
) -> Vec<Broken> {
    let Some(now) = pairs.last() else { return Vec::new() };
    // What is due may fall below what was paid: the rest is owed to the payer.
    let assesses = |record: Placed<'_>| matches!(record.event, Event::AssessmentIssued(_) | Event::ScaleApplied(_));
    let changes_it = |record: Placed<'_>| {
        matches!(record.event, Event::AssessmentSupplemented(_) | Event::AssessmentReduced(_)) || assesses(record)
    };
    let is_assessed = pairs.iter().any(|(record, corrected)| assesses(*record) || corrected.is_some_and(changes_it));
    let mut made: Vec<Made> = Vec::new();
    for (place, (record, corrected)) in pairs.iter().enumerate() {
        let is_applied = place < applied;
        for (of, is_taken_away) in [(Some(*record), false), (*corrected, true)] {
            let is_reported = is_taken_away && of.is_some_and(|of| of.event.exception().is_some());
            // Released with what is due: it is owed to the payer again.
            let is_released =
                is_assessed && corrected.is_some_and(|was| matches!(was.event, Event::ContributionApplied(_)));
            let made_by = |change: Change| {
                let is_excused = is_released && matches!(change.figure, Bounded::Own(_));
                let is_left_out = is_left_out(*record);
                // A party that succeeds an implementer spends what was advanced to it.
                let succeeded = match &change.figure {
                    Bounded::Advance(fund, party) if books.parties.merged_into(party).is_some() => {
                        Some(Bounded::Advance(fund.clone(), books.parties.now(party).clone()))
                    }
                    _ => None,
                };
                let (by, first) = (record.seq, record.first);
                Made { change, succeeded, by, first, is_taken_away, is_reported, is_applied, is_excused, is_left_out }
            };
            made.extend(of.map(changes).unwrap_or_default().into_iter().map(made_by));
        }
    }
    made.sort_by(|a, b| a.key().cmp(&b.key()));
    let mut all: Vec<Broken> = before_the_balance(books, lookup, now.0, &made).into_iter().collect();
    for of_figure in made.chunk_by(|a, b| a.key() == b.key()) {
        let Some((figure, currency)) = of_figure.first().map(Made::key) else { continue };
        if is_assessed && matches!(figure, Bounded::Outstanding(_) | Bounded::Expected(_)) {
            continue;
        }
        if !of_figure.iter().any(|made| made.may_break() && !made.is_left_out) || never_worse(of_figure, &made) {
            continue;
        }
        let realised = match figure {
            Bounded::Own(fund) => Realised::of(books, fund, currency, &made),
            _ => None,
        };
        let track = track_of(books, lookup, figure, currency);
        if never_negative(figure, &track, first_open, of_figure) {
            continue;
        }
        let days = open_days(&track, first_open, of_figure, None);
        let mut days = days.map(|at| realised.iter().fold(at, |at, realised| realised.added_to(at)));
        let refusal = days.find_map(|at| breach(books, now.0, figure, currency, &at));
        let by = || of_figure.iter().map(|made| made.by).collect();
        all.extend(refusal.map(|refusal| Broken { refusal, by: by() }));
    }
    all.extend(lines_overspent(books, lookup, first_open, pairs, &made));
    all
}

/// Returns the refusal of a change on or before the day of the certified balance of its account, which is in that
/// balance; and of a balance that is certified after such a change.
fn before_the_balance(books: &Books, lookup: &dyn Changes, record: Placed<'_>, made: &[Made]) -> Option<Broken> {
    let certifies = matches!(record.event, Event::BalanceBroughtForward(_));
    made.iter().filter(|made| !made.is_taken_away && !made.is_applied).find_map(|one| {
        let Change { figure, day, amount, .. } = &one.change;
        let account = match figure {
            Bounded::Cash(fund) => held_by(fund, None),
            Bounded::Advance(fund, party) => held_by(fund, Some(party)),
            _ => return None,
        };
        let refusal = if certifies {
            let mut track = books.timeline.track(figure, amount.currency, lookup);
            for other in made.iter().filter(|other| other.is_taken_away && other.key() == one.key()) {
                track.to_mut().put(&other.change, Effect::Reverse(0));
            }
            let first = track.first_day().filter(|first| first <= day)?;
            Refusal::MovesBefore { account, certified: *day, first }
        } else {
            let certified = books.funds.certified_on(&account, amount.currency).filter(|certified| day <= certified)?;
            Refusal::BeforeTheBalance { account, date: *day, certified }
        };
        Some(Broken { refusal, by: BTreeSet::from([one.by]) })
    })
}

/// A change that a record makes, or takes away with the record that it corrects.
struct Made {
    change: Change,
    /// The figure that is judged, if it is another one: an advance is one with those to the party that succeeds its holder.
    succeeded: Option<Bounded>,
    by: u64,
    /// The first record of its chain.
    first: u64,
    is_taken_away: bool,
    /// True if what it takes away was an exception.
    is_reported: bool,
    /// True if the books have it applied.
    is_applied: bool,
    /// True if it makes nothing worse.
    is_excused: bool,
    /// True if it is judged as if it had not happened.
    is_left_out: bool,
}

impl Made {
    fn key(&self) -> (&Bounded, Currency) {
        (self.succeeded.as_ref().unwrap_or(&self.change.figure), self.change.amount.currency)
    }

    fn amount(&self) -> Amount {
        let amount = self.change.amount.amount;
        if self.is_taken_away { amount.negated() } else { amount }
    }

    /// Returns whether it moves its figure toward a bound. If no change of a figure does, none makes it worse.
    fn may_break(&self) -> bool {
        match self.change.figure {
            Bounded::Case(..) | Bounded::Transferred(..) => self.amount().is_positive(),
            _ => self.amount().is_negative(),
        }
    }
}

/// Returns whether plain changes of a figure, of all that were made, together move it away from its bound on every day: what
/// a receipt adds to a fund's cash and to what it owes the payer leaves its own money as it was.
fn never_worse(of_figure: &[Made], made: &[Made]) -> bool {
    let is_plain = |made: &Made| !(made.is_reported || made.is_excused || made.is_left_out);
    let rises = match of_figure.first().map(|made| &made.change.figure) {
        Some(Bounded::Case(..) | Bounded::Transferred(..)) | None => return false,
        // What is realised in an exchange counts beside the changes.
        Some(Bounded::Own(_)) => !made.iter().any(|made| matches!(made.change.figure, Bounded::Exchange(_))),
        Some(_) => true,
    };
    if !rises || !of_figure.iter().all(is_plain) {
        return false;
    }
    let mut days: Vec<(Day, Amount)> = of_figure.iter().map(|made| (made.change.day, made.amount())).collect();
    days.sort_unstable_by_key(|(day, _)| *day);
    let mut sum = Amount::ZERO;
    days.chunk_by(|(day, _), (other, _)| day == other).all(|of_day| {
        let added = of_day.iter().try_fold(sum, |sum, (_, amount)| sum.checked_add(*amount));
        sum = added.unwrap_or(Amount::ZERO);
        added.is_some_and(|added| !added.is_negative())
    })
}

/// Returns whether a figure that is bounded by zero alone stays above it on every day, even if all that lowers it came first.
fn never_negative(figure: &Bounded, track: &Track, first_open: Option<Day>, made: &[Made]) -> bool {
    if matches!(figure, Bounded::Case(..) | Bounded::Transferred(..) | Bounded::Own(_)) {
        return false;
    }
    if made.iter().any(|made| made.is_left_out) {
        return false;
    }
    let Some(first) = made.iter().map(|made| made.change.day).min() else { return false };
    let from = first_open.map_or(first, |open| open.max(first));
    let mut lowers = made.iter().filter(|made| !made.is_applied && made.amount().is_negative());
    let least = lowers.try_fold(track.least_from(from), |least, made| least.checked_add(made.amount()));
    least.is_some_and(|least| !least.is_negative())
}

/// Returns the track of a figure; of an advance, with those to the parties that its holder succeeds.
fn track_of<'b>(books: &'b Books, lookup: &dyn Changes, figure: &Bounded, currency: Currency) -> Cow<'b, Track> {
    let Bounded::Advance(fund, party) = figure else { return books.timeline.track(figure, currency, lookup) };
    let of = |party: &PartyId| books.timeline.kept(Bounded::Advance(fund.clone(), party.clone()), currency);
    let mut all = books.parties.ids_now(party).filter_map(of);
    let Some(first) = all.next() else { return Cow::default() };
    all.fold(Cow::Borrowed(first), |mut sum, track| {
        sum.to_mut().join(track);
        sum
    })
}

/// Iterates over the open days from the first changed one on, with and without the changes, which are all of the figure of
/// the track. A line may also be set on a day, or from a day on.
fn open_days<'a>(
    track: &'a Track,
    first_open: Option<Day>,
    made: &'a [Made],
    set: Option<&'a BTreeSet<Day>>,
) -> impl Iterator<Item = At> + 'a {
    let changed = move || made.iter().map(|made| made.change.day).chain(set.into_iter().flatten().copied());
    let from = changed().min().map(|first| first_open.map_or(first, |open| open.max(first)));
    let add = |sum: Amount, amount: Amount| sum.checked_add(amount).unwrap_or(sum);
    let eve = from.map(|from| from.previous().unwrap_or(from)).unwrap_or(Day::LAST);
    let mut later = track.after(eve).peekable();
    let mut value = track.at(eve);
    let mut previous: Option<Day> = None;
    let (mut by, mut was_applied, mut excused, mut reported) = (Amount::ZERO, Amount::ZERO, Amount::ZERO, Amount::ZERO);
    std::iter::from_fn(move || {
        let day = match previous {
            None => from?,
            Some(previous) => {
                let changed = changed().filter(|day| *day > previous).min();
                later.peek().map(|(day, ..)| *day).into_iter().chain(changed).min()?
            }
        };
        let of_track = later.next_if(|(of, ..)| *of == day);
        value = of_track.map_or(value, |(_, change, _)| add(value, change));
        let mut uses = of_track.map_or(0, |(.., uses)| uses);
        let is_new =
            |made: &&Made| made.change.day <= day && previous.is_none_or(|previous| made.change.day > previous);
        for made in made.iter().filter(is_new) {
            if !made.is_left_out {
                by = add(by, made.amount());
            }
            if made.is_applied {
                was_applied = add(was_applied, made.amount());
            }
            if made.is_excused {
                excused = add(excused, made.amount());
            }
            if made.is_reported {
                reported = add(reported, made.amount());
            }
            match made {
                // What is paid on a closed day is judged on the first open one.
                Made { change: Change { is_use: true, .. }, is_taken_away: false, .. } => uses = uses.saturating_add(1),
                // The track still has what is taken away, on its own day.
                Made { change: Change { is_use: true, day: of, .. }, is_applied: false, .. } if *of == day => {
                    uses = uses.saturating_sub(1);
                }
                _ => {}
            }
        }
        previous = Some(day);
        let without = add(value, was_applied.negated());
        let before = add(without, excused);
        Some(At { day, before, unreported: add(before, reported), after: add(without, by), is_use: uses > 0 })
    })
}

/// What a fund has realised in exchanges, with and without the records that are judged.
struct Realised<'b> {
    before: Cow<'b, ByDay>,
    /// Before, without what is corrected and was an exception.
    unreported: Cow<'b, ByDay>,
    after: Cow<'b, ByDay>,
}

impl<'b> Realised<'b> {
    /// `None` in another currency than the fund's.
    fn of(books: &'b Books, fund: &FundId, currency: Currency, made: &[Made]) -> Option<Self> {
        let known = books.timeline.holdings(fund).filter(|known| known.kept_in() == currency)?;
        let is_of_fund = |made: &&Made| matches!(&made.change.figure, Bounded::Exchange(of) if of == fund);
        let mut exchanged: BTreeMap<(u64, bool), (&Made, Sums)> = BTreeMap::new();
        for made in made.iter().filter(is_of_fund) {
            let (_, entries) = exchanged.entry((made.by, made.is_taken_away)).or_insert((made, Sums::default()));
            entries.add(made.change.amount);
        }
        let first = exchanged.values().map(|(made, _)| made.change.day).min();
        let known = first.map_or(known.clone(), |first| Cow::Owned(known.since(first)));
        let mut realised = Self { before: known.clone(), unreported: known.clone(), after: known };
        for (made, entries) in exchanged.values() {
            let put = |into: &mut Cow<'_, ByDay>, is_taken_away: bool| {
                let effect = if is_taken_away { Effect::Reverse(made.by) } else { Effect::Apply };
                into.to_mut().put(made.change.day, made.first, entries, effect);
            };
            if made.is_applied {
                put(&mut realised.before, !made.is_taken_away);
                put(&mut realised.unreported, !made.is_taken_away);
            }
            if made.is_reported {
                put(&mut realised.unreported, made.is_taken_away);
            }
            match (made.is_left_out, made.is_applied) {
                (true, true) => put(&mut realised.after, !made.is_taken_away),
                (false, false) => put(&mut realised.after, made.is_taken_away),
                _ => {}
            }
        }
        Some(realised)
    }

    fn added_to(&self, at: At) -> At {
        let add = |to: Amount, gained: &ByDay| to.checked_add(gained.at(at.day).realised).unwrap_or(to);
        let (before, unreported) = (add(at.before, &self.before), add(at.unreported, &self.unreported));
        At { before, unreported, after: add(at.after, &self.after), ..at }
    }
}

/// Lists the first open day of each fund on which a payment left less of its own than the floor that is in force by now,
/// and no exception says so: the floor was set late, or corrected.
#[must_use]
pub fn below_floors(books: &Books) -> Vec<Refusal> {
    let eve = books.periods.watermark().unwrap_or(Day::FIRST);
    let below = |fund: &FundId| {
        let currency = books.funds.currency(fund)?;
        let track = books.timeline.kept(Bounded::Own(fund.clone()), currency)?;
        let holdings = books.timeline.holdings(fund);
        let is_reported = |day: Day| {
            let of_fund = |exception: &Exception| {
                exception.fund.as_ref() == Some(fund) && exception.breaks.contains(&BrokenRule::Floor)
            };
            books.exceptions.iter().any(|(reported, _)| reported.day <= day && of_fund(&reported.fact))
        };
        let mut value = track.at(eve);
        track.after(eve).find_map(|(on, change, uses)| {
            value = value.checked_add(change).unwrap_or(value);
            let floor = books.funds.floor(fund, on).filter(|floor| uses > 0 && floor.currency == currency)?;
            let realised = holdings.as_ref().map_or(Amount::ZERO, |holdings| holdings.at(on).realised);
            let own = value.checked_add(realised).unwrap_or(value);
            let left = Money { currency, amount: own }.written();
            let is_below = own < floor.amount && !is_reported(on);
            is_below.then(|| Refusal::BelowFloor { fund: fund.clone(), on, floor, left })
        })
    };
    books.funds.all.keys().filter_map(below).collect()
}

/// Returns the refusal of a figure beyond its bound on a day.
fn breach(books: &Books, record: Placed<'_>, figure: &Bounded, currency: Currency, at: &At) -> Option<Refusal> {
    let on = at.day;
    let money = |amount| Money { currency, amount }.written();
    let (before, amount) = at.change(!matches!(figure, Bounded::Case(..) | Bounded::Transferred(..)));
    let (before, amount) = (money(before), money(amount));
    let is_negative = at.falls_below(Amount::ZERO);
    match figure {
        Bounded::Cash(fund) if is_negative => Some(Refusal::Overdrawn { fund: fund.clone(), on, held: before, amount }),
        Bounded::Own(fund) if at.is_use => {
            let floor = books.funds.floor(fund, on).filter(|floor| floor.currency == currency)?;
            let left = money(at.after);
            at.falls_below(floor.amount).then(|| Refusal::BelowFloor { fund: fund.clone(), on, floor, left })
        }
        Bounded::Advance(_, implementer) if is_negative => {
            Some(Refusal::AboveAdvance { implementer: implementer.clone(), on, held: before, amount })
        }
        Bounded::CaseIn(_, case, _) if is_negative => {
            Some(Refusal::ReturnedMoreThanPaid { case: case.clone(), on, paid: before, amount })
        }
        Bounded::Case(fund, case) if at.is_use => {
            let cap = books.funds.cap(fund, on).filter(|cap| cap.currency == currency)?;
            let breach = || Refusal::CapExceeded { case: case.clone(), on, cap, already: before, amount };
            at.rises_above(cap.amount).then(breach)
        }
        Bounded::Transferred(budget, line) if at.is_use => {
            let fund = books.budgets.all.created(budget)?.fund.as_ref()?;
            let cap = books.funds.rule(fund, on, |policy| match line {
                None => policy.transfers_cap,
                Some(_) => policy.line_transfers_cap,
            })?;
            let approved = match line {
                None => books.journal.total(AccountType::Approved, budget).of(currency),
                Some(line) => books.journal.of(&Account::line(AccountType::Approved, budget, line), currency),
            };
            let places = books.recorders.places(currency);
            let most = approved.per_cent_down(cap, places).map_or(Amount::ZERO, |(most, _)| most);
            let (line, already) = (line.clone(), before);
            let breach = || Refusal::TransferBeyondCap { on, amount, already, most: money(most), cap, line };
            at.rises_above(most).then(breach)
        }
        Bounded::Outstanding(assessment) if is_negative => {
            Some(Refusal::MoreThanOutstanding { assessment: assessment.clone(), on, amount, outstanding: before })
        }
        Bounded::Expected(assessment) if is_negative => Some(match record.event {
            Event::ReceivableWrittenOff(_) => {
                Refusal::AboveCarryingAmount { assessment: assessment.clone(), on, amount, left: before }
            }
            _ => Refusal::WrittenOff { assessment: assessment.clone(), on, amount, counted_on: before },
        }),
        Bounded::WrittenOff(assessment) if is_negative => {
            Some(Refusal::MoreThanWrittenOff { assessment: assessment.clone(), on, amount, written_off: before })
        }
        Bounded::Charged(budget, line) if is_negative => {
            let account = Account::line(AccountType::Charged, budget, line);
            Some(Refusal::MoreThanLeft { account, on, amount, left: before })
        }
        Bounded::Lent(from, to) if is_negative => {
            let account = Account::within(AccountType::Lent, from, to);
            Some(Refusal::MoreThanLeft { account, on, amount, left: before })
        }
        Bounded::Unapplied(contribution) if is_negative => {
            Some(Refusal::MoreThanReceived { contribution: contribution.clone(), on, amount, left: before })
        }
        _ => None,
    }
}

/// Lists the budget lines that are charged above their amount on a day on which they are charged or set.
fn lines_overspent(
    books: &Books,
    lookup: &dyn Changes,
    first_open: Option<Day>,
    pairs: &[Pair<'_>],
    made: &[Made],
) -> Vec<Broken> {
    let mut touched: BTreeMap<(BudgetId, LineId, Currency), BTreeSet<u64>> = BTreeMap::new();
    for made in made {
        if let (Bounded::Charged(budget, line), currency) = made.key() {
            touched.entry((budget.clone(), line.clone(), currency)).or_default().insert(made.by);
        }
    }
    for (record, corrected) in pairs {
        for posting in [Some(*record), *corrected].into_iter().flatten().flat_map(|record| memoranda(record.event)) {
            let is_line = posting.account.account_type() == AccountType::Final;
            if let Some((budget, line)) = budget_line(&posting.account).filter(|_| is_line) {
                touched.entry((budget, line, posting.amount.currency)).or_default().insert(record.seq);
            }
        }
    }
    let overspent = |(line, by)| {
        line_overspent(books, lookup, first_open, pairs, made, &line).map(|refusal| Broken { refusal, by })
    };
    touched.into_iter().filter_map(overspent).collect()
}

fn line_overspent(
    books: &Books,
    lookup: &dyn Changes,
    first_open: Option<Day>,
    pairs: &[Pair<'_>],
    made: &[Made],
    (budget, line, currency): &(BudgetId, LineId, Currency),
) -> Option<Refusal> {
    let account = Account::line(AccountType::Final, budget, line);
    let (last, _) = pairs.last()?;
    let is_new = |seq: u64| pairs.iter().any(|(record, _)| record.seq == seq);
    let steps = books.journal.steps(&account);
    let is_reported = |seq: u64| {
        let corrected = pairs.iter().filter_map(|(_, corrected)| *corrected).find(|corrected| corrected.seq == seq);
        corrected.is_some_and(|corrected| corrected.event.exception().is_some())
    };
    // What the new records correct still counts without them.
    let before = |step: &&Step| !is_new(step.seq) && step.corrected_by.is_none_or(is_new);
    let before: Vec<&Step> = steps.iter().filter(before).collect();
    let unreported = |step: &&&Step| step.corrected_by.is_none() || !is_reported(step.seq);
    let unreported: Vec<&Step> = before.iter().filter(unreported).copied().collect();
    let of_last = memoranda(last.event).into_iter().filter(|posting| posting.account == account);
    let added: Vec<Step> = of_last
        .map(|posting| {
            let Placed { day, first, seq, .. } = *last;
            Step { day, first, seq, corrected_by: None, posting }
        })
        .collect();
    let standing = steps.iter().filter(|step| step.corrected_by.is_none() && step.seq != last.seq);
    let mut after: Vec<&Step> = standing.chain(&added).collect();
    after.sort_by_key(|step| (step.day, step.first));
    let value = |steps: &[&Step], day: Day| value(steps, *currency, day);
    let less = |a: Amount, b: Amount| a.checked_sub(b).unwrap_or(Amount::ZERO);
    let figure = Bounded::Charged(budget.clone(), line.clone());
    let of_figure = made.partition_point(|made| made.key() < (&figure, *currency));
    let of_figure = made.get(of_figure..).unwrap_or_default();
    let of_figure =
        of_figure.get(..of_figure.partition_point(|made| made.key() == (&figure, *currency))).unwrap_or_default();
    // The days, from the first changed one on, on which the line is set with or without the new records.
    let is_changed = |step: &&&Step| is_new(step.seq) || step.corrected_by.is_some_and(is_new);
    let set_anew = before.iter().chain(&after).filter(is_changed).map(|step| step.day);
    let first = set_anew.chain(of_figure.iter().map(|made| made.change.day)).min();
    let set_days =
        before.iter().chain(&after).map(|step| step.day).filter(|day| first.is_some_and(|first| *day >= first));
    let set_days: BTreeSet<Day> = set_days.collect();
    let track = track_of(books, lookup, &figure, *currency);
    let mut charged = open_days(&track, first_open, of_figure, Some(&set_days));
    let found = charged.find_map(|at| {
        let (was, is) = (value(&before, at.day), value(&after, at.day));
        let left_after = less(is, at.after);
        let left = [less(was, at.before), less(value(&unreported, at.day), at.unreported)];
        let left_before = left.into_iter().find(|left| left_after < *left).unwrap_or(left_after);
        let is_set = after.iter().any(|step| step.day == at.day);
        let is_bound = at.is_use || is_set || Some(at.day) == first_open;
        let is_overspent = left_after.is_negative() && left_after < left_before;
        let is_below_nothing = is.is_negative() && is < was;
        (is_bound && (is_overspent || is_below_nothing)).then_some((at, is, left_before, left_after))
    });
    let (at, is, available, left) = found?;
    let money = |amount| Money { currency: *currency, amount }.written();
    let (budget, line, on) = (budget.clone(), line.clone(), at.day);
    if of_figure.is_empty() && !matches!(last.event, Event::BudgetTransferred(_)) {
        return Some(Refusal::BelowCharged { budget, line, on, set: money(is), charged: money(at.after) });
    }
    Some(Refusal::LineOverspent { budget, line, on, available: money(available), amount: money(less(available, left)) })
}

/// Computes the amount of a line at the end of a day from its entries, which are in order.
fn value(steps: &[&Step], currency: Currency, day: Day) -> Amount {
    let of_day = steps.iter().filter(|step| step.day <= day && step.posting.amount.currency == currency);
    of_day.fold(Amount::ZERO, |sum, step| match step.posting.sets {
        true => step.posting.amount.amount,
        false => sum.checked_add(step.posting.amount.amount).unwrap_or(sum),
    })
}

#[cfg(test)]
mod tests;
