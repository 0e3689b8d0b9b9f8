/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/dz-note.h"
#include "core/dz-pairing.h"
#include "core/dz-quantity.h"
#include "core/dz-query.h"
#include "core/dz-report.h"
#include "core/dz-ruling.h"
#include "core/dz-saved-search.h"
#include "core/dz-saved-view.h"
#include "core/dz-search-scope.h"
#include "core/dz-source.h"
#include "core/dz-tag.h"
#include "core/dz-term.h"
#include "core/dz-term-word.h"

G_BEGIN_DECLS

/* One connection to a library file. Synchronous; used by one thread at a time. The window reaches it
 * through DzLibrary, which owns the threads. Every function with a GError maps SQLite's codes to
 * DZ_ERROR, and an interrupted call to G_IO_ERROR_CANCELLED. */
typedef struct _DzStore DzStore;

typedef enum
{
  DZ_STORE_WRITE,     /* create or open; migrate an older library after a backup beside it */
  DZ_STORE_READ_ONLY, /* never writes; for readers beside the writer and for libraries on read-only media */
} DzStoreMode;

/* Opens the library at path; with DZ_STORE_WRITE a new one is made where none is. (transfer full); NULL with
 * an error in DZ_ERROR where it is no library, is newer than the program, or cannot be read or written. */
DzStore *dz_store_open (const char *path, DzStoreMode mode, GError **error);
void dz_store_close (DzStore *store);
/* Lets go of what is held of the file in memory to be faster; it is read again when it is needed. */
void dz_store_release_memory (DzStore *store);
const char *dz_store_get_path (const DzStore *store);
/* $XDG_DATA_HOME/duizhao/library.duizhao (transfer full) */
char *dz_store_dup_default_path (void);

/* Calls made while it is set end in G_IO_ERROR_CANCELLED once it is cancelled. NULL clears. */
void dz_store_set_cancellable (DzStore *store, GCancellable *cancellable);

/* A transaction; calls nest by savepoint. A change the reader can undo carries a label (a short sentence
 * for the menu, “Add Note”); a NULL label leaves no undo step (imports, derived data). */
gboolean dz_store_begin (DzStore *store, const char *label, GError **error);
gboolean dz_store_commit (DzStore *store, GError **error);
void dz_store_rollback (DzStore *store);

/* dz-store-reports.c */

/* The report that has this content in its newest version or in an earlier one, 0 if none. */
gint64 dz_store_find_content (DzStore *store, const char *sha256);

/* Adds source, report, paragraphs, sections, terms, quantities and the search index in one transaction.
 * quantities: (element-type DzQuantity) with paragraph = index. Returns the id, 0 on error. */
gint64 dz_store_add_report (DzStore *store, const DzSource *source, const DzReport *report,
                            const GPtrArray *quantities, GError **error);

/* Replaces what was derived from a stored source; notes stay with their paragraphs. */
gboolean dz_store_replace_report (DzStore *store, gint64 id, const DzReport *report, const GPtrArray *quantities,
                                  GError **error);
/* With all its versions, into the trash. */
gboolean dz_store_remove_report (DzStore *store, gint64 id, GError **error);
/* Of the newest version. */
DzSource *dz_store_load_source (DzStore *store, gint64 id, GError **error);

/* dz-store-versions.c
 *
 * A corrected file of a report is a new version of it. The files of all versions are kept; what is read is
 * the newest, or the one the reader went back to. A file of an earlier version that is imported again changes
 * nothing, as folders often hold both: the way back is to undo, or dz_store_return_to_version(). Each new
 * version is a step of its own, so that several are taken back one by one, the last one first, with whatever
 * the reader did between them. */

/* Of the reader's notes, readings, rulings and pairings: how many stand in paragraphs that stand as they did,
 * how many were found again in others and are marked as moved, how many lost their place just now. */
typedef struct
{
  int n_same;
  int n_moved;
  int n_lost;
} DzCarried;

/* The report that was imported from a file with the same text as decoded, as dz_store_find_content() does. */
gint64 dz_store_find_text (DzStore *store, const char *text_sha256);
/* The content (a checksum of bytes or of text) is only that of an earlier version. */
gboolean dz_store_is_superseded (DzStore *store, const char *sha256);
/* Ids of the reports of the same kind and place in the same year, as their text or the reader says.
 * (element-type gint64) */
