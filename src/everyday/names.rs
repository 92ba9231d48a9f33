//! Finding a thing by what people call it.
//!
//! A person may write an id, a name in any language, an alias or a code, or a **whole word** that one name alone holds:
//! `Tobago` for Trinidad and Tobago. What is equal comes before a word. Capitals and accents make no difference. A part
//! of a word finds nothing: a slip must not record a payment of somebody else.

use crate::event::fund::FundOpened;
use crate::state::books::Books;
use crate::value::ids::{ActivityId, FundId, PartyId};
use crate::value::name::Name;
use crate::value::text::plain;

/// How near a name must be to be offered, from 0 to 1000: one slip in a short name, two in a long one.
const NEAR_MIN: usize = 700;
/// The most names that are offered.
const OFFERED_MAX: usize = 3;

/// Something that people call by several names.
#[derive(Debug, Clone)]
pub struct Called<T> {
    /// What is called so.
    pub thing: T,
    /// The name to show first, then all others, the id among them.
    pub names: Vec<String>,
}

impl<T> Called<T> {
    /// Changes what is called so.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Called<U> {
        Called { thing: change(self.thing), names: self.names }
    }
}

/// Why nothing was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotFound {
    /// Nothing is called so; these are the nearest names.
    Unknown { nearest: Vec<String> },
    /// Several have a name with this word: their names, and a word for each.
    Ambiguous { among: Vec<String>, words: Vec<String> },
}

/// Finds what is called so.
pub fn find<T: Clone + PartialEq>(text: &str, all: &[Called<T>]) -> Result<T, NotFound> {
    match meant(text, all).as_slice() {
        [] => Err(NotFound::Unknown { nearest: nearest(&plain(text), all) }),
        [one, others @ ..] if others.iter().all(|other| other.thing == one.thing) => Ok(one.thing.clone()),
        several => Err(NotFound::Ambiguous {
            among: several.iter().filter_map(|one| one.names.first().cloned()).collect(),
            words: several.iter().map(|one| short(one, all)).collect(),
        }),
    }
}

/// Lists all that may be meant: what is called so; else what has a name with these words.
fn meant<'a, T>(text: &str, all: &'a [Called<T>]) -> Vec<&'a Called<T>> {
    let wanted = plain(text);
    let equal: Vec<_> = all.iter().filter(|one| one.names.iter().any(|name| plain(name) == wanted)).collect();
    if !equal.is_empty() {
        return equal;
    }
    let words: Vec<&str> = words(&wanted).collect();
    let holds = |name: &String| {
        let name = plain(name);
        let held: Vec<&str> = self::words(&name).collect();
        !words.is_empty() && held.windows(words.len()).any(|some| some == words)
    };
    all.iter().filter(|one| one.names.iter().any(holds)).collect()
}

