//! The answers of this repository's own ledger: each query as people see it, and the facts that must never be misread.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::harness::{RECORDS, Ran, Sandbox, finish, golden, program, repository, shipped_ledger};

/// The queries on the shipped ledger. Golden files hold their tables and Markdown, `tests/transcript` their JSON and CSV.
pub const QUERIES: &[(&str, &[&str])] = &[
    ("status", &["status"]),
    ("pledges", &["pledges"]),
    ("activities", &["activities"]),
    ("meetings", &["meetings"]),
    ("meeting", &["meetings", "rcgm-2017"]),
    ("decisions", &["decisions"]),
    ("requests", &["requests"]),
    ("party", &["party"]),
    ("party-hn", &["party", "HN"]),
    ("log", &["log"]),
    ("show-0", &["show", "0"]),
    ("verify", &["verify"]),
    ("keys", &["keys"]),
    // With filters, as people ask.
    ("pledges-of-iom", &["pledges", "--party", "IOM"]),
    ("pledges-financial", &["pledges", "--role", "financial"]),
    ("outstanding", &["outstanding"]),
    ("account", &["account", "--party", "HN"]),
    ("contributions", &["contributions"]),
    ("reserve", &["reserve"]),
    ("budget", &["budget"]),
    ("trial-balance", &["trial-balance"]),
    ("explain-budget", &["explain", "budget:ts-2018"]),
    ("pledges-to-the-fund", &["pledges", "--fund", "reserve-fund"]),
    ("decisions-submitted", &["decisions", "--act", "submitted"]),
    ("activities-recommended", &["activities", "--stage", "recommended"]),
    ("requests-to-the-ts", &["requests", "--party", "Technical Secretariat"]),
    ("log-of-an-activity", &["log", "--thing", "activity:health-workshop-2"]),
    ("documents", &["documents"]),
    ("document", &["documents", "rcgm-2017"]),
    ("inferred", &["inferred"]),
    ("matters", &["matters"]),
    ("fund", &["fund", "Reserve"]),
    ("party-rcm", &["party", "RCM"]),
    ("party-ppt", &["party", "PPT"]),
    ("parties-observing", &["party", "--relation", "observer-of"]),
    ("requests-to-icrc", &["requests", "ICRC"]),
    ("requests-to-el-salvador", &["requests", "El Salvador"]),
    ("activities-in-2018", &["activities", "--year", "2018"]),
    ("activities-unconfirmed", &["activities", "--unconfirmed"]),
    ("reports", &["meetings", "--what", "report"]),
    ("pledges-of-observers", &["pledges", "--class", "observer-of", "--kind", "pledge"]),
    ("pledges-offered", &["pledges", "--wording", "offered"]),
    ("decisions-thanked", &["decisions", "--act", "thanked"]),
    ("decisions-on-canada", &["decisions", "Canada"]),
    ("find-an-item", &["find", "R8.f"]),
    ("find-health", &["find", "health"]),
    ("pledges-as-of-2017", &["pledges", "--as-of", "2017-12-31"]),
    ("status-known-at-0", &["status", "--known-at", "0"]),
];

fn ask(columns: u16, args: &[&str]) -> Ran {
    let sandbox = Sandbox::new();
    let mut command = program(&sandbox.path("config"), shipped_ledger(), columns);
    command.args(args);
    finish(command)
}

fn rows(args: &[&str]) -> Vec<Value> {
    ask(80, &[args, &["--format", "json"]].concat()).ok().rows()
}

/// Returns the single row of a document's item.
#[track_caller]
fn of_item<'a>(rows: &'a [Value], item: &str) -> &'a Value {
    let found: Vec<_> = rows.iter().filter(|row| row["item"] == item).collect();
    assert_eq!(found.len(), 1, "one row of item {item}");
    found[0]
}

fn texts(rows: &[Value], field: &str) -> Vec<String> {
    rows.iter().map(|row| row[field].as_str().unwrap_or("null").to_owned()).collect()
}

