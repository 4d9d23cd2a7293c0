#!/bin/sh
# Build .venv with the newest suitable Python and install this checkout into it; quick where that was done before.
#     site/environment.sh EXTRAS        for example: site   or: site,test,lint,postgres
# VENV= names another folder, PYTHON= another Python. Whatever is missing is said in one sentence.
set -eu
cd "$(dirname "$0")/.."
extras=$1
venv=${VENV:-.venv}
log=$venv/install.log
done_file=$venv/.installed-$(echo "$extras" | tr , -)
state="$(cksum < pyproject.toml) $PWD"

stop() { echo "$*" >&2; exit 1; }
say() { echo "$*"; }

suits() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
    for candidate in ${PYTHON:-python3.13 python3.12 python3.11 python3}; do
        if command -v "$candidate" >/dev/null 2>&1 && suits "$candidate"; then echo "$candidate"; return; fi
    done
}

# Debian keeps ensurepip in a package of its own (python3-venv); then pip comes from the registry itself.
fetch_pip() {
    "$venv/bin/python" - "$venv" <<'PYTHON'
import hashlib, json, os, subprocess, sys, urllib.request
index = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")
ask = urllib.request.Request(f"{index}/pip/", headers={"Accept": "application/vnd.pypi.simple.v1+json"})
with urllib.request.urlopen(ask, timeout=30) as answer:
    files = json.load(answer)["files"]
wheels = [f for f in files if f["filename"].endswith("-py3-none-any.whl") and not f.get("yanked")]
release = [f for f in wheels if f["filename"].split("-")[1].replace(".", "").isdigit()][-1]
with urllib.request.urlopen(urllib.parse.urljoin(ask.full_url, release["url"]), timeout=60) as answer:
    content = answer.read()
if hashlib.sha256(content).hexdigest() != release["hashes"]["sha256"]:
    sys.exit("pip: the file does not have the checksum that the registry tells")
wheel = os.path.join(sys.argv[1], release["filename"])
with open(wheel, "wb") as file:
    file.write(content)
subprocess.run([sys.executable, f"{wheel}/pip", "install", "-q", "--no-index", wheel], check=True)
os.remove(wheel)
PYTHON
}

why() {
    if grep -q "No space left on device" "$log"; then
        stop "There is no room on the disk: the environment in $venv needs about 600 MB."
    elif grep -Eiq "NewConnectionError|Failed to establish|name resolution|Max retries|URLError|Read timed out|ProxyError|ConnectTimeout|Network is unreachable|Connection refused" "$log"; then
        stop "The package registry cannot be reached: connect to the network, or name a mirror in PIP_INDEX_URL, and try again."
    fi
    tail -n 15 "$log" >&2
    stop "The environment could not be built; the whole story is in $log."
}

if [ -x "$venv/bin/python" ] && [ "$(cat "$done_file" 2>/dev/null)" = "$state" ] && suits "$venv/bin/python"; then
    exit 0
fi

free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
if [ "$free" -lt 600 ]; then
    stop "There is no room on the disk: the environment needs about 600 MB and $free MB are free."
fi
if ! { [ -x "$venv/bin/python" ] && suits "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1; }; then
    python=$(find_python)
    if [ -z "$python" ]; then
        stop "Python 3.11 or newer is needed, and $(python3 --version 2>/dev/null || echo 'no Python') was found."
    fi
    say "Building an environment in $venv with $("$python" --version)"
    mkdir -p "$venv"
    if "$python" -c "import ensurepip" 2>/dev/null; then
        "$python" -m venv "$venv" >"$log" 2>&1 || why
    else
        "$python" -m venv --without-pip "$venv" >"$log" 2>&1 || why
        fetch_pip >>"$log" 2>&1 || why
    fi
fi

say "Installing what it needs; the first time takes a minute or two"
"$venv/bin/python" -m pip install --disable-pip-version-check --no-input --progress-bar off --retries 2 \
    -e ".[$extras]" >"$log" 2>&1 &
pip=$!
trap 'kill $pip 2>/dev/null; exit 130' INT TERM HUP
seconds=0
while kill -0 $pip 2>/dev/null; do
    sleep 1
    seconds=$((seconds + 1))
    if [ $((seconds % 10)) -eq 0 ]; then
        say "  … $seconds s, $(grep -c '^ *Collecting' "$log" || true) packages"
    fi
done
wait $pip || why
trap - INT TERM HUP
printf '%s' "$state" > "$done_file"
