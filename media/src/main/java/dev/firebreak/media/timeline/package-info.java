/** Media time: what turns the timestamps of strangers into one clock that only goes forward. */
@NullMarked
package dev.firebreak.media.timeline;

import org.jspecify.annotations.NullMarked;
