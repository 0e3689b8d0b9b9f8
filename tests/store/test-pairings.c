/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store-fixture.h"
#include "workbench/dz-tracing.h"

static const char *const earlier_texts[] = {
  "# 一、目标", "经济增长6%左右，力争更好。", "新增就业3万人以上，改造老旧小区20个。", "沿江步道全线贯通。", NULL,
};
static const char *const later_texts[] = {
  "# 一、任务", "经济增长5.5%以上。", "新增就业2.5万人。", "建成口袋公园12处，全部开放。", NULL,
};
/* The same report again: a sentence before the second paragraph, the third gone. */
static const char *const mended_texts[] = {
  "# 一、任务", "经济增长5.5%以上。", "民生优先。新增就业2.5万人。", NULL,
};

typedef struct
{
  Fixture fixture;
  DzStore *store;
  gint64 earlier;
  gint64 later;
} Case;

static gint64
get_paragraph (const Case *c, gint64 report, int position)
{
  g_autofree char *sql
    = g_strdup_printf ("SELECT id FROM paragraph WHERE report_id = %d AND position = %d", (int) report, position);

  return fixture_query (&c->fixture, sql);
}

static void
case_init (Case *c)
{
  fixture_init (&c->fixture);
  c->store = fixture_open (&c->fixture, DZ_STORE_WRITE);
  c->earlier = fixture_add_texts (c->store, "石桥区", 2024, earlier_texts);
  c->later = fixture_add_texts (c->store, "石桥区", 2025, later_texts);
}

static void
case_clear (Case *c)
{
  g_autoptr (GPtrArray) messages = dz_store_check (c->store, NULL);

  for (guint i = 0; i < messages->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (messages, i));
  g_assert_cmpuint (messages->len, ==, 0);
  dz_store_close (c->store);
  fixture_clear (&c->fixture);
}

static gint64
say (const Case *c, int left, int right, gboolean joined)
{
  const DzPairing pairing = { 0, get_paragraph (c, c->earlier, left), get_paragraph (c, c->later, right), joined };
  g_autoptr (GError) error = NULL;
  gint64 id = dz_store_save_pairing (c->store, &pairing, &error);

  g_assert_no_error (error);

  return id;
}

static int
count (const Case *c)
{
  g_autoptr (GPtrArray) pairings = dz_store_list_pairings (c->store, c->earlier, c->later, NULL);

  return (int) pairings->len;
}

/* Read from either side, replaced by what is said later, and taken back. */
static void
test_say (void)
{
  Case c;
  gint64 id;

  case_init (&c);
  say (&c, 2, 3, TRUE);
  say (&c, 3, 3, FALSE);
  g_assert_cmpint (count (&c), ==, 2);
  {
    g_autoptr (GPtrArray) turned = dz_store_list_pairings (c.store, c.later, c.earlier, NULL);
    const DzPairing *pairing = g_ptr_array_index (turned, 0);

    g_assert_cmpint (pairing->left, ==, get_paragraph (&c, c.later, 3));
    g_assert_cmpint (pairing->right, ==, get_paragraph (&c, c.earlier, 2));
    g_assert_true (pairing->joined);
  }
  say (&c, 3, 3, TRUE); /* takes the place of both */
  g_assert_cmpint (count (&c), ==, 1);
  id = say (&c, 3, 3, FALSE);
  g_assert_cmpint (count (&c), ==, 1);
  g_assert_true (dz_store_remove_pairing (c.store, id, NULL));
  g_assert_false (dz_store_remove_pairing (c.store, id, NULL));
  g_assert_cmpint (count (&c), ==, 0);
  case_clear (&c);
}

