//! Exact amounts of money.
//!
//! An amount is a decimal (never a float) with an ISO 4217 currency. It is written `USD 1000.00` for people and
//! `{"currency":"USD","amount":"1000.00"}` in records. The number is written plainly: digits, at most one point, no exponent, no
//! superfluous zero before it. The zeros after it are kept as given: they say how exactly the source stated it.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::text::serde_as_text;

/// Why a text is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a plain decimal number.
    #[error("{0:?} is no plain decimal number; write for example 1000.00, without thousands separators or exponent")]
    Decimal(String),
    /// Not a currency of ISO 4217.
    #[error("{0:?} is no currency of ISO 4217; write its three capital letters, for example USD")]
    Currency(String),
    /// Not a currency and a number.
    #[error("{0:?} is no amount; write currency and number, for example USD 1000.00")]
    Money(String),
    /// Not a currency and its exponent.
    #[error("{0:?} is no currency with its exponent; write for example USD/2")]
    Exponent(String),
}

/// A currency of ISO 4217.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency(iso_currency::Currency);

impl Currency {
    /// The number of decimal places that ISO 4217 gives the currency today; `None` where it gives none (gold, test codes).
    #[must_use]
    pub fn iso_exponent(self) -> Option<u32> {
        self.0.exponent().map(u32::from)
    }
}

impl FromStr for Currency {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        iso_currency::Currency::from_code(text).map(Self).ok_or_else(|| MoneyError::Currency(text.to_owned()))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0.code())
    }
}

impl fmt::Debug for Currency {
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
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// The sum; `None` where it cannot be held exactly.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        // A sum of more than 28 digits is rounded below: taking it back tells.
        let sum = self.0.checked_add(other.0)?;
        if sum.checked_sub(other.0) == Some(self.0) { Some(Self(sum)) } else { None }
    }

    /// The number of digits after the point.
    #[must_use]
    pub const fn scale(self) -> u32 {
        self.0.scale()
    }

    /// Whether it is above zero.
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.0 > Decimal::ZERO
    }
}

impl FromStr for Amount {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let wrong = || MoneyError::Decimal(text.to_owned());
        let amount = Decimal::from_str_exact(text).map_err(|_| wrong())?;
        // Refuses `+1`, `01`, `.5`, `1.`, `1_000` and `-0`: none prints as it was read.
        if amount.to_string() == text && !(amount.is_zero() && amount.is_sign_negative()) {
            Ok(Self(amount))
        } else {
            Err(wrong())
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// An amount in a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    deny_unknown_fields,
    expecting = "an amount with its currency, USD 100.00 (in a file: {\"currency\":\"USD\",\"amount\":\"100.00\"})"
)]
pub struct Money {
    /// The currency.
    pub currency: Currency,
    /// The number, in units of the currency.
    pub amount: Amount,
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.currency, self.amount)
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        let (currency, amount) = text.split_once(' ').ok_or_else(|| MoneyError::Money(text.to_owned()))?;
        Ok(Self { currency: currency.parse()?, amount: amount.parse()? })
    }
}

serde_as_text!(Currency, FrozenCurrency, Amount);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_back_as_written() {
        for text in ["USD 1000.00", "USD 0.10", "JPY 5", "CHF -3.5", "USD 0.00"] {
            assert_eq!(text.parse::<Money>().unwrap().to_string(), text);
        }
        let money: Money = "USD 1000.00".parse().unwrap();
        assert_eq!(serde_json::to_string(&money).unwrap(), r#"{"currency":"USD","amount":"1000.00"}"#);
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
