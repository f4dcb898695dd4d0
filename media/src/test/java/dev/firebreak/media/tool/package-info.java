/** The ffmpeg and ffprobe commands that make and check media in tests. */
@NullMarked
package dev.firebreak.media.tool;

import org.jspecify.annotations.NullMarked;
