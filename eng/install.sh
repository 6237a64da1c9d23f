#!/usr/bin/env bash
# Installs distribution packages, as root, without letting their services start: the stack runs servers of its own, and
# the distribution's would hold memory and ports for nothing.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive

policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi

apt-get update
apt-get install -y --no-install-recommends "$@"

# Nor at the next boot.
if [ -d /run/systemd/system ]; then
  for package in "$@"; do
    systemctl disable --now "$package" || true
  done
fi
