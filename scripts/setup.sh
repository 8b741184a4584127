# Sourced by run.sh and test.sh: what a machine needs before the dashboard can be built. Says on standard error what it does.
# shellcheck shell=bash

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

require_sdk() {
  dotnet --list-sdks 2>/dev/null | grep -q '^10\.' ||
    stop "The .NET SDK 10 is needed: install the package dotnet-sdk-10.0, or get it from https://dotnet.microsoft.com/download/dotnet/10.0"
}

# as_root COMMAND…
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# require_packages PACKAGE…: installs what is missing, on Debian and Ubuntu.
require_packages() {
  local package missing=()
  if ! command -v apt-get >/dev/null; then
    for package in "$@"; do
      case $package in
        postgresql) command -v pg_ctl >/dev/null || ls /usr/lib/postgresql/*/bin/pg_ctl >/dev/null 2>&1 || missing+=("PostgreSQL 15 or newer, with initdb and pg_ctl on the PATH") ;;
        chromium) [ -x "${DASHBOARD_TEST_CHROMIUM:-/usr/bin/chromium}" ] || missing+=("Chromium, with DASHBOARD_TEST_CHROMIUM naming it") ;;
      esac
    done
    [ ${#missing[@]} = 0 ] || stop "Please install: $(printf '%s; ' "${missing[@]}")"
    return
  fi

  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return

  say "Installing ${missing[*]} (apt-get) …"
  install_quietly update
  case " ${missing[*]} " in *" postgresql "*) forbid_system_cluster ;; esac
  install_quietly install --yes --no-install-recommends "${missing[@]}"
}

# wish_package PACKAGE: installs what makes things faster, where the system has it.
wish_package() {
  command -v apt-get >/dev/null || return 0
  dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed' && return
  local install=(as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes --no-install-recommends "$1")
  "${install[@]}" >/dev/null 2>&1 || { as_root apt-get -qq update >/dev/null 2>&1 && "${install[@]}" >/dev/null 2>&1; } || say "Going on without $1, which cannot be had here."
}

# The dashboard runs a private server: a first installation must not leave one of the system's behind as well.
forbid_system_cluster() {
  dpkg-query -W -f='${Status}' postgresql-common 2>/dev/null | grep -q '^install ok installed' && return
  install_quietly install --yes --no-install-recommends postgresql-common
  as_root sed -i 's/^#* *create_main_cluster *=.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
}

install_quietly() {
  local log
  log=$(mktemp)
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >"$log" 2>&1 || { cat "$log" >&2; stop "apt-get $* failed."; }
  rm -f "$log"
}

# Where the Blazor script comes from: the SDK's own package, or the .NET 9 runtime pack where the feed lacks that package.
# Remembered for this SDK in Directory.Build.local.props, which a plain `dotnet build` reads too.
choose_blazor_script() {
  local file="$root/Directory.Build.local.props" sdk choice
  sdk=$(cd "$root" && dotnet --version)
  if [ -n "${DashboardBlazorScript:-}" ]; then
    choice=$DashboardBlazorScript
  elif grep -qs "SDK $sdk:" "$file"; then
    choice=$(sed -n 's/.*>\([a-z]*\)<\/DashboardBlazorScript>.*/\1/p' "$file")
  elif choice=$(probe_blazor_script); then
    cat >"$file" <<XML
<Project>
  <!-- Found out by scripts/setup.sh with SDK $sdk: delete this file to have it found out again. -->
  <PropertyGroup>
    <DashboardBlazorScript Condition="'\$(DashboardBlazorScript)' == ''">$choice</DashboardBlazorScript>
  </PropertyGroup>
</Project>
XML
  fi
  case $choice in
    extracted) say "Blazor script: from the .NET 9 runtime pack, as the package feed lacks Microsoft.AspNetCore.App.Internal.Assets." ;;
    *) say "Blazor script: from the SDK's own package." ;;
  esac
}

# Fails when the feed gave no answer, which is then not worth remembering.
probe_blazor_script() {
  local probe output known=1
  probe=$(mktemp -d)
  cat >"$probe/probe.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <RequiresAspNetWebAssets>true</RequiresAspNetWebAssets>
  </PropertyGroup>
</Project>
XML
  output=$(dotnet restore "$probe/probe.csproj" 2>&1) && known=0
  case $output in
    *NU110[12]*Microsoft.AspNetCore.App.Internal.Assets*) echo extracted; known=0 ;;
    *) echo package ;;
  esac
  rm -rf "$probe"
  return $known
}

# build PATH: restores and builds it for Release. What the compiler says is shown when it fails.
build() {
  local log="$root/.run/build.log"
  mkdir -p "$root/.run"
  say "Building …"
  dotnet build "$1" --configuration Release --verbosity quiet >"$log" 2>&1 || { sort -u "$log" >&2; stop "The build failed."; }
}
