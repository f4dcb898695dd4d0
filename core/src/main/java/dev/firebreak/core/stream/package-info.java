/**
 * Live streams: who may publish, the media packets that a publisher sends, and how a running publish is stopped.
 * Ports are implemented in edge and app.
 */
@NullMarked
package dev.firebreak.core.stream;

import org.jspecify.annotations.NullMarked;
