// SPDX-License-Identifier: Apache-2.0
// Compiled with -mavx2 -mfma, so nothing here may be inline code that other files share (see the header).
#include "engine/features/log_mel_avx2.h"

#include <immintrin.h>

namespace ajepa {
namespace {

using Lanes = __m256;  // the compiler's vector type: + - * work lane by lane

struct Complex {
    Lanes re, im;
};

Lanes splat(float value) {
    return _mm256_set1_ps(value);
}

// rows[r][0 .. 7] -> columns[c] holds rows[0 .. 7][c].
inline void transpose(const Lanes rows[8], Lanes columns[8]) {
    Lanes pairs[8], quads[8];
    for (int i = 0; i < 4; ++i) {
        pairs[2 * i] = _mm256_unpacklo_ps(rows[2 * i], rows[2 * i + 1]);
        pairs[2 * i + 1] = _mm256_unpackhi_ps(rows[2 * i], rows[2 * i + 1]);
    }
    for (int half = 0; half < 2; ++half) {
        const Lanes* p = pairs + 4 * half;
        Lanes* q = quads + 4 * half;
        q[0] = _mm256_shuffle_ps(p[0], p[2], 0x44);
        q[1] = _mm256_shuffle_ps(p[0], p[2], 0xEE);
        q[2] = _mm256_shuffle_ps(p[1], p[3], 0x44);
        q[3] = _mm256_shuffle_ps(p[1], p[3], 0xEE);
    }
    for (int i = 0; i < 4; ++i) {
        columns[i] = _mm256_permute2f128_ps(quads[i], quads[i + 4], 0x20);
        columns[i + 4] = _mm256_permute2f128_ps(quads[i], quads[i + 4], 0x31);
    }
}

// Samples of the eight frames side by side; returns their sums, added in groups of eight so that rounding stays small.
Lanes gather(const float* const frames[8], int count, Lanes* samples) {
    Lanes sum = splat(0);
    int i = 0;
    for (; i + 8 <= count; i += 8) {
        Lanes rows[8];
        for (int lane = 0; lane < 8; ++lane) {
            rows[lane] = _mm256_loadu_ps(frames[lane] + i);
        }
        Lanes* s = samples + i;
        transpose(rows, s);
        sum += ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    }
    for (; i < count; ++i) {
        samples[i] = _mm256_setr_ps(frames[0][i], frames[1][i], frames[2][i], frames[3][i], frames[4][i], frames[5][i], frames[6][i], frames[7][i]);
        sum += samples[i];
    }
    return sum;
}

// Mean removal, pre-emphasis, window, zero padding. The difference of neighbours comes first, in one fused operation: its rounding is as small as the
// difference, where subtracting the mean first would round at the size of the samples.
void prepare(const LaneTables& tables, const float* const frames[8], Lanes* frame) {
    const Lanes mean = gather(frames, tables.windowSamples, frame) * splat(1.0F / static_cast<float>(tables.windowSamples));
    const Lanes emphasis = splat(tables.preEmphasis);
    const Lanes level = mean - emphasis * mean;
    Lanes previous = frame[0];
    for (int i = 0; i < tables.windowSamples; ++i) {
        const Lanes current = frame[i];
        frame[i] = (_mm256_fnmadd_ps(emphasis, previous, current) - level) * splat(tables.window[i]);
        previous = current;
    }
    for (int i = tables.windowSamples; i < tables.fftSize; ++i) {
        frame[i] = splat(0);
    }
}

inline Complex operator+(Complex a, Complex b) {
    return {a.re + b.re, a.im + b.im};
}
inline Complex operator-(Complex a, Complex b) {
    return {a.re - b.re, a.im - b.im};
}
// -i a
inline Complex turned(Complex a) {
    return {a.im, -a.re};
}
inline Complex times(Complex a, const float* twiddle) {
    const Lanes re = splat(twiddle[0]), im = splat(twiddle[1]);
    return {_mm256_fmsub_ps(a.re, re, a.im * im), _mm256_fmadd_ps(a.re, im, a.im * re)};
}

struct Quarter {
    Complex sumEven, differenceEven, sumOdd, differenceOdd;
};
inline Quarter butterfly(Complex a, Complex b, Complex c, Complex d) {
    return {a + c, a - c, b + d, turned(b - d)};
}

// One radix-4 pass, decimation in frequency: frequencies 4k + r of x become those k of the r-th quarter.
void pass(Complex* x, int length, const float* twiddles) {
    const int quarter = length / 4;
    for (int j = 0; j < quarter; ++j, twiddles += 6) {
        Complex* at = x + j;
        const Quarter q = butterfly(at[0], at[quarter], at[2 * quarter], at[3 * quarter]);
        at[0] = q.sumEven + q.sumOdd;
        at[quarter] = times(q.differenceEven + q.differenceOdd, twiddles);
        at[2 * quarter] = times(q.sumEven - q.sumOdd, twiddles + 2);
        at[3 * quarter] = times(q.differenceEven - q.differenceOdd, twiddles + 4);
    }
}

inline void lastPass(Complex* x) {
    const Quarter q = butterfly(x[0], x[1], x[2], x[3]);
    x[0] = q.sumEven + q.sumOdd;
    x[1] = q.differenceEven + q.differenceOdd;
    x[2] = q.sumEven - q.sumOdd;
    x[3] = q.differenceEven - q.differenceOdd;
}

// In place and depth first, so that the quarters of a long transform are finished in the first-level cache. Frequencies end at tables.places.
void transform(Complex* x, int length, const float* twiddles) {
    if (length == 4) {
        lastPass(x);
    } else if (length == 2) {
        const Complex sum = x[0] + x[1];
        x[1] = x[0] - x[1];
        x[0] = sum;
    } else {
        pass(x, length, twiddles);
        const int quarter = length / 4;
        for (int r = 0; r < 4; ++r) {
            transform(x + r * quarter, quarter, twiddles + 6 * quarter);
        }
    }
}

inline Lanes squared(Complex a) {
    return _mm256_fmadd_ps(a.re, a.re, a.im * a.im);
}

// Power spectrum of the real frame, times four, from the transform of its even samples (real) and odd samples (imaginary). Returns the loudest bin of each lane.
Lanes powers(const LaneTables& tables, const Complex* x, Lanes* power) {
    const int bins = tables.fftSize / 2;
    const Complex dc = x[tables.places[0]];
    const Lanes sum = dc.re + dc.im;
    power[0] = splat(4) * sum * sum;
    Lanes loudest = power[0];
    for (int k = 1; k <= bins / 2; ++k) {
        const Complex a = x[tables.places[k]], b = x[tables.places[bins - k]];
        const Complex even{a.re + b.re, a.im - b.im};
        const Complex odd = times({a.im + b.im, b.re - a.re}, tables.splitTwiddles + 2 * k);
        power[k] = squared(even + odd);
        power[bins - k] = squared(even - odd);
        loudest = _mm256_max_ps(loudest, _mm256_max_ps(power[k], power[bins - k]));
    }
    return loudest;
}

// ln x for normal positive x: x = 2^e m with m in [sqrt(1/2), sqrt(2)), ln m = 2 artanh((m - 1)/(m + 1)), whose series is cut where single precision ends.
Lanes logarithm(Lanes x) {
    const __m256i bits = _mm256_castps_si256(x);
    const __m256i exponent = _mm256_srai_epi32(_mm256_sub_epi32(bits, _mm256_set1_epi32(0x3F3504F3)), 23);
    const Lanes mantissa = _mm256_castsi256_ps(_mm256_sub_epi32(bits, _mm256_slli_epi32(exponent, 23)));
    const Lanes e = _mm256_cvtepi32_ps(exponent);
    const Lanes s = (mantissa - splat(1)) / (mantissa + splat(1));
    const Lanes z = s * s;
    Lanes series = _mm256_fmadd_ps(splat(2.0F / 9), z, splat(2.0F / 7));
    series = _mm256_fmadd_ps(series, z, splat(2.0F / 5));
    series = _mm256_fmadd_ps(series, z, splat(2.0F / 3));
    const Lanes fraction = _mm256_fmadd_ps(s * z, series, s + s);
    // ln 2 in two parts, the first of which is exact when multiplied by an exponent.
    return _mm256_fmadd_ps(e, splat(0.693359375F), _mm256_fmadd_ps(e, splat(-2.12194440e-4F), fraction));
}

inline Lanes energyOf(const LaneMelFilter& filter, const Lanes* power) {
    Lanes even = splat(0), odd = splat(0);
    const Lanes* bins = power + filter.firstBin;
    int i = 0;
    for (; i + 2 <= filter.bins; i += 2) {
        even = _mm256_fmadd_ps(splat(filter.weights[i]), bins[i], even);
        odd = _mm256_fmadd_ps(splat(filter.weights[i + 1]), bins[i + 1], odd);
    }
    if (i < filter.bins) {
        even = _mm256_fmadd_ps(splat(filter.weights[i]), bins[i], even);
    }
    return even + odd;
}

// Log energies of all bands; returns the lanes with a cell too quiet beside the loudest bin.
unsigned logEnergies(const LaneTables& tables, const Lanes* power, Lanes loudest, Lanes* logs) {
    const Lanes floor = splat(1.1920928955078125e-07F), logFloor = splat(-15.942385152878742F);
    const Lanes noise = loudest * splat(tables.noiseShare);
    Lanes unresolved = splat(0);
    for (int mel = 0; mel < tables.mels; ++mel) {
        const LaneMelFilter& filter = tables.filters[mel];
        const Lanes energy = energyOf(filter, power);
        // Ordered so that a NaN stays one, and counts as unresolved.
        const Lanes atLeastFloor = _mm256_max_ps(floor, energy);
        unresolved = _mm256_or_ps(unresolved, _mm256_cmp_ps(atLeastFloor, noise * splat(filter.weightSum), _CMP_NGE_UQ));
        logs[mel] = _mm256_blendv_ps(logFloor, logarithm(atLeastFloor), _mm256_cmp_ps(energy, floor, _CMP_GT_OQ));
    }
    return static_cast<unsigned>(_mm256_movemask_ps(unresolved));
}

void scatter(const Lanes* logs, int count, float* const values[8]) {
    int mel = 0;
    for (; mel + 8 <= count; mel += 8) {
        Lanes rows[8];
        transpose(logs + mel, rows);
        for (int lane = 0; lane < 8; ++lane) {
            _mm256_storeu_ps(values[lane] + mel, rows[lane]);
        }
    }
    for (; mel < count; ++mel) {
        alignas(32) float row[8];
        _mm256_store_ps(row, logs[mel]);
        for (int lane = 0; lane < 8; ++lane) {
            values[lane][mel] = row[lane];
        }
    }
}

}  // namespace

unsigned logMelOfEightFrames(const LaneTables& tables, const float* const frames[logMelLanes], LaneGroup* scratch, float* const values[logMelLanes]) {
    const int bins = tables.fftSize / 2;
    auto* frame = reinterpret_cast<Lanes*>(scratch);
    Lanes* power = frame + tables.fftSize;
    Lanes* logs = power + bins;
    prepare(tables, frames, frame);
    auto* spectrum = reinterpret_cast<Complex*>(frame);  // even samples real, odd samples imaginary: already in place
    transform(spectrum, bins, tables.passTwiddles);
    const Lanes loudest = powers(tables, spectrum, power);
    const unsigned unresolved = logEnergies(tables, power, loudest, logs);
    scatter(logs, tables.mels, values);
    return unresolved;
}

}  // namespace ajepa
