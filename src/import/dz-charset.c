/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "import/dz-charset.h"

#include <string.h>
#include <uchardet.h>
#include <unicode/ucnv.h>

#include "core/dz-char.h"

#define SAMPLE_SIZE (64 * 1024)
#define SHORT_SIZE 40

/* Characters that fill a third of any official text; a wrong decoding hits other ones. */
static const char *const common_chars =
  "的和发展一全区市工作建设经济中国人大民政府年新在业产会主加生了强化重点提高服务实施行社推进创动力大为是以成"
  "上开改革项目多度公安管理地方资本有不要等领导文教育保障我们村农高科技术企投入增长量质水平面元万亿个家年月日";

typedef struct
{
  const char *name;
  guint8 bytes[4];
  gsize length;
} Bom;

/* The four-byte mark stands before the two-byte one it begins with. */
static const Bom boms[] = {
  { "UTF-8", { 0xef, 0xbb, 0xbf }, 3 },
  { "UTF-32LE", { 0xff, 0xfe, 0, 0 }, 4 },
  { "UTF-16LE", { 0xff, 0xfe }, 2 },
  { "UTF-16BE", { 0xfe, 0xff }, 2 },
  { "GB18030", { 0x84, 0x31, 0x95, 0x33 }, 4 },
};

static const char *
find_bom (const guint8 *data, gsize size, gsize *length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (boms); i++)
    if (size >= boms[i].length && memcmp (data, boms[i].bytes, boms[i].length) == 0)
      {
        *length = boms[i].length;
        return boms[i].name;
      }

  return NULL;
}

/* Cached once: a bitmap over the ideographs of common_chars. */
static gboolean
is_common (gunichar c)
{
  static gsize initialized;
  static guint8 bitmap[(0xa000 - 0x4e00) / 8];

  if (g_once_init_enter (&initialized))
    {
      for (const char *p = common_chars; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar common = g_utf8_get_char (p) - 0x4e00;

          bitmap[common / 8] |= (guint8) (1 << (common % 8));
        }
      g_once_init_leave (&initialized, 1);
    }

  return c >= 0x4e00 && c < 0xa000 && (bitmap[(c - 0x4e00) / 8] & (1 << ((c - 0x4e00) % 8))) != 0;
}

/* How much a decoding reads like Chinese: share of common characters, less for damage and odd characters. */
static double
score_text (const char *text, int n_replaced)
{
  int n_common = 0;
  int n_odd = n_replaced;
  int n_chars = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      n_common += is_common (c);
      n_odd += c >= 0x80 && !dz_char_is_han (c) && !dz_char_is_pause (c) && !g_unichar_isprint (c);
      n_odd += c < 0x20 && !dz_char_is_blank (c);
    }

  return n_chars > 0 ? (n_common - 2.0 * n_odd) / n_chars : 0;
}

static double
score_charset (const guint8 *data, gsize size, const char *charset)
{
  int n_replaced = 0;
  g_autofree char *text = dz_charset_decode (data, size, charset, &n_replaced);

  return score_text (text, n_replaced);
}

static const char *
choose_by_score (const guint8 *data, gsize size, const char *const *charsets, double least)
{
  const char *best = NULL;
  double best_score = least;

  for (; *charsets != NULL; charsets++)
    {
      double score = score_charset (data, MIN (size, SAMPLE_SIZE) & ~(gsize) 1, *charsets);

      if (score > best_score)
        {
          best_score = score;
          best = *charsets;
        }
    }

  return best;
}

/* Text of Latin letters has a NUL in every other byte even where it says nothing in Chinese. */
static const char *
choose_utf16_by_nuls (const guint8 *data, gsize size)
{
  gsize n_nuls[2] = { 0, 0 };

  for (gsize i = 0; i < MIN (size, SAMPLE_SIZE); i++)
    n_nuls[i % 2] += data[i] == 0;
  if (n_nuls[1] > 10 * n_nuls[0] && n_nuls[1] * 3 > MIN (size, SAMPLE_SIZE))
    return "UTF-16LE";
  if (n_nuls[0] > 10 * n_nuls[1] && n_nuls[0] * 3 > MIN (size, SAMPLE_SIZE))
    return "UTF-16BE";

  return NULL;
}

