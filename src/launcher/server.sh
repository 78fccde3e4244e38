# shellcheck shell=bash
# ./ecm server: one configured node with a directory of its own.

server_usage() {
  cat <<'USAGE'
Usage: ./ecm server start|stop|run|status [OPTIONS]

Runs one node of ECM. start returns when the node is ready, run stays in the foreground and shows the log.

  --base DIR         the node's directory: data, log, settings in ecm.properties (default .ecm/server).
                     Its configuration directory is written anew at each start.
  --node NAME        the node's name (default node1)
  --port-offset N    added to every port: 8080 portal and REST, 9990 management (default 0). A port of the
                     cluster that ecm.properties names is as it stands there
  --db-url URL       a database instead of the embedded H2; with jdbc:sqlserver: the driver is set up
  --db-user USER     its user; the password is taken from the environment, ECM_DB_PASSWORD
  --db-port N        let programs of this machine read the embedded H2 at jdbc:h2:tcp://127.0.0.1:N/./ecm/ecm,
                     user ecm, password in DIR/db-password
  --ear FILE         deploy this archive instead of building one
  --debug PORT       let a debugger attach at this port
  -Dname=value       a setting, before those in ecm.properties. jboss.bind.address for portal and REST,
                     jboss.bind.address.management, and jboss.bind.address.private for the cluster name addresses to
                     listen at other than 127.0.0.1

ECM_JAVA_OPTS adds options of the Java machine, for example ECM_JAVA_OPTS=-Xmx1g.
USAGE
}

# server_options OPTION... : sets BASE, NODE, OFFSET, DB_URL, DB_PORT, DEPLOY and SETTINGS
server_options() {
  BASE=$ROOT/.ecm/server NODE=node1 OFFSET=0 DB_URL='' DB_PORT='' DEPLOY='' SETTINGS=()
  while (($#)); do
    case $1 in
      -D*=*) SETTINGS+=("$1") && shift && continue ;;
      --help) server_usage && exit ;;
    esac
    (($# > 1)) || die "$1: unknown option, or its value is missing. See ./ecm server --help"
    case $1 in
      --base) BASE=$(realpath -m "$2") ;;
      --node) NODE=$2 ;;
      --port-offset) OFFSET=$2 ;;
      --db-url) DB_URL=$2 SETTINGS+=("-Decm.db.url=$2") ;;
      --db-user) SETTINGS+=("-Decm.db.user=$2") ;;
      --db-port) DB_PORT=$2 ;;
      --ear) DEPLOY=$(realpath -e "$2") || die "there is no file $2" ;;
      --debug) SETTINGS+=(--debug "$2") ;;
      *) die "unknown option $1. See ./ecm server --help" ;;
    esac
    shift 2
  done
  [[ $OFFSET =~ ^[0-9]+$ && $DB_PORT =~ ^[0-9]*$ ]] || die "--port-offset and --db-port take a number."
  [[ $BASE != *[[:space:]]* ]] || die "--base: the server's own scripts do not take a directory with a space in its name."
}

server() {
  local action=${1:---help}
  [[ $# == 0 ]] || shift
  server_options "$@"
  case $action in
    # Not joined by &&: within the first ones bash would go on after an error.
    start) prepare_node; start_node; wait_ready; server_status ;;
    run) prepare_node; exec "${COMMAND[@]}" ;;
    stop) server_stop ;;
    status) server_status ;;
    --help) server_usage ;;
    *) die "server $action: start, stop, run or status? See ./ecm server --help" ;;
  esac
}

# ---- prepare ---------------------------------------------------------------------------------------------------------

# Leaves the command that starts the node in COMMAND, and its environment exported.
prepare_node() {
  need_java
  ! node_pid >/dev/null || die "a node already runs in $BASE. Stop it: ./ecm server stop --base $BASE"
  local port own_port
  for port in $((8080 + OFFSET)) $((9990 + OFFSET)) $DB_PORT; do
    [[ -z $(http_status "$(address_for "$port")" "$port" / 2>/dev/null) ]] || die "port $port is taken. Choose others with --port-offset or --db-port."
  done
  build_server
  if [[ -z $DEPLOY ]]; then
    build_ear
    DEPLOY=$EAR
  fi
  prepare_base
  deploy
  printf '%s\n' "$OFFSET" >"$BASE/port-offset"
  COMMAND=("$WILDFLY_HOME/bin/standalone.sh" -c standalone-ha.xml -P "$BASE/ecm.properties"
    "-Djboss.server.base.dir=$BASE" "-Djboss.node.name=$NODE" "-Djboss.tx.node.id=$NODE"
    "-Djboss.socket.binding.port-offset=$OFFSET")
  own_port=$(setting "ecm.$NODE.port")
  own_port=${own_port:-$((7600 + OFFSET))}
  COMMAND+=("-Decm.$NODE.port=$own_port")
  # Without a peer in its settings the node is alone, and not in a cluster with whoever listens on the usual port.
  has_peers || COMMAND+=("-Decm.node1.port=$own_port" "-Decm.node2.port=$own_port")
  COMMAND+=("${SETTINGS[@]}")
  # standalone.sh hands its arguments to eval, in double quotes.
  COMMAND=("${COMMAND[@]//[\\\$\`\"]/\\&}")
  export RUN_CONF=$ROOT/wildfly-config/node.conf LAUNCH_JBOSS_IN_BACKGROUND=1 JBOSS_PIDFILE=$BASE/node.pid
  rm -f "$JBOSS_PIDFILE" "$BASE/data/ecm-pulse"
}

