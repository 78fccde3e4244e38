#!/usr/bin/env bash
# ./ecm demo as its users run it: with lists of its own making, with theirs, with a file that it cannot take, and ended by Ctrl-C.
# Builds what is not built. Takes about five minutes.
set -euo pipefail

# shellcheck source=src/launcher/test/foreground.sh
. "$(dirname "${BASH_SOURCE[0]}")/../../launcher/test/foreground.sh"

# shows NAME NUMBER : in the table at the end
shows() { says "^ *$1 +$2\$" || failed "the table does not show: $1 $2"; }

# Whatever a demo starts has its directory in the command line.
all_gone() { nothing_left "$1" "(=|--base )$root/\.ecm/demo/"; }

# ---- Lists of its own making -------------------------------------------------------------------------------------------------

begin demo --exit --count 1000
ended 0 "with lists of its own making"
says '^Verdict: CLEAN' || failed "there is no clean verdict"
says ': 1,000 contacts' || failed "the list has not a thousand contacts"
all_gone "after its end"

# ---- The user's own lists: German, in numbers that the Bundesnetzagentur has set aside for films ----------------------------

cat >"$work/kunden.csv" <<'LIST'
Kundennummer;Vorname;Nachname;Telefon
1001;Anna;Arnold;030 23125 001
1002;Bernd;Brandt;(069) 90009-002
1003;Clara;Conrad;040/66969003
1004;Dieter;Dietz;0221 4710 004
1005;Eva;Ebert;089 99998 005
1005;Eva;Ebert;089 99998 005
1006;Frank;Funke;12
LIST
printf '%s\n' '+49 30 23125001' '0221 4710004' >"$work/sperrliste.txt"
begin demo --exit --contacts "$work/kunden.csv" --do-not-call "$work/sperrliste.txt" --region DE
ended 0 "with the user's own lists"
says '^Verdict: CLEAN' || failed "there is no clean verdict of the user's own lists"
shows 'rows received' 7
shows rejected 1
shows duplicate 1
shows 'suppressed \(do-not-call\)' 2
shows 'contacts in the ledger' 3
all_gone "after its end"

# ---- Files that it cannot take ---------------------------------------------------------------------------------------------------

begin demo --exit --contacts "$work/none.csv"
ended 2 "without the file"
says "^ecm demo: There is no file $work/none.csv" || failed "it does not say that there is no such file"

printf '%s\n' 'Vorname;Nachname;Ort' 'Anna;Arnold;Berlin' >"$work/no-phones.csv"
begin demo --exit --contacts "$work/no-phones.csv" --region DE
ended 2 "with a file without phones"
says '^ecm demo: .* was answered with 4[0-9]{2}: No column holds phone numbers\.' || failed "it does not say that the file has no column with phones"
! says 'Exception|^[[:space:]]+at ' || failed "it shows its insides"
all_gone "after a file that it could not take"

# ---- Ctrl-C ------------------------------------------------------------------------------------------------------------------

begin demo --count 20000
await "the campaign" says '^The campaign runs'
interrupt
ended 130 "interrupted at work"
all_gone "interrupted at work"

# The node has begun, and nobody has written down its process yet.
begin demo --count 20000
await "the server's turn" says '^Starting the server'
await "the server's first output" test -e "$root/.ecm/demo/node/log/console.log"
interrupt
ended 130 "interrupted while the server starts"
all_gone "interrupted while the server starts"

echo "./ecm demo keeps what it promises, and leaves nothing behind."
