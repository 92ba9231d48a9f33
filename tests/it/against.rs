//! Checkpoints that were saved earlier, one or several in a file.

use crate::harness::{Ran, Sandbox, copy_events};

fn record(sandbox: &Sandbox, ledger: &str, party: &str) -> Ran {
    let fact = ["record", "party.registered", "--party", party, "--nature", "state", "--name-en", party];
    sandbox.run(&[&["--ledger", ledger][..], &fact].concat()).ok()
}

fn checkpoint(sandbox: &Sandbox, ledger: &str) -> String {
    sandbox.run(&["--ledger", ledger, "checkpoint"]).ok().stdout
}

/// A ledger of three records, and the checkpoint saved after each.
fn with_checkpoints() -> (Sandbox, [String; 3]) {
    let sandbox = Sandbox::with_ledger();
    let first = checkpoint(&sandbox, "ledger");
    let [second, third] = ["atlantis", "mu"].map(|party| {
        record(&sandbox, "ledger", party);
        checkpoint(&sandbox, "ledger")
    });
    (sandbox, [first, second, third])
}

#[test]
fn every_checkpoint_of_a_file_is_compared() {
    let (sandbox, [first, second, third]) = with_checkpoints();
    let rows = [
        (1, first.clone()),
        (3, format!("{first}{second}{third}")),
        (3, format!("{third}\n{first}\n\n\n{second}")),
        (2, format!("\n{first}\n{second}").replace('\n', "\r\n")),
        (2, format!("{first}\n{first}").trim_end().to_owned()),
        (1, format!("\u{feff}{first}")),
    ];
    for (number, file) in rows {
        sandbox.write("friends.txt", file.as_bytes());
        let ran = sandbox.on_ledger(&["verify", "--against", "friends.txt"]).ok();
        let said = match number {
            1 => "1 checkpoint brought along holds".to_owned(),
            number => format!("{number} checkpoints brought along hold"),
        };
        assert!(ran.stdout.contains(&said), "{said}: {}", ran.text());
    }
}

#[test]
fn a_past_rewritten_by_the_holder_of_the_key_is_found_by_any_checkpoint_of_a_file() {
    let (sandbox, [first, second, _]) = with_checkpoints();
    // With the stolen key, other records follow record 0.
    copy_events(&sandbox.path("ledger"), &sandbox.path("forged"));
    let opening = sandbox.read("ledger/events/000000000000.jsonl");
    let opening = opening.split_inclusive(|byte| *byte == b'\n').next().unwrap();
    sandbox.write("forged/events/000000000000.jsonl", opening);
    sandbox.write("forged/events/checkpoints", first.as_bytes());
    std::fs::remove_dir_all(sandbox.path("cache")).unwrap(); // The forger's machine has not seen the ledger.
    record(&sandbox, "forged", "lemuria");
    record(&sandbox, "forged", "mu");
    let key = sandbox.signer().verifier().to_string();
    sandbox.run(&["--ledger", "forged", "verify", "--key", &key]).ok();

    sandbox.write("friends.txt", format!("{first}\n{second}").as_bytes());
    let verify = |file: &str, format: &str| {
        sandbox.run(&["--ledger", "forged", "verify", "--key", &key, "--against", file, "--format", format])
    };
    let caught = verify("friends.txt", "json");
    assert_eq!(caught.code, Some(3), "{}", caught.text());
    let places: Vec<_> = caught.rows().iter().map(|row| (row["kind"].clone(), row["place"].clone())).collect();
    assert_eq!(places, [("against".into(), "friends.txt:7".into())], "{}", caught.text());
    sandbox.write("friends.txt", first.as_bytes());
    assert_eq!(verify("friends.txt", "json").code, Some(0), "what was taken away before the forgery tells nothing");
}

#[test]
fn a_text_that_is_not_a_checkpoint_is_an_error_that_names_its_line() {
    let (sandbox, [first, second, _]) = with_checkpoints();
    let rows = [
        ("", "friends.txt:1: "),
        ("\n\n", "friends.txt:1: "),
        ("Dear friend,\n", "friends.txt:1: "),
        (&format!(" {first}"), "friends.txt:1: the origin"),
        (&format!("{first}\nDear friend,\n"), "friends.txt:7: "),
        (&format!("{first}\nDear friend,\n\n{second}"), "friends.txt:7: "),
        (&format!("{first}\n{second}\n{{}}\n").replace('\n', "\r\n"), "friends.txt:13: "),
        (&format!("{first}\n{}", second.split_once("\n\n").unwrap().0), "friends.txt:7: "),
        (&format!("{first}\n{}", second.replacen("\n2\n", "\ntwo\n", 1)), "friends.txt:7: the size"),
        (&first.repeat(6_000), "friends.txt: the file is 1 MiB or larger"),
    ];
    for (file, said) in rows {
        sandbox.write("friends.txt", file.as_bytes());
        let ran = sandbox.on_ledger(&["verify", "--against", "friends.txt"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{file:?}: {}", ran.text());
        assert!(ran.stderr.starts_with(&format!("error: {said}")), "{said:?} is not in {}", ran.text());
    }
}

#[test]
fn the_help_states_what_only_a_checkpoint_finds() {
    let sandbox = Sandbox::new();
    let words: Vec<_> = sandbox.run(&["verify", "--help"]).ok().stdout.split_whitespace().map(str::to_owned).collect();
    let help = words.join(" ");
    for said in ["--key", "finds a ledger that somebody else opened in its place", "ONLY --against finds that"] {
        assert!(help.contains(said), "{said:?} is not in {help}");
    }
}
