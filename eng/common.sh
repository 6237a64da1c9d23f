# What ./run and ./test share. Sourced with the repository's root as the working directory.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export OfficialPackages="${OfficialPackages:-false}"

fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

packages_mode() {
  if [ "$OfficialPackages" = true ]; then
    echo "Packages: the official ones (OfficialPackages=true)."
  else
    echo "Packages: stand-ins for those that the feed lacks (standins/README.md)."
  fi
}

require_sdk() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is not installed: https://dot.net/download says how."
  dotnet --version >/dev/null 2>&1 || fail "The .NET SDK that global.json asks for ($(sed -n 's/.*"version": "\([^"]*\)".*/\1/p' global.json)) is not installed."
}

# The distribution's servers, and the programs named as arguments. With the official packages servers are containers instead.
require_servers() {
  [ "$OfficialPackages" = true ] && return
  local missing=() tool
  compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
  [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] || missing+=(rabbitmq-server)
  command -v setpriv >/dev/null && command -v setsid >/dev/null || missing+=(util-linux)
  for tool in "$@"; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  [ ${#missing[@]} -eq 0 ] && return

  local please="Please install: apt-get install ${missing[*]}"
  command -v apt-get >/dev/null || fail "Missing: ${missing[*]}. This is not a Debian or Ubuntu, so install them your way, below /usr/lib as Debian has them."
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "Missing: ${missing[*]}. $please (as root)"
    as_root=(sudo)
    # Asks for a password only where somebody can type one.
    if ! sudo -n true 2>/dev/null; then
      [ -t 0 ] && sudo -v || fail "Missing: ${missing[*]}. $please (with sudo)"
    fi
  fi

  echo "Installing ${missing[*]} …"
  mkdir -p .data/logs
  "${as_root[@]}" bash eng/install.sh "${missing[@]}" >.data/logs/install.log 2>&1 </dev/null ||
    fail "Installing failed; .data/logs/install.log says why. $please"
}

# The browser that tests look through.
require_browser() {
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && return
  command -v apt-get >/dev/null || fail "Missing: chromium. Install it your way, and say where it is: CHROMIUM=/path/to/it."
  echo "Installing chromium …"
  mkdir -p .data/logs
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo -n)
  "${as_root[@]}" bash eng/install.sh chromium >.data/logs/install.log 2>&1 </dev/null ||
    fail "Installing failed; .data/logs/install.log says why. Please install: apt-get install chromium"
}

# Everything that a build reads, by name.
sources() {
  find . \( -name bin -o -name obj -o -name node_modules -o -name TestResults -o -name dist -o -path ./.git -o -path ./.data \) -prune -o -type f \
    \( -name '*.cs' -o -name '*.csproj' -o -name '*.props' -o -name '*.targets' -o -name '*.proto' -o \( -name '*.json' ! -name packages.lock.json \) -o -name '*.sln' -o -name .editorconfig \) "$@" -print
}

# Builds a project, named as the first argument, unless nothing has changed since it was last built in this mode.
# The compiler's servers outlive the build; they get none of the caller's streams.
build() {
  local name=$1 project=$2 output=.data/logs/build.log stamp files started
  stamp="AppHost/obj/$name.$OfficialPackages.built"
  # The place too: the AppHost remembers where its project is.
  files="$PWD $(sources | sort | cksum)"
  [ "$(cat "$stamp" 2>/dev/null)" = "$files" ] && [ -z "$(sources -newer "$stamp" | head -n 1)" ] && return

  echo "Building …"
  mkdir -p .data/logs AppHost/obj
  started=$(mktemp AppHost/obj/started.XXXXXX)
  echo "$files" >"$started"
  if ! MSBUILDDISABLENODEREUSE=1 dotnet build "$project" -c Release -v q --nologo -clp:NoSummary >"$output" 2>&1 </dev/null; then
    rm -f "$started"
    grep -E "error" "$output" | sort -u | head -30 >&2
    fail "The build failed; $output has all of it."
  fi

  # Still as old as the start: what changed during the build is built next time.
  mv "$started" "$stamp"
}

# Builds the web app into web/dist, unless nothing of it has changed. Packages are those of the lock file, from npm's own
# registry setting; the contract is the snapshot, so nothing has to run.
build_web() {
  local stamp=web/dist/.built output=.data/logs/web.log wanted files
  command -v npm >/dev/null || fail "npm is not installed: Node 20 or newer brings it."
  wanted=(web/src web/public web/scripts web/dev web/index.html web/openapi.json web/package.json web/package-lock.json web/tsconfig.json web/vite.config.ts web/postcss.config.cjs)
  files=$(find "${wanted[@]}" -type f ! -path web/src/api/contract.ts | sort | cksum)
  [ "$(cat "$stamp" 2>/dev/null)" = "$files" ] && [ -z "$(find "${wanted[@]}" -type f ! -path web/src/api/contract.ts -newer "$stamp" | head -n 1)" ] && return

  echo "Building the web app …"
  mkdir -p .data/logs
  web_packages
  (cd web && npm run build) >"$output" 2>&1 </dev/null || {
    grep -iE "error" "$output" | head -30 >&2
    fail "The web app could not be built; $output has all of it."
  }
  echo "$files" >"$stamp"
}

# The packages of the lock file, unless they are there.
web_packages() {
  [ web/node_modules/.package-lock.json -nt web/package-lock.json ] && return
  (cd web && npm ci --no-audit --no-fund) >.data/logs/web-packages.log 2>&1 </dev/null || fail "The web app's packages could not be had; .data/logs/web-packages.log says why."
  touch web/node_modules/.package-lock.json
}
