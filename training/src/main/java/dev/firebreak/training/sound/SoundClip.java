package dev.firebreak.training.sound;

import dev.firebreak.training.data.Clip;

/** A decoded clip. */
@SuppressWarnings("ArrayRecordComponent") // samples are passed on, never compared
record SoundClip(Clip clip, float[] samples) {}
