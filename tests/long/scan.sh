#!/usr/bin/env bash
# Two scanners against a demo on loopback, signed in as Ana, bounded in time: wapiti over every page, sqlmap over every form.
# usage: tests/long/scan.sh [path of troth]
set -euo pipefail
cd "$(dirname "$0")/../.."
troth=${1:-target/release/troth}
out=target/scan
tools=target/scanners
at=http://127.0.0.1:7915
password="correct horse battery staple"

[ -x "$tools/bin/wapiti" ] && [ -x "$tools/bin/sqlmap" ] ||
  { python3 -m venv "$tools" && "$tools/bin/pip" install -q wapiti3==3.2.3 sqlmap==1.10.10; }
rm -rf "$out" && mkdir -p "$out"
"$troth" demo --data "$out/data" --listen "${at#http://}" --password "$password" >"$out/server.log" 2>&1 &
server=$!
trap 'kill "$server"' EXIT
for _ in $(seq 60); do curl -s -o "$out/health" "$at/healthz" && break; sleep 1; done
cookie=$(curl -s -i -H 'Sec-Fetch-Site: same-origin' --data-urlencode name=ana --data-urlencode "password=$password" \
  -d own_device=yes "$at/sign-in" | sed -n 's/^set-cookie: \(s=[^;]*\).*/\1/ip')
[ -n "$cookie" ] || { echo "not signed in" >&2; exit 1; }

# A right password would make a new session, and leave the scanners outside: each field gets none.
"$troth" routes | PASSWORD='' python3 tests/long/crawl.py "$at" "$cookie" "$out"
mapfile -t pages <"$out/pages.txt"

# What ends the session or stops the couple is left out, or nothing behind it would be looked at; so is the module that asks a server elsewhere for help.
timeout 900 "$tools/bin/wapiti" -u "$at/" "${pages[@]/#/-s}" --scope folder -H "Cookie: $cookie" -H "Sec-Fetch-Site: same-origin" \
  --drop-set-cookie -x "$at/leave" -x "$at/sign-outs" -x "$at/devices/*" -x "$at/locks" -x "$at/pauses" -x "$at/closings" \
  -x "$at/second-step/ends" -d 2 --max-links-per-page 50 --max-scan-time 120 --max-attack-time 60 -m common,-ssrf --skip op \
  --flush-session --store-session "$out/wapiti" -v 1 -f json -o "$out/wapiti.json" --no-bugreport >"$out/wapiti.log" 2>&1 || true

injected() {
  local log=$1
  shift
  timeout 150 "$tools/bin/sqlmap" "$@" --batch --dbms sqlite --output-dir "$out/sqlmap" --ignore-code '*' --flush-session >"$out/sqlmap-$log.log" 2>&1 || true
}
injected week -u "$at/check-ins?from=2026-11-16*" --headers="Cookie: $cookie" --technique BEUT --time-sec 2 --level 2
injected path -u "$at/commitments/*/days/2026-11-16*" --headers="Cookie: $cookie" --technique BEUT --time-sec 2
injected name -u "$at/sign-in" --data "name=ana*&password=$password" --headers="Sec-Fetch-Site: same-origin" --technique BEUT --time-sec 2
for form in "$out"/forms/*.txt; do
  injected "form-$(basename "$form" .txt)" -r "$form" --technique BEU
done

echo "wapiti: $(grep -o 'found [0-9]* URLs and forms' "$out/wapiti.log")"
python3 - "$out/wapiti.json" <<'FOUND'
import json, sys
report = json.load(open(sys.argv[1]))
for kind, found in {**report["vulnerabilities"], **report["anomalies"]}.items():
    if found:
        print(" ", kind, len(found), found[0]["info"][:100])
FOUND
echo "sqlmap: $(cat "$out"/sqlmap-*.log | grep -cE "parameter '.*' (does not seem to be|is vulnerable)") fields, \
$(cat "$out"/sqlmap-*.log | grep -cE 'is vulnerable|appears to be .*injectable' || true) found injectable, \
$(grep -LE 'do not appear to be injectable|is vulnerable|no parameter' "$out"/sqlmap-*.log | wc -l) not finished"
