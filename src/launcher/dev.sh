# shellcheck shell=bash
# ./ecm dev: a node that follows the source tree.

dev_usage() {
  cat <<'USAGE'
Usage: ./ecm dev [OPTIONS of ./ecm server]

Runs a node in .ecm/dev and watches the sources until Ctrl-C. A changed page is there at the next request; a changed class
or resource is compiled and the application deployed anew. A compile error leaves the running application as it is.
With --debug PORT a debugger can exchange method bodies without even that.
USAGE
}

dev() {
  [[ ${1:-} != --help ]] || { dev_usage && return; }
  server_options --base "$ROOT/.ecm/dev" -Decm.deployment.scan-interval=500 "$@"
  need_java
  build_ear
  DEPLOY=$ROOT/.ecm/exploded
  explode "$EAR" "$DEPLOY"
  prepare_node
  trap 'progress_end; server_stop; exit 0' INT TERM
  start_node
  wait_ready
  server_status
  say "Watching the sources. Log: $BASE/log/server.log. Ctrl-C ends."
  watch_sources "$BASE/deployments/ecm.ear"
}

# explode EAR DIRECTORY : with the modules in it as directories too
explode() {
  local module
  rm -rf "$2"
  mkdir -p "$2"
  (cd "$2" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$1")
  for module in "$2"/ecm-*.{jar,war}; do
    mv "$module" "$module.packed"
    mkdir "$module"
    (cd "$module" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$module.packed")
    rm "$module.packed"
  done
  development_stage "$2"
}

# In this stage Faces looks for changed pages, and says more about errors.
development_stage() {
  sed -i 's|<param-value>Production</param-value>|<param-value>Development</param-value>|' \
    "$1/ecm-web.war/WEB-INF/web.xml"
}

watch_sources() {
  local deployed=$1 seen=$ROOT/.ecm/dev-seen file changed redeploy
  touch "$seen"
  while true; do
    sleep 0.3
    changed=$(find "$ROOT"/ecm-{ejb,jaxrs,web}/src/main "$ROOT"/ecm-ear/src -newer "$seen" -type f 2>/dev/null) || true
    [[ -n $changed ]] || continue
    touch "$seen"
    redeploy=''
    while IFS= read -r file; do
      say "Changed: ${file#"$ROOT/"}"
      case $file in
        *.xml | *.conf | */src/main/java/* | */src/main/resources/*) redeploy=yes ;;&
        */src/main/webapp/*) take_page "$file" "$deployed" ;;
      esac
    done <<<"$changed"
    [[ -z $redeploy ]] || redeploy "$deployed" || true
  done
}

# take_page FILE EAR : into the deployed web application, by way of another name, so that no half of it is ever seen
take_page() {
  local module=${1#"$ROOT/"} target
  module=${module%%/*}
  target=$2/$module.war/${1#*/src/main/webapp/}
  mkdir -p "${target%/*}"
  cp "$1" "$target.new"
  mv "$target.new" "$target"
}

redeploy() {
  local since=$SECONDS deployed=$1
  maven -q -o -Dspotless.check.skip -pl ecm-ejb,ecm-jaxrs,ecm-web compile >&2 || return
  cp -r "$ROOT/ecm-ejb/target/classes/." "$deployed/ecm-ejb.jar"
  cp -r "$ROOT/ecm-jaxrs/target/classes/." "$deployed/ecm-jaxrs.war/WEB-INF/classes"
  cp -r "$ROOT/ecm-web/target/classes/." "$deployed/ecm-web.war/WEB-INF/classes"
  development_stage "$deployed"
  rm -f "$deployed".{deployed,failed}
  touch "$deployed.dodeploy"
  until [[ -e $deployed.deployed || -e $deployed.failed ]]; do sleep 0.1; done
  if [[ -e $deployed.failed ]]; then
    say "Not deployed: $(<"$deployed.failed")"
    return 1
  fi
  say "Deployed after $((SECONDS - since)) s."
}
