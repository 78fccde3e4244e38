#!/usr/bin/env bash
# install.sh --dry-run says what it would do and changes nothing; its units are what systemd takes.
set -euo pipefail
# shellcheck source=keepalived/test/lab.sh
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

refused() {
  local because=$1
  shift
  settings "$@"
  ! "$SCRIPTS/install.sh" --dry-run --properties "$LAB/host.properties" >"$LAB/out.log" 2>&1 || failed "accepted: $*"
  logged out "$because" || failed "not because of \"$because\": $*"
}

mkdir -p "$LAB/wildfly/bin"
touch "$LAB/wildfly/bin/standalone.sh"
chmod +x "$LAB/wildfly/bin/standalone.sh"

# The real one takes no loopback interface.
mkdir "$LAB/tools"
printf '%s\n' '#!/bin/sh' 'echo "Keepalived v2.2.7"' >"$LAB/tools/keepalived"
chmod +x "$LAB/tools/keepalived"
PATH=$LAB/tools:$PATH

refused 'there is no interface ecm-none0 here' interface=ecm-none0
refused 'has not the address 192.0.2.11' interface=lo
refused 'not in the subnet of lo' address=127.0.0.1 virtual.addresses=126.0.0.9/7 peer.address=127.0.0.2 interface=lo

here=(address=127.0.0.1 virtual.addresses=127.0.0.10/8 peer.address=127.0.0.2 "wildfly.home=$LAB/wildfly" run.dir=/run/ecm)
refused 'something else than a node' "${here[@]}" base.dir=/etc
refused 'by its whole path' "${here[@]}" base.dir=var/lib/ecm
refused 'by its whole path' "${here[@]}" "base.dir=$LAB/none/.."

settings "${here[@]}" "base.dir=$LAB/node"
"$SCRIPTS/install.sh" --dry-run --properties "$LAB/host.properties" >"$LAB/out.log" 2>&1 || failed "the dry run"
for expected in keepalived.conf ecm-probe.service ecm.service /opt/ecm/keepalived/ecm-probe "useradd --system"; do
  logged out "would .*$expected" || id -u ecm >/dev/null 2>&1 || failed "it does not say that it would do $expected"
done
[[ ! -e /opt/ecm/keepalived ]] || echo "ECM is installed on this machine already."
! find "$LAB" -newer "$LAB/host.properties" -type f ! -name out.log | grep . || failed "the dry run changed something"

unit() { sed -n "/would write .*$1:/,/^[^ ]/{s/^  | \{0,1\}//p}" "$LAB/out.log"; }

# ---- The probe's unit: one that fails takes its verdict back, one that is killed or told to end does not ------------------

after=$(unit ecm-probe.service | sed -n 's/^ExecStopPost=//p')
[[ -n $after ]] || failed "nothing is done after the probe's end"
mkdir "$LAB/run"
verdict_after() { # CODE STATUS
  echo 0 >"$LAB/run/track"
  EXIT_CODE=$1 EXIT_STATUS=$2 sh -c "${after//\/run\/ecm/$LAB/run}" || failed "after $*: not done"
  cat "$LAB/run/track"
}
[[ $(verdict_after exited 2) == -254 ]] || failed "the verdict of a probe that cannot run stays"
[[ $(verdict_after exited 0) == 0 && $(verdict_after killed KILL) == 0 ]] || failed "a probe that ends takes the address from its node"

# ---- What systemd says of the units -----------------------------------------------------------------------------------------

if command -v systemd-analyze >/dev/null; then
  mkdir "$LAB/units"
  # Verified are paths too: those of a host on which it is installed.
  for name in ecm ecm-probe; do
    unit "$name.service" | sed "s|/opt/ecm/keepalived|$SCRIPTS|; s|^User=.*|User=root|" >"$LAB/units/$name.service"
    [[ -s $LAB/units/$name.service ]] || failed "no unit $name"
  done
  printf '%s\n' '[Service]' 'ExecStart=/bin/true' >"$LAB/units/keepalived.service"
  mkdir "$LAB/units/keepalived.service.d"
  cp "$SCRIPTS/systemd/keepalived-ecm.conf" "$LAB/units/keepalived.service.d/"
  systemd-analyze verify --man=no "$LAB"/units/*.service >"$LAB/verify.log" 2>&1 || failed "$(cat "$LAB/verify.log")"
  ! grep -F "$LAB/units" "$LAB/verify.log" || failed "$(cat "$LAB/verify.log")"
else
  echo "Skipped: there is no systemd-analyze here to check the units."
fi

echo "install.sh would install what it should."
