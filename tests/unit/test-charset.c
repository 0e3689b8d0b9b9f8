/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import/dz-charset.h"

/* Our own words, long enough for every detector. */
static const char *const sample =
  "全区地区生产总值预计增长百分之六，城镇新增就业三万人，新建学校五所。\n我们将继续改善营商环境，办好民生实事。\n";

typedef struct
{
  const char *charset;
  const char *bom;
  gsize bom_length;
} Case;

static const Case cases[] = {
  { "UTF-8", "", 0 },       { "UTF-8", "\xef\xbb\xbf", 3 }, { "GB18030", "", 0 },        { "GBK", "", 0 },
  { "UTF-16LE", "", 0 },    { "UTF-16BE", "", 0 },          { "UTF-16LE", "\xff\xfe", 2 }, { "UTF-16BE", "\xfe\xff", 2 },
};

static void
check_text (const char *text, const Case *c)
{
  gsize length = 0;
  g_autofree char *encoded = g_convert (text, -1, c->charset, "UTF-8", NULL, &length, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *decoded = NULL;
  const char *charset;
  gsize bom = 0;
  int n_replaced = -1;

  g_assert_nonnull (encoded);
  g_byte_array_append (bytes, (const guint8 *) c->bom, (guint) c->bom_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  charset = dz_charset_detect (bytes->data, bytes->len, &bom);
  g_assert_nonnull (charset);
  g_assert_cmpuint (bom, ==, c->bom_length);
  decoded = dz_charset_decode (bytes->data + bom, bytes->len - bom, charset, &n_replaced);
  g_assert_cmpstr (decoded, ==, text);
  g_assert_cmpint (n_replaced, ==, 0);
}

static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_text (sample, &cases[i]);
}

static void
test_short (void)
{
  static const Case gb = { "GB18030", "", 0 };

  check_text ("政府工作报告", &gb);
  check_text ("全区经济发展", &gb);
}

static void
test_damaged (void)
{
  gsize length = 0;
  g_autofree char *encoded = g_convert (sample, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  g_autofree char *decoded = NULL;
  const char *charset;
  gsize bom = 0;
  int n_replaced = 0;

  encoded[21] = (char) 0xff;
  charset = dz_charset_detect ((const guint8 *) encoded, length, &bom);
  decoded = dz_charset_decode ((const guint8 *) encoded, length, charset, &n_replaced);
  g_assert_true (g_utf8_validate (decoded, -1, NULL));
  g_assert_cmpint (n_replaced, >=, 1);
  g_assert_nonnull (strstr (decoded, "新建学校五所"));
}

static void
test_damaged_utf8 (void)
{
  g_autofree char *text = g_strdup (sample);
  g_autofree char *decoded = NULL;
  gsize bom = 0;
  int n_replaced = 0;
  gsize length = strlen (text);

  text[4] = (char) 0xff;
  g_assert_cmpstr (dz_charset_detect ((const guint8 *) text, length, &bom), ==, "UTF-8");
  decoded = dz_charset_decode ((const guint8 *) text, length, "UTF-8", &n_replaced);
  g_assert_cmpint (n_replaced, >=, 1);
  g_assert_nonnull (strstr (decoded, "新建学校五所"));
}

static void
test_latin_utf16 (void)
{
  static const guint8 bytes[] = { 'G', 0, 'D', 0, 'P', 0, ' ', 0, '6', 0, '%', 0, '\n', 0 };
  gsize bom = 0;

  g_assert_cmpstr (dz_charset_detect (bytes, sizeof bytes, &bom), ==, "UTF-16LE");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/charset/round-trip", test_round_trip);
  g_test_add_func ("/charset/short-samples", test_short);
  g_test_add_func ("/charset/damaged-gb18030-is-replaced-and-counted", test_damaged);
  g_test_add_func ("/charset/damaged-utf8-is-replaced-and-counted", test_damaged_utf8);
  g_test_add_func ("/charset/utf16-without-chinese", test_latin_utf16);

  return g_test_run ();
}
