//! The columns of a table: which heading means which, in English, in Spanish, or as a file has them.

use std::collections::{BTreeMap, BTreeSet};

use crate::everyday::table::{AtCell, letters};
use crate::everyday::typed::Mistake;
use crate::languages::say;
use crate::value::text::plain;

/// A column of a kind of table.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Other headings for it, in Spanish too, without capitals and accents.
    pub others: &'static [&'static str],
    /// True if every row has it.
    pub is_needed: bool,
    /// What its cells hold.
    pub content: Content,
}

/// What the cells of a column hold. It tells columns apart whose headings say too little.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Content {
    /// The name of a party.
    Party,
    /// An amount of money.
    Amount,
    /// A day.
    Day,
    /// Anything else.
    Words,
}

impl Column {
    /// Makes a column that every row has.
    pub const fn needed(name: &'static str, content: Content, others: &'static [&'static str]) -> Self {
        Self { name, others, is_needed: true, content }
    }

    /// Makes a column that is filled in where something is stated.
    pub const fn stated(name: &'static str, content: Content, others: &'static [&'static str]) -> Self {
        Self { name, others, is_needed: false, content }
    }

    fn is_called(&self, heading: &str) -> bool {
        self.name == heading || self.others.contains(&heading)
    }
}

/// The headings of a file that mean columns, by the names of the columns.
pub type Mapping = BTreeMap<String, String>;

/// Where each column stands in a file: from 0.
pub type Places = BTreeMap<&'static str, usize>;

/// Lists the columns that headings mean by themselves, and the other headings that are not empty.
#[must_use]
pub fn known(columns: &'static [Column], headings: &[String]) -> (BTreeSet<&'static str>, Vec<String>) {
    let (mut found, mut others) = (BTreeSet::new(), Vec::new());
    for heading in headings.iter().filter(|heading| !heading.trim().is_empty()) {
        match columns.iter().find(|column| column.is_called(&plain(heading))) {
            Some(column) => drop(found.insert(column.name)),
            None => others.push(heading.clone()),
        }
    }
    (found, others)
}

/// Returns whether a table with these headings can be read: every needed column stands, and every heading means one.
#[must_use]
pub fn fits(columns: &'static [Column], headings: &[String]) -> bool {
    let (found, others) = known(columns, headings);
    others.is_empty() && columns.iter().all(|column| !column.is_needed || found.contains(column.name))
}

/// Finds the columns. With a mapping, headings that mean nothing are passed over; else each of them is a mistake.
pub fn places(columns: &'static [Column], headings: &[String], mapping: &Mapping) -> Result<Places, Vec<AtCell>> {
    let (mut places, mut mistakes) = (Places::new(), Vec::new());
    let mut wrong = |at: usize, mistake: Mistake| mistakes.push(AtCell { place: format!("{}1", letters(at)), mistake });
    for (name, heading) in mapping {
        let at = headings.iter().position(|other| plain(other) == plain(heading));
        match (columns.iter().find(|column| column.name == *name), at) {
            (Some(column), Some(at)) => drop(places.insert(column.name, at)),
            (None, _) => wrong(
                0,
                Mistake::new(say!("everyday-table-unknown-column", column = name))
                    .with(say!("everyday-table-columns", columns = names(columns))),
            ),
            (_, None) => wrong(
                0,
                Mistake::new(say!("everyday-table-no-heading", heading = heading, column = name))
                    .with(say!("everyday-table-headings", headings = headings.join(", "))),
            ),
        }
    }
    let taken: BTreeSet<usize> = places.values().copied().collect();
    for (at, heading) in headings.iter().enumerate().filter(|(at, _)| !taken.contains(at)) {
        let wanted = plain(heading);
        match columns.iter().find(|column| column.is_called(&wanted)) {
            Some(column) if mapping.contains_key(column.name) => {}
            Some(column) => {
                if places.insert(column.name, at).is_some() {
                    let mistake = Mistake::new(say!("everyday-table-second-column", heading = heading));
                    wrong(at, mistake.with(say!("everyday-table-remove-column")));
                }
            }
            None if wanted.is_empty() || !mapping.is_empty() => {}
            None => wrong(
                at,
                Mistake::new(say!("everyday-table-unknown-heading", heading = heading))
                    .with(say!("everyday-table-write-one-of", columns = names(columns))),
            ),
        }
    }
    for column in columns.iter().filter(|column| column.is_needed && !places.contains_key(column.name)) {
        let name = column.name;
        let mistake = Mistake::new(say!("everyday-table-no-column", column = name));
        wrong(0, mistake.with(say!("everyday-table-write-heading", column = name)));
    }
    if mistakes.is_empty() { Ok(places) } else { Err(mistakes) }
}

/// Lists the names of columns.
#[must_use]
pub fn names(columns: &[Column]) -> String {
    columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ")
}

/// How near a heading must be to be proposed, from 0 to 1000.
const NEAR_MIN: usize = 650;
/// The weight of cells that all hold what the column holds.
const CONTENT: usize = 700;
/// The most cells of a column that are looked at.
const LOOKED_AT: usize = 20;

/// Proposes which headings mean the columns that no heading means by itself: by nearest names, and by what the cells below
/// hold. `holds` returns whether a cell holds such content.
#[must_use]
pub fn proposed(columns: &'static [Column], records: &[Vec<String>], holds: &dyn Fn(Content, &str) -> bool) -> Mapping {
    let Some((headings, rows)) = records.split_first() else { return Mapping::new() };
    let (found, others) = known(columns, headings);
    let mut pairs: Vec<(usize, &Column, &String)> = Vec::new();
    for column in columns.iter().filter(|column| !found.contains(column.name)) {
        for (at, heading) in headings.iter().enumerate().filter(|(_, heading)| others.contains(heading)) {
            let cells = rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.trim().is_empty());
            let cells: Vec<&String> = cells.take(LOOKED_AT).collect();
            let has_content = column.content != Content::Words && !cells.is_empty();
            let holds_all = has_content && cells.iter().all(|cell| holds(column.content, cell));
            if has_content && !cells.iter().any(|cell| holds(column.content, cell)) {
                continue;
            }
            let near = likeness(column, heading);
            let content = if holds_all && column.is_needed { CONTENT } else { 0 };
            if near >= NEAR_MIN || content > 0 {
                pairs.push((near.saturating_add(content), column, heading));
            }
        }
    }
    pairs.sort_by(|(one, ..), (other, ..)| other.cmp(one));
    let (mut mapping, mut used) = (Mapping::new(), BTreeSet::new());
    for (_, column, heading) in pairs {
        if !mapping.contains_key(column.name) && used.insert(heading) {
            mapping.insert(column.name.to_owned(), heading.clone());
        }
    }
    mapping
}

/// Returns how near a heading is to one of the names of a column, or a word of it to one of them: from 0 to 1000.
fn likeness(column: &Column, heading: &str) -> usize {
    let heading = plain(heading);
    let words = heading.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 2);
    let near = |word: &str, name: &str| {
        let longest = word.chars().count().max(name.chars().count()).max(1);
        let same = longest.saturating_sub(strsim::osa_distance(word, name)).saturating_mul(1000);
        same.checked_div(longest).unwrap_or(0)
    };
    let names = || std::iter::once(&column.name).chain(column.others);
    let of_words = words.flat_map(|word| names().map(move |name| near(word, name).saturating_sub(50)));
    names().map(|name| near(&heading, name)).chain(of_words).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::everyday::table::kind;

