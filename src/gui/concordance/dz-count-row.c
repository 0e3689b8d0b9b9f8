/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-count-row.h"

static const DzLineColumn report_columns[] = {
  { .ellipsize = PANGO_ELLIPSIZE_MIDDLE, .chars = -1 },
  { .xalign = 1, .chars = 5, .numeric = TRUE },
  { .xalign = 1, .chars = 6, .faint = TRUE, .numeric = TRUE },
};

/* Contexts have no rate: its room is theirs. What is cut of them is what stands farthest from the hit. */
static const DzLineColumn context_columns[] = {
  { .ellipsize = PANGO_ELLIPSIZE_START, .xalign = 1, .chars = -1 },
  { .ellipsize = PANGO_ELLIPSIZE_END, .strong = TRUE },
  { .ellipsize = PANGO_ELLIPSIZE_END, .chars = -1 },
  { .xalign = 1, .chars = 4, .numeric = TRUE },
};
static const DzLineColumn left_columns[] = {
  { .ellipsize = PANGO_ELLIPSIZE_START, .xalign = 1, .chars = -1 },
  { .ellipsize = PANGO_ELLIPSIZE_END, .strong = TRUE },
  { .xalign = 1, .chars = 4, .numeric = TRUE },
};
static const DzLineColumn right_columns[] = {
  { .ellipsize = PANGO_ELLIPSIZE_END, .strong = TRUE },
  { .ellipsize = PANGO_ELLIPSIZE_END, .chars = -1 },
  { .xalign = 1, .chars = 4, .numeric = TRUE },
};
static const DzLineColumn all_columns[] = {
  { .ellipsize = PANGO_ELLIPSIZE_END, .chars = -1 },
  { .xalign = 1, .chars = 5, .numeric = TRUE },
};

GtkWidget *
dz_count_row_new (void)
{
  return dz_line_row_new (report_columns, G_N_ELEMENTS (report_columns), TRUE);
}

static void
show_context (DzLineRow *row, const DzHitCount *count, const char *number)
{
  const DzContextGroup *group = count->group;

  if (*group->right == '\0')
    {
      dz_line_row_set_columns (row, left_columns, G_N_ELEMENTS (left_columns), TRUE);
      dz_line_row_show (row, (const char *[]) { group->left, group->hit, number }, count->name, number);
    }
  else if (*group->left == '\0')
    {
      dz_line_row_set_columns (row, right_columns, G_N_ELEMENTS (right_columns), TRUE);
      dz_line_row_show (row, (const char *[]) { group->hit, group->right, number }, count->name, number);
    }
  else
    {
      dz_line_row_set_columns (row, context_columns, G_N_ELEMENTS (context_columns), TRUE);
      dz_line_row_show (row, (const char *[]) { group->left, group->hit, group->right, number }, count->name, number);
    }
}

static void
show_report (DzLineRow *row, const DzHitCount *count, const char *number)
{
  g_autofree char *rate = dz_hit_count_dup_rate (count);
  g_autofree char *numbers = g_strjoin (" ", number, rate, NULL);

  dz_line_row_set_columns (row, report_columns, G_N_ELEMENTS (report_columns), TRUE);
  dz_line_row_show (row, (const char *[]) { count->name, number, rate }, count->name, numbers);
}

void
dz_count_row_show (DzLineRow *row, const DzHitCount *count)
{
  g_autofree char *number = g_strdup_printf ("%d", count->count);

  if (count->group != NULL)
    show_context (row, count, number);
  else if (count->contexts)
    {
      dz_line_row_set_columns (row, all_columns, G_N_ELEMENTS (all_columns), TRUE);
      dz_line_row_show (row, (const char *[]) { count->name, number }, count->name, number);
    }
  else
    show_report (row, count, number);
}
