package dev.firebreak.app.web;

import dev.firebreak.app.footage.WithdrawalEffect;
import dev.firebreak.core.footage.Dataset;
import dev.firebreak.core.footage.FacetCounts;
import dev.firebreak.core.footage.Footage;
import dev.firebreak.core.footage.FootageKind;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.MarkState;
import dev.firebreak.core.footage.MediaFacts;
import dev.firebreak.core.footage.ModelLineage;
import dev.firebreak.core.footage.Thumbnail;
import dev.firebreak.core.footage.Use;
import dev.firebreak.core.footage.Vocabulary;
import dev.firebreak.core.footage.Withdrawal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Footage as JSON. Times with Millis are media time. */
final class FootageViews {
    private static final String PATH = "/api/v1/footage/";

    private FootageViews() {}

    /**
     * One clip in a list.
     *
     * @param stillHref its first still; null when it has none
     * @param labels as {@code facet:term}
     */
    record ClipSummary(
            String id,
            String name,
            FootageKind kind,
            long durationMillis,
            boolean sounding,
            long bytes,
            String set,
            String sourceGroup,
            String label,
            Use use,
            String contributor,
            boolean tacticsSensitive,
            MarkState marks,
            boolean withdrawn,
            Instant addedAt,
            List<String> labels,
            @Nullable String stillHref) {
        static ClipSummary of(Footage clip) {
            boolean seen = clip.media().picture().isPresent()
                    && clip.withdrawal().filter(Withdrawal::erased).isEmpty();
            return new ClipSummary(
                    clip.id().toString(),
                    clip.originalName(),
                    clip.media().kind(),
                    clip.media().duration().toMillis(),
                    clip.media().sound().isPresent(),
                    clip.bytes(),
                    clip.description().set(),
                    clip.description().sourceGroup(),
                    clip.description().label(),
                    clip.description().use(),
                    clip.description().contributor(),
                    clip.description().rights().tacticsSensitive(),
                    clip.marks(),
                    clip.withdrawal().isPresent(),
                    clip.addedAt(),
                    clip.description().labels().stream().map(Label::toString).toList(),
                    seen ? PATH + clip.id() + "/stills/0.jpg" : null);
        }
    }

    /** How many clips have a term. */
    record TermCount(String term, String title, long clips) {}

    /** A facet with its terms that occur, most frequent first. */
    record FacetView(String name, String title, List<TermCount> terms) {}

    /**
     * What a search found.
     *
     * @param total clips found, of which {@code clips} are a page
     * @param bytes size of all that was found
     */
    record Found(long total, long bytes, List<ClipSummary> clips, List<FacetView> facets) {
        static Found of(List<Footage> page, FacetCounts counts, Vocabulary vocabulary) {
            List<FacetView> facets = new ArrayList<>();
            vocabulary
                    .facets()
                    .forEach(facet -> counts.byFacet().computeIfPresent(facet.name(), (name, terms) -> {
                        facets.add(new FacetView(name, facet.title(), terms(name, terms, vocabulary)));
                        return terms;
                    }));
            counts.byFacet().forEach((name, terms) -> {
                if (vocabulary.facet(name).isEmpty()) {
                    facets.add(new FacetView(name, title(name), terms(name, terms, vocabulary)));
                }
            });
            return new Found(
                    counts.total(),
                    counts.bytes(),
                    page.stream().map(ClipSummary::of).toList(),
                    facets);
        }

        private static List<TermCount> terms(String facet, List<FacetCounts.TermCount> counts, Vocabulary vocabulary) {
            return counts.stream()
                    .map(count ->
                            new TermCount(count.term(), termTitle(vocabulary, facet, count.term()), count.clips()))
                    .toList();
        }
    }

    /** A still: its media time and its address. */
    record StillAt(long atMillis, String href) {}

