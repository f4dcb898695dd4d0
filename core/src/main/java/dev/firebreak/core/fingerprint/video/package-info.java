/** What a video is recognised by: hashes of its pictures over time, kept compactly, and where two videos show the same. */
@NullMarked
package dev.firebreak.core.fingerprint.video;

import org.jspecify.annotations.NullMarked;
