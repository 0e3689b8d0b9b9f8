/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "workbench/dz-pinyin.h"

#include <string.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

struct _DzPinyin
{
  UTransliterator *transliterator;
  GHashTable *readings; /* code point -> "chang zhang " (owned), "" for none */
};

/* Readings besides the one that ICU gives; a character may stand with any of them in a term. */
static const struct
{
  const char *character;
  const char *readings;
} polyphones[] = {
  { "长", "chang zhang" }, { "重", "zhong chong" }, { "行", "xing hang" }, { "都", "dou du" },
  { "率", "lu shuai" }, { "调", "diao tiao" }, { "乐", "le yue" }, { "还", "hai huan" },
  { "会", "hui kuai" }, { "传", "chuan zhuan" }, { "藏", "cang zang" }, { "朝", "chao zhao" },
  { "参", "can shen cen" }, { "曾", "zeng ceng" }, { "厦", "sha xia" }, { "校", "xiao jiao" },
  { "解", "jie xie" }, { "降", "jiang xiang" }, { "强", "qiang jiang" }, { "弹", "dan tan" },
  { "省", "sheng xing" }, { "石", "shi dan" }, { "数", "shu shuo" }, { "说", "shuo shui" },
  { "宿", "su xiu" }, { "提", "ti di" }, { "系", "xi ji" }, { "盛", "sheng cheng" }, { "单", "dan shan" },
  { "得", "de dei" }, { "地", "di de" }, { "的", "de di" }, { "着", "zhe zhao zhuo" }, { "了", "le liao" },
  { "没", "mei mo" }, { "模", "mo mu" }, { "奇", "qi ji" }, { "卡", "ka qia" }, { "塞", "sai se" },
  { "色", "se shai" }, { "壳", "ke qiao" }, { "露", "lu lou" }, { "落", "luo la" }, { "泊", "bo po" },
  { "薄", "bo bao" }, { "便", "bian pian" }, { "差", "cha chai" }, { "称", "cheng chen" },
  { "大", "da dai" }, { "度", "du duo" }, { "恶", "e wu" }, { "否", "fou pi" }, { "脉", "mai mo" },
  { "给", "gei ji" }, { "核", "he hu" }, { "和", "he huo hu" }, { "合", "he ge" }, { "红", "hong gong" },
  { "见", "jian xian" }, { "角", "jiao jue" }, { "觉", "jue jiao" }, { "劲", "jin jing" },
  { "圈", "quan juan" }, { "勒", "le lei" }, { "埋", "mai man" }, { "蔓", "man wan" }, { "屏", "ping bing" },
  { "迫", "po pai" }, { "朴", "pu piao" }, { "亲", "qin qing" }, { "识", "shi zhi" }, { "似", "si shi" },
  { "拓", "tuo ta" }, { "尾", "wei yi" }, { "吓", "xia he" }, { "血", "xue xie" }, { "择", "ze zhai" },
  { "扎", "zha za" }, { "折", "zhe she" }, { "殖", "zhi shi" }, { "车", "che ju" }, { "叶", "ye xie" },
  { "尉", "wei yu" }, { "堡", "bao bu pu" },
};

DzPinyin *
dz_pinyin_new (void)
{
  static const UChar id[] = u"Han-Latin; Latin-ASCII; Lower";
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator;
  DzPinyin *pinyin;

  transliterator = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  if (U_FAILURE (status))
    return NULL;

  pinyin = g_new0 (DzPinyin, 1);
  pinyin->transliterator = transliterator;
  pinyin->readings = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  return pinyin;
}

void
dz_pinyin_free (DzPinyin *pinyin)
{
  if (pinyin == NULL)
    return;

  utrans_close (pinyin->transliterator);
  g_hash_table_unref (pinyin->readings);
  g_free (pinyin);
}

