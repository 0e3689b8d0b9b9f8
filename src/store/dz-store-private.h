/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "store/dz-reading-overlay.h"
#include "store/dz-search-index.h"
#include "store/dz-store.h"
#include "store/dz-text-matcher.h"

G_BEGIN_DECLS

/* “DZLB” in the file's header, so that file(1) and we know a library from any other database. */
#define DZ_STORE_APPLICATION_ID 0x445a4c42

struct _DzStore
{
  sqlite3 *db;
  char *path; /* as the user knows it, for messages */
  DzStoreMode mode;
  gboolean any_version; /* opened only to be copied */
  char *copy_folder; /* the temporary folder of a copy that is read instead, else NULL */
  GCancellable *cancellable;
  int depth; /* of open transactions */
  DzSearchIndexMemory *search_memory;
  gboolean index_damaged; /* what was found of it was not believed, since it was opened or made again */
  guint n_commits; /* of outermost transactions, since it was opened */
  /* Of the outermost transaction; all NULL unless it records a step that can be undone. */
  sqlite3_session *session;
  char *label;
  char *detail; /* what the label names in the place of its %s, or NULL */
  char *subject;
};

/* dz-store-statement.c
 *
 * types has one letter for each parameter: i int, l gint64, n gint64 where 0 means NULL, d double, t text
 * or NULL, b a blob (pointer, then gsize). Text and blobs are not copied: they must stay until the
 * statement has been stepped. */
sqlite3_stmt *dz_store_prepare (DzStore *store, GError **error, const char *sql, const char *types, ...);
/* For use with dz_store_rerun(): nothing is bound yet. */
sqlite3_stmt *dz_store_prepare_many (DzStore *store, GError **error, const char *sql);
/* SQLITE_ROW or SQLITE_DONE; anything else has set error. */
int dz_store_step (DzStore *store, sqlite3_stmt *statement, GError **error);
/* Prepares, binds, runs to the end. */
gboolean dz_store_run (DzStore *store, GError **error, const char *sql, const char *types, ...);
/* The same with a statement that is used many times. */
gboolean dz_store_rerun (DzStore *store, sqlite3_stmt *statement, GError **error, const char *types, ...);
/* Several statements without parameters. */
gboolean dz_store_run_script (DzStore *store, const char *sql, GError **error);
/* The first column of the first row, missing where there is none or it is NULL; FALSE on error. */
gboolean dz_store_query_int (DzStore *store, gint64 *value, gint64 missing, GError **error, const char *sql,
                             const char *types, ...);
/* Appends the first column of every row to ids (element-type gint64). */
gboolean dz_store_list_ids (DzStore *store, GArray *ids, GError **error, const char *sql);
char *dz_column_dup (sqlite3_stmt *statement, int column);
const char *dz_column_text (sqlite3_stmt *statement, int column);

/* dz-store-error.c */
/* Sets error from an SQLite code, naming the library; returns FALSE for convenience. */
gboolean dz_store_set_error (DzStore *store, int code, GError **error);
gboolean dz_store_set_error_for_path (const char *path, int code, const char *detail, GError **error);
/* G_IO_ERROR_CANCELLED if the store's cancellable is. */
gboolean dz_store_check_cancelled (DzStore *store, GError **error);

/* dz-store-connection.c */
/* What every connection gets before its first query: limits, tokenizer, checks. */
gboolean dz_store_configure (DzStore *store, GError **error);
/* Refuses what is no file, as a pipe, which would be waited for without end. TRUE where nothing is there. */
gboolean dz_store_check_kind (const char *path, GError **error);
/* Refuses files that are no library or too new; version is set to that of the file, 0 for an empty one. */
gboolean dz_store_inspect (DzStore *store, int *version, GError **error);

/* dz-store-read-only.c */
/* any_version: also a library of an older version, for copying it. */
DzStore *dz_store_open_read_only (const char *path, gboolean any_version, GError **error);
void dz_store_remove_copy (DzStore *store);

/* dz-store-migrate.c */
#define DZ_STORE_VERSION 11
/* Brings a library from version to the newest one; steps: scripts by number, or NULL for the program's own. */
gboolean dz_store_migrate (DzStore *store, int version, const char *const *steps, GError **error);
/* Lets triggers write to the search index: FTS5 of SQLite 3.40 refuses that in a schema that is not trusted.
 * So the triggers must be ours to the letter, and there may be no views. */
gboolean dz_store_trust_schema (DzStore *store, GError **error);
/* Drops the search index and makes it again; inside a transaction. */
gboolean dz_store_create_search_index (DzStore *store, GError **error);

/* dz-store-check.c */
/* Appends what is wrong with pages and references. (element-type utf8) */
gboolean dz_store_check_file (DzStore *store, GPtrArray *messages, GError **error);

