//! Exact amounts of money.
//!
//! An amount is a decimal (never a float) with an ISO 4217 currency. It is written `USD 1000.00` for people and
//! `{"currency":"USD","amount":"1000.00"}` in records. The number is written plainly: digits, at most one point, no
//! exponent, no superfluous leading zero. Trailing zeros are kept as given: they say how exactly the source stated the
//! amount.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::languages::say;
use crate::value::object::read_object;
use crate::value::text::{debug_as_text, serde_as_text};

/// The reason for refusing a text as money, a currency, a rate or a share.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum MoneyError {
    #[error("{}", say!("value-money-decimal", text = format!("{:?}", .0)))]
    Decimal(String),
    #[error("{}", say!("value-money-currency", text = format!("{:?}", .0)))]
    Currency(String),
    #[error("{}", say!("value-money-money", text = format!("{:?}", .0)))]
    Money(String),
    #[error("{}", say!("value-money-exponent", text = format!("{:?}", .0)))]
    Exponent(String),
    #[error("{}", say!("value-money-rate", text = format!("{:?}", .0), most = RATE_PLACES_MAX))]
    Rate(String),
    #[error("{}", say!("value-money-share", text = format!("{:?}", .0), most = SHARE_PLACES_MAX))]
    Share(String),
}

/// The most decimal places of a rate.
const RATE_PLACES_MAX: u32 = 12;
/// The most decimal places of a share in per cent.
const SHARE_PLACES_MAX: u32 = 6;
/// Every amount of a record stays below this number of units.
const AMOUNT_LIMIT: Decimal = Decimal::from_parts(0xD4A5_1000, 0xE8, 0, false, 0); // 10^12

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Ord for Currency {
    /// Orders currencies by code, as people look them up.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.code().cmp(other.0.code())
    }
}

impl PartialOrd for Currency {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Currency {
    /// Its three letters.
    pub fn code(self) -> &'static str {
        self.0.code()
    }

    /// The number of decimal places that ISO 4217 gives the currency today; `None` where it gives none (gold, test
    /// codes).
    pub fn iso_exponent(self) -> Option<u32> {
        self.0.exponent().map(u32::from)
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        // The library searches its table from A to Z, and most amounts are in USD.
        let known =
            if text == "USD" { Some(iso_currency::Currency::USD) } else { iso_currency::Currency::from_code(text) };
        known.map(Self).ok_or_else(|| MoneyError::Currency(text.to_owned()))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.code())
    }
}

/// A currency with the number of decimal places that a ledger froze for it, written `USD/2`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrozenCurrency {
    /// The currency.
    pub currency: Currency,
    /// The most decimal places that an amount in it may have.
    pub exponent: u32,
}

impl fmt::Display for FrozenCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.currency, self.exponent)
    }
}

impl FromStr for FrozenCurrency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let wrong = || MoneyError::Exponent(text.to_owned());
        let (currency, exponent) = text.split_once('/').ok_or_else(wrong)?;
        let frozen = Self { currency: currency.parse()?, exponent: exponent.parse().map_err(|_| wrong())? };
        if frozen.exponent <= 8 && frozen.to_string() == text { Ok(frozen) } else { Err(wrong()) }
    }
}

/// A plain decimal number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(Decimal);

