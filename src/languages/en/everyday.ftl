# Everyday verbs: what a command says of what it recorded, and of mistakes in it.

# ---- words of many verbs ----
everyday-total = total
everyday-reference = reference { $reference }
everyday-reason = Reason: { $reason }
everyday-no-id = "{ $id }" is not an id.
everyday-amount = Amount
everyday-available = Available
everyday-was = Was
everyday-is = Is
everyday-left = left
everyday-of-advance = of its advance
everyday-paid = paid
everyday-received-in-advance = received in advance
everyday-unidentified-payer = an unidentified payer
everyday-amount-not-stated = amount not stated
everyday-document-added = document added
everyday-meeting-added = meeting added

# ---- screen.rs ----
everyday-january = January
everyday-february = February
everyday-march = March
everyday-april = April
everyday-may = May
everyday-june = June
everyday-july = July
everyday-august = August
everyday-september = September
everyday-october = October
everyday-november = November
everyday-december = December
everyday-day = { $day } { $month } { $year }
everyday-records = records { $first }-{ $last }
everyday-record = record { $seq }

# ---- exceptions.rs ----
everyday-exception = EXCEPTION, open until a decision covers it: { $reason }
everyday-exception-in = EXCEPTION in record { $seq }, open until a decision covers it: { $reason }

# ---- documents.rs ----
everyday-file-no-id = The file "{ $file }" has no name that can be an id. Give it one in letters.
everyday-file-name = The name of the file "{ $file }": { $error }.

# ---- typed.rs ----
# "what" is the word for what is looked for: payer, fund, line.
everyday-or = { $list } or { $last }
everyday-may-be = "{ $name }" may be { $names }.
everyday-write = Write { $what }.
everyday-unknown-near = Unknown { $what } "{ $name }". Did you mean { $names }?
everyday-unknown = Unknown { $what } "{ $name }".
everyday-none-yet = No { $what } is on record yet.
everyday-known = On record: { $names }.
everyday-known-parties = `pledgebook party` lists all that are on record.
everyday-no-amount = "{ $text }" is not an amount: { $why }.
everyday-no-thousands = its commas do not part thousands
everyday-comma-before-cents = a comma before the cents
everyday-write-for-example = Write for example { $example }.
everyday-no-currency-code = "{ $code }" is not the code of a currency
everyday-no-currency = its currency is not stated
everyday-not-digits = it holds more than digits
everyday-write-digits = Write for example 18000 or 18,000.00.
everyday-decimals = { $currency } has { $places } decimals
everyday-write-or = Write { $one }, or { $other }.
everyday-write-decimals = Write no more than { $places } digits after the point.
everyday-too-many-digits = it has too many digits
everyday-write-fewer = Write fewer.
everyday-zero = it is zero
everyday-write-paid = Write what was paid.
everyday-not-a-day = "{ $text }" is not a day.
everyday-write-a-day = Write for example { $option } 2025-03-31, or { $option } yesterday.

# ---- meetings.rs ----
everyday-write-item = Write the forum, the day and the item, for example --at "Council 2024-11-20/6".
everyday-no-item = the item is not stated
everyday-meeting-not-dated = the day of this meeting is not on record
everyday-no-meeting-day = the day of the meeting is not stated
everyday-item-not-a-day = "{ $text }" is not a day
everyday-no-meeting-id = "{ $id }" is not the id of a meeting
everyday-not-an-item = --at: "{ $item }" is not an item: { $error }.
# They follow a word as "Approved".
everyday-decided-on = by { $forum }, { $day }, item { $item }
everyday-decided = by { $forum }, item { $item }
