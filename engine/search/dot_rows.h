// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace ajepa {

/// Inner products of `count` rows of `dim` values, one behind the other, with a query: products[i] = rows[i] . query. A row's product does not depend on
/// which rows stand beside it.
using DotRows = void (*)(const float* rows, std::size_t count, std::size_t dim, const float* query, float* products);

/// Runs everywhere.
void dotRowsPortable(const float* rows, std::size_t count, std::size_t dim, const float* query, float* products);

/// The form for AVX2 and FMA, or nullptr where the processor has them not. Eight rows share each piece of the query, and memory is read in eight streams, so that memory is the limit.
DotRows dotRowsVector();

}  // namespace ajepa
