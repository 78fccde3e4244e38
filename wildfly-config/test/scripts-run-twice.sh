#!/usr/bin/env bash
# Running the CLI scripts again changes nothing, and brings limits that have changed in them, and the check of user names; SQL Server's
# datasources notice a dead database. Usage: scripts-run-twice.sh WILDFLY_HOME, one that ecm.cli has configured.
set -euo pipefail

home=$(cd "$1" && pwd)
cli=$(cd "$(dirname "${BASH_SOURCE[0]}")/../cli" && pwd)
base=$(mktemp -d)
trap 'rm -rf "$base"' EXIT
cp -r "$home/standalone/configuration" "$base"
configuration=$base/configuration/standalone-ha.xml

# run SCRIPT OPTION...
run() {
  JAVA_OPTS="-Djboss.server.base.dir=$base" "$home/bin/jboss-cli.sh" "${@:2}" --file="$cli/$1" >"$base/output" 2>&1 || {
    cat "$base/output"
    echo "FAILED: $1 ended with an error." >&2
    exit 1
  }
}

unchanged_by() {
  cp "$configuration" "$base/before.xml"
  run "$@"
  diff "$base/before.xml" "$configuration" || {
    echo "FAILED: $1, run again, changed the configuration as shown above." >&2
    exit 1
  }
}

unchanged_by ecm.cli
grep -q '<security-domain name="ecm" .*pre-realm-principal-transformer="user-name"' "$configuration" || {
  echo "FAILED: user names are not checked at the login." >&2
  exit 1
}

# As a server that an earlier version has configured: user names only lowered, every pool smaller, every limit of the pools and the
# cluster another one; ready without the application, and its cluster's ports the usual ones whatever its settings say.
sed -i 's#pre-realm-principal-transformer="user-name"#pre-realm-principal-transformer="lower-case"#
  /<regex-validating-principal-transformer name="no-other-character"/d
  /<chained-principal-transformer name="user-name">/,/<\/chained-principal-transformer>/d' "$configuration"
if grep -q 'no-other-character' "$configuration"; then
  echo "FAILED: the check of user names could not be taken out for the test." >&2
  exit 1
fi
sed -Ei 's#(<(max-pool-size|blocking-timeout-millis|background-validation-millis)>)[^<]*#\177#
  s#(<property name="(timeout|interval|max_interval|join_timeout)">)[^<]*#\177#' "$configuration"
sed -Ei 's# empty-readiness-checks-status="DOWN"##
  s#<(socket-protocol type="FD_SOCK2")>#<\1 socket-binding="jgroups-tcp-fd">#
  s#<socket-binding name="jgroups-tcp" .*#<socket-binding name="jgroups-tcp" interface="private" port="7600"/>\n<socket-binding name="jgroups-tcp-fd" interface="private" port="7601"/>#' "$configuration"
if ! grep -q 'FD_SOCK2" socket-binding="jgroups-tcp-fd"' "$configuration" || grep -q empty-readiness "$configuration"; then
  echo "FAILED: the configuration could not be made one of an earlier version." >&2
  exit 1
fi
changed=$(grep -c '>77<' "$configuration") || true
((changed >= 15)) || {
  echo "FAILED: only $changed limits could be changed for the test." >&2
  exit 1
}
run ecm.cli
diff "$base/before.xml" "$configuration" || {
  echo "FAILED: an earlier version left its traces, as shown above." >&2
  exit 1
}

run sqlserver.cli
if cmp -s "$home/standalone/configuration/standalone-ha.xml" "$configuration"; then
  echo "FAILED: sqlserver.cli changed nothing." >&2
  exit 1
fi
# datasource NAME : its part of the configuration, in one line
datasource() {
  sed -n "/<datasource [^>]*pool-name=\"$1\"/,/<\/datasource>/p" "$configuration" | tr '\n' ' ' | sed 's/> */>/g; s/ *</</g'
}

# has NAME TEXT... : the datasource's configuration has each of the texts
has() {
  local name=$1 text found
  found=$(datasource "$name")
  shift
  for text; do
    [[ $found == *"$text"* ]] || {
      printf '%s\nFAILED: after sqlserver.cli the datasource %s has no %s.\n' "$found" "$name" "$text" >&2
      exit 1
    }
  done
}

# has_property DATASOURCE NAME VALUE
has_property() { has "$1" "<connection-property name=\"$2\">$3</connection-property>"; }

# Without these a silent failover of the database hangs threads, and a dead connection stays in its pool.
jca=org.jboss.jca.adapters.jdbc.extensions.mssql
# shellcheck disable=SC2016  # the server replaces these
while read -r name socket_timeout login_timeout retries; do
  has "$name" '<driver>sqlserver</driver>' "<valid-connection-checker class-name=\"$jca.MSSQLValidConnectionChecker\"" \
    "<exception-sorter class-name=\"$jca.MSSQLExceptionSorter\""
  has_property "$name" socketTimeout "$socket_timeout"
  has_property "$name" loginTimeout "$login_timeout"
  has_property "$name" connectRetryCount "$retries"
  has_property "$name" multiSubnetFailover '${ecm.db.multi-subnet-failover:true}'
done <<'DATASOURCES'
EcmDS        ${ecm.db.socket-timeout:10000}        5 1
EcmMandateDS ${ecm.db.mandate.socket-timeout:1000} 2 0
EcmOwnerDS   ${ecm.db.owner.socket-timeout:600000} 5 1
DATASOURCES
unchanged_by sqlserver.cli
run jdbc-ping.cli
grep -q 'type="JDBC_PING2"' "$configuration" || {
  echo "FAILED: jdbc-ping.cli did not change how the nodes find each other." >&2
  exit 1
}
grep -q '<property name="initialize_sql">SELECT 1</property>' "$configuration" || {
  echo "FAILED: JGroups would make its table itself." >&2
  exit 1
}
unchanged_by jdbc-ping.cli
unchanged_by ecm.cli

# Informix's driver becomes a module of the server: of another one that is this one but for the modules.
mkdir "$base/home"
ln -s "$home"/* "$base/home"
rm "$base/home/modules"
mkdir "$base/home/modules"
ln -s "$home"/modules/* "$base/home/modules"
rm "$base/home/modules/com"
cp -r "$home/modules/com" "$base/home/modules"
home=$base/home
touch "$base/driver.jar"
informix=(uccx-informix.cli --resolve-parameter-values "-Dinformix.jars=$base/driver.jar")
cp "$configuration" "$base/anew.xml"
run "${informix[@]}"
grep -q '<driver>informix</driver>' "$configuration" || {
  echo "FAILED: uccx-informix.cli did not give its driver to UCCX's tables." >&2
  exit 1
}
unchanged_by "${informix[@]}"
# Configured anew: the module is still there, and stays though the archives named are not.
for archive in driver.jar none.jar; do
  cp "$base/anew.xml" "$configuration"
  run uccx-informix.cli --resolve-parameter-values "-Dinformix.jars=$base/$archive"
  diff "$base/before.xml" "$configuration" || {
    echo "FAILED: uccx-informix.cli did something else to a configuration that was made anew, as shown above." >&2
    exit 1
  }
  [[ -e $home/modules/com/informix/jdbc/main/driver.jar ]] || {
    echo "FAILED: uccx-informix.cli has removed the driver's archive." >&2
    exit 1
  }
done
echo "The CLI scripts change nothing when run again, and bring limits that have changed and the check of user names."
