#!/usr/bin/env bash
# ./ecm server starts a node only if all of it could be prepared, and says what is wrong. The server that it starts here writes down how.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$source/wildfly-config/test
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT
unset ECM_CLUSTER_SECRET ECM_BUILT

failed() {
  cat "$lab/out" >&2 || true
  echo "FAILED: $*" >&2
  exit 1
}

# ---- The sources, a server that was built of them, and a user whose they are not -------------------------------------------------

chmod 755 "$lab"
mkdir -p "$lab"/{tools,src,ecm-h2,app.ear,own}
cp "$source"/{ecm,pom.xml} "$lab"
cp -r "$source/src/launcher" "$lab/src"
mkdir "$lab/wildfly-config"
cp -r "$source"/wildfly-config/{pom.xml,cli,modules,node.conf,ClusterKey.java,ecm.properties.example} "$lab/wildfly-config"
version=$(sed -n 's:.*<wildfly.version>\(.*\)</wildfly.version>.*:\1:p' "$lab/pom.xml")
wildfly=$lab/wildfly-config/target/wildfly-$version
configuration=$wildfly/standalone/configuration
mkdir -p "$wildfly/bin" "$configuration"
touch "$configuration"/{standalone-ha.xml,logging.properties} "$configuration"/{mgmt,application}-users.properties "$configuration"/{mgmt-groups,application-roles}.properties
tool() { cat >"$1" && chmod 755 "$1"; }
tool "$wildfly/bin/standalone.sh" <<'TOOL'
#!/usr/bin/env bash
printf '%s\n' "$@" >"${JBOSS_PIDFILE%/*}/started"
echo 'A server that ends at once.'
TOOL
tool "$wildfly/bin/jboss-cli.sh" <<'TOOL'
#!/usr/bin/env bash
base=${JAVA_OPTS#-Djboss.server.base.dir=}
printf '%s\n' "$@" >>"$base/configured"
TOOL
tool "$lab/tools/mvn" <<'TOOL'
#!/usr/bin/env bash
echo "$*" >>"$(dirname "$0")/../built"
TOOL
tool "$lab/tools/apt-get" <<<'exit 1'
export PATH=$lab/tools:$PATH
find "$lab" -type f -exec touch -d '1 hour ago' {} +
touch -d '30 minutes ago' "$lab/wildfly-config/target/configured"

as_user=()
if [[ $(id -u) == 0 ]]; then
  as_user=(runuser -u nobody --)
  chown nobody "$lab/own"
fi
closed() { if ((${#as_user[@]})); then chmod 600 "$1"; else chmod 000 "$1"; fi; }

# ecm ACTION OPTION... : in a node's directory of its own
ecm() {
  rm -f "$lab/own/node/started"
  "${as_user[@]}" "$lab/ecm" server "$1" --base "$lab/own/node" --port-offset 30000 --ear "$lab/app.ear" "${@:2}" >"$lab/out" 2>&1
}
started() { [[ -e $lab/own/node/started ]]; }
started_with() { grep -qx -- "$1" "$lab/own/node/started" || failed "not started with $1, but: $(<"$lab/own/node/started")"; }
refused() { # BECAUSE OPTION...
  ! ecm run "${@:2}" || failed "accepted, although: $1"
  ! started || failed "the server was started, although: $1"
  grep -q -- "$1" "$lab/out" || failed "not because of \"$1\""
}

# ---- What must not start -----------------------------------------------------------------------------------------------------------

JAVA_HOME=$lab/no-jdk refused "JAVA_HOME is $lab/no-jdk"

closed "$configuration/mgmt-users.properties"
refused "may not read $configuration/mgmt-users.properties"
remedy=$(sed -n 's/.* can open it: //p' "$lab/out")
chmod u+r "$configuration/mgmt-users.properties"
(eval "$remedy") || failed "its own remedy cannot be executed: $remedy"

touch "$lab/app.ear/application.xml"
closed "$lab/app.ear/application.xml"
refused 'application.xml.*Permission denied'
chmod 644 "$lab/app.ear/application.xml"

# ---- A node alone, and one that is told its port and its secret ----------------------------------------------------------------------

ecm run || failed "with all that it needs"
started_with -Decm.node1.port=37600
started_with -Decm.node2.port=37600
key=$lab/own/node/configuration/cluster.p12
[[ $(stat -c '%a %U' "$key") == "600 $(stat -c %U "$lab/own")" ]] || failed "the key is not the node's user's alone"
cp -p "$key" "$lab/first.p12"
ecm run || failed "once more"
cmp -s "$key" "$lab/first.p12" || failed "a node alone has another key at each start"

key_is() {
  local is
  is=$("${JAVA_HOME:+$JAVA_HOME/bin/}java" "$here/KeyOf.java" "$key")
  rm -f "$lab/expected.p12"
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" "-Decm.cluster.secret=$1" "$source/wildfly-config/ClusterKey.java" /dev/null "$lab/expected.p12"
  [[ $("${JAVA_HOME:+$JAVA_HOME/bin/}java" "$here/KeyOf.java" "$lab/expected.p12") == "$is" ]] || failed "the key is not that of $1"
}
printf '%s\n' ecm.node1.address=192.0.2.11 ecm.node2.address=192.0.2.12 ecm.node1.port=7700 ecm.cluster.secret=a-fake-secret-of-the-file >"$lab/own/node/ecm.properties"
ecm run || failed "with a peer"
started_with -Decm.node1.port=7700
! grep -q node2.port "$lab/own/node/started" || failed "the peer is looked for elsewhere than at its port"
key_is a-fake-secret-of-the-file
ecm run -Decm.cluster.secret=a-fake-secret-of-an-option || failed "with a secret by an option"
key_is a-fake-secret-of-an-option

[[ ! -e $lab/own/node/configured ]] || failed "a node that finds its peer by its address is configured for something else"
refused 'ecm.cluster.discovery: hosts or table' -Decm.cluster.discovery=multicast
ecm run -Decm.cluster.discovery=table || failed "with another way to find its peer"
grep -q '/jdbc-ping.cli$' "$lab/own/node/configured" || failed "the table by which nodes find each other is not configured"

! ecm start || failed "a server that ended is said to have started"
grep -q 'A server that ends at once.' "$lab/out" || failed "it does not show what the server said"

# ---- One lab at a time -----------------------------------------------------------------------------------------------------------

mkdir "$lab/.ecm"
for command in drill cluster; do
  status=0
  flock "$lab/.ecm/lab.lock" "$lab/ecm" "$command" >"$lab/out" 2>&1 || status=$?
  ((status == 2)) || failed "./ecm $command beside another one left with $status"
  grep -Eq "is running already from $lab|needs root|may not make network namespaces|needs Linux" "$lab/out" ||
    failed "./ecm $command beside another one does not say why it does not run"
  if [[ $(id -u) != 0 ]]; then continue; fi
  status=0
  "${as_user[@]}" "$lab/ecm" "$command" >"$lab/out" 2>&1 || status=$?
  ((status == 2)) || failed "./ecm $command without root left with $status"
  grep -q 'needs root.*sudo' "$lab/out" || failed "./ecm $command without root does not say that it needs it"
done

# ---- What is built ---------------------------------------------------------------------------------------------------------------

[[ ! -e $lab/built ]] || failed "something was built, although nothing had changed"
as_user=()
touch "$lab/pom.xml"
ecm run || failed "with other versions"
grep -q -- '-pl wildfly-config ' "$lab/built" || failed "with another version the server is not built"
rm "$lab/built"
ecm run || failed "with the same versions"
[[ ! -e $lab/built ]] || failed "the server is built at each start"
echo "The launcher starts what it could prepare, and nothing else."
