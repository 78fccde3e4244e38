#!/usr/bin/env bash
# ClusterKey.java makes a key of a secret, and says so when a node with a peer has none.
set -euo pipefail

source=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/ClusterKey.java
lab=$(mktemp -d)
trap 'rm -rf "$lab"' EXIT

failed() { echo "FAILED: $*" >&2 && exit 1; }

# make SETTING... : prints what it says, and fails as it does
make() {
  rm -f "$lab/cluster.p12"
  printf '%s\n' "$@" >"$lab/ecm.properties"
  env -u ECM_CLUSTER_SECRET "${JAVA_HOME:+$JAVA_HOME/bin/}java" "$source" "$lab/ecm.properties" "$lab/cluster.p12" 2>&1
}

peers=(ecm.node1.address=192.0.2.11 ecm.node2.address=192.0.2.12)
make "" || failed "a node alone needs no secret"
[[ $(stat -c %a "$lab/cluster.p12") == 600 ]] || failed "others may read the key"
make "${peers[@]}" ecm.cluster.secret=a-fake-secret-of-a-test || failed "a secret was refused"
says=$(make "${peers[@]}") && failed "two nodes without a secret"
[[ $says == *"no ecm.cluster.secret"* ]] || failed "it does not say what is missing, but: $says"
says=$(make "${peers[@]}" ecm.cluster.secret=short) && failed "a short secret"
[[ $says == *"at least 16 characters"* && ! -e $lab/cluster.p12 ]] || failed "it does not say that the secret is short, but: $says"
echo "ClusterKey makes what it should."