    fn headings(text: &str) -> Vec<String> {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn a_mapping_comes_before_the_headings_own_names() {
        let columns = kind("payments").unwrap().columns();
        let headings = headings("Name of country,Payer,Sum,date,Remark");
        let mapping = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(column, heading)| ((*column).to_owned(), (*heading).to_owned())).collect::<Mapping>()
        };
        let found = places(columns, &headings, &mapping(&[("payer", "name of COUNTRY"), ("amount", "Sum")])).unwrap();
        assert_eq!(found, Places::from([("payer", 0), ("amount", 2), ("date", 3)]));
        for wrong in [&[("payer", "Country")][..], &[("whom", "Payer")]] {
            let wrong = places(columns, &headings, &mapping(wrong)).unwrap_err();
            assert!(wrong.iter().any(|one| one.mistake.write.is_some()), "{wrong:?}");
        }
    }

    #[test]
    fn columns_are_proposed_by_name_and_by_content() {
        let columns = kind("payments").unwrap().columns();
        let text = "Name of country,Total paid,Value day,Referencia bancaria,Remark\nBelize,5,2025-01-01,X,2025-01-01";
        let records: Vec<Vec<String>> = text.lines().map(headings).collect();
        let holds = |content: Content, cell: &str| match content {
            Content::Party => cell == "Belize",
            Content::Amount => cell.parse::<u32>().is_ok(),
            Content::Day => cell.starts_with("20"),
            Content::Words => true,
        };
        let found = proposed(columns, &records, &holds);
        let found: Vec<(&str, &str)> = found.iter().map(|(column, heading)| (&**column, &**heading)).collect();
        assert_eq!(
            found,
            [
                ("amount", "Total paid"),
                ("date", "Value day"),
                ("payer", "Name of country"),
                ("ref", "Referencia bancaria"),
            ]
        );
    }
}
