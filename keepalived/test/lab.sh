# shellcheck shell=bash
# shellcheck disable=SC2034  # used in the tests
# What the tests of the host's scripts share: a directory, fake nodes that are real processes, waiting for events.

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
SCRIPTS=$(dirname "$HERE")
LAB=$(mktemp -d)
STARTED=()
trap 'finish' EXIT

finish() {
  local pid
  for pid in "${STARTED[@]}"; do kill -KILL "$pid" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$LAB"
}

failed() {
  printf 'FAILED: %s\n' "$*" >&2
  tail -n 30 "$LAB"/*.log "$LAB"/run/*.log >&2 2>/dev/null || true
  exit 1
}

# await WHAT COMMAND... : until the command succeeds
await() {
  local what=$1 since=$SECONDS
  shift
  until "$@" 2>/dev/null; do
    ((SECONDS - since < 60)) || failed "in 60 s there was not: $what"
    sleep 0.05
  done
}

# settings NAME=VALUE... : the host's properties, with these besides
settings() {
  printf '%s\n' node=node1 interface=lo address=192.0.2.11 peer.address=192.0.2.12 virtual.addresses=192.0.2.10/24 \
    "base.dir=$LAB" "run.dir=$LAB/run" check.url= check.first.url= "api.key.file=$LAB/key" "$@" >"$LAB/host.properties"
}

# start LOG COMMAND... : in the background, its pid in PID
start() {
  local log=$1
  shift
  "$@" >>"$LAB/$log.log" 2>&1 &
  PID=$!
  STARTED+=("$PID")
}

says() {
  printf '%s' "$1" >"$LAB/says.next"
  mv "$LAB/says.next" "$LAB/says"
}

fake_node() {
  start node bash -c 'exec -a java bash "$@"' - "$HERE/fake-node" "$LAB" "-Djboss.node.name=${1:-node1}"
  NODE=$PID
}

start_peer() {
  start peer "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$HERE/Peer.java" "$1" "$LAB/reports"
  await "a peer" test -s "$LAB/reports.port"
}

track_is() { [[ $(cat "$LAB/run/track") == "$1" ]]; }
logged() { grep -q -- "$2" "$LAB/$1.log"; }
has_ended() { ! kill -0 "$1" 2>/dev/null; }
reported() { [[ $(grep -c -- "$1" "$LAB/reports") -ge 1 ]]; }

WELL='ready=1 database=1 mandates-ms=20'
echo 'ecm_cluster_not-a-real-key' >"$LAB/key"