/* The syllable of one Han character, "" if it has none. (transfer full) */
static char *
dup_syllable (DzPinyin *pinyin, gunichar character)
{
  UErrorCode status = U_ZERO_ERROR;
  GString *syllable = g_string_new (NULL);
  UChar buffer[32];
  int32_t length = 0;
  int32_t limit;

  u_strFromUTF32 (buffer, G_N_ELEMENTS (buffer), &length, (const UChar32 *) &character, 1, &status);
  limit = length;
  utrans_transUChars (pinyin->transliterator, buffer, &length, G_N_ELEMENTS (buffer), 0, &limit, &status);
  for (int32_t i = 0; U_SUCCESS (status) && i < length && buffer[i] < 128 && g_ascii_isalpha (buffer[i]); i++)
    g_string_append_c (syllable, (char) buffer[i]);

  return g_string_free (syllable, FALSE);
}

static const char *
find_polyphone (gunichar character)
{
  for (guint i = 0; i < G_N_ELEMENTS (polyphones); i++)
    if (g_utf8_get_char (polyphones[i].character) == character)
      return polyphones[i].readings;

  return "";
}

/* "chang zhang": the common reading first. Borrowed. */
static const char *
get_readings (DzPinyin *pinyin, gunichar character)
{
  gpointer known;
  g_autofree char *syllable = NULL;
  char *readings;

  if (g_hash_table_lookup_extended (pinyin->readings, GUINT_TO_POINTER (character), NULL, &known))
    return known;
  syllable = dup_syllable (pinyin, character);
  readings = g_strconcat (syllable, " ", find_polyphone (character), NULL);
  g_hash_table_insert (pinyin->readings, GUINT_TO_POINTER (character), readings);

  return readings;
}

char *
dz_pinyin_dup_initials (DzPinyin *pinyin, const char *text)
{
  GString *initials = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, g_string_free (initials, FALSE));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      char initial = c < 128 && g_ascii_isalnum (c) ? g_ascii_tolower ((char) c) : 0;

      if (c >= 128 && pinyin != NULL && g_unichar_isalpha (c))
        initial = *get_readings (pinyin, c);
      if (g_ascii_isalnum (initial))
        g_string_append_c (initials, initial);
    }

  return g_string_free (initials, FALSE);
}

/* v for ü is as good as u, which is what the transliteration leaves of it. */
static gboolean
is_same_letter (char letter, char spelt)
{
  return letter == spelt || (letter == 'v' && spelt == 'u');
}

static gboolean spells (DzPinyin *pinyin, const char *text, const char *letters);

static gboolean
spells_by (DzPinyin *pinyin, const char *reading, const char *text, const char *letters)
{
  for (int i = 0; letters[i] != '\0' && reading[i] != '\0' && reading[i] != ' '
                  && is_same_letter (letters[i], reading[i]);
       i++)
    if (spells (pinyin, g_utf8_next_char (text), letters + i + 1))
      return TRUE;

  return FALSE;
}

/* Whether the letters spell the beginning of the text. */
static gboolean
spells (DzPinyin *pinyin, const char *text, const char *letters)
{
  gunichar c;

  if (*letters == '\0')
    return TRUE;
  if (*text == '\0')
    return FALSE;
  c = g_utf8_get_char (text);
  if (c < 128)
    return g_ascii_tolower ((char) c) == *letters && spells (pinyin, text + 1, letters + 1);
  if (!g_unichar_isalnum (c))
    return spells (pinyin, g_utf8_next_char (text), letters);

  for (const char *reading = get_readings (pinyin, c); *reading != '\0';)
    {
      const char *blank = strchr (reading, ' ');

      if (spells_by (pinyin, reading, text, letters))
        return TRUE;
      reading = blank != NULL ? blank + 1 : reading + strlen (reading);
    }

  return FALSE;
}

#define LETTERS_MAX 64

gboolean
dz_pinyin_matches (DzPinyin *pinyin, const char *text, const char *letters)
{
  char own[LETTERS_MAX + 1];
  gsize n = 0;

  g_return_val_if_fail (pinyin != NULL && text != NULL && letters != NULL, FALSE);

  for (const char *p = letters; *p != '\0'; p++)
    {
      if (*p == ' ' || *p == '\'')
        continue;
      if (!g_ascii_isalnum (*p) || n == LETTERS_MAX)
        return FALSE;
      own[n++] = g_ascii_tolower (*p);
    }
  own[n] = '\0';
  if (n == 0)
    return TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (spells (pinyin, p, own))
      return TRUE;

  return FALSE;
}