impl Amount {
    /// Zero.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// Adds; `None` where the sum cannot be represented exactly.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        // A sum of more than 28 digits is rounded. Subtracting both parts in turn reveals it; one alone misses a part
        // that was lost whole.
        let sum = self.0.checked_add(other.0)?;
        // A sum with all digits after the point was not rounded.
        if sum.scale() == self.scale().max(other.scale()) {
            return Some(Self(sum));
        }
        let is_exact = sum.checked_sub(other.0) == Some(self.0) && sum.checked_sub(self.0) == Some(other.0);
        is_exact.then_some(Self(sum))
    }

    /// Subtracts; `None` where the difference cannot be represented exactly.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negated())
    }

    /// Changes the sign.
    #[must_use]
    pub fn negated(self) -> Self {
        let mut other = self.0;
        other.set_sign_negative(other.is_sign_positive());
        Self::signed(other)
    }

    /// Multiplies by a whole number; `None` where the digits do not fit.
    #[must_use]
    pub fn checked_mul(self, times: u64) -> Option<Self> {
        let product = self.0.mantissa().checked_mul(i128::from(times))?;
        Decimal::try_from_i128_with_scale(product, self.0.scale()).ok().map(Self)
    }

    /// Removes the sign of zero: `-0` is not read back.
    fn signed(mut number: Decimal) -> Self {
        number.set_sign_negative(!number.is_zero() && number.is_sign_negative());
        Self(number)
    }

    /// The number of digits after the point.
    pub const fn scale(self) -> u32 {
        self.0.scale()
    }

    /// Returns whether the amount is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Returns whether the amount is below zero.
    pub fn is_negative(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// Returns whether the amount is small enough for a record: below 10^12 units, so that a hundred million of them
    /// add up exactly.
    pub fn is_bounded(self) -> bool {
        self.0.abs() < AMOUNT_LIMIT
    }

    /// Converts the amount at a rate, rounded half away from zero to `places` decimal places; `None` where the product
    /// is not exact.
    #[must_use]
    pub fn at(self, rate: Rate, places: u32) -> Option<Self> {
        Self::product(self.0, rate.0)?.rounded(places)
    }

    /// Converts the amount in proportion: `to` for `from`, rounded half away from zero to `places` decimal places; `None`
    /// where one of them is below zero, `from` is zero, or the digits do not fit.
    #[must_use]
    pub fn in_proportion(self, to: Self, from: Self, places: u32) -> Option<Self> {
        let [this, to, from] = [self, to, from].map(|amount| amount.0.normalize());
        let is_above = !this.is_sign_negative() && !to.is_sign_negative() && from > Decimal::ZERO;
        let [mut above, mut below] = [this.mantissa().checked_mul(to.mantissa())?, from.mantissa()];
        let (up, down) = (from.scale().checked_add(places)?, this.scale().checked_add(to.scale())?);
        above = above.checked_mul(10_i128.checked_pow(up.saturating_sub(down))?)?;
        below = below.checked_mul(10_i128.checked_pow(down.saturating_sub(up))?)?;
        let (cut, rest) = (above.checked_div(below)?, above.checked_rem(below)?);
        let cut = if rest >= below.checked_sub(rest)? { cut.checked_add(1)? } else { cut };
        let rounded = Decimal::try_from_i128_with_scale(cut, places).ok()?;
        is_above.then_some(Self::signed(rounded))
    }

    /// Converts the amount back at a rate: as much of the first currency as gives it; rounded as [`Self::at`] is.
    #[must_use]
    pub fn back_at(self, rate: Rate, places: u32) -> Option<Self> {
        self.in_proportion(Self(Decimal::ONE), Self(rate.0), places)
    }

    /// Takes a share of the amount, rounded half away from zero to `places` decimal places.
    #[must_use]
    pub fn per_cent(self, share: Share, places: u32) -> Option<Self> {
        self.per_cent_exact(share)?.rounded(places)
    }

    /// Takes a share of the amount, truncated to `places` decimal places, and returns the remainder beside it.
    #[must_use]
    pub fn per_cent_down(self, share: Share, places: u32) -> Option<(Self, Self)> {
        let exact = self.0.mantissa().checked_mul(share.0.mantissa())?;
        let scale = self.0.scale().checked_add(share.0.scale())?.checked_add(2)?;
        let (more, less) = (places.saturating_sub(scale), scale.saturating_sub(places));
        let unit = 10_i128.checked_pow(less)?;
        let (cut, rest) = (exact.checked_div(unit)?, exact.checked_rem(unit)?);
        let cut = Decimal::try_from_i128_with_scale(cut.checked_mul(10_i128.checked_pow(more)?)?, places).ok()?;
        Some((Self::signed(cut), Self(Decimal::try_from_i128_with_scale(rest, scale).ok()?)))
    }

    /// Splits the amount by shares, by the method of the largest remainder: each part is truncated to `places` decimal places,
    /// and what is left goes to the largest remainders, among equal ones to the first keys, a unit each. `None` where the
    /// digits do not fit.
    #[must_use]
    pub fn apportion<K: Copy + Ord>(self, shares: &[(K, Share)], places: u32) -> Option<Vec<(K, Self)>> {
        // In whole numbers of a unit so small that every part is exact.
        let finest = shares.iter().map(|(_, share)| share.0.scale()).max().unwrap_or_default();
        let exact = self.0.scale().checked_add(finest)?.checked_add(2)?;
        let unit = 10_i128.checked_pow(exact.saturating_sub(places))?;
        let more = 10_i128.checked_pow(places.saturating_sub(exact))?;
        let (mut parts, mut rests) = (Vec::with_capacity(shares.len()), Vec::with_capacity(shares.len()));
        let mut cut = 0_i128;
        for (place, (key, share)) in shares.iter().enumerate() {
            let share = share.0.mantissa().checked_mul(10_i128.checked_pow(finest.checked_sub(share.0.scale())?)?)?;
            let part = self.0.mantissa().checked_mul(share)?;
            let (whole, rest) = (part.checked_div(unit)?, part.checked_rem(unit)?);
            cut = cut.checked_add(whole)?;
            parts.push((*key, whole));
            rests.push((Reverse(rest), *key, place));
        }
        let total = self.0.mantissa().checked_mul(10_i128.checked_pow(exact.checked_sub(self.0.scale())?)?)?;
        let left = total.checked_div(unit)?.checked_sub(cut)?.clamp(0, i128::try_from(rests.len()).ok()?);
        let left = usize::try_from(left).ok()?;
        if let Some(last) = left.checked_sub(1) {
            rests.select_nth_unstable(last);
        }
        for (.., place) in rests.into_iter().take(left) {
            let (_, whole) = parts.get_mut(place)?;
            *whole = whole.checked_add(1)?;
        }
        let written = |(key, whole): (K, i128)| {
            let amount = Decimal::try_from_i128_with_scale(whole.checked_mul(more)?, places).ok()?;
            Some((key, Self::signed(amount)))
        };
        parts.into_iter().map(written).collect()
    }

    fn per_cent_exact(self, share: Share) -> Option<Self> {
        let mut exact = Self::product(self.0, share.0)?.0;
        exact.set_scale(exact.scale().checked_add(2)?).ok()?;
        Some(Self(exact))
    }

    /// Multiplies; `None` where digits would be lost.
    fn product(a: Decimal, b: Decimal) -> Option<Self> {
        let product = a.checked_mul(b)?;
        let is_exact = a.is_zero() || b.is_zero() || product.scale() == a.scale().checked_add(b.scale())?;
        is_exact.then_some(Self(product))
    }

    fn rounded(self, places: u32) -> Option<Self> {
        let mut rounded = self.0.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
        rounded.rescale(places);
        (rounded.scale() == places).then_some(Self::signed(rounded))
    }

    /// Writes the amount with at least `places` decimal places.
    #[must_use]
    pub fn with_places(self, places: u32) -> Self {
        let mut amount = self.0;
        amount.rescale(amount.scale().max(places));
        Self(amount)
    }

    /// Returns the smallest unit with `places` decimal places.
    pub fn smallest(places: u32) -> Self {
        Self(Decimal::new(1, places.min(Decimal::MAX_SCALE)))
    }

    /// Returns whether the amount is above zero.
    pub fn is_positive(self) -> bool {
        self.0 > Decimal::ZERO
    }
}

