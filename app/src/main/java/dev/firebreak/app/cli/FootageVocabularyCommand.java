package dev.firebreak.app.cli;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Term;
import dev.firebreak.core.footage.Vocabulary;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** {@code firebreak footage vocabulary}: the words that clips are labelled with. */
@Command(
        name = "vocabulary",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Shows the facets with their terms.")
final class FootageVocabularyCommand implements Callable<Integer> {
    private static final int LAST = 1_000;

    @Mixin
    private LibraryOptions options = new LibraryOptions();

    @Override
    public Integer call() {
        PrintWriter out = options.out();
        try (OpenLibrary library = options.open()) {
            Vocabulary vocabulary = library.ports().vocabulary().vocabulary();
            if (options.json()) {
                out.println(JsonMapper.shared().writeValueAsString(vocabulary));
                return ExitCode.OK;
            }
            for (Facet facet : vocabulary.facets()) {
                out.println("%s  %s%s%s"
                        .formatted(
                                facet.name(),
                                facet.title(),
                                facet.required() ? ", required" : "",
                                facet.single() ? ", one term" : ""));
                vocabulary
                        .terms(facet.name())
                        .forEach(term -> out.println("  %-28s %s".formatted(term.name(), term.title())));
            }
            return ExitCode.OK;
        }
    }

    @Command(name = "add-term", mixinStandardHelpOptions = true, description = "Adds a term, or changes its title.")
    int addTerm(
            @Mixin LibraryOptions chosen,
            @Parameters(paramLabel = "FACET:TERM", description = "For example light:muzzle-flash.") String label,
            @Parameters(paramLabel = "TITLE", description = "For people.") String title) {
        try (OpenLibrary library = chosen.open()) {
            Label parsed = Label.of(label);
            library.desk().save(new Term(parsed.facet(), parsed.term(), title, LAST), OpenLibrary.by());
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    @Command(name = "add-facet", mixinStandardHelpOptions = true, description = "Adds a facet, or changes its title.")
    int addFacet(
            @Mixin LibraryOptions chosen,
            @Parameters(paramLabel = "FACET", description = "For example weather.") String name,
            @Parameters(paramLabel = "TITLE", description = "For people.") String title,
            @Option(names = "--single", description = "A clip has at most one term of it.") boolean single) {
        try (OpenLibrary library = chosen.open()) {
            library.desk().save(new Facet(name, title, false, single, LAST), OpenLibrary.by());
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }
}
