# Sourced by the other scripts: installs what is missing and gives the project its own environment.
# Everything it says goes to standard error, so that a command's output stays alone on standard output.
# Debian 12 and 13, as root or with sudo; the second time it only looks.

set -euo pipefail
shopt -s inherit_errexit

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
PYTHON=$ROOT/.venv/bin/python
UV_VERSION=0.13.9

say() { printf '==> %s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "root or sudo is needed for: $*"
    fi
}

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# need_packages NAME...: installs those Debian packages that are missing.
need_packages() {
    command -v dpkg-query >/dev/null || return 0  # another system: its own packages must be there already
    local package missing=()
    for package in "$@"; do installed "$package" || missing+=("$package"); done
    [ ${#missing[@]} = 0 ] && return
    say "Installing system packages: ${missing[*]}"
    as_root apt-get -qq update >&2
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y --no-install-recommends -o Dpkg::Use-Pty=0 \
        -o DPkg::Lock::Timeout=300 install "${missing[@]}" | sed -n 's/^Setting up /    /p' >&2
}

need_python() {
    python3 -c 'import ensurepip, venv' 2>/dev/null || need_packages python3 python3-venv
    python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
        fail "Python 3.11 or newer is needed; this is $(python3 --version)"
}

# need_libraries run|dev: the locked libraries in .venv; run leaves out those for tests and checks.
need_libraries() {
    local group=$1 stamp=$ROOT/.venv/.installed python state
    python=$(python3 -c 'import sys; print(sys.executable)')
    state=$({ echo "$python"; "$python" --version; cat "$ROOT/uv.lock"; } | sha256sum | cut -c1-64)
    if [ -f "$stamp" ] && [ "$(sed -n 2p "$stamp")" = dev ]; then group=dev; fi
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$state"$'\n'"$group" ] && return
    if [ "$("$ROOT/var/tools/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" != $UV_VERSION ]; then
        say "Installing uv $UV_VERSION into var/tools"
        python3 -m venv --clear "$ROOT/var/tools" >&2
        "$ROOT/var/tools/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" >&2
    fi
    say "Installing Python libraries into .venv"
    local options=(--frozen --python "$python")
    [ "$group" = dev ] || options+=(--no-dev)
    (cd "$ROOT" && env -u VIRTUAL_ENV UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=.venv \
        var/tools/bin/uv sync "${options[@]}" >&2)
    printf '%s\n%s\n' "$state" "$group" >"$stamp"
}

# need_env_file: .env from the example, with a SECRET_KEY of its own, readable by its owner alone.
need_env_file() {
    [ -e "$ROOT/.env" ] && return
    say "Writing .env with a new SECRET_KEY"
    local key
    key=$(python3 -c 'import secrets; print(secrets.token_urlsafe(64))')
    (umask 077 && sed "s/^SECRET_KEY=.*/SECRET_KEY=$key/" "$ROOT/.env.example" >"$ROOT/.env.new")
    mv "$ROOT/.env.new" "$ROOT/.env"
}

# setup run|dev: all of the above, one at a time if two scripts are started together.
setup() {
    mkdir -p "$ROOT/var"
    {
        flock 9
        need_packages ca-certificates tzdata
        need_python 9>&-
        need_libraries "$1" 9>&-
        need_env_file
    } 9>"$ROOT/var/.setup.lock"
}

# prepare_database: creates it or brings it up to date; changes nothing in one that is.
prepare_database() {
    "$PYTHON" "$ROOT/manage.py" migrate --check --skip-checks >/dev/null 2>&1 && return
    say "Preparing the database"
    "$PYTHON" "$ROOT/manage.py" migrate --no-input --verbosity 0 >&2
    "$PYTHON" "$ROOT/manage.py" createcachetable >&2
}

# alone COMMAND...: while no other script of this folder prepares its database.
alone() { (flock 9 && "$@" 9>&-) 9>"$ROOT/var/.database.lock"; }

# collect_static: copies and compresses static files, which takes a while, when they or a library changed.
collect_static() {
    local stamp=$ROOT/staticfiles/.collected state
    state=$(cd "$ROOT" && find static uv.lock -type f -print0 | sort -z | xargs -0 sha256sum | sha256sum)
    [ "$(cat "$stamp" 2>/dev/null)" != "$state" ] || return 0
    say "Collecting static files"
    "$PYTHON" "$ROOT/manage.py" collectstatic --no-input --verbosity 0 >&2
    echo "$state" >"$stamp"
}

# setting NAME DEFAULT: from the environment, else from .env.
setting() {
    local value=${!1:-}
    [ -n "$value" ] || value=$(sed -n "s/^$1=//p" "$ROOT/.env" | tail -n 1)
    printf '%s' "${value:-$2}"
}
