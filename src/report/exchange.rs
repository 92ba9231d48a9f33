//! Money in other currencies than its fund's: what it cost, the gain or loss realised, and what it is worth at the rates of
//! a closing.

use std::collections::BTreeMap;

use crate::event::fund::RatePublished;
use crate::languages::say;
use crate::report::movements::{date, date_cell, describe, rate_in_words, recorded, signed};
use crate::report::{Asked, Table, columns, document, item, list, or_not_stated};
use crate::state::accounts::{Account, exchange_of};
use crate::state::exchange::{ClosingRate, Exchange, ExchangeFigure, ExchangeName, Step};
use crate::state::holdings::Position;
use crate::state::movements::Movement;
use crate::value::ids::{FundId, PartyId};
use crate::value::money::{Amount, Currency, Money};

/// Tabulates a figure of the money of a holder in other currencies than the one in which the fund is kept. The movements
/// are all of its exchange account, the rates those of the closings of the day asked.
#[must_use]
pub fn exchange(
    asked: Asked<'_>,
    figure: &ExchangeFigure,
    kept_in: Currency,
    rates: &[ClosingRate],
    movements: &[Movement],
) -> Table {
    let exchange = Exchange::of(movements, kept_in, asked.books.recorders.places(kept_in));
    let money = |amount| Money { currency: kept_in, amount }.written();
    let all = Worth { held: worth(asked, figure, kept_in, rates, &exchange), kept_in };
    match figure.name {
        ExchangeName::Cost => {
            let note = say!(
                "report-exchange-cost",
                figure = figure,
                cost = money(exchange.holdings.cost()),
                held = joined(held(&exchange)).unwrap_or_else(|| say!("report-exchange-nothing")),
            );
            cost(asked, kept_in, &exchange, note)
        }
        ExchangeName::Realised => {
            let gain = money(exchange.holdings.realised);
            let note = say!("report-exchange-realised", figure = figure, gain = gain);
            realised(asked, kept_in, &exchange, note)
        }
        ExchangeName::Worth => all.tabulate(asked, figure),
        ExchangeName::Unrealised => all.less_cost(figure, &exchange),
    }
}

/// Joins amounts; `None` if there are none.
fn joined(amounts: impl Iterator<Item = Money>) -> Option<String> {
    list(amounts, &format!(" {} ", say!("report-exchange-and")))
}

fn held(exchange: &Exchange<'_>) -> impl Iterator<Item = Money> {
    exchange.holdings.positions.iter().map(|(currency, position)| Money { currency: *currency, amount: position.held })
}

/// Notes what each holder of a fund, or of all, has in other currencies on the day asked, and which keys explain it. The
/// movements are those of all exchange accounts; the rates are those of the closings of that day, or of one that is proposed.
#[must_use]
pub fn notes(asked: Asked<'_>, fund: Option<&FundId>, rates: &[ClosingRate], movements: Vec<Movement>) -> Vec<String> {
    let mut accounts: BTreeMap<Account, Vec<Movement>> = BTreeMap::new();
    for movement in movements {
        // Who succeeds an implementer holds its money.
        let account = &movement.posting.account;
        let implementer: Option<PartyId> = account.second().and_then(|party| party.parse().ok());
        let now = implementer.map(|party| asked.books.parties.now(&party).clone());
        let of_holder = account.first().parse().map(|fund: FundId| exchange_of(&fund, now.as_ref()));
        accounts.entry(of_holder.unwrap_or_else(|_| account.clone())).or_default().push(movement);
    }
    let of = |(account, movements): (Account, Vec<Movement>)| {
        let figure: ExchangeFigure = format!("{}:{}", ExchangeName::Cost, account.id()).parse().ok()?;
        let kept_in = asked.books.funds.currency(&figure.fund)?;
        fund.is_none_or(|fund| *fund == figure.fund).then(|| of_holder(asked, &figure, kept_in, rates, &movements))
    };
    accounts.into_iter().filter_map(of).flatten().collect()
}