/* Whoever pairs a paragraph anew can be told what goes for it. */
static void
test_replaced (void)
{
  g_autoptr (GPtrArray) replaced = NULL;
  DzPairing pairing = { 0 };
  Case c;

  case_init (&c);
  say (&c, 2, 2, TRUE);
  say (&c, 3, 3, TRUE);
  say (&c, 2, 3, FALSE);
  pairing = (DzPairing){ 0, get_paragraph (&c, c.earlier, 2), get_paragraph (&c, c.later, 3), TRUE };
  g_assert_cmpint (dz_store_replace_pairing (c.store, &pairing, &replaced, NULL), !=, 0);
  g_assert_cmpuint (replaced->len, ==, 2);
  g_assert_cmpint (((DzPairing *) g_ptr_array_index (replaced, 0))->right, ==, get_paragraph (&c, c.later, 2));
  g_assert_cmpint (((DzPairing *) g_ptr_array_index (replaced, 1))->left, ==, get_paragraph (&c, c.earlier, 3));
  g_assert_cmpint (count (&c), ==, 1);
  g_clear_pointer (&replaced, g_ptr_array_unref);
  g_assert_cmpint (dz_store_replace_pairing (c.store, &pairing, &replaced, NULL), !=, 0);
  g_assert_cmpuint (replaced->len, ==, 0);
  case_clear (&c);
}

static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  DzPairing pairing = { 0 };
  Case c;

  case_init (&c);
  pairing = (DzPairing){ 0, get_paragraph (&c, c.earlier, 2), get_paragraph (&c, c.earlier, 3), TRUE };
  g_assert_cmpint (dz_store_save_pairing (c.store, &pairing, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);
  pairing.right = 999;
  g_assert_cmpint (dz_store_save_pairing (c.store, &pairing, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  case_clear (&c);
}

static void
test_undo (void)
{
  g_autofree char *label = NULL;
  Case c;

  case_init (&c);
  say (&c, 2, 2, TRUE);
  say (&c, 2, 3, TRUE);
  label = dz_store_dup_undo_label (c.store);
  g_assert_cmpstr (label, ==, "Pair Paragraphs");
  g_assert_true (dz_store_undo (c.store, NULL));
  {
    g_autoptr (GPtrArray) pairings = dz_store_list_pairings (c.store, c.earlier, c.later, NULL);

    g_assert_cmpuint (pairings->len, ==, 1);
    g_assert_cmpint (((const DzPairing *) g_ptr_array_index (pairings, 0))->right, ==, get_paragraph (&c, c.later, 2));
  }
  g_assert_true (dz_store_undo (c.store, NULL));
  g_assert_cmpint (count (&c), ==, 0);
  g_assert_true (dz_store_redo (c.store, NULL));
  g_assert_cmpint (count (&c), ==, 1);
  case_clear (&c);
}

/* Pairings go with their words to another paragraph, and are kept where the words are lost. */
static void
test_new_version (void)
{
  g_autoptr (DzReport) report = fixture_make_report ("石桥区", NULL, DZ_LEVEL_DISTRICT, 2025, mended_texts);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("second", 6);
  g_autoptr (DzSource) source = dz_source_new ("second.txt", bytes);
  g_autoptr (GPtrArray) pairings = NULL;
  const DzPairing *kept;
  const DzPairing *lost;
  DzCarried carried;
  Case c;

  case_init (&c);
  source->text_sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "second", -1);
  say (&c, 3, 3, TRUE);
  say (&c, 4, 4, FALSE);
  g_assert_true (dz_store_add_version (c.store, c.later, source, report, NULL, &carried, NULL));
  pairings = dz_store_list_pairings (c.store, c.earlier, c.later, NULL);
  g_assert_cmpuint (pairings->len, ==, 2);
  kept = g_ptr_array_index (pairings, 0);
  lost = g_ptr_array_index (pairings, 1);
  g_assert_cmpint (kept->right, ==, get_paragraph (&c, c.later, 3));
  g_assert_cmpint (lost->right, ==, 0);
  g_assert_cmpint (lost->left, ==, get_paragraph (&c, c.earlier, 4));
  g_assert_cmpint (carried.n_moved, ==, 1);
  g_assert_cmpint (carried.n_lost, ==, 1);
  case_clear (&c);
}

/* Everything goes with a report and comes back with it. */
static void
test_remove_report (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GError) error = NULL;
  Case c;

  case_init (&c);
  say (&c, 2, 2, TRUE);
  note->paragraph_id = get_paragraph (&c, c.earlier, 2);
  note->other_paragraph_id = get_paragraph (&c, c.later, 2);
  note->body = g_strdup ("口径变了");
  g_assert_cmpint (dz_store_save_note (c.store, note, &error), !=, 0);
  g_assert_no_error (error);
  before = fixture_dump (&c.fixture);
  g_assert_true (dz_store_remove_report (c.store, c.later, &error));
  g_assert_no_error (error);
  g_assert_cmpint (fixture_query (&c.fixture, "SELECT count(*) FROM pair_end"), ==, 0);
  g_assert_true (dz_store_undo (c.store, NULL));
  after = fixture_dump (&c.fixture);
  g_assert_cmpstr (after, ==, before);
  case_clear (&c);
}

