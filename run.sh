#!/usr/bin/env bash
# Builds the dashboard and starts it on http://localhost:5080 (ASPNETCORE_URLS says otherwise).
#   ./run.sh               the dashboard
#   ./run.sh rebuild NAME|--all [--compare]   read tables, folded anew or compared with the log
#   ./run.sh VERB …        the arguments are the application's own, such as: import FILE
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/scripts/setup.sh"

require_sdk
if [ "${Database__Provider:-Embedded}" = Embedded ]; then
  require_packages postgresql
fi
choose_blazor_script
build "$root/src/Dashboard.Web"

# The working directory stays the caller's, so that a relative FILE means what was meant.
export ASPNETCORE_URLS="${ASPNETCORE_URLS:-http://localhost:5080}" ASPNETCORE_CONTENTROOT="$root"
exec dotnet "$root/src/Dashboard.Web/bin/Release/net10.0/Dashboard.Web.dll" "$@"
