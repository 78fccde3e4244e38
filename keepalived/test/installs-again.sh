#!/usr/bin/env bash
# install.sh with all that it does, in a sandbox: /etc, /opt and /run of its own, two hosts on a wire, and a systemctl that only
# writes down what it was told.
set -euo pipefail

if [[ -z ${IN_SANDBOX:-} ]]; then
  if ! unshare --mount --net true 2>/dev/null; then
    echo "Skipped: this needs root, and the right to make namespaces."
    exit
  fi
  IN_SANDBOX=yes exec unshare --mount --net "$0"
fi
# shellcheck source=keepalived/test/lab.sh
. "$(dirname "${BASH_SOURCE[0]}")/lab.sh"

# ---- The sandbox -------------------------------------------------------------------------------------------------------------

# Else the node's user could not get at what is there.
chmod 755 "$LAB"
chmod 600 "$LAB/key"
mkdir "$LAB/layers" "$LAB/tools" "$LAB/units"
mount -t tmpfs layers "$LAB/layers"
trap '{ umount --lazy "$LAB/layers"; finish; } 2>/dev/null' EXIT
mkdir "$LAB"/layers/{changes,work}
mount -t overlay etc -o "lowerdir=/etc,upperdir=$LAB/layers/changes,workdir=$LAB/layers/work" /etc
for directory in /opt /run; do mount -t tmpfs sandbox "$directory"; done
mkdir -p /run/systemd/system /run/ecm
rm -rf /etc/ecm /etc/keepalived/keepalived.conf*

# Two more machines: the other host, which is the switch too, and one that is none of ours. A process holds the network of each.
declare -A machine=()
on() { # NAME COMMAND...
  local name=$1
  shift
  nsenter --target "${machine[$name]}" --net "$@"
}
has_own_net() { [[ $(readlink "/proc/$1/ns/net") != "$(readlink /proc/self/ns/net)" ]]; }
for name in peer stranger; do
  start "$name" unshare --net sleep 600
  machine[$name]=$PID
  await "the machine $name" has_own_net "$PID"
done
ip link set lo up
on peer ip link add switch type bridge
on peer ip link set switch up
ip link add eth0 type veth peer name port1
ip link set port1 netns "${machine[peer]}"
on peer ip link add port2 type veth peer name eth0 netns "${machine[stranger]}"
for port in port1 port2; do on peer ip link set "$port" master switch up; done
ip addr add 192.0.2.11/24 dev eth0
ip link set eth0 up
on peer ip addr add 192.0.2.12/24 dev switch
on stranger ip link set eth0 up

tool() { cat >"$LAB/tools/$1" && chmod +x "$LAB/tools/$1"; }
# What runs is a file in units/, as old as its start.
tool systemctl <<'TOOL'
#!/usr/bin/env bash
units=$(dirname "$0")/../units
case "$*" in
  '-q is-active '*) [[ -e $units/$3 ]] && exit || exit 3 ;;
  'show -p StateChangeTimestamp '*) date -u -r "$units/$5" '+%a %F %T UTC' && exit ;;
  'restart '* | 'start '* | 'reload-or-restart '*) touch "$units/$2" ;;
esac
[[ $* == daemon-reload || $* == *enable* ]] || echo "$*" >>"$units/../told.log"
TOOL
tool keepalived <<'TOOL'
#!/usr/bin/env bash
if [[ $1 == --version ]]; then
  # Far more than anybody reads.
  printf 'Keepalived v%s (01/16,2022)\n%s\n' "${KEEPALIVED_VERSION:-2.2.7}" "$(yes 'Copyright' | head -n 20000)" >&2 && exit
fi
[[ $1 == --config-test && $2 == -f ]] || exit 9
if grep -q 'virtual_router_id 99' "$3"; then echo 'Line 29: not this one' >&2 && exit 5; fi
TOOL
export PATH=$LAB/tools:$PATH

mkdir -p "$LAB/wildfly/bin" "$LAB/wildfly/standalone/configuration"
printf '#!/bin/sh\n' >"$LAB/wildfly/bin/standalone.sh"
chmod 755 "$LAB/wildfly/bin/standalone.sh"
touch "$LAB/wildfly/jboss-modules.jar" "$LAB/wildfly/standalone/configuration/standalone-ha.xml"
(umask 077 && echo 'admin=not-a-real-hash' >"$LAB/wildfly/standalone/configuration/mgmt-users.properties")