#[test]
fn every_query_shows_people_the_same_table() {
    // The ledger holds one meeting: what shows it shows all of them.
    let markdown = |args: &[&str]| ask(80, &[args, &["--format", "md"]].concat()).ok();
    assert_eq!(markdown(&["meetings", "rcgm-2017"]).stdout, markdown(&["meetings"]).stdout);
    for (name, args) in QUERIES.iter().filter(|(name, _)| *name != "meeting") {
        let narrow = ask(80, args).ok();
        golden(&format!("shipped/{name}.80.txt"), &narrow.text());
        let wide = ask(120, args).ok();
        for (ran, columns) in [(&narrow, 80), (&wide, 120)] {
            assert_eq!(too_wide(&ran.stdout, columns), None, "{name} at {columns} columns");
        }
        let lines = |ran: &Ran| ran.stdout.lines().count();
        assert!(lines(&wide) <= lines(&narrow), "{name} takes more lines on a wider terminal");
        golden(&format!("shipped/{name}.md.txt"), &markdown(args).text());
    }
    golden("shipped/checkpoint.txt", &ask(80, &["checkpoint"]).ok().text());
}

/// Returns a line that is wider than the terminal, though it could have been broken.
fn too_wide(text: &str, columns: u16) -> Option<&str> {
    text.lines().find(|line| line.chars().count() > usize::from(columns) && line.trim().contains(' '))
}

#[test]
fn the_shipped_ledger_is_sound_and_real() {
    let ran = ask(80, &["verify", "--format", "json"]).ok();
    assert_eq!(ran.rows(), Vec::<Value>::new());
    assert_eq!(ran.json()["ledger"]["standing"], "real");
    assert_eq!(ran.json()["ledger"]["size"], RECORDS.lines().count() + 1, "the opening, and each fact of the input");
    let names: BTreeSet<_> =
        std::fs::read_dir(shipped_ledger().join("events")).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(Vec::from_iter(names), ["000000000000.jsonl", "checkpoints", "keys"]);
}

#[test]
fn thirty_three_items_are_decisions_and_none_approves() {
    let decisions = rows(&["decisions"]);
    assert_eq!(decisions.len(), 33);
    let section = |letter| decisions.iter().filter(|row| row["item"].as_str().unwrap().starts_with(letter)).count();
    assert_eq!((section('C'), section('R')), (19, 14));
    for heading in ["C8", "C11", "R8"] {
        assert!(!texts(&decisions, "item").contains(&heading.to_owned()), "{heading} is a heading only");
    }
    for row in &decisions {
        let acts: Vec<_> = row["acts"].as_array().unwrap().iter().map(|act| act.as_str().unwrap()).collect();
        assert!(!acts.contains(&"approved") && !acts.contains(&"rejected"), "a group that recommends: {row}");
        assert_eq!(acts.contains(&"recommended"), row["item"].as_str().unwrap().starts_with('R'), "{row}");
        // The source speaks of the vice-ministers: that they are the Vice-Ministerial Meeting is a reading.
        let is_reading = ["R3", "R5", "R7"].contains(&row["item"].as_str().unwrap());
        assert_eq!(row["reading"], if is_reading { "inferred" } else { "stated" }, "{row}");
    }
}

#[test]
fn four_matters_are_submitted_to_the_vice_ministers_except_r6_which_names_nobody() {
    let decisions = rows(&["decisions"]);
    for item in ["R3", "R5", "R6", "R7"] {
        let row = of_item(&decisions, item);
        let to = if item == "R6" { Value::Null } else { json!("vice-ministerial-meeting") };
        assert_eq!((&row["referred_to"], &row["acts"]), (&to, &json!(["recommended", "submitted"])), "{item}");
    }
    let addressed = decisions.iter().filter(|row| !row["referred_to"].is_null()).count();
    assert_eq!(addressed, 3, "nothing else is submitted to anybody");
    assert!(of_item(&decisions, "R3")["referred_how"].as_str().unwrap().contains("Closed Doors Meeting"));
}

