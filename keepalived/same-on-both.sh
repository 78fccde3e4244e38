# shellcheck shell=bash
# What must be the same on both hosts, as a short text that two people can compare. For install.sh, after read_host.

# host_settings : of ecm-host.properties, written alike on either host
host_settings() {
  local other=node1 virtual
  [[ ${HOST[node]} != node1 ]] || other=node2
  printf '%s\n' "${HOST[node]}=${HOST[address]}" "$other=${HOST[peer.address]}" "router.id=${HOST[router.id]}" \
    "advert.interval=${HOST[advert.interval]}"
  for virtual in ${HOST[virtual.addresses]//,/ }; do printf 'virtual=%s\n' "$virtual"; done
}

# node_settings FILE... : of ecm.properties and of the environment, where they have capitals. The last one of a name is what counts.
node_settings() {
  awk '
    /^[ \t]*[#!]/ || !match($0, /[=:]/) { next }
    {
      name = tolower(substr($0, 1, RSTART - 1))
      value = substr($0, RSTART + 1)
      gsub(/[ \t]/, "", name)
      gsub(/[-_]/, ".", name)
      gsub(/^[ \t]+|[ \t\r]+$/, "", value)
      if (FILENAME ~ /environment$/) gsub(/^["\047]|["\047]$/, "", value)
      if (name ~ /^ecm\.(cluster\.|mandate\.|health\.|node[12]\.(address|port)$|db\.url$)/) last[name] = value
    }
    END { for (name in last) print name "=" last[name] }' "$@"
}

# fingerprint FILE... : of the host's settings, and of those in the files that can be read. A secret is in the hash alone, of which
# so little is shown that many long secrets fit it.
fingerprint() {
  local file hash
  local -a readable=()
  for file; do [[ ! -r $file ]] || readable+=("$file"); done
  hash=$({
    host_settings
    ((${#readable[@]} == 0)) || node_settings "${readable[@]}"
  } | LC_ALL=C sort | sha256sum)
  printf '%s' "${hash:0:6}"
}

# say_fingerprint FILE... : with what it leaves out
say_fingerprint() {
  local file left_out=''
  for file; do
    if [[ ! -e $file ]]; then
      left_out+=", but not $file, which is not there"
    elif [[ ! -r $file ]]; then
      left_out+=", but not $file, which only others may read"
    fi
  done
  say "BOTH HOSTS ALIKE: this must read the same on the other host: $(fingerprint "$@"). In it are the addresses of both nodes, virtual.addresses, router.id, advert.interval, and the settings of both nodes for database, cluster, mandates and health$left_out."
}