host() { settings interface=eth0 run.dir=/run/ecm "wildfly.home=$LAB/wildfly" "base.dir=$LAB/node" "$@"; }
install() { "$SCRIPTS/install.sh" --properties "$LAB/host.properties" "$@" >"$LAB/out.log" 2>&1; }
refused() { # BECAUSE OPTION...
  local because=$1
  shift
  ! install "$@" || failed "accepted, although: $because"
  logged out "$because" || failed "not because of \"$because\""
}
# All that is there is from an hour ago, and what runs was started since.
an_hour_passes() {
  find /etc/ecm /opt/ecm /etc/systemd/system /etc/keepalived -type f -exec touch -d '1 hour ago' {} +
  find "$LAB/units" -type f -exec touch -d '30 minutes ago' {} +
  : >"$LAB/told.log"
}
told() { grep -qx -- "$1" "$LAB/told.log"; }
told_nothing() { [[ ! -s $LAB/told.log ]]; }

# ---- What must be so -----------------------------------------------------------------------------------------------------------

: >"$LAB/told.log"
host
on peer ip addr add 192.0.2.10/24 dev switch
install --dry-run || failed "the other host may have the address"
on peer ip addr del 192.0.2.10/24 dev switch
on stranger ip addr add 192.0.2.10/24 dev eth0
refused 'another machine has the virtual address 192.0.2.10' --dry-run
ip addr add 192.0.2.10/24 dev eth0
install --dry-run || failed "this host may have the address"
ip addr del 192.0.2.10/24 dev eth0
on stranger ip addr del 192.0.2.10/24 dev eth0
host run.dir=/run/elsewhere
refused "run.dir is /run/elsewhere, but systemd's units have /run/ecm" --dry-run
host
KEEPALIVED_VERSION=2.0.20 refused 'must be 2.1 or newer' --dry-run
tool java <<<'echo '\''openjdk version "11.0.20" 2023-07-18'\'' >&2'
refused 'is no Java 17 or newer, but: openjdk version "11.0.20"' --dry-run
tool java <<'TOOL'
#!/usr/bin/env bash
if [[ $1 == --list-modules ]]; then echo java.base@17; else echo 'openjdk version "17.0.1"' >&2; fi
TOOL
refused 'it has no module jdk.compiler' --dry-run
rm "$LAB/tools/java"
mkdir -p "$LAB/theirs/configuration"
touch "$LAB/theirs/configuration/letters"
host "base.dir=$LAB/theirs"
refused 'something else than a node'
[[ $(stat -c %U "$LAB/theirs/configuration") == root ]] || failed "what is not a node's was given to the node's user"
host "base.dir=$LAB/theirs" "wildfly.home=$LAB/none"
install --dry-run || failed "a host without a WildFly of its own is asked for a node's directory"
mkdir -p "$LAB/begun/data" "$LAB/begun/configuration.new"
touch "$LAB/begun/ecm.properties" "$LAB/begun/configuration.new/half-a-copy"
host "base.dir=$LAB/begun"
install --dry-run || failed "an installation that broke off cannot be gone on with"
mkdir -p "$LAB/disk/lost+found"
host "base.dir=$LAB/disk"
install --dry-run || failed "a disk of its own is not empty enough"
host
told_nothing || failed "dry runs told systemd something"

# ---- keepalived is not installed ---------------------------------------------------------------------------------------------

# Of this machine's own, if it has them, nothing is left to see.
for directory in /usr/bin /usr/sbin; do
  mkdir -p "$LAB/layers/changes$directory" "$LAB/layers/work$directory"
  mount -t overlay tools -o "lowerdir=$directory,upperdir=$LAB/layers/changes$directory,workdir=$LAB/layers/work$directory" "$directory"
done
mv "$LAB/tools/keepalived" "$LAB/keepalived"
hash -r
for name in keepalived apt-get dnf yum; do
  while file=$(type -P "$name"); do rm "$file" && hash -r; done
done
refused 'there is no keepalived here, and this machine has neither apt-get nor dnf nor yum' --dry-run
# package_manager NAME COMMAND : one that brings keepalived by the command
package_manager() {
  printf '%s\n' '#!/usr/bin/env bash' "echo \"$1 \$*\" >>\"$LAB/packages.log\"" "$2" >"$LAB/tools/$1"
  chmod +x "$LAB/tools/$1"
}
brings="cp '$LAB/keepalived' '$LAB/tools/keepalived'"
# Each is preferred to those before it.
for line in 'yum -q -y install keepalived' 'dnf -q -y install keepalived' 'apt-get -qq -y install --no-install-recommends keepalived'; do
  package_manager "${line%% *}" "$brings"
  install --dry-run || failed "keepalived is missing, and ${line%% *} has it"
  logged out "would run: $line\$" || failed "not by: $line"
