package dev.firebreak.app.web;

import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The model package that judges. */
@RestController
final class ModelController {
    private final Supplier<ModelView> model;

    ModelController(WebParts parts) {
        model = parts.model();
    }

    @GetMapping("/api/v1/model")
    @Described("The model package: thresholds, measured figures with their bounds, and card")
    ModelView model() {
        return model.get();
    }
}
