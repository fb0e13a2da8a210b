#!/usr/bin/env bash
# Installs what the tests need, builds everything once, runs every test project and ends with the line
#   N passed, N failed, N skipped
# Only the rows of a SQL Server may be skipped, and what LibreOffice and PSPP open. Settings: KOMMUNENKAT_TEST_SQLSERVER, KOMMUNENKAT_CHROMIUM.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

configuration=Release
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

program_of() { echo "tests/$1/bin/$configuration/net10.0/$1"; }

# The browser tests look for Debian's Chromium first and for Playwright's own after it.
install_chromium() {
    if [ -n "${KOMMUNENKAT_CHROMIUM:-}" ] || command -v chromium >/dev/null; then
        return
    fi
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
    else
        local driver
        driver=$(dirname "$(program_of Kommunenkat.Browser.Tests)")/.playwright
        "$driver"/node/linux-*/node "$driver/package/cli.js" install chromium
    fi
}

# Exports are opened by LibreOffice and PSPP too. Without them, and without the right to install them, those two tests are skipped.
install_readers() {
    if { command -v soffice >/dev/null && command -v pspp >/dev/null; } || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        return
    fi
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends libreoffice-calc pspp >/dev/null
}

# A real identity provider, which the browser tests sign in at.
install_provider() {
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
            echo "The tests need Node.js and npm for an identity provider; install them and run this again." >&2
            exit 1
        fi
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null
    fi
    npm ci --prefix tests/Kommunenkat.Browser.Tests/SignIn/provider --no-audit --no-fund --silent
}

dotnet build Kommunenkat.sln --configuration "$configuration" --nologo -verbosity:quiet
install_chromium
install_readers
install_provider

passed=0 failed=0 skipped=0
for project in tests/*.Tests; do
    name=$(basename "$project")
    log="$results/$name.log"
    printf '\n%s\n' "$name"
    # A test that fails makes the program exit with an error; the counts below tell of it.
    "$(program_of "$name")" -noColor -noLogo >"$log" 2>&1 || true
    # Of the skipped rows the number and the reason are enough; both come last.
    awk '/\[SKIP\]/ { getline; next } { print }' "$log"

    summary=$(grep -Eo "Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+" "$log" | tail -n 1 || true)
    if [[ ! "$summary" =~ Total:\ ([0-9]+),\ Errors:\ ([0-9]+),\ Failed:\ ([0-9]+),\ Skipped:\ ([0-9]+) ]] || [ "${BASH_REMATCH[1]}" -eq 0 ]; then
        echo "$name ran no test to its end."
        failed=$((failed + 1))
        continue
    fi
    wrong=$((BASH_REMATCH[2] + BASH_REMATCH[3]))
    if [ "$(grep -c '\[SKIP\]' "$log" || true)" -ne "$(grep -A1 '\[SKIP\]' "$log" | grep -cE 'No (SQL Server|LibreOffice|PSPP):' || true)" ]; then
        echo "$name skips tests for another reason than a missing SQL Server, LibreOffice or PSPP."
        wrong=$((wrong + 1))
    fi
    passed=$((passed + BASH_REMATCH[1] - BASH_REMATCH[2] - BASH_REMATCH[3] - BASH_REMATCH[4]))
    failed=$((failed + wrong))
    skipped=$((skipped + BASH_REMATCH[4]))
done

skips=$(cat "$results"/*.log | grep -E '^ *No (SQL Server|LibreOffice|PSPP):' | sort -u || true)
if [ "$skipped" -gt 0 ]; then
    printf '\n%s skipped. %s\n' "$skipped" "$(echo "$skips" | sed 's/^ *//')"
fi
echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
