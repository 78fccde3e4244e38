# shellcheck shell=bash
# ./ecm dev: a node that follows the source tree.

dev_usage() {
  cat <<'USAGE'
Usage: ./ecm dev [OPTIONS of ./ecm server]

Runs a node in .ecm/dev and watches the sources until Ctrl-C. A changed page is there at the next request. Changed classes
are compiled and the application is deployed anew; after a compile error the running one stays. Only what changed is
compiled: ./ecm test finds what that broke elsewhere. With --debug PORT a debugger can exchange method bodies.
USAGE
}

DEPLOYED_MODULES=(ecm-ejb.jar ecm-jaxrs.war ecm-web.war)

dev() {
  [[ ${1:-} != --help ]] || { dev_usage && return; }
  server_options --base "$ROOT/.ecm/dev" -Decm.deployment.scan-interval=300 "$@"
  need_java
  build_ear
  DEPLOY=$ROOT/.ecm/exploded
  explode "$EAR" "$DEPLOY"
  compile_classpath
  # Starts with little more than half the work; what runs long would run slower.
  export ECM_JAVA_OPTS="-XX:TieredStopAtLevel=1 ${ECM_JAVA_OPTS:-}"
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
  for module in "${DEPLOYED_MODULES[@]/#/$2/}"; do
    mv "$module" "$module.packed"
    mkdir "$module"
    (cd "$module" && "${JAVA_HOME:+$JAVA_HOME/bin/}jar" xf "$module.packed")
    rm "$module.packed"
  done
  development_stage "$2"
}

# In this stage Faces looks for changed pages, and says more about errors.
development_stage() {
  local descriptor=$1/ecm-web.war/WEB-INF/web.xml
  [[ ! -e $descriptor ]] ||
    sed -i 's|<param-value>Production</param-value>|<param-value>Development</param-value>|' "$descriptor"
}

# What the modules compile against, each in its target/dev-classpath.
compile_classpath() {
  stale "$ROOT/ecm-web/target/dev-classpath" "$ROOT"/{pom.xml,ecm-ejb/pom.xml,ecm-jaxrs/pom.xml,ecm-web/pom.xml} || return 0
  maven -q -pl ecm-ejb,ecm-jaxrs,ecm-web -am -DskipTests package dependency:build-classpath \
    -Dmdep.outputFile=target/dev-classpath -Dmdep.includeScope=compile >&2 || die "The application does not build: see above."
  touch "$ROOT/ecm-web/target/dev-classpath"
}

watch_sources() {
  local ear=$1 seen=$ROOT/.ecm/dev-seen module changed redeploy
  touch "$seen"
  while true; do
    sleep 0.3
    touch "$seen.next"
    redeploy=''
    for module in "${DEPLOYED_MODULES[@]}"; do
      changed=$(find "$ROOT/${module%.*}/src/main" -newer "$seen" -type f) || true
      [[ -z $changed ]] || take_changes "$module" "$changed" "$ear/$module" || { redeploy=failed && break; }
    done
    mv "$seen.next" "$seen"
    [[ $redeploy != yes ]] || redeploy "$ear" || true
  done
}

# take_changes MODULE FILES DIRECTORY : into the deployed module; sets redeploy where a page alone would not do
take_changes() {
  local source=$ROOT/${1%.*} classes=$3 file target
  local -a java=()
  [[ $1 != *.war ]] || classes=$3/WEB-INF/classes
  while IFS= read -r file; do
    say "Changed: ${file#"$ROOT/"}"
    case $file in
      */src/main/java/*) java+=("$file") && continue ;;
      */src/main/resources/*) target=$classes/${file#"$source/src/main/resources/"} redeploy=yes ;;
      */src/main/webapp/*) target=$3/${file#"$source/src/main/webapp/"} ;;
    esac
    case $file in */WEB-INF/*.xml | */WEB-INF/*.conf) redeploy=yes ;; esac
    mkdir -p "${target%/*}"
    cp "$file" "$target.new" # by another name, so that no half of it is ever seen
    mv "$target.new" "$target"
  done <<<"$2"
  if ((${#java[@]})); then
    "${JAVA_HOME:+$JAVA_HOME/bin/}javac" --release 17 -parameters -proc:none -nowarn -d "$classes" \
      -cp "$classes:$BASE/deployments/ecm.ear/ecm-ejb.jar:$(<"$source/target/dev-classpath")" "${java[@]}" || return
    redeploy=yes
  fi
}

redeploy() {
  local since=$SECONDS
  development_stage "$1"
  rm -f "$1".{deployed,failed}
  touch "$1.dodeploy"
  until [[ -e $1.deployed || -e $1.failed ]]; do sleep 0.1; done
  if [[ -e $1.failed ]]; then
    say "Not deployed: $(<"$1.failed")"
    return 1
  fi
  say "Deployed after $((SECONDS - since)) s."
}
