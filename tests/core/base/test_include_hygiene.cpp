// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

// Every header above the engine's Torch line, in one file: it must compile without Torch and without Qt on the include path.
#include "engine/audio/audio_file.h"
#include "engine/audio/time_frequency_gate.h"
#include "engine/config/config_check.h"
#include "engine/config/config_fields.h"
#include "engine/config/config_text.h"
#include "engine/config/presets.h"
#include "engine/corpus/clip_selection.h"
#include "engine/corpus/corpus.h"
#include "engine/corpus/corpus_import.h"
#include "engine/evaluation/evaluation.h"
#include "engine/features/clip_features.h"
#include "engine/features/corpus_statistics.h"
#include "engine/features/log_mel.h"
#include "engine/jobs/engine.h"
#include "engine/jobs/job_runner.h"
#include "engine/jobs/run_mailbox.h"
#include "engine/masking/curriculum.h"
#include "engine/masking/curriculum_profile.h"
#include "engine/masking/mask_findings.h"
#include "engine/masking/mask_plan.h"
#include "engine/masking/mask_sound.h"
#include "engine/playback/player.h"
#include "engine/runs/checkpoint_store.h"
#include "engine/runs/durable_file.h"
#include "engine/runs/run_directory.h"
#include "engine/runs/safetensors.h"
#include "engine/search/embedding_index.h"
#include "engine/training/schedules.h"

TEST_CASE("the engine's public headers need neither Torch nor Qt") {
#if defined(TORCH_API) || defined(QT_VERSION)
    FAIL("a public header of the engine pulled in Torch or Qt");
#endif
    CHECK(ajepa::exitCode(ajepa::ErrorKind::device) == 5);
}
