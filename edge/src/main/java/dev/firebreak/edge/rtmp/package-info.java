/**
 * Owns the RTMP publish listener: it takes untrusted bytes from publishers and gives H.264 and AAC packets to a
 * {@link dev.firebreak.core.stream.MediaSink}. Publish only; nothing is played from here.
 */
@NullMarked
package dev.firebreak.edge.rtmp;

import org.jspecify.annotations.NullMarked;
