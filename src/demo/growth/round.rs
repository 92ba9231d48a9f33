//! A round: a meeting approves a programme, a member pays for it, and it is spent sheet by sheet.

use std::collections::VecDeque;

use serde_json::{Value, json};

use crate::demo::growth::chance::Chance;
use crate::demo::growth::facts::{Draft, Facts, usd};
use crate::demo::growth::members::STORY_MEMBERS;

const ROUNDS_TO_A_CORRECTION: u64 = 32;
/// The categories of the Reserve Fund's policy in the story.
const CATEGORIES: [&str; 4] =
    ["unaccompanied children and adolescents", "persons with a disability", "persons over 70", "injury or illness"];
const LINES: [&str; 3] = ["travel", "services", "meetings"];
const SUBJECTS: [&str; 6] =
    ["Interpretation", "Travel of delegates", "Hire of a room", "Translation of documents", "Printing", "A study"];
const KINDS: [&str; 4] = ["workshop", "consultation", "forum", "campaign"];
const CASES: usize = 20;
const EXPENDITURES: usize = 16;
const INCOMES: u64 = 6;
const CHARGES: u64 = 5;
/// The number of facts of a sheet: also an advance, its return, and a case that the fund pays directly.
pub const SHEET_FACTS: u64 = 50;
/// The number of facts of a round beside its sheets, assessments and payments.
pub const ROUND_FACTS: u64 = 15;
const PROGRAMME_FUND: &str = "programme-fund";
const RESERVE_FUND: &str = "reserve-fund";

/// The amounts of a sheet of a round's accounts, in cents. All are drawn before the round pays in.
#[derive(Debug)]
struct Sheet {
    /// By line of the programme.
    expenditures: [(usize, u64); EXPENDITURES],
    cases: [u64; CASES],
    own_case: u64,
    /// The part of the advance that the implementer returns.
    left: u64,
}

impl Sheet {
    fn drawn(chance: &mut Chance) -> Self {
        let lines = 0..LINES.len();
        let mut line = lines.cycle();
        let mut expenditures = [(0, 0); EXPENDITURES];
        for expenditure in &mut expenditures {
            *expenditure = (line.next().unwrap_or(0), chance.from(5_000, 250_000));
        }
        let mut cases = [0; CASES];
        for case in &mut cases {
            *case = chance.from(5_000, 90_000);
        }
        Self { expenditures, cases, own_case: chance.from(5_000, 90_000), left: chance.from(1_000, 50_000) }
    }

    fn advance(&self) -> u64 {
        self.cases.iter().sum::<u64>().saturating_add(self.left)
    }
}

/// A round in progress: it pays in before it pays out.
#[derive(Debug, Default)]
pub struct Round {
    number: u64,
    sheets: VecDeque<Sheet>,
    sheets_done: u64,
}

impl Round {
    pub fn drawn(number: u64, sheets: u64, chance: &mut Chance) -> Self {
        Self { number, sheets: (0..sheets).map(|_| Sheet::drawn(chance)).collect(), sheets_done: 0 }
    }

    pub fn is_done(&self) -> bool {
        self.sheets.is_empty()
    }

    fn id(&self, name: &str) -> String {
        format!("growth-{}-{name}", self.number)
    }

    pub fn report(&self, facts: &mut Facts) {
        let (id, number) = (self.id("report"), self.number.saturating_add(1));
        let url = format!("https://example.org/invented/report-{number}");
        let data = json!({"document": id, "title": format!("Invented report {number}"), "url": url});
        facts.add("document.registered", &id, data);
    }

    /// Returns the budget of each line: its expenditure, rounded up to thousands of dollars, and a thousand more.
    fn lines(&self) -> Vec<(&'static str, u64)> {
        let needed = |line: usize| {
            let of_line = self.sheets.iter().flat_map(|sheet| &sheet.expenditures).filter(|(of, _)| *of == line);
            let cents: u64 = of_line.map(|(_, cents)| cents).sum();
            cents.div_ceil(100_000).saturating_add(1).saturating_mul(100_000)
        };
        LINES.iter().enumerate().map(|(index, line)| (*line, needed(index))).collect()
    }

    /// Approves and funds the programme, and funds the coming disbursements of the Reserve Fund.
    pub fn open(&self, chance: &mut Chance, facts: &mut Facts) {
        let lines = self.lines();
        self.decided(&lines, facts);
        self.paid(lines.iter().map(|(_, cents)| cents).sum(), chance, facts);
        let out = self.sheets.iter().map(|sheet| sheet.advance().saturating_add(sheet.own_case)).sum();
        let payer = chance.one(&STORY_MEMBERS);
        facts.received(&self.id("reserve"), RESERVE_FUND, payer, out, Some("fund:reserve-fund"));
    }

    fn decided(&self, lines: &[(&str, u64)], facts: &mut Facts) {
        let (meeting, budget, number) = (self.id("meeting"), self.id("programme"), self.number.saturating_add(1));
        let decision = format!("{meeting}/R1");
        let title = format!("Invented meeting {number}");
        let data = json!({"meeting": meeting, "title": title, "forum": "vice-ministerial-meeting"});
        facts.add("meeting.held", &meeting, data);
        let subject = format!("Programme {number} is approved");
        let data = json!({"decision": decision, "acts": ["approved"], "subject": subject});
        facts.add("decision.taken", &decision, data);
        let amounts: Vec<_> = lines.iter().map(|(line, cents)| json!({"line": line, "amount": usd(*cents)})).collect();
        let title = format!("Invented programme {number}");
        let data = json!({"budget": budget, "title": title, "fund": PROGRAMME_FUND, "lines": amounts});
        facts.add("budget.proposed", &budget, data);
        facts.add("budget.approved", &budget, json!({"budget": budget, "decision": decision}));
    }

