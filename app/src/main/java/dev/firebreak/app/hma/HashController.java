package dev.firebreak.app.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hashes of files. */
@RestController
@RequestMapping("/h")
final class HashController {
    private final MediaDesk media;

    HashController(MediaDesk media) {
        this.media = media;
    }

    @GetMapping("/hash")
    Map<String, String> fetched(HttpServletRequest request) {
        if (request.getParameter("url") == null) {
            throw RefusedException.bad("Missing required parameter: url");
        }
        return media.hash(request, false).texts();
    }

    @PostMapping("/hash")
    Map<String, String> uploaded(HttpServletRequest request) {
        return media.hash(request, false).texts();
    }
}