#[test]
fn sixteen_pledges_sixteen_acknowledgements_and_no_amount() {
    let pledges = rows(&["pledges"]);
    let kind = |kind: &str| pledges.iter().filter(|row| row["kind"] == kind).count();
    assert_eq!((kind("pledge"), kind("acknowledged")), (16, 16));
    let of_document = |row: &&Value| row["kind"] == "acknowledged" && row["document"] == "rcgm-2017";
    assert_eq!(pledges.iter().filter(of_document).count(), 9, "the others are what public pages say");
    for row in &pledges {
        assert_eq!((&row["amount"], &row["currency"]), (&Value::Null, &Value::Null), "{row}");
        let is_pledge = row["kind"] == "pledge";
        // IOM and ILO organised the workshop in Panama, which they were to support.
        let is_fulfilled = row["item"] == "R8.e";
        let stage = if is_fulfilled { "fulfilled" } else { "open" };
        assert_eq!(row["stage"], if is_pledge { stage } else { "acknowledged" }, "{row}");
        let step = if is_fulfilled { "fulfilled" } else { "made" };
        assert_eq!(row["step"], if is_pledge { Value::from(step) } else { Value::Null }, "{row}");
    }
    let of_document = pledges.iter().filter(|row| row["document"] == "rcgm-2017");
    let inferred: Vec<_> = of_document.filter(|row| row["reading"] == "inferred").collect();
    assert_eq!(inferred.len(), 1, "only that the offer in C3 is the meeting in R8.a is a reading");
    assert_eq!((&inferred[0]["item"], &inferred[0]["party"]), (&Value::from("C3"), &Value::from("costa-rica")));
    assert_eq!(inferred[0]["roles"], serde_json::json!(["hosting"]));
    let through: Vec<_> = pledges.iter().filter(|row| !row["via"].is_null()).collect();
    assert_eq!(through.len(), 1);
    assert_eq!((&through[0]["party"], &through[0]["via"]), (&Value::from("switzerland"), &Value::from("nrc")));
}

#[test]
fn the_iom_is_listed_in_every_role() {
    let all: Vec<_> = rows(&["pledges", "--party", "IOM"]);
    let seen: Vec<_> = all
        .iter()
        .map(|row| {
            let [item, kind, party, implementer] =
                ["item", "kind", "party", "implementer"].map(|field| row[field].as_str().unwrap_or("-"));
            format!("{item} {kind} {party} {implementer} {}", row["roles"])
        })
        .collect();
    assert_eq!(
        seen,
        [
            r#"- acknowledged iom - ["support"]"#,
            r#"- acknowledged iom - ["support"]"#,
            r#"- acknowledged iom - ["in-kind"]"#,
            r#"C8.b acknowledged iom - ["support"]"#,
            r#"C10 acknowledged iom - ["support"]"#,
            r#"C10 acknowledged united-states iom ["financial"]"#,
            r#"C13 acknowledged iom - ["support"]"#,
            r#"R8.b pledge iom - ["co-sponsorship"]"#,
            r#"R8.c pledge iom - ["support"]"#,
            r#"R8.d pledge iom - ["financial"]"#,
            r#"R8.e pledge iom - ["support"]"#,
        ]
    );
    let spanish = "organizacion internacional para las migraciones";
    for name in ["iom", "OIM", "International Organization for Migration", spanish] {
        assert_eq!(rows(&["pledges", "--party", name]), all, "{name}");
    }
}