fn of_holder(
    asked: Asked<'_>,
    figure: &ExchangeFigure,
    kept_in: Currency,
    rates: &[ClosingRate],
    movements: &[Movement],
) -> Vec<String> {
    let exchange = Exchange::of(movements, kept_in, asked.books.recorders.places(kept_in));
    if exchange.steps.is_empty() {
        return Vec::new();
    }
    let holder = match &figure.implementer {
        Some(party) => {
            say!("report-exchange-advanced", fund = asked.fund(&figure.fund), party = asked.label(party))
        }
        None => asked.fund(&figure.fund),
    };
    let money = |amount| Money { currency: kept_in, amount }.written();
    let all = Worth { held: worth(asked, figure, kept_in, rates, &exchange), kept_in };
    let [cost, realised, worth, unrealised] =
        [ExchangeName::Cost, ExchangeName::Realised, ExchangeName::Worth, ExchangeName::Unrealised]
            .map(|name| figure.with(name));
    let gain = money(exchange.holdings.realised);
    let Some(held) = joined(held(&exchange)) else {
        return vec![say!("report-exchange-holder-of-none", holder = holder, realised = gain, realised_key = realised)];
    };
    vec![
        say!(
            "report-exchange-holder",
            holder = holder,
            held = held,
            cost = money(exchange.holdings.cost()),
            cost_key = cost,
            realised = gain,
            realised_key = realised,
        ),
        match all.sum() {
            Some(sum) => say!(
                "report-exchange-worth",
                holder = holder,
                worth = money(sum),
                worth_key = worth,
                unrealised = money(less(sum, exchange.holdings.cost())),
                unrealised_key = unrealised,
            ),
            None => say!("report-exchange-worth-not-stated", holder = holder),
        },
    ]
}

