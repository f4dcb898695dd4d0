package dev.firebreak.core.edit;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One edit with its parameters chosen.
 *
 * @param text what it does, with figures, for people
 * @param change makes the copy
 * @param coding how it is encoded afterwards, where a real encoder is part of the edit
 */
record Edit(String text, UnaryOperator<Copy> change, Optional<Coding> coding) {
    static Edit of(String text, UnaryOperator<Copy> change) {
        return new Edit(text, change, Optional.empty());
    }

    static Edit ofPictures(String text, UnaryOperator<Picture> change) {
        return of(text, copy -> copy.each(change));
    }
}