    /// Adds a pledge for the cost of the programme, its payment, and the pledge of a host.
    fn paid(&self, cents: u64, chance: &mut Chance, facts: &mut Facts) {
        let (activity, pledge, hosting) = (self.id("activity"), self.id("pledge"), self.id("hosting"));
        let (payer, host) = (chance.one(&STORY_MEMBERS), chance.one(&STORY_MEMBERS));
        let title = format!("Invented activity {}", self.number.saturating_add(1));
        let data = json!({"activity": activity, "kind": chance.one(&KINDS), "title": title, "host": [host]});
        facts.add("activity.registered", &activity, data);
        let toward = format!("activity:{activity}");
        let data = json!({"pledge": pledge, "party": payer, "toward": toward, "roles": ["financial"],
            "wording": "offered", "amount": usd(cents)});
        facts.add("pledge.made", &pledge, data);
        let data = json!({"pledge": hosting, "party": host, "toward": toward, "roles": ["hosting"],
            "wording": "stated"});
        facts.add("pledge.made", &hosting, data);
        let data = json!({"pledge": pledge, "agreement": self.id("report")});
        facts.add("pledge.confirmed", &pledge, data);
        facts.received(&self.id("receipt"), PROGRAMME_FUND, payer, cents, Some(&format!("pledge:{pledge}")));
    }

    /// Generates the next sheet, whose first fact becomes record `next`.
    pub fn generate_sheet(&mut self, next: u64, chance: &mut Chance, facts: &mut Facts) {
        let Some(sheet) = self.sheets.pop_front() else { return };
        let name = self.id(&format!("{}", self.sheets_done));
        self.spent(&name, &sheet, chance, facts);
        if self.sheets_done == 0 && self.number.checked_rem(ROUNDS_TO_A_CORRECTION) == Some(0) {
            corrected(next, facts);
        }
        helped(&name, &sheet, chance, facts);
        banked(&name, chance, facts);
        self.sheets_done = self.sheets_done.saturating_add(1);
    }

    fn spent(&self, name: &str, sheet: &Sheet, chance: &mut Chance, facts: &mut Facts) {
        for (number, (line, cents)) in sheet.expenditures.iter().enumerate() {
            let line = LINES.get(*line).copied().unwrap_or_default();
            let subject = chance.one(&SUBJECTS);
            let data = json!({"budget": self.id("programme"), "line": line, "amount": usd(*cents),
                "subject": subject});
            facts.add("expenditure.charged", &format!("{name}-{line}-{number}"), data);
        }
    }

    /// Holds the activity, and fulfils the pledge of its host.
    pub fn close(&self, facts: &mut Facts) {
        let (activity, hosting) = (self.id("activity"), self.id("hosting"));
        facts.add("activity.held", &activity, json!({"activity": activity}));
        let data = json!({"pledge": hosting, "how": "It hosted the activity, as invented"});
        facts.add("pledge.fulfilled", &hosting, data);
    }
}

/// Corrects the amount of the last expenditure. The first of the waiting facts becomes record `next`.
fn corrected(next: u64, facts: &mut Facts) {
    let before = u64::try_from(facts.0.len()).unwrap_or(0);
    let wrong = next.saturating_add(before).saturating_sub(1);
    let Some(Draft { id, kind, data, .. }) = facts.0.back() else { return };
    let (id, kind, mut data) = (format!("{id}-corrected"), *kind, data.clone());
    if let Some(members) = data.as_object_mut() {
        members.insert("amount".to_owned(), usd(1));
    }
    facts.0.push_back(Draft { id, corrects: Some(wrong), kind, data });
}

/// Advances money of the Reserve Fund to its implementer, which accounts for each case, and helps one case directly.
fn helped(name: &str, sheet: &Sheet, chance: &mut Chance, facts: &mut Facts) {
    let data = json!({"fund": RESERVE_FUND, "amount": usd(sheet.advance()), "implementer": "iom"});
    facts.add("reserve.disbursed", &format!("{name}-advance"), data);
    let mut of_case = |case: &str, cents: u64| -> Value {
        json!({"fund": RESERVE_FUND, "amount": usd(cents), "case": case, "category": chance.one(&CATEGORIES)})
    };
    for (number, cents) in sheet.cases.iter().enumerate() {
        let case = format!("{name}-case-{number}");
        let mut data = of_case(&case, *cents);
        if let Some(members) = data.as_object_mut() {
            members.insert("implementer".to_owned(), json!("iom"));
        }
        facts.add("reserve.spent", &case, data);
    }
    let case = format!("{name}-own-case");
    facts.add("reserve.disbursed", &case, of_case(&case, sheet.own_case));
    let data = json!({"fund": RESERVE_FUND, "amount": usd(sheet.left), "implementer": "iom"});
    facts.add("reserve.returned", &format!("{name}-returned"), data);
}

/// Adds interest, sales of publications, and bank charges.
fn banked(name: &str, chance: &mut Chance, facts: &mut Facts) {
    for number in 0..INCOMES {
        let cents = chance.from(1_000, 9_000);
        let data = match number {
            0 => json!({"fund": PROGRAMME_FUND, "amount": usd(cents), "nature": "interest"}),
            _ => json!({"fund": PROGRAMME_FUND, "amount": usd(cents), "nature": "other",
                "subject": "Sale of a publication"}),
        };
        facts.add("income.recorded", &format!("{name}-{number}"), data);
    }
    for number in 0..CHARGES {
        let data = json!({"fund": PROGRAMME_FUND, "amount": usd(chance.from(100, 1_000)), "nature": "bank"});
        facts.add("charge.recorded", &format!("{name}-{number}"), data);
    }
}