/// Tabulates what the money has cost, record by record.
fn cost(asked: Asked<'_>, kept_in: Currency, exchange: &Exchange<'_>, note: String) -> Table {
    let columns = columns! { |line: (&Step<'_>, Currency, Amount, &Position)|
        let (step, currency, cost_change, position) = line;
        let (movement, by) = (step.movement, step.movement.by());
        let change = Money { currency, amount: step.flow.change.of(currency) };
        let Position { held, cost } = *position;
        let what = describe(asked, movement);
        fields {
            "record": by.seq, "date": date(movement), "amount": change.amount, "currency": currency,
            "cost_change": cost_change, "held": held, "cost": cost, "kept_in": kept_in, "what": what,
            "document": document(by.source.as_ref()), "item": item(by.source.as_ref()),
        }
        cells {
            "report-record": by.seq.to_string(), "report-date": date_cell(movement),
            "report-entry": format!("{what}\n{}", recorded(by)),
            "report-exchange-change": format!(
                "{currency} {}\n{kept_in} {}",
                signed(change),
                signed(Money { currency: kept_in, amount: cost_change }.written())
            ),
            "report-exchange-held-at-cost": format!("{}\n{}", Money { currency, amount: held }, Money { currency: kept_in, amount: cost }),
        }
    };
    let lines = exchange.steps.iter().flat_map(|step| {
        step.after.iter().map(move |(currency, (change, position))| (step, *currency, *change, position))
    });
    columns.tabulate(lines, vec![note])
}

/// Tabulates what was realised, record by record.
fn realised(asked: Asked<'_>, kept_in: Currency, exchange: &Exchange<'_>, note: String) -> Table {
    let money = |amount| Money { currency: kept_in, amount }.written();
    let columns = columns! { |line: (&Step<'_>, Amount)|
        let (step, running) = line;
        let (movement, by) = (step.movement, step.movement.by());
        let (brought, cost) = (money(step.flow.equivalent.negated()), money(step.cost.negated()));
        let taken = joined(step.flow.change.negated().iter());
        let exchanged = match taken.filter(|_| !step.flow.change.is_zero()) {
            Some(taken) => say!("report-exchange-brought", taken = taken, brought = brought, cost = cost),
            None => say!("report-exchange-difference"),
        };
        let what = describe(asked, movement);
        fields {
            "record": by.seq, "date": date(movement), "brought": brought.amount, "cost": cost.amount,
            "gain": step.gain, "running": running, "currency": kept_in, "what": what,
            "document": document(by.source.as_ref()), "item": item(by.source.as_ref()),
        }
        cells {
            "report-record": by.seq.to_string(), "report-date": date_cell(movement),
            "report-entry": format!("{exchanged}\n{what}\n{}", recorded(by)),
            "report-exchange-gain": format!("{kept_in} {}", signed(money(step.gain))), "report-running-total": money(running).to_string(),
        }
    };
    let mut running = Amount::ZERO;
    let with_gain = exchange.steps.iter().filter(|step| !step.gain.is_zero());
    let lines: Vec<_> = with_gain
        .map(|step| {
            running = running.checked_add(step.gain).unwrap_or(running);
            (step, running)
        })
        .collect();
    columns.tabulate(lines, vec![note])
}

/// What money in other currencies is worth.
struct Worth<'a> {
    held: Vec<(Money, Option<(&'a RatePublished, Money)>)>,
    kept_in: Currency,
}

/// Values what is held at the rates of closings; `None` where they name none.
fn worth<'a>(
    asked: Asked<'_>,
    figure: &ExchangeFigure,
    kept_in: Currency,
    rates: &'a [ClosingRate],
    exchange: &Exchange<'_>,
) -> Vec<(Money, Option<(&'a RatePublished, Money)>)> {
    let places = asked.books.recorders.places(kept_in);
    let of_fund = |named: &&ClosingRate| named.fund.as_ref().is_none_or(|fund| *fund == figure.fund);
    let rates: Vec<_> = rates.iter().filter(of_fund).map(|named| &named.rate).collect();
    let at = |money: Money| {
        let rate = rates.iter().find(|rate| rate.is_between(money.currency, kept_in))?;
        // A rate converts what is above zero; an overdraft is worth as much below it.
        let is_negative = money.amount.is_negative();
        let amount = if is_negative { money.amount.negated() } else { money.amount };
        let worth = rate.convert(amount, kept_in, places)?;
        Some((*rate, if is_negative { worth.negated() } else { worth }))
    };
    held(exchange).map(|money| (money, at(money))).collect()
}

impl Worth<'_> {
    /// Returns the sum; `None` if the worth of something is not stated.
    fn sum(&self) -> Option<Amount> {
        self.held.iter().try_fold(Amount::ZERO, |sum, (_, worth)| sum.checked_add((*worth)?.1.amount))
    }

    fn note(&self, figure: &ExchangeFigure, amount: Option<Amount>) -> String {
        let kept_in = self.kept_in;
        let stated = amount.map(|amount| Money { currency: kept_in, amount }.written());
        match stated {
            Some(stated) => say!("report-exchange-at-closing", figure = figure, amount = stated),
            None => say!("report-exchange-not-stated", figure = figure),
        }
    }

    fn tabulate(&self, asked: Asked<'_>, figure: &ExchangeFigure) -> Table {
        let columns = columns! { |line: &(Money, Option<(&RatePublished, Money)>)|
            let (held, worth) = line;
            let rate = worth.map(|(rate, _)| rate);
            let id = rate.map(|rate| &rate.rate.0);
            fields {
                "held": held.amount, "held_currency": held.currency, "rate": id,
                "worth": worth.map(|(_, worth)| worth.amount), "currency": self.kept_in,
            }
            cells {
                "report-exchange-held": held.to_string(),
                "report-exchange-rate": or_not_stated(rate.map(|rate| format!("{}\n{}", rate_in_words(asked, rate), rate.rate.0))),
                "report-exchange-worth-of-it": or_not_stated(worth.map(|(_, worth)| worth)),
            }
        };
        columns.tabulate(&self.held, vec![self.note(figure, self.sum())])
    }

    fn less_cost(&self, figure: &ExchangeFigure, exchange: &Exchange<'_>) -> Table {
        let columns = columns! { |part: (&'static str, ExchangeFigure, Option<Money>)|
            let (sign, key, amount) = part;
            fields { "key": key.to_string(), "sign": sign, "amount": amount.map(|money| money.amount), "currency": self.kept_in }
            cells { "": sign, "report-figure": key.to_string(), "report-amount": or_not_stated(amount) }
        };
        let currency = self.kept_in;
        let (worth, cost) = (self.sum(), exchange.holdings.cost());
        let money = |amount| Money { currency, amount }.written();
        let parts = [
            ("+", figure.with(ExchangeName::Worth), worth.map(money)),
            ("-", figure.with(ExchangeName::Cost), Some(money(cost))),
        ];
        columns.tabulate(parts, vec![self.note(figure, worth.map(|worth| less(worth, cost)))])
    }
}

fn less(a: Amount, b: Amount) -> Amount {
    a.checked_sub(b).unwrap_or(Amount::ZERO)
}
