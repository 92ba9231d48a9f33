use super::*;

#[test]
fn accented_letters_and_other_scripts_pass() {
    for text in ["Antiguo Cuscatlán", "Secretaría Técnica", "日本", "a \"b\" \\ c"] {
        assert_eq!(Text::new(text).unwrap().as_str(), text);
    }
}

#[test]
fn characters_that_could_deceive_a_reader_are_refused() {
    assert_eq!(Text::new(" \t"), Err(TextError::Empty));
    assert_eq!(Text::new("a "), Err(TextError::Untrimmed));
    assert_eq!(Text::new("e\u{301}"), Err(TextError::NotNfc));
    assert_eq!(Text::new(&"x".repeat(2_001)), Err(TextError::Long(2_001)));
    for (text, position) in [("a\nb", 2), ("\u{202E}abc", 1), ("ab\u{2028}", 3), ("\u{0378}", 1), ("x\u{7f}", 2)] {
        assert!(matches!(Text::new(text), Err(TextError::Character { position: p, .. }) if p == position), "{text:?}");
    }
}

/// The short way and the long way must answer alike: each ASCII character alone, at an end and inside.
#[test]
fn a_plain_text_is_one_that_keeps_every_rule() {
    for c in (0..=0x7f_u8).map(char::from) {
        for text in [format!("{c}"), format!("a{c}"), format!("{c}a"), format!("a{c}a")] {
            let longer = format!("{text}é");
            let keeps = text.trim() == text && !text.chars().any(char::is_control);
            assert_eq!(Text::new(&text).is_ok(), keeps, "{text:?}");
            assert_eq!(Text::new(&longer).is_ok(), longer.trim() == longer && !c.is_control(), "{longer:?}");
        }
    }
    assert_eq!(Text::new(""), Err(TextError::Empty));
    assert!(Text::new(&"x".repeat(TEXT_CHARACTERS_MAX)).is_ok());
}

#[test]
fn a_private_key_is_refused_as_text_and_not_quoted() {
    let key = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    let headers = ["PRIVATE KEY", "RSA PRIVATE KEY", "OPENSSH PRIVATE KEY", "PGP PRIVATE KEY BLOCK"];
    let headers = headers.map(|name| format!("-----BEGIN {name}-----"));
    for held in headers.iter().map(String::as_str).chain([key, "PRIVATE+KEY+"]) {
        for text in [held.to_owned(), format!("mine: {held}"), format!("é {held} é"), format!("PRIVATE {held}")] {
            assert!(holds_private_key(text.as_bytes()), "{text}");
            let error = Text::new(&text).unwrap_err();
            assert_eq!(error, TextError::PrivateKey, "{text}");
            assert!(!error.to_string().contains(held) && !format!("{error:?}").contains(held), "{error:?}");
        }
    }
    for text in ["a PRIVATE KEY", "PRIVATE+KEY", "private+key+", "PRIVATE", "-----BEGIN PUBLIC KEY-----"] {
        assert!(Text::new(text).is_ok(), "{text}");
    }
}

#[test]
fn printed_text_leaves_private_keys_out() {
    let rows = [
        ("no key", "no key"),
        ("it reads PRIVATE+KEY+NAME+8 hex digits", "it reads PRIVATE+KEY+NAME+8 hex digits"),
        ("PRIVATE+KEY+n+c74f20a3+AYEK", "PRIVATE+KEY+…"),
        (
            "é: PRIVATE+KEY+n+c74f20a3+AY/é\" is not an id\nPRIVATE+KEY+n+c74f20a3+AY more",
            "é: PRIVATE+KEY+… is not an id\nPRIVATE+KEY+… more",
        ),
    ];
    for (text, shown) in rows {
        assert_eq!(without_private_keys(text), shown);
    }
}

/// The fault of a text, and its character.
fn wrong(text: &str) -> Option<(usize, String)> {
    match Text::new(text) {
        Ok(_) => None,
        Err(TextError::Character { position, what, .. }) => Some((position, said(what, &[]))),
        Err(error) => panic!("{text:?}: {error}"),
    }
}

