/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "gui/across/dz-across-mode.h"
#include "gui/across/dz-across-table.h"
#include "workbench/dz-report-contrast.h"

enum
{
  COLUMN_REPORT,
  COLUMN_KIND,
  COLUMN_NAME,
  COLUMN_COUNT,
  COLUMN_PARAGRAPH,
  N_COLUMNS
};

static const DzAcrossColumn columns[] = {
  { N_ ("Only In"), 16, FALSE, FALSE }, { N_ ("Kind"), 10, FALSE, FALSE },      { N_ ("Name"), 28, FALSE, TRUE },
  { N_ ("Times"), 8, TRUE, FALSE },     { N_ ("Paragraph"), 10, TRUE, FALSE },
};

typedef struct
{
  DzReport *left;
  DzReport *right;
  GPtrArray *contrasts; /* (element-type DzContrast) */
} Contrasts;

static void
contrasts_free (gpointer data)
{
  Contrasts *self = data;

  dz_report_free (self->left);
  dz_report_free (self->right);
  g_clear_pointer (&self->contrasts, g_ptr_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Contrasts, contrasts_free)

static gboolean
can_read (const DzAcrossRequest *request)
{
  return request->left != 0 && request->right != 0 && request->left != request->right;
}

static gboolean
covers (gconstpointer data, const DzAcrossRequest *shown, const DzAcrossRequest *request)
{
  return shown->left == request->left && shown->right == request->right;
}

static gpointer
read_contrasts (DzStore *store, const DzAcrossRequest *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (Contrasts) self = g_new0 (Contrasts, 1);

  if ((self->left = dz_store_load_report (store, request->left, error)) == NULL
      || (self->right = dz_store_load_report (store, request->right, error)) == NULL
      || (self->contrasts = dz_report_contrast_load (store, request->left, request->right, request->knowledge,
                                                     error))
           == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

static const char *
get_kind_label (DzContrastKind kind)
{
  switch (kind)
    {
    case DZ_CONTRAST_TOPIC:
      return _ ("Topic");
    case DZ_CONTRAST_INDICATOR:
      return _ ("Indicator");
    case DZ_CONTRAST_TERM:
      return _ ("Term");
    default:
      g_return_val_if_reached ("");
    }
}

static gint64
find_paragraph (const DzReport *report, int number)
{
  for (guint i = 0; number > 0 && i < report->paragraphs->len; i++)
    {
      const DzParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      if (paragraph->number == number)
        return paragraph->id;
    }

  return 0;
}

static DzAcrossRow *
create_row (const Contrasts *self, const DzContrast *contrast)
{
  const DzReport *report = contrast->is_left ? self->left : self->right;
  const DzAcrossTarget target = { report->id, find_paragraph (report, contrast->paragraph), 0, 0, 0 };
  DzAcrossRow *row = dz_across_row_new (N_COLUMNS, 0, &target);

  dz_across_row_take_cell (row, COLUMN_REPORT, dz_report_dup_name (report), contrast->is_left ? 0 : 1);
  dz_across_row_take_cell (row, COLUMN_KIND, g_strdup (get_kind_label (contrast->kind)), contrast->kind);
  dz_across_row_take_cell (row, COLUMN_NAME, g_strdup (contrast->name), NAN);
  dz_across_row_take_cell (row, COLUMN_COUNT, g_strdup_printf ("%d", contrast->count), contrast->count);
  if (contrast->paragraph > 0)
    dz_across_row_take_cell (row, COLUMN_PARAGRAPH, g_strdup_printf ("¶%d", contrast->paragraph),
                             contrast->paragraph);
  else
    dz_across_row_take_cell (row, COLUMN_PARAGRAPH, NULL, NAN);

  return row;
}

static GtkWidget *
create (void)
{
  return dz_across_table_new (_ ("What only one of the two reports speaks of"), columns, N_COLUMNS);
}

static gboolean
show (GtkWidget *widget, gconstpointer data, const DzAcrossRequest *request)
{
  const Contrasts *self = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self != NULL && i < self->contrasts->len; i++)
    g_ptr_array_add (rows, create_row (self, g_ptr_array_index (self->contrasts, i)));
  dz_across_table_set_rows (DZ_ACROSS_TABLE (widget), rows);

  return rows->len > 0;
}

static gboolean
filter (GtkWidget *widget, const char *needle, guint status)
{
  guint n = dz_across_table_filter (DZ_ACROSS_TABLE (widget), needle, 0);
  g_autofree char *text = g_strdup_printf (ngettext ("%u row", "%u rows", n), n);

  gtk_widget_activate_action (widget, "across.tell", "s", text);

  return n > 0;
}

static char *
dup_copy (GtkWidget *widget)
{
  return dz_across_table_dup_copy (DZ_ACROSS_TABLE (widget));
}

static DzTable *
build_shown (GtkWidget *widget)
{
  return dz_across_table_build_shown (DZ_ACROSS_TABLE (widget));
}

static DzTable *
build_table (gconstpointer data)
{
  const Contrasts *self = data;

  return dz_report_contrast_build_table (self->contrasts, self->left->id, self->right->id);
}

const DzAcrossMode dz_contrast_mode = {
  .name = "contrast",
  .file_name = N_ ("Only in One"),
  .icon = "view-dual-symbolic",
  .empty_title = N_ ("Choose Two Reports"),
  .empty_text = N_ ("Show two reports beside each other to see what only one of them speaks of."),
  .none_title = N_ ("Both Speak of the Same"),
  .has_search = TRUE,
  .can_read = can_read,
  .covers = covers,
  .read = read_contrasts,
  .free = contrasts_free,
  .create = create,
  .show = show,
  .filter = filter,
  .dup_copy = dup_copy,
  .build_table = build_table,
  .build_shown = build_shown,
};
