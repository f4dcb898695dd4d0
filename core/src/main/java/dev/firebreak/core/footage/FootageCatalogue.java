package dev.firebreak.core.footage;

import dev.firebreak.core.segment.Hash256;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The catalogue of clips. Bytes are in the {@link FootageStore}; a clip is put there first and here last, so that what is here is
 * whole. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException} with STORE_DOWN when the database fails, NOT_FOUND
 * as said.
 */
public interface FootageCatalogue {
    /** The most clips that one {@link #search} returns. */
    int MAX_PAGE = 500;

    /**
     * Adds a clip with its thumbnails (by time) and sound curve, all or nothing. Returns false, and adds nothing, when there is a clip
     * with the same hash. CONFLICT when a label is not of the vocabulary.
     */
    boolean add(Footage clip, List<Thumbnail> thumbnails, SoundCurve curve);

    Optional<Footage> find(FootageId id);

    Optional<Footage> find(Hash256 sha256);

    /** What the query finds, newest first; {@code limit} 1 to {@link #MAX_PAGE}. How many there are: {@link #count}. */
    List<Footage> search(FootageQuery query, int limit, int offset);

    /** Hands over all that the query finds, in order of hash, a page at a time: for datasets. */
    void forEach(FootageQuery query, Consumer<Footage> each);

    /** How many clips the query finds and what they have, for the filters beside a list. */
    FacetCounts count(FootageQuery query);

    /** Which combinations of two facets of the vocabulary there are among what the query finds. NOT_FOUND for a facet that is not. */
    Coverage coverage(String rowFacet, String columnFacet, FootageQuery query);

    /** Replaces what is said about a clip. Datasets that hold it stay as they were made. NOT_FOUND; CONFLICT as in {@link #add}. */
    void describe(FootageId id, Description description);

    /** Marks a clip withdrawn; one that is already stays as it is, but may be erased now. Returns it as it then is. NOT_FOUND. */
    Footage withdraw(FootageId id, Withdrawal withdrawal);

    /** By time; empty for a clip that has only sound, was erased or is not there. */
    List<Thumbnail> thumbnails(FootageId id);

    /** One thumbnail by its place in {@link #thumbnails}, from 0. */
    Optional<Thumbnail> thumbnail(FootageId id, int place);

    /** Empty for a clip that was erased or is not there. */
    Optional<SoundCurve> soundCurve(FootageId id);
}