GArray *dz_store_list_namesakes (DzStore *store, const DzReport *report, GError **error);
/* Ids of rows of source whose text nobody has hashed yet: they come from an older library. (element-type
 * gint64) */
GArray *dz_store_list_unhashed (DzStore *store, GError **error);
/* The file in a row of source. */
DzSource *dz_store_load_file (DzStore *store, gint64 source_id, GError **error);
/* No step to undo. */
gboolean dz_store_keep_text_hash (DzStore *store, gint64 source_id, const char *text_sha256, GError **error);

/* Puts the newest version in the place of what the report was read from; the reader's words are carried over
 * as by dz_store_replace_report(), her corrections of title, place … stay. One step that can be undone. The
 * source must be new to the library. */
gboolean dz_store_add_version (DzStore *store, gint64 id, const DzSource *source, const DzReport *report,
                               const GPtrArray *quantities, DzCarried *carried, GError **error);
typedef struct
{
  int number;     /* 1, 2, 3 … in the order they were imported; it stays, whichever is read */
  gint64 source_id;
  char *name;     /* of the file */
  char *imported; /* ISO 8601, UTC */
  gboolean is_read; /* this is the text the report shows now; of just one */
} DzTextVersion;

void dz_text_version_free (DzTextVersion *version);
/* By number. (element-type DzTextVersion) */
GPtrArray *dz_store_list_versions (DzStore *store, gint64 id, GError **error);
/* Puts an earlier text, a row of source of the report, in the place of what is read; report and quantities
 * are what is read from it now (workbench: dz_import_job_return_to_version()). Otherwise as
 * dz_store_add_version(): one step, the reader's words are carried over, the text that was read is kept as a
 * version. DZ_ERROR_NOT_FOUND. */
gboolean dz_store_return_to_version (DzStore *store, gint64 id, gint64 source_id, const DzReport *report,
                                     const GPtrArray *quantities, DzCarried *carried, GError **error);
/* “FILE: words” of goals and outcomes that the reader ruled on and that stand in no paragraph any more, each
 * once, in order of the reports. (element-type utf8) */
GPtrArray *dz_store_list_lost_rulings (DzStore *store, GError **error);
/* 1 for a report that was never imported again. -1 on error. */
int dz_store_count_versions (DzStore *store, gint64 id, GError **error);

/* All reports without content but with counts, sorted by place (city before its districts), year, kind.
 * (element-type DzReport) */
GPtrArray *dz_store_list_reports (DzStore *store, GError **error);
/* One report with paragraphs, sections and terms. */
DzReport *dz_store_load_report (DzStore *store, gint64 id, GError **error);
/* “12” or “武昌区/2025”; a work report goes before a feature. DZ_ERROR_NOT_FOUND, DZ_ERROR_AMBIGUOUS. */
gint64 dz_store_resolve_report (DzStore *store, const char *name, GError **error);

/* The reader corrects title, place, level, year …: only what differs is kept as her word. */
gboolean dz_store_update_report (DzStore *store, const DzReport *report, GError **error);

/* dz-store-quantities.c */

/* In reading order; report 0 means all reports. (element-type DzQuantity), paragraph = ¶ number. The reader's
 * word goes before the program's: state tells whose it is, figures she added stand among the others, those
 * she rejected are still listed (state rejected) for whoever shows them as such; nothing may count or draw
 * them. */
GPtrArray *dz_store_list_quantities (DzStore *store, gint64 report, GError **error);
/* The text of a paragraph. (transfer full) */
char *dz_store_dup_paragraph_text (DzStore *store, gint64 paragraph_id, GError **error);

/* dz-store-readings.c */

