package dev.firebreak.app.hma;

import dev.firebreak.core.bank.Signal;
import dev.firebreak.core.bank.Signals;
import dev.firebreak.core.segment.Hash256;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file that somebody handed in or named, hashed.
 *
 * @param types the hashes that were asked for
 * @param signals all that are known
 * @param remark why a hash that was asked for is missing; may be empty
 * @param name what the file was called; may be empty
 * @param fields of the form that it came with
 */
record HashedMedia(
        Medium medium,
        List<SignalType> types,
        Signals signals,
        Hash256 sha256,
        String remark,
        String name,
        Map<String, String> fields) {
    HashedMedia {
        types = List.copyOf(types);
        fields = Map.copyOf(fields);
    }

    /** What was asked for; empty where a picture is too plain to have a hash that tells it from others. */
    Optional<Signal> signal(SignalType type) {
        return signals.get(type.kind());
    }

    /** By name, in HMA's form: the empty text for a hash that there is not. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        types.forEach(
                type -> texts.put(type.label(), signal(type).map(Signal::text).orElse("")));
        return texts;
    }
}
