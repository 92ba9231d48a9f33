//! Meetings by their names: `Council 2024-11-20/6` is item 6 of what the Council did on 20 November 2024.
//!
//! A meeting and its decision come to stand on record by being named, so that nobody has to record them first.

use crate::event::Event;
use crate::event::field::{AtLeastOne, List, New};
use crate::event::meeting::{Act, Authorised, Clause, DecisionTaken, MeetingHeld};
use crate::everyday::names::{self, Called, find};
use crate::everyday::screen::in_words;
use crate::everyday::typed::{Mistake, called};
use crate::languages::{Language, say, speaking};
use crate::state::books::Books;
use crate::value::days::{Day, Span};
use crate::value::ids::{DecisionId, MeetingId, Thing};
use crate::value::text::Text;

/// What a decision does, in the words of a command.
#[derive(Debug, Clone)]
pub struct Deciding {
    /// The act of the forum.
    pub act: Act,
    /// What it authorises, unless it only recommends.
    pub authorises: Option<Authorised>,
    /// The things that it is about.
    pub of: Vec<Thing>,
    /// Its subject, in words.
    pub subject: String,
}

/// The item of a meeting, and the records that it needs.
#[derive(Debug, Clone)]
pub struct Item {
    /// The day of the meeting.
    pub on: Day,
    meeting: MeetingId,
    item: String,
    /// The meeting, where it is not on record yet.
    held: Option<Event>,
}

impl Item {
    /// Reads `FORUM DAY/ITEM`, or a meeting on record and its item.
    pub fn read(books: &Books, text: &str) -> Result<Self, Mistake> {
        let wrong = |why: String| Mistake::new(format!("--at \"{text}\": {why}.")).with(say!("everyday-write-item"));
        let (meeting, item) = text.rsplit_once('/').ok_or_else(|| wrong(say!("everyday-no-item")))?;
        let (meeting, item) = (meeting.trim(), item.trim().to_owned());
        if let Ok(id) = find(meeting, &meetings(books))
            && let Some(held) = books.meetings.held.created(&id)
        {
            let on = held.date.map(Span::last).ok_or_else(|| wrong(say!("everyday-meeting-not-dated")))?;
            return Ok(Self { on, meeting: id, item, held: None });
        }
        let (forum, day) = meeting.rsplit_once(' ').ok_or_else(|| wrong(say!("everyday-no-meeting-day")))?;
        let on: Day = day.parse().map_err(|_| wrong(say!("everyday-item-not-a-day", text = day)))?;
        let forum = called("forum", "--at ", forum.trim(), &names::parties(books))?;
        let of_day = books.meetings.held.iter().find(|(_, held, _)| {
            held.fact.forum == forum && held.fact.date.is_some_and(|date| date.first() <= on && on <= date.last())
        });
        if let Some((id, ..)) = of_day {
            return Ok(Self { on, meeting: id.clone(), item, held: None });
        }
        let id = format!("{forum}-{on}");
        let id: MeetingId = id.parse().map_err(|_| wrong(say!("everyday-no-meeting-id", id = id)))?;
        let title = || format!("{}, {}", books.parties.name(books.parties.now(&forum)), in_words(on));
        let title = speaking(Language::English, title); // As it is recorded.
        let title: Text = title.parse().map_err(|error| wrong(format!("{error}")))?;
        let held = Event::MeetingHeld(MeetingHeld {
            meeting: New(id.clone()),
            title,
            forum,
            place: None,
            sitting: None,
            delegations: List::default(),
            date: Some(Span::from(on)),
            inferred: None,
        });
        Ok(Self { on, meeting: id, item, held: Some(held) })
    }

    /// Returns the decision, and the records that it needs: the meeting and the decision, where they are not on record.
    pub fn decides(self, books: &Books, what: &Deciding) -> Result<(DecisionId, Vec<Event>), Mistake> {
        let id = format!("{}/{}", self.meeting, self.item);
        let decision = id
            .parse::<DecisionId>()
            .map_err(|error| Mistake::new(say!("everyday-not-an-item", item = self.item, error = error)))?;
        if books.meetings.decisions.created(&decision).is_some() {
            return Ok((decision, Vec::new()));
        }
        let read = |text: &str| text.parse::<Text>().map_err(|error| Mistake::new(format!("\"{text}\": {error}.")));
        let clause = |act| {
            let of_one = move |of: &Thing| Clause { act, of: of.clone(), up_to: None, delegated_to: None };
            what.of.iter().map(of_one).collect()
        };
        let acts = AtLeastOne::new(vec![what.act]).ok_or_else(|| Mistake::new("A decision has an act."))?;
        let taken = Event::DecisionTaken(DecisionTaken {
            decision: New(decision.clone()),
            acts,
            clauses: List::from(what.authorises.map_or_else(Vec::new, clause)),
            under: None,
            subject: read(&what.subject)?,
            concerns: List::from(what.of.clone()),
            thanked: List::default(),
            referred_to: None,
            referred_how: None,
            date: None,
            inferred: None,
        });
        Ok((decision, self.held.into_iter().chain([taken]).collect()))
    }
}

/// Lists the meetings of a ledger.
fn meetings(books: &Books) -> Vec<Called<MeetingId>> {
    let all = books.meetings.held.iter();
    all.map(|(id, held, _)| Called { thing: id.clone(), names: vec![id.to_string(), held.fact.title.to_string()] })
        .collect()
}

/// Says by whom and when something was decided: `by Council, 20 November 2024, item 6`.
#[must_use]
pub fn said_by(books: &Books, decision: Option<&DecisionId>, on: Option<Day>) -> String {
    let day = on.map(in_words);
    let Some(decision) = decision else { return day.map_or_else(String::new, |day| format!(", {day}")) };
    let forum = books.meetings.forum(&decision.meeting).map(|forum| books.parties.name(books.parties.now(forum)));
    let forum = forum.unwrap_or_else(|| decision.meeting.to_string());
    let by = match day {
        Some(day) => say!("everyday-decided-on", forum = forum, day = day, item = decision.item),
        None => say!("everyday-decided", forum = forum, item = decision.item),
    };
    format!(" {by}")
}
