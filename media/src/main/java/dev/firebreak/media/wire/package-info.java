/** What the main process and a decoder process say to each other over the child's standard input and output. */
@NullMarked
package dev.firebreak.media.wire;

import org.jspecify.annotations.NullMarked;
