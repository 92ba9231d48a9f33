//! A ledger's folder tells git never to change the bytes of its log.

use std::io::{self, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use crate::log::store::{AtPath as _, StoreError, nofollow};

const FILE: &str = ".gitattributes";
/// To git, no file of the log is text, so it changes no line ends.
const RULE: &str = "events/** -text";
/// More than any such file takes, in bytes.
const BYTES_MAX: u64 = 1 << 20;

/// Adds the rule to the file in a ledger's folder; all that stands in it stays. Returns the file if there was none.
pub fn write(ledger: &Path) -> Result<Option<PathBuf>, StoreError> {
    let path = ledger.join(FILE);
    let before = match nofollow::read(&path, BYTES_MAX) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        before => Some(before.at(&path)?),
    };
    let old = before.as_deref().unwrap_or_default();
    if old.split(|byte| *byte == b'\n').any(|line| line.trim_ascii() == RULE.as_bytes()) {
        return Ok(None);
    }
    let end = if old.is_empty() || old.ends_with(b"\n") { "" } else { "\n" };
    let rule = format!("{end}# The bytes of a ledger are hashed: git must not change its line ends.\n{RULE}\n");
    let mut file = nofollow::open_to_write(&path).at(&path)?;
    file.seek(SeekFrom::End(0)).and_then(|_| file.write_all(rule.as_bytes())).at(&path)?;
    Ok(before.is_none().then_some(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rule_is_added_once_to_what_stands_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(FILE);
        let read = || std::fs::read_to_string(&path).unwrap();
        assert_eq!(write(folder.path()).unwrap(), Some(path.clone()));
        assert!(read().ends_with("\nevents/** -text\n"), "{}", read());
        for old in ["*.png binary", "*.png binary\n", "# events/** -text\n"] {
            std::fs::write(&path, old).unwrap();
            assert_eq!(write(folder.path()).unwrap(), None);
            assert!(read().starts_with(old.trim_end()) && read().ends_with("\nevents/** -text\n"), "{}", read());
            let once = read();
            assert_eq!(write(folder.path()).unwrap(), None);
            assert_eq!(read(), once);
        }
    }
}
