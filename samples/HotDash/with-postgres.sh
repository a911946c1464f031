#!/usr/bin/env bash
# Runs a command with a PostgreSQL of its own, whose address is in DATABASE_URL; it ends with the command. Then shows what has been logged. Needs PostgreSQL's server
# (Debian: apt-get install postgresql).
#
#   ./with-postgres.sh dotnet run --project HotDash.ResultLog -c Release -- artifacts/load-test-results.json
set -euo pipefail

port=${POSTGRES_PORT:-54329}
bin=$(find /usr/lib/postgresql -maxdepth 2 -name bin 2> /dev/null | sort -V | tail -1)
[ -n "$bin" ] || { printf 'There is no PostgreSQL server on this machine.\n' >&2; exit 1; }
folder=$(mktemp -d)

# The server refuses to run as root.
as_server=()
if [ "$(id -u)" = 0 ]; then
  chown postgres "$folder"
  as_server=(runuser -u postgres --)
fi
server() { (cd "$folder" && ${as_server[@]+"${as_server[@]}"} "$@"); }

trap 'server "$bin/pg_ctl" -D "$folder/data" -m fast -w stop > /dev/null 2>&1 || true; rm -rf "$folder"' EXIT
server "$bin/initdb" -D "$folder/data" --auth trust --username hotdash --no-sync > /dev/null
server "$bin/pg_ctl" -D "$folder/data" -l "$folder/server.log" -o "-p $port -k $folder -c listen_addresses=127.0.0.1 -c fsync=off" -w start > /dev/null
server "$bin/createdb" -h 127.0.0.1 -p "$port" -U hotdash hotdash

DATABASE_URL="Host=127.0.0.1;Port=$port;Database=hotdash;Username=hotdash" "$@"
server "$bin/psql" -h 127.0.0.1 -p "$port" -U hotdash hotdash --no-psqlrc -c \
  'select started_at, verdict, requests, round(p95_ms::numeric, 2) as p95_ms, error_rate from load_test_results order by started_at desc limit 5'
