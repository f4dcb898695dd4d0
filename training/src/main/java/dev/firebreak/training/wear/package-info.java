/** What a live stream does to sound and pictures, each thing on its own, to see which of them detection survives. */
@NullMarked
package dev.firebreak.training.wear;

import org.jspecify.annotations.NullMarked;
