# shellcheck shell=bash
# What tests share that run a command of ./ecm as in a terminal: in a process group of its own, which Ctrl-C goes to.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../.." && pwd)
work=$(mktemp -d)
log=$work/output.log
running='' group=''
set -m
trap 'finish' EXIT

finish() {
  if [[ -n $running ]] && kill -TERM -- "-$running" 2>/dev/null; then wait "$running" || true; fi
  rm -rf "$work"
}

failed() {
  tail -n 60 "$log" >&2
  printf 'FAILED: %s\n' "$*" >&2
  exit 1
}

# begin ARGUMENT... : of ./ecm, with SIGINT as a terminal leaves it, whoever started this
begin() {
  echo "./ecm $*"
  env --default-signal=INT "$root/ecm" "$@" >"$log" 2>&1 &
  running=$! group=$!
}

# interrupt : as Ctrl-C does
interrupt() { kill -INT -- "-$group"; }

# ended STATUS WHAT : waits for its end
ended() {
  local status=0
  wait "$running" || status=$?
  running=''
  ((status == $1)) || failed "$2: it left with $status, not $1"
}

says() { grep -Eq -- "$1" "$log"; }

# await WHAT COMMAND... : until the command succeeds; what runs may have to be built first
await() {
  local what=$1 since=$SECONDS
  shift
  until "$@"; do
    kill -0 "$running" 2>/dev/null || "$@" || failed "./ecm has ended before there was: $what"
    ((SECONDS - since < 900)) || failed "in 900 s there was not: $what"
    sleep 0.05
  done
}

# nothing_left WHEN PATTERN : no process of its group, and none with such a command line. What was killed may need a moment.
nothing_left() {
  local since=$SECONDS
  while { pgrep -ag "$group" || pgrep -af -- "$2"; } >"$work/left"; do
    ((SECONDS - since < 20)) || failed "$1: this still runs: $(<"$work/left")"
    sleep 0.1
  done
}