impl FromStr for Amount {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let wrong = || MoneyError::Decimal(text.to_owned());
        let amount = Decimal::from_str_exact(text).map_err(|_| wrong())?;
        let is_below_nothing = amount.is_zero() && text.starts_with('-');
        if is_plain(text) && !is_below_nothing { Ok(Self(amount)) } else { Err(wrong()) }
    }
}

/// Returns whether a number is spelt as it would be printed: digits, with digits after a point if there is one; not
/// `+1`, `01`, `.5`, `1.` or `1_000`.
fn is_plain(number: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let number = number.strip_prefix('-').unwrap_or(number);
    let (whole, places) = number.split_once('.').unwrap_or((number, "0"));
    digits(whole) && digits(places) && (whole == "0" || !whole.starts_with('0'))
}

impl Amount {
    /// Writes the amount as programs read it: without thousands separators.
    pub fn plain(&self) -> impl fmt::Display {
        self.0
    }
}

impl fmt::Display for Amount {
    /// Writes the amount as people read it: `18,000.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&grouped(&self.0.to_string()))
    }
}

/// Puts a comma between the thousands of a plain number.
fn grouped(number: &str) -> String {
    let start = usize::from(number.starts_with('-'));
    let point = number.find('.').unwrap_or(number.len());
    let mut text = String::with_capacity(number.len().saturating_add(4));
    for (at, digit) in number.char_indices() {
        if at > start && at < point && point.saturating_sub(at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Returns a number without the commas between its thousands; one whose commas stand elsewhere stays as it is.
pub(crate) fn ungrouped(number: &str) -> String {
    let plain = number.replace(',', "");
    if grouped(&plain) == number { plain } else { number.to_owned() }
}

impl Serialize for Amount {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.plain())
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(crate::value::text::Parsed(std::marker::PhantomData))
    }
}

/// An amount in a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Money {
    /// The currency.
    pub currency: Currency,
    /// The number, in units of the currency.
    pub amount: Amount,
}

