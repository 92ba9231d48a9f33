# The log: its files, its checkpoints, and what verification finds.

# ---- checkpoint.rs ----
log-checkpoint-lines = a checkpoint's text is three lines: origin, size, root
log-checkpoint-origin = the origin is empty, or holds white space or `+`
log-checkpoint-size = the size is not a decimal number without sign and leading zeros
log-checkpoint-root = the root is not 32 bytes in standard base64
log-checkpoint-signatures = a checkpoint of this log bears one signature, this one { $count }
log-checkpoint-signer-name = the key that signed is not named after the origin
log-checkpoint-too-long = the checkpoint is longer than { $most } bytes
log-checkpoint-separator = no blank line separates the checkpoint from the one before
log-checkpoint-form = these lines are no checkpoint

# ---- finding.rs: "expected" and "found" are among the clauses of line_ends.rs, scan.rs and verify.rs, or of ledger/ ----
log-finding = { $place }: { $kind }: expected { $expected }, found { $found }.
log-finding-of-record = { $place }: record { $record }: { $kind }: expected { $expected }, found { $found }.

# ---- line_ends.rs: clauses, what was expected and what was found ----
log-line-ends-expected = lines that end in LF alone
log-line-ends-of-one = CR LF at the end of every line: git, or another program, changed the line ends, and with them every hash; nothing else was verified. Check the ledger out again with a line "events/** -text" in its .gitattributes, or copy it again byte by byte
log-line-ends-of-two = CR LF at the end of every line, and of { $other }: git, or another program, changed the line ends, and with them every hash; nothing else was verified. Check the ledger out again with a line "events/** -text" in its .gitattributes, or copy it again byte by byte
log-line-ends-of-many = CR LF at the end of every line, and of { $others } other files: git, or another program, changed the line ends, and with them every hash; nothing else was verified. Check the ledger out again with a line "events/** -text" in its .gitattributes, or copy it again byte by byte

# ---- note.rs ----
log-note-utf8 = a note is UTF-8, but byte { $offset } is not
log-note-control = a note holds no control character other than the newline, but byte { $offset } is one
log-note-no-end = the note does not end in a newline
log-note-no-blank-line = the note has no blank line between its text and its signatures
log-note-no-text = the note has no text
log-note-text-without-end = the text to sign does not end in a newline
log-note-no-signature = the note bears no signature
log-note-too-many-signatures = the note bears more than { $most } signatures
log-note-signature-form = a signature line reads: em dash, space, key name, space, base64
log-note-signature-name = the key name in the signature line is not one (empty, white space or `+`)
log-note-signature-base64 = the signature is not standard base64
log-note-signature-length = the signature has { $length } bytes, which is not a key id and a signature
log-note-unsigned = the note bears no signature by the key { $id }
log-note-bad-key = the key { $id } is no Ed25519 public key
log-note-bad-signature = the signature by the key { $id } does not fit the text
log-signer-form = a private key reads PRIVATE+KEY+NAME+8 hex digits+base64 of 33 bytes
log-signer-randomness = the operating system gave no randomness for a new key

# ---- position.rs ----
log-head = { $records ->
    [one] 1 record, root { $root }
   *[other] { $records } records, root { $root }
}

# ---- scan.rs: clauses, what was expected and what was found ----
log-scan-with-root = { $records } records with root { $root }
log-scan-linked = records { $before } and { $record } to be linked
log-scan-one-altered = that one of the two was altered

