package dev.firebreak.app.footage;

import dev.firebreak.app.background.BackgroundRounds;
import dev.firebreak.app.duplicate.NearDuplicates;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.ClipPrintStore;
import dev.firebreak.core.footage.ClipPrintStore.Detail;
import dev.firebreak.core.footage.ClipPrintStore.Unfinished;
import dev.firebreak.core.footage.ClipPrints;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.IntakeOutcome;
import dev.firebreak.media.decode.Decoders;
import dev.firebreak.media.fingerprint.HashLimits;
import dev.firebreak.media.fingerprint.HashOutcome;
import dev.firebreak.media.fingerprint.HashRequest;
import dev.firebreak.media.fingerprint.VideoHasher;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes up for what clips lack: fingerprints of those that came in before there were any, comparing where a crash came between, and a
 * closer look at videos of which the intake saw key frames far apart. One clip after the other; what is done stays done. Several may run,
 * in one process or in two, and then do some clips twice. Thread-safe.
 */
public final class ClipPrinting {
    /** Longer videos stay with their key frames: a second of each second would take hours. */
    static final Duration LONGEST_REFINED = Duration.ofMinutes(30);

    private static final Duration PERIOD = Duration.ofSeconds(30);

    /** An intake deals with its clip itself. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private static final int TELL_EACH = 100;
    private static final int PAGE = 50;
    private static final String BY = "firebreak";
    private static final Logger log = LoggerFactory.getLogger(ClipPrinting.class);

    private final FootageDesk.Ports ports;
    private final NearDuplicates duplicates;
    private final Supplier<Decoders> decoders;
    private final Duration longest;
    private final VideoHasher hasher = new VideoHasher(
            HashLimits.defaults(),
            Optional.ofNullable(System.getProperty("org.bytedeco.javacpp.cachedir"))
                    .map(Path::of));

    ClipPrinting(FootageDesk.Ports ports, NearDuplicates duplicates, Supplier<Decoders> decoders, Duration longest) {
        this.ports = ports;
        this.duplicates = duplicates;
        this.decoders = decoders;
        this.longest = longest;
    }

    /** How far the library is. */
    public ClipPrintStore.Progress progress() {
        return ports.prints().progress();
    }

    /**
     * Goes through all that is to be done now.
     *
     * @param addedBefore clips that came in later are let be: somebody may be taking them in
     * @param stop asked before each clip
     * @param done hears how many clips were dealt with
     * @return how many
     * @throws FirebreakException STORE_DOWN, DECODER_DOWN: go on later
     */
    public long run(Instant addedBefore, BooleanSupplier stop, LongConsumer done) throws InterruptedException {
        duplicates.warm();
        long count = 0;
        List<Unfinished> page = ports.prints().unfinished(addedBefore, PAGE);
        while (!page.isEmpty()) {
            for (Unfinished next : page) {
                if (stop.getAsBoolean()) {
                    return count;
                }
                attempt(next);
                count++;
                done.accept(count);
            }
            page = ports.prints().unfinished(addedBefore, PAGE);
        }
        return count;
    }

    /** Does it in the background, one clip at a time: one core at most. */
    public BackgroundRounds inBackground(Clock clock) {
        return BackgroundRounds.start("clip-printing", PERIOD, rounds -> {
            long done = run(clock.instant().minus(GRACE), rounds::isClosing, this::tell);
            if (done > 0) {
                log.info("Clips were fingerprinted and compared clips={}", done);
            }
        });
    }

    private void tell(long done) {
        if (done % TELL_EACH == 0) {
            log.info(
                    "Clips are being fingerprinted done={} left={}",
                    done,
                    progress().unfinished());
        }
    }

    /** A clip by which we stumble must not keep the others waiting for ever. */
    private void attempt(Unfinished next) throws InterruptedException {
        try {
            step(next);
        } catch (FirebreakException e) {
            throw e;
        } catch (RuntimeException e) {
            log.error("A clip could not be fingerprinted by our mistake footage={}", next.clip(), e);
            ClipPrints known = ports.prints().find(next.clip()).orElse(ClipPrints.NONE);
            ports.prints().matched(next.clip(), ports.prints().keep(next.clip(), known, Detail.WHOLE));
        }
    }

    private void step(Unfinished next) throws InterruptedException {
        Optional<Footage> clip = ports.catalogue().find(next.clip());
        if (clip.isEmpty()) {
            return; // its fingerprints went with it
        }
        switch (next.step()) {
            case PRINT -> print(clip.get());
            case MATCH -> duplicates.compare(next.clip(), BY);
            case REFINE -> refine(clip.get());
        }
    }

    private void print(Footage clip) {
        ProbedClip probed;
        try (LocalClip file = LocalClip.of(ports.bytes(), clip.sha256())) {
            probed = ClipProbe.probe(decoders.get(), file.path(), longest);
        } catch (FirebreakException e) {
            probed = gone(e);
        }
        switch (probed) {
            case ProbedClip.Usable usable ->
                duplicates.enter(
                        clip.id(), usable.made().prints(), usable.made().detail(), BY);
            case ProbedClip.Unusable unusable -> {
                log.warn("A clip cannot be fingerprinted footage={} reason=\"{}\"", clip.id(), unusable.why());
                duplicates.enter(clip.id(), ClipPrints.NONE, Detail.WHOLE, BY);
            }
        }
    }

    /** Bytes that are lost are no reason to try for ever. */
    private static ProbedClip gone(FirebreakException e) {
        if (e.code() != ErrorCode.NOT_FOUND) {
            throw e;
        }
        return new ProbedClip.Unusable(IntakeOutcome.Reason.UNREADABLE, String.valueOf(e.getMessage()));
    }

    private void refine(Footage clip) throws InterruptedException {
        ClipPrints coarse = ports.prints().find(clip.id()).orElse(ClipPrints.NONE);
        ClipPrints fine = coarse;
        try (LocalClip file = LocalClip.of(ports.bytes(), clip.sha256())) {
            HashOutcome outcome = hasher.hash(file.path(), HashRequest.everySecond(), reached -> {});
            if (outcome instanceof HashOutcome.Hashed hashed) {
                fine = coarse.with(hashed.hashes().fingerprint());
            } else {
                log.warn("A clip stays with its key frames footage={} outcome={}", clip.id(), outcome);
            }
        } catch (FirebreakException e) {
            ProbedClip lost = gone(e);
            log.warn("A clip stays with its key frames footage={} outcome={}", clip.id(), lost);
        }
        duplicates.enter(clip.id(), fine, Detail.WHOLE, BY);
    }
}
