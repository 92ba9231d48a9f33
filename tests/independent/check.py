"""Checks a pledgebook ledger with nothing of pledgebook's own: python3 check.py FOLDER

Proves that the records up to the last checkpoint are those that were signed, each in its place:
numbers, BLAKE3 chain, the hash of each command (the record behind `cmd`, without what was filled
in), and each checkpoint's RFC 6962 root and Ed25519 signature by a key admitted by then. Not whose ledger it is, nor that nothing was cut off behind (compare record 0's key, and
look for a checkpoint you took away), nor that the records keep the rules.
Needs the program openssl, and the Python package blake3 or the program b3sum.
"""
import base64, functools, hashlib, json, pathlib, subprocess, sys, tempfile

def need(fact, otherwise):
    if not fact: sys.exit(print(f"unsound: {place}: {otherwise}") or 1)
def sha256(*parts): return hashlib.sha256(b"".join(parts)).digest()
def base(raw): return base64.b64encode(raw).decode()
def blake3(line):
    try: return __import__("blake3").blake3(line).hexdigest()
    except ImportError: return subprocess.check_output("b3sum", input=line)[:64].decode()
def command(record):
    said, filled = dict(list(record.items())[6:]), record.get("filled", [])
    said.pop("filled", None)
    said["data"] = {name: said["data"][name] for name in said["data"] if name not in filled}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()
@functools.cache
def root(start, end):  # RFC 6962, section 2.1
    if end - start == 1: return sha256(b"\0", lines[start][1])
    middle = start + (1 << (end - start - 1).bit_length() - 1)
    return sha256(b"\1", root(start, middle), root(middle, end))
def admit(text):  # origin+id+base64(1, then the key's 32 bytes)
    raw = base64.b64decode(text[len(origin) + 10:])
    id = sha256(origin.encode(), b"\n", raw)[:4].hex()
    need(text == f"{origin}+{id}+{base(raw)}" and (len(raw), raw[0]) == (33, 1), f"bad key {text}")
    need(keys.setdefault(id, raw[1:]) == raw[1:], f"another key has the id {id}")
def verified(**files):
    with tempfile.TemporaryDirectory() as folder:
        for name in files: pathlib.Path(folder, name).write_bytes(files[name])
        openssl = "openssl pkeyutl -verify -pubin -keyform DER -inkey key -rawin -in text -sigfile"
        done = subprocess.run(openssl.split() + ["sig"], cwd=folder, capture_output=True)
        return done.returncode == 0

place, size, prev, keys, revoked, lines = "events", 0, "0" * 64, {}, set(), []
try:
    files = {f.name: f.read_bytes() for f in pathlib.Path(sys.argv[1], "events").iterdir()}
    notes = files.pop("checkpoints").decode().split("\n\n")  # text, signature, text, …
    for name in sorted(files.keys() - {"keys"}):
        place, (*whole, rest) = f"events/{name}", files[name].split(b"\n")
        need(whole and name == f"{len(lines):012}.jsonl", "unknown, empty or out of order")
        lines += [(f"{place}, record {n}", line) for n, line in enumerate(whole, len(lines))]
        need(not rest, f"record {len(lines)} is torn")
    for number, (text, signed) in enumerate(zip(notes[::2], notes[1::2])):
        note = place = f"events/checkpoints:{6 * number + 1}"
        start, size, raw = size, int(text.split("\n")[1]), base64.b64decode(signed.split()[-1])
        id, admitted, gone = raw[:4].hex(), [], []
        for seq, (place, line) in enumerate(lines[start:size], start):
            record = json.loads(line)
            data = record["data"]
            need(record["seq"] == seq, f"its number is {record['seq']}")
            need(record["prev"] == prev, f"prev is not record {seq - 1}'s BLAKE3, {prev}")
            need(record["cmd"] == blake3(command(record)), "cmd is not its command's BLAKE3")
            need(record["by"] == id, f"by {record['by']}, but key {id} signs its batch")
            need((record["type"] == "ledger.opened") == (seq == 0), "only record 0 opens a ledger")
            if seq == 0:
                origin, admitted = data["origin"], [data["recovery"]]
                admit(data["recorder"])
            if record["type"] == "recorder.admitted": admitted.append(data["key"])
            if record["type"] == "recorder.revoked": gone.append(data["key"])
            prev = blake3(line)
        place = note
        need(start < size <= len(lines), f"states {size} records; there are {len(lines)}")
        told = f"{origin}\n{size}\n{base(root(0, size))}"
        need(text == told, f"states {text!r}; the records give {told!r}")
        need(signed.removesuffix("\n") == f"— {origin} {base(raw)}", f"{origin} did not sign")
        need(id in keys.keys() - revoked, f"key {id} is not admitted, or is revoked")
        der = bytes.fromhex("302a300506032b6570032100") + keys[id]  # RFC 8410
        genuine = verified(key=der, text=f"{text}\n".encode(), sig=raw[4:])
        need(genuine, f"the signature is not key {id}'s")
        for text in admitted: admit(text)  # what it admits and revokes holds from here on
        revoked.update(gone)
    place = "events/checkpoints"
    need(len(notes) % 2 == 0 and signed[-1] == "\n", "the last one is not complete")
    need(size == len(lines), f"record {size} follows the last one")
except Exception as wrong:
    need(False, repr(wrong))
print(f"sound: {size} records, {len(notes) // 2} checkpoints, root {base(root(0, size))}")