read_object!(
    Money,
    r#"an amount with its currency, USD 100.00 (in a file: {"currency":"USD","amount":"100.00"})"#,
    { currency: Currency, amount: Amount, }
);

impl Money {
    /// Writes the amount as programs read it, with the decimal places of its currency: `USD 18000.00`.
    #[must_use]
    pub fn plain(self) -> String {
        format!("{} {}", self.currency, self.digits().plain())
    }
}

impl fmt::Display for Money {
    /// Writes the amount as people read it, with the decimal places of its currency: `USD 18,000.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.digits())
    }
}

impl Money {
    /// Replaces the amount and keeps the currency.
    #[must_use]
    pub const fn with(self, amount: Amount) -> Self {
        Self { currency: self.currency, amount }
    }

    /// Changes the sign.
    #[must_use]
    pub fn negated(self) -> Self {
        self.with(self.amount.negated())
    }

    /// Has its amount written with the decimal places of its currency, zero too.
    #[must_use]
    pub fn written(self) -> Self {
        self.with(self.digits())
    }

    /// Writes the amount with the decimal places of its currency in ISO 4217, or more if it needs them.
    #[must_use]
    pub fn digits(self) -> Amount {
        let places = self.currency.iso_exponent().unwrap_or_default();
        let mut amount = self.amount.0;
        if amount.scale() > places {
            amount.normalize_assign();
        }
        amount.rescale(amount.scale().max(places));
        Amount(amount)
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (currency, amount) = text.split_once(' ').ok_or_else(|| MoneyError::Money(text.to_owned()))?;
        Ok(Self { currency: currency.parse()?, amount: ungrouped(amount).parse()? })
    }
}

/// A rate of exchange: the units of one currency paid for one unit of another.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Rate(Decimal);

/// A share in per cent.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Share(Decimal);

impl Share {
    /// No share.
    pub const NOTHING: Self = Self(Decimal::ZERO);

    /// Adds a share; `None` where the sum cannot be represented exactly.
    pub fn checked_add(self, other: Self) -> Option<Self> {
        Amount(self.0).checked_add(Amount(other.0)).map(|sum| Self(sum.0))
    }

    /// Adds shares in per cent; `None` where the sum cannot be represented exactly.
    pub fn sum(shares: impl Iterator<Item = Self>) -> Option<Amount> {
        shares.map(|share| Amount(share.0)).try_fold(Amount::ZERO, Amount::checked_add)
    }

    /// All shares together: 100.
    pub fn whole() -> Amount {
        Amount(Decimal::ONE_HUNDRED)
    }
}

