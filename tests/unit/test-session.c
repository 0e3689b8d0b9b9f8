/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "gui/dz-report-choice.h"
#include "gui/dz-session.h"

/* A library in a folder of its own with three reports, and a session on it that counts its signals. */
typedef struct
{
  DzKnowledge *knowledge;
  DzLibrary *library;
  DzSession *session;
  gint64 district_2024;
  gint64 district_2025;
  gint64 city_2025;
  GHashTable *counts; /* signal name -> times */
} Fixture;

static DzReport *
create_report (const char *place, const char *parent, DzLevel level, int year)
{
  DzReport *report = dz_report_new ();
  DzParagraph *paragraph = dz_paragraph_new (DZ_PARAGRAPH_BODY, "Figures of the year.");

  report->kind = DZ_REPORT_KIND_WORK_REPORT;
  report->place = g_strdup (place);
  report->parent = g_strdup (parent);
  report->level = level;
  report->title = g_strdup_printf ("%s %d", place, year);
  g_array_append_val (report->plans, year);
  paragraph->position = paragraph->number = 1;
  g_ptr_array_add (report->paragraphs, paragraph);

  return report;
}

static gpointer
add_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DzReport *report = data;
  g_autoptr (GBytes) bytes = g_bytes_new (report->title, strlen (report->title));
  g_autoptr (DzSource) source = dz_source_new (report->title, bytes);
  g_autoptr (GPtrArray) quantities = g_ptr_array_new ();
  gint64 *id = g_new (gint64, 1);

  source->encoding = g_strdup ("UTF-8");
  *id = dz_store_add_report (store, source, report, quantities, error);

  return id;
}

static gpointer
remove_in_store (DzStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (dz_store_remove_report (store, *(gint64 *) data, error));
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gpointer
write_now (DzLibrary *library, DzLibraryFunc func, gpointer data, GDestroyNotify data_free, GDestroyNotify result_free)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;

  dz_library_write_async (library, func, data, data_free, result_free, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  value = dz_library_call_finish (library, result, &error);
  g_assert_no_error (error);

  return value;
}

static gint64
add_report (Fixture *fixture, const char *place, const char *parent, DzLevel level, int year)
{
  g_autofree gint64 *id = write_now (fixture->library, add_in_store, create_report (place, parent, level, year),
                                     (GDestroyNotify) dz_report_free, g_free);

  g_assert_cmpint (*id, !=, 0);

  return *id;
}

static void
count_cb (Fixture *fixture, const char *name)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (fixture->counts, name));

  g_hash_table_insert (fixture->counts, (char *) name, GINT_TO_POINTER (n + 1));
}

