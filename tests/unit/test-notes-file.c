/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-notes-file.h"

#include <string.h>

static void
fill (GPtrArray *notes, GPtrArray *reports, GPtrArray *tags)
{
  static const char *const names[] = { "桥", "承诺" };
  DzReport *report = dz_report_new ();
  DzNote *note = dz_note_new ();
  const int year = 2025;

  report->id = 3;
  report->place = g_strdup ("东河区");
  report->source = g_strdup ("donghe.txt");
  g_array_append_val (report->plans, year);
  g_ptr_array_add (reports, report);

  note->uuid = g_strdup ("6f1c");
  note->report_id = 3;
  note->number = 7;
  note->start = 2;
  note->end = 4;
  note->quote = g_strdup ("石桥");
  note->prefix = g_strdup ("修好");
  note->suffix = g_strdup ("。");
  note->body = g_strdup ("=去年也说过");
  note->tag_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (gint64 id = 1; id <= 2; id++)
    {
      DzTag *tag = dz_tag_new ();

      tag->id = id;
      tag->name = g_strdup (names[id - 1]);
      g_ptr_array_add (tags, tag);
      g_array_append_val (note->tag_ids, id);
    }
  g_ptr_array_add (notes, note);
}

static char *
dup_file (DzNotesFormat format)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_note_free);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_report_free);
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dz_tag_free);

  fill (notes, reports, tags);

  return dz_notes_file_dup (notes, reports, tags, format);
}

static void
test_markdown (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_MARKDOWN);

  g_assert_cmpstr (text, ==, "# 东河区 2025\n\n## 东河区 2025 ¶7\n\n> 石桥\n\n=去年也说过\n\n*桥, 承诺*\n");
}

static void
test_csv (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_CSV);

  g_assert_nonnull (strstr (text, "6f1c,3,7,2,4,石桥,修好,。,'=去年也说过,,\"桥, 承诺\",,,东河区,2025,donghe.txt,"));
}

static void
test_jsonld (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_JSONLD);

  g_assert_nonnull (strstr (text, "\"id\": \"urn:uuid:6f1c\", \"type\": \"Annotation\""));
  g_assert_nonnull (strstr (text, "\"purpose\": \"tagging\", \"value\": \"承诺\""));
  g_assert_nonnull (strstr (text, "{\"type\": \"TextPositionSelector\", \"start\": 2, \"end\": 4}"));
  g_assert_nonnull (strstr (text, "\"exact\": \"石桥\", \"prefix\": \"修好\", \"suffix\": \"。\""));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notes-file/markdown", test_markdown);
  g_test_add_func ("/notes-file/csv", test_csv);
  g_test_add_func ("/notes-file/jsonld", test_jsonld);

  return g_test_run ();
}