#[test]
fn ten_delegations_attended_of_eleven_members() {
    let meetings = rows(&["meetings", "rcgm-2017"]);
    let record = rows(&["log", "--type", "meeting.held"]);
    let named: BTreeSet<_> = record[0]["refers_to"].as_array().unwrap().iter().map(|thing| thing.to_string()).collect();
    assert_eq!(named.len(), 11, "ten delegations and the forum: {named:?}");
    assert!(!named.contains("\"party:belize\""), "attendance is not membership");
    for row in &meetings {
        let mut row = row.clone();
        let not_named = row.as_object_mut().unwrap().remove("not_named").unwrap();
        let expected = if row["what"] == "meeting held" { json!(["belize"]) } else { Value::Null };
        assert_eq!(not_named, expected, "the member that the source does not name");
        assert!(!row.to_string().to_lowercase().contains("belize"), "{row}");
    }
    let members: BTreeSet<_> = rows(&["party"])
        .iter()
        .filter(|row| row["relation"] == "member-of")
        .map(|row| row["party"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(members.len(), 11);
    assert!(members.contains("belize"));
}

#[test]
fn requests_inside_recommendations_are_only_recommended() {
    let requests = rows(&["requests"]);
    let mut seen: Vec<_> = requests
        .iter()
        .map(|row| format!("{} {} {}", row["item"].as_str().unwrap(), row["stage"].as_str().unwrap(), row["reading"]))
        .collect();
    seen.sort();
    assert_eq!(
        seen,
        [
            r#"C1 made "stated""#,
            r#"C11.c made "stated""#,
            r#"C2 made "inferred""#,
            r#"C7 made "stated""#,
            r#"R4 recommended "stated""#,
            r#"R8.c recommended "stated""#,
        ]
    );
    for item in ["C1", "C2"] {
        let row = of_item(&requests, item);
        assert_eq!((&row["manner"], &row["of"]), (&Value::from("urged"), &serde_json::json!([])));
        assert!(row["of_class"].as_str().unwrap().contains("names none"), "unnamed members");
    }
}

#[test]
fn a_class_is_asked_of_each_of_its_members_and_only_perhaps_where_the_source_names_none() {
    let of = |party: &str| -> Vec<String> {
        let all = rows(&["requests", party]);
        all.iter()
            .map(|row| format!("{} {}", row["item"].as_str().unwrap(), row["asked_as"].as_str().unwrap_or("-")))
            .collect()
    };
    let [member, observer] =
        ["a member country", "an observer organisation"].map(|one| format!("as {one} of RCM (dates not stated)"));
    let perhaps = format!("perhaps, {member}: which of them are meant is not stated");
    assert_eq!(of("Honduras"), [format!("C1 {perhaps}"), format!("C2 {perhaps}"), format!("C7 {member}")]);
    assert_eq!(of("Belize"), of("Honduras"), "who does not attend is asked, too");
    assert_eq!(of("ICRC"), [format!("C7 {observer}")]);
    assert_eq!(of("IOM"), [format!("C7 {observer}"), "C11.c -".to_owned()]);
    assert_eq!(of("Argentina"), <[String; 0]>::default(), "a country that observes is no organisation");
    assert_eq!(of("PAHO"), <[String; 0]>::default(), "it does not observe");
    let presidency = "R4 as holder of PPT (dates not stated)".to_owned();
    assert!(of("Panama").contains(&presidency) && of("El Salvador").contains(&presidency));
}

#[test]
fn activities_are_selected_by_year_and_by_what_is_to_be_confirmed() {
    let items = |args: &[&str]| texts(&rows(args), "item");
    let year = items(&["activities", "--year", "2018"]);
    assert_eq!(year, ["R8.a, C3", "R8.c", "R8.d", "R8.e", "R8.f", "R8.g"]);
    let said = ask(120, &["activities", "--year", "2018"]).ok().stdout.replace('\n', " ");
    assert!(said.contains("may fall into it: Second workshop on Migration and Health"), "{said}");
    assert_eq!(items(&["activities", "--unconfirmed"]), ["R8.f"]);
    assert_eq!(items(&["activities", "--item", "R8.f", "--item", "r8.g"]), ["R8.f", "R8.g"]);
    assert_eq!(items(&["activities", "--item", "C3"]), ["C3", "R8.a, C3"]);
    let hosted = rows(&["activities", "disaster-displacement-workshop"]);
    assert_eq!(hosted[0]["hosted_by"], json!(["costa-rica"]));
}

#[test]
fn reports_readings_matters_and_documents_are_listed_whole() {
    let reports = rows(&["meetings", "--what", "report"]);
    let classes = reports.iter().filter(|row| !row["by_class"].is_null()).count();
    assert_eq!((reports.len(), classes), (25, 2));
    let said = ask(120, &["status"]).ok().stdout.replace('\n', " ");
    assert!(said.contains("not exact: 2 of them"), "{said}");
    let inferred = rows(&["inferred"]);
    assert_eq!(inferred.len(), rows(&["log"]).iter().filter(|row| row["reading"] == "inferred").count());
    assert!(inferred.iter().all(|row| !row["inferred"].is_null()));
    let titles = texts(&rows(&["matters", "--item", "R2", "--item", "R6"]), "title");
    assert!(titles.len() == 2 && titles[0].starts_with("Operating Mechanism") && titles[1].starts_with("Special Decl"));
    let documents = rows(&["documents"]);
    let all = documents.iter().map(|row| row["records"].as_u64().unwrap()).sum::<u64>();
    assert_eq!(all, RECORDS.lines().count() as u64, "every record but the opening rests on a document");
}

#[test]
fn windows_are_kept_as_each_item_states_them_and_nobody_hosts() {
    let activities = rows(&["activities"]);
    assert_eq!(activities.len(), 15);
    for row in &activities {
        assert_eq!(row["host"], serde_json::json!([]), "a place is not a host, a reporter is not a host: {row}");
    }
    let of = |item: &str| of_item(&activities, item);
    assert_eq!(of("R8.f")["window"], "2018");
    assert_eq!(of("R8.g")["window"], "2018-33");
    assert_eq!(of("R8.g")["within"], of("R8.f")["activity"]);
    assert_eq!(of("R8.b")["window"], "../2019-06~");
    assert_eq!(of("R8.d")["window"], "2018-41");
    let held: BTreeSet<_> =
        activities.iter().filter(|row| row["stage"] == "held").map(|row| row["item"].to_string()).collect();
    assert_eq!(held.len(), 8, "{held:?}");
    assert_eq!(activities.iter().filter(|row| row["stage"] == "recommended").count(), 4);
    assert!(!activities.iter().any(|row| row["item"] == "C8.b"), "a plural without a number is no activity");
    for (item, document, date) in [
        ("R8.c", "uruguay-plenary-2018", json!("2018-05-08/2018-05-09")),
        ("R8.d", "iom-missing-2018", json!("2018-09-25/2018-09-26")),
        ("R8.e", "iom-workers-2018", Value::Null),
    ] {
        assert_eq!((&of(item)["stage_document"], &of(item)["date"]), (&json!(document), &date), "what came of {item}");
    }
}

#[test]
fn the_only_amount_anywhere_is_the_funds_cap() {
    let mut found = Vec::new();
    for (name, args) in QUERIES {
        let text = ask(120, args).ok().stdout;
        // One page writes a dollar sign, and a reading says of which dollar.
        assert!(!text.replace("the page writes $ 1,000", "").contains('$') || text.contains("writes $"), "{name}");
        let words: Vec<&str> = text.split_whitespace().collect();
        found.extend(words.windows(2).filter(|pair| pair[0] == "USD").map(|pair| format!("{name}: {}", pair[1])));
    }
    assert_eq!(found, ["status: 1,000.00;", "reserve: 1,000.00", "fund: 1,000.00"]);
    let lines = std::fs::read_to_string(shipped_ledger().join("events/000000000000.jsonl")).unwrap();
    let amounts: Vec<_> = lines.match_indices(r#""amount":"#).map(|(at, _)| &lines[at..at + 15]).collect();
    assert_eq!(amounts, [r#""amount":"1000""#]);
}

#[test]
fn money_that_no_source_states_is_reported_as_not_stated() {
    let budget = rows(&["budget"]);
    assert_eq!(budget.len(), 1);
    let of = |field: &str| budget[0][field].clone();
    assert_eq!(
        (of("key"), of("stage"), of("decision")),
        (json!("budget:ts-2018"), json!("recommended"), json!("rcgm-2017/R1"))
    );
    for field in ["fund", "line", "proposed", "recommended", "approved", "charged", "available", "currency", "proposer"]
    {
        assert_eq!(of(field), Value::Null, "{field}");
    }
    for args in
        [&["outstanding"][..], &["account", "--party", "HN"], &["contributions"], &["reserve"], &["trial-balance"]]
    {
        assert_eq!(rows(args), Vec::<Value>::new(), "{args:?}");
        let said = ask(120, args).ok().stdout;
        assert!(said.contains("on record"), "{args:?} says what is not on record:\n{said}");
    }
    let said = ask(120, &["outstanding"]).ok().stdout.replace('\n', " ");
    assert!(said.contains("what is outstanding is not known") && said.contains("the source names none"), "{said}");
    assert!(said.contains("(rcgm-2017 C1; rcgm-2017 C2 (a reading))"), "{said}");
}

#[test]
fn each_inferred_reading_is_marked_and_described() {
    let readings: Vec<_> = rows(&["log"]).into_iter().filter(|row| row["reading"] == "inferred").collect();
    let mut ids = texts(&readings, "id");
    ids.sort();
    assert_eq!(
        ids,
        [
            "rcgm-2017/C11.b/activity-incosami",
            "rcgm-2017/C11/topic",
            "rcgm-2017/C13/report-observers",
            "rcgm-2017/C2/request-contributions",
            "rcgm-2017/C3/costa-rica-hosting",
            "rcgm-2017/C8.d/coordination-mechanism",
            "rcgm-2017/C8/topic",
            "rcgm-2017/R2/matter-tripartite-team-mechanism",
            "rcgm-2017/R3",
            "rcgm-2017/R4/matter-ts-budget-memorandum",
            "rcgm-2017/R5",
            "rcgm-2017/R5/matter-ad-hoc-group-future",
            "rcgm-2017/R6/matter-special-declaration",
            "rcgm-2017/R7",
            "rcgm-2017/R8.a/activity-ad-hoc-group-meeting-5",
            "rcgm-2017/R8.c/matter-concept-note",
            "rcgm-2017/R8.g/activity-child-network-extraordinary-meeting",
            "rcgm-2017/R8/topic",
            "rcm/fund/reserve-fund",
            "rcm/fund/reserve-fund/information",
            "rcm/fund/reserve-fund/policy",
            "rcm/outcome/disaster-displacement-workshop/costa-rica",
            "rcm/outcome/disaster-displacement-workshop/iom",
            "rcm/outcome/disaster-displacement-workshop/pdd",
            "rcm/outcome/disaster-displacement-workshop/ts",
            "rcm/outcome/migrant-workers-workshop/held",
            "rcm/outcome/migrant-workers-workshop/ilo",
            "rcm/outcome/migrant-workers-workshop/iom",
            "rcm/outcome/missing-migrants-workshop/held",
            "rcm/outcome/missing-migrants-workshop/icrc",
            "rcm/outcome/missing-migrants-workshop/iom",
            "rcm/outcome/rcm-sacm-plenary/held",
            "rcm/party/nrc",
            "rcm/party/pdd",
            "rcm/party/rcm-troika",
            "rcm/party/sacm-troika",
            "rcm/party/tripartite-team",
        ]
    );
}

#[test]
fn every_record_names_its_source() {
    for row in rows(&["log"]).iter().filter(|row| row["record"] != 0) {
        assert!(row["document"].is_string(), "{row}");
    }
}

#[test]
fn every_source_is_the_document_itself_or_a_page_with_its_address() {
    let documents = rows(&["documents"]);
    assert_eq!(documents.len(), 16);
    for row in &documents {
        let is_the_document = row["id"] == "rcgm-2017";
        assert_eq!(row["url"].is_null(), is_the_document, "{row}");
        // Of a page, an excerpt was read: no bytes of it are known, and no day of retrieval.
        assert_eq!(row["blake3"].is_null(), !is_the_document, "{row}");
        assert!(row["retrieved"].is_null(), "{row}");
    }
}

/// The longest allowed sequence of words common to record and source, outside titles and quotations.
const WORDS_MAX: usize = 8;

/// Returns the bytes of a source that may lie beside this repository; reports if it does not.
fn sample(name: &str) -> Option<Vec<u8>> {
    let bytes = std::fs::read(repository().join("../shared/seed").join(name)).ok();
    if bytes.is_none() {
        eprintln!("left out: the sample {name} does not lie beside this repository, so nothing is compared with it");
    }
    bytes
}

#[test]
fn the_document_on_record_is_the_source_byte_for_byte() {
    let Some(bytes) = sample("rcgm-2017-conclusions.txt") else { return };
    let lines = std::fs::read_to_string(shipped_ledger().join("events/000000000000.jsonl")).unwrap();
    let records = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let registered = records
        .into_iter()
        .find(|record| record["type"] == "document.registered" && record["data"]["document"] == "rcgm-2017");
    assert_eq!(registered.unwrap()["data"]["blake3"], pledgebook::value::hash::Blake3::of(&bytes).to_string());
}

#[test]
fn no_sentence_of_the_source_is_copied() {
    let Some(bytes) = sample("rcgm-2017-conclusions.txt") else { return };
    let source = words(&String::from_utf8(bytes).unwrap());
    let runs: BTreeSet<&[String]> = source.windows(WORDS_MAX).collect();
    let lines = std::fs::read_to_string(shipped_ledger().join("events/000000000000.jsonl")).unwrap();
    let records: Vec<Value> = lines.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect();
    // Names of things are not our wording.
    let is_name = |field: &str| ["title", "name_en", "name_es", "aliases"].contains(&field);
    let all = records.iter().flat_map(|record| texts_of(&record["data"]));
    let names: BTreeSet<String> = all.filter(|(field, _)| is_name(field)).map(|(_, name)| name).collect();
    let mut copied = Vec::new();
    for record in &records {
        for (field, text) in texts_of(&record["data"]).into_iter().filter(|(field, _)| !is_name(field)) {
            let text = names.iter().rev().fold(text, |text, name| text.replace(name, BREAK));
            let own = words(&without_quotes(&text));
            copied.extend(
                own.windows(WORDS_MAX)
                    .filter(|run| runs.contains(run))
                    .map(|run| format!("record {} {field}: {}", record["seq"], run.join(" "))),
            );
        }
    }
    assert!(copied.is_empty(), "copied from the source:\n{}", copied.join("\n"));
}

/// A word that no source contains: no common sequence spans it.
const BREAK: &str = " xxxxxx ";

fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// Removes text between double quotation marks; no common sequence spans the gap.
fn without_quotes(text: &str) -> String {
    text.split('"').step_by(2).collect::<Vec<_>>().join(BREAK)
}

/// Returns every text of a value, with the name of its field.
fn texts_of(value: &Value) -> Vec<(String, String)> {
    let Some(members) = value.as_object() else { return Vec::new() };
    let mut all = Vec::new();
    for (name, value) in members {
        match value {
            Value::String(text) => all.push((name.clone(), text.clone())),
            Value::Array(values) => {
                all.extend(values.iter().filter_map(|value| Some((name.clone(), value.as_str()?.to_owned()))));
            }
            other => all.extend(texts_of(other)),
        }
    }
    all
}
