#!/usr/bin/env bash
# ecm-supervise starts again what ends, reports the server's death, and stops all of it when told to, also what hangs.
set -euo pipefail
# shellcheck source=keepalived/test/lab.sh
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

# What was started may be at work before its pid is written down.
pid_of() {
  await "the pid of $1" test -s "$LAB/run/$1.pid"
  cat "$LAB/run/$1.pid"
}
is_another() { [[ -s $LAB/run/$1.pid && $(pid_of "$1") != "$2" ]]; }

start_peer 0
says "$WELL"
settings stop.seconds=2 "peer.url=http://127.0.0.1:$(<"$LAB/reports.port")" "server.command=-a java bash $HERE/fake-node $LAB -Djboss.node.name=node1"

# ---- keepalived is not installed, and then one that is --------------------------------------------------------------------------

mkdir "$LAB/tools"
IFS=: read -ra directories <<<"$PATH"
find "${directories[@]}" -maxdepth 1 ! -type d ! -name keepalived -exec ln -st "$LAB/tools" {} + 2>/dev/null || true # the first of a name
without_keepalived() { PATH=$LAB/tools "$SCRIPTS/ecm-supervise" --properties "$LAB/host.properties" >"$LAB/without.log" 2>&1; }
! without_keepalived || failed "it started without keepalived"
logged without 'keepalived is not installed' || failed "it did not say that keepalived is not installed"
[[ ! -e $LAB/run/server.pid && ! -e $LAB/data ]] || failed "a node was started that nobody reaches"

printf '%s\n' '#!/usr/bin/env bash' 'exec sleep 600' >"$LAB/tools/keepalived"
chmod +x "$LAB/tools/keepalived"
export PATH=$LAB/tools:$PATH
supervise() { start supervise "$SCRIPTS/ecm-supervise" --properties "$LAB/host.properties" "$@" && supervisor=$PID; }
supervise
# Also after a failure nothing is left running.
trap '{ kill -TERM "$supervisor" 2>/dev/null && wait "$supervisor"; } || true; finish' EXIT
await "a good verdict" track_is 0

"$SCRIPTS/ecm-supervise" --properties "$LAB/host.properties" --without keepalived 2>"$LAB/second.log" && failed "a second one started"
logged second 'another ecm-supervise' || failed "the second one did not say why"

server=$(pid_of server) incarnation=$(<"$LAB/incarnation")
kill -KILL "$server"
await "the report of the server's death" reported "$incarnation"
await "another server" is_another server "$server"
await "a good verdict" track_is 0

probe=$(pid_of probe)
kill -KILL "$probe"
await "another probe" is_another probe "$probe"

keepalived=$(pid_of keepalived)
grep -q 192.0.2.10/24 "$LAB/run/keepalived.conf" || failed "keepalived has not the host's settings"
kill -KILL "$keepalived"
await "another keepalived" is_another keepalived "$keepalived"

# ---- A probe that cannot run: nobody judges the node, so it is not to keep the address --------------------------------------

cp "$LAB/host.properties" "$LAB/good.properties"
echo 'a line without a sign' >>"$LAB/host.properties"
probe=$(pid_of probe)
kill -KILL "$probe" 2>/dev/null || true # it may have read that line already
await "a fault while the probe cannot run" track_is -254
cp "$LAB/good.properties" "$LAB/host.properties"
await "a good verdict of a probe that can run again" track_is 0

# ---- Told to stop ----------------------------------------------------------------------------------------------------------

server=$(pid_of server) probe=$(pid_of probe) keepalived=$(pid_of keepalived)
kill -TERM "$supervisor"
await "the end of all" has_ended "$supervisor"
wait "$supervisor" || failed "it ended with $?"
{ has_ended "$server" && has_ended "$probe" && has_ended "$keepalived"; } || failed "something was left running"
[[ $(sed -n 's/.* \([a-z]*\) ended$/\1/p' "$LAB/supervise.log" | tail -n 3 | paste -sd ' ') == 'keepalived server probe' ]] ||
  failed "the address was kept until the server had stopped"
[[ ! -e $LAB/data/ecm-pulse ]] || failed "the server was not stopped gracefully"

# ---- Told to stop, with a server whose stop hangs after its pulse has ended ---------------------------------------------------

printf '%s\n' '#!/usr/bin/env bash' "trap : TERM; touch $LAB/hanging" 'while true; do sleep 0.1; done' >"$LAB/hangs"
sed -i "s|^server.command=.*|server.command=-a java bash $LAB/hangs|" "$LAB/host.properties"
supervise --without keepalived
await "a server that will hang" test -e "$LAB/hanging"
server=$(pid_of server) since=$SECONDS
kill -TERM "$supervisor"
await "the end of a supervisor whose server hangs" has_ended "$supervisor"
wait "$supervisor" || failed "it ended with $?"
has_ended "$server" || failed "the server that hung was left running"
((SECONDS - since < 20)) || failed "it waited $((SECONDS - since)) s for a server that hung"
logged supervise 'server has not ended after 2 s' || failed "the reason was not logged"

echo "ecm-supervise keeps up what it should."
