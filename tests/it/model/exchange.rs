//! What money in other currencies has cost, at weighted average, written again from `state::holdings`.

use std::collections::BTreeMap;

use pledgebook::value::days::Day;
use pledgebook::value::money::Currency;

/// What is held in a currency, and what it cost.
type Position = (i128, i128);

/// What records add to money in other currencies and take from it, on each day: sums of what is added and of what is taken,
/// with their equivalents, and each exchange of one for another.
#[derive(Default)]
pub struct Flows(BTreeMap<Day, OfDay>);

#[derive(Default)]
struct OfDay {
    added: BTreeMap<Currency, (i128, i128)>,
    exchanged: BTreeMap<u64, Vec<(Currency, i128)>>,
    taken: BTreeMap<Currency, (i128, i128)>,
}

impl Flows {
    /// Adds the entries of a fact in the exchange account of a fund, which mirror what is held.
    pub fn add(&mut self, entries: impl Iterator<Item = (Currency, i128)>, own: Currency, day: Day, first: u64) {
        let (mut held, mut equivalent) = (BTreeMap::<Currency, i128>::new(), 0);
        for (currency, units) in entries {
            if currency == own {
                equivalent += units;
            } else {
                *held.entry(currency).or_default() -= units;
            }
        }
        held.retain(|_, units| *units != 0);
        let of_day = self.0.entry(day).or_default();
        let changes: Vec<_> = held.into_iter().collect();
        match changes[..] {
            // A difference without such money costs nothing that is held.
            [] => {}
            [(currency, units)] => {
                let side = if units > 0 { &mut of_day.added } else { &mut of_day.taken };
                let (sum, worth) = side.entry(currency).or_default();
                (*sum, *worth) = (*sum + units, *worth + equivalent);
            }
            _ => drop(of_day.exchanged.insert(first, changes)),
        }
    }

    /// Returns by how much the cost of what is held changes on each day.
    pub fn costs(&self, own: Currency) -> BTreeMap<Day, i128> {
        let step = if own.to_string() == "JPY" { 100 } else { 1 };
        let mut positions: BTreeMap<Currency, Position> = BTreeMap::new();
        let mut before = 0;
        let mut costs = BTreeMap::new();
        for (day, OfDay { added, exchanged, taken }) in &self.0 {
            for (currency, (units, worth)) in added {
                change(positions.entry(*currency).or_default(), *units, *worth, step);
            }
            for changes in exchanged.values() {
                let (mut carried, mut bought) = (0, None);
                for (currency, units) in changes {
                    if *units > 0 {
                        bought = Some((currency, *units));
                        continue;
                    }
                    let (held, cost) = positions.entry(*currency).or_default();
                    let sold = -units;
                    let share = if *held > 0 { rounded(*cost * sold.min(*held), *held, step) } else { 0 };
                    (*held, *cost, carried) = (*held - sold, *cost - share, carried + share);
                }
                let (currency, units) = bought.unwrap();
                change(positions.entry(*currency).or_default(), units, carried, step);
            }
            for (currency, (units, worth)) in taken {
                change(positions.entry(*currency).or_default(), *units, *worth, step);
            }
            let cost = positions.values().map(|(_, cost)| cost).sum();
            costs.insert(*day, cost - before);
            before = cost;
        }
        costs
    }
}

/// Adds to what is held, or takes from it; what goes beyond nothing has its own cost.
fn change((held, cost): &mut Position, units: i128, worth: i128, step: i128) {
    let left = *held + units;
    *cost = if *held == 0 || (*held > 0) == (units > 0) {
        *cost + worth
    } else if left == 0 || (left > 0) == (*held > 0) {
        *cost - rounded(*cost * units.abs(), held.abs(), step)
    } else {
        worth - rounded(worth * held.abs(), units.abs(), step)
    };
    *held = left;
}

/// Divides, rounded half away from zero to a whole number of steps.
fn rounded(above: i128, below: i128, step: i128) -> i128 {
    let below = below * step;
    (2 * above.abs() + below) / (2 * below) * step * above.signum()
}
