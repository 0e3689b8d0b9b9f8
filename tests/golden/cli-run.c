/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli-run.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

const char cli_first_report[]
    = "政府工作报告\n\n——2023年12月20日在东河市石桥区第三届人民代表大会第二次会议上\n\n石桥区人民政府区长 张某\n\n"
      "各位代表：\n\n现在，我代表区人民政府报告工作，请予审议。\n\n"
      "一、2023年工作回顾\n\n"
      "今年全区修好石桥12座，种树3万棵。老码头改成了花园，孩子们放学后来这里踢球。\n\n"
      "图书馆每晚开到十点，新添两间自习室，全年接待读者20万人次。\n\n"
      "二、2024年工作安排\n\n"
      "2024年全区要达到的主要预期目标：地区生产总值增长6%左右，社会消费品零售总额增长8%以上。\n\n"
      "菜市场搬进楼里，摊位增加一倍，早市照旧。\n\n"
      "旧电车停运，轨道留作纪念，车库改成展馆。\n\n"
      "谢谢大家！\n";
const char cli_second_report[]
    = "政府工作报告\n\n——2024年12月20日在东河市石桥区第三届人民代表大会第三次会议上\n\n石桥区人民政府区长 张某\n\n"
      "各位代表：\n\n现在，我代表区人民政府报告工作，请予审议。\n\n"
      "一、2024年工作回顾\n\n"
      "今年全区修好石桥15座，种树5万棵。地区生产总值增长6.2%，老码头花园扩到了对岸。\n\n"
      "图书馆每晚开到十一点，新添三间自习室，全年接待读者25万人次。\n\n"
      "二、2025年工作安排\n\n"
      "2025年全区要达到的主要预期目标：地区生产总值增长6.5%左右，社会消费品零售总额增长8%以上。\n\n"
      "菜市场搬进楼里，摊位增加一倍，早市照旧。\n\n"
      "山上种一片竹林，请全城的人来看雨。\n\n"
      "谢谢大家！\n";

void
cli_fixture_init (CliFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("duizhao-cli-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->library = g_build_filename (fixture->folder, "library.duizhao", NULL);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

void
cli_fixture_clear (CliFixture *fixture)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->library);
}

char *
cli_fixture_dup_path (const CliFixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

void
cli_fixture_write (const CliFixture *fixture, const char *name, const char *content, gssize length)
{
  g_autofree char *path = cli_fixture_dup_path (fixture, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
}

CliRun *
cli_run (const CliFixture *fixture, ...)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  CliRun *run = g_new0 (CliRun, 1);
  int status = 0;
  va_list args;

  g_ptr_array_add (argv, (char *) g_getenv ("DUIZHAO_CLI"));
  g_ptr_array_add (argv, (char *) "--library");
  g_ptr_array_add (argv, fixture->library);
  va_start (args, fixture);
  for (char *argument = va_arg (args, char *); argument != NULL; argument = va_arg (args, char *))
    g_ptr_array_add (argv, argument);
  va_end (args);
  g_ptr_array_add (argv, NULL);

  g_spawn_sync (fixture->folder, (char **) argv->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &run->out, &run->err,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  run->status = WEXITSTATUS (status);

  return run;
}

void
cli_run_free (CliRun *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

int
count_lines (const char *text)
{
  int n = 0;

  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n++;

  return n;
}

char *
dup_cell (const char *tsv, const char *column, int row)
{
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1);
  g_auto (GStrv) header = g_strsplit (lines[0], "\t", -1);
  g_auto (GStrv) cells = NULL;

  g_assert_cmpint (row + 1, <, g_strv_length (lines));
  cells = g_strsplit (lines[row + 1], "\t", -1);
  for (int i = 0; header[i] != NULL; i++)
    if (g_str_equal (header[i], column))
      {
        g_assert_cmpint (i, <, g_strv_length (cells));
        return g_strdup (cells[i]);
      }

  g_error ("there is no column “%s” in: %s", column, lines[0]);
}

void
assert_cell (const char *tsv, const char *column, int row, const char *expected)
{
  g_autofree char *cell = dup_cell (tsv, column, row);

  g_assert_cmpstr (cell, ==, expected);
}

void
cli_import_both (const CliFixture *fixture)
{
  cli_fixture_write (fixture, "first.txt", cli_first_report, -1);
  cli_fixture_write (fixture, "second.txt", cli_second_report, -1);
  assert_run (fixture, 0, "import", "first.txt", "second.txt");
}