/* dz-store-check-words.c */
/* Appends what is wrong with the reader's words on figures and goals. (element-type utf8) */
gboolean dz_store_check_words (DzStore *store, GPtrArray *messages, GError **error);

/* dz-store-views.c */
/* Appends the saved views that cannot be read. (element-type utf8) */
gboolean dz_store_check_views (DzStore *store, GPtrArray *messages, GError **error);

/* dz-store-searches.c */
/* Appends the saved searches that cannot be read. (element-type utf8) */
gboolean dz_store_check_searches (DzStore *store, GPtrArray *messages, GError **error);

/* dz-store-digest.c */
/* Over what is there now. (transfer full) */
char *dz_store_dup_digest (DzStore *store, gint64 report_id, GError **error);
/* Keeps the digest over what was read from the report's file; to be called whenever that was written. */
gboolean dz_store_write_digest (DzStore *store, gint64 report_id, GError **error);
/* Of all reports. */
gboolean dz_store_write_digests (DzStore *store, GError **error);
/* Appends the reports that are not what was written. (element-type utf8) */
gboolean dz_store_check_digests (DzStore *store, GPtrArray *messages, GError **error);

/* dz-store-care.c */
/* Copies the open library to a new file by way of a temporary one beside it; durable on return. */
gboolean dz_store_copy_to (DzStore *store, const char *path, GError **error);

/* dz-store-transaction.c */
/* Commits if ok, else rolls back; returns whether all went well. */
gboolean dz_store_end (DzStore *store, gboolean ok, GError **error);

/* dz-store-undo.c */
gboolean dz_store_record_begin (DzStore *store, const char *label, GError **error);
gboolean dz_store_record_end (DzStore *store, GError **error);
void dz_store_record_abandon (DzStore *store);
/* Names the step where only its work tells what it is; not where it is part of another. detail (nullable)
 * goes in the place of the label's %s. */
void dz_store_record_name (DzStore *store, const char *label, const char *detail);
/* A session on all tables that a step may change, to be deleted with sqlite3session_delete(); NULL on error. */
sqlite3_session *dz_store_new_session (DzStore *store, GError **error);
/* Applies a changeset in the open transaction; what it points to and is gone since is let go, as a note that
 * lost its place is. *fits is FALSE without error where what it changes has been changed since: the
 * transaction is to be rolled back then. */
gboolean dz_store_apply_changes (DzStore *store, int size, gpointer changes, gboolean invert, gboolean *fits,
                                 GError **error);

/* dz-store-upgrade.c */
/* For tables of versions before 7. */
gboolean dz_store_keep_ids_for_ever (DzStore *store, GError **error);
/* What note.tags of versions before 7 says, by id of the note. */
GHashTable *dz_store_load_listed_tags (DzStore *store, GError **error);
/* Gives notes the tags of that column where it does not say what it did before (nullable: nothing). */
gboolean dz_store_take_listed_tags (DzStore *store, GHashTable *before, GError **error);

/* dz-store-tags.c */
/* The note ?1 and the other pieces of its selection; as a condition on note. */
#define DZ_STORE_PIECES_OF_1                                                                                          \
  "removed IS NULL AND (id = ?1 OR group_uuid = (SELECT group_uuid FROM note WHERE id = ?1))"
/* Without depth and n_notes. DZ_ERROR_NOT_FOUND also for one in the trash. */
DzTag *dz_store_load_tag (DzStore *store, gint64 id, GError **error);
/* The tag of that name there, added if need be; 0 on error. */
gint64 dz_store_add_tag_named (DzStore *store, gint64 parent, const char *name, GError **error);
/* Whether id is top or stands below it. */
gboolean dz_store_tag_is_below (DzStore *store, gint64 id, gint64 top, gboolean *below, GError **error);
/* Numbers the positions of siblings; the one with the id stands at position afterwards, last where that is
 * -1. */
gboolean dz_store_order_tags (DzStore *store, gint64 parent, gint64 id, int position, GError **error);

/* dz-store-trash.c */
/* Takes the report out of all tables and keeps it in the trash; in a transaction that is open. */
gboolean dz_store_trash_report (DzStore *store, gint64 id, const char *name, GError **error);

/* dz-store-report-rows.c */
/* The row without corrections, or with them. */
DzReport *dz_store_load_report_row (DzStore *store, gint64 id, gboolean corrected, GError **error);
/* DZ_ERROR_NOT_FOUND */
void dz_store_set_no_report (gint64 id, GError **error);
char *dz_years_to_text (const GArray *years);

/* dz-store-content.c */
/* ids: (element-type gint64) one for each paragraph of the report: 0 becomes a new row and is filled in,
 * others are updated in place. Then everything that hangs on the paragraphs is added. before: (element-type
 * DzQuantity) (nullable) what the report had, from which quantities keep their ids. */
gboolean dz_store_write_content (DzStore *store, gint64 report_id, const DzReport *report,
                                 const GPtrArray *quantities, const GPtrArray *before, GArray *ids,
                                 GError **error);
