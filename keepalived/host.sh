# shellcheck shell=bash
# The settings of one host, for every script in this directory: read_host FILE fills HOST, with defaults.
# shellcheck disable=SC2034  # used in the scripts

declare -A HOST

say() { printf '%(%F %T)T%s %s\n' -1 "${EPOCHREALTIME:+.${EPOCHREALTIME:(-6):3}}" "$*"; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

read_host() {
  local file=$1 line key
  [[ -r $file ]] || die "cannot read $file. An example is ecm-host.properties.example; --properties names another file."
  while IFS= read -r line || [[ -n $line ]]; do
    [[ $line =~ ^[[:space:]]*(#|$) ]] && continue
    [[ $line =~ ^[[:space:]]*([a-z.-]+)[[:space:]]*=[[:space:]]*(.*[^[:space:]])?[[:space:]]*$ ]] ||
      die "$file: this is no setting: $line"
    HOST[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
  done <"$file"
  HOST[properties]=$(realpath "$file")
  HOST[home]=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
  default router.id 51
  default advert.interval 0.2
  default base.dir /var/lib/ecm
  default run.dir /run/ecm
  default pulse.file "${HOST[base.dir]}/data/ecm-pulse"
  default pulse.limit-ms 800
  default database.limit-ms 1000
  default watchdog.limit-ms 10000
  # Longer than the server's own limit for its start (wildfly-config/node.conf): else a slow start is killed each time.
  default start.limit-ms 1000000
  default check.url "http://127.0.0.1:8080/ecm/api/v1/status"
  default check.first.url "http://127.0.0.1:8080/ecm/dashboard"
  default check.limit 2
  default check.failures 3
  default peer.url "http://${HOST[peer.address]:-}:8080"
  default api.key.file /etc/ecm/cluster.key
  default report.seconds 60
  default stop.seconds 60
  default server.command ''
  default java.home ''
  default wildfly.home /opt/wildfly
  default ecm.properties /etc/ecm/ecm.properties
  default user ecm
  for key in node interface address peer.address virtual.addresses; do
    [[ -n ${HOST[$key]:-} ]] || die "$file: $key is not set."
  done
  check_host "$file"
}

default() { [[ -n ${HOST[$1]+set} ]] || HOST[$1]=$2; }

check_host() {
  local file=$1 key virtual
  [[ ${HOST[node]} == node1 || ${HOST[node]} == node2 ]] ||
    die "$file: node is ${HOST[node]}; the two nodes are node1 and node2."
  for key in address peer.address; do
    is_address "${HOST[$key]}" || die "$file: $key is ${HOST[$key]}, which is no IPv4 address."
  done
  [[ ${HOST[address]} != "${HOST[peer.address]}" ]] ||
    die "$file: address and peer.address are the same, ${HOST[address]}."
  for virtual in ${HOST[virtual.addresses]//,/ }; do
    { [[ $virtual == */* ]] && is_address "${virtual%/*}" && is_between "${virtual#*/}" 1 32; } ||
      die "$file: the virtual address $virtual does not look like 192.0.2.10/24."
    [[ ${virtual%/*} != "${HOST[address]}" && ${virtual%/*} != "${HOST[peer.address]}" ]] ||
      die "$file: the virtual address ${virtual%/*} is a node's own address. It must be a third one."
    in_subnet "${HOST[address]}" "$virtual" ||
      die "$file: the virtual address $virtual is not in the subnet of ${HOST[address]}."
    is_host "$virtual" || die "$file: the virtual address $virtual is the address of its subnet itself, or its broadcast address."
  done
  [[ -z ${HOST[java.home]} || ${HOST[java.home]} == /* ]] || die "$file: java.home is ${HOST[java.home]}, not a whole path."
  is_between "${HOST[router.id]}" 1 255 || die "$file: router.id is ${HOST[router.id]}, not 1 to 255."
  [[ ${HOST[advert.interval]} =~ ^[0-9]+(\.[0-9]+)?$ ]] || die "$file: advert.interval is ${HOST[advert.interval]}, not a number of seconds."
  for key in pulse.limit-ms database.limit-ms watchdog.limit-ms start.limit-ms check.limit check.failures report.seconds stop.seconds; do
    is_between "${HOST[$key]}" 1 3600000 || die "$file: $key is ${HOST[$key]}, not a positive whole number."
  done
}

is_between() { [[ $1 =~ ^(0|[1-9][0-9]{0,8})$ ]] && (($1 >= $2 && $1 <= $3)); }

is_address() {
  local part
  [[ $1 =~ ^[0-9]{1,3}(\.[0-9]{1,3}){3}$ ]] || return 1
  for part in ${1//./ }; do ((10#$part <= 255)) || return 1; done
}

number_of() {
  local -a part
  IFS=. read -ra part <<<"$1"
  printf '%s' $((part[0] << 24 | part[1] << 16 | part[2] << 8 | part[3]))
}

# in_subnet ADDRESS NETWORK/PREFIX
in_subnet() {
  local mask=$((0xffffffff << (32 - ${2#*/}) & 0xffffffff))
  ((($(number_of "$1") & mask) == ($(number_of "${2%/*}") & mask)))
}

# is_host ADDRESS/PREFIX : neither the first nor the last of its subnet; of two or of one each is
is_host() {
  local rest=$((0xffffffff >> ${1#*/})) number
  number=$(number_of "${1%/*}")
  ((${1#*/} > 30)) || (((number & rest) != 0 && (number & rest) != rest))
}

# take_options ARGUMENT... : --properties FILE, --help; what is left goes to REST
take_options() {
  local file=/etc/ecm/ecm-host.properties
  REST=()
  while (($#)); do
    case $1 in
      --help) usage && exit ;;
      --properties)
        (($# > 1)) || die "--properties takes a file."
        file=$2 && shift 2
        ;;
      *) REST+=("$1") && shift ;;
    esac
  done
  read_host "$file"
}

# render TEMPLATE : with each @setting@ replaced
render() {
  local text key lines='' gone='' virtual
  for virtual in ${HOST[virtual.addresses]//,/ }; do
    lines+="    $virtual dev ${HOST[interface]}"$'\n'
    gone+="${gone:+ or }src ${virtual%/*}"
  done
  text=$(<"$1")
  text=${text//@virtual.lines@/${lines%$'\n'}}
  text=${text//@ss@/$(type -P ss || echo /usr/bin/ss)}
  text=${text//@virtual.sources@/$gone}
  for key in "${!HOST[@]}"; do
    text=${text//@$key@/"${HOST[$key]}"}
  done
  printf '%s\n' "$text"
}
