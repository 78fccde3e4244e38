# shellcheck shell=bash
# ./ecm drill and ./ecm cluster: two nodes on hosts that are network namespaces.

LAB_LOCK=$ROOT/.ecm/lab.lock

# lab COMMAND CLASS ARGUMENT... : what a lab needs is there, then the program; with --if-possible nothing where it cannot be
lab() {
  local name=$1 argument if_possible=''
  local -a arguments=()
  shift
  for argument in "$@"; do
    case $argument in
      --help | -h | --list | --version | -V) AS_BUILT=$(lab_runs && echo yes) run_main src/drills "$@" ;;
      --if-possible) if_possible=yes ;;
      *) arguments+=("$argument") ;;
    esac
  done
  if ! lab_possible; then
    [[ -n $if_possible ]] || { say "ecm: ./ecm $name $LAB_IMPOSSIBLE" && exit 2; }
    say "Skipped: ./ecm $name $LAB_IMPOSSIBLE"
    return
  fi
  lock_lab "$name"
  need_lab_tools
  build_server
  build_ear
  MAIN_HEAP=64m run_main src/drills "${arguments[@]}"
}

# One lab at a time, from before anything is built: a second one would build anew what the first one runs of. Held until the
# program that takes this shell's place has ended; what that starts does not inherit it.
lock_lab() {
  mkdir -p "${LAB_LOCK%/*}"
  exec {LAB_FD}>"$LAB_LOCK"
  flock -n "$LAB_FD" || { say "ecm $1: A drill or cluster is running already from $ROOT: end that one first." && exit 2; }
}

lab_runs() { [[ -e $LAB_LOCK ]] && ! flock -n "$LAB_LOCK" true; }

# Whether hosts can be made here; why not is left in LAB_IMPOSSIBLE.
lab_possible() {
  if [[ $(uname -s) != Linux ]]; then
    LAB_IMPOSSIBLE='needs Linux: its hosts are network namespaces.'
  elif [[ $(id -u) != 0 ]]; then
    LAB_IMPOSSIBLE='needs root, to make network namespaces. Run it by sudo, or in a container with --privileged.'
  elif ! unshare --net true 2>/dev/null; then
    LAB_IMPOSSIBLE='may not make network namespaces here. In a container, run that with --privileged.'
  else
    return 0
  fi
  return 1
}

need_lab_tools() {
  local missing=()
  command -v ip >/dev/null && command -v bridge >/dev/null || missing+=(iproute2)
  command -v nft >/dev/null || missing+=(nftables)
  command -v keepalived >/dev/null || missing+=(keepalived)
  command -v curl >/dev/null || missing+=(curl)
  compgen -G '/usr/lib/*/faketime/libfaketime.so.1' >/dev/null || missing+=(faketime)
  ((${#missing[@]} == 0)) || install_packages "${missing[@]}"
}
