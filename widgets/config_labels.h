// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "engine/config/config_fields.h"

/// Words for the field table. Ids are for files; these are for people, translatable in the contexts "ConfigFields" and "ConfigSections".
namespace ajepa {

/// "Batch size" for "train.batch_size".
QString fieldLabel(const ConfigField& field);
/// "Optimiser" for "optimizer".
QString sectionLabel(std::string_view section);
QString fieldSentence(const ConfigField& field);
QString fieldUnit(const ConfigField& field);
/// "train" of "train.batch_size".
std::string_view sectionOf(const ConfigField& field);

}  // namespace ajepa
