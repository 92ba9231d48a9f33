# Facts and records: why one cannot be read.

# ---- fact.rs ----
event-data-not-canonical = the data is not in its canonical form, which is { $canonical }
event-data-version = version { $version } is not known here
event-data-type = the type is not known here

# ---- field.rs: "text" is quoted ----
event-field-once = write it once
event-field-twice = a value stands twice in the list
event-field-empty = the list is empty; write at least one value
event-field-number = a whole number stays below 2^53
event-field-none-of = { $text } is none of: { $words }

# ---- ledger.rs: "text" is quoted ----
event-ledger-time-zone = { $text } is no time zone of the IANA database; write for example America/Costa_Rica
event-ledger-origin = { $text } is no origin; write an address without scheme or spaces, for example example.org/rcm
event-ledger-month-day = { $text } is not a day of every year; write month and day, for example 01-01

# ---- party.rs: "text" and "found" are quoted ----
event-party-country = { $text } is no country code of ISO 3166-1; write two capital letters, for example CR
event-party-iati-space = { $text } holds white space; write an identifier of IATI without it, for example XI-IATI-IADB
event-party-iati-character = { $text } holds { $found }, which no identifier of IATI does; leave it out

# ---- record.rs ----
event-record-line-too-long = the line would have { $bytes } bytes; at most { $most } fit
event-record-long = the line has { $bytes } bytes; at most { $most } fit
# "expected" is a sentence of record/line.rs, or one about a value.
event-record-not-canonical = the line is not in its canonical form at byte { $column }: { $expected }
event-record-data = the data, which begins at byte { $column }, is not that of { $kind } version { $version }
event-record-newer = the record is { $kind } version { $version }, which this pledgebook ({ $program }) does not know; a newer one reads it
event-record-kind = a type is 1 to 64 of a-z, dots and underscores, and this is { $kind }
event-record-integer = the whole number { $number } is not below 2^53
event-record-names-of-members = expected names of members of { $kind } that it has, each once and in order

# ---- record/line.rs: "what", "one" and "other" are characters of a line ----
event-line-expected = expected { $what }
event-line-expected-number = expected a whole number
event-line-expected-either = expected { $one } or { $other }
event-line-expected-at-end = expected { $what } at the end
