#!/usr/bin/env bash
# Builds everything and runs all tests; the last line is the sum.
#   ./test.sh              all test projects
#   ./test.sh Domain Web   those whose names contain one of the words
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/scripts/setup.sh"

require_sdk
require_packages postgresql chromium fonts-dejavu-core
# The same browser without windows of its own, each of which works as hard as the page in it.
wish_package chromium-headless-shell
choose_blazor_script
build "$root/Dashboard.sln"

results="$root/.run/tests"
rm -rf "$results"
mkdir -p "$results"
words=$(IFS='|'; printf '%s' "$*")
broken=0

# One after the other: they share two cores with a database and a browser.
for project in "$root"/tests/*.Tests; do
  name=$(basename "$project")
  [[ $name =~ ${words:-.} ]] || continue
  say "Testing $name …"
  timeout 45m dotnet test "$project/bin/Release/net10.0/$name.dll" --logger "trx;LogFileName=$name.trx" --results-directory "$results" >"$results/$name.log" 2>&1
  code=$?
  # Failed tests are in the .trx. Without one, something else went wrong, unless the project has no test.
  if [ $code != 0 ] && ! grep -qs 'outcome="Failed"' "$results/$name.trx"; then
    broken=1
    say "$name ended with code $code:"
    tail -n 40 "$results/$name.log" >&2
  fi
done

perl "$root/scripts/summary.pl" "$results"/*.trx && [ $broken = 0 ]
