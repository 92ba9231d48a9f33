//! Given, when, then: a typed harness for the tests of the rules.

use serde_json::{Value, json};

use crate::event::record::Record;
use crate::event::{Event, Request, Source};
use crate::ledger::machine::Machine;
use crate::rules::decide::Decided;
use crate::rules::exceptions::is_broken;
use crate::rules::refusal::Refusal;
use crate::state::accounts::{entries, postings};
use crate::state::books::Books;
use crate::state::figures::Figure;
use crate::state::lookup::{Answered, Lookup as _};
use crate::state::{Effect, Projection as _, fold};
use crate::value::days::{Day, Instant, Period};
use crate::value::key::{KeyId, VerifierKey};
use crate::value::money::Sums;

/// The origin of every ledger in these tests.
pub const ORIGIN: &str = "example.org/invented";

/// A key made of one byte.
pub fn key(byte: u8) -> VerifierKey {
    VerifierKey::new(ORIGIN, [byte; 32]).unwrap()
}

/// A command as a person would give it.
#[track_caller]
pub fn event(kind: &str, mut data: Value) -> Event {
    if let Some(Value::String(typed)) = data.get("period") {
        data["period"] = json!(period(typed));
    }
    Event::from_json(kind, &data.to_string()).unwrap_or_else(|error| panic!("{kind} {data}: {error}"))
}

/// A period as a person types it, in a ledger whose fiscal year begins in January.
#[track_caller]
pub fn period(typed: &str) -> Period {
    Period::typed(typed, (1, 1)).unwrap_or_else(|error| panic!("{typed}: {error:?}"))
}

/// A request under a key, with no source.
#[track_caller]
pub fn request(id: &str, kind: &str, data: Value) -> Request {
    Request::new(id.parse().unwrap(), event(kind, data))
}

/// A request that corrects a record because of a slip.
#[track_caller]
pub fn correcting(seq: u64, request: Request) -> Request {
    Request { corrects: Some(seq), because: Some(read("a slip")), ..request }
}

/// The data that registers a state under an id that is also its name.
pub fn state(id: &str) -> Value {
    json!({"party": id, "nature": "state", "name_en": id})
}

/// The data that registers a document under an id.
pub fn document(id: &str) -> Value {
    json!({"document": id, "title": id, "url": format!("https://example.org/{id}")})
}

/// A value as it is written.
#[track_caller]
pub fn read<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// The JSON of an amount that is written `USD 1.00`.
#[track_caller]
pub fn sum(text: &str) -> Value {
    json!(read::<crate::value::money::Money>(text))
}

/// Data with other members, or more of them; a member that is null is left out.
pub fn with(mut data: Value, more: Value) -> Value {
    let Value::Object(more) = more else { panic!("members are wanted: {more}") };
    data.as_object_mut().unwrap().extend(more);
    data
}

/// Another decision of the council that approves, without clauses: it serves once for each act and thing.
pub fn approving(item: &str) -> Value {
    json!({"decision": format!("session/{item}"), "acts": ["approved"], "subject": "money"})
}

/// An invented ledger where money can move. Record 1 registers a body that decides, the council; 2 to 5 its members
/// belize and panama, 6 a certificate, 7 a session of the council, 8 its approval under A1, 9 what it noted under A2;
/// 10 opens the council's fund, the chest, and 11 another one, the trust; both are kept in USD.
#[track_caller]
pub fn council() -> Given {
    let member =
        |party: &str| json!({"party": party, "relation": "member-of", "of": "party:council", "from": "2010-01-01"});
    let fund = |id: &str| json!({"fund": id, "name_en": id, "currency": "USD"});
    let decision =
        |item: &str, act: &str| json!({"decision": format!("session/{item}"), "acts": [act], "subject": "money"});
    given()
        .and(
            "party.registered",
            json!({"party": "council", "nature": "body", "name_en": "Council", "authority": "decides"}),
        )
        .and("party.registered", state("belize"))
        .and("party.registered", state("panama"))
        .and("party.related", member("belize"))
        .and("party.related", member("panama"))
        .and("document.registered", document("certificate"))
        .and(
            "meeting.held",
            json!({"meeting": "session", "title": "Session", "forum": "council", "date": "2017-11-23"}),
        )
        .and("decision.taken", decision("A1", "approved"))
        .and("decision.taken", decision("A2", "noted"))
        .and("fund.opened", with(fund("chest"), json!({"of": "council"})))
        .and("fund.opened", fund("trust"))
}

