/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/dz-enums.h"

static const char *
nick_at (const char *const *nicks, guint n_nicks, guint value)
{
  g_return_val_if_fail (value < n_nicks, nicks[0]);

  return nicks[value];
}

static gboolean
value_of (const char *const *nicks, guint n_nicks, const char *nick, int *value)
{
  for (guint i = 0; nick != NULL && i < n_nicks; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *value = (int) i;
        return TRUE;
      }

  return FALSE;
}

static const char *const level_nicks[] = {
  "unknown", "nation", "province", "city", "district",
};

static const char *const report_kind_nicks[] = {
  "unknown", "government work report", "newspaper feature",
};

static const char *const part_nicks[] = {
  "other", "front", "review", "plan", "self", "glossary",
};

static const char *const paragraph_kind_nicks[] = {
  "body", "heading", "front", "glossary", "noise",
};

static const char *const modifier_nicks[] = {
  "exact", "about", "at_least", "more_than", "nearly", "at_most", "range",
};

static const char *const measure_nicks[] = {
  "level", "growth", "share", "rank", "ratio",
};

static const char *const status_nicks[] = {
  "outcome", "goal", "estimate",
};

static const char *const direction_nicks[] = {
  "none", "more", "less",
};

static const char *const verdict_nicks[] = {
  "not due", "over-fulfilled", "met", "nearly met", "missed", "in progress", "no report",
  "not reported", "dropped", "changed", "not comparable",
};

static const char *const state_nicks[] = {
  "extracted", "confirmed", "corrected", "added", "rejected",
};

/* By the position of the bit. */
static const char *const doubt_nicks[] = {
  "number", "indicator", "measure", "status", "period", "place",
};

static const char *const pair_kind_nicks[] = {
  "same", "reworded", "moved", "split", "merged", "added", "dropped",
};

static const char *const presence_nicks[] = {
  "stated", "absent_stated", "absent_omitted", "not_found", "no_report",
};

static const char *const discrepancy_kind_nicks[] = {
  "digit", "factor", "series", "value", "revised",
};

const char *
dz_level_get_nick (DzLevel value)
{
  return nick_at (level_nicks, G_N_ELEMENTS (level_nicks), value);
}

const char *
dz_report_kind_get_nick (DzReportKind value)
{
  return nick_at (report_kind_nicks, G_N_ELEMENTS (report_kind_nicks), value);
}

const char *
dz_part_get_nick (DzPart value)
{
  return nick_at (part_nicks, G_N_ELEMENTS (part_nicks), value);
}

const char *
dz_paragraph_kind_get_nick (DzParagraphKind value)
{
  return nick_at (paragraph_kind_nicks, G_N_ELEMENTS (paragraph_kind_nicks), value);
}

const char *
dz_modifier_get_nick (DzModifier value)
{
  return nick_at (modifier_nicks, G_N_ELEMENTS (modifier_nicks), value);
}

const char *
dz_measure_get_nick (DzMeasure value)
{
  return nick_at (measure_nicks, G_N_ELEMENTS (measure_nicks), value);
}

const char *
dz_status_get_nick (DzStatus value)
{
  return nick_at (status_nicks, G_N_ELEMENTS (status_nicks), value);
}

const char *
dz_verdict_get_nick (DzVerdict value)
{
  return nick_at (verdict_nicks, G_N_ELEMENTS (verdict_nicks), value);
}

const char *
dz_state_get_nick (DzState value)
{
  return nick_at (state_nicks, G_N_ELEMENTS (state_nicks), value);
}

const char *
dz_pair_kind_get_nick (DzPairKind value)
{
  return nick_at (pair_kind_nicks, G_N_ELEMENTS (pair_kind_nicks), value);
}

const char *
dz_presence_get_nick (DzPresence value)
{
  return nick_at (presence_nicks, G_N_ELEMENTS (presence_nicks), value);
}

const char *
dz_discrepancy_kind_get_nick (DzDiscrepancyKind value)
{
  return nick_at (discrepancy_kind_nicks, G_N_ELEMENTS (discrepancy_kind_nicks), value);
}

gboolean
dz_level_from_nick (const char *nick, DzLevel *value)
{
  int found;

  if (!value_of (level_nicks, G_N_ELEMENTS (level_nicks), nick, &found))
    return FALSE;

  *value = (DzLevel) found;
  return TRUE;
}

gboolean
dz_report_kind_from_nick (const char *nick, DzReportKind *value)
{
  int found;

  if (!value_of (report_kind_nicks, G_N_ELEMENTS (report_kind_nicks), nick, &found))
    return FALSE;

  *value = (DzReportKind) found;
  return TRUE;
}

gboolean
dz_part_from_nick (const char *nick, DzPart *value)
{
  int found;

  if (!value_of (part_nicks, G_N_ELEMENTS (part_nicks), nick, &found))
    return FALSE;

  *value = (DzPart) found;
  return TRUE;
}

gboolean
dz_paragraph_kind_from_nick (const char *nick, DzParagraphKind *value)
{
  int found;

  if (!value_of (paragraph_kind_nicks, G_N_ELEMENTS (paragraph_kind_nicks), nick, &found))
    return FALSE;

  *value = (DzParagraphKind) found;
  return TRUE;
}

gboolean
dz_modifier_from_nick (const char *nick, DzModifier *value)
{
  int found;

  if (!value_of (modifier_nicks, G_N_ELEMENTS (modifier_nicks), nick, &found))
    return FALSE;

  *value = (DzModifier) found;
  return TRUE;
}

gboolean
dz_measure_from_nick (const char *nick, DzMeasure *value)
{
  int found;

  if (!value_of (measure_nicks, G_N_ELEMENTS (measure_nicks), nick, &found))
    return FALSE;

  *value = (DzMeasure) found;
  return TRUE;
}

gboolean
dz_status_from_nick (const char *nick, DzStatus *value)
{
  int found;

  if (!value_of (status_nicks, G_N_ELEMENTS (status_nicks), nick, &found))
    return FALSE;

  *value = (DzStatus) found;
  return TRUE;
}

gboolean
dz_direction_from_nick (const char *nick, DzDirection *value)
{
  int found;

  if (!value_of (direction_nicks, G_N_ELEMENTS (direction_nicks), nick, &found))
    return FALSE;

  *value = (DzDirection) found;
  return TRUE;
}

gboolean
dz_verdict_from_nick (const char *nick, DzVerdict *value)
{
  int found;

  if (!value_of (verdict_nicks, G_N_ELEMENTS (verdict_nicks), nick, &found))
    return FALSE;

  *value = (DzVerdict) found;
  return TRUE;
}

gboolean
dz_state_from_nick (const char *nick, DzState *value)
{
  int found;

  if (!value_of (state_nicks, G_N_ELEMENTS (state_nicks), nick, &found))
    return FALSE;

  *value = (DzState) found;
  return TRUE;
}

char *
dz_doubts_dup_text (DzDoubts doubts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (doubt_nicks); i++)
    if ((doubts & (1u << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", doubt_nicks[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

DzDoubts
dz_doubts_from_text (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text != NULL ? text : "", ",", -1);
  guint doubts = DZ_DOUBT_NONE;
  int bit;

  for (guint i = 0; words[i] != NULL; i++)
    if (value_of (doubt_nicks, G_N_ELEMENTS (doubt_nicks), words[i], &bit))
      doubts |= 1u << bit;

  return (DzDoubts) doubts;
}
