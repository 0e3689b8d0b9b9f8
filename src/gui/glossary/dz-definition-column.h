/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "workbench/dz-glossary.h"

G_BEGIN_DECLS

#define DZ_TYPE_DEFINITION_COLUMN (dz_definition_column_get_type ())

/* One definition, as one report or the reader has it, to be read or edited in its place.
 *
 * Signals: “saved” (utf8 text), “taken-back” (no parameters): the reader's word goes. */
G_DECLARE_FINAL_TYPE (DzDefinitionColumn, dz_definition_column, DZ, DEFINITION_COLUMN, AdwBin)

/* definers: who has it, as shown. definition (nullable): none yet; before (nullable): what it is compared with; editable: the
 * library can be written. */
GtkWidget *dz_definition_column_new (const char *definers, const DzTermDefinition *definition, const char *before,
                                     gboolean editable);
const DzTermDefinition *dz_definition_column_get_definition (DzDefinitionColumn *self);
void dz_definition_column_edit (DzDefinitionColumn *self);
gboolean dz_definition_column_is_editing (DzDefinitionColumn *self);

G_END_DECLS
