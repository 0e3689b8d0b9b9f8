/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gui/dz-view.h"

G_BEGIN_DECLS

#define DZ_TYPE_GLOSSARY_VIEW (dz_glossary_view_get_type ())

/* The sidebar's terms: those of the focus paragraph or all, narrowed by headword or pinyin initials. */
G_DECLARE_FINAL_TYPE (DzGlossaryView, dz_glossary_view, DZ, GLOSSARY_VIEW, DzView)

GtkWidget *dz_glossary_view_new (void);

G_END_DECLS
