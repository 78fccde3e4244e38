#!/usr/bin/env bash
# Runs shellcheck over all shell scripts; installs it where it is missing.
set -euo pipefail
ROOT=$(cd "$(dirname "$0")/../../.." && pwd)
cd "$ROOT"
# shellcheck source=src/launcher/common.sh
. src/launcher/common.sh
command -v shellcheck >/dev/null || install_packages shellcheck
mapfile -t scripts < <(git grep -lIE '^#!.*\b(ba)?sh$|^# shellcheck shell=' -- . ':!*.java')
if ! shellcheck -x "${scripts[@]}"; then
  echo "FAILED: shellcheck, see above"
  exit 1
fi
echo "${#scripts[@]} scripts are clean under shellcheck."