done
[[ ! -e $LAB/packages.log ]] || failed "a dry run installed something"
rm "$LAB/tools/apt-get"
package_manager dnf 'echo no such package >&2; exit 1'
refused 'keepalived could not be installed'
logged out 'no such package' || failed "the reason of dnf is lost"
package_manager dnf "$brings"
KEEPALIVED_VERSION=2.0.20 refused 'must be 2.1 or newer'
rm "$LAB/tools/keepalived" "$LAB/packages.log"
told_nothing || failed "without keepalived something was started"

mkdir -p /etc/keepalived
printf '%s\n' 'vrrp_instance theirs {' ' virtual_ipaddress {' '  192.0.2.99/24 dev eth0' ' }' '}' >/etc/keepalived/keepalived.conf
refused '192.0.2.99/24'
grep -q theirs /etc/keepalived/keepalived.conf || failed "somebody else's configuration was replaced"
tool rpm <<'TOOL'
#!/usr/bin/env bash
if [[ $1 == -V ]]; then echo "S.5....T.  c $OF_A_PACKAGE" && exit 1; fi
TOOL
OF_A_PACKAGE=/etc/keepalived/keepalived.conf refused '192.0.2.99/24' --dry-run
OF_A_PACKAGE=/etc/sysconfig/keepalived install --dry-run || failed "a package's example stands in the way"
rm "$LAB/tools/rpm"

# ---- The first time ------------------------------------------------------------------------------------------------------------

(umask 077 && install --replace) || failed "the first installation"
[[ $(<"$LAB/packages.log") == 'dnf -q -y install keepalived' ]] || failed "keepalived was not installed by dnf"
grep -q theirs /etc/keepalived/keepalived.conf.before-ecm || failed "somebody else's configuration was not kept"
for unit in ecm-probe.service keepalived.service; do told "restart $unit" || failed "$unit was not started"; done
! told 'start ecm.service' || failed "a node without settings was started"
as_node() { runuser -u ecm -- "$@"; }
as_node test -r /etc/ecm/ecm-host.properties || failed "the node's user may not read the host's settings"
as_node test -x /opt/ecm/keepalived/ecm-probe || failed "the node's user may not execute the probe"
[[ $(stat -c %U "$LAB/node/configuration/standalone-ha.xml") == ecm ]] || failed "the node's directory is not its user's"
as_node test -r "$LAB/node/configuration/mgmt-users.properties" || failed "the node may not read its configuration"
open_to_all() { runuser -u nobody -- test -r "$1"; }
! open_to_all "$LAB/node/configuration/standalone-ha.xml" || failed "the node's configuration is open to all"
grep -q "^Environment=.* JAVA=$(command -v java)\$" /etc/systemd/system/ecm.service || failed "another Java"
grep -q "^e $LAB/node/log - - - 30d" /etc/tmpfiles.d/ecm.conf || failed "logs stay for ever"

echo ecm.cluster.secret=not-a-real-secret-but-long >/etc/ecm/ecm.properties
chmod 600 /etc/ecm/ecm.properties
refused 'chgrp ecm /etc/ecm/ecm.properties'
chgrp ecm /etc/ecm/ecm.properties
chmod 640 /etc/ecm/ecm.properties
an_hour_passes
install || failed "the second time"
told 'start ecm.service' || failed "the node was not started"

# ---- Again -----------------------------------------------------------------------------------------------------------------------

ip addr add 192.0.2.10/24 dev eth0 # as keepalived does
an_hour_passes
install || failed "with nothing new"
told_nothing || failed "something was restarted, although nothing had changed"
logged out 'nothing was restarted' || failed "it does not say that nothing was restarted"

# Edited in place, by somebody whose files nobody else may read.
host pulse.limit-ms=900
(umask 077 && rm /etc/ecm/ecm-host.properties && cp "$LAB/host.properties" /etc/ecm/ecm-host.properties)
"$SCRIPTS/install.sh" --properties /etc/ecm/ecm-host.properties >"$LAB/out.log" 2>&1 || failed "with settings edited in place"
as_node test -r /etc/ecm/ecm-host.properties || failed "the node's user may not read settings edited in place"
[[ $(<"$LAB/told.log") == 'restart ecm-probe.service' ]] || failed "not the probe alone: $(<"$LAB/told.log")"

