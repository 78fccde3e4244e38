# shellcheck shell=bash
# ./ecm test: all tests, and how many there were; before that ECM_TEST_NOTE, what else is to be known of this run.

test_usage() {
  cat <<'USAGE'
Usage: ./ecm test [MAVEN-OPTION...]

Builds everything and runs all tests: plain, in the server, in the browser. Drills and demos as users run them are commands of
their own (./ecm drill, ./ecm demo); .ci/run tries those too. The options go to Maven, for example
  ./ecm test -pl ecm-ejb -am                      only this module and what it needs
  ./ecm test -Psqlserver -Decm.db.url=jdbc:...    the tests of the schema on a SQL Server
Ends with the numbers of tests that passed and failed; leaves with 0 only if there were tests and none failed.
USAGE
}

run_tests() {
  [[ ${1:-} != --help ]] || { test_usage && return; }
  need_java
  # The portal's tests drive a real browser.
  if grep -q selenium "$ROOT/src/it/pom.xml" && ! { command -v chromium && command -v chromedriver; } >/dev/null; then
    install_packages chromium chromium-driver
  fi
  local started=$ROOT/.ecm/test-started result=0
  mkdir -p "$ROOT/.ecm"
  touch "$started"
  maven --fail-at-end verify "$@" || result=$?
  [[ -z ${ECM_TEST_NOTE:-} ]] || printf '%s\n' "$ECM_TEST_NOTE"
  count_tests "$started" || result=1
  return "$result"
}

# count_tests FILE : sums the reports newer than the file; fails when a test failed or none ran
count_tests() {
  find "$ROOT" -newer "$1" -path '*/target/*-reports/TEST-*.xml' -exec grep -h -m 1 '<testsuite ' {} + |
    awk '
      function number(name) { return match($0, " " name "=\"[0-9]+") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 3) : 0 }
      { tests += number("tests"); failed += number("failures") + number("errors"); skipped += number("skipped") }
      END {
        printf "%d passed, %d failed%s\n", tests - failed - skipped, failed, skipped ? ", " skipped " skipped" : ""
        exit !(tests > 0 && failed == 0)
      }'
}
