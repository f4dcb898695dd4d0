package dev.firebreak.core.footage;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Full text, made so plain that every store finds the same: small letters and digits in words, everything else is space. */
public final class SearchWords {
    /** Words of a query that are looked at. */
    public static final int MAX_WORDS = 16;

    /** Characters of a word that count. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern LONG = Pattern.compile("([^ ]{" + MAX_LENGTH + "})[^ ]+");

    private SearchWords() {}

    /** The words of a text with one space between each, each cut at {@value #MAX_LENGTH} characters. */
    public static String normal(String text) {
        String words =
                OTHER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        return LONG.matcher(words).replaceAll("$1");
    }

    /** The first {@value #MAX_WORDS} words that a query asks for: each must begin a word of the clip's text. */
    public static List<String> of(String query) {
        String normal = normal(query);
        return normal.isEmpty()
                ? List.of()
                : List.of(normal.split(" ")).stream().limit(MAX_WORDS).toList();
    }

    /** Whether a clip's {@link Footage#searchText} has all the words. */
    public static boolean match(List<String> words, String searchText) {
        List<String> there = List.of(searchText.split(" "));
        return words.stream().allMatch(word -> there.stream().anyMatch(each -> each.startsWith(word)));
    }
}
