//! What follows the story: rounds of plausible facts, drawn from a seed.
//!
//! A round is a report with all that it states: a meeting that approves a programme, the pledge that pays for it and the money received, what was
//! spent, and the cases that the Reserve Fund helped. Every round pays in before it pays out, so the rules hold whatever is drawn, and
//! wherever the last round is cut off. Facts are made as they are asked for; only one round is held at a time.
//!
//! All rounds together fill the first months of 2026, after the story, however many records there are: a hundred are a leisurely pace, and
//! a million are what no secretariat will ever record.

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::demo::{Entry, Hand};
use crate::domain::{DataError, Event, Request};
use crate::when::{Day, Instant};

/// When the first round is recorded: 5 January 2026, after everything in the story.
const BEGIN_UNIX_SECONDS: i64 = 1_767_625_200;
/// Over how long all rounds are recorded: 120 days.
const SPAN_SECONDS: u64 = 120 * 86_400;
/// In how many sittings they are recorded, unless a sitting would have more than fit in a batch.
const SITTINGS: u64 = 120;
/// The most records of a sitting: those of a batch.
const SITTING_RECORDS_MAX: u64 = 1_000;
/// After so many rounds something is put right.
const ROUNDS_TO_A_CORRECTION: u64 = 256;

const MEMBERS: [&str; 11] = [
    "belize",
    "canada",
    "costa-rica",
    "dominican-republic",
    "el-salvador",
    "guatemala",
    "honduras",
    "mexico",
    "nicaragua",
    "panama",
    "united-states",
];
/// The categories of the Reserve Fund's policy in the story.
const CATEGORIES: [&str; 4] =
    ["unaccompanied children and adolescents", "persons with a disability", "persons over 70", "injury or illness"];
const LINES: [&str; 3] = ["travel", "services", "meetings"];
const SUBJECTS: [&str; 6] =
    ["Interpretation", "Travel of delegates", "Hire of a room", "Translation of documents", "Printing", "A study"];
const KINDS: [&str; 4] = ["workshop", "consultation", "forum", "campaign"];
/// How many expenditures each line bears in a round.
const CHARGES_TO_A_LINE: u64 = 8;
/// How many cases an implementer helps in a round.
const CASES: usize = 30;

/// Sebastiano Vigna's SplitMix64: small, and the same everywhere. It need only be plausible, not unpredictable.
#[derive(Debug)]
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = self.0;
        let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number from `least` on, less than `most`.
    fn from(&mut self, least: u64, most: u64) -> u64 {
        let width = most.saturating_sub(least).max(1);
        least.saturating_add(self.next().checked_rem(width).unwrap_or(0))
    }

    /// One of several.
    fn one<'a>(&mut self, of: &[&'a str]) -> &'a str {
        let at = self.next().checked_rem(of.len().try_into().unwrap_or(1)).unwrap_or(0);
        usize::try_from(at).ok().and_then(|at| of.get(at)).copied().unwrap_or_default()
    }
}

/// A fact that has no day yet.
#[derive(Debug)]
struct Draft {
    id: String,
    replaces: Option<u64>,
    kind: &'static str,
    data: Value,
}

/// The facts after the story, one by one.
#[derive(Debug)]
pub struct Growth {
    chance: Chance,
    round: u64,
    round_facts: VecDeque<Draft>,
    /// The number of the next record.
    next: u64,
    /// How many facts are made in all, and how many were.
    facts: u64,
    made: u64,
}

impl Growth {
    /// So many facts, the first of which becomes record `next`.
    #[must_use]
    pub const fn new(seed: u64, next: u64, facts: u64) -> Self {
        Self { chance: Chance(seed), round: 0, round_facts: VecDeque::new(), next, facts, made: 0 }
    }

    /// When the next fact is recorded: all of one sitting at once, the sittings evenly over the whole span.
    fn at(&self) -> Option<Instant> {
        let of_sitting = self.facts.div_ceil(SITTINGS).clamp(1, SITTING_RECORDS_MAX);
        let sittings = self.facts.div_ceil(of_sitting);
        let sitting = self.made.checked_div(of_sitting)?;
        let after = sitting.checked_mul(SPAN_SECONDS)?.checked_div(sittings)?;
        Instant::from_unix(BEGIN_UNIX_SECONDS.checked_add(i64::try_from(after).ok()?)?)
    }

