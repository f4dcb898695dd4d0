// The exact binary indexes of libfaiss on the hashes that SearchBenchmark wrote. Usage: faiss_search FOLDER
#include <faiss/IndexBinaryFlat.h>
#include <faiss/IndexBinaryHash.h>
#include <faiss/impl/AuxIndexStructures.h>
#include <omp.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace {
constexpr int BITS = 256;
constexpr int BYTES = BITS / 8;
// libfaiss reports distances below the radius.
constexpr int RADIUS = 32;

double seconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return now.tv_sec + now.tv_nsec * 1e-9;
}

std::vector<uint8_t> read(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void measure(const char* name, faiss::IndexBinary& index, const std::vector<uint8_t>& hashes, const std::vector<uint8_t>& queries, size_t most) {
    double wall = seconds(CLOCK_MONOTONIC);
    double cpu = seconds(CLOCK_THREAD_CPUTIME_ID);
    index.add(hashes.size() / BYTES, hashes.data());
    std::printf("%-34s %.2f s (CPU %.2f)\n", (std::string(name) + ", build").c_str(), seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_THREAD_CPUTIME_ID) - cpu);
    size_t count = std::min(most, queries.size() / BYTES);
    size_t found = 0;
    wall = seconds(CLOCK_MONOTONIC);
    cpu = seconds(CLOCK_THREAD_CPUTIME_ID);
    for (size_t i = 0; i < count; i++) {
        faiss::RangeSearchResult result(1);
        index.range_search(1, queries.data() + i * BYTES, RADIUS, &result);
        found += result.lims[1];
    }
    wall = seconds(CLOCK_MONOTONIC) - wall;
    cpu = seconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    std::printf("%-34s %.2f us (CPU %.2f) a query of the first %zu, found %zu\n", name, wall / count * 1e6, cpu / count * 1e6, count, found);
    std::fflush(stdout);
}
}  // namespace

int main(int, char** arguments) {
    omp_set_num_threads(1);
    std::string folder = arguments[1];
    std::vector<uint8_t> hashes = read(folder + "/hashes");
    std::vector<uint8_t> queries = read(folder + "/queries");
    {
        faiss::IndexBinaryFlat flat(BITS);
        measure("libfaiss BinaryFlat", flat, hashes, queries, 20);
    }
    faiss::IndexBinaryMultiHash multi(BITS, 16, 16);
    multi.nflip = 1;
    measure("libfaiss BinaryMultiHash 16x16", multi, hashes, queries, 200);
}
