/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One run of the built duizhao-cli (DUIZHAO_CLI) on a library of its own in a temporary folder. */
typedef struct
{
  char *folder;
  char *library;
} CliFixture;

typedef struct
{
  int status;
  char *out;
  char *err;
} CliRun;

void cli_fixture_init (CliFixture *fixture);
/* Removes the folder. */
void cli_fixture_clear (CliFixture *fixture);

/* The path of a file in the folder. (transfer full) */
char *cli_fixture_dup_path (const CliFixture *fixture, const char *name);
/* Writes a file into the folder; length -1 for text. */
void cli_fixture_write (const CliFixture *fixture, const char *name, const char *content, gssize length);

/* Runs “duizhao-cli --library LIBRARY ARGUMENTS…” in the folder; arguments end with NULL. */
CliRun *cli_run (const CliFixture *fixture, ...) G_GNUC_NULL_TERMINATED;
void cli_run_free (CliRun *run);

/* The same, and asserts the exit status. */
#define assert_run(fixture, expected, ...)                                                                             \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    CliRun *checked_run = cli_run (fixture, __VA_ARGS__, NULL);                                                        \
    if (checked_run->status != (expected))                                                                             \
      g_test_message ("stdout: %s\nstderr: %s", checked_run->out, checked_run->err);                                   \
    g_assert_cmpint (checked_run->status, ==, expected);                                                               \
    cli_run_free (checked_run);                                                                                        \
  }                                                                                                                    \
  G_STMT_END

/* Two reports of a district that does not exist, 石桥区, for 2024 and 2025, as files and both imported. */
extern const char cli_first_report[];
extern const char cli_second_report[];
void cli_import_both (const CliFixture *fixture);

/* The number of lines. */
int count_lines (const char *text);
/* The cell of a TSV table with a header; asserts that it is there. row 0 is the first after the header. (transfer full) */
char *dup_cell (const char *tsv, const char *column, int row);

/* Asserts what a cell holds. */
void assert_cell (const char *tsv, const char *column, int row, const char *expected);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliFixture, cli_fixture_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliRun, cli_run_free)

G_END_DECLS