#[test]
fn no_text_hides_a_character() {
    let rows = [
        ("an invisible tag character", ["\u{E0001}", "\u{E0041}", "\u{E007F}"].as_slice()),
        ("a format character", &["\u{AD}", "\u{600}", "\u{180E}", "\u{200B}", "\u{2060}", "\u{FEFF}", "\u{1D173}"]),
        ("a private-use character, which has no agreed meaning", &["\u{E000}", "\u{F8FF}", "\u{F0000}", "\u{10FFFD}"]),
        (
            "an invisible character",
            &[
                "\u{34F}", "\u{115F}", "\u{1160}", "\u{17B4}", "\u{17B5}", "\u{180B}", "\u{180F}", "\u{2800}",
                "\u{3164}", "\u{FE00}", "\u{FE0F}", "\u{FFA0}", "\u{1D159}", "\u{E0100}", "\u{E01EF}",
            ],
        ),
        ("not assigned by Unicode", &["\u{2065}", "\u{FFF0}", "\u{E0000}", "\u{E0002}", "\u{E0FFF}", "\u{FFFF}"]),
    ];
    for (what, characters) in rows {
        for hidden in characters {
            assert_eq!(wrong(&format!("Pay{hidden}ment")), Some((4, what.to_owned())), "{hidden:?}");
            assert_eq!(escaped(hidden), hidden.escape_unicode().to_string());
        }
    }
    for (text, words) in [
        ("Pay\u{AD}ment", "character 4 is U+00AD, which is a format character; leave it out"),
        ("Pay\u{9}ment", "character 4 is U+0009, which is a control character; write a space instead"),
        (
            "Pay\u{378}",
            "character 4 is U+0378, which is not assigned by Unicode; write a character that Unicode defines",
        ),
    ] {
        assert_eq!(Text::new(text).unwrap_err().to_string(), words);
    }
}

#[test]
fn a_joiner_is_accepted_where_a_language_needs_it() {
    let words = [
        ("Persian", "می\u{200c}خواهم"),
        ("Persian, after a vowel mark", "مِی\u{200c}خواهَم\u{200c}ها"),
        ("Hindi", "क्\u{200d}ष"),
        ("Hindi, no conjunct", "क्\u{200c}ष"),
        ("Marathi", "र्\u{200d}य"),
        ("Bengali, before the virama", "র\u{200d}্য"),
        ("Sinhala", "ශ්\u{200d}රී ලංකාව"),
        ("Kannada", "ರ\u{200d}್ಕ"),
        ("Malayalam", "ന്\u{200d}മ"),
        ("Mongolian", "ᠠ\u{200d}ᠡ"),
    ];
    for (language, word) in words {
        let text = Text::new(word).unwrap_or_else(|error| panic!("{language}: {error}"));
        assert_eq!(escaped(text.as_str()), word, "{language}");
    }
}

#[test]
fn a_joiner_anywhere_else_is_refused_and_shown() {
    let rows = [
        ("pay\u{200d}pal", 4, "Latin"),
        ("pay\u{200c}pal", 4, "Latin"),
        ("日\u{200d}本", 2, "Han"),
        ("\u{200c}می", 1, "at the beginning"),
        ("می\u{200c}", 3, "at the end"),
        ("می\u{200c} خواهم", 3, "before a space"),
        ("می\u{200c}\u{200c}خواهم", 3, "twice"),
        ("می\u{200c}\u{200d}خواهم", 3, "two of them"),
        ("می\u{200c}۱", 3, "before a digit"),
        ("۱\u{200c}می", 2, "after a digit"),
        ("می\u{200c}a", 3, "before another script"),
        ("a\u{200c}می", 2, "after another script"),
        ("क\u{200d}می", 2, "between two scripts"),
        ("می\u{200c}\u{301}", 3, "before a mark of no script"),
        ("ᠠ\u{200d}\u{180b}", 2, "before a variation selector"),
        ("\u{64e}\u{200c}می", 2, "after a mark without a letter"),
    ];
    for (text, position, why) in rows {
        let found = wrong(text);
        assert_eq!(
            found,
            Some((position, "a joiner outside a word of a script that needs it".to_owned())),
            "{why}: {text:?}"
        );
        assert!(escaped(text).contains("\\u{200"), "{why}: {text:?}");
    }
}

#[test]
fn printing_a_hostile_text_shows_its_characters() {
    assert_eq!(escaped("a\u{1b}[31m\u{202E}é"), "a\\u{1b}[31m\\u{202e}é");
}