static void
test_note_on_pair (void)
{
  g_autoptr (DzNote) note = dz_note_new ();
  g_autoptr (GPtrArray) notes = NULL;
  const DzNote *stored;
  gint64 id;
  Case c;

  case_init (&c);
  note->paragraph_id = get_paragraph (&c, c.earlier, 2);
  note->other_paragraph_id = get_paragraph (&c, c.later, 3);
  id = dz_store_save_note (c.store, note, NULL);
  notes = dz_store_list_notes (c.store, 0, NULL);
  stored = g_ptr_array_index (notes, 0);
  g_assert_cmpint (stored->number, ==, 1);
  g_assert_cmpint (stored->other_number, ==, 2);
  g_assert_cmpint (stored->other_report_id, ==, c.later);
  g_assert_true (dz_store_remove_note (c.store, id, NULL));
  g_assert_true (dz_store_undo (c.store, NULL));
  g_assert_cmpint (fixture_query (&c.fixture, "SELECT count(*) FROM note_pair"), ==, 1);
  g_assert_true (dz_store_redo (c.store, NULL));
  g_assert_true (dz_store_empty_trash (c.store, NULL));
  g_assert_cmpint (fixture_query (&c.fixture, "SELECT count(*) FROM pair_end"), ==, 0);
  case_clear (&c);
}

static DzTraceKind
trace_last (const Case *c, int number)
{
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DzTracing) tracing = dz_tracing_load_paragraph (c->store, c->earlier, number, knowledge, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tracing->steps->len, ==, 2);

  return ((DzTraceStep *) g_ptr_array_index (tracing->steps, 1))->kind;
}

/* A commitment that is followed through the years goes where the reader says, forwards and backwards. */
static void
test_trace (void)
{
  Case c;

  case_init (&c);
  g_assert_cmpint (trace_last (&c, 3), ==, DZ_TRACE_DROPPED);
  say (&c, 4, 4, TRUE);
  g_assert_cmpint (trace_last (&c, 3), ==, DZ_TRACE_REWORDED);
  say (&c, 3, 3, FALSE);
  g_assert_cmpint (trace_last (&c, 2), ==, DZ_TRACE_DROPPED);
  case_clear (&c);
}

/* Nobody waits for it: no report more is aligned. */
static void
test_trace_cancelled (void)
{
  Case c;
  g_autoptr (DzKnowledge) knowledge = dz_knowledge_load (NULL, NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  case_init (&c);
  g_cancellable_cancel (cancellable);
  g_assert_null (dz_tracing_load_paragraph (c.store, c.earlier, 1, knowledge, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  case_clear (&c);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pairings/say", test_say);
  g_test_add_func ("/pairings/replaced", test_replaced);
  g_test_add_func ("/pairings/refused", test_refused);
  g_test_add_func ("/pairings/undo", test_undo);
  g_test_add_func ("/pairings/new-version", test_new_version);
  g_test_add_func ("/pairings/remove-report", test_remove_report);
  g_test_add_func ("/pairings/trace", test_trace);
  g_test_add_func ("/pairings/trace-cancelled", test_trace_cancelled);
  g_test_add_func ("/pairings/note-on-pair", test_note_on_pair);

  return g_test_run ();
}