    /** The tracks of a clip. */
    record Media(
            String container,
            boolean truncated,
            @Nullable String pictureCodec,
            int width,
            int height,
            @Nullable String soundCodec,
            int sampleRate,
            int channels) {
        static Media of(MediaFacts facts) {
            Optional<MediaFacts.Picture> picture = facts.picture();
            Optional<MediaFacts.SoundTrack> sound = facts.sound();
            return new Media(
                    facts.container(),
                    facts.truncated(),
                    picture.map(MediaFacts.Picture::codec).orElse(null),
                    picture.map(MediaFacts.Picture::width).orElse(0),
                    picture.map(MediaFacts.Picture::height).orElse(0),
                    sound.map(MediaFacts.SoundTrack::codec).orElse(null),
                    sound.map(MediaFacts.SoundTrack::sampleRate).orElse(0),
                    sound.map(MediaFacts.SoundTrack::channels).orElse(0));
        }
    }

    /** Who withdrew a clip, and why. */
    record Withdrawn(Instant at, String by, String reason, boolean erased) {
        static Withdrawn of(Withdrawal withdrawal) {
            return new Withdrawn(withdrawal.at(), withdrawal.by(), withdrawal.reason(), withdrawal.erased());
        }
    }

    /** A model that was made from a clip's source group. */
    record ModelRef(String name, String version, Instant registeredAt) {
        static ModelRef of(ModelLineage model) {
            return new ModelRef(model.name(), model.version(), model.registeredAt());
        }
    }

    /**
     * One clip with all that is known about it.
     *
     * @param mediaHref its bytes, for a player
     * @param curveStepMillis media time of one value of {@code curve}
     * @param curve loudness as base64 of unsigned bytes
     * @param datasets that hold it, as {@code name@version}
     * @param models that were made from its source group
     * @param nearDuplicates what shows or sounds the same, withdrawn clips first
     */
    @SuppressWarnings("ArrayRecordComponent") // written as JSON, never compared
    record ClipDetail(
            ClipSummary summary,
            String sha256,
            String addedBy,
            Media media,
            DescriptionBody description,
            List<StillAt> stills,
            String mediaHref,
            long curveStepMillis,
            byte[] curve,
            @Nullable Withdrawn withdrawal,
            List<String> datasets,
            List<ModelRef> models,
            List<NearDuplicateViews.Similar> nearDuplicates) {}

    /**
     * What a withdrawal reaches.
     *
     * @param nearDuplicates clips that show the same: no new dataset holds them either, until a person rules that they may stay
     */
    record Reach(ClipSummary clip, List<String> datasets, List<ModelRef> models, List<ClipSummary> nearDuplicates) {
        static Reach of(WithdrawalEffect effect) {
            return new Reach(
                    ClipSummary.of(effect.clip()),
                    effect.datasets().stream().map(Dataset::reference).toList(),
                    effect.models().stream().map(ModelRef::of).toList(),
                    effect.lookAlikes().stream()
                            .map(each -> ClipSummary.of(each.other()))
                            .toList());
        }
    }

    /** Why a clip is withdrawn; {@code erase} also deletes its bytes. */
    record WithdrawBody(@Nullable String reason, @Nullable Boolean erase) {}

    static List<StillAt> stills(Footage clip, List<Thumbnail> thumbnails) {
        List<StillAt> stills = new ArrayList<>();
        for (int place = 0; place < thumbnails.size(); place++) {
            stills.add(new StillAt(
                    thumbnails.get(place).at().toMillis(), PATH + "%s/stills/%d.jpg".formatted(clip.id(), place)));
        }
        return stills;
    }

    static String termTitle(Vocabulary vocabulary, String facet, String term) {
        if (term.equals(dev.firebreak.core.footage.Facet.UNLABELLED)) {
            return "not said";
        }
        return vocabulary.terms(facet).stream()
                .filter(each -> each.name().equals(term))
                .findFirst()
                .map(dev.firebreak.core.footage.Term::title)
                .orElse(term);
    }

    /** {@code tactics-sensitive} is Tactics sensitive. */
    static String title(String name) {
        String words = name.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
