/**
 * What a sound is recognised by after it was recompressed, re-recorded, talked over, or played faster, and where two sounds
 * agree: {@code SoundFingerprint} (a constellation of spectral peaks), {@code SoundIndex} (which references hold it),
 * {@code SoundWindow} (the last seconds of a live stream).
 */
@NullMarked
package dev.firebreak.core.fingerprint.sound;

import org.jspecify.annotations.NullMarked;
