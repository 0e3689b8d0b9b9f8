/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/concordance/dz-report-count.h"

struct _DzReportCount
{
  GObject parent_instance;

  gint64 report_id;
  char *name;
  int count;
  gint64 length;
};

G_DEFINE_FINAL_TYPE (DzReportCount, dz_report_count, G_TYPE_OBJECT)

static void
dz_report_count_finalize (GObject *object)
{
  g_free (DZ_REPORT_COUNT (object)->name);

  G_OBJECT_CLASS (dz_report_count_parent_class)->finalize (object);
}

static void
dz_report_count_class_init (DzReportCountClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_report_count_finalize;
}

static void
dz_report_count_init (DzReportCount *self)
{
}

DzReportCount *
dz_report_count_new (gint64 report_id, const char *name, int count, gint64 length)
{
  DzReportCount *self = g_object_new (DZ_TYPE_REPORT_COUNT, NULL);

  self->report_id = report_id;
  self->name = g_strdup (name);
  self->count = count;
  self->length = length;

  return self;
}

gint64
dz_report_count_get_report (DzReportCount *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_COUNT (self), 0);

  return self->report_id;
}

const char *
dz_report_count_get_name (DzReportCount *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_COUNT (self), NULL);

  return self->name;
}

int
dz_report_count_get_count (DzReportCount *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_COUNT (self), 0);

  return self->count;
}

char *
dz_report_count_dup_rate (DzReportCount *self)
{
  g_return_val_if_fail (DZ_IS_REPORT_COUNT (self), NULL);

  if (self->length <= 0)
    return g_strdup ("");

  return g_strdup_printf ("%.1f", self->count * 10000.0 / self->length);
}
