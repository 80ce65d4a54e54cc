# The parent of one postgres: stops it when every process that uses it has died without saying so (kill -9).
# Runs in the server's folder, so that it notices when that is deleted. See leases.ts for what a lease is.
# Arguments: a name for the process list, the socket's folder, then the command line of postgres.
# In braces: read as a whole, for it comes by standard input and may be replaced while it runs.
{
  exec </dev/null >>server.log 2>&1
  socket=$2
  shift 2
  "$@" &
  postgres=$!

  # Does a living process hold a lease? Notes the leases of the dead.
  held() {
    dead=
    for lease in run/*; do
      name=${lease#run/}
      pid=${name%%.*}
      start=${name#*.}
      start=${start%%.*}
      if read -r stat <"/proc/$pid/stat"; then
        set -- ${stat##*) }
        [ "$1" != Z ] && [ "${20}" = "$start" ] && return 0
      fi
      dead="$dead $lease"
    done 2>/dev/null
    return 1
  }

  # Is there nothing to watch any more? Or is the server ours, and did removing the folder of leases, which is the
  # decision to stop, succeed?
  is_over() {
    kill -0 $postgres && [ -d cluster ] || return 0
    read -r holder <cluster/postmaster.pid && [ "$holder" = "$postgres" ] || return 1
    held && return 1
    rm -f $dead
    rmdir run || [ ! -d run ]
  } 2>/dev/null

  watch() {
    nap=
    trap 'kill $nap; exit' TERM
    until is_over; do
      sleep 1 &
      nap=$!
      wait $nap
    done
    # again and again: a signal may come before postgres has begun to listen to signals
    while kill -INT $postgres; do
      sleep 1 &
      nap=$!
      wait $nap
    done
  } 2>/dev/null

  # The process that started us holds a lease. If it is not to be seen, /proc hides other users' processes (hidepid),
  # and only an orderly end can stop the server.
  held && watch &
  watcher=$!

  # a supervisor may signal the whole group; postgres decides by itself what to do then
  trap : HUP INT TERM
  while kill -0 $postgres 2>/dev/null; do
    wait $postgres
  done
  kill $watcher 2>/dev/null

  # after a crash of postgres the socket is still there; nobody else has started one while postmaster.pid names ours
  if read -r holder <cluster/postmaster.pid && [ "$holder" = "$postgres" ]; then
    rm -f "$socket"/.s.PGSQL.*
  fi 2>/dev/null
  # only a temporary one is ever empty
  rmdir "$socket" 2>/dev/null
  exit 0
}
