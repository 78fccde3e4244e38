# shellcheck shell=bash
# What every command of the launcher needs: messages, tools, and building what is missing.
# shellcheck disable=SC2034  # used in the other files

WILDFLY_VERSION=$(sed -n 's:.*<wildfly.version>\(.*\)</wildfly.version>.*:\1:p' "$ROOT/pom.xml")
WILDFLY_HOME=$ROOT/wildfly-config/target/wildfly-$WILDFLY_VERSION
EAR=$ROOT/ecm-ear/target/ecm.ear

say() { printf '%s\n' "$*" >&2; }
die() { printf 'ecm: %s\n' "$*" >&2; exit 1; }
# A line that the next one overwrites; nothing where nobody watches.
progress() { [[ ! -t 2 ]] || printf '\r%s\e[K' "$*" >&2; }
progress_end() { [[ ! -t 2 ]] || printf '\r\e[K' >&2; }

# install_packages PACKAGE... : of Debian; what to do instead when that is impossible
install_packages() {
  if [[ $(id -u) != 0 ]] || ! command -v apt-get >/dev/null; then
    die "missing on this machine: $*. Install it, on Debian: sudo apt-get install $*"
  fi
  say "Installing from Debian: $*"
  apt-get -qq update
  DEBIAN_FRONTEND=noninteractive apt-get -qq -y install --no-install-recommends "$@" >/dev/null ||
    die "apt-get could not install $*."
}

need_java() {
  [[ -z ${JAVA_HOME:-} || -x $JAVA_HOME/bin/javac ]] ||
    die "JAVA_HOME is $JAVA_HOME, where there is no bin/javac. Point it to a JDK 17 or newer, or unset it."
  command -v "${JAVA_HOME:+$JAVA_HOME/bin/}javac" >/dev/null || install_packages default-jdk-headless
  local version
  version=$("${JAVA_HOME:+$JAVA_HOME/bin/}javac" -version 2>/dev/null)
  [[ $version =~ ^javac\ ([0-9]+) && ${BASH_REMATCH[1]} -ge 17 ]] ||
    die "a JDK 17 or newer is needed, found $version. Point JAVA_HOME to one."
}

# One build at a time: two would write the same target directories.
maven() {
  command -v mvn >/dev/null || install_packages maven
  mkdir -p "$ROOT/.ecm"
  (
    flock 9
    cd "$ROOT" && mvn -B "$@" 9>&-
  ) 9>"$ROOT/.ecm/build.lock"
}

# stale TARGET SOURCE... : is there no target yet, or is a source newer?
stale() {
  local target=$1
  shift
  [[ ! -e $target || -n $(find "$@" -name target -prune -o -newer "$target" -type f -print -quit) ]]
}

build_server() {
  # Set by tests: Maven is building already, and has the server ready.
  [[ -z ${ECM_BUILT:-} ]] || return 0
  local done=$ROOT/wildfly-config/target/configured
  stale "$done" "$ROOT"/pom.xml "$ROOT"/wildfly-config/{pom.xml,cli,modules,ClusterKey.java} "$ROOT/ecm-h2" || return 0
  say "Preparing WildFly $WILDFLY_VERSION."
  maven -q -pl wildfly-config -am -DskipTests package >&2 ||
    die "WildFly could not be prepared: see above and wildfly-config/target/configure.log"
  touch "$done"
}

build_ear() {
  stale "$EAR" "$ROOT"/pom.xml "$ROOT"/ecm-{health,ejb,jaxrs,web,ear} || return 0
  say "Building the application."
  # Maven would leave classes and pages in the archive whose sources are gone.
  rm -rf "$ROOT"/ecm-{health,ejb,jaxrs,web}/target/{classes,maven-status,ecm-*} "$ROOT/ecm-ear/target"
  maven -q -pl ecm-ear -am -DskipTests package >&2 || die "The application does not build: see above."
  touch "$EAR"
}

# run_main MODULE CLASS ARGUMENT... : a program of ours that is not deployed; MAIN_HEAP limits its heap,
# AS_BUILT takes what is there, be it old
run_main() {
  local module=$1 main=$2 classpath=$ROOT/$1/target/classpath
  shift 2
  need_java
  if [[ -z ${AS_BUILT:-} || ! -e $classpath ]] &&
    stale "$classpath" "$ROOT/pom.xml" "$ROOT/$module" "$ROOT/ecm-ejb" "$ROOT/src/demo" "$ROOT/src/dialer-simulator"; then
    say "Building $module."
    maven -q -pl "$module" -am -DskipTests package dependency:build-classpath \
      -Dmdep.outputFile=target/classpath -Dmdep.includeScope=runtime >&2 || die "$module does not build: see above."
    touch "$classpath" # Maven leaves the file alone when nothing in it changed
  fi
  exec "${JAVA_HOME:+$JAVA_HOME/bin/}java" ${MAIN_HEAP:+-Xmx$MAIN_HEAP} -cp "$ROOT/$module/target/classes:$(<"$classpath")" "-Decm.root=$ROOT" "$main" "$@"
}