static const char *
ask_uchardet (const guint8 *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  const char *name = NULL;

  if (uchardet_handle_data (detector, (const char *) data, size) == 0)
    {
      uchardet_data_end (detector);
      name = g_intern_string (uchardet_get_charset (detector));
    }
  uchardet_delete (detector);

  return name != NULL && *name != '\0' ? name : NULL;
}

static gboolean
is_chinese_charset (const char *name)
{
  static const char *const names[] = { "GB18030", "GB2312",     "GBK",   "BIG5",
                                       "EUC-TW",  "HZ-GB-2312", "UTF-8", NULL };

  return name != NULL && g_strv_contains (names, name);
}

const char *
dz_charset_detect (const guint8 *data, gsize size, gsize *bom)
{
  static const char *const utf16[] = { "UTF-16LE", "UTF-16BE", NULL };
  static const char *const short_ladder[] = { "GB18030", "BIG5", "UTF-16LE", "UTF-16BE", NULL };
  const char *name;

  g_return_val_if_fail (data != NULL && bom != NULL, NULL);

  *bom = 0;
  name = find_bom (data, size, bom);
  if (name != NULL)
    return name;
  if (g_utf8_validate_len ((const char *) data, size, NULL))
    return "UTF-8";
  if (memchr (data, 0, size) != NULL)
    {
      name = choose_by_score (data, size, utf16, 0.1);
      if (name == NULL)
        name = choose_utf16_by_nuls (data, size);
      if (name != NULL)
        return name;
    }
  if (size >= SHORT_SIZE)
    name = ask_uchardet (data, size);
  if (!is_chinese_charset (name))
    {
      const char *scored = choose_by_score (data, size, short_ladder, size < SHORT_SIZE ? 0 : 0.15);

      if (scored != NULL)
        name = scored;
    }

  return name;
}

/* Every byte sequence that fits no character becomes one U+FFFD; a file that holds U+FFFD itself counts too. */
static char *
decode_damaged (const guint8 *data, gsize size, const char *charset, int *n_replaced)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open (charset, &status);
  g_autofree UChar *utf16 = NULL;
  int32_t length;
  char *text;

  if (U_FAILURE (status))
    {
      text = g_utf8_make_valid ((const char *) data, (gssize) size);
    }
  else
    {
      utf16 = g_new (UChar, 2 * size + 2);
      length = ucnv_toUChars (converter, utf16, (int32_t) (2 * size + 2), (const char *) data, (int32_t) size,
                              &status);
      for (int32_t i = 0; i < length; i++)
        if (utf16[i] == 0)
          utf16[i] = 0xfffd;
      text = g_utf16_to_utf8 (utf16, U_SUCCESS (status) ? length : 0, NULL, NULL, NULL);
      ucnv_close (converter);
      if (text == NULL)
        text = g_utf8_make_valid ((const char *) data, (gssize) size);
    }
  for (const char *p = strstr (text, "\xef\xbf\xbd"); p != NULL; p = strstr (p + 3, "\xef\xbf\xbd"))
    *n_replaced += 1;

  return text;
}

char *
dz_charset_decode (const guint8 *data, gsize size, const char *charset, int *n_replaced)
{
  g_autofree char *text = NULL;
  gsize n_written = 0;

  g_return_val_if_fail (data != NULL && charset != NULL && n_replaced != NULL, NULL);

  *n_replaced = 0;
  if (size == 0)
    return g_strdup ("");
  if (strcmp (charset, "UTF-8") == 0)
    {
      if (g_utf8_validate_len ((const char *) data, size, NULL))
        return g_strndup ((const char *) data, size);
    }
  else
    {
      text = g_convert ((const char *) data, (gssize) size, "UTF-8", charset, NULL, &n_written, NULL);
      if (text != NULL && g_utf8_validate_len (text, n_written, NULL))
        return g_steal_pointer (&text);
    }

  return decode_damaged (data, size, charset, n_replaced);
}
