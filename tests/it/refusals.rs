//! Every rule as people meet it: a row for each refusal, with its exact words and its hint.

pub mod money;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use pledgebook::event::{Event, Request};
use pledgebook::internals::log::Signer;

use crate::harness::{ORIGIN, Ran, Sandbox, golden, repository};
use crate::readme::words;

/// The history before every row: an invented ledger.
const HISTORY: &[&str] = &[
    "party.registered --id base --party atlantis --nature state --name-en Atlantis --aliases 'the island'",
    "party.registered --party lemuria --nature state --name-en Lemuria",
    "party.registered --party assembly --nature body --name-en Assembly --authority recommends",
    "party.registered --party presidency --nature office --name-en Presidency",
    "document.registered --document letter --title 'A letter' --url example.org/letter",
    "meeting.held --meeting first --title 'First meeting' --forum assembly --date 2020-01-01/2020-01-02",
    "decision.taken --decision first/R1 --acts recommended --subject 'A fair'",
    "activity.registered --activity fair --kind forum --title 'A fair' --decision first/R1",
    "pledge.made --pledge tent --party atlantis --toward activity:fair --roles in-kind --wording offered --date 2020-01-02",
    "fund.opened --fund chest --name-en 'The chest'",
];

/// The refusal, what is recorded before, and the command that is refused. `{}` is the number of the first record that
/// the row records before, `{last}` of the last.
type RowOf = (&'static str, &'static [&'static str], &'static str);

/// Every rule but those of money.
const ROWS: &[RowOf] = &[
    ("OtherCommand", &[], "party.registered --id base --party mu --nature state --name-en Mu"),
    ("NotARecorder", &[], "party.registered --party mu --nature state --name-en Mu --key-file stranger.key"),
    (
        "RecorderRevoked",
        &["recorder.admitted --key {former}", "recorder.revoked --key {former-id} --reason left"],
        "party.registered --party mu --nature state --name-en Mu --key-file former.key",
    ),
    ("RecoveryKeyOnly", &[], "party.registered --party mu --nature state --name-en Mu --key-file recovery.key"),
    ("Unknown", &[], "party.renamed --party mu --name-en Mu"),
    (
        "Unknown",
        &[],
        "pledge.made --pledge x --party atlantis --toward activity:ball --roles financial --wording offered",
    ),
    ("Unknown", &[], "party.renamed --party atlantis --name-en A --source-document letter-2"),
    ("AlreadyRegistered", &[], "party.registered --party atlantis --nature state --name-en Elsewhere"),
    ("InTheFuture", &[], "activity.held --activity fair --date 2999-12-31"),
    ("CurrencyNotUsed", &[], "fund.policy_set --fund chest --floor 'EUR 1.00'"),
    ("AmountNotPositive", &[], "fund.policy_set --fund chest --floor 'USD 0.00'"),
    ("AmountTooFine", &[], "fund.policy_set --fund chest --floor 'USD 0.001'"),
    ("AmountTooFine", &[], "fund.policy_set --fund chest --floor 'JPY 1.5'"),
    ("KeyOfAnotherLedger", &[], "recorder.admitted --key {foreign}"),
    ("KeyTaken", &["recorder.admitted --key {second}"], "recorder.admitted --key {second}"),
    ("RecoveryKeyStays", &[], "recorder.revoked --key {recovery-id} --reason 'out of the way'"),
    ("NameTaken", &[], "party.registered --party mu --nature state --name-en 'The Island'"),
    ("NameTaken", &[], "fund.opened --fund trunk --name-en 'The Chest'"),
    ("NameLooksTaken", &[], "party.registered --party mu --nature state --name-en 'Mu' --aliases 'AtIantis'"),
    ("NameLooksTaken", &[], "fund.opened --fund trunk --name-en 'The  chest'"),
    (
        "IatiTaken",
        &["party.registered --party guild --nature organisation --name-en Guild --iati XI-IATI-GUILD"],
        "party.registered --party mu --nature state --name-en Mu --iati xi-iati-guild",
    ),
    (
        "PartyMerged",
        &["party.registered --party old --nature state --name-en Old", "party.merged --party old --into lemuria"],
        "party.renamed --party old --name-en Older",
    ),
    ("MergedIntoItself", &[], "party.merged --party lemuria --into lemuria"),
    ("RelationTo", &[], "party.related --party atlantis --relation administrator-of --of party:lemuria"),
    ("RelatedToItself", &[], "party.related --party atlantis --relation member-of --of party:atlantis"),
    (
        "RelationEndsBeforeItBegins",
        &[],
        "party.related --party atlantis --relation member-of --of party:assembly --from 2020-01-02 --until 2020-01-01",
    ),
    (
        "RelationOverlaps",
        &["party.related --party lemuria --relation member-of --of party:assembly --from 2019-01-01"],
        "party.related --party lemuria --relation member-of --of party:assembly --from 2020-01-01",
    ),
    ("DocumentNotIdentified", &[], "document.registered --document note --title 'A note'"),
    (
        "AlreadySigned",
        &["document.signed --document letter --by atlantis"],
        "document.signed --document letter --by lemuria --by atlantis",
    ),
    ("NotAForum", &[], "meeting.held --meeting second --title 'Second meeting' --forum atlantis"),
    ("NoAuthority", &[], "decision.taken --decision first/R2 --acts approved --subject 'A budget'"),
    (
        "DecisionRequestsNothing",
        &[],
        "request.made --request plan --manner requested --decision first/R1 --of atlantis --subject 'A plan'",
    ),
    (
        "ReferredWithoutAct",
        &[],
        "decision.taken --decision first/R2 --acts noted --subject 'A budget' --referred-to assembly",
    ),
    (
        "ActivityCancelled",
        &["activity.registered --activity ball --kind forum --title 'A ball'", "activity.cancelled --activity ball"],
        "activity.held --activity ball",
    ),
    (
        "ActivityHeld",
        &["activity.registered --activity race --kind forum --title 'A race'", "activity.held --activity race"],
        "activity.scheduled --activity race --scheduled-for 2021-01-01",
    ),
    (
        "NotAPurpose",
        &[],
        "pledge.made --pledge x --party atlantis --toward party:lemuria --roles financial --wording offered",
    ),
    (
        "PledgeWithdrawn",
        &[
            "pledge.made --pledge cake --party lemuria --toward activity:fair --roles in-kind --wording offered",
            "pledge.withdrawn --pledge cake",
        ],
        "pledge.fulfilled --pledge cake --how eaten",
    ),
    (
        "PledgeFulfilled",
        &[
            "pledge.made --pledge tea --party lemuria --toward activity:fair --roles in-kind --wording offered",
            "pledge.fulfilled --pledge tea --how drunk",
        ],
        "pledge.withdrawn --pledge tea",
    ),
    ("TooEarly", &[], "pledge.fulfilled --pledge tent --how lent --date 2019-12-31"),
    (
        "PledgeConfirmed",
        &["pledge.confirmed --pledge tent --agreement letter"],
        "pledge.confirmed --pledge tent --agreement letter",
    ),
    ("NothingRevised", &[], "pledge.revised --pledge tent --reason 'second thoughts'"),
    ("PolicySaysNothing", &[], "fund.policy_set --fund chest"),
    ("NoSuchRecord", &[], "record.reversed --corrects 999 --because 'recorded twice'"),
    ("NotCorrectable", &[], "record.reversed --corrects 0 --because 'recorded twice'"),
    (
        "NotTheEnd",
        &[
            "party.renamed --party lemuria --name-en 'Old Lemuria'",
            "party.renamed --party lemuria --name-en 'Older Lemuria' --corrects {} --because 'a word was misread'",
        ],
        "record.reversed --corrects {} --because 'recorded twice'",
    ),
    (
        "OfAnotherType",
        &[],
        "activity.held --activity fair --date 2020-01-02 --corrects 9 --because 'the fair was held, not promised'",
    ),
    (
        "ReversedBefore",
        &[
            "party.renamed --party atlantis --name-en 'New Atlantis'",
            "record.reversed --corrects {} --because 'a rumour'",
        ],
        "record.reversed --corrects {last} --because 'it was no rumour'",
    ),
    (
        "IdChanged",
        &[],
        "pledge.made --pledge tents --party atlantis --toward activity:fair --roles in-kind --wording offered \
         --date 2020-01-02 --corrects 9 --because 'there were several'",
    ),
    (
        "NothingChanged",
        &[],
        "pledge.made --pledge tent --party atlantis --toward activity:fair --roles in-kind --wording offered \
         --date 2020-01-02 --corrects 9 --because 'it was read again'",
    ),
    ("NothingReversed", &[], "record.reversed"),
    ("NothingToExplain", &[], "party.renamed --party lemuria --name-en 'New Lemuria' --because 'it was found late'"),
    ("DependedOn", &[], "record.reversed --corrects 9 --because 'recorded twice'"),
    (
        "BreaksAnother",
        &[
            "pledge.made --pledge jam --party lemuria --toward activity:fair --roles in-kind --wording offered \
             --date 2020-01-02",
            "pledge.fulfilled --pledge jam --how eaten --date 2020-02-01",
        ],
        "pledge.made --pledge jam --party lemuria --toward activity:fair --roles in-kind --wording offered \
         --date 2020-03-01 --corrects {} --because 'the letter is of March'",
    ),
];

/// Refusals that no row can show, and why.
const NOT_SHOWN: &[(&str, &str)] = &[
    ("OpenedOnce", "`record` has no ledger.opened, and a file with one is refused as it is read"),
    ("CurrencyFrozenTwice", "`init` takes the decimal places from ISO 4217, and a code twice is refused as it is read"),
    ("RecordTooLong", "shown below, from a file"),
    ("NoReason", "shown below, from a file"),
    ("ListTooLong", "shown below, from a file"),
    ("ListOfAnotherLength", "shown below, from a file"),
    ("KeyReserved", "a key with a # is refused as it is read"),
    ("ListNotEnded", "--list numbers the lines of a file as a whole"),
];

fn signer(origin: &str, seed: u8) -> Signer {
    Signer::from_seed(origin, &[seed; 32]).unwrap()
}

/// A ledger with a history, and the keys that rows name.
fn ledger_after(history: &[&str]) -> Sandbox {
    let sandbox = Sandbox::with_ledger();
    for (file, seed) in [("stranger.key", 51), ("former.key", 52)] {
        sandbox.write_private(file, format!("{}\n", signer(ORIGIN, seed).to_secret_text()).as_bytes());
    }
    std::fs::copy(recovery(&sandbox), sandbox.path("recovery.key")).unwrap();
    for command in history {
        record(&sandbox, command).ok();
    }
    sandbox
}

fn recovery(sandbox: &Sandbox) -> std::path::PathBuf {
    let mut keys = std::fs::read_dir(sandbox.path("config/pledgebook")).unwrap().flatten().map(|entry| entry.path());
    keys.find(|path| path.extension().is_some_and(|extension| extension == "recovery")).unwrap()
}

fn record(sandbox: &Sandbox, command: &str) -> Ran {
    let recovery: Signer = std::fs::read_to_string(recovery(sandbox)).unwrap().trim_end().parse().unwrap();
    let words: Vec<String> = words(command)
        .into_iter()
        .map(|word| match word.as_str() {
            "{former}" => signer(ORIGIN, 52).verifier().to_string(),
            "{former-id}" => signer(ORIGIN, 52).id().to_string(),
            "{second}" => signer(ORIGIN, 53).verifier().to_string(),
            "{foreign}" => signer("example.org/elsewhere", 54).verifier().to_string(),
            "{recovery-id}" => recovery.id().to_string(),
            _ => word,
        })
        .collect();
    let args: Vec<&str> = std::iter::once("record").chain(words.iter().map(String::as_str)).collect();
    sandbox.on_ledger(&args)
}

/// Returns the constant parts of a refusal's message.
fn constant_parts(source: &str, name: &str) -> Vec<String> {
    let lines: Vec<&str> = source.lines().collect();
    let is_variant = |line: &str| variant(line) == Some(name);
    let at = lines.iter().position(|line| is_variant(line)).unwrap_or_else(|| panic!("there is no refusal {name}"));
    let from = lines[..at].iter().rposition(|line| line.trim_start().starts_with("#[error(")).expect("a message");
    let message = lines[from..at].join(" ").replace(r#"\""#, "\u{1}");
    let message = message.split('"').nth(1).expect("a text");
    let between = message.split('{').map(|part| part.split_once('}').map_or(part, |(_, after)| after));
    between.map(|part| part.replace('\u{1}', "\"")).collect()
}

/// The name of the refusal that this line of the rule book declares.
fn variant(line: &str) -> Option<&str> {
    let line = line.strip_prefix("    ").filter(|line| line.starts_with(char::is_uppercase))?;
    line.split(|c: char| !c.is_alphanumeric()).next()
}

/// Tries every command that a hint names: queries as they are, others for their help.
fn try_hints(sandbox: &Sandbox, stderr: &str) {
    for hint in stderr.lines().filter_map(|line| line.strip_prefix("hint: ")) {
        for command in hint.split('`').filter_map(|part| part.strip_prefix("pledgebook ")) {
            let mut words = words(command);
            if words[0] == "record" {
                words.truncate(2);
                words.push("--help".to_owned());
            }
            sandbox.on_ledger(&words.iter().map(String::as_str).collect::<Vec<_>>()).ok();
        }
    }
}

/// Runs every row. None of them records anything.
fn gallery(title: &str, sandbox: &Sandbox, rows: &[RowOf], named: impl Fn(&str) -> String) -> String {
    let source = source();
    let mut gallery = format!("# {title}\n");
    for (name, before, refused) in rows {
        let mut seqs: Vec<u64> = Vec::new();
        let numbered = |command: &str, seqs: &[u64]| {
            let seq = |seq: Option<&u64>| seq.copied().unwrap_or_default().to_string();
            named(command).replace("{}", &seq(seqs.first())).replace("{last}", &seq(seqs.last()))
        };
        for command in *before {
            let recorded = record(sandbox, &numbered(command, &seqs)).ok().stdout;
            let seq = recorded.strip_prefix("Recorded as record ").and_then(|rest| rest.split_once(':'));
            seqs.push(seq.expect("the record's number").0.parse().unwrap());
        }
        let checkpoints = sandbox.read("ledger/events/checkpoints");
        let ran = record(sandbox, &numbered(refused, &seqs));
        assert_eq!(ran.code, Some(1), "{name}: {}", ran.text());
        assert_eq!(sandbox.read("ledger/events/checkpoints"), checkpoints, "{name}: nothing is recorded");
        for part in constant_parts(&source, name) {
            assert!(ran.stderr.contains(&part), "{name}: {part:?} is not in: {}", ran.text());
        }
        try_hints(sandbox, &ran.stderr);
        write!(gallery, "\n## {name}\n\n```text\n{}```\n", sandbox.masked(&ran.text())).unwrap();
    }
    gallery
}

#[test]
fn every_refusal_shows_its_sentence_and_hint() {
    let sandbox = ledger_after(HISTORY);
    golden("refusals.md", &gallery("Refusals", &sandbox, ROWS, str::to_owned));
    sandbox.on_ledger(&["verify"]).ok();
}

/// The rule book.
fn source() -> String {
    std::fs::read_to_string(repository().join("src/rules/refusal.rs")).unwrap()
}

#[test]
fn every_refusal_is_in_the_gallery() {
    let source = source();
    let variants: BTreeSet<&str> = source
        .lines()
        .skip_while(|line| *line != "pub enum Refusal {")
        .take_while(|line| *line != "}")
        .filter_map(variant)
        .collect();
    assert!(variants.len() > 40, "the rule book is read");
    let shown: BTreeSet<&str> =
        ROWS.iter().chain(money::ROWS).map(|(name, ..)| *name).chain(NOT_SHOWN.iter().map(|(name, _)| *name)).collect();
    assert_eq!(variants, shown);
}

#[test]
fn what_only_a_file_can_say_is_refused() {
    let sandbox = Sandbox::with_ledger();
    let rules: Vec<String> = (0..40).map(|n| format!("{n:02}{}", "x".repeat(1_900))).collect();
    let fund = |id: &str, name: &str| serde_json::json!({"id": id, "type": "fund.opened", "data": {"fund": "chest", "name_en": name}});
    let policy = |id: &str, rules: &[String]| serde_json::json!({"id": id, "type": "fund.policy_set", "data": {"fund": "chest", "rules": rules}});
    let mut renamed = fund("again", "The old chest");
    renamed["corrects"] = 1.into();
    let unnumbered = |mut line: serde_json::Value| {
        line.as_object_mut().unwrap().remove("id");
        line
    };
    let list = |rules: std::ops::RangeInclusive<u32>| -> Vec<serde_json::Value> {
        let policies = rules.map(|n| policy("", &[n.to_string()]));
        std::iter::once(fund("", "The chest")).chain(policies).map(unnumbered).collect()
    };
    let from = |name: &str, lines: &[serde_json::Value], list: &[&str]| {
        let (file, lines) = (format!("{name}.jsonl"), lines.iter().map(ToString::to_string).collect::<Vec<_>>());
        sandbox.write(&file, lines.join("\n").as_bytes());
        sandbox.on_ledger(&[&["record", "--from", &file], list].concat())
    };
    let refused = [
        from("too-long", &[fund("fund", "The chest"), policy("policy", &rules)], &[]),
        from("unexplained", &[fund("fund", "The chest"), renamed], &[]),
        from("long-list", &list(1..=1_000), &["--list", "rules"]),
    ];
    from("list", &list(1..=2), &["--list", "rules"]).ok();
    let other = from("longer-list", &list(1..=3), &["--list", "rules"]);
    let texts = refused.iter().chain([&other]).map(|ran| {
        assert_eq!(ran.code, Some(1), "{}", ran.text());
        ran.text()
    });
    let texts: Vec<String> = texts.collect();
    golden("refusals-by-machine.md", &sandbox.masked(&texts.join("\n")));
}

#[test]
fn a_clock_that_runs_backwards_refuses_nothing() {
    let sandbox = Sandbox::with_ledger();
    let party = Event::from_json("party.registered", r#"{"party":"mu","nature":"state","name_en":"Mu"}"#).unwrap();
    let request = Request::new("mu".parse().unwrap(), party);
    sandbox.ledger().record(&[request], &sandbox.signer(), "2999-01-01T00:00:00Z".parse().unwrap()).unwrap();
    sandbox.on_ledger(&["record", "party.renamed", "--party", "mu", "--name-en", "Moo"]).ok();
    sandbox.on_ledger(&["verify"]).ok();
}
