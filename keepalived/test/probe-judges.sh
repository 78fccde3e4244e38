#!/usr/bin/env bash
# What ecm-probe says, kills and reports, of a small process that writes pulses as the server does.
set -euo pipefail
# shellcheck source=keepalived/test/lab.sh
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

probe() { start probe "$SCRIPTS/ecm-probe" --properties "$LAB/host.properties" && PROBE=$PID; }

# ---- Verdicts; the watchdog far away -----------------------------------------------------------------------------------

start_peer 0
port=$(<"$LAB/reports.port")
settings watchdog.limit-ms=600000 "peer.url=http://127.0.0.1:$port"
# As keepalived leaves it for another user, if it was there first: nobody, root included, may write to this one.
mkdir -p "$LAB/run" && ln -s /proc/version "$LAB/run/track"
probe
await "a fault without a process" track_is -254
says "$WELL"
fake_node
first=$NODE
await "a good verdict" track_is 0
says 'ready=0 database=1 mandates-ms=20'
await "a fault of a node that is not ready" track_is -254
says "$WELL"
await "a good verdict again" track_is 0
says 'ready=1 database=0 mandates-ms=20'
await "a lower priority without the database" track_is -20
says "$WELL"
await "the database to be back" track_is 0
kill -STOP "$first"
await "a fault of a node that stands still" track_is -254
kill -CONT "$first"
await "a good verdict of a node that goes on" track_is 0
logged probe 'the pulse stands still' || failed "the reason was not logged"

# ---- A process that was killed is reported -------------------------------------------------------------------------------

incarnation=$(<"$LAB/incarnation")
kill -KILL "$first"
await "a fault of a dead process" track_is -254
await "the report of its death" reported "POST /ecm/api/v1/nodes/node1/deaths Bearer ecm_cluster_not-a-real-key {\"incarnation\":\"$incarnation\"}"
fake_node
second=$NODE
await "a good verdict of the next process" track_is 0

# ---- A node that becomes ready has to answer first; a probe that starts anew does not take the address from it ----------

again() {
  kill -TERM "$PROBE"
  await "the probe's end" has_ended "$PROBE"
  settings watchdog.limit-ms=600000 check.failures=100000 "check.url=$1" "${@:2}"
  probe
}
again http://127.0.0.1:9/
await "the new probe to look at the node" logged probe "$(<"$LAB/incarnation")"
track_is 0 || failed "the new probe lowered the priority of a node that was well"
says 'ready=0 database=1 mandates-ms=20'
await "a fault of a node that is not ready" track_is -254
says "$WELL"
await "a lower priority of a node that has not answered yet" track_is -10
again "http://127.0.0.1:$port/check" "check.first.url=http://127.0.0.1:$port/check/first"
says 'ready=0 database=1 mandates-ms=20'
await "a fault of a node that is not ready" track_is -254
says "$WELL"
await "a good verdict of a node that answers" track_is 0
reported 'GET /check/first answered' || failed "a fresh node was not asked for its first page"
await "the cheap address to be asked from then on" reported 'GET /check answered'

# ---- A node that takes connections and answers no more --------------------------------------------------------------------

: >"$LAB/reports"
again "http://127.0.0.1:$port/check" check.limit=1 check.failures=2
await "an answer" reported 'GET /check answered'
track_is 0 || failed "a node that answers does not keep its priority"
touch "$LAB/reports.silent"
await "a lower priority of a node that does not answer" track_is -10
(($(grep -c 'GET /check not answered' "$LAB/reports") >= 2)) || failed "the first failure was one too many"
logged probe "verdict -10: no answer in time from http://127.0.0.1:$port/check (HTTP 000)" || failed "the reason was not logged"
says 'ready=1 database=0 mandates-ms=20'
await "a still lower priority, without the database" track_is -30
says "$WELL"
await "the database to be back" track_is -10
rm "$LAB/reports.silent"
await "a good verdict of a node that answers again" track_is 0
has_ended "$second" && failed "the probe killed a node that only does not answer"

# ---- SIGTERM: the verdict stays --------------------------------------------------------------------------------------------

kill -TERM "$PROBE"
await "the probe's end" has_ended "$PROBE"
wait "$PROBE" || failed "the probe ended with $?"
track_is 0 || failed "the last verdict did not stay"
has_ended "$second" && failed "the node went with the probe"

# ---- The watchdog ------------------------------------------------------------------------------------------------------------

settings watchdog.limit-ms=1500 start.limit-ms=2000 "peer.url=http://127.0.0.1:$port"
probe
await "a good verdict" track_is 0
incarnation=$(<"$LAB/incarnation")
kill -STOP "$second"
await "the end of a node that stands still" has_ended "$second"
await "the report of it" reported "$incarnation"
fake_node
third=$NODE
await "a good verdict" track_is 0
says 'ready=1 database=0 mandates-ms=900'
await "a lower priority without the database" track_is -20
says 'ready=1 database=1 mandates-ms=5000'
await "the end of a node whose mandates stand still" has_ended "$third"
logged probe 'its mandates have stood still' || failed "the reason was not logged"

# A pulse that names somebody else's process: neither good, nor killed.
says 'ready=1 database=1 mandates-ms=5000'
fake_node node2
other=$NODE
many_beats() { has_ended "$other" || [[ $(cat "$LAB/data/ecm-pulse") =~ \ beat=[3-9][0-9] ]]; }
await "many beats of another node" many_beats
has_ended "$other" && failed "the probe killed a process that is not this node"
track_is -254 || failed "another node's pulse was taken for this one's"

# A server that came up without its application; one that has none to run is left alone.
start elsewhere bash -c 'exec -a java bash -c "sleep 600; true" - -Djboss.node.name=node1 -Djboss.server.base.dir=/elsewhere'
elsewhere=$PID
start silent bash -c 'exec -a java bash -c "sleep 600; true" - -Djboss.node.name=node1 "$@"' - "-Djboss.server.base.dir=$LAB"
silent=$PID
beats() { [[ $(cat "$LAB/data/ecm-pulse") =~ \ beat=([0-9]+) ]] && ((BASH_REMATCH[1] >= $1)); }
await "more time than a start may take" beats 80
has_ended "$silent" && failed "the probe killed a server that has no application"
mkdir -p "$LAB/deployments" && touch "$LAB/deployments/ecm.ear"
await "the end of a server without its application" has_ended "$silent"
logged probe 'its application does not' || failed "the reason was not logged"
has_ended "$elsewhere" && failed "the probe killed a node of the same name that runs from another directory"
has_ended "$other" && failed "the probe killed a process that is not this node"

# ---- A report that nobody takes says why --------------------------------------------------------------------------------------

settings report.seconds=1 peer.url=https://127.0.0.1:9
! "$SCRIPTS/ecm-report-death" --properties "$LAB/host.properties" some-incarnation 2>"$LAB/report.log" || failed "nobody took the report"
logged report 'curl: ([0-9]*) .*127.0.0.1' || failed "curl's reason is lost"

echo "ecm-probe judges as it should."
