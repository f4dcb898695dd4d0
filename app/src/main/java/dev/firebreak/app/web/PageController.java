package dev.firebreak.app.web;

import dev.firebreak.core.stream.StreamId;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Pages with addresses of their own; all else of the console are plain files. */
@Controller
final class PageController {
    @GetMapping({"/", "/console", "/console/"})
    ResponseEntity<Void> start() {
        return ResponseEntity.status(302)
                .header(HttpHeaders.LOCATION, "/console/index.html")
                .build();
    }

    @GetMapping({"/footage", "/coverage", "/datasets", "/banks", "/match"})
    ResponseEntity<Void> library(HttpServletRequest request) {
        return ResponseEntity.status(302)
                .header(HttpHeaders.LOCATION, "/console" + request.getRequestURI() + ".html")
                .build();
    }

    @GetMapping("/favicon.ico")
    ResponseEntity<Void> icon() {
        return ResponseEntity.status(302)
                .header(HttpHeaders.LOCATION, "/console/icon.svg")
                .build();
    }

    @GetMapping("/live/{stream}")
    ResponseEntity<Resource> viewer(@PathVariable StreamId stream) {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("console/viewer.html"));
    }
}
