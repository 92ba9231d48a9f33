//! Private keys: who may read them, that they are never copied elsewhere, and that they are created with their ledger
//! or not at all.

#[cfg(unix)]
mod files;
#[cfg(unix)]
mod opening;

use crate::harness::{Ran, Sandbox, finish, ran as ran_as, shown};

/// A fact that can be recorded in a new ledger repeatedly: the second time it is on record already.
const PARTY: &[&str] =
    &["record", "party.registered", "--id", "mu", "--party", "mu", "--nature", "state", "--name-en", "Mu"];

/// The text of the private key in the config folder.
fn secret(sandbox: &Sandbox) -> String {
    sandbox.signer().to_secret_text()
}

/// Fails if a run shows any eight characters in a row of a private key's secret part.
#[track_caller]
fn assert_not_shown(ran: &Ran, secret: &str) {
    let base64 = secret.splitn(5, '+').last().unwrap().as_bytes();
    assert_eq!(base64.len(), 44, "the secret part of a key is found");
    for piece in base64.windows(8).map(|piece| std::str::from_utf8(piece).unwrap()) {
        assert!(!ran.stdout.contains(piece) && !ran.stderr.contains(piece), "a piece of the key is shown: {piece}");
    }
}

/// Fails unless a run ended with code 2, printed each of these texts, showed nothing of the key, and recorded nothing.
#[track_caller]
fn assert_refused(sandbox: &Sandbox, ran: &Ran, secret: &str, said: &[&str]) {
    assert_not_shown(ran, secret);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{}", ran.text());
    for words in said {
        assert!(ran.stderr.contains(words), "{words:?} is not in {}", ran.text());
    }
    let checkpoints = String::from_utf8(sandbox.read("ledger/events/checkpoints")).unwrap();
    assert_eq!(checkpoints.lines().nth(1), Some("1"), "nothing was recorded");
    assert_eq!(checkpoints.lines().count(), 5, "nothing was recorded");
}

#[test]
fn a_private_key_in_any_argument_is_refused_before_it_is_read() {
    let sandbox = Sandbox::with_ledger();
    let secret = secret(&sandbox);
    let inside = format!("my key is {secret}, keep it");
    let (option, of_option) = (format!("--{secret}"), format!("--name-en={secret}"));
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{secret}\n-----END PRIVATE KEY-----");
    let party = |more: &[&str]| -> Vec<String> { PARTY.iter().chain(more).map(|arg| (*arg).to_owned()).collect() };
    let plain = |args: &[&str]| -> Vec<String> { args.iter().map(|arg| (*arg).to_owned()).collect() };
    let rows = [
        (1, plain(&[&secret])),
        (1, plain(&[&option])),
        (2, plain(&["--ledger", &secret, "status"])),
        (12, party(&["--alias", &secret])),
        (11, party(&[&of_option])),
        (12, party(&["--inferred", &inside])),
        (12, party(&["--inferred", &pem])),
        (12, party(&["--source-document", &secret])),
        (12, party(&["--replaces", &secret])),
        (12, party(&["--key-file", &secret])),
        (4, plain(&["record", "party.registered", "--id", &secret])),
        (2, plain(&["record", &secret])),
        (3, plain(&["record", "--from", &secret])),
        (3, plain(&["verify", "--key", &secret])),
        (3, plain(&["verify", "--against", &secret])),
        (3, plain(&["log", "--thing", &secret])),
        (3, plain(&["pledges", "--party", &secret])),
        (3, plain(&["pledges", "--as-of", &secret])),
        (2, plain(&["party", &secret])),
        (2, plain(&["show", &secret])),
        (2, plain(&["explain", &secret])),
        (2, plain(&["demo", &secret])),
        (3, plain(&["init", "--title-en", &secret])),
        (2, plain(&["--help", &secret])),
    ];
    for (number, args) in rows {
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let said = [&format!("argument {number}: holds a private key"), "--key-file", "known to others", "keys --new"];
        assert_refused(&sandbox, &sandbox.run(&args), &secret, &said);
    }
    assert!(!sandbox.path(&secret).exists());
    let mut command = sandbox.command(&["party"]);
    command.arg(bytes_with(&secret));
    assert_refused(&sandbox, &finish(command), &secret, &["argument 2: holds a private key"]);
}

/// An argument that is not UTF-8 and holds a text.
#[cfg(unix)]
fn bytes_with(text: &str) -> std::ffi::OsString {
    std::os::unix::ffi::OsStringExt::from_vec([b"\xff", text.as_bytes()].concat())
}

#[cfg(not(unix))]
fn bytes_with(text: &str) -> std::ffi::OsString {
    text.into()
}