#define COUNTER(name)                                                                                                \
  static void count_##name (Fixture *fixture)                                                                        \
  {                                                                                                                  \
    count_cb (fixture, #name);                                                                                       \
  }
COUNTER (overview)
COUNTER (focus)
COUNTER (reports)
COUNTER (filter)
COUNTER (query)
COUNTER (page)

static int
take_count (Fixture *fixture, const char *name)
{
  int n = GPOINTER_TO_INT (g_hash_table_lookup (fixture->counts, name));

  g_hash_table_remove (fixture->counts, name);

  return n;
}

static void
wait_for_reports (Fixture *fixture, guint n)
{
  DzOverview *overview = NULL;

  while ((overview = dz_session_get_overview (fixture->session)) == NULL || overview->reports->len != n)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "test.duizhao", NULL);

  g_mkdir_with_parents (g_get_user_data_dir (), 0700);
  fixture->knowledge = dz_knowledge_load (NULL, NULL, &error);
  g_assert_no_error (error);
  dz_library_open_async (path, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->library = dz_library_open_finish (result, &error);
  g_assert_no_error (error);

  fixture->district_2024 = add_report (fixture, "武昌区", "武汉市", DZ_LEVEL_DISTRICT, 2024);
  fixture->district_2025 = add_report (fixture, "武昌区", "武汉市", DZ_LEVEL_DISTRICT, 2025);
  fixture->city_2025 = add_report (fixture, "武汉市", "湖北省", DZ_LEVEL_CITY, 2025);

  fixture->counts = g_hash_table_new (g_str_hash, g_str_equal);
  fixture->session = dz_session_new (fixture->knowledge);
  dz_session_set_library (fixture->session, fixture->library);
  wait_for_reports (fixture, 3);
  g_signal_connect_swapped (fixture->session, "overview-changed", G_CALLBACK (count_overview), fixture);
  g_signal_connect_swapped (fixture->session, "focus-changed", G_CALLBACK (count_focus), fixture);
  g_signal_connect_swapped (fixture->session, "reports-changed", G_CALLBACK (count_reports), fixture);
  g_signal_connect_swapped (fixture->session, "filter-changed", G_CALLBACK (count_filter), fixture);
  g_signal_connect_swapped (fixture->session, "query-changed", G_CALLBACK (count_query), fixture);
  g_signal_connect_swapped (fixture->session, "page-changed", G_CALLBACK (count_page), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_strdup (dz_library_get_path (fixture->library));

  dz_session_set_library (fixture->session, NULL);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->session);
  dz_library_close (fixture->library);
  g_object_unref (fixture->library);
  dz_knowledge_unref (fixture->knowledge);
  g_hash_table_unref (fixture->counts);
  g_remove (path);
}

static void
test_each_change_once (Fixture *fixture, gconstpointer data)
{
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);
  g_assert_cmpint (take_count (fixture, "reports"), ==, 1);
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);
  g_assert_cmpint (take_count (fixture, "reports"), ==, 0);

  dz_session_focus_paragraph (fixture->session, fixture->district_2025, 1, 2, 5);
  g_assert_cmpint (take_count (fixture, "focus"), ==, 1);
  g_assert_cmpint (take_count (fixture, "reports"), ==, 0);
  dz_session_focus_paragraph (fixture->session, fixture->district_2025, 1, 2, 5);
  g_assert_cmpint (take_count (fixture, "focus"), ==, 0);

  dz_session_set_topics (fixture->session, (const char *const[]){ "economy", NULL });
  dz_session_set_topics (fixture->session, (const char *const[]){ "economy", NULL });
  g_assert_cmpint (take_count (fixture, "filter"), ==, 1);
  dz_session_set_topics (fixture->session, (const char *const[]){ NULL });
  g_assert_cmpint (take_count (fixture, "filter"), ==, 1);
  g_assert_null (dz_session_get_filter (fixture->session)->topics);
}

static void
test_places_a_report (Fixture *fixture, gconstpointer data)
{
  gint64 other_city = add_report (fixture, "武汉市", "湖北省", DZ_LEVEL_CITY, 2024);

  wait_for_reports (fixture, 4);
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);

  dz_session_focus_paragraph (fixture->session, fixture->district_2024, 0, 0, 0);
  g_assert_cmpint (dz_session_get_left_report (fixture->session), ==, fixture->district_2024);
  g_assert_cmpint (dz_session_get_right_report (fixture->session), ==, fixture->city_2025);

  dz_session_focus_paragraph (fixture->session, other_city, 0, 0, 0);
  g_assert_cmpint (dz_session_get_left_report (fixture->session), ==, fixture->district_2024);
  g_assert_cmpint (dz_session_get_right_report (fixture->session), ==, other_city);
}

