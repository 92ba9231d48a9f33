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