#[test]
fn a_private_key_in_a_file_of_facts_is_refused_by_its_line() {
    let sandbox = Sandbox::with_ledger();
    let secret = secret(&sandbox);
    let escaped = secret.replacen("PRIVATE+KEY+", r"PRIVATE\u002bKEY+", 1);
    let all_escaped: String = secret.chars().map(|c| format!(r"\u{:04x}", u32::from(c))).collect();
    let good = r#"{"id":"mu","type":"party.registered","data":{"party":"mu","nature":"state","name_en":"Mu"}}"#;
    for key in [&secret, &escaped, &all_escaped] {
        let lines = [
            format!(r#"{{"id":"x","type":"party.renamed","data":{{"party":"mu","name_en":"{key}"}}}}"#),
            format!(r#"{{"id":"x","type":"party.renamed","data":{{"party":"{key}","name_en":"Mu"}}}}"#),
            format!(r#"{{"id":"x","type":"party.renamed","data":{{"party":"mu","name_en":"Mu","date":"{key}"}}}}"#),
            format!(r#"{{"id":"x","type":"party.renamed","data":{{"party":"mu","name_en":"Mu","{key}":"x"}}}}"#),
            format!(r#"{{"id":"x","type":"fund.policy_set","data":{{"fund":"f","floor":{{"currency":"{key}"}}}}}}"#),
            format!(r#"{{"id":"{key}","type":"party.renamed","data":{{"party":"mu","name_en":"Mu"}}}}"#),
            format!(r#"{{"id":"x","type":"{key}","data":{{}}}}"#),
            format!(r#"{{"{key}":"x"}}"#),
            format!(r#""{key}""#),
            format!("{{ {key}"),
        ];
        for line in lines {
            sandbox.write("facts.jsonl", format!("{good}\n\n{line}\n").as_bytes());
            let ran = sandbox.on_ledger(&["record", "--from", "facts.jsonl"]);
            assert_refused(
                &sandbox,
                &ran,
                &secret,
                &["error: facts.jsonl:3: the line holds a private key", "keys --new"],
            );
        }
    }
    sandbox.write("facts.jsonl", format!("{secret}\n{good}\n").repeat(30).as_bytes());
    let ran = sandbox.on_ledger(&["record", "--from", "facts.jsonl"]);
    let said =
        ["error: facts.jsonl:1: ", "error: facts.jsonl:3: ", "error: facts.jsonl:39: ", "hint: 10 more lines hold one"];
    assert_refused(&sandbox, &ran, &secret, &said);
}

#[test]
fn a_key_file_in_the_place_of_another_is_not_shown() {
    let sandbox = Sandbox::with_ledger();
    let secret = secret(&sandbox);
    let file = sandbox.write_private("mine.key", format!("{secret}\n").as_bytes());
    let ran = sandbox.on_ledger(&["record", "--from", "mine.key"]);
    assert_refused(&sandbox, &ran, &secret, &["error: mine.key:1: the line holds a private key", "--key-file"]);
    let mut command = sandbox.command(&["--ledger", "ledger", "record", "--from", "-"]);
    let shown = shown(command.get_args());
    let output = command.stdin(std::fs::File::open(file).unwrap()).output().unwrap();
    assert_refused(
        &sandbox,
        &ran_as(shown, &output),
        &secret,
        &["error: standard input:1: the line holds a private key"],
    );
    let ran = sandbox.on_ledger(&["verify", "--against", "mine.key"]);
    assert_refused(&sandbox, &ran, &secret, &["error: mine.key: the file holds a private key, not a checkpoint"]);

    for spoilt in
        [secret.replace("PRIVATE", "PRIVAT"), format!("{secret}{secret}"), secret.replacen("KEY+", "KEY+x", 1)]
    {
        sandbox.write_private("spoilt.key", spoilt.as_bytes());
        let ran = sandbox.on_ledger(&[PARTY, &["--key-file", "spoilt.key"]].concat());
        assert_refused(&sandbox, &ran, &secret, &["error: spoilt.key: "]);
    }
}

/// The quotation in an error leaves the secret out: here the path of a folder.
#[test]
fn an_error_that_quotes_a_private_key_leaves_its_secret_out() {
    let sandbox = Sandbox::with_ledger();
    let secret = secret(&sandbox);
    let mut command = sandbox.command(&[&["--ledger", "ledger"], PARTY].concat());
    command.env("XDG_CONFIG_HOME", format!("/{secret}"));
    let ran = finish(command);
    assert_refused(&sandbox, &ran, &secret, &["no key in /PRIVATE+KEY+… may record"]);
}

#[test]
fn a_relative_cache_folder_is_not_made() {
    let sandbox = Sandbox::with_records();
    let mut command = sandbox.command(&["--ledger", "ledger", "pledges"]);
    command.env("XDG_CACHE_HOME", "relative").env("HOME", sandbox.path("home"));
    finish(command).ok();
    assert!(!sandbox.path("relative").exists(), "the specification wants a relative path ignored");
    assert!(sandbox.path("home/.cache/pledgebook").is_dir(), "the home folder is next");

    let mut command = sandbox.command(&["--ledger", "ledger", "pledges"]);
    command.env_remove("XDG_CACHE_HOME").env("HOME", "relative");
    finish(command).ok();
    assert!(!sandbox.path("relative").exists(), "neither is a relative home folder used");
}
