#!/usr/bin/env bash
# Makes this machine one of the two hosts of ECM.
set -euo pipefail

# shellcheck source=keepalived/host.sh
. "$(dirname "${BASH_SOURCE[0]}")/host.sh"
# shellcheck source=keepalived/same-on-both.sh
. "$(dirname "${BASH_SOURCE[0]}")/same-on-both.sh"

# What is made here is for the node's user to read, whatever root's shell says.
umask 022
PATH=$PATH:/usr/sbin:/sbin

usage() {
  cat <<'USAGE'
Usage: install.sh --properties FILE [--dry-run] [--replace]

Sets up keepalived, ecm-probe and the systemd units on this host, Debian's or Red Hat's family, as root. FILE is made from
ecm-host.properties.example. Installs keepalived and curl if they are missing, the scripts in /opt/ecm, settings in /etc/ecm,
and starts the probe and keepalived; the node too, if there is a WildFly in wildfly.home.
May be run again, after a change or an update: only what has changed is reloaded or restarted, and the node never. If that
needs a restart, it says so. Ends with a fingerprint of the settings that must be the same on both hosts, to compare.

  --dry-run   check everything, print what would be done, and change nothing
  --replace   put ECM's configuration in the place of a keepalived.conf that is not ECM's; that one is kept as a copy
USAGE
}

DRY='' REPLACE='' ACTED='' ARGUMENTS=()
for argument in "$@"; do
  case $argument in
    --dry-run) DRY=yes ;;
    --replace) REPLACE=yes ;;
    *) ARGUMENTS+=("$argument") ;;
  esac
