# Values: names, days, amounts, and what is wrong with them.

# ---- languages/mod.rs ----
# A name that is on record in English alone, where Spanish is spoken.
value-in-english = { $name }
