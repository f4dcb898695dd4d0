package dev.firebreak.app.web;

import dev.firebreak.core.footage.Description;
import dev.firebreak.core.footage.VocabularyStore;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads what the sender of an upload says about the file: a {@link DescriptionBody} as JSON. Thread-safe. */
public final class UploadAbout {
    private final JsonMapper json;
    private final VocabularyStore vocabulary;

    UploadAbout(JsonMapper json, VocabularyStore vocabulary) {
        this.json = json;
        this.vocabulary = vocabulary;
    }

    /** For the one who takes finished uploads in. */
    public static Description read(String about) {
        return description(Json.mapper(), about);
    }

    /** Throws {@link IllegalArgumentException} with a reason for a person unless it is whole and of the vocabulary. */
    void check(String about) {
        Description description = description(json, about);
        List<String> problems = vocabulary.vocabulary().problems(description.labels());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static Description description(JsonMapper json, String about) {
        try {
            DescriptionBody body = json.readValue(about, DescriptionBody.class);
            if (body == null) {
                throw new IllegalArgumentException("about is missing");
            }
            return body.description();
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "Upload-Metadata: 'about' is not JSON, or has unknown or wrong fields", e);
        }
    }
}