    fn entry(&mut self, draft: Draft) -> Result<Entry, DataError> {
        let Draft { id, replaces, kind, mut data } = draft;
        let source = format!("growth-{}-report", self.round.saturating_sub(1));
        let at = self.at().ok_or(DataError::Type)?;
        // A reversal's day follows from what it takes back.
        if let (Some(members), false) = (data.as_object_mut(), kind == "record.reversed") {
            members.insert("date".to_owned(), json!(Day::of(at, chrono_tz::America::Costa_Rica)));
        }
        let request = Request {
            id: serde_json::from_value(json!(id))?,
            source: Some(serde_json::from_value(json!({"document": source}))?),
            replaces,
            event: Event::from_json(kind, &data.to_string())?,
        };
        self.made = self.made.saturating_add(1);
        self.next = self.next.saturating_add(1);
        Ok(Entry { at, hand: Hand::Officer, request })
    }
}

impl Iterator for Growth {
    type Item = Result<Entry, DataError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.made >= self.facts {
            return None;
        }
        if self.round_facts.is_empty() {
            let mut round = Round { number: self.round, chance: &mut self.chance, next: self.next, facts: Vec::new() };
            round.tell();
            self.round_facts = round.facts.into();
            self.round = self.round.saturating_add(1);
        }
        let draft = self.round_facts.pop_front()?;
        Some(self.entry(draft))
    }
}

/// A round that is being made up.
struct Round<'a> {
    number: u64,
    chance: &'a mut Chance,
    /// The number of the round's first record.
    next: u64,
    facts: Vec<Draft>,
}

/// US dollars, given in cents.
fn usd(cents: u64) -> Value {
    let (whole, part) = (cents.checked_div(100).unwrap_or(0), cents.checked_rem(100).unwrap_or(0));
    json!({"currency": "USD", "amount": format!("{whole}.{part:02}")})
}

