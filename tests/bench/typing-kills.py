#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills the real window at random moments while a note is typed into it, and looks what the library holds.

usage: typing-kills.py BUILD-FOLDER SAMPLE-FOLDER SCRATCH-FOLDER [ROUNDS]

Each round starts the program on a copy of a library, puts a note on a paragraph by pointer and key, types letters with
xdotool and kills the program with SIGKILL. What the library holds must be what was typed, from its beginning on, with
nothing between missing; the loss is the age of the oldest letter that is not there. Prints the worst of all rounds; ends
with 1 where it is above a second or a library is not whole.
"""
import csv
import io
import os
import random
import shutil
import subprocess
import sys
import time

ALLOWED = 1.0
PATIENCE = 60
SETTINGS = """[io/github/duizhao/Duizhao]
window-size=(1200, 860)
show-overview=false
show-library=false
sidebar-page='notes'
"""


def wait_for(what, condition):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    sys.exit(f"typing: waited in vain for {what}")


class Desk:
    def __init__(self, build, library):
        self.cli = [os.path.join(build, "src/cli/duizhao-cli"), "--library", library]
        self.library = library
        self.program = subprocess.Popen([os.path.join(build, "src/gui/duizhao"), "--library", library],
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def press(self, *words):
        subprocess.run(["xdotool", *words], stdout=subprocess.DEVNULL, check=True)

    def body(self):
        """Of the one note; None where there is none."""
        out = subprocess.run([*self.cli, "notes", "export", "--format", "csv"], capture_output=True, text=True, check=True)
        rows = list(csv.DictReader(io.StringIO(out.stdout)))
        return rows[0]["body"] if rows else None

    def begin(self):
        """A note on some paragraph, with the keyboard in it: its first letter is in the library."""
        def try_it():
            self.press("mousemove", "260", "350", "click", "1")
            self.press("key", "ctrl+shift+n")
            self.press("key", "a")
            end = time.monotonic() + 4
            while time.monotonic() < end:
                if self.body():
                    return True
                time.sleep(0.1)
            return False
        wait_for("a window", lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.program.pid)],
                                                    capture_output=True).stdout)
        wait_for("a note", try_it)
        return self.body()

    def kill(self):
        self.program.kill()
        self.program.wait()


def run_round(build, template, scratch, number, draw):
    library = os.path.join(scratch, f"typing-{number}.duizhao")
    shutil.copyfile(template, library)
    desk = Desk(build, library)
    typed = [(letter, 0.0) for letter in desk.begin()]
    end = time.monotonic() + draw.uniform(0.3, 3.5)
    while time.monotonic() < end:
        letter = draw.choice("bcdefghijklmnopqrstuvwxyz")
        typed.append((letter, time.monotonic()))
        desk.press("key", letter)
        time.sleep(draw.uniform(0, 0.08))
    killed = time.monotonic()
    desk.kill()
    kept = desk.body() or ""
    text = "".join(letter for letter, _ in typed)
    whole = subprocess.run([*desk.cli, "check"], capture_output=True).returncode == 0
    lost = typed[len(kept):]
    loss = killed - lost[0][1] if lost else 0.0
    good = text.startswith(kept) and whole
    if not good:
        print(f"round {number}: typed “{text}”, kept “{kept}”, library {'whole' if whole else 'damaged'}")
    return good, loss, len(typed), len(lost)


def main():
    build, samples, scratch = (os.path.abspath(path) for path in sys.argv[1:4])
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 12
    config = os.path.join(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings")
    os.makedirs(config, exist_ok=True)
    with open(os.path.join(config, "keyfile"), "w", encoding="utf-8") as file:
        file.write(SETTINGS)
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    template = os.path.join(scratch, "typing.duizhao")
    subprocess.run([os.path.join(build, "src/cli/duizhao-cli"), "--library", template, "import", samples], check=True,
                   stdout=subprocess.DEVNULL)
    draw = random.Random(1)
    outcomes = [run_round(build, template, scratch, number, draw) for number in range(rounds)]
    worst = max(loss for _, loss, _, _ in outcomes)
    print(f"{rounds} kills while typing: {sum(o[2] for o in outcomes)} letters typed, {sum(o[3] for o in outcomes)} of the "
          f"last ones lost, the oldest {worst:.2f} s before its kill, allowed {ALLOWED:.2f} s; "
          f"{sum(not o[0] for o in outcomes)} libraries altered or damaged")
    sys.exit(0 if all(o[0] for o in outcomes) and worst <= ALLOWED else 1)


main()