/// Returns the first word of the shown name that means this one alone; else the whole name.
pub fn short<T: PartialEq>(one: &Called<T>, all: &[Called<T>]) -> String {
    let name = one.names.first().map_or("", String::as_str);
    let is_enough = |word: &&str| meant(word, all).iter().all(|other| other.thing == one.thing);
    words(name).find(is_enough).unwrap_or(name).to_owned()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Lists the shown names of what is called nearly so, the nearest first.
fn nearest<T>(wanted: &str, all: &[Called<T>]) -> Vec<String> {
    let likeness = |name: &str| {
        let (name, longest) = (plain(name), |name: &str| name.chars().count().max(wanted.chars().count()).max(1));
        let changes = strsim::osa_distance(wanted, &name);
        let same = longest(&name).saturating_sub(changes).saturating_mul(1000);
        same.checked_div(longest(&name)).unwrap_or(0)
    };
    let of_one = |one: &Called<T>| {
        let whole = one.names.iter().map(|name| likeness(name)).max().unwrap_or(0);
        let of_words = one.names.iter().flat_map(|name| words(name).map(likeness).collect::<Vec<_>>());
        let best = of_words.filter(|_| !wanted.contains(' ')).max().unwrap_or(0).max(whole);
        Some((best, one.names.first()?.clone())).filter(|(best, _)| *best >= NEAR_MIN)
    };
    let mut near: Vec<_> = all.iter().filter_map(of_one).collect();
    near.sort_by(|(one, name), (other, second)| other.cmp(one).then_with(|| name.cmp(second)));
    near.dedup();
    near.into_iter().map(|(_, name)| name).take(OFFERED_MAX).collect()
}

/// Lists the parties of a ledger; one that was merged or succeeded is called as before and means who there is now.
#[must_use]
pub fn parties(books: &Books) -> Vec<Called<PartyId>> {
    let parties = &books.parties;
    let called = |id: &PartyId| {
        let names = [parties.called(id)].into_iter().chain(parties.names(id)).chain([id.to_string()]);
        Called { thing: parties.now(id).clone(), names: names.collect() }
    };
    parties.all.iter().map(|(id, ..)| called(id)).collect()
}

/// Lists the funds of a ledger.
#[must_use]
pub fn funds(books: &Books) -> Vec<Called<FundId>> {
    let called = |id: &FundId, fund: &FundOpened| {
        let names = fund.names().map(Name::to_string).chain([id.to_string()]);
        Called { thing: id.clone(), names: [fund.called().to_owned()].into_iter().chain(names).collect() }
    };
    books.funds.all.iter().map(|(id, fund, _)| called(id, &fund.fact)).collect()
}

/// Lists the activities of a ledger.
#[must_use]
pub fn activities(books: &Books) -> Vec<Called<ActivityId>> {
    let all = books.activities.all.iter();
    all.map(|(id, activity, _)| Called {
        thing: id.clone(),
        names: vec![activity.fact.title.to_string(), id.to_string()],
    })
    .collect()
}

/// Returns the name under which a fund is shown.
#[must_use]
pub fn fund_name(books: &Books, fund: &FundId) -> String {
    books.funds.all.created(fund).map_or_else(|| fund.to_string(), FundOpened::name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Called<u8>> {
        let one =
            |thing, names: &[&str]| Called { thing, names: names.iter().map(|name| (*name).to_owned()).collect() };
        vec![
            one(1, &["Trinidad and Tobago", "Trinidad y Tobago", "TT", "trinidad-and-tobago"]),
            one(2, &["Mexico", "México", "MX", "mexico"]),
            one(3, &["General Fund", "Fondo General", "general-fund"]),
            one(4, &["Reserve Fund", "Fondo de Reserva", "reserve-fund"]),
            one(5, &["General", "the-general"]),
        ]
    }

    #[test]
    fn a_thing_is_found_by_any_of_its_names_and_by_a_word_of_one() {
        for (text, thing) in [
            ("TT", 1),
            ("tt", 1),
            ("Trinidad y Tobago", 1),
            ("TRINIDAD AND TOBAGO", 1),
            ("tobago", 1),
            ("and Tobago", 1),
            ("MEXICO", 2),
            ("méxico", 2),
            ("Reserva", 4),
            ("reserve", 4),
            (" general ", 5),
            ("general-fund", 3),
            ("fondo general", 3),
        ] {
            assert_eq!(find(text, &all()), Ok(thing), "{text}");
        }
    }

    #[test]
    fn a_part_of_a_word_finds_nothing() {
        for text in ["toba", "mex", "gener", "", " ", "-"] {
            assert!(matches!(find(text, &all()), Err(NotFound::Unknown { .. })), "{text:?}");
        }
    }

    #[test]
    fn a_word_of_several_names_is_ambiguous() {
        let among = ["General Fund", "Reserve Fund"].map(str::to_owned).to_vec();
        let words = ["General Fund", "Reserve"].map(str::to_owned).to_vec();
        assert_eq!(find("fund", &all()), Err(NotFound::Ambiguous { among, words }));
    }

    #[test]
    fn the_nearest_names_are_offered() {
        for (text, nearest) in [
            ("Mexcio", &["Mexico"][..]),
            ("Tobgao", &["Trinidad and Tobago"]),
            ("Resrve", &["Reserve Fund"]),
            ("Xyzzy", &[]),
        ] {
            let nearest = nearest.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(find(text, &all()), Err(NotFound::Unknown { nearest }), "{text}");
        }
    }
}