macro_rules! plain_numbers {
    ($($type:ident $places:ident $most:expr;)*) => {$(
        impl FromStr for $type {
            type Err = MoneyError;

            fn from_str(text: &str) -> Result<Self, MoneyError> {
                let number = text.parse::<Amount>().map_err(|_| MoneyError::$type(text.to_owned()))?;
                let most: Decimal = $most;
                if number.is_positive() && number.0 <= most && number.scale() <= $places {
                    Ok(Self(number.0))
                } else {
                    Err(MoneyError::$type(text.to_owned()))
                }
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }
    )*};
}
plain_numbers! {
    Rate RATE_PLACES_MAX AMOUNT_LIMIT;
    Share SHARE_PLACES_MAX Decimal::ONE_HUNDRED;
}

/// Amounts in several currencies, which are never added to each other. A currency whose sum is zero has no entry.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums(BTreeMap<Currency, Amount>);

impl Sums {
    /// Adds an amount, which may be below zero.
    ///
    /// Amounts of records are bounded ([`Amount::is_bounded`]), so every sum of fewer than 10^8 of them is exact;
    /// beyond that the sum stays as it was, and recording more is refused.
    pub fn add(&mut self, money: Money) {
        let sum = self.of(money.currency);
        let sum = sum.checked_add(money.amount).unwrap_or(sum);
        if sum.is_zero() {
            self.0.remove(&money.currency);
        } else {
            self.0.insert(money.currency, sum);
        }
    }

    /// Adds all amounts.
    pub fn add_all(&mut self, other: &Self) {
        other.iter().for_each(|money| self.add(money));
    }

    /// Returns the amount in a currency, zero where there is none.
    pub fn of(&self, currency: Currency) -> Amount {
        let nothing = || Amount(Decimal::new(0, currency.iso_exponent().unwrap_or(0)));
        self.0.get(&currency).copied().unwrap_or_else(nothing)
    }

    /// Iterates over the amounts that are not zero, by currency.
    pub fn iter(&self) -> impl Iterator<Item = Money> {
        self.0.iter().map(|(currency, amount)| Money { currency: *currency, amount: *amount })
    }

    /// Returns whether the amount in every currency is zero.
    pub fn is_zero(&self) -> bool {
        self.0.is_empty()
    }

    /// Changes the sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        Self(self.0.iter().map(|(currency, amount)| (*currency, amount.negated())).collect())
    }
}

impl Sums {
    /// Writes the amounts as programs read them: joined by ` + ` and without thousands separators, or `0`.
    #[must_use]
    pub fn plain(&self) -> String {
        let texts: Vec<_> = self.iter().map(Money::plain).collect();
        if texts.is_empty() { "0".to_owned() } else { texts.join(" + ") }
    }
}

impl fmt::Display for Sums {
    /// Writes the amounts joined by ` + `, or `0`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<_> = self.iter().map(|money| money.to_string()).collect();
        f.pad(if texts.is_empty() { "0" } else { "" })?;
        f.write_str(&texts.join(" + "))
    }
}

impl FromIterator<Money> for Sums {
    fn from_iter<I: IntoIterator<Item = Money>>(all: I) -> Self {
        let mut sums = Self::default();
        all.into_iter().for_each(|money| sums.add(money));
        sums
    }
}

