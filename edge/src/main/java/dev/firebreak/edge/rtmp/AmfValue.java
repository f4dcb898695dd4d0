package dev.firebreak.edge.rtmp;

import java.util.List;
import java.util.Map;

/** One AMF0 value. Objects keep the order of their members; a name that comes twice keeps its last value. */
sealed interface AmfValue {
    record Num(double value) implements AmfValue {}

    record Bool(boolean value) implements AmfValue {}

    record Text(String value) implements AmfValue {}

    record Members(Map<String, AmfValue> members) implements AmfValue {
        /** The text under {@code name}, or empty when there is none. */
        String text(String name) {
            return members.get(name) instanceof Text text ? text.value() : "";
        }
    }

    record Elements(List<AmfValue> elements) implements AmfValue {}

    /** Milliseconds since 1970-01-01 UTC. */
    record Moment(double epochMillis) implements AmfValue {}

    /** Null and undefined, which nothing here tells apart. */
    record Nothing() implements AmfValue {}

    AmfValue NOTHING = new Nothing();
}
