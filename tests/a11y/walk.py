#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The walk of a new user through the workbench, by keyboard and accessibility bus, on the real reports.

usage: walk.py PROGRAM REPORT-FOLDER SCREENSHOT-FOLDER

Prints TAP, a line per step, and saves a screenshot at each. Skips, saying so, where the reports are absent.
"""
import glob
import os
import re
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desktop import Program, Missing, children, text_of, wait_for  # noqa: E402

GOAL_INDICATOR = "地区生产总值"


class Walk:
    def __init__(self, program, reports, screenshots):
        self.program = Program([program], screenshots)
        self.reports = sorted(glob.glob(os.path.join(reports, "*.txt")))

    def tab(self):
        before = self.program.focused()
        self.program.key("Tab")
        wait_for("the keyboard elsewhere", lambda: self.program.focused() != before)

    def keyboard_in(self, name):
        """The widget of that name, once it has the keyboard."""
        return wait_for(f"the keyboard in “{name}”", lambda: (
            self.program.focused() if (self.program.focused().get_name() or "").startswith(name) else None))

    def walk_until(self, node, key, wanted, limit=80):
        """Press a key until the node describes what is wanted; the description is what a screen reader says."""
        for _ in range(limit):
            node.clear_cache()
            if re.search(wanted, node.get_description() or ""):
                return
            before = node.get_description()
            self.program.key(key)
            wait_for("another mark", lambda: node.clear_cache() or node.get_description() != before)
        raise Missing(f"a mark like {wanted}")

    def tab_to_list_item(self, text, limit=60):
        for _ in range(limit):
            focused = self.program.focused()
            if focused is not None and focused.get_role_name() == "list item" and self.program.all(contains=text, under=focused):
                return focused
            self.tab()
        raise Missing(f"the list item “{text}” reached by Tab")

    def says_like(self, pattern):
        return wait_for(f"a label like {pattern}", lambda: [
            node for node in self.program.all(role="label") if re.search(pattern, text_of(node))])

    def review_says(self, pattern):
        """The review bar says how far the reader has come."""
        return wait_for(f"the review at {pattern}", lambda: [
            node for node in self.program.all(under=self.program.find(name="Review of Figures"))
            if re.search(pattern, text_of(node))])

    def says(self, text):
        """Some label says a text."""
        return self.program.find(role="label", contains=text)

    # The steps, in order

    def first_start_offers_import_and_sample(self):
        p = self.program
        p.start()
        for name in ["Import Reports", "Open Sample Library"]:
            wait_for(f"a button “{name}”", lambda: [n for n in p.all(role="push button", contains=name)])
        p.shot("first-start")

    def the_sample_library_stays_apart(self):
        p = self.program
        p.press(p.find(role="push button", contains="Open Sample Library"))
        tree = p.find(name="Places and Reports")
        for label in ["武汉市", "武昌区", "2022 Work Report", "2025 Work Report"]:
            p.find(contains=label, under=tree)
        self.says("Sample")
        p.shot("sample-library")
        p.close()
        p.start()
        p.find(role="push button", contains="Open Sample Library")

    def import_shows_library_by_place_and_year(self):
        p = self.program
        p.open_in_running(*self.reports)
        tree = p.find(name="Places and Reports")
        for label in ["武汉市", "武昌区", "2022 Work Report", "2024 Work Report", "2025 Work Report"]:
            p.find(contains=label, under=tree)
        p.shot("library")

    def a_goal_leads_every_pane(self):
        p = self.program
        p.key("ctrl+1")
        timeline = self.keyboard_in("Timeline of Goals")
        p.key("Home")
        self.walk_until(timeline, "Right", "武昌区.*2025")
        p.shot("goal-under-keyboard")
        p.key("Return")
        self.says("武昌区 2025 ¶")
        p.shot("goal-chosen")
        p.find(role="label", contains="No Term in This Paragraph")
        p.key("ctrl+2")
        wait_for("a chart of the indicator for district and city", lambda: [
            node for node in p.all(starts=GOAL_INDICATOR) if {"武昌区", "武汉市"} <= set(re.findall(r"武.[区市]", node.get_name()))])
        p.shot("chart-of-the-goal")

    def back_returns_every_pane(self):
        p = self.program
        p.key("ctrl+1")
        timeline = self.keyboard_in("Timeline of Goals")
        self.walk_until(timeline, "Down", "武汉市.*2024")
        p.key("Return")
        self.says("武汉市 2024 ¶")
        p.key("alt+Left")
        self.says("武昌区 2025 ¶")
        p.shot("back")

    def the_chart_is_exported_and_printed(self):
        p = self.program
        p.key("ctrl+2")
        for suffix, magic in [("png", b"\x89PNG"), ("pdf", b"%PDF"), ("svg", b"<?xml")]:
            path = os.path.join(os.environ["HOME"], f"chart.{suffix}")
            p.key("ctrl+e")
            wait_for("the export window", lambda: len(list(children(p.app))) > 1)
            p.focus_window()
            p.key("Return")
            wait_for("the file dialog", lambda: len(list(children(p.app))) > 2)
            p.focus_window()
            p.key("ctrl+a")
            p.type(path)
            p.shot(f"export-{suffix}")
            p.key("Return")
            wait_for(f"{path}", lambda: os.path.exists(path))
            with open(path, "rb") as written:
                assert written.read(8).startswith(magic), path
            wait_for("the dialog gone", lambda: len(list(children(p.app))) == 1)
            p.focus_window()
        p.key("ctrl+p")
        wait_for("the print dialog", lambda: len(list(children(p.app))) > 1)
        p.focus_window()
        p.shot("print")
        p.key("Escape")
        wait_for("the dialog gone", lambda: len(list(children(p.app))) == 1)
        p.focus_window()

    def a_term_leads_to_its_definition_and_hits(self):
        p = self.program
        entry = p.find(name="Filter Terms")
        p.press(p.find(role="push button", contains="Show All Terms"))
        p.set_text(entry, "零号员工")
        self.says("保姆式")
        self.tab_to_list_item("零号员工")
        p.key("Return")
        self.says("hits in")
        p.shot("term-chosen")
        p.set_text(entry, "")

    def a_note_is_kept_and_taken_back(self):
        p = self.program
        p.key("ctrl+shift+n")
        wait_for("the note's text in focus", lambda: (p.focused() or p.app).get_role_name() == "text")
        p.type("lower than the year before")
        self.says("Saved")
        p.shot("note-written")
        p.close()
        p.start()
        p.find(name="Places and Reports")
        p.press(p.find(role="push button", contains="All Notes"))
        self.says("lower than the year before")
        p.shot("note-after-restart")
        p.key("ctrl+z")
        p.gone(role="label", contains="lower than the year before")
        p.shot("note-taken-back")
        p.key("ctrl+shift+z")
        self.says("lower than the year before")

    def a_figure_is_corrected_and_the_step_undone(self):
        p = self.program
        p.key("ctrl+r")
        p.find(name="Review of Figures")
        self.keyboard_in("Confirm")
        self.review_says(r"^1 of \d+$")
        p.shot("review")
        p.key("e")
        wait_for("the dialog", lambda: len(list(children(p.app))) > 1)
        p.focus_window()
        p.key("ctrl+a")
        p.type("GDP")
        p.shot("correction")
        p.key("ctrl+Return")
        wait_for("the dialog gone", lambda: len(list(children(p.app))) == 1)
        p.focus_window()
        self.review_says(r"^2 of \d+ · 1 done")
        p.find(role="push button", contains="Undo “Correct Figure”")
        p.key("ctrl+z")
        self.review_says(r"^1 of \d+$")
        p.shot("correction-undone")
        p.key("Escape")
        p.gone(name="Review of Figures")

    def words_of_one_two_and_four_characters_are_found(self):
        p = self.program
        for word in ["区", "发展", "社会消费"]:
            p.key("ctrl+f")
            entry = p.find(name="Search in the Reports")
            p.set_text(entry, word)
            self.says_like(r"^[\d,]+ hits in \d+ reports")
            p.shot(f"search-{len(word)}")


    def a_second_year_stands_beside(self):
        p = self.program
        p.press(p.find(role="push button", contains="Close This Report"))
        wait_for("one report alone", lambda: not p.all(contains="⇄"))
        p.press(p.find(role="push button", contains="Beside…"))
        wait_for("the search for a report in focus", lambda: any(
            (node.get_name() or "") == "Find a Report" for node in (p.focused(), p.focused().get_parent())))
        p.shot("beside-what")
        p.type("2022")
        p.key("Return")
        self.says("武昌区 2025 ⇄ 武昌区 2022")
        p.key("ctrl+d")
        p.shot("beside")


def main():
    program, reports, screenshots = sys.argv[1:4]
    if not glob.glob(os.path.join(reports, "*.txt")):
        print("1..0 # SKIP no reports in " + reports)
        return 0
    walk = Walk(program, reports, screenshots)
    steps = [
        Walk.first_start_offers_import_and_sample,
        Walk.the_sample_library_stays_apart,
        Walk.import_shows_library_by_place_and_year,
        Walk.a_goal_leads_every_pane,
        Walk.back_returns_every_pane,
        Walk.the_chart_is_exported_and_printed,
        Walk.a_term_leads_to_its_definition_and_hits,
        Walk.a_note_is_kept_and_taken_back,
        Walk.a_figure_is_corrected_and_the_step_undone,
        Walk.words_of_one_two_and_four_characters_are_found,
        Walk.a_second_year_stands_beside,
    ]
    print(f"1..{len(steps)}")
    for number, step in enumerate(steps, 1):
        try:
            step(walk)
        except Exception:
            print(f"not ok {number} {step.__name__.replace('_', ' ')}")
            print("# " + traceback.format_exc().replace("\n", "\n# "))
            walk.program.shot("failed")
            break
        print(f"ok {number} {step.__name__.replace('_', ' ')}", flush=True)
    if walk.program.process is not None and walk.program.process.poll() is None:
        walk.program.process.terminate()
    return 0 if number == len(steps) else 1


sys.exit(main())