/* The reader's word on a figure; one step that can be undone. It outlives every new reading of the report: it
 * holds on to its words as a note does. Returns the id under which the figure is listed from now on; 0 on
 * error (DZ_ERROR_NOT_FOUND: the library has no such figure; DZ_ERROR_INVALID: a span outside its paragraph
 * or beside the figure corrected, low above high).
 *
 * quantity->id tells which figure is meant, as listed by dz_store_list_quantities(); state what is said of
 * it: CONFIRMED  it is as the library lists it; the fields of quantity do not matter CORRECTED  it is as
 * quantity says, in every field; start and end may change, but must still overlap REJECTED   it is no figure,
 * or not one that counts; the fields do not matter ADDED      id 0: a new one at paragraph_id, start and end,
 * with all fields of quantity; the sentence is found around it, report_id and hardness need not be set,
 * wording NULL takes the words of the span EXTRACTED  the reader takes her word back; a figure that she
 * added, and the program never found, goes Correcting a figure that she added changes it, and it stays added;
 * rejecting it takes it back. */
gint64 dz_store_save_reading (DzStore *store, const DzQuantity *quantity, DzState state, GError **error);

/* Figures of the reader whose words stand in no paragraph any more, since their report was last read again:
 * kept, but not among the quantities. (element-type DzQuantity) with the reader's fields, state, wording =
 * the words looked for, and paragraph_id 0; EXTRACTED takes one back. */
GPtrArray *dz_store_list_lost_readings (DzStore *store, GError **error);

/* dz-store-rulings.c */

/* The reader's decision about a goal, in place of one she made before on the same (pair and unpair are the same
 * question); id, and the quotes, do not matter. One step that can be undone. Returns the id, 0 on error. */
gint64 dz_store_save_ruling (DzStore *store, const DzRuling *ruling, GError **error);
gboolean dz_store_remove_ruling (DzStore *store, gint64 id, GError **error);
/* (element-type DzRuling), ids of goals and outcomes those of dz_store_list_quantities() at this moment. */
GPtrArray *dz_store_list_rulings (DzStore *store, GError **error);

/* dz-store-pairings.c */

/* What the reader said of paragraphs of the two reports, whichever of them stood on the left then.
 * (element-type DzPairing) */
GPtrArray *dz_store_list_pairings (DzStore *store, gint64 left_report, gint64 right_report, GError **error);
/* The reader pairs (joined) or separates two paragraphs; id does not matter. It goes before what she said of
 * the same two, and a paragraph that is paired is paired no more with another of that report. One step that
 * can be undone. Returns the id; 0 on error: DZ_ERROR_NOT_FOUND for a paragraph, DZ_ERROR_INVALID for two of
 * one report. */
gint64 dz_store_save_pairing (DzStore *store, const DzPairing *pairing, GError **error);
/* The same; replaced: (out) (optional) (transfer full) (element-type DzPairing) the pairings of either
 * paragraph that went for it, so that the reader can be told; not set on error. */
gint64 dz_store_replace_pairing (DzStore *store, const DzPairing *pairing, GPtrArray **replaced, GError **error);
gboolean dz_store_remove_pairing (DzStore *store, gint64 id, GError **error);

/* dz-store-terms.c */

/* report 0 means all. (element-type DzTerm) sorted by headword in Chinese collation (pinyin). */
GPtrArray *dz_store_list_terms (DzStore *store, gint64 report, GError **error);
typedef struct
{
  gint64 report_id;
  int count;
} DzTermCount;
/* How often a text occurs in each report's body, reports with none included. (element-type DzTermCount) */
GPtrArray *dz_store_count_term (DzStore *store, const char *text, GError **error);
/* The same for a headword of the glossary: texts write it with quotation marks inside or without, and both
 * count. */
GPtrArray *dz_store_count_headword (DzStore *store, const char *headword, GError **error);

/* dz-store-term-words.c: the reader's word on terms. Each change is one step that can be undone; its label
 * names the term. */

/* In the order they were first said. (element-type DzTermWord) */
GPtrArray *dz_store_list_term_words (DzStore *store, GError **error);
/* Adds if id is 0, or puts it in the place of what was said of the same; else changes headword and
 * definition. An entry takes back a dismissal of its headword, and the other way round. Returns the id, 0 on
 * error: DZ_ERROR_INVALID for empty words, DZ_ERROR_AMBIGUOUS where another entry has the headword,
 * DZ_ERROR_NOT_FOUND where the report does not define what is edited. */
