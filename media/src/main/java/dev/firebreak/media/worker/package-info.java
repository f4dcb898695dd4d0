/**
 * The inside of a decoder process: demuxing, decoding, cutting. Only {@link dev.firebreak.media.worker.DecoderMain} is started from outside;
 * nothing here runs in the main process.
 */
@NullMarked
package dev.firebreak.media.worker;

import org.jspecify.annotations.NullMarked;
