/**
 * Decoding of strangers' media, in child processes that may be killed: {@link dev.firebreak.media.decode.DecoderPool} starts and
 * restarts them, {@link dev.firebreak.media.decode.DecodeSession} is one stream in them.
 */
@NullMarked
package dev.firebreak.media.decode;

import org.jspecify.annotations.NullMarked;
