package dev.firebreak.app.web;

import dev.firebreak.app.upload.TusAnswers;
import dev.firebreak.app.upload.Upload;
import dev.firebreak.app.upload.UploadDesk;
import dev.firebreak.app.upload.UploadState;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.app.web.problem.ProblemWriter;
import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Footage that is handed in: tus 1.0, and what became of it. Everybody sees their own uploads; custodians see all. */
@RestController
@RequestMapping(UploadDesk.PATH)
final class UploadController {
    private final UploadDesk uploads;
    private final UploadAbout about;
    private final TusAnswers answers;

    UploadController(FootageParts parts, JsonMapper json, ProblemWriter writer) {
        uploads = parts.uploads();
        about = new UploadAbout(json, parts.desk().ports().vocabulary());
        answers = new TusAnswers(writer);
    }

    /**
     * One upload.
     *
     * @param offset bytes that are here
     * @param outcome what became of it, in words; empty until then
     * @param footage the clip that it became or repeats; empty otherwise
     */
    record UploadView(
            String id,
            String owner,
            String fileName,
            long length,
            long offset,
            UploadState state,
            String outcome,
            String footage,
            Instant createdAt,
            Instant changedAt) {
        static UploadView of(Upload upload) {
            return new UploadView(
                    upload.id().toString(),
                    upload.owner(),
                    upload.fileName(),
                    upload.length(),
                    upload.offset(),
                    upload.state(),
                    upload.outcome(),
                    upload.footage(),
                    upload.createdAt(),
                    upload.changedAt());
        }
    }

    /** Bytes of one file, and of one request. */
    record Limits(long maxFile, int maxChunk) {}

    @GetMapping
    @Described(value = "Uploads and what became of them, newest first", access = Access.CONTRIBUTOR)
    List<UploadView> list(
            HttpServletRequest request,
            Principal who,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int offset) {
        Input.page(limit, offset);
        return uploads.list().stream()
                .filter(upload -> mayOverlook(request) || upload.owner().equals(who.getName()))
                .skip(offset)
                .limit(limit)
                .map(UploadView::of)
                .toList();
    }

    @GetMapping("/limits")
    @Described(value = "How large a file and a piece of it may be, in bytes", access = Access.CONTRIBUTOR)
    Limits limits() {
        return new Limits(uploads.maxFile(), uploads.maxChunk());
    }

    @GetMapping("/{upload}")
    @Described(value = "One upload", access = Access.CONTRIBUTOR)
    UploadView one(@PathVariable UUID upload, HttpServletRequest request, Principal who) {
        return uploads.find(upload)
                .filter(found -> mayOverlook(request) || found.owner().equals(who.getName()))
                .map(UploadView::of)
                .orElseThrow(() -> new FirebreakException(ErrorCode.NOT_FOUND, "There is no upload " + upload));
    }

    @PostMapping
    @Described(
            value =
                    "tus: announces a file, in Upload-Length and Upload-Metadata (filename, about); Location says where it goes",
            access = Access.CONTRIBUTOR,
            status = 201)
    void begin(HttpServletRequest request, HttpServletResponse response, Principal who) throws IOException {
        uploads.begin(request, response, who.getName(), about::check, answers);
    }

    @RequestMapping(method = RequestMethod.OPTIONS)
    @Described(value = "tus: what the server can do", access = Access.CONTRIBUTOR, status = 204)
    void options(HttpServletRequest request, HttpServletResponse response) throws IOException {
        uploads.options(request, response, answers);
    }

    @RequestMapping(path = "/{upload}", method = RequestMethod.HEAD)
    @Described(value = "tus: how much of a file is here", access = Access.CONTRIBUTOR)
    void offset(@PathVariable UUID upload, HttpServletRequest request, HttpServletResponse response, Principal who)
            throws IOException {
        uploads.go(request, response, who.getName(), upload, answers);
    }

    @PatchMapping("/{upload}")
    @Described(value = "tus: the next piece of a file", access = Access.CONTRIBUTOR, status = 204)
    void piece(@PathVariable UUID upload, HttpServletRequest request, HttpServletResponse response, Principal who)
            throws IOException {
        uploads.go(request, response, who.getName(), upload, answers);
    }

    @DeleteMapping("/{upload}")
    @Described(
            value = "tus: gives an upload up, or takes a finished one off the list",
            access = Access.CONTRIBUTOR,
            status = 204)
    void remove(@PathVariable UUID upload, HttpServletRequest request, HttpServletResponse response, Principal who)
            throws IOException {
        uploads.go(request, response, who.getName(), upload, answers);
    }

    private static boolean mayOverlook(HttpServletRequest request) {
        return request.isUserInRole("CUSTODIAN");
    }
}
