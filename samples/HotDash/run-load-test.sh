#!/usr/bin/env bash
# Runs the load test and puts what it wrote where its readers look for it: artifacts/load-test-results.json and artifacts/load-test-report.md.
# Ends with the test's verdict. Variables of PerfTest apply: PERFTEST_BASE_URL, PERFTEST_VUS, PERFTEST_TIME_SCALE, ….
set -euo pipefail
cd "$(dirname "$0")"

results=$PWD/artifacts/runs
mkdir -p "$results"
verdict=0
PERFTEST_RESULTS_DIR=$results PERFTEST_OUT=${PERFTEST_OUT:-json,markdown} \
  dotnet test HotDash.LoadTests -c Release --nologo "$@" || verdict=$?

newest() { find "$results" -name "$1" -printf '%T@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-; }
summary=$(newest '*.json')
report=$(newest '*.md')
[ -z "$summary" ] || cp "$summary" artifacts/load-test-results.json
[ -z "$report" ] || cp "$report" artifacts/load-test-report.md
exit "$verdict"
