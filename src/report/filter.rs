//! What narrows many reports alike: items of documents, and a period.

use std::convert::Infallible;
use std::str::FromStr;

use crate::event::Source;
use crate::value::days::{Day, Period, Span, Window};
use crate::value::ids::DocumentId;

/// An item of a document: `R8.f`, or with its document `rcgm-2017/R8.f`. A heading, `R8`, takes every item below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFilter {
    document: Option<DocumentId>,
    item: String,
}

impl FromStr for ItemFilter {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        let whole = || Self { document: None, item: text.trim().to_lowercase() };
        let of = text.trim().split_once(['/', ' ']);
        let of = of.and_then(|(document, item)| Some((document.parse().ok()?, item)));
        Ok(of
            .map_or_else(whole, |(document, item)| Self { document: Some(document), item: item.trim().to_lowercase() }))
    }
}

impl ItemFilter {
    /// Returns whether a source is this item, or lies below it. A source may name several items: `R8.a, C3`.
    #[must_use]
    pub fn takes(&self, source: Option<&Source>) -> bool {
        let Some(Source { document, item: Some(items) }) = source else { return false };
        let takes = |item: &str| {
            let item = item.trim().to_lowercase();
            let below = item.strip_prefix(self.item.as_str());
            below.is_some_and(|below| below.is_empty() || below.starts_with('.') && !self.item.is_empty())
        };
        self.document.as_ref().is_none_or(|wanted| wanted == document) && items.as_str().split(',').any(takes)
    }
}

/// Whether a time falls into a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// It has a day in it.
    Within,
    /// Only one end of it is stated: it may.
    Perhaps,
    /// It has none.
    Outside,
    /// No time is stated.
    Undated,
}

/// Items of documents, and a period. Without items or without a period, it takes all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrow {
    /// Any of these items.
    pub items: Vec<ItemFilter>,
    /// A period.
    pub period: Option<Period>,
}

impl Narrow {
    /// Returns whether it narrows at all.
    #[must_use]
    pub const fn is_set(&self) -> bool {
        !self.items.is_empty() || self.period.is_some()
    }

    /// Returns whether one of the items is the source, or none is asked for.
    #[must_use]
    pub fn takes_source(&self, source: Option<&Source>) -> bool {
        self.items.is_empty() || self.items.iter().any(|item| item.takes(source))
    }

    /// Returns whether one of these days is in the period, or none is asked for.
    #[must_use]
    pub fn takes_day(&self, days: impl IntoIterator<Item = Option<Span>>) -> bool {
        let Some(period) = &self.period else { return true };
        let within = |span: Span| fit(period, Some(span.first()), Some(span.last())) == Fit::Within;
        days.into_iter().flatten().any(within)
    }

    /// Says whether a day, or else a fuzzy time, falls into the period; without a period, all does.
    #[must_use]
    pub fn fit(&self, day: Option<Span>, window: Option<&Window>) -> Fit {
        let Some(period) = &self.period else { return Fit::Within };
        match (day, window) {
            (Some(span), _) => fit(period, Some(span.first()), Some(span.last())),
            (None, Some(window)) => fit(period, window.earliest(), window.latest()),
            (None, None) => Fit::Undated,
        }
    }
}

fn fit(period: &Period, first: Option<Day>, last: Option<Day>) -> Fit {
    let is_outside = first.is_some_and(|first| first > period.last()) || last.is_some_and(|last| last < period.first());
    let is_known =
        first.is_some() && last.is_some() || [first, last].into_iter().flatten().any(|day| period.holds(day));
    match (first, last) {
        (None, None) => Fit::Undated,
        _ if is_outside => Fit::Outside,
        _ if is_known => Fit::Within,
        _ => Fit::Perhaps,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(item: &str) -> Source {
        Source { document: "rcgm-2017".parse().unwrap(), item: Some(item.parse().unwrap()) }
    }

    #[test]
    fn an_item_is_found_among_several_and_below_its_heading() {
        for (wanted, item, takes) in [
            ("R8.a", "R8.a, C3", true),
            ("c3", "R8.a, C3", true),
            ("R8", "R8.a, C3", true),
            ("R8", "R8", true),
            ("R8.a", "R8", false),
            ("C1", "C11.a", false),
            ("rcgm-2017/R8.f", "R8.f", true),
            ("rcgm-2017 R8.f", "R8.f", true),
            ("rcgm-2016/R8.f", "R8.f", false),
            ("Member countries", "Member countries", true),
            ("", "R8.f", false),
        ] {
            let filter: ItemFilter = wanted.parse().unwrap();
            assert_eq!(filter.takes(Some(&source(item))), takes, "{wanted:?} of {item:?}");
        }
        assert!(!"R8".parse::<ItemFilter>().unwrap().takes(None));
    }

    #[test]
    fn a_time_with_one_end_may_fall_into_a_period() {
        let year = |year: &str| Narrow { items: Vec::new(), period: Period::typed(year, (1, 1)).ok() };
        for (window, asked, fits) in [
            ("2018", "2018", Fit::Within),
            ("2018-33", "2018", Fit::Within),
            ("2018-33", "2019", Fit::Outside),
            ("../2019-06~", "2018", Fit::Perhaps),
            ("../2019-06~", "2019", Fit::Within),
            ("../2019-06~", "2020", Fit::Outside),
            ("2017/..", "2018", Fit::Perhaps),
        ] {
            assert_eq!(year(asked).fit(None, Some(&window.parse().unwrap())), fits, "{window} in {asked}");
        }
        assert_eq!(year("2018").fit(None, None), Fit::Undated);
        assert_eq!(Narrow::default().fit(None, None), Fit::Within);
    }
}
