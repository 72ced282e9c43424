// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "engine/corpus/source_listing.h"

namespace ajepa {

/// The listings of the known layouts; each fills clips (path, labels, fold, split, group) and problems. `root` is absolute and exists.

/// Every audio file, without labels.
void listFolder(SourceListing& listing);

/// Label = first folder of the path; files in the root itself have none.
void listClassFolders(SourceListing& listing);

/// A table with a column `path`, and any of label or labels, fold, split, group or speaker, start_s, duration_s, id. Without start_s, duration_s is a remark
/// and the whole file is the clip. Rows that leave the root or name no file become problems, and so do audio files that no row names.
void listTable(SourceListing& listing, const std::filesystem::path& table);

/// ESC-50 as published (meta/esc50.csv and audio/) or ESC-10's numbered class folders ("001 - Dog bark/1-100032-A.ogg"). File names are
/// FOLD-SOURCE-TAKE[-TARGET]: the group is the source recording (Piczak, "ESC: dataset for environmental sound classification", ACM MM 2015).
void listEsc(SourceListing& listing);

/// Free Spoken Digit Dataset: recordings/DIGIT_SPEAKER_TAKE.wav; takes 0 to 4 are the official test split.
void listFsdd(SourceListing& listing);

/// Speech Commands (Warden 2018): WORD/SPEAKER_nohash_N.wav, with validation_list.txt and testing_list.txt; background noise is left out.
void listSpeechCommands(SourceListing& listing);

/// AudioSet-style manifests as the AST and AudioMAE recipes use them: {"data": [{"wav", "labels"}]} and a table of label names (class_labels_indices.csv) beside it or
/// one folder above. `source` is one manifest, or a folder whose manifests are all read; then "train", "eval", "test" or "val" in their names is the split. Sounds
/// may lie elsewhere: the root becomes the deepest folder that holds them all. Every label of a sound is kept. Throws Error(data).
void listAudioset(SourceListing& listing, const std::filesystem::path& source);
/// True if a source is such a manifest or a folder with one.
bool holdsAudiosetManifest(const std::filesystem::path& source);

/// "1-100032-A" and such: true if the stem has ESC's form.
bool isEscName(const std::string& stem);
/// "7_jackson_12".
bool isFsddName(const std::string& stem);

}  // namespace ajepa
