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
