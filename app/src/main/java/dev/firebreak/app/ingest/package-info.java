/** How media gets in: publishers at our own RTMP listener, and streams pulled from media servers beside us. */
@NullMarked
package dev.firebreak.app.ingest;

import org.jspecify.annotations.NullMarked;
