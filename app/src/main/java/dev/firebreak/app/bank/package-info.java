/** Banks as people and programs use them: deeds that are written down, files and lists that go in and out, the index that follows. */
@NullMarked
package dev.firebreak.app.bank;

import org.jspecify.annotations.NullMarked;
