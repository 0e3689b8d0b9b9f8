/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/dz-search-index-private.h"

#include <string.h>

#include "core/dz-error.h"
#include "core/dz-text.h"

typedef struct
{
  gint64 report_id;
  char *odd; /* NULL where no character folds to several */
} Document;

/* A segment as it is remembered: what its documents are. */
typedef struct
{
  gint64 id;
  GArray *documents; /* (element-type Document); report_id 0: no longer there */
} Segment;

struct _DzSearchIndexMemory
{
  gint64 version; /* of the file, as another connection changes it */
  int changes;    /* of this connection */
  GArray *segments; /* (element-type Segment) */
  GArray *pending;  /* (element-type gint64) reports in none */
};

/* What is read of the segment at hand. */
typedef struct
{
  DzStore *store;
  sqlite3_stmt *page; /* the one that would hold a pair */
  gint64 segment;
  gboolean damaged;   /* what was read is not believed */
} Reader;

/* Numbers out of postings; ends where a damaged file does. */
typedef struct
{
  const guint8 *at;
  const guint8 *end;
} Cursor;

/* Postings of one pair in the segment at hand. */
typedef struct
{
  guint64 pair;
  int offset; /* in the query */
  GByteArray *postings;
} Cover;

static void
segment_clear (gpointer data)
{
  Segment *segment = data;

  for (guint i = 0; i < segment->documents->len; i++)
    g_free (g_array_index (segment->documents, Document, i).odd);
  g_array_unref (segment->documents);
}

void
dz_search_index_memory_free (DzSearchIndexMemory *memory)
{
  if (memory == NULL)
    return;

  g_array_unref (memory->segments);
  g_array_unref (memory->pending);
  g_free (memory);
}

/* FALSE for a row that is not as it was written: its report is taken for one that is in no segment. */
static gboolean
remember_document (DzSearchIndexMemory *memory, sqlite3_stmt *statement)
{
  Document document = { sqlite3_column_int64 (statement, 0), NULL };
  gint64 id = sqlite3_column_int64 (statement, 1);
  int number = sqlite3_column_int (statement, 2);
  const char *odd = dz_column_text (statement, 3);
  Segment *segment = memory->segments->len > 0
                       ? &g_array_index (memory->segments, Segment, memory->segments->len - 1)
                       : NULL;

  if (odd == NULL || number < 0 || number > G_MAXUINT16
      || sqlite3_column_int64 (statement, 4) != dz_search_document_seal (document.report_id, id, number, odd))
    {
      g_array_append_val (memory->pending, document.report_id);
      return FALSE;
    }
  if (segment == NULL || segment->id != id)
    {
      Segment next = { id, g_array_new (FALSE, TRUE, sizeof (Document)) };

      g_array_append_val (memory->segments, next);
      segment = &g_array_index (memory->segments, Segment, memory->segments->len - 1);
    }
  if (*odd != '\0')
    document.odd = g_utf8_make_valid (odd, -1);
  if ((guint) number >= segment->documents->len)
    g_array_set_size (segment->documents, (guint) number + 1);
  g_free (g_array_index (segment->documents, Document, number).odd);
  g_array_index (segment->documents, Document, number) = document;

  return TRUE;
}

static gboolean
fill_memory (DzStore *store, DzSearchIndexMemory *memory, GError **error)
{
  g_autoptr (sqlite3_stmt) documents = NULL;
  int code = SQLITE_ERROR;

  documents = dz_store_prepare (store, error,
                                "SELECT report_id, segment, document, odd, seal FROM search_document"
                                " JOIN report ON report.id = report_id ORDER BY segment, document", "");
  while (documents != NULL && (code = dz_store_step (store, documents, error)) == SQLITE_ROW)
    if (!remember_document (memory, documents))
      store->index_damaged = TRUE;

  return code == SQLITE_DONE
         && dz_store_list_ids (store, memory->pending, error,
                               "SELECT id FROM report WHERE id NOT IN (SELECT report_id FROM search_document) ORDER BY id");
}

/* Without the index every report is one that is in no segment. */
static gboolean
fill_without_index (DzStore *store, DzSearchIndexMemory *memory, GError **error)
{
  store->index_damaged = TRUE;
  g_array_set_size (memory->segments, 0);
  g_array_set_size (memory->pending, 0);

  return dz_store_list_ids (store, memory->pending, error, "SELECT id FROM report ORDER BY id");
}