/// The ledger of [`council`] whose chest holds an amount since the end of 2017, by record 12.
#[track_caller]
pub fn holding(amount: &str) -> Given {
    council().and(
        "balance.brought_forward",
        json!({"fund": "chest", "amount": sum(amount), "certificate": "certificate", "date": "2017-12-31"}),
    )
}

/// A ledger with a history of records that were all accepted.
#[derive(Clone)]
pub struct Given {
    pub machine: Machine,
    pub records: Vec<Record>,
    pub at: Instant,
    pub by: KeyId,
}

/// The outcome of a command.
pub struct Then {
    given: Given,
    batch: u64,
    outcome: Result<Decided, Refusal>,
}

/// A ledger without records, on 23 November 2026, whose records key 1 signs.
pub fn nothing() -> Given {
    let at = "2026-11-23T12:00:00Z".parse().unwrap();
    Given { machine: Machine::default(), records: Vec::new(), at, by: key(1).id() }
}

/// An invented ledger, opened on 23 November 2026 by the key of 1.
#[track_caller]
pub fn given() -> Given {
    nothing().and("ledger.opened", opening())
}

/// The opening of the invented ledger.
pub fn opening() -> Value {
    json!({"origin": ORIGIN, "title_en": "Invented", "standing": "invented", "time_zone": "America/Costa_Rica",
        "currencies": ["USD/2", "JPY/0"], "fiscal_year": "01-01", "recorder": key(1), "recovery": key(2)})
}

impl Given {
    /// Adds a record to the history; panics at the caller if it is refused.
    #[track_caller]
    pub fn and(self, kind: &str, data: Value) -> Self {
        let then = self.when(kind, data);
        if let Err(refusal) = &then.outcome {
            panic!("the history is refused: {refusal}");
        }
        then.accepted()
    }

    /// Signs with another key from now on.
    pub fn by(mut self, key: &VerifierKey) -> Self {
        self.by = key.id();
        self
    }

    /// Sets the clock to another instant.
    pub fn at(mut self, at: &str) -> Self {
        self.at = at.parse().unwrap();
        self
    }

    /// Gives a command under a key of its own.
    #[track_caller]
    pub fn when(self, kind: &str, data: Value) -> Then {
        let id = format!("test-{}", self.machine.next());
        self.when_asked(request(&id, kind, data))
    }

    /// Gives a command that a document states.
    #[track_caller]
    pub fn when_stated_in(self, document: &str, item: &str, kind: &str, data: Value) -> Then {
        let source = Source { document: document.parse().unwrap(), item: Some(item.parse().unwrap()) };
        let id = format!("test-{}", self.machine.next());
        self.when_asked(Request { source: Some(source), ..request(&id, kind, data) })
    }

    /// Gives a command that corrects a record.
    #[track_caller]
    pub fn when_correcting(self, seq: u64, kind: &str, data: Value) -> Then {
        let id = format!("test-{}", self.machine.next());
        self.when_asked(correcting(seq, request(&id, kind, data)))
    }

    /// Gives the command to reverse a record.
    #[track_caller]
    pub fn when_reversing(self, seq: u64) -> Then {
        self.when_correcting(seq, "record.reversed", json!({}))
    }

    /// Adds the reversal of a record.
    #[track_caller]
    pub fn reversing(self, seq: u64) -> Self {
        let then = self.when_reversing(seq);
        if let Err(refusal) = &then.outcome {
            panic!("the reversal is refused: {refusal}");
        }
        then.accepted()
    }

    /// Gives a command about what was found late, on a closed day.
    #[track_caller]
    pub fn when_found_late(self, kind: &str, data: Value) -> Then {
        let id = format!("test-{}", self.machine.next());
        self.when_asked(Request { because: Some(read("it was found late")), ..request(&id, kind, data) })
    }

    /// Gives a request as it is, as a batch of its own.
    pub fn when_asked(self, request: Request) -> Then {
        let batch = self.machine.next();
        self.when_asked_in(batch, request)
    }

