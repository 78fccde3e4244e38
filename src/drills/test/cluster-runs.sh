#!/usr/bin/env bash
# ./ecm cluster as somebody plays with it: looks at the portal, kills a node by the command that is shown, starts a second one by
# mistake, ends it by Ctrl-C. Builds what is not built. Takes about three minutes. Needs root on Linux, and is skipped without.
set -euo pipefail

# shellcheck source=src/launcher/test/foreground.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../launcher/test/foreground.sh"

# shown PATTERN : what the first group of sed's extended expression matches, of the line that it matches
shown() { sed -En "s/$1/\1/p" "$log" | head -n 1; }

# now_shows PATTERN : the line of this moment, which is the last whole one
now_shows() { tail -n 2 "$log" | head -n 1 | grep -Eq -- "$1"; }

begin cluster --contacts 500 --if-possible
await "a portal" says '^Portal and REST|^Skipped'
if says '^Skipped'; then
  cat "$log"
  exit
fi
portal=$(shown '^Portal and REST +(.*)$') lab=$(shown '^ +ip -n (ecm-[^ ]+)-switch .*$')
await "two nodes at work" now_shows 'node1 ready, node2 ready; virtual IP node[12]; contact-feed node[12] .*, sync-results node[12] '
[[ $(curl -sL -m 10 "$portal") == *'j_security_check'* ]] || failed "the portal shows no login at $portal"

second=$work/second.log
if "$root/ecm" cluster --contacts 0 >"$second" 2>&1; then failed "a second one was not refused"; fi
grep -q 'end that one first' "$second" || failed "a second one was refused without saying why: $(<"$second")"

# As it stands on the screen.
kill=$(shown '^ +(kill -9 .*)$')
bash -c "$kill" || failed "this did not work: $kill"
await "a dead node" now_shows 'node1 down, node2 ready; virtual IP node2; contact-feed node2 .*, sync-results node2 '
await "both nodes again" now_shows 'node1 ready, node2 ready;'

interrupt
ended 130 "interrupted"
nothing_left "interrupted" "(=|--base )$root/\.ecm/cluster/"
! ip netns list | grep -E "^$lab-" || failed "there are still hosts of it"
! ip -o address show | grep -F ' 10.99.0.1/' || failed "this machine still has an address in it"

echo "./ecm cluster can be played with, and leaves nothing behind."
