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
  g_autoptr (GBytes) bytes = NULL;

  fill (notes, reports, tags);

  bytes = dz_notes_file_new (notes, reports, tags, format, FALSE, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_markdown (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_MARKDOWN);

  g_assert_cmpstr (text, ==, 
                   "# 东河区 2025\n\n## 东河区 2025 ¶7\n\n"
                   "<!-- duizhao:note uuid=6f1c report=3 paragraph=7 start=2 end=4 prefix=修好 suffix=。 tags=桥,%20承诺"
                   " place=东河区 year=2025 source=donghe.txt citation=东河区%202025%20¶7 anchor=placed"
                   " report_name=东河区%202025 -->\n"
                   "> 石桥\n\n=去年也说过\n<!-- duizhao:end -->\n\n*桥, 承诺*\n");
}

static void
test_csv (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_CSV);

  g_assert_nonnull (strstr (text, "6f1c,3,7,2,4,石桥,修好,。,'=去年也说过,,\"桥, 承诺\",,,东河区,2025,donghe.txt,"));
}

/* What the reader wrote is text there, whatever it looks like. */
static void
test_html (void)
{
  g_autofree char *text = dup_file (DZ_NOTES_HTML);

  g_assert_nonnull (strstr (text, "<article id=\"n-6f1c\">\n<h2>东河区 2025 ¶7</h2>\n<blockquote lang=\"zh\">石桥<"));
  g_assert_nonnull (strstr (text, "=去年也说过</div>"));
  g_assert_null (strstr (text, "http"));
  g_assert_null (strstr (text, "<script"));
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
  g_test_add_func ("/notes-file/html", test_html);
  g_test_add_func ("/notes-file/jsonld", test_jsonld);

  return g_test_run ();
}