    /// Gives a request as it is, in the batch that begins with a record.
    pub fn when_asked_in(mut self, batch: u64, request: Request) -> Then {
        // Only a correction is decided on other books.
        let before = request.corrects.map(|_| self.machine.books.clone());
        let outcome = self.machine.decide(&request, self.by, self.at, batch);
        assert!(before.is_none_or(|before| self.machine.books == before), "to decide changes nothing: {request:?}");
        Then { given: self, batch, outcome }
    }

    /// The value of a figure, by its key: `USD 1.00`, or `0`.
    #[track_caller]
    pub fn figure(&self, key: &str) -> String {
        without_commas(read::<Figure>(key).value(&self.machine.books, Day::of(self.at)))
    }

    /// The value of a figure at the end of a day: as the first closing that covers it knew it; on an open day, as all
    /// records that stand give it.
    #[track_caller]
    pub fn figure_as_of(&self, key: &str, day: &str) -> String {
        let closing = self.machine.books.periods.closing_of(read(day)).map(|closing| closing.seq);
        self.figure_known(key, day, closing)
    }

    /// The value of a figure at the end of a day, from all records that stand.
    #[track_caller]
    pub fn figure_restated(&self, key: &str, day: &str) -> String {
        self.figure_known(key, day, None)
    }

    #[track_caller]
    fn figure_known(&self, key: &str, day: &str, known: Option<u64>) -> String {
        let (day, mut all, mut books) = (read::<Day>(day), Books::default(), Books::default());
        for record in self.records.iter().filter(|record| known.is_none_or(|known| record.seq <= known)) {
            let chain = record.corrects.map(|seq| self.machine.lookup.chain(seq)).unwrap_or_default();
            let (record, corrected) = all.date(Box::new(record.clone()), &chain);
            fold(&mut all, &record, corrected.as_ref());
            if let Some(corrected) = corrected.filter(|corrected| corrected.day <= day) {
                books.fold(&corrected, Effect::Reverse(record.seq));
            }
            if record.day <= day {
                books.fold(&record, Effect::Apply);
            }
        }
        books.recognise(day);
        without_commas(read::<Figure>(key).value(&books, day))
    }

    /// The postings of the last record, each as fund, account and amount; a memorandum has no fund.
    pub fn posted(&self) -> Vec<String> {
        let entry = |entry: crate::state::accounts::Posting| {
            let fund = entry.fund.map_or_else(|| "-".to_owned(), |fund| fund.to_string());
            format!("{fund} {} {}", entry.account, without_commas(entry.amount))
        };
        entries(&self.records.last().unwrap().event).into_iter().map(entry).collect()
    }

    /// A command is refused to who authorises it, and recorded of who reports it: as an exception that stays open until
    /// a body that decides approves that record. The ledger is one of [`council`].
    #[track_caller]
    pub fn refused_unless_reported(self, kind: &str, data: Value, refusal: &Refusal) -> Self {
        let id = format!("test-{}", self.machine.next());
        self.asked_and_reported(request(&id, kind, data), refusal)
    }

    /// As [`Given::refused_unless_reported`], of the reversal of a record.
    #[track_caller]
    pub fn reversal_refused_unless_reported(self, seq: u64, refusal: &Refusal) -> Self {
        let id = format!("test-{}", self.machine.next());
        self.asked_and_reported(correcting(seq, request(&id, "record.reversed", json!({}))), refusal)
    }

    #[track_caller]
    fn asked_and_reported(self, asked: Request, refusal: &Refusal) -> Self {
        self.clone().when_asked(asked.clone()).refused(refusal);
        let seq = self.machine.next();
        let data = serde_json::from_str(&asked.event.data()).unwrap();
        let reported = event(asked.event.kind(), with(data, json!({"exception": "it has happened"})));
        let reported = self.when_asked(Request { event: reported, ..asked }).accepted();
        let is_open = |ledger: &Self| ledger.open_exceptions().contains(&seq);
        assert!(is_open(&reported), "what broke a rule stands open");
        let breaks = reported.machine.lookup.chain(seq)[0].event.breaks().to_vec();
        assert!(breaks.contains(&refusal.reportable().unwrap()), "it says which rules it breaks: {breaks:?}");
        let decision = |item: &str, act: &str| {
            json!({"decision": format!("session/{item}"), "acts": [act], "subject": "what happened",
                "concerns": [format!("record:{seq}")]})
        };
        let noted = reported.clone().and("decision.taken", decision("Z1", "noted"));
        assert!(is_open(&noted), "to take note is not to approve");
        let approved = noted.and("decision.taken", decision("Z2", "approved"));
        assert!(!is_open(&approved), "what is approved is no longer open");
        reported
    }

