/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "gui/goals/dz-ledger-row.h"

#include <string.h>

#include "core/dz-text.h"

struct _DzLedgerRow
{
  GObject parent_instance;

  DzOverview *overview;
  gconstpointer item;
  const DzQuantity *first;
  const DzQuantity *second;
  int said; /* DzVerdict, -1 for none */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DzLedgerRow, dz_ledger_row, G_TYPE_OBJECT)

static void
dz_ledger_row_finalize (GObject *object)
{
  dz_overview_unref (DZ_LEDGER_ROW (object)->overview);

  G_OBJECT_CLASS (dz_ledger_row_parent_class)->finalize (object);
}

static void
dz_ledger_row_class_init (DzLedgerRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dz_ledger_row_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
dz_ledger_row_init (DzLedgerRow *self)
{
  self->said = -1;
}

DzLedgerRow *
dz_ledger_row_new (DzOverview *overview, gconstpointer item, const DzQuantity *first, const DzQuantity *second)
{
  DzLedgerRow *self = g_object_new (DZ_TYPE_LEDGER_ROW, NULL);

  g_assert (first != NULL || second != NULL);
  self->overview = dz_overview_ref (overview);
  self->item = item;
  self->first = first;
  self->second = second;

  return self;
}

gconstpointer
dz_ledger_row_get_item (DzLedgerRow *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), NULL);

  return self->item;
}

DzOverview *
dz_ledger_row_get_overview (DzLedgerRow *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), NULL);

  return self->overview;
}

const DzQuantity *
dz_ledger_row_get_first (DzLedgerRow *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), NULL);

  return self->first;
}

const DzQuantity *
dz_ledger_row_get_second (DzLedgerRow *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), NULL);

  return self->second;
}

const DzQuantity *
dz_ledger_row_get_main (DzLedgerRow *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), NULL);

  return self->first != NULL ? self->first : self->second;
}

void
dz_ledger_row_say (DzLedgerRow *self, int verdict)
{
  g_return_if_fail (DZ_IS_LEDGER_ROW (self));

  self->said = verdict;
  g_signal_emit (self, changed_signal, 0);
}

int
dz_ledger_row_get_said (DzLedgerRow *self)
{
  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), -1);

  return self->said;
}

char *
dz_ledger_row_dup_wording (const DzQuantity *quantity)
{
  if (quantity == NULL)
    return g_strdup ("–");
  if (quantity->wording != NULL && *quantity->wording != '\0')
    return g_strdup (quantity->wording);

  return dz_quantity_dup_value_text (quantity);
}

char *
dz_ledger_row_dup_sentence (const DzQuantity *quantity, const DzLedgerWords *words)
{
  const char *text;

  if (quantity == NULL || quantity->paragraph_id == 0)
    return g_strdup ("");

  text = dz_paragraph_texts_get (words->texts, quantity->paragraph_id);

  return text != NULL ? dz_text_slice (text, quantity->sentence_start, quantity->sentence_end) : g_strdup ("…");
}

char *
dz_ledger_row_dup_citation (DzLedgerRow *self, const DzQuantity *quantity)
{
  const DzReport *report = quantity != NULL ? dz_overview_find_report (self->overview, quantity->report_id)
                                            : NULL;

  return report != NULL ? dz_report_dup_citation (report, quantity->paragraph) : g_strdup ("");
}

static gboolean
contains_folded (const char *text, const char *folded_needle)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, folded_needle) != NULL;
}

gboolean
dz_ledger_row_matches (DzLedgerRow *self, const char *folded_needle, const DzLedgerWords *words)
{
  const DzQuantity *quantity;
  const DzIndicator *indicator = NULL;

  g_return_val_if_fail (DZ_IS_LEDGER_ROW (self), FALSE);

  if (*folded_needle == '\0')
    return TRUE;

  quantity = dz_ledger_row_get_main (self);
  if (quantity->indicator_key != NULL && words->knowledge != NULL)
    indicator = dz_knowledge_find_indicator (words->knowledge, quantity->indicator_key);

  return contains_folded (quantity->indicator, folded_needle)
         || (indicator != NULL
             && (contains_folded (indicator->name, folded_needle)
                 || contains_folded (indicator->name_en, folded_needle)));
}
