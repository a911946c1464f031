#!/usr/bin/env bash
# One load from several processes: each sends its part of it. On one machine:
#
#   ./load-test-distributed.sh
#   INSTANCES=10 DURATION=60s ./load-test-distributed.sh
#   API_URL=https://api.production.example ./load-test-distributed.sh
#
# On several machines, give each its number, from 1 to INSTANCES, and start them together:
#
#   INSTANCE=1 INSTANCES=5 API_URL=http://target-api:3000 RPS=5000000 ./load-test-distributed.sh
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
failed=0
for i in $(seq 1 "$instances"); do
  wait "${parts[$((i - 1))]}" || { failed=$((failed + 1)); cat "$results/$i.log"; }
done
if [ "$failed" -gt 0 ]; then
  printf '%s of %s instances have failed.\n' "$failed" "$instances"
  exit 1
fi
printf '%s instances have passed: %s\n' "$instances" "$results"
