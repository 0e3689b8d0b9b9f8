/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/dz-report.h"
#include "core/dz-table.h"
#include "store/dz-store.h"

G_BEGIN_DECLS

/* All output is UTF-8 whatever the locale, so none of it goes through g_print. */

/* To stdout. Returns the exit status: done, or failed if it could not be written. */
int dz_cli_print (const char *text);
/* To stdout at once, for lines that tell how far long work is. */
void dz_cli_print_line (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The exit status of all: what is done but could not be told has failed, and says so. */
int dz_cli_settle (int status);
/* A line to stderr. */
void dz_cli_print_error (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* The same for an error; subject, the input it is about, is left out where the message names it already or it
 * is NULL. Returns DZ_CLI_SOME_FAILED. */
int dz_cli_fail (const char *subject, const GError *error);

/* To the file, which is replaced as a whole or not at all; to stdout for NULL and “-”. Returns the exit
 * status. */
int dz_cli_write (const char *path, const char *text);
int dz_cli_write_bytes (const char *path, GBytes *bytes);

/* The table in a format by nick that was checked before. Returns the exit status. */
int dz_cli_print_table (const DzTable *table, const char *format);

/* The same, and xlsx as well, to a file as dz_cli_write(). */
int dz_cli_put_table (const DzTable *table, const char *format, const char *path);

/* Adds the ¶ number, or nothing stated for headings and the like. */
void dz_cli_add_number (DzTable *table, int number);

/* The sentence around a quantity, or NULL: reads each paragraph once while quantities come in reading order. */
typedef struct
{
  DzStore *store;
  gint64 paragraph_id;
  char *text;
} DzCliSentences;

void dz_cli_sentences_clear (DzCliSentences *sentences);
/* (transfer full) (nullable) */
char *dz_cli_sentences_dup (DzCliSentences *sentences, const DzQuantity *quantity);

/* The sentence around one quantity; NULL for NULL and where there is none. (transfer full) (nullable) */
char *dz_cli_dup_sentence (DzStore *store, const DzQuantity *quantity);

/* The report of an id in a list; NULL if it is not there. */
const DzReport *dz_cli_find_report (const GPtrArray *reports, gint64 id);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DzCliSentences, dz_cli_sentences_clear)

G_END_DECLS
