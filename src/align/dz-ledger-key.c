/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "align/dz-ledger-key.h"

#include <string.h>

/* Own words shorter than this (项目, 企业) say too little to pair by; so does what is left of them without
 * its date. */
#define MIN_OWN_WORDS 3
#define MIN_FOLDED_WORDS 3

/* Who pays is not what for. */
static const char *const payers[]
    = { "中央财政", "地方财政", "各级财政", "省级财政", "市级财政", "区级财政", "国家财政",
        "国债资金", "财政资金", "专项资金", "补助资金" };

static gboolean
is_decoration (gunichar c)
{
  static const char decoration[] = "“”‘’\"'《》「」()（）[]【】的";

  return g_unichar_isspace (c) || g_utf8_strchr (decoration, -1, c) != NULL;
}

static gboolean
is_year_digit (gunichar c)
{
  return g_unichar_isdigit (c) || g_utf8_strchr ("〇○零一二三四五六七八九", -1, c) != NULL;
}

/* Bytes of “1991年” or “一九九一年” the text begins with; 0 if it does not. */
static gsize
measure_year (const char *text)
{
  const char *p = text;
  int n = 0;

  for (; n < 4 && is_year_digit (g_utf8_get_char (p)); n++)
    p = g_utf8_next_char (p);

  return n == 4 && g_str_has_prefix (p, "年") ? (gsize) (p - text) + strlen ("年") : 0;
}

/* Takes what says when or that it is meant to be off the beginning: 拟安排 … and 今年安排 … are one thing. */
static void
strip_start (GString *name)
{
  static const char *const words[] = { "提出", "预期", "已经", "已",   "也要", "还要", "拟",
                                       "将",   "今年", "全年", "去年", "当年", "其中", "到" };
  gsize length;

  do
    {
      length = measure_year (name->str);
      for (guint i = 0; length == 0 && i < G_N_ELEMENTS (words); i++)
        length = g_str_has_prefix (name->str, words[i]) ? strlen (words[i]) : 0;
      if (length == name->len)
        return;
      g_string_erase (name, 0, (gssize) length);
    }
  while (length > 0);
}

/* Takes off the end what is no part of a name: the base of a comparison, how a growth is counted. */
static void
strip_end (GString *name)
{
  static const char *const words[] = { "预期增长目标", "增长目标", "预期目标", "问题",   "实际",  "仍然",
                                       "一直",         "由每人",   "从每人",   "从人均", "由人均" };
  gboolean stripped = TRUE;

  for (const char *p = name->str; *p != '\0'; p = g_utf8_next_char (p))
    if (p > name->str && measure_year (p) > 0 && (p[measure_year (p)] == '\0' || strstr (p, "比") != NULL))
      {
        g_string_truncate (name, (gsize) (p - name->str));
        break;
      }
  while (stripped)
    {
      stripped = FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (words) && !stripped; i++)
        if (name->len > strlen (words[i]) && g_str_has_suffix (name->str, words[i]))
          {
            g_string_truncate (name, name->len - strlen (words[i]));
            stripped = TRUE;
          }
    }
}

/* The sentence's own words, folded: width, case, spaces, quotation marks and particles make no difference,
 * nor what opens or ends them without being part of the name. */
static char *
dup_folded (const char *words)
{
  g_autofree char *normal = words != NULL ? g_utf8_normalize (words, -1, G_NORMALIZE_NFKC) : NULL;
  g_autofree char *lower = g_utf8_strdown (normal != NULL ? normal : "", -1);
  GString *name = g_string_new (NULL);

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p))
    {
      /* 中央财政拟安排 … */
      gboolean is_modal = g_str_has_prefix (p, "拟安排") || g_str_has_prefix (p, "将安排")
                          || g_str_has_prefix (p, "拟投入") || g_str_has_prefix (p, "将投入");

      if (!is_decoration (g_utf8_get_char (p)) && !is_modal)
        g_string_append_unichar (name, g_utf8_get_char (p));
    }
  strip_start (name);
  strip_end (name);

  return g_string_free (name, FALSE);
}

/* The key of a known indicator, else “=” and the sentence's own words, folded. */
static char *
dup_name (const DzQuantity *quantity)
{
  g_autofree char *folded = NULL;

  if (quantity->indicator_key != NULL)
    return g_strdup (quantity->indicator_key);

  folded = dup_folded (quantity->indicator);

  return g_strconcat ("=", folded, NULL);
}

char *
dz_ledger_dup_series (const DzQuantity *quantity)
{
  g_autofree char *name = dup_name (quantity);

  return g_strdup_printf ("%s\t%s\t%d", quantity->place != NULL ? quantity->place : "", name,
                          (int) quantity->measure);
}

char *
dz_ledger_dup_subject (const DzQuantity *quantity, const char *period)
{
  g_autofree char *series = dz_ledger_dup_series (quantity);

  return g_strconcat (series, "\t", period != NULL ? period : "", NULL);
}

int
dz_ledger_get_year (const DzQuantity *quantity)
{
  int first, last;

  dz_period_parse (quantity->period, &first, &last);

  return first == last ? last : 0;
}

GHashTable *
dz_ledger_groups_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

void
dz_ledger_add_to_group (GHashTable *groups, char *key, gconstpointer item)
{
  GPtrArray *group = g_hash_table_lookup (groups, key);

  if (group == NULL)
    {
      group = g_ptr_array_new ();
      g_hash_table_insert (groups, key, group);
    }
  else
    g_free (key);
  g_ptr_array_add (group, (gpointer) item);
}

gboolean
dz_ledger_has_name (const DzQuantity *quantity, const DzKnowledge *knowledge)
{
  g_autofree char *folded = NULL;

  if (quantity->indicator_key != NULL)
    return TRUE;

  folded = dup_folded (quantity->indicator);
  for (guint i = 0; i < G_N_ELEMENTS (payers); i++)
    if (g_str_equal (folded, payers[i]))
      return FALSE;

  /* A known name without its key measures something else about it. */
  return quantity->indicator != NULL && g_utf8_strlen (quantity->indicator, -1) >= MIN_OWN_WORDS
         && g_utf8_strlen (folded, -1) >= MIN_FOLDED_WORDS
         && dz_knowledge_find_indicator (knowledge, quantity->indicator) == NULL;
}