done
take_options "${ARGUMENTS[@]}"
((${#REST[@]} == 0)) || { usage >&2 && exit 2; }
declare -A CHANGED=()

run() {
  if [[ -n $DRY ]]; then printf 'would run: %s\n' "$*"; else "$@"; fi
}

# copy SOURCE FILE : if it is not so already; readable for all in any case
copy() {
  local mode=644
  [[ ! -x $1 ]] || mode=755
  if ! cmp -s "$1" "$2"; then
    CHANGED[$2]=yes
    run install -D -m "$mode" "$1" "$2"
  elif [[ $(stat -c %a "$2") != "$mode" ]]; then
    run chmod "$mode" "$2"
  fi
}

# put FILE : standard input becomes the file, if it is not so already
put() {
  local text line
  text=$(cat)
  if [[ -e $1 && $(<"$1") == "$text" ]]; then return; fi
  CHANGED[$1]=yes
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

# may -r|-x FILE : may the node's user? Unknown is yes: in a dry run there may be no such user yet, or no such file.
may() {
  [[ $(id -u) != 0 || ! -e $2 ]] || ! id -u "${HOST[user]}" >/dev/null 2>&1 || runuser -u "${HOST[user]}" -- test "$1" "$2"
}

# must -r|-x FILE REMEDY
must() {
  local what=read
  [[ $1 == -r ]] || what=execute
  may "$1" "$2" ||
    die "the user ${HOST[user]} may not $what $2, and node and probe run as that: $3. If that is so already, a directory above is closed, and this shows which: namei -l $2. Then run this again."
}

# warn_if_open FILE REMEDY : may every user of this host get at a file with secrets? It is said, and left to the operator.
warn_if_open() {
  if [[ -e $1 && $(stat -Lc %a "$1") != *0 && $(stat -Lc %a "$(dirname "$1")") == *[1357] ]]; then
    say "OPEN TO ALL: there are secrets in $1, and every user of this host may get at them: $2"
  fi
}

# has_secrets FILE : of settings
has_secrets() { grep -Eiqs '^[[:space:]]*[^#![:space:]].*(password|secret)[[:space:]]*[=:]' "$1"; }

# is_set_up : is there a node in base.dir? Who is not root may not look into its configuration, and then it is set up.
is_set_up() {
  local configuration=${HOST[base.dir]}/configuration
  [[ -e $configuration/standalone-ha.xml || (-d $configuration && ! -x $configuration) ]]
}

# holds_something_else DIRECTORY : is there a file that is not of a node that is not set up yet?
holds_something_else() {
  [[ -e $1 && ! -d $1 ]] || [[ -d $1 && -n $(find "$1/" -mindepth 1 \( -name lost+found -o -path "$1/configuration.new" \) -prune \
    -o ! -type d ! -path "$1/ecm.properties" ! -path "$1/db-password" -print -quit) ]]
}

# is_ours FILE : did this script write it?
is_ours() { [[ $(head -n 1 "$1") == '# ECM'* ]]; }

# is_packaged FILE : is it as a package of Red Hat's family brought it? keepalived's comes with an example in place.
is_packaged() {
  local changed
  command -v rpm >/dev/null && rpm -qf "$1" >/dev/null 2>&1 || return 1
  changed=$(rpm -V keepalived 2>/dev/null || true)
  [[ $changed != *" $1"* ]]
}

# is_older UNIT FILE... : does it run from before one of the files became what it is now?
is_older() {
  local since file
  since=$(TZ=UTC systemctl show -p StateChangeTimestamp --value "$1")
  since=$(date -d "$since" +%s)
  shift
  for file; do
    [[ -z ${CHANGED[$file]:-} ]] || return 0
    if [[ -e $file ]] && (($(stat -c %Y "$file") > since)); then return 0; fi
  done
  return 1
}

# bring_up HOW UNIT FILE... : starts it; if it runs from before one of the files became what it is now, does HOW to it
bring_up() {
  local how=$1 unit=$2
  shift 2
  if ! systemctl -q is-active "$unit"; then
    how=restart
  elif ! is_older "$unit" "$@"; then
    return
  fi
  ACTED=yes
  run systemctl "$how" "$unit"
}

# lladdr ADDRESS : the hardware address that answers for it in this network, asked anew; nothing if none does
lladdr() {
  local _ line
  ip neigh flush to "$1" dev "${HOST[interface]}" >/dev/null 2>&1 || true
  # A packet that nobody wants makes the kernel ask.
  { echo >"/dev/udp/$1/9"; } 2>/dev/null || true
  for _ in {1..15}; do
    line=$(ip neigh show to "$1" dev "${HOST[interface]}" nud reachable)
    if [[ $line =~ lladdr\ ([0-9a-fA-F:]+) ]]; then
      printf '%s' "${BASH_REMATCH[1]}"
      return
    fi
    sleep 0.1
  done
}

# ---- What must be so before anything is changed ------------------------------------------------------------------------

[[ -n $DRY || $(id -u) == 0 ]] || die "this needs root. --dry-run does not."
ip link show dev "${HOST[interface]}" >/dev/null 2>&1 ||
  die "${HOST[properties]}: there is no interface ${HOST[interface]} here, only: $(ip -o link show | sed -E 's/^[0-9]+: ([^:@]+).*/\1/' | paste -sd ' ')"
own=$(ip -o -4 addr show dev "${HOST[interface]}" | awk '{print $4}')
network=$(grep -m 1 "^${HOST[address]}/" <<<"$own") ||
  die "${HOST[properties]}: ${HOST[interface]} has not the address ${HOST[address]}, but: ${own:-none}"
for virtual in ${HOST[virtual.addresses]//,/ }; do
  in_subnet "${virtual%/*}" "$network" ||
    die "${HOST[properties]}: the virtual address $virtual is not in the subnet of ${HOST[interface]}, $network."
  is_host "${virtual%/*}/${network#*/}" ||
    die "${HOST[properties]}: the virtual address ${virtual%/*} is the address of the subnet $network itself, or its broadcast address."
  # It may be here already, by keepalived.
  if [[ $(ip -o -4 addr show) == *" ${virtual%/*}/"* ]]; then continue; fi
  holder=$(lladdr "${virtual%/*}")
  [[ -z $holder || $holder == "$(lladdr "${HOST[peer.address]}")" ]] ||
    die "${HOST[properties]}: another machine has the virtual address ${virtual%/*} already: $holder answers for it, which is neither this host nor ${HOST[peer.address]}."
done

# Whatever is below becomes the node's user's.
[[ ${HOST[base.dir]} == /* && ${HOST[base.dir]}/ != */../* ]] ||
  die "${HOST[properties]}: base.dir is ${HOST[base.dir]}: name the node's directory by its whole path, without '..'."
[[ ! -x ${HOST[wildfly.home]}/bin/standalone.sh ]] || is_set_up || ! holds_something_else "${HOST[base.dir]}" ||
  die "${HOST[properties]}: base.dir is ${HOST[base.dir]}, where there is something else than a node: no configuration/standalone-ha.xml. All in it would be given to the user ${HOST[user]}: name a directory that is empty, or not there yet."

systemd=''
if [[ -d /run/systemd/system ]]; then systemd=yes; fi
[[ -z $systemd || ${HOST[run.dir]} == /run/ecm ]] ||
  die "${HOST[properties]}: run.dir is ${HOST[run.dir]}, but systemd's units have /run/ecm. Another one is only for ecm-supervise: leave the line out."

missing=() packages=()
for tool in keepalived curl; do
  command -v "$tool" >/dev/null || missing+=("$tool")
done
if ((${#missing[@]})); then
  if command -v apt-get >/dev/null; then
    packages=(apt-get -qq -y install --no-install-recommends "${missing[@]}")
  elif command -v dnf >/dev/null; then
    packages=(dnf -q -y install "${missing[@]}")
  elif command -v yum >/dev/null; then
    packages=(yum -q -y install "${missing[@]}")
  else
    die "there is no ${missing[*]} here, and this machine has neither apt-get nor dnf nor yum. Install it; keepalived in version 2.1 or newer."
  fi
fi
live=/etc/keepalived/keepalived.conf
replaced=''
if [[ -s $live ]] && ! is_ours "$live" && ! is_packaged "$live"; then
  replaced=yes
  addresses=$(awk '/virtual_ipaddress/ {on = 1; next} /}/ {on = 0} on && NF {printf "%s ", $1}' "$live")
  [[ -n $REPLACE ]] ||
    die "$live is not ECM's. With --replace ECM's takes its place, and it is kept as $live.before-ecm: keepalived then holds its addresses here no longer (${addresses:-it names none }), and who uses them finds another host with them, or none."
fi

# Not by JAVA_HOME: root has it in one shell and not in the next, and the node would change its Java with that.
java=$(command -v "${HOST[java.home]:+${HOST[java.home]}/bin/}java") ||
  die "there is no java in ${HOST[java.home]:-the search path}: a JDK 17 or newer is needed. java.home in ${HOST[properties]} names it."
java_is=$("$java" -version 2>&1) || true
java_is=${java_is%%$'\n'*}
if ! [[ $java_is =~ version\ \"?([0-9]+) ]] || ((BASH_REMATCH[1] < 17)); then
  die "$java is no Java 17 or newer, but: $java_is. java.home in ${HOST[properties]} may name another one."
fi
# The key of the cluster's traffic is made by a program that Java compiles at each start of the node.
[[ $'\n'$("$java" --list-modules) == *$'\njdk.compiler'* ]] ||
  die "$java cannot compile: it has no module jdk.compiler. A JDK is needed; java.home in ${HOST[properties]} may name one."
say "The node's Java is $java: $java_is"

source=${HOST[home]}
given=${HOST[properties]}
HOST[install.dir]=/opt/ecm HOST[home]=/opt/ecm/keepalived HOST[properties]=/etc/ecm/ecm-host.properties HOST[java]=$java
configuration=$(mktemp)
trap 'rm -f "$configuration"' EXIT
render "$source/keepalived.conf.template" >"$configuration"

# Before its own file is replaced.
keepalived_takes_it() {
  local version output
  command -v keepalived >/dev/null || return 0
  version=$(keepalived --version 2>&1)
  version=${version%%$'\n'*}
  if ! [[ $version =~ v([0-9]+)\.([0-9]+) ]] || ((BASH_REMATCH[1] * 1000 + BASH_REMATCH[2] < 2001)); then
    die "keepalived must be 2.1 or newer, and this is: $version"
  fi
  output=$(keepalived --config-test -f "$configuration" 2>&1) ||
    die "keepalived does not take the configuration made from $given, and $live stays as it is: $output"
}
keepalived_takes_it

# ---- The same again, changing things ----------------------------------------------------------------------------------------

if ((${#packages[@]})); then
  run "${packages[@]}" || die "${missing[*]} could not be installed: see above."
  keepalived_takes_it
fi
id -u "${HOST[user]}" >/dev/null 2>&1 ||
  run useradd --system --home-dir "${HOST[base.dir]}" --shell /usr/sbin/nologin "${HOST[user]}"

for file in host.sh keepalived.conf.template ecm-probe ecm-report-death ecm-render ecm-supervise; do
  copy "$source/$file" "${HOST[home]}/$file"
done
copy "$source/../wildfly-config/node.conf" /opt/ecm/node.conf
copy "$source/../wildfly-config/ClusterKey.java" /opt/ecm/ClusterKey.java
copy "$given" "${HOST[properties]}"
must -x "${HOST[home]}/ecm-probe" "chmod -R a+rX /opt/ecm"
must -r "${HOST[properties]}" "chmod 755 /etc/ecm; chmod 644 ${HOST[properties]}"
must -x "$java" "let java.home in $given name one that all may use"

if [[ -s $live ]] && ! is_ours "$live"; then
  run cp -p "$live" "$live.before-ecm"
fi
put "$live" <"$configuration"
put /etc/systemd/system/ecm-probe.service < <(render "$source/systemd/ecm-probe.service.template")
copy "$source/systemd/keepalived-ecm.conf" /etc/systemd/system/keepalived.service.d/ecm.conf

wildfly=''
if [[ -x ${HOST[wildfly.home]}/bin/standalone.sh ]]; then
  wildfly=yes
  given_configuration=${HOST[wildfly.home]}/standalone/configuration
  # The node does not read the configuration there: it has a copy, and there are password hashes in it.
  open_to_all="chmod -R a+rX ${HOST[wildfly.home]}; chmod -R go= $given_configuration"
  must -x "${HOST[wildfly.home]}/bin/standalone.sh" "$open_to_all"
  must -r "${HOST[wildfly.home]}/jboss-modules.jar" "$open_to_all"
  for file in mgmt-users.properties cluster.p12; do
    warn_if_open "$given_configuration/$file" "chmod -R go= $given_configuration"
  done
  put /etc/systemd/system/ecm.service < <(render "$source/systemd/ecm.service.template")
  put /etc/tmpfiles.d/ecm.conf < <(render "$source/systemd/ecm-tmpfiles.conf.template")
  for directory in data deployments log tmp; do
    [[ -d ${HOST[base.dir]}/$directory ]] || run mkdir -p "${HOST[base.dir]}/$directory"
  done
  if ! is_set_up; then
    # Under another name until all of it is there, so that a copy that broke off is made anew.
    run rm -rf "${HOST[base.dir]}/configuration.new"
    run cp -pr "$given_configuration/." "${HOST[base.dir]}/configuration.new"
    run mv -T "${HOST[base.dir]}/configuration.new" "${HOST[base.dir]}/configuration"
  fi
  # Contacts, password hashes, the cluster's key, and in the log the one-time password of the first administrator.
  run chmod 700 "${HOST[base.dir]}/configuration" "${HOST[base.dir]}/data" "${HOST[base.dir]}/log"
  # Files come and go there while the node runs.
  run find "${HOST[base.dir]}" -ignore_readdir_race ! -user "${HOST[user]}" -exec chown -h "${HOST[user]}:" '{}' +
  must -x "${HOST[base.dir]}/configuration" "open the directories above it: chmod a+x"
else
  say "There is no WildFly in ${HOST[wildfly.home]} (wildfly.home): ecm.service is left out. Run this again when there is one."
fi

settings=''
if [[ -e ${HOST[ecm.properties]} ]]; then
  for_the_node="chgrp ${HOST[user]} ${HOST[ecm.properties]}; chmod 640 ${HOST[ecm.properties]}"
  must -r "${HOST[ecm.properties]}" "$for_the_node"
  ! has_secrets "${HOST[ecm.properties]}" || warn_if_open "${HOST[ecm.properties]}" "$for_the_node"
  settings=yes
else
  say "There are no settings of the node in ${HOST[ecm.properties]}: make them from wildfly-config/ecm.properties.example, then start ecm.service."
fi
! has_secrets /etc/ecm/environment || warn_if_open /etc/ecm/environment "chmod 600 /etc/ecm/environment"
warn_if_open "${HOST[api.key.file]}" "chown ${HOST[user]} ${HOST[api.key.file]}; chmod 600 ${HOST[api.key.file]}"
{ [[ -e ${HOST[api.key.file]} ]] && may -r "${HOST[api.key.file]}"; } ||
  say "There is no API key in ${HOST[api.key.file]} that ${HOST[user]} may read: until there is, a death is not reported and costs 2 s more. See docs/operating.md."

# ---- What starts, and what has to start anew -----------------------------------------------------------------------------------

units=/etc/systemd/system
if [[ -n $systemd ]]; then
  run systemctl daemon-reload
  run systemctl -q enable ecm-probe.service keepalived.service
  due=''
  if [[ -n $wildfly ]] && systemctl -q is-active ecm.service &&
    is_older ecm.service "$units/ecm.service" /opt/ecm/node.conf /opt/ecm/ClusterKey.java "${HOST[ecm.properties]}" /etc/ecm/environment; then
    due=yes
  fi
  # A probe with new settings may look elsewhere than the node that runs writes: it waits for the node's restart.
  if [[ -z $due ]] || ! systemctl -q is-active ecm-probe.service; then
    bring_up restart ecm-probe.service "$units/ecm-probe.service" "${HOST[properties]}" "${HOST[home]}/ecm-probe" "${HOST[home]}/host.sh"
  fi
  # A reload keeps the address where it is, and the track file.
  bring_up "$([[ -n $replaced ]] && echo restart || echo reload-or-restart)" keepalived.service "$live"
  if [[ -n $wildfly ]]; then
    run systemctl -q enable ecm.service
    if [[ -n $settings ]] && ! systemctl -q is-active ecm.service; then
      ACTED=yes
      run systemctl start ecm.service
    fi
  fi
  if [[ -n $due ]]; then
    say "A RESTART IS DUE: the node runs as it was set up before. On the host without the virtual address first, and on the other once /run/ecm/track of the first says 0: systemctl restart ecm.service ecm-probe.service"
  elif [[ -z $ACTED ]]; then
    say "Nothing that runs has changed, and nothing was restarted."
  fi
else
  say "systemd does not run here: start ecm-supervise instead, with server.command in ${HOST[properties]}."
fi

# ---- What this machine may have against it -------------------------------------------------------------------------------------

if command -v getenforce >/dev/null && [[ $(getenforce) == Enforcing ]]; then
  say "NOT TRIED: SELinux is enforcing here. Its policy may keep keepalived from reading ${HOST[run.dir]}/track, and then no host gets the address. Look: ausearch -m avc -ts recent -c keepalived. If there is something, this shows whether that is all: semanage permissive -a keepalived_t. See docs/operating.md."
fi
if command -v firewall-cmd >/dev/null && firewall-cmd --state >/dev/null 2>&1; then
  say "firewalld runs here. The other host must get through, unless it does already:"
  cluster_port=$(sed -nE "s/^[[:space:]]*ecm\.${HOST[node]}\.port[[:space:]]*[=:][[:space:]]*([0-9]+)[[:space:]]*\$/\1/p" "${HOST[ecm.properties]}" 2>/dev/null | tail -n 1 || true)
  cluster_port=${cluster_port:-7600}
  for opening in 'protocol value="vrrp"' "port port=\"$cluster_port-$((cluster_port + 1))\" protocol=\"tcp\"" 'port port="8080" protocol="tcp"'; do
    printf "  firewall-cmd --permanent --add-rich-rule='rule family=\"ipv4\" source address=\"%s\" %s accept'\n" "${HOST[peer.address]}" "$opening"
  done
  printf '  firewall-cmd --reload\n'
fi

# ---- What it cannot see: the other host -----------------------------------------------------------------------------------------

say_fingerprint /etc/ecm/environment "${HOST[ecm.properties]}"
