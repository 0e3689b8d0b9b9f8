# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window program as a person without a mouse does: through the accessibility bus and the keyboard.

Nothing here sleeps for a fixed time: every step waits for a condition and fails by name when it does not come.
"""
import os
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = float(os.environ.get("DUIZHAO_UI_PATIENCE", "20"))


class Missing(AssertionError):
    """What a step waited for did not come."""


def hear_events():
    """Takes the events of the bus that have arrived, so that listeners know the latest."""
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def wait_for(what, condition):
    """The first true value of condition(); Missing with the name of what was awaited otherwise."""
    end = time.monotonic() + PATIENCE
    while True:
        hear_events()
        try:
            value = condition()
        except Exception:  # a widget that went away between two calls
            value = None
        if value:
            return value
        if time.monotonic() > end:
            raise Missing(what)
        time.sleep(0.05)


def children(node):
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield child


# What holds thousands of cells and no widget that a step looks for.
CROWDED = {"tree table", "table", "text", "scroll bar"}


def walk(node, depth=0):
    if depth > 60:
        return
    yield node
    if depth > 0 and node.get_role_name() in CROWDED:
        return
    for child in children(node):
        yield from walk(child, depth + 1)


def text_of(node):
    """The name, or the text a node holds."""
    text = node.get_text_iface()
    if text is not None:
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))
    return node.get_name() or ""


class Program:
    """One running window program."""

    def __init__(self, command, screenshots):
        self.command = command
        self.screenshots = screenshots
        self.process = None
        self.n_shots = 0
        self.last_focused = None
        self.listener = Atspi.EventListener.new(self._focus_moved)
        self.listener.register("object:state-changed:focused")
        os.makedirs(screenshots, exist_ok=True)

    def start(self, *arguments):
        # Standard output is the test’s own (TAP).
        self.process = subprocess.Popen([*self.command, *arguments], stdout=sys.stderr)
        self.app = wait_for("the program on the accessibility bus", self._find_app)
        self.window = wait_for("its window", self._find_window)
        self.focus_window()

    def open_in_running(self, *arguments):
        """A second start hands its files to the first and ends."""
        subprocess.run([*self.command, *arguments], check=True, timeout=PATIENCE)

    def close(self):
        """Closes as the user does, and expects a clean end."""
        self.key("ctrl+q")
        status = self.process.wait(timeout=PATIENCE)
        assert status == 0, f"the program ended with {status}"

    def _find_app(self):
        desktop = Atspi.get_desktop(0)
        for app in children(desktop):
            app.clear_cache()
            if app.get_process_id() == self.process.pid:
                return app
        assert self.process.poll() is None, f"the program ended with {self.process.returncode}"
        return None

    def _find_window(self):
        return next(iter(children(self.app)), None)

    def focus_window(self):
        def focused():
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
                                   capture_output=True, text=True).stdout.split()
            if not found:
                return False
            return subprocess.run(["xdotool", "windowfocus", "--sync", found[-1]]).returncode == 0
        wait_for("the window in focus", focused)

    def key(self, *keys):
        subprocess.run(["xdotool", "key", "--delay", "30", *keys], check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)

    def nodes(self):
        self.app.clear_cache()
        for top in children(self.app):
            yield from walk(top)

    def all(self, role=None, name=None, starts=None, contains=None, under=None):
        nodes = walk(under) if under is not None else self.nodes()
        found = []
        for node in nodes:
            if role is not None and node.get_role_name() != role:
                continue
            label = node.get_name() or ""
            if name is not None and label != name:
                continue
            if starts is not None and not label.startswith(starts):
                continue
            if contains is not None and contains not in label and contains not in text_of(node):
                continue
            found.append(node)
        return found

    def find(self, **what):
        return wait_for(f"a widget with {what}", lambda: (self.all(**what) or [None])[0])

    def gone(self, **what):
        wait_for(f"no widget with {what}", lambda: not self.all(**what))

    def showing(self, node):
        return node.get_state_set().contains(Atspi.StateType.SHOWING)

    def press(self, node):
        """Activates a widget by its first action."""
        assert Atspi.Action.do_action(node.get_action_iface(), 0), f"“{node.get_name()}” has no action"

    def set_text(self, node, text):
        """Replaces what an entry holds; in a search entry the text is a widget inside."""
        for part in walk(node):
            editable = part.get_editable_text_iface()
            if editable is not None and Atspi.EditableText.set_text_contents(editable, text):
                return
        raise Missing(f"text that can be edited in “{node.get_name()}”")

    def _focus_moved(self, event):
        if event.detail1 == 1:
            self.last_focused = event.source

    def focused(self):
        """The widget that last said it has the keyboard; None before any did."""
        hear_events()
        return self.last_focused

    def shot(self, name):
        self.n_shots += 1
        path = os.path.join(self.screenshots, f"{self.n_shots:02d}-{name}.png")
        subprocess.run(["import", "-window", "root", path], check=True)
        print(f"# screenshot {path}")
