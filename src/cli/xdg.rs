//! The user's folders, according to the XDG base directory specification.

use std::ffi::OsString;
use std::path::PathBuf;

/// Returns this program's folder below the one that `variable` names, or else below `fallback` in the home folder.
///
/// The specification requires absolute paths, and that relative ones are ignored: they would depend on the current
/// folder.
pub fn folder(variable: &str, fallback: &str) -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name);
    below(set(variable), set("HOME"), fallback)
}

fn below(named: Option<OsString>, home: Option<OsString>, fallback: &str) -> Option<PathBuf> {
    let absolute = |path: Option<OsString>| path.map(PathBuf::from).filter(|path| path.is_absolute());
    let base = absolute(named).or_else(|| absolute(home).map(|home| home.join(fallback)))?;
    Some(base.join("pledgebook"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_folder_is_ignored() {
        let found = |named: &str, home: &str| {
            let set = |value: &str| (value != "unset").then(|| OsString::from(value));
            below(set(named), set(home), ".cache").map(|folder| folder.display().to_string())
        };
        assert_eq!(found("/cache", "/home/me").as_deref(), Some("/cache/pledgebook"));
        for relative in ["cache", "./cache", "~/cache", "", "unset"] {
            assert_eq!(found(relative, "/home/me").as_deref(), Some("/home/me/.cache/pledgebook"), "{relative:?}");
            assert_eq!(found(relative, relative), None, "{relative:?}");
        }
    }
}