# ---- store/error.rs ----
log-store-missing = { $path }: no ledger is here (events/checkpoints is missing)
log-store-not-empty = { $path }: not empty; a new ledger needs an empty or absent events/
log-store-foreign = events/{ $name }: this file does not belong in events/; move it away
log-store-irregular = { $path }: not a regular file
log-store-not-a-folder = { $path }: not a folder; a link is not followed, because what it leads to is not part of this ledger
log-store-locked = { $path }: another writer holds the lock
log-store-conflict = the ledger has { $found } records, not { $expected }: somebody else has recorded meanwhile
log-store-sync-failed = { $path }: the disk did not confirm what was written; it is not known whether it was recorded
log-store-poisoned = an earlier write was not confirmed by the disk; open the ledger again before writing
log-damage-checkpoint = the last checkpoint cannot be read ({ $why })
log-damage-no-checkpoints = no checkpoint is there, though records are; restore the file from a copy
log-damage-record = this line is not record { $seq }
log-damage-missing = the records end before record { $seq }
log-damage-unsealed = { $bytes } bytes follow the last checkpoint's records, more than interrupted batches leave
log-damage-foreign = what follows the last checkpoint's records is not the beginning of record { $seq }; no interrupted writer leaves this, and it was not set aside
log-damage-torn-checkpoint = the file ends with a part of a checkpoint, and the records that it covers are not there: it was damaged after it was written
log-damage-segment = a segment past the end, which is at record { $size }
log-batch-group = 1 to { $most } batches are written together, these are { $found }
log-batch-records = a batch holds 1 to { $most } records, this one { $found }
log-batch-bytes = a batch is at most { $most } bytes long, this one { $found }
log-batch-line-too-long = record { $seq } is { $found } bytes long, more than a line holds
log-batch-line-break = record { $seq } holds a newline
log-batch-number = where record { $seq } is due the line begins otherwise
log-batch-size = the checkpoint states the size { $found }, the batch ends at { $expected }
# Why the system refused; they stand behind "PATH: ".
log-io-read-only = the file system is read-only
log-io-permission = permission denied
log-io-disk-full = the disk is full; this batch was not recorded
log-io-quota = the disk quota is used up; this batch was not recorded
log-io-file-too-large = the file system takes no larger file; this batch was not recorded
log-io-other = cannot be read or written

# ---- store/nofollow.rs ----
log-io-larger-than-written = the file is larger than any that this program writes
log-io-irregular = a link, a pipe, a device, or a file with several names stands here

# ---- verify.rs: clauses, what was expected and what was found ----
log-verify-only-segments = only segments, checkpoints and keys here
log-verify-origin = the origin { $origin }
log-verify-size-between = a size greater than { $size } and less than the next one's
log-verify-size = the size { $size }
log-verify-newline = a newline at the end of the last checkpoint
log-verify-no-newline = none; an interrupted writer leaves this, and the next recording adds it
log-verify-fitting-signature = a signature that fits the checkpoint
log-verify-other-signature = one that does not: the checkpoint or its signature was altered
log-verify-end-of-records = the end of the records
# "records" is log-verify-record or log-verify-records.
log-verify-signature-of-author = a signature by the author of { $records }, admitted before
log-verify-signature-by = one by the key { $key }
log-verify-signed-root = records whose root is { $root }, which was signed
log-verify-computed-root = records whose root is { $root }
log-verify-checkpoint = a checkpoint
log-verify-no-checkpoint = none: { $why }
log-verify-end-of-sealed = the end of the sealed records
log-verify-second-time = it a second time
log-verify-bytes-after = { $bytes } bytes after it; the next recording sets aside what an interrupted writer leaves, and refuses anything else; if no recording was interrupted, somebody changed the files
log-verify-records-after = { $bytes } bytes after it ({ $records }); the next recording sets aside what an interrupted writer leaves, and refuses anything else; if no recording was interrupted, somebody changed the files
log-verify-end-of-log = the log to end with its last complete checkpoint, at size { $size }
log-verify-record = record { $record }
log-verify-no-record = no record
log-verify-without-end = { $text } without its end
log-verify-end-of-list = the end of the list
log-verify-key = the key { $key }
log-verify-other-origin = a log of another origin
log-verify-checkpoint-damaged = what cannot be compared, since the last checkpoint is damaged
log-verify-taken-away = a log of { $records } records: some were taken away
log-verify-record-damaged = what cannot be compared, since record { $record } is damaged
log-verify-rewritten = the root { $root }: the past was rewritten
log-verify-not-compared = what cannot be compared
log-verify-against = the root { $root } at size { $size }, as the checkpoint of { $origin } says

# ---- verify/chain.rs: clauses, what was expected and what was found ----
log-verify-here = it here
log-verify-bytes-stated = bytes whose BLAKE3 is { $hash }, as record { $record } says
log-verify-bytes = bytes whose BLAKE3 is { $hash }
log-verify-record-before = record { $record } before it
log-verify-end-of-record = the end of record { $record } in its line
log-verify-segment-name = the name { $name } for a segment that begins with record { $record }
log-verify-records = records { $first } to { $last }
