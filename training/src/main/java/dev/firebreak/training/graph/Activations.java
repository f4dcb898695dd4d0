package dev.firebreak.training.graph;

import ai.djl.ndarray.NDArray;
import java.util.HashMap;
import java.util.Map;

/** What a network makes of one batch, by name. Lives as long as the batch's manager. */
public final class Activations {
    private final Map<String, NDArray> made = new HashMap<>();

    Activations() {}

    void put(String name, NDArray array) {
        made.put(name, array);
    }

    /** Throws {@link IllegalArgumentException} when the network makes nothing of this name. */
    public NDArray get(String name) {
        NDArray array = made.get(name);
        if (array == null) {
            throw new IllegalArgumentException("Nothing named " + name + " has been made");
        }
        return array;
    }
}
