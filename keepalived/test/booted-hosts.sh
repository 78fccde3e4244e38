#!/usr/bin/env bash
# The two hosts as an operator has them: machines that systemd boots, set up by docs/operating.md, with real WildFlys; and
# what goes wrong with them. Takes some minutes and a large download, so it is not one of all.sh's.
set -euo pipefail

usage() {
  cat <<'USAGE'
Usage: sudo keepalived/test/booted-hosts.sh

Boots two Debian machines (systemd-nspawn) in network namespaces, sets them up with install.sh, switches them off and on, and kills,
stops and freezes what runs there. Ends with 0 if the virtual address was back each time and systemd had all of it up again.
Build first: mvn package -DskipTests. Needs the packages mmdebstrap and systemd-container, and for the first run Debian's archive.
USAGE
}
[[ $# == 0 ]] || { usage && [[ $1 == --help ]] && exit; exit 2; }

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
CACHE=$ROOT/.ecm/booted-hosts
IMAGE=$CACHE/debian.tar
WILDFLY=/opt/wildfly
VIRTUAL=192.0.2.10
PASSWORD=not-a-real-password
SPACE=ecm-boot
LIMIT=180

die() { printf 'booted-hosts.sh: %s\n' "$*" >&2 && exit 1; }

[[ $(id -u) == 0 ]] || die "this needs root."
for tool in mmdebstrap:mmdebstrap systemd-nspawn:systemd-container ip:iproute2 nsenter:util-linux curl:curl java:default-jdk; do
  command -v "${tool%:*}" >/dev/null || die "there is no ${tool%:*}: apt-get install ${tool#*:}"
done
server=("$ROOT"/wildfly-config/target/wildfly-*)
[[ -e ${server[0]}/ecm/ecm-h2.jar && -e $ROOT/ecm-ear/target/ecm.ear ]] || die "nothing is built yet: mvn package -DskipTests"
! ip netns list | grep -q "^$SPACE-" || die "another booted-hosts.sh runs, or was killed: ip netns list"

# ---- Machines --------------------------------------------------------------------------------------------------------------

mkdir -p "$CACHE"
if [[ ! -e $IMAGE ]]; then
  echo "Making a Debian machine: some minutes, once."
  # keepalived is only fetched: to install it is install.sh's work.
  # shellcheck disable=SC2016  # expanded by mmdebstrap
  mmdebstrap --quiet --variant=minbase --skip=cleanup/apt \
    --include=systemd,systemd-sysv,dbus,iproute2,openjdk-17-jre-headless,curl,procps \
    --customize-hook='chroot "$1" apt-get -qq -y install --no-install-recommends --download-only keepalived' \
    bookworm "$CACHE/next.tar" || die "the machine could not be made: see above."
  mv "$CACHE/next.tar" "$IMAGE"
fi

WORK=$(mktemp -d "$CACHE/run.XXXX")
declare -A MACHINE=()
DATABASE=''

finish() {
  local n
  for n in "${!MACHINE[@]}"; do kill -TERM "${MACHINE[$n]}" 2>/dev/null || true; done
  [[ -z $DATABASE ]] || kill "$DATABASE" 2>/dev/null || true
  wait 2>/dev/null || true
  for n in switch 1 2 database client; do ip netns del "$SPACE-$n" 2>/dev/null || true; done
  rm -rf "$WORK"
}
trap finish EXIT

join() { # SPACE ADDRESS : a network namespace on the switch
  ip netns add "$SPACE-$1"
  ip -n "$SPACE-$1" link set lo up
  ip -n "$SPACE-$1" link add eth0 type veth peer name "to-$1" netns "$SPACE-switch"
  ip -n "$SPACE-switch" link set "to-$1" master switch up
  ip -n "$SPACE-$1" addr add "$2/24" dev eth0
  ip -n "$SPACE-$1" link set eth0 up
}

boot() { # HOST
  systemd-nspawn --quiet --boot --directory="$WORK/host$1" --machine="$SPACE-$1" --network-namespace-path="/run/netns/$SPACE-$1" \
    --capability=CAP_NET_ADMIN,CAP_NET_RAW --bind-ro="$ROOT:/root/ecm" --register=no --keep-unit </dev/null >"$WORK/host$1.log" 2>&1 &
  MACHINE[$1]=$!
}

on() { # HOST COMMAND : as root on that machine
  local leader
  leader=$(pgrep -P "${MACHINE[$1]}" -x systemd) &&
    nsenter -t "$leader" -m -u -i -n -p -r -w env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root bash -c "$2"
}

await() { # WHAT COMMAND...
  local what=$1 since=$SECONDS
  shift
  until "$@" >/dev/null 2>&1; do
    ((SECONDS - since < LIMIT)) || { show && die "in $LIMIT s there was not: $what"; }
    sleep 0.2
  done
}

show() {
  local n
  for n in 1 2; do
    on "$n" 'hostname; systemctl --failed --no-legend; cat /run/ecm/track; journalctl --no-pager -n 15 -u ecm-probe -u keepalived -o cat' >&2 || true
  done
}

track_is_0() { [[ $(on "$1" 'cat /run/ecm/track') == 0 ]]; }
is_booted() { on "$1" 'systemctl is-system-running' | grep -Eq 'running|degraded'; }
has_address() { on "$1" "ip -o -4 addr show eth0" | grep -q " $VIRTUAL/"; }
answers() { ip netns exec "$SPACE-client" curl -s -o /dev/null -m 0.3 --noproxy '*' "http://$VIRTUAL:8080/ecm/api/v1/status"; }
holder() { if has_address 1; then echo 1; elif has_address 2; then echo 2; else die "nobody has the address"; fi; }
both_well() { await "host1 to be well" track_is_0 1 && await "host2 to be well" track_is_0 2 && await "an answer at $VIRTUAL" answers; }

ip netns add "$SPACE-switch"
ip -n "$SPACE-switch" link add switch type bridge
ip -n "$SPACE-switch" link set switch up
join 1 192.0.2.11
join 2 192.0.2.12
join database 192.0.2.30
join client 192.0.2.40

h2=$(find "${server[0]}/modules/system/layers/base/com/h2database" -name 'h2-*.jar')
ip netns exec "$SPACE-database" java -Xmx256m "-javaagent:${server[0]}/ecm/ecm-h2.jar" -Dh2.bindAddress=192.0.2.30 -cp "$h2" \
  org.h2.tools.Server -tcp -tcpAllowOthers -ifNotExists -baseDir "$WORK/database" >"$WORK/database.log" 2>&1 &
DATABASE=$!

# ---- What an operator does -------------------------------------------------------------------------------------------------

url="jdbc:h2:tcp://192.0.2.30:9092/./ecm;MODE=MSSQLServer;WRITE_DELAY=0;TIME ZONE=UTC;LOCK_TIMEOUT=2000;NETWORK_TIMEOUT="
for n in 1 2; do
  echo "Setting up host$n."
  host=$WORK/host$n
  mkdir "$host"
  tar -xf "$IMAGE" -C "$host" --exclude='./dev/*'
  echo "host$n" >"$host/etc/hostname"
  cp -r "${server[0]}" "$host$WILDFLY"
  mkdir "$host/etc/ecm"
  printf '%s\n' "ecm.db.url=${url}3000" "ecm.db.mandate.url=${url}1000" "ecm.admin.password=$PASSWORD" \
    ecm.node1.address=192.0.2.11 ecm.node2.address=192.0.2.12 ecm.cluster.secret=not-a-real-secret-but-long >"$host/etc/ecm/ecm.properties"
  printf '%s\n' "node=node$n" interface=eth0 "address=192.0.2.1$n" "peer.address=192.0.2.1$((3 - n))" \
    "virtual.addresses=$VIRTUAL/24" pulse.file=/run/ecm/pulse >"$host/root/ecm-host.properties"
  echo "ECM_DB_PASSWORD=$PASSWORD" >"$host/etc/ecm/environment"
  chmod 600 "$host"/etc/ecm/{ecm.properties,environment}
  boot "$n"
  await "host$n to be booted" is_booted "$n"
  install=/root/ecm/keepalived/install.sh
  on "$n" "$install --properties /root/ecm-host.properties --dry-run" >"$WORK/dry-run.log"
  on "$n" "! id ecm && ! command -v keepalived" >/dev/null 2>&1 || die "the dry run changed something"
  # Makes the user who is to read the settings, and says so.
  ! on "$n" "$install --properties /root/ecm-host.properties" >"$WORK/install$n.log" 2>&1 || die "settings that the node may not read were accepted"
  on "$n" 'chgrp ecm /etc/ecm/ecm.properties && chmod 640 /etc/ecm/ecm.properties'
  on "$n" "$install --properties /root/ecm-host.properties" >"$WORK/install$n.log" 2>&1 || { cat "$WORK/install$n.log" && die "install.sh failed"; }
  ! grep 'OPEN TO ALL' "$WORK/install$n.log" || die "secrets on host$n are open to all"
  await "the server on host$n" on "$n" "$WILDFLY/bin/jboss-cli.sh --connect ':read-attribute(name=server-state)' | grep -q running"
  on "$n" "$WILDFLY/bin/jboss-cli.sh --connect 'deploy /root/ecm/ecm-ear/target/ecm.ear'" >"$WORK/deploy$n.log" 2>&1 || { cat "$WORK/deploy$n.log" && die "not deployed"; }
done
both_well
key=$(ip netns exec "$SPACE-client" curl -sS --noproxy '*' -u "admin:$PASSWORD" -H 'Content-Type: application/json' \
  "http://$VIRTUAL:8080/ecm/api/v1/api-keys" -d '{"client": "hosts", "scope": "cluster"}' | sed -n 's/.*"secret" *: *"\([^"]*\)".*/\1/p')
[[ -n $key ]] || die "no API key was made"
for n in 1 2; do
  # shellcheck disable=SC2016  # expanded there
  on "$n" 'umask 077; cat >/etc/ecm/cluster.key && chown ecm /etc/ecm/cluster.key' <<<"$key"
done

printf 'install.sh again, with nothing new: '
main_pids() { on "$1" 'systemctl show -p MainPID --value ecm ecm-probe keepalived'; }
for n in 1 2; do
  before=$(main_pids "$n")
  on "$n" "$install --properties /etc/ecm/ecm-host.properties" >"$WORK/again$n.log" 2>&1 || { cat "$WORK/again$n.log" && die "install.sh failed"; }
  grep -q 'nothing was restarted' "$WORK/again$n.log" || { cat "$WORK/again$n.log" && die "it restarts something on host$n"; }
  [[ $(main_pids "$n") == "$before" ]] || die "something on host$n was restarted"
done
echo "nothing was restarted."

# ---- What goes wrong -------------------------------------------------------------------------------------------------------

printf 'Switched off and on again: '
for n in 1 2; do on "$n" 'systemctl poweroff' >/dev/null 2>&1 || true; done
wait "${MACHINE[@]}" || true
since=$SECONDS
boot 1
boot 2
both_well
echo "both well after $((SECONDS - since)) s, and nobody did anything."

# Asks every 50 ms at the address until told to end; leaves the longest time without an answer, in ms.
watch_address() {
  local last now longest=0
  trap 'echo "$longest" >"$WORK/gap"; exit' TERM
  last=${EPOCHREALTIME/[.,]/}
  while true; do
    if answers; then
      now=${EPOCHREALTIME/[.,]/}
      if ((now - last > longest * 1000)); then longest=$(((now - last) / 1000)); fi
      last=$now
    fi
    sleep 0.05
  done
}

main_pid() { on "$1" "systemctl show -p MainPID --value $2"; }
runs_anew() { [[ $(main_pid "$1" "$2") != "$3" && $(main_pid "$1" "$2") != 0 ]]; }

# event WHAT UNIT COMMAND : on the host that has the address, whose unit runs as another process afterwards
event() {
  local what=$1 unit=$2 command=$3 at before watcher since=$SECONDS
  at=$(holder)
  before=$(main_pid "$at" "$unit")
  watch_address &
  watcher=$!
  on "$at" "$command" >"$WORK/event.log" 2>&1 || { cat "$WORK/event.log" >&2 && die "it could not be done: $what"; }
  await "another process of $unit" runs_anew "$at" "$unit" "$before"
  both_well
  kill -TERM "$watcher"
  wait "$watcher" || true
  printf '%-24s on host%s: longest gap %5d ms, all well again after %3d s\n' "$what" "$at" "$(<"$WORK/gap")" $((SECONDS - since))
}

# shellcheck disable=SC2016  # expanded there
{
  event 'WildFly killed' ecm 'kill -KILL $(pgrep -x java)'
  event 'ecm stopped and started' ecm 'systemctl stop ecm && systemctl start ecm'
  event 'WildFly standing still' ecm 'kill -STOP $(pgrep -x java)'
  event 'keepalived killed' keepalived 'kill -KILL $(systemctl show -p MainPID --value keepalived)'
  event 'ecm-probe killed' ecm-probe 'kill -KILL $(systemctl show -p MainPID --value ecm-probe)'
}

at=$(holder)
# shellcheck disable=SC2016  # expanded there
on "$at" 'cp /etc/ecm/ecm-host.properties /root/good && echo "no setting" >>/etc/ecm/ecm-host.properties &&
  kill -KILL $(systemctl show -p MainPID --value ecm-probe)'
await "the address to leave host$at, whose probe cannot run" has_address $((3 - at))
on "$at" 'cp /root/good /etc/ecm/ecm-host.properties'
both_well
echo "ecm-probe that cannot run on host$at: the address went to the other, and all is well again."
for n in 1 2; do on "$n" 'journalctl --no-pager -o cat -u ecm-probe'; done | grep 'reported to http' >/dev/null || die "no death was reported to the other node"
echo "What install.sh set up keeps the address and comes back by itself."
