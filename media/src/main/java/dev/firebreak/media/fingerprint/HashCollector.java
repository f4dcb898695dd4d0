package dev.firebreak.media.fingerprint;

import dev.firebreak.core.evidence.Frame;
import dev.firebreak.core.fingerprint.LearnedHash;
import dev.firebreak.core.fingerprint.tmk.TmkSignature;
import dev.firebreak.core.fingerprint.video.FingerprintBuilder;
import dev.firebreak.core.fingerprint.video.FrameDescriber;
import dev.firebreak.core.fingerprint.video.SampledFrame;
import dev.firebreak.core.fingerprint.vpdq.VpdqFeature;
import dev.firebreak.media.decode.DecodeEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts together what a hashing process reports, and refuses what cannot be. */
final class HashCollector {
    /** Where decoding says that it failed when it found no pictures. */
    private static final String AT_THE_START = "at the start";

    private final String file;
    private final Duration longest;
    private final FingerprintBuilder builder;
    private final HashProgress progress;
    private final FrameDescriber describer;
    private final Map<Duration, Optional<LearnedHash>> described = new HashMap<>();
    private final List<SampledFrame> samples = new ArrayList<>();
    private final List<VpdqFeature> vpdq = new ArrayList<>();
    private HashReport.@Nullable VideoFacts facts;
    private @Nullable TmkSignature tmk;
    private @Nullable DecodeEnd end;
    private boolean tooLong;

    /** {@code longest}: media time that is hashed; a longer video is refused. */
    HashCollector(String file, HashRequest request, Duration longest, FrameDescriber describer, HashProgress progress) {
        this.describer = describer;
        this.file = file;
        this.longest = longest;
        this.builder = new FingerprintBuilder(request.step());
        this.progress = progress;
    }

    /** Throws {@link IOException} for what the process had no reason to say. */
    void take(HashReport report) throws IOException {
        switch (report) {
            case HashReport.Opened opened -> facts = opened.facts();
            case HashReport.Hashed hashed -> {
                requireRoom(samples.size());
                Optional<LearnedHash> learned =
                        described.getOrDefault(hashed.frame().at(), Optional.empty());
                described.remove(hashed.frame().at());
                SampledFrame frame = hashed.frame().withLearned(learned);
                samples.add(frame);
                builder.add(frame);
            }
            case HashReport.Shown shown -> describe(shown.picture());
            case HashReport.Feature feature -> {
                requireRoom(vpdq.size());
                vpdq.add(feature.feature());
            }
            case HashReport.Reached reached -> reached(reached.at());
            case HashReport.Signature signature -> tmk = signature.signature();
            case HashReport.Over over -> {
                end = over.end();
                if (over.end() instanceof DecodeEnd.Finished finished) {
                    reached(finished.duration());
                }
            }
        }
    }

    boolean isOver() {
        return end != null || tooLong;
    }

    /** What came of it, once it is over. Throws {@link IOException} for an end that has no result. */
    HashOutcome outcome() throws IOException {
        if (tooLong) {
            return new HashOutcome.Broken("%s is longer than the %s that are hashed".formatted(file, longest));
        }
        if (end instanceof DecodeEnd.Finished finished && facts != null) {
            builder.extendTo(finished.duration());
            return new HashOutcome.Hashed(new VideoHashes(
                    facts,
                    samples,
                    builder.fingerprint(),
                    vpdq,
                    Optional.ofNullable(tmk),
                    finished.damaged(),
                    finished.truncated()));
        }
        if (end instanceof DecodeEnd.BadMedia bad) {
            String why = "%s cannot be hashed: %s, %s".formatted(file, bad.where(), bad.why());
            return facts == null && bad.where().equals(AT_THE_START)
                    ? new HashOutcome.NoVideo(why)
                    : new HashOutcome.Broken(why);
        }
        throw new IOException("it ended without a result");
    }

    private void describe(Frame picture) throws IOException {
        if (described.size() >= HashReport.MOST_AHEAD) {
            throw new IOException("it shows more pictures than it hashes");
        }
        described.put(picture.at(), describer.describe(picture));
    }

    private void reached(Duration at) {
        tooLong |= at.compareTo(longest) > 0;
        progress.reached(at, facts == null ? Optional.empty() : facts.duration());
    }

    private static void requireRoom(int there) throws IOException {
        if (there >= HashLimits.MAX_SAMPLES) {
            throw new IOException("it has more than %d pictures to hash".formatted(HashLimits.MAX_SAMPLES));
        }
    }
}
