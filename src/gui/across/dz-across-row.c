/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/across/dz-across-row.h"

#include <math.h>
#include <string.h>

typedef struct
{
  char *text;
  double number;
} Cell;

struct _DzAcrossRow
{
  GObject parent_instance;

  guint n_cells;
  Cell *cells;
  guint status;
  DzAcrossTarget target;
};

G_DEFINE_FINAL_TYPE (DzAcrossRow, dz_across_row, G_TYPE_OBJECT)

static void
dz_across_row_finalize (GObject *object)
{
  DzAcrossRow *self = DZ_ACROSS_ROW (object);

  for (guint i = 0; i < self->n_cells; i++)
    g_free (self->cells[i].text);
  g_free (self->cells);

  G_OBJECT_CLASS (dz_across_row_parent_class)->finalize (object);
}

static void
dz_across_row_class_init (DzAcrossRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_across_row_finalize;
}

static void
dz_across_row_init (DzAcrossRow *self)
{
}

DzAcrossRow *
dz_across_row_new (guint n_cells, guint status, const DzAcrossTarget *target)
{
  DzAcrossRow *self = g_object_new (DZ_TYPE_ACROSS_ROW, NULL);

  self->n_cells = n_cells;
  self->cells = g_new0 (Cell, n_cells);
  self->status = status;
  self->target = *target;

  return self;
}

void
dz_across_row_take_cell (DzAcrossRow *self, guint index, char *text, double number)
{
  g_return_if_fail (DZ_IS_ACROSS_ROW (self) && index < self->n_cells);

  g_free (self->cells[index].text);
  self->cells[index] = (Cell){ text, number };
}

const char *
dz_across_row_get_text (DzAcrossRow *self, guint index)
{
  g_return_val_if_fail (DZ_IS_ACROSS_ROW (self) && index < self->n_cells, "");

  return self->cells[index].text != NULL ? self->cells[index].text : "";
}

double
dz_across_row_get_number (DzAcrossRow *self, guint index)
{
  g_return_val_if_fail (DZ_IS_ACROSS_ROW (self) && index < self->n_cells, NAN);

  return self->cells[index].number;
}

guint
dz_across_row_get_status (DzAcrossRow *self)
{
  g_return_val_if_fail (DZ_IS_ACROSS_ROW (self), 0);

  return self->status;
}

const DzAcrossTarget *
dz_across_row_get_target (DzAcrossRow *self)
{
  g_return_val_if_fail (DZ_IS_ACROSS_ROW (self), NULL);

  return &self->target;
}

gboolean
dz_across_row_matches (DzAcrossRow *self, const char *folded_needle)
{
  g_return_val_if_fail (DZ_IS_ACROSS_ROW (self), FALSE);

  if (folded_needle == NULL || *folded_needle == '\0')
    return TRUE;
  for (guint i = 0; i < self->n_cells; i++)
    {
      g_autofree char *folded = g_utf8_casefold (dz_across_row_get_text (self, i), -1);

      if (strstr (folded, folded_needle) != NULL)
        return TRUE;
    }

  return FALSE;
}
