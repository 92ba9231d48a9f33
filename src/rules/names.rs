//! A name belongs to one thing of its kind, and no other one bears a name that looks like it.

use crate::rules::refusal::Refusal;
use crate::state::names::Names;
use crate::value::ids::Id;
use crate::value::name::skeletons;

/// Refuses a name of `own` by which another thing was found.
pub(super) fn check_not_taken<K: Id + PartialEq>(name: &str, own: &K, found: Option<K>) -> Result<(), Refusal> {
    match found.filter(|other| other != own) {
        Some(other) => Err(Refusal::NameTaken { name: name.to_owned(), of: other.thing() }),
        None => Ok(()),
    }
}

/// Refuses a name of `own` that looks like a name of another thing. `names_of` lists the names of a thing.
pub(super) fn check_unlike<K: Id + Clone + PartialEq>(
    name: &str,
    own: &K,
    known: &Names<K>,
    names_of: impl Fn(&K) -> Vec<String>,
) -> Result<(), Refusal> {
    let Some(other) = known.find_like(name, own) else { return Ok(()) };
    let looks = skeletons(name);
    let like = names_of(other).into_iter().find(|like| !skeletons(like).is_disjoint(&looks));
    let like = like.unwrap_or_else(|| other.to_string());
    let (position, found) = first_difference(name, &like);
    Err(Refusal::NameLooksTaken { name: name.to_owned(), like, of: other.thing(), position, found })
}

/// Returns the first character, with its position from 1, in which a name differs from another one.
fn first_difference(name: &str, other: &str) -> (usize, char) {
    let mut others = other.chars();
    let mut characters = (1..).zip(name.chars());
    let differs =
        |(_, found): &(usize, char)| others.next().is_none_or(|other| !found.to_lowercase().eq(other.to_lowercase()));
    let last = || (1..).zip(name.chars()).last();
    characters.find(differs).or_else(last).unwrap_or((1, ' '))
}
