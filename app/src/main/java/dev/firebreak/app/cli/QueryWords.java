package dev.firebreak.app.cli;

import dev.firebreak.core.error.ErrorCode;
import dev.firebreak.core.error.FirebreakException;
import dev.firebreak.core.footage.Facet;
import dev.firebreak.core.footage.FootageQuery;
import dev.firebreak.core.footage.Label;
import dev.firebreak.core.footage.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person types to find clips: words, and {@code facet:term}. */
final class QueryWords {
    private static final Pattern LABEL = Pattern.compile("([a-z0-9][a-z0-9-]*):(.+)");
    private static final Pattern PIECE = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")+");

    private QueryWords() {}

    /** Of one line, as {@code --query} takes it; a term with spaces is put in double quotes. */
    static FootageQuery of(String line, Vocabulary vocabulary) {
        List<String> pieces = new ArrayList<>();
        Matcher piece = PIECE.matcher(line);
        while (piece.find()) {
            pieces.add(piece.group().replace("\"", ""));
        }
        return of(pieces, vocabulary);
    }

    /** Of arguments. BAD_CONFIGURATION for a facet or term that does not exist, with those that do. */
    static FootageQuery of(List<String> arguments, Vocabulary vocabulary) {
        List<Label> labels = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            Matcher label = LABEL.matcher(argument);
            if (label.matches()) {
                labels.add(known(label.group(1), label.group(2), vocabulary));
            } else {
                words.add(argument);
            }
        }
        try {
            return FootageQuery.of(String.join(" ", words), labels);
        } catch (IllegalArgumentException e) {
            throw new FirebreakException(ErrorCode.BAD_CONFIGURATION, String.valueOf(e.getMessage()), e);
        }
    }

    private static Label known(String facet, String term, Vocabulary vocabulary) {
        if (Facet.BUILT_IN.contains(facet)) {
            return new Label(facet, term);
        }
        if (vocabulary.facet(facet).isEmpty()) {
            List<String> facets = Stream.concat(vocabulary.facets().stream().map(Facet::name), Facet.BUILT_IN.stream())
                    .toList();
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION, "'%s' is no facet; there are %s".formatted(facet, facets));
        }
        Label label = new Label(facet, term);
        if (!term.equals(Facet.UNLABELLED) && !vocabulary.has(label)) {
            TreeSet<String> terms = new TreeSet<>();
            vocabulary.terms(facet).forEach(each -> terms.add(each.name()));
            throw new FirebreakException(
                    ErrorCode.BAD_CONFIGURATION,
                    "'%s' is no term of %s; there are %s and '-' for none".formatted(term, facet, terms));
        }
        return label;
    }
}
