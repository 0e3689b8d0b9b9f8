/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-table.h"

#include <locale.h>
#include <math.h>

static const char *const columns[] = { "name", "value", "years", NULL };

static DzTable *
make_table (void)
{
  DzTable *table = dz_table_new (columns);
  const int years[] = { 2021, 2022 };
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (int));

  g_array_append_vals (array, years, 2);
  dz_table_add_text (table, "石桥，\"东\"\t甲\\");
  dz_table_add_number (table, -3.5);
  dz_table_add_years (table, array);
  dz_table_add_text (table, NULL);
  dz_table_add_number (table, NAN);
  g_array_set_size (array, 0);
  dz_table_add_years (table, array);

  return table;
}

static void
assert_output (DzTableFormat format, const char *expected)
{
  g_autoptr (DzTable) table = make_table ();
  g_autofree char *text = dz_table_dup_text (table, format);

  g_assert_cmpuint (dz_table_get_n_rows (table), ==, 2);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_tsv (void)
{
  assert_output (DZ_TABLE_TSV, "name\tvalue\tyears\n石桥，\"东\"\\t甲\\\\\t-3.5\t2021,2022\n\t\t\n");
}

static void
test_csv (void)
{
  assert_output (DZ_TABLE_CSV, "name,value,years\r\n\"石桥，\"\"东\"\"\t甲\\\",-3.5,\"2021,2022\"\r\n,,\r\n");
}

static void
test_json (void)
{
  assert_output (DZ_TABLE_JSON, "[\n{\"name\": \"石桥，\\\"东\\\"\\t甲\\\\\", \"value\": -3.5, \"years\": [2021, 2022]},\n"
                                "{\"name\": null, \"value\": null, \"years\": []}\n]\n");
}

static void
test_empty (void)
{
  g_autoptr (DzTable) table = dz_table_new (columns);
  g_autofree char *tsv = dz_table_dup_text (table, DZ_TABLE_TSV);
  g_autofree char *json = dz_table_dup_text (table, DZ_TABLE_JSON);

  g_assert_cmpstr (tsv, ==, "name\tvalue\tyears\n");
  g_assert_cmpstr (json, ==, "[]\n");
}

static void
test_guard (void)
{
  static const char *const dangerous[]
      = { "=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠1", " =1", "\n=1", "'=1", "'", NULL };
  static const char *const harmless[] = { "", "桥", "1=1", "a-b", "（+1）", NULL };

  for (int i = 0; dangerous[i] != NULL; i++)
    {
      g_autofree char *guarded = dz_table_dup_guarded (dangerous[i]);
      g_autofree char *back = dz_table_dup_unguarded (guarded);

      g_assert_cmpint (guarded[0], ==, '\'');
      g_assert_cmpstr (back, ==, dangerous[i]);
    }
  for (int i = 0; harmless[i] != NULL; i++)
    {
      g_autofree char *guarded = dz_table_dup_guarded (harmless[i]);

      g_assert_cmpstr (guarded, ==, harmless[i]);
    }
}

/* Numbers stay numbers on the clipboard; nothing else that begins as a formula does goes there as it is. */
static void
test_clipboard_cell (void)
{
  static const char *const cells[][2] = { { "-0.5", "-0.5" }, { "+6", "+6" }, { "-1+1", "'-1+1" }, { "=1", "'=1" },
                                          { "\t=1", "' =1" }, { "a\tb\nc", "a b c" }, { "", "" }, { "桥", "桥" } };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *cell = dz_table_dup_clipboard_cell (cells[i][0]);

      g_assert_cmpstr (cell, ==, cells[i][1]);
    }
}

static void
test_format_nicks (void)
{
  DzTableFormat format = DZ_TABLE_TSV;

  g_assert_true (dz_table_format_from_nick ("json", &format));
  g_assert_cmpint (format, ==, DZ_TABLE_JSON);
  g_assert_false (dz_table_format_from_nick ("xls", &format));
  g_assert_false (dz_table_format_from_nick (NULL, &format));
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table/tsv", test_tsv);
  g_test_add_func ("/table/csv", test_csv);
  g_test_add_func ("/table/json", test_json);
  g_test_add_func ("/table/empty", test_empty);
  g_test_add_func ("/table/guard", test_guard);
  g_test_add_func ("/table/clipboard-cell", test_clipboard_cell);
  g_test_add_func ("/table/format-nicks", test_format_nicks);

  return g_test_run ();
}
