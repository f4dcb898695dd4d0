package dev.firebreak.app.handin;

import jakarta.servlet.http.HttpServletRequest;

/** Where a file comes from. */
public sealed interface FileSource {
    /** The body of a request is a form with it. */
    record Form(HttpServletRequest request) implements FileSource {}

    /** It is to be fetched. */
    record Address(String url) implements FileSource {}
}
