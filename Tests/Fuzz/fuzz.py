#!/usr/bin/env python3
"""Coverage-guided fuzzing (libFuzzer) of what comes from readers, cards, chips and scanners.

    fuzz.py [SECONDS]

The corpus in `cards/` is what earlier runs found worth keeping; with KEEP=1 a run adds to it what
covers more. Compiled by swiftc alone: libFuzzer brings the program's beginning.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SOURCES = ROOT / "Sources"
FLAGS = ["-sanitize=fuzzer", "-O", "-swift-version", "6", "-parse-as-library"]


def sources(*folders):
    return sorted(str(file) for folder in folders for file in folder.rglob("*.swift"))


def module(name, folder, *files):
    subprocess.run(
        ["swiftc", *FLAGS, "-module-name", name, "-emit-module", "-emit-object", "-whole-module-optimization",
         "-I", folder, "-emit-module-path", folder / f"{name}.swiftmodule",
         "-o", folder / f"{name}.o", *files], check=True)


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 120
    corpus = HERE / "cards"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        module("ServiceModel", folder, *sources(SOURCES / "ServiceModel"))
        reader = SOURCES / "IdentityCards"
        module(
            "IdentityCards", folder, *sources(reader / "Frames", reader / "CardText"),
            reader / "SocialCards/ChipCommand.swift", reader / "SocialCards/SocialCardText.swift",
            reader / "Codes/CodeDecoder.swift")
        program = folder / "fuzz"
        subprocess.run(
            ["swiftc", *FLAGS, "-I", folder, "-o", program, HERE / "Cards.swift",
             folder / "ServiceModel.o", folder / "IdentityCards.o"], check=True)
        found = folder / "found"
        found.mkdir()
        run = subprocess.run(
            [program, f"-max_total_time={seconds}", "-max_len=2400", "-print_final_stats=1",
             f"-artifact_prefix={HERE}/", found, corpus], capture_output=True, text=True)
        print("\n".join(run.stderr.splitlines()[-25:]))
        tried = next((l.split()[-1] for l in run.stderr.splitlines() if "executed_units" in l), "0")
        print(f"count: fuzz-cards tried {tried} failed {1 if run.returncode else 0}")
        if os.environ.get("KEEP"):
            subprocess.run([program, "-merge=1", corpus, found], check=True, capture_output=True)
        sys.exit(run.returncode)


if __name__ == "__main__":
    main()
