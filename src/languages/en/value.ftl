# Values: names, days, amounts, and what is wrong with them.

# ---- languages/mod.rs ----
# A name that is on record in English alone, where Spanish is spoken.
value-in-english = { $name }
# Values that cannot be read, and what figures say of themselves.

# ---- state: accounts.rs, figures.rs, exchange.rs; "text" stands in quotation marks ----
value-accounts-not-a-key = { $text } is not the key of an account
value-figures-not-a-key = { $text } is not the key of a figure
value-exchange-not-a-key = { $text } is not the key of a figure of money in other currencies

# ---- state: recorders.rs ----
value-recorders-ran-back = the clock ran back at record { $seq }
value-recorders-ran-back-often = the clock ran back { $times } times, first at record { $seq }
value-recorders-ahead = record { $seq } was recorded at { $at }, which lies in the future

# ---- cache: table.rs ----
value-table-no-answer = the index database does not answer
value-table-panicked = the index database panicked
# Values that people write: what is wrong with one, and what to write instead. They stand behind "--option: " or "file:line: ".

# ---- address.rs ----
value-address-scheme = the address begins with "{ $scheme }:"; write an address that begins with https:// or http://
value-address-character = character { $position } is { $found }, which no address holds; write { $instead } instead
value-address-percent = the % at character { $position } is not followed by two hexadecimal digits; write %25 for a per cent sign
value-address-user = the address names a user or a password before an @; leave that out
value-address-host = "{ $host }" is not a host; write for example https://example.org/minutes.pdf

# ---- days.rs: "text" is quoted ----
value-days-day = { $text } is not a valid day; write it as YYYY-MM-DD, for example 2017-11-27
value-days-span = { $text } is not a valid day or interval; write YYYY-MM-DD or YYYY-MM-DD/YYYY-MM-DD
value-days-backwards = { $text } ends before or on the day it begins; a single day is written once
value-days-instant = { $text } is not a valid instant; write it in UTC to the second, for example 2026-11-28T17:04:05Z
value-days-window = { $text } is no EDTF date that this ledger reads; examples: 2018, 2018-03, 2018-33 (first quarter), 2018-40 (first semester), ../2019-06~ (by about June 2019 at the latest)
value-days-period = { $text } is not a period of account; write its first and last day (2018-07-01/2019-06-30), or a year (2018), a half (2018-40), a quarter (2018-33) or a month (2018-07)

# ---- hash.rs ----
value-hash-hex = a BLAKE3 digest is 64 digits of 0-9 and a-f
value-hash-base64 = a tree hash is 32 bytes in standard base64 (44 characters, the last one `=`)

# ---- ids.rs: "text" is quoted ----
value-ids-slug = { $text } is not a valid id; write 1 to { $most } of a-z, 0-9 and inner hyphens, for example costa-rica
value-ids-assessment = { $text } is not an assessment; write its id, or a run and its member, for example dues-2018/honduras
value-ids-item = { $text } is no item; write section, number and letter, for example C7 or R8.b
value-ids-decision = { $text } is not a decision; write its meeting and item, for example rcgm-2017/R8.b
value-ids-thing = { $text } does not name a thing; write kind and id, for example activity:health-workshop-2 (kinds: { $kinds })
value-ids-key = { $text } is not a valid key; write 1 to 128 of letters, digits and . _ : / # @ + = -, without spaces
value-ids-private-key = a private key is not an id, and must never enter a ledger

# ---- key.rs ----
value-key-id = a key id is 8 digits of 0-9 and a-f
value-key-form = a verifier key reads NAME+8 hex digits+base64 of 33 bytes
value-key-name = a key's name is not empty and holds neither white space nor `+`
value-key-algorithm = only Ed25519 keys (algorithm byte 01) are used, this one says { $algorithm }
value-key-id-mismatch = the key id is { $found }, but this name and key give { $expected }

# ---- merkle.rs ----
value-merkle-nodes = a tree of { $size } leaves has { $expected } complete subtrees, here are { $found }

# ---- money.rs: "text" is quoted ----
value-money-decimal = { $text } is no plain decimal number; write for example 1000.00, without thousands separators or exponent
value-money-currency = { $text } is not a currency of ISO 4217; write its three capital letters, for example USD
value-money-money = { $text } is not a valid amount; write currency and number, for example USD 1000.00
value-money-exponent = { $text } is not a currency with its exponent; write for example USD/2
value-money-rate = { $text } is no rate; write a number above zero with at most { $most } decimal places, for example 7.75
value-money-share = { $text } is not a valid share; write a percentage above 0, at most 100, with at most { $most } decimal places, for example 12.5

# ---- name.rs: "script" and "of" are names of scripts (Latin, Cyrillic) ----
value-name-mixed = character { $position } is U+{ $code }, a { $script } letter in a { $of } word; write each word in one script

# ---- object.rs: members of a JSON object, in the words of serde ----
value-object-unknown = unknown field `{ $name }`, expected one of { $names }
value-object-unknown-of-two = unknown field `{ $name }`, expected `{ $one }` or `{ $other }`
value-object-duplicate = duplicate field `{ $name }`
value-object-missing = missing field `{ $name }`

# ---- text.rs ----
value-text-empty = the text is empty; leave the field out where nothing is stated
value-text-untrimmed = the text begins or ends with white space; write it without
value-text-long = the text has { $characters } characters; at most { $most } fit
value-text-not-nfc = the text is not in Unicode normalisation form C; write accented letters as one character
value-text-private-key = the text holds a private key, which may never enter a ledger
# "what" is one of the noun phrases below, "instead" one of the orders after them.
value-text-character = character { $position } is U+{ $code }, which is { $what }; { $instead }
value-text-joiner = a joiner outside a word of a script that needs it
value-text-bidirectional = a bidirectional formatting character
value-text-control = a control character
value-text-line-separator = a line separator
value-text-unassigned = not assigned by Unicode
value-text-private-use = a private-use character, which has no agreed meaning
value-text-tag = an invisible tag character
value-text-format = a format character
value-text-invisible = an invisible character
value-text-write-space = write a space instead
value-text-write-defined = write a character that Unicode defines
value-text-leave-out = leave it out
