/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static DzSavedView *
make_view (const char *name)
{
  DzSavedView *view = dz_saved_view_new ();

  view->name = g_strdup (name);
  view->page = g_strdup ("chart");
  view->kind = g_strdup ("places");
  view->indicator = g_strdup ("gdp");
  view->measure = g_strdup ("growth");
  view->places = g_strsplit ("武昌区;武汉市", ";", -1);
  view->verdicts = 5;
  view->first_year = 2021;
  view->last_year = 2025;
  view->style = g_strdup ("journal");
  view->width = 85;
  view->height = 60.5;
  view->hide_source = TRUE;
  view->title = g_strdup ("题\n第二行; =");
  view->caption = g_strdup ("");
  view->reports = g_strsplit ("武昌区 2025", "|", -1);
  view->digest = g_strdup ("0123");

  return view;
}

static guint
count (DzStore *store)
{
  g_autoptr (GPtrArray) views = dz_store_list_views (store, NULL);

  return views->len;
}

/* Nothing that the reader set is lost between window and library. */
static void
test_all_comes_back (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (GPtrArray) views = NULL;
  g_autoptr (DzSavedView) view = make_view ("经济");
  g_autofree char *before = dz_saved_view_dup_content (view);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  g_assert_cmpint (dz_store_save_view (store, view, &error), >, 0);
  g_assert_no_error (error);
  g_clear_pointer (&store, dz_store_close);

  store = fixture_open (&fixture, DZ_STORE_READ_ONLY);
  views = dz_store_list_views (store, &error);
  g_assert_cmpuint (views->len, ==, 1);
  after = dz_saved_view_dup_content (views->pdata[0]);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (((const DzSavedView *) views->pdata[0])->name, ==, "经济");
  g_assert_cmpstr (((const DzSavedView *) views->pdata[0])->title, ==, "题\n第二行; =");
  g_assert_cmpstr (((const DzSavedView *) views->pdata[0])->caption, ==, "");
  g_assert_null (((const DzSavedView *) views->pdata[0])->x_title);
  g_assert_nonnull (((const DzSavedView *) views->pdata[0])->modified);
}

static void
test_names_are_unique (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedView) view = make_view ("甲");
  g_autoptr (DzSavedView) nameless = make_view ("");
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  first = dz_store_save_view (store, view, &error);
  g_assert_cmpint (dz_store_save_view (store, view, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_cmpint (dz_store_save_view (store, nameless, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_INVALID);
  g_clear_error (&error);

  g_free (view->name);
  view->name = g_strdup ("乙");
  second = dz_store_save_view (store, view, &error);
  g_assert_cmpint (second, !=, first);
  g_assert_false (dz_store_rename_view (store, second, "甲", &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_AMBIGUOUS);
  g_clear_error (&error);
  g_assert_true (dz_store_rename_view (store, second, "丙", &error));
  g_assert_cmpuint (count (store), ==, 2);
}

static char *
dup_names (DzStore *store)
{
  g_autoptr (GPtrArray) views = dz_store_list_views (store, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < views->len; i++)
    g_string_append_printf (names, "%s ", ((const DzSavedView *) views->pdata[i])->name);

  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
assert_names (DzStore *store, const char *expected)
{
  g_autofree char *names = dup_names (store);

  g_assert_cmpstr (names, ==, expected);
}

static void
test_every_step_can_be_undone (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedView) view = make_view ("甲");
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *label = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  view->id = dz_store_save_view (store, view, NULL);
  g_assert_true (dz_store_rename_view (store, view->id, "乙", NULL));
  assert_names (store, "乙 ");
  g_assert_true (dz_store_remove_view (store, view->id, NULL));
  assert_names (store, "");
  label = dz_store_dup_undo_label (store);
  g_assert_cmpstr (label, ==, "Delete Saved View");

  g_assert_true (dz_store_undo (store, NULL));
  assert_names (store, "乙 ");
  g_assert_true (dz_store_undo (store, NULL));
  assert_names (store, "甲 ");
  view->first_year = 2010;
  g_assert_cmpint (dz_store_save_view (store, view, NULL), ==, view->id);
  g_assert_true (dz_store_undo (store, NULL));
  views = dz_store_list_views (store, NULL);
  g_assert_cmpint (((const DzSavedView *) views->pdata[0])->first_year, ==, 2021);
  g_assert_true (dz_store_undo (store, NULL));
  assert_names (store, "");
  g_assert_true (dz_store_redo (store, NULL));
  assert_names (store, "甲 ");
}

static void
test_what_is_gone_is_told (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedView) view = make_view ("甲");
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  view->id = 7;
  g_assert_cmpint (dz_store_save_view (store, view, &error), ==, 0);
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dz_store_rename_view (store, 7, "乙", &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dz_store_remove_view (store, 7, &error));
  g_assert_error (error, DZ_ERROR, DZ_ERROR_NOT_FOUND);
}

static void
test_backup_and_check (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (DzStore) store = NULL;
  g_autoptr (DzSavedView) view = make_view ("甲");
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *backup = NULL;
  g_autoptr (GError) error = NULL;

  fixture_init (&fixture);
  backup = g_strconcat (fixture.path, ".copy", NULL);
  store = fixture_open (&fixture, DZ_STORE_WRITE);
  view->id = dz_store_save_view (store, view, NULL);
  g_assert_true (dz_store_backup (store, backup, &error));
  g_assert_true (dz_store_remove_view (store, view->id, &error));
  g_clear_pointer (&store, dz_store_close);
  g_assert_true (dz_store_restore (fixture.path, backup, &error));
  g_assert_no_error (error);

  store = fixture_open (&fixture, DZ_STORE_WRITE);
  assert_names (store, "甲 ");
  messages = dz_store_check (store, &error);
  g_assert_cmpuint (messages->len, ==, 0);
  g_clear_pointer (&messages, g_ptr_array_unref);
  fixture_execute (&fixture, "UPDATE saved_view SET content = 'nonsense'");
  messages = dz_store_check (store, &error);
  g_assert_cmpuint (messages->len, ==, 1);
  g_assert_nonnull (strstr (messages->pdata[0], "甲"));
  assert_names (store, "甲 ");
  views = dz_store_list_views (store, &error);
  g_assert_nonnull (((const DzSavedView *) views->pdata[0])->damage);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/saved-views/all-comes-back", test_all_comes_back);
  g_test_add_func ("/saved-views/names-are-unique", test_names_are_unique);
  g_test_add_func ("/saved-views/every-step-can-be-undone", test_every_step_can_be_undone);
  g_test_add_func ("/saved-views/what-is-gone-is-told", test_what_is_gone_is_told);
  g_test_add_func ("/saved-views/backup-and-check", test_backup_and_check);

  return g_test_run ();
}
