#!/usr/bin/env bash
# Makes this machine one of the two hosts of ECM.
set -euo pipefail

# shellcheck source=keepalived/host.sh
. "$(dirname "${BASH_SOURCE[0]}")/host.sh"

usage() {
  cat <<'USAGE'
Usage: install.sh --properties FILE [--dry-run]

Sets up keepalived, ecm-probe and the systemd units on this host, Debian's or Red Hat's family, as root. FILE is made from
ecm-host.properties.example. Installs keepalived if it is missing, the scripts in /opt/ecm, settings in /etc/ecm, and starts
the probe and keepalived; the node too, if there is a WildFly in wildfly.home. May be run again.

  --dry-run   check everything, print what would be done, and change nothing
USAGE
}

DRY='' ARGUMENTS=()
for argument in "$@"; do
  if [[ $argument == --dry-run ]]; then DRY=yes; else ARGUMENTS+=("$argument"); fi
done
take_options "${ARGUMENTS[@]}"
((${#REST[@]} == 0)) || { usage >&2 && exit 2; }

run() {
  if [[ -n $DRY ]]; then printf 'would run: %s\n' "$*"; else "$@"; fi
}

# copy SOURCE FILE : if it is not so already
copy() {
  cmp -s "$1" "$2" || run install -D -p -m "$([[ -x $1 ]] && echo 755 || echo 644)" "$1" "$2"
}

# put FILE : standard input becomes the file, if it is not so already
put() {
  local text line
  text=$(cat)
  if [[ -e $1 && $(<"$1") == "$text" ]]; then return; fi
  if [[ -n $DRY ]]; then
    printf 'would write %s:\n' "$1"
    while IFS= read -r line; do printf '  | %s\n' "$line"; done <<<"$text"
  else
    mkdir -p "$(dirname "$1")"
    printf '%s\n' "$text" >"$1.next"
    chmod 644 "$1.next"
    mv "$1.next" "$1"
  fi
}

# ---- What must be so before anything is changed ------------------------------------------------------------------------

[[ -n $DRY || $(id -u) == 0 ]] || die "this needs root. --dry-run does not."
[[ -e /sys/class/net/${HOST[interface]} ]] ||
  die "${HOST[properties]}: there is no interface ${HOST[interface]} here, only: $(printf '%s ' /sys/class/net/* | sed 's|/sys/class/net/||g')"
own=$(ip -o -4 addr show dev "${HOST[interface]}" | awk '{print $4}')
network=$(grep -m 1 "^${HOST[address]}/" <<<"$own") ||
  die "${HOST[properties]}: ${HOST[interface]} has not the address ${HOST[address]}, but: ${own:-none}"
for virtual in ${HOST[virtual.addresses]//,/ }; do
  in_subnet "${virtual%/*}" "$network" ||
    die "${HOST[properties]}: the virtual address $virtual is not in the subnet of ${HOST[interface]}, $network."
done
if ! command -v keepalived >/dev/null; then
  if command -v apt-get >/dev/null; then
    packages=(apt-get -qq -y install --no-install-recommends keepalived curl)
  elif command -v dnf >/dev/null; then
    packages=(dnf -q -y install keepalived curl)
  elif command -v yum >/dev/null; then
    packages=(yum -q -y install keepalived curl)
  else
    die "keepalived is not installed, and this machine has neither apt-get nor dnf nor yum. Install it, version 2.2 or newer."
  fi
fi
java=$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java") || die "there is no java here: a JDK 17 or newer is needed."
systemd=''
if [[ -d /run/systemd/system ]]; then systemd=yes; fi

# ---- The same again, changing things ----------------------------------------------------------------------------------------

if [[ -n ${packages:-} ]]; then
  run "${packages[@]}" || die "keepalived could not be installed: see above."
fi
id -u "${HOST[user]}" >/dev/null 2>&1 ||
  run useradd --system --home-dir "${HOST[base.dir]}" --shell /usr/sbin/nologin "${HOST[user]}"

source=${HOST[home]}
given=${HOST[properties]}
HOST[install.dir]=/opt/ecm HOST[home]=/opt/ecm/keepalived HOST[properties]=/etc/ecm/ecm-host.properties HOST[java]=$java
for file in host.sh keepalived.conf.template ecm-probe ecm-report-death ecm-render ecm-supervise; do
  copy "$source/$file" "${HOST[home]}/$file"
done
copy "$source/../wildfly-config/node.conf" /opt/ecm/node.conf
copy "$source/../wildfly-config/ClusterKey.java" /opt/ecm/ClusterKey.java
copy "$given" "${HOST[properties]}"

if [[ -e /etc/keepalived/keepalived.conf ]] && ! grep -q '^# ECM' /etc/keepalived/keepalived.conf; then
  run cp -p /etc/keepalived/keepalived.conf /etc/keepalived/keepalived.conf.before-ecm
fi
render "$source/keepalived.conf.template" | put /etc/keepalived/keepalived.conf
render "$source/systemd/ecm-probe.service.template" | put /etc/systemd/system/ecm-probe.service
copy "$source/systemd/keepalived-ecm.conf" /etc/systemd/system/keepalived.service.d/ecm.conf

wildfly=''
if [[ -x ${HOST[wildfly.home]}/bin/standalone.sh ]]; then
  wildfly=yes
  render "$source/systemd/ecm.service.template" | put /etc/systemd/system/ecm.service
  for directory in configuration data deployments log tmp; do
    [[ -d ${HOST[base.dir]}/$directory ]] || run mkdir -p "${HOST[base.dir]}/$directory"
  done
  [[ -e ${HOST[base.dir]}/configuration/standalone-ha.xml ]] ||
    run cp -pr "${HOST[wildfly.home]}/standalone/configuration/." "${HOST[base.dir]}/configuration"
  run chown -R "${HOST[user]}:" "${HOST[base.dir]}"
  # Contacts, password hashes, and in the log the one-time password of the first administrator.
  run chmod 700 "${HOST[base.dir]}/data" "${HOST[base.dir]}/log"
else
  say "There is no WildFly in ${HOST[wildfly.home]} (wildfly.home): ecm.service is left out. Run this again when there is one."
fi
# may_read FILE : may the node's user? Unknown is yes: in a dry run there may be no such user yet.
may_read() {
  [[ $(id -u) != 0 ]] || ! id -u "${HOST[user]}" >/dev/null 2>&1 || runuser -u "${HOST[user]}" -- test -r "$1"
}

settings=''
if [[ -e ${HOST[ecm.properties]} ]]; then
  may_read "${HOST[ecm.properties]}" ||
    die "the user ${HOST[user]} may not read ${HOST[ecm.properties]}, and the node runs as that: chgrp ${HOST[user]} ${HOST[ecm.properties]}; chmod 640 ${HOST[ecm.properties]}; then run this again."
  settings=yes
else
  say "There are no settings of the node in ${HOST[ecm.properties]}: make them from wildfly-config/ecm.properties.example, then start ecm.service."
fi
{ [[ -e ${HOST[api.key.file]} ]] && may_read "${HOST[api.key.file]}"; } ||
  say "There is no API key in ${HOST[api.key.file]} that ${HOST[user]} may read: until there is, a death is not reported and costs 2 s more. See docs/operating.md."

if [[ -n $systemd ]]; then
  run systemctl daemon-reload
  run systemctl enable ecm-probe.service keepalived.service
  run systemctl restart ecm-probe.service keepalived.service
  if [[ -n $wildfly ]]; then run systemctl enable ${settings:+--now} ecm.service; fi
else
  say "systemd does not run here: start ecm-supervise instead, with server.command in ${HOST[properties]}."
fi
