# Everything that can be done with the project. What is needed is installed by it.
SHELL := /bin/bash
.DELETE_ON_ERROR:
APT := apt-get -o DPkg::Lock::Timeout=500
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := $(shell sed 's/\#.*//' packages.txt)
JOBS := $(shell nproc)

.PHONY: test packages format lint clean

# Runs everything: the format, the house, the rooms, the parts.
test: packages lint
	swift build --build-tests -j $(JOBS)
	swift test --skip-build

# Asks dpkg first, so that a machine that has everything needs no package server.
packages:
	@dpkg-query -W -f '$${Status}\n' $(PACKAGES) >/dev/null 2>&1 \
	  && ! dpkg-query -W -f '$${Status}\n' $(PACKAGES) | grep -qv 'install ok installed' \
	  || { for try in 1 2 3; do \
	         $(SUDO) $(APT) update -qq && \
	         $(SUDO) env DEBIAN_FRONTEND=noninteractive $(APT) install -y -qq --no-install-recommends $(PACKAGES) >/dev/null && exit 0; \
	         sleep 5; \
	       done; echo "packages could not be installed: see packages.txt" >&2; exit 1; }

lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

clean:
	rm -rf .build build demo-output bench-output
