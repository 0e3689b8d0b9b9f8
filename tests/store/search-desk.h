/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-fixture.h"

/* A library to search in, with notes and tags, partly indexed, and plain walks over what is in it. */
typedef struct
{
  Fixture fixture;
  DzStore *store;
  GPtrArray *reports; /* (element-type DzReport) as they are stored */
  GPtrArray *notes;
  GPtrArray *tags;
  GRand *rand;
} SearchDesk;

/* n_reports: 4 at least; those behind the fourth are like the first. */
void search_desk_init (SearchDesk *desk, guint n_reports);
void search_desk_clear (SearchDesk *desk);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SearchDesk, search_desk_clear)

/* Numbers 0 … SEARCH_DESK_N_SCOPES - 1; 0 is everywhere, the last ones are several in one. */
#define SEARCH_DESK_N_SCOPES 12
DzSearchScope *search_desk_make_scope (int number);

/* Hits in one text that end at last or before. */
typedef int (*SearchDeskCount) (const char *text, int last, gconstpointer data);

/* Asks the library for the hits of the query in the scope, and holds each report against what count finds;
 * name: the query. */
void search_desk_assert_counts (const SearchDesk *desk, const DzQuery *query, const DzSearchScope *scope,
                                SearchDeskCount count, gconstpointer data, const char *name);

/* Half of the time cut out of the texts, 1 … 8 characters. */
char *search_desk_make_words (const SearchDesk *desk);
