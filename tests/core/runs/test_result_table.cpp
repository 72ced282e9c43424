// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "engine/config/nearest_preset.h"
#include "engine/runs/config_difference.h"
#include "engine/runs/result_table.h"
#include "engine/runs/run_catalogue.h"
#include "tests/core/runs/run_folders.h"
#include "tests/support/test_data.h"

using namespace ajepa;
using namespace ajepa::test;

namespace {

/// Three seeds of one configuration, one run of another.
RunRows grid(const TemporaryFolder& folder) {
    makeRunFolder(folder.path(), {.name = "2026-11-22T203104-base-seed-0", .seed = 0, .knn = 70});
    makeRunFolder(folder.path(), {.name = "2026-11-22T203103-base-seed-1", .seed = 1, .knn = 72});
    makeRunFolder(folder.path(), {.name = "2026-11-22T203102-base-seed-2", .seed = 2, .knn = 74});
    makeRunFolder(folder.path(), {.name = "2026-11-22T203101-fast", .seed = 0, .knn = 60, .learningRate = 0.01});
    return RunCatalogue(folder.path()).read();
}

}  // namespace

TEST_CASE("quantiles of Student's distribution are those of the tables") {
    // R 4.2: qt(0.975, df)
    const std::pair<int, double> known[] = {{1, 12.70620},  {2, 4.302653},  {5, 2.570582},  {10, 2.228139},
                                            {11, 2.200985}, {20, 2.085963}, {60, 2.000298}, {1000, 1.962339}};
    for (const auto& [freedom, value] : known) {
        CHECK(studentQuantile(freedom) == doctest::Approx(value).epsilon(2e-4));
    }
}

TEST_CASE("a spread over seeds has the interval of the t-test") {
    // R 4.2: t.test(c(70, 72, 74))$conf.int is 67.03172 76.96828
    const SeedSpread spread = spreadOf({70, 72, 74});
    CHECK(spread.mean == 72);
    CHECK(spread.deviation == doctest::Approx(2));
    CHECK(spread.halfWidth == doctest::Approx((76.96828 - 67.03172) / 2).epsilon(1e-4));
    CHECK(spreadOf({5}).halfWidth == 0);
    CHECK(spreadOf({}).runs == 0);
}

TEST_CASE("runs that differ only by their seed are one line, and baselines stand below") {
    const TemporaryFolder folder;
    const ResultTable table = resultTable(grid(folder));
    REQUIRE(table.lines.size() == 3);
    REQUIRE(table.tasks.size() == 1);
    CHECK(table.lines[0].name == "base");
    CHECK(table.lines[0].seeds == std::vector<std::int64_t>{0, 1, 2});
    CHECK(table.lines[1].name == "fast");
    CHECK(table.lines[2].name == "untrained");
    CHECK(csvText(resultText(table)) == "run,runs,esc10 knn %\nbase,3,72.0 \u00b1 5.0\nfast,1,60.0\nuntrained,,34.5\n");
    CHECK(csvText(resultNumbers(table))
              .starts_with("run,seeds,esc10 knn mean,esc10 knn ci95_half_width,esc10 knn std,esc10 knn runs\nbase,0 1 2,72,4.96"));
}

TEST_CASE("a line of which not all runs were measured says how many were") {
    const TemporaryFolder folder;
    grid(folder);
    makeRunFolder(folder.path(), {.name = "2026-11-22T203105-base-seed-3", .seed = 3});
    const TextTable table = resultText(resultTable(RunCatalogue(folder.path()).read()));
    CHECK(table.rows[0] == std::vector<std::string>{"base", "4", "72.0 \u00b1 5.0 (n = 3)"});
}

TEST_CASE("of configurations only what differs is told") {
    const TemporaryFolder folder;
    RunRows rows = grid(folder);
    std::filesystem::remove(makeRunFolder(folder.path(), {.name = "half"}) / "run.toml");
    rows = RunCatalogue(folder.path()).read();
    const ConfigDifference difference = configDifference(rows);
    REQUIRE(difference.fields.size() == 2);
    CHECK(difference.runs.size() == 4);
    CHECK(difference.fields[0].id == "optimizer.learning_rate");
    CHECK(difference.fields[0].values.back() == "0.01");
    CHECK(difference.fields[1].id == "train.seed");
    CHECK(difference.fields[1].values == std::vector<std::string>{"0", "1", "2", "0"});
    CHECK(configDifference({rows.back()}).fields.empty());
    CHECK(differenceText(difference).head == std::vector<std::string>{"setting", "base-seed-0", "base-seed-1", "base-seed-2", "fast"});
}

TEST_CASE("cells that would break a table are quoted or escaped") {
    const TextTable table{.head = {"run", "a,b"}, .rows = {{"x_1 & \"y\"", "1.0 \u00b1 0.5"}, {"two\nlines", "50%"}}};
    CHECK(csvText(table) == "run,\"a,b\"\n\"x_1 & \"\"y\"\"\",1.0 \u00b1 0.5\n\"two\nlines\",50%\n");
    CHECK(latexText(table) ==
          "\\begin{tabular}{lr}\n\\toprule\nrun & a,b \\\\\n\\midrule\nx\\_1 \\& \"y\" & 1.0 $\\pm$ 0.5 \\\\\ntwo lines & 50\\% "
          "\\\\\n\\bottomrule\n\\end{tabular}\n");
}

TEST_CASE("the catalogue as a table has a column for each task") {
    const TemporaryFolder folder;
    const TextTable table = catalogueText(grid(folder));
    CHECK(table.head.back() == "esc10 knn %");
    CHECK(table.rows.size() == 4);
    CHECK(table.rows[0].front() == "2026-11-22T203104-base-seed-0");
    CHECK(table.rows[0].back() == "70");
}

TEST_CASE("fine-tunings that differ by what is held out are repetitions, pre-trainings are not") {
    const auto twin = [](Task task, const char* heldOut) {
        RunConfig config;
        config.train.task = task;
        config.data.heldOutFolds = heldOut;
        return presetOrigin(config).twin;
    };
    CHECK(twin(Task::finetune, "1") == twin(Task::finetune, "2"));
    CHECK(twin(Task::pretrain, "1") != twin(Task::pretrain, "2"));
}
