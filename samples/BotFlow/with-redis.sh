#!/usr/bin/env bash
# Runs a command with a Redis of its own as the application's cache; it ends with the command. Needs redis-server (Debian: apt-get install redis-server).
#
#   ./with-redis.sh dotnet test BotFlow.LoadTests -c Release --filter ApiLoadTest
set -euo pipefail

port=${REDIS_PORT:-6390}
folder=$(mktemp -d)
redis-server --port "$port" --bind 127.0.0.1 --save "" --appendonly no --dir "$folder" > "$folder/redis.log" 2>&1 &
redis=$!
trap 'kill "$redis" 2> /dev/null || true; wait "$redis" 2> /dev/null || true; rm -rf "$folder"' EXIT
for _ in $(seq 50); do
  (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null && break
  kill -0 "$redis" 2> /dev/null || { cat "$folder/redis.log"; exit 1; }
  sleep 0.1
done

Cache__Redis=localhost:$port "$@"
printf 'redis: %s\n' "$(redis-cli -p "$port" info keyspace | tr -d '\r' | grep '^db0' || echo 'no keys')"