an_hour_passes
host advert.interval=0.3 pulse.limit-ms=900
install || failed "with another interval"
told 'reload-or-restart keepalived.service' || failed "keepalived was not reloaded"

an_hour_passes
host advert.interval=0.3 pulse.limit-ms=900 pulse.file=/run/ecm/pulse
install || failed "with another pulse"
told_nothing || failed "the node, or a probe that looks for another pulse than the node's, was restarted: $(<"$LAB/told.log")"
logged out 'RESTART IS DUE.*systemctl restart ecm.service ecm-probe.service' || failed "it does not say that the node is to be restarted"
install || failed "once more"
logged out 'RESTART IS DUE' || failed "it forgot that the node is to be restarted"
touch "$LAB/units/ecm.service" "$LAB/units/ecm-probe.service"
install || failed "after the restart"
! logged out 'RESTART IS DUE' || failed "it did not see that the node was restarted"
told_nothing || failed "something was restarted after the restart"

an_hour_passes
cp /etc/keepalived/keepalived.conf "$LAB/before.conf"
host router.id=99
refused 'Line 29: not this one'
cmp -s "$LAB/before.conf" /etc/keepalived/keepalived.conf || failed "a configuration that keepalived refuses took the place of the good one"
told_nothing || failed "something was restarted"

host
chmod 700 /etc/ecm
refused 'may not read /etc/ecm/ecm-host.properties.*chmod 755 /etc/ecm'
chmod 755 /etc/ecm
chmod 750 "$LAB/wildfly/bin"
refused 'may not execute .*/bin/standalone.sh.*namei'
users=$LAB/wildfly/standalone/configuration/mgmt-users.properties
remedy=$(sed -n 's/.* run as that: \(.*\)\. If that is so already.*/\1/p' "$LAB/out.log")
chmod 755 "$LAB/wildfly/bin" && chmod 644 "$users"
install || failed "with a WildFly that all may read"
logged out "OPEN TO ALL: .*$users.*chmod -R go= " || failed "no word of management users that all may read"
(eval "$remedy") || failed "its own remedy cannot be executed: $remedy"
! open_to_all "$users" || failed "its own remedy opens the management users to all: $remedy"
rm -rf "$LAB/node"
install || failed "after its own remedy"
! logged out 'OPEN TO ALL' || failed "its own remedy does not content it"
cmp -s "$users" "$LAB/node/configuration/mgmt-users.properties" || failed "the management users were not copied"

# ---- The node's Java: by its setting alone --------------------------------------------------------------------------------------

jdk=$(realpath "$(command -v java)")
jdk=${jdk%/bin/java}
grep -q "^Environment=.* JAVA=$jdk/bin/java\$" /etc/systemd/system/ecm.service && failed "the setting would change nothing"
host "java.home=$jdk"
install || failed "with a Java of its own"
an_hour_passes
JAVA_HOME=/nowhere install || failed "with a JAVA_HOME of root's"
grep -q "^Environment=.* JAVA=$jdk/bin/java\$" /etc/systemd/system/ecm.service || failed "not the Java of the setting"
told_nothing || failed "JAVA_HOME made a difference"
host "java.home=$LAB/nowhere"
refused "no java in $LAB/nowhere"
host

# ---- The same on both hosts --------------------------------------------------------------------------------------------------------

# fingerprint OF [COMMAND...] : of a dry run with the settings that host wrote last, by a command such as "on peer"
fingerprint() {
  local of=$1
  shift
  "$@" "$SCRIPTS/install.sh" --properties "$LAB/host.properties" --dry-run >"$LAB/out.log" 2>&1 || failed "a dry run $of"
  sed -n 's/.*must read the same on the other host: \([0-9a-f]\{6\}\)\..*/\1/p' "$LAB/out.log"
}
the_other_host() { host node=node2 interface=switch address=192.0.2.12 peer.address=192.0.2.11 "$@"; }

