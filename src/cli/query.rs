//! The options that every query takes, and the printing of its answer.

use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use crate::cli::options::{Format, Options};
use crate::cli::remembered::{behind_the_end, warning};
use crate::cli::{Output, index, last, now, open, terminal};
use crate::event::ledger::Standing;
use crate::everyday::names;
use crate::export::{self, Query};
use crate::ledger::{KnownAt, Ledger, Published, Scope, Selection, View};
use crate::log::store::StoreError;
use crate::report::log::Filter;
use crate::report::{Asked, Table, count};
use crate::state::books::Books;
use crate::state::terms;
use crate::value::days::{Day, Period};
use crate::value::ids::{Id as _, Kind, MeetingId, PartyId, Thing};

/// A ledger within the scope that was asked for.
pub struct Opened {
    /// The ledger.
    pub ledger: Ledger,
    /// The books, and the end of the log. They are never freed: that would take a tenth of an answer's time, just
    /// before the process ends.
    pub view: ManuallyDrop<View>,
    today: Day,
    folder: PathBuf,
    /// Remarks on the log, for any query.
    pub remarks: Vec<String>,
}

impl Opened {
    /// Opens the ledger in a folder, and reads it within the scope of the options.
    pub fn read(folder: &Path, options: &Options) -> Result<Self, Failure> {
        Self::of(open(folder)?, folder, options)
    }

    /// Reads an open ledger within the scope of the options.
    pub fn of(ledger: Ledger, folder: &Path, options: &Options) -> Result<Self, Failure> {
        let Options { known_at, as_of, restated, .. } = *options;
        let view = ledger.read(Scope { known_at, as_of, restated })?;
        if view.head.size == 0 {
            return Err(StoreError::Missing { path: folder.to_owned() }.into());
        }
        if let Some(KnownAt::Record(seq)) = options.known_at
            && seq >= view.head.size
        {
            let last = view.head.size.saturating_sub(1);
            return Err(Failure::argument("--known-at", format!("there is no record {seq}; the last one is {last}")));
        }
        let today = match options.as_of {
            Some(day) => day,
            None => Day::of(now(view.books.recorders.is_invented())?),
        };
        let remarks =
            warning(view.continuity, view.head).into_iter().chain(behind_the_end(&ledger, &view.head)).collect();
        Ok(Self { ledger, view: ManuallyDrop::new(view.on(today)), today, folder: folder.to_owned(), remarks })
    }

    /// Finds out which exceptions are open, for answers that show them.
    pub fn with_exceptions(mut self) -> Result<Self, Failure> {
        self.view.find_mended()?;
        Ok(self)
    }

    /// Reads the same ledger as of another day.
    pub fn as_of(&self, day: Day, options: &Options) -> Result<ManuallyDrop<View>, Failure> {
        let Options { known_at, restated, .. } = *options;
        Ok(ManuallyDrop::new(self.ledger.read(Scope { known_at, as_of: Some(day), restated })?))
    }

