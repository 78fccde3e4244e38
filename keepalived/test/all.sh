#!/usr/bin/env bash
# All tests of the host's scripts, on Linux.
set -euo pipefail

[[ $(uname) == Linux ]] || { echo "Skipped: hosts of ECM are Linux, this is $(uname)." && exit; }
cd "$(dirname "${BASH_SOURCE[0]}")"
for test in settings-are-checked probe-judges supervisor-restarts installs-on-a-host installs-again; do
  "./$test.sh"
done
