# Everything that can be done with the project. What is needed is installed by it.
SHELL := /bin/bash
.DELETE_ON_ERROR:
APT := apt-get -o DPkg::Lock::Timeout=500
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PACKAGES := $(shell sed 's/\#.*//' packages.txt)
JOBS := $(shell nproc)

BIN := .build/release
# Swift's own libraries inside the programs: nothing of it has to be on a kiosk, and the loader has
# a quarter less to do.
RELEASE := -c release --static-swift-stdlib -Xswiftc -use-ld=lld \
  -Xswiftc -Xclang-linker -Xswiftc --config=$(CURDIR)/link.cfg

.PHONY: run demo test bench faults fuzz packages format lint clean programs

# Starts the whole: platform, printer, card reader, kiosk. With a display a dock stands beside it
# for trying each trouble by hand; without one a resident is played through the main job.
run: programs
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then $(BIN)/kiosk-dock run; else $(BIN)/kiosk-dock play; fi

# The played resident, always without a display: pictures, papers and record in demo-output/.
demo: programs
	$(BIN)/kiosk-dock play --output demo-output

programs: packages
	swift build $(RELEASE) -j $(JOBS) --product kiosk
	swift build $(RELEASE) -j $(JOBS) --product kiosk-paper
	swift build $(RELEASE) -j $(JOBS) --product kiosk-typing
	swift build $(RELEASE) -j $(JOBS) --product kiosk-photo
	swift build $(RELEASE) -j $(JOBS) --product kiosk-capture
	swift build $(RELEASE) -j $(JOBS) --product kiosk-platform
	swift build $(RELEASE) -j $(JOBS) --product kioskctl
	swift build $(RELEASE) -j $(JOBS) --product kiosk-dock

# The counted properties at full size; hours.
faults: packages
	swift build --build-tests -j $(JOBS)
	for suite in LedgerTests KioskTests.KillTests DraftKillTests WrongPage IdentityCardsTests KioskTests.ReaderFaultTests DeliveryTests PlatformTests GuidanceCatalogTests PaperworkTests PageCaptureTests InputMethodsTests WebDriverTests.GarbageTests JourneysTests.MonkeyTests ApplicationFormsTests; do \
	  FAULTS=full swift test --skip-build --filter $$suite || exit 1; \
	done

# What comes from readers, cards, chips and scanners, by libFuzzer; two minutes.
fuzz:
	python3 Tests/Fuzz/fuzz.py

# The figures of the budgets, as `name value unit` lines and in bench-output/.
bench: programs
	python3 Tests/Bench/bench.py
	swift build --build-tests -j $(JOBS)
	set -o pipefail; swift test --skip-build --filter KeystrokeModelTests | grep '^klm_'

# Runs everything: the format, the house, the rooms, the parts, and the programs as delivered.
test: packages lint
	swift build --build-tests -j $(JOBS)
	for suite in $(ALONE); do Tests/run --filter $$suite || exit 1; done
	Tests/run --no-parallel $(addprefix --skip ,$(ALONE))
	$(MAKE) programs
	python3 Tests/Release/release.py

# Everything else runs one by one: much of it holds a reader, a printer or a server to the clock, and a
# machine of two cores that calculates a hundred other things beside it is late.
#
# Tests that end their own process: the test runner watches every child, so nobody else's may be
# about.
ALONE := LedgerTests.KillTests VirtualPrinterTests CanonicalFormTests
# Tests that hold a running kiosk, dispatcher or server to the clock, and mostly wait.
ALONE += KioskTests SpeechTests HTTPClientTests TimersTests
# Minutes of calculation, for all cores.
ALONE += GuidanceCatalogTests PictureTests ReferenceTests MonkeyTests
# A finger that scrolls for a browser is timed to the pixel.
ALONE += SeleniumTests

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
