/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-quantity.h"

#include <math.h>
#include <string.h>

DzQuantity *
dz_quantity_new (void)
{
  return g_new0 (DzQuantity, 1);
}

DzQuantity *
dz_quantity_copy (const DzQuantity *quantity)
{
  DzQuantity *copy = g_new (DzQuantity, 1);

  *copy = *quantity;
  copy->indicator_key = g_strdup (quantity->indicator_key);
  copy->indicator = g_strdup (quantity->indicator);
  copy->unit = g_strdup (quantity->unit);
  copy->period = g_strdup (quantity->period);
  copy->place = g_strdup (quantity->place);
  copy->wording = g_strdup (quantity->wording);
  copy->hardness = g_strdup (quantity->hardness);

  return copy;
}

void
dz_quantity_free (DzQuantity *quantity)
{
  if (quantity == NULL)
    return;

  g_free (quantity->indicator_key);
  g_free (quantity->indicator);
  g_free (quantity->unit);
  g_free (quantity->period);
  g_free (quantity->place);
  g_free (quantity->wording);
  g_free (quantity->hardness);
  g_free (quantity);
}

void
dz_period_parse (const char *period, int *first, int *last)
{
  char *end = NULL;
  gint64 year = 0;

  *first = 0;
  *last = 0;

  if (period == NULL || !g_ascii_isdigit (*period))
    return;

  year = g_ascii_strtoll (period, &end, 10);
  *first = (int) year;
  *last = (int) year;
  if (*end == '-' && g_ascii_isdigit (end[1]))
    *last = (int) g_ascii_strtoll (end + 1, NULL, 10);
}

char *
dz_number_dup_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE + 350];
  char *end = NULL;

  if (!isfinite (value))
    return g_strdup ("");

  /* Twelve significant digits keep every figure a report prints and hide binary noise. */
  g_ascii_formatd (buffer, sizeof buffer, "%.12g", value);
  if (strchr (buffer, 'e') == NULL)
    return g_strdup (buffer);

  g_ascii_formatd (buffer, sizeof buffer, "%.12f", value);
  end = buffer + strlen (buffer);
  while (end > buffer && end[-1] == '0')
    *--end = '\0';
  if (end > buffer && end[-1] == '.')
    *--end = '\0';

  return g_strdup (buffer);
}

char *
dz_quantity_dup_value_text (const DzQuantity *quantity)
{
  g_autofree char *low = dz_number_dup_text (quantity->low);
  g_autofree char *high = dz_number_dup_text (quantity->high);
  const char *unit = quantity->unit != NULL ? quantity->unit : "";

  if (quantity->measure == DZ_MEASURE_RANK)
    return g_strdup_printf ("第%s", low);
  if (quantity->low == quantity->high)
    return g_strconcat (low, unit, NULL);

  return g_strconcat (low, g_str_equal (unit, "%") ? "%" : "", "—", high, unit, NULL);
}

static const char *
get_sign (DzModifier modifier)
{
  switch (modifier)
    {
    case DZ_MODIFIER_ABOUT:
    case DZ_MODIFIER_NEARLY:
      return "≈";
    case DZ_MODIFIER_AT_LEAST:
      return "≥";
    case DZ_MODIFIER_MORE_THAN:
      return ">";
    case DZ_MODIFIER_AT_MOST:
      return "≤";
    case DZ_MODIFIER_EXACT:
    case DZ_MODIFIER_RANGE:
    default:
      return "";
    }
}

char *
dz_quantity_dup_label (const DzQuantity *quantity)
{
  const int longest = 12;
  g_autofree char *value = NULL;

  if (quantity->wording != NULL && *quantity->wording != '\0' && g_utf8_strlen (quantity->wording, -1) <= longest)
    return g_strdup (quantity->wording);

  value = dz_quantity_dup_value_text (quantity);

  return g_strconcat (get_sign (quantity->modifier), value, NULL);
}
