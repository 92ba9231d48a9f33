# Errors of the library.

# ---- ledger: mod.rs ----
error-ledger-request = request { $index }: { $refusal }
# ---- ledger: findings; each sentence stands behind "expected" or "found" ----

# ---- audit.rs ----
error-audit-no-opening = no readable opening
error-audit-opened-by = opened by { $key }
error-audit-keeps-the-rules = a record that keeps the rules
error-audit-yields-other = its command yields something else: filled { $filled }, data { $data }
error-audit-other-command = cmd is the hash of another command; this one's is { $command }
error-audit-own-signature = a signature by a key of this ledger
error-audit-none-that-holds = none that holds
# What a record is that a newer program wrote: its type and version.
error-audit-newer = { $kind } version { $version }

# ---- scan.rs ----
error-scan-canonical = a record as its version writes it

# ---- view.rs ----
error-view-signed-by-recorder = a last checkpoint signed by a recorder of this ledger
error-view-does-not-hold = a signature that does not hold
error-view-with-root = a checkpoint over { $records } records with their root
error-view-another-root = another root

# ---- vouch.rs ----
error-vouch-more-records = a checkpoint over more records than the one before
error-vouch-size = size { $size }
error-vouch-covered = the records that the checkpoint covers
error-vouch-fewer = fewer
error-vouch-is-the-end = the last checkpoint to be the end of the log
error-vouch-checkpoint = a checkpoint
error-vouch-none = none: { $error }
error-vouch-root = records whose root is { $root }
error-vouch-by-recorder = a checkpoint signed by the recorder of its records, who was admitted before them
error-vouch-by-other = a signature that does not hold, or is by somebody else
# The errors of the library.

# ---- error.rs ----
# "seen", "here" and "named" are the size and the root of a log.
error-other-end =
    the end that was named is not the ledger's
      named: { $named }
      here:  { $here }
error-signing = the checkpoint cannot be signed: { $why }
error-index = the index cannot be written: { $why }
# "kind" is a type of records, "program" a version of this program.
error-newer = record { $seq } is { $kind } version { $version }; this is pledgebook { $program }, which does not know it: a newer one reads it
error-not-continued =
    the ledger does not continue what this machine has seen of it: it was restored from a copy, or its past was rewritten
      seen: { $seen }
      here: { $here }
error-replaced =
    another ledger stood in this folder when this machine used it last
      here: { $here }
error-unreadable = cannot be read: { $why }
error-unwritable = cannot be written: { $why }
# "instead" is a sentence: what to write, or how to list what there is.
error-not-on-record = "{ $found }" is not on record; { $instead }

# ---- demo.rs ----
error-demo-records = the story alone has { $least } records, and at most { $most } are made; write a number from { $least } to { $most }, not { $asked }
error-demo-fact = record { $seq } of the demonstration cannot be made