gint64 dz_store_save_term_word (DzStore *store, const DzTermWord *word, GError **error);
/* With an entry go its variants, unless a report defines it too. */
gboolean dz_store_remove_term_word (DzStore *store, gint64 id, GError **error);

typedef void (*DzTextFunc) (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data);
/* Calls visit for each paragraph of the bodies of all reports (no headings, no glossaries), by report and in
 * order. */
gboolean dz_store_visit_bodies (DzStore *store, DzTextFunc visit, gpointer data, GError **error);
/* The same as long as no report was added, removed or read anew. (transfer full) */
char *dz_store_dup_text_stamp (DzStore *store, GError **error);

/* dz-store-search.c */

typedef struct
{
  gint64 report_id;
  gint64 paragraph_id;
  int number; /* ¶ */
  int start;  /* span of the hit in the paragraph */
  int end;
  char *left; /* context: up to 24 code points, cut at the paragraph's ends */
  char *hit;
  char *right;
  gint64 note_id; /* not 0: the hit is in what the reader wrote in this note, and so is its span; paragraph_id is 0 where the
                   * note has lost its place */
} DzSearchHit;

void dz_search_hit_free (DzSearchHit *hit);
/* Every occurrence of the words in numbered paragraphs, headings and glossary, folded (width, case) but
 * literal otherwise; one character is enough. Sorted by report and place in it. max 0 means all.
 * (element-type DzSearchHit) */
GPtrArray *dz_store_search (DzStore *store, const char *query, int max, GError **error);
/* How often the query occurs in all reports; -1 on error. */
gint64 dz_store_count_hits (DzStore *store, const char *query, GError **error);

/* dz-store-query.c: the same with the query language, in a scope. scope NULL: everywhere. */

/* The reports that a scope names by report, place, level and years, as dz_store_list_reports() lists them.
 * (element-type DzReport) */
GPtrArray *dz_store_list_reports_in_scope (DzStore *store, const DzSearchScope *scope, GError **error);
/* Hits number offset … offset + max - 1 in the order of reports and places in them; max 0: all from offset
 * on. (element-type DzSearchHit). DZ_ERROR_INVALID where a regular expression takes too long. */
GPtrArray *dz_store_search_query (DzStore *store, const DzQuery *query, const DzSearchScope *scope,
                                  guint offset, guint max, GError **error);
/* Hits by report, those without any left out; ascending by id. (element-type DzTermCount) */
GArray *dz_store_count_query (DzStore *store, const DzQuery *query, const DzSearchScope *scope, GError **error);
/* Their sum; -1 on error. */
gint64 dz_store_count_query_hits (DzStore *store, const DzQuery *query, const DzSearchScope *scope,
                                  GError **error);
/* The characters (code points, punctuation and all) of the paragraphs that are searched, by report: what
 * counts are set against. Of the scope, reports and part matter. (element-type DzTermCount) */
GArray *dz_store_count_characters (DzStore *store, const DzSearchScope *scope, GError **error);

/* Calls visit for each paragraph that would be searched, in order; of the scope, reports and part matter. */
gboolean dz_store_visit_texts (DzStore *store, const DzSearchScope *scope, DzTextFunc visit, gpointer data,
                               GError **error);

/* Drops the search index and makes it again from the paragraphs; mends a damaged one. */
gboolean dz_store_rebuild_search_index (DzStore *store, GError **error);
/* Something of the index is missing or damaged: since that was found, the reports concerned are read
 * themselves, so that no hit is lost, which takes longer. To be told to the reader after a search;
 * dz_store_rebuild_search_index() mends it. */
gboolean dz_store_is_index_damaged (const DzStore *store);

/* dz-store-notes.c */

/* report 0 means all. (element-type DzNote) in reading order. */
GPtrArray *dz_store_list_notes (DzStore *store, gint64 report, GError **error);
/* Adds if id is 0 (uuid, author and dates are filled in where it has none, quote and context from its
 * paragraph; one whose uuid is known is changed, and comes out of the trash), else changes; returns the id, 0
 * on error. Consecutive changes of the same note within a few minutes make one undo step. */
