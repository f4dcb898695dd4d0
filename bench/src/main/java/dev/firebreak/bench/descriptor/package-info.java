/** Would a learned descriptor of pictures find copies that PDQ misses: measured, by itself and after alignment in time. */
@org.jspecify.annotations.NullMarked
package dev.firebreak.bench.descriptor;