    /// The numbers of the exceptions that no decision covers.
    pub fn open_exceptions(&self) -> Vec<u64> {
        let Machine { books, lookup, .. } = &self.machine;
        let still_broken = |seq: &u64| {
            let chain = lookup.chain(*seq);
            let (exception, corrected) = books.date(Box::new(chain[0].clone()), &chain[1..]);
            is_broken(books, lookup, &exception, corrected.as_ref())
        };
        books.exceptions.open().map(|exception| exception.seq).filter(still_broken).collect()
    }

    fn take(&mut self, batch: u64, decided: Decided) {
        let Decided::Record(record) = decided else { return };
        let line = record.write().unwrap();
        let (read, command) = Record::read_with_command(line.as_bytes()).unwrap();
        assert_eq!((&read, command), (&*record, record.cmd), "what is written reads back, with its command");
        let yielded = self.machine.check(&record, batch).expect("what is decided also verifies");
        assert_eq!(yielded, None, "what verifies is what was decided");
        assert_balanced(&record.event);
        self.machine.apply_line((*record).clone(), line.as_bytes());
        self.records.push(*record);
    }
}

/// The postings of an event sum to nothing in each fund and currency on each day.
#[track_caller]
pub fn assert_balanced(event: &Event) {
    let all = postings(event);
    for posting in &all {
        let is_same =
            |other: &&crate::state::accounts::Posting| (&other.fund, other.later) == (&posting.fund, posting.later);
        let same = all.iter().filter(is_same).filter(|other| other.fund.is_some());
        assert_eq!(same.map(|other| other.amount).collect::<Sums>(), Sums::default(), "{event:?}");
    }
}

impl Then {
    /// Asserts that the command was refused for this reason. Its sentence stands in `tests/golden/refusals*.md`.
    #[track_caller]
    pub fn refused(self, refusal: &Refusal) {
        match &self.outcome {
            Err(found) => assert_eq!(found, refusal),
            Ok(decided) => panic!("not refused, but recorded: {decided:?}"),
        }
    }

    /// The record of which what the command yielded is a likely double.
    #[track_caller]
    pub fn double_of(&self) -> Option<u64> {
        match &self.outcome {
            Ok(Decided::Record(record)) => self.given.machine.lookup.double_of(record),
            other => panic!("not recorded: {other:?}"),
        }
    }

    /// The reason for which it was refused.
    pub fn refusal(&self) -> Option<&Refusal> {
        self.outcome.as_ref().err()
    }

    /// The command was accepted; the ledger with what it yielded.
    #[track_caller]
    pub fn accepted(self) -> Given {
        let Self { mut given, batch, outcome } = self;
        match outcome {
            Ok(decided) => given.take(batch, decided),
            Err(refusal) => panic!("refused: {refusal}"),
        }
        given
    }

    /// The ledger with what the command yielded, and whether it was accepted.
    pub fn either(self) -> (Given, bool) {
        if self.outcome.is_ok() { (self.accepted(), true) } else { (self.given, false) }
    }

    /// The command was recorded before; this is its first answer.
    #[track_caller]
    pub fn answered_before(self) -> Answered {
        match self.outcome {
            Ok(Decided::Before { answered, .. }) => answered,
            other => panic!("not answered before: {other:?}"),
        }
    }

    /// The command yields exactly this event.
    #[track_caller]
    pub fn yields(self, kind: &str, data: Value) -> Given {
        match &self.outcome {
            Ok(Decided::Record(found)) => assert_eq!(found.event, event(kind, data)),
            other => panic!("expected one event, found {other:?}"),
        }
        self.accepted()
    }
}

/// Writes an amount as tests state it: without commas between thousands.
fn without_commas(amount: impl std::fmt::Display) -> String {
    amount.to_string().replace(',', "")
}
