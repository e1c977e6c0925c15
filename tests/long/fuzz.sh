#!/usr/bin/env bash
# Each target of fuzz/ for a while on one core, from the seeds that are committed and one of each route. Needs cargo-fuzz (cargo install cargo-fuzz).
# usage: tests/long/fuzz.sh [seconds for each] [target ...]
set -euo pipefail
cd "$(dirname "$0")/../.."
seconds=${1:-180}
shift || true
targets=("$@")
[ ${#targets[@]} -gt 0 ] || mapfile -t targets < <(cd fuzz/fuzz_targets && basename -s .rs -- *.rs | sort)
export RUSTC_BOOTSTRAP=1 # coverage is counted by flags of the compiler that a stable one knows as well
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# A seed for each route and for each of the two, with forms that some route takes.
routes() {
  local forms=('' 'closeness=3&audience=only+me' 'owner=me&promise=Home&cadence=daily&review_on=2026-04-12' 'version=1'
    'what=A+walk&day=2026-03-20&time=19%3A00&minutes=90' 'day=2026-03-12&mark=kept&obstacle=&repair=' 'day=2026-03-12&answer=saw'
    'feeling_1=sad&strength_1=3&energy=2&note=%3Czz+quiet' 'becomes=mended&closeness=4&note=%3Czz' 'outcome=had' 'closeness=3&moment=%3Czz')
  local nth who form
  mkdir -p "$tmp/routes"
  for nth in $(seq 0 139); do
    for who in 0 1; do
      for form in "${!forms[@]}"; do
        { printf "\\x$(printf %02x "$nth")\\x$(printf %02x "$who")"; printf '2026-03-12/1?from=2026-03-09\n%s' "${forms[$form]}"; } >"$tmp/routes/$nth-$who-$form"
      done
    done
  done
}

mkdir -p target/fuzz
for target in "${targets[@]}"; do
  mkdir -p "fuzz/corpus/$target"
  more=()
  if [ "$target" = request ]; then routes; more=("$tmp/routes"); fi
  echo "== $target"
  TMPDIR=$tmp cargo fuzz run --sanitizer none "$target" "fuzz/corpus/$target" "fuzz/seeds/$target" "${more[@]}" -- \
    -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 >"target/fuzz/$target.log" 2>&1 ||
    echo "stopped: see target/fuzz/$target.log"
  grep -E "stat::number_of_executed_units|stat::average_exec|stat::peak_rss|cov: .*DONE|SUMMARY|panicked" "target/fuzz/$target.log" || true
done