gint64 dz_store_save_note (DzStore *store, const DzNote *note, GError **error);
/* Adds the pieces of one selection that goes on over several paragraphs, in reading order, and gives them a
 * group where the first has none; see core/dz-note.h. (element-type DzNote). One step. Returns the id of the
 * first, 0 on error. */
gint64 dz_store_save_passages (DzStore *store, const GPtrArray *notes, GError **error);
/* Into the trash, with all pieces of its selection. */
gboolean dz_store_remove_note (DzStore *store, gint64 id, GError **error);

/* dz-store-note-places.c: notes whose report has another text now. None is ever attached to a look-alike: it
 * moved with its words, which the reader reviews, or it is an orphan until she places it herself. Editing or
 * tagging a note that moved does not count as a review. */

/* Where a note stood, for the side by side of then and now; the note itself tells where it stands. */
typedef struct
{
  int number; /* ¶ then, 0 for every kind but body */
  char *text; /* the whole paragraph then */
  int start;  /* the passage in it, -1 and -1 for the whole paragraph */
  int end;
} DzNoteBefore;

void dz_note_before_free (DzNoteBefore *before);
/* Of a note that moved or lost its place, until it is accepted or placed; where it moved several times, as
 * the reader saw it last. NULL without error for others, and for those of libraries from before version 9, of
 * which the note's own quote, prefix and suffix tell. */
DzNoteBefore *dz_store_load_note_before (DzStore *store, gint64 note_id, GError **error);
/* The reader says that they stand well where they moved. ids: (element-type gint64); those that did not move
 * are left as they are. One step. */
gboolean dz_store_accept_notes (DzStore *store, const GArray *ids, GError **error);
/* It does not belong where it moved: an orphan with its words of before, to be placed by hand. One step.
 * DZ_ERROR_INVALID for one that did not move. */
gboolean dz_store_refuse_note (DzStore *store, gint64 id, GError **error);
/* The reader places it by hand, orphan or not, at a passage (or -1, -1) of a paragraph of any report. One
 * step. DZ_ERROR_NOT_FOUND, DZ_ERROR_INVALID for a passage outside its paragraph. */
gboolean dz_store_place_note (DzStore *store, gint64 id, gint64 paragraph_id, int start, int end, GError **error);

/* dz-store-tags.c: each change is one step that can be undone; its label names the tag. */

/* In the order of the tree: a tag before those below it, siblings by position. (element-type DzTag) */
GPtrArray *dz_store_list_tags (DzStore *store, GError **error);
/* Adds if id is 0, else renames, recolours, describes, nests or moves it, whatever differs; position -1
 * leaves it where it is, or puts it last among new siblings. Returns the id, 0 on error: DZ_ERROR_AMBIGUOUS
 * where a sibling has the name, DZ_ERROR_INVALID without a name or below itself, DZ_ERROR_NOT_FOUND. */
gint64 dz_store_save_tag (DzStore *store, const DzTag *tag, GError **error);
/* The tag with the path, as core/dz-tag.h writes it; with create it is added where there is none, and those
 * above it too, in one step. 0 on error: DZ_ERROR_NOT_FOUND. */
gint64 dz_store_find_tag (DzStore *store, const char *path, gboolean create, GError **error);
/* Gives a note a tag, or takes it off; nothing happens where that is so already. */
gboolean dz_store_tag_note (DzStore *store, gint64 note_id, gint64 tag_id, gboolean tagged, GError **error);
typedef struct
{
  gint64 tag_id;
  gint64 report_id;
  int count;
} DzTagCount;
/* How many notes of each report have a tag (this very one, none of those below), where there are any; the
 * pieces of one selection count once. In the order of the tree. (element-type DzTagCount) */
GArray *dz_store_count_tags (DzStore *store, GError **error);

/* dz-store-tag-removal.c */

/* Everything that has the tag “from” has “into” afterwards, once; tags below go along, and those with the
 * name of one there are merged with it. Colour and description of “into” stay, where it has any.
 * DZ_ERROR_INVALID where they are the same or “into” is below “from”. */
