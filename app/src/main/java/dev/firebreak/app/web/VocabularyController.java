package dev.firebreak.app.web;

import dev.firebreak.app.footage.FootageDesk;
import dev.firebreak.app.web.Described.Access;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The words by which footage is described. They are data: custodians add to them. */
@RestController
@RequestMapping("/api/v1/vocabulary")
final class VocabularyController {
    private final FootageDesk desk;

    VocabularyController(FootageParts parts) {
        desk = parts.desk();
    }

    /** One word of a facet. */
    record TermView(String name, String title) {}

    /** A facet with its words. */
    record FacetWords(String name, String title, boolean required, boolean single, List<TermView> terms) {}

    /** What is to be known of a facet or term. */
    record Titled(
            @Nullable String title,
            @Nullable Integer position,
            @Nullable Boolean required,
            @Nullable Boolean single) {
        String words() {
            return Input.required("title", title);
        }

        int place() {
            return position == null ? 1_000 : position;
        }

        static boolean is(@Nullable Boolean value) {
            return value != null && value;
        }
    }

    @GetMapping
    @Described(value = "All facets with their terms", access = Access.SIGNED_IN)
    List<FacetWords> list() {
        Vocabulary vocabulary = desk.ports().vocabulary().vocabulary();
        return vocabulary.facets().stream()
                .map(facet -> new FacetWords(
                        facet.name(),
                        facet.title(),
                        facet.required(),
                        facet.single(),
                        vocabulary.terms(facet.name()).stream()
                                .map(term -> new TermView(term.name(), term.title()))
                                .toList()))
                .toList();
    }

    @PutMapping("/{facet}")
    @Described(value = "Adds a facet, or changes its title and place", access = Access.CUSTODIAN)
    List<FacetWords> facet(@PathVariable String facet, @RequestBody Titled body, Principal who) {
        desk.save(
                Input.checked(() -> new Facet(
                        facet, body.words(), Titled.is(body.required()), Titled.is(body.single()), body.place())),
                who.getName());
        return list();
    }

    @PutMapping("/{facet}/{term}")
    @Described(value = "Adds a term to a facet, or changes its title and place", access = Access.CUSTODIAN)
    List<FacetWords> term(
            @PathVariable String facet, @PathVariable String term, @RequestBody Titled body, Principal who) {
        desk.save(Input.checked(() -> new Term(facet, term, body.words(), body.place())), who.getName());
        return list();
    }
}