/* Everything but paragraphs and notes. */
gboolean dz_store_clear_derived (DzStore *store, gint64 report_id, GError **error);
/* Fills paragraphs, sections and terms. */
gboolean dz_store_load_content (DzStore *store, DzReport *report, GError **error);
/* Appends the report's paragraphs in order. */
gboolean dz_store_load_paragraphs (DzStore *store, gint64 report_id, GPtrArray *paragraphs, GError **error);

/* dz-store-quantities.c */
/* As the program reads them, and without what the reader says. (element-type DzQuantity) */
GPtrArray *dz_store_list_found_quantities (DzStore *store, gint64 report_id, GError **error);
/* The figures of a report, of all where it is 0, as they are listed. (element-type DzShownFigure) */
GPtrArray *dz_store_load_figures (DzStore *store, gint64 report_id, GError **error);

/* dz-store-readings.c */
/* What the reader said of figures, where its words stand in a paragraph. (element-type DzReading) */
GPtrArray *dz_store_load_readings (DzStore *store, gint64 report_id, GError **error);
/* Adds the words of a quantity that is listed as those of a reading or ruling; 0 on error. */
gint64 dz_store_add_figure (DzStore *store, const DzQuantity *quantity, const char *read_as, GError **error);

/* dz-store-rulings.c */
/* Removes readings and rulings about a report's figures, also rulings that need them as outcomes. */
gboolean dz_store_remove_words (DzStore *store, gint64 report_id, GError **error);

/* dz-store-terms.c */
/* Appends the terms of a report, or of all where it is 0, in the order of the reports and as printed. */
gboolean dz_store_load_terms (DzStore *store, gint64 report_id, GPtrArray *terms, GError **error);

/* dz-store-search.c */
/* A hit with its words and context. */
DzSearchHit *dz_search_hit_new (const char *text, const DzTextSpan *span);

/* dz-store-clock.c: all dates in the library are of this clock. */
/* Seconds since 1970. */
gint64 dz_store_get_time (void);
/* For tests, in which what is done again must come out the same: the time it is from now on; 0: that of the
 * computer. */
void dz_store_fix_time (gint64 seconds);
/* ISO 8601, UTC. (transfer full) */
char *dz_store_dup_now (void);

/* dz-store-note-tags.c */
/* Fills tag_ids of notes, in the order of the tree. (element-type DzNote) */
gboolean dz_store_fill_tags (DzStore *store, const GPtrArray *notes, GError **error);
/* Gives the note, and the other pieces of its selection, its tag_ids and no others. */
gboolean dz_store_write_note_tags (DzStore *store, const DzNote *note, GError **error);
/* Gives the other pieces of its selection its colour and author. */
gboolean dz_store_share_with_group (DzStore *store, const DzNote *note, GError **error);
/* Where another piece of its selection has the words, or is the first of those that have none, the note's
 * words go there; none leave them as they are. */
gboolean dz_store_keep_words_at_head (DzStore *store, DzNote *note, GError **error);

/* dz-store-note-places.c */
/* Where it stood until now, unless an earlier place is kept already. */
gboolean dz_store_keep_note_before (DzStore *store, gint64 note_id, const DzParagraph *paragraph, int start,
                                    int end, GError **error);

/* dz-store-pairings.c */
/* The words of a whole paragraph, as the end of a pairing or of a note on a pair; 0 on error. */
gint64 dz_store_add_pair_end (DzStore *store, gint64 paragraph_id, GError **error);
/* Removes pairings with paragraphs of the report, and what makes notes notes on pairs with them. */
gboolean dz_store_remove_pairings_of (DzStore *store, gint64 report_id, GError **error);
/* Removes the ends that nothing is left of. */
gboolean dz_store_remove_loose_ends (DzStore *store, GError **error);

/* dz-store-anchors.c */
/* Gives notes, figures and pairings of the reader in paragraphs that are about to go a new place in the
 * report, or makes them orphans, and adds to carried how many. before: (element-type DzParagraph) of the
 * report; lost: (element-type gint64) ids of those that go. */
gboolean dz_store_move_anchors (DzStore *store, gint64 report_id, const GPtrArray *before, const GArray *lost,
                                DzCarried *carried, GError **error);

/* dz-store-reports.c */
/* Out of all tables, and not into the trash. */
gboolean dz_store_delete_report (DzStore *store, gint64 id, GError **error);
gboolean dz_store_insert_source (DzStore *store, const DzSource *source, GError **error);
/* In a transaction that is open. */
gboolean dz_store_write_again (DzStore *store, gint64 id, const DzReport *report, const GPtrArray *quantities,
                               DzCarried *carried, GError **error);

/* dz-store-versions.c */
/* Removes the files before the newest one. */
gboolean dz_store_remove_superseded (DzStore *store, gint64 report_id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