gboolean
dz_search_index_is_damage (const GError *error)
{
  return g_error_matches (error, DZ_ERROR, DZ_ERROR_CORRUPT)
         || g_error_matches (error, DZ_ERROR, DZ_ERROR_FAILED);
}

/* Which reports are in which segment, as of now. (transfer none); NULL on error. */
static const DzSearchIndexMemory *
need_memory (DzStore *store, GError **error)
{
  DzSearchIndexMemory *memory = store->search_memory;
  g_autoptr (GError) local_error = NULL;
  gint64 version = 0;

  if (!dz_store_query_int (store, &version, 0, error, "PRAGMA data_version", ""))
    return NULL;
  if (memory != NULL && memory->version == version && memory->changes == sqlite3_total_changes (store->db))
    return memory;
  g_clear_pointer (&store->search_memory, dz_search_index_memory_free);
  /* Another connection may have mended it; what is not mended is found again. */
  store->index_damaged = FALSE;
  memory = g_new0 (DzSearchIndexMemory, 1);
  memory->version = version;
  memory->changes = sqlite3_total_changes (store->db);
  memory->segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  g_array_set_clear_func (memory->segments, segment_clear);
  memory->pending = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!fill_memory (store, memory, &local_error)
      && (!dz_search_index_is_damage (local_error) || !fill_without_index (store, memory, error)))
    {
      dz_search_index_memory_free (memory);
      if (!dz_search_index_is_damage (local_error))
        g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return store->search_memory = memory;
}

static guint64
read_number (Cursor *cursor)
{
  guint64 number = 0;

  for (int shift = 0; cursor->at < cursor->end && shift < 64; shift += 7)
    {
      guint8 byte = *cursor->at++;

      number |= (guint64) (byte & 0x7f) << shift;
      if (!(byte & 0x80))
        break;
    }

  return number;
}

/* Sets cursor to what is on the page at hand, without the seal, behind the number of its span. FALSE where
 * the page is not the one that was written, or not the one that would hold the pair. */
static gboolean
open_page (const Reader *reader, guint64 pair, Cursor *cursor)
{
  gint64 id = sqlite3_column_int64 (reader->page, 0);
  const guint8 *content = sqlite3_column_blob (reader->page, 1);
  gsize length = (gsize) sqlite3_column_bytes (reader->page, 1);
  guint64 seal;

  if (content == NULL || length < DZ_SEARCH_SEAL_SIZE)
    return FALSE;
  length -= DZ_SEARCH_SEAL_SIZE;
  memcpy (&seal, content + length, sizeof seal);
  if (GUINT64_FROM_LE (seal) != dz_search_seal ((guint64) id, content, length))
    return FALSE;
  cursor->at = content;
  cursor->end = content + length;

  return pair < (guint64) (id - dz_search_first_page ((guint64) reader->segment)) + read_number (cursor);
}

/* Fills the postings of a pair; they are empty where it does not occur. */
static gboolean
load_postings (Reader *reader, Cover *cover, GError **error)
{
  gint64 base = dz_search_first_page ((guint64) reader->segment);
  guint64 pair;
  Cursor cursor;
  int code;

  g_byte_array_set_size (cover->postings, 0);
  sqlite3_reset (reader->page);
  sqlite3_bind_int64 (reader->page, 1, base);
  sqlite3_bind_int64 (reader->page, 2, base | (gint64) cover->pair);
  if ((code = dz_store_step (reader->store, reader->page, error)) != SQLITE_ROW && code != SQLITE_DONE)
    return FALSE;
  if (code == SQLITE_DONE || !open_page (reader, cover->pair, &cursor))
    {
      reader->damaged = TRUE;
      return TRUE;
    }

  pair = (guint64) (sqlite3_column_int64 (reader->page, 0) - base);
  while (cursor.at < cursor.end)
    {
      gsize length;

      pair += read_number (&cursor);
      length = read_number (&cursor);
      length = MIN (length, (gsize) (cursor.end - cursor.at));
      if (pair == cover->pair)
        g_byte_array_append (cover->postings, cursor.at, (guint) length);
      if (pair >= cover->pair)
        break;
      cursor.at += length;
    }

  return TRUE;
}

