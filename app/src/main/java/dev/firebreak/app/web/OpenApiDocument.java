package dev.firebreak.app.web;

import dev.firebreak.app.web.Described.Access;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * The OpenAPI 3.1 description of the REST interface, made from the controllers themselves, so that it cannot say anything
 * else than they do. Endpoints without {@link Described} are pages and are left out.
 */
final class OpenApiDocument {
    private final JsonSchemas schemas = new JsonSchemas();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    static Map<String, Object> of(Map<RequestMappingInfo, HandlerMethod> endpoints) {
        OpenApiDocument document = new OpenApiDocument();
        endpoints.forEach(document::add);
        document.addSessionChain();
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("openapi", "3.1.0");
        root.put(
                "info",
                Map.of(
                        "title", "Firebreak",
                        "version", "1",
                        "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0"),
                        "description", "Live streams, incidents and what people decide about them."));
        root.put("paths", document.paths);
        root.put("components", Map.of("schemas", document.allSchemas(), "securitySchemes", securitySchemes()));
        return root;
    }

    private void add(RequestMappingInfo mapping, HandlerMethod handler) {
        Described described = handler.getMethodAnnotation(Described.class);
        if (described == null) {
            return;
        }
        for (String path : mapping.getPatternValues()) {
            for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                Map<String, Object> operation = operation(described, mapping, handler.getMethod());
                paths.computeIfAbsent(path, key -> new TreeMap<>())
                        .merge(method.name().toLowerCase(Locale.ROOT), operation, OpenApiDocument::bothBodies);
            }
        }
    }

    /** Of two methods that take the same call with different bodies. */
    @SuppressWarnings("unchecked") // both were made here
    private static Object bothBodies(Object one, Object other) {
        Map<String, Object> operation = new LinkedHashMap<>((Map<String, Object>) one);
        Map<String, Object> bodies = new TreeMap<>();
        for (Object each : List.of(one, other)) {
            Map<String, Object> body =
                    (Map<String, Object>) Objects.requireNonNull(((Map<String, Object>) each).get("requestBody"));
            bodies.putAll((Map<String, Object>) Objects.requireNonNull(body.get("content")));
            operation.merge("operationId", ((Map<String, Object>) each).get("operationId"), OpenApiDocument::first);
        }
        operation.put("requestBody", Map.of("required", true, "content", bodies));
        return operation;
    }

    /** So that the name does not depend on which was met first. */
    private static Object first(Object one, Object other) {
        return one.toString().compareTo(other.toString()) <= 0 ? one : other;
    }

    private static Map<String, Object> form(Class<?> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("file", Map.of("type", "string", "format", "binary"));
        for (RecordComponent field : fields.getRecordComponents()) {
            properties.put(field.getName(), Map.of("type", "string"));
        }
        return Map.of("type", "object", "required", List.of("file"), "properties", properties);
    }

    private Map<String, Object> operation(Described described, RequestMappingInfo mapping, Method method) {
        List<Object> parameters = new ArrayList<>();
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", described.value());
        operation.put(
                "operationId",
                method.getDeclaringClass().getSimpleName().replace("Controller", "") + "_" + method.getName());
        operation.put("parameters", parameters);
        for (Parameter parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                Map<String, Object> schema = schemas.of(parameter.getParameterizedType());
                operation.put("requestBody", Map.of("required", true, "content", content("application/json", schema)));
            } else if (parameter.isAnnotationPresent(PathVariable.class)) {
                parameters.add(parameter(parameter, "path", true, null));
            } else if (parameter.isAnnotationPresent(RequestParam.class)) {
                RequestParam query = parameter.getAnnotation(RequestParam.class);
                String fallback =
                        query.defaultValue().equals(ValueConstants.DEFAULT_NONE) ? null : query.defaultValue();
                parameters.add(parameter(parameter, "query", fallback == null && query.required(), fallback));
            }
        }
        if (described.form() != void.class) {
            operation.put(
                    "requestBody",
                    Map.of("required", true, "content", content("multipart/form-data", form(described.form()))));
        }
        Map<String, Object> responses = new TreeMap<>();
        responses.put(Integer.toString(described.status()), answer(mapping, method));
        responses.put("default", problem());
        operation.put("responses", responses);
        operation.put("security", security(described.access()));
        operation.put("x-access", Json.word(described.access()));
        return operation;
    }

    private Map<String, Object> answer(RequestMappingInfo mapping, Method method) {
        Type type = method.getGenericReturnType();
        if (type instanceof ParameterizedType generic && generic.getRawType() == ResponseEntity.class) {
            type = generic.getActualTypeArguments()[0] instanceof WildcardType
                    ? byte[].class
                    : generic.getActualTypeArguments()[0];
        }
        if (type == Void.class
                || (type == void.class && mapping.getProducesCondition().isEmpty())) {
            return Map.of("description", "Done");
        }
        String mediaType = mapping.getProducesCondition().getProducibleMediaTypes().stream()
                .findFirst()
                .map(MediaType::toString)
                .orElse(type == byte[].class ? "application/octet-stream" : "application/json");
        Map<String, Object> schema =
                type == byte[].class || type == void.class ? Map.of("type", "string") : schemas.of(type);
        return Map.of("description", "As asked", "content", content(mediaType, schema));
    }

    private Map<String, Object> parameter(Parameter parameter, String in, boolean required, @Nullable String fallback) {
        Map<String, Object> schema = new LinkedHashMap<>(schemas.of(parameter.getParameterizedType()));
        if (fallback != null) {
            schema.put("default", "integer".equals(schema.get("type")) ? Integer.valueOf(fallback) : fallback);
        }
        return Map.of("name", parameter.getName(), "in", in, "required", required, "schema", schema);
    }

    /** Signing in and out are filters, not controllers. */
    private void addSessionChain() {
        Map<String, Object> form = Map.of(
                "type", "object",
                "required", List.of("name", "password"),
                "properties", Map.of("name", Map.of("type", "string"), "password", Map.of("type", "string")));
        Map<String, Object> signIn = new LinkedHashMap<>();
        signIn.put("summary", "Signs in: sets the session cookie. Needs the CSRF header; 429 when tried too often");
        signIn.put("operationId", "Session_signIn");
        signIn.put(
                "requestBody", Map.of("required", true, "content", content("application/x-www-form-urlencoded", form)));
        signIn.put("responses", Map.of("204", Map.of("description", "Signed in"), "default", problem()));
        signIn.put("security", security(Access.ANYBODY));
        Map<String, Object> signOut = new LinkedHashMap<>();
        signOut.put("summary", "Signs out");
        signOut.put("operationId", "Session_signOut");
        signOut.put("responses", Map.of("204", Map.of("description", "Signed out"), "default", problem()));
        signOut.put("security", security(Access.REVIEWER));
        Map<String, Object> session = paths.computeIfAbsent("/api/v1/session", key -> new TreeMap<>());
        session.put("post", signIn);
        session.put("delete", signOut);
    }

    private Map<String, Object> allSchemas() {
        Map<String, Object> all = new TreeMap<>(schemas.named());
        Map<String, Object> text = Map.of("type", "string");
        all.put(
                "Problem",
                Map.of(
                        "type",
                        "object",
                        "description",
                        "Problem details, RFC 9457",
                        "required",
                        List.of("type", "title", "status", "code"),
                        "properties",
                        Map.of(
                                "type", text,
                                "title", text,
                                "status", Map.of("type", "integer"),
                                "detail", text,
                                "instance", text,
                                "code", text,
                                "retryable", Map.of("type", "boolean"))));
        return all;
    }

    private static Map<String, Object> securitySchemes() {
        return Map.of(
                "token", Map.of("type", "http", "scheme", "bearer"),
                "session",
                        Map.of(
                                "type", "apiKey",
                                "in", "cookie",
                                "name", "firebreak",
                                "description",
                                        "Changes also need the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN"));
    }

    private static List<Object> security(Access access) {
        return access == Access.ANYBODY ? List.of() : List.of(Map.of("token", List.of()), Map.of("session", List.of()));
    }

    private static Map<String, Object> problem() {
        return Map.of(
                "description",
                "A problem",
                "content",
                content("application/problem+json", Map.of("$ref", "#/components/schemas/Problem")));
    }

    private static Map<String, Object> content(String mediaType, Object schema) {
        return Map.of(mediaType, Map.of("schema", schema));
    }
}
