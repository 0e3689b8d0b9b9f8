/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <string.h>

#include "core/dz-text.h"
#include "workbench/dz-glossary-file.h"
#include "workbench/dz-glossary-import.h"

/* The glossary of real reports, which are not part of this repository; without them the test skips. */

typedef struct
{
  const DzGlossaryEntry *entry;
  GPtrArray *words; /* folded */
  int count;
} Scan;

/* Without any index: at each place the longest of the words that stands there, and on behind it. */
static void
scan_text (gint64 report_id, gint64 paragraph_id, int number, const char *text, gpointer data)
{
  Scan *scan = data;
  g_autoptr (DzFoldedText) folded = dz_folded_text_new (text);

  for (const char *p = folded->text; *p != '\0';)
    {
      gsize longest = 0;

      for (guint i = 0; i < scan->words->len; i++)
        if (g_str_has_prefix (p, scan->words->pdata[i]))
          longest = MAX (longest, strlen (scan->words->pdata[i]));
      scan->count += longest > 0;
      p = longest > 0 ? p + longest : g_utf8_next_char (p);
    }
}

static int
count_plainly (DzStore *store, const DzGlossaryEntry *entry)
{
  g_autoptr (GPtrArray) words = dz_glossary_entry_list_words (entry);
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  Scan scan = { entry, folded, 0 };

  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr (DzFoldedText) word = dz_folded_text_new (words->pdata[i]);

      g_ptr_array_add (folded, g_strdup (word->text));
    }
  g_assert_true (dz_store_visit_bodies (store, scan_text, &scan, NULL));

  return scan.count;
}

static gboolean
import_reports (const CliFixture *fixture)
{
  const char *folder = g_getenv ("DUIZHAO_REPORTS");
  g_autoptr (CliRun) run = NULL;

  if (folder == NULL || !g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("no reports in DUIZHAO_REPORTS");
      return FALSE;
    }
  run = cli_run (fixture, "import", folder, NULL);
  g_assert_cmpint (run->status, ==, 0);

  return TRUE;
}

/* Every term is counted as a plain scan of the stored texts counts it; statuses are what the counts say; what goes out comes in
 * without a change. */
static void
test_real_glossaries (void)
{
  g_auto (CliFixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzGlossary) glossary = NULL;
  g_autoptr (GBytes) file = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DzGlossaryImport) outcome = NULL;
  g_autoptr (GError) error = NULL;
  int n_used = 0;

  cli_fixture_init (&fixture);
  if (!import_reports (&fixture))
    return;
  store = dz_store_open (fixture.library, DZ_STORE_WRITE, &error);
  g_assert_no_error (error);
  glossary = dz_glossary_load (store, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (glossary->entries->len, >, 0);
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      const DzGlossaryEntry *entry = dz_glossary_get_entry (glossary, i);

      g_assert_cmpint (entry->total, ==, count_plainly (store, entry));
      g_assert_true (((entry->status & DZ_TERM_UNUSED) != 0) == (entry->total == 0));
      g_assert_true (dz_glossary_find (glossary, entry->headword) == entry);
      n_used += entry->total > 0;
    }
  g_assert_cmpint (n_used, >, 0);

  file = dz_glossary_file_new (glossary, NULL, DZ_GLOSSARY_CSV, &error);
  text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  outcome = dz_glossary_import_text (store, text, &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->n_new + outcome->n_changed, ==, 0);
  g_assert_cmpuint (outcome->refused->len, ==, 0);
  g_assert_cmpint (outcome->n_same, >=, (int) glossary->entries->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/glossary", test_real_glossaries);

  return g_test_run ();
}