/* Goes on to the next document; how often it has the pair or character. */
static guint64
read_document (Cursor *cursor, guint64 *document)
{
  guint64 number = read_number (cursor);

  *document += number >> 1;

  return number & 1 ? 1 : read_number (cursor);
}

/* Places at which the query would begin, as document << 32 | place. */
static void
decode_places (const Cover *cover, GArray *places)
{
  Cursor cursor = { cover->postings->data, cover->postings->data + cover->postings->len };
  guint64 document = 0;

  g_array_set_size (places, 0);
  while (cursor.at < cursor.end)
    {
      guint64 place = 0;

      for (guint64 n = read_document (&cursor, &document); n > 0 && cursor.at < cursor.end; n--)
        {
          guint64 start;

          place += read_number (&cursor);
          start = document << 32 | (place - (guint64) cover->offset);
          if (place >= (guint64) cover->offset)
            g_array_append_val (places, start);
        }
    }
}

/* Keeps of places what is in others, too; both ascending. */
static void
intersect (GArray *places, const GArray *others)
{
  guint kept = 0;

  for (guint i = 0, j = 0; i < places->len && j < others->len;)
    {
      guint64 a = g_array_index (places, guint64, i);
      guint64 b = g_array_index (others, guint64, j);

      if (a == b)
        g_array_index (places, guint64, kept++) = a;
      i += a <= b;
      j += b <= a;
    }
  g_array_set_size (places, kept);
}

/* Hits do not overlap. */
static void
count_places (const GArray *places, int length, guint *counts, guint n_documents)
{
  guint64 free_from = 0;

  for (guint i = 0; i < places->len; i++)
    {
      guint64 place = g_array_index (places, guint64, i);

      if (place < free_from || place >> 32 >= n_documents)
        continue;
      counts[place >> 32]++;
      free_from = place + (guint64) length;
    }
}

static void
count_character (const Cover *cover, guint *counts, guint n_documents)
{
  Cursor cursor = { cover->postings->data, cover->postings->data + cover->postings->len };
  guint64 document = 0;

  while (cursor.at < cursor.end)
    {
      guint64 count = read_document (&cursor, &document);

      if (document >= n_documents)
        break;
      counts[document] = (guint) count;
    }
}

static void
cover_clear (gpointer data)
{
  g_byte_array_unref (((Cover *) data)->postings);
}

static void
add_cover (GArray *covers, const gunichar *chars, int offset, int length)
{
  Cover cover = { (guint64) chars[offset] << DZ_SEARCH_CODE_BITS | (length > 1 ? chars[offset + 1] : 0),
                  offset, g_byte_array_new () };

  g_array_append_val (covers, cover);
}

/* The pairs that cover the query, the last ones maybe overlapping. */
static GArray *
make_covers (const gunichar *chars, int length)
{
  GArray *covers = g_array_new (FALSE, FALSE, sizeof (Cover));

  g_array_set_clear_func (covers, cover_clear);
  for (int i = 0; i + 1 < length; i += 2)
    add_cover (covers, chars, i, 2);
  if (length % 2 == 1)
    add_cover (covers, chars, MAX (0, length - 2), length);

  return covers;
}

static int
compare_covers (gconstpointer a, gconstpointer b)
{
  return (int) ((const Cover *) a)->postings->len - (int) ((const Cover *) b)->postings->len;
}

static gboolean
count_segment (Reader *reader, const Segment *segment, GArray *covers, int length, guint *counts,
               GError **error)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (GArray) others = NULL;
  guint n_documents = segment->documents->len;

  for (guint i = 0; i < covers->len; i++)
    {
      Cover *cover = &g_array_index (covers, Cover, i);

      if (!load_postings (reader, cover, error))
        return FALSE;
      if (cover->postings->len == 0 || reader->damaged)
        return TRUE;
    }
  if (length == 1)
    {
      count_character (&g_array_index (covers, Cover, 0), counts, n_documents);
      return TRUE;
    }
  /* The rarest pair first. */
  g_array_sort (covers, compare_covers);
  places = g_array_new (FALSE, FALSE, sizeof (guint64));
  others = g_array_new (FALSE, FALSE, sizeof (guint64));
  decode_places (&g_array_index (covers, Cover, 0), places);
  for (guint i = 1; i < covers->len && places->len > 0; i++)
    {
      decode_places (&g_array_index (covers, Cover, i), others);
      intersect (places, others);
    }
  count_places (places, length, counts, n_documents);

  return TRUE;
}

