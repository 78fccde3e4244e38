#!/usr/bin/env bash
# ClusterKey.java makes a key of the secret that the server would take, and says so when a node with a peer has none.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source=$here/../ClusterKey.java
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT

failed() { echo "FAILED: $*" >&2 && exit 1; }

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
unset ECM_CLUSTER_SECRET
OPTIONS=()

# make SETTING... : prints what it says, and fails as it does
make() {
  rm -f "$lab/cluster.p12"
  printf '%s\n' "$@" >"$lab/ecm.properties"
  "$java" "${OPTIONS[@]}" "$source" "$lab/ecm.properties" "$lab/cluster.p12" 2>&1
}

peers=(ecm.node1.address=192.0.2.11 ecm.node2.address=192.0.2.12)
make "" || failed "a node alone needs no secret"
[[ $(stat -c %a "$lab/cluster.p12") == 600 ]] || failed "others may read the key"
make "${peers[@]}" ecm.cluster.secret=a-fake-secret-of-a-test || failed "a secret was refused"
says=$(make "${peers[@]}") && failed "two nodes without a secret"
[[ $says == *"no ecm.cluster.secret"* ]] || failed "it does not say what is missing, but: $says"
says=$(make "${peers[@]}" ecm.cluster.secret=short) && failed "a short secret"
[[ $says == *"at least 16 characters"* && ! -e $lab/cluster.p12 ]] || failed "it does not say that the secret is short, but: $says"

# The order of docs/settings.md: a property before the file, and the file before the environment.
key() { make "$@" >/dev/null && "$java" "$here/KeyOf.java" "$lab/cluster.p12"; }
of_the_first=$(key ecm.cluster.secret=a-first-fake-secret)
of_the_second=$(key ecm.cluster.secret=a-second-fake-secret)
[[ $of_the_first != "$of_the_second" ]] || failed "two secrets make the same key"
export ECM_CLUSTER_SECRET=a-second-fake-secret
[[ $(key "${peers[@]}") == "$of_the_second" ]] || failed "the environment's secret is not taken"
[[ $(key ecm.cluster.secret=a-first-fake-secret) == "$of_the_first" ]] || failed "the environment's secret wins over the file's"
OPTIONS=(-Decm.cluster.secret=a-second-fake-secret)
[[ $(key ecm.cluster.secret=a-first-fake-secret) == "$of_the_second" ]] || failed "the file's secret wins over that of a property"
echo "ClusterKey makes what it should."
