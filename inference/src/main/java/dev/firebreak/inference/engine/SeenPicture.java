package dev.firebreak.inference.engine;

import dev.firebreak.core.evidence.PictureScores;
import dev.firebreak.core.fingerprint.LearnedHash;
import java.util.Optional;

/**
 * What one run of the picture model says of a picture.
 *
 * @param learned by which copies of it are found; empty where the package gives none
 */
public record SeenPicture(PictureScores scores, Optional<LearnedHash> learned) {}
