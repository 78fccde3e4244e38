#!/usr/bin/env bash
# Wrong settings are named, and the right ones make a configuration that keepalived takes.
set -euo pipefail
# shellcheck source=keepalived/test/lab.sh
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

refused() {
  local because=$1
  shift
  settings "$@"
  ! "$SCRIPTS/ecm-render" --properties "$LAB/host.properties" >"$LAB/out.log" 2>&1 || failed "accepted: $*"
  logged out "$because" || failed "not because of \"$because\": $*"
}

refused 'two nodes are node1 and node2' node=node3
refused 'no IPv4 address' address=192.0.2.256
refused 'are the same' peer.address=192.0.2.11
refused "node's own address" virtual.addresses=192.0.2.12/24
refused 'not in the subnet' virtual.addresses=198.51.100.10/24
refused 'subnet itself, or its broadcast' virtual.addresses=192.0.2.0/24
refused 'subnet itself, or its broadcast' virtual.addresses=192.0.2.10/24,192.0.2.255/24
refused 'subnet itself, or its broadcast' virtual.addresses=192.0.2.15/28
refused 'does not look like' virtual.addresses=192.0.2.10
refused 'interface is not set' interface=
refused 'not 1 to 255' router.id=256
refused 'not a number of seconds' advert.interval=fast
refused 'not a positive whole number' pulse.limit-ms=0800
refused 'not a whole path' java.home=jdk
refused 'no setting' 'a line without a sign'

interface=$(find /sys/class/net -type l ! -name lo -printf '%f\n' -quit)
settings virtual.addresses=192.0.2.10/24,192.0.2.13/24 "interface=${interface:-eth0}"
"$SCRIPTS/ecm-render" --properties "$LAB/host.properties" >"$LAB/keepalived.conf"
! grep -n '@' "$LAB/keepalived.conf" || failed "something was not filled in"
[[ $(grep -c '192.0.2.1[03]/24 dev ' "$LAB/keepalived.conf") == 2 ]] || failed "not both virtual addresses"
[[ $(grep -c '^  notify_.* -K src 192.0.2.10 or src 192.0.2.13" root$' "$LAB/keepalived.conf") == 2 ]] ||
  failed "connections to the virtual addresses would outlive them"
if [[ -z $interface ]]; then
  echo "Skipped: this machine has no network interface, so keepalived did not check the configuration."
elif command -v keepalived >/dev/null; then
  keepalived --config-test="$LAB/keepalived.out" --use-file "$LAB/keepalived.conf" || failed "$(cat "$LAB/keepalived.out")"
  [[ ! -s $LAB/keepalived.out ]] || failed "$(cat "$LAB/keepalived.out")"
else
  echo "Skipped: keepalived is not installed, so it did not check the configuration."
fi

# ---- The watchdog waits for a start at least as long as the server itself does ------------------------------------------------

settings
timeout=$(sed -n 's/.*blocking\.timeout=\([0-9]*\).*/\1/p' "$SCRIPTS/../wildfly-config/node.conf")
# shellcheck source=keepalived/host.sh
limit=$(. "$SCRIPTS/host.sh" && read_host "$LAB/host.properties" && echo "${HOST[start.limit-ms]}")
((limit > timeout * 1000)) || failed "a start that the server still waits for, $timeout s, would be killed after $limit ms"

echo "Wrong settings are refused."
