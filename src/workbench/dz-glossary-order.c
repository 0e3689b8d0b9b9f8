/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-glossary-private.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "core/dz-text.h"

static const char *const nicks[] = { "pinyin", "appearance", "frequency" };

/* Bytes that sort as ICU's Chinese collation does, by pinyin; the text itself where it has no rules. A
 * character that is read in several ways stands at the reading of that collation. */
static char *
dup_sort_key (UCollator *collator, const char *text)
{
  gsize capacity = strlen (text) + 1;
  g_autofree UChar *wide = g_new (UChar, capacity);
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = 0;
  int32_t size;
  char *key;

  u_strFromUTF8 (wide, (int32_t) capacity, &length, text, -1, &status);
  if (collator == NULL || U_FAILURE (status))
    return g_strdup (text);

  size = ucol_getSortKey (collator, wide, length, NULL, 0);
  key = g_malloc0 (size + 1);
  ucol_getSortKey (collator, wide, length, (uint8_t *) key, size);

  return key;
}

static int
compare_by_pinyin (gconstpointer a, gconstpointer b)
{
  return dz_glossary_compare (*(const DzGlossaryEntry *const *) a, *(const DzGlossaryEntry *const *) b,
                              DZ_GLOSSARY_BY_PINYIN);
}

static void
index_forms (DzGlossary *glossary, guint number)
{
  const DzGlossaryEntry *entry = dz_glossary_get_entry (glossary, number);

  for (guint i = 0; i < entry->forms->len; i++)
    {
      const DzTermForm *form = entry->forms->pdata[i];

      if (!g_hash_table_contains (glossary->index, form->key))
        g_hash_table_insert (glossary->index, g_strdup (form->key), GUINT_TO_POINTER (number + 1));
    }
}

void
dz_glossary_sort (DzGlossary *glossary)
{
  UErrorCode status = U_ZERO_ERROR;
  UCollator *collator = ucol_open ("zh", &status);

  if (U_FAILURE (status))
    g_clear_pointer (&collator, ucol_close);
  for (guint i = 0; i < glossary->entries->len; i++)
    {
      DzGlossaryEntry *entry = glossary->entries->pdata[i];

      entry->sort_key = dup_sort_key (collator, entry->key);
    }
  g_clear_pointer (&collator, ucol_close);
  g_ptr_array_sort (glossary->entries, compare_by_pinyin);
  for (guint i = 0; i < glossary->entries->len; i++)
    index_forms (glossary, i);
}

const char *
dz_glossary_order_get_nick (DzGlossaryOrder order)
{
  g_return_val_if_fail (order < G_N_ELEMENTS (nicks), nicks[0]);

  return nicks[order];
}

gboolean
dz_glossary_order_from_nick (const char *nick, DzGlossaryOrder *order)
{
  for (guint i = 0; nick != NULL && i < G_N_ELEMENTS (nicks); i++)
    if (g_str_equal (nicks[i], nick))
      {
        *order = (DzGlossaryOrder) i;
        return TRUE;
      }

  return FALSE;
}

static int
compare_by_appearance (const DzGlossaryEntry *a, const DzGlossaryEntry *b)
{
  if (a->first_report != b->first_report)
    return a->first_report < b->first_report ? -1 : 1;
  if (a->first_order != b->first_order)
    return a->first_order - b->first_order;

  return a->first_start - b->first_start;
}

int
dz_glossary_compare (const DzGlossaryEntry *a, const DzGlossaryEntry *b, DzGlossaryOrder order)
{
  int result = 0;

  if (order == DZ_GLOSSARY_BY_APPEARANCE)
    result = compare_by_appearance (a, b);
  else if (order == DZ_GLOSSARY_BY_FREQUENCY)
    result = (a->total < b->total) - (a->total > b->total);
  if (result == 0)
    result = strcmp (a->sort_key, b->sort_key);

  return result != 0 ? result : strcmp (a->key, b->key);
}

gboolean
dz_glossary_entry_matches (const DzGlossaryEntry *entry, const char *needle, DzPinyin *pinyin)
{
  g_autofree char *own = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (entry != NULL && needle != NULL, FALSE);

  own = g_strstrip (g_strdup (needle));
  folded = dz_term_dup_fold (own);
  if (*folded == '\0')
    return *own == '\0';
  for (guint i = 0; i < entry->forms->len; i++)
    {
      const DzTermForm *form = entry->forms->pdata[i];
      g_autofree char *text = dz_term_dup_fold (form->key);

      if (strstr (text, folded) != NULL || (pinyin != NULL && dz_pinyin_matches (pinyin, form->key, own)))
        return TRUE;
    }

  return FALSE;
}