has_peers() { [[ -n $(setting ecm.node1.address)$(setting ecm.node2.address) ]]; }

# setting NAME : from the options or ecm.properties, nothing if it is not set
setting() {
  local given
  for given in "${SETTINGS[@]}"; do
    [[ $given != "-D$1="* ]] || { printf '%s' "${given#*=}" && return; }
  done
  sed -n "s/^[[:space:]]*${1//./\\.}[[:space:]]*[=:][[:space:]]*//p" "$BASE/ecm.properties" 2>/dev/null | tail -n 1 || true
}

# Where to ask the node at this port: the management's address, or the portal's.
address_for() {
  local address
  if (($1 == 9990 + OFFSET)); then address=$(setting jboss.bind.address.management); else address=$(setting jboss.bind.address); fi
  [[ -n $address && $address != 0.0.0.0 ]] || address=127.0.0.1
  printf '%s' "$address"
}

prepare_base() {
  local given=$WILDFLY_HOME/standalone/configuration file
  umask 077 # contacts, password hashes and the log are nobody else's
  mkdir -p "$BASE"/{configuration,data,deployments,log,tmp}
  chmod 700 "$BASE"/{data,log}
  [[ -e $BASE/ecm.properties ]] ||
    install -m 600 "$ROOT/wildfly-config/ecm.properties.example" "$BASE/ecm.properties"
  take "$given"/{standalone-ha.xml,logging.properties}
  for file in "$given"/*-{users,roles,groups}.properties; do # what add-user.sh wrote stays
    [[ -e $BASE/configuration/${file##*/} ]] || take "$file"
  done
  cluster_key
  [[ -n $DB_URL ]] || DB_URL=$(setting ecm.db.url)
  case $(setting ecm.cluster.discovery) in
    '' | hosts) ;;
    table) configure jdbc-ping.cli ;;
    *) die "ecm.cluster.discovery: hosts or table?" ;;
  esac
  if [[ $DB_URL == jdbc:sqlserver:* ]]; then
    configure sqlserver.cli
  elif [[ -z $DB_URL && -z ${ECM_DB_PASSWORD:-} ]]; then
    [[ -s $BASE/db-password ]] || (umask 077 && head -c 18 /dev/urandom | base64 >"$BASE/db-password")
    ECM_DB_PASSWORD=$(<"$BASE/db-password")
    export ECM_DB_PASSWORD
  fi
}

# configure SCRIPT : changes the node's configuration by a script of wildfly-config/cli
configure() {
  JAVA_OPTS="-Djboss.server.base.dir=$BASE" "$WILDFLY_HOME/bin/jboss-cli.sh" \
    --file="$ROOT/wildfly-config/cli/$1" >"$BASE/log/$1.log" 2>&1 ||
    die "the node could not be configured by $1: see $BASE/log/$1.log"
}

# take FILE... : from the server that was built, perhaps by another user, into the node's configuration
take() {
  local file group
  group=$(id -gn)
  for file; do
    [[ -r $file ]] ||
      die "the user $(id -un) may not read $file: it was built by another one. That user can open it: chgrp -R $group ${file%/*}; chmod -R g+rX ${file%/*}"
    cp "$file" "$BASE/configuration"
  done
}

# The key of the cluster's traffic: of a secret that both nodes know. A node alone keeps the random one of its first start.
cluster_key() {
  local key=$BASE/configuration/cluster.p12 given
  local -a options=()
  if [[ -s $key && -z $(setting ecm.cluster.secret)${ECM_CLUSTER_SECRET:-} ]] && ! has_peers; then return; fi
  for given in "${SETTINGS[@]}"; do
    [[ $given != -Decm.* ]] || options+=("$given")
  done
  "${JAVA_HOME:+$JAVA_HOME/bin/}java" "${options[@]}" "$ROOT/wildfly-config/ClusterKey.java" "$BASE/ecm.properties" "$key" ||
    die "the cluster has no key: see above."
}

