/** The footage library at work: taking clips in, changing and withdrawing them with an entry in the audit log, making datasets. */
@NullMarked
package dev.firebreak.app.footage;

import org.jspecify.annotations.NullMarked;
