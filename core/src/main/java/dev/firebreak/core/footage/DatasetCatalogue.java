package dev.firebreak.core.footage;

import java.util.List;
import java.util.Optional;

/**
 * Keeps datasets. They are added, never changed or removed. Thread-safe. Throws {@link dev.firebreak.core.error.FirebreakException}
 * with STORE_DOWN when the database fails.
 */
public interface DatasetCatalogue {
    /**
     * Adds a dataset under the next version of its name and returns it so; when the newest of that name has the same content, returns
     * that one and adds nothing. {@code version} and {@code withdrawn} of {@code dataset} do not count.
     */
    Dataset add(Dataset dataset, List<DatasetMember> members);

    /** The newest version of each name first, names in order, older versions after newer ones. */
    List<Dataset> list();

    /** One version, or the newest when {@code version} is 0. */
    Optional<Dataset> find(String name, int version);

    /** In order of set, then name; empty when there is no such dataset. */
    List<DatasetMember> members(String name, int version);

    /** Members of it that have been withdrawn since. */
    List<DatasetMember> withdrawnMembers(String name, int version);

    /** The datasets that hold a clip, as in {@link #list}. */
    List<Dataset> holding(FootageId clip);
}