gboolean dz_store_merge_tags (DzStore *store, gint64 from, gint64 into, GError **error);
/* Into the trash, with those below; notes keep it there. */
gboolean dz_store_remove_tag (DzStore *store, gint64 id, GError **error);

/* dz-store-trash.c: what was removed lies in the trash until it is emptied. Removed notes go on finding their
 * places again when their report is read again, as all notes do. */

typedef enum
{
  DZ_TRASH_NOTE,
  DZ_TRASH_TAG,
  DZ_TRASH_REPORT,
} DzTrashKind;

typedef struct
{
  DzTrashKind kind;
  gint64 id;     /* among those of its kind in the trash: of the note, of the tag; a removed report has one of its own */
  char *name;    /* the words of the note or what it is about, the tag's name, the report's */
  char *removed; /* ISO 8601, UTC */
} DzTrashItem;

void dz_trash_item_free (DzTrashItem *item);
/* What was removed last comes first; the pieces of one selection are one. (element-type DzTrashItem) */
GPtrArray *dz_store_list_trash (DzStore *store, GError **error);
/* One step. A note comes back to its paragraph, or among those that lost their place; a tag to its place in
 * the tree, or to the top where what was above it lies in the trash, with a number behind its name where that
 * is taken; a report with all that was in it. DZ_ERROR_AMBIGUOUS where its file has been imported again,
 * DZ_ERROR_NOT_FOUND. */
gboolean dz_store_restore_item (DzStore *store, DzTrashKind kind, gint64 id, GError **error);
/* For good: it cannot be undone, and neither can any step before it, as they may need what lay there. Who
 * calls it asks the reader first. */
gboolean dz_store_empty_trash (DzStore *store, GError **error);

/* dz-store-views.c: figures that the reader named. Each change is one step that can be undone. */

/* By name; those that cannot be read with their damage. (element-type DzSavedView) */
GPtrArray *dz_store_list_views (DzStore *store, GError **error);
/* Adds if id is 0, else puts it in place of the one that has the id. Returns the id, 0 on error:
 * DZ_ERROR_AMBIGUOUS where another has the name, DZ_ERROR_INVALID without a name, DZ_ERROR_NOT_FOUND. */
gint64 dz_store_save_view (DzStore *store, const DzSavedView *view, GError **error);
gboolean dz_store_rename_view (DzStore *store, gint64 id, const char *name, GError **error);
gboolean dz_store_remove_view (DzStore *store, gint64 id, GError **error);

/* dz-store-searches.c: searches that the reader named. Each change is one step that can be undone. */

/* By name. (element-type DzSavedSearch) */
GPtrArray *dz_store_list_searches (DzStore *store, GError **error);
/* Adds if id is 0, else puts it in place of the one that has the id, under a new name too. Returns the id, 0
 * on error: DZ_ERROR_AMBIGUOUS where another search has the name, DZ_ERROR_INVALID without a name,
 * DZ_ERROR_NOT_FOUND. */
gint64 dz_store_save_search (DzStore *store, const DzSavedSearch *search, GError **error);
gboolean dz_store_remove_search (DzStore *store, gint64 id, GError **error);

/* dz-store-undo.c */

/* The label of the step that undo or redo would take, NULL if there is none. (transfer full) */
char *dz_store_dup_undo_label (DzStore *store);
char *dz_store_dup_redo_label (DzStore *store);
gboolean dz_store_undo (DzStore *store, GError **error);
gboolean dz_store_redo (DzStore *store, GError **error);

/* dz-store-check.c */

/* Integrity of the file, foreign keys, stored files, spans, notes and search index; messages (element-type
 * utf8), empty if all is well. */
GPtrArray *dz_store_check (DzStore *store, GError **error);

/* dz-store-care.c */

/* Writes a whole copy of the library, as it is now, to path; what was there is replaced once the copy is
 * complete. */
gboolean dz_store_backup (DzStore *store, const char *path, GError **error);
/* Replaces the library at path by a backup after checking it; the old one is kept beside it. */
gboolean dz_store_restore (const char *path, const char *backup, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzStore, dz_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzSearchHit, dz_search_hit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTrashItem, dz_trash_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzNoteBefore, dz_note_before_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DzTextVersion, dz_text_version_free)

G_END_DECLS
