package dev.firebreak.app.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes our records as JSON Schema 2020-12, as OpenAPI 3.1 wants it. Not thread-safe. */
final class JsonSchemas {
    private final Map<String, Object> named = new TreeMap<>();

    /** The schemas met so far, by name. */
    Map<String, Object> named() {
        return named;
    }

    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return Map.of("type", "array", "items", of(generic.getActualTypeArguments()[0]));
        }
        if (type instanceof ParameterizedType) {
            return Map.of("type", "object");
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("No schema for " + type);
        }
        if (isBody(plain)) {
            return reference(plain);
        }
        return simple(plain);
    }

    private static boolean isBody(Class<?> type) {
        return type.isRecord() && type.getPackageName().startsWith("dev.firebreak.app");
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (type == int.class || type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", type == int.class ? "int32" : "int64");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number", "format", "double");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type.isEnum()) {
            List<String> words = Arrays.stream(type.getEnumConstants())
                    .map(constant -> Json.word((Enum<?>) constant))
                    .toList();
            return Map.of("type", "string", "enum", words);
        }
        return Map.of("type", "string");
    }

    private Map<String, Object> reference(Class<?> type) {
        String name = type.getSimpleName();
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, describe(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> describe(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Map<String, Object> schema = of(component.getGenericType());
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema = Map.of("anyOf", List.of(schema, Map.of("type", "null")));
            } else {
                required.add(component.getName());
            }
            properties.put(component.getName(), schema);
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }
}
