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
use crate::languages::{Language, say, spoken};
use crate::ledger::{KnownAt, Ledger, Published, Scope, Selection, View};
use crate::log::store::StoreError;
use crate::report::log::Filter;
use crate::report::{Asked, Table};
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
            return Err(Failure::argument("--known-at", say!("cli-query-no-record", seq = seq, last = last)));
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
        party.map(Some).map_err(|not| Failure::not_found("WHO", found, &not, &say!("cli-query-parties")))
    }

    /// Finds a thing by `KIND:ID`, or an activity or a fund by any of its names.
    pub fn thing(&self, option: &str, found: &str) -> Result<Thing, Failure> {
        let books = self.books();
        let named = found.parse::<Thing>().ok().filter(|thing| books.things.defined_by(thing).is_some());
        let funds = names::funds(books).into_iter().map(|fund| fund.map(|fund| fund.thing()));
        let all: Vec<_> =
            names::activities(books).into_iter().map(|one| one.map(|one| one.thing())).chain(funds).collect();
        named
            .map_or_else(|| names::find(found, &all), Ok)
            .map_err(|not| Failure::not_found(option, found, &not, &say!("cli-query-activities")))
    }

    /// Errs if a meeting is not on record.
    pub fn meeting(&self, found: Option<&MeetingId>) -> Result<(), Failure> {
        match found.filter(|id| self.books().meetings.held.created(id).is_none()) {
            None => Ok(()),
            Some(id) => Err(Failure::not_on_record("MEETING", &id.to_string(), &say!("cli-query-meetings"))),
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
        if found_since == 0 {
            return Some(say!("cli-query-nothing-found-since", seq = seq, period = period));
        }
        let found = say!("cli-query-found-since", seq = seq, period = period, records # found_since);
        Some(match moving {
            0 => format!("{found} {}", say!("cli-query-none-moves")),
            _ if moving == found_since => found,
            _ => format!("{found} {}", say!("cli-query-some-move", records # moving)),
        })
    }

    /// Returns the ledger and the scope, which every answer states.
    pub fn caption(&self) -> String {
        let view = &self.view;
        let Some(opened) = view.books.recorders.opened() else {
            return say!("cli-query-nothing-then");
        };
        let title = match spoken() {
            Language::English => &opened.title_en,
            Language::Spanish => opened.title_es.as_ref().unwrap_or(&opened.title_en),
        };
        let mut caption = title.to_string();
        if opened.standing == Standing::Invented {
            caption = say!("cli-invented", title = caption);
        }
        if let Some(day) = view.scope.as_of {
            caption = if view.scope.restated {
                say!("cli-query-restated", title = caption, day = day)
            } else {
                say!("cli-query-as-of", title = caption, day = day)
            };
        }
        if let Some(published) = &view.published {
            return say!("cli-query-published", title = caption, seq = published.seq);
        }
        match (view.scope.known_at, view.last_known) {
            (None, _) => say!("cli-query-records", title = caption, records # view.head.size),
            (Some(_), Some(known)) => {
                let last = view.head.size.saturating_sub(1);
                say!("cli-query-known", title = caption, seq = known, last = last)
            }
            (Some(_), None) => say!("cli-query-before", title = caption),
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