impl Round<'_> {
    /// An id of this round.
    fn id(&self, name: &str) -> String {
        format!("growth-{}-{name}", self.number)
    }

    fn add(&mut self, kind: &'static str, name: &str, data: Value) {
        self.facts.push(Draft { id: format!("{}/{kind}", self.id(name)), replaces: None, kind, data });
    }

    fn tell(&mut self) {
        let number = self.number.saturating_add(1);
        let url = format!("https://example.org/invented/report-{number}");
        let document = json!({"document": self.id("report"), "title": format!("Invented report {number}"), "url": url});
        self.add("document.registered", "report", document);
        let lines: Vec<_> = LINES.iter().map(|line| (*line, self.chance.from(200_000, 2_000_000))).collect();
        self.decided(&lines);
        self.paid(lines.iter().map(|(_, cents)| cents).sum());
        for (line, cents) in &lines {
            self.charged(line, *cents);
        }
        if self.number.checked_rem(ROUNDS_TO_A_CORRECTION) == Some(0) {
            self.corrected();
        }
        self.helped();
        self.ended();
    }

    /// A meeting approves a programme.
    fn decided(&mut self, lines: &[(&str, u64)]) {
        let (meeting, budget, number) = (self.id("meeting"), self.id("programme"), self.number.saturating_add(1));
        let decision = format!("{meeting}/R1");
        let title = format!("Invented meeting {number}");
        self.add(
            "meeting.held",
            "meeting",
            json!({"meeting": meeting, "title": title, "forum": "vice-ministerial-meeting"}),
        );
        let subject = format!("Programme {number} is approved");
        self.add("decision.taken", "decision", json!({"decision": decision, "acts": ["approved"], "subject": subject}));
        let amounts: Vec<_> = lines.iter().map(|(line, cents)| json!({"line": line, "amount": usd(*cents)})).collect();
        let title = format!("Invented programme {number}");
        self.add(
            "budget.proposed",
            "programme",
            json!({"budget": budget, "title": title, "fund": "programme-fund", "lines": amounts}),
        );
        self.add("budget.approved", "programme", json!({"budget": budget, "decision": decision}));
    }

    /// A member pledges what the programme costs, and pays it; another one hosts.
    fn paid(&mut self, cents: u64) {
        let (activity, pledge, receipt) = (self.id("activity"), self.id("pledge"), self.id("receipt"));
        let (payer, host) = (self.chance.one(&MEMBERS), self.chance.one(&MEMBERS));
        let title = format!("Invented activity {}", self.number.saturating_add(1));
        let kind = self.chance.one(&KINDS);
        self.add(
            "activity.registered",
            "activity",
            json!({"activity": activity, "kind": kind, "title": title, "host": [host]}),
        );
        let toward = format!("activity:{activity}");
        self.add(
            "pledge.made",
            "pledge",
            json!({"pledge": pledge, "party": payer, "toward": toward, "roles": ["financial"], "wording": "offered",
                "amount": usd(cents)}),
        );
        let hosting = self.id("hosting");
        self.add(
            "pledge.made",
            "hosting",
            json!({"pledge": hosting, "party": host, "toward": toward, "roles": ["hosting"], "wording": "stated"}),
        );
        self.add("pledge.confirmed", "pledge", json!({"pledge": pledge, "agreement": self.id("report")}));
        self.received(&receipt, "receipt", "programme-fund", payer, cents, &format!("pledge:{pledge}"));
    }

    fn received(&mut self, receipt: &str, name: &str, fund: &str, payer: &str, cents: u64, to: &str) {
        let reference = format!("INVENTED-{}-{name}", self.number);
        self.add(
            "contribution.received",
            name,
            json!({"contribution": receipt, "fund": fund, "party": payer, "form": "cash", "amount": usd(cents),
                "reference": reference}),
        );
        let to = json!([{"to": to, "amount": usd(cents)}]);
        self.add("contribution.applied", name, json!({"contribution": receipt, "to": to}));
    }

    /// A line bears its expenditures, and never more than it has.
    fn charged(&mut self, line: &str, cents: u64) {
        let most = cents.checked_div(CHARGES_TO_A_LINE).unwrap_or(0);
        for number in 0..CHARGES_TO_A_LINE {
            let cents = self.chance.from(most.checked_div(4).unwrap_or(0).max(1), most);
            let subject = self.chance.one(&SUBJECTS);
            let data = json!({"budget": self.id("programme"), "line": line, "amount": usd(cents), "subject": subject});
            self.add("expenditure.charged", &format!("{line}-{number}"), data);
        }
    }

    /// The last expenditure was recorded with a wrong amount.
    fn corrected(&mut self) {
        let before = u64::try_from(self.facts.len()).unwrap_or(0);
        let wrong = self.next.saturating_add(before).saturating_sub(1);
        let Some(Draft { id, kind, data, .. }) = self.facts.last() else { return };
        let (id, kind, mut data) = (id.clone(), *kind, data.clone());
        self.add("record.reversed", "correction", json!({"seq": wrong, "reason": "Invented: the amount was misread"}));
        if let Some(members) = data.as_object_mut() {
            members.insert("amount".to_owned(), usd(1));
        }
        self.facts.push(Draft { id, replaces: Some(wrong), kind, data });
    }

    /// The Reserve Fund receives what it pays out: in advance to its implementer, which accounts for it case by case, and to two cases itself.
    fn helped(&mut self) {
        let cases: Vec<_> = (0..CASES).map(|_| self.chance.from(5_000, 90_000)).collect();
        let (own, left) = (self.chance.from(5_000, 90_000), self.chance.from(1_000, 50_000));
        let spent: u64 = cases.iter().sum();
        let advance = spent.saturating_add(left);
        let payer = self.chance.one(&MEMBERS);
        let receipt = self.id("reserve");
        let all = advance.saturating_add(own).saturating_add(own);
        self.received(&receipt, "reserve", "reserve-fund", payer, all, "fund:reserve-fund");
        let paid = |data: Value| {
            let mut data = data;
            if let Some(members) = data.as_object_mut() {
                members.insert("fund".to_owned(), json!("reserve-fund"));
            }
            data
        };
        self.add("reserve.disbursed", "advance", paid(json!({"amount": usd(advance), "implementer": "iom"})));
        for (number, cents) in cases.into_iter().enumerate() {
            let name = format!("case-{number}");
            let category = self.chance.one(&CATEGORIES);
            let data =
                json!({"implementer": "iom", "amount": usd(cents), "case": self.id(&name), "category": category});
            self.add("reserve.spent", &name, paid(data));
        }
        for name in ["own-case-0", "own-case-1"] {
            let category = self.chance.one(&CATEGORIES);
            let data = json!({"amount": usd(own), "case": self.id(name), "category": category});
            self.add("reserve.disbursed", name, paid(data));
        }
        self.add("reserve.returned", "returned", paid(json!({"amount": usd(left), "implementer": "iom"})));
    }

    /// The bank adds interest and takes less; the activity is held, and its host has done what it promised.
    fn ended(&mut self) {
        let interest = self.chance.from(1_000, 9_000);
        let fund = "programme-fund";
        self.add("income.recorded", "interest", json!({"fund": fund, "amount": usd(interest), "nature": "interest"}));
        let charge = self.chance.from(100, interest);
        self.add("charge.recorded", "charge", json!({"fund": fund, "amount": usd(charge), "nature": "bank"}));
        self.add("activity.held", "activity", json!({"activity": self.id("activity")}));
        self.add(
            "pledge.fulfilled",
            "hosting",
            json!({"pledge": self.id("hosting"), "how": "It hosted the activity, as invented"}),
        );
    }
}