/* Placed so far before or behind the beginning of the query, what a character folds to is the same where they
 * overlap. */
static gboolean
overlaps (const gunichar *chars, int length, const gunichar *folded, int n_folded, int shift)
{
  int first = MAX (0, shift);
  int last = MIN (length, shift + n_folded);

  return memcmp (chars + first, folded + (first - shift), (gsize) (last - first) * sizeof *chars) == 0;
}

/* The query could be, or hold, what one of these characters folds to; cut: or begin or end inside of it. */
static gboolean
is_touched (const char *odd, const gunichar *chars, int length, gboolean cut)
{
  for (; odd != NULL && *odd != '\0'; odd = g_utf8_next_char (odd))
    {
      gunichar folded[DZ_TEXT_FOLD_MAX];
      int n_folded = dz_text_fold_char (g_utf8_get_char (odd), folded);

      for (int i = cut ? 1 - n_folded : 0; cut ? i < length : i + n_folded <= length; i++)
        if (overlaps (chars, length, folded, n_folded, i))
          return TRUE;
    }

  return FALSE;
}

static void
take_counts (const Segment *segment, const guint *counts, const gunichar *chars, int length, gboolean cut,
             GArray *found, GArray *unknown)
{
  for (guint i = 0; i < segment->documents->len; i++)
    {
      const Document *document = &g_array_index (segment->documents, Document, i);
      DzTermCount count = { document->report_id, (int) counts[i] };

      if (document->report_id == 0)
        continue;
      if (is_touched (document->odd, chars, length, cut))
        g_array_append_val (unknown, document->report_id);
      else if (count.count > 0)
        g_array_append_val (found, count);
    }
}

/* Both kinds of elements begin with an id. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

/* The reports of a segment that is not believed. */
static void
take_all (const Segment *segment, GArray *unknown)
{
  for (guint i = 0; i < segment->documents->len; i++)
    if (g_array_index (segment->documents, Document, i).report_id != 0)
      g_array_append_val (unknown, g_array_index (segment->documents, Document, i).report_id);
}

/* One segment after the other; a page that cannot be read at all is like one without its seal. */
static gboolean
count_in_segment (Reader *reader, const Segment *segment, const DzTextMatcher *matcher, gboolean cut,
                  GArray *found, GArray *unknown, GError **error)
{
  g_autofree guint *hits = g_new0 (guint, segment->documents->len + 1);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GArray) covers = NULL;
  int length = 0;
  const gunichar *chars = dz_text_matcher_get_chars (matcher, &length);

  covers = make_covers (chars, length);
  reader->segment = segment->id;
  reader->damaged = reader->page == NULL;
  if (!dz_store_check_cancelled (reader->store, error))
    return FALSE;
  if (!reader->damaged && !count_segment (reader, segment, covers, length, hits, &local_error))
    {
      if (!dz_search_index_is_damage (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      reader->damaged = TRUE;
    }
  if (reader->damaged)
    take_all (segment, unknown);
  else
    take_counts (segment, hits, chars, length, cut, found, unknown);
  reader->store->index_damaged |= reader->damaged;

  return TRUE;
}

gboolean
dz_search_index_count (DzStore *store, const DzTextMatcher *matcher, gboolean cut, GArray *counts,
                       GArray *unknown, GError **error)
{
  const DzSearchIndexMemory *memory = need_memory (store, error);
  g_autoptr (sqlite3_stmt) page = NULL;
  g_autoptr (GError) local_error = NULL;
  Reader reader = { store };

  if (memory == NULL || dz_text_matcher_is_empty (matcher))
    return memory != NULL;
  /* Where there are no pages at all, every segment is damaged. */
  if (memory->segments->len > 0)
    page = dz_store_prepare_many (store, &local_error,
                                  "SELECT id, content FROM search_page WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1");
  if (local_error != NULL && !dz_search_index_is_damage (local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  reader.page = page;
  for (guint i = 0; i < memory->segments->len; i++)
    if (!count_in_segment (&reader, &g_array_index (memory->segments, Segment, i), matcher, cut, counts,
                           unknown, error))
      return FALSE;
  g_array_append_vals (unknown, memory->pending->data, memory->pending->len);
  g_array_sort (counts, compare_ids);
  g_array_sort (unknown, compare_ids);

  return TRUE;
}