static void
test_back_restores_everything (Fixture *fixture, gconstpointer data)
{
  dz_session_set_page (fixture->session, "timeline");
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);
  dz_session_focus_paragraph (fixture->session, fixture->district_2025, 1, 0, 4);
  dz_session_focus_term (fixture->session, "term");
  dz_session_set_page (fixture->session, "concordance");
  dz_session_set_query (fixture->session, "figures");
  dz_session_show_reports (fixture->session, fixture->district_2024, 0);
  g_hash_table_remove_all (fixture->counts);

  dz_session_go_back (fixture->session);
  g_assert_cmpint (dz_session_get_right_report (fixture->session), ==, fixture->city_2025);
  g_assert_cmpstr (dz_session_get_query (fixture->session), ==, "figures");
  g_assert_cmpint (take_count (fixture, "reports"), ==, 1);

  dz_session_go_back (fixture->session);
  g_assert_cmpstr (dz_session_get_page (fixture->session), ==, "timeline");
  g_assert_null (dz_session_get_query (fixture->session));
  g_assert_cmpstr (dz_session_get_focus (fixture->session)->term, ==, "term");
  g_assert_cmpint (take_count (fixture, "page"), ==, 1);
  g_assert_cmpint (take_count (fixture, "query"), ==, 1);

  dz_session_go_back (fixture->session);
  g_assert_null (dz_session_get_focus (fixture->session)->term);
  g_assert_cmpint (dz_session_get_focus (fixture->session)->end, ==, 4);
  dz_session_go_back (fixture->session);
  g_assert_cmpint (dz_session_get_focus (fixture->session)->report_id, ==, 0);
  g_assert_false (dz_session_can_go_back (fixture->session));

  for (int i = 0; i < 4; i++)
    dz_session_go_forward (fixture->session);
  g_assert_cmpint (dz_session_get_left_report (fixture->session), ==, fixture->district_2024);
  g_assert_false (dz_session_can_go_forward (fixture->session));
}

static void
test_removed_report_leaves_the_text (Fixture *fixture, gconstpointer data)
{
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);
  dz_session_focus_paragraph (fixture->session, fixture->district_2025, 1, 0, 4);

  write_now (fixture->library, remove_in_store, g_memdup2 (&fixture->district_2025, sizeof (gint64)), g_free, NULL);
  wait_for_reports (fixture, 2);

  g_assert_cmpint (dz_session_get_left_report (fixture->session), ==, fixture->city_2025);
  g_assert_cmpint (dz_session_get_right_report (fixture->session), ==, 0);
  g_assert_cmpint (dz_session_get_focus (fixture->session)->report_id, ==, 0);
}

static void
test_years_go_back (Fixture *fixture, gconstpointer data)
{
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);
  take_count (fixture, "filter");

  dz_session_set_years (fixture->session, 2020, 2025);
  g_assert_cmpint (take_count (fixture, "filter"), ==, 1);
  dz_session_go_back (fixture->session);
  g_assert_cmpint (take_count (fixture, "filter"), ==, 1);
  g_assert_cmpint (dz_session_get_filter (fixture->session)->first_year, ==, 0);
  dz_session_go_forward (fixture->session);
  g_assert_cmpint (dz_session_get_filter (fixture->session)->last_year, ==, 2025);
}

static void
test_another_library_starts_anew (Fixture *fixture, gconstpointer data)
{
  dz_session_show_reports (fixture->session, fixture->district_2025, fixture->city_2025);
  dz_session_set_years (fixture->session, 2020, 2025);

  dz_session_set_library (fixture->session, NULL);

  g_assert_null (dz_session_get_overview (fixture->session));
  g_assert_cmpint (dz_session_get_left_report (fixture->session), ==, 0);
  g_assert_cmpint (dz_session_get_filter (fixture->session)->first_year, ==, 0);
  g_assert_false (dz_session_can_go_back (fixture->session));
}

static void
test_opens_with_the_place_above (Fixture *fixture, gconstpointer data)
{
  gint64 left = 0;
  gint64 right = 0;

  dz_report_choice_first (dz_session_get_overview (fixture->session), fixture->knowledge, &left, &right);

  g_assert_cmpint (left, ==, fixture->district_2025);
  g_assert_cmpint (right, ==, fixture->city_2025);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/session/each-change-once", test_each_change_once);
  ADD ("/session/places-a-report", test_places_a_report);
  ADD ("/session/back-restores-everything", test_back_restores_everything);
  ADD ("/session/removed-report-leaves-the-text", test_removed_report_leaves_the_text);
  ADD ("/session/years-go-back", test_years_go_back);
  ADD ("/session/another-library-starts-anew", test_another_library_starts_anew);
  ADD ("/report-choice/opens-with-the-place-above", test_opens_with_the_place_above);

  return g_test_run ();
}