    /// Returns the input of a report.
    pub fn asked(&self) -> Asked<'_> {
        let narrowed = self.view.scope.as_of.is_some() || self.view.scope.known_at.is_some();
        Asked { books: &self.view.books, today: self.today, narrowed }
    }

    /// Returns the books.
    pub fn books(&self) -> &Books {
        &self.view.books
    }

    /// Reads a period as people write it: a year is the ledger's fiscal year.
    pub fn period(&self, option: &str, typed: Option<&str>) -> Result<Option<Period>, Failure> {
        let begins = self.books().recorders.year_begins();
        typed.map(|typed| Period::typed(typed, begins)).transpose().map_err(|error| Failure::argument(option, error))
    }

    /// Finds a party by any of its names.
    pub fn party(&self, found: Option<&String>) -> Result<Option<PartyId>, Failure> {
        let Some(found) = found else { return Ok(None) };
        let mut party = names::find(found, &names::parties(self.books()));
        if let (Err(_), Scope { known_at, as_of: Some(_), .. }) = (&party, self.view.scope) {
            // What is not dated has a name on every day.
            let known = self.ledger.read(Scope { known_at, ..Scope::default() }).map(ManuallyDrop::new)?;
            party = names::find(found, &names::parties(&known.books));
        }
        let instead = "`pledgebook party` lists every party with all its names";
        party.map(Some).map_err(|not| Failure::not_found("WHO", found, &not, instead))
    }

    /// Finds a thing by `KIND:ID`, or an activity or a fund by any of its names.
    pub fn thing(&self, option: &str, found: &str) -> Result<Thing, Failure> {
        let books = self.books();
        let named = found.parse::<Thing>().ok().filter(|thing| books.things.defined_by(thing).is_some());
        let funds = names::funds(books).into_iter().map(|fund| fund.map(|fund| fund.thing()));
        let all: Vec<_> =
            names::activities(books).into_iter().map(|one| one.map(|one| one.thing())).chain(funds).collect();
        let instead = "`pledgebook activities` shows the id of each activity in brackets, `pledgebook log` everything";
        named
            .map_or_else(|| names::find(found, &all), Ok)
            .map_err(|not| Failure::not_found(option, found, &not, instead))
    }

    /// Errs if a meeting is not on record.
    pub fn meeting(&self, found: Option<&MeetingId>) -> Result<(), Failure> {
        match found.filter(|id| self.books().meetings.held.created(id).is_none()) {
            None => Ok(()),
            Some(id) => {
                let instead = "`pledgebook meetings` shows the id of each meeting in brackets";
                Err(Failure::not_on_record("MEETING", &id.to_string(), instead))
            }
        }
    }

    /// Formats the answer as requested.
    pub fn answer(&self, title: &str, table: &Table, options: &Options, query: &Query) -> Result<Output, Failure> {
        index::refresh(&self.ledger, &self.folder);
        let table = &self.with_found_since(table);
        if options.format == Format::Table {
            last::keep(&self.folder, table, options);
        }
        let answer = match options.format {
            Format::Table => terminal::render(&format!("{title} — {}", self.caption()), table),
            Format::Json => export::json(table, query, &self.view, Some(self.today)),
            Format::Csv => export::csv(table).map_err(|error| Failure::argument("--format csv", error))?,
            Format::Md => export::markdown(title, Some(&self.caption()), table),
        };
        let mut output = Output { answer, remarks: self.remarks.clone(), code: 0 };
        if options.format == Format::Csv {
            // CSV has no room for anything beside the rows.
            output.remarks.push(format!("{title} — {}", self.caption()));
            output.remarks.extend(table.notes.clone());
        }
        Ok(output)
    }

    /// Says in the last note what was found since a closed day was published.
    fn with_found_since(&self, table: &Table) -> Table {
        let mut table = table.clone();
        table.notes.extend(self.found_since());
        table
    }

    /// Says what was found since a closed day was published; `None` if the day is open.
    pub fn found_since(&self) -> Option<String> {
        let Published { period, seq, found_since, moving } = self.view.published?;
        let closed = format!("As published: record {seq} closed {period}");
        if found_since == 0 {
            return Some(format!("{closed}, and nothing was found since."));
        }
        let found = count(found_since, "record was", "records were");
        let of_which = match moving {
            0 => " None of them moves money or sets a budget line.".to_owned(),
            _ if moving == found_since => String::new(),
            1 => " 1 of them moves money or sets a budget line.".to_owned(),
            _ => format!(" {moving} of them move money or set budget lines."),
        };
        let them = if found_since == 1 { "it" } else { "them" };
        Some(format!("{closed}. {found} found since; --restated shows {them}.{of_which}"))
    }

    /// Returns the ledger and the scope, which every answer states.
    pub fn caption(&self) -> String {
        let view = &self.view;
        let Some(opened) = view.books.recorders.opened() else {
            return "nothing was on record then".to_owned();
        };
        let mut caption = opened.title_en.to_string();
        if opened.standing == Standing::Invented {
            caption = format!("INVENTED, not a real record: {caption}");
        }
        if let Some(day) = view.scope.as_of {
            caption = format!("{caption}, as of {day}{}", if view.scope.restated { ", restated" } else { "" });
        }
        if let Some(published) = &view.published {
            return format!("{caption}, as published by record {}", published.seq);
        }
        match (view.scope.known_at, view.last_known) {
            (None, _) if view.head.size == 1 => format!("{caption} (1 record)"),
            (None, _) => format!("{caption} ({} records)", view.head.size),
            (Some(_), Some(last)) => {
                format!("{caption}, as known at record {last} (the last is {})", view.head.size.saturating_sub(1))
            }
            (Some(_), None) => format!("{caption}, before its first record"),
        }
    }
}

/// Returns the filters that were given, by name.
pub fn filters<const N: usize>(given: [(&'static str, Option<String>); N]) -> Vec<(&'static str, String)> {
    given.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

/// Selects the records that a filter can match, among those that were known.
pub fn selection(filter: &Filter, last_known: Option<u64>) -> Selection {
    let thing = filter.thing.as_ref().map(terms::thing);
    match (thing.or_else(|| filter.kind.as_deref().map(terms::kind)), filter.last, last_known) {
        (Some(_), ..) if filter.thing.as_ref().is_some_and(|thing| thing.kind() == Kind::Record) => Selection::All,
        (Some(term), ..) => Selection::Terms([term].into()),
        (None, Some(last), Some(known)) => {
            Selection::From(known.saturating_add(1).saturating_sub(u64::try_from(last).unwrap_or(u64::MAX)))
        }
        (None, ..) => Selection::All,
    }
}
