#!/usr/bin/env bash
# One load from several processes: each sends its part of it, and their results are merged into one, with one verdict. On one machine:
#
#   ./load-test-distributed.sh
#   INSTANCES=10 DURATION=60s ./load-test-distributed.sh
#   API_URL=https://api.production.example ./load-test-distributed.sh
#
# On several machines, give each its number, from 1 to INSTANCES, and start them together; then merge what they wrote:
#
#   INSTANCE=1 INSTANCES=5 API_URL=http://target-api:3000 RPS=5000000 ./load-test-distributed.sh
#   perftest merge machine-1.json machine-2.json machine-3.json machine-4.json machine-5.json
#
# RPS is the rate of all instances together. The tests must be built: dotnet build MarTech.LoadTests -c Release
set -euo pipefail
cd "$(dirname "$0")"

instances=${INSTANCES:-5}
test=${TEST:-FullLoadTest}
results=${RESULTS:-$PWD/artifacts/distributed}

export PERFTEST_BASE_URL=${API_URL:-http://localhost:3000}
[ -z "${RPS:-}" ] || export PERFTEST_RATE=${RPS%/s}/s
[ -z "${DURATION:-}" ] || export PERFTEST_DURATION=$DURATION
# Several processes of one machine are meant to run side by side here.
export PERFTEST_EXCLUSIVE=process

# 0,1/5,2/5,3/5,4/5,1
PERFTEST_SEGMENT_SEQUENCE=0$(for i in $(seq 1 $((instances - 1))); do printf ',%s/%s' "$i" "$instances"; done),1
export PERFTEST_SEGMENT_SEQUENCE

# run <number>: the part of one instance
run() {
  local from=$(($1 - 1))/$instances to=$1/$instances
  [ "$1" -ne 1 ] || from=0
  [ "$1" -ne "$instances" ] || to=1
  PERFTEST_SEGMENT=$from:$to PERFTEST_RESULTS_DIR=$results/$1 dotnet test MarTech.LoadTests -c Release --no-build --nologo --filter "$test"
}

# One result of all parts, judged as a whole. The tool is a package, PerfTest.Tool; in this repository it is a project.
merge() {
  if command -v perftest > /dev/null; then
    perftest merge "$@"
  else
    dotnet run --project ../../src/PerfTest.Tool -c Release --no-build -- merge "$@"
  fi
}

if [ -n "${INSTANCE:-}" ]; then
  run "$INSTANCE"
  exit
fi

rm -rf "$results"
mkdir -p "$results"
parts=()
for i in $(seq 1 "$instances"); do
  run "$i" > "$results/$i.log" 2>&1 &
  parts+=($!)
done
for i in $(seq 1 "$instances"); do
  # Each judges its own part; what counts is the whole.
  wait "${parts[$((i - 1))]}" || printf 'Instance %s has not passed by itself: %s\n' "$i" "$results/$i.log"
done
merge "$results"/*/*/*.json -o "$results/merged.json"
