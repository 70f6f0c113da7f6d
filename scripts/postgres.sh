# Sourced by .ci/run: sets POSTGRES_URL to the server given as $1, or installs and starts one of its own for this run.
# The server lives in a temporary folder on a free port of this machine and ends with the shell.

POSTGRES_URL=${1:-}
if [ -z "$POSTGRES_URL" ]; then
    pg_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1; }
    if [ -z "$(pg_bin)" ]; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
    fi
    bin=$(pg_bin)
    home=$(mktemp -d)
    port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    if [ "$(id -u)" = 0 ]; then
        id postgres >/dev/null 2>&1 || useradd --system postgres
        chown postgres "$home"
        as() { su postgres -s /bin/sh -c "$1"; }
    else
        as() { sh -c "$1"; }
    fi
    as "'$bin/initdb' -D '$home/data' -A trust -U phd -E UTF8 --locale=C.UTF-8 >/dev/null"
    as "'$bin/pg_ctl' -D '$home/data' -w -l '$home/log' \
        -o '-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$home -c fsync=off -c max_connections=200' start >/dev/null"
    trap 'as "\"$bin/pg_ctl\" -D \"$home/data\" -m immediate stop >/dev/null"' EXIT
    POSTGRES_URL="postgresql://phd@127.0.0.1:$port/postgres"
fi
export POSTGRES_URL