# The server's deployment scanner takes what has a marker beside it.
deploy() {
  local war=$BASE/deployments/h2-server.war
  rm -rf "$BASE"/deployments/*
  cp -r "$DEPLOY" "$BASE/deployments/ecm.ear"
  touch "$BASE/deployments/ecm.ear.dodeploy"
  if [[ -n $DB_PORT ]]; then
    cp -r "$ROOT/wildfly-config/h2-server" "$war"
    sed -i "s|@port@|$DB_PORT|; s|@directory@|$BASE/data|" "$war/WEB-INF/web.xml"
    touch "$war.dodeploy"
  fi
}

# ---- start, stop, status ---------------------------------------------------------------------------------------------

start_node() {
  local starting interrupted=''
  # Ctrl-C is for this shell alone, and waits until it is written down whom to stop: else the node would run on unknown.
  trap 'interrupted=yes' INT
  setsid "${COMMAND[@]}" >"$BASE/log/console.log" 2>&1 </dev/null &
  starting=$!
  until [[ -s $BASE/node.pid ]] || ! kill -0 "$starting" 2>/dev/null; do sleep 0.1 || true; done
  trap - INT
  [[ -z $interrupted ]] || kill -INT $$
}

wait_ready() {
  local since=$SECONDS failed
  until is_ready; do
    for failed in "$BASE"/deployments/*.failed; do
      [[ ! -e $failed ]] || start_failed "${failed##*/}: $(<"$failed")"
    done
    ! grep -q WFLYSRV0026 "$BASE/log/console.log" || start_failed "$(grep ERROR "$BASE/log/console.log" | tail -n 5)"
    node_pid >/dev/null || start_failed "$(tail -n 20 "$BASE/log/console.log")"
    if ((SECONDS - since >= 600)); then
      progress_end
      grep -E ' (WARN|ERROR) ' "$BASE/log/console.log" | tail -n 3 >&2 || true
      die "not ready after 600 s, and left running. Log: $BASE/log/server.log"
    fi
    progress "Starting the node: $((SECONDS - since)) s"
    sleep 0.3
  done
  progress_end
}

is_ready() {
  local port=$((9990 + OFFSET))
  [[ $(http_status "$(address_for "$port")" "$port" /health/ready 2>/dev/null) == 200 ]]
}

start_failed() {
  progress_end
  say "$1"
  ! node_pid >/dev/null || server_stop
  die "the node did not start: see above. Log: $BASE/log/server.log"
}

server_stop() {
  local pid since=$SECONDS
  pid=$(node_pid) || { say "No node runs in $BASE."; return; }
  kill "$pid"
  while kill -0 "$pid" 2>/dev/null; do
    if ((SECONDS - since >= 60)); then
      say "It has not ended after 60 s: killed."
      kill -9 "$pid"
    fi
    progress "Stopping the node: $((SECONDS - since)) s"
    sleep 0.2
  done
  progress_end
  rm -f "$BASE/node.pid"
  say "Stopped."
}

server_status() {
  local pid
  pid=$(node_pid) || { say "No node runs in $BASE."; return 3; }
  OFFSET=$(<"$BASE/port-offset")
  say "Portal      http://$(address_for $((8080 + OFFSET))):$((8080 + OFFSET))/ecm/"
  say "Management  http://$(address_for $((9990 + OFFSET))):$((9990 + OFFSET))/console/"
  [[ ! -e $BASE/data/ecm/first-password ]] ||
    say "First login  user admin, the one-time password is in $BASE/data/ecm/first-password"
  say "Node        pid $pid in $BASE, $(is_ready && echo ready || echo 'not ready')"
}

# The pid of the node's Java machine, if it runs.
node_pid() {
  local pid
  [[ -s $BASE/node.pid ]] && pid=$(<"$BASE/node.pid") &&
    tr '\0' '\n' 2>/dev/null <"/proc/$pid/cmdline" | grep -qxF -- "-Djboss.server.base.dir=$BASE" &&
    printf '%s' "$pid"
}

# http_status ADDRESS PORT PATH : the status code, nothing if nobody answers
http_status() {
  local line
  exec 3<>"/dev/tcp/$1/$2" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$3" >&3
  read -r -t 5 -u 3 line || line='- taken'
  exec 3>&-
  line=${line#* }
  printf '%s' "${line%%[ $'\r']*}"
}