debug_as_text!(Currency, Amount, Rate, Share);
serde_as_text!(Currency => code, FrozenCurrency, Rate, Share);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_back_as_written() {
        for text in ["USD 1,000.00", "USD 0.10", "JPY 5", "CHF -3.50", "USD 0.00", "USD -1,234,567.89"] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), text);
        }
        for text in ["USD 1,00.00", "USD 10,00", "USD ,100.00", "USD 1000,00"] {
            assert!(text.parse::<Money>().is_err(), "{text}");
        }
        let money: Money = "USD 1000.00".parse().unwrap();
        assert_eq!(serde_json::to_string(&money).unwrap(), r#"{"currency":"USD","amount":"1000.00"}"#);
    }

    #[test]
    fn an_inexact_sum_or_product_is_none() {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        // The smaller one was lost whole: taking it back from the sum gave the larger one again.
        assert_eq!(amount("30049889897.15").checked_sub(amount("0.000000000000000000000003003")), None);
        assert_eq!(amount("0.0000000008617702100409317").per_cent_down("8.24".parse().unwrap(), 7), None);
        // Nothing is always held, and has no sign.
        assert_eq!(amount("0.00").at("7.75".parse().unwrap(), 2).unwrap().to_string(), "0.00");
        assert_eq!(amount("-21.27").per_cent_down("0.0005".parse().unwrap(), 0).unwrap().0.to_string(), "0");
    }

    #[test]
    fn a_proportion_is_rounded_half_away_from_zero_and_exact_before() {
        let amount = |text: &str| text.parse::<Amount>().unwrap();
        for (this, to, from, places, result) in [
            ("110.00", "100.00", "110.00", 2, Some("100.00")),
            ("36.66", "100.00", "110.00", 2, Some("33.33")),
            ("0.01", "1", "0.02", 0, Some("1")),
            ("0.01", "1", "0.03", 0, Some("0")),
            ("1.00", "1", "3.00", 8, Some("0.33333333")),
            ("2.00", "1", "3.00", 8, Some("0.66666667")),
            ("999999999999.99999999", "999999999999.99999999", "0.01", 2, None),
            ("999999999999.99", "999999999999.99", "999999999999.99", 2, Some("999999999999.99")),
            ("1.00", "1.00", "0.00", 2, None),
            ("-1.00", "1.00", "1.00", 2, None),
        ] {
            let found = amount(this).in_proportion(amount(to), amount(from), places);
            assert_eq!(found.map(|found| found.plain().to_string()).as_deref(), result, "{this} {to} {from}");
        }
        let back = |text: &str, rate: &str| {
            amount(text).back_at(rate.parse().unwrap(), 2).map(|back| back.plain().to_string())
        };
        assert_eq!(back("110.00", "1.1").as_deref(), Some("100.00"));
        assert_eq!(back("100.00", "1.1").as_deref(), Some("90.91"));
    }

    /// A text is read exactly if it is printed the same.
    #[test]
    fn a_number_has_one_spelling() {
        let mut texts = vec![String::new()];
        for _ in 0..5 {
            let longer = |text: &String| "-+019._e".chars().map(|c| format!("{text}{c}")).collect::<Vec<_>>();
            texts.extend(texts.clone().iter().flat_map(longer));
            texts.dedup();
        }
        let long = [(1, 0), (12, 2), (28, 0), (29, 0), (30, 0), (1, 28), (1, 29), (20, 8), (20, 9), (0, 28)];
        for digit in ["0", "1", "7", "9"] {
            texts.extend(long.map(|(whole, places)| format!("1{}.{}", digit.repeat(whole), digit.repeat(places))));
            texts.extend(long.map(|(whole, places)| format!("-0.{}", digit.repeat(whole + places))));
            texts.extend(long.map(|(whole, places)| digit.repeat(whole + places)));
        }
        for text in texts {
            let number = Decimal::from_str_exact(&text).ok().filter(|number| number.to_string() == text);
            assert_eq!(text.parse::<Amount>().ok(), number.map(Amount), "{text}");
        }
    }

    #[test]
    fn other_spellings_of_a_number_are_refused() {
        for text in ["", "+1", "01", ".5", "1.", "1,000", "1_000", "1e3", "-0", "-0.00", " 1", "1 ", "٣", "NaN"] {
            assert_eq!(text.parse::<Amount>(), Err(MoneyError::Decimal(text.to_owned())), "{text:?}");
        }
        let too_long = "1".repeat(40);
        assert_eq!(too_long.parse::<Amount>(), Err(MoneyError::Decimal(too_long)));
        assert_eq!("usd 1".parse::<Money>(), Err(MoneyError::Currency("usd".to_owned())));
        assert_eq!("1000".parse::<Money>(), Err(MoneyError::Money("1000".to_owned())));
        assert_eq!("USD/2/".parse::<FrozenCurrency>(), Err(MoneyError::Exponent("USD/2/".to_owned())));
    }
}
