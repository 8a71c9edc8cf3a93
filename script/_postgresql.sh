# Sourced by script/test: a PostgreSQL server of its own for the tests, in a temporary folder, gone afterwards.

# need_postgresql: Debian's server programs, without a running server of the system if they were not there before.
need_postgresql() {
    postgresql_programs >/dev/null && return
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        echo 'create_main_cluster = false' | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    need_packages postgresql
    postgresql_programs >/dev/null || fail "PostgreSQL's server programs are missing"
}

postgresql_programs() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 | grep .; }

# PostgreSQL refuses to run as root.
as_postgres() { if [ "$(id -u)" = 0 ]; then (cd / && runuser -u postgres -- "$@"); else "$@"; fi; }

# start_postgresql: sets TEST_DATABASE_URL. Reached by a socket in its own folder: no port is taken. Autovacuum is off: it
# would note a table as empty between two tests, and the plan for the thousands of rows of the next would be hopeless.
start_postgresql() {
    local programs
    programs=$(postgresql_programs)
    POSTGRESQL=$(mktemp -d /tmp/portal-postgresql.XXXXXX)
    trap stop_postgresql EXIT
    [ "$(id -u)" != 0 ] || chown postgres "$POSTGRESQL"
    as_postgres "$programs/initdb" --pgdata="$POSTGRESQL/data" --username=postgres --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$POSTGRESQL/initdb.log"
    as_postgres "$programs/pg_ctl" --pgdata="$POSTGRESQL/data" --log="$POSTGRESQL/data/log" --wait --silent start -o \
        "-c listen_addresses='' -c unix_socket_directories=$POSTGRESQL -c fsync=off -c synchronous_commit=off \
         -c full_page_writes=off -c shared_buffers=64MB -c autovacuum=off"
    export TEST_DATABASE_URL="postgres://postgres@//$POSTGRESQL/portal"
}

stop_postgresql() {
    as_postgres "$(postgresql_programs)/pg_ctl" --pgdata="$POSTGRESQL/data" --mode=immediate --silent stop || true
    rm -rf "$POSTGRESQL"
}
