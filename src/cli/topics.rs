//! Help topics, printed by `pledgebook help TOPIC`. They are Markdown in `topics/`, of at most 80 columns. A test runs
//! every command in them and compares its output with the one shown.

use clap::{ArgMatches, Command};

use crate::languages::{self, Language, help};

/// A help topic.
pub struct Topic {
    /// Its name, as people type it.
    name: &'static str,
    /// One line about it, in English.
    pub about: &'static str,
    english: &'static str,
    spanish: &'static str,
}

impl Topic {
    /// Returns its text in the language that is spoken.
    const fn text(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Spanish => self.spanish,
        }
    }
}

macro_rules! topic {
    ($name:literal, $about:literal) => {
        Topic {
            name: $name,
            about: $about,
            english: include_str!(concat!("topics/", $name, ".md")),
            spanish: include_str!(concat!("topics/es/", $name, ".md")),
        }
    };
}

/// All topics, in the order in which the help lists them.
pub const TOPICS: [Topic; 4] = [
    topic!("walks", "Three walks: a delegate's, an auditor's, a finance officer's"),
    topic!("recording", "How to record, reverse and correct facts"),
    topic!("checking", "How to check a ledger, with this program and without"),
    topic!("files", "Files beside the record, which may be deleted"),
];

/// Adds the topics to the command line: listed below the verbs, and printed by `help`.
pub fn with_topics(command: Command) -> Command {
    let list: String = TOPICS.iter().map(|topic| format!("\n  {:<13}  {}", topic.name, help(topic.about))).collect();
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let command = command.after_help(format!("Topics, for `pledgebook help`:{list}\n\n{after}"));
    TOPICS.iter().fold(command, |command, topic| {
        let text = plain(topic.text(languages::spoken()));
        let help = Command::new(topic.name).hide(true).about(topic.about).long_about(text);
        command.subcommand(help.help_template("{about-with-newline}"))
    })
}

/// Returns the text of a topic that was named as if it were a verb.
pub fn asked(matches: &ArgMatches) -> Option<String> {
    let topic = TOPICS.iter().find(|topic| matches.subcommand_name() == Some(topic.name))?;
    Some(plain(topic.text(languages::spoken())))
}

/// Formats Markdown for a terminal: headings in capitals, no fences, no emphasis.
fn plain(markdown: &str) -> String {
    let lines = markdown.lines().filter(|line| !line.starts_with("```")).map(|line| {
        let heading = line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#'));
        heading.map_or_else(|| line.replace("**", ""), str::to_uppercase)
    });
    lines.map(|line| line + "\n").collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_fits_eighty_columns_and_shows_no_markdown() {
        for (name, text) in
            TOPICS.iter().flat_map(|topic| Language::ALL.map(|language| (topic.name, topic.text(language))))
        {
            for (index, part) in text.split("```").enumerate() {
                // Output of the program may have any width.
                let is_ours = |line: &&str| index % 2 == 0 || line.starts_with("$ ") || line.ends_with('\\');
                for line in part.lines().filter(is_ours) {
                    assert!(line.chars().count() <= 80, "{name}: {line}");
                }
            }
            let text = plain(text);
            assert!(!["```", "**", "](", "\n# "].iter().any(|mark| text.contains(mark)), "{name}");
        }
        assert_eq!(plain("# A b\n\nc **d**\n```console\n$ e #1\n```\n"), "A B\n\nc d\n$ e #1\n");
    }

    #[test]
    fn a_topic_is_not_a_verb() {
        let command = crate::cli::command();
        let named: Vec<_> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
        for Topic { name: topic, .. } in TOPICS {
            assert_eq!(named.iter().filter(|name| *name == topic).count(), 1, "{topic}");
        }
    }
}
