//! Addresses on the web.
//!
//! An address is an `http` or `https` URI (RFC 3986; RFC 9110, section 4.2), or one without its scheme, as sources
//! print it: `crmsv.org`, `www.iom.int/rcm`. It has a host, by name or IPv4 address, and no user information. It holds
//! only characters that RFC 3986 allows: letters, digits and `-._~:/?#[]@!$&'()*+,;=%` in ASCII, a `%` before two
//! hexadecimal digits. Text before a first `:` is a scheme, so an address with a port begins with `https://`.
//!
//! ```
//! use pledgebook::value::address::WebAddress;
//!
//! assert!("https://example.org/minutes%20of%202024.pdf".parse::<WebAddress>().is_ok());
//! assert!("crmsv.org".parse::<WebAddress>().is_ok());
//! assert!("javascript:alert(1)".parse::<WebAddress>().is_err());
//! ```

use std::fmt;
use std::str::FromStr;

use crate::languages::say;
use crate::value::text::{Text, TextError, debug_as_text, serde_as_text};

/// An address by the rules of the module, kept as it was written.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebAddress(Text);

/// The reason for refusing an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the messages say it")]
pub enum AddressError {
    #[error(transparent)]
    Text(#[from] TextError),
    #[error("{}", say!("value-address-scheme", scheme = .0))]
    Scheme(String),
    #[error("{}", say!("value-address-character", position = .position, found = shown(*found), instead = percent_encoded(*found)))]
    Character {
        /// Counted from 1.
        position: usize,
        found: char,
    },
    #[error("{}", say!("value-address-percent", position = .position))]
    Percent {
        /// Counted from 1.
        position: usize,
    },
    #[error("{}", say!("value-address-user"))]
    User,
    #[error("{}", say!("value-address-host", host = .0))]
    Host(String),
}

fn shown(found: char) -> String {
    if found.is_ascii_graphic() { found.to_string() } else { format!("U+{:04X}", u32::from(found)) }
}

/// Encodes a character as RFC 3986, section 2.1, says.
fn percent_encoded(found: char) -> String {
    found.to_string().bytes().map(|byte| format!("%{byte:02X}")).collect()
}

impl WebAddress {
    /// The address as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl FromStr for WebAddress {
    type Err = AddressError;

    fn from_str(address: &str) -> Result<Self, AddressError> {
        let text = Text::new(address)?;
        let scheme = address.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '?', '#']));
        let (rest, has_scheme) = match scheme {
            None => (address, false),
            Some((scheme, rest)) if ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known)) => {
                (rest.strip_prefix("//").unwrap_or_default(), true)
            }
            Some((scheme, _)) => return Err(AddressError::Scheme(scheme.to_owned())),
        };
        check_characters(address)?;
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        if authority.contains('@') {
            return Err(AddressError::User);
        }
        if !is_host(authority, has_scheme) {
            return Err(AddressError::Host(authority.to_owned()));
        }
        Ok(Self(text))
    }
}

fn check_characters(address: &str) -> Result<(), AddressError> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
    for (position, (at, found)) in (1..).zip(address.char_indices()) {
        if !is_allowed(found) {
            return Err(AddressError::Character { position, found });
        }
        let digits = address.get(at.saturating_add(1)..at.saturating_add(3));
        if found == '%' && !digits.is_some_and(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit())) {
            return Err(AddressError::Percent { position });
        }
    }
    Ok(())
}

/// Returns whether a text is a host, with a port where there is a scheme. Without one, a host has a dot.
fn is_host(text: &str, has_scheme: bool) -> bool {
    let (host, port) = text.split_at(text.find(':').unwrap_or(text.len()));
    let labels = host.strip_suffix('.').unwrap_or(host);
    let is_label =
        |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    labels.split('.').all(is_label) && is_port(port) && (has_scheme || labels.contains('.'))
}

fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok() && !port.starts_with('+'))
}

impl fmt::Display for WebAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

debug_as_text!(WebAddress);
serde_as_text!(WebAddress => as_str);

#[cfg(test)]
mod tests {
    use super::*;

    fn read(address: &str) -> Result<String, AddressError> {
        address.parse::<WebAddress>().map(|address| address.to_string())
    }

    #[test]
    fn an_address_is_kept_as_it_was_written() {
        for address in [
            "https://example.org/conclusions-2017.pdf",
            "HTTP://Example.ORG",
            "https://example.org:8443/a/b.html?c=d&e=%C3%A9#f",
            "https://example.org./",
            "https://localhost/",
            "https://xn--mxico-bsa.example/",
            "crmsv.org",
            "rosanjose.iom.int",
            "www.iom.int/rcm?page=2:1",
            "example.org/a:b@c",
        ] {
            assert_eq!(read(address), Ok(address.to_owned()));
        }
    }

    #[test]
    fn an_address_with_a_scheme_is_http_or_https() {
        for scheme in
            ["javascript", "JavaScript", "data", "file", "ftp", "mailto", "vbscript", "localhost", "example.org"]
        {
            assert_eq!(read(&format!("{scheme}:1")), Err(AddressError::Scheme(scheme.to_owned())), "{scheme}");
        }
        assert_eq!(read("javascript://example.org/%0aalert(1)"), Err(AddressError::Scheme("javascript".to_owned())));
        assert_eq!(read(":x"), Err(AddressError::Scheme(String::new())));
    }

    #[test]
    fn an_address_holds_only_characters_of_addresses() {
        for (address, position, found) in [
            ("https://example.org/a b", 22, ' '),
            ("https://example.org/\"onclick", 21, '"'),
            ("https://example.org/<b>", 21, '<'),
            ("https:\\\\example.org", 7, '\\'),
            ("https://m\u{e9}xico.example/", 10, '\u{e9}'),
            ("https://ex\u{430}mple.org", 11, '\u{430}'),
            ("example.org/a|b", 14, '|'),
            ("example.org/a\u{a0}b", 14, '\u{a0}'),
        ] {
            assert_eq!(read(address), Err(AddressError::Character { position, found }), "{address}");
        }
        let error = read("example.org/m\u{e9}xico").unwrap_err();
        assert_eq!(error.to_string(), "character 14 is U+00E9, which no address holds; write %C3%A9 instead");
        for (address, position) in [("example.org/%", 13), ("example.org/%2", 13), ("example.org/a%zz", 14)] {
            assert_eq!(read(address), Err(AddressError::Percent { position }), "{address}");
        }
        for address in ["", " example.org", "example.org\n", "example.org/\u{200b}", "example.org/\u{202e}"] {
            assert!(matches!(read(address), Err(AddressError::Text(_))), "{address:?}");
        }
    }

    #[test]
    fn an_address_has_a_host_and_no_user() {
        for address in ["https://me@example.org/", "https://me:secret@example.org", "https://example.org@evil.example"]
        {
            assert_eq!(read(address), Err(AddressError::User), "{address}");
        }
        for (address, host) in [
            ("https:", ""),
            ("https:example.org", ""),
            ("https:///example.org", ""),
            ("//example.org", ""),
            ("/minutes.pdf", ""),
            ("minutes", "minutes"),
            ("https://.example.org", ".example.org"),
            ("https://a..b", "a..b"),
            ("https://example.org:99999", "example.org:99999"),
            ("https://example.org:", "example.org:"),
            ("https://[::1]/", "[::1]"),
        ] {
            assert_eq!(read(address), Err(AddressError::Host(host.to_owned())), "{address}");
        }
    }
}
