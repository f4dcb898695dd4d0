/** What a picture, a video or a sound is recognised by after it was edited, and where two of them agree. */
@NullMarked
package dev.firebreak.core.fingerprint;

import org.jspecify.annotations.NullMarked;
