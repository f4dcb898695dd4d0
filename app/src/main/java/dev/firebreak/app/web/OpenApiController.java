package dev.firebreak.app.web;

import dev.firebreak.app.web.Described.Access;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Serves the description of the REST interface. */
@RestController
final class OpenApiController {
    private final RequestMappingHandlerMapping mapping;

    OpenApiController(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping) {
        this.mapping = mapping;
    }

    @GetMapping("/api/v1/openapi.json")
    @Described(value = "This description", access = Access.ANYBODY)
    Map<String, Object> document() {
        return OpenApiDocument.of(mapping.getHandlerMethods());
    }
}