printf '%s\n' '# a note' 'ecm.cluster.secret = not-a-real-secret-but-long' ecm.node1.address=192.0.2.11 >/etc/ecm/ecm.properties
here=$(fingerprint "of this host")
[[ -n $here ]] || failed "there is no fingerprint"
! logged out 'not-a-real-secret' || failed "a secret is shown"
! logged out 'but not /etc/ecm/ecm.properties' || failed "the node's settings are left out"
install || failed "for a fingerprint"
logged out "on the other host: $here\\." || failed "not the fingerprint that the dry run showed"
the_other_host
[[ $(fingerprint "of the other host" on peer) == "$here" ]] || failed "two hosts that fit have different fingerprints"
the_other_host router.id=51 "java.home=$jdk" pulse.file=/run/ecm/pulse
printf '%s\n' ecm.node1.address=192.0.2.11 ecm.pulse.file=/run/ecm/pulse ecm.cluster.secret=not-a-real-secret-but-long >/etc/ecm/ecm.properties
[[ $(fingerprint "with settings of one host" on peer) == "$here" ]] || failed "what is a host's own changed the fingerprint"
for other in virtual.addresses=192.0.2.13/24 virtual.addresses=192.0.2.10/24,192.0.2.13/24 router.id=52 advert.interval=0.3 node=node1; do
  the_other_host "$other"
  [[ $(fingerprint "with $other" on peer) != "$here" ]] || failed "$other on the other host would not be noticed"
done
the_other_host
sed -i 's/-long$/-other/' /etc/ecm/ecm.properties
[[ $(fingerprint "with another secret" on peer) != "$here" ]] || failed "another secret would not be noticed"
sed -i '/secret/d' /etc/ecm/ecm.properties
echo 'ECM_CLUSTER_SECRET="not-a-real-secret-but-long"' >/etc/ecm/environment
[[ $(fingerprint "with the secret in the environment" on peer) == "$here" ]] || failed "the secret in the environment is another one"
rm /etc/ecm/environment /etc/ecm/ecm.properties
[[ -n $(fingerprint "without settings of the node" on peer) ]] || failed "there is no fingerprint without settings of the node"
logged out 'but not /etc/ecm/environment, which is not there, but not /etc/ecm/ecm.properties' || failed "it does not say what is left out"
host
echo ecm.cluster.secret=not-a-real-secret-but-long >/etc/ecm/ecm.properties
chgrp ecm /etc/ecm/ecm.properties && chmod 640 /etc/ecm/ecm.properties

# ---- Secrets that all may read --------------------------------------------------------------------------------------------------

echo ECM_DB_PASSWORD=not-a-real-password >/etc/ecm/environment
chmod 600 /etc/ecm/environment
install || failed "with secrets that few may read"
! logged out 'OPEN TO ALL' || failed "secrets that few may read are called open"
open_files=("$LAB/key" /etc/ecm/ecm.properties /etc/ecm/environment)
chmod 644 "${open_files[@]}"
install || failed "with secrets that all may read"
for secrets in "${open_files[@]}"; do
  logged out "OPEN TO ALL: .* $secrets," || failed "no word of $secrets, which all may read"
done
chmod 600 "$LAB/key"
chmod 600 /etc/ecm/environment
printf '%s\n' '# ecm.db.password=none' ecm.node1.address=192.0.2.11 >/etc/ecm/ecm.properties
chmod 644 /etc/ecm/ecm.properties
install || failed "with settings without secrets"
! logged out 'OPEN TO ALL' || failed "settings without secrets may be read by all"

# ---- A first installation that broke off ------------------------------------------------------------------------------------------

rm -rf "$LAB/node"
mkdir -p "$LAB/node/configuration" "$LAB/node/configuration.new"
touch "$LAB/node/configuration.new/half-a-copy"
install || failed "where a first one broke off"
[[ -e $LAB/node/configuration/standalone-ha.xml && ! -e $LAB/node/configuration/half-a-copy && ! -e $LAB/node/configuration.new ]] ||
  failed "half a copy was not made anew"

# ---- What the machine may have against it ---------------------------------------------------------------------------------------

tool getenforce <<<'echo Enforcing'
tool firewall-cmd <<<'echo running'
install || failed "with SELinux and a firewall"
logged out 'NOT TRIED: SELinux' || failed "no word of SELinux"
for expected in 'protocol value="vrrp"' 'port port="7600-7601" protocol="tcp"' 'port port="8080" protocol="tcp"'; do
  logged out "source address=\"192.0.2.12\" $expected accept" || failed "the firewall's rule $expected is missing"
done
echo "ecm.$(sed -n 's/^node=//p' "$LAB/host.properties").port=7700" >>/etc/ecm/ecm.properties
install || failed "with another port"
logged out 'port port="7700-7701" protocol="tcp"' || failed "the firewall's rule is not for the port of this node"

echo "install.sh changes what it must, and restarts no more."
