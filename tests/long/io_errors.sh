#!/usr/bin/env bash
# A disk that answers every seventh "make it durable" with an error: only those forms are refused, each can be sent
# again, and nothing is there twice or half. Needs strace and sqlite3 as in Python; loopback only.
# usage: tests/long/io_errors.sh [path of troth]
set -euo pipefail
cd "$(dirname "$0")/../.."
troth=${1:-target/release/troth}
out=target/io-errors
at=http://127.0.0.1:7915
password="correct horse battery staple"

command -v strace >/dev/null || { echo "apt-get install strace" >&2; exit 1; }
rm -rf "$out" && mkdir -p "$out"
"$troth" demo --data "$out/data" --listen "${at#http://}" --password "$password" >"$out/server.log" 2>&1 &
server=$!
trap 'kill "$server"' EXIT
for _ in $(seq 60); do curl -s -o "$out/health" "$at/healthz" && break; sleep 1; done
cookie=$(curl -s -i -H 'Sec-Fetch-Site: same-origin' --data-urlencode name=ana --data-urlencode "password=$password" \
  -d own_device=yes "$at/sign-in" | sed -n 's/^set-cookie: \(s=[^;]*\).*/\1/ip')

asked() { python3 -c 'import sqlite3, sys; print(sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(sys.argv[2]).fetchone()[0])' "$out/data/troth.db" "$1"; }
send() {
  curl -s -o "$out/answer" -w '%{http_code}' -H "Cookie: $cookie" -H 'Sec-Fetch-Site: same-origin' \
    -d "op=$1&closeness=3&audience=both+of+us" "$at/check-ins"
}

before=$(asked 'select count(*) from check_in')
strace -f -p "$server" -e trace=fdatasync,fsync -e inject=fdatasync,fsync:error=EIO:when=5+7 -o "$out/strace" 2>"$out/strace.log" &
tracer=$!
sleep 1
saved=0 refused=() other=0
for _ in $(seq 60); do
  op=$(python3 -c 'import uuid; print(uuid.uuid4())')
  case $(send "$op") in
  303) saved=$((saved + 1)) ;;
  503) refused+=("$op"); grep -q '<h1>Not saved' "$out/answer" || other=$((other + 1)) ;;
  *) other=$((other + 1)) ;;
  esac
done
kill "$tracer"
wait "$tracer" || true
again=0
for op in "${refused[@]}"; do [ "$(send "$op")" = 303 ] && again=$((again + 1)); done
injected=$(grep -c INJECTED "$out/strace")
rows=$(($(asked 'select count(*) from check_in') - before))
echo "of 60 forms $saved were saved, ${#refused[@]} refused with $injected errors injected, $other answered otherwise;"
echo "sent again, $again of the refused were saved; $rows rows came; the database is $(asked 'pragma integrity_check')"
[ "$saved" -gt 0 ] && [ "${#refused[@]}" = "$injected" ] && [ "$other" = 0 ] && [ "$again" = "$injected" ] && [ "$rows" = 60 ]
